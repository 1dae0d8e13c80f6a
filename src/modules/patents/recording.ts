import { type Actor, publishesFor } from '../../core/actor.ts'
import { Failure, missing, wrong } from '../../core/failure.ts'
import { newId, readId } from '../../core/id.ts'
import { currencies } from '../../core/money.ts'
import type { Lang } from '../../core/text.ts'
import { type Halves, stored, textsOf } from '../../core/writing.ts'
import { change } from '../../platform/change.ts'
import { brokeConstraint, type Db, row, run, sql } from '../../platform/database.ts'
import { agreementPage } from '../agreements/agreements.ts'
import { listingFor } from '../listings/listings.ts'
import { patentRefusals } from './messages.ts'
import { patentFor } from './register.ts'
import { type LegalStatus, type OpenLicence, readPatentNumber } from './rules.ts'

export type PatentInput = {
  number: string
  title: Halves
  lang: Lang
  legalStatus: LegalStatus
  checkedOn: string
  filedOn?: string
  expiresOn?: string
  openLicence: OpenLicence
  feeDueOn?: string
  value?: { minor: number; currency: string } | null
  valueBy?: string
  valueOn?: string
  /** Other owners; the organisation that keeps the record is one. */
  ownerIds: readonly string[]
}

function dayAt(field: string, day: string | undefined): string | null {
  if (!day) return null
  const at = /^(19[7-9]\d|20\d\d)-\d\d-\d\d$/.test(day) ? new Date(`${day}T00:00:00Z`) : undefined
  if (!at || Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day) throw wrong(field, patentRefusals.day)
  return day
}

/** @throws Failure invalid at its field */
function checked(actor: Actor, input: PatentInput) {
  const number = readPatentNumber(input.number)
  if (!number) throw wrong('number', patentRefusals.number)
  const checkedOn = dayAt('checkedOn', input.checkedOn)
  if (!checkedOn) throw wrong('checkedOn', patentRefusals.day)
  if (checkedOn > actor.at.toISOString().slice(0, 10)) throw wrong('checkedOn', patentRefusals.checked)
  const [filedOn, expiresOn, feeDueOn, valueOn] = [dayAt('filedOn', input.filedOn), dayAt('expiresOn', input.expiresOn), dayAt('feeDueOn', input.feeDueOn), dayAt('valueOn', input.valueOn)]
  if (filedOn && expiresOn && expiresOn <= filedOn) throw wrong('expiresOn', patentRefusals.term)
  const valueBy = input.valueBy?.trim().slice(0, 200) || null
  const parts = [input.value, valueBy, valueOn].filter(Boolean).length
  const fine = !input.value || (Number.isSafeInteger(input.value.minor) && input.value.minor > 0 && (currencies as readonly string[]).includes(input.value.currency))
  if ((parts !== 0 && parts !== 3) || !fine) throw wrong('value', patentRefusals.value)
  return { number, checkedOn, filedOn, expiresOn, feeDueOn, valueOn, valueBy, value: input.value ?? null }
}

const owners = async (tx: Db, id: string, keptBy: string, ownerIds: readonly string[]): Promise<void> => {
  await run(tx, sql`delete from patent_owner where patent_id = ${id}`)
  for (const one of new Set([keptBy, ...ownerIds])) await run(tx, sql`insert into patent_owner (patent_id, organisation_id) values (${id}, ${one})`)
}

const once = async <T>(act: () => Promise<T>): Promise<T> => {
  try {
    return await act()
  } catch (error) {
    if (brokeConstraint(error, 'patent_number_once')) throw new Failure('conflict', patentRefusals.repeated, { fields: { number: patentRefusals.repeated } })
    throw error
  }
}

/** Puts a patent into the register of an organisation. @throws Failure invalid | conflict (the register has it) */
export async function recordPatent(db: Db, actor: Actor, input: PatentInput & { keptBy: string }): Promise<string> {
  if (!publishesFor(actor).includes(input.keptBy)) throw wrong('keptBy', patentRefusals.keeper)
  const { title } = textsOf(actor, input.lang, { title: { halves: input.title, limit: 300, need: 'one' } })
  const one = checked(actor, input)
  const id = newId(actor.at.getTime())
  await once(() =>
    change(db, actor, { verb: 'patent.record', object: { type: 'patent', id }, onBehalfOf: input.keptBy }, async (tx) => {
      await run(
        tx,
        sql`insert into patent (id, kept_by, number, title, legal_status, checked_on, filed_on, expires_on, open_licence, fee_due_on, value_minor, value_currency, value_by, value_on, recorded_by, created_at, updated_at)
            values (${id}, ${input.keptBy}, ${one.number}, ${stored(title)}, ${input.legalStatus}, ${one.checkedOn}, ${one.filedOn}, ${one.expiresOn}, ${input.openLicence}, ${one.feeDueOn}, ${one.value?.minor ?? null}, ${one.value?.currency ?? null},
              ${one.valueBy}, ${one.valueOn}, ${actor.personId ?? null}, ${actor.at}, ${actor.at})`,
      )
      await owners(tx, id, input.keptBy, input.ownerIds)
    }),
  )
  return id
}

/** Writes a record anew. @throws Failure missing | invalid | conflict (changed meanwhile, or the number is taken) */
export async function editPatent(db: Db, actor: Actor, input: PatentInput & { id: string; version: number }): Promise<void> {
  const before = await patentFor(db, actor, input.id)
  if (!before.mine) throw missing()
  const { title } = textsOf(actor, input.lang, { title: { halves: input.title, limit: 300, before: before.title, need: 'one' } })
  const one = checked(actor, input)
  await once(() =>
    change(db, actor, { verb: 'patent.edit', object: { type: 'patent', id: before.id }, onBehalfOf: before.keptBy }, async (tx) => {
      const touched = await run(
        tx,
        sql`update patent set number = ${one.number}, title = ${stored(title)}, legal_status = ${input.legalStatus}, checked_on = ${one.checkedOn}, filed_on = ${one.filedOn}, expires_on = ${one.expiresOn}, open_licence = ${input.openLicence}, fee_due_on = ${one.feeDueOn},
              value_minor = ${one.value?.minor ?? null}, value_currency = ${one.value?.currency ?? null}, value_by = ${one.valueBy}, value_on = ${one.valueOn}, version = version + 1, updated_at = ${actor.at}
            where id = ${before.id} and version = ${input.version}`,
      )
      if (touched === 0) throw new Failure('conflict', patentRefusals.changed)
      await owners(tx, before.id, before.keptBy, input.ownerIds)
    }),
  )
}

/** Links a patent with a listing or an agreement that the actor reads. @throws Failure missing | invalid */
export async function linkPatent(db: Db, actor: Actor, input: { id: string; type: 'listing' | 'agreement'; object: string }): Promise<void> {
  const patent = await patentFor(db, actor, input.id)
  if (!patent.mine) throw missing()
  const objectId = readId(input.object.trim().split('/').at(-1) ?? '')
  const there = objectId && (await (input.type === 'listing' ? listingFor(db, actor, objectId) : agreementPage(db, actor, objectId)).then((found) => found?.id, () => undefined))
  if (!there) throw wrong('object', patentRefusals.link)
  await change(db, actor, { verb: 'patent.link', object: { type: 'patent', id: patent.id }, onBehalfOf: patent.keptBy, related: [there] }, (tx) =>
    run(tx, sql`insert into patent_link (patent_id, object_type, object_id, linked_by, at) values (${patent.id}, ${input.type}, ${there}, ${actor.personId ?? null}, ${actor.at}) on conflict do nothing`))
}

/** @throws Failure missing */
export async function unlinkPatent(db: Db, actor: Actor, input: { id: string; type: 'listing' | 'agreement'; objectId: string }): Promise<void> {
  const patent = await patentFor(db, actor, input.id)
  if (!patent.mine) throw missing()
  await change(db, actor, { verb: 'patent.unlink', object: { type: 'patent', id: patent.id }, onBehalfOf: patent.keptBy, related: [input.objectId] }, async (tx) => {
    if (!(await row(tx, sql`delete from patent_link where patent_id = ${patent.id} and object_type = ${input.type} and object_id = ${input.objectId} returning 1`))) throw missing()
  })
}
