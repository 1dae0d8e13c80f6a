import fc from 'fast-check'
import { expect, test } from 'vitest'
import { system, visitor } from '../../core/actor.ts'
import { rows, sql } from '../../platform/database.ts'
import { freshDatabase } from '../../../test/database.ts'
import { makeListing, someContent } from '../../../test/world/listings.ts'
import { makeActor } from '../../../test/world/people.ts'
import { addVariants, cardsFor, confirmVariants, draftFor, listingFor, saveDraft, submitListing } from './listings.ts'
import { factsSchema } from './content.ts'
import { type LiveRevision, planRevision, type RevisionText } from './revision-plan.ts'

const { db } = await freshDatabase()
const numRuns = process.env.QIAO_SOAK ? 10_000 : 100
const at = new Date('2026-11-21T09:00:00Z')
const later = new Date('2026-11-22T09:00:00Z')

const published = async () => {
  const { id, ownerId, revisionId } = await makeListing(db, { at, content: someContent() })
  return { id, revisionId, officer: await makeActor(db, { organisationId: ownerId, role: 'officer', at }) }
}

test('a translation goes live at once beside the frozen version, and into the draft', async () => {
  const { id, revisionId, officer } = await published()
  await expect(addVariants(db, officer, { id, lang: 'zh', texts: { title: '陶瓷膜', summary: '用于染料废水。' } })).resolves.toBe(2)
  const shown = await listingFor(db, visitor(at), id)
  expect(shown).toMatchObject({ langs: ['en', 'zh'], revision: { id: revisionId, number: 1 } })
  expect(shown.texts.title.variants.zh).toMatchObject({ body: '陶瓷膜', origin: 'human', ofRev: 1 })
  expect((await draftFor(db, officer, id)).draft.texts.zh?.title).toBe('陶瓷膜')
  await expect(submitListing(db, officer, { id })).resolves.toMatchObject({ outcome: 'unchanged' })
  expect((await cardsFor(db, visitor(at), [id]))[0]?.completeness).toBe(shown.completeness)
})

test('a machine may translate what nobody has, and never takes the place of a person (invariant 1)', async () => {
  const { id, revisionId, officer } = await published()
  const platform = system(at)
  await addVariants(db, platform, { id, lang: 'zh', texts: { title: '机器译文' }, origin: 'machine' })
  await addVariants(db, platform, { id, lang: 'zh', texts: { title: '更好的机器译文' }, origin: 'machine' })
  await expect(confirmVariants(db, officer, { id, lang: 'zh' })).resolves.toBe(1)
  expect((await listingFor(db, visitor(at), id)).texts.title.variants.zh).toMatchObject({ origin: 'approved', body: '更好的机器译文' })
  await expect(addVariants(db, platform, { id, lang: 'zh', texts: { title: '又一个' }, origin: 'machine' })).rejects.toMatchObject({ code: 'conflict' })
  const forced = rows(db, sql`insert into listing_variant (id, revision_id, lang, field, body, origin, of_rev) values (gen_random_uuid(), ${revisionId}, 'zh', 'title', 'x', 'machine', 1)`)
  await expect(forced).rejects.toThrow('machine text never replaces')
  await expect(addVariants(db, officer, { id, lang: 'en', texts: { title: 'Source' } })).rejects.toMatchObject({ code: 'invalid' })
})

test('a stale translation is shown as stale wherever it is read, until it is confirmed (invariant 2)', async () => {
  const { id, officer } = await published()
  await addVariants(db, officer, { id, lang: 'zh', texts: { title: '陶瓷膜', summary: '说明' } })
  await saveDraft(db, officer, { id, content: { ...someContent({ title: 'New membranes' }), texts: { en: { title: 'New membranes', summary: 'New.' }, zh: { title: '陶瓷膜', summary: '说明' } } } })
  await submitListing(db, system(later), { id })
  const lag = (text: { rev: number; variants: { zh?: { ofRev: number } } } | undefined) => (text?.variants.zh ? text.rev - text.variants.zh.ofRev : undefined)
  expect(lag((await listingFor(db, visitor(later), id)).texts.title)).toBe(1)
  expect(lag((await cardsFor(db, visitor(later), [id]))[0]?.title)).toBe(1)
  const stale = await rows<{ stale: boolean }>(db, sql`select stale from listing_text t join listing l on l.live_revision_id = t.revision_id where l.id = ${id} and lang = 'zh'`)
  expect(stale).toEqual([{ stale: true }, { stale: true }])
  await confirmVariants(db, { ...officer, at: later }, { id, lang: 'zh' })
  expect(lag((await listingFor(db, visitor(later), id)).texts.title)).toBe(0)
})

const body = fc.constantFrom('a', 'b', 'c', '')
const bodies = fc.record({ title: fc.constantFrom('a', 'b', 'c'), summary: body, description: body }, { requiredKeys: ['title'] })
const content = fc.record({ source: fc.constantFrom('zh' as const, 'en' as const), zh: bodies, en: bodies, machine: fc.boolean() })

test('however versions follow one another, the source is there, people’s words stay, and older is stale', () => {
  fc.assert(
    fc.property(fc.array(content, { minLength: 1, maxLength: 6 }), (versions) => {
      let live: LiveRevision | undefined
      for (const one of versions) {
        const other = one.source === 'zh' ? 'en' : 'zh'
        const origin = one.machine ? ('machine' as const) : ('human' as const)
        const plan = planRevision({ source: one.source, texts: { zh: one.zh, en: one.en }, origins: { [other]: origin }, facts: factsSchema.parse({ fields: ['water'] }) }, live, { personId: undefined, at })
        const find = (texts: readonly RevisionText[] | undefined, field: string, lang: string) => texts?.find((text) => text.field === field && text.lang === lang)
        expect(find(plan.texts, 'title', one.source)).toMatchObject({ body: one[one.source].title, origin: 'author', ofRev: plan.textRev })
        expect(new Set(plan.texts.map((text) => `${text.field} ${text.lang}`)).size).toBe(plan.texts.length)
        for (const text of plan.texts) {
          expect(text.ofRev).toBeLessThanOrEqual(plan.textRev)
          const before = find(live?.texts, text.field, text.lang)
          if (before && before.origin !== 'machine') expect(text.origin).not.toBe('machine')
          if (text.lang === other && live?.source === one.source && before?.body === text.body && find(live.texts, text.field, one.source)?.body !== find(plan.texts, text.field, one.source)?.body) {
            expect(text.ofRev).toBeLessThan(plan.textRev)
          }
        }
        const again = planRevision({ source: plan.source, texts: { [plan.source]: Object.fromEntries(plan.texts.filter((text) => text.lang === plan.source).map((text) => [text.field, text.body])) }, facts: plan.facts }, plan, { personId: undefined, at })
        expect(again.changed).toBe(false)
        if (plan.changed) live = plan
      }
    }),
    { numRuns },
  )
})
