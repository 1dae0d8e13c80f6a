import { Readable } from 'node:stream'
import { z } from 'zod'
import { type Lang, nameFor, say } from '../../core/text.ts'
import { alliancesFor, type BoardLine, boardOf, boardSorts, casesOf, dealGroups, dealRoutes, dealStages, routeNames, stageCounts, stageLabel, usualNext, waitsFor } from '../../modules/deals/deals.ts'
import { mediaTypes } from '../../modules/listings/import/exchange.ts'
import { writeRecords } from '../../platform/record-writer.ts'
import { download } from '../files/download.ts'
import { page } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { type BoardQuery, DealList } from './list.tsx'
import { listWords } from './messages.ts'
import { boardWords } from './messages/board.ts'
import { partyName, titleFor } from './party.tsx'
import { shownId } from './room-handlers.tsx'

const pageSize = 20
/** Of what waits, the most urgent; the lists by state have the others. */
const mostWaiting = 8
const mostExported = 1_000

/** Any address shows something: what it does not understand, it leaves out. */
const query = z.object({
  group: z.enum(dealGroups).optional().catch(undefined),
  side: z.enum(['from', 'to']).optional().catch(undefined),
  stage: z.enum(dealStages).optional().catch(undefined),
  route: z.enum(dealRoutes).optional().catch(undefined),
  country: z.string().regex(/^[A-Z]{2}$/).optional().catch(undefined),
  owner: z.literal('me').optional().catch(undefined),
  state: z.enum(['overdue', 'dormant']).optional().catch(undefined),
  alliance: shownId.optional().catch(undefined),
  sort: z.enum(boardSorts).optional().catch(undefined),
  view: z.literal('board').optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})

function read(c: Visit): { page: number; query: BoardQuery } {
  const { page: at, state, ...rest } = query.parse(c.req.query())
  return { page: at, query: { ...rest, overdue: state === 'overdue' || undefined, dormant: state === 'dormant' || undefined } }
}

const columns = ['reference', 'title', 'parties', 'stage', 'route', 'owner', 'due', 'next', 'moved', 'opened'] as const

const record = (lang: Lang, line: BoardLine): Record<(typeof columns)[number], string> => ({
  reference: line.reference,
  title: titleFor(lang, line.title).text,
  parties: [line.own, ...line.others].filter((party) => !party.left).map((party) => partyName(lang, party)).join('; '),
  stage: stageLabel(line.stage, line.route, line.own.country)[lang],
  route: line.route ? routeNames[line.route][lang] : '',
  owner: line.ownerName ? nameFor(lang, line.ownerName) : '',
  due: line.answerBy ?? line.dueOn ?? '',
  next: line.reads ? (line.nextAction ?? usualNext[line.stage][lang]) : '',
  moved: line.lastAt.toISOString().slice(0, 10),
  opened: line.openedAt.toISOString().slice(0, 10),
})

export const boardHandlers = {
  async list(c) {
    const { room, actor, lang } = c.var
    const { db } = room
    const asked = read(c)
    const { view, ...filter } = asked.query
    const [counts, lines, board, waits, alliances] = await Promise.all([
      stageCounts(db, actor, { ...filter, group: undefined }),
      view ? [] : casesOf(db, actor, { ...filter, offset: (asked.page - 1) * pageSize, limit: pageSize }),
      view ? boardOf(db, actor, filter) : undefined,
      asked.page === 1 ? waitsFor(db, actor, mostWaiting) : [],
      alliancesFor(db, actor),
    ])
    return page(
      c,
      { title: say(lang, listWords.title), noindex: true, active: 'desk' },
      <DealList lang={lang} now={actor.at} query={asked.query} page={asked.page} size={pageSize} counts={counts} lines={lines} board={board} waits={waits} alliances={alliances} />,
    )
  },
  async export(c) {
    const { room, actor, lang } = c.var
    const { view: _, ...filter } = read(c).query
    const format = c.req.query('format') === 'csv' ? 'csv' : 'xlsx'
    const lines = await casesOf(room.db, actor, { ...filter, limit: mostExported })
    const pieces = writeRecords(format, { keys: columns, headers: columns.map((column) => boardWords[column][lang]), records: lines.map((line) => record(lang, line)) })
    return download(c, { name: `qiao-cases-${actor.at.toISOString().slice(0, 10)}.${format}`, mediaType: mediaTypes[format], stream: Readable.from(pieces) })
  },
} satisfies Partial<HandlersOf<'deals'>>
