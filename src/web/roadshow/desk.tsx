import { showId } from '../../core/id.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import type { Session } from '../../modules/events/live/live.ts'
import { type Juror, nextInLine, type Pitch, type Roadshow, type RunVerb, type Tally, verbsFor } from '../../modules/events/roadshow/roadshow.ts'
import { at } from '../live/page.tsx'
import { one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { HalvesFields, headOf, shown } from '../ui/bilingual.tsx'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox, type Option, Select } from '../ui/choices.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Page, PageHead, Section, Split } from '../ui/page.tsx'
import { said, showNumber, type Words } from '../ui/said.ts'
import { roadshowWords as words } from './messages.ts'
import { clockText } from './part.tsx'

export type RunForm = 'settings' | 'team' | 'call' | 'juror'
export type RunSheetProps = { lang: Lang; now: Date; session: Session; roadshow: Roadshow; jurors: readonly Juror[]; tallies: readonly Tally[]; calls: readonly Option[]; again?: { form: RunForm; values: Values; problems: Record<string, Words> } }

const verbWords: Record<RunVerb, { zh: string; en: string }> = { start: words.start, pause: words.pause, resume: words.resume, questions: words.toQuestions, next: words.nextTeam, finish: words.finish }

const typedIn = ({ again }: RunSheetProps, form: RunForm) => (again?.form === form ? again : { values: {} as Values, problems: undefined })

/** Who runs the roadshow: the clock on top, the teams in order, what came of each. */
export const RunSheet = (props: RunSheetProps) => {
  const { lang, session, roadshow } = props
  const where = at(props)
  return (
    <Page width="wide">
      <PageHead
        lang={lang} title={words.desk} lead={headOf(lang, session.title).title}
        trail={[{ href: href(routes.events.show, { lang, slug: session.event.slug }), label: shown(lang, session.event.name).text }, { href: href(routes.live.show, where), label: words.back }]}
        actions={<><LinkButton href={href(routes.liveDesk.show, where)}>{words.moderator[lang]}</LinkButton><LinkButton kind="quiet" href={href(routes.roadshow.speaker, where)}>{words.speaker[lang]}</LinkButton></>}
      />
      <Clock {...props} />
      <Split
        main={
          <Section lang={lang} title={words.lineUp} id="line-up">
            {roadshow.pitches.length === 0 ? <EmptyState lang={lang} level={3} title={words.empty} text={words.emptyText} /> : <ol class="pitches">{roadshow.pitches.map((pitch, place) => <Line {...props} pitch={pitch} place={place} />)}</ol>}
          </Section>
        }
        side={<><TeamForm {...props} />{props.calls.length > 0 ? <CallForm {...props} /> : null}<Settings {...props} /><Jurors {...props} /></>}
      />
    </Page>
  )
}

/** The run with its clock, and what may be done now. */
const Clock = (props: RunSheetProps) => {
  const { lang, session, roadshow, now } = props
  const feed = { session: showId(session.id) }
  const current = roadshow.pitches.find((one) => one.id === roadshow.run.currentId)
  const next = roadshow.pitches.find((one) => one.id === nextInLine(roadshow.pitches, roadshow.run.currentId))
  const verbs = verbsFor(roadshow.run, roadshow.pitches)
  return (
    <section class="run run-large" data-controller="run" data-run-events-value={session.live ? href(routes.liveFeed.events, feed) : undefined} data-run-snapshot-value={session.live ? href(routes.liveFeed.snapshot, feed) : undefined} data-run-current-value={current ? `${current.position}:${roadshow.run.phase}` : ''}>
      <span>
        <span class="kicker">{current ? (roadshow.run.phase === 'questions' ? words.questions : words.pitch)[lang] : words.nobody[lang]}</span>
        <strong>{current ? shown(lang, current.title).text : ''}</strong>
        {next ? <span class="hint">{said(lang, words.next, { name: shown(lang, next.title).text })}</span> : null}
      </span>
      <span class="run-clock" role="timer" aria-label={words.left[lang]} data-run-target="clock">{current ? clockText(roadshow, now) : ''}</span>
      <div class="actions">{verbs.map((verb) => <PostButton lang={lang} kind={verb === 'start' || verb === 'resume' || verb === 'next' ? 'primary' : 'plain'} action={href(routes.roadshow.run, at(props))} values={{ verb }} label={verbWords[verb]} />)}</div>
    </section>
  )
}

const Line = (props: RunSheetProps & { pitch: Pitch; place: number }) => {
  const { lang, roadshow, pitch, place, tallies } = props
  const where = { ...at(props), id: showId(pitch.id) }
  const current = pitch.id === roadshow.run.currentId
  const tally = tallies.find((one) => one.pitchId === pitch.id)
  const facts = [
    tally && tally.scores > 0 ? `${words.mean[lang]} ${showNumber(lang, tally.mean ?? 0, 1)} (${tally.scores})` : undefined,
    tally && tally.interests > 0 ? `${words.interests[lang]} ${tally.interests}` : undefined,
  ].filter(Boolean)
  return (
    <li class="pitch" aria-current={current ? 'true' : undefined}>
      <div class="pitch-words">
        <h3 lang={shown(lang, pitch.title).lang}>{shown(lang, pitch.title).text}</h3>
        <p class="hint">{nameFor(lang, pitch.team)} · {said(lang, words.minutes, { n: pitch.minutes ?? roadshow.pitchMinutes })}{current ? <> <Badge tone="accent">{words.up[lang]}</Badge></> : pitch.state === 'waiting' ? null : <> <Badge tone={pitch.state === 'done' ? 'jade' : 'neutral'}>{(pitch.state === 'done' ? words.done : words.absent)[lang]}</Badge></>}</p>
        {facts.length > 0 ? <p>{facts.join(' · ')}</p> : null}
        <details class="desk-more">
          <summary>{words.link[lang]}{pitch.listing ? ' ✓' : ''}</summary>
          <form method="post" action={href(routes.roadshow.listing, where)} class="grid gap-2"><TextField lang={lang} id={`l-${pitch.position}`} name="listing" label={words.listingUrl} value={pitch.listing ? href(routes.listings.show, { lang, id: showId(pitch.listing.id) }) : ''} /><Button small>{words.save[lang]}</Button></form>
        </details>
      </div>
      <div class="pitch-ways">
        {place > 0 ? <PostButton lang={lang} small kind="quiet" action={href(routes.roadshow.move, where)} values={{ by: -1 }} label={words.earlier} /> : null}
        {place < roadshow.pitches.length - 1 ? <PostButton lang={lang} small kind="quiet" action={href(routes.roadshow.move, where)} values={{ by: 1 }} label={words.later} /> : null}
        {current || pitch.state === 'done' ? null : <PostButton lang={lang} small kind="quiet" action={href(routes.roadshow.absence, where)} values={{ absent: pitch.state === 'absent' ? 'no' : 'yes' }} label={pitch.state === 'absent' ? words.markHere : words.markAbsent} />}
        {current || pitch.state === 'done' ? null : <PostButton lang={lang} small kind="quiet" action={href(routes.roadshow.remove, where)} label={words.remove} />}
      </div>
    </li>
  )
}

const TeamForm = (props: RunSheetProps) => {
  const { lang } = props
  const { values, problems } = typedIn(props, 'team')
  return (
    <Card lang={lang} title={words.teamNew} id="team">
      <Form lang={lang} action={href(routes.roadshow.team, at(props))} errors={problems}>
        <TextField lang={lang} name="listing" label={words.listingUrl} hint={words.listingHint} value={one(values, 'listing')} error={problems?.listing} optional />
        <HalvesFields lang={lang} name="title" zh={words.titleZh} en={words.titleEn} values={values} problems={problems} />
        <HalvesFields lang={lang} name="team" zh={words.teamZh} en={words.teamEn} values={values} problems={problems} />
        <TextField lang={lang} name="minutes" label={words.own} inputmode="numeric" size="short" value={one(values, 'minutes')} error={problems?.minutes} optional />
        <Actions><Button kind="primary">{words.add[lang]}</Button></Actions>
      </Form>
    </Card>
  )
}

const CallForm = (props: RunSheetProps) => {
  const { lang } = props
  const { values, problems } = typedIn(props, 'call')
  return (
    <Card lang={lang} title={words.fromCall} id="call">
      <Form lang={lang} action={href(routes.roadshow.call, at(props))} errors={problems}>
        <Select lang={lang} name="call" label={words.call} options={props.calls} value={one(values, 'call')} error={problems?.call} />
        <Actions><Button>{words.take[lang]}</Button></Actions>
      </Form>
    </Card>
  )
}

const Settings = (props: RunSheetProps) => {
  const { lang, roadshow } = props
  const { values, problems } = typedIn(props, 'settings')
  return (
    <Card lang={lang} title={words.settings} id="settings">
      <Form lang={lang} action={href(routes.roadshow.settings, at(props))} version={roadshow.version} errors={problems}>
        <TextField lang={lang} name="pitchMinutes" label={words.pitchMinutes} inputmode="numeric" size="short" value={one(values, 'pitchMinutes') || roadshow.pitchMinutes} error={problems?.pitchMinutes} />
        <TextField lang={lang} name="questionMinutes" label={words.questionMinutes} inputmode="numeric" size="short" value={one(values, 'questionMinutes') || roadshow.questionMinutes} error={problems?.questionMinutes} />
        <Checkbox lang={lang} name="scored" label={words.scored} hint={words.scoreHint} checked={roadshow.scored} />
        <Actions><Button>{words.save[lang]}</Button></Actions>
      </Form>
    </Card>
  )
}

const Jurors = (props: RunSheetProps) => {
  const { lang, jurors, roadshow } = props
  const { values, problems } = typedIn(props, 'juror')
  if (!roadshow.scored) return null
  return (
    <Card lang={lang} title={words.jurors} id="jurors">
      {jurors.length === 0 ? <p class="hint">{words.jurorNone[lang]}</p> : <ul class="desk-lines">{jurors.map((juror) => <li><span>{juror.name ? nameFor(lang, juror.name) : '–'} <span class="hint">{said(lang, words.given, { n: juror.given })}</span></span><PostButton lang={lang} small kind="quiet" action={href(routes.roadshow.jurorRemove, { ...at(props), id: showId(juror.personId) })} label={words.remove} /></li>)}</ul>}
      <Form lang={lang} action={href(routes.roadshow.juror, at(props))} errors={problems}>
        <TextField lang={lang} name="email" type="email" label={words.jurorEmail} value={one(values, 'email')} error={problems?.email} />
        <Actions><Button>{words.add[lang]}</Button></Actions>
      </Form>
    </Card>
  )
}
