import { showId } from '../../core/id.ts'
import { type Lang, type Name, nameFor } from '../../core/text.ts'
import { type Answers, type Call, type CallForm, type Invitation, isReady, type Question, type QuestionBack, questionsOf, type Readiness, type Submission, type SubmissionLine, submissionStateWords, type TeamMember, teamRoles } from '../../modules/calls/calls.ts'
import type { OwnResult } from '../../modules/calls/judging/judging.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge, StateBadge } from '../ui/badges.tsx'
import { shown } from '../ui/bilingual.tsx'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Card, ResultCard, ResultGrid } from '../ui/card.tsx'
import { Select } from '../ui/choices.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form, SaveState } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Section, Split } from '../ui/page.tsx'
import { said, type Words } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { Clocks, Day, showClocks } from '../ui/time.tsx'
import { AnswerFields, type Drawn } from './answer-fields.tsx'
import { AnswersShown } from './answers-shown.tsx'
import { applyWords as words } from './messages/applying.ts'
import type { Values } from '../form.ts'
import { QuestionsBack } from './questions.tsx'
import { OwnResults } from './results.tsx'
import { unmetSentence } from './words.ts'

export const MySubmissionsPage = ({ lang, lines, invitations }: { lang: Lang; lines: readonly SubmissionLine[]; invitations: readonly Invitation[] }) => (
  <Page>
    <PageHead lang={lang} title={words.yours} actions={<LinkButton href={href(routes.calls.list, { lang })}>{words.calls[lang]}</LinkButton>} />
    {invitations.length > 0 ? (
      <Section lang={lang} title={words.invitations}>
        <div class="grid gap-3">
          {invitations.map((one) => (
            <Card lang={lang}>
              <p class="font-semibold">{one.title || one.reference}</p>
              {one.organisation ? <p class="hint">{said(lang, words.inName, { name: nameFor(lang, one.organisation) })}</p> : null}
              <Actions>{(['yes', 'no'] as const).map((verdict) => <PostButton lang={lang} kind={verdict === 'yes' ? 'primary' : 'quiet'} action={href(routes.submissions.answer, { lang, id: showId(one.memberId) })} values={{ verdict }} label={verdict === 'yes' ? words.agree : words.refuse} />)}</Actions>
            </Card>
          ))}
        </div>
      </Section>
    ) : null}
    {lines.length === 0 ? <EmptyState lang={lang} title={words.yoursNone} text={words.yoursNoneText} action={{ href: href(routes.calls.list, { lang }), label: words.calls }} /> : (
      <ResultGrid>{lines.map((one) => <ResultCard lang={lang} href={href(routes.submissions.show, { lang, id: showId(one.id) })} title={{ text: one.title || one.reference, lang: one.lang }} kicker={one.reference} badges={<StateBadge lang={lang} state={one.state} label={submissionStateWords[one.state]} />} line={one.organisation ? { text: nameFor(lang, one.organisation), lang } : undefined} />)}</ResultGrid>
    )}
  </Page>
)

export type SubmissionProps = {
  lang: Lang
  call: Call
  submission: Submission
  form: CallForm
  answers: Answers
  team: readonly TeamMember[]
  readiness?: Readiness
  sentAt: Date | null
  open: boolean
  files: Readonly<Record<string, string>>
  /** Sections that the reader may not see. */
  hidden: readonly string[]
  problems?: Readonly<Record<string, Words>>
  results: readonly OwnResult[]
  at: Date
  questions: readonly QuestionBack[]
  again?: { values: Values; problems: Readonly<Record<string, Words>> }
}

const titleOf = ({ submission }: SubmissionProps): string => submission.workingTitle || submission.reference
const partnersOf = (team: readonly TeamMember[]): Record<string, Name> => Object.fromEntries(team.flatMap((one) => (one.organisationId ? [[one.organisationId, one.name]] : [])))

/** A submission as its team sees it: what was sent, what is still missing, who has said yes. */
export const SubmissionPage = (props: SubmissionProps) => {
  const { lang, call, submission, form, answers, team } = props
  const at = { lang, id: showId(submission.id) }
  const workable = submission.mine && props.open && (submission.state === 'draft' || submission.state === 'submitted')
  return (
    <Page>
      <PageHead
        lang={lang} title={titleOf(props)} kicker={<span class="flex flex-wrap items-center gap-2"><span>{submission.reference}</span><StateBadge lang={lang} state={submission.state} label={submissionStateWords[submission.state]} /></span>}
        trail={[{ href: href(routes.calls.show, { lang, slug: call.slug }), label: shown(lang, call.title).text }]}
        actions={workable ? <LinkButton href={href(routes.submissions.edit, at)}>{words.edit[lang]}</LinkButton> : undefined}
      />
      <Split
        main={<AnswersShown lang={lang} form={form} answers={answers} partners={partnersOf(team)} files={props.files} hidden={props.hidden} />}
        side={<><OwnResults lang={lang} results={props.results} /><QuestionsBack lang={lang} at={props.at} submission={submission} questions={props.questions} asks={call.runs} again={props.again && ('words' in props.again.values || 'answer' in props.again.values) ? props.again : undefined} />{submission.sha256 ? <Receipt {...props} /> : null}{workable && props.readiness && submission.openRevision ? <Ready {...props} /> : null}<Team {...props} /><Leave {...props} /></>}
        sideFirst
      />
    </Page>
  )
}

const Receipt = ({ lang, submission, sentAt, hidden }: SubmissionProps) => (
  <Card lang={lang} title={words.receipt}>
    <p>{said(lang, words.sentOn, { n: submission.sentNumber ?? 1, when: sentAt ? showClocks(lang, sentAt) : '' })}</p>
    {submission.mine && submission.openRevision ? <p class="hint">{words.changedSince[lang]}</p> : null}
    <p class="font-mono text-sm [overflow-wrap:anywhere]">{submission.sha256}</p>
    {hidden.length > 0 ? null : <><p><a href={href(routes.submissions.receipt, { lang, id: showId(submission.id) })} download data-turbo="false">{words.receiptFile[lang]}</a></p><p class="hint">{words.receiptHint[lang]}</p></>}
  </Card>
)

/** What stands between the working paper and sending it, each with the way to its field. */
const Ready = ({ lang, submission, form, readiness }: SubmissionProps) => {
  if (!readiness) return null
  const id = showId(submission.id)
  const questions = questionsOf(form)
  const label = (question: Question | undefined): string => (question ? shown(lang, question.label).text : '')
  const lacks = Object.entries(readiness.answers)
  return (
    <Card lang={lang} tone="wash" title={isReady(readiness) ? words.ready : words.notReady}>
      {isReady(readiness) ? null : (
        <ul class="list-disc pl-5">
          {readiness.title ? <li>{readiness.title[lang]}</li> : null}
          {lacks.map(([question, one]) => <li><a href={`${href(routes.submissions.edit, { lang, id })}#f-q-${showId(question)}`}>{label(questions.find((all) => all.id === question))}</a>{lang === 'zh' ? '：' : ': '}{said(lang, one.sentence, one.values)}</li>)}
          {readiness.rules.map((one) => <li>{unmetSentence(lang, one)}</li>)}
          {readiness.waitingFor.length > 0 ? <li>{said(lang, words.waiting, { what: readiness.waitingFor.join(lang === 'zh' ? '、' : ', ') })}</li> : null}
        </ul>
      )}
      {isReady(readiness) ? <PostButton lang={lang} kind="primary" action={href(routes.submissions.send, { lang, id })} values={{ _version: submission.version }} label={submission.sentRevision ? words.sendAgain : words.send} /> : null}
    </Card>
  )
}

const roleWords = { lead: words.leadRole, partner: words.partner, member: words.member, supporter: words.supporter } as const

const Team = ({ lang, submission, team, open, problems }: SubmissionProps) => {
  const id = showId(submission.id)
  const workable = submission.mine && open && (submission.state === 'draft' || submission.state === 'submitted')
  const roles = teamRoles.map((one) => ({ value: one, label: roleWords[one] }))
  return (
    <Card lang={lang} title={words.team} id="team">
      {workable ? <p class="hint">{words.teamLead[lang]}</p> : null}
      <ul class="grid gap-3">
        {team.map((one) => (
          <li class="flex flex-wrap items-center gap-2">
            <span>{one.slug && !one.personId ? <a href={href(routes.organisations.show, { lang, slug: one.slug })}>{nameFor(lang, one.name)}</a> : nameFor(lang, one.name)}</span>
            <Badge>{roleWords[one.role][lang]}</Badge>
            {one.role === 'lead' ? null : <Badge tone={one.agreedAt ? 'jade' : 'amber'}>{one.agreedAt ? words.agreed[lang] : words.notYet[lang]}</Badge>}
            {workable && one.role !== 'lead' ? <PostButton lang={lang} kind="quiet" small action={href(routes.submissions.leave, { lang, id, member: showId(one.id) })} label={words.remove} /> : null}
          </li>
        ))}
      </ul>
      {workable ? (
        <>
          <Form lang={lang} action={href(routes.submissions.name, { lang, id })} class="mt-4 grid gap-3">
            <TextField lang={lang} id="f-organisation" name="organisation" label={words.addOrganisation} hint={words.organisationHint} error={problems?.organisation ?? problems?.member} />
            <Select lang={lang} id="f-organisation-role" name="role" label={words.role} options={roles} value="partner" empty={false} />
            <Actions><Button small>{words.add[lang]}</Button></Actions>
          </Form>
          <Form lang={lang} action={href(routes.submissions.name, { lang, id })} class="mt-4 grid gap-3">
            <TextField lang={lang} name="email" type="email" label={words.addPerson} hint={words.email} error={problems?.email} autocomplete="off" />
            <TextField lang={lang} name="name" label={words.name} optional autocomplete="off" />
            <Select lang={lang} id="f-person-role" name="role" label={words.role} options={roles} value="member" empty={false} />
            <Actions><Button small>{words.invite[lang]}</Button></Actions>
          </Form>
        </>
      ) : null}
    </Card>
  )
}

const Leave = ({ lang, submission, open, results }: SubmissionProps) => {
  const at = { lang, id: showId(submission.id) }
  if (!submission.mine) return null
  if (submission.state === 'withdrawn') return open ? <Actions><PostButton lang={lang} action={href(routes.submissions.resume, at)} label={words.resume} /></Actions> : null
  if (submission.state === 'ineligible') return <Notice lang={lang} kind="warning"><p>{submission.stateReason}</p></Notice>
  return <Actions><PostButton lang={lang} kind="danger" small action={href(routes.submissions.withdraw, at)} label={words.withdraw} confirm={results.some((one) => one.outcome === 'advanced' || one.outcome === 'reserve') ? words.giveUpSure : open ? words.withdrawSure : words.withdrawLate} /></Actions>
}

export type EditProps = { lang: Lang; call: Call; submission: Submission; form: CallForm; drawn: Drawn; organisations: readonly { id: string; name: Name }[]; errors?: Record<string, Words>; funderNames: Readonly<Record<string, Name>>; title: string; version: number }

/** The form, as its applicant fills it in: saved while it is typed, sent from the page of the submission. */
export const SubmissionEditPage = ({ lang, call, submission, form, drawn, organisations, errors, funderNames, title, version }: EditProps) => {
  const at = { lang, id: showId(submission.id) }
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={title || submission.reference} kicker={submission.reference} trail={[{ href: href(routes.calls.show, { lang, slug: call.slug }), label: shown(lang, call.title).text }, { href: href(routes.submissions.show, at), label: submission.reference }]}>
        {call.closesAt ? <p>{words.closes[lang]} <strong><Clocks lang={lang} at={call.closesAt} /></strong></p> : null}
      </PageHead>
      <Form lang={lang} action={href(routes.submissions.save, at)} autosave={href(routes.submissions.save, at)} version={version} files errors={errors}>
        <TextField lang={lang} name="title" label={words.title} value={title} limit={300} required error={errors?.title} />
        {organisations.length > 0 && submission.state === 'draft' ? <Select lang={lang} name="organisation" label={words.applyFor} empty={words.onBehalf} options={organisations.map((one) => ({ value: showId(one.id), label: nameFor(lang, one.name) }))} value={submission.leadOrganisation ? showId(submission.leadOrganisation) : ''} /> : null}
        <AnswerFields form={form} drawn={drawn} funderNames={funderNames} />
        <SaveState />
        <Actions><Button kind="primary">{words.review[lang]}</Button><LinkButton kind="quiet" href={href(routes.submissions.show, at)}>{words.open[lang]}</LinkButton></Actions>
      </Form>
    </Page>
  )
}

export const SubmissionListPage = ({ lang, call, lines }: { lang: Lang; call: Call; lines: readonly SubmissionLine[] }) => (
  <Page width="wide">
    <PageHead lang={lang} title={words.submissions} trail={[{ href: href(routes.calls.desk, { lang, slug: call.slug }), label: shown(lang, call.title).text }]} />
    {lines.length === 0 ? <EmptyState lang={lang} title={words.submissionsNone} /> : (
      <Table
        lang={lang} caption={words.submissions} hiddenCaption columns={[{ key: 'reference', label: words.reference }, { key: 'title', label: words.title }, { key: 'organisation', label: words.organisation }, { key: 'state', label: words.state }, { key: 'when', label: words.when }]}
        rows={lines.map((one) => ({ cells: { reference: <a href={href(routes.submissions.show, { lang, id: showId(one.id) })}>{one.reference}</a>, title: one.title, organisation: one.organisation ? nameFor(lang, one.organisation) : '', state: <StateBadge lang={lang} state={one.state} label={submissionStateWords[one.state]} />, when: one.submittedAt ? <Day lang={lang} at={one.submittedAt} /> : '' } }))}
      />
    )}
  </Page>
)

export const TeamLetterPage = ({ lang, title, action }: { lang: Lang; title: string; action: string }) => (
  <Page width="narrow">
    <PageHead lang={lang} title={words.letterTitle} lead={said(lang, words.letterLead, { title })} />
    <Actions>{(['yes', 'no'] as const).map((verdict) => <PostButton lang={lang} kind={verdict === 'yes' ? 'primary' : 'plain'} action={action} values={{ verdict }} label={verdict === 'yes' ? words.agree : words.refuse} />)}</Actions>
  </Page>
)
