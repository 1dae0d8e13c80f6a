import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { makeTwo, type Two } from '../../../test/world/agreements.ts'
import { makeProject } from '../../../test/world/projects.ts'
import { isFailure } from '../../core/failure.ts'
import { row, sql } from '../../platform/database.ts'
import { invariants } from './invariants.ts'
import { addMilestone, answerChange, askChange, completeProject, editProject, endProject, projectPage, startProject, withdrawChange, writeReport } from './projects.ts'
import type { ProjectState } from './rules.ts'

const { db } = await freshDatabase()
const codeOf = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => (isFailure(error) ? error.code : `broke: ${String(error)}`))
const numRuns = process.env.QIAO_SOAK ? 10_000 : 100

type Real = { id: string; two: Two }
type Change = { id: string; by: 0 | 1; newEnd: string | null; state: 'open' | 'agreed' | 'refused' | 'withdrawn' }
/** What a project should be: the sentences of the domain, kept beside the database and written down a second time. */
type Model = { state: ProjectState; version: number; final: boolean; milestones: number; endsOn: string; changes: Change[] }
type Command = fc.AsyncCommand<Model, Real>

const open = (model: Model): boolean => model.state === 'planned' || model.state === 'running'
const actorOf = ({ two }: Real, side: 0 | 1) => (side === 0 ? two.first : two.second)

async function same(model: Model, { id, two }: Real): Promise<void> {
  const project = await projectPage(db, two.first, id)
  expect([project.state, project.version, project.endsOn, project.milestones.length, project.reports.some((one) => one.kind === 'final')]).toEqual([model.state, model.version, model.endsOn, model.milestones, model.final])
  expect(project.endedOn !== null).toBe(!open(model))
  expect(Object.fromEntries(project.changes.map((one) => [one.id, one.state]))).toEqual(Object.fromEntries(model.changes.map((one) => [one.id, one.state])))
  // Every deed that took effect is one row of the history, in the version that it made.
  expect((await row<{ n: number }>(db, sql`select count(*) as n from activity where object_type = 'project' and object_id = ${id}`))!.n).toBe(model.version)
}

const command = (name: string, run: (model: Model, real: Real) => Promise<void>): Command => ({ check: () => true, async run(model, real) { await run(model, real); await same(model, real) }, toString: () => name })
/** A deed that takes effect where `may`, and changes nothing where not. */
const deed = (name: string, may: (model: Model) => boolean, act: (real: Real, version: number) => Promise<unknown>, effect: (model: Model) => void, refusal: 'conflict' | 'invalid' = 'conflict') => () =>
  command(name, async (model, real) => {
    expect(await codeOf(act(real, model.version)), name).toBe(may(model) ? 'done' : refusal)
    if (!may(model)) return
    model.version += 1
    effect(model)
  })

const none = (model: Model): boolean => model.changes.every((one) => one.state !== 'open')
const settle = (model: Model): void => model.changes.forEach((one) => { if (one.state === 'open') one.state = 'withdrawn' })
const start = (side: 0 | 1) => deed('start', (model) => model.state === 'planned', (real, version) => startProject(db, actorOf(real, side), { id: real.id, version }), (model) => { model.state = 'running' })
const complete = (side: 0 | 1) => deed('complete', (model) => model.state === 'running' && model.final && none(model), (real, version) => completeProject(db, actorOf(real, side), { id: real.id, version }), (model) => { model.state = 'completed' })
const end = (side: 0 | 1) => deed('end', open, (real, version) => endProject(db, actorOf(real, side), { id: real.id, version, reason: 'Out of money.' }), (model) => { model.state = 'ended'; settle(model) })
const report = deed('final report', (model) => !model.final, (real) => writeReport(db, real.two.second, { id: real.id, kind: 'final', lang: 'en', fromOn: '2026-11-20', toOn: '2027-01-01', body: { zh: '完成。', en: 'Done.' } }), (model) => { model.final = true })
const milestone = deed('milestone', open, (real) => addMilestone(db, real.two.first, { id: real.id, lang: 'en', title: { en: 'Drawings' }, dueOn: '2027-01-01', responsibleId: real.two.organisations[1] }), (model) => { model.milestones += 1 })
const edit = deed('edit', open, (real, version) => editProject(db, real.two.first, { id: real.id, version, lang: 'en', title: { en: 'Renamed' }, startsOn: '2026-11-20' }), () => undefined)
const ask = (by: 0 | 1, newEnd: string | null) => () => command(`ask for ${newEnd ?? 'another plan'}`, async (model, real) => {
  const asked = askChange(db, actorOf(real, by), { id: real.id, lang: 'en', what: { en: 'Later' }, newEnd: newEnd ?? undefined })
  expect(await codeOf(asked)).toBe(open(model) ? 'done' : 'conflict')
  if (!open(model)) return
  model.version += 1
  model.changes.push({ id: await asked, by, newEnd, state: 'open' })
})
const stale = () => command('a version that has moved on', async (model, { id, two }) => {
  if (model.state === 'planned') expect(await codeOf(startProject(db, two.first, { id, version: model.version - 1 }))).toBe('conflict')
})
const answer = (side: 0 | 1, agrees: boolean, which: number) => () => command(agrees ? 'agree' : 'refuse', async (model, real) => {
  const change = model.changes[which % Math.max(1, model.changes.length)]
  if (!change) return
  const may = open(model) && change.state === 'open' && change.by !== side
  expect(await codeOf(answerChange(db, actorOf(real, side), { id: real.id, changeId: change.id, agrees, reason: agrees ? undefined : 'Too late.' }))).toBe(may ? 'done' : 'conflict')
  if (!may) return
  model.version += 1
  change.state = agrees ? 'agreed' : 'refused'
  if (agrees && change.newEnd) model.endsOn = change.newEnd
})
const withdraw = (side: 0 | 1, which: number) => () => command('withdraw', async (model, real) => {
  const change = model.changes[which % Math.max(1, model.changes.length)]
  if (!change) return
  const may = open(model) && change.state === 'open' && change.by === side
  const code = await codeOf(withdrawChange(db, actorOf(real, side), { id: real.id, changeId: change.id }))
  expect(code).toBe(may ? 'done' : change.by === side ? 'conflict' : 'missing')
  if (!may) return
  model.version += 1
  change.state = 'withdrawn'
})

const side = fc.constantFrom<0 | 1>(0, 1)
const commands = fc.commands(
  [
    side.map((one) => start(one)()), side.map((one) => complete(one)()), side.map((one) => end(one)()), fc.constant(null).map(report), fc.constant(null).map(milestone), fc.constant(null).map(edit), fc.constant(null).map(stale),
    fc.tuple(side, fc.constantFrom(null, '2027-12-31', '2028-06-30')).map(([by, day]) => ask(by, day)()), fc.tuple(side, fc.boolean(), fc.nat(3)).map(([one, agrees, which]) => answer(one, agrees, which)()), fc.tuple(side, fc.nat(3)).map(([one, which]) => withdraw(one, which)()),
  ],
  { maxCommands: 24 },
)

test('a project is what its model says after any sequence of deeds, and what the doctor asks holds', { timeout: process.env.QIAO_SOAK ? 6 * 3_600_000 : 300_000 }, async () => {
  const two = await makeTwo(db)
  await fc.assert(
    fc.asyncProperty(commands, async (sequence) => {
      const { id } = await makeProject(db, two)
      await fc.asyncModelRun(() => ({ model: { state: 'planned', version: 1, final: false, milestones: 0, endsOn: '2027-11-19', changes: [] } satisfies Model as Model, real: { id, two } }), sequence)
    }),
    { numRuns: Math.ceil(numRuns / 6) },
  )
  for (const one of invariants) expect(await one.violations(db), one.title.en).toEqual([])
})
