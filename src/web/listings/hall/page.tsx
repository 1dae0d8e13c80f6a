import { raw } from 'hono/html'
import { type Lang, say } from '../../../core/text.ts'
import type { Card } from '../../../modules/listings/listings.ts'
import { type HallAnswer, hallSorts } from '../../../modules/matching/matching.ts'
import type { Terms } from '../../../modules/vocabularies/vocabularies.ts'
import { postersHref } from '../../posters/address.ts'
import { posterPageWords } from '../../posters/messages.ts'
import { problemWords } from '../../doors/messages/problem.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { Button, LinkButton } from '../../ui/buttons.tsx'
import { EmptyState } from '../../ui/empty.tsx'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { showNumber } from '../../ui/said.ts'
import { SaveSearch } from '../../watches/save-search.tsx'
import { hallWords, sortNames } from '../messages/hall.ts'
import { cardHtml } from './card.tsx'
import { Chips, Facets } from './filters.tsx'
import { feedHref, hallHref, hasChoices, naturalSort, pageHrefs, pageSize, type Wanted } from './query.ts'

export type HallProps = { lang: Lang; terms: Terms; wanted: Wanted; answer: HallAnswer; cards: readonly Card[]; now: Date; /** The name of the alliance whose listings these are. */ space?: string }

/** The hall: one form of search, choices and order; every state of it has an address. */
export const HallPage = (props: HallProps) => {
  const { lang, wanted, answer } = props
  const chosen = Object.values(wanted.chosen).flat().length
  return (
    <Page>
      <form class="hall" method="get" action={href(routes.listings.hall, { lang })} data-controller="submit" data-action="change->submit#now">
        <div class="hall-head">
          <h1>{wanted.text ? say(lang, hallWords.titleFor, { text: wanted.text }) : hallWords.title[lang]}</h1>
          <p class="lead">{hallWords.lead[lang]}</p>
          <div class="search" role="search">
            <div class="field">
              <label for="f-q" class="sr-only">{hallWords.search[lang]}</label>
              <input id="f-q" name="q" type="search" class="input w-full" value={wanted.text} placeholder={hallWords.placeholder[lang]} maxlength={400} autocomplete="off" />
            </div>
            <Button kind="primary">{hallWords.go[lang]}</Button>
          </div>
          {wanted.space ? <input type="hidden" name="space" value={wanted.space} /> : null}
          <Chips lang={lang} terms={props.terms} wanted={wanted} space={props.space} />
          {wanted.space ? null : <SaveSearch lang={lang} wanted={wanted} />}
        </div>
        <details class="hall-filters">
          <summary class="btn btn-outline">{chosen > 0 ? say(lang, hallWords.filtersChosen, { n: chosen }) : hallWords.filters[lang]}</summary>
          <div class="hall-facets" role="group" aria-label={hallWords.filters[lang]}>
            <Facets lang={lang} terms={props.terms} wanted={wanted} facets={answer.facets} />
            <button class="btn btn-outline btn-sm" data-submit-target="button">{hallWords.apply[lang]}</button>
          </div>
        </details>
        <section class="hall-results" aria-labelledby="results">
          <div class="hall-order">
            <h2 id="results" aria-live="polite">{answer.total === 1 ? hallWords.totalOne[lang] : say(lang, hallWords.total, { n: showNumber(lang, answer.total) })}</h2>
            <Order lang={lang} wanted={wanted} />
          </div>
          <Results {...props} />
          <p class="hall-feed"><a href={feedHref(lang, wanted)} type="application/atom+xml" data-turbo="false">{hallWords.feed[lang]}</a>{answer.total > 0 && !wanted.space ? <> · <a href={postersHref(lang, wanted)} rel="nofollow">{posterPageWords.ofSearch[lang]}</a></> : null}</p>
        </section>
      </form>
    </Page>
  )
}

const Order = ({ lang, wanted }: { lang: Lang; wanted: Wanted }) => {
  const current = wanted.sort ?? naturalSort(wanted.text)
  return (
    <label class="hall-sort">
      <span>{hallWords.sort[lang]}</span>
      <select name="sort" class="select select-sm">
        {hallSorts.filter((one) => one !== 'relevance' || wanted.text).map((one) => <option value={one} selected={one === current}>{sortNames[one][lang]}</option>)}
      </select>
    </label>
  )
}

const Results = ({ lang, wanted, answer, cards, now }: HallProps) => {
  if (answer.total === 0) return <NoResults lang={lang} wanted={wanted} />
  if (cards.length === 0) return <EmptyState lang={lang} title={hallWords.beyond} text={hallWords.beyondText} action={{ href: hallHref(lang, { ...wanted, page: 1 }), label: hallWords.firstPage }} level={3} />
  return (
    <>
      <div class="results">{raw(cards.map((card) => cardHtml(lang, card, now)).join(''))}</div>
      <Pager lang={lang} page={wanted.page} size={pageSize} total={answer.total} href={pageHrefs(lang, wanted)} />
    </>
  )
}

const NoResults = ({ lang, wanted }: { lang: Lang; wanted: Wanted }) => {
  const newNeed = href(routes.listings.new, { lang }, { kind: 'need' })
  if (!wanted.text && !wanted.space && !hasChoices(wanted)) return <EmptyState lang={lang} title={hallWords.emptyHall} text={hallWords.emptyHallText} action={{ href: href(routes.listings.new, { lang }), label: hallWords.publish }} level={3}><p><a href={href(routes.problems.new, { lang })}>{problemWords.door[lang]}</a></p></EmptyState>
  return (
    <EmptyState lang={lang} title={hallWords.emptyTitle} level={3}>
      {hasChoices(wanted) ? <p>{hallWords.emptyFilters[lang]}</p> : null}
      {wanted.text ? <p>{hallWords.emptyText[lang]}</p> : null}
      <p>{hallWords.emptyAsk[lang]}</p>
      <div class="actions">
        {hasChoices(wanted) ? <LinkButton kind="primary" href={hallHref(lang, { text: wanted.text, chosen: {}, space: wanted.space, page: 1 })}>{hallWords.clear[lang]}</LinkButton> : null}
        <LinkButton href={newNeed}>{hallWords.publishNeed[lang]}</LinkButton>
        <LinkButton href={href(routes.problems.new, { lang })}>{problemWords.door[lang]}</LinkButton>
      </div>
    </EmptyState>
  )
}
