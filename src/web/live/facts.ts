import type { Facts, LiveState, ReactionKind, ShownPoll, ShownQuestion, ShownRun } from '../../modules/events/live/live.ts'

export type QuestionShown = ShownQuestion & { n: number; votes: number }
export type PollShown = ShownPoll & { n: number; /** The sum, then each choice where enough have answered. */ counts: number[] }

/** What a snapshot says, as a page draws it. */
export type LiveShown = { state: LiveState; open: boolean; reacts: boolean; stage: string | undefined; questions: QuestionShown[]; polls: PollShown[]; reactions: Partial<Record<ReactionKind, number>>; viewers: number | undefined; run: ShownRun | undefined; streams: string }

export const inVotes = (one: QuestionShown, two: QuestionShown): number => (one.a ?? 0) - (two.a ?? 0) || two.votes - one.votes || one.n - two.n

export function liveShown(facts: Facts): LiveShown {
  const head = (facts.get('s') ?? { s: 'waiting', q: 0, r: 0 }) as { s: LiveState; q: 0 | 1; r: 0 | 1 }
  const numbered = (letter: string) => [...facts.keys()].filter((key) => key[0] === letter && /^\d+$/.test(key.slice(1))).map((key) => Number(key.slice(1)))
  return {
    state: head.s, open: head.q === 1, reacts: head.r === 1,
    stage: facts.get('st') as string | undefined,
    questions: numbered('q').map((n) => ({ ...(facts.get(`q${n}`) as ShownQuestion), n, votes: Number(facts.get(`v${n}`) ?? 0) })).sort(inVotes),
    polls: numbered('p').map((n) => ({ ...(facts.get(`p${n}`) as ShownPoll), n, counts: (facts.get(`c${n}`) as number[] | undefined) ?? [0] })).sort((one, two) => two.n - one.n),
    reactions: (facts.get('r') ?? {}) as LiveShown['reactions'],
    viewers: facts.get('e') as number | undefined,
    run: facts.get('run') as ShownRun | undefined,
    streams: String(facts.get('str') ?? ''),
  }
}
