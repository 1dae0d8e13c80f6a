import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { openSite } from '../../../../test/client.ts'
import { makeCircle, makeCommittee } from '../../../../test/world/bodies.ts'
import { showId } from '../../../core/id.ts'
import { addAction, callMeeting, draftLetter, draftStatement, openMotion, openStatement, sendAllianceLetter } from '../../../modules/alliances/bodies/bodies.ts'

const at = new Date('2026-06-01T08:00:00Z')
const site = await openSite({ at })
const { db } = site
const circle = await makeCircle(db, { at })
const { bodyId, chair, members } = await makeCommittee(db, { ...circle, officers: circle.officers.slice(0, 2) })
const cookie = {
  chair: await site.as(chair.personId!), member: await site.as(members[0]!.personId!), other: await site.as(circle.officers[2]!.personId!),
  secretary: await site.as(circle.secretary.personId!), outsider: await site.as(circle.outsider.personId!),
}
const open = async (path: string, who?: string) => {
  const answer = await site.get(path, who)
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') }
}
const body = `/en/bodies/${showId(bodyId)}`

test('a body is founded in a form, a wrong one comes back with what was typed, and its page stands in both languages', async () => {
  const path = `/zh/alliances/${circle.slug}/bodies`
  const wrong = await site.post(path, { kind: 'committee', name_zh: '数据委员会', remit_zh: '' }, cookie.secretary)
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('数据委员会')
  const made = await site.post(path, { kind: 'committee', name_zh: '数据委员会', name_en: 'Data committee', remit_zh: '负责数据共享。', fromOn: '2026-06-01', toOn: '2028-06-01' }, cookie.secretary)
  expect(made.status).toBe(303)
  const where = made.headers.get('location')!
  expect((await open(where, cookie.secretary)).text).toContain('数据委员会')
  const english = await open(where.replace('/zh/', '/en/'))
  expect(english.text).toContain('Data committee')
  expect(english.text).toContain('lang="zh-CN"')
  expect((await site.post(path, { kind: 'board', name_zh: '理事会', remit_zh: '决策' }, cookie.other)).status).toBe(404)
})

test('a motion passes in the browser: put, voted by each seat, refused to a second vote, closed', async () => {
  const put = await site.post(`${body}/motions`, { title_en: 'Share our data', body_en: 'We share them.', quorum: '50', quorumKind: 'share', majority: 'simple', closesAt: '2026-06-03T16:00', zone: 'beijing' }, cookie.chair)
  expect(put.status).toBe(303)
  const motion = put.headers.get('location')!
  expect((await open(motion, cookie.chair)).text.replace(/<[^>]*>/g, '')).toContain('3 June 2026, 09:00 London · 16:00 Beijing')
  expect((await open(motion, cookie.other)).status).toBe(404)
  for (const who of [cookie.chair, cookie.member]) expect((await site.post(`${motion}/vote`, { choice: 'yes' }, who)).status).toBe(303)
  expect((await site.post(`${motion}/vote`, { choice: 'no' }, cookie.member)).status).toBe(409)
  expect((await site.post(`${motion}/vote`, { choice: 'no' }, cookie.other)).status).toBe(404)
  expect((await site.post(`${motion}/closure`, {}, cookie.chair)).status).toBe(303)
  const closed = await open(motion, cookie.other)
  expect(closed.text).toContain('Carried')
  expect(closed.text).toContain('In favour 2')
})

test('a statement is public once it is open; the downloaded text has the fingerprint on the page', async () => {
  const text = { title: { zh: '联合声明', en: 'Joint statement' }, body: { zh: '正文。', en: 'Text.' }, lang: 'en' as const }
  const id = await draftStatement(db, circle.secretary, { ...text, allianceId: circle.allianceId })
  const path = `/en/statements/${showId(id)}`
  expect([(await open(path)).status, (await open(`${path}/text`)).status]).toEqual([404, 404])
  await openStatement(db, circle.secretary, { id, version: 1 })
  const signed = await site.post(`${path}/signatures`, { organisation: showId(circle.memberIds[2]!) }, cookie.other)
  expect(signed.status).toBe(303)
  const page = await open(path)
  const file = await site.get(`${path}/text`)
  const hash = createHash('sha256').update(Buffer.from(await file.arrayBuffer())).digest('hex')
  expect(page.text).toContain(hash)
  expect(page.text).toContain('1 of 4 members have signed')
  expect(page.text).toContain('Not signed')
  expect(page.text).not.toContain(circle.officers[2]!.name)
  expect((await site.post(`${path}/signatures`, { organisation: showId(circle.memberIds[2]!) }, cookie.other)).status).toBe(409)
})

test('what is for members looks to others as what is not there, and their pages tell nothing of it', async () => {
  const secret = { title: { en: 'Unspoken Zirconium' }, lang: 'en' as const }
  const meeting = await callMeeting(db, chair, { ...secret, startsAt: new Date('2026-07-01T08:00:00Z'), agenda: 'Unspoken agenda', bodyId })
  const motion = await openMotion(db, chair, { ...secret, body: { en: 'Unspoken text' }, quorum: { kind: 'number', value: 1 }, majority: 'simple', closesAt: new Date('2026-07-01T08:00:00Z'), bodyId })
  const action = await addAction(db, circle.secretary, { ...secret, allianceId: circle.allianceId, organisationId: circle.memberIds[0]!, dueOn: '2026-07-01' })
  const letter = await draftLetter(db, circle.secretary, { subject: secret.title, body: { en: 'Unspoken letter' }, lang: 'en', allianceId: circle.allianceId })
  await sendAllianceLetter(db, circle.secretary, { id: letter, version: 1 })
  const own = [`/en/meetings/${showId(meeting)}`, `/en/motions/${showId(motion)}`, `/en/alliance-letters/${showId(letter)}`, `/en/alliances/${circle.slug}/letters`, `/en/alliances/${circle.slug}/experts`]
  for (const path of own) {
    expect((await open(path, cookie.chair)).status, path).toBe(200)
    expect((await open(path, cookie.outsider)).status, path).toBe(404)
    expect((await open(path)).status, path).toBe(303)
  }
  expect((await open(`/en/actions/${showId(action)}`, cookie.chair)).location).toContain(`/plan#${showId(action)}`)
  const everywhere = ['', '/bodies', '/statements', '/plan'].map((part) => `/en/alliances/${circle.slug}${part}`)
  for (const who of [undefined, cookie.outsider]) {
    for (const path of [body, ...everywhere]) {
      const { text } = await open(path, who)
      expect(text, path).not.toContain('Unspoken')
      for (const one of [chair, ...members]) expect(text, path).not.toContain(one.name)
    }
  }
  expect((await open(body, cookie.chair)).text).toContain('Unspoken Zirconium')
  expect((await open(`/en/alliances/${circle.slug}/plan`, cookie.other)).text).toContain('Unspoken Zirconium')
})

test('a letter is previewed in both languages and sent once; the plan keeps what was typed when it refuses', async () => {
  const drafted = await site.post(`/zh/alliances/${circle.slug}/letters`, { to: showId(bodyId), subject_zh: '致委员', body_zh: '请参会。', subject_en: 'To the committee', body_en: 'Please come.' }, cookie.chair)
  const letter = drafted.headers.get('location')!
  const preview = await open(letter, cookie.chair)
  for (const words of ['致委员', 'To the committee', '请参会。', 'Please come.', '发送给 2 人']) expect(preview.text).toContain(words)
  expect((await site.post(`${letter}/sending`, { _version: '1' }, cookie.chair)).status).toBe(303)
  expect((await site.post(`${letter}/sending`, { _version: '1' }, cookie.chair)).status).toBe(409)
  expect((await open(letter.replace('/zh/', '/en/'), cookie.member)).text).toContain('Please come.')
  const plan = `/en/alliances/${circle.slug}`
  const refused = await site.post(`${plan}/actions`, { what_en: 'Kept words', organisation: showId(circle.memberIds[0]!), dueOn: '2020-01-01' }, cookie.secretary)
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('Kept words')
  expect((await site.post(`${plan}/milestones`, { onDate: '2026-05-01', title_en: 'Founded' }, cookie.secretary)).status).toBe(303)
  expect((await open(`${plan}/plan`)).text).toContain('Founded')
})
