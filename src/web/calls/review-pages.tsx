import { showId } from '../../core/id.ts'
import { type Lang, type Name, nameFor, type Phrase, type Text } from '../../core/text.ts'
import { type Answers, type CallForm, namesShown } from '../../modules/calls/calls.ts'
import type { Assigned, CellProblem, CompareRound, EntryRead, Judge, ReviewerState, ReviewLine } from '../../modules/calls/judging/judging.ts'
import { one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge, StateBadge } from '../ui/badges.tsx'
import { shown } from '../ui/bilingual.tsx'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Card, ResultCard, ResultGrid } from '../ui/card.tsx'
import { Checkbox, Radios, Select } from '../ui/choices.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { FileField, TextArea } from '../ui/fields.tsx'
import { Form, SaveState } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Section, Split } from '../ui/page.tsx'
import { said, type Words } from '../ui/said.ts'
import { showDay } from '../ui/time.tsx'
import { AnswersShown } from './answers-shown.tsx'
import { AnswersGiven } from './questions.tsx'
import { judgeWords as words } from './messages/judging.ts'

/** The addresses of a reviewer's desk: by account or by the personal link. */
export type Desk = { queue: string; answer: string; show: (entryId: string) => string; save: (entryId: string) => string; submit: (entryId: string) => string; conflict: (entryId: string) => string; pack: (roundId: string) => string; sheet: (roundId: string) => string; sheetBack: (roundId: string) => string; pair: (roundId: string) => string }

type Judged = { slug: string; title: Text; open: number; state: ReviewerState }

/** What a reviewer has to do in a call: say yes or no first, then judge what is assigned. */
const standing = (lang: Lang, { state, open }: Judged) =>
  state === 'invited' ? <Badge tone="accent">{words.reviewsAsked[lang]}</Badge> : open > 0 ? <Badge tone="amber">{said(lang, words.reviewsOpen, { n: open })}</Badge> : undefined

/** The calls in which the reader judges. */
export const MyReviewsPage = ({ lang, calls }: { lang: Lang; calls: readonly Judged[] }) => (
  <Page>
    <PageHead lang={lang} title={words.reviews} />
    {calls.length === 0 ? <EmptyState lang={lang} title={words.reviewsNone} text={words.reviewsNoneText} /> : (
      <ResultGrid>
        {calls.map((call) => {
          const title = shown(lang, call.title)
          const badge = standing(lang, call)
          return <ResultCard lang={lang} href={href(routes.reviews.queue, { lang, slug: call.slug })} title={{ text: title.text, lang: title.in }} badges={badge}>{badge ? null : <span>{words.reviewsNoneOpen[lang]}</span>}</ResultCard>
        })}
      </ResultGrid>
    )}
  </Page>
)

export type QueueProps = { lang: Lang; title: string; judge: Judge; lines: readonly ReviewLine[]; pairs: readonly CompareRound[]; desk: Desk; /** A score sheet that could not be taken. */ refused?: { round: string; sentence: Phrase; cells: readonly CellProblem[] } }

/** What one reviewer has to judge in a call, on the page or away from it. */
export const QueuePage = ({ lang, title, judge, lines, pairs, desk, refused }: QueueProps) => {
  const rounds = [...new Map(lines.map((line) => [line.roundId, line.round])).entries()]
  return (
    <Page>
      <PageHead lang={lang} title={title} kicker={words.reviews[lang]} />
      {judge.state === 'invited' ? <Notice lang={lang} title={words.willYou}><Actions>{(['yes', 'no'] as const).map((verdict) => <PostButton lang={lang} kind={verdict === 'yes' ? 'primary' : 'plain'} action={desk.answer} values={{ verdict }} label={words[verdict]} />)}</Actions></Notice> : null}
      {pairs.length > 0 ? <div class="grid gap-3">{pairs.map((one) => <Card lang={lang} title={shown(lang, one.round).text} kicker={words.pairwise}><p class="hint">{said(lang, words.pairsDone, { done: one.done, all: one.possible })}</p><Actions><LinkButton kind="primary" href={desk.pair(showId(one.roundId))}>{words.comparePairs[lang]}</LinkButton></Actions></Card>)}</div> : null}
      {lines.length === 0 && pairs.length > 0 ? null : lines.length === 0 ? <EmptyState lang={lang} title={words.reviewsNone} text={words.reviewsNoneText} /> : (
        <ResultGrid>
          {lines.map((line) => (
            <ResultCard
              lang={lang} href={desk.show(showId(line.entryId))} title={{ text: line.title, lang: line.lang }} kicker={`${line.reference}${line.due ? ` · ${said(lang, words.due, { day: showDay(lang, line.due) })}` : ''}`}
              badges={<StateBadge lang={lang} state={line.state === 'submitted' ? 'done' : line.state === 'draft' ? 'running' : 'waiting'} label={line.state === 'submitted' ? words.reviewed : line.state === 'draft' ? words.begun : words.notBegun} />}
            >{line.organisation ? <p class="hint">{nameFor(lang, line.organisation)}</p> : null}</ResultCard>
          ))}
        </ResultGrid>
      )}
      {rounds.map(([id, round]) => <Offline lang={lang} name={rounds.length > 1 ? shown(lang, round).text : undefined} round={showId(id)} desk={desk} open={lines.some((line) => line.roundId === id && line.state !== 'submitted')} refused={refused} />)}
    </Page>
  )
}

/** The judging pack and the score sheet of a round. */
const Offline = ({ lang, name, round, desk, open, refused }: { lang: Lang; name?: string; round: string; desk: Desk; open: boolean } & Pick<QueueProps, 'refused'>) => {
  const wrong = refused?.round === round ? refused : undefined
  return (
    <Section lang={lang} title={name ? `${words.offline[lang]} · ${name}` : words.offline} id={`offline-${round}`}>
      {wrong ? (
        <Notice lang={lang} kind="error" live>
          <p>{wrong.sentence[lang]}</p>
          {wrong.cells.length > 0 ? <ul class="list-disc pl-5">{wrong.cells.slice(0, 50).map((one) => <li><span class="font-mono">{one.cell}</span> {one.sentence[lang]}</li>)}</ul> : null}
        </Notice>
      ) : null}
      <p class="hint">{words.offlineLead[lang]}</p>
      <Actions><LinkButton download href={desk.pack(round)}>{words.pack[lang]}</LinkButton>{open ? <LinkButton download href={desk.sheet(round)}>{words.sheet[lang]}</LinkButton> : null}</Actions>
      {open ? (
        <Form lang={lang} action={desk.sheetBack(round)} files class="mt-4 grid max-w-xl gap-3">
          <FileField lang={lang} name="sheet" id={`f-sheet-${round}`} label={words.sheetBack} accept=".xlsx" required />
          <Checkbox lang={lang} name="send" id={`f-send-${round}`} label={words.sheetSend} hint={words.sheetSendHint} />
          <Actions><Button>{words.sheetUpload[lang]}</Button></Actions>
        </Form>
      ) : null}
    </Section>
  )
}

export type ReviewProps = { lang: Lang; assigned: Assigned; form: CallForm; answers: Answers; given: EntryRead['given']; partners: Readonly<Record<string, Name>>; files: Readonly<Record<string, string>>; fileHref: (fileId: string) => string; desk: Desk; values?: Values; problems?: Readonly<Record<string, Words>> }

/** The submission on the left, the rubric on the right: saved while it is typed, submitted once. */
export const ReviewPage = (props: ReviewProps) => {
  const { lang, assigned, desk } = props
  const done = assigned.review?.state === 'submitted'
  return (
    <Page width="wide">
      <PageHead lang={lang} title={assigned.title} titleLang={assigned.lang === lang ? undefined : assigned.lang} kicker={`${assigned.reference}${assigned.due ? ` · ${said(lang, words.due, { day: showDay(lang, assigned.due) })}` : ''}`} trail={[{ href: desk.queue, label: words.reviews }]} />
      <Split
        main={<><AnswersShown lang={lang} form={props.form} answers={props.answers} partners={props.partners} files={props.files} fileHref={props.fileHref} /><AnswersGiven lang={lang} given={props.given} /></>}
        side={done ? <Card lang={lang} title={words.reviewed}><Marks {...props} /></Card> : <><ReviewForm {...props} /><Actions><PostButton lang={lang} kind="quiet" action={desk.conflict(showId(assigned.entryId))} label={words.conflict} confirm={words.conflictSure} /></Actions></>}
      />
    </Page>
  )
}

const Marks = ({ lang, assigned }: ReviewProps) => (
  <dl class="facts">{(assigned.rubric?.criteria ?? []).map((criterion) => <div><dt>{shown(lang, criterion.name).text}</dt><dd>{assigned.review?.marks[criterion.id] ?? '–'}</dd></div>)}<div><dt>{words.forApplicants[lang]}</dt><dd class="typed">{assigned.review?.forApplicants || '–'}</dd></div></dl>
)

const ReviewForm = ({ lang, assigned, desk, values: given, problems }: ReviewProps) => {
  const review = assigned.review
  const values: Values = given ?? { ...Object.fromEntries(Object.entries(review?.marks ?? {}).map(([id, mark]) => [`m-${showId(id)}`, String(mark)])), confidence: review?.confidence ? String(review.confidence) : '', forApplicants: review?.forApplicants ?? '', private: review?.private ?? '' }
  const entry = showId(assigned.entryId)
  return (
    <Card lang={lang} title={words.marks}>
      <Form lang={lang} action={desk.submit(entry)} autosave={desk.save(entry)} version={review?.version ?? 0} errors={problems}>
        {(assigned.rubric?.criteria ?? []).map((criterion) => {
          const anchors = new Map(criterion.anchors.map((anchor) => [anchor.mark, shown(lang, anchor.words).text]))
          const name = `m-${showId(criterion.id)}`
          return <Radios lang={lang} name={name} label={said(lang, words.criterion, { name: shown(lang, criterion.name).text, n: criterion.weightBp / 100 })} hint={criterion.help ? shown(lang, criterion.help).text : undefined} error={problems?.[name]} options={Array.from({ length: criterion.most - criterion.least + 1 }, (_, index) => criterion.least + index).map((mark) => ({ value: String(mark), label: String(mark), hint: anchors.get(mark) }))} value={one(values, name)} columns required />
        })}
        <Select lang={lang} name="confidence" label={words.confidence} options={[1, 2, 3, 4, 5].map((value) => ({ value: String(value), label: String(value) }))} value={one(values, 'confidence')} />
        <TextArea lang={lang} name="forApplicants" label={words.forApplicants} hint={namesShown(assigned.blindness, 'applicant').reviewers ? words.forApplicantsNamed : words.forApplicantsHint} rows={6} value={one(values, 'forApplicants')} error={problems?.forApplicants} />
        <TextArea lang={lang} name="private" label={words.private} rows={3} value={one(values, 'private')} error={problems?.private} />
        <SaveState />
        <Actions><Button kind="primary">{words.submit[lang]}</Button><LinkButton kind="quiet" href={desk.queue}>{words.reviews[lang]}</LinkButton></Actions>
      </Form>
    </Card>
  )
}
