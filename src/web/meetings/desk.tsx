import { showId } from '../../core/id.ts'
import { type Lang, nameFor, say } from '../../core/text.ts'
import type { Event } from '../../modules/events/events.ts'
import { type HeldMeeting, type MeetingCounts, type MeetingPerson, type MeetingRun, outcomeNames, outcomes, runErrors, type Slot, tablesFor } from '../../modules/events/meetings/meetings.ts'
import { one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { StateBadge } from '../ui/badges.tsx'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Radios, Select } from '../ui/choices.tsx'
import { Facts } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { said, showNumber, type Words } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { Figures } from '../ui/tasks.tsx'
import { Clocks } from '../ui/time.tsx'
import { deskWords as words } from './messages/desk.ts'
import { SlotSelect } from './parts.tsx'
import { deskHref, placeName, runHref, trailOf } from './reading.tsx'

export type DeskProps = {
  lang: Lang
  at: Date
  event: Event
  counts: MeetingCounts
  runs: readonly MeetingRun[]
  meetings: readonly HeldMeeting[]
  people: readonly MeetingPerson[]
  slots: readonly Slot[]
  tables: number
  lost: number
  /** Pairs that somebody wishes to see together. */
  pairs: number
  again?: { form: 'run' | 'hold' | string; values: Values; problems: Record<string, Words> }
}

export const runName = (lang: Lang, run: Pick<MeetingRun, 'kind' | 'number'>): string => say(lang, run.kind === 'repair' ? words.repairRun : words.run, { n: run.number })
export const runState = (run: MeetingRun): Words => (run.state === 'cancelled' ? words.cancelledRun : words[run.state])

/** A share as a percentage; the last tenth is never rounded up to the whole. */
export const percent = (lang: Lang, share: number): string => `${showNumber(lang, Math.floor(share * 1000) / 10, 1)}%`
export const ofBound = (lang: Lang, run: Pick<MeetingRun, 'value' | 'bound'>): string => (run.value === null || !run.bound ? '–' : percent(lang, run.value / run.bound))

const Runs = ({ lang, event, runs, lost, again }: DeskProps) => {
  const under = runs.some(({ state }) => state === 'queued' || state === 'running')
  const published = runs.some(({ state }) => state === 'published')
  const problems = again?.form === 'run' ? again.problems : undefined
  return (
    <Section lang={lang} title={words.runs} id="runs">
      <p class="hint mb-4">{words.runsLead[lang]}</p>
      {lost > 0 && published && !under ? (
        <Notice lang={lang} kind="warning">
          <p>{said(lang, words.repairText, { n: lost })}</p>
          <PostButton lang={lang} action={href(routes.meetingDesk.run, { lang, slug: event.slug })} values={{ kind: 'repair' }} label={words.repair} />
        </Notice>
      ) : null}
      {under ? null : (
        <Form lang={lang} action={href(routes.meetingDesk.run, { lang, slug: event.slug })} errors={problems}>
          {published ? <Radios lang={lang} name="keeps" label={words.runHow} options={[{ value: 'yes', label: words.runKeep }, { value: 'no', label: words.runAnew }]} value={one(again?.values ?? {}, 'keeps') || 'yes'} /> : null}
          <Actions><Button kind="primary">{words.runNow[lang]}</Button></Actions>
        </Form>
      )}
      {runs.length === 0 ? <p class="hint">{words.runsNone[lang]}</p> : (
        <Table
          lang={lang} caption={words.runs} hiddenCaption
          columns={[
            { key: 'run', label: words.runs }, { key: 'state', label: words.state }, { key: 'meetings', label: words.meetings, number: true }, { key: 'of', label: words.ofBound, number: true }, { key: 'musts', label: words.mustsMet, number: true },
            { key: 'gaps', label: words.gaps, number: true }, { key: 'late', label: words.late, number: true },
          ]}
          rows={runs.map((run) => ({
            cells: {
              run: <><a href={runHref(lang, event.slug, run.id)}>{runName(lang, run)}</a><span class="block hint font-normal"><Clocks lang={lang} at={run.askedAt} /></span></>,
              state: <span><StateBadge lang={lang} state={run.state} label={runState(run)} />{run.error ? <span class="block hint">{runErrors[run.error][lang]}</span> : null}</span>,
              meetings: run.meetings ?? '–', of: ofBound(lang, run), musts: run.musts === null ? '–' : `${run.musts} / ${run.mustsPossible}`, gaps: run.idleGaps ?? '–', late: run.lateShare === null ? '–' : percent(lang, run.lateShare),
            },
          }))}
        />
      )}
    </Section>
  )
}

const whoMeets = (lang: Lang, name: HeldMeeting['aName'], organisation: HeldMeeting['aOrganisation']) => <span class="block">{nameFor(lang, name)} <span class="hint">{nameFor(lang, organisation)}</span></span>

const Held = ({ lang, at, event, meetings, slots, again }: DeskProps) => (
  <Section lang={lang} title={words.all} id="held" actions={meetings.length > 0 ? <LinkButton small href={deskHref(lang, event.slug, 'plan')}>{words.tablePlan[lang]}</LinkButton> : undefined}>
    {meetings.length === 0 ? <EmptyState lang={lang} level={3} title={words.none} text={words.noneText} /> : (
      <Table
        lang={lang} caption={words.all} hiddenCaption compact
        columns={[{ key: 'pair', label: words.pair }, { key: 'when', label: words.when }, { key: 'where', label: words.where }, { key: 'source', label: words.source }, { key: 'act', label: words.move, hiddenLabel: true }]}
        rows={meetings.map((meeting) => {
          const key = showId(meeting.id)
          return {
            id: `m-${key}`,
            cells: {
              pair: <>{whoMeets(lang, meeting.aName, meeting.aOrganisation)}{whoMeets(lang, meeting.bName, meeting.bOrganisation)}</>, when: <Clocks lang={lang} at={meeting.startsAt} />, where: placeName(lang, meeting.place),
              source: <span>{words.sources[meeting.source][lang]}{meeting.outcomes.map((outcome) => <span class="block hint">{outcomeNames[outcome][lang]}</span>)}</span>,
              act: meeting.startsAt <= at ? '' : (
                <details open={again?.form === key}>
                  <summary>{words.move[lang]}</summary>
                  <Form lang={lang} action={href(routes.meetingDesk.move, { lang, slug: event.slug, key })}>
                    <SlotSelect lang={lang} id={`move-${key}`} label={words.moveTo} slots={slots.filter(({ startsAt }) => startsAt > at)} value={showId(meeting.slotId)} error={again?.form === key ? Object.values(again.problems)[0] : undefined} />
                    <Actions><Button small>{words.move[lang]}</Button><Button small kind="danger" formaction={href(routes.meetings.cancel, { lang, slug: event.slug, key })}>{words.cancelDo[lang]}</Button></Actions>
                  </Form>
                </details>
              ),
            },
          }
        })}
      />
    )}
  </Section>
)

const HoldForm = ({ lang, at, event, people, slots, again }: DeskProps) => {
  const of = (role: MeetingPerson['role']) => people.filter((person) => person.role === role).map((person) => ({ value: showId(person.personId), label: `${nameFor(lang, person.name)} · ${nameFor(lang, person.organisation)}` }))
  const problems = again?.form === 'hold' ? again.problems : undefined
  const values = again?.form === 'hold' ? again.values : {}
  return (
    <details class="disclosure" open={problems !== undefined} id="hold">
      <summary>{words.hold[lang]}</summary>
      <Form lang={lang} action={href(routes.meetingDesk.hold, { lang, slug: event.slug })} errors={problems}>
        <Select lang={lang} name="one" label={words.holdOne} options={of('offers')} value={one(values, 'one')} error={problems?.one} required />
        <Select lang={lang} name="other" label={words.holdOther} options={of('seeks')} value={one(values, 'other')} error={problems?.other} required />
        <SlotSelect lang={lang} label={words.slot} slots={slots.filter(({ startsAt }) => startsAt > at)} value={one(values, 'slot')} error={problems?.slot} />
        <Actions><Button>{words.holdDo[lang]}</Button></Actions>
      </Form>
    </details>
  )
}

/** All that an organiser needs of the meetings of an event on one page: figures, runs, meetings. */
export const DeskPage = (desk: DeskProps) => {
  const { lang, event, counts, tables, pairs, slots } = desk
  const number = (value: number) => showNumber(lang, value)
  const ahead = slots.filter(({ startsAt }) => startsAt > desk.at).length
  return (
    <Page width="wide">
      <PageHead lang={lang} title={words.title} trail={trailOf(lang, event)} actions={<><LinkButton href={deskHref(lang, event.slug, 'settings')}>{words.settings[lang]}</LinkButton><LinkButton href={deskHref(lang, event.slug, 'plan')}>{words.tablePlan[lang]}</LinkButton></>} />
      <Figures
        lang={lang}
        items={[
          { label: words.people, value: number(counts.people) }, { label: words.offers, value: number(counts.offers) }, { label: words.seeks, value: number(counts.seeks) }, { label: words.wishes, value: number(counts.wishes) },
          { label: words.musts, value: number(counts.musts) }, { label: words.held, value: number(counts.held), href: '#held' }, { label: words.requestsOpen, value: number(counts.requestsOpen) }, { label: words.cancelled, value: number(counts.cancelled), urgent: desk.lost > 0 },
        ]}
      />
      {pairs > 0 && ahead > 0 ? <p class="hint mt-4">{said(lang, words.tablesNeeded, { n: tablesFor(pairs, ahead), have: tables })}</p> : null}
      <Runs {...desk} />
      <Held {...desk} />
      <HoldForm {...desk} />
      {counts.begun > 0 ? (
        <Section lang={lang} title={words.outcomes} id="outcomes">
          <Facts lang={lang} columns items={[{ label: words.answered, value: `${number(counts.answered)} / ${number(counts.begun)}` }, ...outcomes.map((outcome) => ({ label: outcomeNames[outcome], value: number(counts.outcomes[outcome] ?? 0) })), { label: words.deals, value: number(counts.deals) }]} />
        </Section>
      ) : null}
    </Page>
  )
}
