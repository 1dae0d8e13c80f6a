import { z } from 'zod'
import { readId } from '../../../core/id.ts'
import { type Call, callFor, callsVisibleTo, fundersOf, roundsOf, rubricOf, rulesOf } from '../../../modules/calls/calls.ts'
import { resultsOf } from '../../../modules/calls/judging/judging.ts'
import { organisationBySlug } from '../../../modules/people/people.ts'
import type { Visit } from '../../room.ts'
import { operation } from '../operation.ts'
import { callLineOut, callLineShape, callOut, callShape, resultOut, resultShape, roundOut, roundShape, templateOfCall } from '../shapes/call.ts'
import { listOf, paging, reading } from '../shapes/values.ts'
import { told } from '../told.ts'

const callNamed = z.object({ slug: told(z.string().max(80), 'callOf') })

/** A call by its slug or its id. @throws missing, also for who may not read it */
async function callOf(c: Visit, given: string): Promise<Call> {
  const id = readId(given)
  return callFor(c.var.room.db, c.var.actor, id ? { id } : { slug: given })
}

const roundsOut = async (c: Visit, call: Call, language: 'zh' | 'en' | undefined) =>
  Promise.all((await roundsOf(c.var.room.db, call.id)).map(async (round) => roundOut(round, await rubricOf(c.var.room.db, round.id), c.var.actor.at, language)))

export const callOperations = [
  operation(
    {
      name: 'listCalls', group: 'calls', method: 'get', path: '/calls', who: 'anyone', scope: 'listings:read',
      query: z.object({ template: templateOfCall.optional(), host: told(z.string().max(80).optional(), 'slug'), ...paging, ...reading }), answer: z.object(listOf(callLineShape)),
    },
    async (c, { query: { template, host, page, limit, language } }) => {
      const { room, actor } = c.var
      const hostId = host === undefined ? undefined : (await organisationBySlug(room.db, actor, host)).organisation.id
      const all = (await callsVisibleTo(room.db, actor, { template, hostId, limit: 200 })).filter((one) => one.state !== 'draft')
      return { items: all.slice((page - 1) * limit, page * limit).map((one) => callLineOut(room.config.url, one, language)), total: all.length, page, limit }
    },
  ),
  operation(
    { name: 'readCall', group: 'calls', method: 'get', path: '/calls/{slug}', who: 'anyone', scope: 'listings:read', params: callNamed, query: z.object(reading), answer: callShape },
    async (c, { params: { slug }, query: { language } }) => {
      const { db, config } = c.var.room
      const call = await callOf(c, slug)
      return callOut(config.url, call, { rules: await rulesOf(db, call.id), funders: await fundersOf(db, call.id), rounds: await roundsOut(c, call, language) }, language)
    },
  ),
  operation(
    { name: 'listCallRounds', group: 'calls', method: 'get', path: '/calls/{slug}/rounds', who: 'anyone', scope: 'listings:read', params: callNamed, query: z.object(reading), answer: z.object({ items: z.array(roundShape) }) },
    async (c, { params: { slug }, query: { language } }) => ({ items: await roundsOut(c, await callOf(c, slug), language) }),
  ),
  operation(
    { name: 'listCallResults', group: 'calls', method: 'get', path: '/calls/{slug}/results', who: 'anyone', scope: 'listings:read', params: callNamed, query: z.object(reading), answer: z.object({ items: z.array(resultShape) }) },
    async (c, { params: { slug }, query: { language } }) => {
      const { room: { db }, actor } = c.var
      const call = await callOf(c, slug)
      const out = await Promise.all((await roundsOf(db, call.id)).map(async (round) => ({ round, found: await resultsOf(db, actor, call, round.id) })))
      return { items: out.flatMap(({ round, found }) => (found ? [resultOut(round, found, language)] : [])) }
    },
  ),
]
