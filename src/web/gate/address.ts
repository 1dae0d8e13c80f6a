import type { Visit } from '../room.ts'

type WithSocket = { incoming?: { socket?: { remoteAddress?: string } } }

/** The block that a request comes from: /24 of IPv4, /56 of IPv6, so that one household or subscriber counts as one. */
export function addressBlock(c: Visit): string {
  const address = (c.env as WithSocket | undefined)?.incoming?.socket?.remoteAddress ?? 'local'
  const plain = address.startsWith('::ffff:') ? address.slice(7) : address
  if (/^\d+\.\d+\.\d+\.\d+$/.test(plain)) return plain.split('.').slice(0, 3).join('.')
  return plain.includes(':') ? plain.split(':').slice(0, 4).join(':') : plain
}
