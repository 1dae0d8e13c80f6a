import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { Refusal } from '../platform/refusal.ts'
import { superviseMessages } from './messages.ts'

/**
 * Looks whether the port can be listened on, before anything is started.
 * @param patience milliseconds to wait for a busy port: after a crash the old web process may still be closing.
 * @throws Refusal
 */
export async function requirePort(host: string, port: number, patience: number): Promise<void> {
  const until = Date.now() + patience
  for (;;) {
    const code = await tryPort(host, port)
    if (code === undefined) return
    if (code !== 'EADDRINUSE') throw new Refusal(superviseMessages.portRefused, { host, port, reason: code })
    if (Date.now() >= until) throw new Refusal(superviseMessages.portBusy, { host, port })
    await pause(50)
  }
}

function tryPort(host: string, port: number): Promise<string | undefined> {
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', (error) => resolve('code' in error ? String(error.code) : error.message))
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)))
  })
}
