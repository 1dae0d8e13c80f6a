import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { makeDeal } from '../../../test/world/deals.ts'
import { openGroupChat } from '../../../test/world/group-chat.ts'
import { makeActor, makeOrganisation } from '../../../test/world/people.ts'
import { openLocker } from '../../platform/locked.ts'
import { type Db, row, rows, run, sql } from '../../platform/database.ts'
import { declineInterest, sayInDeal, acceptInterest } from '../deals/deals.ts'
import { chatJobs, deadLetters, deliveriesTo, endHook, hookOf, mostTries, sendAgain, setHook, tryHook } from './chats.ts'

const { db } = await freshDatabase()
const chat = await openGroupChat()
const locker = openLocker('a secret of this test', 'chats')
const tools = { post: chat.post, locker, addressOf: (lang: string, object: { type: string; id: string }) => `https://qiao.example/${lang}/${object.type}/${object.id}` }
const job = chatJobs(db, tools, () => new Date()).chat!
const wecom = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=THE-KEY'

/** Runs the queued jobs of chats until none is left; a job that fails is tried as often as the queue would. */
async function work(from: Db): Promise<number> {
  let failed = 0
  for (let round = 0; round < 10; round += 1) {
    const found = await rows<{ data: Record<string, unknown> }>(from, sql`delete from pgboss.job where name = 'chat' returning data`)
    if (found.length === 0) break
    for (const { data } of found) {
      for (let tries = 0; tries < mostTries; tries += 1) {
        if (await job(data).then(() => true, () => false)) break
        failed += 1
      }
    }
  }
  return failed
}

const hooked = async (organisationId: string, administrator: Awaited<ReturnType<typeof makeActor>>, kinds: string[], url = wecom) =>
  setHook(db, administrator, locker, [], { organisationId, provider: 'wecom', url, lang: 'en', kinds })

test('the administrator alone sets the hook; its address is nowhere in plain and never shown again', async () => {
  const organisationId = await makeOrganisation(db)
  const administrator = await makeActor(db, { organisationId, role: 'administrator' })
  for (const stranger of [await makeActor(db, { organisationId, role: 'officer' }), await makeActor(db, { role: 'administrator' }), await makeActor(db, { platform: 'administrator' })]) {
    await expect(hooked(organisationId, stranger, ['match_found'])).rejects.toMatchObject({ code: 'missing' })
  }
  await expect(hooked(organisationId, administrator, [], 'https://evil.example/x')).rejects.toMatchObject({ code: 'invalid', details: { fields: { url: {}, kinds: {} } } })
  await hooked(organisationId, administrator, ['match_found'])
  expect(JSON.stringify(await hookOf(db, administrator, organisationId))).not.toContain('THE-KEY')
  expect(await row(db, sql`select 1 from chat_hook h where h::text like '%THE-KEY%' or h::text like ${`%${Buffer.from('THE-KEY').toString('hex')}%`}`)).toBeUndefined()
  await setHook(db, administrator, locker, [], { organisationId, provider: 'wecom', url: '', lang: 'zh', kinds: ['interest_received'] })
  expect(await hookOf(db, administrator, organisationId)).toMatchObject({ host: 'qyapi.weixin.qq.com', lang: 'zh', kinds: ['interest_received'] })
  await Promise.all(Array.from({ length: 5 }, () => hooked(organisationId, administrator, ['match_found'])))
  expect(await rows(db, sql`select 1 from chat_hook where organisation_id = ${organisationId} and ended_at is null`)).toHaveLength(1)
  await endHook(db, administrator, organisationId)
  expect(await row(db, sql`select 1 from chat_hook where organisation_id = ${organisationId} and octet_length(sealed) > 0`)).toBeUndefined()
})

test('a test message is real, and its answer is kept', async () => {
  const organisationId = await makeOrganisation(db)
  const administrator = await makeActor(db, { organisationId, role: 'administrator' })
  await hooked(organisationId, administrator, ['match_found'])
  chat.heard.length = 0
  expect(await tryHook(db, administrator, tools, organisationId)).toEqual({ well: true, said: '200 0 ok' })
  expect(chat.heard).toMatchObject([{ path: '/cgi-bin/webhook/send', body: { msgtype: 'text' } }])
  expect(chat.heard[0]!.query.get('key')).toBe('THE-KEY')
  chat.answer({ status: 200, text: '{"errcode":93000,"errmsg":"invalid webhook url"}' })
  expect((await tryHook(db, administrator, tools, organisationId)).well).toBe(false)
  expect(await hookOf(db, administrator, organisationId)).toMatchObject({ testedWell: false, testedAnswer: '200 93000 invalid webhook url' })
  expect(await tryHook(db, administrator, { ...tools, locker: openLocker('another', 'chats') }, organisationId)).toMatchObject({ well: false })
  chat.answer(undefined)
})

test('a chat hears once of what concerns its organisation, by title and link; nobody is named', async () => {
  const { listing, owner, asker, dealId, fromOrganisationId } = await makeDeal(db, { title: 'Lining for a tunnel kiln' })
  const stranger = await makeActor(db, { role: 'administrator' })
  await makeActor(db, { organisationId: listing.ownerId, role: 'administrator' })
  await hooked(listing.ownerId, owner, ['message_received', 'interest_received'])
  await hooked(stranger.affiliations[0]!.organisationId, stranger, ['message_received'])
  // A person of both organisations: the chat of the one that is no party hears nothing.
  await run(db, sql`insert into affiliation (id, person_id, organisation_id, role) values (gen_random_uuid(), ${owner.personId}, ${stranger.affiliations[0]!.organisationId}, 'officer')`)
  await acceptInterest(db, owner, dealId)
  await run(db, sql`delete from pgboss.job where name = 'chat'`)
  chat.heard.length = 0
  await sayInDeal(db, asker, { id: dealId, body: 'SECRET-WORDS of the other side' })
  expect(await work(db)).toBe(0)
  expect(chat.heard).toHaveLength(1)
  const said = JSON.stringify(chat.heard[0]!.body)
  expect(said).toContain('A new message in a partnering case: Lining for a tunnel kiln')
  expect(said).toContain(`https://qiao.example/en/deal/${dealId}`)
  expect(said).not.toContain('SECRET-WORDS')
  const name = (await row<{ en: string }>(db, sql`select name ->> 'en' as en from organisation where id = ${fromOrganisationId}`))!.en
  expect(said).not.toContain(name)
  await run(db, sql`update listing set visibility = 'named' where id = ${listing.id}`)
  await sayInDeal(db, { ...asker, at: new Date(asker.at.getTime() + 7_200_000) }, { id: dealId, body: 'again' })
  await work(db)
  expect(JSON.stringify(chat.heard.at(-1)!.body)).not.toContain('tunnel kiln')
})

test('a chat that refuses is tried again, then is a dead letter that the host sends again', async () => {
  const { listing, owner, asker, dealId, fromOrganisationId } = await makeDeal(db)
  const administrator = await makeActor(db, { organisationId: fromOrganisationId, role: 'administrator' })
  await hooked(fromOrganisationId, administrator, ['interest_declined'])
  chat.answer({ status: 200, text: '{"errcode":45009,"errmsg":"api freq out of limit"}' })
  await declineInterest(db, owner, { id: dealId, reason: 'later' })
  expect(await work(db)).toBe(mostTries - 1)
  expect(await deliveriesTo(db, administrator, fromOrganisationId)).toMatchObject([{ kind: 'interest_declined', state: 'failed', tries: mostTries, error: '200 45009 api freq out of limit' }])
  const host = await makeActor(db, { platform: 'organiser' })
  for (const other of [owner, asker, administrator]) await expect(deadLetters(db, other)).rejects.toMatchObject({ code: 'missing' })
  const [dead] = await deadLetters(db, host)
  chat.answer(undefined)
  await sendAgain(db, host, dead!.id)
  await expect(sendAgain(db, host, dead!.id)).rejects.toMatchObject({ code: 'missing' })
  expect(await work(db)).toBe(0)
  expect(await deliveriesTo(db, administrator, fromOrganisationId)).toMatchObject([{ state: 'sent', error: null }])
  expect(await deadLetters(db, host)).toEqual([])
  await expect(deliveriesTo(db, await makeActor(db), listing.ownerId)).rejects.toMatchObject({ code: 'missing' })
})
