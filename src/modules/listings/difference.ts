import { type Lang, langs } from '../../core/text.ts'
import { type Facts, factsSchema, type TextField, textFields } from './content.ts'
import { runsBetween, type Run } from '../../engine/difference/difference.ts'

/** What became of one section in one language. `runs` put together give the old text (same + removed) and the new (same + added). */
export type TextChange = { field: TextField; lang: Lang; kind: 'added' | 'removed' | 'changed'; runs: Run[] }
export type FactChange = { fact: keyof Facts; before: Facts[keyof Facts] | undefined; after: Facts[keyof Facts] | undefined }
export type Difference = { texts: TextChange[]; facts: FactChange[] }

type Version = { texts: readonly { field: TextField; lang: Lang; body: string }[]; facts: Facts }

/** What a reader must know who knows `before` and sees `after`: per section and language, and per fact. */
export function differenceOf(before: Version, after: Version): Difference {
  const body = (version: Version, field: TextField, lang: Lang) => version.texts.find((one) => one.field === field && one.lang === lang)?.body ?? ''
  const texts = textFields.flatMap((field) =>
    langs.flatMap((lang): TextChange[] => {
      const [was, is] = [body(before, field, lang), body(after, field, lang)]
      if (was === is) return []
      return [{ field, lang, kind: was === '' ? 'added' : is === '' ? 'removed' : 'changed', runs: runsBetween(was, is) }]
    }),
  )
  const facts = (Object.keys(factsSchema.shape) as (keyof Facts)[]).flatMap((fact): FactChange[] =>
    same(before.facts[fact], after.facts[fact]) ? [] : [{ fact, before: before.facts[fact], after: after.facts[fact] }],
  )
  return { texts, facts }
}

const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b)
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) => (typeof one === 'object' && one !== null && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one)) ?? ''
