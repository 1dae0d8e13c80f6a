import { type Actor, publishesFor } from '../../core/actor.ts'
import { Failure, missing, wrong } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import type { Lang } from '../../core/text.ts'
import { type Halves, stored, textsOf } from '../../core/writing.ts'
import { change } from '../../platform/change.ts'
import { brokeConstraint, type Db, row, run, sql } from '../../platform/database.ts'
import { agreementPage, titleOf } from '../agreements/agreements.ts'
import { awardFor } from '../calls/calls.ts'
import { dayAt } from './days.ts'
import { projectRefusals } from './messages.ts'
import { projectLocked } from './record.ts'
import { becomesProject, dayOf, isOpen, projectLimits } from './rules.ts'
import { tellPartners } from './told.ts'
import type { ProjectRole } from './words/words.ts'

export type ProjectSource = { agreementId: string } | { awardId: string }

/** What a project begins with: its partners, its first title and days as the source has them. */
export type Beginning = {
  source: { kind: 'agreement'; id: string; reference: string } | { kind: 'award'; id: string; reference: string; entryId: string }
  partners: { organisationId: string; role: ProjectRole }[]
  title: Halves
  startsOn: string
  endsOn: string
  dealId: string | null
  spaceId: string | null
  /** The partner in whose name the actor opens it. */
  mine: string
}

const yearAfter = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`

/**
 * What an agreement or an award would become. Asks the face of the source, so that who may not read it finds nothing.
 * @throws Failure missing | conflict (not executed, not accepted, or no work between the parties)
 */
export async function beginningOf(db: Db, actor: Actor, source: ProjectSource): Promise<Beginning> {
  if ('agreementId' in source) {
    const agreement = await agreementPage(db, actor, source.agreementId)
    const mine = agreement.mine[0]
    if (!mine) throw missing()
    if (!agreement.executedOn || !['executed', 'in_force'].includes(agreement.state)) throw new Failure('conflict', projectRefusals.notExecuted)
    if (!becomesProject(agreement.type)) throw new Failure('conflict', projectRefusals.notWork)
    const lead = agreement.payeeId ?? agreement.parties[0]!.organisationId
    const startsOn = agreement.inForceOn ?? agreement.startsOn ?? agreement.executedOn
    return {
      source: { kind: 'agreement', id: agreement.id, reference: agreement.reference },
      partners: [...agreement.parties].sort((a, b) => Number(b.organisationId === lead) - Number(a.organisationId === lead) || a.place - b.place).map(({ organisationId }) => ({ organisationId, role: organisationId === lead ? 'lead' : 'partner' })),
      title: agreement.subject.zh || agreement.subject.en ? agreement.subject : titleOf(agreement),
      startsOn, endsOn: agreement.endsOn && agreement.endsOn >= startsOn ? agreement.endsOn : yearAfter(startsOn), dealId: agreement.dealId, spaceId: agreement.spaceId, mine,
    }
  }
  const award = await awardFor(db, actor, source.awardId)
  if (award.state !== 'accepted') throw new Failure('conflict', projectRefusals.notAccepted)
  const mine = [award.payeeId, award.payerId].find((id) => publishesFor(actor).includes(id))
  if (!mine) throw missing()
  const startsOn = dayOf(award.answeredAt ?? actor.at)
  const team = award.teamIds.map((organisationId) => ({ organisationId, role: 'partner' as const }))
  const funder = award.payerId === award.payeeId ? [] : [{ organisationId: award.payerId, role: 'funder' as const }]
  return {
    source: { kind: 'award', id: award.id, reference: award.reference, entryId: award.entryId }, partners: [{ organisationId: award.payeeId, role: 'lead' }, ...team, ...funder],
    title: { [award.lang]: award.title }, startsOn, endsOn: yearAfter(startsOn), dealId: null, spaceId: award.spaceId, mine,
  }
}

/** The project that was made of an agreement or an award; none yet: undefined. Whoever asks reads the source. */
export const projectOf = async (db: Db, source: ProjectSource): Promise<string | undefined> =>
  (await row<{ id: string }>(db, 'agreementId' in source ? sql`select id from project where agreement_id = ${source.agreementId}` : sql`select project_id as id from project_award where award_id = ${source.awardId}`))?.id

/** The project that an award would join: that of its entry, opened from what another funder gives. */
export const projectToJoin = async (db: Db, { source }: Beginning): Promise<string | undefined> =>
  source.kind === 'award' ? (await row<{ id: string }>(db, sql`select id from project where entry_id = ${source.entryId}`))?.id : undefined

export type OpenInput = { source: ProjectSource; lang: Lang; title: Halves; startsOn: string; endsOn: string }

/**
 * Opens the project of an executed agreement or an accepted award. There is one: who comes second is led to it, and the award of another funder
 * for the same entry joins it.
 * @throws Failure missing | conflict | invalid
 */
export async function openProject(db: Db, actor: Actor, input: OpenInput): Promise<{ id: string; opened: boolean }> {
  const begun = await beginningOf(db, actor, input.source)
  const there = await projectOf(db, input.source)
  if (there) return { id: there, opened: false }
  const shared = await projectToJoin(db, begun)
  if (shared) return joinProject(db, actor, begun, shared)
  const { title } = textsOf(actor, input.lang, { title: { halves: input.title, limit: projectLimits.title, need: 'one' } })
  const [startsOn, endsOn] = [dayAt('startsOn', input.startsOn), dayAt('endsOn', input.endsOn)]
  if (endsOn < startsOn) throw wrong('endsOn', projectRefusals.dates)
  const id = newId(actor.at.getTime())
  try {
    await change(db, actor, { verb: 'project.open', object: { type: 'project', id }, onBehalfOf: begun.mine, related: [begun.source.id] }, async (tx) => {
      const { reference } = (await row<{ reference: string }>(tx, sql`select qiao_next_reference('project', 'P', ${actor.at}) as reference`))!
      await run(
        tx,
        sql`insert into project (id, reference, title, agreement_id, award_id, entry_id, deal_id, space_id, starts_on, ends_on, opened_by, opened_for, created_at, updated_at)
            values (${id}, ${reference}, ${stored(title)}, ${begun.source.kind === 'agreement' ? begun.source.id : null}, ${begun.source.kind === 'award' ? begun.source.id : null}, ${begun.source.kind === 'award' ? begun.source.entryId : null}, ${begun.dealId}, ${begun.spaceId},
              ${startsOn}, ${endsOn}, ${actor.personId ?? null}, ${begun.mine}, ${actor.at}, ${actor.at})`,
      )
      if (begun.source.kind === 'award') await run(tx, sql`insert into project_award (project_id, award_id, at) values (${id}, ${begun.source.id}, ${actor.at})`)
      for (const [place, { organisationId, role }] of begun.partners.entries()) await run(tx, sql`insert into project_partner (project_id, organisation_id, place, role) values (${id}, ${organisationId}, ${place}, ${role})`)
      await tellPartners(tx, 'project_opened', await projectLocked(tx, id), { version: 'opened', except: begun.mine })
    })
  } catch (error) {
    if (!['project_agreement_once', 'project_award_once', 'project_entry_once'].some((once) => brokeConstraint(error, once))) throw error
    const [first, other] = [await projectOf(db, input.source), await projectToJoin(db, begun)]
    if (first) return { id: first, opened: false }
    if (!other) throw error
    return joinProject(db, actor, begun, other)
  }
  return { id, opened: true }
}

/** Adds an award to the project of its entry, and who gives it to the partners. @throws Failure conflict once the project has ended */
async function joinProject(db: Db, actor: Actor, { source, partners, mine }: Beginning, projectId: string): Promise<{ id: string; opened: boolean }> {
  try {
    await change(db, actor, { verb: 'project.join', object: { type: 'project', id: projectId }, onBehalfOf: mine, related: [source.id] }, async (tx) => {
      const project = await projectLocked(tx, projectId)
      await run(tx, sql`insert into project_award (project_id, award_id, at) values (${projectId}, ${source.id}, ${actor.at})`)
      if (!isOpen(project.state)) throw new Failure('conflict', projectRefusals.state)
      const added = partners.filter((one) => one.role === 'funder' && !project.partners.some((known) => known.organisationId === one.organisationId))
      for (const { organisationId, role } of added) await run(tx, sql`insert into project_partner (project_id, organisation_id, place, role) select ${projectId}, ${organisationId}, max(place) + 1, ${role} from project_partner where project_id = ${projectId}`)
      await run(tx, sql`update project set version = version + 1, updated_at = ${actor.at} where id = ${projectId}`)
      await tellPartners(tx, 'project_opened', await projectLocked(tx, projectId), { version: source.id, except: mine, only: added.map((one) => one.organisationId) })
    })
  } catch (error) {
    // Somebody else was first with the same award.
    if (!brokeConstraint(error, 'project_award_joined_once')) throw error
  }
  return { id: projectId, opened: false }
}
