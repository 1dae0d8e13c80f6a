import { showMoney } from '../../../../core/money.ts'
import { type Lang, nameFor, readText, say, type Text } from '../../../../core/text.ts'
import type { Block } from '../../../../platform/pages.ts'
import { type Answer, isAsked } from '../../applying/answers.ts'
import { type Question, questionsOf } from '../../forms.ts'
import type { Criterion, Rubric } from '../../rounds.ts'
import { packWords as words } from '../../words/pack.ts'
import type { EntryRead } from '../entry.ts'

/** What the thread draws: plain data in the reader’s language, answers as they were written. */
export type PackPaper = { title: string; lang: Lang; /** At the foot of each page. */ foot: string; cover: readonly Block[]; entries: readonly (readonly Block[])[]; at: string }

export type PackEntry = EntryRead & { reference: string; title: string; organisation: string | undefined; marks: Readonly<Record<string, number>> }
export type PackFacts = { call: Text; round: Text; rubric: Rubric | undefined; day: string; due: string | undefined; hidden: boolean; entries: readonly PackEntry[]; at: Date }

const said = (lang: Lang, text: Text): string => readText(text, lang).body
const scaleOf = ({ least, most }: Criterion): string => `${least}–${most}`

function rubricBlocks(lang: Lang, rubric: Rubric): Block[] {
  return [
    { kind: 'heading', text: words.rubric[lang] },
    { kind: 'table', columns: [words.criterion[lang], words.weight[lang], words.scale[lang]], rows: rubric.criteria.map((one) => [said(lang, one.name), `${one.weightBp / 100} %`, scaleOf(one)]) },
    ...rubric.criteria.flatMap((one): Block[] => [
      ...(one.help ? [{ kind: 'line' as const, text: `${said(lang, one.name)} · ${said(lang, one.help)}` }] : []),
      ...one.anchors.map((anchor): Block => ({ kind: 'line', text: `${said(lang, one.name)} · ${say(lang, words.anchor, { mark: anchor.mark, words: said(lang, anchor.words) })}` })),
    ]),
  ]
}

function answerBlocks(lang: Lang, question: Question, answer: Answer | undefined, entry: PackEntry): Block[] {
  const label = (code: string): string => said(lang, question.options.find((one) => one.code === code)?.label ?? question.label)
  const line = (text: string): Block[] => text.split('\n').filter((one) => one.trim() !== '').map((one) => ({ kind: 'paragraph', text: one }))
  if (!answer) return line(words.none[lang])
  if (answer.cells?.length) {
    const { cells } = answer
    const at = [...new Set(cells.map((one) => one.row))].sort((a, b) => a - b)
    return [{ kind: 'table', columns: question.options.map((one) => said(lang, one.label)), rows: at.map((row) => question.options.map((one) => cells.find((cell) => cell.row === row && cell.code === one.code)?.words ?? '')) }]
  }
  if (answer.lines?.length) {
    const partner = (id: string) => (entry.partners[id] ? nameFor(lang, entry.partners[id]) : '')
    return [{ kind: 'table', columns: [words.partnerOf[lang], words.category[lang], words.amount[lang]], rows: answer.lines.map((one) => [partner(one.organisationId), label(one.code), showMoney(lang, one)]) }]
  }
  if (answer.fileId) return line(entry.files[question.id] ? say(lang, words.attached, { name: entry.files[question.id]! }) : words.onPage[lang])
  if (answer.listingId) return line(words.linked[lang])
  if (answer.choices?.length) return line(answer.choices.map(label).join(lang === 'zh' ? '、' : ', '))
  if (answer.number !== undefined) return line(`${answer.number}${question.unit ? ` ${question.unit}` : ''}`)
  if (answer.agreed !== undefined) return line(answer.agreed ? words.yes[lang] : words.none[lang])
  return line(answer.day ?? answer.words ?? words.none[lang])
}

function entryBlocks(lang: Lang, entry: PackEntry, rubric: Rubric | undefined): Block[] {
  const questions = questionsOf(entry.form)
  return [
    { kind: 'note', text: [entry.reference, entry.organisation].filter(Boolean).join('  ·  ') },
    { kind: 'title', text: entry.title || entry.reference },
    ...entry.form.sections.flatMap((section): Block[] => {
      const asked = section.questions.filter((one) => isAsked(one, questions, entry.answers) && (one.kind !== 'consent'))
      if (asked.length === 0) return []
      return [{ kind: 'heading', text: said(lang, section.title) }, ...asked.flatMap((one): Block[] => [{ kind: 'subheading', text: said(lang, one.label) }, ...answerBlocks(lang, one, entry.answers[one.id], entry)])]
    }),
    ...(entry.given.length > 0 ? [{ kind: 'heading' as const, text: words.more[lang] }, ...entry.given.flatMap((one): Block[] => [{ kind: 'subheading', text: one.words }, ...one.answer.split('\n').filter((line) => line.trim() !== '').map((text): Block => ({ kind: 'paragraph', text }))])] : []),
    ...(rubric && rubric.criteria.length > 0
      ? [{ kind: 'heading' as const, text: words.yourMarks[lang] }, { kind: 'table' as const, columns: [words.criterion[lang], words.weight[lang], words.scale[lang], words.mark[lang]], rows: rubric.criteria.map((one) => [said(lang, one.name), `${one.weightBp / 100} %`, scaleOf(one), entry.marks[one.id] === undefined ? '' : String(entry.marks[one.id])]) }]
      : []),
  ]
}

/** A judging pack as plain data: a page of contents and rubric, then each entry on pages of its own. */
export function packPaper(lang: Lang, facts: PackFacts): PackPaper {
  const { entries, rubric } = facts
  const named = entries.some((one) => one.organisation)
  const columns = [words.reference[lang], words.name[lang], ...(named ? [words.organisation[lang]] : [])]
  const cover: Block[] = [
    { kind: 'title', text: said(lang, facts.call) },
    { kind: 'note', text: `${words.title[lang]} · ${say(lang, words.lead, { round: said(lang, facts.round), count: entries.length, day: facts.day })}` },
    ...(facts.due ? [{ kind: 'paragraph' as const, text: say(lang, words.due, { day: facts.due }) }] : []),
    { kind: 'paragraph', text: words.keep[lang] },
    ...(facts.hidden ? [{ kind: 'paragraph' as const, text: words.blind[lang] }] : []),
    { kind: 'heading', text: words.contents[lang] },
    { kind: 'table', columns, rows: entries.map((one) => [one.reference, one.title, ...(named ? [one.organisation ?? ''] : [])]) },
    ...(rubric && rubric.criteria.length > 0 ? rubricBlocks(lang, rubric) : []),
  ]
  const title = said(lang, facts.call)
  return { title, lang, foot: `${words.title[lang]} · ${title.slice(0, 60)}`, cover, entries: entries.map((one) => entryBlocks(lang, one, rubric)), at: facts.at.toISOString() }
}
