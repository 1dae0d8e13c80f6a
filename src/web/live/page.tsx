import type { Child } from 'hono/jsx'
import type { Actor } from '../../core/actor.ts'
import { showId } from '../../core/id.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import { liveLimits, liveStateWords, type OwnPart, reactionKinds, reactionWords, type Session, type Stream, type ViewerFigure } from '../../modules/events/live/live.ts'
import { VisitBeacon } from '../events/visit-beacon.tsx'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { headOf, shown } from '../ui/bilingual.tsx'
import { Button, LinkButton } from '../ui/buttons.tsx'
import { Card, Facts } from '../ui/card.tsx'
import { Checkbox } from '../ui/choices.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { TextArea } from '../ui/fields.tsx'
import { Page, PageHead, Paragraphs, Section, Split } from '../ui/page.tsx'
import { said, showNumber } from '../ui/said.ts'
import { Clocks, showClocks } from '../ui/time.tsx'
import type { LiveShown } from './facts.ts'
import { liveWords as words, sessionKindWords, speakerRoles } from './messages/page.ts'
import { ChoiceItem, PollItem } from './polls.tsx'
import { QuestionItem } from './questions.tsx'
import { Watching } from './watching.tsx'

export type LivePageProps = {
  lang: Lang
  actor: Actor
  session: Session
  streams: readonly Stream[]
  figures: readonly ViewerFigure[]
  /** Undefined where there is no live page yet. */
  live: LiveShown | undefined
  own: OwnPart
  /** Whether the reader may ask and vote when it is open. */
  may: boolean
  pass: string | undefined
  player: string | undefined
  /** Whether changes come as events; else the page asks for the snapshot. */
  events: boolean
  /** What the session's kind adds below the stream. */
  more?: Child
}

export const at = ({ lang, session }: { lang: Lang; session: Session }) => ({ lang, slug: session.event.slug, session: showId(session.id) })

/** The live page of a session: watch, ask, vote, answer. */
export const LivePage = (props: LivePageProps) => {
  const { lang, actor, session, live } = props
  const where = at(props)
  const feed = { session: where.session }
  const title = headOf(lang, session.title)
  return (
    <Page>
      <div
        data-controller="live" data-live-lang-value={lang} data-live-events-value={live && props.events ? href(routes.liveFeed.events, feed) : undefined} data-live-snapshot-value={live ? href(routes.liveFeed.snapshot, feed) : undefined}
        data-live-beats-value={href(routes.liveFeed.beat, feed)} data-live-renew-value={actor.personId ? href(routes.liveFeed.pass, feed) : undefined} data-live-pass-value={props.pass} data-live-feed-value={`/live/${where.session}`}
        data-live-streams-value={live?.streams} data-live-answers-value={words.pollAnswers[lang]} data-live-failed-value={words.failed[lang]} data-live-unnamed-value={words.anonymous[lang]} data-live-states-value={JSON.stringify(Object.fromEntries(Object.entries(liveStateWords).map(([state, one]) => [state, one[lang]])))}
      >
        <PageHead
          lang={lang} {...title}
          kicker={<span class="flex flex-wrap items-center gap-2"><span>{sessionKindWords[session.kind][lang]}</span>{live ? <StateMark lang={lang} state={live.state} /> : null}</span>}
          trail={[{ href: href(routes.events.show, { lang, slug: session.event.slug }), label: shown(lang, session.event.name).text }, { href: href(routes.programme.show, { lang, slug: session.event.slug }), label: words.programme }]}
          actions={session.moderates ? <><LinkButton href={href(routes.liveDesk.show, where)}>{words.desk[lang]}</LinkButton><LinkButton kind="quiet" href={href(routes.live.stage, where)}>{words.stage[lang]}</LinkButton></> : undefined}
        >
          <p class="lead"><Clocks lang={lang} at={session.startsAt} /></p>
        </PageHead>
        <VisitBeacon lang={lang} event={session.event} part="session" session={where.session} />
        <p class="notice notice-warning" role="status" data-live-target="broken" hidden>{words.connection[lang]}</p>
        <p class="notice" role="status" data-live-target="moved" hidden>{words.streamChanged[lang]} <a href="" data-turbo-action="replace">{words.reload[lang]}</a></p>
        <Split
          main={<>
            <Watching lang={lang} streams={props.streams} title={title.title} player={props.player} />
            {live?.reacts && live.state === 'on' ? <Reactions {...props} live={live} /> : null}
            {props.more}
            <Polls {...props} />
            <Questions {...props} />
          </>}
          side={<Side {...props} />}
        />
      </div>
    </Page>
  )
}

export const StateMark = ({ lang, state }: { lang: Lang; state: LiveShown['state'] }) => (
  <span data-live-target="state"><Badge tone={state === 'on' ? 'accent' : 'neutral'} solid={state === 'on'}>{liveStateWords[state][lang]}</Badge></span>
)

const Side = ({ lang, session, figures, live }: LivePageProps) => (
  <>
    <Card lang={lang}>
      <Facts
        lang={lang}
        items={[
          { label: words.when, value: <><Clocks lang={lang} at={session.startsAt} /><span class="block hint">– <Clocks lang={lang} at={session.endsAt} /></span></> },
          { label: words.venue, value: session.venue && <span lang={shown(lang, session.venue).lang}>{shown(lang, session.venue).text}</span> },
          { label: words.viewers, value: live ? <><span class="figure" data-live-target="viewers">{live.viewers === undefined ? '–' : showNumber(lang, live.viewers)}</span><span class="block hint">{words.viewersHint[lang]}</span></> : undefined },
          { label: words.reported, value: figures.length > 0 && <ul>{figures.map((one) => <li>{said(lang, words.reportedLine, { n: showNumber(lang, one.viewers), source: shown(lang, one.source).text, at: showClocks(lang, one.countedAt) })}{one.sourceUrl ? <> <a href={one.sourceUrl} rel="noopener noreferrer nofollow">↗</a></> : null}</li>)}</ul> },
        ]}
      />
    </Card>
    {session.speakers.length > 0 ? (
      <Card lang={lang} title={words.speakers}>
        <ul class="speakers">{session.speakers.map((one) => <li><strong>{nameFor(lang, one.name)}</strong>{one.role === 'speaker' ? null : <> <Badge>{speakerRoles[one.role][lang]}</Badge></>}{one.about ? <span class="block hint" lang={shown(lang, one.about).lang}>{shown(lang, one.about).text}</span> : null}</li>)}</ul>
      </Card>
    ) : null}
    {session.abstract ? <Card lang={lang} title={words.about}><Paragraphs text={shown(lang, session.abstract).text} lang={shown(lang, session.abstract).lang} /></Card> : null}
  </>
)

const Reactions = ({ lang, live, may, ...props }: LivePageProps & { live: LiveShown }) => (
  <div class="reactions" role="group" aria-label={words.reactions[lang]}>
    {reactionKinds.map((kind) => (
      <form method="post" action={href(routes.live.react, at({ lang, session: props.session }))} data-action="live#react">
        <input type="hidden" name="kind" value={kind} />
        <button type="submit" class="reaction" disabled={!may}><span>{reactionWords[kind][lang]}</span> <span class="count" data-live-target="reaction" data-kind={kind}>{showNumber(lang, live.reactions[kind] ?? 0)}</span></button>
      </form>
    ))}
  </div>
)

const Polls = (props: LivePageProps) => {
  const { lang, live, own, may } = props
  const action = href(routes.live.answer, at(props))
  return (
    <section class="page-section" id="polls" data-live-target="polls" hidden={!live || live.polls.length === 0}>
      <div class="section-head"><h2>{words.polls[lang]}</h2></div>
      <ul class="polls" data-live-target="pollList">{live?.polls.map((poll) => <PollItem lang={lang} poll={poll} action={action} answered={own.answered.includes(poll.n)} may={may} />)}</ul>
      <template data-live-target="pollPattern"><PollItem lang={lang} action={action} may={may} /></template>
      <template data-live-target="choicePattern"><ChoiceItem lang={lang} /></template>
    </section>
  )
}

const Questions = (props: LivePageProps) => {
  const { lang, live, own, may, session, actor } = props
  const action = href(routes.live.vote, at(props))
  const votes = may && live?.open === true
  const none = !live || live.questions.length === 0
  return (
    <Section lang={lang} title={words.questions} id="questions">
      {live?.open || !none ? null : <EmptyState lang={lang} level={3} title={words.closedTitle} text={words.closed} />}
      {live && !live.open && !none ? <p class="hint">{words.closedNow[lang]}</p> : null}
      {live?.open && may ? <AskForm {...props} /> : null}
      {live?.open && !may ? <p class="ask-in">{actor.kind === 'visitor' ? <LinkButton kind="primary" href={href(routes.signIn.form, { lang }, { next: href(routes.live.show, at(props)) })}>{words.signIn[lang]}</LinkButton> : words.seatNeeded[lang]}</p> : null}
      {own.questions.length > 0 ? (
        <details class="ask-mine" open={own.questions.some((one) => one.state === 'waiting')}>
          <summary>{words.mine[lang]} <span class="count">{own.questions.length}</span></summary>
          <ul>{own.questions.map((one) => <li><span lang={shown(lang, one.body).lang}>{shown(lang, one.body).text}</span> <Badge tone={one.state === 'waiting' ? 'amber' : one.state === 'hidden' ? 'neutral' : 'jade'}>{ownStates[one.state][lang]}</Badge></li>)}</ul>
        </details>
      ) : null}
      {live?.open && none ? <p class="hint" data-live-target="none">{words.noQuestionsTitle[lang]}{lang === 'zh' ? '。' : '. '}{words.noQuestions[lang]}</p> : null}
      <p class="sr-only" role="status" data-live-target="said"></p>
      <ol class="asks" data-live-target="questionList" data-session={showId(session.id)}>{live?.questions.map((one) => <QuestionItem lang={lang} question={one} action={action} voted={own.voted.includes(one.n)} may={votes} />)}</ol>
      <template data-live-target="questionPattern"><QuestionItem lang={lang} action={action} may={votes} /></template>
    </Section>
  )
}

const ownStates = { waiting: words.mineWaiting, shown: words.mineShown, hidden: words.mineHidden, merged: words.mineMerged, answered: words.mineAnswered } as const

const AskForm = (props: LivePageProps) => {
  const { lang, session } = props
  return (
    <form method="post" action={href(routes.live.ask, at(props))} class="ask-form" data-action="live#ask">
      <TextArea lang={lang} name="body" label={words.ask} hint={session.moderated ? words.askHintModerated : words.askHint} limit={liveLimits.question} rows={2} required />
      <div class="ask-form-foot"><Checkbox lang={lang} name="unnamed" label={words.unnamed} hint={words.unnamedHint} /><Button kind="primary">{words.send[lang]}</Button></div>
      <p class="hint" role="status" data-live-target="heard"></p>
    </form>
  )
}
