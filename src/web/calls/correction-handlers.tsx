import { Failure, missing } from '../../core/failure.ts'
import { readId, showId } from '../../core/id.ts'
import { type Call, outcomes, type Round, roundById } from '../../modules/calls/calls.ts'
import { type Amendment, correctRound, type Said, saidOf } from '../../modules/calls/judging/judging.ts'
import { many, one, type Values } from '../form.ts'
import type { Again } from '../respond.tsx'
import type { Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { halvesOf, idOf, problemsIn, submit } from '../typed.ts'
import { CorrectionPage, mostShown } from './correction-page.tsx'
import { judgeWords as words } from './messages/judging.ts'
import { answer, runAt } from './reading.tsx'

async function here(c: Visit): Promise<{ call: Call; round: Round }> {
  const call = await runAt(c)
  return { call, round: await roundById(c.var.room.db, call.id, idOf(c)) }
}

/** Those that are looked for; of many, without being looked for, those who were chosen. */
function shownOf(lines: readonly Said[], q: string): readonly Said[] {
  const wanted = q.toLowerCase()
  if (wanted !== '') return lines.filter((line) => `${line.reference} ${line.title}`.toLowerCase().includes(wanted)).slice(0, mostShown)
  return lines.length <= mostShown ? lines : lines.filter((line) => line.outcome === 'advanced' || line.outcome === 'reserve').slice(0, mostShown)
}

export async function showCorrection(c: Visit, again?: Again): Promise<Response> {
  const { room: { db }, actor, lang } = c.var
  const { call, round } = await here(c)
  const said = await saidOf(db, actor, round)
  if (!said) throw missing()
  const q = (c.req.query('q') ?? '').trim().slice(0, 200)
  return answer(c, words.correct[lang], <CorrectionPage lang={lang} call={call} round={round} release={said.release} lines={shownOf(said.lines, q)} total={said.lines.length} q={q} again={again && { values: again.values, problems: problemsIn(again) ?? {} }} />, again)
}

const amendmentsIn = (values: Values): Amendment[] =>
  many(values, 'entry').slice(0, mostShown).flatMap((shownId) => {
    const entryId = readId(shownId)
    const outcome = one(values, `outcome-${shownId}`) as Amendment['outcome']
    const place = one(values, `place-${shownId}`).trim()
    return entryId && outcomes.includes(outcome) ? [{ entryId, outcome, place: place === '' ? null : Number(place), feedback: halvesOf(values, `feedback-${shownId}`) }] : []
  })

/** Problems name entries by their stored ids; the form by those that readers see. */
const shownIds = (failure: Failure) => Object.fromEntries(Object.entries(failure.details.fields ?? {}).map(([name, sentence]) => [name.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/, (id) => showId(id)), sentence]))

export const sendCorrection = (c: Visit): Promise<Response> =>
  submit(
    c,
    async (values) => {
      const { call, round } = await here(c)
      await correctRound(c.var.room.db, c.var.actor, { callId: call.id, roundId: round.id, of: Number(one(values, 'of')), reason: one(values, 'reason'), amendments: amendmentsIn(values), lang: c.var.lang })
      return href(routes.judging.show, { lang: c.var.lang, slug: call.slug, id: showId(round.id) })
    },
    (again) => showCorrection(c, { ...again, problems: shownIds(again.failure) }),
    'published',
  )
