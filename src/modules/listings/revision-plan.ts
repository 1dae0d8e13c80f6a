import { type Lang, mayReplace, type Origin, otherLang } from '../../core/text.ts'
import { type Content, type Facts, type TextBodies, type TextField, textFields } from './content.ts'
import { digestOf } from './digest.ts'
import { suggestFields } from './field-suggestion.ts'
import { termCode } from '../vocabularies/terms.ts'

/** One text of a revision in one language. `by` and `at` say who wrote it and when. */
export type RevisionText = { lang: Lang; field: TextField; body: string; origin: Origin; ofRev: number; by: string | null; at: Date; /** The machine that wrote it. */ model?: string | null }

/** What readers have now. */
export type LiveRevision = { source: Lang; textRev: number; facts: Facts; texts: readonly RevisionText[] }

/** The next revision as it would be frozen; `changed` is false when it says nothing new. */
export type RevisionPlan = { changed: boolean; source: Lang; textRev: number; facts: Facts; texts: RevisionText[]; digest: Buffer }

/**
 * Makes the next revision from what an author wrote and what is live.
 *
 * - The source language is exactly what was written. A change of it raises `textRev`.
 * - In the other language an absent field keeps the live translation, an empty one removes it, an equal one carries it
 *   on. What is carried keeps its `ofRev`, so that it is stale until somebody updates it, unless its source text did not change.
 * - A machine's text never takes the place of a person's (invariant 1): the person's is carried on.
 */
export function planRevision(content: Content, live: LiveRevision | undefined, by: { personId: string | undefined; at: Date; defaultField?: string | null }): RevisionPlan {
  const { source } = content
  const other = otherLang(source)
  const lives = new Map(live?.texts.map((one) => [`${one.field}:${one.lang}`, one]))
  const liveText = (field: TextField, lang: Lang) => lives.get(`${field}:${lang}`)
  const written = (field: TextField) => content.texts[source]?.[field]?.trim() || undefined
  const sameSource = (field: TextField) => liveText(field, source)?.body === written(field)
  const sourceChanged = live !== undefined && (live.source !== source || textFields.some((field) => !sameSource(field)))
  const textRev = live ? live.textRev + (sourceChanged ? 1 : 0) : 1
  const fresh = { by: by.personId ?? null, at: by.at }

  const current = (one: RevisionText | undefined) => one === undefined || one.ofRev === live?.textRev
  const carried = (one: RevisionText): RevisionText => ({ ...one, ofRev: sameSource(one.field) && current(one) && current(liveText(one.field, source)) ? textRev : one.ofRev })

  const texts: RevisionText[] = []
  for (const field of textFields) {
    const body = written(field)
    if (body) texts.push({ lang: source, field, body, origin: 'author', ofRev: textRev, ...(sameSource(field) && live?.source === source ? bylineOf(liveText(field, source), fresh) : fresh) })
    const before = liveText(field, other)
    const typed = content.texts[other]?.[field]?.trim()
    const origin = content.origins?.[other] ?? 'human'
    if (typed === undefined || typed === before?.body) {
      if (before) texts.push(carried(before))
    } else if (typed !== '') {
      texts.push(before && !mayReplace(before.origin, origin) ? carried(before) : { lang: other, field, body: typed, origin, ofRev: textRev, ...fresh })
    }
  }
  const suggested = live && !sourceChanged && live.facts.fieldsSuggested ? live.facts.fields : undefined
  const facts = withFields(content, texts, suggested, by.defaultField)
  const digest = digestOf(contentOf(source, texts, facts))
  const changed = !live || !digest.equals(digestOf(contentOf(live.source, live.texts, live.facts)))
  return { changed, source, textRev, facts, texts, digest }
}

const bylineOf = (one: RevisionText | undefined, fresh: { by: string | null; at: Date }) => (one ? { by: one.by, at: one.at } : fresh)

/** The texts of a revision as content. */
export function contentOf(source: Lang, texts: readonly Pick<RevisionText, 'lang' | 'field' | 'body'>[], facts: Facts): Content {
  const bodies: { zh?: TextBodies; en?: TextBodies } = {}
  for (const { lang, field, body } of texts) bodies[lang] = { ...bodies[lang], [field]: body }
  return { source, texts: bodies, facts }
}

const isField = (code: string | null | undefined): code is string => typeof code === 'string' && termCode.test(code)

/**
 * The fields as chosen, else as the text suggests them, else the organisation's own, else "other": a listing always has
 * one. A suggestion stands while its source does, so that a translation alone never makes a new version.
 */
function withFields(content: Content, texts: readonly RevisionText[], standing: string[] | undefined, defaultField: string | null | undefined): Facts {
  if (content.facts.fields.length > 0) return content.facts
  const suggested = standing ?? suggestFields(contentOf(content.source, texts, content.facts))
  const fallback: string[] = isField(defaultField) ? [defaultField] : ['other']
  return { ...content.facts, fields: suggested.length > 0 ? suggested : fallback, fieldsSuggested: true }
}
