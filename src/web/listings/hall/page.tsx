import { raw } from 'hono/html'
import { type Lang, say } from '../../../core/text.ts'
import type { Card } from '../../../modules/listings/listings.ts'
import { type HallAnswer, type HallSort, hallSorts } from '../../../modules/matching/matching.ts'
import type { Terms } from '../../../modules/vocabularies/vocabularies.ts'
import { postersHref } from '../../posters/address.ts'
import { posterPageWords } from '../../posters/messages.ts'
import { problemWords } from '../../doors/messages/problem.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { Button, LinkButton } from '../../ui/buttons.tsx'
import { drawnAround, drawnFor, placeFor } from '../../ui/drawn.ts'
import { EmptyState } from '../../ui/empty.tsx'
import { escaped } from '../../ui/escaped.ts'
import { Page } from '../../ui/page.tsx'
import { pagerHtml } from '../../ui/pager.tsx'
import { showNumber } from '../../ui/said.ts'
import { saveSearchHtml } from '../../watches/save-search.ts'
import { hallWords, sortNames } from '../messages/hall.ts'
import { cardHtml } from './card.tsx'
import { chipsHtml, facetsHtml } from './filters.ts'
import { feedHref, hallHref, hasChoices, naturalSort, pageHrefs, pageSize, type Wanted } from './query.ts'

export type HallProps = { lang: Lang; terms: Terms; wanted: Wanted; answer: HallAnswer; cards: readonly Card[]; now: Date; /** The name of the alliance whose listings these are. */ space?: string }

const at = {
  title: placeFor('title'), text: placeFor('text'), space: placeFor('space'), chips: placeFor('chips'), save: placeFor('save'),
  filters: placeFor('filters'), facets: placeFor('facets'), total: placeFor('total'), order: placeFor('order'), results: placeFor('results'), feed: placeFor('feed'),
}

const Drawn = ({ lang }: { lang: Lang }) => (
  <Page>
    <form class="hall" method="get" action={href(routes.listings.hall, { lang })} data-controller="submit" data-action="change->submit#now">
      <div class="hall-head">
        <h1>{at.title}</h1>
        <p class="lead">{hallWords.lead[lang]}</p>
        <div class="search" role="search">
          <div class="field">
            <label for="f-q" class="sr-only">{hallWords.search[lang]}</label>
            <input id="f-q" name="q" type="search" class="input w-full" value={at.text} placeholder={hallWords.placeholder[lang]} maxlength={400} autocomplete="off" />
          </div>
          <Button kind="primary">{hallWords.go[lang]}</Button>
        </div>
        {at.space}{at.chips}{at.save}
      </div>
      <details class="hall-filters">
        <summary class="btn btn-outline">{at.filters}</summary>
        <div class="hall-facets" role="group" aria-label={hallWords.filters[lang]}>
          {at.facets}
          <button class="btn btn-outline btn-sm" data-submit-target="button">{hallWords.apply[lang]}</button>
        </div>
      </details>
      <section class="hall-results" aria-labelledby="results">
        <div class="hall-order"><h2 id="results" aria-live="polite">{at.total}</h2>{at.order}</div>
        {at.results}
        <p class="hall-feed">{at.feed}</p>
      </section>
    </form>
  </Page>
)

const frames = { zh: drawnAround(String(<Drawn lang="zh" />)), en: drawnAround(String(<Drawn lang="en" />)) }

/** The hall: one form of search, choices and order; every state of it has an address. Its frame is drawn once, its parts are written as text. */
export function HallPage(props: HallProps) {
  const { lang, wanted, answer, space } = props
  const chosen = Object.values(wanted.chosen).flat().length
  return raw(
    frames[lang]({
      title: escaped(wanted.text ? say(lang, hallWords.titleFor, { text: wanted.text }) : hallWords.title[lang]),
      text: escaped(wanted.text),
      space: wanted.space ? `<input type="hidden" name="space" value="${escaped(wanted.space)}">` : '',
      chips: chipsHtml(lang, props.terms, wanted, space),
      save: wanted.space ? '' : saveSearchHtml(lang, wanted),
      filters: chosen > 0 ? say(lang, hallWords.filtersChosen, { n: chosen }) : hallWords.filters[lang],
      facets: facetsHtml(lang, props.terms, wanted, answer.facets),
      total: answer.total === 1 ? hallWords.totalOne[lang] : say(lang, hallWords.total, { n: showNumber(lang, answer.total) }),
      order: order(lang, wanted.sort ?? naturalSort(wanted.text), wanted.text !== ''),
      results: resultsHtml(props),
      feed: feedHtml(props),
    }),
  )
}

const feedHtml = ({ lang, wanted, answer }: HallProps): string => {
  const feed = `<a href="${escaped(feedHref(lang, wanted))}" type="application/atom+xml" data-turbo="false">${hallWords.feed[lang]}</a>`
  return answer.total > 0 && !wanted.space ? `${feed} · <a href="${escaped(postersHref(lang, wanted))}" rel="nofollow">${escaped(posterPageWords.ofSearch[lang])}</a>` : feed
}

const order = drawnFor((lang: Lang, current: HallSort, searched: boolean) => (
  <label class="hall-sort">
    <span>{hallWords.sort[lang]}</span>
    <select name="sort" class="select select-sm">
      {hallSorts.filter((one) => one !== 'relevance' || searched).map((one) => <option value={one} selected={one === current}>{sortNames[one][lang]}</option>)}
    </select>
  </label>
))

function resultsHtml({ lang, wanted, answer, cards, now }: HallProps): string {
  if (answer.total === 0) return String(<NoResults lang={lang} wanted={wanted} />)
  if (cards.length === 0) return String(<EmptyState lang={lang} title={hallWords.beyond} text={hallWords.beyondText} action={{ href: hallHref(lang, { ...wanted, page: 1 }), label: hallWords.firstPage }} level={3} />)
  return `<div class="results">${cards.map((card) => cardHtml(lang, card, now)).join('')}</div>${pagerHtml({ lang, page: wanted.page, size: pageSize, total: answer.total, href: pageHrefs(lang, wanted) })}`
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
