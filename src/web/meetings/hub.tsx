import { showId } from '../../core/id.ts'
import { type Lang, nameFor, say } from '../../core/text.ts'
import type { Event } from '../../modules/events/events.ts'
import { type MeetingPerson, type MeetingRequest, type MeetingRound, type MyMeeting, outcomeNames, roleNames, type Slot, type UnmetWish, wayNames, type WishKind, wishNames } from '../../modules/events/meetings/meetings.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { Said } from '../ui/bilingual.tsx'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Card, Facts } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Paragraphs, Section, Split } from '../ui/page.tsx'
import { said, type Words } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { Clocks } from '../ui/time.tsx'
import { meetWords as words, myReasons } from './messages/pages.ts'
import { Where, Who } from './parts.tsx'
import { deskHref, hubHref, trailOf } from './reading.tsx'
import { RequestCard } from './request-card.tsx'

export type HubProps = {
  lang: Lang
  at: Date
  event: Event
  round: MeetingRound
  me: MeetingPerson
  runs: boolean
  open: boolean
  meetings: readonly MyMeeting[]
  requests: readonly MeetingRequest[]
  /** Slots that could be picked for a request that waits for the reader. */
  pickable: ReadonlyMap<string, readonly Slot[]>
  slots: number
  free: number
  wishes: readonly { person: MeetingPerson; kind: WishKind }[]
  unmet: readonly UnmetWish[]
  problem?: { key: string; says: Words }
}

const reasonFor = (lang: Lang, me: string, one: UnmetWish): string => {
  const mine = one.who.includes(me)
  const sentence = { refused: myReasons.refused, noCommonSlot: myReasons.noCommonSlot, quota: mine ? myReasons.quotaMine : myReasons.quotaTheirs, bothFull: myReasons.bothFull, oneFull: mine ? myReasons.oneFullMine : myReasons.oneFullTheirs, tablesFull: myReasons.tablesFull, busy: myReasons.busy }[one.why]
  const weighed = one.instead.length > 0 ? ` ${say(lang, myReasons.weighed, { n: one.slots, weight: one.insteadWeight, own: one.weight })}` : ''
  return sentence[lang] + weighed
}

const Meetings = ({ lang, at, event, meetings, problem }: HubProps) => (
  <Section lang={lang} title={words.mine} id="mine" actions={meetings.length > 0 ? <LinkButton small download href={hubHref(lang, event.slug, 'calendar')}>{words.ics[lang]}</LinkButton> : undefined}>
    {meetings.length === 0 ? <p class="hint">{words.mineNone[lang]}</p> : (
      <Table
        lang={lang} caption={words.mine} hiddenCaption
        columns={[{ key: 'with', label: words.with }, { key: 'when', label: words.when }, { key: 'where', label: words.where }, { key: 'act', label: words.actions, hiddenLabel: true }]}
        rows={meetings.map((one) => {
          const key = showId(one.id)
          const path = { lang, slug: event.slug, key }
          return {
            id: `m-${key}`,
            cells: {
              with: <><Who lang={lang} person={one} />{one.checkMissing ? <span class="mt-1 block text-amber">{words.checkMissing[lang]}</span> : null}</>,
              when: <Clocks lang={lang} at={one.startsAt} />,
              where: one.state === 'held' ? <Where lang={lang} place={one.place} /> : <span><Badge>{words.cancelled[lang]}</Badge>{one.reason ? <span class="block hint">{one.reason}</span> : null}</span>,
              act: one.state !== 'held' ? '' : one.startsAt <= at ? <AfterIt lang={lang} event={event} one={one} /> : (
                <details>
                  <summary>{words.actions[lang]}</summary>
                  <Form lang={lang} action={href(routes.meetings.link, path)}>
                    <TextField lang={lang} id={`link-${key}`} name="link" type="url" label={words.ownLinkField} hint={words.ownLinkHint} value={one.ownLink ? one.place.link : ''} error={problem?.key === key ? problem.says : undefined} optional />
                    <Actions><Button small>{words.save[lang]}</Button></Actions>
                  </Form>
                  <Form lang={lang} action={href(routes.meetings.cancel, path)}>
                    <TextField lang={lang} id={`reason-${key}`} name="reason" label={words.cancelReason} optional />
                    <Actions><Button kind="danger" small>{words.cancel[lang]}</Button></Actions>
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

const AfterIt = ({ lang, event, one }: { lang: Lang; event: Event; one: MyMeeting }) => {
  const deal = one.dealId ?? one.theirDealId
  return (
    <>
      {one.outcome ? <Badge tone={one.outcome === 'cooperation' ? 'jade' : 'neutral'}>{outcomeNames[one.outcome][lang]}</Badge> : null}
      <span class="mt-2 flex flex-wrap gap-2">
        <LinkButton small kind={one.outcome ? 'quiet' : 'plain'} href={href(routes.meetings.outcome, { lang, slug: event.slug, key: showId(one.id) })}>{(one.outcome ? words.outcome : words.outcomeGive)[lang]}</LinkButton>
        {deal ? <LinkButton small kind="quiet" href={href(routes.deals.show, { lang, id: showId(deal) })}>{(one.dealId ? words.case : words.caseTheirs)[lang]}</LinkButton> : null}
      </span>
    </>
  )
}

const Wishes = ({ lang, event, me, meetings, wishes, unmet }: HubProps) => {
  const held = new Map(meetings.filter(({ state }) => state === 'held').map((one) => [one.other, one]))
  const why = new Map(unmet.map((one) => [one.a === me.personId ? one.b : one.a, one]))
  const tone = { must: 'accent', meet: 'primary', never: 'neutral' } as const
  return (
    <Section lang={lang} title={words.wishes} id="wishes" actions={<LinkButton small href={hubHref(lang, event.slug, 'people')}>{words.peopleTitle[lang]}</LinkButton>}>
      {wishes.length === 0 ? <p class="hint">{words.wishesNone[lang]}</p> : (
        <Table
          lang={lang} caption={words.wishes} hiddenCaption
          columns={[{ key: 'who', label: words.with }, { key: 'wish', label: words.wishes }, { key: 'state', label: words.state }]}
          rows={wishes.map(({ person, kind }) => {
            const reason = why.get(person.personId)
            const meeting = held.get(person.personId)
            const state = kind === 'never' ? '' : meeting ? <span><Badge tone="jade">{words.wishMet[lang]}</Badge> <span class="hint"><Clocks lang={lang} at={meeting.startsAt} /></span></span> : reason ? <span class="hint">{reasonFor(lang, me.personId, reason)}</span> : <Badge>{words.wishWaits[lang]}</Badge>
            return { cells: { who: <Who lang={lang} person={person} />, wish: <Badge tone={tone[kind]}>{wishNames[kind][lang]}</Badge>, state } }
          })}
        />
      )}
    </Section>
  )
}

/** What somebody has and may do in the meetings of an event, on one page. */
export const HubPage = (hub: HubProps) => {
  const { lang, event, round, me, at } = hub
  const waiting = hub.requests.filter(({ state }) => state === 'open')
  return (
    <Page>
      <PageHead
        lang={lang} title={words.title} trail={trailOf(lang, event).slice(0, 1)}
        actions={<><LinkButton kind="primary" href={hubHref(lang, event.slug, 'people')}>{words.peopleTitle[lang]}</LinkButton>{hub.runs ? <LinkButton href={deskHref(lang, event.slug)}>{words.desk[lang]}</LinkButton> : null}</>}
      />
      {hub.open ? null : <Notice lang={lang}><p>{words.closed[lang]}</p></Notice>}
      <Split
        main={(
          <>
            <Meetings {...hub} />
            {waiting.length > 0 || round.way !== 'organiser' ? (
              <Section lang={lang} title={words.requests} id="requests">
                {waiting.length === 0 ? <p class="hint">{words.requestsNone[lang]}</p> : <ul class="grid gap-4">{waiting.map((one) => <RequestCard hub={hub} one={one} />)}</ul>}
              </Section>
            ) : null}
            <Wishes {...hub} />
          </>
        )}
        side={(
          <>
            <Card lang={lang} title={words.looksFor}>
              <p><Badge tone="primary">{roleNames[me.role][lang]}</Badge></p>
              {me.words ? <Paragraphs text={me.words} /> : null}
              <p class="hint">{nameFor(lang, me.organisation)}</p>
              <Actions><LinkButton small href={hubHref(lang, event.slug, 'join')}>{words.editJoin[lang]}</LinkButton></Actions>
            </Card>
            <Card lang={lang} title={words.times}>
              <p>{said(lang, words.timesOf, { n: hub.free, all: hub.slots })}</p>
              <Actions><LinkButton small href={hubHref(lang, event.slug, 'times')}>{words.timesEdit[lang]}</LinkButton></Actions>
            </Card>
            <Card lang={lang} title={words.rules}>
              {round.note ? <p><Said lang={lang} text={round.note} /></p> : null}
              <Facts lang={lang} items={[
                { label: words.way, value: wayNames[round.way][lang] }, { label: words.slots, value: said(lang, words.slotsOf, { n: hub.slots, minutes: round.slotMinutes }) },
                { label: words.limit, value: said(lang, words.most, { n: round.meetingsMost }) }, { label: words.closesAt, value: round.wishesCloseAt && <Clocks lang={lang} at={round.wishesCloseAt} /> },
              ]} />
              {event.endsAt > at ? <PostButton lang={lang} kind="quiet" small action={href(routes.meetings.leave, { lang, slug: event.slug })} label={words.leave} confirm={words.leaveSure} /> : null}
            </Card>
          </>
        )}
      />
    </Page>
  )
}

/** For somebody who does not take part yet, or where the meetings are not open. */
export const DoorPage = ({ lang, event, round, runs, seat, open }: { lang: Lang; event: Event; round?: MeetingRound; runs: boolean; seat: boolean; open: boolean }) => (
  <Page width="narrow">
    <PageHead lang={lang} title={words.title} trail={trailOf(lang, event).slice(0, 1)} actions={runs ? <LinkButton href={round ? deskHref(lang, event.slug) : deskHref(lang, event.slug, 'settings')}>{words.desk[lang]}</LinkButton> : undefined} />
    {round?.note && round.openedAt ? <p class="lead"><Said lang={lang} text={round.note} /></p> : null}
    {!round?.openedAt ? <EmptyState lang={lang} title={words.notOpen} text={words.notOpenText} /> : !open ? <Notice lang={lang}><p>{words.closed[lang]}</p></Notice> : (
      <EmptyState lang={lang} title={words.joinTitle} text={seat ? words.joinHint : words.seatNeeded} action={seat ? { href: hubHref(lang, event.slug, 'join'), label: words.join } : { href: href(routes.registration.show, { lang, slug: event.slug }), label: words.register }} />
    )}
  </Page>
)
