import type { Child } from 'hono/jsx'
import { type Lang, nameFor, type Phrase, say } from '../../../core/text.ts'
import type { ListingPage } from '../../../modules/listings/listings.ts'
import { iprStatuses, levels, needClasses, nextSteps, partnerships, partnerTypes, profileKinds, resultOwners, sdgs } from '../../../modules/listings/words/facts.ts'
import { equipmentTypes, expertKinds, laboratoryLevels } from '../../../modules/listings/words/kinds.ts'
import { chainLinks } from '../../../modules/vocabularies/words/chains.ts'
import { organisationKinds } from '../../../modules/people/words/kinds.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { LangsBadge, VerifiedBadge } from '../../ui/badges.tsx'
import { Card, Facts } from '../../ui/card.tsx'
import { StageDots } from '../../ui/dots.tsx'
import { Amount } from '../../ui/money.tsx'
import { Day } from '../../ui/time.tsx'
import { showNumber } from '../../ui/said.ts'
import { valueName } from '../hall/values.ts'
import { langNames } from '../messages/hall.ts'
import { factLines, factNames, patentStatuses } from '../messages/facts.ts'
import { showWords } from '../messages/show.ts'

type Props = { lang: Lang; listing: ListingPage }

const listed = (lang: Lang, words: readonly string[]): string | undefined => (words.length > 0 ? words.join(lang === 'zh' ? '、' : words.some((one) => one.includes(',')) ? '; ' : ', ') : undefined)
const nameOf = <Key extends string>(lang: Lang, words: Record<Key, { zh: string; en: string }>, key: Key | undefined): string | undefined => (key === undefined ? undefined : words[key]?.[lang])
const kindName = (lang: Lang, kind: string) => (kind in organisationKinds ? organisationKinds[kind as keyof typeof organisationKinds][lang] : kind)

/** City, region and country, as far as they may be told. */
export function placeOf(lang: Lang, listing: ListingPage): string {
  const { country, region } = listing.place
  const parts = [listing.city && nameFor(lang, listing.city), region && valueName(lang, 'region', region), valueName(lang, 'country', country)].filter((one): one is string => Boolean(one))
  const whole = parts.filter((one, index) => parts.indexOf(one) === index)
  return lang === 'zh' ? whole.reverse().join(' · ') : whole.join(', ')
}

/** Who publishes this, as far as it may be told. */
export const WhoCard = ({ lang, listing }: Props) => (
  <Card lang={lang} id="who" tone="wash">
    {listing.owner
      ? <p class="who-name"><a href={href(routes.organisations.show, { lang, slug: listing.owner.slug })}>{nameFor(lang, listing.owner.name)}</a> {listing.owner.verified ? <VerifiedBadge lang={lang} /> : null}</p>
      : <p class="who-name">{showWords.withheld[lang]}</p>}
    <p>{kindName(lang, listing.place.organisationKind)} · {placeOf(lang, listing)}</p>
    {listing.owner ? null : <p class="hint">{showWords.withheldHint[lang]}</p>}
    {listing.publisher ? <p class="hint">{say(lang, showWords.publishedBy, { publisher: nameFor(lang, listing.publisher.name) })}</p> : null}
  </Card>
)

function moneyOf(lang: Lang, facts: ListingPage['facts']): Child | undefined {
  if (!facts.amount) return facts.negotiable ? factNames.negotiable[lang] : undefined
  return <><Amount lang={lang} money={facts.amount} />{facts.negotiable ? ` · ${factNames.negotiable[lang]}` : ''}</>
}

function levelOf(lang: Lang, facts: ListingPage['facts']): string | undefined {
  if (!facts.level || facts.level === 'not_assessed') return nameOf(lang, levels, facts.level)
  const level = levels[facts.level][lang]
  return facts.levelAssessor ? say(lang, factNames.levelAssessed, { level, assessor: facts.levelAssessor }) : say(lang, factNames.levelOwn, { level })
}

const sdgName = (lang: Lang, n: number) => (n === 0 ? sdgs[0]![lang] : `${n} ${sdgs[n]?.[lang] ?? ''}`)

const linkTo = (address: string, text: string = address): Child => <a href={address} rel="noopener noreferrer nofollow">{text}</a>

/** What only expertise or a facility states. */
const ownFacts = (lang: Lang, facts: ListingPage['facts']): { label: Phrase; value: Child | undefined }[] => [
  { label: factNames.expertKind, value: nameOf(lang, expertKinds, facts.expertKind) },
  { label: factNames.laboratoryLevel, value: nameOf(lang, laboratoryLevels, facts.laboratoryLevel) },
  { label: factNames.teamSize, value: facts.teamSize && showNumber(lang, facts.teamSize) },
  { label: factNames.workingLanguages, value: listed(lang, facts.workingLanguages.map((one) => langNames[one][lang])) },
  { label: factNames.equipmentType, value: nameOf(lang, equipmentTypes, facts.equipmentType) },
  { label: factNames.model, value: facts.model },
  { label: factNames.manufacturers, value: listed(lang, facts.manufacturers) },
  { label: factNames.commissionedOn, value: facts.commissionedOn && <Day lang={lang} at={facts.commissionedOn} /> },
  { label: factNames.decommissionedOn, value: facts.decommissionedOn && <Day lang={lang} at={facts.decommissionedOn} /> },
  { label: factNames.department, value: facts.department },
  { label: factNames.location, value: facts.location },
  { label: factNames.relatedEquipment, value: listed(lang, facts.relatedEquipment) },
  { label: factNames.funding, value: facts.funding },
  { label: factNames.institutionRef, value: facts.institutionRef },
  { label: factNames.doi, value: facts.doi && linkTo(`https://doi.org/${facts.doi}`, facts.doi) },
  { label: factNames.orcid, value: facts.orcid && linkTo(`https://orcid.org/${facts.orcid}`, facts.orcid) },
  { label: factNames.website, value: facts.website && linkTo(facts.website) },
]

/** The structured facts, those that are stated. */
export const FactsCard = ({ lang, listing }: Props) => {
  const { facts, kind } = listing
  const need = kind === 'need'
  return (
    <Card lang={lang} id="facts" title={showWords.facts}>
      <Facts
        lang={lang}
        items={[
          { label: factNames.fields, value: listing.fields.length > 0 && <>{listed(lang, listing.fields.map(({ name }) => name[lang]))}{facts.fieldsSuggested ? <small class="hint"> {factLines.suggested[lang]}</small> : null}</> },
          { label: factNames.priorities, value: listed(lang, listing.priorities.map(({ name }) => name[lang])) },
          { label: factNames.chain, value: listing.chain && [listing.chain.name[lang], listing.chain.link && chainLinks[listing.chain.link][lang]].filter(Boolean).join(' · ') },
          ...ownFacts(lang, facts),
          { label: factNames.needClass, value: nameOf(lang, needClasses, facts.needClass) },
          { label: factNames.stage, value: facts.stage && <StageDots lang={lang} stage={facts.stage} /> },
          { label: need ? factNames.trlWanted : factNames.trl, value: facts.trl && say(lang, need ? factLines.trlAtLeast : factLines.trl, { n: facts.trl }) },
          { label: factNames.ipr, value: nameOf(lang, iprStatuses, facts.ipr) },
          { label: factNames.partnerships, value: listed(lang, facts.partnerships.map((one) => partnerships[one][lang])) },
          { label: factNames.partnerTypes, value: listed(lang, facts.partnerTypes.map((one) => partnerTypes[one][lang])) },
          { label: factNames.countriesSought, value: facts.countriesSought.length > 0 ? listed(lang, facts.countriesSought.map((one) => valueName(lang, 'country', one))) : kind === 'facility' ? undefined : factNames.everywhere[lang] },
          { label: factNames.nextSteps, value: listed(lang, facts.nextSteps.map((one) => nextSteps[one][lang])) },
          { label: need ? factNames.budget : factNames.price, value: moneyOf(lang, facts) },
          { label: factNames.deadline, value: facts.deadline && <Day lang={lang} at={facts.deadline} /> },
          { label: factNames.resultOwner, value: nameOf(lang, resultOwners, facts.resultOwner) },
          { label: factNames.level, value: levelOf(lang, facts) },
          { label: factNames.sdgs, value: listed(lang, facts.sdgs.map((one) => sdgName(lang, one))) },
          { label: factNames.profile, value: nameOf(lang, profileKinds, facts.profile) },
          { label: factNames.video, value: facts.video && <a href={facts.video} rel="noopener noreferrer nofollow">{factNames.videoOpen[lang]}</a> },
          { label: factNames.languages, value: <LangsBadge lang={lang} has={listing.langs} /> },
          { label: factNames.published, value: listing.publishedAt && <Day lang={lang} at={listing.publishedAt} /> },
          { label: factNames.expires, value: listing.expiresAt && <Day lang={lang} at={listing.expiresAt} /> },
          { label: factNames.reference, value: <span class="reference">{listing.reference}</span> },
        ]}
      />
    </Card>
  )
}

/** Facts that take room: what a need must reach, and the patents of an offer. */
export const LongFacts = ({ lang, listing }: Props) => {
  const { indicators, patents } = listing.facts
  return (
    <>
      {indicators.length > 0 ? (
        <section id="s-indicators" class="text-section">
          <h2>{factNames.indicators[lang]}</h2>
          <table class="indicators">
            <thead><tr><th scope="col">{factNames.indicatorName[lang]}</th><th scope="col">{factNames.indicatorValue[lang]}</th></tr></thead>
            <tbody>{indicators.map((one) => <tr><th scope="row">{one.name}</th><td>{`${one.operator} ${one.value} ${one.unit}`.trim()}</td></tr>)}</tbody>
          </table>
        </section>
      ) : null}
      {patents.length > 0 ? (
        <section id="s-patents" class="text-section">
          <h2>{factNames.patents[lang]}</h2>
          <ul class="patents">
            {patents.map((one) => (
              <li><span class="reference">{one.number}</span> {[one.status && patentStatuses[one.status][lang], one.owners && say(lang, factLines.patentOwners, { owners: one.owners })].filter(Boolean).join(lang === 'zh' ? '，' : ', ')}{one.checkedOn ? <> · <small>{factLines.patentChecked[lang].split('{day}')[0]}<Day lang={lang} at={one.checkedOn} />{factLines.patentChecked[lang].split('{day}')[1]}</small></> : null}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
