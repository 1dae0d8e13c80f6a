import { beforeEach, describe, expect, test } from 'vitest'
import { openTranslationServer } from '../../../../test/world/translator.ts'
import { freshDatabase } from '../../../../test/database.ts'
import { makeListing, someContent } from '../../../../test/world/listings.ts'
import { makeActor, makeOrganisation } from '../../../../test/world/people.ts'
import { system, visitor } from '../../../core/actor.ts'
import { row, rows, run, sql } from '../../../platform/database.ts'
import { openTranslator } from '../../../platform/translate.ts'
import { requestsOf } from '../../requests/requests.ts'
import * as listings from '../listings.ts'

const { db } = await freshDatabase()
const server = await openTranslationServer()
const machine = openTranslator({ url: `${server.url}/v1`, kind: 'openai', model: 'stand-in-7b', key: undefined }, { timeoutMs: 2_000 })
const at = new Date('2026-11-21T09:00:00Z')
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000)

beforeEach(() => {
  server.received.length = 0
  server.answer()
})

const texts = { en: { title: 'Ceramic membranes for dye wastewater', summary: 'Cleaned in place, piloted for six months.', description: 'First paragraph.\n\nSecond paragraph.', team: 'Professor Ada Example leads it.' } }
const published = async (access?: listings.Access) => {
  const ownerId = await makeOrganisation(db, { name: { en: 'Northbay University' } })
  const { id, revisionId } = await makeListing(db, { at, ownerId, content: someContent({ texts }), access })
  return { id, ownerId, revisionId, officer: await makeActor(db, { organisationId: ownerId, role: 'officer', at }) }
}
const byMachine = (id: string, when = at) => listings.translateByMachine(db, machine, when, id)
const told = (kind: string, id: string) => rows<{ people: string[]; about: unknown }>(db, sql`select data -> 'people' as people, data -> 'about' as about from pgboss.job where name = 'notice' and data ->> 'kind' = ${kind} and data #>> '{object,id}' = ${id}`)
const sentTexts = () => server.received.map((one) => (one.body.messages as { content: string }[])[1]?.content)

describe('by machine', () => {
  test('what nobody has translated is written beside the version, named and dated, once; people and confidential detail are not sent', async () => {
    const { id, officer, revisionId } = await published()
    await listings.setConfidential(db, officer, { id, bodies: { en: 'The secret recipe' } })
    const before = (await listings.listingFor(db, visitor(at), id)).completeness
    await expect(byMachine(id)).resolves.toBe(3)
    await expect(byMachine(id)).resolves.toBe(0)
    const shown = await listings.listingFor(db, visitor(at), id)
    expect(shown).toMatchObject({ langs: ['en', 'zh'], revision: { id: revisionId }, completeness: before })
    expect(shown.texts.title.variants.zh).toMatchObject({ origin: 'machine', model: 'stand-in-7b', ofRev: 1, at: at.toISOString() })
    expect(shown.texts.description?.variants.zh?.body.split('\n')).toHaveLength(3)
    expect(shown.texts.team?.variants.zh).toBeUndefined()
    expect(sentTexts().join('\n')).not.toMatch(/Ada Example|secret recipe|Northbay/)
    expect((await listings.cardsFor(db, visitor(at), [id]))[0]?.title.variants.zh).toMatchObject({ origin: 'machine', model: 'stand-in-7b' })
    const deeds = await rows<{ actor: string | null }>(db, sql`select actor_id as actor from activity where object_id = ${id} and verb = 'listing.machine_translation'`)
    expect(deeds).toEqual([{ actor: null }])
  })

  test('enters neither index nor draft nor export: it is nobody’s word', async () => {
    const { id, officer } = await published()
    await byMachine(id)
    for await (const [indexed] of listings.indexRows(db, { ids: [id] })) expect(indexed?.texts.map((one) => one.lang)).toEqual(['en'])
    expect((await listings.draftFor(db, officer, id)).draft.texts.zh).toBeUndefined()
    const title = (await listings.listingFor(db, officer, id)).texts.title.variants.zh?.body
    const draft = await listings.draftFor(db, officer, id)
    await listings.saveDraft(db, officer, { id, content: { ...draft.draft, texts: { ...texts, zh: { title, summary: '人工摘要' } } } })
    const exported = []
    for await (const record of listings.exportRecords(db, officer)) exported.push(record)
    expect(exported).toMatchObject([{ summary_zh: '人工摘要' }])
    expect(exported[0]?.title_zh ?? '').toBe('')
  })

  test('a person’s text stays and is never preceded; when the source changes, only the machine’s is made anew', async () => {
    const { id, officer } = await published()
    await listings.addVariants(db, officer, { id, lang: 'zh', texts: { title: '陶瓷膜' } })
    await expect(byMachine(id)).resolves.toBe(2)
    await listings.saveDraft(db, officer, { id, content: { source: 'en', texts: { en: { ...texts.en, title: 'New membranes', summary: 'Another summary altogether.' } }, facts: {} } })
    await listings.submitListing(db, system(later(1)), { id })
    const stale = (await listings.listingFor(db, visitor(later(1)), id)).texts
    expect(stale.summary).toMatchObject({ rev: 2, variants: { zh: { ofRev: 1, origin: 'machine', model: 'stand-in-7b' } } })
    server.received.length = 0
    await expect(byMachine(id, later(2))).resolves.toBe(1)
    expect(sentTexts()).toEqual(['Another summary altogether.'])
    const fresh = (await listings.listingFor(db, visitor(later(2)), id)).texts
    expect(fresh.summary?.variants.zh).toMatchObject({ ofRev: 2, at: later(2).toISOString() })
    expect(fresh.title.variants.zh).toMatchObject({ body: '陶瓷膜', origin: 'human', ofRev: 1 })
  })

  test('a text that came, or a source that changed, while the machine worked wins', async () => {
    const { id, officer } = await published()
    const slow = { model: 'slow', translate: async (text: string) => {
      if (text === texts.en.title) await listings.addVariants(db, officer, { id, lang: 'zh', texts: { title: '人先到' } })
      if (text === texts.en.summary) {
        await listings.saveDraft(db, officer, { id, content: { source: 'en', texts: { en: { ...texts.en, summary: 'Changed meanwhile.' } }, facts: {} } })
        await listings.submitListing(db, system(later(1)), { id })
      }
      return `译：${text.length}`
    } }
    await expect(listings.translateByMachine(db, slow, at, id)).resolves.toBe(1)
    const shown = (await listings.listingFor(db, visitor(later(1)), id)).texts
    expect(shown.title.variants.zh).toMatchObject({ body: '人先到', origin: 'human' })
    expect(shown.summary?.variants.zh).toBeUndefined()
    expect(shown.description?.variants.zh).toMatchObject({ origin: 'machine', model: 'slow' })
  })

  test('approval keeps the machine’s name; the database lets no other text have one', async () => {
    const { id, officer, revisionId } = await published()
    await byMachine(id)
    await listings.confirmVariants(db, { ...officer, at: later(1) }, { id, lang: 'zh' })
    expect((await listings.listingFor(db, visitor(later(1)), id)).texts.title.variants.zh).toMatchObject({ origin: 'approved', model: 'stand-in-7b' })
    await expect(byMachine(id, later(2))).resolves.toBe(0)
    const forged = run(db, sql`insert into listing_variant (id, revision_id, lang, field, body, origin, of_rev, model) values (gen_random_uuid(), ${revisionId}, 'zh', 'cases', 'x', 'human', 1, 'm')`)
    await expect(forged).rejects.toThrow('listing_variant_model')
  })

  test('restricted listings go out only when the owner asks; "never" sends nothing and hides what was written', async () => {
    const restricted = await published({ visibility: 'signed_in' })
    await expect(byMachine(restricted.id)).resolves.toBe(0)
    await listings.setAccess(db, restricted.officer, { id: restricted.id, access: { machineTranslation: 'always' } })
    await expect(byMachine(restricted.id)).resolves.toBe(3)
    const excluding = await published({ excludedCountries: ['US'] })
    await expect(byMachine(excluding.id)).resolves.toBe(0)
    expect(sentTexts()).toHaveLength(3)

    await listings.setAccess(db, restricted.officer, { id: restricted.id, access: { machineTranslation: 'never' } })
    const reader = await makeActor(db, { at })
    expect((await listings.listingFor(db, reader, restricted.id)).texts.title.variants.zh).toBeUndefined()
    expect((await listings.cardsFor(db, reader, [restricted.id]))[0]?.langs).toEqual(['en'])
    await expect(byMachine(restricted.id, later(1))).resolves.toBe(0)
    await listings.pauseListing(db, excluding.officer, excluding.id)
    await expect(byMachine(excluding.id)).resolves.toBe(0)
  })

  test('what went well is kept when a text fails, and the next try has the rest to do; nobody reads an error', async () => {
    const { id } = await published()
    server.answer(({ body }) => ((body.messages as { content: string }[])[1]?.content.startsWith('Cleaned') ? { status: 500, body: 'x' } : undefined))
    await expect(byMachine(id)).rejects.toMatchObject({ kind: 'status' })
    const half = (await listings.listingFor(db, visitor(at), id)).texts
    expect([half.title.variants.zh?.origin, half.summary?.variants.zh]).toEqual(['machine', undefined])
    server.answer()
    await expect(byMachine(id)).resolves.toBe(1)
  })

  test('publication queues it, and an hourly look finds what was missed', async () => {
    const { id } = await published()
    const queued = () => row<{ n: number }>(db, sql`select count(*)::int as n from pgboss.job where name = 'translation' and state = 'created' and data ->> 'listingId' = ${id}`)
    expect(await queued()).toEqual({ n: 1 })
    await run(db, sql`delete from pgboss.job where name = 'translation'`)
    await listings.queueTranslations(db)
    expect(await queued()).toEqual({ n: 1 })
    await byMachine(id)
    await run(db, sql`delete from pgboss.job where name = 'translation'`)
    await listings.queueTranslations(db)
    expect(await queued()).toEqual({ n: 0 })
  })
})

describe('asking for a translation', () => {
  test('reaches keepers and host once a day, counts askers, names no organisation, and is answered by a person’s text alone', async () => {
    const { id, officer } = await published({ nameWithheld: true })
    const moderator = await makeActor(db, { at, platform: 'moderator' })
    const readers = [await makeActor(db, { at }), await makeActor(db, { at })]
    for (const reader of readers) await listings.askForTranslation(db, reader, id)
    await expect(listings.askForTranslation(db, readers[0]!, id)).rejects.toMatchObject({ code: 'conflict' })
    expect((await told('translation_asked', id)).every((one) => one.people.includes(officer.personId!))).toBe(true)
    expect((await told('translation_wanted', id)).flatMap((one) => one.people)).toContain(moderator.personId)
    expect((await requestsOf(db, readers[0]!))[0]).toMatchObject({ kind: 'translation', lang: 'zh', organisation: null, toOrganisation: null })

    const page = { id, ours: false }
    expect(await listings.wishFor(db, readers[0]!, page)).toEqual({ since: at, askers: undefined })
    expect(await listings.wishFor(db, visitor(at), page)).toEqual({})
    expect(await listings.wishFor(db, officer, { id, ours: true })).toEqual({ since: undefined, askers: 2 })
    expect(await listings.translationsAskedOf(db, officer)).toMatchObject([{ id, lang: 'zh', askers: 2, machine: false }])
    expect(await listings.translationsAskedOf(db, readers[0]!)).toEqual([])
    expect((await listings.translationsWanted(db, moderator)).map((one) => one.id)).toContain(id)
    expect(await listings.translationsWanted(db, officer)).toEqual([])

    await byMachine(id)
    await expect(listings.answerWishes(db, later(1), id)).resolves.toBe(0)
    expect(await listings.translationsAskedOf(db, officer)).toMatchObject([{ askers: 2, machine: true }])
    await listings.addVariants(db, { ...officer, at: later(2) }, { id, lang: 'zh', texts: { title: '陶瓷膜' } })
    await expect(listings.answerWishes(db, later(2), id)).resolves.toBe(2)
    expect((await told('translation_there', id)).flatMap((one) => one.people).sort()).toEqual(readers.map((one) => one.personId!).sort())
    expect(await listings.translationsAskedOf(db, officer)).toEqual([])
    await expect(listings.askForTranslation(db, await makeActor(db, { at }), id)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('"not yours" looks like "not there"; who may not read it any more is not told', async () => {
    const { id, officer } = await published({ visibility: 'signed_in' })
    const reader = await makeActor(db, { at, organisationId: await makeOrganisation(db, { country: 'FR' }) })
    await listings.askForTranslation(db, reader, id)
    await listings.setAccess(db, officer, { id, access: { excludedCountries: ['FR'] } })
    await listings.addVariants(db, { ...officer, at: later(1) }, { id, lang: 'zh', texts: { title: '陶瓷膜' } })
    await expect(listings.answerWishes(db, later(1), id)).resolves.toBe(1)
    expect(await told('translation_there', id)).toEqual([])
    await expect(listings.askForTranslation(db, reader, id)).rejects.toMatchObject({ code: 'missing' })
    await expect(listings.askForTranslation(db, visitor(at), id)).rejects.toMatchObject({ code: 'missing' })
  })

  test('is bounded per person and hour', async () => {
    const reader = await makeActor(db, { at })
    const ownerId = await makeOrganisation(db)
    for (let n = 0; n < 20; n += 1) await listings.askForTranslation(db, reader, (await makeListing(db, { at, ownerId, content: someContent({ title: `Listing ${n}` }) })).id)
    await expect(listings.askForTranslation(db, reader, (await makeListing(db, { at, ownerId, content: someContent({ title: 'One more' }) })).id)).rejects.toMatchObject({ code: 'limited' })
  })
})
