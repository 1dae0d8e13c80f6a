import { z } from 'zod'
import { missing } from '../../../core/failure.ts'
import { readId } from '../../../core/id.ts'
import { type Event, eventFor, eventReport, eventsVisibleTo, organisersOf, programmeOf } from '../../../modules/events/events.ts'
import type { Visit } from '../../room.ts'
import { operation } from '../operation.ts'
import { eventReportOut, eventReportShape } from '../shapes/event-report.ts'
import { eventKind, eventOut, eventShape, eventWhen, programmeOut, programmeShape } from '../shapes/event.ts'
import { listOf, paging, reading } from '../shapes/values.ts'
import { told } from '../told.ts'

const eventNamed = z.object({ slug: told(z.string().max(80), 'eventOf') })

/** An event is named by its id or its slug. @throws missing, also for who may not read it */
const eventOf = (c: Visit, given: string): Promise<Event> => {
  const id = readId(given)
  return eventFor(c.var.room.db, c.var.actor, id ? { id } : { slug: given })
}

export const eventOperations = [
  operation(
    { name: 'listEvents', group: 'events', method: 'get', path: '/events', who: 'anyone', scope: 'listings:read', query: z.object({ when: eventWhen.optional(), kind: eventKind.optional(), ...paging, ...reading }), answer: z.object(listOf(eventShape)) },
    async (c, { query: { when, kind, page, limit, language } }) => {
      const { room, actor } = c.var
      const all = (await eventsVisibleTo(room.db, actor, { when, template: kind, limit: 200 })).filter((one) => one.state !== 'draft')
      return { items: all.slice((page - 1) * limit, page * limit).map((one) => eventOut(room.config.url, one, [], language)), total: all.length, page, limit }
    },
  ),
  operation({ name: 'readEvent', group: 'events', method: 'get', path: '/events/{slug}', who: 'anyone', scope: 'listings:read', params: eventNamed, query: z.object(reading), answer: eventShape }, async (c, { params: { slug }, query: { language } }) => {
    const event = await eventOf(c, slug)
    return eventOut(c.var.room.config.url, event, await organisersOf(c.var.room.db, event.id), language)
  }),
  operation(
    { name: 'readProgramme', group: 'events', method: 'get', path: '/events/{slug}/programme', who: 'anyone', scope: 'listings:read', params: eventNamed, query: z.object({ version: told(z.coerce.number().int().min(1).max(100_000).optional(), 'programmeVersion'), ...reading }), answer: programmeShape },
    async (c, { params: { slug }, query: { version, language } }) => {
      const event = await eventOf(c, slug)
      const programme = await programmeOf(c.var.room.db, event.id, version)
      if (!programme) throw missing()
      return programmeOut(programme, language)
    },
  ),
  operation({ name: 'readEventReport', group: 'events', method: 'get', path: '/events/{slug}/report', who: 'anyone', scope: 'listings:read', params: eventNamed, answer: eventReportShape }, async (c, { params: { slug } }) => {
    const { id } = await eventOf(c, slug)
    return eventReportOut(c.var.room.config.url, await eventReport(c.var.room.db, c.var.actor, { id }))
  }),
]
