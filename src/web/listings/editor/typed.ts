import { isLang, type Lang, langs, otherLang } from '../../../core/text.ts'
import { joinBars, parts, writeAmount } from '../../../modules/listings/columns/cells.ts'
import { factCells } from '../../../modules/listings/columns/facts.ts'
import { type ListingKind, type TextField, textFields } from '../../../modules/listings/content.ts'
import { type DraftContent, keepTyped } from '../../../modules/listings/draft-content.ts'
import { shippedTerms } from '../../../modules/vocabularies/terms.ts'
import { countries } from '../../../modules/people/words/places.ts'
import { many, one, type Values } from '../../form.ts'

/** The name of a section's field in the form. */
export const textName = (field: TextField, lang: Lang): string => `${field}_${lang}`

const expertPlain = ['expertKind', 'laboratoryLevel', 'website', 'orcid'] as const
const facilityPlain = ['equipmentType', 'institutionRef', 'doi', 'model', 'commissionedOn', 'decommissionedOn', 'department', 'location', 'funding'] as const
const facilityLists = ['manufacturers', 'relatedEquipment'] as const
const plainFacts = ['profile', 'stage', 'ipr', 'level', 'levelAssessor', 'needClass', 'deadline', 'resultOwner', 'video', 'contactName', 'contactEmail', 'contactPhone', 'chain', 'chainLink', ...expertPlain, ...facilityPlain] as const
const listFacts = ['partnerships', 'partnerTypes', 'nextSteps'] as const

const offered = ['profile', 'stage', 'trl', 'level', 'levelAssessor', 'nextSteps'] as const

/** Facts of which the form of a kind has no field: what is stored of them stays. */
export const factsLeftOut: Record<ListingKind, readonly string[]> = {
  offer: ['needClass', 'deadline', 'resultOwner', 'indicators', ...expertPlain, 'workingLanguages', 'teamSize', ...facilityPlain, ...facilityLists],
  need: ['ipr', 'patents', 'nextSteps', 'level', 'levelAssessor', ...expertPlain, 'workingLanguages', 'teamSize', ...facilityPlain, ...facilityLists],
  expertise: [...offered, 'needClass', 'deadline', 'resultOwner', 'indicators', 'amount', 'negotiable', 'ipr', 'patents', ...facilityPlain, ...facilityLists],
  facility: [...offered, 'needClass', 'deadline', 'resultOwner', 'indicators', 'ipr', 'patents', 'expertKind', 'laboratoryLevel', 'workingLanguages', 'teamSize', 'partnerships', 'partnerTypes', 'countriesSought', 'amount', 'negotiable'],
}

/** A line that cannot be read stays as it was typed, and the draft names it as a problem. */
function linesOf(cell: 'patents' | 'indicators', text: string): unknown[] {
  return text.split('\n').map((line) => line.trim()).filter(Boolean).flatMap((line): unknown[] => {
    const read = factCells[cell].read(line, {}, shippedTerms)
    const found = read.value?.[cell]
    return !read.problem && found && found.length > 0 ? found : [line]
  })
}

function amountOf(values: Values): unknown {
  const typed = one(values, 'amount').trim()
  if (!typed) return undefined
  return factCells.amount.read(typed, { currency: one(values, 'currency') }, shippedTerms).value?.amount ?? typed
}

const numberOrTyped = (text: string): number | string | undefined => (text === '' ? undefined : /^\d+$/.test(text) ? Number(text) : text)

/** The choices in the order in which they were stored, the new ones after them: a form sends them in its own, and the first field leads. */
function inStoredOrder<Choice>(chosen: readonly Choice[], stored: unknown): Choice[] {
  const before = Array.isArray(stored) ? (stored as unknown[]) : []
  return [...new Set([...before.filter((one_): one_ is Choice => (chosen as readonly unknown[]).includes(one_)), ...chosen])]
}

function factsOf(values: Values, stored: DraftContent, kind: ListingKind): Record<string, unknown> {
  const facts: Record<string, unknown> = {}
  for (const fact of plainFacts) facts[fact] = one(values, fact).trim() || undefined
  for (const fact of [...listFacts, 'fields', 'priorities', 'workingLanguages'] as const) facts[fact] = inStoredOrder(many(values, fact), stored.facts[fact])
  const unchanged = stored.facts.fieldsSuggested === true && JSON.stringify(facts.fields) === JSON.stringify(stored.facts.fields)
  facts.fieldsSuggested = unchanged && one(values, 'fieldsConfirmed') !== 'yes'
  facts.trl = numberOrTyped(one(values, 'trl'))
  facts.teamSize = numberOrTyped(one(values, 'teamSize'))
  for (const fact of facilityLists) facts[fact] = one(values, fact).split('\n').map((line) => line.trim()).filter(Boolean)
  facts.sdgs = inStoredOrder(many(values, 'sdgs').map(numberOrTyped), stored.facts.sdgs)
  facts.countriesSought = inStoredOrder([...many(values, 'countriesSought'), ...parts(one(values, 'countriesMore')).map((code) => code.toUpperCase())], stored.facts.countriesSought)
  facts.patents = linesOf('patents', one(values, 'patents'))
  facts.indicators = linesOf('indicators', one(values, 'indicators'))
  facts.amount = amountOf(values)
  facts.negotiable = one(values, 'negotiable') === 'yes'
  for (const fact of factsLeftOut[kind]) facts[fact] = stored.facts[fact]
  return facts
}

/**
 * The draft as the form says it. Nothing is refused here: what is wrong is kept and named by the draft's problems. A
 * translation that the draft never held and that is left empty stays unsaid, so that a live one is not removed.
 */
export function typedDraft(values: Values, stored: DraftContent, kind: ListingKind): DraftContent {
  const source = isLang(one(values, 'source')) ? (one(values, 'source') as Lang) : stored.source
  const texts: DraftContent['texts'] = {}
  for (const lang of langs) {
    texts[lang] = { ...stored.texts[lang] }
    for (const field of textFields) {
      const typed = values[textName(field, lang)]
      if (typed === undefined) continue
      const body = Array.isArray(typed) ? typed.join('\n') : typed
      if (body === '' && lang !== source && stored.texts[lang]?.[field] === undefined) continue
      texts[lang][field] = body
    }
  }
  const other = otherLang(source)
  const facts = one(values, 'parts') === 'facts' ? factsOf(values, stored, kind) : stored.facts
  return keepTyped({ source, texts, origins: { [other]: one(values, 'origin') || stored.origins?.[other] }, facts })
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const word = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

function lineOf(item: unknown, keys: readonly string[]): string {
  return isObject(item) ? joinBars(keys.map((key) => word(item[key]))) : String(item)
}

/** The draft as the values of its form; `live` fills translations that the draft does not hold. */
export function valuesOf(draft: DraftContent, live: Partial<Record<TextField, Partial<Record<Lang, string>>>> = {}): Values {
  const { facts, source } = draft
  const values: Values = { source, origin: draft.origins?.[otherLang(source)] ?? 'human', parts: 'facts' }
  for (const lang of langs) for (const field of textFields) values[textName(field, lang)] = draft.texts[lang]?.[field] ?? live[field]?.[lang] ?? ''
  for (const fact of plainFacts) values[fact] = word(facts[fact]) ?? ''
  for (const fact of facilityLists) values[fact] = texts(facts[fact]).join('\n')
  values.teamSize = facts.teamSize === undefined || facts.teamSize === null ? '' : String(facts.teamSize)
  for (const fact of [...listFacts, 'fields', 'priorities', 'workingLanguages', 'sdgs'] as const) values[fact] = texts(facts[fact])
  values.trl = facts.trl === undefined || facts.trl === null ? '' : String(facts.trl)
  const sought = texts(facts.countriesSought)
  values.countriesSought = sought.filter((code) => code in countries)
  values.countriesMore = sought.filter((code) => !(code in countries)).join(', ')
  values.patents = (Array.isArray(facts.patents) ? facts.patents : []).map((item) => lineOf(item, ['number', 'owners', 'status', 'checkedOn'])).join('\n')
  values.indicators = (Array.isArray(facts.indicators) ? facts.indicators : []).map((item) => lineOf(item, ['name', 'operator', 'value', 'unit'])).join('\n')
  const amount = facts.amount
  values.amount = isObject(amount) ? writeAmount(Number(amount.minor)) : (word(amount) ?? '')
  values.currency = isObject(amount) ? (word(amount.currency) ?? '') : ''
  values.negotiable = facts.negotiable === true ? 'yes' : ''
  return values
}
