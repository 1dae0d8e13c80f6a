import { lookup as resolve } from 'node:dns'
import { request } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Why nothing was sent, or no answer read. */
export type OutsideFaultKind = 'private' | 'timeout' | 'unreachable' | 'length'
export class OutsideFault extends Error {
  override name = 'OutsideFault'
  readonly kind: OutsideFaultKind

  constructor(kind: OutsideFaultKind, cause?: unknown) {
    super(kind, { cause })
    this.kind = kind
  }
}

/** Posts JSON to an address outside and gives the answer. */
export type OutsidePost = (url: URL, body: string) => Promise<{ status: number; text: string }>

const closed = new BlockList()
for (const [net, bits] of [['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 3]] as const) {
  closed.addSubnet(net, bits, 'ipv4')
}
const global = new BlockList()
global.addSubnet('2000::', 3, 'ipv6')
for (const [net, bits] of [['2001::', 23], ['2001:db8::', 32], ['2002::', 16]] as const) closed.addSubnet(net, bits, 'ipv6')

/** True for an address of the public internet: not of this machine, of a private network, of documentation, nor one that wraps another. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !closed.check(address, 'ipv4')
  return family === 6 && global.check(address, 'ipv6') && !closed.check(address, 'ipv6')
}

/** Resolves a name and refuses it when any of its addresses is not public; the connection then goes to what was checked. */
const publicLookup: LookupFunction = (host, options, done) => {
  resolve(host, { ...options, all: true }, (error, found) => {
    if (error) return done(error, '', 0)
    if (found.length === 0 || found.some(({ address }) => !isPublicAddress(address))) return done(new OutsideFault('private'), '', 0)
    if (options.all) return done(null, found)
    done(null, found[0]!.address, found[0]!.family)
  })
}

/**
 * Posts over https only, to public addresses only; follows no redirect; bounded in time and in the size of the answer.
 * Which hosts may be asked is for the caller to decide.
 */
export const postOutside = ({ timeoutMs = 10_000, longest = 65_536 } = {}): OutsidePost => (url, body) =>
  new Promise((done, fail) => {
    const host = url.hostname.replace(/^\[|\]$/g, '')
    if (url.protocol !== 'https:' || url.username || url.password || (isIP(host) && !isPublicAddress(host))) return fail(new OutsideFault('private'))
    const signal = AbortSignal.timeout(timeoutMs)
    const asked = request(url, { method: 'POST', lookup: publicLookup, signal, headers: { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body), 'user-agent': 'Qiao' } }, (answer) => {
      const parts: Buffer[] = []
      let bytes = 0
      answer.on('data', (part: Buffer) => {
        bytes += part.length
        if (bytes > longest) asked.destroy(new OutsideFault('length'))
        else parts.push(part)
      })
      answer.on('end', () => done({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }))
      answer.on('error', fail)
    })
    asked.on('error', (error) => fail(error instanceof OutsideFault ? error : new OutsideFault(signal.aborted ? 'timeout' : 'unreachable', error)))
    asked.end(body)
  })
