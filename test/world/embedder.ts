import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the stand-in does with the next requests: embed, or fail in one of the ways that services fail. */
export type Mood = 'well' | 'error' | 'html' | 'nonsense' | 'short' | 'zero' | 'slow' | 'refuse'

export type EmbeddingStand = { url: string; mood: Mood; asked: { texts: string[]; model: string; authorization?: string }[]; close(): Promise<void> }

/** Directions of a small space of meaning: words of either language that mean the same point the same way. */
const meanings = [/battery|batteries|电池/i, /membrane|膜/i, /hydrogen|氢/i, /robot|机器人/i, /sensor|传感器/i, /water|水/i]
const vectorOf = (text: string): number[] => [...meanings.map((meaning) => (meaning.test(text) ? 1 : 0)), 0.1]

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

/** A service that speaks the `/v1/embeddings` of OpenAI's protocol on a port of its own. */
export async function standInEmbedder(): Promise<EmbeddingStand> {
  const stand: EmbeddingStand = { url: '', mood: 'well', asked: [], close: () => new Promise((resolve) => server.close(() => resolve())) }
  const server = createServer((request, answer) => {
    void (async () => {
      const { input, model } = JSON.parse(await bodyOf(request)) as { input: string[]; model: string }
      stand.asked.push({ texts: input, model, authorization: request.headers.authorization })
      const json = (body: unknown, status = 200): void => void answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      const data = input.map((text, index) => ({ object: 'embedding', index, embedding: stand.mood === 'zero' ? [0, 0, 0] : vectorOf(text) }))
      if (request.url !== '/v1/embeddings') return json({ error: 'no such path' }, 404)
      if (stand.mood === 'error') return json({ error: 'overloaded' }, 503)
      if (stand.mood === 'refuse') return json({ error: 'wrong key' }, 401)
      if (stand.mood === 'html') return void answer.writeHead(200).end('<html>Bad gateway</html>')
      if (stand.mood === 'nonsense') return json({ data: 'many' })
      if (stand.mood === 'short') return json({ data: data.slice(1), model })
      if (stand.mood === 'slow') return void setTimeout(() => json({ data, model }), 2_000).unref()
      // Out of order: what counts is the index.
      json({ object: 'list', data: data.reverse(), model })
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stand.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return stand
}
