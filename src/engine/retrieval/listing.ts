import type { Lang } from '../../core/text.ts'

export interface ListingText {
  lang: Lang
  /** May be empty. */
  title: string
  summary?: string
  description?: string
  keywords?: string[]
}

/** What the engine knows of a listing. `kind` and the languages of `texts` are also facets, named `kind` and `lang`. */
export interface Indexed {
  id: string
  kind: string
  texts: ListingText[]
  facets: Record<string, string[]>
  /** For sorting search results, such as `publishedAt` in milliseconds. */
  numbers?: Record<string, number>
  /** Default true. Of documents that are not counted nothing enters the statistics, the learned bridge or the labels of others (invariant 4). */
  counted?: boolean
}

/** A field's words weigh so many times a word of the running text. Whole numbers, so that lengths add up exactly. */
export const fieldWeights = { title: 3, keywords: 2, text: 1 } as const

/** The fields of a text in reading order, with their weights; empty ones are left out. */
export function fieldsOf(text: ListingText): { body: string; weight: number }[] {
  const fields = [
    { body: text.title, weight: fieldWeights.title },
    { body: text.keywords?.join('\n') ?? '', weight: fieldWeights.keywords },
    { body: text.summary ?? '', weight: fieldWeights.text },
    { body: text.description ?? '', weight: fieldWeights.text },
  ]
  return fields.filter((field) => field.body !== '')
}

const han = /\p{Script=Han}/u
const latin = /\p{Script=Latin}/u

/**
 * The language whose index a text belongs to: the stated one, unless the text is plainly written in the other (hardly a Han character in
 * what is said to be Chinese, mostly Han characters in what is said to be English).
 */
export function writtenIn(text: ListingText): Lang {
  const known = written.get(text)
  if (known) return known
  const lang = langOf(text)
  written.set(text, lang)
  return lang
}

/** A text is asked about many times and is never changed. */
const written = new WeakMap<ListingText, Lang>()

function langOf(text: ListingText): Lang {
  let [hans, latins] = [0, 0]
  for (const { body } of fieldsOf(text)) {
    for (let at = 0; at < body.length; at += 1) {
      const code = body.charCodeAt(at)
      if (code < 128) latins += isAsciiLetter(code) ? 1 : 0
      else {
        const character = String.fromCodePoint(body.codePointAt(at)!)
        if (han.test(character)) hans += 1
        else if (latin.test(character)) latins += 1
        at += character.length - 1
      }
    }
  }
  if (text.lang === 'zh') return hans * 20 < latins ? 'en' : 'zh'
  return hans > latins ? 'zh' : 'en'
}

const isAsciiLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122)

/** The texts that belong to the index of a language. */
export const textsIn = (texts: readonly ListingText[], lang: Lang): ListingText[] => texts.filter((text) => writtenIn(text) === lang)
