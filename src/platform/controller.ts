import { z } from 'zod'
import type { Phrase } from '../core/text.ts'

/** Who answers for personal data (controller, personal information processor), and where the data lie. */
export type ControllerConfig = {
  readonly name: Phrase
  readonly address: Phrase
  /** A mail address or a page. */
  readonly contact: string
  /** ISO 3166-1 alpha-2. */
  readonly dataCountry: string
  /** The representative in the other country (PIPL art. 53, UK GDPR art. 27). */
  readonly representative: Phrase | undefined
}

/** Numbers that the law wants at the foot of every page. */
export type Filings = { readonly icp: string | undefined; readonly police: string | undefined; readonly company: string | undefined }

/** `zh | en`. */
const pair = z.string().max(1000).transform((text, context): Phrase => {
  const parts = text.split('|').map((part) => part.trim())
  const [zh, en] = parts
  if (parts.length === 2 && zh && en) return { zh, en }
  context.addIssue('a pair')
  return z.NEVER
})

export const controllerParts = {
  pair,
  contact: z.string().max(300).regex(/^([^\s@<>]+@[^\s@<>]+\.[^\s@<>]+|https:\/\/\S+)$/),
  country: z.string().regex(/^[A-Z]{2}$/),
}

/** A province in one Han character, then the number of the filing. */
export const filingParts = {
  icp: z.string().regex(/^\p{Script=Han}ICP[\p{Script=Han}]\d{6,10}\p{Script=Han}(-\d{1,3})?$/u),
  police: z.string().regex(/^\p{Script=Han}{2,6}\s?\d{14}\p{Script=Han}$/u),
  company: z.string().max(200),
}

const host = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/
export const hookHostList = z.string().transform((text) => text.split(',').map((one) => one.trim().toLowerCase()).filter(Boolean)).pipe(z.array(z.string().regex(host)).min(1).max(50))
