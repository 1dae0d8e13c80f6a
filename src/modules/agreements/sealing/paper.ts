import type { Lang } from '../../../core/text.ts'
import type { Block } from '../document.ts'

/** What the thread draws: plain data, in both languages, the governing one first. */
export type SealedPaper = {
  title: string
  reference: string
  /** SHA-256 of the exact text that was signed. */
  sha256: string
  parts: readonly { lang: Lang; head: string; blocks: readonly Block[] }[]
  /** The page that says who signed, when and how it was confirmed. */
  audit: readonly Block[]
  /** Language of the document as a whole. */
  lang: Lang
  /** ISO instant of the seal. */
  at: string
  /** Who signs the file: the instance. */
  sealer: string
}
