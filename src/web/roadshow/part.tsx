import { showId } from '../../core/id.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import type { Session } from '../../modules/events/live/live.ts'
import { type OwnScore, ownScores, type Pitch, ranMs, type Roadshow, roadshowOf } from '../../modules/events/roadshow/roadshow.ts'
import { at } from '../live/page.tsx'
import type { Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { shown } from '../ui/bilingual.tsx'
import { Button, LinkButton } from '../ui/buttons.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { TextField } from '../ui/fields.tsx'
import { Section } from '../ui/page.tsx'
import { said } from '../ui/said.ts'
import { roadshowWords as words } from './messages.ts'

/** What is left of the phase, as minutes and seconds; the page's script counts on from there. */
export function clockText(roadshow: Roadshow, now: Date): string {
  const { run, pitches, pitchMinutes, questionMinutes } = roadshow
  const minutes = run.phase === 'questions' ? questionMinutes : (pitches.find((one) => one.id === run.currentId)?.minutes ?? pitchMinutes)
  const left = minutes * 60_000 - ranMs(run, now)
  const seconds = Math.abs(Math.ceil(left / 1000))
  return `${left < 0 && seconds > 0 ? '−' : ''}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** The line-up on the page of the session: who is up, how long, and interest in one step. */
export async function RoadshowPart({ c, session }: { c: Visit; session: Session }) {
  const { room: { db }, actor, lang } = c.var
  const roadshow = await roadshowOf(db, actor, session)
  const mine = await ownScores(db, actor, session.id)
  return <LineUp lang={lang} session={session} roadshow={roadshow} now={actor.at} mine={mine} />
}

type LineUpProps = { lang: Lang; session: Session; roadshow: Roadshow; now: Date; mine: readonly OwnScore[] | undefined }

const LineUp = (props: LineUpProps) => {
  const { lang, roadshow, now } = props
  const current = roadshow.pitches.find((one) => one.id === roadshow.run.currentId)
  return (
    <Section lang={lang} title={words.lineUp} id="line-up">
      <div class="run" data-live-target="run" hidden={!current}>
        <span><span class="kicker">{words.up[lang]}</span><strong data-live-target="runName">{current ? shown(lang, current.title).text : ''}</strong></span>
        <span class="run-clock" role="timer" aria-label={words.left[lang]} data-live-target="clock">{current ? clockText(roadshow, now) : ''}</span>
      </div>
      {roadshow.pitches.length === 0 ? <EmptyState lang={lang} level={3} title={words.empty} text={words.emptyText} /> : <ol class="pitches">{roadshow.pitches.map((pitch) => <PitchItem {...props} pitch={pitch} current={pitch === current} />)}</ol>}
    </Section>
  )
}

const PitchItem = ({ lang, session, roadshow, mine, pitch, current }: LineUpProps & { pitch: Pitch; current: boolean }) => {
  const where = { ...at({ lang, session }), id: showId(pitch.id) }
  const title = shown(lang, pitch.title)
  const score = mine?.find((one) => one.pitchId === pitch.id)
  return (
    <li class="pitch" id={`pitch-${pitch.position}`} data-live-target="pitch" data-n={pitch.position} aria-current={current ? 'true' : undefined}>
      <div class="pitch-words">
        <h3 data-part="title" lang={title.lang}>{title.text}</h3>
        <p class="hint">{nameFor(lang, pitch.team)} · {said(lang, words.minutes, { n: pitch.minutes ?? roadshow.pitchMinutes })}{pitch.state === 'waiting' ? null : <> <Badge tone={pitch.state === 'done' ? 'jade' : 'neutral'}>{(pitch.state === 'done' ? words.done : words.absent)[lang]}</Badge></>}</p>
      </div>
      {pitch.listing ? (
        <div class="pitch-ways">
          {session.event.state === 'cancelled' ? null : <LinkButton small kind="primary" href={href(routes.roadshow.interest, where)}>{words.interest[lang]}</LinkButton>}
          <LinkButton small kind="quiet" href={href(routes.listings.show, { lang, id: showId(pitch.listing.id) })}>{words.listing[lang]}</LinkButton>
        </div>
      ) : null}
      {mine && pitch.state !== 'absent' ? (
        <form class="pitch-score" method="post" action={href(routes.roadshow.score, where)}>
          <TextField lang={lang} id={`score-${pitch.position}`} name="score" label={words.score} hint={words.scoreHint} inputmode="numeric" size="short" value={score?.score ?? ''} />
          <TextField lang={lang} id={`note-${pitch.position}`} name="note" label={words.note} value={score?.note ?? ''} />
          <Button small>{words.scoreSave[lang]}</Button>
        </form>
      ) : null}
    </li>
  )
}
