import { showId } from '../../core/id.ts'
import { type Lang, nameFor, say } from '../../core/text.ts'
import type { Event } from '../../modules/events/events.ts'
import { type MeetingRun, reasonNames, type RunDifference, runErrors, type RunLine, type UnmetWish } from '../../modules/events/meetings/meetings.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge, StateBadge } from '../ui/badges.tsx'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Facts } from '../ui/card.tsx'
import { Select } from '../ui/choices.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { said, showNumber } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { Clocks } from '../ui/time.tsx'
import { ofBound, percent, runName, runState } from './desk.tsx'
import { deskWords as words } from './messages/desk.ts'
import { deskHref, placeName, runHref, trailOf } from './reading.tsx'

type Names = ReadonlyMap<string, string>
export type RunProps = { lang: Lang; at: Date; event: Event; run: MeetingRun; lines: readonly RunLine[]; unmet: readonly UnmetWish[]; others: readonly MeetingRun[]; compared?: { run: MeetingRun; difference: RunDifference }; names: Names; problem?: string }

const mostLines = 200
const underWay = (run: MeetingRun): boolean => run.state === 'queued' || run.state === 'running'

/** How far a run is; polled into the page, and drawn with it for readers without scripts. */
export const RunProgress = ({ lang, run, at, finished }: { lang: Lang; run: MeetingRun; at: Date; finished?: string }) => (
  <div class="grid gap-2" data-progress-done={finished}>
    <progress class="progress progress-primary w-full" aria-label={words.progress[lang]}></progress>
    <p role="status">
      {run.step ? said(lang, words[run.step], { people: showNumber(lang, run.people ?? 0), slots: showNumber(lang, run.slots ?? 0), wishes: showNumber(lang, run.wishes ?? 0), seconds: Math.max(0, Math.round((at.getTime() - (run.startedAt?.getTime() ?? at.getTime())) / 1000)) }) : words.stepWaiting[lang]}
    </p>
  </div>
)

const FiguresTable = ({ lang, run }: { lang: Lang; run: MeetingRun }) => {
  const n = (value: number | null) => (value === null ? '–' : showNumber(lang, value))
  const share = (value: number | null) => (value === null ? '–' : percent(lang, value))
  const rows = [
    { what: words.value, plan: n(run.value), greedy: n(run.greedy.value), bound: n(run.bound) },
    { what: words.ofBound, plan: ofBound(lang, run), greedy: ofBound(lang, { value: run.greedy.value, bound: run.bound }), bound: '100%' },
    { what: words.mustsMet, plan: n(run.musts), greedy: n(run.greedy.musts), bound: n(run.mustsBound) },
    { what: words.mustsUnmet, plan: n(run.musts === null ? null : Math.max(0, (run.mustsBound ?? 0) - run.musts)), greedy: n(run.greedy.musts === null ? null : Math.max(0, (run.mustsBound ?? 0) - run.greedy.musts)), bound: n(0) },
    { what: words.idleGaps, plan: n(run.idleGaps), greedy: n(run.greedy.idleGaps), bound: '' },
    { what: words.lateShare, plan: share(run.lateShare), greedy: share(run.greedy.lateShare), bound: '' },
  ]
  return (
    <Table
      lang={lang} caption={words.runs} hiddenCaption columns={[{ key: 'what', label: words.figure }, { key: 'plan', label: words.plan, number: true }, { key: 'greedy', label: words.greedy, number: true }, { key: 'bound', label: words.bound, number: true }]}
      rows={rows.map(({ what, ...cells }) => ({ cells: { what: what[lang], ...cells } }))}
    />
  )
}

const pairOf = (lang: Lang, one: Pick<RunLine, 'aName' | 'bName'>) => <><span class="block">{nameFor(lang, one.aName)}</span><span class="block">{nameFor(lang, one.bName)}</span></>

const Unmet = ({ lang, unmet, names }: Pick<RunProps, 'lang' | 'unmet' | 'names'>) => (
  <Section lang={lang} title={words.unmet} id="unmet" actions={<span class="hint">{showNumber(lang, unmet.length)}</span>}>
    {unmet.length === 0 ? <p class="hint">{words.unmetNone[lang]}</p> : (
      <Table
        lang={lang} caption={words.unmet} hiddenCaption compact columns={[{ key: 'pair', label: words.pair }, { key: 'weight', label: words.weight, number: true }, { key: 'why', label: words.why }]}
        rows={unmet.map((one) => {
          const pairs = one.instead.flatMap((_, place) => (place % 2 === 0 ? [`${names.get(one.instead[place] ?? '') ?? '…'} – ${names.get(one.instead[place + 1] ?? '') ?? '…'}`] : []))
          const who = one.who.map((person) => names.get(person) ?? '…').join(lang === 'zh' ? '、' : ', ')
          return {
            cells: {
              pair: <>{pairOf(lang, one)}{one.must ? <Badge tone="accent">{words.musts[lang]}</Badge> : null}</>, weight: one.weight,
              why: <span>{reasonNames[one.why][lang]}{who ? <span class="block hint">{who}</span> : null}{pairs.length > 0 ? <span class="block hint">{say(lang, words.instead, { list: pairs.join(lang === 'zh' ? '；' : '; ') })}</span> : null}</span>,
            },
          }
        })}
      />
    )}
  </Section>
)

const kindTones = { new: 'jade', kept: 'neutral', offer: 'amber' } as const
const Lines = ({ lang, lines }: Pick<RunProps, 'lang' | 'lines'>) => (
  <Section lang={lang} title={words.lines} id="lines">
    {lines.length > mostLines ? <p class="hint">{said(lang, words.linesShown, { n: mostLines, all: showNumber(lang, lines.length) })}</p> : null}
    <Table
      lang={lang} caption={words.lines} hiddenCaption compact columns={[{ key: 'pair', label: words.pair }, { key: 'when', label: words.when }, { key: 'where', label: words.where }, { key: 'kind', label: words.state }]}
      rows={lines.slice(0, mostLines).map((line) => ({ cells: { pair: pairOf(lang, line), when: <Clocks lang={lang} at={line.startsAt} />, where: placeName(lang, line.place), kind: <Badge tone={kindTones[line.kind]}>{(line.kind === 'new' ? words.added : line.kind === 'kept' ? words.kept : words.offersN)[lang]}</Badge> } }))}
    />
  </Section>
)

const Compare = ({ lang, event, run, others, compared }: RunProps) => {
  const rows = compared ? [...compared.difference.onlySecond.map((line) => ({ line, what: words.onlyHere })), ...compared.difference.moved.map((line) => ({ line, what: words.movedTo })), ...compared.difference.onlyFirst.map((line) => ({ line, what: words.onlyThere }))] : []
  return (
    <Section lang={lang} title={words.compare} id="compare">
      <Form lang={lang} method="get" action={`${runHref(lang, event.slug, run.id)}#compare`} class="flex flex-wrap items-end gap-3">
        <Select lang={lang} name="with" label={words.compare} hiddenLabel options={others.map((other) => ({ value: showId(other.id), label: `${runName(lang, other)} · ${said(lang, runState(other))}` }))} value={compared && showId(compared.run.id)} empty={false} />
        <Button>{words.compareDo[lang]}</Button>
      </Form>
      {compared ? (
        <>
          <p class="mt-4">{said(lang, words.compareSame, { n: compared.difference.same, moved: compared.difference.moved.length, only: compared.difference.onlySecond.length, other: compared.difference.onlyFirst.length })}</p>
          {rows.length > 0 ? <Table lang={lang} caption={words.difference} hiddenCaption compact columns={[{ key: 'pair', label: words.pair }, { key: 'what', label: words.difference }, { key: 'when', label: words.when }]} rows={rows.slice(0, mostLines).map(({ line, what }) => ({ cells: { pair: pairOf(lang, line), what: what[lang], when: <Clocks lang={lang} at={line.startsAt} /> } }))} /> : null}
        </>
      ) : null}
    </Section>
  )
}

/** One run: how far it is, or what it gives, against the bound, a greedy plan and other runs. */
export const RunPage = (page: RunProps) => {
  const { lang, at, event, run, lines, unmet, others, names } = page
  const path = { lang, slug: event.slug, key: showId(run.id) }
  const trail = trailOf(lang, event, { href: deskHref(lang, event.slug), label: words.title })
  if (underWay(run)) {
    return (
      <Page width="narrow">
        <PageHead lang={lang} title={runName(lang, run)} kicker={<StateBadge lang={lang} state={run.state} label={runState(run)} />} trail={trail} />
        <div data-controller="progress" data-progress-href-value={href(routes.meetingDesk.runProgress, path)}><RunProgress lang={lang} run={run} at={at} /></div>
        <div class="actions mt-6"><LinkButton href={runHref(lang, event.slug, run.id)}>{words.reload[lang]}</LinkButton><PostButton lang={lang} kind="quiet" action={href(routes.meetingDesk.runCancel, path)} label={words.stop} /></div>
      </Page>
    )
  }
  const done = run.meetings !== null
  return (
    <Page width="wide">
      <PageHead
        lang={lang} title={runName(lang, run)} kicker={<StateBadge lang={lang} state={run.state} label={runState(run)} />} trail={trail}
        actions={<>
          {run.state === 'draft' ? <PostButton lang={lang} kind="primary" action={href(routes.meetingDesk.publish, path)} label={words.publish} confirm={words.publishSure} /> : null}
          {run.state === 'published' ? <PostButton lang={lang} kind="danger" action={href(routes.meetingDesk.rollBack, path)} label={words.rollBack} confirm={words.rollBackSure} /> : null}
        </>}
      />
      {page.problem ? <Notice lang={lang} kind="error" live><p>{page.problem}</p></Notice> : null}
      {run.error ? <Notice lang={lang} kind="error"><p>{runErrors[run.error][lang]}</p></Notice> : null}
      {done ? (
        <>
          <Facts lang={lang} columns items={[
            { label: words.meetings, value: showNumber(lang, run.meetings ?? 0) }, { label: words.added, value: showNumber(lang, run.added) }, { label: words.offersN, value: run.kind === 'repair' && showNumber(lang, run.offers) }, { label: words.lost, value: run.lost !== null && showNumber(lang, run.lost) },
            { label: words.people, value: run.people !== null && showNumber(lang, run.people) }, { label: words.wishes, value: run.wishes !== null && showNumber(lang, run.wishes) }, { label: words.seconds, value: run.seconds !== null && said(lang, words.secondsN, { n: showNumber(lang, run.seconds, 1) }) },
          ]} />
          {run.kind === 'whole' ? <Section lang={lang} title={words.figures} id="figures"><FiguresTable lang={lang} run={run} /></Section> : null}
          {others.length > 0 ? <Compare {...page} /> : null}
          {run.kind === 'whole' ? <Unmet lang={lang} unmet={unmet} names={names} /> : null}
          <Lines lang={lang} lines={lines} />
        </>
      ) : <Actions><LinkButton href={deskHref(lang, event.slug)}>{words.title[lang]}</LinkButton></Actions>}
    </Page>
  )
}
