import type { Lang, Name } from '../../core/text.ts'
import { type Db, row, type SQL, sql } from '../../platform/database.ts'

export type ProblemState = 'draft' | 'waiting' | 'taken' | 'refused' | 'withdrawn'

/** A pasted problem as it is kept. What was written is gone after it was withdrawn or refused. */
export type Problem = {
  id: string
  lang: Lang
  readerLang: Lang
  body: string | null
  figure: string | null
  /** yyyy-mm-dd */
  wantedBy: string | null
  tried: string | null
  state: ProblemState
  email: string | null
  contactName: string | null
  firm: string | null
  country: string | null
  excludedCountries: string[]
  confirmedAt: Date | null
  takenFor: string | null
  takenAt: Date | null
  taker: Name | null
  listingId: string | null
  listingState: string | null
  answer: string | null
  createdAt: Date
  expiresAt: Date
}

export const problemColumns = sql`p.id, p.lang, p.reader_lang as "readerLang", p.body, p.figure, p.wanted_by::text as "wantedBy", p.tried, p.state, p.email, p.contact_name as "contactName", p.firm, p.country,
  p.excluded_countries as "excludedCountries", p.confirmed_at as "confirmedAt", p.taken_for as "takenFor", p.taken_at as "takenAt", o.name as taker, p.listing_id as "listingId", l.state as "listingState",
  p.answer, p.created_at as "createdAt", p.expires_at as "expiresAt"`
export const problemTables = sql`door_problem p left join organisation o on o.id = p.taken_for left join listing l on l.id = p.listing_id`

export const problemById = (db: Db, id: string, lock: SQL = sql``): Promise<Problem | undefined> => row<Problem>(db, sql`select ${problemColumns} from ${problemTables} where p.id = ${id} ${lock}`)

/** Everything that its author said, as one text. */
export const wholeText = ({ body, figure, tried }: Pick<Problem, 'body' | 'figure' | 'tried'>): string => [body, figure, tried].filter(Boolean).join('\n')

const longestTitle = 90

/** The first sentence of a text, cut where it is long: what it is called until somebody gives it a title. */
export function titleOfText(text: string): string {
  const lines = text.split('\n').map((one) => one.trim()).filter((one) => one.length > 3)
  const [first = text.trim()] = (lines[0] ?? text).split(/(?<=[。！？])|(?<=[.!?])\s/u)
  const letters = [...first.trim()]
  const most = /\p{Script=Han}/u.test(first) ? longestTitle / 2 : longestTitle
  return letters.length <= most ? first.trim().replace(/[。.]$/u, '') : `${letters.slice(0, most).join('').trimEnd()}…`
}
