import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import type { Phrase } from '../../core/text.ts'
import type { Db } from '../../platform/database.ts'
import { documentText } from '../../platform/documents.ts'
import { isClauseKey, optionsOf, templateOf } from './clauses.ts'
import { type Authority } from './words/terms.ts'
import { type Background, type Content, type Foreground, type Halves, type Licence, mostItems, type Schedule, type Terms, termsSchema } from './content.ts'
import { clausesOf } from './document.ts'
import { changeAgreement } from './drafting.ts'
import { agreementRefusals } from './messages.ts'
import { nextNumber, readBack, withReadBack } from './word.ts'
import type { Governing } from './words/terms.ts'

type At = { id: string; version: number; note?: string }
type Result = Promise<{ version: number; changed: boolean }>

const invalid = (field: string, sentence: Phrase): Failure => new Failure('invalid', refusals.invalid, { fields: { [field]: sentence } })
const trimmed = (halves: Halves): Halves => Object.fromEntries((['zh', 'en'] as const).flatMap((lang) => (halves[lang]?.trim() ? [[lang, halves[lang].trim()]] : [])))
const said = ({ zh, en }: Halves): boolean => Boolean(zh?.trim() || en?.trim())

/** Fills the blanks and chooses the optional clauses. Terms that are not given stay. */
export const setTerms = (db: Db, actor: Actor, input: At & { terms: Partial<Terms>; governing: Governing; options: readonly string[] }): Result =>
  changeAgreement(db, actor, { ...input, origin: 'terms' }, (content) => {
    const terms = termsSchema.parse({ ...content.terms, ...input.terms })
    for (const name of ['payer', 'payee'] as const) if ((terms[name] ?? 0) >= content.parties.length) throw invalid(name, agreementRefusals.party)
    if (terms.payer !== null && terms.payer === terms.payee) throw invalid('payee', agreementRefusals.party)
    const open = optionsOf(content.type).map((one) => one.key as string)
    return { ...content, terms: { ...terms, subject: trimmed(terms.subject), work: trimmed(terms.work) }, governing: input.governing, options: open.filter((key) => input.options.includes(key)) }
  })

export type PartyInput = { organisationId: string; address: Halves; representative: Halves; authority: Authority | null }

/** Addresses and who represents whom; names and codes are the register's. */
export const setParties = (db: Db, actor: Actor, input: At & { parties: readonly PartyInput[] }): Result =>
  changeAgreement(db, actor, { ...input, origin: 'parties' }, (content) => ({
    ...content,
    parties: content.parties.map((one) => {
      const given = input.parties.find((party) => party.organisationId === one.organisationId)
      return given ? { ...one, address: trimmed(given.address), representative: trimmed(given.representative), authority: given.authority } : one
    }),
  }))

/** Puts own words in place of a clause, or adds one behind `after` where `key` is not given; both halves may be changed. @throws Failure invalid | missing */
export const writeClause = (db: Db, actor: Actor, input: At & { key?: string; after?: string | null; heading: Halves; text: Halves }): Result =>
  changeAgreement(db, actor, { ...input, origin: 'clauses' }, (content) => {
    const [heading, text] = [trimmed(input.heading), trimmed(input.text)]
    if (!said(heading) || !said(text)) throw invalid(said(heading) ? 'text' : 'heading', agreementRefusals.clause)
    const standing = clausesOf(content)
    const before = standing.find((one) => one.key === input.key)
    if (input.key && !before) throw new Failure('missing', agreementRefusals.noClause)
    const same = before && !before.own && (['zh', 'en'] as const).every((lang) => heading[lang] === before.heading[lang] && text[lang] === before.text[lang])
    if (same) return content
    const key = input.key ?? `own-${nextNumber(content.own)}`
    const after = content.own.find((one) => one.key === key)?.after ?? (input.key ? null : (input.after ?? standing.at(-1)?.key ?? null))
    const written = { key, after, heading, text }
    return { ...content, own: content.own.some((one) => one.key === key) ? content.own.map((one) => (one.key === key ? written : one)) : [...content.own, written] }
  })

/** Takes a clause out; the template's may be put back with {@link restoreClause}. */
export const removeClause = (db: Db, actor: Actor, input: At & { key: string }): Result =>
  changeAgreement(db, actor, { ...input, origin: 'clauses' }, (content) => {
    const { key } = input
    const own = content.own.find((one) => one.key === key)
    if (!own && !isClauseKey(key)) throw new Failure('missing', agreementRefusals.noClause)
    // What stood behind it stands behind what it stood behind.
    const kept = content.own.filter((one) => one.key !== key).map((one) => (one.after === key && own && !isClauseKey(key) ? { ...one, after: own.after } : one))
    const inTemplate = isClauseKey(key) && templateOf(content).includes(key)
    return { ...content, own: kept, left: inTemplate && !content.left.includes(key) ? [...content.left, key] : content.left }
  })

/** The template's words again, in place of own ones or of a clause that was taken out. */
export const restoreClause = (db: Db, actor: Actor, input: At & { key: string }): Result =>
  changeAgreement(db, actor, { ...input, origin: 'clauses' }, (content) => {
    if (!isClauseKey(input.key)) throw new Failure('missing', agreementRefusals.noClause)
    return { ...content, own: content.own.filter((one) => one.key !== input.key), left: content.left.filter((key) => key !== input.key) }
  })

export type ItemInput = { list: 'background'; item: Background } | { list: 'foreground'; item: Foreground } | { list: 'licences'; item: Licence }

/** Adds an item to the schedule, or puts it in place of the one at `place`. @throws Failure invalid (shares that make no whole, parties that there are not) */
export const writeItem = (db: Db, actor: Actor, input: At & { place?: number } & ItemInput): Result =>
  changeAgreement(db, actor, { ...input, origin: 'schedule' }, (content) => {
    if (!said(input.item.title)) throw invalid('title', agreementRefusals.title)
    const list: Schedule[typeof input.list] = content.schedule[input.list]
    const item = { ...input.item, title: trimmed(input.item.title) }
    const next = input.place !== undefined && input.place < list.length ? list.map((one, place) => (place === input.place ? item : one)) : [...list, item]
    if (next.length > mostItems) throw invalid('title', agreementRefusals.many)
    return { ...content, schedule: { ...content.schedule, [input.list]: next } } as Content
  })

export const removeItem = (db: Db, actor: Actor, input: At & { list: keyof Schedule; place: number }): Result =>
  changeAgreement(db, actor, { ...input, origin: 'schedule' }, (content) => ({ ...content, schedule: { ...content.schedule, [input.list]: content.schedule[input.list].filter((_, place) => place !== input.place) } }) as Content)

/** What became of a Word file: a version, or none where it says the same. `scheduleDiffers`: its schedule is another, and was not taken. */
export type TakenWord = { version: number; changed: boolean; scheduleDiffers: boolean }

/** Takes a .docx that came back from the lawyers as the next version. @throws Failure invalid with a sentence under `file` | missing | conflict */
export async function takeWord(db: Db, actor: Actor, input: At & { file: Buffer }): Promise<TakenWord> {
  if (input.file.length < 4 || input.file.readUInt32LE(0) !== 0x04034b50) throw invalid('file', agreementRefusals.wordFile)
  const text = await documentText(input.file)
  let scheduleDiffers = false
  const made = await changeAgreement(db, actor, { id: input.id, version: input.version, note: input.note, origin: 'word' }, (content) => {
    const read = readBack(text, content)
    if (Object.keys(read.clauses).length === 0) throw invalid('file', agreementRefusals.wordHeads)
    scheduleDiffers = read.scheduleDiffers
    return withReadBack(content, read)
  })
  return { ...made, scheduleDiffers }
}
