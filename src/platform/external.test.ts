import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { inject, expect, test } from 'vitest'
import { checkExternal } from './external.ts'

const text = (value: string) => Buffer.from(`${value}\0`)
const int32 = (value: number) => Buffer.from([value >>> 24, value >>> 16, value >>> 8, value])
const int16 = (value: number) => Buffer.from([value >>> 8, value])
const message = (type: string, ...parts: Buffer[]) => {
  const body = Buffer.concat(parts)
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body])
}

/** A server that speaks just enough of PostgreSQL's protocol (version 3) to answer one query with one row of texts. */
async function serverOf(row: Record<string, string>): Promise<{ url: string; close(): void }> {
  const ready = message('Z', Buffer.from('I'))
  const fields = Object.keys(row).map((name) => Buffer.concat([text(name), int32(0), int16(0), int32(25), int16(65535), int32(-1), int16(0)]))
  const values = Object.values(row).map((value) => Buffer.concat([int32(Buffer.byteLength(value)), Buffer.from(value)]))
  const answer = [message('T', int16(fields.length), ...fields), message('D', int16(values.length), ...values), message('C', text('SELECT 1')), ready]
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', int32(0)), ready]))
      socket.on('data', (data) => data.toString('latin1').startsWith('Q') && socket.write(Buffer.concat(answer)))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () => {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
  return { url: `postgres://qiao:hush@127.0.0.1:${(server.address() as AddressInfo).port}/qiao`, close }
}

test('a real database is accepted', () => checkExternal(inject('databaseUrl')))

test.each([
  [{ number: '140012', version: '14.12', encoding: 'UTF8' }, 'is PostgreSQL 14.12, and Qiao needs 15'],
  [{ number: '160001', version: '16.1', encoding: 'SQL_ASCII' }, 'is encoded in SQL_ASCII'],
])('%o is refused', async (row, sentence) => {
  const server = await serverOf(row)
  const refused = await checkExternal(server.url).catch((error: unknown) => String(error))
  expect(refused).toContain(sentence)
  expect(refused).not.toContain('hush')
  server.close()
})

test('a wrong password is refused with the reason of the server, and a name without an address too', async () => {
  const url = new URL(inject('databaseUrl'))
  url.password = 'wrong'
  await expect(checkExternal(url.href)).rejects.toThrow(/does not answer: password authentication failed/)
  await expect(checkExternal('postgres://x@nowhere.invalid/x')).rejects.toThrow(/nowhere\.invalid\/x does not answer/)
})
