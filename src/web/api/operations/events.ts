import { z } from 'zod'
import { missing } from '../../../core/failure.ts'
import { readId } from '../../../core/id.ts'
import { eventReport, eventsVisibleTo, organisersOf, programmeOf } from '../../../modules/events/events.ts'
import { sessionFor, streamsOf } from '../../../modules/events/live/live.ts'
import { operation } from '../operation.ts'
import { eventReportOut, eventReportShape } from '../shapes/event-report.ts'
import { eventKind, eventNamed, eventOf, eventOut, eventShape, eventWhen, programmeOut, programmeShape } from '../shapes/event.ts'
import { liveOut, liveShape } from '../shapes/live.ts'
import { id, listOf, paging, reading } from '../shapes/values.ts'
import { told } from '../told.ts'

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
  operation({ name: 'readLiveSession', group: 'events', method: 'get', path: '/events/{slug}/sessions/{id}', who: 'anyone', scope: 'listings:read', params: eventNamed.extend({ id }), answer: liveShape }, async (c, { params }) => {
    const { room: { db, config, live }, actor } = c.var
    const event = await eventOf(c, params.slug)
    const session = await sessionFor(db, actor, { slug: event.slug, sessionId: readId(params.id) ?? event.id })
    return liveOut(config.url, session, await streamsOf(db, session.id), (await live.broadcasts.snapshot(session.id))?.facts)
  }),
]
