import { showId } from '../../core/id.ts'
import type { Lang } from '../../core/text.ts'
import type { DealLine } from '../../modules/deals/deals.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { escaped } from '../ui/escaped.ts'
import { listWords } from './messages.ts'
import { partyName, titleFor } from './party.tsx'

export const dealHref = (lang: Lang, id: string): string => href(routes.deals.show, { lang, id: showId(id) })

/** The other parties that stay, one of them perhaps without its name. */
export const others = (lang: Lang, line: Pick<DealLine, 'others'>): string => line.others.filter((party) => !party.left).map((party) => (party.name ? partyName(lang, party) : listWords.hidden[lang])).join(lang === 'zh' ? '、' : ', ')

/** The title as the way into its case. */
export const titleHtml = (lang: Lang, one: Pick<DealLine, 'id' | 'title'>): string => {
  const title = titleFor(lang, one.title)
  return `<a href="${dealHref(lang, one.id)}"${title.tag ? ` lang="${title.tag}"` : ''}>${escaped(title.text)}</a>`
}
