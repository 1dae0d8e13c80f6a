import type { Actor } from '../../core/actor.ts'
import { type Lang, nameFor, otherLang, type Phrase } from '../../core/text.ts'
import type { Linked } from '../../modules/alliances/alliances.ts'
import { canRunEvent, type Event, eventModeWords, eventTemplateWords, type Organiser, type Programme, type Session } from '../../modules/events/events.ts'
import type { NewsItem } from '../../modules/news/news.ts'
import { LatestNews } from '../news/list.tsx'
import { SessionLine } from '../programme/session.tsx'
import { daysOf } from '../programme/times.tsx'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { SampleBadge } from '../ui/badges.tsx'
import { headOf, shown } from '../ui/bilingual.tsx'
import { LinkButton } from '../ui/buttons.tsx'
import { Card, Facts } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Paragraphs, Section, Split } from '../ui/page.tsx'
import { langTag, said } from '../ui/said.ts'
import { Clocks } from '../ui/time.tsx'
import { EventState } from './list.tsx'
import { eventWords as words } from './messages/pages.ts'
import { OrganiserRoll } from './organisers.tsx'
import { trailOf } from './reading.tsx'
import { VisitBeacon } from './visit-beacon.tsx'

/** A way into a part of an event. */
export type Door = { href: string; label: Phrase; hint?: Phrase }
export type ShowProps = { lang: Lang; actor: Actor; event: Event; organisers: readonly Organiser[]; programme?: Programme; wholes: readonly Linked[]; fields: readonly Phrase[]; doors: readonly Door[]; news: readonly NewsItem[] }

/** An event as its visitors meet it: when, where, by whom, what is on, and the ways in. */
export const EventPage = (props: ShowProps) => {
  const { lang, actor, event } = props
  const name = shown(lang, event.name)
  const across = event.name.variants[otherLang(name.in)]?.body
  const description = event.description && shown(lang, event.description)
  return (
    <Page>
      <PageHead
        lang={lang} {...headOf(lang, event.name)} lead={event.purpose ? shown(lang, event.purpose).text : undefined} trail={trailOf(lang)}
        kicker={<span class="flex flex-wrap items-center gap-2"><span>{eventTemplateWords[event.template].name[lang]} · {event.reference}</span><EventState lang={lang} event={event} at={actor.at} />{event.sample ? <SampleBadge lang={lang} /> : null}</span>}
        actions={canRunEvent(actor, event.id) ? <LinkButton href={href(routes.events.desk, { lang, slug: event.slug })}>{words.desk[lang]}</LinkButton> : undefined}
      >
        {across ? <p class="result-other" lang={langTag[otherLang(name.in)]}>{across}</p> : null}
        <p class="event-days">{daysOf(lang, event.startsAt, event.endsAt)}{event.place ? <span> · {shown(lang, event.place).text}</span> : null}</p>
      </PageHead>
      {event.state === 'cancelled' ? <Notice lang={lang} kind="warning"><p>{said(lang, words.cancelled, { reason: event.cancelledReason ?? '' })}</p></Notice> : null}
      {event.state === 'draft' ? <Notice lang={lang}><p>{words.draftNotice[lang]}</p></Notice> : null}
      <VisitBeacon lang={lang} event={event} part="event" />
      <Doors {...props} />
      <Split
        main={<>
          <OnNow {...props} />
          {description ? <Section lang={lang} title={words.about}><Paragraphs text={description.text} lang={description.lang} /></Section> : null}
        </>}
        side={<AtAGlance {...props} />}
      />
      <LatestNews lang={lang} items={props.news} />
      {props.organisers.length > 0 ? <Section lang={lang} title={words.organisers} id="organisers"><OrganiserRoll lang={lang} organisers={props.organisers} /></Section> : null}
    </Page>
  )
}

const Doors = ({ lang, doors }: ShowProps) => (
  <nav class="event-doors" aria-label={words.doors[lang]}>
    <ul>{doors.map((door) => <li><a href={door.href}><strong>{door.label[lang]}</strong>{door.hint ? <span>{door.hint[lang]}</span> : null}</a></li>)}</ul>
  </nav>
)

/** What runs at this moment, and what comes after it. */
export function currentOf(sessions: readonly Session[], at: Date): { now: Session[]; next: Session[] } {
  const now = sessions.filter((one) => one.startsAt <= at && at < one.endsAt)
  const first = sessions.find((one) => one.startsAt > at)
  return { now, next: first ? sessions.filter((one) => one.startsAt.getTime() === first.startsAt.getTime()) : [] }
}

const OnNow = ({ lang, event, programme, actor }: ShowProps) => {
  if (!programme) return event.state === 'published' && actor.at < event.endsAt ? <Section lang={lang} title={words.programme}><p class="hint">{words.programmeSoon[lang]}</p></Section> : null
  const { now, next } = currentOf(programme.sessions, actor.at)
  const part = (title: Phrase, sessions: readonly Session[]) => (sessions.length > 0 ? <Section lang={lang} title={title}><ol class="grid gap-3">{sessions.slice(0, 6).map((one) => <SessionLine lang={lang} slug={event.slug} session={one} />)}</ol></Section> : null)
  return <>{part(words.now, now)}{part(words.next, next)}</>
}

const AtAGlance = ({ lang, event, wholes, fields }: ShowProps) => (
  <Card lang={lang} tone="wash">
    <Facts
      lang={lang}
      items={[
        { label: words.startsAt, value: <Clocks lang={lang} at={event.startsAt} /> },
        { label: words.endsAt, value: <Clocks lang={lang} at={event.endsAt} /> },
        { label: words.where, value: event.place && shown(lang, event.place).text },
        { label: words.how, value: eventModeWords[event.mode][lang] },
        { label: words.fields, value: fields.map((one) => one[lang]).join(lang === 'zh' ? '、' : ', ') },
        { label: words.host, value: <a href={href(routes.organisations.show, { lang, slug: event.hostSlug })}>{nameFor(lang, event.host)}</a> },
        { label: words.wholes, value: wholes.length > 0 && wholes.map((one, place) => <>{place > 0 ? (lang === 'zh' ? '、' : ', ') : ''}{one.kind === 'alliance' ? <a href={href(routes.alliances.show, { lang, slug: one.slug })}>{shown(lang, one.name).text}</a> : shown(lang, one.name).text}</>) },
      ]}
    />
  </Card>
)
