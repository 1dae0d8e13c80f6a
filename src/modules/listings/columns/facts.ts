import { currencies } from '../../../core/money.ts'
import type { Phrase } from '../../../core/text.ts'
import { readOrcid } from '../../people/identifiers.ts'
import { factsSchema, indicator, patentRecord, type Facts } from '../content.ts'
import { iprStatuses, levels, needClasses, nextSteps, partnerTypes, partnerships, profileKinds, resultOwners, stages } from '../words/facts.ts'
import { columnProblems as say, type FactColumn } from '../words/columns.ts'
import { equipmentTypes, expertKinds, laboratoryLevels } from '../words/kinds.ts'
import { langNames } from '../words/columns.ts'
import { chainLinks } from '../../vocabularies/words/chains.ts'
import type { Terms } from '../../vocabularies/vocabularies.ts'
import { type Cell, fill, joinBars, lines, readAmount, readCode, readCodes, readCountries, readDay, readNumber, readTerms, readYesNo, splitBars, writeAmount } from './cells.ts'

/** How one column of facts is read from a cell and written back; `record` gives the neighbours (the currency of an amount), `terms` what fields, priority areas and chains are called. */
export type FactCell = { read(cell: string, record: Readonly<Record<string, string>>, terms: Terms): Cell<Partial<Facts>>; write(facts: Facts): string }

const as = <Value>(cell: Cell<Value>, facts: (value: Value) => Partial<Facts>): Cell<Partial<Facts>> => ({
  value: cell.value === undefined ? undefined : facts(cell.value),
  problem: cell.problem,
})
const list = (values: readonly (string | number)[]) => values.join('; ')

function text(key: 'levelAssessor' | 'contactName' | 'contactPhone' | 'institutionRef' | 'model' | 'department' | 'location' | 'funding', limit: number): FactCell {
  return {
    read: (cell) => (cell.trim().length <= limit ? { value: { [key]: cell.trim() } } : { problem: fill(say.tooLong, { limit }) }),
    write: (facts) => facts[key] ?? '',
  }
}

/** Several lines of text; names of instruments may hold commas, so that only line ends and semicolons separate them. */
function texts(key: 'manufacturers' | 'relatedEquipment', limit: number): FactCell {
  return {
    read: (cell) => {
      const value = cell.split(/[\n;；]/u).map((one) => one.trim().slice(0, 200)).filter(Boolean)
      return { value: { [key]: value.slice(0, limit) }, problem: value.length > limit ? fill(say.tooMany, { limit }) : undefined }
    },
    write: (facts) => facts[key].join('; '),
  }
}

/** What the schema of content takes as it is written, else `problem`. */
const checked = (key: 'orcid' | 'website' | 'doi', problem: Phrase): FactCell => ({
  read: (cell) => {
    const value = key === 'orcid' ? (readOrcid(cell) ?? cell) : key === 'doi' ? cell.trim().replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)/i, '') : cell.trim()
    return factsSchema.shape[key].safeParse(value).success ? { value: { [key]: value } } : { problem: fill(problem, { value: cell.slice(0, 60) }) }
  },
  write: (facts) => facts[key] ?? '',
})

const dayCell = (key: 'commissionedOn' | 'decommissionedOn'): FactCell => ({ read: (cell) => as(readDay(cell), (day) => ({ [key]: day })), write: (facts) => facts[key] ?? '' })

const statuses = ['applied', 'granted', 'lapsed'] as const

function readPatents(cell: string): Cell<Facts['patents']> {
  const wrong: string[] = []
  const rows = lines(cell).flatMap((line) => (line.includes('|') || line.includes('｜') ? [line] : line.split(/[,，;；、]/u).map((one) => one.trim()).filter(Boolean)))
  const value = rows.flatMap((line) => {
    const [number = '', owners, status, checkedOn] = splitBars(line)
    const parsed = patentRecord.safeParse({ number, owners: owners || undefined, status: statuses.find((one) => one === status?.toLowerCase()), checkedOn: checkedOn || undefined })
    if (!parsed.success) wrong.push(line)
    return parsed.success ? [parsed.data] : []
  })
  const problem = wrong[0] !== undefined ? fill(say.patent, { value: wrong[0].slice(0, 60) }) : value.length > 20 ? fill(say.tooMany, { limit: 20 }) : undefined
  return { value: value.slice(0, 20), problem }
}

function readIndicators(cell: string): Cell<Facts['indicators']> {
  const wrong: string[] = []
  const value = lines(cell).flatMap((line) => {
    const barred = splitBars(line)
    const loose = /^(.*?)\s*(≥|≤|>=|<=|=|>|<|±)\s*([^\s]+)\s*(.*)$/u.exec(line)
    const [name, operator, amount, unit] = barred.length >= 3 ? barred : loose ? loose.slice(1) : []
    const parsed = indicator.safeParse({ name, operator: operator?.replace('>=', '≥').replace('<=', '≤'), value: amount, unit })
    if (!parsed.success) wrong.push(line)
    return parsed.success ? [parsed.data] : []
  })
  const problem = wrong[0] !== undefined ? fill(say.indicator, { value: wrong[0].slice(0, 60) }) : value.length > 30 ? fill(say.tooMany, { limit: 30 }) : undefined
  return { value: value.slice(0, 30), problem }
}

/** Every column of facts, in the order in which they are written. `id` and `lang` belong to the record itself. */
export const factCells: Record<Exclude<FactColumn, 'id' | 'lang'>, FactCell> = {
  fields: {
    read: (cell, _record, terms) => as(readTerms(terms, 'field', cell, 5), (value) => ({ fields: value, fieldsSuggested: false })),
    write: (facts) => (facts.fieldsSuggested ? '' : list(facts.fields)),
  },
  priorities: { read: (cell, _record, terms) => as(readTerms(terms, 'priority', cell, 5), (priorities) => ({ priorities })), write: (facts) => list(facts.priorities) },
  chain: { read: (cell, _record, terms) => as(readTerms(terms, 'chain', cell, 1), ([chain]) => (chain ? { chain } : {})), write: (facts) => facts.chain ?? '' },
  chainLink: { read: (cell) => as(readCode(chainLinks, cell), (chainLink) => ({ chainLink })), write: (facts) => facts.chainLink ?? '' },
  profile: { read: (cell) => as(readCode(profileKinds, cell), (profile) => ({ profile })), write: (facts) => facts.profile ?? '' },
  stage: { read: (cell) => as(readCode(stages, cell), (stage) => ({ stage })), write: (facts) => facts.stage ?? '' },
  trl: { read: (cell) => as(readNumber(cell, 1, 9), (trl) => ({ trl })), write: (facts) => String(facts.trl ?? '') },
  ipr: { read: (cell) => as(readCode(iprStatuses, cell), (ipr) => ({ ipr })), write: (facts) => facts.ipr ?? '' },
  patents: {
    read: (cell) => as(readPatents(cell), (patents) => ({ patents })),
    write: (facts) => facts.patents.map((one) => joinBars([one.number, one.owners, one.status, one.checkedOn])).join('\n'),
  },
  partnerships: { read: (cell) => as(readCodes(partnerships, cell, 9), (value) => ({ partnerships: value })), write: (facts) => list(facts.partnerships) },
  partnerTypes: { read: (cell) => as(readCodes(partnerTypes, cell, 7), (value) => ({ partnerTypes: value })), write: (facts) => list(facts.partnerTypes) },
  sdgs: {
    read: (cell) => {
      const read = cell.split(/[\s,，;；、]+/u).filter(Boolean).map((one) => readNumber(one, 0, 17))
      return { value: { sdgs: [...new Set(read.flatMap((one) => (one.value === undefined ? [] : [one.value])))] }, problem: read.find((one) => one.problem)?.problem }
    },
    write: (facts) => list(facts.sdgs),
  },
  countriesSought: { read: (cell) => as(readCountries(cell, 60), (countriesSought) => ({ countriesSought })), write: (facts) => list(facts.countriesSought) },
  nextSteps: { read: (cell) => as(readCodes(nextSteps, cell, 4), (value) => ({ nextSteps: value })), write: (facts) => list(facts.nextSteps) },
  amount: {
    read: (cell, record) => {
      const agreed = /\d/.test(cell) ? undefined : readYesNo(cell)
      return agreed?.value ? { value: { negotiable: true } } : as(readAmount(cell, record.currency), (amount) => ({ amount: { ...amount, currency: currencies.find((one) => one === amount.currency) ?? 'CNY' } }))
    },
    write: (facts) => (facts.amount ? writeAmount(facts.amount.minor) : ''),
  },
  currency: { read: () => ({}), write: (facts) => facts.amount?.currency ?? '' },
  negotiable: { read: (cell) => as(readYesNo(cell), (negotiable) => ({ negotiable })), write: (facts) => (facts.negotiable ? 'yes' : '') },
  level: { read: (cell) => as(readCode(levels, cell), (level) => ({ level })), write: (facts) => facts.level ?? '' },
  levelAssessor: text('levelAssessor', 200),
  needClass: { read: (cell) => as(readCode(needClasses, cell), (needClass) => ({ needClass })), write: (facts) => facts.needClass ?? '' },
  deadline: { read: (cell) => as(readDay(cell), (deadline) => ({ deadline })), write: (facts) => facts.deadline ?? '' },
  resultOwner: { read: (cell) => as(readCode(resultOwners, cell), (resultOwner) => ({ resultOwner })), write: (facts) => facts.resultOwner ?? '' },
  indicators: {
    read: (cell) => as(readIndicators(cell), (indicators) => ({ indicators })),
    write: (facts) => facts.indicators.map((one) => joinBars([one.name, one.operator, one.value, one.unit])).join('\n'),
  },
  video: {
    read: (cell) => (factsSchema.shape.video.safeParse(cell.trim()).success ? { value: { video: cell.trim() } } : { problem: fill(say.link, { value: cell.slice(0, 60) }) }),
    write: (facts) => facts.video ?? '',
  },
  contactName: text('contactName', 120),
  contactEmail: {
    read: (cell) => (factsSchema.shape.contactEmail.safeParse(cell.trim()).success ? { value: { contactEmail: cell.trim() } } : { problem: fill(say.email, { value: cell.slice(0, 60) }) }),
    write: (facts) => facts.contactEmail ?? '',
  },
  contactPhone: text('contactPhone', 60),
  expertKind: { read: (cell) => as(readCode(expertKinds, cell), (expertKind) => ({ expertKind })), write: (facts) => facts.expertKind ?? '' },
  laboratoryLevel: { read: (cell) => as(readCode(laboratoryLevels, cell), (laboratoryLevel) => ({ laboratoryLevel })), write: (facts) => facts.laboratoryLevel ?? '' },
  orcid: checked('orcid', say.orcid),
  workingLanguages: { read: (cell) => as(readCodes(langNames, cell, 2), (workingLanguages) => ({ workingLanguages })), write: (facts) => list(facts.workingLanguages) },
  teamSize: { read: (cell) => as(readNumber(cell, 1, 100_000), (teamSize) => ({ teamSize })), write: (facts) => String(facts.teamSize ?? '') },
  website: checked('website', say.website),
  equipmentType: { read: (cell) => as(readCode(equipmentTypes, cell), (equipmentType) => ({ equipmentType })), write: (facts) => facts.equipmentType ?? '' },
  institutionRef: text('institutionRef', 200),
  doi: checked('doi', say.doi),
  manufacturers: texts('manufacturers', 10),
  model: text('model', 200),
  commissionedOn: dayCell('commissionedOn'),
  decommissionedOn: dayCell('decommissionedOn'),
  department: text('department', 200),
  location: text('location', 300),
  relatedEquipment: texts('relatedEquipment', 20),
  funding: text('funding', 300),
}
