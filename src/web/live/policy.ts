import type { Stream } from '../../modules/events/live/live.ts'
import { securityHeaders } from '../gate/headers.ts'

const withBelow = (hosts: readonly string[]): string => hosts.flatMap((host) => [`https://${host}`, `https://*.${host}`]).join(' ')

/** The content policy of a page with these streams: frames only of the hosts shown here, media only of hosts that the platform allows. */
export function streamPolicy(streams: readonly Stream[], allowed: readonly string[]): string {
  const base = securityHeaders['content-security-policy']!
  const frames = [...new Set(streams.filter((one) => one.kind === 'embed').map((one) => new URL(one.url).origin))]
  const plays = streams.some((one) => one.kind === 'hls')
  const media = plays ? withBelow(allowed) : ''
  return [plays ? base.replace("connect-src 'self'", `connect-src 'self' ${media}`) : base, ...(frames.length > 0 ? [`frame-src ${frames.join(' ')}`] : []), ...(plays ? [`media-src 'self' blob: ${media}`] : [])].join('; ')
}
