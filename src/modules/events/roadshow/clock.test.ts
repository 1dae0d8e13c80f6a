import fc from 'fast-check'
import { expect, test } from 'vitest'
import { idle, type InLine, ran, ranMs, type Run, runVerbs, verbsFor } from './clock.ts'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 21, 8, 0, seconds))
const line: InLine[] = [{ id: 'a', state: 'waiting' }, { id: 'b', state: 'absent' }, { id: 'c', state: 'waiting' }]

test('a clock counts while it runs and stands while it is paused', () => {
  let { run } = ran(idle, line, 'start', at(0))!
  run = ran(run, line, 'pause', at(30))!.run
  expect(ranMs(run, at(500))).toBe(30_000)
  run = ran(run, line, 'resume', at(500))!.run
  expect(ranMs(run, at(510))).toBe(40_000)
  run = ran(run, line, 'questions', at(510))!.run
  expect([run.phase, ranMs(run, at(515))]).toEqual(['questions', 5_000])
})

test('the next team is the next that waits, its clock stands until it begins, and the one before is over', () => {
  const { run } = ran(idle, line, 'start', at(0))!
  const moved = ran(run, line, 'next', at(60))!
  expect(moved).toEqual({ run: { currentId: 'c', phase: 'pitch', runMs: 0, since: null }, over: 'a' })
  const after: InLine[] = [{ id: 'a', state: 'done' }, line[1]!, line[2]!]
  expect(verbsFor(moved.run, after)).toEqual(['resume', 'questions', 'finish'])
  expect(ran(moved.run, after, 'finish', at(90))).toEqual({ run: idle, over: 'c' })
})

test('whatever is done in whatever order, every team is over at most once and somebody is up or nobody', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...runVerbs), { maxLength: 40 }), fc.array(fc.constantFrom('waiting' as const, 'absent' as const), { maxLength: 6 }), (verbs, states) => {
      let teams: InLine[] = states.map((state, place) => ({ id: String(place), state }))
      let run: Run = idle
      const over: string[] = []
      for (const [second, verb] of verbs.entries()) {
        const next = ran(run, teams, verb, at(second))
        expect(next !== undefined).toBe(verbsFor(run, teams).includes(verb))
        if (!next) continue
        run = next.run
        if (next.over !== undefined) {
          over.push(next.over)
          teams = teams.map((one) => (one.id === next.over ? { ...one, state: 'done' } : one))
        }
        expect((run.currentId === null) === (run.phase === null)).toBe(true)
        expect(run.since === null || run.currentId !== null).toBe(true)
        if (run.currentId !== null) expect(teams.find((one) => one.id === run.currentId)?.state).toBe('waiting')
      }
      expect(new Set(over).size).toBe(over.length)
    }),
  )
})
