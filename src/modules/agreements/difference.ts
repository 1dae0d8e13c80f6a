import { type Run, runsBetween } from '../../engine/difference/difference.ts'
import { type Lang, langs, type Phrase } from '../../core/text.ts'
import type { Content } from './content.ts'
import { blocksOf, clausesOf, linesOf } from './document.ts'
import { hasSchedule } from './clauses.ts'
import { scheduleBlocks } from './schedule.ts'
import { documentWords } from './words/document.ts'

/** What became of one part of the text in one language. */
export type PartChange = { name: Phrase; lang: Lang; kind: 'added' | 'removed' | 'changed'; runs: Run[] }

type Part = { key: string; name: Phrase; text: Record<Lang, string> }

/** The text in parts that are compared with one another: what stands before the clauses, each clause, the schedule. */
function partsOf(content: Content): Part[] {
  const halves = (make: (lang: Lang) => string): Record<Lang, string> => ({ zh: make('zh'), en: make('en') })
  const head = (lang: Lang) => {
    const blocks = blocksOf({ ...content, own: [], left: [], options: [] }, lang, { reference: '' })
    const end = blocks.findIndex((one, place) => place > 2 && one.kind === 'heading')
    return blocks.slice(0, end).flatMap(linesOf).join('\n')
  }
  return [
    { key: '@head', name: documentWords.parties, text: halves(head) },
    ...clausesOf(content).map(({ key, heading, text }) => ({ key, name: heading, text: halves((lang) => `${heading[lang]}\n${text[lang]}`) })),
    ...(hasSchedule(content.type) ? [{ key: '@schedule', name: documentWords.schedule, text: halves((lang) => scheduleBlocks(content, lang).flatMap(linesOf).join('\n')) }] : []),
  ]
}

/** What a reader must know who knows `before` and sees `after`. A clause that moved and stayed the same is no difference. */
export function differenceOf(before: Content, after: Content): PartChange[] {
  const [was, is] = [partsOf(before), partsOf(after)]
  const old = new Map(was.map((one) => [one.key, one]))
  const now = new Set(is.map((one) => one.key))
  const compare = (one: Part, a: Record<Lang, string>, b: Record<Lang, string>): PartChange[] =>
    langs.flatMap((lang) => (a[lang] === b[lang] ? [] : [{ name: one.name, lang, kind: a[lang] === '' ? 'added' : b[lang] === '' ? 'removed' : 'changed', runs: runsBetween(a[lang], b[lang]) }]))
  const nothing = { zh: '', en: '' }
  return [...is.flatMap((one) => compare(one, old.get(one.key)?.text ?? nothing, one.text)), ...was.filter((one) => !now.has(one.key)).flatMap((one) => compare(one, one.text, nothing))]
}
