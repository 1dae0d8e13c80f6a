import { HalvesFields, shown } from '../ui/bilingual.tsx'
import { raw } from 'hono/html'
import type { Actor } from '../../core/actor.ts'
import { showId } from '../../core/id.ts'
import { type Lang, type Name, nameFor } from '../../core/text.ts'
import type { AllianceLine, Broker, Outcome } from '../../modules/alliances/alliances.ts'
import type { Card as ListingCard } from '../../modules/listings/listings.ts'
import type { NewsItem } from '../../modules/news/news.ts'
import { many, one, type Problems, type Values } from '../form.ts'
import { cardHtml } from '../listings/hall/card.tsx'
import { NewsCard } from '../news/list.tsx'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button, PostButton } from '../ui/buttons.tsx'
import { Card, ResultGrid } from '../ui/card.tsx'
import { Checkboxes, Select } from '../ui/choices.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { Form } from '../ui/form.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { said, showNumber } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { centreWords as words } from './messages/centre.ts'
import { allianceWords } from './messages/pages.ts'

/** What a regional centre has beside what every alliance has. */
export type Centre = {
  needs: readonly ListingCard[]
  needsTotal: number
  /** Research facilities among its listings. */
  facilities: number
  brokers: readonly Broker[]
  /** For which organisations the reader may register. */
  places: readonly { id: string; name: Name }[]
  outcomes: readonly Outcome[]
  values?: Values
  problems?: Problems
}

type Props = { lang: Lang; actor: Actor; alliance: AllianceLine; centre: Centre }

/** The needs of its firms, its facilities, its technology transfer managers, its deals and outcomes. */
export const CentreParts = (props: Props) => (
  <>
    <Outcomes {...props} />
    <Needs {...props} />
    <Facilities {...props} />
    <Brokers {...props} />
  </>
)

const fewer = (lang: Lang, n: number | undefined): string => (n === undefined ? words.fewer[lang] : showNumber(lang, n))

const Outcomes = ({ lang, alliance, centre }: Props) => (
  <Section lang={lang} title={words.outcomes} id="outcomes">
    <p class="hint mb-3">{words.outcomesHint[lang]}</p>
    <ul class="grid gap-3 sm:grid-cols-2">
      {centre.outcomes.map((outcome) => (
        <li class="sheet [&>*]:mt-0">
          <a href={href(routes.alliances.outcome, { lang, slug: alliance.slug, figure: outcome.figure })}><b class="text-xl">{fewer(lang, outcome.n)}</b> {outcome.label[lang]}</a>
          <p class="hint">{outcome.counts[lang]}</p>
        </li>
      ))}
    </ul>
  </Section>
)

const Needs = ({ lang, actor, alliance, centre }: Props) => (
  <Section lang={lang} title={words.needs} id="needs">
    {centre.needsTotal === 0 ? <EmptyState lang={lang} level={3} title={words.noNeeds} text={words.noNeedsText} /> : (
      <>
        <div class="results">{raw(centre.needs.map((card) => cardHtml(lang, card, actor.at)).join(''))}</div>
        <p class="mt-4"><a href={href(routes.listings.hall, { lang }, { space: alliance.slug, kind: 'need' })}>{said(lang, words.needsAll, { n: showNumber(lang, centre.needsTotal) })}</a></p>
      </>
    )}
  </Section>
)

const Facilities = ({ lang, alliance, centre }: Props) =>
  centre.facilities === 0 ? null : (
    <Section lang={lang} title={words.facilities} id="facilities">
      <p><a href={href(routes.listings.hall, { lang }, { space: alliance.slug, kind: 'facility' })}>{said(lang, words.facilitiesAll, { n: showNumber(lang, centre.facilities) })}</a></p>
    </Section>
  )

const Brokers = (props: Props) => {
  const { lang, centre } = props
  return (
    <Section lang={lang} title={words.brokers} id="transfer-managers">
      {centre.brokers.length === 0 ? <EmptyState lang={lang} level={3} title={words.noBrokers} text={words.noBrokersText} /> : (
        <ul class="grid gap-3 sm:grid-cols-2">
          {centre.brokers.map((broker) => {
            const focus = shown(lang, broker.focus)
            return (
              <li class="sheet [&>*]:mt-0">
                <p class="font-semibold">{nameFor(lang, broker.name)}</p>
                <p><a href={href(routes.organisations.show, { lang, slug: broker.organisationSlug })}>{nameFor(lang, broker.organisation)}</a></p>
                <p lang={focus.lang}>{focus.text}</p>
                <p class="hint">{broker.languages.map((each) => words[each === 'zh' ? 'chinese' : 'english'][lang]).join(' · ')}</p>
              </li>
            )
          })}
        </ul>
      )}
      {centre.places.length > 0 ? <Registration {...props} /> : null}
    </Section>
  )
}

const Registration = ({ lang, actor, alliance, centre }: Props) => {
  const own = centre.brokers.find((broker) => broker.personId === actor.personId)
  const { values = {}, problems } = centre
  const before: Values = own ? { focus_zh: own.focus.variants.zh?.body ?? '', focus_en: own.focus.variants.en?.body ?? '', languages: own.languages } : {}
  const typed = { ...before, ...values }
  const at = { lang, slug: alliance.slug }
  return (
    <details class="mt-4" open={problems ? true : undefined}>
      <summary>{(own ? words.renew : words.register)[lang]}</summary>
      <Form lang={lang} action={href(routes.alliances.broker, at)} errors={problems}>
        <p class="hint">{words.registerHint[lang]}</p>
        <Select lang={lang} name="organisation" label={words.organisation} options={centre.places.map((place) => ({ value: showId(place.id), label: nameFor(lang, place.name) }))} value={one(typed, 'organisation')} empty={false} error={problems?.organisation} />
        <HalvesFields lang={lang} name="focus" zh={words.focusZh} en={words.focusEn} values={typed} problems={problems} limit={500} />
        <Checkboxes lang={lang} name="languages" label={words.languages} options={[{ value: 'zh', label: words.chinese }, { value: 'en', label: words.english }]} values={many(typed, 'languages')} error={problems?.languages} />
        <Actions><Button kind="primary">{words.save[lang]}</Button></Actions>
      </Form>
      {own ? <PostButton lang={lang} kind="quiet" action={href(routes.alliances.brokerEnd, at)} label={words.withdraw} /> : null}
    </details>
  )
}

/** One figure opened: what it counts, by year, and the cases that both sides have made public. */
export const OutcomePage = ({ lang, alliance, outcome, stories }: { lang: Lang; alliance: AllianceLine; outcome: Outcome; stories: readonly NewsItem[] }) => {
  const name = shown(lang, alliance.name)
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={`${outcome.label[lang]}${lang === 'zh' ? '：' : ': '}${fewer(lang, outcome.n)}`} trail={[{ href: href(routes.alliances.list, { lang }), label: allianceWords.list }, { href: `${href(routes.alliances.show, { lang, slug: alliance.slug })}#outcomes`, label: name.text }]} />
      <Card lang={lang} title={words.definition}><p>{outcome.counts[lang]}{lang === 'zh' ? '。' : '.'}</p><p class="hint">{words.once[lang]}</p></Card>
      <Section lang={lang} title={words.byYear} id="years">
        {outcome.years.length === 0 ? <p class="hint">{words.noYears[lang]}</p> : (
          <Table lang={lang} caption={words.byYear} hiddenCaption columns={[{ key: 'year', label: words.year }, { key: 'n', label: words.count, number: true }]} rows={outcome.years.map(({ year, n }) => ({ cells: { year: String(year), n: showNumber(lang, n) } }))} />
        )}
      </Section>
      {stories.length > 0 ? <Section lang={lang} title={words.stories} id="stories"><ResultGrid>{stories.map((item) => <NewsCard lang={lang} item={item} level={3} />)}</ResultGrid></Section> : null}
    </Page>
  )
}
