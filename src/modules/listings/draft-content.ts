import { isLang, type Lang, langs, type Origin, origins, type Phrase } from '../../core/text.ts'
import type { Terms, Vocabulary } from '../vocabularies/vocabularies.ts'
import { type Content, type Facts, factsSchema, type TextBodies, textFields, longestBody } from './content.ts'
import { messages } from './messages.ts'

/** A draft as it was typed: texts whole, facts of any value, right or wrong. */
export type DraftContent = { source: Lang; texts: { zh?: TextBodies; en?: TextBodies }; origins?: Partial<Record<Lang, Origin>>; facts: Record<string, unknown> }

/** The draft with its wrong facts left out, and a sentence for each of those. */
export type ReadDraft = { content: Content; problems: Record<string, Phrase> }

/**
 * What may be stored as a draft: strings of known sections, and facts of any kind up to a size. Keeps everything typed
 * that fits a known place; nothing wrong is refused here.
 */
export function keepTyped(given: { source?: unknown; texts?: unknown; origins?: unknown; facts?: unknown }): DraftContent {
  const texts: DraftContent['texts'] = {}
  for (const lang of langs) {
    const typed = objectOf(objectOf(given.texts)[lang])
    const bodies: TextBodies = {}
    for (const field of textFields) {
      const body = typed[field]
      if (typeof body === 'string') bodies[field] = cleaned(body).slice(0, longestBody)
    }
    if (Object.keys(bodies).length > 0) texts[lang] = bodies
  }
  const said = objectOf(given.origins)
  const from = Object.fromEntries(langs.flatMap((lang) => origins.filter((origin) => origin === said[lang]).map((origin) => [lang, origin])))
  const facts = Object.fromEntries(Object.entries(objectOf(given.facts)).filter(([key, value]) => key in factsSchema.shape && value !== undefined))
  return { source: isLang(given.source) ? given.source : 'zh', texts, ...(Object.keys(from).length > 0 ? { origins: from } : {}), facts: JSON.parse(cleaned(JSON.stringify(facts))) }
}

const named = { fields: 'field', priorities: 'priority', chain: 'chain' } as const satisfies Partial<Record<keyof Facts, Vocabulary>>

/** The facts with every term as it is called now; what the vocabularies do not know, and what says nothing by itself, is left out and named. */
function settled(facts: Facts, terms: Terms, problems: Record<string, Phrase>): Facts {
  const wrong = (key: keyof typeof messages.problems) => (problems[key] ??= messages.problems[key])
  const known = (key: keyof typeof named, codes: readonly string[]): string[] => {
    const found = codes.map((code) => terms.current(named[key], code))
    if (found.includes(undefined)) wrong(key)
    return [...new Set(found.filter((code) => code !== undefined))]
  }
  const [chain] = facts.chain === undefined ? [] : known('chain', [facts.chain])
  const { chain: _chain, chainLink, decommissionedOn, ...rest } = facts
  if (chainLink && !chain) wrong('chainLink')
  const ended = decommissionedOn !== undefined && facts.commissionedOn !== undefined && decommissionedOn < facts.commissionedOn
  if (ended) wrong('decommissionedOn')
  return {
    ...rest,
    fields: known('fields', facts.fields),
    priorities: known('priorities', facts.priorities),
    ...(chain ? { chain, ...(chainLink ? { chainLink } : {}) } : {}),
    ...(decommissionedOn !== undefined && !ended ? { decommissionedOn } : {}),
  }
}

/** Reads a stored draft leniently: each wrong fact is left out and named by its key, a wrong item of a list by itself. */
export function readDraft(stored: unknown, terms: Terms): ReadDraft {
  const draft = keepTyped(objectOf(stored))
  const problems: Record<string, Phrase> = {}
  const facts: Record<string, unknown> = {}
  for (const [key, schema] of Object.entries(factsSchema.shape)) {
    const typed = draft.facts[key]
    if (typed === undefined || typed === '' || typed === null) continue
    const parsed = schema.safeParse(typed)
    if (parsed.success) {
      facts[key] = parsed.data
      continue
    }
    problems[key] = messages.problems[key as keyof typeof messages.problems] ?? messages.wrongFact
    if (!Array.isArray(typed)) continue
    const kept = typed.filter((one) => schema.safeParse([one]).success)
    const whole = schema.safeParse(kept)
    if (whole.success) facts[key] = whole.data
  }
  const { source, texts, origins: from } = draft
  return { content: { source, texts, ...(from ? { origins: from } : {}), facts: settled(factsSchema.parse(facts), terms, problems) }, problems }
}

/** The content as a stored draft. */
export const asDraft = (content: Content): DraftContent => keepTyped(content)

const objectOf = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {})

/** Without the null characters that PostgreSQL cannot keep; lone surrogates become the replacement character. */
const cleaned = (body: string): string => body.replaceAll('\u0000', '').replaceAll('\\u0000', '').toWellFormed()
