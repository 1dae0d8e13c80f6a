import { raw } from 'hono/html'
import { type Actor, type AffiliationRole, organisationsOf } from '../../core/actor.ts'
import { type Lang, nameFor, otherLang, readText } from '../../core/text.ts'
import type { ListingKind } from '../../modules/listings/content.ts'
import type { Card as ListingCard } from '../../modules/listings/listings.ts'
import { canEditOrganisation, canSeePeople, canVouch, hasStanding, type Organisation } from '../../modules/people/people.ts'
import { organisationKinds } from '../../modules/people/words/kinds.ts'
import { answerWords } from '../answers/messages.ts'
import type { Closing } from '../../engine/calendar/calendar.ts'
import { usuallyAnswers } from '../answers/record.ts'
import { cardHtml } from '../listings/hall/card.tsx'
import { canKeepChat } from '../../modules/chats/chats.ts'
import { chatWords } from '../chats/messages.ts'
import { ConsentBox } from '../privacy/consent-box.tsx'
import { privacyWords } from '../privacy/messages.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge, SampleBadge, VerifiedBadge } from '../ui/badges.tsx'
import { Actions, Button, LinkButton } from '../ui/buttons.tsx'
import { Card, Facts, ResultGrid } from '../ui/card.tsx'
import { Radios, type Option } from '../ui/choices.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { TextArea } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { closingSentence } from '../ui/closing.tsx'
import { frame } from '../ui/messages.ts'
import { Page, PageHead, Paragraphs, Section, Split } from '../ui/page.tsx'
import { Provenance } from '../ui/provenance.tsx'
import { langTag, said, type Words } from '../ui/said.ts'
import { organisationWords as words } from './messages/organisations.ts'
import { WatchButton } from '../watches/button.tsx'
import { placeOf } from './places.ts'
import { StaffCard } from './organisation-staff.tsx'

export const roleOptions = (lang: Lang, roles: readonly AffiliationRole[] = ['administrator', 'officer', 'researcher']): Option[] =>
  roles.map((role) => ({ value: role, label: `${words.roles[role][lang]}${lang === 'zh' ? '：' : ' – '}${words.roleHints[role][lang]}` }))

/** The parts of the page: who is there, what may be used, what is offered and needed. */
export const publishedParts = { expertise: ['expertise'], facilities: ['facility'], listings: ['offer', 'need'] } as const satisfies Record<string, readonly ListingKind[]>
export type PublishedPart = keyof typeof publishedParts
export type Published = Record<PublishedPart, { cards: readonly ListingCard[]; total: number }>

export type ShowProps = {
  lang: Lang
  actor: Actor
  organisation: Organisation
  /** What it publishes, by what it is for the reader. */
  published: Published
  /** The reader's own request waits for an answer. */
  waiting: boolean
  /** The reader's watch of it. */
  watching?: string
  problems?: Record<string, Words>
  /** The country for which the reader has to consent before they join. */
  consentFor?: string
  /** Their office is closed today. */
  closed?: Closing
  /** In how many days they usually answer. */
  answers?: number
  /** Which form the problems belong to. */
  refused?: 'ask' | 'merge'
  typed?: Record<string, string>
}

export const OrganisationPage = (props: ShowProps) => {
  const { lang, actor, organisation: one } = props
  const shown = one.name[lang] ? lang : otherLang(lang)
  const across = one.name[otherLang(shown)]
  const slug = { lang, slug: one.slug }
  const actions = (
    <>
      {canEditOrganisation(actor, one.id) ? <LinkButton href={href(routes.organisations.edit, slug)}>{words.edit[lang]}</LinkButton> : null}
      {canSeePeople(actor, one.id) ? <LinkButton href={href(routes.organisations.people, slug)}>{words.people[lang]}</LinkButton> : null}
      {canSeePeople(actor, one.id) ? <LinkButton href={href(routes.organisations.mandates, slug)}>{words.mandates[lang]}</LinkButton> : null}
      {canKeepChat(actor, one.id) ? <LinkButton href={href(routes.chats.show, slug)}>{chatWords.title[lang]}</LinkButton> : null}
    </>
  )
  return (
    <Page>
      <PageHead
        lang={lang} title={nameFor(lang, one.name)} titleLang={shown === lang ? undefined : langTag[shown]} trail={[{ href: href(routes.organisations.list, { lang }), label: words.list }]} actions={actor.kind === 'person' ? <>{actions}<WatchButton lang={lang} about={{ kind: 'organisation', organisation: one.slug }} watching={props.watching} small={false} /></> : undefined}
        kicker={<span class="flex flex-wrap items-center gap-2"><span>{organisationKinds[one.kind][lang]}</span> {one.verified ? <VerifiedBadge lang={lang} /> : <Badge tone="amber">{words.notVerified[lang]}</Badge>} {one.sample ? <SampleBadge lang={lang} /> : null}</span>}
      >
        {across ? <p class="result-other" lang={langTag[otherLang(shown)]}>{across}</p> : null}
      </PageHead>
      <Split main={<><AboutPart {...props} /><Listings {...props} part="expertise" /><Listings {...props} part="facilities" /><Listings {...props} part="listings" /></>} side={<><FactsPart {...props} /><Ask {...props} />{canVouch(actor) ? <StaffCard lang={lang} organisation={one} problems={props.refused === 'merge' ? props.problems : undefined} typed={props.typed?.into} /> : null}</>} />
    </Page>
  )
}

const AboutPart = ({ lang, organisation }: ShowProps) => {
  if (!organisation.about) return null
  const reading = readText(organisation.about, lang)
  const rest = organisation.about.variants[otherLang(reading.lang)]
  return (
    <Section lang={lang} title={words.describe}>
      <Paragraphs text={reading.body} lang={reading.lang === lang ? undefined : langTag[reading.lang]} />
      <Provenance lang={lang} source={reading.lang === organisation.about.source} origin={reading.origin} stale={reading.stale} />
      {rest ? <details class="mt-4"><summary class="cursor-pointer">{words.otherLanguage[lang]}</summary><Paragraphs text={rest.body} lang={langTag[otherLang(reading.lang)]} /></details> : null}
    </Section>
  )
}

const Listings = ({ lang, actor, published, part }: ShowProps & { part: PublishedPart }) => {
  const { cards, total } = published[part]
  if (cards.length === 0 && part !== 'listings') return null
  return (
    <Section lang={lang} title={words[part]} id={part}>
      {cards.length === 0 ? <p>{words.noListings[lang]}</p> : <ResultGrid>{cards.map((one) => raw(cardHtml(lang, one, actor.at)))}</ResultGrid>}
      {total > cards.length ? <p class="hint">{said(lang, words.moreListings, { n: total - cards.length })}</p> : null}
    </Section>
  )
}

const FactsPart = ({ lang, organisation: one, answers, closed }: ShowProps) => (
  <Card lang={lang}>
    <Facts lang={lang} items={[
      { label: words.place, value: placeOf(lang, one) },
      { label: answerWords.record, value: usuallyAnswers(lang, answers) },
      { label: frame.office, value: closingSentence(lang, closed, frame.closedThere) },
      { label: words.website, value: one.website ? <a href={one.website} rel="nofollow noopener">{new URL(one.website).hostname}</a> : null },
      { label: words.ror, value: one.ror ? <a href={`https://ror.org/${one.ror}`} rel="noopener">{one.ror}</a> : null },
      { label: words.uscc, value: one.uscc },
      { label: words.contactName, value: one.contactName },
      { label: words.contactEmail, value: one.contactEmail ? <a href={`mailto:${one.contactEmail}`}>{one.contactEmail}</a> : null },
    ]} />
  </Card>
)

const Ask = ({ lang, actor, organisation, waiting, problems, refused, typed, consentFor }: ShowProps) => {
  if (organisationsOf(actor).includes(organisation.id)) return null
  const here = href(routes.organisations.show, { lang, slug: organisation.slug })
  if (actor.kind === 'visitor') return <Card lang={lang} title={words.represent}><LinkButton href={href(routes.signIn.form, { lang }, { next: here })}>{words.signInFirst[lang]}</LinkButton></Card>
  if (waiting) return <Card lang={lang} title={words.represent}><p>{words.waiting[lang]}</p></Card>
  if (!hasStanding(actor)) return <EmptyState lang={lang} title={words.represent} text={words.confirmFirst} action={{ href: href(routes.account.show, { lang }), label: words.toAccount }} />
  const wrong = refused === 'ask' ? problems : undefined
  return (
    <Card lang={lang} title={words.represent} id="represent">
      <p>{words.representText[lang]}</p>
      <Form lang={lang} action={href(routes.organisations.requestPlace, { lang, slug: organisation.slug })}>
        <Radios lang={lang} name="role" label={words.role} options={roleOptions(lang)} value={typed?.role ?? 'officer'} error={wrong?.role} />
        <TextArea lang={lang} name="message" label={words.message} hint={words.messageHint} rows={3} value={typed?.message} error={wrong?.message} optional />
        {consentFor ? <ConsentBox lang={lang} country={consentFor} label={privacyWords.consentOrganisation} error={wrong?.consent} /> : null}
        <Actions><Button kind="primary">{words.ask[lang]}</Button></Actions>
      </Form>
    </Card>
  )
}
