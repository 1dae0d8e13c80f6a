import { createHash, createHmac } from 'node:crypto'

export type Unsigned = {
  method: string
  url: URL
  headers: Readonly<Record<string, string>>
  /** SHA-256 of the body, hexadecimal. */
  bodyDigest: string
  at: Date
  region: string
  key: string
  secret: string
}

/**
 * The headers of a request to S3 with its signature.
 * Source: AWS Signature Version 4, "Authenticating Requests: Using the Authorization Header".
 */
export function signed({ method, url, headers, bodyDigest, at, region, key, secret }: Unsigned): Record<string, string> {
  const stamp = at.toISOString().replace(/[-:]|\.\d{3}/g, '')
  const day = stamp.slice(0, 8)
  const all: Record<string, string> = { ...headers, 'x-amz-content-sha256': bodyDigest, 'x-amz-date': stamp }
  const lower = Object.entries({ ...all, host: url.host }).map(([name, value]) => [name.toLowerCase(), value.trim()] as const)
  const ordered = lower.sort(([a], [b]) => (a < b ? -1 : 1))
  const names = ordered.map(([name]) => name).join(';')
  const query = [...url.searchParams].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')
  const request = [method, url.pathname, query, ...ordered.map(([name, value]) => `${name}:${value}`), '', names, bodyDigest].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', stamp, scope, createHash('sha256').update(request).digest('hex')].join('\n')
  const signingKey = [day, region, 's3', 'aws4_request'].reduce<Buffer | string>((previous, part) => createHmac('sha256', previous).update(part).digest(), `AWS4${secret}`)
  const signature = createHmac('sha256', signingKey).update(toSign).digest('hex')
  return { ...all, authorization: `AWS4-HMAC-SHA256 Credential=${key}/${scope},SignedHeaders=${names},Signature=${signature}` }
}
