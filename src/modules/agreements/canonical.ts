import { createHash } from 'node:crypto'
import type { Content } from './content.ts'
import { blocksOf, type DocumentFacts, linesOf, orderOf } from './document.ts'

/**
 * The exact text of a version in UTF-8 (NFC): both languages with parties, clauses and schedule, the governing one first, a line of
 * three hyphens between them, one line end. Its SHA-256 is what signatures stand for.
 */
export function exactText(content: Content, facts: DocumentFacts): string {
  const parts = orderOf(content).map((lang) => blocksOf(content, lang, facts).flatMap(linesOf).join('\n'))
  return `${parts.join('\n\n---\n\n').normalize('NFC')}\n`
}

/** 64 hexadecimal digits. */
export const hashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

