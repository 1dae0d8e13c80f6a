import type { Actor } from '../../../core/actor.ts'
import type { Lang } from '../../../core/text.ts'
import { type Asked, asksOf, headOf, phrasesOf, probeOf, type Reached, reachedBy } from '../../../engine/cover/asked.ts'
import type { Filter, Indexed } from '../../../engine/retrieval/matcher.ts'
import type { LiveMatcher } from '../live.ts'

/** What a need asks in one of its languages, and what each candidate covers of it. */
export type Gathered = { lang: Lang; asks: Asked[]; reached: Reached[] }

/** The best matches say what is asked; with those that answer its phrases best they are the candidates: at most sixty. */
const mostRead = 20
const mostAsked = 40

/**
 * A candidate is of the need's subject: its whole text matches at least so well as a share of the best, it covers at least so much alone, and
 * of two things that are asked one well. Without this a team collects words, not partners.
 */
const leastMatch = 0.3
const leastAlone = 0.12
const well = 0.6

/** Of three things or fewer that are asked, one is enough. */
const coversWell = (asks: readonly Asked[], { found }: Reached): boolean => {
  const strengths = Object.values(found).map((one) => one.strength)
  return strengths.length >= (asks.length > 3 ? 2 : 1) && strengths.some((strength) => strength >= well)
}

const aloneOf = (asks: readonly Asked[], { found }: Reached): number => {
  const whole = asks.reduce((sum, ask) => sum + ask.weight, 0)
  return asks.reduce((sum, ask) => sum + (ask.weight / whole) * (found[ask.id]?.strength ?? 0), 0)
}

/**
 * Reads from the live index, with the actor's filter, what the need asks in this language and which listings that `filter` lets through cover
 * it. Nothing that the actor may not read is looked at.
 */
export function gather(live: LiveMatcher, actor: Actor, need: Indexed, lang: Lang, filter: Filter): Gathered {
  const texts = need.texts.filter((text) => text.lang === lang)
  const best = live.match(actor, { ...need, texts }, { k: mostRead, filter, explain: true })
  const head = headOf(texts)
  const phrases = phrasesOf(best, head)
  const [itself] = live.match(actor, probeOf(need, lang, phrases), { k: 1, filter: { facet: 'id', in: [need.id] }, explain: true })
  const asks = itself ? asksOf(itself, phrases, head, lang) : []
  if (asks.length === 0) return { lang, asks, reached: [] }
  const probe = probeOf(need, lang, asks.map((ask) => ask.id))
  const known = new Map(best.map((one) => [one.id, one.score]))
  const least = leastMatch * (best[0]?.score ?? 0)
  const answering = live.match(actor, probe, { k: mostAsked, filter, explain: false }).flatMap((one) => (known.has(one.id) ? [] : [one.id]))
  const others = answering.length > 0 ? live.match(actor, { ...need, texts }, { k: answering.length, filter: { facet: 'id', in: answering }, explain: false }) : []
  const ids = [...best, ...others].filter((one) => one.score >= least).map((one) => one.id)
  const reached = live.match(actor, probe, { k: ids.length, filter: { facet: 'id', in: ids }, explain: true }).map((one) => reachedBy(one, asks))
  return { lang, asks, reached: reached.filter((one) => aloneOf(asks, one) >= leastAlone && coversWell(asks, one)) }
}
