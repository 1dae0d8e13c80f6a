import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'
import { OutsideFault, type OutsidePost } from '../../src/platform/outside.ts'

export type Heard = { path: string; query: URLSearchParams; body: Record<string, unknown> }

/** How the stand-in answers from now on: as its provider does when all is well, or with this. */
type Mood = { status: number; text: string } | undefined

const well: Record<string, string> = {
  'qyapi.weixin.qq.com': '{"errcode":0,"errmsg":"ok"}', 'oapi.dingtalk.com': '{"errcode":0,"errmsg":"ok"}', 'open.feishu.cn': '{"code":0,"data":{},"msg":"success"}', 'example.webhook.office.com': '1',
}

/** A server that stands in for the four providers and answers in their forms; posts to any of them reach it. */
export async function openGroupChat(): Promise<{ heard: Heard[]; post: OutsidePost; answer(mood: Mood): void }> {
  const heard: Heard[] = []
  let mood: Mood
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://stand-in')
      heard.push({ path: url.pathname, query: url.searchParams, body: JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown> })
      response.writeHead(mood?.status ?? 200)
      response.end(mood?.text ?? well[request.headers['x-for'] as string] ?? '')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => new Promise((resolve) => server.close(resolve)))
  const { port } = server.address() as AddressInfo
  return {
    heard,
    answer: (next) => void (mood = next),
    async post(url, body) {
      const answered = await fetch(`http://127.0.0.1:${port}${url.pathname}${url.search}`, { method: 'POST', body, headers: { 'x-for': url.hostname }, redirect: 'manual' }).catch((error: unknown) => {
        throw new OutsideFault('unreachable', error)
      })
      return { status: answered.status, text: await answered.text() }
    },
  }
}
