import { shown } from '../ui/bilingual.tsx'
import { type AllianceLine, figuresOf, membersOfAlliance, partsOf, scopeFor, wavesOf, wholesOf } from '../../modules/alliances/alliances.ts'
import { cardsFor, inHall } from '../../modules/listings/listings.ts'
import { newsVisibleTo } from '../../modules/news/news.ts'
import { requestsOf } from '../../modules/requests/requests.ts'
import { one } from '../form.ts'
import { sentenceOf } from '../people/sentence.ts'
import { type Again, page, statusOf } from '../respond.tsx'
import type { Visit } from '../room.ts'
import { centreFor } from './centre-reading.ts'
import { deciderOf } from './reading.ts'
import { AlliancePage } from './show.tsx'

const cardsShown = 6

/** `again`: what was wrong with a request to join; `registering`: with registering as a technology transfer manager. */
export async function showAlliance(c: Visit, alliance: AllianceLine, again?: Again, registering?: Again): Promise<Response> {
  const { room, actor, lang } = c.var
  const { db } = room
  const { scope } = await scopeFor(db, actor, alliance.slug)
  const answer = room.matcher.hall(actor, { scope, chosen: alliance.kind === 'regional_centre' ? { kind: ['offer'] } : {}, sort: 'newest', limit: cardsShown })
  const [members, waves, figures, listings, parts, wholes, decidedBy, requests, news] = await Promise.all([
    membersOfAlliance(db, actor, alliance.id, false), wavesOf(db, alliance.id), figuresOf(db, room.matcher, actor, alliance), cardsFor(db, actor, answer.ids, inHall),
    partsOf(db, actor, alliance.id), wholesOf(db, actor, alliance.id), deciderOf(c, alliance), requestsOf(db, actor), newsVisibleTo(db, actor, { spaceId: alliance.id, limit: 4 }),
  ])
  const centre = await centreFor(c, alliance, registering)
  const refused = again ?? registering
  const waiting = requests.some((each) => each.kind === 'join_space' && each.state === 'submitted' && each.objectId === alliance.id)
  const problems = again && (Object.keys(again.problems).length > 0 ? again.problems : { organisation: sentenceOf(again.failure) })
  const typed = again && { organisation: one(again.values, 'organisation'), message: one(again.values, 'message') }
  const facts = { title: shown(lang, alliance.name).text, description: alliance.purpose ? shown(lang, alliance.purpose).text.slice(0, 160) : undefined, active: 'alliances' as const, noindex: alliance.visibility !== 'public', status: refused ? statusOf(refused.failure) : 200 } as const
  return page(c, facts, <AlliancePage lang={lang} actor={actor} alliance={alliance} members={members} waves={waves} figures={figures} listings={listings} total={answer.total} parts={parts} wholes={wholes} news={news.items} centre={centre} decidedBy={decidedBy} join={{ waiting, problems, typed }} />)
}
