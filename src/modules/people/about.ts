import { authored, type Lang, langs, type Text, type Variant } from '../../core/text.ts'

export const aboutLimit = 4000

/**
 * The description of an organisation after an edit. A change of the source raises the revision, so that a translation
 * which was not touched is stale; a change of the translation is up to date at once. Empty in both languages: undefined.
 */
export function writeAbout(before: Text | null | undefined, bodies: { zh?: string; en?: string }, preferred: Lang, at: Date, by?: string): Text | undefined {
  const given = langs.filter((lang) => bodies[lang]?.trim())
  const source = before && given.includes(before.source) ? before.source : (given.find((lang) => lang === preferred) ?? given[0])
  if (!source) return undefined
  const body = bodies[source]!.trim()
  if (!before || before.source !== source) {
    const text = authored(source, body, at.toISOString(), by)
    for (const lang of given) if (lang !== source) text.variants[lang] = { body: bodies[lang]!.trim(), origin: 'human', ofRev: 1, at: at.toISOString(), by }
    return text
  }
  const changed = before.variants[source]?.body !== body
  const rev = changed ? before.rev + 1 : before.rev
  const variants: Text['variants'] = {}
  for (const lang of given) {
    const old = before.variants[lang]
    const text = bodies[lang]!.trim()
    const fresh: Variant = { body: text, origin: lang === source ? 'author' : 'human', ofRev: rev, at: at.toISOString(), by }
    variants[lang] = old && old.body === text ? (lang === source && changed ? fresh : old) : fresh
  }
  return { source, rev, variants }
}
