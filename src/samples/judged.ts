import { z } from 'zod'
import { type Actor, system } from '../core/actor.ts'
import { type Answers, newestForm, questionsOf, roundById, rubricOf, saveDraft, sendSubmission, startSubmission, withdrawSubmission } from '../modules/calls/calls.ts'
import { assignByHand, conflictsOf, decideRound, deliberate, inviteReviewer, type Judge, judgeByToken, judgeOf, queueOf, releaseRound, setLineup, showLineup, standingOf, submitReview } from '../modules/calls/judging/judging.ts'
import { actorOfPerson } from '../modules/people/people.ts'
import { idAmong } from './organisations.ts'
import type { RoomsStage } from './rooms.ts'

const both = z.object({ zh: z.string(), en: z.string() })
/** A sample call that went its whole way: who applied, how they were judged, who gave up their place, who goes on when. */
export const storyShape = z.object({
  places: z.number(), reserves: z.number(), leaves: z.string(), lineupInDays: z.number(), minutes: z.number(),
  reviewers: z.array(z.object({ email: z.string(), name: z.string().optional(), affiliation: z.string().optional(), languages: z.array(z.enum(['zh', 'en'])), expertise: both })),
  entries: z.array(
    z.object({
      lead: z.string(), organisation: z.string(), lang: z.enum(['zh', 'en']), title: z.string(), trl: z.number(), seeks: z.array(z.string()), language: z.string(),
      summary: z.string(), innovation: z.string(), market: z.string(), team: z.string(), /** By reviewer, then by criterion. */ marks: z.array(z.array(z.number())), remark: z.string(),
    }),
  ),
})
type Story = z.output<typeof storyShape>
type Entry = Story['entries'][number]
type Place = { callId: string; roundId: string; officer: string; openedDaysAgo: number; closedDaysAgo: number }

const day = 86_400_000

const as = async ({ db, people, now }: RoomsStage, email: string, daysAgo: number): Promise<Actor> => (await actorOfPerson(db, people.get(email)!.personId!, new Date(now.getTime() - daysAgo * day)))!

/** Takes a sample call from its submissions to a line-up, each step through its face as if it had been done on its day. */
export async function tellStory(stage: RoomsStage, call: Place, story: Story): Promise<void> {
  const { db } = stage
  const at = { callId: call.callId, roundId: call.roundId }
  const officer = (daysAfter: number) => as(stage, call.officer, call.closedDaysAgo - daysAfter)
  const ids = new Map<string, string>()
  for (const [index, entry] of story.entries.entries()) ids.set(entry.lead, await send(stage, call, entry, call.openedDaysAgo - 4 - index))
  const judges = await panel(stage, call, story)
  await assign(stage, at, await officer(2), judges)
  for (const [index, one] of judges.entries()) await review(stage, call, story, one, index)
  const chair = await officer(18)
  await deliberate(db, chair, { ...at, without: true })
  await decideRound(db, chair, at)
  await releaseRound(db, await officer(20), at)
  await withdrawSubmission(db, await as(stage, story.leaves, call.closedDaysAgo - 25), ids.get(story.leaves)!)
  const last = await officer(28)
  const begins = new Date(stage.now.getTime() + story.lineupInDays * day)
  begins.setUTCHours(6, 0, 0, 0)
  await setLineup(db, last, { ...at, startsAt: begins, minutes: story.minutes })
  await showLineup(db, last, { ...at, out: true })
}

async function send(stage: RoomsStage, call: Place, entry: Entry, daysAgo: number): Promise<string> {
  const { db, organisations } = stage
  const lead = await as(stage, entry.lead, daysAgo)
  const organisationId = idAmong(organisations, entry.organisation)
  const id = await startSubmission(db, lead, { callId: call.callId, lang: entry.lang, organisationId })
  const said: Record<string, NonNullable<Answers[string]>> = {
    summary: { words: entry.summary }, innovation: { words: entry.innovation }, market: { words: entry.market }, team: { words: entry.team }, trl: { number: entry.trl }, seeks: { choices: entry.seeks }, language: { choices: [entry.language] }, consent: { agreed: true },
  }
  const answers: Answers = Object.fromEntries(questionsOf(await newestForm(db, call.callId)).flatMap((one) => (said[one.code] ? [[one.id, said[one.code]]] : [])))
  const { version } = await saveDraft(db, lead, { id, version: 1, title: entry.title, answers })
  await sendSubmission(db, lead, { id, version, arrivedAt: lead.at })
  return id
}

type Seated = { id: string; actor: Actor; judge: Judge }

async function panel(stage: RoomsStage, call: Place, story: Story): Promise<Seated[]> {
  const { db, now, people } = stage
  const officer = await as(stage, call.officer, call.closedDaysAgo + 3)
  const seated: Seated[] = []
  for (const one of story.reviewers) {
    const { id, token } = await inviteReviewer(db, officer, { callId: call.callId, email: one.email, name: one.name, affiliation: one.affiliation, languages: one.languages, expertise: one.expertise, loadMost: 12, juror: false, lang: 'en' })
    const actor = people.has(one.email) ? await as(stage, one.email, call.closedDaysAgo - 10) : system(new Date(now.getTime() - (call.closedDaysAgo - 10) * day))
    seated.push({ id, actor, judge: token ? await judgeByToken(db, token) : await judgeOf(db, actor, call.callId) })
  }
  return seated
}

/** Everybody judges everything that they are not too near to. */
async function assign({ db }: RoomsStage, at: { callId: string; roundId: string }, officer: Actor, judges: readonly Seated[]): Promise<void> {
  const { lines } = await standingOf(db, officer, await roundById(db, at.callId, at.roundId))
  const near = new Set((await conflictsOf(db, officer, at.callId)).map((one) => `${one.reviewerId}:${one.submissionId}`))
  for (const { id: reviewerId } of judges) {
    for (const { entryId, submissionId } of lines) if (!near.has(`${reviewerId}:${submissionId}`)) await assignByHand(db, officer, { ...at, entryId, reviewerId })
  }
}

async function review({ db }: RoomsStage, call: Place, story: Story, { actor, judge }: Seated, index: number): Promise<void> {
  const rubric = (await rubricOf(db, call.roundId))!
  for (const line of await queueOf(db, judge)) {
    const entry = story.entries.find((one) => one.title === line.title)!
    const marks = Object.fromEntries(rubric.criteria.map((one, place) => [one.id, entry.marks[index]![place]!]))
    await submitReview(db, actor, judge, { entryId: line.entryId, version: 0, marks, forApplicants: index === 0 ? entry.remark : '', private: '' })
  }
}
