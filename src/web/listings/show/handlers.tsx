import QRCode from 'qrcode'
import { readText } from '../../../core/text.ts'
import { showId } from '../../../core/id.ts'
import { calendarBook } from '../../../modules/calendars/calendars.ts'
import { answerDays } from '../../../modules/deals/deals.ts'
import { confidentialFor, historyOf, listingFor, type ListingPage, wishFor } from '../../../modules/listings/listings.ts'
import { commonsOfNeed } from '../../../modules/matching/commons/commons.ts'
import { glossFor, matchesOf } from '../../../modules/matching/matching.ts'
import { patentsLinkedTo } from '../../../modules/patents/patents.ts'
import { standing } from '../../../modules/watches/watches.ts'
import { caching, textAnswer } from '../../encode.ts'
import { page } from '../../respond.tsx'
import type { Visit } from '../../room.ts'
import { termsOf } from '../../../modules/vocabularies/vocabularies.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { listingHref } from '../address.ts'
import { showWords } from '../messages/show.ts'
import { say } from '../../../core/text.ts'
import { listingJsonLd } from './json-ld.ts'
import { ListingShow } from './page.tsx'
import { PrintPage } from './print.tsx'
import { viewOf } from './reading.ts'
import { VersionsPage } from './versions.tsx'

const shownMatches = 4

/** The listing of the address; a merged one answers as the one it became. */
const asked = (c: Visit): Promise<ListingPage> => listingFor(c.var.room.db, c.var.actor, c.req.param('id') ?? '')

const urlOf = (c: Visit, listing: ListingPage): string => c.var.room.config.url + listingHref(c.var.lang, { id: listing.id, title: listing.texts.title })

export async function showListing(c: Visit): Promise<Response> {
  const { room, actor, lang } = c.var
  const listing = await asked(c)
  if (showId(listing.id) !== (c.req.param('id') ?? '').toLowerCase()) return c.redirect(listingHref(lang, { id: listing.id, title: listing.texts.title }), 301)
  const view = viewOf(c.req.query('text'), listing, lang)
  const of = view === 'both' ? lang : view
  const matches = listing.state === 'published' ? await matchesOf(room.db, room.matcher, actor, listing, shownMatches) : []
  const commons = listing.kind === 'need' ? await commonsOfNeed(room.db, actor, listing.id) : []
  const detail = listing.hasConfidential ? await confidentialFor(room.db, actor, listing.id) : undefined
  const confidential = detail && readText(detail, of)
  const gloss = await glossFor(room.matcher, listing, lang)
  const wish = await wishFor(room.db, actor, listing)
  const answers = listing.owner && (await answerDays(room.db, [listing.owner.id], actor.at)).get(listing.owner.id)
  const calendar = (await calendarBook(room.db)).of(listing.place.country, listing.place.region)
  const closed = calendar.closedUntil(calendar.dayOf(actor.at))
  const title = readText(listing.texts.title, of).body
  const summary = listing.texts.summary ?? listing.texts.description
  const url = urlOf(c, listing)
  const watching = await standing(room.db, actor, { kind: listing.ours ? 'need' : 'listing', listingId: listing.id })
  // Records are read by their owners' people alone: nobody else is asked for.
  const patents = actor.affiliations.length === 0 ? [] : await patentsLinkedTo(room.db, actor, { type: 'listing', id: listing.id })
  const address = (one: 'zh' | 'en') => listingHref(one, { id: listing.id, title: listing.texts.title })
  return page(
    c,
    {
      title,
      description: summary && readText(summary, of).body.slice(0, 200).toWellFormed(),
      canonical: address(lang),
      alternates: { zh: address('zh'), en: address('en') },
      active: 'hall',
      noindex: !listing.public,
      jsonLd: listingJsonLd(lang, listing, url),
    },
    <ListingShow lang={lang} actor={actor} listing={listing} view={view} matches={matches} commons={commons} confidential={confidential} gloss={gloss} wish={wish} patents={patents} url={url} watching={watching} answers={answers} closed={closed} />,
  )
}

export async function printListing(c: Visit): Promise<Response> {
  const { actor, lang } = c.var
  const listing = await asked(c)
  return page(
    c,
    { title: readText(listing.texts.title, lang).body, bare: true, noindex: true, canonical: listingHref(lang, { id: listing.id, title: listing.texts.title }) },
    <PrintPage lang={lang} listing={listing} url={urlOf(c, listing)} now={actor.at} />,
  )
}

/** The code leads to the short address, so that it stays coarse enough for paper. */
export async function showQr(c: Visit): Promise<Response> {
  const listing = await asked(c)
  const svg = await QRCode.toString(c.var.room.config.url + href(routes.listings.show, { lang: c.var.lang, id: showId(listing.id) }), { type: 'svg', errorCorrectionLevel: 'M', margin: 2 })
  return textAnswer(c, svg, 'image/svg+xml; charset=utf-8', caching(c.var.actor.kind === 'visitor'))
}

export async function showVersions(c: Visit): Promise<Response> {
  const { room, actor, lang } = c.var
  const listing = await asked(c)
  const versions = await historyOf(room.db, actor, listing.id)
  const title = say(lang, showWords.versionsOf, { title: readText(listing.texts.title, lang).body })
  return page(c, { title, active: 'hall', noindex: true }, <VersionsPage lang={lang} terms={await termsOf(c.var.room.db)} listing={listing} versions={versions} />)
}
