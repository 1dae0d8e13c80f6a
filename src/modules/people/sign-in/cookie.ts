import { createHmac, timingSafeEqual } from 'node:crypto'

/** The value of one cookie of a `Cookie` header, decoded; undefined when absent or not decodable. */
export function readCookie(header: string | null, name: string): string | undefined {
  if (!header) return undefined
  for (const part of header.split(';')) {
    const at = part.indexOf('=')
    if (at < 0 || part.slice(0, at).trim() !== name) continue
    try {
      return decodeURIComponent(part.slice(at + 1).trim())
    } catch {
      return undefined
    }
  }
  return undefined
}

const mac = (token: string, secret: string): Buffer => createHmac('sha256', secret).update(token).digest()

/** `token.signature` as the sign-in library signs its cookies: HMAC-SHA-256 in base64, then encoded as a URI component. */
export const signedValue = (token: string, secret: string): string => encodeURIComponent(`${token}.${mac(token, secret).toString('base64')}`)

/** The token of a signed value, or undefined when the signature is not ours. Compared in constant time. */
export function verifiedToken(value: string | undefined, secret: string): string | undefined {
  if (!value) return undefined
  const at = value.lastIndexOf('.')
  if (at < 1) return undefined
  const token = value.slice(0, at)
  const given = Buffer.from(value.slice(at + 1), 'base64')
  const expected = mac(token, secret)
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined
}

/** Browsers keep a cookie for at most 400 days (RFC 6265bis §5.5). */
const cookieDays = 400

/**
 * The session cookie lives as long as a browser allows: the row in the database decides whether it still counts, and
 * the row slides forward. Other cookies pass as they are.
 */
export const lastingCookie = (cookie: string, sessionCookie: string): string =>
  cookie.startsWith(`${sessionCookie}=`) && !/; Max-Age=0\b/i.test(cookie)
    ? cookie.replace(/; Max-Age=\d+/i, `; Max-Age=${cookieDays * 86_400}`)
    : cookie
