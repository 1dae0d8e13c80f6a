import { showId } from '../../core/id.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import type { Session } from '../../modules/events/live/live.ts'
import { nextInLine, type Roadshow } from '../../modules/events/roadshow/roadshow.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { shown } from '../ui/bilingual.tsx'
import { said } from '../ui/said.ts'
import { roadshowWords as words } from './messages.ts'
import { clockText } from './part.tsx'

/** What the speaker sees from the podium: how much time is left, whose turn it is, who is next. */
export const SpeakerPage = ({ lang, session, roadshow, now }: { lang: Lang; session: Session; roadshow: Roadshow; now: Date }) => {
  const feed = { session: showId(session.id) }
  const current = roadshow.pitches.find((one) => one.id === roadshow.run.currentId)
  const next = roadshow.pitches.find((one) => one.id === nextInLine(roadshow.pitches, roadshow.run.currentId))
  return (
    <div class="wall podium" data-controller="run" data-run-events-value={session.live ? href(routes.liveFeed.events, feed) : undefined} data-run-snapshot-value={session.live ? href(routes.liveFeed.snapshot, feed) : undefined} data-run-current-value={current ? `${current.position}:${roadshow.run.phase}` : ''}>
      <p class="kicker">{current ? (roadshow.run.phase === 'questions' ? words.questions : words.pitch)[lang] : words.nobody[lang]}</p>
      <h1>{current ? shown(lang, current.title).text : shown(lang, session.title).text}</h1>
      {current ? <p class="stage-other">{nameFor(lang, current.team)}</p> : null}
      <p class="podium-clock" role="timer" aria-label={words.left[lang]} data-run-target="clock">{current ? clockText(roadshow, now) : ''}</p>
      {next ? <p class="stage-other">{said(lang, words.next, { name: shown(lang, next.title).text })}</p> : null}
    </div>
  )
}
