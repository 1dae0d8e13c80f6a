import { showId } from '../../core/id.ts'
import { currencies } from '../../core/money.ts'
import { type Lang, langs, type Name, nameFor, type Phrase } from '../../core/text.ts'
import { type Call, type CallForm, callStateWords, type EligibilityRule, eligibilityWords, type Funder, phaseOf, phaseWords, questionsOf, type Round, ruleKinds, templateWords } from '../../modules/calls/calls.ts'
import type { Values } from '../form.ts'
import { one } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge, StateBadge } from '../ui/badges.tsx'
import { headOf, shown } from '../ui/bilingual.tsx'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox, Select } from '../ui/choices.tsx'
import { TextArea, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Amount } from '../ui/money.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { badgeWords } from '../ui/messages.ts'
import { said, showNumber, type Words } from '../ui/said.ts'
import { Figures } from '../ui/tasks.tsx'
import { Clocks } from '../ui/time.tsx'
import { applyWords } from './messages/applying.ts'
import { deskWords as words } from './messages/desk.ts'
import { judgeWords } from './messages/judging.ts'
import { ruleSentence } from './words.ts'

export type Seat = { id: string; name: Name; role: 'officer' | 'chair' }
export type DeskProps = {
  lang: Lang
  at: Date
  call: Call
  rounds: readonly Round[]
  form: CallForm
  rules: readonly EligibilityRule[]
  funders: readonly Funder[]
  seats: readonly Seat[]
  counts: { drafts: number; sent: number }
  questions: { waiting: number; late: number }
  late: readonly { roundId: string; late: number }[]
  lacks: readonly { part: string; sentence: Phrase }[]
  /** The form that was refused, with what was typed in it. */
  again?: { form: 'rule' | 'funder' | 'seat' | 'cancel'; values: Values; problems: Readonly<Record<string, Words>> }
}

/** One page for who runs a call: what is missing or late, figures, a door to each part. */
export const CallDeskPage = (props: DeskProps) => {
  const { lang, call, counts } = props
  const at = { lang, slug: call.slug }
  return (
    <Page>
      <PageHead
        lang={lang} {...headOf(lang, call.title)} kicker={<span class="flex flex-wrap items-center gap-2"><span>{templateWords[call.template].name[lang]} · {call.reference}</span><StateBadge lang={lang} state={call.state} label={callStateWords[call.state]} /></span>}
        trail={[{ href: href(routes.calls.list, { lang }, { mine: '1' }), label: words.mine }]}
        actions={<><LinkButton href={href(routes.calls.show, at)}>{words.open[lang]}</LinkButton><LinkButton href={href(routes.calls.edit, at)}>{words.edit[lang]}</LinkButton><LinkButton href={href(routes.panels.show, at)}>{judgeWords.panel[lang]}</LinkButton></>}
      />
      {call.state === 'draft' ? <Publishing {...props} /> : null}
      <div class="mt-6"><Figures lang={lang} items={[{ label: words.drafts, value: showNumber(lang, counts.drafts) }, { label: words.sent, value: showNumber(lang, counts.sent), href: href(routes.submissions.list, at) }, ...props.late.map((one) => ({ label: words.late, value: showNumber(lang, one.late), href: `${href(routes.judging.show, { ...at, id: showId(one.roundId) })}#progress`, urgent: true })), ...(props.questions.waiting > 0 ? [{ label: words.moreWaiting, value: showNumber(lang, props.questions.waiting) }] : []), ...(props.questions.late > 0 ? [{ label: words.moreLate, value: showNumber(lang, props.questions.late), urgent: true }] : [])]} /></div>
      <Rounds {...props} />
      <Section lang={lang} title={words.form} id="form">
        <p>{said(lang, props.form.frozenAt ? words.frozen : words.editable, { n: props.form.edition })} · {questionsOf(props.form).length === 1 ? words.questionCountOne[lang] : said(lang, words.questionCount, { n: showNumber(lang, questionsOf(props.form).length) })}</p>
        <Actions><LinkButton href={href(routes.callForms.show, at)}>{props.form.frozenAt ? words.form[lang] : words.change[lang]}</LinkButton><LinkButton kind="quiet" href={href(routes.callForms.preview, at)}>{words.preview[lang]}</LinkButton></Actions>
      </Section>
      <Section lang={lang} title={words.exports} id="exports">
        <p class="hint">{words.exportsLead[lang]}</p>
        <Actions><LinkButton download href={href(routes.calls.workbook, at)}>{words.exportWorkbook[lang]}</LinkButton><LinkButton download href={href(routes.calls.archive, at)}>{words.exportArchive[lang]}</LinkButton></Actions>
      </Section>
      <Rules {...props} />
      <Funding {...props} />
      <People {...props} />
      {call.state === 'published' || call.state === 'draft' ? <Ending {...props} /> : null}
    </Page>
  )
}

const parts: Record<string, (slug: { lang: Lang; slug: string }) => string> = {
  about: (at) => href(routes.calls.edit, at), form: (at) => href(routes.callForms.show, at), rounds: () => '#rounds', funders: () => '#funders',
}

const Publishing = ({ lang, call, lacks }: DeskProps) => (
  <Notice lang={lang} kind={lacks.length > 0 ? 'warning' : 'done'} title={lacks.length > 0 ? words.notReady : words.readyToPublish}>
    {lacks.length > 0 ? <ul class="list-disc pl-5">{lacks.map((one) => <li><a href={parts[one.part]?.({ lang, slug: call.slug }) ?? '#'}>{one.sentence[lang]}</a></li>)}</ul> : <Actions><PostButton lang={lang} kind="primary" action={href(routes.calls.publish, { lang, slug: call.slug })} values={{ _version: call.version }} label={words.publish} confirm={words.publishSure} /></Actions>}
  </Notice>
)

const Rounds = ({ lang, at, call, rounds }: DeskProps) => (
  <Section lang={lang} title={words.rounds} id="rounds">
    <div class="grid gap-3 sm:grid-cols-2">
      {rounds.map((round) => (
        <Card lang={lang} kicker={said(lang, words.round, { n: round.position })} title={shown(lang, round.name).text} level={3}>
          <p><Badge tone={phaseOf(round, at) === 'open' ? 'jade' : 'neutral'}>{phaseWords[phaseOf(round, at)][lang]}</Badge></p>
          {round.formId ? <p class="hint">{round.closesAt ? <>{applyWords.closes[lang]} <Clocks lang={lang} at={round.closesAt} /></> : words.noTimes[lang]}</p> : null}
          <Actions><LinkButton small href={href(routes.callRounds.show, { lang, slug: call.slug, id: showId(round.id) })}>{words.settings[lang]}</LinkButton>{call.state === 'draft' ? null : <LinkButton small href={href(routes.judging.show, { lang, slug: call.slug, id: showId(round.id) })}>{judgeWords.judging[lang]}</LinkButton>}</Actions>
        </Card>
      ))}
    </div>
  </Section>
)

const Rules = ({ lang, call, rules, again }: DeskProps) => {
  const values = again?.form === 'rule' ? again.values : {}
  const problems = again?.form === 'rule' ? again.problems : undefined
  return (
    <Section lang={lang} title={words.rules} id="rules">
      {rules.length === 0 ? <p class="hint">{words.noRules[lang]}</p> : <ul class="grid gap-2">{rules.map((one) => <li class="flex flex-wrap items-center gap-3"><span>{ruleSentence(lang, one)}</span>{call.state === 'draft' ? <PostButton lang={lang} small kind="quiet" action={href(routes.calls.ruleRemove, { lang, slug: call.slug, id: showId(one.id) })} label={words.remove} /> : null}</li>)}</ul>}
      {call.state === 'draft' ? (
        <Form lang={lang} action={href(routes.calls.rule, { lang, slug: call.slug })} errors={problems} class="mt-4 grid items-start gap-3 sm:grid-cols-3">
          <Select lang={lang} name="kind" label={words.ruleKind} options={ruleKinds.filter((kind) => kind !== 'members_of').map((kind) => ({ value: kind, label: said(lang, eligibilityWords[kind].rule, { n: 'N', what: '…' }) }))} value={one(values, 'kind')} empty={false} />
          <TextField lang={lang} name="count" label={words.ruleCount} inputmode="numeric" value={one(values, 'count')} error={problems?.count} />
          <TextField lang={lang} name="what" label={words.ruleWhat} hint={words.ruleWhatHint} value={one(values, 'what')} error={problems?.what} />
          <Actions><Button>{words.addRule[lang]}</Button></Actions>
        </Form>
      ) : null}
    </Section>
  )
}

const Funding = ({ lang, call, funders, again }: DeskProps) => {
  const values = again?.form === 'funder' ? again.values : {}
  const problems = again?.form === 'funder' ? again.problems : undefined
  if (call.state !== 'draft' && funders.length === 0) return null
  return (
    <Section lang={lang} title={words.funders} id="funders">
      {funders.length === 0 ? <p class="hint">{words.noFunders[lang]}</p> : (
        <ul class="grid gap-2">
          {funders.map((one) => (
            <li class="flex flex-wrap items-center gap-3"><strong>{nameFor(lang, one.name)}</strong>{one.leads ? <Badge tone="primary">{words.leads[lang]}</Badge> : null}<Amount lang={lang} money={{ minor: one.budgetMinor, currency: one.currency }} />
              {call.state === 'draft' ? <PostButton lang={lang} small kind="quiet" action={href(routes.calls.funderRemove, { lang, slug: call.slug, id: showId(one.id) })} label={words.remove} /> : null}</li>
          ))}
        </ul>
      )}
      {call.state === 'draft' ? (
        <details class="mt-4" open={problems !== undefined}>
          <summary>{words.addFunder[lang]}</summary>
          <Form lang={lang} action={href(routes.calls.funder, { lang, slug: call.slug })} errors={problems} class="mt-3 grid items-start gap-3 sm:grid-cols-2">
            <TextField lang={lang} name="funder" label={words.funderOrganisation} value={one(values, 'funder')} error={problems?.funder} required />
            <Select lang={lang} name="currency" label={words.currency} options={currencies.map((code) => ({ value: code, label: code }))} value={one(values, 'currency') || (lang === 'zh' ? 'CNY' : 'GBP')} empty={false} />
            <TextField lang={lang} name="budget" label={words.budget} inputmode="decimal" value={one(values, 'budget')} error={problems?.budget} required />
            <TextField lang={lang} name="most" label={words.most} inputmode="decimal" value={one(values, 'most')} />
            <Select lang={lang} name="letterLang" label={words.letterLang} options={langs.map((one) => ({ value: one, label: badgeWords[one] }))} value={one(values, 'letterLang') || lang} empty={false} />
            <TextArea lang={lang} name="people" label={words.funderPeople} rows={3} value={one(values, 'people')} error={problems?.people} />
            <Checkbox lang={lang} name="leads" label={words.leads} checked={one(values, 'leads') === 'yes'} />
            <Actions><Button>{words.addFunder[lang]}</Button></Actions>
          </Form>
        </details>
      ) : null}
    </Section>
  )
}

const People = ({ lang, call, seats, again }: DeskProps) => (
  <Section lang={lang} title={words.people} id="people">
    <ul class="grid gap-2">{seats.map((one) => <li class="flex flex-wrap items-center gap-3"><span>{nameFor(lang, one.name)}</span><Badge>{words[one.role][lang]}</Badge><PostButton lang={lang} small kind="quiet" action={href(routes.calls.seatEnd, { lang, slug: call.slug, id: showId(one.id) })} label={words.endSeat} /></li>)}</ul>
    <Form lang={lang} action={href(routes.calls.seat, { lang, slug: call.slug })} errors={again?.form === 'seat' ? again.problems : undefined} class="mt-4 grid items-start gap-3 sm:grid-cols-3">
      <TextField lang={lang} name="email" id="f-seat-email" type="email" label={words.seatEmail} value={again?.form === 'seat' ? one(again.values, 'email') : ''} autocomplete="off" />
      <Select lang={lang} name="role" id="f-seat-role" label={words.role} options={(['officer', 'chair'] as const).map((role) => ({ value: role, label: words[role] }))} empty={false} />
      <Actions><Button>{words.giveSeat[lang]}</Button></Actions>
    </Form>
  </Section>
)

const Ending = ({ lang, call, again }: DeskProps) => (
  <Section lang={lang} title={words.ending} id="end">
    {call.state === 'published' ? <Actions><PostButton lang={lang} action={href(routes.calls.close, { lang, slug: call.slug })} values={{ _version: call.version }} label={words.close} confirm={words.closeSure} /></Actions> : null}
    <details open={again?.form === 'cancel'}>
      <summary>{words.cancel[lang]}</summary>
      <Form lang={lang} action={href(routes.calls.cancel, { lang, slug: call.slug })} version={call.version} errors={again?.form === 'cancel' ? again.problems : undefined} class="mt-3 grid gap-3">
        <TextArea lang={lang} name="reason" id="f-cancel-reason" label={words.cancelReason} rows={2} required />
        <Actions><Button kind="danger">{words.cancel[lang]}</Button></Actions>
      </Form>
    </details>
  </Section>
)
