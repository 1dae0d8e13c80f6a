import { AlignmentType, Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import { type Lang, langs } from '../../core/text.ts'
import type { Content, Halves, OwnClause } from './content.ts'
import { type Block, blocksOf, type Clause, clausesOf, type DocumentFacts, headPattern, linesOf, orderOf, paragraphsOf } from './document.ts'
import { scheduleBlocks } from './schedule.ts'
import { isClauseKey, templateOf } from './clauses.ts'
import { documentWords as words, partHeads } from './words/document.ts'

const fonts = { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: 'SimSun' } as const
const paragraph = (text: string, more: ConstructorParameters<typeof Paragraph>[0] & object = {}, bold = false): Paragraph => new Paragraph({ spacing: { after: 120 }, ...more, children: [new TextRun({ text, bold, font: fonts })] })

function drawn(block: Block): (Paragraph | Table)[] {
  if (block.kind === 'table') {
    const cells = (row: readonly string[], bold: boolean) => new TableRow({ tableHeader: bold, children: row.map((text) => new TableCell({ children: [paragraph(text, { spacing: { after: 40 } }, bold)] })) })
    return [new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [cells(block.columns, true), ...block.rows.map((row) => cells(row, false))] }), paragraph('')]
  }
  if (block.kind === 'title') return [paragraph(block.text, { heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER }, true)]
  if (block.kind === 'heading') return [paragraph(block.text, { heading: HeadingLevel.HEADING_2, keepNext: true, spacing: { before: 240, after: 120 } }, true)]
  return [paragraph(block.text, {}, block.kind === 'subheading')]
}

/** The text as a Word document for the lawyers of both sides, in both languages one after the other. */
export async function wordOf(content: Content, facts: DocumentFacts): Promise<Uint8Array> {
  const children = orderOf(content).flatMap((lang, place) => [
    paragraph(partHeads[lang], { pageBreakBefore: place > 0, alignment: AlignmentType.RIGHT }),
    ...blocksOf(content, lang, facts).flatMap(drawn),
    paragraph(words.template[lang]),
  ])
  const document = new Document({ creator: 'Qiao', title: facts.reference, styles: { default: { document: { run: { font: fonts, size: 21 } } } }, sections: [{ children }] })
  return new Uint8Array(await Packer.toBuffer(document))
}

/** What was read out of a document that came back: `undefined` where no clause was found in a language. */
export type ReadBack = { clauses: Partial<Record<Lang, { heading: string; text: string }[]>>; /** The schedule's text as it came back, where it differs from ours. */ scheduleDiffers: boolean }

type Reading = { lang: Lang | undefined; part: 'before' | 'clauses' | 'schedule'; clauses: Record<Lang, { heading: string; lines: string[] }[]>; schedule: Record<Lang, string[]> }

const folded = (lines: readonly string[]): string => lines.join('').replace(/[\s|–-]+/gu, '')
const ownNumber = /^\d{1,2}\.\d{1,2}\.?\s+/u

function take(reading: Reading, line: string): void {
  const begins = langs.find((lang) => line === partHeads[lang])
  if (begins) return void Object.assign(reading, { lang: begins, part: 'before' })
  const lang = reading.lang ?? langs.find((one) => headPattern(one).test(line))
  if (!lang || langs.some((one) => line === words.template[one])) return
  if (partHeads.schedule.some((head) => line === head) && reading.part === 'clauses') return void (reading.part = 'schedule')
  const head = reading.part === 'schedule' || ownNumber.test(line) ? null : headPattern(lang).exec(line)
  if (head) {
    reading.part = 'clauses'
    reading.clauses[lang].push({ heading: head.at(-1)?.trim() ?? '', lines: [] })
  } else if (reading.part === 'schedule') reading.schedule[lang].push(line)
  else if (reading.part === 'clauses') reading.clauses[lang].at(-1)?.lines.push(line.replace(ownNumber, ''))
}

/** Reads the clauses of both languages out of the running text of a document, by their numbered heads. */
export function readBack(text: string, content: Content): ReadBack {
  const reading: Reading = { lang: undefined, part: 'before', clauses: { zh: [], en: [] }, schedule: { zh: [], en: [] } }
  for (const line of text.split('\n').map((one) => one.trim()).filter(Boolean)) take(reading, line)
  const clauses = Object.fromEntries(langs.filter((lang) => reading.clauses[lang].length > 0).map((lang) => [lang, reading.clauses[lang].map(({ heading, lines }) => ({ heading, text: lines.join('\n') }))]))
  const scheduleDiffers = langs.some((lang) => reading.schedule[lang].length > 0 && folded(reading.schedule[lang]) !== folded(scheduleBlocks(content, lang).slice(1).flatMap(linesOf)))
  return { clauses, scheduleDiffers }
}

const plain = (clause: Clause, lang: Lang): string => paragraphsOf({ ...clause }, lang, 0).map((line) => line.replace(ownNumber, '')).join('\n')

/**
 * The content with what came back in place of what went out: clauses are known again by their head in either language, else by their
 * place where the number is the same; others are new, and those that are there no more are left out. What says the same stays the
 * template's. A language that did not come back keeps its words.
 */
export function withReadBack(content: Content, { clauses }: ReadBack): Content {
  const before = clausesOf(content)
  const count = Math.max(...langs.map((lang) => clauses[lang]?.length ?? 0))
  const taken = new Set<string>()
  const own: OwnClause[] = []
  let after: string | null = null
  for (let place = 0; place < count; place += 1) {
    const found = { zh: clauses.zh?.[place], en: clauses.en?.[place] }
    const opposite = count === before.length ? before[place] : undefined
    const same = before.find((one) => !taken.has(one.key) && langs.some((lang) => found[lang]?.heading === one.heading[lang])) ?? (opposite && !taken.has(opposite.key) ? opposite : undefined)
    const part = (of: 'heading' | 'text'): Halves => Object.fromEntries(langs.flatMap((lang) => {
      const said = found[lang]?.[of] ?? same?.[of][lang]
      return said === undefined ? [] : [[lang, said]]
    }))
    const key: string = same?.key ?? `own-${nextNumber([...content.own, ...own])}`
    taken.add(key)
    const unchanged = same && !same.own && langs.every((lang) => !found[lang] || (found[lang].heading === same.heading[lang] && found[lang].text === plain(same, lang)))
    if (!unchanged) own.push({ key, after: isClauseKey(key) ? null : after, heading: part('heading'), text: part('text') })
    after = key
  }
  const next = { ...content, own, left: templateOf(content).filter((key) => !taken.has(key)) }
  // Where the clauses read the same, nothing came back.
  return JSON.stringify(clausesOf(next)) === JSON.stringify(before) ? content : next
}

/** A number for a clause of one's own that no other has. */
export const nextNumber = (own: readonly { key: string }[]): number => 1 + Math.max(0, ...own.map(({ key }) => Number(/^own-(\d+)$/.exec(key)?.[1] ?? 0)))
