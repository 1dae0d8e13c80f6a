import { type Db, rows, sql } from '../../platform/database.ts'
import { type Invariant, mostNamed } from '../../platform/invariant.ts'
import { privacyInvariants as words } from './messages/invariants.ts'
import { treatments } from './register.ts'
import { retentionOverdue } from './retention.ts'
import { tableName } from './whose.ts'

/** What the register takes away with a person, and is still there of somebody erased. */
async function leftovers(db: Db): Promise<string[]> {
  const found: string[] = []
  const own = new Map<string, string>()
  for (const { table, column, of, holds, deed } of treatments) if (holds === 'person' && column === of && !deed) own.set(`${table}.${column}`, column)
  for (const { table, column, of, fate, becomes, holds } of treatments) {
    if (found.length >= mostNamed || !own.has(`${table}.${of}`) || table === 'person') continue
    const goes = fate === 'row' && holds === 'person' && column === of
    if (!goes && fate !== 'cleared') continue
    const there = goes ? sql`true` : becomes ? sql`${sql.identifier(column)} is distinct from ${sql.raw(becomes)}` : sql`${sql.identifier(column)} is not null`
    const erased = sql`select p.id::text from person p where p.erased_at is not null`
    const left = await rows<{ whose: string }>(db, sql`select ${sql.identifier(of)}::text as whose from ${tableName(table)} where ${there} and ${sql.identifier(of)}::text in (${erased}) limit 5`)
    found.push(...left.map((one) => `${table}.${column} of person ${one.whose}`))
  }
  return found.slice(0, mostNamed)
}

export const invariants: readonly Invariant[] = [
  { number: 22, title: words.erased, violations: leftovers },
  {
    number: 22,
    title: words.retention,
    violations: async (db) => {
      const since = await retentionOverdue(db, new Date())
      return since ? [`last run ${since.toISOString()}`] : []
    },
  },
]
