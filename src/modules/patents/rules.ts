export const legalStatuses = ['applied', 'published', 'granted', 'lapsed', 'expired', 'revoked', 'withdrawn'] as const
export type LegalStatus = (typeof legalStatuses)[number]
export const openLicences = ['none', 'declared', 'withdrawn'] as const
export type OpenLicence = (typeof openLicences)[number]

/** A right that may still be lost by a missed fee or by the end of its term. */
export const isAlive = (status: LegalStatus): boolean => status === 'applied' || status === 'published' || status === 'granted'

/**
 * A number of a patent document as one word: office (two letters), number, kind code (WIPO ST.16), such as CN113456789B,
 * GB2601234A or WO2023123456A1. Undefined without a kind code: it tells an application from a grant.
 */
export function readPatentNumber(typed: string): string | undefined {
  const number = typed.normalize('NFKC').toUpperCase().replace(/[\s.,/-]/g, '')
  return /^[A-Z]{2}[0-9A-Z]{3,16}[A-Z][0-9]?$/.test(number) && /\d{3}/.test(number) && number.length <= 20 ? number : undefined
}

/** Days before a fee or the end of a term on which the keeper is reminded. */
export const remindedBefore = [60, 14, 0] as const
export const reminderAt = (left: number): number | undefined => remindedBefore.filter((days) => left <= days).at(-1)

/** Days after which a legal status should be looked up again. */
export const checkedFor = 180

export type Due = { what: 'fee' | 'term' | 'check'; on: string; left: number }

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** What runs out of a living right within `within` days, the soonest first; a status that was looked up too long ago is due at once. */
export function dueOf(patent: { legalStatus: LegalStatus; feeDueOn: string | null; expiresOn: string | null; checkedOn: string }, today: string, within = 180): Due[] {
  if (!isAlive(patent.legalStatus)) return []
  const found: Due[] = []
  if (patent.feeDueOn) found.push({ what: 'fee', on: patent.feeDueOn, left: daysBetween(today, patent.feeDueOn) })
  if (patent.expiresOn) found.push({ what: 'term', on: patent.expiresOn, left: daysBetween(today, patent.expiresOn) })
  const stale = daysBetween(patent.checkedOn, today) - checkedFor
  if (stale >= 0) found.push({ what: 'check', on: today, left: 0 })
  return found.filter((one) => one.left <= within).sort((a, b) => a.left - b.left)
}
