import type { Name } from '../../core/text.ts'
import { type Db, row, type SQL, sql } from '../../platform/database.ts'
import { byAddress, type Treatment } from './register.ts'

/** The person whom an export or erasure is about; an address that nobody has proven leads to no row. */
export type Whose = { personId: string; email: string | undefined; names: readonly string[] }

/** A name that stands for one person in a text: two Han characters, or two words of another script. */
const telling = (name: string): boolean => (/^\p{Script=Han}/u.test(name) ? [...name].length >= 2 : /\S\s+\S/.test(name))

/** Who somebody is; with `lock` they stay so until the transaction ends. Undefined for nobody and for the erased. */
export async function whoseOf(db: Db, personId: string, lock = false): Promise<Whose | undefined> {
  const found = await row<{ name: Name; email: string; verified: boolean }>(
    db,
    sql`select name, email, email_verified as verified from person where id = ${personId} and erased_at is null ${lock ? sql`for update` : sql``}`,
  )
  if (!found) return undefined
  const names = [found.name.zh, found.name.en].filter((one) => one !== undefined).map((one) => one.trim()).filter(telling)
  return { personId, email: found.verified ? found.email.toLowerCase() : undefined, names }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A pattern of PostgreSQL that finds the words, as they stand and as JSON writes them; words of letters only whole. */
export function patternOf(words: readonly string[]): string | undefined {
  const parts = words.flatMap((word) => [...new Set([word, JSON.stringify(word).slice(1, -1)])]).map((word) => {
    const bare = escaped(word).replace(/\s+/g, '\\s+')
    return /^\p{Script=Han}/u.test(word) ? bare : `(?<![[:alnum:]])${bare}(?![[:alnum:]])`
  })
  return parts.length > 0 ? parts.join('|') : undefined
}

/** Which rows of a table are a person's; undefined: none can be. */
export function rowsOf(treatment: Pick<Treatment, 'table' | 'of'>, whose: Whose): SQL | undefined {
  const { of } = treatment
  if (of.startsWith('(')) {
    if (of.includes(':email') && !whose.email) return undefined
    const values: Record<string, SQL> = { ':person': sql`${whose.personId}::uuid`, ':email': sql`${whose.email ?? null}`, ':names': sql`${sql.param([...whose.names])}::text[]` }
    return sql.join(of.split(/(:person|:email|:names)/).map((part) => values[part] ?? sql.raw(part)))
  }
  if (!byAddress(treatment)) return sql`${sql.identifier(of)} = ${whose.personId}`
  return whose.email ? sql`lower(${sql.identifier(of)}) = ${whose.email}` : undefined
}

/** A table by its name in the register, with its schema where it has one. */
export const tableName = (table: string): SQL => sql.join(table.split('.').map((part) => sql.identifier(part)), sql`.`)
