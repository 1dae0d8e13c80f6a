import { randomBytes } from 'node:crypto'
import { access, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BlobPlace } from '../blobs.ts'

/** Files in `folder`, spread over 256 folders. A file appears under its name only when it is whole and on the disk. */
export function diskBlobs(folder: string): BlobPlace {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256)
  return {
    async write(sha256, bytes) {
      const path = pathOf(sha256)
      const draft = `${path}.${randomBytes(6).toString('hex')}`
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      try {
        const file = await open(draft, 'wx', 0o600)
        try {
          await file.writeFile(bytes)
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(draft, path)
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
    },
    read: async (sha256) => (await open(pathOf(sha256), 'r')).createReadStream(),
    has: (sha256) => access(pathOf(sha256)).then(() => true, () => false),
  }
}
