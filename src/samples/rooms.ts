import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Actor, system } from '../core/actor.ts'
import { isFailure } from '../core/failure.ts'
import { type Alliance, allianceBySlug, registerBroker } from '../modules/alliances/alliances.ts'
import { bodiesOf, castVote, closeMotion, draftStatement, foundBody, openMotion, openStatement, seatPerson, signStatement, statementById, statementsOf } from '../modules/alliances/bodies/bodies.ts'
import { addToSpace } from '../modules/listings/listings.ts'
import { citeFact, newsKinds, type NewsKind, newsVisibleTo, pinNews, publishNews, writeNews } from '../modules/news/news.ts'
import { actorOfPerson, affiliate, createPerson, listPeople, organisationBySlug, type SignIn } from '../modules/people/people.ts'
import { memberOrganisations } from '../modules/spaces/spaces.ts'
import { type Db, rows, sql } from '../platform/database.ts'
import { projectRoot } from '../platform/root.ts'
import { idAmong } from './organisations.ts'
import { signatories } from './words/signatories.ts'

const both = z.object({ zh: z.string(), en: z.string() })
const shape = z.object({
  body: z.object({
    alliance: z.string(), kind: z.enum(['committee']), name: both, remit: both,
    seats: z.array(z.object({ email: z.string(), role: z.enum(['chair', 'champion', 'member']), organisation: z.string() })),
    motion: z.object({ title: both, text: both }),
  }),
  statement: z.object({ alliance: z.string(), title: both, text: both, /** The one member that has not signed. */ unsigned: z.string() }),
  centre: z.object({ alliance: z.string(), publisher: z.string(), broker: z.object({ email: z.string(), organisation: z.string(), focus: both, languages: z.array(z.enum(['zh', 'en'])) }) }),
  news: z.array(
    z.object({
      kind: z.enum(Object.keys(newsKinds) as [NewsKind, ...NewsKind[]]), alliance: z.string().nullable(), daysAgo: z.number(), pinned: z.boolean(), title: both, text: both,
      listing: z.string().optional(),
    }),
  ),
})
type Rooms = z.output<typeof shape>

export type RoomsStage = { db: Db; now: Date; signIn: SignIn; organisations: ReadonlyMap<string, string>; people: ReadonlyMap<string, Actor>; listings: ReadonlyMap<string, string> }

const day = 86_400_000

/** Opens the rooms of the alliances: a body with a motion that was carried, a statement that one member has not signed, a centre, some news. Once; what is there stays. */
export async function openRooms(stage: RoomsStage, folder = join(projectRoot, 'samples')): Promise<void> {
  const rooms = shape.parse(JSON.parse(await readFile(join(folder, 'rooms.json'), 'utf8')))
  await deliberate(stage, rooms.body)
  await sign(stage, rooms.statement)
  await staff(stage, rooms.centre)
  await tellNews(stage, rooms.news)
}

const platform = ({ now }: RoomsStage, daysAgo = 0): Actor => system(new Date(now.getTime() - daysAgo * day))
const fresh = async ({ db, people }: RoomsStage, email: string, at: Date): Promise<Actor> => (await actorOfPerson(db, people.get(email)!.personId!, at))!

async function deliberate(stage: RoomsStage, body: Rooms['body']): Promise<void> {
  const { db, organisations } = stage
  const host = platform(stage, 20)
  const { id: allianceId } = await allianceBySlug(db, host, body.alliance)
  if ((await bodiesOf(db, host, allianceId)).length > 0) return
  const fromOn = host.at.toISOString().slice(0, 10)
  const toOn = new Date(host.at.getTime() + 730 * day).toISOString().slice(0, 10)
  const bodyId = await foundBody(db, host, { allianceId, kind: body.kind, name: body.name, remit: body.remit, lang: 'zh', fromOn, toOn, sample: true })
  for (const seat of body.seats) await seatPerson(db, host, { bodyId, email: seat.email, role: seat.role, organisationId: idAmong(organisations, seat.organisation) })
  const champion = await fresh(stage, body.seats.find((one) => one.role === 'champion')!.email, new Date(host.at.getTime() + day))
  const motionId = await openMotion(db, champion, { bodyId, title: body.motion.title, body: body.motion.text, lang: 'zh', quorum: { kind: 'number', value: 2 }, majority: 'simple', closesAt: new Date(host.at.getTime() + 7 * day) })
  for (const { email } of body.seats) await castVote(db, await fresh(stage, email, new Date(host.at.getTime() + 2 * day)), { motionId, choice: 'yes' })
  await closeMotion(db, await fresh(stage, body.seats[0]!.email, new Date(host.at.getTime() + 3 * day)), motionId).catch((error: unknown) => {
    // The last vote closes it by itself.
    if (!isFailure(error, 'conflict')) throw error
  })
}

async function signatoryOf(stage: RoomsStage, organisationId: string, slug: string): Promise<Actor | undefined> {
  const { db, people, signIn, now } = stage
  const known = [...people.values()].find((one) => one.affiliations.some((each) => each.organisationId === organisationId && each.role !== 'researcher'))
  if (known) return known
  const one = signatories.find((each) => each.organisation === slug)
  if (!one) return undefined
  const host = platform(stage)
  const email = `office@${slug}.signatory.example`
  const there = (await listPeople(db, host, { q: email })).lines[0]?.id
  const personId = there ?? (await createPerson(db, host, signIn, { email, password: randomBytes(18).toString('base64url'), name: one.name, lang: one.lang, country: one.lang === 'zh' ? 'CN' : 'GB', sample: true }))
  if (!there) await affiliate(db, host, { personId, organisationId, role: 'officer' })
  return actorOfPerson(db, personId, now)
}

async function sign(stage: RoomsStage, statement: Rooms['statement']): Promise<void> {
  const { db, now } = stage
  const host = platform(stage, 10)
  const { id: allianceId } = await allianceBySlug(db, host, statement.alliance)
  if ((await statementsOf(db, host, allianceId)).length > 0) return
  const id = await draftStatement(db, host, { allianceId, title: statement.title, body: statement.text, lang: 'zh' })
  await openStatement(db, host, { id, version: (await statementById(db, host, allianceId, id)).version })
  const members = await memberOrganisations(db, [allianceId], now)
  const slugs = await rows<{ id: string; slug: string }>(db, sql`select id, slug from organisation where id = any(${sql.param(members)}::uuid[]) order by slug`)
  for (const [place, { id: organisationId, slug }] of slugs.entries()) {
    const person = slug === statement.unsigned ? undefined : await signatoryOf(stage, organisationId, slug)
    if (person) await signStatement(db, { ...person, at: new Date(host.at.getTime() + ((place % 8) + 1) * (day / 2)) }, { id, allianceId, organisationId })
  }
}

/** The centre's listings are those that its park publishes for firms; its officer is its transfer manager. */
async function staff(stage: RoomsStage, centre: Rooms['centre']): Promise<void> {
  const { db, organisations, people } = stage
  const host = platform(stage)
  const alliance: Alliance = await allianceBySlug(db, host, centre.alliance)
  const publisherId = idAmong(organisations, centre.publisher)
  const listings = await rows<{ id: string }>(db, sql`select l.id from listing l where l.publisher_id = ${publisherId} and l.sample and not exists (select from listing_space s where s.listing_id = l.id and s.space_id = ${alliance.id}) order by l.id`)
  for (const { id } of listings) await addToSpace(db, host, { id, spaceId: alliance.id })
  if (await rows(db, sql`select 1 from centre_broker where space_id = ${alliance.id}`).then((found) => found.length > 0)) return
  const { email, organisation, focus, languages } = centre.broker
  const { organisation: own } = await organisationBySlug(db, host, organisation)
  if (people.has(email)) await registerBroker(db, await fresh(stage, email, stage.now), alliance, { organisationId: own.id, focus, languages, lang: 'zh' })
}

async function tellNews(stage: RoomsStage, news: Rooms['news']): Promise<void> {
  const { db, listings } = stage
  if ((await newsVisibleTo(db, platform(stage), { limit: 1 })).total > 0) return
  for (const one of [...news].sort((a, b) => b.daysAgo - a.daysAgo)) {
    const host = platform(stage, one.daysAgo)
    const spaceId = one.alliance ? (await allianceBySlug(db, host, one.alliance)).id : null
    const id = await writeNews(db, host, { kind: one.kind, title: one.title, body: one.text, lang: 'zh', onDate: host.at.toISOString().slice(0, 10), visibility: 'public', spaceId, sample: true })
    if (one.listing) await citeFact(db, undefined, platform(stage), { itemId: id, listing: listings.get(one.listing) ?? '' })
    await publishNews(db, host, { id })
    if (one.pinned) await pinNews(db, host, { id, on: true })
  }
}
