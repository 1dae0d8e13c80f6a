import { showId } from '../../core/id.ts'
import { type Lang, type Name, nameFor, say } from '../../core/text.ts'
import { type Outcome, outcomeKindHints, outcomeKindWords, outcomeStateWords, outcomeSums } from '../../modules/projects/projects.ts'
import { one as value, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge, type Tone } from '../ui/badges.tsx'
import { Actions, Button, PostButton } from '../ui/buttons.tsx'
import { Card, Facts } from '../ui/card.tsx'
import { Radios } from '../ui/choices.tsx'
import { DateField, FileField, TextArea, TextField } from '../ui/fields.tsx'
import { Form, Hidden } from '../ui/form.tsx'
import { Amount } from '../ui/money.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import type { Words } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { Day } from '../ui/time.tsx'
import { AmountFields, PartyField } from './fields.tsx'
import { projectWords as words } from './messages/pages.ts'

const tones: Record<Outcome['state'], Tone> = { recorded: 'amber', confirmed: 'jade', disputed: 'accent', withdrawn: 'neutral' }
const between = (lang: Lang, one: Outcome): string => (one.payer && one.payee ? `${nameFor(lang, one.payer)} → ${nameFor(lang, one.payee)}` : '')
export const outcomeHref = (lang: Lang, id: string): string => href(routes.outcomes.show, { lang, id: showId(id) })

const HowMuch = ({ lang, one }: { lang: Lang; one: Outcome }) => (one.minor !== null && one.currency !== null ? <Amount lang={lang} money={{ minor: one.minor, currency: one.currency }} /> : <>{say(lang, words.jobsN, { n: one.jobs ?? 0 })}</>)

/** Outcomes with the sums of what was confirmed, per kind and currency. */
export const OutcomeTable = ({ lang, outcomes }: { lang: Lang; outcomes: readonly Outcome[] }) => {
  const sums = outcomeSums(outcomes)
  return (
    <>
      <p class="hint mb-3">{words.outcomesHint[lang]}</p>
      {outcomes.length === 0 ? <p class="hint">{words.outcomesNone[lang]}</p> : (
        <>
          {sums.length > 0 ? <div class="mb-4"><Facts lang={lang} columns items={sums.map((sum) => ({ label: `${outcomeKindWords[sum.kind][lang]} · ${sum.currency}`, value: <strong><Amount lang={lang} money={sum} /></strong> }))} /></div> : null}
          <Table
            lang={lang} caption={words.outcomes} hiddenCaption
            columns={[{ key: 'kind', label: words.kind }, { key: 'much', label: words.outcomeCount, number: true }, { key: 'day', label: words.day }, { key: 'state', label: words.state }]}
            rows={outcomes.map((one) => ({
              cells: {
                kind: <><a href={outcomeHref(lang, one.id)}>{outcomeKindWords[one.kind][lang]}</a>{between(lang, one) ? <span class="block hint font-normal">{between(lang, one)}</span> : null}</>, much: <HowMuch lang={lang} one={one} />, day: <Day lang={lang} at={one.onDate} />,
                state: <Badge tone={tones[one.state]}>{outcomeStateWords[one.state][lang]}</Badge>,
              },
            }))}
          />
        </>
      )}
    </>
  )
}

/** One outcome with its evidence, to be confirmed or disputed by the other side. */
export const OutcomePage = ({ lang, one, problems, values = {} }: { lang: Lang; one: Outcome; problems?: Record<string, Words>; values?: Values }) => {
  const path = { lang, id: showId(one.id) }
  const source = one.projectId ? { href: href(routes.projects.show, { lang, id: showId(one.projectId) }), label: words.back } : { href: href(routes.deals.show, { lang, id: showId(one.dealId!) }), label: words.backDeal }
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={outcomeKindWords[one.kind]} lead={outcomeKindHints[one.kind]} trail={[source]} kicker={<Badge tone={tones[one.state]}>{outcomeStateWords[one.state][lang]}</Badge>} />
      <Card lang={lang}>
        <Facts
          lang={lang}
          items={[
            { label: words.outcomeCount, value: <strong><HowMuch lang={lang} one={one} /></strong> }, { label: words.payer, value: one.payer && nameFor(lang, one.payer) }, { label: words.payee, value: one.payee && nameFor(lang, one.payee) },
            { label: words.day, value: <Day lang={lang} at={one.onDate} /> }, { label: words.vouchedBy, value: one.vouchedBy }, { label: words.recordedBy, value: nameFor(lang, one.recordedFor) },
            { label: words.note, value: one.note }, { label: words.evidenceLink, value: one.link && <a href={one.link} rel="nofollow noopener">{one.link}</a> },
            { label: words.file, value: one.fileId && <a download data-turbo="false" href={href(routes.outcomes.file, path)}>{words.fileOther[lang]}</a> }, { label: words.disputeReason, value: one.reason },
          ]}
        />
        {one.mayAnswer ? (
          <>
            <Actions><PostButton lang={lang} kind="primary" action={href(routes.outcomes.answer, path)} values={{ verdict: 'yes' }} label={words.confirm} /></Actions>
            <details open={problems !== undefined}><summary>{words.dispute[lang]}</summary>
              <Form lang={lang} action={href(routes.outcomes.answer, path)} errors={problems}>
                <Hidden name="verdict" value="no" />
                <TextArea lang={lang} name="reason" label={words.disputeReason} rows={3} value={value(values, 'reason')} error={problems?.reason} required />
                <Actions><Button>{words.dispute[lang]}</Button></Actions>
              </Form>
            </details>
          </>
        ) : null}
        {one.mayWithdraw ? <PostButton lang={lang} kind="quiet" action={href(routes.outcomes.withdraw, path)} label={words.takeBack} /> : null}
      </Card>
    </Page>
  )
}

export type Party = { id: string; name: Name }
type FormProps = { lang: Lang; action: string; parties: readonly Party[]; values: Values; problems?: Record<string, Words> }

export const OutcomeForm = ({ lang, action, parties, values, problems }: FormProps) => (
  <Form lang={lang} action={action} errors={problems} files labels={{ kind: words.kind, amount: words.amount, payer: words.payer, onDate: words.day, link: words.evidenceLink, vouchedBy: words.vouchedBy, jobs: words.jobs }}>
    <Radios lang={lang} name="kind" label={words.kind} required value={value(values, 'kind') || null} error={problems?.kind} options={Object.entries(outcomeKindWords).map(([key, label]) => ({ value: key, label, hint: outcomeKindHints[key as Outcome['kind']] }))} columns />
    <AmountFields lang={lang} values={values} problems={problems} />
    <PartyField lang={lang} name="payer" label={words.payer} other={words.payerOther} parties={parties} values={values} problems={problems} />
    <PartyField lang={lang} name="payee" label={words.payee} other={words.payeeOther} parties={parties} values={values} problems={problems} />
    <TextField lang={lang} name="jobs" label={words.jobs} inputmode="numeric" size="short" value={value(values, 'jobs')} error={problems?.jobs} optional />
    <DateField lang={lang} name="onDate" label={words.day} value={value(values, 'onDate')} error={problems?.onDate} required />
    <TextField lang={lang} name="vouchedBy" label={words.vouchedBy} value={value(values, 'vouchedBy')} error={problems?.vouchedBy} required />
    <TextArea lang={lang} name="note" label={words.note} rows={3} value={value(values, 'note')} optional />
    <TextField lang={lang} name="link" type="url" label={words.evidenceLink} value={value(values, 'link')} error={problems?.link} optional />
    <FileField lang={lang} name="file" label={words.evidenceFile} accept=".pdf,.png,.jpg,.jpeg" error={problems?.file} optional />
    <Actions><Button kind="primary">{words.outcomeAdd[lang]}</Button></Actions>
  </Form>
)
