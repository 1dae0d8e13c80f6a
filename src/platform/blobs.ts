import { createHash, webcrypto } from 'node:crypto'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Config } from './config.ts'
import { diskBlobs } from './blobs/disk.ts'
import { s3Blobs } from './blobs/s3.ts'

/** Bytes under their SHA-256 (64 hexadecimal digits): the same bytes are stored once and never change. */
export type Blobs = {
  /** Stores bytes and answers once they are safe. */
  put(bytes: Uint8Array | Readable): Promise<{ sha256: string; bytes: number }>
  /** @throws when there are none. */
  get(sha256: string): Promise<Readable>
  has(sha256: string): Promise<boolean>
}

/** Where bytes go; only whole ones under their final name. */
export type BlobPlace = {
  write(sha256: string, bytes: Uint8Array): Promise<void>
  read(sha256: string): Promise<Readable>
  has(sha256: string): Promise<boolean>
}

const digest = /^[0-9a-f]{64}$/
/** From so many bytes on, a thread reckons the digest: sixty-four megabytes would stop everybody else for a twentieth of a second. */
const much = 64 * 1024

const sha256Of = async (bytes: Uint8Array): Promise<string> =>
  bytes.byteLength < much ? createHash('sha256').update(bytes).digest('hex') : Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)).toString('hex')

/** The blobs of this installation: S3 where the settings name it, else `QIAO_DATA/files`. */
export function openBlobs(config: Pick<Config, 'dataFolder' | 's3'>): Blobs {
  return blobsOn(config.s3 ? s3Blobs(config.s3) : diskBlobs(join(config.dataFolder, 'files')))
}

export function blobsOn(place: BlobPlace): Blobs {
  const known = (sha256: string) => {
    if (!digest.test(sha256)) throw new Error('not a SHA-256')
    return sha256
  }
  return {
    async put(given) {
      const bytes = given instanceof Uint8Array ? given : await buffer(given)
      const sha256 = await sha256Of(bytes)
      if (!(await place.has(sha256))) await place.write(sha256, bytes)
      return { sha256, bytes: bytes.byteLength }
    },
    get: async (sha256) => place.read(known(sha256)),
    has: async (sha256) => place.has(known(sha256)),
  }
}
