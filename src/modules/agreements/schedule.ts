import { say, type Lang, type Phrase } from '../../core/text.ts'
import { percentOf } from './blanks.ts'
import type { Content, Halves, Schedule } from './content.ts'
import type { Block } from './document.ts'
import { documentWords as words } from './words/document.ts'
import { partyLetters } from './words/kinds.ts'
import { accessRights, exclusivities, itemKinds } from './words/terms.ts'

/** Shares of an item in basis points make a whole. */
export const whole = 10_000

export const isWhole = (shares: readonly { bp: number }[]): boolean => shares.reduce((sum, { bp }) => sum + bp, 0) === whole

/** Something wrong with an item, by its place in its list. */
export type Fault = { list: keyof Schedule; place: number; fault: 'shares' | 'party' }

/** The items whose shares do not make a whole, name a party twice or one that there is not; parties of a licence that are one and the same. By their place in the list. */
export function faultsOf({ schedule, parties }: Pick<Content, 'schedule' | 'parties'>): Fault[] {
  const there = (place: number) => place < parties.length
  return [
    ...schedule.background.flatMap((one, place) => (there(one.owner) ? [] : [{ list: 'background', place, fault: 'party' } satisfies Fault])),
    ...schedule.foreground.flatMap(({ shares }, place): Fault[] => {
      if (!shares.every((one) => there(one.party)) || new Set(shares.map((one) => one.party)).size < shares.length) return [{ list: 'foreground', place, fault: 'party' }]
      return isWhole(shares) ? [] : [{ list: 'foreground', place, fault: 'shares' }]
    }),
    ...schedule.licences.flatMap((one, place) => (there(one.from) && there(one.to) && one.from !== one.to ? [] : [{ list: 'licences', place, fault: 'party' } satisfies Fault])),
  ]
}

const read = (halves: Halves, lang: Lang): string => halves[lang] || halves.zh || halves.en || ''
const letter = (place: number, lang: Lang): string => partyLetters[place]?.[lang] ?? ''

/** The schedule of intellectual property as tables. */
export function scheduleBlocks({ schedule }: Content, lang: Lang): Block[] {
  const table = (title: Phrase, columns: Phrase[], rows: string[][]): Block[] => [
    { kind: 'subheading', text: title[lang] },
    rows.length === 0 ? { kind: 'line', text: words.noItems[lang] } : { kind: 'table', columns: columns.map((one) => one[lang]), rows },
  ]
  const facts = (one: { title: Halves; kind: keyof typeof itemKinds; number: string }) => [read(one.title, lang), itemKinds[one.kind][lang], one.number || '–']
  const heads = [words.item, words.kind, words.number]
  return [
    { kind: 'heading', text: words.schedule[lang] },
    ...table(words.backgroundTable, [...heads, words.owner, words.access], schedule.background.map((one) => [...facts(one), letter(one.owner, lang), accessRights[one.access][lang]])),
    ...table(words.foregroundTable, [...heads, words.shares], schedule.foreground.map((one) => [...facts(one), one.shares.map(({ party, bp }) => `${letter(party, lang)} ${percentOf(bp)}`).join(lang === 'zh' ? '，' : ', ')])),
    ...table(
      words.licenceTable,
      [words.item, words.licensor, words.licensee, words.exclusivity, words.field, words.territory, words.months, words.royalty],
      schedule.licences.map((one) => [
        [read(one.title, lang), one.number].filter(Boolean).join(' '), letter(one.from, lang), letter(one.to, lang), exclusivities[one.exclusivity][lang], read(one.field, lang) || '–', read(one.territory, lang) || '–',
        one.months ? say(lang, words.inMonths, { n: one.months }) : words.untilEnd[lang], one.royaltyBp ? percentOf(one.royaltyBp) : words.noRoyalty[lang],
      ]),
    ),
  ]
}
