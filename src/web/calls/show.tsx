import { showId } from '../../core/id.ts'
import type { Actor } from '../../core/actor.ts'
import { showMoney } from '../../core/money.ts'
import { type Lang, type Name, nameFor } from '../../core/text.ts'
import type { Lineup, Release, ResultLine, Voting } from '../../modules/calls/judging/judging.ts'
import { blindnessWords, type Call, combinationWords, type EligibilityRule, type Extension, type Funder, modeWords, openRound, phaseOf, phaseWords, type Round, type Rubric, type SubmissionLine, submissionStateWords, templateWords } from '../../modules/calls/calls.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge, SampleBadge, StateBadge } from '../ui/badges.tsx'
import { headOf, shown } from '../ui/bilingual.tsx'
import { Actions, Button, LinkButton } from '../ui/buttons.tsx'
import { Card, Facts } from '../ui/card.tsx'
import { Select } from '../ui/choices.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Paragraphs, Section, Split } from '../ui/page.tsx'
import { said, showNumber } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { Clocks, showClocks } from '../ui/time.tsx'
import { LineupShown } from './lineup.tsx'
import { applyWords as words, tieWords } from './messages/applying.ts'
import { judgeWords } from './messages/judging.ts'
import { Results } from './results.tsx'
import { ruleSentence } from './words.ts'

export type ShowProps = {
  lang: Lang
  actor: Actor
  call: Call
  rounds: readonly { round: Round; rubric?: Rubric; extensions: readonly Extension[]; voting: Voting }[]
  rules: readonly EligibilityRule[]
  funders: readonly Funder[]
  mine: readonly SubmissionLine[]
  lineups: readonly { round: Round; lineup: Lineup }[]
  results: readonly { round: Round; release: Release; lines: readonly ResultLine[] }[]
  /** Funders for which the reader decides, and whether they are on the panel. */
  funding: readonly { id: string; organisation: Name }[]
  judges: boolean
}

/** A call as applicants read it: what, who may, by when, how it is judged. */
export const CallPage = (props: ShowProps) => {
  const { lang, actor, call, rounds, rules } = props
  return (
    <Page>
      <PageHead
        lang={lang} {...headOf(lang, call.title)} lead={call.summary ? shown(lang, call.summary).text : undefined}
        kicker={<span class="flex flex-wrap items-center gap-2"><span>{templateWords[call.template].name[lang]} · {call.reference}</span>{call.sample ? <SampleBadge lang={lang} /> : null}</span>}
        trail={[{ href: href(routes.calls.list, { lang }), label: words.calls }]}
        actions={<Doors {...props} />}
      />
      {call.state === 'cancelled' ? <Notice lang={lang} kind="warning"><p>{said(lang, words.cancelled, { reason: call.cancelledReason ?? '' })}</p></Notice> : null}
      <Split
        main={<>
          {call.description ? <Card lang={lang}><Paragraphs text={shown(lang, call.description).text} lang={shown(lang, call.description).lang} /></Card> : null}
          {rules.length > 0 ? <Card lang={lang} title={words.rules}><ul class="list-disc pl-5">{rules.map((one) => <li>{ruleSentence(lang, one)}</li>)}</ul></Card> : null}
          {props.funders.length > 0 ? <Funders {...props} /> : null}
        </>}
        side={<><Apply {...props} at={actor.at} />{call.needId ? <Facts lang={lang} items={[{ label: words.need, value: <a href={href(routes.listings.show, { lang, id: showId(call.needId) })}>{words.open[lang]}</a> }]} /> : null}</>}
        sideFirst
      />
      {props.lineups.map((one) => <LineupShown lang={lang} {...one} />)}
      {props.results.map((one) => <Results lang={lang} at={actor.at} call={call} {...one} signedIn={actor.kind === 'person'} />)}
      {rounds.map((one) => <RoundSection lang={lang} at={actor.at} slug={call.slug} {...one} />)}
    </Page>
  )
}

/** The ways on for who runs, judges or funds the call. */
const Doors = ({ lang, call, funding, judges }: ShowProps) => (
  <>
    {call.runs ? <LinkButton href={href(routes.calls.desk, { lang, slug: call.slug })}>{words.desk[lang]}</LinkButton> : null}
    {judges ? <LinkButton href={href(routes.reviews.queue, { lang, slug: call.slug })}>{judgeWords.reviews[lang]}</LinkButton> : null}
    {funding.map((one) => <LinkButton href={href(routes.funding.show, { lang, id: showId(one.id) })}>{judgeWords.funding[lang]} · {nameFor(lang, one.organisation)}</LinkButton>)}
  </>
)

const Apply = ({ lang, actor, call, rounds, mine, at }: ShowProps & { at: Date }) => {
  const open = call.state === 'published' && openRound(rounds.map((one) => one.round), at)
  const host = <p class="hint"><a href={href(routes.organisations.show, { lang, slug: call.hostSlug })}>{said(lang, words.hosted, { name: nameFor(lang, call.host) })}</a></p>
  return (
    <Card lang={lang} tone="wash">
      {call.opensAt && at < call.opensAt ? <p>{words.opens[lang]}<br /><strong><Clocks lang={lang} at={call.opensAt} /></strong></p> : null}
      {call.closesAt ? <p>{(call.closesAt < at ? words.closed : words.closes)[lang]}<br /><strong><Clocks lang={lang} at={call.closesAt} /></strong></p> : null}
      {mine.map((one) => <p><a href={href(routes.submissions.show, { lang, id: showId(one.id) })}>{one.title || one.reference}</a> <StateBadge lang={lang} state={one.state} label={submissionStateWords[one.state]} /></p>)}
      {open && actor.kind === 'person' ? (
        <Form lang={lang} action={href(routes.submissions.start, { lang, slug: call.slug })} class="grid gap-3">
          {actor.affiliations.length > 0 ? <Select lang={lang} name="organisation" label={words.applyFor} empty={words.onBehalf} options={actor.affiliations.map((one) => ({ value: showId(one.organisationId), label: nameFor(lang, one.name) }))} value={showId(actor.affiliations[0]!.organisationId)} /> : null}
          <Actions><Button kind="primary">{words.apply[lang]}</Button></Actions>
        </Form>
      ) : null}
      {open && actor.kind === 'visitor' ? <Actions><LinkButton kind="primary" href={href(routes.signIn.form, { lang }, { next: href(routes.calls.show, { lang, slug: call.slug }) })}>{words.signInFirst[lang]}</LinkButton></Actions> : null}
      {host}
    </Card>
  )
}

const Funders = ({ lang, call, funders }: ShowProps) => (
  <Card lang={lang} title={words.funders}>
    <p>{combinationWords[call.combination][lang]}</p>
    <ul class="mt-3 grid gap-3">
      {funders.map((one) => (
        <li>
          <strong>{nameFor(lang, one.name)}</strong>
          <span class="block hint">{said(lang, words.budget, { amount: showMoney(lang, { minor: one.budgetMinor, currency: one.currency }) })}{one.mostMinor ? <>{lang === 'zh' ? '，' : ', '}{said(lang, words.most, { amount: showMoney(lang, { minor: one.mostMinor, currency: one.currency }) })}</> : null}</span>
        </li>
      ))}
    </ul>
  </Card>
)

const RoundSection = ({ lang, at, slug, round, rubric, extensions, voting }: { lang: Lang; at: Date; slug: string } & ShowProps['rounds'][number]) => {
  const name = shown(lang, round.name)
  return (
    <Section lang={lang} title={name.text} id={`round-${round.position}`} actions={<Badge tone={phaseOf(round, at) === 'open' ? 'jade' : 'neutral'}>{phaseWords[phaseOf(round, at)][lang]}</Badge>}>
      {extensions.map((one) => <p class="hint">{said(lang, words.extended, { was: showClocks(lang, one.was), now: showClocks(lang, one.closesAt), reason: one.reason })}</p>)}
      {round.formId && round.grace > 0 ? <p class="hint">{said(lang, words.grace, { n: round.grace })}</p> : null}
      <p>{modeWords[round.mode][lang]} · {blindnessWords[round.blindness][lang]}</p>
      {voting === 'none' ? null : <Actions><LinkButton href={href(routes.audience.show, { lang, slug, round: showId(round.id) })}>{judgeWords.audience[lang]}</LinkButton></Actions>}
      {rubric ? (
        <Table
          lang={lang} caption={words.judged} hiddenCaption columns={[{ key: 'name', label: words.judged }, { key: 'weight', label: words.weightHead, number: true }]}
          rows={rubric.criteria.map((one) => ({ cells: { name: <>{shown(lang, one.name).text}{one.help ? <span class="block hint">{shown(lang, one.help).text}</span> : null}</>, weight: `${showNumber(lang, one.weightBp / 100)}${lang === 'zh' ? '%' : ' %'}` } }))}
        />
      ) : null}
      {round.mode !== 'chair' ? <p class="hint">{said(lang, words.tie, { what: round.tieBreak.map((one) => tieWords[one][lang]).join(lang === 'zh' ? '、' : ', ') })}</p> : null}
    </Section>
  )
}
