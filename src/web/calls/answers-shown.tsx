import { type Lang, type Name, nameFor } from '../../core/text.ts'
import { showMoney } from '../../core/money.ts'
import { showId } from '../../core/id.ts'
import { type Answer, type Answers, type CallForm, isAsked, type Question, questionsOf } from '../../modules/calls/calls.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { shown } from '../ui/bilingual.tsx'
import { Paragraphs } from '../ui/page.tsx'
import { showNumber } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { Day } from '../ui/time.tsx'
import { applyWords as words } from './messages/applying.ts'

type ShownProps = { lang: Lang; form: CallForm; answers: Answers; partners: Readonly<Record<string, Name>>; files: Readonly<Record<string, string>>; /** The address of a file for this reader. */ fileHref?: (fileId: string) => string; /** Sections that the reader may not see are left out by their ids. */ hidden?: readonly string[] }

/** A submission as its readers see it: every question that was asked, with its answer. */
export const AnswersShown = ({ lang, form, answers, partners, files, fileHref = (fileId) => href(routes.files.show, { id: showId(fileId) }), hidden = [] }: ShownProps) => {
  const questions = questionsOf(form)
  return (
    <div class="grid gap-4">
      {form.sections.filter((section) => !hidden.includes(section.id)).map((section) => {
        const title = shown(lang, section.title)
        return (
          <section class="sheet">
            <h2 class="sheet-title" lang={title.lang}>{title.text}</h2>
            <dl class="grid gap-5">
              {section.questions.filter((question) => isAsked(question, questions, answers)).map((question) => {
                const label = shown(lang, question.label)
                return <div><dt class="font-semibold" lang={label.lang}>{label.text}</dt><dd class="mt-1"><One lang={lang} question={question} answer={answers[question.id]} partners={partners} files={files} fileHref={fileHref} /></dd></div>
              })}
            </dl>
          </section>
        )
      })}
    </div>
  )
}

const One = ({ lang, question, answer, partners, files, fileHref }: { fileHref: (fileId: string) => string; lang: Lang; question: Question; answer: Answer | undefined; partners: Readonly<Record<string, Name>>; files: Readonly<Record<string, string>> }) => {
  const label = (code: string) => shown(lang, question.options.find((one) => one.code === code)?.label ?? question.label).text
  const none = <span class="muted">{words.unanswered[lang]}</span>
  if (!answer) return none
  if (answer.cells) {
    const rows = [...new Set(answer.cells.map((one) => one.row))].sort((a, b) => a - b)
    return <Table lang={lang} caption={shown(lang, question.label).text} hiddenCaption compact columns={question.options.map((one) => ({ key: one.code, label: shown(lang, one.label).text }))} rows={rows.map((row) => ({ cells: Object.fromEntries(question.options.map((one) => [one.code, answer.cells!.find((cell) => cell.row === row && cell.code === one.code)?.words ?? ''])) }))} />
  }
  if (answer.lines) {
    return (
      <Table
        lang={lang} caption={shown(lang, question.label).text} hiddenCaption compact columns={[{ key: 'partner', label: words.partnerOf }, { key: 'category', label: words.category }, { key: 'amount', label: words.amount, number: true }]}
        rows={answer.lines.map((line) => ({ cells: { partner: partners[line.organisationId] ? nameFor(lang, partners[line.organisationId]!) : '', category: label(line.code), amount: showMoney(lang, line) } }))}
      />
    )
  }
  if (answer.fileId) return <a href={fileHref(answer.fileId)} download data-turbo="false">{files[question.id] ?? words.open[lang]}</a>
  if (answer.listingId) return <a href={href(routes.listings.show, { lang, id: showId(answer.listingId) })}>{words.open[lang]}</a>
  if (answer.choices) return answer.choices.length > 0 ? <>{answer.choices.map(label).join(lang === 'zh' ? '、' : ', ')}</> : none
  if (answer.number !== undefined) return <>{showNumber(lang, answer.number)}{question.unit ? ` ${question.unit}` : ''}</>
  if (answer.day) return <Day lang={lang} at={answer.day} />
  if (answer.agreed !== undefined) return answer.agreed ? <>✓ {words.yes[lang]}</> : none
  return answer.words ? <Paragraphs text={answer.words} /> : none
}
