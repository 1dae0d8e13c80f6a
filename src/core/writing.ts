import type { Actor } from './actor.ts'
import { Failure } from './failure.ts'
import { refusals, writing } from './messages.ts'
import { authored, type Lang, langs, measure, type Phrase, type Text, type Variant } from './text.ts'

/** What a form says in one language or both. */
export type Halves = { zh?: string; en?: string }

/**
 * A bilingual text after an edit. A change of the source raises the revision, so that a translation
 * which was not touched is stale; a change of the translation is up to date at once. Empty in both languages: undefined.
 */
export function writeText(before: Text | null | undefined, bodies: Halves, preferred: Lang, at: Date, by?: string): Text | undefined {
  const given = langs.filter((lang) => bodies[lang]?.trim())
  const source = before && given.includes(before.source) ? before.source : (given.find((lang) => lang === preferred) ?? given[0])
  if (!source) return undefined
  const body = bodies[source]!.trim()
  if (!before || before.source !== source) {
    const text = authored(source, body, at.toISOString(), by)
    for (const lang of given) if (lang !== source) text.variants[lang] = { body: bodies[lang]!.trim(), origin: 'human', ofRev: 1, at: at.toISOString(), by }
    return text
  }
  const changed = before.variants[source]?.body !== body
  const rev = changed ? before.rev + 1 : before.rev
  const variants: Text['variants'] = {}
  for (const lang of given) {
    const old = before.variants[lang]
    const text = bodies[lang]!.trim()
    const fresh: Variant = { body: text, origin: lang === source ? 'author' : 'human', ofRev: rev, at: at.toISOString(), by }
    variants[lang] = old && old.body === text ? (lang === source && changed ? fresh : old) : fresh
  }
  return { source, rev, variants }
}

type Asked = { [Field in string]: { halves?: Halves; /** In measure units. */ limit: number; before?: Text | null; need: 'one' | 'both' | 'none' } }

/**
 * Texts out of a form; `lang` is the language of a source that was written in both. The key names the field of the form,
 * whose halves are `key_zh` and `key_en`.
 * @throws invalid with a sentence at each half that is missing or too long
 */
export function textsOf<Fields extends Asked>(actor: Actor, lang: Lang, asked: Fields): { [Field in keyof Fields]: Fields[Field]['need'] extends 'none' ? Text | undefined : Text } {
  const problems: Record<string, Phrase> = {}
  const found: Record<string, Text | undefined> = {}
  for (const [field, { halves = {}, limit, before, need }] of Object.entries(asked)) {
    for (const half of langs) {
      if (measure(halves[half] ?? '') > limit) problems[`${field}_${half}`] = writing.long
      if (need === 'both' && !halves[half]?.trim()) problems[`${field}_${half}`] = writing.both
    }
    found[field] = writeText(before, halves, lang, actor.at, actor.personId)
    if (need === 'one' && !found[field]) problems[`${field}_${lang}`] = writing.needed
  }
  if (Object.keys(problems).length > 0) throw new Failure('invalid', refusals.invalid, { fields: problems })
  return found as { [Field in keyof Fields]: Fields[Field]['need'] extends 'none' ? Text | undefined : Text }
}

/** A Text as its column takes it. */
export const stored = (text: Text | undefined | null): string | null => (text ? JSON.stringify(text) : null)

/** The words of a Text in both languages, for the words of a notice. */
export const halvesOf = (text: Text): Halves => ({ zh: text.variants.zh?.body, en: text.variants.en?.body })
