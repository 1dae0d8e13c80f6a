import { say, type Lang, type Phrase } from '../../core/text.ts'
import { type ClauseKey, clauseWords, hasSchedule, isClauseKey, templateOf } from './clauses.ts'
import type { Content, Halves, OwnClause } from './content.ts'
import type { Block } from '../../platform/flow.ts'
import { blanksFor } from './blanks.ts'
import { scheduleBlocks } from './schedule.ts'
import { clauseHeads, documentWords as words, hanDigits, hanTen } from './words/document.ts'
import { agreementTypes, partyLetters, partyRoles } from './words/kinds.ts'

export type { Block } from '../../platform/flow.ts'

/** A clause as it stands in an agreement: from the template, with its blanks filled, or in somebody's own words. */
export type Clause = { key: string; own: boolean; heading: Phrase; text: Phrase }

/** A phrase from what was written; the other half stands in where one is missing. */
export const phraseOf = (halves: Halves): Phrase => ({ zh: halves.zh || halves.en || '', en: halves.en || halves.zh || '' })

const filled = (phrase: Phrase, blanks: Record<string, Phrase>): Phrase => ({
  zh: say('zh', phrase, Object.fromEntries(Object.entries(blanks).map(([name, one]) => [name, one.zh]))),
  en: say('en', phrase, Object.fromEntries(Object.entries(blanks).map(([name, one]) => [name, one.en]))),
})

/** The clauses of an agreement in their order: the template's that were kept, each in own words where there are such, and those that were added. */
export function clausesOf(content: Content): Clause[] {
  const blanks = blanksFor(content)
  const own = new Map(content.own.map((one) => [one.key, one]))
  const asOwn = (one: OwnClause): Clause => ({ key: one.key, own: true, heading: phraseOf(one.heading), text: phraseOf(one.text) })
  const added = (after: string | null): Clause[] =>
    content.own.filter((one) => !isClauseKey(one.key) && one.after === after).flatMap((one) => [asOwn(one), ...(one.key === after ? [] : added(one.key))])
  const template = templateOf(content).filter((key) => !content.left.includes(key))
  const standing = template.flatMap((key): Clause[] => {
    const changed = own.get(key)
    const { heading, text } = clauseWords(key)
    return [changed ? asOwn(changed) : { key, own: false, heading, text: filled(text, blanks) }, ...added(key)]
  })
  // What was added behind a clause that stands there no more comes last.
  const placed = new Set(standing.map((one) => one.key))
  const rest = content.own.filter((one) => !isClauseKey(one.key) && one.after !== null && !placed.has(one.key)).map(asOwn)
  return [...added(null), ...standing, ...rest]
}

/** A number from 1 to 99 as Chinese contracts count. */
export function hanNumber(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  return `${tens > 1 ? hanDigits[tens] : ''}${tens > 0 ? hanTen : ''}${ones > 0 || tens === 0 ? hanDigits[ones] : ''}`
}

/** Paragraphs of a clause; with more than one each has a number. */
export const paragraphsOf = (clause: Clause, lang: Lang, number: number): string[] => {
  const lines = clause.text[lang].split('\n').map((one) => one.trim()).filter(Boolean)
  return lines.length < 2 ? lines : lines.map((line, place) => `${number}.${place + 1} ${line}`)
}

export const clauseHead = (clause: Clause, lang: Lang, number: number): string => say(lang, words.clause, { number: lang === 'zh' ? hanNumber(number) : number, heading: clause.heading[lang] })

function partyBlocks(content: Content, lang: Lang): Block[] {
  return content.parties.flatMap((one, place): Block[] => {
    const [name, other] = lang === 'zh' ? [one.name.zh ?? one.name.en, one.name.zh && one.name.en] : [one.name.en ?? one.name.zh, one.name.en && one.name.zh]
    const line = (phrase: Phrase, values: Record<string, string>): Block => ({ kind: 'line', text: say(lang, phrase, values) })
    const address = phraseOf(one.address)[lang]
    const representative = phraseOf(one.representative)[lang]
    return [
      { kind: 'subheading', text: say(lang, words.party, { letter: partyLetters[place]![lang], role: partyRoles[one.role][lang], name: name ?? '' }) },
      ...(other ? [line(words.otherName, { name: other })] : []),
      ...(one.uscc ? [line(words.uscc, { code: one.uscc })] : []),
      ...(address ? [line(words.address, { address })] : []),
      ...(representative ? [line(words.representative, { name: representative })] : []),
    ]
  })
}

export type DocumentFacts = { reference: string }

/** The whole text in one language. */
export function blocksOf(content: Content, lang: Lang, { reference }: DocumentFacts): Block[] {
  const clauses = clausesOf(content)
  return [
    { kind: 'title', text: agreementTypes[content.type][lang] },
    { kind: 'line', text: say(lang, words.reference, { reference }) },
    { kind: 'heading', text: words.parties[lang] },
    ...partyBlocks(content, lang),
    { kind: 'paragraph', text: (content.terms.law === 'cn' ? words.preambleChina : words.preamble)[lang] },
    ...clauses.flatMap((clause, place): Block[] => [
      { kind: 'heading', text: clauseHead(clause, lang, place + 1) },
      ...paragraphsOf(clause, lang, place + 1).map((text): Block => ({ kind: 'paragraph', text })),
    ]),
    ...(hasSchedule(content.type) ? scheduleBlocks(content, lang) : []),
  ]
}

/** A block as lines of plain text. */
export const linesOf = (block: Block): string[] => (block.kind === 'table' ? [block.columns.join(' | '), ...block.rows.map((row) => row.join(' | '))] : [block.text])

/** The two languages, the governing one first. */
export const orderOf = ({ governing }: Pick<Content, 'governing'>): readonly [Lang, Lang] => (governing === 'en' ? ['en', 'zh'] : ['zh', 'en'])

/** How a clause's head is told in a text that came back. */
export const headPattern = (lang: Lang): RegExp => new RegExp(clauseHeads[lang], 'u')
export type { ClauseKey }
