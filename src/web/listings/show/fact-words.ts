import { type Money, showMoney } from '../../../core/money.ts'
import { type Lang, type Phrase, say } from '../../../core/text.ts'
import type { Facts } from '../../../modules/listings/content.ts'
import { iprStatuses, levels, needClasses, nextSteps, partnerships, partnerTypes, profileKinds, resultOwners, sdgs, stages } from '../../../modules/listings/words/facts.ts'
import { equipmentTypes, expertKinds, laboratoryLevels } from '../../../modules/listings/words/kinds.ts'
import type { Terms, Vocabulary } from '../../../modules/vocabularies/vocabularies.ts'
import { chainLinks } from '../../../modules/vocabularies/words/chains.ts'
import { showDay } from '../../ui/time.tsx'
import { valueName } from '../hall/values.ts'
import { factLines, factNames } from '../messages/facts.ts'
import { showWords } from '../messages/show.ts'

type Fact = keyof Facts

const coded: Partial<Record<Fact, Record<string, Phrase>>> = {
  stage: stages, chainLink: chainLinks, expertKind: expertKinds, laboratoryLevel: laboratoryLevels, equipmentType: equipmentTypes, ipr: iprStatuses, partnerships, partnerTypes, nextSteps, level: levels, needClass: needClasses, resultOwner: resultOwners, profile: profileKinds,
}

const termed: Partial<Record<Fact, Vocabulary>> = { fields: 'field', priorities: 'priority', chain: 'chain' }

const labels: Partial<Record<Fact, Phrase>> = { ...factNames, amount: factNames.price, fieldsSuggested: factLines.suggested }

export const factLabel = (fact: Fact): Phrase => labels[fact] ?? showWords.facts

const isMoney = (value: unknown): value is Money => typeof value === 'object' && value !== null && 'minor' in value && 'currency' in value

function one(lang: Lang, terms: Terms, fact: Fact, value: unknown): string {
  const vocabulary = termed[fact]
  if (vocabulary && typeof value === 'string') return terms.term(vocabulary, value).name[lang]
  const words = coded[fact]
  if (typeof value === 'string' && words && Object.hasOwn(words, value)) return words[value]![lang]
  if (typeof value === 'boolean') return (value ? showWords.yes : showWords.no)[lang]
  if (isMoney(value)) return showMoney(lang, value)
  if (typeof value === 'string' && (fact === 'deadline' || fact === 'commissionedOn' || fact === 'decommissionedOn')) return showDay(lang, value)
  if (typeof value === 'string' && fact === 'countriesSought') return valueName(lang, 'country', value)
  if (typeof value === 'number' && fact === 'sdgs') return value === 0 ? sdgs[0]![lang] : `${value} ${sdgs[value]?.[lang] ?? ''}`
  if (typeof value === 'number' && fact === 'trl') return say(lang, factLines.trl, { n: value })
  if (typeof value === 'object' && value !== null) return Object.values(value).filter((part) => typeof part === 'string' && part !== '').join(' ')
  return String(value)
}

/** A fact's value in words, for comparing versions; empty for what is not stated. */
export function factValue(lang: Lang, terms: Terms, fact: Fact, value: unknown): string {
  if (value === undefined || value === null || value === '') return ''
  return Array.isArray(value) ? value.map((item) => one(lang, terms, fact, item)).join(lang === 'zh' ? '、' : ', ') : one(lang, terms, fact, value)
}
