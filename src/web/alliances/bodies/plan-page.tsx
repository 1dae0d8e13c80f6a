import { showId } from '../../../core/id.ts'
import { nameFor, type Name } from '../../../core/text.ts'
import { type Action, actionWords, belongs, canSettle, canShapeBodies, leads, type Milestone } from '../../../modules/alliances/bodies/bodies.ts'
import { one, type Values } from '../../form.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { Badge } from '../../ui/badges.tsx'
import { Actions, Button, PostButton } from '../../ui/buttons.tsx'
import { Select } from '../../ui/choices.tsx'
import { DateField, TextArea, TextField } from '../../ui/fields.tsx'
import { Form, Hidden } from '../../ui/form.tsx'
import { Section } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { Day } from '../../ui/time.tsx'
import type { Problems } from './body-pages.tsx'
import { type Room, RoomPage } from './frame.tsx'
import { bodyWords, planWords as words } from './messages.ts'
import { HalvesFields, Said, headOf } from '../../ui/bilingual.tsx'

export type PlanProps = {
  room: Room
  milestones: readonly Milestone[]
  actions: readonly Action[]
  members: readonly { id: string; name: Name }[]
  /** Whether a day is a public holiday where the owner is. */
  isHoliday: (day: string, country: string) => boolean
  /** Which form was refused: 'milestone', 'action', or the shown id of an action. */
  refused?: string
  values?: Values
  problems?: Problems
}

export const PlanPage = (props: PlanProps) => {
  const { room } = props
  const { actor, place, bodies } = room
  return (
    <RoomPage room={room} title={words.plan} lead={words.lead} current="plan">
      <Milestones {...props} />
      {belongs(actor, place.id, bodies) ? <ActionPlan {...props} /> : null}
    </RoomPage>
  )
}

const Milestones = ({ room, milestones, refused, values, problems }: PlanProps) => {
  const { lang, actor, place } = room
  const may = canShapeBodies(actor, place.id)
  const [given, wrong] = refused === 'milestone' ? [values, problems] : [undefined, undefined]
  return (
    <Section lang={lang} title={words.milestones} id="milestones">
      {milestones.length === 0 ? <p>{words.milestonesNone[lang]}</p> : null}
      <ol class="grid gap-4 border-s-2 border-base-300 ps-5">
        {milestones.map((milestone) => (
          <li class="relative min-w-0">
            <span aria-hidden="true" class="absolute -start-[1.6875rem] top-[0.45rem] size-3 rounded-full border-2 border-primary bg-base-100"></span>
            <p class="kicker"><Day lang={lang} at={milestone.onDate} /></p>
            <div class="flex flex-wrap items-center justify-between gap-x-4">
              <p class="font-semibold"><Said lang={lang} text={milestone.title} /></p>
              {may ? <PostButton lang={lang} small kind="quiet" action={href(routes.plan.milestoneRemove, { lang, id: showId(milestone.id) })} label={words.remove} confirm={words.removeSure} /> : null}
            </div>
          </li>
        ))}
      </ol>
      {may ? (
        <details class="sheet mt-4" open={wrong !== undefined}>
          <summary class="font-semibold">{words.addMilestone[lang]}</summary>
          <Form lang={lang} action={href(routes.plan.milestone, { lang, slug: place.slug })} errors={wrong}>
            <DateField lang={lang} name="onDate" label={words.day} value={one(given ?? {}, 'onDate')} error={wrong?.onDate} required />
            <HalvesFields lang={lang} name="title" zh={bodyWords.titleZh} en={bodyWords.titleEn} values={given} problems={wrong} limit={300} />
            <Actions><Button kind="primary">{words.add[lang]}</Button></Actions>
          </Form>
        </details>
      ) : null}
    </Section>
  )
}

const tones = { open: 'amber', done: 'jade', dropped: 'neutral' } as const

const ActionPlan = (props: PlanProps) => {
  const { room, actions, isHoliday } = props
  const { lang, actor } = room
  const today = actor.at.toISOString().slice(0, 10)
  return (
    <Section lang={lang} title={words.actions} id="actions">
      {actions.length === 0 ? <p>{words.actionsNone[lang]}</p> : (
        <Table
          lang={lang} caption={words.actions} hiddenCaption
          columns={[{ key: 'title', label: words.action }, { key: 'owner', label: words.owner }, { key: 'due', label: words.due }, { key: 'state', label: words.state }, { key: 'settle', label: words.settle }]}
          rows={actions.map((action) => ({
            id: showId(action.id),
            cells: {
              title: <><Said lang={lang} text={action.title} /><span class="hint"> · {action.bodyName ? <Said lang={lang} text={action.bodyName} /> : words.whole[lang]}</span></>,
              owner: <>{<a href={href(routes.organisations.show, { lang, slug: action.organisationSlug })}>{nameFor(lang, action.organisation)}</a>}{action.person ? <span class="hint"> · {nameFor(lang, action.person)}</span> : null}</>,
              due: <><Day lang={lang} at={action.dueOn} />{isHoliday(action.dueOn, action.country) && action.state === 'open' ? <span class="hint"> · {words.holiday[lang]}</span> : null}</>,
              state: action.state === 'open' && action.dueOn < today ? <Badge tone="accent">{words.overdue[lang]}</Badge> : <Badge tone={tones[action.state]}>{actionWords[action.state][lang]}</Badge>,
              settle: <Settle {...props} action={action} />,
            },
          }))}
        />
      )}
      <AddAction {...props} />
    </Section>
  )
}

const Settle = ({ room: { lang, actor, place }, action, refused, values, problems }: PlanProps & { action: Action }) => {
  const at = { lang, id: showId(action.id) }
  const [given, wrong] = refused === at.id ? [values ?? {}, problems] : [{}, undefined]
  const id = (name: string) => `f-${name}-${at.id}`
  if (action.state === 'open') {
    if (!canSettle(actor, action)) return ''
    return (
      <details open={wrong !== undefined}>
        <summary>{words.settle[lang]}</summary>
        <Form lang={lang} action={href(routes.plan.settle, at)} errors={wrong}>
          <TextArea lang={lang} id={id('evidence')} name="evidence" rows={2} label={words.evidence} value={one(given, 'evidence')} error={wrong?.evidence} />
          <TextField lang={lang} id={id('link')} name="link" type="url" label={words.link} value={one(given, 'link')} optional />
          <Actions><Button kind="primary" small name="state" value="done">{words.done[lang]}</Button></Actions>
          <TextField lang={lang} id={id('reason')} name="reason" label={words.reason} value={one(given, 'reason')} error={wrong?.reason} />
          <Actions><Button kind="danger" small name="state" value="dropped">{words.drop[lang]}</Button></Actions>
        </Form>
      </details>
    )
  }
  return (
    <div class="grid gap-1">
      {action.evidence ?? action.reason ? <span class="typed [overflow-wrap:anywhere]">{action.evidence ?? action.reason}</span> : null}
      {action.evidenceLink ? <a href={action.evidenceLink} rel="nofollow noopener" class="[overflow-wrap:anywhere]">{words.link[lang]}</a> : null}
      {action.milestone ? <span class="hint">{words.published[lang]}</span> : action.state === 'done' && canShapeBodies(actor, place.id) ? <PostButton lang={lang} small action={href(routes.plan.publish, at)} label={words.publish} /> : null}
    </div>
  )
}

const AddAction = ({ room: { lang, actor, place, bodies }, members, refused, values, problems }: PlanProps) => {
  const all = canShapeBodies(actor, place.id)
  const led = bodies.filter((body) => !body.endedAt && leads(actor, body))
  const [given, wrong] = refused === 'action' ? [values ?? {}, problems] : [{}, undefined]
  if (!all && led.length === 0) return null
  const field = (name: string) => ({ lang, name, id: `f-action-${name}`, value: one(given, name), error: wrong?.[name] })
  return (
    <details class="sheet mt-4" open={wrong !== undefined}>
      <summary class="font-semibold">{words.addAction[lang]}</summary>
      <Form lang={lang} action={href(routes.plan.action, { lang, slug: place.slug })} errors={wrong}>
        <Hidden name="form" value="action" />
        <HalvesFields lang={lang} name="what" zh={bodyWords.titleZh} en={bodyWords.titleEn} values={given} problems={wrong} limit={300} />
        <Select {...field('body')} label={words.body} empty={all ? words.whole : undefined} options={led.map((body) => ({ value: showId(body.id), label: headOf(lang, body.name).title }))} optional={all} />
        <Select {...field('organisation')} label={words.owner} options={members.map((member) => ({ value: showId(member.id), label: nameFor(lang, member.name) }))} required />
        <TextField {...field('email')} type="email" label={words.ownerPerson} optional />
        <DateField {...field('dueOn')} label={words.due} required />
        <Actions><Button kind="primary">{words.addAction[lang]}</Button></Actions>
      </Form>
    </details>
  )
}
