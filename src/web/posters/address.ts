import type { Lang } from '../../core/text.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { hallHref, type Wanted } from '../listings/hall/query.ts'

/** The query of a hall page, which is how a search travels to posters. */
export const searchOf = (lang: Lang, wanted: Wanted): string => hallHref(lang, { ...wanted, page: 1 }).split('?')[1] ?? ''

/** The form for posters of a search in the hall. */
export const postersHref = (lang: Lang, wanted: Wanted): string => href(routes.posters.list, { lang }, { search: searchOf(lang, wanted) || 'all' })
