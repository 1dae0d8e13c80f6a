import { BitString, fromBER, Integer, Utf8String } from 'asn1js'
import { createHash, createPrivateKey, type KeyObject, randomBytes, webcrypto, X509Certificate } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AttributeTypeAndValue, BasicConstraints, Certificate, Extension } from 'pkijs'
import type { Config } from '../config.ts'
import { bytesOf, oid } from './engine.ts'

/** What an instance signs with: its certificate, those that vouch for it, and the key. */
export type Seal = { certificate: Certificate; chain: readonly Certificate[]; key: webcrypto.CryptoKey; /** SHA-256 of the certificate, 64 hexadecimal digits. */ fingerprint: string }

const years = 15
const pem = (name: string, der: ArrayBuffer): string => `-----BEGIN ${name}-----\n${Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n').trimEnd()}\n-----END ${name}-----\n`
const certificateOf = (der: Uint8Array): Certificate => new Certificate({ schema: fromBER(bytesOf(der)).result })

/** SHA-256 of a certificate's DER, as verifiers print it. */
export const fingerprintOf = (der: Uint8Array): string => createHash('sha256').update(der).digest('hex')

/** A certificate that vouches for itself, and its key of 3,072 bits; in PEM. */
async function make(host: string, at: Date): Promise<{ certificate: string; key: string }> {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 3072, publicExponent: new Uint8Array([1, 0, 1]) }
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = new Certificate({ version: 2, serialNumber: new Integer({ valueHex: bytesOf(Buffer.concat([Buffer.from([0x11]), randomBytes(15)])) }) })
  for (const name of [certificate.issuer, certificate.subject]) {
    name.typesAndValues.push(new AttributeTypeAndValue({ type: oid.commonName, value: new Utf8String({ value: `Qiao ${host}` }) }))
  }
  certificate.notBefore.value = new Date(at.getTime() - 86_400_000)
  certificate.notAfter.value = new Date(Date.UTC(at.getUTCFullYear() + years, at.getUTCMonth(), at.getUTCDate()))
  // Digital signature and non-repudiation (RFC 5280 §4.2.1.3), and no authority over others.
  const usage = new BitString({ valueHex: new Uint8Array([0xc0]).buffer, unusedBits: 6 })
  certificate.extensions = [
    new Extension({ extnID: '2.5.29.19', critical: true, extnValue: new BasicConstraints({ cA: false }).toSchema().toBER(false) }),
    new Extension({ extnID: '2.5.29.15', critical: true, extnValue: usage.toBER(false) }),
  ]
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey as CryptoKey)
  await certificate.sign(keys.privateKey as CryptoKey, 'SHA-256')
  return { certificate: pem('CERTIFICATE', certificate.toSchema(true).toBER(false)), key: pem('PRIVATE KEY', await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)) }
}

/** The pair of a data folder, made at the first use; of two processes that make one at once, one has it. */
async function ownPair(dataFolder: string, host: string, at: Date): Promise<string> {
  const folder = join(dataFolder, 'seal')
  const file = join(folder, 'seal.pem')
  if (!existsSync(file)) {
    const { certificate, key } = await make(host, at)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
    writeFileSync(draft, certificate + key, { mode: 0o600 })
    try {
      linkSync(draft, file)
    } catch (error) {
      if (!existsSync(file)) throw error
    } finally {
      rmSync(draft, { force: true })
    }
  }
  return readFileSync(file, 'utf8')
}

const curves: Record<string, string> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' }

function importable(key: KeyObject): Promise<webcrypto.CryptoKey> {
  const curve = curves[key.asymmetricKeyDetails?.namedCurve ?? '']
  const algorithm = key.asymmetricKeyType === 'ec' && curve ? { name: 'ECDSA', namedCurve: curve } : { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  return webcrypto.subtle.importKey('pkcs8', key.export({ type: 'pkcs8', format: 'der' }), algorithm, false, ['sign'])
}

/**
 * What this installation signs with: the files that the settings name (PEM; the certificate first, then those that vouch
 * for it), else a pair of its own in `QIAO_DATA/seal`.
 */
export async function loadSeal(config: Pick<Config, 'dataFolder' | 'url' | 'seal'>, at: Date): Promise<Seal> {
  const text = config.seal ? readFileSync(config.seal.certificate, 'utf8') : await ownPair(config.dataFolder, new URL(config.url).hostname, at)
  const certificates = [...text.matchAll(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)].map(([one]) => new X509Certificate(one))
  const [own] = certificates
  const key = createPrivateKey(config.seal ? readFileSync(config.seal.key) : text.slice(text.indexOf('-----BEGIN PRIVATE KEY')))
  if (!own || !own.checkPrivateKey(key)) throw new Error('The certificate and the key of the seal do not belong together.')
  const [certificate, ...chain] = certificates.map((one) => certificateOf(one.raw))
  return { certificate: certificate!, chain, key: await importable(key), fingerprint: fingerprintOf(own.raw) }
}
