import { showId } from '../../core/id.ts'
import { type Lang, nameFor, say } from '../../core/text.ts'
import type { Event } from '../../modules/events/events.ts'
import { type MeetingPerson, type MeetingRound, roleNames, type Suggestion, type WishKind, wishKinds, wishNames } from '../../modules/events/meetings/meetings.ts'
import type { Card as ListingCard } from '../../modules/listings/listings.ts'
import { topicsOf } from '../../modules/matching/reason.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { Said } from '../ui/bilingual.tsx'
import { Button, LinkButton } from '../ui/buttons.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { said, showNumber, type Words } from '../ui/said.ts'
import { TextField } from '../ui/fields.tsx'
import { meetWords as words } from './messages/pages.ts'
import { Who } from './parts.tsx'
import { hubHref, trailOf } from './reading.tsx'

export type PeopleProps = {
  lang: Lang
  event: Event
  round: MeetingRound
  people: readonly MeetingPerson[]
  listings: ReadonlyMap<string, ListingCard>
  suggestions: readonly Suggestion[]
  wishes: ReadonlyMap<string, WishKind>
  open: boolean
  mustsLeft: number
  words: string
  problem?: Words
}

const listed = (lang: Lang, items: readonly string[]): string => items.join(lang === 'zh' ? '、' : ', ')

const Person = ({ page, person, why }: { page: PeopleProps; person: MeetingPerson; why?: string }) => {
  const { lang, event, round, open } = page
  const card = page.listings.get(person.personId)
  const wish = page.wishes.get(person.personId)
  const name = nameFor(lang, person.name)
  const key = showId(person.personId)
  return (
    <li class="sheet" id={`p-${key}`}>
      <Who lang={lang} person={person} />
      <p class="mt-2"><Badge tone="primary">{roleNames[person.role][lang]}</Badge></p>
      {card ? <p class="mt-2"><a href={href(routes.listings.show, { lang, id: showId(card.id) })}><Said lang={lang} text={card.title} /></a></p> : null}
      {person.words ? <p class="typed mt-2" lang={person.lang === lang ? undefined : person.lang === 'zh' ? 'zh-CN' : 'en-GB'}>{person.words}</p> : null}
      {why ? <p class="hint mt-2">{why}</p> : null}
      <form method="post" action={href(routes.meetings.wish, { lang, slug: event.slug })} class="mt-3 flex flex-wrap items-center gap-2" data-controller="submit" data-action="change->submit#now">
        <input type="hidden" name="to" value={key} />
        <input type="hidden" name="q" value={page.words} />
        <select name="kind" class="select select-sm h-9 w-auto text-sm" aria-label={say(lang, words.wishOf, { person: name })}>
          <option value="" selected={!wish}>{words.wishNone[lang]}</option>
          {wishKinds.map((kind) => <option value={kind} selected={kind === wish} disabled={!open && kind !== 'never'}>{wishNames[kind][lang]}</option>)}
        </select>
        <Button small>{words.wishSave[lang]}</Button>
        {round.way === 'organiser' || !open || wish === 'never' ? null : <LinkButton small kind="quiet" href={href(routes.meetings.ask, { lang, slug: event.slug, person: key })}>{words.ask[lang]}</LinkButton>}
      </form>
    </li>
  )
}

/** Those who are not named above already. */
const restOf = ({ people, suggestions, words: text }: PeopleProps): readonly MeetingPerson[] => {
  const named = new Set(text ? [] : suggestions.map(({ person }) => person.personId))
  return people.filter(({ personId }) => !named.has(personId))
}

const Grid = ({ children }: { children?: unknown }) => <ul class="grid gap-4 sm:grid-cols-2">{children}</ul>

/** Everybody on the other side, those whom the matching engine suggests first, each with the reader's own wish. */
export const PeoplePage = (page: PeopleProps) => {
  const { lang, event, suggestions } = page
  const people = restOf(page)
  const also = people.length < page.people.length
  return (
    <Page>
      <PageHead lang={lang} title={words.peopleTitle} lead={words.peopleLead} trail={trailOf(lang, event)} />
      {page.problem ? <Notice lang={lang} kind="error" live><p>{said(lang, page.problem)}</p></Notice> : null}
      {page.open ? <p class="hint mb-4">{said(lang, words.mustLeft, { n: page.mustsLeft })}</p> : <Notice lang={lang}><p>{words.closed[lang]}</p></Notice>}
      {suggestions.length > 0 && !page.words ? (
        <Section lang={lang} title={words.suggested} id="suggested">
          <Grid>
            {suggestions.map(({ person, concepts }) => {
              const topics = topicsOf(lang, concepts).map(({ text }) => text)
              return <Person page={page} person={person} why={topics.length > 0 ? say(lang, words.suggestedWhy, { items: listed(lang, topics) }) : undefined} />
            })}
          </Grid>
        </Section>
      ) : null}
      <Section lang={lang} title={also ? words.rest : words.others} id="everybody" actions={<span class="hint">{said(lang, words.found, { n: showNumber(lang, people.length) })}</span>}>
        <Form lang={lang} method="get" action={hubHref(lang, event.slug, 'people')} class="mb-4 flex flex-wrap items-end gap-3">
          <TextField lang={lang} name="q" type="search" label={words.find} value={page.words} />
          <Button>{words.search[lang]}</Button>
        </Form>
        {people.length === 0 ? <EmptyState lang={lang} level={3} title={words.peopleNone} text={words.peopleNoneText} /> : <Grid>{people.map((person) => <Person page={page} person={person} />)}</Grid>}
      </Section>
    </Page>
  )
}
