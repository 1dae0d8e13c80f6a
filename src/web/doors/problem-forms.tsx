import type { Lang } from '../../core/text.ts'
import { gapsOf, type Problem } from '../../modules/doors/doors.ts'
import { countries } from '../../modules/people/words/places.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button } from '../ui/buttons.tsx'
import { Checkbox, Checkboxes, optionsOf, Select } from '../ui/choices.tsx'
import { DateField, TextArea, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { problemWords as words } from './messages/problem.ts'
import { ProofField, ProofOfWork, type Shown, typedOf } from './proof.tsx'

type FormProps = { lang: Lang; token: string; problem: Problem; shown?: Shown }

/** Asks for what the text does not say; what was answered stays to be changed. */
export const QuestionForm = ({ lang, token, problem, shown }: FormProps) => {
  const lacking = new Set(gapsOf(problem.body ?? ''))
  if (lacking.size === 0) return <p>{words.nothingMissing[lang]}</p>
  const value = (name: 'figure' | 'wantedBy' | 'tried') => (shown ? typedOf(shown, name) : (problem[name] ?? ''))
  return (
    <Form lang={lang} action={href(routes.problems.sharpen, { lang, token })} errors={shown?.problems}>
      <p class="hint">{words.questionsLead[lang]}</p>
      {lacking.has('figure') ? <TextField lang={lang} name="figure" label={words.figure} hint={words.figureHint} value={value('figure')} error={shown?.problems.figure} autocomplete="off" /> : null}
      {lacking.has('deadline') ? <DateField lang={lang} name="wantedBy" label={words.wantedBy} value={value('wantedBy')} error={shown?.problems.wantedBy} /> : null}
      {lacking.has('attempt') ? <TextArea lang={lang} name="tried" label={words.tried} rows={3} value={value('tried')} error={shown?.problems.tried} /> : null}
      <Actions><Button>{words.sharpen[lang]}</Button></Actions>
    </Form>
  )
}

/** Whom to answer, and where it must not be seen. */
export const LeaveForm = ({ lang, token, problem, shown }: FormProps) => {
  const problems = shown?.problems ?? {}
  const value = (name: 'email' | 'contactName' | 'firm' | 'country') => (shown ? typedOf(shown, name) : (problem[name] ?? ''))
  const given = shown?.typed.excludedCountries
  const excluded = shown ? (Array.isArray(given) ? given : given ? [given] : []) : problem.excludedCountries
  return (
    <ProofOfWork>
      <Form
        lang={lang} action={href(routes.problems.leave, { lang, token })} errors={shown?.problems}
       
      >
        <TextField lang={lang} name="email" type="email" label={words.email} hint={words.emailHint} value={value('email')} error={problems.email} required autocomplete="email" />
        <TextField lang={lang} name="contactName" label={words.name} value={value('contactName')} error={problems.contactName} required autocomplete="name" />
        <TextField lang={lang} name="firm" label={words.firm} hint={words.firmHint} value={value('firm')} error={problems.firm} optional autocomplete="organization" />
        <Select lang={lang} name="country" label={words.country} options={optionsOf(countries)} value={value('country')} error={problems.country} required />
        <details open={excluded.length > 0 || problems.excludedCountries !== undefined}>
          <summary>{words.excluded[lang]}</summary>
          <Checkboxes lang={lang} name="excludedCountries" label={words.excluded} hiddenLabel hint={words.excludedHint} options={optionsOf(countries)} values={excluded} error={problems.excludedCountries} columns />
        </details>
        <Checkbox lang={lang} name="consent" label={words.consent} checked={typedOf(shown, 'consent') === 'yes'} error={problems.consent} required />
        <ProofField lang={lang} />
        <Actions><Button kind="primary">{words.sendCode[lang]}</Button></Actions>
      </Form>
    </ProofOfWork>
  )
}
