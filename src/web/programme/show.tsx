import type { Actor } from '../../core/actor.ts'
import { showId } from '../../core/id.ts'
import type { Lang } from '../../core/text.ts'
import { type Event, eventDayIn, type EventZone, type Material, type Programme, type Session } from '../../modules/events/events.ts'
import { trailOf } from '../events/reading.tsx'
import { currentOf } from '../events/show.tsx'
import { VisitBeacon } from '../events/visit-beacon.tsx'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { shown } from '../ui/bilingual.tsx'
import { LinkButton, PostButton } from '../ui/buttons.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { said } from '../ui/said.ts'
import { Tabs } from '../ui/tabs.tsx'
import { showDay } from '../ui/time.tsx'
import { programmeWords as words } from './messages/pages.ts'
import { SessionCard } from './session.tsx'
import { Both, weekday } from './times.tsx'

export type ProgrammeProps = { lang: Lang; actor: Actor; event: Event; programme?: Programme; newest?: number; zone: EventZone; materials: readonly Material[]; marks: ReadonlySet<string> }

/** The days of a programme by the clock of one place, and on each the sessions that begin together. */
export function slotsOf(sessions: readonly Session[], zone: EventZone): { day: string; slots: Session[][] }[] {
  const days = new Map<string, Map<number, Session[]>>()
  for (const session of sessions) {
    const day = eventDayIn(session.startsAt, zone)
    const slots = days.get(day) ?? new Map<number, Session[]>()
    slots.set(session.startsAt.getTime(), [...(slots.get(session.startsAt.getTime()) ?? []), session])
    days.set(day, slots)
  }
  return [...days].map(([day, slots]) => ({ day, slots: [...slots.values()] }))
}

/** The programme day by day, what is on together side by side; both clocks at each. */
export const ProgrammePage = (props: ProgrammeProps) => {
  const { lang, event, programme, newest, zone } = props
  const at = { lang, slug: event.slug }
  const trail = trailOf(lang, event)
  if (!programme) {
    return (
      <Page>
        <PageHead lang={lang} title={words.programme} trail={trail} />
        <VisitBeacon lang={lang} event={event} part="programme" />
        <EmptyState lang={lang} title={words.none} text={words.noneText} action={{ href: href(routes.events.show, at), label: shown(lang, event.name).text }} />
      </Page>
    )
  }
  const days = slotsOf(programme.sessions, zone)
  const current = currentOf(programme.sessions, props.actor.at)
  const to = (clock: EventZone) => href(routes.programme.show, at, { clock, version: newest === programme.number ? undefined : programme.number })
  return (
    <Page>
      <PageHead
        lang={lang} title={words.programme} lead={shown(lang, event.name).text} trail={trail} kicker={<a href={href(routes.programme.versions, at)}>{said(lang, words.version, { n: programme.number, day: showDay(lang, programme.releasedAt) })}</a>}
      />
      <VisitBeacon lang={lang} event={event} part="programme" />
      {newest !== undefined && newest !== programme.number ? <Notice lang={lang} kind="warning"><p>{said(lang, words.older, { n: programme.number })} <a href={href(routes.programme.show, at)}>{words.newest[lang]}</a></p></Notice> : null}
      <Tabs lang={lang} label={words.clock} tabs={(['beijing', 'london'] as const).map((clock) => ({ href: to(clock), label: words[clock], current: zone === clock }))} />
      <nav class="programme-days" aria-label={words.days[lang]}>
        <ul>{days.map(({ day }) => <li><a href={`#d-${day}`}>{weekday(lang, day)}</a></li>)}{current.now[0] ? <li><a class="text-accent" href={`#s-${showId(current.now[0].id)}`}>{words.toNow[lang]}</a></li> : null}</ul>
      </nav>
      {days.map(({ day, slots }) => (
        <section class="programme-day" id={`d-${day}`} aria-labelledby={`d-${day}-h`}>
          <h2 id={`d-${day}-h`}>{weekday(lang, day)}</h2>
          {slots.map((sessions) => <Slot {...props} sessions={sessions} current={current} />)}
        </section>
      ))}
      <Take {...props} />
    </Page>
  )
}

const Slot = (props: ProgrammeProps & { sessions: readonly Session[]; current: ReturnType<typeof currentOf> }) => {
  const { lang, sessions, zone, current } = props
  const same = sessions.every((one) => one.endsAt.getTime() === sessions[0]!.endsAt.getTime())
  const longest = sessions.reduce((latest, one) => (one.endsAt > latest ? one.endsAt : latest), sessions[0]!.endsAt)
  const now = current.now.some((one) => sessions.includes(one))
  return (
    <div class={now ? 'slot slot-now' : 'slot'}>
      <div class="slot-time"><Both lang={lang} zone={zone} from={sessions[0]!.startsAt} to={longest} /></div>
      <div class="slot-sessions">{sessions.map((session) => <Placed {...props} session={session} ownTime={!same} />)}</div>
    </div>
  )
}

const Placed = ({ lang, actor, event, programme, newest, zone, materials, marks, current, session, ownTime }: ProgrammeProps & { session: Session; ownTime: boolean; current: ReturnType<typeof currentOf> }) => {
  const at = { lang, slug: event.slug, id: showId(session.id) }
  const mine = (one: Session) => marks.has(one.id) || (actor.personId !== undefined && one.speakers.some((each) => each.personId === actor.personId))
  const speaks = actor.personId !== undefined && session.speakers.some((one) => one.personId === actor.personId)
  const clash = mine(session) ? programme!.sessions.find((one) => one !== session && mine(one) && one.startsAt < session.endsAt && session.startsAt < one.endsAt) : undefined
  return (
    <SessionCard
      lang={lang} slug={newest === undefined || newest === programme!.number ? event.slug : undefined} session={session} zone={zone} materials={materials.filter((one) => one.sessionId === session.id)} overlap={clash && said(lang, words.overlap, { title: shown(lang, clash.title).text })}
      badges={<>
        {current.now.includes(session) ? <> <Badge tone="accent" solid>{words.now[lang]}</Badge></> : null}
        {current.next.includes(session) ? <> <Badge tone="primary">{words.next[lang]}</Badge></> : null}
        {speaks ? <> <Badge tone="jade">{words.speaks[lang]}</Badge></> : marks.has(session.id) ? <> <Badge tone="jade">{words.marked[lang]}</Badge></> : null}
        {ownTime ? <span class="block"><Both lang={lang} zone={zone} from={session.startsAt} to={session.endsAt} /></span> : null}
      </>}
      actions={<>
        <LinkButton small kind="quiet" download href={href(routes.programme.session, at)}>{words.calendar[lang]}</LinkButton>
        {actor.kind === 'person' && !speaks ? <PostButton lang={lang} small kind="quiet" action={href(routes.programme.mark, at)} values={{ on: marks.has(session.id) ? 'no' : 'yes' }} label={marks.has(session.id) ? words.unmark : words.mark} /> : null}
      </>}
    />
  )
}

const Take = ({ lang, actor, event }: ProgrammeProps) => {
  const at = { lang, slug: event.slug }
  return (
    <section class="page-section" id="take">
      <div class="section-head"><h2>{words.take[lang]}</h2></div>
      <div class="actions">
        <LinkButton download href={href(routes.programme.calendar, at)}>{words.whole[lang]}</LinkButton>
        {actor.kind === 'person' ? <LinkButton download href={href(routes.programme.mine, at)}>{words.mine[lang]}</LinkButton> : null}
        <LinkButton download kind="quiet" href={href(routes.programme.sheet, at)}>{words.xlsx[lang]}</LinkButton>
        <LinkButton download kind="quiet" href={href(routes.programme.schedule, at)}>{words.xml[lang]}</LinkButton>
      </div>
    </section>
  )
}
