import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { makeDeal, makePair } from '../../../test/world/deals.ts'
import { actorOf, makeActor } from '../../../test/world/people.ts'
import { row, rows, sql } from '../../platform/database.ts'
import { acceptInterest, dealFor, dealMessages, expressInterest, sayInDeal } from '../deals/deals.ts'
import { noticeText } from './notice.ts'
import { acceptNotice, consentNeeded, consentsOf, currentNotice, edition, giveConsent, noticeAsItStood, withdrawConsent } from './consents.ts'

const { db } = await freshDatabase()
const controller = { name: { zh: '甲', en: 'A' }, address: { zh: '北京', en: 'Beijing' }, contact: 'privacy@example.org', dataCountry: 'CN', representative: undefined }

test('the text of an edition is held fast: whoever changes it raises the number', () => {
  const digest = createHash('sha256').update(noticeText('zh', undefined) + noticeText('en', undefined)).digest('hex').slice(0, 16)
  expect({ number: edition.number, digest }).toEqual({ number: 1, digest: '9360d8285a2c7cd4' })
})

test('without somebody responsible nothing is asked; a changed notice has a new number, is told of, and stands as it stood', async () => {
  const now = new Date()
  const reader = await makeActor(db, { country: 'GB' })
  expect(await currentNotice(db, undefined, now)).toMatchObject({ number: 1, dataCountry: null })
  expect(await consentNeeded(db, reader, 'CN')).toBeUndefined()
  const [first, again] = await Promise.all([currentNotice(db, controller, now), currentNotice(db, { ...controller }, now)])
  expect([first.number, again.number]).toEqual([2, 2])
  expect(await currentNotice(db, { ...controller, contact: 'other@example.org' }, now)).toMatchObject({ number: 3 })
  expect(await rows(db, sql`select data ->> 'kind' as kind, data -> 'people' ? ${reader.personId} as told from pgboss.job where name = 'notice' and data ->> 'kind' = 'privacy_notice'`)).toEqual([
    { kind: 'privacy_notice', told: true }, { kind: 'privacy_notice', told: true },
  ])
  expect((await noticeAsItStood(db, 2)).body.en).toContain('privacy@example.org')
  await acceptNotice(db, reader, 3)
  await acceptNotice(db, reader, 3)
  await expect(acceptNotice(db, reader, 99)).rejects.toMatchObject({ code: 'missing' })
  expect((await actorOf(db, reader.personId!)).acceptedNotice).toBe(3)
  expect(await rows(db, sql`select 1 from activity where verb = 'privacy.accept_notice'`)).toHaveLength(1)
})

test('an interest goes across the border with a consent alone; it is kept with the notice, and a withdrawal is kept to', async () => {
  const { listing, asker, owner, fromOrganisationId } = await makePair(db, { toCountry: 'GB', fromCountry: 'CN' })
  const ask = (consent?: boolean) => expressInterest(db, asker, { listingId: listing.id, fromOrganisationId, sentence: 'We have one.', contact: 'Lin, lin@example.org', consent })
  await expect(ask()).rejects.toMatchObject({ code: 'invalid', details: { fields: { consent: {} } } })
  expect(await row(db, sql`select 1 from deal_interest where from_organisation = ${fromOrganisationId}`)).toBeUndefined()
  const { id } = await ask(true)
  const [consent] = await consentsOf(db, asker)
  expect(consent).toMatchObject({ country: 'GB', occasion: 'interest', notice: 3, withdrawnAt: null })
  await acceptInterest(db, owner, id)
  await sayInDeal(db, asker, { id, body: 'Hello' })
  expect(await dealFor(db, owner, id)).toMatchObject({ contact: 'Lin, lin@example.org', person: {} })

  await expect(withdrawConsent(db, owner, consent!.id)).rejects.toMatchObject({ code: 'missing' })
  await withdrawConsent(db, asker, consent!.id)
  await expect(withdrawConsent(db, asker, consent!.id)).rejects.toMatchObject({ code: 'missing' })
  expect(await dealFor(db, owner, id)).toMatchObject({ contact: undefined, person: null })
  expect((await dealMessages(db, owner, id)).map((one) => one.author)).toEqual([null])
  expect(await dealFor(db, asker, id)).toMatchObject({ contact: 'Lin, lin@example.org', person: {} })
  expect((await dealMessages(db, asker, id)).every((one) => one.author !== null)).toBe(true)
  expect(await consentNeeded(db, asker, 'GB')).toBe('GB')
  await giveConsent(db, asker, { country: 'GB', occasion: 'account' })
  expect(await dealFor(db, owner, id)).toMatchObject({ contact: 'Lin, lin@example.org' })
  expect((await consentsOf(db, asker)).map((one) => one.withdrawnAt !== null)).toEqual([false, true])
})

test('within a country nothing is asked', async () => {
  const { asker } = await makeDeal(db, { toCountry: 'CN', fromCountry: 'CN' })
  expect(await consentsOf(db, asker)).toEqual([])
})
