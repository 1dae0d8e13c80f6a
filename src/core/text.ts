/** The two languages of Qiao. Names of people and organisations are {@link Name}s, everything else that people write is a {@link Text}. */
export const langs = ['zh', 'en'] as const
export type Lang = (typeof langs)[number]

/** A phrase of the product itself: both halves always exist; a missing half is a type error. Placeholders are `{name}`. */
export type Phrase = { readonly zh: string; readonly en: string }

/** Where the words of a variant come from. A machine never replaces an author, a human translator or an approved text. */
export const origins = ['author', 'human', 'machine', 'approved'] as const
export type Origin = (typeof origins)[number]

/** `model` names the machine that wrote the words, also when a person has approved them since. */
export type Variant = { body: string; origin: Origin; ofRev: number; at: string; by?: string; model?: string }

/** What people write: the source variant always exists; a variant with `ofRev < rev` is stale and shown as such. */
export type Text = { source: Lang; rev: number; variants: { zh?: Variant; en?: Variant } }

/** A name in both scripts where known; never translated by machine. */
export type Name = { zh?: string; en?: string }

export const isLang = (value: unknown): value is Lang => value === 'zh' || value === 'en'

export const otherLang = (lang: Lang): Lang => (lang === 'zh' ? 'en' : 'zh')

/** Fills the placeholders of a phrase; an unknown placeholder stays visible, so that tests and readers see it. */
export function say(lang: Lang, phrase: Phrase, values: Record<string, string | number> = {}): string {
  return phrase[lang].replace(/\{(\w+)\}/g, (whole, key: string) => (key in values ? String(values[key]) : whole))
}

/** A new Text in one language. `at` is an ISO instant. */
export function authored(lang: Lang, body: string, at: string, by?: string): Text {
  return { source: lang, rev: 1, variants: { [lang]: { body, origin: 'author', ofRev: 1, at, by } } }
}

export type Reading = { body: string; lang: Lang; origin: Origin; stale: boolean; model?: string }

/** The best variant for a reader: their language, else the source; `stale` and `origin` say what must be shown beside it. */
export function readText(text: Text, lang: Lang): Reading {
  const chosen = text.variants[lang] ? lang : text.source
  const variant = text.variants[chosen]
  if (!variant) throw new Error('a Text without its source variant')
  return { body: variant.body, lang: chosen, origin: variant.origin, stale: variant.ofRev < text.rev, ...(variant.model ? { model: variant.model } : {}) }
}

/** True when a variant of `origin` may take the place of one of `existing` (invariant 1). */
export const mayReplace = (existing: Origin | undefined, origin: Origin): boolean =>
  existing === undefined || existing === 'machine' || origin !== 'machine'

/** The name for a reader: their script, else the other. */
export const nameFor = (lang: Lang, name: Name): string => name[lang] ?? name[otherLang(lang)] ?? ''

const han = /\p{Script=Han}/u
const latin = /\p{Script=Latin}/u

/** Length in characters of a Latin text: one Han character counts as two and a half (field-schemas.md §1). */
export function measure(body: string): number {
  let length = 0
  for (const character of body) length += han.test(character) ? 2.5 : 1
  return Math.ceil(length)
}

/** The language of a text by its script: Han where at least a fifth of its letters are Han. */
export function detectLang(body: string): Lang {
  let hans = 0
  let latins = 0
  for (const character of body) {
    if (han.test(character)) hans += 1
    else if (latin.test(character)) latins += 1
  }
  return hans > 0 && hans * 4 >= latins ? 'zh' : 'en'
}
