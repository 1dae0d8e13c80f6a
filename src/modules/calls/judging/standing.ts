import type { Actor } from '../../../core/actor.ts'
import type { Lang, Name } from '../../../core/text.ts'
import { calibrate, type Calibration } from '../../../engine/consensus/calibrate.ts'
import type { Strength } from '../../../engine/consensus/pairwise.ts'
import { type Db, rows, sql } from '../../../platform/database.ts'
import { advancing, type Candidate, type Placed } from '../advancing.ts'
import { callToRun, type Round } from '../reading.ts'
import type { Outcome } from '../rules.ts'
import { trackNames } from '../rounds.ts'
import { strengthsIn } from './comparing.ts'

type Scored = { entryId: string; reviewerId: string; scoreBp: number; firstBp: number | null }

/** Each submitted review as one weighted score in basis points of the scale: Σ weight × (mark − least) / (most − least). */
const scoresOf = (db: Db, roundId: string): Promise<Scored[]> =>
  rows<Scored>(
    db,
    sql`select a.entry_id as "entryId", a.reviewer_id as "reviewerId", (sum(c.weight_bp * (m.mark - c.least)::numeric / (c.most - c.least)))::float8 as "scoreBp",
          (max((m.mark - c.least)::numeric * 10000 / (c.most - c.least)) filter (where c.position = 1))::float8 as "firstBp"
        from call_review v join call_assignment a on a.id = v.assignment_id join call_entry e on e.id = a.entry_id join call_mark m on m.review_id = v.id join call_criterion c on c.id = m.criterion_id
        where e.round_id = ${roundId} and v.state = 'submitted' and a.state = 'active' group by a.entry_id, a.reviewer_id`,
  )

export type Line = {
  entryId: string
  submissionId: string
  reference: string
  title: string
  lang: Lang
  organisation: Name | null
  reviews: number
  wanted: number
  /** In basis points of the scale; null without a submitted review. `error` is the standard error of the adjusted score. */
  rawBp: number | null
  adjustedBp: number | null
  errorBp: number | null
  outcome: Outcome
  place: number | null
  tieBrokenBy: Placed['tieBrokenBy']
}
export type Standing = { lines: Line[]; calibration: Pick<Calibration, 'reliability' | 'panels' | 'severities'> }

type EntryRow = { entryId: string; submissionId: string; reference: string; title: string; lang: Lang; organisation: Name | null; organisationId: string | null; trackId: string | null; submittedAt: Date; disqualified: boolean; withdrawn: boolean; chosen: boolean; active: number; decided: Outcome | null; decidedPlace: number | null }

const median = (values: readonly number[]): number | null => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return sorted.length === 0 ? null : sorted.length % 2 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
const mean = (values: readonly number[]): number | null => (values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length)
const whole = (value: number | null | undefined): number | null => (value === null || value === undefined ? null : Math.round(value))

/** A strength as the chance to be preferred to an average entry, in basis points, with its error; none where nobody compared it. */
function chanceOf(strength: Strength | undefined): { bp: number | null; errorBp: number | null; comparisons: number } {
  if (!strength || strength.comparisons === 0) return { bp: null, errorBp: null, comparisons: 0 }
  const chance = 1 / (1 + Math.exp(-strength.strength))
  return { bp: Math.round(chance * 10_000), errorBp: Math.round(chance * (1 - chance) * strength.error * 10_000), comparisons: strength.comparisons }
}
/** Into how many groups without a comparison between them those that were compared fall. */
const groupsIn = (pairs: ReadonlyMap<string, Strength>): number => new Set([...pairs.values()].filter((one) => one.comparisons > 0).map((one) => one.group)).size

/**
 * The ranking meeting's view: raw and adjusted scores side by side with their uncertainty, and who would advance by the round's rule
 * and tie-break. Entries from which the reader is recused are not in it. For who runs the call. @throws missing
 */
export async function standingOf(db: Db, actor: Actor, round: Round): Promise<Standing> {
  await callToRun(db, actor, { id: round.callId })
  return standing(db, round, actor.personId)
}

/** The same over every entry: what a decision is made of, whoever asks for it; places of tracks bound it unless told otherwise. */
export async function standing(db: Db, round: Round, recusedOf?: string, withinTracks = true): Promise<Standing> {
  const [entries, scores, tracks] = [
    await rows<EntryRow>(
      db,
      sql`select e.id as "entryId", u.id as "submissionId", u.reference, s.title, u.lang, o.name as organisation, u.lead_organisation as "organisationId", e.track_id as "trackId", s.arrived_at as "submittedAt",
            (u.state <> 'submitted' or e.state = 'disqualified' or coalesce(d.outcome = 'disqualified', false)) as disqualified, coalesce(d.outcome = 'advanced', false) as chosen, u.state = 'withdrawn' as withdrawn, d.outcome as decided, d.place as "decidedPlace",
            (select count(*) from call_assignment a where a.entry_id = e.id and a.state = 'active')::int as active
          from call_entry e join call_submission u on u.id = e.submission_id join call_revision s on s.id = e.revision_id left join organisation o on o.id = u.lead_organisation left join call_decision d on d.entry_id = e.id
          where e.round_id = ${round.id} and (u.state = 'submitted' or e.state <> 'entered') and not exists (select 1 from call_recusal r where r.submission_id = u.id and r.person_id = ${recusedOf ?? null}) order by u.reference`,
    ),
    await scoresOf(db, round.id),
    withinTracks ? await trackNames(db, round.id) : [],
  ]
  const pairs = round.mode === 'pairwise' ? await strengthsIn(db, round.id, entries.map((one) => one.entryId)) : undefined
  const calibration = calibrate(scores.map((one) => ({ submission: one.entryId, reviewer: one.reviewerId, score: one.scoreBp / 100 })))
  const adjusted = new Map(calibration.scores.map((one) => [one.submission, one]))
  const of = (entryId: string) => scores.filter((one) => one.entryId === entryId)
  const candidates = entries.map((entry): Candidate => {
    const own = of(entry.entryId)
    const raw = mean(own.map((one) => one.scoreBp))
    const fair = adjusted.get(entry.entryId)
    const chance = pairs && chanceOf(pairs.get(entry.entryId))
    return {
      entryId: entry.entryId, reference: entry.reference, trackId: entry.trackId, organisationId: entry.organisationId, submittedAt: entry.submittedAt, disqualified: entry.disqualified, chosen: entry.chosen,
      scoreBp: chance !== undefined ? chance.bp : whole(round.score === 'adjusted' && fair ? fair.adjusted * 100 : raw), medianBp: whole(median(own.map((one) => one.scoreBp))), firstCriterionBp: whole(mean(own.flatMap((one) => (one.firstBp === null ? [] : [one.firstBp])))),
    }
  })
  const placed = new Map(advancing(candidates, round, new Map(tracks.flatMap((one) => (one.places === null ? [] : [[one.id, one.places] as const])))).map((one) => [one.entryId, one]))
  const over = round.state === 'decided' || round.state === 'released'
  const lines = entries.map((entry): Line => {
    const own = of(entry.entryId)
    const fair = adjusted.get(entry.entryId)
    const chance = pairs && chanceOf(pairs.get(entry.entryId))
    const { tieBrokenBy, ...now } = placed.get(entry.entryId)!
    // What is decided stands, whoever went or moved up since.
    const { outcome, place } = over && entry.decided ? { outcome: entry.decided, place: entry.decidedPlace } : { outcome: entry.withdrawn ? ('withdrawn' as const) : now.outcome, place: now.place }
    return {
      entryId: entry.entryId, submissionId: entry.submissionId, reference: entry.reference, title: entry.title, lang: entry.lang, organisation: entry.organisation, reviews: chance ? chance.comparisons : own.length, wanted: chance ? chance.comparisons : entry.active,
      rawBp: whole(mean(own.map((one) => one.scoreBp))), adjustedBp: chance ? chance.bp : fair ? Math.round(fair.adjusted * 100) : null, errorBp: chance ? chance.errorBp : fair ? Math.round(fair.error * 100) : null, outcome, place, tieBrokenBy,
    }
  })
  lines.sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || (a.reference < b.reference ? -1 : 1))
  return { lines, calibration: { reliability: calibration.reliability, panels: pairs ? groupsIn(pairs) : calibration.panels, severities: calibration.severities } }
}
