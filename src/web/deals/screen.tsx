import { showId } from '../../core/id.ts'
import { type Lang, nameFor, say } from '../../core/text.ts'
import { answers, type Catalogue, type DealPage, questionOf, type Screen, type ScreenVersion } from '../../modules/deals/deals.ts'
import { one } from '../form.ts'
import type { Again } from '../respond.tsx'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge, type Tone } from '../ui/badges.tsx'
import { Actions, Button } from '../ui/buttons.tsx'
import { Card, Facts } from '../ui/card.tsx'
import { Radios } from '../ui/choices.tsx'
import { DateField, TextArea, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { showDay } from '../ui/time.tsx'
import { screenWords } from './messages/checks.ts'

type ScreenProps = { lang: Lang; deal: DealPage; screen: Screen; again?: Again }

/** The screen of a case: the questions to the reader's side, and what every side answered. */
export const ScreenPage = (props: ScreenProps) => {
  const { lang, deal, screen } = props
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={screenWords.title} lead={screenWords.lead} trail={[{ href: href(routes.deals.show, { lang, id: showId(deal.id) }), label: deal.reference }]} />
      <Notice lang={lang}><p>{screenWords.law[lang]}</p></Notice>
      <Section lang={lang} title={screenWords.answered}>
        <div class="grid gap-4">
          {screen.sides.map(({ name, versions }) => {
            const [last, ...earlier] = versions
            return (
              <Card lang={lang} level={3} title={nameFor(lang, name)}>
                {last ? <Version lang={lang} version={last} /> : <p class="hint">{screenWords.nothing[lang]}</p>}
                {earlier.length > 0 ? <details class="disclosure"><summary>{screenWords.earlier[lang]}</summary>{earlier.map((version) => <Version lang={lang} version={version} />)}</details> : null}
              </Card>
            )
          })}
        </div>
      </Section>
      {screen.own?.may ? <Section lang={lang} title={screenWords.asked}><Questions {...props} own={screen.own} /></Section> : null}
    </Page>
  )
}

const tones: Record<ScreenVersion['result'], Tone> = { clear: 'jade', licence: 'amber', stop: 'accent' }

const Version = ({ lang, version }: { lang: Lang; version: ScreenVersion }) => (
  <div class="grid gap-2">
    <p><Badge tone={tones[version.result]}>{screenWords[version.result][lang]}</Badge> <span class="hint">{say(lang, screenWords.version, { n: version.version, who: version.answeredBy ? nameFor(lang, version.answeredBy) : '–', day: showDay(lang, version.at) })}</span></p>
    {version.licenceNumber && version.licenceUntil ? <p>{say(lang, screenWords.licenceLine, { number: version.licenceNumber, day: showDay(lang, version.licenceUntil) })}</p> : null}
    {version.note ? <p class="typed">{version.note}</p> : null}
    <Facts
      lang={lang}
      items={version.answers.map((answer) => ({
        label: questionOf(answer.question)?.text ?? { zh: answer.question, en: answer.question },
        value: <>{screenWords[answer.answer][lang]}{answer.note ? <span class="typed block hint">{answer.note}</span> : null}</>,
      }))}
    />
    <p class="hint">{say(lang, screenWords.edition, { edition: version.editions.map((one) => one.edition).join(' · ') })}</p>
  </div>
)

const Questions = ({ lang, deal, screen, own, again }: ScreenProps & { own: NonNullable<Screen['own']> }) => {
  const last = screen.sides.find((side) => side.organisationId === own.organisationId)?.versions[0]
  const before = new Map(last?.answers.map((answer) => [answer.question, answer]))
  const value = (name: string, otherwise?: string | null) => (again ? one(again.values, name) : (otherwise ?? undefined))
  return (
    <Form lang={lang} action={href(routes.deals.screenSave, { lang, id: showId(deal.id) })} version={own.version} errors={again?.problems}>
      {again?.sentence && Object.keys(again.problems).length === 0 ? <Notice lang={lang} kind="warning" live><p>{again.sentence[lang]}</p></Notice> : null}
      {own.catalogues.map((catalogue) => <Asked lang={lang} catalogue={catalogue} value={(code) => value(code, before.get(code)?.answer)} note={(code) => value(`note_${code}`, before.get(code)?.note)} again={again} />)}
      <p class="hint">{screenWords.register[lang]}</p>
      <Radios lang={lang} name="result" label={screenWords.result} hint={screenWords.resultHint} options={(['clear', 'licence', 'stop'] as const).map((result) => ({ value: result, label: screenWords[result] }))} value={value('result')} error={again?.problems.result} required />
      <TextField lang={lang} name="licenceNumber" label={screenWords.licenceNumber} hint={screenWords.licenceHint} value={value('licenceNumber', last?.licenceNumber)} error={again?.problems.licenceNumber} />
      <DateField lang={lang} name="licenceUntil" label={screenWords.licenceUntil} value={value('licenceUntil', last?.licenceUntil)} error={again?.problems.licenceUntil} />
      <TextArea lang={lang} name="note" label={screenWords.reason} value={value('note')} error={again?.problems.note} rows={3} />
      <Actions><Button kind="primary">{screenWords.save[lang]}</Button></Actions>
    </Form>
  )
}

type AskedProps = { lang: Lang; catalogue: Catalogue; value: (code: string) => string | undefined; note: (code: string) => string | undefined; again?: Again }

const Asked = ({ lang, catalogue, value, note, again }: AskedProps) => (
  <Card lang={lang} level={3} title={catalogue.title}>
    <p class="hint">{catalogue.source[lang]} · {say(lang, screenWords.edition, { edition: catalogue.edition })}</p>
    {catalogue.questions.map((question) => (
      <div class="grid gap-2">
        <Radios lang={lang} name={question.code} label={question.text} hint={question.hint} options={answers.map((answer) => ({ value: answer, label: screenWords[answer] }))} value={value(question.code)} error={again?.problems[question.code]} columns required />
        <details class="disclosure" open={Boolean(note(question.code))}>
          <summary>{screenWords.note[lang]}</summary>
          <TextArea lang={lang} name={`note_${question.code}`} label={screenWords.note} value={note(question.code)} rows={2} />
        </details>
      </div>
    ))}
  </Card>
)
