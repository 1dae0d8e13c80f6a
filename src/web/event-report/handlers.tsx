import { Readable } from 'node:stream'
import { missing } from '../../core/failure.ts'
import { showId } from '../../core/id.ts'
import { briefOf, type Event, eventReport, eventToRun, openReport, publicReport, reportFacts, reportPaper, type Within } from '../../modules/events/events.ts'
import { writeNews } from '../../modules/news/news.ts'
import { answer } from '../events/reading.tsx'
import { download } from '../files/download.ts'
import { one } from '../form.ts'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { deed } from '../typed.ts'
import { shown } from '../ui/bilingual.tsx'
import { said } from '../ui/said.ts'
import { ReportFactsPage } from './facts-page.tsx'
import { reportWords as words } from './messages/words.ts'
import { ReportPage } from './page.tsx'
import { factsHref } from './parts.tsx'

const slugOf = (c: Visit): { slug: string } => ({ slug: c.req.param('slug') ?? '' })
const runAt = (c: Visit): Promise<Event> => eventToRun(c.var.room.db, c.var.actor, slugOf(c))
/** What an address narrows facts to; a dash stands for what has none. */
const withinOf = (c: Visit): Within =>
  Object.fromEntries((['country', 'organisation', 'stage', 'field'] as const).flatMap((name) => { const asked = c.req.query(name)?.slice(0, 80); return asked ? [[name, asked === '-' ? '' : asked]] : [] }))
/** Found by those alone who look for it, unless it is for everybody. */
const hidden = (event: Event): boolean => event.reportOpenedAt === null || event.visibility !== 'public' || event.state !== 'published'

export const eventReportHandlers: HandlersOf<'eventReport'> = {
  async show(c) {
    const { room, actor, lang } = c.var
    const report = await eventReport(room.db, actor, slugOf(c))
    return answer(c, said(lang, words.titleOf, { event: shown(lang, report.event.name).text }), <ReportPage lang={lang} report={report} />, undefined, { description: words.lead[lang], noindex: hidden(report.event) })
  },
  async facts(c) {
    const { room, actor, lang } = c.var
    const within = withinOf(c)
    const found = await reportFacts(room.db, actor, slugOf(c), c.req.param('key') ?? '', within)
    return answer(c, words.title[lang], <ReportFactsPage lang={lang} within={within} {...found} />, undefined, { noindex: true })
  },
  async paper(c) {
    const { room, actor, lang } = c.var
    const report = await eventReport(room.db, actor, slugOf(c))
    const { name, bytes } = await reportPaper(report, lang, (each) => room.config.url + href(routes.eventReport.show, { lang: each, slug: report.event.slug }))
    return download(c, { name, mediaType: 'application/pdf', bytes: bytes.length, stream: Readable.from([Buffer.from(bytes)]) })
  },
  open: (c) =>
    deed(c, async (values) => {
      const event = await runAt(c)
      await openReport(c.var.room.db, c.var.actor, { id: event.id, open: one(values, 'open') === 'yes' })
      return href(routes.eventReport.show, { lang: c.var.lang, slug: event.slug })
    }),
  brief: (c) =>
    deed(c, async () => {
      const { room, actor, lang } = c.var
      const event = await runAt(c)
      if (event.state !== 'published') throw missing()
      const report = await publicReport(room.db, actor, { id: event.id })
      const [zh, en] = (['zh', 'en'] as const).map((each) => briefOf(each, report, (key) => factsHref(each, event.slug, key))) as [{ title: string; body: string }, { title: string; body: string }]
      const id = await writeNews(room.db, actor, { spaceId: event.id, kind: 'news', title: { zh: zh.title, en: en.title }, body: { zh: zh.body, en: en.body }, lang, onDate: actor.at.toISOString().slice(0, 10), visibility: event.visibility })
      return href(routes.news.edit, { lang, id: showId(id) })
    }, 'saved'),
}
