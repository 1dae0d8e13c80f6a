import { showId } from '../../core/id.ts'
import type { Lang } from '../../core/text.ts'
import type { QuestionBack, Submission } from '../../modules/calls/calls.ts'
import { one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { Actions, Button } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { TextArea } from '../ui/fields.tsx'
import { Form, Hidden } from '../ui/form.tsx'
import { MomentFields } from '../ui/moment.tsx'
import { Notice } from '../ui/notice.tsx'
import { Paragraphs } from '../ui/page.tsx'
import { said, type Words } from '../ui/said.ts'
import { showClocks, showDay } from '../ui/time.tsx'
import { applyWords as words } from './messages/applying.ts'

type Props = { lang: Lang; at: Date; submission: Submission; questions: readonly QuestionBack[]; /** Whether the reader runs the call. */ asks: boolean; again?: { values: Values; problems: Readonly<Record<string, Words>> } }

/** What a team was asked beyond the form, by when, and what it said. */
export const QuestionsBack = ({ lang, at, submission, questions, asks, again }: Props) => {
  const to = { lang, id: showId(submission.id) }
  if (questions.length === 0 && !(asks && submission.state === 'submitted')) return null
  const typed = (id: string) => (again && one(again.values, 'question') === id ? again : undefined)
  const asking = typed('')
  return (
    <Card lang={lang} title={words.more} id="more">
      {questions.length === 0 ? <p class="hint">{words.moreNone[lang]}</p> : null}
      <div class="grid gap-4">
        {questions.map((question) => {
          const open = question.answer === null
          const late = open && question.dueAt < at
          const mine = typed(showId(question.id))
          return (
            <div>
              <p class="kicker flex flex-wrap items-center gap-2"><span>{said(lang, words.moreAsked, { day: showDay(lang, question.askedAt) })}</span>{open ? <Badge tone={late ? 'accent' : 'amber'}>{late ? words.moreLate[lang] : words.moreOpen[lang]}</Badge> : <Badge tone="jade">{said(lang, words.moreAnswered, { day: showDay(lang, question.answeredAt!) })}</Badge>}</p>
              <Paragraphs text={question.words} />
              {open ? <p class="hint">{said(lang, words.moreDue, { when: showClocks(lang, question.dueAt) })}</p> : null}
              {question.answer === null ? null : <div class="mt-2 border-l-2 border-line pl-3"><Paragraphs text={question.answer} /></div>}
              {mine && !(open && !late && submission.mine) ? <Notice lang={lang} kind="error" live><p>{said(lang, mine.problems._ ?? words.moreLate)}</p><p class="typed">{one(mine.values, 'answer')}</p></Notice> : null}
              {open && !late && submission.mine ? (
                <Form lang={lang} action={href(routes.submissions.moreAnswer, to)} errors={mine?.problems} class="mt-3 grid gap-3">
                  <Hidden name="question" value={showId(question.id)} />
                  <TextArea lang={lang} name="answer" id={`f-answer-${showId(question.id)}`} label={words.moreYours} hint={words.moreYoursHint} rows={5} value={mine ? one(mine.values, 'answer') : ''} error={mine?.problems.answer} required />
                  <Actions><Button kind="primary">{words.moreSend[lang]}</Button></Actions>
                </Form>
              ) : null}
            </div>
          )
        })}
      </div>
      {asks && submission.state === 'submitted' ? (
        <details class="mt-4" open={asking !== undefined}>
          <summary>{words.moreAsk[lang]}</summary>
          <Form lang={lang} action={href(routes.submissions.moreAsk, to)} errors={asking?.problems} class="mt-3 grid gap-3">
            <TextArea lang={lang} name="words" id="f-words" label={words.moreQuestion} rows={4} value={asking ? one(asking.values, 'words') : ''} error={asking?.problems.words} required />
            <MomentFields lang={lang} name="dueAt" label={words.moreUntil} values={asking?.values ?? {}} problems={asking?.problems} />
            <Actions><Button>{words.moreAskSend[lang]}</Button></Actions>
          </Form>
        </details>
      ) : null}
    </Card>
  )
}

/** Answers that a team gave when it was asked, for whoever judges it. */
export const AnswersGiven = ({ lang, given }: { lang: Lang; given: readonly { words: string; answer: string }[] }) =>
  given.length === 0 ? null : (
    <section class="sheet mt-4">
      <h2 class="sheet-title">{words.more[lang]}</h2>
      <dl class="grid gap-5">{given.map((one) => <div><dt class="font-semibold">{one.words}</dt><dd class="mt-1"><Paragraphs text={one.answer} /></dd></div>)}</dl>
    </section>
  )
