import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/database.ts'
import { addRule, answersTo, makeCall, type MadeCall, when } from '../../../../test/world/calls.ts'
import { actorOf, makeAffiliation, makeOrganisation } from '../../../../test/world/people.ts'
import type { Actor } from '../../../core/actor.ts'
import { isFailure } from '../../../core/failure.ts'
import { openPool, row, rows, run, sql, transaction } from '../../../platform/database.ts'
import { answerForTeam, leaveTeam, nameForTeam, resumeSubmission, saveDraft, sendSubmission, startSubmission, submissionFor, teamMembersOf, withdrawSubmission } from '../calls.ts'
import { invariants } from '../invariants.ts'
import type { Answers } from './answers.ts'

const { db, url } = await freshDatabase()
const at = new Date('2026-11-30T08:00:00Z')
const closing = 86_400
const grace = 60

let call: MadeCall
let answers: Answers
/** Two people who may speak for either of two organisations. */
const people: Actor[] = []
const organisations: string[] = []

beforeAll(async () => {
  call = await makeCall(db, at, { plain: true, draft: true, grace })
  for (const kind of ['per_person', 'per_organisation'] as const) await addRule(db, call.officer, { callId: call.id, kind, count: 1, countries: [], kinds: [], spaceId: null, funderId: null })
  await run(db, sql`update call set state = 'published', published_at = ${at} where id = ${call.id}`)
  await run(db, sql`update call_form set frozen_at = ${at} where id = ${call.formId}`)
  for (let n = 0; n < 2; n += 1) organisations.push(await makeOrganisation(db))
  for (let n = 0; n < 2; n += 1) {
    const { personId } = await makeAffiliation(db, { organisationId: organisations[0] })
    await makeAffiliation(db, { personId, organisationId: organisations[1] })
    people.push(await actorOf(db, personId, at))
  }
  answers = await answersTo(db, call.formId, organisations[0]!)
}, 120_000)

type Sub = { id: string; lead: number; organisation: number; state: 'draft' | 'submitted' | 'withdrawn'; /** Whether there is a working paper to send. */ paper: boolean; /** The other person: named, joined or neither. */ other: 'none' | 'named' | 'joined' }
type Model = { seconds: number; subs: Sub[] }

const isOpen = (model: Model): boolean => model.seconds <= closing + grace
const takesPart = (sub: Sub, person: number): boolean => sub.lead === person || sub.other === 'joined'
/** Whether the limits of one each would hold with `sub` among what was sent. */
const within = (model: Model, sub: Sub, joined = sub.other === 'joined'): boolean =>
  model.subs.every((one) => one === sub || one.state !== 'submitted' || (one.organisation !== sub.organisation && [0, 1].every((person) => !(sub.lead === person || joined) || !takesPart(one, person))))

type Deed = { name: string; of?: number; room?: (model: Model) => boolean; may: (model: Model, sub: Sub) => boolean; after: (model: Model, sub: Sub, made: unknown) => void; really: (model: Model, sub: Sub) => Promise<unknown> }

const lead = (model: Model, sub: Sub): Actor => when(people[sub.lead]!, new Date(at.getTime() + model.seconds * 1000))
const other = (model: Model, sub: Sub): Actor => when(people[1 - sub.lead]!, new Date(at.getTime() + model.seconds * 1000))

class Command implements fc.AsyncCommand<Model, null> {
  constructor(readonly deed: Deed) {}
  check = (model: Readonly<Model>) => (this.deed.of ?? -1) < model.subs.length && (this.deed.room?.(model) ?? true)
  toString = () => this.deed.name
  async run(model: Model): Promise<void> {
    const sub = model.subs[this.deed.of ?? 0]!
    const expected = this.deed.may(model, sub)
    const done = await this.deed.really(model, sub).then((value) => ({ value }), (error: unknown) => {
      if (!isFailure(error)) throw error
      return undefined
    })
    expect(done !== undefined, `${this.deed.name} at ${model.seconds} s, ${JSON.stringify(model.subs)}`).toBe(expected)
    if (expected) this.deed.after(model, sub, done!.value)
    await agree(model)
  }
}

/** What is stored is what the model says, and nobody takes part in more than the limits say. */
async function agree(model: Model): Promise<void> {
  const stored = await rows<{ id: string; state: string; entries: number }>(db, sql`select u.id, u.state, (select count(*) from call_entry e where e.submission_id = u.id)::int as entries from call_submission u where u.call_id = ${call.id} order by u.created_at, u.id`)
  expect(stored.map((one) => [one.id, one.state, one.entries]).sort()).toEqual(model.subs.map((one) => [one.id, one.state, one.state === 'submitted' ? 1 : 0]).sort())
  const beyond = await rows(
    db,
    sql`select who from (select u.lead_organisation as who, u.id from call_submission u where u.call_id = ${call.id} and u.state = 'submitted'
          union select u.lead_person, u.id from call_submission u where u.call_id = ${call.id} and u.state = 'submitted'
          union select m.person_id, u.id from call_submission u join call_team_member m on m.submission_id = u.id and m.person_id is not null and m.agreed_at is not null and m.left_at is null where u.call_id = ${call.id} and u.state = 'submitted') s
        group by who having count(distinct id) > 1`,
  )
  expect(beyond, 'limits').toEqual([])
}

const versionOf = async (who: Actor, id: string): Promise<number> => (await submissionFor(db, who, id)).version
const memberOf = async (sub: Sub): Promise<string> => (await teamMembersOf(db, sub.id)).find((one) => one.personId === people[1 - sub.lead]!.personId)?.id ?? sub.id

const which = fc.nat(2)
const starts = (who: number, organisation: number): Deed => ({
  name: `${who} starts for ${organisation}`,
  room: (m) => m.subs.length < 3,
  may: isOpen,
  after: (m, _, id) => void m.subs.push({ id: id as string, lead: who, organisation, state: 'draft', paper: true, other: 'none' }),
  async really(m) {
    const actor = when(people[who]!, new Date(at.getTime() + m.seconds * 1000))
    const id = await startSubmission(db, actor, { callId: call.id, lang: 'en', organisationId: organisations[organisation] })
    await saveDraft(db, actor, { id, version: 1, title: 'A project', answers })
    return id
  },
})

const sends = (of: number): Deed => ({
  name: `send ${of}`, of,
  may: (m, s) => isOpen(m) && s.state !== 'withdrawn' && s.paper && s.other !== 'named' && within(m, s),
  after: (_, s) => void ((s.state = 'submitted'), (s.paper = false)),
  really: async (m, s) => sendSubmission(db, lead(m, s), { id: s.id, version: await versionOf(lead(m, s), s.id), arrivedAt: lead(m, s).at }),
})

const deeds: fc.Arbitrary<Deed>[] = [
  fc.tuple(fc.nat(1), fc.nat(1)).map(([who, organisation]) => starts(who, organisation)),
  which.map((of) => ({
    name: `save ${of}`, of,
    may: (_, s) => s.state !== 'withdrawn',
    after: (_, s) => void (s.paper = true),
    really: async (m, s) => saveDraft(db, lead(m, s), { id: s.id, version: await versionOf(lead(m, s), s.id), title: 'Another title', answers }),
  })),
  fc.tuple(which, fc.nat(1)).map(([of, organisation]) => ({
    name: `${of} is led by ${organisation}`, of,
    may: (_, s) => s.state !== 'withdrawn' && (s.state === 'draft' || s.organisation === organisation),
    after: (_, s) => void ((s.organisation = organisation), (s.paper = true)),
    really: async (m, s) => saveDraft(db, lead(m, s), { id: s.id, version: await versionOf(lead(m, s), s.id), organisationId: organisations[organisation], answers: {} }),
  })),
  which.map(sends),
  which.map((of) => ({ name: `withdraw ${of}`, of, may: (_, s) => s.state !== 'withdrawn', after: (_, s) => void (s.state = 'withdrawn'), really: (m, s) => withdrawSubmission(db, lead(m, s), s.id) })),
  which.map((of) => ({ name: `resume ${of}`, of, may: (m, s) => s.state === 'withdrawn' && isOpen(m), after: (_, s) => void ((s.state = 'draft'), (s.paper = true)), really: (m, s) => resumeSubmission(db, lead(m, s), s.id) })),
  which.map((of) => ({
    name: `name the other for ${of}`, of,
    may: (m, s) => s.state !== 'withdrawn' && s.other === 'none' && isOpen(m),
    after: (_, s) => void (s.other = 'named'),
    really: (m, s) => nameForTeam(db, lead(m, s), { submissionId: s.id, role: 'member', named: { email: people[1 - s.lead]!.email! } }),
  })),
  which.map((of) => ({
    name: `the other joins ${of}`, of,
    may: (m, s) => s.other === 'named' && isOpen(m) && (s.state !== 'submitted' || within(m, s, true)),
    after: (_, s) => void (s.other = 'joined'),
    really: async (m, s) => answerForTeam(db, other(m, s), { memberId: await memberOf(s), agree: true }),
  })),
  which.map((of) => ({ name: `the other leaves ${of}`, of, may: (_, s) => s.other !== 'none' && s.state !== 'withdrawn', after: (_, s) => void (s.other = 'none'), really: async (m, s) => leaveTeam(db, lead(m, s), { submissionId: s.id, memberId: await memberOf(s) }) })),
  fc.constantFrom(600, closing, closing + grace, closing + grace + 1).map((seconds) => ({ name: `it is ${seconds} s later`, may: () => true, after: (m) => void (m.seconds = Math.max(m.seconds, seconds)), really: async () => undefined })),
]

/** Where chance alone rarely comes to: one submission is sent, and another is begun by the other person. */
const begun = [starts(0, 0), sends(0), starts(1, 1)]

const reset = (): Promise<void> =>
  transaction(db, async (tx) => {
    await run(tx, sql`set local session_replication_role = replica`)
    for (const table of ['call_recusal', 'call_entry', 'call_budget_line', 'call_cell', 'call_answer', 'call_revision', 'call_team_member', 'call_submission']) await run(tx, sql`delete from ${sql.identifier(table)}`)
  })

test('submissions and their teams do in any order what their rules say, and the limits hold on every way back in (invariant 12)', { timeout: process.env.QIAO_SOAK ? 3_600_000 : 180_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands([deeds[0]!, ...deeds].map((one) => one.map((deed) => new Command(deed))), { maxCommands: 20, size: '+1' }), async (commands) => {
      await reset()
      await fc.asyncModelRun(() => ({ model: { seconds: 0, subs: [] }, real: null }), [...begun.map((one) => new Command(one)), ...commands])
      expect((await Promise.all(invariants.map((one) => one.violations(db)))).flat()).toEqual([])
    }),
    { numRuns: process.env.QIAO_SOAK ? 1000 : 10, endOnFailure: true },
  )
})

test('of two teams that somebody joins at the same moment one has them', async () => {
  await reset()
  const subs: string[] = []
  const third = await actorOf(db, (await makeAffiliation(db)).personId, at)
  for (const n of [0, 1]) {
    const id = await startSubmission(db, people[n]!, { callId: call.id, lang: 'en', organisationId: organisations[n] })
    const { version } = await saveDraft(db, people[n]!, { id, version: 1, title: 'A project', answers: await answersTo(db, call.formId, organisations[n]!) })
    await sendSubmission(db, people[n]!, { id, version, arrivedAt: at })
    await nameForTeam(db, people[n]!, { submissionId: id, role: 'member', named: { email: third.email! } })
    subs.push(id)
  }
  const members = await Promise.all(subs.map(async (id) => (await teamMembersOf(db, id)).find((one) => one.personId === third.personId)!.id))
  const pool = openPool(url, 4)
  const results = await Promise.allSettled(members.map((memberId) => answerForTeam(pool.db, third, { memberId, agree: true })))
  await pool.close()
  expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  expect(await row(db, sql`select count(*)::int as n from call_team_member where person_id = ${third.personId} and agreed_at is not null`)).toEqual({ n: 1 })
}, 60_000)
