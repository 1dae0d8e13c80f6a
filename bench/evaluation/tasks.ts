import { accountParts, chineseOf, type Fields, having, joined } from './records.ts'

export type Item = { id: string; lang: 'zh' | 'en'; title?: string; text: string; keywords?: string[] }

/** Needs, and the offers among which the one with the need's id must be found. `own` names the same task in a list of one language. */
export type Task = { name: string; offers: readonly Item[]; needs: readonly Item[]; own?: string }

/** How Latin letters of Chinese texts are treated: names and abbreviations that both languages share make the task easy. */
export type Latin = 'removed' | 'kept'

/** A side of a task: a text of a record, and the fields without which there is none. */
type Side = { name: string; lang: 'zh' | 'en'; read: (row: Fields) => string; requires: readonly string[] }

/** Which fields a task misses in a file, for a reader who wonders why it was not run. */
export type Missing = { name: string; fields: string[] }

const secondHalf = (text: string): string => {
  const words = text.split(' ')
  return words.slice(words.length >> 1).join(' ')
}
const firstHalf = (text: string): string => {
  const words = text.split(' ')
  return words.slice(0, words.length >> 1).join(' ')
}

/** The first clause of at least ten Han characters, Latin letters or not: as short as the title of a need. */
const firstClause = (text: string): string =>
  text.split(/[，。；：,;:]/).find((clause) => (clause.match(/\p{Script=Han}/gu)?.length ?? 0) >= 10) ?? text

const field = (name: string, lang: 'zh' | 'en', as: string, cut = (text: string): string => text): Side => ({ name: as, lang, read: (row) => cut(row[name] ?? ''), requires: [name] })

const summary = field('zh_summary', 'zh', 'zh summary')
const problem = field('zh_motivation', 'zh', 'zh problem')
const shortNeed = field('zh_summary', 'zh', 'zh short need', firstClause)
const zhText = field('zh', 'zh', 'zh text')
const account: Side = { name: 'zh', lang: 'zh', read: chineseOf, requires: ['zh_summary'] }
const solution: Side = { name: 'zh solution', lang: 'zh', read: (row) => joined(row, accountParts.slice(2)), requires: ['zh_method'] }
const title = field('title_en', 'en', 'en title')
const english = field('en', 'en', 'en')
const half = field('en', 'en', 'second half of en', secondHalf)
const opening = field('en', 'en', 'en first half', firstHalf)

/** Need and offer of each task on one list. */
const pairs: readonly (readonly [Side, Side])[] = [
  [summary, english],
  [problem, english],
  [problem, half],
  [shortNeed, english],
  [title, account],
  [english, solution],
  [opening, solution],
  [zhText, english],
  [english, zhText],
]

const complete = (rows: readonly Fields[], ...sides: Side[]): Fields[] =>
  rows.filter((row) => sides.every(({ requires }) => requires.every((name) => (row[name] ?? '') !== '')))

function itemsOf(rows: readonly Fields[], { lang, read }: Side, latin: Latin): Item[] {
  const plain = lang === 'zh' && latin === 'removed'
  return rows.map((row) => ({ id: row['id'] ?? '', lang, text: plain ? read(row).replace(/\p{Script=Latin}+/gu, ' ') : read(row) }))
}

/** All tasks that the fields of the records allow, and what the others miss. Tasks of one list share the array of its offers. */
export function tasksOf(rows: readonly Fields[], latin: Latin): { tasks: Task[]; missing: Missing[] } {
  const missing: Missing[] = []
  const lists = new Map<Side, Map<number, Item[]>>()
  const tasks = pairs.flatMap(([need, offer]): Task[] => {
    const name = `${need.name} → ${offer.name}`
    const fields = [...need.requires, ...offer.requires].filter((one) => having(rows, one) === 0)
    if (fields.length > 0) {
      missing.push({ name, fields: [...new Set(fields)] })
      return []
    }
    const both = complete(rows, need, offer)
    const known = lists.get(offer) ?? new Map<number, Item[]>()
    lists.set(offer, known)
    const offers = known.get(both.length) ?? itemsOf(both, offer, latin)
    known.set(both.length, offers)
    return [{ name, offers, needs: itemsOf(both, need, latin) }]
  })
  const mixed = [mixedTasks(rows, solution, [problem, shortNeed, english, title], latin), mixedTasks(rows, zhText, [zhText, english], latin)]
  return { tasks: [...tasks, ...mixed.flat()], missing }
}

/** Half of the offers in each language only: each language by its own list, and in the list of both. */
function mixedTasks(all: readonly Fields[], chinese: Side, needs: readonly Side[], latin: Latin): Task[] {
  const rows = complete(all, english, chinese)
  if (rows.length < 2) return []
  const halves = { zh: rows.filter((_, index) => index % 2 === 0), en: rows.filter((_, index) => index % 2 === 1) }
  const own = { zh: itemsOf(halves.zh, chinese, latin), en: itemsOf(halves.en, english, latin) }
  const both = [...own.zh, ...own.en]
  return ([own, undefined] as const).flatMap((lists) =>
    (['zh', 'en'] as const).flatMap((to) =>
      needs.flatMap((need): Task[] => {
        const asked = itemsOf(complete(halves[to], need), need, latin)
        const alone = `${need.name} → ${to}, own list`
        if (asked.length === 0) return []
        return [lists ? { name: alone, offers: lists[to], needs: asked } : { name: `${need.name} → ${to}, mixed list`, offers: both, needs: asked, own: alone }]
      }),
    ),
  )
}
