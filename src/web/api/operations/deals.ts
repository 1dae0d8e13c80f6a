import { z } from 'zod'
import { advanceDeal, type BoardLine, casesOf, chainPlaces, dealFor, dealMessages, type DealPage, dealRoutes, dealStages, lostReasonWords, type Party, partyRoles, sayInDeal, stageCounts, stepWords } from '../../../modules/deals/deals.ts'
import { operation } from '../operation.ts'
import { countryShape, day, id, idOut, instant, keysOf, langShape, listOf, nameOut, nameShape, paging } from '../shapes/values.ts'
import { named, told } from '../told.ts'

const partyShape = named(
  'CaseParty',
  z.object({ id: id.optional(), slug: z.string().optional(), name: nameShape.optional(), country: countryShape, role: told(z.enum(partyRoles), 'partyRole'), chain: told(z.enum(chainPlaces).optional(), 'chainPlace'), joined: z.boolean() }),
)
const stage = told(z.enum(dealStages), 'stageOfDeal')
const version = told(z.int(), 'caseVersion')
const line = {
  id,
  reference: told(z.string(), 'reference'),
  stage,
  dormant: told(z.boolean(), 'dormant'),
  route: told(z.enum(dealRoutes).optional(), 'caseRoute'),
  title: nameShape,
  parties: z.array(partyShape),
  dueOn: told(day.optional(), 'dueOn'),
  overdue: z.boolean().optional(),
  openedAt: instant,
  changedAt: instant,
  version,
}
const lineShape = named('CaseLine', z.object(line))
const caseShape = named('Case', z.object({ ...line, nextAction: told(z.string().optional(), 'nextAction'), history: z.array(z.object({ stage, at: instant, reason: z.string().optional() })), may: z.object({ advance: z.boolean(), talk: z.boolean() }) }))
const messageShape = named('CaseMessage', z.object({ id, organisation: nameShape.optional(), person: nameShape.optional(), language: langShape, /** Absent once its author was erased or took back their consent. */ body: z.string().optional(), at: instant }))

const partyOut = (one: Party): z.input<typeof partyShape> => ({ id: one.id && idOut(one.id), slug: one.slug, name: one.name && nameOut(one.name), country: one.country, role: one.role, chain: one.chain, joined: one.joined })

const lineOut = (one: BoardLine | DealPage): z.input<typeof lineShape> => ({
  id: idOut(one.id),
  reference: one.reference,
  stage: one.stage,
  dormant: one.dormant,
  route: one.route,
  title: nameOut(one.title),
  parties: [one.own, ...one.others].filter((party) => !party.left).map(partyOut),
  dueOn: one.dueOn,
  ...('overdue' in one ? { overdue: one.overdue } : {}),
  openedAt: one.openedAt.toISOString(),
  changedAt: one.lastAt.toISOString(),
  version: one.version,
})

const caseOut = (one: DealPage): z.input<typeof caseShape> => ({
  ...lineOut(one),
  nextAction: one.nextAction,
  history: one.history.map((event) => ({ stage: event.stage, at: event.at.toISOString(), reason: event.reason ?? undefined })),
  may: { advance: one.may.advance, talk: one.may.talk },
})

const read = { group: 'deals', method: 'get', who: 'token', scope: 'interests:read' } as const
const write = { group: 'deals', method: 'post', who: 'token', scope: 'interests:write', params: z.object({ id }) } as const
const verbs = [...keysOf(stepWords), 'lose', 'rest', 'revive'] as const

/** Partnering cases as their parties and brokers see them. */
export const dealOperations = [
  operation(
    { ...read, name: 'listDeals', path: '/deals', query: z.object({ stage: told(z.enum(dealStages).optional(), 'stageOfDeal'), route: told(z.enum(dealRoutes).optional(), 'caseRoute'), ...paging }), answer: z.object(listOf(lineShape)) },
    async (c, { query: { stage: at, route, page, limit } }) => {
      const filter = { stage: at, route }
      const [lines, counts] = await Promise.all([casesOf(c.var.room.db, c.var.actor, { ...filter, offset: (page - 1) * limit, limit }), stageCounts(c.var.room.db, c.var.actor, filter)])
      const total = at ? (counts[at] ?? 0) : Object.values(counts).reduce((sum, n) => sum + n, 0)
      return { items: lines.map(lineOut), total, page, limit }
    },
  ),
  operation({ ...read, name: 'readDeal', path: '/deals/{id}', params: z.object({ id }), answer: caseShape }, async (c, { params }) => caseOut(await dealFor(c.var.room.db, c.var.actor, params.id))),
  operation(
    { ...write, name: 'advanceDeal', path: '/deals/{id}/stage', body: z.object({ verb: told(z.enum(verbs), 'caseVerb'), version, reason: told(z.enum(keysOf(lostReasonWords)).optional(), 'reason'), note: told(z.string().max(2_000).optional(), 'note') }), answer: caseShape },
    async (c, { params, body }) => {
      await advanceDeal(c.var.room.db, c.var.actor, { dealId: params.id, ...body })
      return caseOut(await dealFor(c.var.room.db, c.var.actor, params.id))
    },
  ),
  operation({ ...read, name: 'listDealMessages', path: '/deals/{id}/messages', params: z.object({ id }), answer: z.object({ items: z.array(messageShape) }) }, async (c, { params }) => {
    const found = await dealMessages(c.var.room.db, c.var.actor, params.id)
    return {
      items: found.filter((one) => !one.private).map((one) => ({ id: idOut(one.id), organisation: one.organisation ? nameOut(one.organisation) : undefined, person: one.author ? nameOut(one.author) : undefined, language: one.lang, body: one.body ?? undefined, at: one.at.toISOString() })),
    }
  }),
  operation(
    { ...write, name: 'sendDealMessage', path: '/deals/{id}/messages', status: 201, body: z.object({ body: told(z.string().max(20_000), 'messageBody'), language: langShape.optional() }), answer: z.object({ id }) },
    async (c, { params, body: { body, language } }) => ({ id: idOut(await sayInDeal(c.var.room.db, c.var.actor, { id: params.id, body, lang: language })) }),
  ),
]
