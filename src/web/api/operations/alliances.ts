import { z } from 'zod'
import { readId } from '../../../core/id.ts'
import { allianceBySlug, allianceSlug, alliancesVisibleTo, membersOfAlliance, tiersOf, wavesOf } from '../../../modules/alliances/alliances.ts'
import type { Visit } from '../../room.ts'
import { operation } from '../operation.ts'
import { allianceOut, allianceShape, kindOfAlliance, memberOut, memberShape } from '../shapes/alliance.ts'
import { listOf, paging, reading } from '../shapes/values.ts'
import { told } from '../told.ts'

export const allianceNamed = z.object({ slug: told(z.string().max(80), 'allianceOf') })

/** An alliance is named by its id or its slug. @throws missing, also for who may not read it */
export async function allianceOf(c: Visit, given: string) {
  const { room, actor } = c.var
  const id = readId(given)
  return allianceBySlug(room.db, actor, id ? await allianceSlug(room.db, actor, id) : given)
}

export const allianceOperations = [
  operation(
    { name: 'listAlliances', group: 'alliances', method: 'get', path: '/alliances', who: 'anyone', scope: 'listings:read', query: z.object({ kind: kindOfAlliance.optional(), ...paging, ...reading }), answer: z.object(listOf(allianceShape)) },
    async (c, { query: { kind, page, limit, language } }) => {
      const { room, actor } = c.var
      const all = await alliancesVisibleTo(room.db, actor, { kind })
      return { items: all.slice((page - 1) * limit, page * limit).map((one) => allianceOut(room.config.url, one, language)), total: all.length, page, limit }
    },
  ),
  operation(
    { name: 'readAlliance', group: 'alliances', method: 'get', path: '/alliances/{slug}', who: 'anyone', scope: 'listings:read', params: allianceNamed, query: z.object(reading), answer: allianceShape },
    async (c, { params: { slug }, query: { language } }) => allianceOut(c.var.room.config.url, await allianceOf(c, slug), language),
  ),
  operation(
    { name: 'listAllianceMembers', group: 'alliances', method: 'get', path: '/alliances/{slug}/members', who: 'anyone', scope: 'listings:read', params: allianceNamed, query: z.object({ ...paging, ...reading }), answer: z.object(listOf(memberShape)) },
    async (c, { params: { slug }, query: { page, limit, language } }) => {
      const { room, actor } = c.var
      const alliance = await allianceOf(c, slug)
      const [members, waves, tiers] = await Promise.all([membersOfAlliance(room.db, actor, alliance.id, false), wavesOf(room.db, alliance.id), tiersOf(room.db, alliance.id)])
      const lines = members.flatMap((one) => (one.current ? (memberOut(one, waves, tiers, language) ?? []) : []))
      return { items: lines.slice((page - 1) * limit, page * limit), total: lines.length, page, limit }
    },
  ),
]
