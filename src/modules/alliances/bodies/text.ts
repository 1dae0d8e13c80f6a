import type { Actor } from '../../../core/actor.ts'
import { Failure } from '../../../core/failure.ts'
import { refusals } from '../../../core/messages.ts'
import { type Lang, langs, measure, type Phrase, type Text } from '../../../core/text.ts'
import { writeText } from '../../people/people.ts'
import { bodyRefusals } from './messages.ts'

/** What a form says in one language or both. */
export type Halves = { zh?: string; en?: string }

/** Room for texts, in measure units (core/text). */
export const limits = { title: 300, remit: 4000, long: 20_000, item: 500 } as const

type Asked = { [Field in string]: { halves?: Halves; limit: number; before?: Text | null; need: 'one' | 'both' | 'none' } }

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
      if (measure(halves[half] ?? '') > limit) problems[`${field}_${half}`] = bodyRefusals.long
      if (need === 'both' && !halves[half]?.trim()) problems[`${field}_${half}`] = bodyRefusals.both
    }
    found[field] = writeText(before, halves, lang, actor.at, actor.personId)
    if (need === 'one' && !found[field]) problems[`${field}_${lang}`] = bodyRefusals.needed
  }
  if (Object.keys(problems).length > 0) throw new Failure('invalid', refusals.invalid, { fields: problems })
  return found as { [Field in keyof Fields]: Fields[Field]['need'] extends 'none' ? Text | undefined : Text }
}

/** A Text as its column takes it. */
export const stored = (text: Text | undefined | null): string | null => (text ? JSON.stringify(text) : null)

/** The words of a Text in both languages, for the words of a notice. */
export const halvesOf = (text: Text): Halves => ({ zh: text.variants.zh?.body, en: text.variants.en?.body })

/** A Failure at one field of a form. */
export const wrong = (field: string, sentence: Phrase): Failure => new Failure('invalid', sentence, { fields: { [field]: sentence } })
export const missing = (): Failure => new Failure('missing', refusals.missing)
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10)
