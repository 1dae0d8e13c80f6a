import { showId } from '../../core/id.ts'
import { type Lang, type Name, nameFor } from '../../core/text.ts'
import { type Call, type CallForm, type Funder, type Question, questionKinds, questionsOf } from '../../modules/calls/calls.ts'
import { one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { HalvesFields, shown } from '../ui/bilingual.tsx'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox, Select } from '../ui/choices.tsx'
import { TextArea, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { said, type Words } from '../ui/said.ts'
import { deskWords as words, questionKindWords } from './messages/desk.ts'

export type Again = { values: Values; problems: Readonly<Record<string, Words>> }
type FormProps = { lang: Lang; call: Call; form: CallForm; funders: readonly Funder[]; again?: Again }

const trailOf = (lang: Lang, call: Call) => [{ href: href(routes.calls.desk, { lang, slug: call.slug }), label: shown(lang, call.title).text }]

/** The form of a call for who builds it: parts in their order, each question one line. */
export const CallFormPage = ({ lang, call, form, funders, again }: FormProps) => {
  const at = { lang, slug: call.slug }
  const names: Record<string, Name> = Object.fromEntries(funders.map((funder) => [funder.id, funder.name]))
  return (
    <Page>
      <PageHead lang={lang} title={words.form} trail={trailOf(lang, call)} kicker={said(lang, form.frozenAt ? words.frozen : words.editable, { n: form.edition })} actions={<LinkButton href={href(routes.callForms.preview, at)}>{words.preview[lang]}</LinkButton>} />
      {form.sections.map((section) => (
        <Section lang={lang} title={shown(lang, section.title).text} id={`s-${showId(section.id)}`} actions={form.frozenAt ? undefined : <Move lang={lang} slug={call.slug} id={section.id} />}>
          {section.funderId && names[section.funderId] ? <p><Badge tone="primary">{nameFor(lang, names[section.funderId]!)}</Badge></p> : null}
          <ol class="grid gap-2">
            {section.questions.map((question) => (
              <li class="sheet flex flex-wrap items-center justify-between gap-3 [&>*]:mt-0">
                <span class="min-w-0"><span class="font-semibold">{shown(lang, question.label).text}</span> <span class="hint">{questionKindWords[question.kind][lang]}{question.required ? ` · ${words.required[lang]}` : ''}{question.names ? ` · ${words.names[lang]}` : ''} · {question.code}</span></span>
                {form.frozenAt ? null : <span class="grid items-center gap-1 max-sm:w-full sm:flex"><LinkButton small href={href(routes.callForms.question, { lang, slug: call.slug, id: showId(question.id) })}>{words.change[lang]}</LinkButton><Move lang={lang} slug={call.slug} id={question.id} /></span>}
              </li>
            ))}
          </ol>
          {form.frozenAt ? null : <Actions><LinkButton small href={href(routes.callForms.question, { lang, slug: call.slug, id: 'new' }, { section: showId(section.id) })}>{words.addQuestion[lang]}</LinkButton></Actions>}
        </Section>
      ))}
      {form.frozenAt ? null : (
        <Card lang={lang} title={words.addSection}>
          <Form lang={lang} action={href(routes.callForms.section, at)} errors={again?.problems}>
            <HalvesFields lang={lang} name="title" zh={words.sectionZh} en={words.sectionEn} values={again?.values} problems={again?.problems} />
            {funders.length > 0 ? <Select lang={lang} name="funder" label={words.sectionFunder} empty={words.everybody} options={funders.map((funder) => ({ value: showId(funder.id), label: nameFor(lang, funder.name) }))} /> : null}
            <Actions><Button>{words.addSection[lang]}</Button></Actions>
          </Form>
        </Card>
      )}
    </Page>
  )
}

const Move = ({ lang, slug, id }: { lang: Lang; slug: string; id: string }) => {
  const at = { lang, slug, id: showId(id) }
  return (
    <span class="grid grid-cols-3 gap-1 sm:flex">
      <PostButton lang={lang} small kind="quiet" action={href(routes.callForms.move, at)} values={{ by: -1 }} label={words.up} />
      <PostButton lang={lang} small kind="quiet" action={href(routes.callForms.move, at)} values={{ by: 1 }} label={words.down} />
      <PostButton lang={lang} small kind="quiet" action={href(routes.callForms.remove, at)} label={words.remove} confirm={words.removeSure} />
    </span>
  )
}

/** Options as a text of lines: code | Chinese | English. */
export const optionLines = (question: Question | undefined): string => (question?.options ?? []).map((option) => [option.code, option.label.variants.zh?.body ?? '', option.label.variants.en?.body ?? ''].join(' | ')).join('\n')

export const QuestionPage = ({ lang, call, form, question, sectionId, again }: FormProps & { question?: Question; sectionId: string }) => {
  const values: Values = again?.values ?? {
    code: question?.code ?? '', kind: question?.kind ?? 'long_text', required: question?.required ? 'yes' : '', names: question?.names ? 'yes' : '', room: String(question?.room ?? ''), least: String(question?.least ?? ''), most: String(question?.most ?? ''), unit: question?.unit ?? '',
    label_zh: question?.label.variants.zh?.body ?? '', label_en: question?.label.variants.en?.body ?? '', help_zh: question?.help?.variants.zh?.body ?? '', help_en: question?.help?.variants.en?.body ?? '',
    options: optionLines(question), shownIf: question?.shownIf ? showId(question.shownIf) : '', shownFor: (question?.shownFor ?? []).join(', '), section: showId(sectionId),
  }
  const problems = again?.problems
  const text = (name: string, label: Words, more: object = {}) => <TextField lang={lang} name={name} label={label} value={one(values, name)} error={problems?.[name]} {...more} />
  const askable = questionsOf(form).filter((before) => before.id !== question?.id && (before.kind === 'choice' || before.kind === 'choices'))
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={question ? shown(lang, question.label).text : words.addQuestion} trail={[...trailOf(lang, call), { href: href(routes.callForms.show, { lang, slug: call.slug }), label: words.form }]} />
      <Form lang={lang} action={href(routes.callForms.questionSave, { lang, slug: call.slug, id: question ? showId(question.id) : 'new' })} errors={problems}>
        <HalvesFields lang={lang} name="label" zh={words.labelZh} en={words.labelEn} values={values} problems={problems} limit={300} />
        <Select lang={lang} name="kind" label={words.kind} options={questionKinds.map((kind) => ({ value: kind, label: questionKindWords[kind] }))} value={one(values, 'kind')} empty={false} />
        {text('code', words.code, { hint: words.codeHint, required: true })}
        <Select lang={lang} name="section" label={words.about} options={form.sections.map((section) => ({ value: showId(section.id), label: shown(lang, section.title).text }))} value={one(values, 'section')} empty={false} />
        <Checkbox lang={lang} name="required" label={words.required} checked={one(values, 'required') === 'yes'} />
        <Checkbox lang={lang} name="names" label={words.names} hint={words.namesHint} checked={one(values, 'names') === 'yes'} />
        <HalvesFields lang={lang} name="help" zh={words.helpZh} en={words.helpEn} values={values} problems={problems} rows={2} />
        <TextArea lang={lang} name="options" label={words.options} hint={words.optionsHint} rows={5} value={one(values, 'options')} error={problems?.options} />
        <div class="grid items-start gap-3 sm:grid-cols-2">{text('room', words.room, { inputmode: 'numeric' })}{text('unit', words.unit)}{text('least', words.least, { inputmode: 'decimal' })}{text('most', words.mostValue, { inputmode: 'decimal' })}</div>
        <Select lang={lang} name="shownIf" label={words.shownIf} empty={words.always} options={askable.map((before) => ({ value: showId(before.id), label: shown(lang, before.label).text }))} value={one(values, 'shownIf')} />
        {text('shownFor', words.shownFor)}
        <Actions><Button kind="primary">{words.save[lang]}</Button><LinkButton kind="quiet" href={href(routes.callForms.show, { lang, slug: call.slug })}>{words.back[lang]}</LinkButton></Actions>
      </Form>
    </Page>
  )
}
