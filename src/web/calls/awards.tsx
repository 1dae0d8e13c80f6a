import { showId } from '../../core/id.ts'
import { currencies } from '../../core/money.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import type { Call, Round } from '../../modules/calls/calls.ts'
import { type AwardLine, type AwardPage, awardPage, indicatorLine, type Line, notePayment, testIndicator } from '../../modules/calls/judging/judging.ts'
import { one, type Values } from '../form.ts'
import type { Again } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { dayIn, idOf, problemsIn, submit } from '../typed.ts'
import { Badge } from '../ui/badges.tsx'
import { shown } from '../ui/bilingual.tsx'
import { Actions, Button, PostButton } from '../ui/buttons.tsx'
import { Card, Facts } from '../ui/card.tsx'
import { Select } from '../ui/choices.tsx'
import { DateField, TextField } from '../ui/fields.tsx'
import { Form, Hidden } from '../ui/form.tsx'
import { Amount } from '../ui/money.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { said, type Words } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { Day, showDay } from '../ui/time.tsx'
import { minorIn } from './answers-in.ts'
import { awardWords as words } from './messages/awards.ts'
import { judgeWords } from './messages/judging.ts'
import { answer } from './reading.tsx'

const states = { offered: judgeWords.offered, accepted: judgeWords.accepted, declined: judgeWords.declined, cancelled: judgeWords.cancelled } as const
const tones = { offered: 'amber', accepted: 'jade', declined: 'neutral', cancelled: 'neutral' } as const

type Props = { lang: Lang; award: AwardPage; today: string; again?: { values: Values; problems: Readonly<Record<string, Words>> } }

/** An award as both sides see it. */
const AwardShown = (props: Props) => {
  const { lang, award } = props
  const paid = award.payments.reduce((sum, one) => sum + one.minor, 0)
  const money = (minor: number) => <Amount lang={lang} money={{ minor, currency: award.currency }} />
  return (
    <Page>
      <PageHead lang={lang} title={award.title} kicker={<span class="flex flex-wrap items-center gap-2"><span>{words.title[lang]} · {award.reference}</span><Badge tone={tones[award.state]}>{states[award.state][lang]}</Badge></span>} trail={[{ href: href(routes.calls.show, { lang, slug: award.callSlug }), label: shown(lang, award.callTitle).text }]} />
      <Facts
        lang={lang} columns
        items={[{ label: words.from, value: nameFor(lang, award.payer) }, { label: words.to, value: nameFor(lang, award.payee) }, { label: words.amount, value: money(award.minor) }, { label: words.paidSoFar, value: money(paid) }, { label: words.left, value: award.state === 'accepted' ? money(award.minor - paid) : null },
          { label: words.submission, value: award.reads ? <a href={href(routes.submissions.show, { lang, id: showId(award.submissionId) })}>{award.title}</a> : null }]}
      />
      {award.state === 'offered' ? <Notice lang={lang}><p>{words.waits[lang]}</p>{award.paid ? <Actions>{(['yes', 'no'] as const).map((verdict) => <PostButton lang={lang} kind={verdict === 'yes' ? 'primary' : 'plain'} action={href(routes.funding.award, { lang, id: showId(award.id) })} values={{ verdict }} label={verdict === 'yes' ? judgeWords.takeAward : judgeWords.refuseAward} />)}</Actions> : null}</Notice> : null}
      {award.state === 'declined' || award.state === 'cancelled' ? <Notice lang={lang}><p>{words.over[lang]}</p></Notice> : null}
      {award.state === 'accepted' ? <><Tests {...props} /><Payments {...props} /></> : null}
    </Page>
  )
}

const Tests = ({ lang, award, again }: Props) => {
  const tests = new Map(award.acceptance.map((one) => [one.indicator, one]))
  const done = award.indicators.length > 0 && award.indicators.every((_, index) => tests.get(index)?.met)
  return (
    <Section lang={lang} title={words.acceptance} id="acceptance">
      <p class="hint">{award.indicators.length > 0 ? words.acceptanceLead[lang] : words.noIndicators[lang]}</p>
      {done ? <Notice lang={lang} kind="done"><p>{words.allMet[lang]}</p></Notice> : null}
      <div class="grid gap-3">
        {award.indicators.map((indicator, index) => {
          const test = tests.get(index)
          const typed = again && one(again.values, 'indicator') === String(index) ? again : undefined
          return (
            <Card lang={lang} level={3} title={indicatorLine(indicator)} kicker={test ? said(lang, words.testedOn, { day: showDay(lang, test.at) }) : undefined}>
              <p>{test ? <><Badge tone={test.met ? 'jade' : 'accent'}>{test.met ? words.met[lang] : words.notMet[lang]}</Badge> {words.measured[lang]}{lang === 'zh' ? '：' : ': '}{test.measured}</> : <Badge>{words.untested[lang]}</Badge>}</p>
              {award.pays ? (
                <Form lang={lang} action={href(routes.awards.test, { lang, id: showId(award.id) })} errors={typed?.problems} class="mt-3 grid items-end gap-3 sm:grid-cols-3">
                  <Hidden name="indicator" value={index} />
                  <TextField lang={lang} name={`measured-${index}`} label={words.measured} value={typed ? one(typed.values, `measured-${index}`) : (test?.measured ?? '')} error={typed?.problems[`measured-${index}`]} />
                  <Select lang={lang} name="met" id={`f-met-${index}`} label={words.verdict} options={[{ value: 'yes', label: words.met }, { value: 'no', label: words.notMet }]} value={test && !test.met ? 'no' : 'yes'} empty={false} />
                  <Actions><Button>{words.note[lang]}</Button></Actions>
                </Form>
              ) : null}
            </Card>
          )
        })}
      </div>
    </Section>
  )
}

const Payments = ({ lang, award, today, again }: Props) => {
  const typed = again && !one(again.values, 'indicator') ? again : undefined
  return (
    <Section lang={lang} title={words.payments} id="payments">
      {award.payments.length === 0 ? <p class="hint">{words.noPayments[lang]}</p> : <Table lang={lang} caption={words.payments} hiddenCaption columns={[{ key: 'day', label: words.paidOn }, { key: 'amount', label: words.amount, number: true }]} rows={award.payments.map((one) => ({ cells: { day: <Day lang={lang} at={one.paidOn} />, amount: <Amount lang={lang} money={{ minor: one.minor, currency: award.currency }} /> } }))} />}
      {award.pays ? (
        <Form lang={lang} action={href(routes.awards.pay, { lang, id: showId(award.id) })} errors={typed?.problems} class="mt-4 grid items-end gap-3 sm:grid-cols-3">
          <TextField lang={lang} name="minor" label={`${words.amount[lang]} (${award.currency})`} inputmode="decimal" value={typed ? one(typed.values, 'minor') : ''} error={typed?.problems.minor} required />
          <DateField lang={lang} name="paidOn" label={words.paidOn} value={typed ? one(typed.values, 'paidOn') : today} max={today} error={typed?.problems.paidOn} required />
          <Actions><Button>{words.notePayment[lang]}</Button></Actions>
        </Form>
      ) : null}
    </Section>
  )
}

/** The awards of a round and the form that offers one, where no funder does. */
export const Awards = ({ lang, call, round, awards, lines, grants, values = {}, problems }: { lang: Lang; call: Call; round: Round; awards: readonly AwardLine[]; lines: readonly Line[]; /** Whether an award may be offered here. */ grants: boolean; values?: Values; problems?: Readonly<Record<string, Words>> }) => {
  const selected = lines.filter((line) => line.outcome === 'advanced' && !awards.some((award) => award.entryId === line.entryId && (award.state === 'offered' || award.state === 'accepted')))
  const own = awards.filter((award) => lines.some((line) => line.entryId === award.entryId))
  if (own.length === 0 && (!grants || selected.length === 0)) return null
  return (
    <Section lang={lang} title={words.awards} id="awards">
      {own.length === 0 ? <p class="hint">{words.none[lang]}</p> : (
        <Table
          lang={lang} caption={words.awards} hiddenCaption columns={[{ key: 'award', label: words.title }, { key: 'to', label: words.to }, { key: 'amount', label: words.amount, number: true }, { key: 'state', label: judgeWords.state }]}
          rows={own.map((award) => ({ cells: { award: <><a href={href(routes.awards.show, { lang, id: showId(award.id) })}>{award.reference}</a> {award.title}</>, to: nameFor(lang, award.payee), amount: <Amount lang={lang} money={award} />, state: <Badge tone={tones[award.state]}>{states[award.state][lang]}</Badge> } }))}
        />
      )}
      {!grants || selected.length === 0 ? null : (
        <details class="mt-4" open={problems !== undefined}>
          <summary>{words.grant[lang]}</summary>
          <Form lang={lang} action={href(routes.judging.award, { lang, slug: call.slug, id: showId(round.id) })} errors={problems} class="mt-3 grid items-start gap-3 sm:grid-cols-2">
            <Select lang={lang} name="entry" id="f-award-entry" label={words.entry} hint={words.grantLead} options={selected.map((line) => ({ value: showId(line.entryId), label: `${line.reference} ${line.title}` }))} value={one(values, 'entry')} error={problems?.entry} />
            <Select lang={lang} name="payer" label={words.payer} options={[...(call.needId ? [{ value: 'need', label: words.need }] : []), { value: 'host', label: words.host }]} value={one(values, 'payer')} empty={false} />
            <TextField lang={lang} name="minor" id="f-award-minor" label={words.amount} inputmode="decimal" value={one(values, 'minor')} error={problems?.minor} required />
            <Select lang={lang} name="currency" label={words.currency} options={currencies.map((code) => ({ value: code, label: code }))} value={one(values, 'currency') || (lang === 'zh' ? 'CNY' : 'GBP')} empty={false} />
            <Actions><Button kind="primary">{words.grant[lang]}</Button></Actions>
          </Form>
        </details>
      )}
    </Section>
  )
}

async function show(c: Visit, again?: Again): Promise<Response> {
  const { room: { db }, actor, lang } = c.var
  const award = await awardPage(db, actor, idOf(c))
  return answer(c, award.reference, <AwardShown lang={lang} award={award} today={actor.at.toISOString().slice(0, 10)} again={again && { values: again.values, problems: problemsIn(again) ?? {} }} />, again)
}

const place = (c: Visit): string => href(routes.awards.show, { lang: c.var.lang, id: showId(idOf(c)) })

export const awardHandlers: HandlersOf<'awards'> = {
  show: (c) => show(c),
  test: (c) =>
    submit(
      c,
      async (values) => {
        const indicator = Number(one(values, 'indicator'))
        await testIndicator(c.var.room.db, c.var.actor, { id: idOf(c), indicator, measured: one(values, `measured-${indicator}`), met: one(values, 'met') === 'yes' })
        return `${place(c)}#acceptance`
      },
      (again) => show(c, again),
    ),
  pay: (c) => submit(c, async (values) => (await notePayment(c.var.room.db, c.var.actor, { id: idOf(c), minor: minorIn(one(values, 'minor')), paidOn: dayIn(values, 'paidOn') }), `${place(c)}#payments`), (again) => show(c, again)),
}
