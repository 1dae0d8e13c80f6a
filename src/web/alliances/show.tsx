import { raw } from 'hono/html'
import { type Actor } from '../../core/actor.ts'
import { type Lang, nameFor, otherLang } from '../../core/text.ts'
import { type AllianceFigures, allianceKinds, type AllianceLine, type AllianceMember, canRunAlliance, canSeeDirectory, type Linked, partWords, type Wave } from '../../modules/alliances/alliances.ts'
import type { Card as ListingCard } from '../../modules/listings/listings.ts'
import type { NewsItem } from '../../modules/news/news.ts'
import { cardHtml } from '../listings/hall/card.tsx'
import { countryName } from '../../modules/people/words/places.ts'
import { indicatorWords } from '../indicators/messages/funnel.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge, SampleBadge } from '../ui/badges.tsx'
import { LinkButton } from '../ui/buttons.tsx'
import { Card, Facts } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { Page, PageHead, Paragraphs, Section, Split } from '../ui/page.tsx'
import { Provenance } from '../ui/provenance.tsx'
import { langTag, said, showNumber } from '../ui/said.ts'
import { Day } from '../ui/time.tsx'
import { RoomTabs } from './bodies/frame.tsx'
import { type Centre, CentreParts } from './centre.tsx'
import { centreWords } from './messages/centre.ts'
import { allianceWords as words } from './messages/pages.ts'
import { periodOf } from './names.ts'
import { LatestNews } from '../news/list.tsx'
import { JoinCard, type JoinProps } from './join.tsx'
import { byWave, memberName, WaveLine, WaveList } from './waves.tsx'
import { shown } from '../ui/bilingual.tsx'

export type ShowProps = {
  lang: Lang
  actor: Actor
  alliance: AllianceLine
  members: readonly AllianceMember[]
  waves: readonly Wave[]
  figures: AllianceFigures
  listings: readonly ListingCard[]
  total: number
  parts: readonly Linked[]
  wholes: readonly Linked[]
  news: readonly NewsItem[]
  /** What a regional centre has beside. */
  centre?: Centre
  /** The body that decides on joining, where it is not the secretariat. */
  decidedBy?: string
  join: Omit<JoinProps, 'lang' | 'actor' | 'alliance' | 'members'>
}

export const AlliancePage = (props: ShowProps) => {
  const { lang, actor, alliance: one } = props
  const name = shown(lang, one.name)
  const across = one.name.variants[otherLang(name.in)]?.body
  const at = { lang, slug: one.slug }
  const actions = (
    <>
      {canRunAlliance(actor, one.id) ? <LinkButton kind="primary" href={href(routes.alliances.desk, at)}>{words.toDesk[lang]}</LinkButton> : null}
      {canRunAlliance(actor, one.id) ? <LinkButton href={href(routes.indicators.show, { lang, scope: 'alliance', slug: one.slug })}>{indicatorWords.title[lang]}</LinkButton> : null}
      {canRunAlliance(actor, one.id) ? <LinkButton href={href(routes.alliances.edit, at)}>{words.edit[lang]}</LinkButton> : null}
      {canSeeDirectory(actor, one.id) ? <LinkButton href={href(routes.alliances.members, at)}>{words.directory[lang]}</LinkButton> : null}
    </>
  )
  return (
    <Page>
      <PageHead
        lang={lang} title={name.text} titleLang={name.lang} trail={[{ href: href(routes.alliances.list, { lang }), label: words.list }]} actions={canSeeDirectory(actor, one.id) ? actions : undefined}
        kicker={<span class="flex flex-wrap items-center gap-2"><span>{allianceKinds[one.kind][lang]}</span> {one.visibility === 'public' ? null : <Badge tone="amber">{words[one.visibility === 'space' ? 'restricted' : 'signedIn'][lang]}</Badge>} {one.sample ? <SampleBadge lang={lang} /> : null}</span>}
      >
        {across ? <p class="result-other" lang={langTag[otherLang(name.in)]}>{across}</p> : null}
      </PageHead>
      <RoomTabs lang={lang} slug={one.slug} inside={canSeeDirectory(actor, one.id)} />
      <Split main={<><Purpose {...props} /><LatestNews lang={lang} items={props.news} all={href(routes.news.ofAlliance, at)} /><Figures {...props} />{props.centre ? <CentreParts lang={lang} actor={actor} alliance={one} centre={props.centre} /> : null}<Members {...props} /><Listings {...props} /></>} side={<><AtAGlance {...props} /><Backers {...props} /><Links {...props} /><JoinCard lang={lang} actor={actor} alliance={one} members={props.members} {...props.join} /></>} />
    </Page>
  )
}

const Purpose = ({ lang, alliance }: ShowProps) => {
  if (!alliance.purpose) return null
  const purpose = shown(lang, alliance.purpose)
  const variant = alliance.purpose.variants[purpose.in]!
  return (
    <Section lang={lang} title={words.purpose}>
      <Paragraphs text={purpose.text} lang={purpose.lang} />
      <Provenance lang={lang} source={purpose.in === alliance.purpose.source} origin={variant.origin} stale={variant.ofRev < alliance.purpose.rev} />
    </Section>
  )
}

const Figures = ({ lang, alliance, figures, parts, actor }: ShowProps) => {
  const at = { lang, slug: alliance.slug }
  const hall = (kind: string) => href(routes.listings.hall, { lang }, { space: alliance.slug, kind })
  const lines = [
    { n: alliance.members, label: words.members, href: href(routes.alliances.members, at) },
    ...(parts.length > 0 ? [{ n: figures.organisations.length, label: words.organisations, href: `${href(routes.alliances.members, at)}#with-parts` }] : []),
    { n: figures.offers, label: words.offers, href: hall('offer') },
    { n: figures.needs, label: words.needs, href: hall('need') },
    ...(figures.pursued && canRunAlliance(actor, alliance.id) ? [{ n: figures.pursued.total, label: words.pursued, href: `${href(routes.alliances.desk, at)}#pursued` }] : []),
  ]
  return (
    <Section lang={lang} title={words.figures} id="figures">
      <p class="hint mb-3">{words.figuresHint[lang]}{parts.length > 0 ? ` ${words.partsHint[lang]}` : ''}</p>
      <div class="counts">{lines.map((one) => <a class="figure-link" href={one.href}><b>{showNumber(lang, one.n)}</b>{one.label[lang]}</a>)}</div>
    </Section>
  )
}

const Members = ({ lang, alliance, members, waves }: ShowProps) => {
  const current = members.filter((one) => one.role === 'member' && one.current && one.organisationId)
  const groups = byWave(waves, current)
  const unnamed = alliance.members - current.length
  return (
    <Section lang={lang} title={alliance.kind === 'regional_centre' ? centreWords.partners : words.waves} id="members">
      {alliance.members === 0 ? <EmptyState lang={lang} title={words.noMembers} text={words.noMembersText} level={3} /> : <><WaveLine lang={lang} groups={groups} /><WaveList lang={lang} groups={groups} /></>}
      {unnamed > 0 ? <p class="mt-4">{said(lang, words.individuals, { n: unnamed })}</p> : null}
    </Section>
  )
}

const Listings = ({ lang, actor, alliance, listings, total, centre }: ShowProps) => (
  <Section lang={lang} title={centre ? centreWords.offers : words.listings} id="listings">
    {total === 0 ? <EmptyState lang={lang} title={words.noListings} text={words.noListingsText} level={3} /> : (
      <>
        <div class="results">{raw(listings.map((card) => cardHtml(lang, card, actor.at)).join(''))}</div>
        <p class="mt-4"><a href={href(routes.listings.hall, { lang }, { space: alliance.slug, kind: centre ? 'offer' : undefined })}>{said(lang, words.listingsAll, { n: showNumber(lang, total) })}</a></p>
      </>
    )}
  </Section>
)

const AtAGlance = ({ lang, alliance: one, decidedBy }: ShowProps) => {
  const joining = one.joining && shown(lang, one.joining)
  return (
    <Card lang={lang} title={words.facts}>
      <Facts lang={lang} items={[
        { label: words.kind, value: allianceKinds[one.kind][lang] },
        { label: words.start, value: one.startsOn ? <Day lang={lang} at={one.startsOn} /> : null },
        { label: words.countries, value: one.countries.map((code) => countryName(lang, code)).join(lang === 'zh' ? '、' : ', ') },
        { label: words.mayJoin, value: (one.peopleJoin ? words.organisationsAndPeople : words.organisationsOnly)[lang] },
        { label: words.decidedBy, value: decidedBy ?? partWords.secretariat[lang] },
        { label: words.joining, value: joining ? <span class="typed" lang={joining.lang}>{joining.text}</span> : null },
        { label: words.website, value: one.website ? <a class="break-all" href={one.website} rel="noopener nofollow">{one.website.replace(/^https?:\/\//, '').replace(/\/$/, '')}</a> : null },
      ]} />
    </Card>
  )
}

const Backers = ({ lang, members }: ShowProps) => {
  const secretariats = members.filter((one) => ['host', 'secretariat'].includes(one.role) && one.current)
  const backers = members.filter((one) => ['funder', 'supporter', 'observer'].includes(one.role))
  return (
    <>
      {secretariats.length === 0 ? null : (
        <Card lang={lang} title={words.secretariats}>
          <ul class="grid gap-3">{secretariats.map((one) => <li>{memberName(lang, one)}<span class="hint block">{one.country ? countryName(lang, one.country) : ''}</span></li>)}</ul>
        </Card>
      )}
      {backers.length === 0 ? null : (
        <Card lang={lang} title={words.backers}>
          <ul class="grid gap-3">{backers.map((one) => <li>{memberName(lang, one)}<span class="hint block">{partWords[one.role][lang]} · {periodOf(lang, one.fromOn, one.toOn)}</span></li>)}</ul>
        </Card>
      )}
    </>
  )
}

const Links = ({ lang, parts, wholes }: ShowProps) => (
  <>
    {([['parts', parts], ['wholes', wholes]] as const).map(([title, linked]) => linked.length === 0 ? null : (
      <Card lang={lang} title={words[title]}>
        <ul class="grid gap-2">{linked.map((one) => <li><a href={href(one.kind === 'event' ? routes.events.show : routes.alliances.show, { lang, slug: one.slug })}>{nameFor(lang, { zh: one.name.variants.zh?.body, en: one.name.variants.en?.body })}</a></li>)}</ul>
      </Card>
    ))}
  </>
)
