import { showId } from '../../core/id.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import { type Call, outcomes, outcomeWords, phaseOf, phaseWords, type Round } from '../../modules/calls/calls.ts'
import type { AwardLine, DryRun, Finalist, Line, Lineup, Objection, Progress, Release, Reviewer, Standing } from '../../modules/calls/judging/judging.ts'
import { one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { HalvesFields, shown } from '../ui/bilingual.tsx'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox, Select } from '../ui/choices.tsx'
import { TextArea } from '../ui/fields.tsx'
import { Form, Hidden } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { said, showNumber, type Words } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { showDay } from '../ui/time.tsx'
import { Tally } from './audience.tsx'
import { Awards } from './awards.tsx'
import { LineupDesk } from './lineup.tsx'
import { tieWords } from './messages/applying.ts'
import { judgeWords as words } from './messages/judging.ts'
import { ReviewProgress } from './progress.tsx'

type Again = { form: string; values: Values; problems: Readonly<Record<string, Words>> }
export type RoundDeskProps = { lang: Lang; at: Date; call: Call; round: Round; awards: readonly AwardLine[]; grants: boolean; tally?: readonly (Finalist & { votes: number })[]; lineup?: Lineup; progress: readonly Progress[]; standing: Standing; panel: readonly Reviewer[]; releases: readonly Release[]; objections: readonly Objection[]; decides: boolean; again?: Again }

/** Points of a hundred from basis points. */
export const points = (lang: Lang, bp: number | null): string => (bp === null ? '–' : showNumber(lang, bp / 100, 1))

/** One round in the hands of its people: who judges what, how it stands, what is decided, what is out. */
export const RoundDeskPage = (props: RoundDeskProps) => {
  const { lang, at, call, round, standing } = props
  const where = { lang, slug: call.slug, id: showId(round.id) }
  const phase = phaseOf(round, at)
  return (
    <Page width="wide">
      <PageHead lang={lang} title={shown(lang, round.name).text} kicker={<Badge tone="primary">{phaseWords[phase][lang]}</Badge>} trail={[{ href: href(routes.calls.desk, { lang, slug: call.slug }), label: shown(lang, call.title).text }]} actions={<><LinkButton href={href(routes.panels.show, { lang, slug: call.slug })}>{words.panel[lang]}</LinkButton>{standing.lines.length > 0 ? <LinkButton download href={href(routes.judging.workbook, where)}>{words.workbook[lang]}</LinkButton> : null}</>} />
      {props.again?.problems._ ? <Notice lang={lang} kind="error" live><p>{said(lang, props.again.problems._)}</p></Notice> : null}
      <Steps {...props} />
      <ReviewProgress lang={lang} at={at} call={call} round={round} progress={props.progress} />
      {standing.lines.length > 0 ? <StandingTable {...props} /> : null}
      {['closed', 'assigning', 'assessing'].includes(phase) && round.mode === 'rubric' ? <ByHand {...props} /> : null}
      {round.state === 'deliberating' ? <NoteDecision {...props} /> : null}
      {round.state === 'released' ? <Awards lang={lang} call={call} round={round} awards={props.awards} lines={standing.lines} grants={props.grants} values={props.again?.form === 'award' ? props.again.values : undefined} problems={props.again?.form === 'award' ? props.again.problems : undefined} /> : null}
      {props.tally ? <Tally lang={lang} tally={props.tally} /> : null}
      {round.state === 'released' ? <LineupDesk lang={lang} call={call} round={round} lineup={props.lineup} values={props.again?.form === 'lineup' ? props.again.values : undefined} problems={props.again?.form === 'lineup' ? props.again.problems : undefined} /> : null}
      <Objections {...props} />
    </Page>
  )
}

const Steps = ({ lang, at, call, round, releases }: RoundDeskProps) => {
  const where = { lang, slug: call.slug, id: showId(round.id) }
  const phase = phaseOf(round, at)
  const notice = releases.find((release) => release.kind === 'notice')
  const releaseLabel = call.noticeDays > 0 ? (notice ? words.releaseConfirm : words.releaseNotice) : words.release
  return (
    <Actions>
      {['closed', 'assigning', 'assessing'].includes(phase) && round.mode === 'rubric' ? <LinkButton kind="primary" href={href(routes.judging.plan, where)}>{words.plan[lang]}</LinkButton> : null}
      {round.mode === 'pairwise' && (phase === 'closed' || (phase === 'planned' && !round.formId)) ? <PostButton lang={lang} kind="primary" action={href(routes.judging.compare, where)} label={words.beginPairs} /> : null}
      {(phase === 'assessing' || phase === 'assigning' || (round.mode === 'chair' && phase === 'closed')) ? (
        <Form lang={lang} action={href(routes.judging.deliberate, where)} class="flex flex-wrap items-center gap-3"><Checkbox lang={lang} name="without" label={words.without} /><Button>{words.deliberate[lang]}</Button></Form>
      ) : null}
      {phase === 'released' ? <LinkButton href={href(routes.judging.correction, where)}>{words.correct[lang]}</LinkButton> : null}
      {phase === 'deliberating' ? <PostButton lang={lang} kind="primary" action={href(routes.judging.decide, where)} label={words.decide} confirm={words.decideSure} /> : null}
      {phase === 'decided' ? <><PostButton lang={lang} kind="primary" action={href(routes.judging.release, where)} label={releaseLabel} confirm={words.releaseSure} />{notice ? null : <PostButton lang={lang} action={href(routes.judging.reopen, where)} label={words.reopen} />}</> : null}
    </Actions>
  )
}

const tieOf = (lang: Lang, line: Line): string => (line.tieBrokenBy ? said(lang, words.tie, { what: tieWords[line.tieBrokenBy][lang] }) : '')

const StandingTable = ({ lang, round, standing }: RoundDeskProps) => (
  <Section lang={lang} title={words.standing} id="standing">
    <p class="hint">{round.mode === 'pairwise' ? words.chance[lang] : words.standingLead[lang]}</p>
    {standing.calibration.panels > 1 ? <Notice lang={lang} kind="warning"><p>{said(lang, words.panels, { n: standing.calibration.panels })}</p></Notice> : null}
    {standing.calibration.reliability > 0 ? <p class="hint">{said(lang, words.reliability, { n: showNumber(lang, standing.calibration.reliability * 100) })}</p> : null}
    <Table
      lang={lang} caption={words.standing} hiddenCaption
      columns={[{ key: 'entry', label: words.entry }, { key: 'place', label: words.place, number: true }, { key: 'reviews', label: words.done, number: true }, { key: 'raw', label: words.raw, number: true }, { key: 'adjusted', label: words.adjusted, number: true }, { key: 'outcome', label: words.outcome }]}
      rows={standing.lines.map((line) => ({
        cells: {
          entry: <><a href={href(routes.submissions.show, { lang, id: showId(line.submissionId) })}>{line.reference}</a> {line.title}{line.organisation ? <span class="block hint font-normal">{nameFor(lang, line.organisation)}</span> : null}</>,
          place: line.place ?? '–', reviews: said(lang, words.carries, { done: line.reviews, all: line.wanted }), raw: points(lang, line.rawBp), adjusted: line.adjustedBp === null ? '–' : `${points(lang, line.adjustedBp)} ± ${points(lang, line.errorBp)}`,
          outcome: <>{<Badge tone={line.outcome === 'advanced' ? 'jade' : line.outcome === 'reserve' ? 'amber' : 'neutral'}>{outcomeWords[line.outcome][lang]}</Badge>}{line.tieBrokenBy ? <span class="block hint">{tieOf(lang, line)}</span> : null}</>,
        },
      }))}
    />
  </Section>
)

const ByHand = ({ lang, call, round, standing, panel, again }: RoundDeskProps) => (
  <Section lang={lang} title={words.assign} id="assign">
    <Form lang={lang} action={href(routes.judging.assign, { lang, slug: call.slug, id: showId(round.id) })} errors={again?.form === 'assign' ? again.problems : undefined} class="grid items-start gap-3 sm:grid-cols-3">
      <Select lang={lang} name="entry" id="f-assign-entry" label={words.entry} options={standing.lines.map((line) => ({ value: showId(line.entryId), label: `${line.reference} ${line.title}` }))} />
      <Select lang={lang} name="reviewer" id="f-assign-reviewer" label={words.reviewer} options={panel.filter((reviewer) => reviewer.state === 'invited' || reviewer.state === 'accepted').map((reviewer) => ({ value: showId(reviewer.id), label: nameFor(lang, reviewer.name) }))} />
      <Actions><Button>{words.assign[lang]}</Button></Actions>
    </Form>
  </Section>
)

const NoteDecision = ({ lang, call, round, standing, again }: RoundDeskProps) => {
  const values = again?.form === 'note' ? again.values : {}
  const problems = again?.form === 'note' ? again.problems : undefined
  return (
    <Section lang={lang} title={words.note} id="note">
      <Form lang={lang} action={href(routes.judging.note, { lang, slug: call.slug, id: showId(round.id) })} errors={problems}>
        <div class="grid items-start gap-3 sm:grid-cols-2">
          <Select lang={lang} name="entry" id="f-note-entry" label={words.entry} options={standing.lines.map((line) => ({ value: showId(line.entryId), label: `${line.reference} ${line.title}` }))} value={one(values, 'entry')} error={problems?.entry} />
          <Select lang={lang} name="outcome" label={words.outcome} options={outcomes.map((value) => ({ value, label: outcomeWords[value] }))} value={one(values, 'outcome')} empty={false} />
        </div>
        <TextArea lang={lang} name="reason" id="f-note-reason" label={words.reason} rows={2} value={one(values, 'reason')} error={problems?.reason} />
        <HalvesFields lang={lang} name="feedback" zh={words.feedbackZh} en={words.feedbackEn} values={values} problems={problems} rows={3} />
        <Actions><Button>{words.note[lang]}</Button></Actions>
      </Form>
    </Section>
  )
}

const Objections = ({ lang, call, objections, decides }: RoundDeskProps) =>
  objections.length === 0 ? null : (
    <Section lang={lang} title={words.objections} id="objections">
      <div class="grid gap-3">
        {objections.map((objection) => (
          <Card lang={lang} kicker={`${objection.kind === 'appeal' ? words.appeal[lang] : words.object[lang]} · ${showDay(lang, objection.at)}`} title={objection.from ? nameFor(lang, objection.from) : undefined} level={3}>
            <p class="typed">{objection.words}</p>
            {objection.outcome ? <><p><Badge tone={objection.outcome === 'upheld' ? 'accent' : 'neutral'}>{words[objection.outcome][lang]}</Badge></p><p class="typed">{objection.answer}</p></> : null}
            {!objection.outcome && decides ? (
              <Form lang={lang} action={href(routes.judging.objection, { lang, slug: call.slug, id: showId(objection.id) })} class="mt-3 grid gap-3">
                <Select lang={lang} name="verdict" id={`f-verdict-${showId(objection.id)}`} label={words.outcome} options={(['dismissed', 'upheld'] as const).map((value) => ({ value, label: words[value] }))} empty={false} />
                <TextArea lang={lang} name="answer" id={`f-answer-${showId(objection.id)}`} label={words.answer} rows={3} required />
                <Actions><Button>{words.answer[lang]}</Button></Actions>
              </Form>
            ) : null}
          </Card>
        ))}
      </div>
    </Section>
  )

const whyWords = { noReader: words.noReader, fewReaders: words.fewReaders, conflicted: words.conflicted, loadExhausted: words.loadExhausted } as const

/** A plan before it is applied: every pair, what cannot be met and why. */
export const PlanPage = ({ lang, call, round, dry, panel }: { lang: Lang; call: Call; round: Round; dry: DryRun; panel: readonly Reviewer[] }) => {
  const { plan, entries } = dry
  const names = new Map(panel.map((reviewer) => [reviewer.id, nameFor(lang, reviewer.name)]))
  const entryOf = new Map(entries.map((entry) => [entry.id, `${entry.reference} ${entry.title}`]))
  const share = (value: number) => showNumber(lang, value, 2)
  const percent = (value: number) => showNumber(lang, value * 100)
  const pairsOf = (entryId: string) => plan.pairs.filter((pair) => pair.submission === entryId)
  return (
    <Page width="wide">
      <PageHead lang={lang} title={words.planTitle} lead={words.planLead} trail={[{ href: href(routes.judging.show, { lang, slug: call.slug, id: showId(round.id) }), label: shown(lang, round.name).text }]} />
      <p class="flex flex-wrap items-center gap-x-3 gap-y-1">{plan.proved ? <Badge tone="jade">{words.proved[lang]}</Badge> : <Badge tone="amber">{said(lang, words.notProved, { n: share(plan.bound - plan.total) })}</Badge>} <span>{said(lang, words.worst, { n: percent(plan.worst / round.reviewsWanted), best: percent(plan.maxMin / round.reviewsWanted) })}</span></p>
      {plan.short.length > 0 ? (
        <Notice lang={lang} kind="warning" title={words.short}><ul class="list-disc pl-5">{plan.short.map((one) => <li>{entryOf.get(one.submission)}{lang === 'zh' ? '：' : ': '}{whyWords[one.why][lang]} {said(lang, words.missing, { n: one.missing })}</li>)}</ul></Notice>
      ) : null}
      <Form lang={lang} action={href(routes.judging.apply, { lang, slug: call.slug, id: showId(round.id) })} class="my-6">
        <Hidden name="pairs" value={plan.pairs.map((pair) => `${showId(pair.submission)}:${showId(pair.reviewer)}:${pair.affinity.toFixed(4)}`).join(' ')} />
        <Actions><Button kind="primary">{words.apply[lang]}</Button></Actions>
      </Form>
      <Table
        lang={lang} caption={words.planTitle} hiddenCaption columns={[{ key: 'entry', label: words.entry }, { key: 'reviewer', label: words.reviewer }]}
        rows={entries.map((entry) => ({ cells: { entry: <>{entry.title} <span class="block hint font-normal">{entry.reference}</span></>, reviewer: <ul>{pairsOf(entry.id).map((pair) => <li>{said(lang, words.fitOf, { name: names.get(pair.reviewer) ?? '', n: percent(pair.affinity) })}</li>)}</ul> } }))}
      />
    </Page>
  )
}
