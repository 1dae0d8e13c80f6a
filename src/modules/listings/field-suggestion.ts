import { fieldCues } from './words/field-cues.ts'
import { type Lang, langs } from '../../core/text.ts'
import type { Content, TextField } from './content.ts'

const weights: Partial<Record<TextField, number>> = { title: 4, keywords: 3, summary: 2, description: 1 }
/** Of a long text the beginning tells the field; the rest only costs time. */
const readCharacters = 1_500

type Cue = { field: string; pattern: RegExp }
const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const cues: Record<Lang, Cue[]> = { zh: [], en: [] }
for (const [field, words] of Object.entries(fieldCues)) {
  if (!words) continue
  cues.zh.push({ field, pattern: new RegExp(words.zh.map(escaped).join('|'), 'gu') })
  cues.en.push({ field, pattern: new RegExp(`\\b(?:${words.en.map(escaped).join('|')})`, 'gu') })
}

/** At most two fields that the words of the texts speak for, the strongest first; none when nothing does. */
export function suggestFields(content: Pick<Content, 'texts'>): string[] {
  const votes = new Map<string, number>()
  for (const lang of langs) {
    const bodies = content.texts[lang]
    if (!bodies) continue
    for (const [section, weight] of Object.entries(weights)) {
      const body = bodies[section as TextField]?.slice(0, readCharacters)
      if (!body) continue
      const text = lang === 'en' ? body.toLowerCase() : body
      for (const { field, pattern } of cues[lang]) {
        const found = new Set(text.match(pattern))
        if (found.size > 0) votes.set(field, (votes.get(field) ?? 0) + weight * found.size)
      }
    }
  }
  const ranked = [...votes].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  const best = ranked[0]?.[1] ?? 0
  return best < 2 ? [] : ranked.filter(([, vote]) => vote * 2 >= best).slice(0, 2).map(([field]) => field)
}
