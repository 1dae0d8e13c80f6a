import { type Lang, type Name, nameFor, otherLang } from '../../core/text.ts'
import type { Party } from '../../modules/deals/deals.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { langTag } from '../ui/said.ts'
import { roomWords } from './messages.ts'

/** The name of a party as text; what stands in its place while it is withheld. */
export const partyName = (lang: Lang, party: Party): string => (party.name ? nameFor(lang, party.name) : roomWords.them[lang])

/** A party with the way to its page. */
export const PartyLink = ({ lang, party }: { lang: Lang; party: Party }) =>
  party.slug && party.name ? <a href={href(routes.organisations.show, { lang, slug: party.slug })}>{nameFor(lang, party.name)}</a> : <span>{roomWords.hidden[lang]}</span>

/** A title in the reader's language, else the other, with the language where it differs from the page's. */
export function titleFor(lang: Lang, title: Name): { text: string; lang: Lang; tag: string | undefined } {
  const own = title[lang] ? lang : otherLang(lang)
  return { text: title[own] ?? '', lang: own, tag: own === lang ? undefined : langTag[own] }
}
