import type { Actor } from '../../src/core/actor.ts'
import { newId } from '../../src/core/id.ts'
import { addAction, callMeeting, castVote, declareConflict, draftLetter, draftStatement, openMotion, openStatement, registerExpert, signStatement } from '../../src/modules/alliances/bodies/bodies.ts'
import { acceptInterest, expressInterest, noteInDeal, sayInDeal } from '../../src/modules/deals/deals.ts'
import { saveDraft, sendSubmission, startSubmission } from '../../src/modules/calls/calls.ts'
import { inviteGuests, register as registerForEvent } from '../../src/modules/events/events.ts'
import { setLiveState } from '../../src/modules/events/live/live.ts'
import { addPitch } from '../../src/modules/events/roadshow/roadshow.ts'
import { createListing, submitListing } from '../../src/modules/listings/listings.ts'
import { createToken } from '../../src/modules/people/people.ts'
import { currentNotice } from '../../src/modules/consents/consents.ts'
import { register } from '../../src/modules/privacy/register.ts'
import { type Db, row, rows, run, sql, transaction } from '../../src/platform/database.ts'
import { makeAgreement, sendIt, signatoryOf } from './agreements.ts'
import { makeCircle, makeCommittee } from './bodies.ts'
import { answersTo, makeCall } from './calls.ts'
import { makePublished } from './deals.ts'
import { makeEvent, makeSession } from './events.ts'
import { leaveMeetingTraces } from './meetings.ts'
import { actorOf, makeActor, makeOrganisation, makePerson } from './people.ts'

/** Somebody whose name and address are found nowhere else. */
export const canary = { name: { zh: '欧阳青禾', en: 'Wren Canterbury' }, email: 'wren.canterbury@canary.example' } as const
const words = `A note by ${canary.name.en} (${canary.name.zh}), ${canary.email}`
const text = (body: string) => JSON.stringify({ source: 'en', rev: 1, variants: { en: { body, origin: 'author', ofRev: 1, at: '2026-01-01T00:00:00Z' } } })

const controller = { name: { zh: '测试联盟', en: 'Test Alliance' }, address: { zh: '北京', en: 'Beijing' }, contact: 'privacy@example.org', dataCountry: 'CN', representative: undefined }

/** Puts a person to work in every room through its own face, so that the rows are as the product writes them. */
async function work(db: Db, personId: string, at: Date): Promise<Actor> {
  const circle = await makeCircle(db, { at })
  await run(db, sql`update affiliation set person_id = ${personId} where person_id = ${circle.officers[0]!.personId}`)
  circle.officers[0] = await actorOf(db, personId, at)
  const { bodyId } = await makeCommittee(db, circle)
  const actor = await actorOf(db, personId, at)
  const { allianceId } = circle
  const own = circle.memberIds[0]!
  const motion = { bodyId, title: { en: words }, body: { en: words }, quorum: { kind: 'share' as const, value: 5000 }, majority: 'simple' as const, closesAt: new Date(at.getTime() + 9e7), lang: 'en' as const }
  await castVote(db, actor, { motionId: await openMotion(db, actor, motion), choice: 'yes' })
  const statement = await draftStatement(db, circle.secretary, { allianceId, title: { zh: '声明', en: 'Statement' }, body: { zh: words, en: words }, lang: 'en' })
  await openStatement(db, circle.secretary, { id: statement, version: 1 })
  await signStatement(db, actor, { id: statement, allianceId, organisationId: own })
  await registerExpert(db, actor, { allianceId, fields: { en: words }, languages: ['en'], lang: 'en' })
  await declareConflict(db, actor, { allianceId, organisationId: circle.memberIds[1]! })
  await addAction(db, circle.secretary, { allianceId, title: { en: 'To do' }, organisationId: own, dueOn: '2027-03-01', lang: 'en' })
  await draftLetter(db, circle.secretary, { allianceId, subject: { zh: words, en: words }, body: { zh: words, en: words }, lang: 'en' })
  await run(db, sql`update alliance_letter set created_by = ${personId}`)
  const meeting = await callMeeting(db, actor, { bodyId, title: { en: 'Meeting' }, startsAt: new Date(at.getTime() + 9e7), agenda: 'Welcome', lang: 'en' })
  await run(db, sql`insert into body_attendance (meeting_id, seat_id, state) select ${meeting}, id, 'present' from seat where person_id = ${personId}`)
  const listing = await createListing(db, actor, { kind: 'offer', ownerId: own, content: { source: 'en', texts: { en: { title: 'A membrane that lasts', summary: words } } } })
  await submitListing(db, actor, { id: listing.id })
  const need = await makePublished(db)
  const { id: deal } = await expressInterest(db, actor, { listingId: need.id, fromOrganisationId: own, sentence: words, interests: words, brings: words, proposes: words, contact: `${canary.name.en}, ${canary.email}` })
  await acceptInterest(db, await makeActor(db, { organisationId: need.ownerId, role: 'administrator' }), deal)
  await sayInDeal(db, actor, { id: deal, body: words })
  await noteInDeal(db, actor, { id: deal, body: words })
  const call = await makeCall(db, at, { plain: true, funders: [{ organisationId: own, people: [personId], budgetMinor: 1_000_000, currency: 'GBP' }] })
  const submission = await startSubmission(db, actor, { callId: call.id, lang: 'en', organisationId: own })
  const answers = Object.fromEntries(Object.entries(await answersTo(db, call.formId, own)).map(([id, one]) => [id, one?.words ? { words } : one]))
  const { version } = await saveDraft(db, actor, { id: submission, version: 1, title: words, answers })
  await sendSubmission(db, actor, { id: submission, version, arrivedAt: at })
  const event = await makeEvent(db, at)
  await registerForEvent(db, actor, { eventId: event.id, ticketId: event.ticketId, organisationId: own, answers: {} })
  await inviteGuests(db, { ...event.officer, personId }, { eventId: event.id, ticketId: event.ticketId, guests: [{ email: canary.email, name: canary.name.en }], lang: 'en' }, async () => undefined)
  await leaveMeetingTraces(db, event, { ...actor, at }, { organisationId: own, words, link: page })
  const two = { first: actor, second: circle.officers[1]!, organisations: [own, circle.memberIds[1]!] as [string, string], at }
  await sendIt(db, two, await makeAgreement(db, two), [signatoryOf(own, 1, { name: canary.name, email: canary.email }), signatoryOf(two.organisations[1], 2)])
  const where = { slug: event.slug, sessionId: await makeSession(db, event, { startsAt: at, endsAt: new Date(at.getTime() + 3_600_000), kind: 'roadshow' }) }
  await setLiveState(db, event.officer, { ...where, state: 'on' })
  await addPitch(db, event.officer, { ...where, lang: 'en', title: { en: 'A pitch' }, team: { en: 'A team' } })
  await createToken(db, { ...actor, at: new Date() }, { name: words.slice(0, 100), scopes: ['listings:read'] })
  return actor
}

type Column = { name: string; type: string; needed: boolean; refers: string | null; choices: string | null }

const columnsOf = (db: Db, table: string): Promise<Column[]> =>
  rows<Column>(
    db,
    sql`select a.attname as name, t.typname as type, a.attnotnull and not a.atthasdef as needed,
          (select k.confrelid::regclass::text from pg_constraint k where k.conrelid = a.attrelid and k.contype = 'f' and k.conkey = array[a.attnum] limit 1) as refers,
          (select pg_get_constraintdef(k.oid) from pg_constraint k where k.conrelid = a.attrelid and k.contype = 'c' and k.conkey = array[a.attnum] and pg_get_constraintdef(k.oid) like '%ARRAY[%' limit 1) as choices
        from pg_attribute a join pg_type t on t.oid = a.atttypid where a.attrelid = ${table}::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum`,
  )

/** Values that a constraint over several columns asks for, by table. */
const at = '2026-06-01T00:00:00Z'
/** Any row of the table that the column refers to. */
const parent = '*'
/** The organisation that every row of a project names as partner, and one that is not it. */
const [partner, another] = ['*organisation', '*another']
/** The other of two people, made after the one who leaves. */
const somebody = '*somebody'
const page = 'https://example.org/wren.canterbury@canary.example'
const settled: Record<string, Record<string, string>> = {
  organisation: { slug: 'canary-limited', country: 'GB' },
  consent: { country: 'CN' },
  calendar_day: { country: 'GB', day: '2030-06-03', name: '{"zh":"假日","en":"Holiday"}' },
  request: { kind: 'correction', state: 'accepted', decided_at: at },
  alliance_action: { state: 'dropped', settled_at: at, evidence_link: 'https://example.org/' },
  body_advice: { stance: 'accepted', answered_at: at, to_body: '00000000-0000-7000-8000-000000000001' },
  door_problem: { state: 'taken', country: 'GB', confirmed_at: at, taken_at: at, taken_for: parent },
  door_enquiry: { state: 'open', confirmed_at: at },
  door_complaint: { state: 'decided', outcome: 'kept', confirmed_at: at, decided_at: at, appealed_by: 'owner', appealed_at: at },
  common_problem: { state: 'adopted', decided_at: at, title: text('Membranes') },
  common_problem_member: { standing: 'joined', answered_at: at },
  watch: { kind: 'need', seeks: 'offer', words: '', chosen: '{}' },
  mandate: { ended_at: at },
  alliance_part: { part_id: '00000000-0000-7000-8000-000000000002' },
  match_verdict: { outcome: 'aside', reason: 'not_a_fit' },
  vocabulary_term: { vocabulary: 'field', code: 'canary_term' },
  deal_evidence: { object_type: 'deal_screen' },
  partner_check: { conditions: '' },
  deal_screen: { result: 'licence', licence_until: '2027-01-01', editions: '[{"catalogue":"cn_export","edition":"2023-12"}]' },
  deal_meeting: { link: 'https://meet.example.org/wren.canterbury@canary.example', starts_at: at, ends_at: '2026-06-01T01:00:00Z' },
  news_citation: { kind: 'figure', figure: 'listings', value: '1', as_of: '2026-06-01' },
  agreement_registration: { country: 'GB', region_code: '110000', industry_code: 'M73' },
  call_extension: { was: at, closes_at: '2026-06-02T00:00:00Z' },
  call_question_back: { answered_at: at },
  call_conflict: { cause: 'declared', ended_at: at },
  call_remark: { reviewer_id: '' },
  call_funder_decision: { outcome: 'not_fund' },
  call_payment: { currency: 'GBP' },
  call_audience_vote: { voter: 'A'.repeat(43) },
  call_reminder: { kind: 'asked' },
  call_release: { kind: 'notice', until: at },
  call_objection: { outcome: 'dismissed', decided_at: at },
  patent: { number: 'CN113456789B', value_minor: '100', value_currency: 'GBP', value_on: '2026-06-01' },
  project: { agreement_id: parent, starts_on: '2026-06-01', ends_on: '2026-12-01', state: 'ended', ended_on: '2026-09-01' },
  project_milestone: { responsible_id: partner, evidence_link: page, done_on: '2026-06-01', done_at: at },
  project_spend: { recorded_for: partner, payee_id: another, currency: 'GBP' },
  project_output: { kind: 'prototype', recorded_for: partner, link: page },
  indicator_form_filling: { month: '2026-06' },
  outcome: { kind: 'jobs', jobs: '3', project_id: parent, evidence_link: page },
  event: { starts_at: at, ends_at: '2026-06-03T00:00:00Z', state: 'published', published_at: at, visibility: 'public' },
  // The fingerprint of an empty value.
  event_release: { content: '{}', sha256: '\\x44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a' },
  event_session: { venue_id: '', spoken_in: 'en', starts_at: at, ends_at: '2026-06-01T01:00:00Z' },
  event_material: { link: page, file_id: '' },
  live_question: { votes: '1' },
  event_registration: { state: 'asked', code: 'CANARY0000' },
  event_booth: { film: page },
  event_exhibit: { decided_at: at },
  resource: { kind: 'person', space_id: '', organisation_id: '', link: '' },
  reservation: { during: '[2026-06-01T00:00:00Z,2026-06-01T01:00:00Z)', holder_type: 'meeting' },
  meeting_round: { zone: 'london', slot_minutes: '20', meetings_most: '5', requests_most: '5', musts_most: '2', answer_hours: '48' },
  meeting_run: { state: 'published', published_at: at },
  meeting_run_line: { b_id: somebody },
  meeting_run_unmet: { b_id: somebody, why: 'quota' },
  event_check_in: { at, arrived_at: at },
  call_award: { prize: text('A day in the laboratory'), state: 'accepted', answered_at: at, minor: '100', currency: 'GBP', payer_id: partner, payee_id: another },
}

const value = (column: Column, table: string, personId: string, parents: Map<string, string>): unknown => {
  const entry = register.find((one) => one.table === table)?.columns[column.name]
  const fixed = settled[table]?.[column.name]
  if (fixed === partner || fixed === another || fixed === somebody) return parents.get(fixed.slice(1)) ?? null
  if (fixed !== undefined && fixed !== parent) return fixed === '' ? null : fixed
  if (column.refers === 'person' || (entry?.holds === 'person' && !entry.of)) return personId
  if (column.refers) return parents.get(column.refers) ?? null
  if (entry?.holds === 'address') return canary.email
  if (entry?.holds === 'name') return ['jsonb', 'qiao_name'].includes(column.type) ? JSON.stringify(canary.name) : canary.name.en
  if (column.choices) return column.type === '_text' ? [/'([^']+)'/.exec(column.choices)?.[1]] : /'([^']+)'/.exec(column.choices)?.[1]
  const byType: Record<string, () => unknown> = {
    uuid: () => newId(), text: () => (entry ? words : `x-${newId()}`), varchar: () => words, qiao_text: () => text(entry ? words : 'A title'), qiao_name: () => JSON.stringify({ en: 'A name' }), jsonb: () => JSON.stringify(entry ? { about: words, person: canary.name } : {}),
    _text: () => [entry ? words : 'x'], _uuid: () => [], bytea: () => Buffer.alloc(32, Math.floor(Math.random() * 256)), timestamptz: () => '2026-06-01T00:00:00Z', date: () => '2026-06-01', int4: () => 1, int2: () => 1, int8: () => 1, bool: () => false, float4: () => 0.5,
  }
  return byType[column.type]?.() ?? null
}

/** Writes one row of a table with the person in every column that can name them and their name in every text. */
async function leaveRow(db: Db, table: string, personId: string): Promise<void> {
  const columns = await columnsOf(db, table)
  const parents = new Map<string, string>()
  for (const { refers } of columns) {
    if (!refers || refers === 'person' || parents.has(refers)) continue
    const key = await row<{ name: string }>(db, sql`select a.attname as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0] where i.indrelid = ${refers}::regclass and i.indisprimary`)
    const found = await row<{ id: string }>(db, sql`select ${sql.identifier(key!.name)}::text as id from ${sql.raw(refers)} order by 1 desc limit 1`)
    if (found && refers !== 'blob') parents.set(refers, found.id)
    if (refers === 'blob') await run(db, sql`insert into blob (sha256, bytes, media_type) values (decode(repeat('ab', 32), 'hex'), 1, 'text/plain') on conflict do nothing`)
  }
  const [partnerId, anotherId] = (await rows<{ id: string }>(db, sql`select id from organisation order by id desc limit 2`)).map((one) => one.id)
  parents.set('organisation', partnerId!).set('another', anotherId!)
  parents.set('somebody', (await row<{ id: string }>(db, sql`select id from person order by id desc limit 1`))!.id)
  const entry = register.find((one) => one.table === table)?.columns ?? {}
  const asked = columns.filter((column) => column.needed || column.name in entry || column.name in (settled[table] ?? {}))
  const told = asked.map((column) => ({ name: column.name, value: column.refers === 'blob' ? Buffer.alloc(32, 0xab) : value(column, table, personId, parents) })).filter((one) => one.value !== null && one.value !== undefined)
  const names = sql.join(told.map((one) => sql.identifier(one.name)), sql`, `)
  const values = sql.join(told.map((one) => sql`${sql.param(one.value)}`), sql`, `)
  await transaction(db, async (tx) => {
    await run(tx, sql`set local session_replication_role = replica`)
    await run(tx, sql`insert into ${sql.raw(table)} (${names}) values (${values})`)
  })
}

/** What of a register entry can lead to rows of a person: columns that name them, and addresses. */
export const waysOf = (table: string): string[] =>
  Object.entries(register.find((one) => one.table === table)?.columns ?? {}).filter(([, one]) => !one.of && (one.holds === 'person' || one.holds === 'address')).map(([column]) => column)

/** How many rows of each registered table lead to the person. */
export async function tracesOf(db: Db, personId: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const { table } of register) {
    const ways = waysOf(table)
    if (ways.length === 0) continue
    const any = sql.join(ways.map((column) => sql`${sql.identifier(column)}::text in (${personId}, ${canary.email})`), sql` or `)
    counts.set(table, (await row<{ n: number }>(db, sql`select count(*) as n from ${sql.raw(table)} where ${any}`))!.n)
  }
  return counts
}

/**
 * A person with rows in every registered table, `most` traces at least: what the rooms' own faces write, and a row of every
 * other table that the register knows, so that a table added later has one too.
 */
export async function makeTraces(db: Db, personId: string, most: number, at: Date): Promise<Actor> {
  const actor = await work(db, personId, at)
  await makeOrganisation(db)
  await makePerson(db)
  await currentNotice(db, controller, at)
  for (const [id, kind] of [['00000000-0000-7000-8000-000000000001', 'body'], ['00000000-0000-7000-8000-000000000002', 'alliance']] as const) {
    await run(db, sql`insert into space (id, kind, slug, name) values (${id}, ${kind}, ${`traces-${kind}`}, ${text('Elsewhere')})`)
  }
  await run(db, sql`insert into body (space_id, alliance_id, kind) values ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002', 'board')`)
  await run(db, sql`insert into alliance (space_id, kind) select id, 'consortium' from space where kind = 'alliance' on conflict do nothing`)
  const faults: string[] = []
  for (const [table, n] of await tracesOf(db, personId)) if (n === 0) await leaveRow(db, table, personId).catch((error: unknown) => faults.push(`${table}: ${String(error)}`))
  if (faults.length > 0) throw new Error(`no row could be left in\n${faults.join('\n')}`)
  const more = Math.max(0, Math.ceil((most - [...(await tracesOf(db, personId)).values()].reduce((sum, n) => sum + n, 0)) / 4))
  await run(db, sql`insert into notice (id, person_id, kind, object_type, object_id, about) select gen_random_uuid(), ${personId}, 'message_received', 'deal', gen_random_uuid(), ${JSON.stringify({ person: canary.name })}::jsonb from generate_series(1, ${more}::int)`)
  await run(db, sql`insert into message (id, thread_id, author_id, lang, body) select gen_random_uuid(), (select id from thread limit 1), ${personId}, 'en', ${words} || n from generate_series(1, ${more}::int) n`)
  await run(db, sql`insert into mail (id, person_id, address, lang, kind, object_type, object_id, subject, body, masked) select gen_random_uuid(), ${personId}, ${canary.email}, 'en', 'x', 'deal', gen_random_uuid(), ${words}, ${words}, ${words} from generate_series(1, ${more}::int)`)
  await run(db, sql`insert into activity (id, actor_id, verb, object_type, object_id) select gen_random_uuid(), ${personId}, 'deal.say', 'deal', (select id from deal limit 1) from generate_series(1, ${more}::int)`)
  await leaveWithOthers(db)
  // Organisations of the factories have no history, and the doctor wants one.
  await run(db, sql`insert into activity (id, verb, object_type, object_id) select gen_random_uuid(), 'organisation.create', 'organisation', id from organisation o where not exists (select from activity a where a.object_id = o.id)`)
  return actorOf(db, actor.personId!, new Date())
}

/** What other people hold that names the person: their notices and letters, a file's name, a job that is done. */
async function leaveWithOthers(db: Db): Promise<void> {
  const other = await makeActor(db)
  await run(db, sql`insert into notice (id, person_id, kind, object_type, object_id, about) values (gen_random_uuid(), ${other.personId}, 'affiliation_requested', 'organisation', gen_random_uuid(), ${JSON.stringify({ person: canary.name, organisation: 'Theirs' })}::jsonb)`)
  await run(db, sql`insert into mail (id, person_id, address, lang, kind, object_type, object_id, subject, body, masked) values (gen_random_uuid(), ${other.personId}, ${other.email ?? ''}, 'zh', 'x', 'deal', gen_random_uuid(), ${words}, ${words}, ${words})`)
  await run(db, sql`insert into pgboss.job (name, data, state) values ('notice', ${JSON.stringify({ about: { person: canary.name } })}::jsonb, 'created')`)
  await run(db, sql`update listing_draft set content = content || ${JSON.stringify({ contactEmail: canary.email })}::jsonb`)
}
