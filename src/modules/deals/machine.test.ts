import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { checkPartners, makeDeal, screenSide } from '../../../test/world/deals.ts'
import type { Actor } from '../../core/actor.ts'
import { isFailure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { row, rows, sql, transaction } from '../../platform/database.ts'
import { acceptInterest, advanceDeal, type AdvanceVerb, dealFor, declineInterest, evidenceOf, lostReasonsAt, recordEvidence, screenOf, withdrawInterest } from './deals.ts'
import { type DealStage, dealSteps, type EvidenceKind, evidenceKinds, gates, hasEnded, looksAtScreens } from './rules.ts'

const { db } = await freshDatabase()
const codeOf = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => (isFailure(error) ? error.code : `broke: ${String(error)}`))

type Made = Awaited<ReturnType<typeof makeDeal>>
type Real = { made: Made }
/** What a case should be: the rules of domain.md, kept beside the database and written down a second time. */
type Model = { stage: DealStage; dormant: boolean; checked: boolean; screens: { from?: 'clear' | 'stop'; to?: 'clear' | 'stop' }; evidence: Set<EvidenceKind>; steps: number }
type Command = fc.AsyncCommand<Model, Real>

const passes = (model: Model): boolean => model.screens.from === 'clear' && model.screens.to === 'clear'

/** Both sides clear and checked: the step is taken by itself. */
function settle(model: Model): void {
  if (model.stage === 'accepted' && model.checked && passes(model) && !model.evidence.has('screen')) {
    model.evidence.add('screen')
    if (!model.dormant) enter(model, 'screened')
  }
}
function enter(model: Model, stage: DealStage): void {
  model.stage = stage
  model.steps += 1
}

async function same(model: Model, { made }: Real): Promise<void> {
  const deal = await dealFor(db, made.asker, made.dealId)
  expect([deal.stage, deal.dormant]).toEqual([model.stage, model.dormant])
  expect(deal.history).toHaveLength(model.steps)
  expect(deal.history.at(-1)?.stage).toBe(model.stage)
  expect(new Set((await evidenceOf(db, made.dealId)).map((one) => one.kind))).toEqual(model.evidence)
  // Invariant 15, as the database sees it: nobody is past the screen without every side's answers.
  const unanswered = await row(db, sql`select 1 from deal d where d.id = ${made.dealId} and d.stage = any(array['screened', 'nda', 'scoping', 'negotiating', 'agreed', 'delivering', 'completed'])
    and exists (select from deal_party p where p.deal_id = d.id and p.role <> 'broker' and not exists (select from deal_screen s where s.deal_id = d.id and s.organisation_id = p.organisation_id))`)
  expect(unanswered).toBeUndefined()
}

const command = (name: string, run: (model: Model, real: Real) => Promise<void>): Command => ({
  check: () => true,
  async run(model, real) {
    await run(model, real)
    await same(model, real)
  },
  toString: () => name,
})

const accept = () => command('accept', async (model, { made }) => {
  const may = model.stage === 'interest'
  expect(await codeOf(acceptInterest(db, made.owner, made.dealId))).toBe(may ? 'done' : 'conflict')
  if (may) enter(model, 'accepted')
})
const decline = () => command('decline', async (model, { made }) => {
  const may = model.stage === 'interest'
  expect(await codeOf(declineInterest(db, made.owner, { id: made.dealId, reason: 'later' }))).toBe(may ? 'done' : 'conflict')
  if (may) enter(model, 'lost')
})
const withdraw = () => command('withdraw', async (model, { made }) => {
  const may = model.stage === 'interest'
  expect(await codeOf(withdrawInterest(db, made.asker, made.dealId))).toBe(may ? 'done' : 'conflict')
  if (may) enter(model, 'lost')
})
const checks = () => command('check partners', async (model, { made }) => {
  if (model.stage === 'interest' || model.checked) return
  await checkPartners(db, made)
  model.checked = true
  if (!hasEnded(model.stage)) settle(model)
})
const screen = (side: 'from' | 'to', result: 'clear' | 'stop') => command(`screen ${side} ${result}`, async (model, { made }) => {
  const may = model.stage !== 'interest' && !hasEnded(model.stage)
  const actor: Actor = side === 'from' ? made.asker : made.owner
  expect((await screenOf(db, actor, made.dealId)).own?.may).toBe(may)
  expect(await codeOf(screenSide(db, actor, made.dealId, result))).toBe(may ? 'done' : 'conflict')
  if (!may) return
  model.screens[side] = result
  settle(model)
})
const advance = (verb: AdvanceVerb, by: 'asker' | 'owner') => command(`${verb} by ${by}`, async (model, { made }) => {
  const { version } = await dealFor(db, made[by], made.dealId)
  const outcome = await codeOf(advanceDeal(db, made[by], { dealId: made.dealId, verb, version, reason: verb === 'lose' ? lostReasonsAt(model.stage)[0] : undefined }))
  if (model.stage === 'interest' || hasEnded(model.stage)) return void expect(outcome).toBe('conflict')
  if (verb === 'rest' || verb === 'revive') {
    const may = (verb === 'rest') === !model.dormant
    expect(outcome).toBe(may ? 'done' : 'conflict')
    if (may) {
      model.dormant = verb === 'rest'
      model.steps += 1
    }
    return
  }
  const next = dealSteps[model.stage][verb]
  const gate = gates[verb]
  const may = next !== undefined && (verb === 'lose' || (!model.dormant && (!gate || model.evidence.has(gate)) && (!looksAtScreens(verb) || passes(model))))
  expect(outcome).toBe(may ? 'done' : 'conflict')
  if (may && next) {
    enter(model, next)
    model.dormant = false
  }
})
const stale = () => command('a step of an old version', async (_model, { made }) => {
  const { version } = await dealFor(db, made.owner, made.dealId)
  expect(await codeOf(advanceDeal(db, made.owner, { dealId: made.dealId, verb: 'lose', version: version - 1, reason: 'later' }))).toBe('conflict')
})
const evidence = (kind: Exclude<EvidenceKind, 'screen'>) => command(`evidence ${kind}`, async (model, { made }) => {
  const outcome = await codeOf(transaction(db, (tx) => recordEvidence(tx, made.asker, { dealId: made.dealId, kind, object: { type: 'agreement', id: newId() } })))
  expect(outcome).toBe(hasEnded(model.stage) ? 'conflict' : 'done')
  if (hasEnded(model.stage)) return
  model.evidence.add(kind)
  const verb = (Object.entries(gates) as [AdvanceVerb, EvidenceKind][]).find(([, needed]) => needed === kind)![0] as keyof (typeof dealSteps)[DealStage]
  const next = dealSteps[model.stage][verb]
  if (next && !model.dormant && (!looksAtScreens(verb) || passes(model))) enter(model, next)
})

const steps = ['screen', 'sign_nda', 'scope', 'negotiate', 'agree', 'deliver', 'complete', 'lose', 'rest', 'revive'] as const
const commands = [
  fc.constant(accept()), fc.constant(accept()), fc.constant(decline()), fc.constant(withdraw()), fc.constant(checks()), fc.constant(checks()), fc.constant(stale()),
  fc.tuple(fc.constantFrom('from' as const, 'to' as const), fc.constantFrom('clear' as const, 'clear' as const, 'clear' as const, 'stop' as const)).map(([side, result]) => screen(side, result)),
  fc.tuple(fc.constantFrom(...steps, 'scope' as const, 'negotiate' as const, 'deliver' as const), fc.constantFrom('asker' as const, 'owner' as const)).map(([verb, by]) => advance(verb, by)),
  fc.constantFrom(...evidenceKinds.filter((kind) => kind !== 'screen')).map((kind) => evidence(kind)),
]

test('whatever people do, a case moves as the rules say and its history is kept', async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 25 }), async (todo) => {
      const made = await makeDeal(db)
      await fc.asyncModelRun(() => ({ model: { stage: 'interest' as DealStage, dormant: false, checked: false, screens: {}, evidence: new Set<EvidenceKind>(), steps: 1 }, real: { made } }), todo)
    }),
    { numRuns: process.env.QIAO_SOAK ? 1_000 : 15 },
  )
}, 300_000)

test('the whole way is one that somebody can walk', async () => {
  const made = await makeDeal(db)
  const model: Model = { stage: 'interest', dormant: false, checked: false, screens: {}, evidence: new Set(), steps: 1 }
  const way = [accept(), checks(), screen('from', 'clear'), screen('to', 'clear'), evidence('nda'), advance('scope', 'asker'), advance('rest', 'owner'), advance('negotiate', 'asker'), advance('revive', 'owner'), advance('negotiate', 'owner'), evidence('agreement'), advance('deliver', 'asker'), evidence('outcome')]
  for (const one of way) await one.run(model, { made })
  expect(model.stage).toBe('completed')
})

test('the database itself keeps the history, the gates and the end', async () => {
  const { dealId } = await makeDeal(db)
  const raw = (statement: ReturnType<typeof sql>) => rows(db, statement)
  await expect(raw(sql`update deal_stage set stage = 'agreed' where deal_id = ${dealId}`)).rejects.toThrow(/append-only/)
  await expect(raw(sql`delete from deal_stage where deal_id = ${dealId}`)).rejects.toThrow(/append-only/)
  await expect(raw(sql`update deal set stage = 'accepted', version = version + 1 where id = ${dealId}`)).rejects.toThrow(/history/)
  await expect(raw(sql`update deal set stage = 'screened', version = version + 1 where id = ${dealId}`)).rejects.toThrow(/evidence/)
  await expect(raw(sql`insert into deal_evidence (id, deal_id, kind, object_type, object_id) values (${newId()}, ${dealId}, 'screen', 'deal_screen', ${newId()})`)).rejects.toThrow(/screen/)
})
