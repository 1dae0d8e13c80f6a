import type { Actor } from '../../../core/actor.ts'
import type { Lang } from '../../../core/text.ts'
import { type Asked, asksOf, phrasesOf, probeOf, type Reached, reachedBy } from '../../../engine/cover/asked.ts'
import type { Filter, Indexed } from '../../../engine/retrieval/matcher.ts'
import type { LiveMatcher } from '../live.ts'

/** What a need asks in one of its languages, and what each candidate covers of it. */
export type Gathered = { lang: Lang; asks: Asked[]; reached: Reached[] }

/** The best matches say what is asked; with those that answer its phrases best they are the candidates: at most sixty. */
const mostRead = 20
const mostAsked = 40

/**
 * Reads from the live index, with the actor's filter, what the need asks in this language and which listings that `filter` lets through cover
 * it. Nothing that the actor may not read is looked at.
 */
export function gather(live: LiveMatcher, actor: Actor, need: Indexed, lang: Lang, filter: Filter): Gathered {
  const texts = need.texts.filter((text) => text.lang === lang)
  const best = live.match(actor, { ...need, texts }, { k: mostRead, filter, explain: true })
  const phrases = phrasesOf(best)
  const [itself] = live.match(actor, probeOf(need, lang, phrases), { k: 1, filter: { facet: 'id', in: [need.id] }, explain: true })
  const asks = itself ? asksOf(itself, phrases, lang) : []
  if (asks.length === 0) return { lang, asks, reached: [] }
  const probe = probeOf(need, lang, asks.map((ask) => ask.id))
  const answers = live.match(actor, probe, { k: mostAsked, filter, explain: true })
  const known = new Set(answers.map((one) => one.id))
  const others = best.filter((one) => !known.has(one.id)).map((one) => one.id)
  const rest = others.length > 0 ? live.match(actor, probe, { k: others.length, filter: { facet: 'id', in: others }, explain: true }) : []
  return { lang, asks, reached: [...answers, ...rest].map((one) => reachedBy(one, asks)) }
}
