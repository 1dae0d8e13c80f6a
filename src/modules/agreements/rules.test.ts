import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { propose } from './guide.ts'
import { addDays, agreementSteps, type AgreementState, type AgreementVerb, endOf, isOpen, nextState, onTurn, remindersDue, wasExecuted } from './rules.ts'
import { ownershipQuestions, preferenceQuestions } from './words/guide.ts'

const numRuns = process.env.QIAO_SOAK ? 10_000 : 200
const verbs: AgreementVerb[] = ['share', 'send', 'complete', 'decline', 'recall', 'lapse', 'start', 'expire', 'terminate', 'abandon']

/** What a person would say of an agreement, without the table: how far it is, and whether it is over. */
class Paper {
  shared = false
  sent = false
  signed = false
  running = false
  end: 'expired' | 'terminated' | 'abandoned' | undefined

  may(verb: AgreementVerb): boolean {
    if (this.end) return false
    if (verb === 'share') return !this.shared
    if (verb === 'send') return this.shared && !this.sent && !this.signed
    if (['complete', 'decline', 'recall', 'lapse'].includes(verb)) return this.sent && !this.signed
    if (verb === 'start') return this.signed && !this.running
    if (verb === 'expire') return this.running
    if (verb === 'terminate') return this.signed
    return !this.signed
  }

  take(verb: AgreementVerb): void {
    if (verb === 'share') this.shared = true
    else if (verb === 'send') this.sent = true
    else if (verb === 'complete') this.signed = true
    else if (verb === 'start') this.running = true
    else if (verb === 'expire') this.end = 'expired'
    else if (verb === 'terminate') this.end = 'terminated'
    else if (verb === 'abandon') this.end = 'abandoned'
    else this.sent = false
  }

  get state(): AgreementState {
    if (this.end) return this.end
    if (this.signed) return this.running ? 'in_force' : 'executed'
    return this.sent ? 'out_for_signature' : this.shared ? 'negotiating' : 'draft'
  }
}

describe('the life of an agreement', () => {
  test('goes as a person would say, whatever is tried in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...verbs), { maxLength: 40 }), (tried) => {
        const paper = new Paper()
        let state: AgreementState = 'draft'
        for (const verb of tried) {
          const next = nextState(state, verb)
          expect(next !== undefined, `${verb} from ${state}`).toBe(paper.may(verb))
          if (next === undefined) continue
          paper.take(verb)
          state = next
          expect(state).toBe(paper.state)
          expect(isOpen(state)).toBe(state === 'draft' || state === 'negotiating')
          expect(wasExecuted(state)).toBe(paper.signed)
        }
      }),
      { numRuns },
    )
  })

  test('what was executed never opens again', () => {
    const reachable = (from: AgreementState, seen = new Set<AgreementState>()): Set<AgreementState> => {
      if (!seen.has(from)) {
        seen.add(from)
        for (const to of Object.values(agreementSteps[from])) reachable(to, seen)
      }
      return seen
    }
    expect([...reachable('executed')].filter((one) => !wasExecuted(one))).toEqual([])
  })
})

test('a term ends the day before its anniversary', () => {
  expect(endOf('2026-03-01', 12)).toBe('2027-02-28')
  expect(endOf('2026-12-01', 24)).toBe('2028-11-30')
  expect(endOf('2027-01-31', 1)).toBe('2027-02-27')
  expect(addDays('2026-12-15', 60)).toBe('2027-02-13')
})

test('with an order the lowest turn signs, without everybody', () => {
  const all = [{ id: 'a', turn: 1, signed: true }, { id: 'b', turn: 2, signed: false }, { id: 'c', turn: 2, signed: false }, { id: 'd', turn: 3, signed: false }]
  expect(onTurn(all, true).map((one) => one.id)).toEqual(['b', 'c'])
  expect(onTurn(all, false).map((one) => one.id)).toEqual(['b', 'c', 'd'])
  expect(onTurn(all.map((one) => ({ ...one, signed: true })), true)).toEqual([])
  expect(remindersDue('2026-11-01', '2026-11-08')).toEqual([3, 7])
})

describe('the guide', () => {
  const ownership = Object.keys(ownershipQuestions)
  const preference = Object.keys(preferenceQuestions)
  const answers = (keys: string[], yes: number) => Object.fromEntries(keys.map((key, place) => [key, place < yes]))

  test('counts what speaks for the company, then what speaks for a licence', () => {
    expect(propose({ ownership: answers(ownership, 2), preference: answers(preference, 6) })).toMatchObject({ leaning: 'institution', proposed: 'p2', yes: 2 })
    expect(propose({ ownership: answers(ownership, 4), preference: answers(preference, 2) })).toMatchObject({ leaning: 'leaning_institution', proposed: 'p3' })
    expect(propose({ ownership: answers(ownership, 0), preference: answers(preference, 3) })).toMatchObject({ proposed: 'p2', others: ['p3', 'p1'] })
    expect(propose({ ownership: answers(ownership, 5), preference: {} })).toMatchObject({ leaning: 'company', proposed: 'p5', others: ['p6'] })
    expect(propose({ ownership: answers(ownership, 10), preference: {}, publicationNeedsConsent: true })).toMatchObject({ proposed: 'p6' })
    expect(propose({ ownership: {}, preference: {} })).toMatchObject({ proposed: 'p1', open: { ownership: 10, preference: 6 } })
  })

  test('one more yes for the company never moves the proposal towards the institution', () => {
    const rank = { institution: 0, leaning_institution: 1, company: 2 } as const
    fc.assert(
      fc.property(fc.subarray(ownership), fc.constantFrom(...ownership), (chosen, more) => {
        const of = (keys: readonly string[]) => propose({ ownership: Object.fromEntries(keys.map((key) => [key, true])), preference: {} })
        expect(rank[of([...new Set([...chosen, more])]).leaning]).toBeGreaterThanOrEqual(rank[of(chosen).leaning])
      }),
      { numRuns },
    )
  })
})
