import { Agent, request } from 'node:http'

export type Shot = { path: string; cookie?: string }
export type Result = { ms: number[]; bytes: number; bad: number }

/** Sends every shot once over so many connections that stay open, gzip accepted, bodies read and counted. */
export async function fire(port: number, shots: readonly Shot[], connections: number): Promise<Result> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const result: Result = { ms: [], bytes: 0, bad: 0 }
  let next = 0
  const one = ({ path, cookie }: Shot) =>
    new Promise<void>((resolve, reject) => {
      const began = performance.now()
      const sent = request({ agent, port, host: '127.0.0.1', path, headers: { 'accept-encoding': 'gzip', ...(cookie ? { cookie } : {}) } }, (answer) => {
        if (answer.statusCode !== 200) result.bad += 1
        answer.on('data', (piece: Buffer) => (result.bytes += piece.length))
        answer.on('end', () => {
          result.ms.push(performance.now() - began)
          resolve()
        })
      })
      sent.on('error', reject)
      sent.end()
    })
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (next < shots.length) await one(shots[next++]!)
    }),
  )
  agent.destroy()
  return result
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
