import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { Failure } from '../core/failure.ts'
import { refusals } from '../core/messages.ts'
import type { Handler, Room } from './room.ts'

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

/** Our own files under hashed names: immutable, precompressed at build, kept in memory after the first reader. */
export function serveAssets(room: Room): Handler {
  const kept = new Map<string, { body: Uint8Array<ArrayBuffer>; encoding?: string }>()
  return async (c) => {
    const name = c.req.path.slice('/assets/'.length)
    const type = types[extname(name)]
    if (!type || !/^[\w.-]+$/.test(name) || name.includes('..')) throw new Failure('missing', refusals.missing)
    const accepted = c.req.header('accept-encoding') ?? ''
    const encodings = [/\bbr\b/.test(accepted) ? 'br' : undefined, /\bgzip\b/.test(accepted) ? 'gzip' : undefined, undefined] as const
    for (const encoding of encodings) {
      const file = encoding ? `${name}.${encoding === 'br' ? 'br' : 'gz'}` : name
      let found = kept.get(file)
      if (!found) {
        const body = await readFile(join(room.assetFolder, file)).catch(() => undefined)
        if (!body) continue
        found = { body: new Uint8Array(body), encoding }
        kept.set(file, found)
      }
      return c.body(found.body, 200, {
        'content-type': type,
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'Accept-Encoding',
        ...(found.encoding ? { 'content-encoding': found.encoding } : {}),
      })
    }
    throw new Failure('missing', refusals.missing)
  }
}
