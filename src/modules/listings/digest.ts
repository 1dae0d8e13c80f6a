import { createHash } from 'node:crypto'
import { type Lang, langs } from '../../core/text.ts'
import { type Content, factsSchema, type TextField, textFields } from './content.ts'

/** What content could not state at first. Left out where it is not stated, so that what was digested before reads the same. */
const statedLater: ReadonlySet<string> = new Set([
  'priorities', 'chain', 'chainLink', 'expertKind', 'laboratoryLevel', 'orcid', 'workingLanguages', 'teamSize', 'website', 'equipmentType', 'institutionRef', 'doi', 'manufacturers',
  'model', 'commissionedOn', 'decommissionedOn', 'department', 'location', 'relatedEquipment', 'funding', 'strengths', 'laboratories', 'measures', 'accessTerms',
])
const isStated = (value: unknown): boolean => value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)

/** A digest of everything that a revision freezes; equal content gives equal bytes whatever the order of its keys. */
export function digestOf(content: Content): Buffer {
  const textOf = (lang: Lang, field: TextField) => content.texts[lang]?.[field]
  const texts = langs.map((lang) => textFields.filter((field) => !statedLater.has(field)).map((field) => textOf(lang, field) || null))
  const keys = Object.keys(factsSchema.shape).sort() as (keyof Content['facts'])[]
  const facts = keys.filter((key) => !statedLater.has(key)).map((key) => content.facts[key] ?? null)
  const later = [
    ...langs.flatMap((lang) => textFields.flatMap((field) => (statedLater.has(field) && isStated(textOf(lang, field)) ? [[lang, field, textOf(lang, field)]] : []))),
    ...keys.flatMap((key) => (statedLater.has(key) && isStated(content.facts[key]) ? [[key, content.facts[key]]] : [])),
  ]
  return createHash('sha256').update(JSON.stringify([content.source, texts, facts, ...(later.length > 0 ? [later] : [])], sorted)).digest()
}

/** JSON replacer: keys in order, so that an object read back from the database reads the same. */
const sorted = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value
