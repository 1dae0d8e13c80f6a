import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { BlobPlace } from '../blobs.ts'
import type { S3Config } from '../config.ts'
import { signed } from './signature.ts'

const timeoutMs = 30_000

/** Objects `blobs/<sha256>` of a bucket, by address path (`endpoint/bucket/key`), which every S3 service understands. */
export function s3Blobs(config: S3Config): BlobPlace {
  const base = `${config.endpoint ?? `https://s3.${config.region}.amazonaws.com`}/${config.bucket}/blobs/`
  const ask = (method: 'GET' | 'HEAD' | 'PUT', sha256: string, body?: Uint8Array): Promise<Response> => {
    const url = new URL(base + sha256)
    const bodyDigest = createHash('sha256').update(body ?? '').digest('hex')
    const headers = signed({ method, url, headers: {}, bodyDigest, at: new Date(), region: config.region, key: config.key, secret: config.secret })
    const request: RequestInit = { method, headers, signal: AbortSignal.timeout(timeoutMs) }
    if (body) request.body = Uint8Array.from(body)
    return fetch(url, request)
  }
  return {
    async write(sha256, bytes) {
      const answer = await ask('PUT', sha256, bytes)
      await answer.arrayBuffer()
      if (!answer.ok) throw new Error(`the file store answered ${answer.status} to PUT`)
    },
    async read(sha256) {
      const answer = await ask('GET', sha256)
      if (!answer.ok || !answer.body) throw new Error(`the file store answered ${answer.status} to GET`)
      return Readable.fromWeb(answer.body as ReadableStream<Uint8Array>)
    },
    async has(sha256) {
      const answer = await ask('HEAD', sha256)
      if (answer.ok) return true
      if (answer.status === 404) return false
      throw new Error(`the file store answered ${answer.status} to HEAD`)
    },
  }
}
