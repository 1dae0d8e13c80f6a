import { currencies } from '../../../core/money.ts'
import { factsSchema, indicator, patentRecord, type Facts } from '../content.ts'
import { iprStatuses, levels, needClasses, nextSteps, partnerTypes, partnerships, profileKinds, resultOwners, stages } from '../words/facts.ts'
import { columnProblems as say, type FactColumn } from '../words/columns.ts'
import { fields } from '../words/fields.ts'
import { type Cell, fill, joinBars, lines, readAmount, readCode, readCodes, readCountries, readDay, readNumber, readYesNo, splitBars, writeAmount } from './cells.ts'

/** How one column of facts is read from a cell and written back; `record` gives the neighbours (the currency of an amount). */
export type FactCell = { read(cell: string, record: Readonly<Record<string, string>>): Cell<Partial<Facts>>; write(facts: Facts): string }

const as = <Value>(cell: Cell<Value>, facts: (value: Value) => Partial<Facts>): Cell<Partial<Facts>> => ({
  value: cell.value === undefined ? undefined : facts(cell.value),
  problem: cell.problem,
})
const list = (values: readonly (string | number)[]) => values.join('; ')

function text(key: 'levelAssessor' | 'contactName' | 'contactPhone', limit: number): FactCell {
  return {
    read: (cell) => (cell.trim().length <= limit ? { value: { [key]: cell.trim() } } : { problem: fill(say.tooLong, { limit }) }),
    write: (facts) => facts[key] ?? '',
  }
}

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
    read: (cell) => as(readCodes(fields, cell, 5), (value) => ({ fields: value, fieldsSuggested: false })),
    write: (facts) => (facts.fieldsSuggested ? '' : list(facts.fields)),
  },
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
}
