import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { makeListing, someContent } from '../../../test/world/listings.ts'
import { makeOrganisation } from '../../../test/world/people.ts'
import { newId } from '../../core/id.ts'
import { type Actor, visitor } from '../../core/actor.ts'
import { row, run, sql, transaction } from '../../platform/database.ts'
import { cardsFor } from './cards.ts'
import { facesOf } from './faces.ts'

const { db } = await freshDatabase()
const anybody = () => visitor(new Date())
const versionOf = async (id: string) => (await row<{ version: string }>(db, sql`select l.xmin::text || '.' || o.xmin::text as version from listing l join organisation o on o.id = l.owner_id where l.id = ${id}`))!.version

test('what changes in a listing, its owner or its texts shows in the next card', async () => {
  const { id, ownerId, revisionId } = await makeListing(db, { content: someContent({ title: 'First words' }) })
  const card = async () => (await cardsFor(db, anybody(), [id]))[0]
  const first = await card()
  expect(first).toMatchObject({ title: { variants: { en: { body: 'First words' } } }, langs: ['en'], nameWithheld: false })
  expect(await card()).toBe(first)
  await run(db, sql`update organisation set name = ${JSON.stringify({ en: 'Renamed University' })} where id = ${ownerId}`)
  expect((await card())?.owner?.name.en).toBe('Renamed University')
  await run(db, sql`insert into listing_variant (id, revision_id, field, lang, body, origin, of_rev) select ${newId()}, ${revisionId}, 'title', 'zh', '新的译名', 'human', text_rev from listing_revision where id = ${revisionId}`)
  expect(await card()).toMatchObject({ title: { variants: { zh: { body: '新的译名' } } }, langs: ['en', 'zh'] })
  await run(db, sql`update listing set name_withheld = true where id = ${id}`)
  const withheld = await card()
  expect(withheld).toMatchObject({ nameWithheld: true, owner: undefined })
  expect(await card()).toBe(withheld)
})

test('rows newer than those whose reading was allowed say nothing', async () => {
  const { id } = await makeListing(db, { content: someContent({ title: 'Open words' }) })
  const allowed = await versionOf(id)
  await run(db, sql`update listing set updated_at = now() where id = ${id}`)
  expect((await facesOf(db, [{ id, version: allowed }])).size).toBe(0)
  expect((await facesOf(db, [{ id, version: await versionOf(id) }])).get(id)?.title.variants.en?.body).toBe('Open words')
  expect((await cardsFor(db, anybody(), [id, newId(), id])).map((card) => card.id)).toEqual([id, id])
})

test('what one reader was shown is shown to nobody else, and to nobody once it is closed', async () => {
  const { id } = await makeListing(db, { content: someContent({ title: 'For some' }) })
  const guest = await makeOrganisation(db, { country: 'GB' })
  await run(db, sql`update listing set visibility = 'named', audience_organisations = array[${guest}]::uuid[] where id = ${id}`)
  const member = (organisationId: string): Actor => ({ ...anybody(), kind: 'person', personId: newId(), affiliations: [{ organisationId, role: 'researcher', country: 'GB', name: {}, slug: 'x', verified: true, trusted: true }] })
  const inside = member(guest)
  const seen = async (actor: Actor) => (await cardsFor(db, actor, [id])).length
  for (let turn = 0; turn < 2; turn += 1) expect([await seen(inside), await seen(member(newId())), await seen(anybody()), await seen({ ...inside, affiliations: [] })]).toEqual([1, 0, 0, 0])
  await run(db, sql`update listing set audience_organisations = array[${newId()}]::uuid[] where id = ${id}`)
  expect(await seen(inside)).toBe(0)
})

test('inside a transaction its own changes show', async () => {
  const { id } = await makeListing(db, { content: someContent({ title: 'Soon closed' }) })
  const seen = async (of: typeof db) => (await cardsFor(of, anybody(), [id])).length
  expect(await seen(db)).toBe(1)
  await transaction(db, async (tx) => {
    await run(tx, sql`update listing set visibility = 'signed_in' where id = ${id}`)
    expect([await seen(tx), await seen(db)]).toEqual([0, 1])
  })
  expect(await seen(db)).toBe(0)
})
