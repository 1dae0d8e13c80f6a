import { rows, sql } from '../../../platform/database.ts'
import { type Invariant, mostNamed } from '../../../platform/invariant.ts'
import { bodyInvariants } from './messages.ts'
import { ballotOf } from './motions.ts'
import { type Majority, type Outcome, type Quorum, tallyOf } from './rules.ts'
import { hashOf, type Statement } from './statements.ts'

type Closed = { id: string; outcome: Outcome; kind: Quorum['kind']; value: number; majority: Majority }

/** Deliberation is decided as invariant 10 says of calls, and what is signed is sealed as invariant 16 says of agreements. */
export const invariants: readonly Invariant[] = [
  {
    number: 10,
    title: bodyInvariants.outcome,
    async violations(db) {
      const wrong: string[] = []
      for (const one of await rows<Closed>(db, sql`select id, outcome, quorum_kind as kind, quorum as value, majority from body_motion where closed_at is not null order by id`)) {
        const { seats, votes, recused } = await ballotOf(db, one.id)
        if (tallyOf(seats, votes, recused, { quorum: one, majority: one.majority }).outcome !== one.outcome) wrong.push(`motion ${one.id}`)
        if (wrong.length >= mostNamed) break
      }
      return wrong
    },
  },
  {
    number: 16,
    title: bodyInvariants.hash,
    async violations(db) {
      const found = await rows<Pick<Statement, 'id' | 'title' | 'body' | 'sha256'>>(db, sql`select id, title, body, encode(sha256, 'hex') as sha256 from alliance_statement where opened_at is not null order by id`)
      return found.filter((one) => hashOf(one) !== one.sha256).slice(0, mostNamed).map(({ id }) => `statement ${id}`)
    },
  },
]
