import { showMoney } from '../../../core/money.ts'
import { type Lang, nameFor, readText, say } from '../../../core/text.ts'
import { type OutcomeKind, outcomeKinds, outcomeKindWords } from '../../projects/projects.ts'
import type { EventReport } from './reading.ts'
import { daysOf, instantOf } from '../times.ts'
import { briefParagraphs, briefWords as words, type Clause, type Sentence } from './words/brief.ts'

/** Where the facts behind a number are. */
type LinkTo = (key: string) => string

const numbers = { zh: new Intl.NumberFormat('zh-CN'), en: new Intl.NumberFormat('en-GB') }
const ends = { zh: { clause: '，', sentence: '。', between: '' }, en: { clause: ', ', sentence: '.', between: ' ' } } as const

/** How many of what a clause is about; none where it is withheld or nought. */
function countOf({ figures, countries }: EventReport, of: Clause['of']): number | undefined {
  if (of !== 'countries') return figures[of] || undefined
  const whole = countries.reduce((sum, { n }) => sum + n, 0) === figures.registered
  return whole ? countries.filter(({ country }) => country !== null).length || undefined : undefined
}

function sentenceOf(lang: Lang, report: EventReport, [lead, ...more]: Sentence, linkTo: LinkTo): string | undefined {
  if (countOf(report, lead.of) === undefined) return undefined
  const said = [lead, ...more].flatMap((clause) => {
    const n = countOf(report, clause.of)
    return n === undefined ? [] : [say(lang, n === 1 ? (clause.one ?? clause.many) : clause.many, { n: `[${numbers[lang].format(n)}](${linkTo(clause.of === 'countries' ? 'registered' : clause.of)})` })]
  })
  return said.join(ends[lang].clause) + ends[lang].sentence
}

/** Confirmed amounts of a kind, each currency for itself. */
function amountOf(lang: Lang, { amounts }: EventReport, kind: OutcomeKind, linkTo: LinkTo): string | undefined {
  const sums = amounts.flatMap(({ kind: of, currency, sum }) => (of !== kind || sum === undefined ? [] : [`[${currency ? showMoney(lang, { minor: sum, currency }) : say(lang, words.jobs, { n: numbers[lang].format(sum) })}](${linkTo(kind)})`]))
  return sums.length === 0 ? undefined : say(lang, words.amount, { kind: outcomeKindWords[kind][lang], sums: sums.join(lang === 'zh' ? '、' : ', ') })
}

/**
 * A news brief of an event in one language, from its figures: what is withheld or nought is not said, and every number is a link.
 * Made of the report as everybody may have it, since a brief is published.
 */
export function briefOf(lang: Lang, report: EventReport, linkTo: LinkTo): { title: string; body: string } {
  const { event, countedAt } = report
  const name = readText(event.name, lang).body
  const when = countedAt < event.startsAt ? 'ahead' : countedAt < event.endsAt ? 'now' : 'past'
  const place = event.place ? say(lang, words.inPlace, { place: readText(event.place, lang).body }) : event.mode === 'online' ? words.online[lang] : ''
  const first = say(lang, words[when], { event: name, days: daysOf(lang, event.startsAt, event.endsAt), host: nameFor(lang, event.host), place: when === 'now' && lang === 'zh' ? place.replace(/^\p{Script=Han}/u, '') : place })
  const { between } = ends[lang]
  const paragraphs = briefParagraphs.map((sentences) => sentences.flatMap((one) => sentenceOf(lang, report, one, linkTo) ?? []).join(between))
  const amounts = outcomeKinds.flatMap((kind) => amountOf(lang, report, kind, linkTo) ?? []).join(between)
  return { title: say(lang, words.title, { event: name }), body: [first, ...paragraphs, amounts, say(lang, words.counted, { at: instantOf(lang, countedAt) })].filter(Boolean).join('\n\n') }
}
