import { hasRole, type Actor } from '../../core/actor.ts'
import { showId } from '../../core/id.ts'
import { type Lang, type Name, nameFor } from '../../core/text.ts'
import { type DataRequest, type RetentionLine, rightWords } from '../../modules/privacy/privacy.ts'
import { requestWords } from '../../modules/requests/requests.ts'
import { countryName } from '../../modules/people/words/places.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { staffWords } from '../staff/messages.ts'
import { Badge, StateBadge } from '../ui/badges.tsx'
import { Actions, Button } from '../ui/buttons.tsx'
import { Card, Facts } from '../ui/card.tsx'
import { Select } from '../ui/choices.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { TextArea } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { said, showNumber, type Words } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { Clocks, Day, showDay } from '../ui/time.tsx'
import { staffPrivacyWords as words } from './messages.ts'

const trail = (lang: Lang) => [{ href: href(routes.staff.desk, { lang }), label: staffWords.title }]

const afterOf = (lang: Lang, after: number | null): string => (after === null ? words.own[lang] : after === 0 ? words.atOnce[lang] : said(lang, words.days, { n: showNumber(lang, after) }))

/** What each rule of retention did at last. */
export const RetentionPage = ({ lang, lines, overdue }: { lang: Lang; lines: readonly RetentionLine[]; overdue: Date | undefined }) => (
  <Page width="wide">
    <PageHead lang={lang} title={words.retention} lead={words.retentionLead} trail={trail(lang)} />
    {overdue ? <Notice lang={lang} kind="error"><p>{said(lang, words.overdue, { day: showDay(lang, overdue) })}</p></Notice> : null}
    {lines.length === 0 ? <EmptyState lang={lang} title={words.never} /> : (
      <Table
        lang={lang} caption={words.retention} hiddenCaption
        columns={[
          { key: 'rule', label: words.rule }, { key: 'after', label: words.after }, { key: 'last', label: words.last }, { key: 'rows', label: words.rows, number: true }, { key: 'month', label: words.month, number: true },
          { key: 'error', label: words.error },
        ]}
        rows={lines.map((one) => ({
          cells: {
            rule: <code>{one.rule}</code>, after: afterOf(lang, one.after), last: <Clocks lang={lang} at={one.lastAt} />, rows: showNumber(lang, one.rows), month: showNumber(lang, one.month), error: one.error ?? '–',
          },
        }))}
      />
    )}
  </Page>
)

export type RefusedAnswer = { id: string; problems: Record<string, Words>; values: Record<string, string> }
type RequestsProps = { lang: Lang; actor: Actor; requests: readonly DataRequest[]; handlers: readonly { id: string; name: Name }[]; refused?: RefusedAnswer }

/** Requests about personal data with their due days and who sees to them. */
export const DataRequestsPage = ({ lang, actor, requests, handlers, refused }: RequestsProps) => (
  <Page>
    <PageHead lang={lang} title={words.requests} lead={words.requestsLead} trail={trail(lang)} />
    {requests.length === 0 ? <EmptyState lang={lang} title={words.none} /> : (
      <div class="grid gap-5">
        {requests.map((one) => <RequestCard lang={lang} actor={actor} one={one} handlers={handlers} refused={refused?.id === one.id ? refused : undefined} />)}
      </div>
    )}
  </Page>
)

const RequestCard = ({ lang, actor, one, handlers, refused }: Omit<RequestsProps, 'requests'> & { one: DataRequest }) => {
  const id = showId(one.id)
  const open = one.state === 'submitted'
  const late = open && one.dueOn < actor.at.toISOString().slice(0, 10)
  const choices = handlers.filter((person) => person.id !== one.fromPerson).map((person) => ({ value: showId(person.id), label: nameFor(lang, person.name) }))
  return (
    <Card lang={lang} title={rightWords[one.right]} id={id}>
      <p><StateBadge lang={lang} state={open ? 'waiting' : one.state} label={requestWords.states[one.state]} /> {late ? <Badge tone="amber">{words.late[lang]}</Badge> : null}</p>
      <Facts
        lang={lang}
        items={[
          { label: words.who, value: one.person ? `${nameFor(lang, one.person)}${one.email ? ` · ${one.email}` : ''}${one.country ? ` · ${countryName(lang, one.country)}` : ''}` : words.erased[lang] },
          { label: words.due, value: <Day lang={lang} at={one.dueOn} /> },
          { label: words.handler, value: one.handler ? nameFor(lang, one.handler) : words.nobody[lang] },
          { label: words.answered, value: one.decidedAt ? <Day lang={lang} at={one.decidedAt} /> : undefined },
        ]}
      />
      {one.message ? <p class="typed">{one.message}</p> : null}
      {one.answer ? <p class="typed hint">{one.answer}</p> : null}
      {open && hasRole(actor, 'administrator') && choices.length > 0 ? (
        <Form lang={lang} action={href(routes.privacy.handler, { lang, id })} errors={refused?.problems.handler ? refused.problems : undefined}>
          <Select lang={lang} id={`f-handler-${id}`} name="handler" label={words.handler} options={choices} value={one.handlerId ? showId(one.handlerId) : undefined} error={refused?.problems.handler} required />
          <Actions><Button>{words.name[lang]}</Button></Actions>
        </Form>
      ) : null}
      {one.mayAnswer ? (
        <Form lang={lang} action={href(routes.privacy.answer, { lang, id })} errors={refused?.problems.answer ? refused.problems : undefined}>
          <TextArea lang={lang} id={`f-answer-${id}`} name="answer" label={words.answer} hint={words.answerHint} rows={4} value={refused?.values.answer} error={refused?.problems.answer} required />
          {one.right === 'erasure' ? <p class="hint">{words.erasureNote[lang]}</p> : null}
          <Actions><Button kind="primary" name="accept" value="yes">{words.grant[lang]}</Button><Button name="accept" value="no">{words.refuse[lang]}</Button></Actions>
        </Form>
      ) : null}
    </Card>
  )
}
