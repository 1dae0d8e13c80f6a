import { showId } from '../../core/id.ts'
import type { Pages } from '../../modules/watches/watches.ts'
import type { Letters } from '../../modules/watches/jobs.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'

/** Where the letters of news lead. */
export const newsPages = (origin: string): Pages => ({
  listing: (lang, id) => origin + href(routes.listings.show, { lang, id: showId(id) }),
  match: (lang, kind, own, other) => origin + href(routes.matches.show, { lang, need: showId(kind === 'need' ? own : other), offer: showId(kind === 'need' ? other : own) }),
  watch: (lang, id) => origin + href(routes.watches.show, { lang, id: showId(id) }),
  all: (lang) => origin + href(routes.watches.list, { lang }),
})

export const newsLetters = (origin: string): Letters => ({ origin, stop: (lang, token) => href(routes.watches.leave, { lang, token }) })
