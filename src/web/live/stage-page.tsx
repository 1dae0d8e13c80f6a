import type { Lang } from '../../core/text.ts'
import { showId } from '../../core/id.ts'
import type { Session } from '../../modules/events/live/live.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { shown } from '../ui/bilingual.tsx'
import { langTag } from '../ui/said.ts'
import { Mark } from '../ui/mark.tsx'
import type { LiveShown } from './facts.ts'
import { liveWords as words } from './messages/page.ts'
import { halvesFor } from './questions.tsx'

type StageProps = { lang: Lang; session: Session; live: LiveShown; address: string; qr: string }

/** What stands on the screen in the hall, in large type and both languages: what the moderator chose, or the questions with most votes. */
export const StagePage = ({ lang, session, live, address, qr }: StageProps) => {
  const feed = { session: showId(session.id) }
  const question = live.questions.find((one) => live.stage === `q${one.n}`)
  const poll = live.polls.find((one) => live.stage === `p${one.n}`)
  const text = question && halvesFor(lang, question.b)
  const asked = poll && halvesFor(lang, poll.q)
  const [sum = 0, ...each] = poll?.counts ?? []
  return (
    <div class="wall" data-controller="stage" data-stage-events-value={session.live ? href(routes.liveFeed.events, feed) : undefined} data-stage-snapshot-value={session.live ? href(routes.liveFeed.snapshot, feed) : undefined} data-stage-lang-value={lang}>
      <header class="stage-head"><span class="stage-mark"><Mark /></span><h1 lang={shown(lang, session.title).lang}>{shown(lang, session.title).text}</h1></header>
      <div class="stage-run" data-stage-target="run" hidden={!live.run}><span data-stage-target="runName"></span><span class="stage-clock" role="timer" data-stage-target="clock"></span></div>
      <section class="stage-one" data-stage-target="question" hidden={!question}>
        <p class="stage-words" data-stage-target="body" lang={text && text.in !== lang ? langTag[text.in] : undefined}>{text?.body}</p>
        <p class="stage-other" data-stage-target="other" lang={langTag[lang === 'zh' ? 'en' : 'zh']} hidden={!text?.other}>{text?.other}</p>
      </section>
      <section class="stage-one" data-stage-target="poll" hidden={!poll}>
        <p class="stage-words" data-stage-target="asked">{asked?.body}</p>
        <ol class="stage-choices" data-stage-target="choices">{poll?.c.map((choice, place) => <li><span>{halvesFor(lang, choice).body}</span><progress class="progress progress-primary" max={Math.max(1, sum)} value={each[place] ?? 0}></progress><strong>{each[place] ?? ''}</strong></li>)}</ol>
      </section>
      <section class="stage-top" data-stage-target="top" hidden={question !== undefined || poll !== undefined}>
        <p class="kicker" data-stage-target="topHead" hidden={!live.questions.some((one) => !one.a)}>{words.top[lang]}</p>
        <ol data-stage-target="list">{live.questions.filter((one) => !one.a).slice(0, 4).map((one) => <li><strong>{one.votes}</strong><span>{halvesFor(lang, one.b).body}</span></li>)}</ol>
        <p class="stage-words" data-stage-target="empty" hidden={live.questions.some((one) => !one.a)}>{words.stageEmpty[lang]}</p>
      </section>
      <template data-stage-target="topPattern"><li><strong></strong><span></span></li></template>
      <template data-stage-target="choicePattern"><li><span></span><progress class="progress progress-primary"></progress><strong></strong></li></template>
      <footer class="stage-foot"><img src={qr} alt="" width="120" height="120" /><span>{words.stageHow[lang]}<br /><strong>{address}</strong></span></footer>
    </div>
  )
}
