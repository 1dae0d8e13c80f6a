import { type Actor, visitor } from '../../../core/actor.ts'
import { readText, say } from '../../../core/text.ts'
import { scopeFor } from '../../../modules/alliances/alliances.ts'
import { cardsFor, inHall } from '../../../modules/listings/listings.ts'
import { currentChoices, type Terms, termsOf } from '../../../modules/vocabularies/vocabularies.ts'
import { textAnswer } from '../../encode.ts'
import { page } from '../../respond.tsx'
import type { Visit } from '../../room.ts'
import { inLang } from '../../ui/layout.tsx'
import { hallWords } from '../messages/hall.ts'
import { atomFeed, feedSize } from './feed.ts'
import { HallPage } from './page.tsx'
import { feedHref, hallHref, hasChoices, readWanted, toQuery, type Wanted } from './query.ts'

const searchOf = (c: Visit): URLSearchParams => new URL(c.req.url).searchParams
/** What the address asks for, in the terms that stand now. */
async function wantedOf(c: Visit): Promise<[Terms, Wanted]> {
  const terms = await termsOf(c.var.room.db)
  const wanted = readWanted(searchOf(c))
  return [terms, { ...wanted, chosen: currentChoices(terms, wanted.chosen) }]
}

const titleOf = (c: Visit, wanted: Wanted): string => (wanted.text ? say(c.var.lang, hallWords.titleFor, { text: wanted.text }) : hallWords.title[c.var.lang])

/** The scope that the address names. @throws missing when the actor may not read the space, as when there is none */
const scopeOf = async (c: Visit, actor: Actor, wanted: Wanted) => (wanted.space ? scopeFor(c.var.room.db, actor, wanted.space) : undefined)

/** Ids, counts and facets from the index, then the rows of one page from the database, which asks again who may read. */
export async function showHall(c: Visit): Promise<Response> {
  const { room, actor, lang } = c.var
  const [terms, wanted] = await wantedOf(c)
  const within = await scopeOf(c, actor, wanted)
  const answer = room.matcher.hall(actor, { ...toQuery(wanted), scope: within?.scope })
  const cards = await cardsFor(room.db, actor, answer.ids, inHall)
  const canonical = hallHref(lang, wanted)
  return page(
    c,
    {
      title: titleOf(c, wanted),
      description: hallWords.description[lang],
      active: 'hall',
      canonical,
      alternates: { zh: inLang(canonical, 'zh'), en: inLang(canonical, 'en') },
      noindex: wanted.text !== '' || hasChoices(wanted) || within !== undefined || wanted.page > 1,
      feed: { href: feedHref(lang, wanted), title: hallWords.feedTitle[lang] },
    },
    HallPage({ lang, terms, wanted, answer, cards, now: actor.at, space: within && readText(within.space.name, lang).body }),
  )
}

/** What anybody may read, whoever asks: feed readers carry no session. */
export async function showFeed(c: Visit): Promise<Response> {
  const { room, actor, lang } = c.var
  const [, wanted] = await wantedOf(c)
  const anybody = visitor(actor.at)
  const answer = room.matcher.hall(anybody, { text: wanted.text, chosen: wanted.chosen, scope: (await scopeOf(c, anybody, wanted))?.scope, sort: 'newest', limit: feedSize })
  const cards = await cardsFor(room.db, anybody, answer.ids, inHall)
  const title = wanted.text ? `${hallWords.feedTitle[lang]} · ${wanted.text}` : hallWords.feedTitle[lang]
  const body = atomFeed({ lang, origin: room.config.url, self: feedHref(lang, wanted), page: hallHref(lang, { ...wanted, page: 1 }), title, cards, now: actor.at })
  return textAnswer(c, body, 'application/atom+xml; charset=utf-8', { 'cache-control': 'public, max-age=300' })
}
