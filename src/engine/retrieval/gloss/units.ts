import type { Lang } from '../../../core/text.ts'
import type { Bridge } from '../bridge.ts'
import { phrasesOf } from '../profile.ts'
import { isHanTerm, type Token } from '../tokens.ts'

/** A piece of a text that is translated as one: a word, or a phrase that the bridge knows. `same`: it reads alike in both languages. */
export type Unit = { term: string; start: number; end: number; same: boolean }

/** Whole words that are tried as one headword. */
const mostJoined = 4

const contains = (outer: Token, inner: Token): boolean => outer !== inner && outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start

/** The units of a text in the language `from`, in its order; words without any translation are left out. */
export function unitsOf(tokens: readonly Token[], body: string, from: Lang, bridge: Bridge): Unit[] {
  return from === 'zh' ? chineseUnits(tokens, body, bridge) : englishUnits(tokens, body, bridge)
}

const knows = (bridge: Bridge, term: string, to: Lang): boolean => bridge.translate(term, to).length > 0

/** The segmenter's longest words; several side by side where together they are a headword, and the parts of those that are none. */
function chineseUnits(tokens: readonly Token[], body: string, bridge: Bridge): Unit[] {
  const whole = tokens.filter((token, index) => !nearby(tokens, index).some((other) => contains(other, token))).sort((a, b) => a.start - b.start || b.end - a.end)
  const units: Unit[] = []
  for (let index = 0; index < whole.length; index += 1) {
    const token = whole[index]!
    const before = units.at(-1)
    if (before && token.start < before.end) continue
    if (!isHanTerm(token.term)) {
      if (isTelling(token, body)) units.push({ ...token, same: true })
      continue
    }
    const joined = longestHeadword(whole, index, bridge)
    if (joined) units.push({ ...joined, same: false })
    else units.push(...partsOf(token, tokens, bridge))
  }
  return units
}

/** Tokens near a place: parts of a word stand before it, never far. */
const nearby = (tokens: readonly Token[], index: number): readonly Token[] => tokens.slice(Math.max(0, index - 8), index + 24)

function longestHeadword(whole: readonly Token[], index: number, bridge: Bridge): Token | undefined {
  const runs: Token[] = []
  let run = whole[index]!
  runs.push(run)
  for (const next of whole.slice(index + 1, index + mostJoined)) {
    if (next.start !== run.end || !isHanTerm(next.term)) break
    run = { term: run.term + next.term, start: run.start, end: next.end }
    runs.push(run)
  }
  return runs.reverse().find((one) => knows(bridge, one.term, 'en'))
}

/** The known parts of a word that the bridge does not know, longest first from the left; a single character would mislead. */
function partsOf(word: Token, tokens: readonly Token[], bridge: Bridge): Unit[] {
  const inside = tokens.filter((token) => contains(word, token) && token.end - token.start > 1 && knows(bridge, token.term, 'en'))
  const units: Unit[] = []
  for (const token of inside.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (token.start >= (units.at(-1)?.end ?? word.start)) units.push({ ...token, same: false })
  }
  return units
}

function englishUnits(tokens: readonly Token[], body: string, bridge: Bridge): Unit[] {
  const phrases = new Map<number, Token[]>()
  for (const phrase of phrasesOf(tokens)) phrases.set(phrase.start, [phrase, ...(phrases.get(phrase.start) ?? [])])
  const units: Unit[] = []
  for (const token of tokens) {
    if (token.start < (units.at(-1)?.end ?? 0)) continue
    const phrase = phrases.get(token.start)?.find(({ term }) => knows(bridge, term, 'zh'))
    const written = body.slice(token.start, token.end)
    if (phrase) units.push({ ...phrase, same: false })
    else if (isHanTerm(token.term) || isAcronym(written) || /\d/.test(written)) {
      if (isTelling(token, body)) units.push({ ...token, same: true })
    } else if (/ly$/i.test(written)) continue
    else if (knows(bridge, token.term, 'zh')) units.push({ ...token, same: false })
    else if (isTelling(token, body)) units.push({ ...token, same: true })
  }
  return units
}

const isAcronym = (written: string): boolean => /^[A-Z][A-Z0-9]{1,5}s?$/.test(written)

/** Names, formulas, and figures whose unit is in the other script: other figures need no help, and bare numbers say nothing by themselves. */
function isTelling({ term, start, end }: Token, body: string): boolean {
  const written = body.slice(start, end)
  if (written.length < 2 || !/\p{L}/u.test(written)) return false
  if (/^[^\p{L}]*\d[\d.,]*\s*\D+$/u.test(written) && /^\d/.test(term)) return /\p{Script=Han}/u.test(written)
  return /\d/.test(written) || /\p{Lu}/u.test(written)
}
