import { type Lang, measure, otherLang } from '../../core/text.ts'
import { type Content, type ListingKind, type TextField, textFields, textLimits } from './content.ts'

/** What a reader would look for and does not find; `lang` where it is a text. */
export type Asked = { what: TextField | keyof Content['facts'] | 'translation'; lang?: Lang; weight: number }
export type Completeness = { score: number; missing: Asked[]; next?: Asked }

type Question = { what: Asked['what']; weight: number; answered: (content: Content) => boolean; text?: boolean }

const written = (content: Content, field: TextField, lang: Lang = content.source): boolean => Boolean(content.texts[lang]?.[field]?.trim())
const text = (what: TextField, weight: number): Question => ({ what, weight, text: true, answered: (content) => written(content, what) })
const fact = (what: keyof Content['facts'], weight: number): Question => ({
  what,
  weight,
  answered: ({ facts }) => {
    const value = facts[what]
    return Array.isArray(value) ? value.length > 0 : value !== undefined
  },
})
const money: Question = { what: 'amount', weight: 5, answered: ({ facts }) => facts.amount !== undefined || facts.negotiable }
const fieldsChosen: Question = { what: 'fields', weight: 6, answered: ({ facts }) => facts.fields.length > 0 && !facts.fieldsSuggested }
const translation: Question = {
  what: 'translation',
  weight: 12,
  answered: (content) => {
    const other = otherLang(content.source)
    return written(content, 'title', other) && (written(content, 'summary', other) || written(content, 'description', other))
  },
}

/** What is asked for of each kind (field-schemas.md §1), with its share of the whole. */
const questions: Record<ListingKind, readonly Question[]> = {
  offer: [
    text('title', 8), text('summary', 10), text('description', 10), translation, text('advantages', 8), fact('stage', 6), fact('trl', 5), text('trlEvidence', 3),
    fact('ipr', 6), fieldsChosen, fact('partnerships', 6), text('partnerRole', 5), text('keywords', 4), fact('partnerTypes', 3), money, fact('nextSteps', 3), fact('sdgs', 2), text('cases', 2), text('team', 2),
  ],
  need: [
    text('title', 8), text('summary', 10), text('description', 10), translation, text('specification', 9), fact('indicators', 8), fieldsChosen, fact('partnerships', 6),
    text('partnerRole', 6), money, fact('needClass', 4), fact('chain', 3), fact('deadline', 4), text('keywords', 4), text('basis', 3), fact('resultOwner', 3), fact('partnerTypes', 3), text('conditions', 2), fact('sdgs', 2),
  ],
  expertise: [
    text('title', 8), text('summary', 10), text('strengths', 14), translation, fact('expertKind', 6), fieldsChosen, text('team', 8), text('laboratories', 6), text('cases', 6), fact('partnerships', 6),
    text('keywords', 6), fact('workingLanguages', 4), fact('teamSize', 3), fact('orcid', 3), fact('website', 3), fact('chain', 2), fact('sdgs', 2),
  ],
  facility: [
    text('title', 8), text('summary', 8), text('description', 8), translation, fact('equipmentType', 6), text('measures', 12), text('accessTerms', 12), fieldsChosen, fact('model', 6), fact('manufacturers', 5),
    fact('location', 6), fact('department', 4), fact('commissionedOn', 3), text('keywords', 4), fact('institutionRef', 2), fact('doi', 2), fact('funding', 2),
  ],
}

/** 0–100: the share of what is asked that is answered, and what to add next (the heaviest first), in which language. */
export function completenessOf(kind: ListingKind, content: Content): Completeness {
  const all = questions[kind]
  const missing = all
    .filter((question) => !question.answered(content))
    .map(({ what, weight, text: isText }): Asked => {
      const lang = what === 'translation' ? otherLang(content.source) : isText ? content.source : undefined
      return lang ? { what, weight, lang } : { what, weight }
    })
    .sort((a, b) => b.weight - a.weight)
  const total = all.reduce((sum, one) => sum + one.weight, 0)
  const lost = missing.reduce((sum, one) => sum + one.weight, 0)
  return { score: Math.round((100 * (total - lost)) / total), missing, next: missing[0] }
}

/** A text longer than its section should be, in {@link measure} units. It is kept whole; its author is asked to shorten. */
export type Overlong = { field: TextField; lang: Lang; length: number; limit: number }

export function overlong(content: Content): Overlong[] {
  return (['zh', 'en'] as const).flatMap((lang) =>
    textFields.flatMap((field) => {
      const length = measure(content.texts[lang]?.[field] ?? '')
      return length > textLimits[field] ? [{ field, lang, length, limit: textLimits[field] }] : []
    }),
  )
}
