import { z } from 'zod'
import { Failure } from '../../../core/failure.ts'
import { readId, showId } from '../../../core/id.ts'
import { refusals } from '../../../core/messages.ts'
import { askReport, cancelReport, reportFile, reportFor, reportScopes, reportsOf } from '../../../modules/matching/report/report.ts'
import { download } from '../../files/download.ts'
import { termsOf } from '../../../modules/vocabularies/vocabularies.ts'
import { type Again, fragment, page, seeOther, statusOf, submitForm } from '../../respond.tsx'
import type { HandlersOf, Visit } from '../../room.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { reportPageWords as words } from '../messages/reports.ts'
import { ReportPage, ReportProgress, ReportsPage, wholePlatform } from './page.tsx'

const severalOf = z.union([z.string(), z.array(z.string())]).default([]).transform((given) => (Array.isArray(given) ? given : [given]))
const asked = z.object({ scope: z.string().min(1).max(64), most: z.coerce.number().int().min(1).max(20), fields: severalOf, priorities: severalOf, chains: severalOf, countries: severalOf })

const idOf = (c: Visit): string => {
  const id = readId(c.req.param('id') ?? '')
  if (!id) throw new Failure('missing', refusals.missing)
  return id
}
const placeOf = (c: Visit, id: string): string => href(routes.reports.show, { lang: c.var.lang, id: showId(id) })

async function listPage(c: Visit, state?: Again): Promise<Response> {
  const { lang, actor, room } = c.var
  const [scopes, reports] = [await reportScopes(room.db, actor), await reportsOf(room.db, actor)]
  const terms = await termsOf(room.db)
  const facts = { title: words.title[lang], active: 'desk' as const, noindex: true, status: state ? statusOf(state.failure) : (200 as const) }
  return page(c, facts, <ReportsPage lang={lang} terms={terms} scopes={scopes} reports={reports} values={state?.values ?? {}} problems={state?.problems ?? {}} sentence={state?.sentence?.[lang]} />)
}

export const reportHandlers: HandlersOf<'reports'> = {
  list: (c) => listPage(c),
  ask: (c) =>
    submitForm(
      c,
      asked,
      async ({ scope, ...rest }) => {
        const spaceId = scope === wholePlatform ? undefined : (readId(scope) ?? '')
        return placeOf(c, await askReport(c.var.room.db, c.var.actor, { ...rest, spaceId, lang: c.var.lang }))
      },
      (state) => listPage(c, state),
    ),
  async show(c) {
    const { lang, actor, room } = c.var
    const report = await reportFor(room.db, actor, idOf(c))
    const { spaces } = await reportScopes(room.db, actor)
    return page(c, { title: words.title[lang], active: 'desk', noindex: true }, <ReportPage lang={lang} report={report} spaces={spaces} />)
  },
  async cancel(c) {
    const id = idOf(c)
    await cancelReport(c.var.room.db, c.var.actor, id)
    return seeOther(c, placeOf(c, id), 'done')
  },
  async progress(c) {
    const report = await reportFor(c.var.room.db, c.var.actor, idOf(c))
    const over = report.state !== 'queued' && report.state !== 'running'
    return fragment(c, <ReportProgress lang={c.var.lang} report={report} finished={over ? placeOf(c, report.id) : undefined} />)
  },
  async file(c) {
    return download(c, await reportFile(c.var.room.db, c.var.room.blobs, c.var.actor, idOf(c)))
  },
}
