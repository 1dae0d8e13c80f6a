import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'

type Received = { path: string; headers: Record<string, string | string[] | undefined>; body: Record<string, unknown> }
type Answer = { status?: number; type?: string; body: string; afterMs?: number }

/** A stand-in for a machine that translates, speaking both protocols on one port. */
export type TranslationServer = {
  url: string
  received: Received[]
  /** What it answers from now on; nothing: it marks each text as translated. */
  answer(next?: (received: Received) => Answer | undefined): void
}

const marks = { zh: '译文：', en: 'In English: ' } as const

/** Han characters become x and Latin letters 字, so that a reply is in the other script and as long as the text. */
const turned = (text: string, to: 'zh' | 'en'): string => marks[to] + (to === 'zh' ? text.replace(/\p{Script=Latin}+/gu, '字') : text.replace(/\p{Script=Han}/gu, 'x '))

const libre = ({ body }: Received): Answer => ({ body: JSON.stringify({ translatedText: turned(String(body.q), String(body.target).startsWith('zh') ? 'zh' : 'en') }) })

function completion({ body }: Received): Answer {
  const [system, user] = body.messages as { content: string }[]
  return { body: JSON.stringify({ choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: turned(user?.content ?? '', system?.content.includes('into Simplified Chinese') ? 'zh' : 'en') } }] }) }
}

export async function openTranslationServer(): Promise<TranslationServer> {
  const received: Received[] = []
  let special: ((received: Received) => Answer | undefined) | undefined
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const one: Received = { path: request.url ?? '', headers: request.headers, body: JSON.parse(Buffer.concat(parts).toString('utf8')) as Record<string, unknown> }
      received.push(one)
      const usual = one.path.endsWith('/translate') ? libre(one) : one.path.endsWith('/chat/completions') ? completion(one) : { status: 404, body: '{"error":"not found"}' }
      const { status = 200, type = 'application/json', body, afterMs = 0 }: Answer = special?.(one) ?? usual
      setTimeout(() => response.writeHead(status, { 'content-type': type }).end(body), afterMs)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answer: (next) => {
      special = next
    },
  }
}
