import { writeText } from '../../../core/writing.ts'
import type { Actor } from '../../../core/actor.ts'
import { spacesOf } from '../../../core/actor.ts'
import { Failure } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import { refusals } from '../../../core/messages.ts'
import { type Lang, langs, measure, type Name, type Phrase, type Text } from '../../../core/text.ts'
import { change } from '../../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { memberOrganisations } from '../../spaces/spaces.ts'
import type { Alliance } from '../reading.ts'
import { centreRefusals } from './messages.ts'

/** A technology transfer manager as the centre's page shows them: named by their own will. */
export type Broker = { id: string; personId: string; name: Name; organisation: Name; organisationSlug: string; organisationVerified: boolean; focus: Text; languages: Lang[] }

const inForce = (actor: Actor) => sql`exists (select from affiliation a where a.person_id = b.person_id and a.organisation_id = b.organisation_id and a.ended_at is null and a.started_at <= ${actor.at})`

/** Those who stand on the page now: registered, and still of their organisation. The caller may read the centre. */
export const brokersOf = (db: Db, actor: Actor, centreId: string): Promise<Broker[]> =>
  rows<Broker>(
    db,
    sql`select b.id, b.person_id as "personId", p.name, o.name as organisation, o.slug as "organisationSlug", o.verified_at is not null as "organisationVerified", b.focus, b.languages
        from centre_broker b join person p on p.id = b.person_id join organisation o on o.id = b.organisation_id
        where b.space_id = ${centreId} and b.withdrawn_at is null and p.erased_at is null and ${inForce(actor)} ${actor.kind === 'visitor' ? sql`and o.verified_at is not null` : sql``}
        order by b.registered_at, b.id limit 100`,
  )

/** The organisations of the centre for which the actor works: for them they may register. */
export async function placesAt(db: Db, actor: Actor, centreId: string): Promise<{ id: string; name: Name }[]> {
  if (!actor.personId || !spacesOf(actor).includes(centreId)) return []
  const members = await memberOrganisations(db, centreId, actor.at)
  return actor.affiliations.filter((one) => members.includes(one.organisationId)).map(({ organisationId, name }) => ({ id: organisationId, name }))
}

const longest = 500

/** Puts the actor on the centre's page, or renews what they said. @throws Failure missing | invalid (`organisation`, `focus_zh`, `languages`) */
export async function registerBroker(db: Db, actor: Actor, centre: Alliance, input: { organisationId: string; focus: { zh?: string; en?: string }; languages: readonly string[]; lang: Lang }): Promise<void> {
  const { personId } = actor
  const places = await placesAt(db, actor, centre.id)
  if (!personId || centre.kind !== 'regional_centre' || places.length === 0) throw new Failure('missing', refusals.missing)
  const problems: Record<string, Phrase> = {}
  const spoken = langs.filter((one) => input.languages.includes(one))
  if (!places.some((one) => one.id === input.organisationId)) problems.organisation = centreRefusals.organisation
  if (spoken.length === 0) problems.languages = centreRefusals.languages
  for (const half of langs) if (measure(input.focus[half] ?? '') > longest) problems[`focus_${half}`] = centreRefusals.long
  await change(db, actor, { verb: 'alliance.register_broker', object: { type: 'space', id: centre.id }, audience: 'public' }, async (tx) => {
    const before = await row<{ focus: Text }>(tx, sql`select focus from centre_broker where space_id = ${centre.id} and person_id = ${personId} for update`)
    const focus = writeText(before?.focus, input.focus, input.lang, actor.at, personId)
    if (!focus) problems[`focus_${input.lang}`] = centreRefusals.focus
    if (!focus || Object.keys(problems).length > 0) throw new Failure('invalid', refusals.invalid, { fields: problems })
    await run(
      tx,
      sql`insert into centre_broker (id, space_id, person_id, organisation_id, focus, languages, registered_at)
          values (${newId(actor.at.getTime())}, ${centre.id}, ${personId}, ${input.organisationId}, ${JSON.stringify(focus)}, ${sql.param(spoken)}::text[], ${actor.at})
          on conflict (space_id, person_id) do update set organisation_id = excluded.organisation_id, focus = excluded.focus, languages = excluded.languages, withdrawn_at = null`,
    )
  })
}

/** Takes the actor off the page. @throws Failure missing */
export const withdrawBroker = (db: Db, actor: Actor, centreId: string): Promise<void> =>
  change(db, actor, { verb: 'alliance.withdraw_broker', object: { type: 'space', id: centreId }, audience: 'public' }, async (tx) => {
    const gone = await run(tx, sql`update centre_broker set withdrawn_at = ${actor.at} where space_id = ${centreId} and person_id = ${actor.personId ?? null} and withdrawn_at is null`)
    if (gone === 0) throw new Failure('missing', refusals.missing)
  })

/** A person who is erased leaves every page. */
export const eraseBroker = (tx: Db, personId: string): Promise<unknown> => run(tx, sql`delete from centre_broker where person_id = ${personId}`)
