import { showId } from '../../core/id.ts'
import { currencies } from '../../core/money.ts'
import { type Lang, type Name, nameFor } from '../../core/text.ts'
import { type CallForm, type Question } from '../../modules/calls/calls.ts'
import { many, one, type Values } from '../form.ts'
import { shown } from '../ui/bilingual.tsx'
import { Checkbox, Checkboxes, Radios, Select } from '../ui/choices.tsx'
import { DateField, FieldGroup, FileField, TextArea, TextField } from '../ui/fields.tsx'
import { type Words, said } from '../ui/said.ts'
import { cellField, fieldOf, lineField, spareLines } from './answers-in.ts'
import { applyWords as words } from './messages/applying.ts'

/** What a form needs to draw its questions for one applicant. */
export type Drawn = {
  lang: Lang
  values: Values
  problems?: Readonly<Record<string, Words>>
  partners: readonly { id: string; name: Name }[]
  listings: readonly { id: string; title: string }[]
  /** Names of uploaded files by question. */
  files: Readonly<Record<string, string>>
}

/** All questions of a form, a part under each heading. */
export const AnswerFields = ({ form, drawn, funderNames = {} }: { form: CallForm; drawn: Drawn; funderNames?: Readonly<Record<string, Name>> }) => (
  <>
    {form.sections.map((section) => {
      const title = shown(drawn.lang, section.title)
      const annex = section.funderId ? funderNames[section.funderId] : undefined
      return (
        <section class="sheet grid gap-5">
          <div>
            {annex ? <p class="kicker">{said(drawn.lang, words.annex, { name: nameFor(drawn.lang, annex) })}</p> : null}
            <h2 class="sheet-title" lang={title.lang}>{title.text}</h2>
            {section.help ? <p class="hint">{shown(drawn.lang, section.help).text}</p> : null}
          </div>
          {section.questions.map((question) => <QuestionField question={question} drawn={drawn} />)}
        </section>
      )
    })}
  </>
)

const QuestionField = ({ question, drawn }: { question: Question; drawn: Drawn }) => {
  const { lang, values, problems } = drawn
  const name = fieldOf(question)
  const field = { lang, name, label: shown(lang, question.label).text, hint: question.help ? shown(lang, question.help).text : undefined, error: problems?.[question.id], required: question.required }
  const options = question.options.map((one) => ({ value: one.code, label: shown(lang, one.label).text }))
  switch (question.kind) {
    case 'long_text':
      return <TextArea {...field} value={one(values, name)} rows={question.room && question.room > 1500 ? 9 : 6} limit={question.room ?? undefined} />
    case 'number':
      return <TextField {...field} label={question.unit ? `${field.label} (${question.unit})` : field.label} value={one(values, name)} inputmode="decimal" size="short" />
    case 'date':
      return <DateField {...field} value={one(values, name)} />
    case 'choice':
      return <Radios {...field} options={options} value={one(values, name)} />
    case 'choices':
      return <Checkboxes {...field} options={options} values={many(values, name)} />
    case 'consent':
      return <Checkbox {...field} checked={one(values, name) === 'yes'} />
    case 'listing':
      return drawn.listings.length === 0
        ? <Select {...field} options={[]} hint={words.noListing} />
        : <Select {...field} options={drawn.listings.map((listing) => ({ value: showId(listing.id), label: listing.title }))} value={one(values, name)} />
    case 'file': {
      const kept = drawn.files[question.id]
      return <FileField {...field} accept="application/pdf,image/*" hint={kept ? `${said(lang, words.file, { name: kept })} ${said(lang, words.fileReplace)}` : field.hint} />
    }
    case 'table':
      return <TableField question={question} field={field} drawn={drawn} />
    case 'budget':
      return <BudgetField question={question} field={field} drawn={drawn} />
    default:
      return <TextField {...field} value={one(values, name)} limit={question.room ?? undefined} />
  }
}

type PartProps = { question: Question; field: { lang: Lang; name: string; label: Words; hint?: Words; error?: Words; required?: boolean }; drawn: Drawn }

/** How many lines of a table hold something. */
const filled = (values: Values, prefix: string): number => Math.max(0, ...Object.entries(values).flatMap(([name, value]) => (name.startsWith(prefix) && value !== '' ? [Number(/^(\d+)-/.exec(name.slice(prefix.length))?.[1] ?? 0)] : [])))

const TableField = ({ question, field, drawn: { lang, values } }: PartProps) => {
  const lines = Math.min(200, filled(values, `${field.name}-`) + spareLines)
  return (
    <FieldGroup field={field}>
      <div class="grid gap-4">
        {Array.from({ length: lines }, (_, index) => index + 1).map((row) => (
          <div class="grid gap-2 border-t border-line pt-3 sm:grid-cols-2">
            {question.options.map((option) => <TextField lang={lang} name={cellField(question, row, option.code)} label={`${said(lang, words.line, { n: row })} · ${shown(lang, option.label).text}`} value={one(values, cellField(question, row, option.code))} />)}
          </div>
        ))}
      </div>
    </FieldGroup>
  )
}

const BudgetField = ({ question, field, drawn: { lang, values, partners } }: PartProps) => {
  const lines = Math.min(200, filled(values, `${field.name}-`) + spareLines)
  return (
    <FieldGroup field={field}>
      <div class="grid gap-4">
        {Array.from({ length: lines }, (_, index) => index + 1).map((line) => {
          const at = (part: 'partner' | 'category' | 'currency' | 'amount') => ({ lang, name: lineField(question, line, part), value: one(values, lineField(question, line, part)) })
          const label = (text: Words) => `${said(lang, words.line, { n: line })} · ${said(lang, text)}`
          return (
            <div class="grid gap-2 border-t border-line pt-3 sm:grid-cols-4">
              <Select {...at('partner')} label={label(words.partnerOf)} options={partners.map((one) => ({ value: showId(one.id), label: nameFor(lang, one.name) }))} />
              <Select {...at('category')} label={label(words.category)} options={question.options.map((one) => ({ value: one.code, label: shown(lang, one.label).text }))} />
              <Select {...at('currency')} label={label(words.currency)} options={currencies.map((one) => ({ value: one, label: one }))} empty={false} />
              <TextField {...at('amount')} label={label(words.amount)} inputmode="decimal" />
            </div>
          )
        })}
      </div>
    </FieldGroup>
  )
}
