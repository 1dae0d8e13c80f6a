import { z } from 'zod'
import { visitor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import { eventsVisibleTo } from '../../modules/events/events.ts'
import { cardsFor } from '../../modules/listings/listings.ts'
import { newsVisibleTo } from '../../modules/news/news.ts'
import { createFirstAdministrator, hasAdministrator } from '../../modules/people/people.ts'
import { one } from '../form.ts'
import { page, statusOf, submitForm } from '../respond.tsx'
import type { Handler, HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { About } from './about.tsx'
import { Chapters } from './chapters.tsx'
import { exhibit } from './exhibit.ts'
import { frontOf } from './figures.ts'
import { Landing } from './landing.tsx'
import { showIcon, showRobots, showSitemap } from './machines.ts'
import { landing } from './messages.ts'
import { about } from './messages/about.ts'
import { privacyHandler } from './privacy.tsx'
import { ranking, rankingChapters } from './messages/ranking.ts'
import { welcome } from './messages/welcome.ts'
import { Welcome } from './welcome.tsx'

/** The language of a browser that asks for none by its address: the first that we have. */
const root: Handler = (c) => {
  const wanted = (c.req.header('accept-language') ?? '').toLowerCase().split(',').map((part) => part.trim().slice(0, 2)).find((part) => part === 'zh' || part === 'en')
  c.header('vary', 'Accept-Language')
  return c.redirect(href(routes.home.landing, { lang: wanted === 'zh' ? 'zh' : 'en' }), 302)
}

const show: Handler = async (c) => {
  const { room, actor, lang } = c.var
  if (room.matcher.size() === 0 && !(await hasAdministrator(room.db))) return c.redirect(href(routes.home.welcome, { lang }), 303)
  const front = await frontOf(room.db, room.matcher, actor, lang)
  const newest = await cardsFor(room.db, actor, front.newest)
  const events = (await eventsVisibleTo(room.db, actor, { when: 'ahead', limit: 8 })).filter((one) => one.state === 'published').slice(0, 2)
  const match = await exhibit(room.db, room.matcher, visitor(actor.at))
  return page(c, { description: landing.lead[lang], jsonLd: siteData(c) }, <Landing lang={lang} figures={front.figures} newest={newest} hosts={front.hosts} news={(await newsVisibleTo(room.db, actor, { limit: 4 })).items} events={events} at={actor.at} exhibit={match} />)
}

/** The site and its search field, for search engines. */
function siteData(c: Visit): unknown {
  const { room, lang } = c.var
  const target = `${room.config.url}${href(routes.listings.hall, { lang })}?q={query}`
  return {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: 'Qiao',
    url: room.config.url + href(routes.home.landing, { lang }),
    inLanguage: lang,
    description: landing.sentence[lang],
    potentialAction: { '@type': 'SearchAction', target, 'query-input': 'required name=query' },
  }
}

/** The first run is over as soon as there is an administrator; then this page is not there. */
async function duringFirstRun(c: Visit): Promise<void> {
  if (await hasAdministrator(c.var.room.db)) throw new Failure('missing', refusals.missing)
}

const firstRun: Handler = async (c) => {
  await duringFirstRun(c)
  return page(c, { title: welcome.title[c.var.lang], noindex: true }, <Welcome lang={c.var.lang} />)
}

const newAdministrator = z.object({ name: z.string().trim().min(1).max(200), email: z.email().max(200), password: z.string().min(1).max(1000) })

const createAdministrator: Handler = async (c) => {
  const { room, lang } = c.var
  await duringFirstRun(c)
  return submitForm(
    c,
    newAdministrator,
    async ({ name, email, password }) => {
      await createFirstAdministrator(room.db, room.signIn, { name: { [lang]: name }, email, password, lang })
      return href(routes.signIn.form, { lang })
    },
    ({ values, problems, failure }) =>
      page(c, { title: welcome.title[lang], noindex: true, status: statusOf(failure) }, <Welcome lang={lang} name={one(values, 'name')} email={one(values, 'email')} errors={problems} />),
    'done',
  )
}

export const homeHandlers: HandlersOf<'home'> = {
  root,
  landing: show,
  about: (c) => page(c, { title: about.title[c.var.lang], description: about.lead[c.var.lang] }, <About lang={c.var.lang} />),
  ranking: (c) => page(c, { title: ranking.title[c.var.lang], description: ranking.lead[c.var.lang] }, <Chapters lang={c.var.lang} title={ranking.title} lead={ranking.lead} chapters={rankingChapters} />),
  privacy: privacyHandler,
  robots: showRobots,
  sitemap: showSitemap,
  icon: showIcon,
  welcome: firstRun,
  firstAdministrator: createAdministrator,
}
