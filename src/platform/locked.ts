import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Text that only this instance can read: AES-256-GCM under a key that derives from a secret of the data folder, for one purpose. */
export type Locker = { lock(text: string): Buffer; /** Undefined: it was locked under another secret, or altered. */ unlock(bytes: Uint8Array): string | undefined }

const [ivLength, tagLength] = [12, 16]

/** @param purpose tells one use of the secret from another: what is locked for one is not read for another */
export function openLocker(secret: string, purpose: string): Locker {
  const key = Buffer.from(hkdfSync('sha256', secret, '', `qiao ${purpose}`, 32))
  return {
    lock(text) {
      const iv = randomBytes(ivLength)
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), body])
    },
    unlock(bytes) {
      const whole = Buffer.from(bytes)
      if (whole.length < ivLength + tagLength) return undefined
      const decipher = createDecipheriv('aes-256-gcm', key, whole.subarray(0, ivLength))
      decipher.setAuthTag(whole.subarray(ivLength, ivLength + tagLength))
      try {
        return Buffer.concat([decipher.update(whole.subarray(ivLength + tagLength)), decipher.final()]).toString('utf8')
      } catch {
        return undefined
      }
    },
  }
}
