import type { Phrase } from '../core/text.ts'

/** On what the keeping rests: article 6 of the UK GDPR, article 13 of the PIPL. */
export type Basis = 'contract' | 'consent' | 'legitimate' | 'legal'

/** What a column holds of a person. A secret opens something and never leaves; a mark is a digest that names nobody by itself. */
export type Holding = 'person' | 'address' | 'name' | 'text' | 'secret' | 'mark'

/**
 * What becomes of it when its person is erased: the row is deleted · the value is cleared · the text stays as the
 * organisation's, with the person's name and address taken out · the reference stays and leads to a tombstone · it stays
 * under its basis · the statement of its own module sees to it.
 */
export type Fate = 'row' | 'cleared' | 'unnamed' | 'number' | 'kept' | 'own'

export type PersonalColumn = {
  holds: Holding
  /**
   * Whose it is: the column of the same table that names the person or holds the address; default: the column itself.
   * A condition in brackets speaks of `:person`, `:email` and `:names`. `*`: whoever is named in it.
   */
  of?: string
  fate: Fate
  /** What stands in place of null, as SQL. */
  becomes?: string
  /** The row names them for what they did and is not about them: they are told of the deed, not of the row. */
  deed?: true
  /** The other people whom the text concerns, and what becomes of it with them. */
  also?: readonly { of: string; fate: Fate; becomes?: string }[]
}

/** A rule of retention: executed each night, its rows counted. */
export type Retention = {
  /** `table` or `table.what`. */
  rule: string
  /** Days. */
  after: number
  /** One statement; `:before` is the instant before which it applies. */
  sql: string
}

/** What is kept about people in one table: why, on what basis, until when, and column by column how it leaves. */
export type PersonalTable = {
  table: string
  data: Phrase
  purpose: Phrase
  basis: Basis
  until: Phrase
  columns: Readonly<Record<string, PersonalColumn>>
  retention?: readonly Retention[]
}

/** A module's part of the register; `plain` are its columns of text that hold nothing of a person, by table. */
export type PersonalPart = { tables: readonly PersonalTable[]; plain: Readonly<Record<string, readonly string[]>> }

/** A row about this person. */
export const theirs = (fate: Fate = 'number'): PersonalColumn => ({ holds: 'person', fate })
/** Who did something to a row that is not about them. */
export const deed: PersonalColumn = { holds: 'person', fate: 'number', deed: true }
export const text = (of: string, fate: Fate = 'row', rest: Pick<PersonalColumn, 'becomes' | 'also'> = {}): PersonalColumn => ({ holds: 'text', of, fate, ...rest })
export const name = (of: string, fate: Fate = 'cleared', becomes?: string): PersonalColumn => ({ holds: 'name', of, fate, ...(becomes ? { becomes } : {}) })
export const address = (fate: Fate = 'cleared', becomes?: string): PersonalColumn => ({ holds: 'address', fate, ...(becomes ? { becomes } : {}) })
export const secret: PersonalColumn = { holds: 'secret', fate: 'row' }
export const mark: PersonalColumn = { holds: 'mark', fate: 'kept' }
