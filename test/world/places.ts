import { newId, showId } from '../../src/core/id.ts'
import { attachToListing } from '../../src/modules/listings/listings.ts'
import { createToken } from '../../src/modules/people/people.ts'
import { type Db, row, run, sql } from '../../src/platform/database.ts'
import { createAlliance } from '../../src/modules/alliances/alliances.ts'
import { system } from '../../src/core/actor.ts'
import { authored } from '../../src/core/text.ts'
import type { Room } from '../../src/web/room.ts'
import type { Route } from '../../src/web/route.ts'
import { makeAgreement, makeTwo } from './agreements.ts'
import { makeEvent, makeSession } from './events.ts'
import { makeProject } from './projects.ts'
import { makeDeal } from './deals.ts'
import { makeDraft, makeListing } from './listings.ts'
import { actorOf, makeActor, makeOrganisation } from './people.ts'

/** Shown ids of one thing of each kind, none of which belongs to the readers of a test unless it says so. */
export type Places = Record<'listing' | 'other' | 'draft' | 'deal' | 'file' | 'person' | 'token' | 'mail' | 'slug' | 'import' | 'request' | 'membership' | 'release' | 'news' | 'agreement' | 'project' | 'event' | 'session' | 'nowhere', string> & { organisationId: string; ownerId: string }

const letter = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

/** A small world with one thing of each kind that an address can name. */
export async function makePlaces({ db, room }: { db: Db; room: Room }): Promise<Places> {
  const organisationId = await makeOrganisation(db, { slug: 'officers-home' })
  const ownerId = await makeOrganisation(db, { slug: 'somebody-elses' })
  const owner = await makeActor(db, { organisationId: ownerId, role: 'administrator' })
  const { id: listing } = await makeListing(db, { ownerId, kind: 'need' })
  const { id: other } = await makeListing(db, { kind: 'offer' })
  const { id: draft } = await makeDraft(db, { ownerId })
  const { dealId } = await makeDeal(db)
  await attachToListing(db, room.blobs, { ...owner, at: new Date() }, { id: draft, name: 'sheet.pdf', bytes: new Uint8Array(letter) })
  const file = await row<{ id: string }>(db, sql`select id from file limit 1`)
  const token = await createToken(db, await actorOf(db, owner.personId!), { name: 'theirs', scopes: ['listings:read'] })
  const [mail, importId, request] = [newId(), newId(), newId()]
  await run(db, sql`insert into mail (id, address, lang, kind, object_type, object_id, subject, body, masked) values (${mail}, 'a@example.org', 'en', 'code', 'person', ${newId()}, 'Code', '123456', '******')`)
  await run(db, sql`insert into import_run (id, organisation_id, kind, format, started_by) values (${importId}, ${ownerId}, 'offer', 'csv', ${owner.personId})`)
  await run(db, sql`insert into request (id, kind, from_person, to_organisation, object_type, object_id, role) values (${request}, 'affiliation', ${(await makeActor(db)).personId}, ${ownerId}, 'organisation', ${ownerId}, 'researcher')`)
  const alliance = await createAlliance(db, system(new Date()), { slug: 'somebody-elses', kind: 'consortium', lang: 'en', name: { en: 'Theirs' }, purpose: { en: 'To meet.' }, visibility: 'public', peopleJoin: false, secretariatId: ownerId })
  const membership = (await row<{ id: string }>(db, sql`select id from space_member where space_id = ${alliance}`))!.id
  const release = newId()
  await run(db, sql`insert into release (id, reference, publisher_id, title, created_at) values (${release}, 'R-2026-000001', ${ownerId}, ${JSON.stringify(authored('en', 'Theirs', new Date().toISOString()))}, now())`)
  const news = newId()
  const said = JSON.stringify(authored('en', 'Theirs', new Date().toISOString()))
  await run(db, sql`insert into news_item (id, kind, space_id, title, body, on_date, created_at, updated_at) values (${news}, 'news', ${alliance}, ${said}, ${said}, '2026-01-01', now(), now())`)
  const agreement = await makeAgreement(db, await makeTwo(db))
  const project = await makeProject(db, await makeTwo(db))
  const event = await makeEvent(db, new Date(), { draft: true })
  const session = await makeSession(db, event, { startsAt: new Date(), endsAt: new Date(Date.now() + 3_600_000) })
  await room.matcher.refresh()
  const shown = { session, release, news, listing, other, draft, deal: dealId, file: file!.id, person: owner.personId!, token: token.id, mail, import: importId, request, membership, agreement: agreement.id, project: project.id, nowhere: '01890000-0000-7000-8000-000000000000' }
  const ids = Object.fromEntries(Object.entries(shown).map(([name, id]) => [name, showId(id)])) as { [Name in keyof typeof shown]: string }
  return { ...ids, event: event.slug, slug: 'somebody-elses', organisationId, ownerId }
}

/** What `:id` means in each group of routes. */
const idsOf = (at: string, places: Places): string[] => {
  const [group, name = ''] = at.split('.')
  if (group === 'deals') return name === 'new' || name === 'create' ? [places.listing] : [places.deal]
  if (group === 'agreements') return [places.agreement]
  if (group === 'projects') return [places.project]
  if (group === 'outcomes') return [places.deal]
  if (group === 'answers' || group === 'glass') return [places.deal]
  if (group === 'events' || group === 'eventReport' || group === 'programme' || group === 'draft') return [places.session]
  if (group === 'files') return [places.file]
  if (group === 'news') return [places.news]
  if (group === 'releases') return [places.release]
  if (group === 'imports') return [places.import]
  if (group === 'requests') return [places.request]
  if (group === 'account') return [places.token]
  if (group === 'staff') return name.startsWith('mail') ? [places.mail] : name.startsWith('job') ? [places.nowhere] : [places.person]
  if (group === 'alliances') return [places.membership]
  if (group === 'organisations') return [places.person]
  return [places.listing, places.draft]
}

/** Addresses of a route on the things of a world, on what is not there, and on what is no id at all. */
export function addressesOf(at: string, route: Route, places: Places, alsoMissing = true): string[] {
  const named = (id: string, slug: string): string =>
    route.path
      .replace(/^\/:lang\{[^}]*\}/, '/en')
      .replace(/\/:slug\?|\/:name\?/, '')
      .replace('/:scope/:slug', at.startsWith('indicators') ? `/organisation/${showId(places.ownerId)}` : '/:scope/:slug')
      .replace(':slug', slug)
      .replace(':vocabulary', 'field')
      .replace(':code', 'water')
      .replace(':token', 'a-token-of-nobody')
      .replace(/:(need|listing)\b/, places.listing)
      .replace(/:(offer|other)\b/, places.other)
      .replace(/:(file|grant|citation)\b/, places.file)
      .replace(':kind', 'technology_contract')
      .replace(':number', '1')
      .replace(':list', 'foreground')
      .replace(/:(speaker|material)\b/, places.nowhere)
      .replace(':place', '0')
      .replace(':key', at.startsWith('eventReport') ? 'registered' : 'law')
      .replace(/:id\b/, id)
  const missing = alsoMissing ? [named(places.nowhere, 'nobody'), named('not-an-id', 'no%2Fsuch%20slug')] : []
  return [...new Set([...idsOf(at, places).map((id) => named(id, /^(events|eventReport|programme|draft)\./.test(at) ? places.event : places.slug)), ...missing])]
}
