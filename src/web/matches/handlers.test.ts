import { expect, test } from 'vitest'
import { z } from 'zod'
import { openSite } from '../../../test/client.ts'
import { makeListing, someContent } from '../../../test/world/listings.ts'
import { longAgo, makeActor, makeOrganisation } from '../../../test/world/people.ts'
import { showId } from '../../core/id.ts'
import { createToken } from '../../modules/people/people.ts'
import { comparisonShape, matchShape } from '../api/shapes/match.ts'

const site = await openSite()
const { db, room } = site

const firm = await makeOrganisation(db, { kind: 'enterprise', country: 'CN' })
const keeper = await makeActor(db, { organisationId: firm, role: 'officer' })
const stranger = await makeActor(db, { role: 'officer' })
const [mine, theirs] = [await site.as(keeper.personId!), await site.as(stranger.personId!)]
const made = async (kind: 'offer' | 'need', title: string, facts: object = {}, ownerId?: string) => (await makeListing(db, { kind, ownerId, at: longAgo, content: someContent({ title, facts }) })).id
const need = await made('need', 'Ceramic membranes that clean dye wastewater at low pressure', { trl: 6 }, firm)
const first = await made('offer', 'Ceramic membranes for dye wastewater at low pressure', { trl: 3, stage: 'concept' })
const second = await made('offer', 'Ceramic membranes for hot brine', { trl: 3, stage: 'concept' })
const third = await made('offer', 'Dye made of algae', { trl: 8, stage: 'on_market' })
await room.matcher.refresh()

const list = (lang = 'en') => `/${lang}/listings/${showId(need)}/-/matches`
const text = async (path: string, cookie?: string) => (await site.get(path, cookie)).text()

test('the list says why, how strong, and why each stands below the one above', async () => {
  const en = await text(list())
  expect(en).toContain('Both speak of')
  expect(en).toContain('Does not fit: readiness.')
  expect(en).toContain('Why below the one above?')
  expect(en).toContain('How ranking works')
  expect(en.match(/Why below the one above\?/g)!.length).toBe(2)
  expect(await text(list('zh'))).toContain('双方均涉及')
})

test('two matches are compared by a link or a form, and the lines sum to the difference', async () => {
  const page = await text(`${list()}/comparison?one=${showId(second)}&other=${showId(first)}`)
  expect(page).toContain('Two matches compared')
  const row = page.slice(page.lastIndexOf('<strong>Sum</strong>'))
  const gap = /data-label="Difference">([+−][\d.]+)/.exec(row)?.[1]
  const gaps = [...page.matchAll(/data-label="Difference">([+−])([\d.]+)/g)].map(([, sign, digits]) => Number(digits) * (sign === '−' ? -1 : 1))
  expect(gaps.at(-1)).toBeGreaterThan(0)
  expect(gap).toBeDefined()
  expect(gaps.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBeCloseTo(gaps.at(-1)!, 2)
  expect((await site.get(`${list()}/comparison?one=${showId(first)}&other=${showId(first)}`)).status).toBe(422)
  expect((await site.get(`${list()}/comparison?one=${showId(first)}&other=${showId(need)}`)).status).toBe(404)
  expect((await site.get(`${list()}/comparison?one=nothing`)).status).toBe(404)
})

test('what is put aside leaves the list, can be brought back, and lowers what is like it for that organisation only', async () => {
  const before = await text(list(), theirs)
  const done = await site.post(`/en/matches/${showId(need)}/${showId(first)}/dismissal`, { reason: 'too_early' }, mine)
  expect(done.headers.get('location')).toBe(list())
  const after = await text(list(), mine)
  expect(after).toContain('Lowered: your organisation put aside or declined 1 of a similar stage (TRL 3)')
  expect(after).toContain('Reason: Too early')
  expect(await text(`/zh/matches/${showId(need)}/${showId(second)}`, mine)).toContain('下调')
  const comparison = await text(`${list()}/comparison?one=${showId(second)}&other=${showId(third)}`, mine)
  expect(comparison).toContain('Your record: stage')
  const plain = (html: string) => html.replaceAll(/name="_key" value="[^"]*"/g, '')
  expect(plain(await text(list(), theirs))).toBe(plain(before))

  const record = await text('/en/desk/matches/record', mine)
  expect(record).toContain('Put aside (Too early)')
  expect(record).toContain('stage: TRL 3')
  const line = /name="line" value="([^"]+)"/.exec(record)![1]!
  expect((await site.post('/en/desk/matches/record/clearance', { organisation: firm, line }, theirs)).status).toBe(404)
  expect((await site.post('/en/desk/matches/record/clearance', { organisation: firm, line }, mine)).status).toBe(303)
  expect(await text('/zh/desk/matches/record', mine)).toContain('暂无记录')
  expect(await text(list(), mine)).not.toContain('Lowered:')

  await site.post(`/en/matches/${showId(need)}/${showId(first)}/restoration`, {}, mine)
  expect(await text(list(), mine)).not.toContain('Reason: Too early')
})

test('the numbers of a match sum to its score', async () => {
  await site.post(`/en/matches/${showId(need)}/${showId(first)}/dismissal`, { reason: 'too_early' }, mine)
  const page = await text(`/en/matches/${showId(need)}/${showId(second)}`, mine)
  const foot = page.slice(page.indexOf('<tfoot>'), page.indexOf('</tfoot>'))
  const points = [...foot.matchAll(/class="num">([+−]?)([\d.]+)/g)].map(([, sign, digits]) => Number(digits) * (sign === '−' ? -1 : 1))
  expect(points.length).toBe(4)
  expect(points.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBeCloseTo(points.at(-1)!, 2)
  expect(foot).toContain('Your record: stage')
})

test('the API gives band, sentence, adjustment and comparison, as declared', async () => {
  const token = await createToken(db, { ...keeper, at: new Date() }, { name: 'matches', scopes: ['matches:read'] })
  const ask = async (path: string, headers: Record<string, string> = {}) => (await site.get(`/api/v1${path}`, undefined, headers)).json() as Promise<Record<string, unknown>>
  const own = { authorization: `Bearer ${token.token}` }
  const { items } = z.object({ items: z.array(matchShape) }).parse(await ask(`/listings/${showId(need)}/matches`, own))
  expect(items.map((one) => one.listing.id)).toEqual([showId(second), showId(third)])
  expect(items[0]).toMatchObject({ strength: 'weak', facts: { misfit: ['trl'] }, adjustment: { causes: [{ aspect: 'stage', refused: 1, accepted: 0, values: ['3'] }] } })
  expect(items[0]?.reason.zh).toContain('双方均涉及')
  const compared = comparisonShape.parse(await ask(`/listings/${showId(need)}/matches/comparison?one=${showId(third)}&other=${showId(second)}`, own))
  expect(compared.above.listing.id).toBe(showId(second))
  const lines = [...compared.concepts, ...compared.record, compared.dense]
  expect(lines.reduce((sum, one) => sum + one.difference, compared.rest)).toBeCloseTo(compared.difference, 9)
  const anonymous = z.object({ items: z.array(matchShape) }).parse(await ask(`/listings/${showId(need)}/matches`))
  expect(anonymous.items).toHaveLength(3)
  expect(anonymous.items.every((one) => one.adjustment === undefined)).toBe(true)
  expect((await site.get(`/api/v1/listings/${showId(need)}/matches/comparison?one=${showId(third)}&other=${showId(third)}`)).status).toBe(404)
})
