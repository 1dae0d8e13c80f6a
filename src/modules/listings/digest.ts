import { createHash } from 'node:crypto'
import { type Content, factsSchema, textFields } from './content.ts'
import { langs } from '../../core/text.ts'

/** A digest of everything that a revision freezes; equal content gives equal bytes whatever the order of its keys. */
export function digestOf(content: Content): Buffer {
  const texts = langs.map((lang) => textFields.map((field) => content.texts[lang]?.[field] || null))
  const facts = Object.keys(factsSchema.shape).sort().map((key) => content.facts[key as keyof Content['facts']] ?? null)
  return createHash('sha256').update(JSON.stringify([content.source, texts, facts], sorted)).digest()
}

/** JSON replacer: keys in order, so that an object read back from the database reads the same. */
const sorted = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value
