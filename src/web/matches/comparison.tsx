import type { Child } from 'hono/jsx'
import { sideOfKind } from '../../modules/listings/content.ts'
import { showId } from '../../core/id.ts'
import { type Lang, readText, say } from '../../core/text.ts'
import type { Card, ListingPage } from '../../modules/listings/listings.ts'
import { between, type Comparison, fitLine, type Glosses, labelOf, type SharedConcept, type ShownMatch } from '../../modules/matching/matching.ts'
import { aspectNames, causeWords, factNames } from '../../modules/matching/messages.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { LinkButton } from '../ui/buttons.tsx'
import { langOf, ResultCard, ResultGrid } from '../ui/card.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { type Row, Table } from '../ui/table.tsx'
import { pairHref } from './address.ts'
import { bankOf } from './bank.tsx'
import { ChooseForm } from './choose.tsx'
import { matchWords } from './messages.ts'
import { comparisonWords as words } from './messages/comparison.ts'
import { AdjustmentNote, Reason, showPoints, StrengthBadge } from './reason.tsx'

type Sides = { above: ShownMatch; below: ShownMatch }
type ComparisonProps = Sides & { lang: Lang; listing: ListingPage; comparison: Comparison; choices: readonly Card[]; glosses: Glosses }

/** Below this nothing is worth a line; the sum is of all. */
const seen = 0.0005

/** Two matches of one listing side by side, and the difference of their scores taken apart. */
export const ComparisonPage = ({ lang, listing, above, below, comparison, choices, glosses }: ComparisonProps) => (
  <Page>
    <PageHead
      lang={lang}
      title={words.title}
      lead={say(lang, words.lead, { title: readText(listing.texts.title, lang).body })}
      trail={[{ href: href(routes.matches.forListing, { lang, id: showId(listing.id) }), label: words.all }]}
      actions={<LinkButton kind="quiet" href={href(routes.home.ranking, { lang })}>{matchWords.ranking[lang]}</LinkButton>}
    />
    <ResultGrid>
      <SideCard lang={lang} listing={listing} match={above} glosses={glosses} />
      <SideCard lang={lang} listing={listing} match={below} glosses={glosses} />
    </ResultGrid>
    <p class="comparison-sum">{verdictOf(lang, { above, below }, comparison, glosses)}</p>
    <Section lang={lang} title={words.concepts} id="concepts"><Differences lang={lang} above={above} below={below} comparison={comparison} glosses={glosses} /></Section>
    <Section lang={lang} title={words.facts} id="facts"><p class="hint">{words.factsText[lang]}</p><FactTable lang={lang} above={above} below={below} /></Section>
    <Section lang={lang} title={words.choose} id="compare"><ChooseForm lang={lang} listingId={listing.id} cards={choices} chosen={[above.card.id, below.card.id]} /></Section>
  </Page>
)

const SideCard = ({ lang, listing, match, glosses }: { lang: Lang; glosses: Glosses; listing: ListingPage; match: ShownMatch }) => {
  const bank = bankOf(lang, match.card)
  const { concepts, missing, fits, strength, score, adjustment } = match
  return (
    <ResultCard lang={lang} href={pairHref(lang, sideOfKind(listing.kind), listing.id, match.card.id)} title={{ text: bank.title, lang: bank.lang }} kicker={bank.kicker} badges={<StrengthBadge lang={lang} strength={strength} score={score} />}>
      <Reason lang={lang} of={{ asks: sideOfKind(listing.kind), concepts, missing, fits, glosses }} />
      <AdjustmentNote lang={lang} adjustment={adjustment} fields={match.card.fields} />
      <p class="bank-who">{bank.who}</p>
    </ResultCard>
  )
}

const nameOf = (lang: Lang, { aboveConcepts, belowConcepts }: SharedConcept, glosses: Glosses): string => {
  const lead = [...aboveConcepts, ...belowConcepts].sort((a, b) => b.contribution - a.contribution)[0]
  return lead ? labelOf(lang, lead, glosses).text : ''
}

/** The difference in a sentence: how much, and the two things that make most of it. */
function verdictOf(lang: Lang, { above, below }: Sides, { difference, concepts, record }: Comparison, glosses: Glosses): string {
  if (Math.abs(difference) < seen) return words.same[lang]
  const sum = say(lang, words.difference, { difference: Math.abs(difference).toFixed(3), above: above.score.toFixed(3), below: below.score.toFixed(3) })
  const all = [...concepts.map((one) => ({ item: nameOf(lang, one, glosses), points: one.difference })), ...record.map((one) => ({ item: say(lang, words.record, { aspect: aspectNames[one.aspect][lang] }), points: one.difference }))]
  const leading = all.filter((one) => one.points * difference > 0).sort((a, b) => Math.abs(b.points) - Math.abs(a.points)).slice(0, 2)
  const items = leading.map((one, place) => between(lang, place, leading.length) + say(lang, words.gives, { item: one.item, points: showPoints(one.points) })).join('')
  const turned = difference < 0 ? words.bandFirst[lang] : ''
  return [turned, sum, items && say(lang, words.mostly, { items })].filter(Boolean).join(lang === 'zh' ? '' : ' ')
}

const number = (points: number): string => (points === 0 ? '—' : carried(points))
const carried = (points: number): string => `${points < 0 ? '−' : ''}${Math.abs(points).toFixed(3)}`

/** The words of a concept as each match has them, in both languages where they differ. */
const ConceptName = ({ lang, of, glosses }: { lang: Lang; of: SharedConcept; glosses: Glosses }) => {
  const labels = [...of.aboveConcepts, ...of.belowConcepts].sort((a, b) => b.contribution - a.contribution).map((one) => labelOf(lang, one, glosses))
  const distinct = labels.filter((one, place) => labels.findIndex((other) => other.text.toLowerCase() === one.text.toLowerCase()) === place).slice(0, 3)
  const across = labels.find((one) => one.other)?.other
  return (
    <>
      {distinct.map((one, place) => <>{place > 0 ? ' · ' : ''}<span lang={langOf(lang, one)}>{one.text}</span></>)}
      {across ? <span class="hint" lang={langOf(lang, across)}> {across.text}</span> : null}
    </>
  )
}

const Differences = ({ lang, above, below, comparison, glosses }: Sides & { lang: Lang; glosses: Glosses; comparison: Comparison }) => {
  const { concepts, record, dense, rest, difference } = comparison
  const line = (name: Child, where: string, one: { above: number; below: number; difference: number }): Row => ({
    cells: { name, where, above: number(one.above), below: number(one.below), gap: showPoints(one.difference) },
  })
  const whereOf = (one: SharedConcept) => (one.belowConcepts.length === 0 ? words.onlyAbove : one.aboveConcepts.length === 0 ? words.onlyBelow : words.inBoth)[lang]
  const rows = [
    ...concepts.map((one) => line(<ConceptName lang={lang} of={one} glosses={glosses} />, whereOf(one), one)),
    ...record.map((one) => line(say(lang, words.record, { aspect: aspectNames[one.aspect][lang] }), '', one)),
    ...(dense.above !== 0 || dense.below !== 0 ? [line(words.dense[lang], '', dense)] : []),
    ...(Math.abs(rest) >= seen ? [line(words.rest[lang], '', { above: rest, below: 0, difference: rest })] : []),
    line(<strong>{words.sum[lang]}</strong>, '', { above: above.score, below: below.score, difference }),
  ]
  return (
    <Table
      lang={lang} caption={words.conceptsText} compact
      columns={[{ key: 'name', label: words.concepts }, { key: 'where', label: words.where }, { key: 'above', label: words.above, number: true }, { key: 'below', label: words.below, number: true }, { key: 'gap', label: words.gap, number: true }]}
      rows={rows}
    />
  )
}

const FactTable = ({ lang, above, below }: Sides & { lang: Lang }) => {
  const abouts = [...new Set([above, below].flatMap(({ fits }) => [...fits.fit, ...fits.misfit].map((one) => one.about)))]
  const told = ({ fits }: ShownMatch, about: (typeof abouts)[number]): Child => {
    const lines = [...fits.fit.filter((one) => one.about === about).map((one) => fitLine(lang, one, true)), ...fits.misfit.filter((one) => one.about === about).map((one) => fitLine(lang, one, false))]
    return lines.length > 0 ? lines.join(causeWords.comma[lang]) : words.nothing[lang]
  }
  if (abouts.length === 0) return <p class="hint">{matchWords.nothingKnown[lang]}</p>
  return (
    <Table
      lang={lang} caption={words.facts} hiddenCaption compact
      columns={[{ key: 'name', label: words.facts }, { key: 'above', label: words.above }, { key: 'below', label: words.below }]}
      rows={abouts.map((about) => ({ cells: { name: factNames[about][lang], above: told(above, about), below: told(below, about) } }))}
    />
  )
}
