import { webcrypto } from 'node:crypto'
import { CryptoEngine, type ICryptoEngine, setEngine } from 'pkijs'

setEngine('node', new CryptoEngine({ name: 'node', crypto: webcrypto as Crypto }) as unknown as ICryptoEngine)

/** The names that the standards give to what a signature is made of. */
export const oid = {
  data: '1.2.840.113549.1.7.1',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  /** ESS signing-certificate-v2, RFC 5035 §3. */
  signingCertificate: '1.2.840.113549.1.9.16.2.47',
  commonName: '2.5.4.3',
} as const

/** A buffer's own bytes, as the ASN.1 library takes them. */
export const bytesOf = (given: Uint8Array): ArrayBuffer => new Uint8Array(given).buffer
