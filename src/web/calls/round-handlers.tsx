import { wrong } from '../../core/failure.ts'
import { addTrack, blindnessWords, callRefusals, editRound, extendRound, extensionsOf, modeWords, removeTrack, roundById, trackNames } from '../../modules/calls/calls.ts'
import { one, type Values } from '../form.ts'
import type { Again } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { chosen, deed, halvesOf, idOf, moment, problemsIn, submit, versionIn } from '../typed.ts'
import { shown } from '../ui/bilingual.tsx'
import { answer, deskHref, runAt } from './reading.tsx'
import { RoundPage, type RoundProps } from './round-page.tsx'

const roundHref = (c: Visit): string => href(routes.callRounds.show, { lang: c.var.lang, slug: c.req.param('slug') ?? '', id: c.req.param('id') ?? '' })

async function showRound(c: Visit, again?: Again, form?: NonNullable<RoundProps['again']>['form']): Promise<Response> {
  const { room: { db }, actor, lang } = c.var
  const call = await runAt(c)
  const round = await roundById(db, call.id, idOf(c))
  const [extensions, tracks] = await Promise.all([extensionsOf(db, round.id), trackNames(db, round.id)])
  return answer(c, shown(lang, round.name).text, <RoundPage lang={lang} at={actor.at} call={call} round={round} extensions={extensions} tracks={tracks} again={again && form ? { form, values: again.values, problems: problemsIn(again) ?? {} } : undefined} />, again)
}

/** A whole number within bounds; undefined when left empty. @throws invalid at the field */
function wholeIn(values: Values, name: string, most: number): number | undefined {
  const typed = one(values, name).trim()
  if (typed === '') return undefined
  const value = Number(typed)
  if (!Number.isInteger(value) || value < 0 || value > most) throw wrong(name, callRefusals.rule)
  return value
}

const advances = { top: 1, threshold: 1, chosen: 1 } as const
const scores = { raw: 1, adjusted: 1 } as const

export const callRoundHandlers: HandlersOf<'callRounds'> = {
  show: (c) => showRound(c),
  save: (c) =>
    submit(
      c,
      async (values) => {
        const { room: { db }, actor, lang } = c.var
        const call = await runAt(c)
        const before = await roundById(db, call.id, idOf(c))
        const timed = before.formId !== null && !(call.state !== 'draft' && before.closesAt)
        const percent = one(values, 'threshold').trim()
        const places = wholeIn(values, 'places', 10_000)
        await editRound(db, actor, {
          callId: call.id, id: before.id, lang, version: versionIn(values), name: halvesOf(values, 'name'), opensAt: timed && one(values, 'opensAt') ? moment(values, 'opensAt') : undefined, closesAt: timed && one(values, 'closesAt') ? moment(values, 'closesAt') : undefined,
          grace: wholeIn(values, 'grace', 3600) ?? before.grace, blindness: chosen(values, 'blindness', blindnessWords), mode: chosen(values, 'mode', modeWords), reviewsWanted: wholeIn(values, 'reviewsWanted', 12) ?? before.reviewsWanted, reviewsDue: one(values, 'reviewsDue') ? moment(values, 'reviewsDue') : undefined,
          advance: chosen(values, 'advance', advances), places: places || null, reserves: wholeIn(values, 'reserves', 1000) ?? 0, thresholdBp: percent === '' ? null : Math.min(10_000, Math.max(0, Math.round(Number(percent) * 100) || 0)),
          mostPerOrganisation: wholeIn(values, 'mostPerOrganisation', 1000) || null, score: chosen(values, 'score', scores), tieBreak: before.tieBreak, audienceVote: one(values, 'audienceVote') === 'yes',
        })
        return deskHref(c, 'rounds')
      },
      (again) => showRound(c, again, 'round'),
    ),
  extend: (c) =>
    submit(c, async (values) => (await extendRound(c.var.room.db, c.var.actor, { callId: (await runAt(c)).id, id: idOf(c), closesAt: moment(values, 'closesAt'), reason: one(values, 'reason') }), roundHref(c)), (again) => showRound(c, again, 'extend')),
  track: (c) =>
    submit(c, async (values) => (await addTrack(c.var.room.db, c.var.actor, { callId: (await runAt(c)).id, roundId: idOf(c), name: halvesOf(values, 'track'), places: wholeIn(values, 'places', 10_000), lang: c.var.lang }), roundHref(c)), (again) => showRound(c, again, 'track')),
  trackRemove: (c) => deed(c, async () => (await removeTrack(c.var.room.db, c.var.actor, { callId: (await runAt(c)).id, roundId: idOf(c), id: idOf(c, 'track') }), roundHref(c)), 'removed'),
}

