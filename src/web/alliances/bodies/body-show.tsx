import { showId } from '../../../core/id.ts'
import { type Advice, belongs, type Body, bodyKinds, type BodySeat, canShapeBodies, leads, type Meeting, type MotionLine, stanceWords, type Term } from '../../../modules/alliances/bodies/bodies.ts'
import type { Name } from '../../../core/text.ts'
import type { Values } from '../../form.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { Badge } from '../../ui/badges.tsx'
import { LinkButton, PostButton } from '../../ui/buttons.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Section, Split } from '../../ui/page.tsx'
import { said } from '../../ui/said.ts'
import { Clocks, Day } from '../../ui/time.tsx'
import { BodyFacts, GiveSeat, type Problems, SeatTable } from './body-pages.tsx'
import { type Room, RoomPage } from './frame.tsx'
import { bodyWords as words, meetingWords, motionWords } from './messages.ts'
import { MotionBadge } from './motion-pages.tsx'
import { Said, headOf } from '../../ui/bilingual.tsx'

export type BodyShow = {
  room: Room
  body: Body
  terms: readonly Term[]
  seats: readonly BodySeat[]
  meetings: readonly Meeting[]
  motions: readonly MotionLine[]
  advice: readonly Advice[]
  /** Members of the alliance, for who gives seats. */
  members: readonly { id: string; name: Name }[]
  values?: Values
  problems?: Problems
}

export const BodyShowPage = (props: BodyShow) => {
  const { room, body, seats } = props
  const { lang, actor, place, bodies } = room
  const at = { lang, id: showId(body.id) }
  const shapes = canShapeBodies(actor, place.id) && !body.endedAt
  const [now, before] = [seats.filter((seat) => seat.current), seats.filter((seat) => !seat.current)]
  const inside = belongs(actor, place.id, bodies)
  return (
    <RoomPage
      room={room} {...headOf(lang, body.name)} current="bodies" trail={[{ href: href(routes.bodies.list, { lang, slug: place.slug }), label: words.bodies }]}
      kicker={<span class="flex flex-wrap gap-2"><span>{bodyKinds[body.kind][lang]}</span>{body.endedAt ? <Badge>{words.ended[lang]}</Badge> : null}</span>}
      actions={shapes ? <><LinkButton href={href(routes.bodies.edit, at)}>{words.edit[lang]}</LinkButton><PostButton lang={lang} kind="danger" action={href(routes.bodies.end, at)} label={words.endBody} confirm={words.endBodySure} /></> : undefined}
    >
      <Split
        main={
          <>
            <Section lang={lang} title={words.seats}>
              {now.length ? <SeatTable room={room} seats={now} caption={words.seats} /> : <p>{words.seatsNone[lang]}</p>}
              {shapes ? <GiveSeat {...props} /> : null}
              {inside && before.length ? <details class="mt-4"><summary>{words.formerSeats[lang]}</summary><SeatTable room={room} seats={before} caption={words.formerSeats} /></details> : null}
            </Section>
            {inside ? <><Motions {...props} /><Meetings {...props} /><AdviceList {...props} /></> : <Notice lang={lang}><p>{words.membersOnly[lang]}</p></Notice>}
          </>
        }
        side={<BodyFacts room={room} body={body} terms={props.terms} />}
      />
    </RoomPage>
  )
}

const mayLead = ({ room, body }: BodyShow) => !body.endedAt && leads(room.actor, body)

const Motions = (props: BodyShow) => {
  const { room: { lang }, body, motions } = props
  return (
    <Section lang={lang} title={motionWords.motions} actions={mayLead(props) ? <LinkButton small href={href(routes.bodies.motionNew, { lang, id: showId(body.id) })}>{motionWords.open[lang]}</LinkButton> : undefined}>
      {motions.length === 0 ? <p>{motionWords.none[lang]}</p> : null}
      <ul class="grid gap-3">
        {motions.map((one) => (
          <li class="flex flex-wrap items-baseline justify-between gap-x-4">
            <a href={href(routes.bodies.motion, { lang, id: showId(one.id) })}><Said lang={lang} text={one.title} /></a>
            <span class="flex flex-wrap items-baseline gap-x-3"><span class="hint">{motionWords[one.open ? 'closesAt' : 'closedAt'][lang]} <Day lang={lang} at={one.closedAt ?? one.closesAt} /></span><MotionBadge lang={lang} motion={one} /></span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const Meetings = (props: BodyShow) => {
  const { room: { lang, actor }, body, meetings } = props
  return (
    <Section lang={lang} title={meetingWords.meetings} actions={mayLead(props) ? <LinkButton small href={href(routes.bodies.meetingNew, { lang, id: showId(body.id) })}>{meetingWords.call[lang]}</LinkButton> : undefined}>
      {meetings.length === 0 ? <p>{meetingWords.none[lang]}</p> : null}
      <ul class="grid gap-3">
        {meetings.map((one) => (
          <li class="grid gap-1">
            <span class="flex flex-wrap items-baseline justify-between gap-x-4">
              <a href={href(routes.bodies.meeting, { lang, id: showId(one.id) })}><Said lang={lang} text={one.title} /></a>
              <Badge tone={one.cancelledAt ? 'neutral' : one.startsAt > actor.at ? 'amber' : 'jade'}>{meetingWords[one.cancelledAt ? 'cancelled' : one.startsAt > actor.at ? 'ahead' : 'held'][lang]}</Badge>
            </span>
            <span class="hint"><Clocks lang={lang} at={one.startsAt} /></span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const AdviceList = (props: BodyShow) => {
  const { room: { lang, actor, bodies, place }, body, advice } = props
  const others = bodies.filter((one) => one.id !== body.id && !one.endedAt)
  return (
    <Section lang={lang} title={words.advice} actions={mayLead(props) && others.length ? <LinkButton small href={href(routes.bodies.adviceNew, { lang, id: showId(body.id) })}>{words.giveAdvice[lang]}</LinkButton> : undefined}>
      {advice.length === 0 ? <p>{words.adviceNone[lang]}</p> : null}
      <ul class="grid gap-4">
        {advice.map((one) => (
          <li class="sheet" id={`advice-${showId(one.id)}`}>
            <p class="kicker flex flex-wrap justify-between gap-x-3">
              <span>{said(lang, words.adviceFromTo, { from: headOf(lang, one.fromName).title, to: headOf(lang, one.toName).title })} · <Day lang={lang} at={one.givenAt} /></span>
              <Badge tone={one.stance === null ? 'amber' : one.stance === 'declined' ? 'neutral' : 'jade'}>{one.stance ? stanceWords[one.stance][lang] : words.waiting[lang]}</Badge>
            </p>
            <h3 class="sheet-title"><Said lang={lang} text={one.title} /></h3>
            <p class="typed"><Said lang={lang} text={one.body} /></p>
            {one.answer && one.answeredAt ? <div class="mt-3"><p class="kicker">{words.answer[lang]} · <Day lang={lang} at={one.answeredAt} /></p><p class="typed"><Said lang={lang} text={one.answer} /></p></div> : null}
            {!one.stance && one.toBody === body.id && leads(actor, { id: body.id, allianceId: place.id }) ? <LinkButton small kind="primary" href={href(routes.bodies.adviceForm, { lang, id: showId(one.id) })}>{words.answer[lang]}</LinkButton> : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}
