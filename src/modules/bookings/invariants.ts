import { rows, type SQL, sql } from '../../platform/database.ts'
import { type Invariant, mostNamed } from '../../platform/invariant.ts'
import { bookingInvariants as words } from './messages.ts'

const named = (title: Invariant['title'], statement: SQL): Invariant => ({
  number: 18,
  title,
  violations: async (db) => (await rows<{ id: string }>(db, sql`${statement} limit ${mostNamed}`)).map(({ id }) => `reservation ${id}`),
})

export const invariants: readonly Invariant[] = [
  named(words.overlap, sql`select x.id from reservation x join reservation y on y.resource_id = x.resource_id and y.id > x.id and y.during && x.during where x.state = 'held' and y.state = 'held' and x.exclusive and y.exclusive`),
  named(words.kind, sql`select r.id from reservation r join resource c on c.id = r.resource_id where r.exclusive <> (c.kind <> 'person' or r.holder_type = 'meeting')`),
  named(words.moved, sql`select r.id from reservation r join reservation o on o.id = r.replaces where r.state = 'held' and (o.state <> 'replaced' or exists (select from reservation t where t.replaces = o.id and t.id <> r.id and t.state = 'held'))`),
]
