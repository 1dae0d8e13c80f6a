import { showId } from '../../../core/id.ts'
import { actionsOf, addAction, addMilestone, milestonesOf, publishAction, removeMilestone, settleAction } from '../../../modules/alliances/bodies/bodies.ts'
import { isCounted } from '../../../modules/deals/counted-days.ts'
import { one } from '../../form.ts'
import { type Again, seeOther } from '../../respond.tsx'
import type { HandlersOf, Visit } from '../../room.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { membersOfRoom } from './body-handlers.tsx'
import type { Room } from './frame.tsx'
import { planWords as words } from './messages.ts'
import { PlanPage } from './plan-page.tsx'
import { answer, roomBySlug, roomByThing } from './reading.tsx'
import { chosen, dayIn, deed, halvesOf, idIn, idOf, problemsIn, submit } from '../../typed.ts'

async function showPlan(c: Visit, room: Room, refused?: string, again?: Again): Promise<Response> {
  const { actor, lang, room: { db } } = c.var
  const [milestones, actions] = await Promise.all([milestonesOf(db, room.place.id), actionsOf(db, actor, room.place.id)])
  const members = actions.length || actor.kind === 'person' ? await membersOfRoom(c, room) : []
  return answer(c, words.plan[lang], <PlanPage room={room} milestones={milestones} actions={actions} members={members} isHoliday={(day, country) => !isCounted(day, country)} refused={refused} values={again?.values} problems={problemsIn(again)} />, again)
}

const planHref = (c: Visit, slug: string, at = ''): string => `${href(routes.plan.show, { lang: c.var.lang, slug })}${at ? `#${at}` : ''}`

export const planHandlers: HandlersOf<'plan'> = {
  show: async (c) => showPlan(c, await roomBySlug(c)),
  milestone: (c) =>
    submit(c, async (values) => {
      const { place } = await roomBySlug(c)
      await addMilestone(c.var.room.db, c.var.actor, { allianceId: place.id, onDate: dayIn(values, 'onDate'), title: halvesOf(values, 'title'), lang: c.var.lang })
      return planHref(c, place.slug, 'milestones')
    }, async (again) => showPlan(c, await roomBySlug(c), 'milestone', again)),
  milestoneRemove: (c) =>
    deed(c, async () => {
      const { place } = await roomByThing(c, 'milestone')
      await removeMilestone(c.var.room.db, c.var.actor, idOf(c))
      return planHref(c, place.slug, 'milestones')
    }, 'removed'),
  action: (c) =>
    submit(c, async (values) => {
      const { place } = await roomBySlug(c)
      const input = { bodyId: idIn(values, 'body'), title: halvesOf(values, 'what'), organisationId: idIn(values, 'organisation') ?? '00000000-0000-0000-0000-000000000000', email: one(values, 'email'), dueOn: dayIn(values, 'dueOn') }
      return planHref(c, place.slug, showId(await addAction(c.var.room.db, c.var.actor, { ...input, allianceId: place.id, lang: c.var.lang })))
    }, async (again) => {
      const { title_zh, title_en, ...rest } = again.problems
      return showPlan(c, await roomBySlug(c), 'action', { ...again, problems: { ...rest, ...(title_zh ? { what_zh: title_zh } : {}), ...(title_en ? { what_en: title_en } : {}) } })
    }),
  async find(c) {
    const { place } = await roomByThing(c, 'action')
    return seeOther(c, planHref(c, place.slug, showId(idOf(c))))
  },
  settle: (c) =>
    submit(c, async (values) => {
      const { place } = await roomByThing(c, 'action')
      const state = chosen(values, 'state', { done: true, dropped: true })
      await settleAction(c.var.room.db, c.var.actor, state === 'done' ? { id: idOf(c), state, evidence: one(values, 'evidence'), link: one(values, 'link') } : { id: idOf(c), state, reason: one(values, 'reason') })
      return planHref(c, place.slug, showId(idOf(c)))
    }, async (again) => showPlan(c, await roomByThing(c, 'action'), showId(idOf(c)), again)),
  publish: (c) =>
    deed(c, async () => {
      const { place } = await roomByThing(c, 'action')
      await publishAction(c.var.room.db, c.var.actor, idOf(c))
      return planHref(c, place.slug, 'milestones')
    }, 'published'),
}
