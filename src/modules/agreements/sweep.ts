import { system } from '../../core/actor.ts'
import { change } from '../../platform/change.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Db, rows, run, sql } from '../../platform/database.ts'
import { enqueue, type Job, type Queue } from '../../platform/queue.ts'
import { agreementById } from './record.ts'
import { type AgreementVerb, dayOf, nextState, remindersDue } from './rules.ts'
import { closeRound, type Signatory, signatoryRow, type SigningPages, writeSigningLetter } from './signing/rounds.ts'
import { performSeal, type SealShop } from './sealing/seal.ts'
import { phraseOf } from './document.ts'
import { tellParties } from './told.ts'

/** What became due: agreements that start and end, rounds that ran out, signatories and registrations to be reminded of. */
export async function sweepAgreements(db: Db, pages: SigningPages, now: Date): Promise<void> {
  const today = dayOf(now)
  await step(db, now, 'start', sql`a.state = 'executed' and coalesce(a.starts_on, a.executed_on) <= ${today}`)
  await step(db, now, 'expire', sql`a.state = 'in_force' and a.ends_on < ${today}`)
  await step(db, now, 'lapse', sql`a.state = 'out_for_signature' and exists (select from agreement_round r where r.agreement_id = a.id and r.ended_at is null and r.sign_by < ${today})`)
  await remindSignatories(db, pages, now)
  await remindRegistrations(db, now)
  // A seal whose job was lost is drawn all the same.
  for (const { id } of await rows<{ id: string }>(db, sql`select agreement_id as id from agreement_seal where file_id is null limit 50`)) await enqueue(db, 'agreement_seal', { id }, { key: `agreement.seal:${id}` })
}

async function step(db: Db, now: Date, verb: Extract<AgreementVerb, 'start' | 'expire' | 'lapse'>, due: ReturnType<typeof sql>): Promise<void> {
  for (const { id } of await rows<{ id: string }>(db, sql`select a.id from agreement a where ${due} order by a.id limit 500`)) {
    await change(db, system(now), { verb: `agreement.${verb}`, object: { type: 'agreement', id } }, async (tx) => {
      const agreement = await agreementById(tx, id, true)
      const to = agreement && nextState(agreement.state, verb)
      if (!agreement || !to) return
      if (verb === 'lapse') {
        await closeRound(tx, id, 'lapsed', now)
        await tellParties(tx, 'agreement_lapsed', agreement, { version: `lapsed:${dayOf(now)}` })
      }
      if (verb === 'expire') await tellParties(tx, 'agreement_ended', agreement, { version: 'expired' })
      await run(
        tx,
        sql`update agreement set state = ${to}, path = case when ${verb} = 'lapse' then null else path end, in_force_on = case when ${verb} = 'start' then coalesce(starts_on, executed_on) else in_force_on end,
              ended_on = case when ${verb} = 'expire' then ends_on else ended_on end, updated_at = ${now} where id = ${id}`,
      )
    })
  }
}

async function remindSignatories(db: Db, pages: SigningPages, now: Date): Promise<void> {
  const open = await rows<Signatory & { agreementId: string; signBy: string }>(
    db,
    sql`select ${signatoryRow}, r.agreement_id as "agreementId", r.sign_by as "signBy" from agreement_signatory s join organisation o on o.id = s.organisation_id join agreement_round r on r.id = s.round_id
        where r.ended_at is null and s.asked_at is not null and s.signed_at is null and s.declined_at is null order by s.id limit 2000`,
  )
  for (const signatory of open) {
    const due = remindersDue(dayOf(signatory.askedAt!), dayOf(now))
    if (due.length <= signatory.reminded) continue
    await change(db, system(now), { verb: 'agreement.remind', object: { type: 'agreement', id: signatory.agreementId }, related: [signatory.id] }, async (tx) => {
      const mine = await run(tx, sql`update agreement_signatory set reminded = ${due.length} where id = ${signatory.id} and reminded < ${due.length} and signed_at is null`)
      const agreement = mine === 1 ? await agreementById(tx, signatory.agreementId) : undefined
      if (agreement) await writeSigningLetter(tx, pages, { signatory, agreement, kind: 'reminded', version: String(due.at(-1)), values: { organisation: phraseOf(signatory.organisation), day: signatory.signBy } })
    })
  }
}

/** Days before the due date of a registration on which the Chinese parties are reminded. */
const remindedBefore = [30, 7] as const

async function remindRegistrations(db: Db, now: Date): Promise<void> {
  const due = await rows<{ id: string; dueOn: string; left: number }>(
    db,
    sql`select a.id, d.due_on::text as "dueOn", d.due_on - ${dayOf(now)}::date as left from agreement a
        left join agreement_registration g on g.agreement_id = a.id and g.kind = 'import_export'
        cross join lateral (select greatest(a.executed_on, a.starts_on) + 60 as due_on) d
        where a.state in ('executed', 'in_force') and g.registered_on is null and a.type in ('collaboration', 'consortium', 'ktp', 'licence', 'assignment', 'consultancy', 'technical_service', 'facility_access')
          and d.due_on between ${dayOf(now)}::date and ${dayOf(now)}::date + 30
          and exists (select from agreement_party p join organisation o on o.id = p.organisation_id where p.agreement_id = a.id and o.country = 'CN')
          and exists (select from agreement_party p join organisation o on o.id = p.organisation_id where p.agreement_id = a.id and o.country <> 'CN') limit 500`,
  )
  for (const { id, dueOn, left } of due) {
    const agreement = (await agreementById(db, id))!
    const reminder = remindedBefore.filter((days) => left <= days).at(-1)
    if (reminder !== undefined) await tellParties(db, 'registration_due', agreement, { version: `${dueOn}:${reminder}`, about: { day: dueOn }, only: agreement.parties.filter((one) => one.country === 'CN').map((one) => one.organisationId) })
  }
}

export const agreementJobs = (shop: SealShop, pages: SigningPages, clock: Clock): Partial<Record<Queue, Job>> => ({
  agreement_seal: ({ id }) => performSeal(shop, String(id)),
  agreement_sweep: () => sweepAgreements(shop.db, pages, clock()),
})

/** Cron expressions in UTC: before the working day in China, and again before the one in Britain. */
export const agreementSchedules: Partial<Record<Queue, string>> = { agreement_sweep: '20 0,7 * * *' }
