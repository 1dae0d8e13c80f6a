import type { Judgements } from './measure.ts'
import type { Fields } from './records.ts'
import type { Item, Task } from './tasks.ts'

/** Listings of a file with id, lang, title, text and keywords; the language is Chinese where Han characters prevail and none is stated. */
function listingsOf(rows: readonly Fields[]): Item[] {
  return rows.map((row) => {
    const text = row['text'] ?? row['abstract'] ?? ''
    const hans = `${row['title'] ?? ''}${text}`.match(/\p{Script=Han}/gu)?.length ?? 0
    const stated = row['lang']
    const lang = stated === 'zh' || stated === 'en' ? stated : hans * 4 > text.length ? 'zh' : 'en'
    const keywords = (row['keywords'] ?? '').split(/[_;；,，\n]/).map((word) => word.trim()).filter((word) => word !== '')
    return { id: row['id'] ?? '', lang, title: row['title'] ?? '', text, keywords }
  })
}

const firstOf = (row: Fields, names: readonly string[]): string => names.map((name) => row[name] ?? '').find((value) => value !== '') ?? ''

/** Graded judgements, 0 (not at all) and up, from records with need, offer and grade. Records without them are counted in `unread`. */
export function judgementsOf(rows: readonly Fields[]): { judgements: Judgements; unread: number } {
  const judgements = new Map<string, Map<string, number>>()
  let unread = 0
  for (const row of rows) {
    const need = firstOf(row, ['need', 'need_id', 'query', 'query_id'])
    const offer = firstOf(row, ['offer', 'offer_id', 'document', 'document_id'])
    const grade = firstOf(row, ['grade', 'relevance', 'score'])
    if (need === '' || offer === '' || grade === '' || !Number.isFinite(Number(grade))) unread += 1
    else judgements.set(need, (judgements.get(need) ?? new Map<string, number>()).set(offer, Number(grade)))
  }
  return { judgements, unread }
}

/** The judged needs against all offers. */
export function judgedTask(needs: readonly Fields[], offers: readonly Fields[], judgements: Judgements): Task {
  return { name: 'judged needs → offers', needs: listingsOf(needs).filter(({ id }) => judgements.has(id)), offers: listingsOf(offers) }
}
