import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Actor } from '../../src/core/actor.ts'
import { joinMeetings, type MeetingRole, performRun, wish } from '../../src/modules/events/meetings/meetings.ts'
import { addPitch } from '../../src/modules/events/roadshow/roadshow.ts'
import { factsSchema } from '../../src/modules/listings/content.ts'
import { notify } from '../../src/modules/notices/notices.ts'
import { type Db, row, sql } from '../../src/platform/database.ts'
import { openLog } from '../../src/platform/log.ts'
import { startWorker, type Telling } from '../../src/platform/queue.ts'
import { axe } from '../browser.ts'
import type { Site } from '../client.ts'
import { makeParticipant, type MadeEvent } from '../world/events.ts'
import { makeListing } from '../world/listings.ts'
import { actorOf, makeAffiliation, makeOrganisation } from '../world/people.ts'
import { fits } from './served.ts'

/** What a page owes its reader: nothing stands out sideways, and nothing is in the way. */
export async function sound(page: Page): Promise<void> {
  expect(await fits(page), page.url()).toBe(true)
  expect(await axe(page), page.url()).toEqual([])
}

/** The page as it stands at the other width and in the dark; then as it was. */
export async function soundOnPhone(page: Page): Promise<void> {
  await page.setViewportSize({ width: 360, height: 780 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await sound(page)
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.emulateMedia({ colorScheme: 'light' })
}

/** The queue of the site with the two jobs that a week waits for: notices, and the plan of its meetings. */
export const workFor = (site: Site): Promise<{ stop(): Promise<void> }> =>
  startWorker(
    site.url, openLog('silent', 'test'),
    { notice: async (data) => void (await notify(site.db, data as unknown as Telling)), meeting_run: ({ id }) => performRun(site.db, () => site.room.clock(), String(id)) },
    {},
  )

export type Cast = { organiser: string; visitor: Member; firm: Member; team: { organisationId: string; listingId: string; reference: string } }
export type Member = { personId: string; organisationId: string; listingId: string }

const member = async (db: Db, organisationId: string, listingId: string): Promise<Member> => ({ personId: (await makeAffiliation(db, { organisationId })).personId, organisationId, listingId })

/** A host in Chinese, a university in English that offers, a firm in Chinese that seeks, and a university whose team pitches. */
export async function castOfWeek(db: Db): Promise<Cast> {
  const facts = factsSchema.parse({ fields: ['energy_storage'], trl: 5, partnerships: ['rd_cooperation'] })
  const offer = (title: string, summary: string) => ({ source: 'en' as const, texts: { en: { title, summary } }, facts })
  const host = await makeOrganisation(db, { kind: 'government', country: 'CN', name: { zh: '江岸技术转移中心', en: 'Riverbank Technology Transfer Centre' } })
  const university = await makeOrganisation(db, { name: { zh: '湖畔大学', en: 'Lakeside University' } })
  const northern = await makeOrganisation(db, { name: { zh: '北桥大学', en: 'Northbridge University' } })
  const firm = await makeOrganisation(db, { kind: 'enterprise', country: 'CN', name: { zh: '苏澜隔膜有限公司', en: 'Sulan Membranes Ltd' } })
  const coating = await makeListing(db, { ownerId: university, content: offer('Ceramic separator coating', 'A continuous coating process for battery separators with low shrinkage, ready for a pilot.') })
  const battery = await makeListing(db, { ownerId: northern, content: offer('Flow batteries for islands', 'A zinc flow battery that runs an island for two days, with electrodes that are renewed in place.') })
  const need = await makeListing(db, { ownerId: firm, kind: 'need', content: { source: 'zh', texts: { zh: { title: '固态电池隔膜涂层的低成本工艺', summary: '现有陶瓷涂层隔膜收缩率大于 5%，需要可连续涂布的隔膜涂层工艺。' } }, facts } })
  const { reference } = (await row<{ reference: string }>(db, sql`select reference from listing where id = ${battery.id}`))!
  // Whoever decides on interests in the team's technology.
  await makeAffiliation(db, { organisationId: northern })
  return {
    organiser: (await makeAffiliation(db, { organisationId: host })).personId,
    visitor: await member(db, university, coating.id), firm: await member(db, firm, need.id), team: { organisationId: northern, listingId: battery.id, reference },
  }
}

/** Teams that pitch beside those whom the organiser adds on the page. */
export async function moreTeams(db: Db, organiser: Actor, where: { slug: string; sessionId: string }): Promise<void> {
  for (const [en, zh] of [['Membranes for brackish water', '苦咸水膜'], ['A press that sorts textiles', '织物分拣压机'], ['Seagrass that stores carbon', '海草床固碳监测']] as const)
    await addPitch(db, organiser, { ...where, lang: 'en', title: { en, zh }, team: { en: 'A team of four', zh: '四人团队' } })
}

/**
 * Nineteen who offer and nineteen who seek beside the visitor and the firm, each with three wishes of the other side; the firm wants to see the
 * visitor. Whoever sits in the middle is wished for most.
 */
export async function fillMeetings(db: Db, event: MadeEvent, cast: Cast, at: Date): Promise<void> {
  const enter = async (actor: Actor, role: MeetingRole, words: string, listingId?: string): Promise<Actor> => {
    await joinMeetings(db, actor, { eventId: event.id, organisationId: actor.affiliations[0]!.organisationId, role, words, listingId, lang: role === 'offers' ? 'en' : 'zh' })
    return actor
  }
  const firm = await enter(await actorOf(db, cast.firm.personId, at), 'seeks', '寻找可连续涂布的隔膜涂层工艺。', cast.firm.listingId)
  const side = (role: MeetingRole, country: string): Promise<Actor[]> =>
    Promise.all(Array.from({ length: 19 }, async (_, n) => enter(await makeParticipant(db, event, at, { country }), role, role === 'offers' ? `Coatings and membranes, ${n}` : `膜材料与涂层工艺（${n}）`)))
  const [offers, seeks] = [await side('offers', 'GB'), await side('seeks', 'CN')]
  for (const [mine, theirs] of [[offers, seeks], [seeks, offers]] as const)
    await Promise.all(mine.map(async (actor, n) => {
      for (const [place, step] of [0, 1, 7].entries()) await wish(db, actor, { eventId: event.id, to: theirs[(n + step + Math.floor(n / 4)) % theirs.length]!.personId!, kind: place === 0 ? 'must' : 'meet' })
    }))
  await wish(db, firm, { eventId: event.id, to: cast.visitor.personId, kind: 'must' })
  for (const one of offers.slice(0, 2)) await wish(db, firm, { eventId: event.id, to: one.personId!, kind: 'meet' })
}
