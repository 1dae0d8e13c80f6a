import { showId } from '../../core/id.ts'
import { type Lang, type Name, nameFor, readText, say, type Text } from '../../core/text.ts'
import { type AmountCell, type Facts, type Figure, figureDefinitions, figureWords, type Funnel, shareOf, steps } from '../../modules/indicators/indicators.ts'
import { type Outcome, outcomeKindHints, outcomeKindWords } from '../../modules/projects/projects.ts'
import { reportWords } from '../event-report/messages/words.ts'
import { OutcomeTable } from '../projects/outcomes.tsx'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { Actions, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { BarChart } from '../ui/chart.tsx'
import { Amount } from '../ui/money.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { showNumber } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { Day } from '../ui/time.tsx'
import { FormsCard } from './forms.tsx'
import { indicatorWords as words } from './messages/funnel.ts'

/** How an address names a scope. */
export type Place = { scope: string; slug: string }

export const nameOfScope = (lang: Lang, name: Name | Text | undefined): string => (name === undefined ? words.instance[lang] : 'source' in name ? readText(name, lang).body : nameFor(lang, name))
const titleOf = (lang: Lang, funnel: Funnel): string => say(lang, words.of, { name: nameOfScope(lang, funnel.name) })

/** What the chart shows, as a sentence. */
function findingOf(lang: Lang, { cells }: Funnel): string {
  const [interest, agreed] = [cells.interest.n, cells.agreed.n]
  if (interest === undefined) return words.title[lang]
  if (interest === 0) return words.findingNone[lang]
  if (agreed === 0) return say(lang, words.findingNoneAgreed, { interest: showNumber(lang, interest) })
  return agreed === undefined ? say(lang, words.findingOpen, { interest: showNumber(lang, interest) }) : say(lang, words.finding, { interest: showNumber(lang, interest), agreed: showNumber(lang, agreed) })
}

const Count = ({ lang, n, to }: { lang: Lang; n: number | undefined; to: string }) => <a href={to}>{n === undefined ? words.withheld[lang] : showNumber(lang, n)}</a>

/** The funnel of a listing, an organisation, an alliance or the instance. */
export const FunnelPage = ({ lang, place, funnel }: { lang: Lang; place: Place; funnel: Funnel }) => {
  const forms = place.scope === 'organisation' || (place.scope !== 'listing' && place.scope !== 'event' && funnel.mayPublish)
  const at = { lang, ...place }
  const to = (key: Figure | AmountCell['kind']): string => href(routes.indicators.facts, { ...at, key })
  const shown = steps.filter((step) => step !== 'viewed' && funnel.cells[step].n !== undefined)
  return (
    <Page>
      <PageHead lang={lang} title={titleOf(lang, funnel)} lead={words.lead} trail={place.scope === 'event' ? [{ href: href(routes.events.show, at), label: nameOfScope(lang, funnel.name) }, { href: href(routes.eventReport.show, at), label: reportWords.title }] : undefined} kicker={funnel.public ? <Badge tone="jade">{words.public[lang]}</Badge> : undefined} />
      {shown.length > 0 ? <BarChart lang={lang} title={findingOf(lang, funnel)} unit={words.count} nameOf={words.step} rows={shown.map((step) => ({ label: figureWords[step], value: funnel.cells[step].n!, href: to(step) }))} /> : null}
      <Section lang={lang} title={words.table} id="funnel">
        <Table
          lang={lang} caption={words.table} hiddenCaption
          columns={[{ key: 'step', label: words.step }, { key: 'n', label: words.count, number: true }, { key: 'share', label: words.share, number: true }, { key: 'what', label: words.counts }]}
          rows={([...steps, 'connection'] as const).map((figure) => {
            const share = figure === 'viewed' || figure === 'interest' ? undefined : shareOf(funnel.cells[figure].n, funnel.cells.interest.n)
            return { id: figure, cells: { step: figureWords[figure][lang], n: <Count lang={lang} n={funnel.cells[figure].n} to={to(figure)} />, share: share === undefined ? '–' : `${showNumber(lang, share, 1)} %`, what: <span class="hint">{figureDefinitions[figure][lang]}</span> } }
          })}
        />
        <p class="hint mt-3">{words.withheldNote[lang]}</p>
      </Section>
      <Section lang={lang} title={words.amounts} id="amounts">
        <p class="hint mb-3">{words.amountsHint[lang]}</p>
        {funnel.amounts.length === 0 ? <p>{words.amountsNone[lang]}</p> : (
          <Table
            lang={lang} caption={words.amounts} hiddenCaption
            columns={[{ key: 'kind', label: words.kind }, { key: 'currency', label: words.currency }, { key: 'sum', label: words.sum, number: true }, { key: 'what', label: words.counts }]}
            rows={funnel.amounts.map((one) => ({
              cells: {
                kind: outcomeKindWords[one.kind][lang], currency: one.currency ?? '–', what: <span class="hint">{outcomeKindHints[one.kind][lang]}</span>,
                sum: <a href={to(one.kind)}>{one.sum === undefined ? words.withheld[lang] : one.currency ? <Amount lang={lang} money={{ minor: one.sum, currency: one.currency }} /> : showNumber(lang, one.sum)}</a>,
              },
            }))}
          />
        )}
      </Section>
      {funnel.mayPublish || forms ? (
        <div class="mt-10 grid gap-6 lg:grid-cols-2 items-start">
          {forms ? <FormsCard lang={lang} place={place} /> : null}
          {funnel.mayPublish ? (
            <Card lang={lang} title={words.public}>
              <p class="hint">{words.publicHint[lang]}</p>
              <Actions><PostButton lang={lang} action={href(routes.indicators.publish, at)} values={{ open: funnel.public ? 'no' : 'yes' }} label={funnel.public ? words.makePrivate : words.makePublic} /></Actions>
            </Card>
          ) : null}
        </div>
      ) : null}
    </Page>
  )
}

type FactsProps = { lang: Lang; place: Place; funnel: Funnel; key_: Figure }

const FactsHead = ({ lang, place, funnel, title, lead }: { lang: Lang; place: Place; funnel: Funnel; title: string; lead: string }) => (
  <PageHead lang={lang} title={title} lead={lead} trail={[{ href: href(routes.indicators.show, { lang, ...place }), label: titleOf(lang, funnel) }]} />
)

/** The cases behind a figure, as far as the reader may read them. */
export const CasesPage = ({ lang, place, funnel, key_, facts }: FactsProps & { facts: Facts }) => (
  <Page>
    <FactsHead lang={lang} place={place} funnel={funnel} title={say(lang, words.factsOf, { figure: figureWords[key_][lang] })} lead={figureDefinitions[key_][lang]} />
    {facts.cases.length === 0 ? <p>{words.none[lang]}</p> : (
      <Table
        lang={lang} caption={words.facts} hiddenCaption columns={[{ key: 'reference', label: words.reference }, { key: 'title', label: words.about }, { key: 'day', label: words.day }]}
        rows={facts.cases.map((one) => ({ cells: { reference: <a href={href(routes.deals.show, { lang, id: showId(one.id) })}>{one.reference}</a>, title: one.title ? nameFor(lang, one.title) : '–', day: <Day lang={lang} at={one.at} /> } }))}
      />
    )}
    <p class="hint mt-3">{facts.others === undefined ? words.othersFew[lang] : facts.others > 0 ? say(lang, words.others, { n: showNumber(lang, facts.others) }) : null}</p>
  </Page>
)

export const ViewsPage = ({ lang, place, funnel, months }: Omit<FactsProps, 'key_'> & { months: readonly { month: string; n: number }[] }) => (
  <Page>
    <FactsHead lang={lang} place={place} funnel={funnel} title={say(lang, words.factsOf, { figure: figureWords.viewed[lang] })} lead={figureDefinitions.viewed[lang]} />
    {months.length === 0 ? <p>{words.none[lang]}</p> : (
      <Table lang={lang} caption={words.views} hiddenCaption columns={[{ key: 'month', label: words.month }, { key: 'n', label: words.views, number: true }]} rows={months.map((one) => ({ cells: { month: one.month, n: showNumber(lang, one.n) } }))} />
    )}
  </Page>
)

export const OutcomesPage = ({ lang, place, funnel, kind, outcomes }: Omit<FactsProps, 'key_'> & { kind: AmountCell['kind']; outcomes: readonly Outcome[] }) => (
  <Page>
    <FactsHead lang={lang} place={place} funnel={funnel} title={say(lang, words.factsOf, { figure: outcomeKindWords[kind][lang] })} lead={outcomeKindHints[kind][lang]} />
    {outcomes.length === 0 ? <p>{words.none[lang]}</p> : <OutcomeTable lang={lang} outcomes={outcomes} />}
  </Page>
)
