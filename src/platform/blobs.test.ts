import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { openBlobs } from './blobs.ts'
import { signed } from './blobs/signature.ts'

const folder = await mkdtemp(join(tmpdir(), 'qiao-blobs-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

test('bytes come back under their digest, once, from the disk', async () => {
  const blobs = openBlobs({ dataFolder: join(folder, 'a b 桥'), s3: undefined })
  const stored = await blobs.put(Buffer.from('内容'))
  expect(stored).toEqual({ sha256: createHash('sha256').update('内容').digest('hex'), bytes: 6 })
  await expect(blobs.put(Readable.from([Buffer.from('内'), Buffer.from('容')]))).resolves.toEqual(stored)
  expect(await text(await blobs.get(stored.sha256))).toBe('内容')
  expect(await blobs.has(stored.sha256)).toBe(true)
  expect(await readdir(join(folder, 'a b 桥', 'files', stored.sha256.slice(0, 2)))).toEqual([stored.sha256])
})

test('what is not there is said so, and a name is never a path', async () => {
  const blobs = openBlobs({ dataFolder: folder, s3: undefined })
  expect(await blobs.has('0'.repeat(64))).toBe(false)
  await expect(blobs.get('0'.repeat(64))).rejects.toThrow()
  await expect(blobs.get('../../etc/passwd')).rejects.toThrow('not a SHA-256')
})

test('requests are signed as the published examples are', () => {
  const common = { at: new Date('2013-05-24T00:00:00Z'), region: 'us-east-1', key: 'AKIAIOSFODNN7EXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }
  const empty = createHash('sha256').update('').digest('hex')
  const got = signed({ ...common, method: 'GET', url: new URL('https://examplebucket.s3.amazonaws.com/test.txt'), headers: { Range: 'bytes=0-9' }, bodyDigest: empty })
  expect(got.authorization).toContain('Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41')
  const list = signed({ ...common, method: 'GET', url: new URL('https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J'), headers: {}, bodyDigest: empty })
  expect(list.authorization).toContain('Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7')
})

test('an S3 service keeps and gives back the same bytes; its errors are errors', async () => {
  const kept = new Map<string, Buffer>()
  const server = createServer((request, answer) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts)
      const path = request.url ?? ''
      const signedBody = request.headers['x-amz-content-sha256'] === createHash('sha256').update(body).digest('hex')
      if (!signedBody || !request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=key/')) answer.writeHead(403).end()
      else if (path.includes('ffff')) answer.writeHead(500).end()
      else if (request.method === 'PUT') answer.writeHead(200).end(void kept.set(path, body))
      else answer.writeHead(kept.has(path) ? 200 : 404).end(request.method === 'GET' ? kept.get(path) : undefined)
    })
  }).listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  try {
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const blobs = openBlobs({ dataFolder: folder, s3: { endpoint, region: 'eu-west-2', bucket: 'qiao', key: 'key', secret: 'secret' } })
    const { sha256 } = await blobs.put(Buffer.from('bytes'))
    expect([...kept.keys()]).toEqual([`/qiao/blobs/${sha256}`])
    expect(await text(await blobs.get(sha256))).toBe('bytes')
    expect(await blobs.has('0'.repeat(64))).toBe(false)
    await expect(blobs.has('f'.repeat(64))).rejects.toThrow('500')
  } finally {
    server.close()
  }
})
