import { fromBER, ObjectIdentifier, OctetString, Sequence } from 'asn1js'
import { createHash, timingSafeEqual } from 'node:crypto'
import { Attribute, Certificate, ContentInfo, EncapsulatedContentInfo, IssuerAndSerialNumber, SignedAndUnsignedAttributes, SignedData, SignerInfo } from 'pkijs'
import { type Seal, fingerprintOf } from './certificate.ts'
import { bytesOf, oid } from './engine.ts'

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()
const derOf = (certificate: Certificate): Buffer => Buffer.from(certificate.toSchema(true).toBER(false))

/** SigningCertificateV2 with the one certificate that signs; SHA-256 is its default and is left out (RFC 5035 §4). */
const signingCertificate = (der: Uint8Array): Sequence => new Sequence({ value: [new Sequence({ value: [new Sequence({ value: [new OctetString({ valueHex: bytesOf(sha256(der)) })] })] })] })

/**
 * A detached CMS signature over `data` as PAdES B-B asks for it (ETSI EN 319 142-1 §6.3): content type, message digest and
 * ESS signing-certificate-v2 are signed, and no signing time, which stands in the PDF.
 */
export async function cmsOver(data: Uint8Array, { certificate, chain, key }: Seal): Promise<Buffer> {
  const attributes = [
    new Attribute({ type: oid.contentType, values: [new ObjectIdentifier({ value: oid.data })] }),
    new Attribute({ type: oid.messageDigest, values: [new OctetString({ valueHex: bytesOf(sha256(data)) })] }),
    new Attribute({ type: oid.signingCertificate, values: [signingCertificate(derOf(certificate))] }),
  ]
  // The elements of a set stand in the order of their encodings (DER).
  const sorted = attributes.map((one) => [Buffer.from(one.toSchema().toBER(false)), one] as const).sort(([a], [b]) => Buffer.compare(a, b)).map(([, one]) => one)
  const signerInfo = new SignerInfo({ version: 1, sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }), signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes: sorted }) })
  const signed = new SignedData({ version: 1, encapContentInfo: new EncapsulatedContentInfo({ eContentType: oid.data }), signerInfos: [signerInfo], certificates: [certificate, ...chain] })
  await signed.sign(key as CryptoKey, 0, 'SHA-256', bytesOf(data))
  return Buffer.from(new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signed.toSchema(true) }).toSchema().toBER(false))
}

/** A signature that stands over these bytes. `baseline`: it names its certificate as PAdES B-B asks. */
export type Stands = { fingerprint: string; subject: string; baseline: boolean }

const nameOf = (certificate: Certificate): string => certificate.subject.typesAndValues.map((one) => String(one.value.valueBlock.value)).join(', ')

function namesItself(info: SignerInfo, der: Buffer): boolean {
  const attribute = info.signedAttrs?.attributes.find((one) => one.type === oid.signingCertificate)
  const [expected, given] = [Buffer.from(signingCertificate(der).toBER(false)), Buffer.from(attribute?.values[0]?.toBER(false) ?? new ArrayBuffer(0))]
  // A hash stands in the first certificate identifier, whatever follows it.
  const hash = sha256(der)
  return expected.length === given.length ? timingSafeEqual(expected, given) : given.includes(hash)
}

/** Checks a detached signature; undefined when it is none, is damaged or does not stand over `data`. Who may be trusted is not asked. */
export async function readCms(contents: Uint8Array, data: Uint8Array): Promise<Stands | undefined> {
  try {
    const { result, offset } = fromBER(bytesOf(contents))
    // The room that the signature did not need is filled with zeros, and with nothing else.
    if (offset <= 0 || contents.subarray(offset).some((byte) => byte !== 0)) return undefined
    const signed = new SignedData({ schema: new ContentInfo({ schema: result }).content })
    const info = signed.signerInfos[0]
    if (!info) return undefined
    const { serialNumber } = info.sid as IssuerAndSerialNumber
    const certificate = signed.certificates?.find((one): one is Certificate => one instanceof Certificate && one.serialNumber.isEqual(serialNumber))
    if (!certificate || !(await signed.verify({ signer: 0, data: bytesOf(data), checkChain: false }))) return undefined
    const der = derOf(certificate)
    return { fingerprint: fingerprintOf(der), subject: nameOf(certificate), baseline: namesItself(info, der) }
  } catch {
    return undefined
  }
}
