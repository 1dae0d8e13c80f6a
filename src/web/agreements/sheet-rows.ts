import { showMoney } from '../../core/money.ts'
import type { Lang } from '../../core/text.ts'
import { contractAmount, contractClasses, contractDay, controls, directions, goals, hebciLines, ipKinds, natures, payments, type Sheet, sheetFields, technologyFields, universityModes } from '../../modules/agreements/agreements.ts'

type Field = keyof typeof sheetFields

/** The rows of a sheet as it is printed and taken out: field, value. */
export function sheetRows(lang: Lang, { agreement, kind, values }: Sheet): [string, string][] {
  const day = (text: string | null) => (text ? contractDay(lang, text) : '')
  const word = (table: Readonly<Record<string, { zh: string; en: string }>>, key: string | null) => (key ? (table[key]?.[lang] ?? '') : '')
  const money = (minor: number | null | undefined) => (minor && values.amount ? `${contractAmount({ minor, currency: values.amount.currency })} · ${showMoney(lang, { minor, currency: values.amount.currency })}` : '')
  const all: Partial<Record<Field, string>> = {
    reference: agreement.reference, projectName: values.projectName, contractClass: word(contractClasses, values.contractClass), signedOn: day(values.signedOn), validFrom: day(values.validFrom), validTo: day(values.validTo),
    seller: values.seller, sellerNature: word(natures, values.sellerNature), buyer: values.buyer, buyerNature: word(natures, values.buyerNature), country: values.country, regionCode: values.regionCode, ipKind: word(ipKinds, values.ipKind),
    field: word(technologyFields, values.field), goal: word(goals, values.goal), industryCode: values.industryCode, amount: money(values.amount?.minor), technologyAmount: money(values.technologyMinor), payment: word(payments, values.payment),
    ...(kind === 'import_export' ? { direction: word(directions, values.direction), control: word(controls, values.control), licenceNumber: values.licenceNumber, dueOn: day(values.dueOn) } : {}),
    registeredOn: day(values.registeredOn), number: values.number,
    ...(kind === 'technology_contract' ? { universityMode: word(universityModes, values.universityMode), hebciLine: word(hebciLines, values.hebciLine) } : {}),
  }
  return Object.entries(all).map(([name, value]) => [sheetFields[name as Field][lang], value])
}
