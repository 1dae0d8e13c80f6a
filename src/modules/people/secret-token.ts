import { createHash, randomBytes } from 'node:crypto'

/** A token to hand out once and the SHA-256 to keep. 256 bits of randomness need no slow hash. */
export function makeToken(prefix = ''): { token: string; hash: Buffer } {
  const token = prefix + randomBytes(32).toString('base64url')
  return { token, hash: hashToken(token) }
}

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()
