import type { Readable } from 'node:stream'
import type { Actor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { newId, readId } from '../../../core/id.ts'
import { refusals } from '../../../core/messages.ts'
import type { Name, Phrase } from '../../../core/text.ts'
import type { Blobs } from '../../../platform/blobs.ts'
import { change } from '../../../platform/change.ts'
import { type Db, row, rows, run, type SQL, sql } from '../../../platform/database.ts'
import { type Grid, gridsOf, writtenIn } from '../../../platform/workbook/grid.ts'
import { attachFile, fileById, prepareFile } from '../../files/files.ts'
import type { Scope } from '../rules.ts'
import { type Opened, openScope } from '../scope.ts'
import { formRefusals } from './messages.ts'
import { type FormCell, formLimits, type FormZone, readCell } from './rules.ts'

/** The scopes whose figures go into official forms. */
export type FormScope = Exclude<Scope, { kind: 'listing' | 'event' }>
export type Filling = { month: string; at: Date; by: Name | null; withheld: number }
export type OfficialForm = {
  id: string
  organisationId: string | null
  spaceSlug: string | null
  name: string
  fileId: string
  zone: FormZone
  monthly: boolean
  keptBy: string | null
  keeper: Name | null
  version: number
  stoppedAt: Date | null
  cells: FormCell[]
  /** Newest month first. */
  fillings: Filling[]
}

const formRow: SQL = sql`g.id, g.organisation_id as "organisationId", (select slug from space where id = g.space_id) as "spaceSlug", g.name, g.file_id as "fileId", g.zone, g.monthly, g.kept_by as "keptBy", (select name from person where id = g.kept_by) as keeper, g.version, g.stopped_at as "stoppedAt",
  coalesce((select json_agg(json_build_object('sheet', c.sheet, 'cell', c.cell, 'figure', c.figure, 'currency', c.currency, 'period', c.period, 'unit', c.unit) order by c.sheet, length(c.cell), c.cell) from indicator_form_cell c where c.form_id = g.id), '[]') as cells`

const fillingsOf = (db: Db, id: string): Promise<Filling[]> =>
  rows<Filling>(db, sql`select month, filled_at as at, (select name from person where id = filled_by) as by, withheld from indicator_form_filling where form_id = ${id} order by month desc limit 60`)

/** Opens a scope for whoever keeps its forms: an organisation's officers, who runs an alliance, organisers. @throws Failure missing */
export async function openForForms(db: Db, actor: Actor, scope: FormScope): Promise<Opened> {
  const opened = await openScope(db, actor, scope)
  if (scope.kind !== 'organisation' && !opened.mayPublish) throw missing()
  return opened
}

export const scopeOfForm = ({ organisationId, spaceSlug }: Pick<OfficialForm, 'organisationId' | 'spaceSlug'>): FormScope =>
  organisationId ? { kind: 'organisation', id: organisationId } : spaceSlug ? { kind: 'alliance', slug: spaceSlug } : { kind: 'instance' }

/** The forms of a scope, by name. @throws Failure missing to whoever does not keep them */
export async function formsOf(db: Db, actor: Actor, scope: FormScope): Promise<OfficialForm[]> {
  const { spaceId } = await openForForms(db, actor, scope)
  const organisationId = scope.kind === 'organisation' ? scope.id : null
  const found = await rows<OfficialForm>(db, sql`select ${formRow} from indicator_form g where g.organisation_id is not distinct from ${organisationId} and g.space_id is not distinct from ${spaceId} and g.removed_at is null order by g.name, g.id`)
  const whole: OfficialForm[] = []
  for (const one of found) whole.push({ ...one, fillings: await fillingsOf(db, one.id) })
  return whole
}

/** @throws Failure missing to whoever does not keep it */
export async function formFor(db: Db, actor: Actor, idOrShown: string): Promise<OfficialForm> {
  const id = readId(idOrShown)
  const found = id ? await row<OfficialForm>(db, sql`select ${formRow} from indicator_form g where g.id = ${id} and g.removed_at is null`) : undefined
  if (!found) throw missing()
  await openForForms(db, actor, scopeOfForm(found))
  return { ...found, fillings: await fillingsOf(db, found.id) }
}

const bytesOf = async (blobs: Blobs, sha256: string): Promise<Buffer> => Buffer.concat(await (await blobs.get(sha256)).toArray())

/** The empty workbook of a form; whoever calls has read the form. */
export async function emptyOf(db: Db, blobs: Blobs, form: Pick<OfficialForm, 'fileId'>): Promise<Buffer> {
  const file = await fileById(db, form.fileId)
  if (!file) throw missing()
  return bytesOf(blobs, file.sha256)
}

/** The sheets of a form as they are seen. @throws Failure missing */
export const gridsOfForm = async (db: Db, blobs: Blobs, form: Pick<OfficialForm, 'fileId'>): Promise<Grid[]> => gridsOf(await emptyOf(db, blobs, form))

/** Takes an official’s empty workbook in. @throws Failure missing | invalid | conflict */
export async function addForm(db: Db, blobs: Blobs, actor: Actor, input: { scope: FormScope; name: string; zone: FormZone; file?: { name: string; bytes: Uint8Array } }): Promise<string> {
  const { spaceId } = await openForForms(db, actor, input.scope)
  const organisationId = input.scope.kind === 'organisation' ? input.scope.id : null
  const name = input.name.trim()
  if (!name || name.length > 200) throw wrong('name', formRefusals.name)
  if (!input.file || input.file.bytes.byteLength > formLimits.bytes || !/\.xlsx$/i.test(input.file.name)) throw wrong('file', formRefusals.workbook)
  gridsOf(Buffer.from(input.file.bytes))
  const prepared = await prepareFile(blobs, { ...input.file, accepted: 'table' })
  const id = newId(actor.at.getTime())
  await change(db, actor, { verb: 'indicators.add_form', object: { type: 'indicator_form', id }, onBehalfOf: organisationId ?? undefined }, async (tx) => {
    // Two who add at once are counted one after the other.
    await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`indicator_form:${organisationId ?? spaceId ?? ''}`}, 0))`)
    const { n } = (await row<{ n: number }>(tx, sql`select count(*) as n from indicator_form where organisation_id is not distinct from ${organisationId} and space_id is not distinct from ${spaceId} and removed_at is null`))!
    if (n >= formLimits.forms) throw new Failure('conflict', formRefusals.many)
    const fileId = await attachFile(tx, actor, prepared, { type: 'indicator_form', id })
    await run(
      tx,
      sql`insert into indicator_form (id, organisation_id, space_id, name, file_id, zone, monthly, kept_by, created_at, updated_at)
          values (${id}, ${organisationId}, ${spaceId}, ${name}, ${fileId}, ${input.zone}, false, ${actor.personId ?? null}, ${actor.at}, ${actor.at})`,
    )
  })
  return id
}

/** What was typed for a cell, with the name of its row in the form. */
export type TypedCell = Omit<FormCell, 'cell'> & { cell: string; row: string }

/** The cells checked against the workbook: there, no formula, each once. @throws Failure invalid at `<row>_cell` or `<row>_sheet` */
function checkedCells(grids: readonly Grid[], typed: readonly TypedCell[]): FormCell[] {
  const problems: Record<string, Phrase> = {}
  const seen = new Set<string>()
  const cells = typed.map(({ row: name, ...one }): FormCell => {
    const grid = grids.find((each) => each.name === one.sheet)
    const read = readCell(one.cell)
    const cell = grid && read ? writtenIn(grid, read) : (read ?? one.cell)
    if (!grid) problems[`${name}_sheet`] = formRefusals.sheet
    else if (!read) problems[`${name}_cell`] = formRefusals.cell
    else if (grid.cells.get(cell)?.formula) problems[`${name}_cell`] = formRefusals.formula
    else if (seen.has(`${one.sheet}!${cell}`)) problems[`${name}_cell`] = formRefusals.twice
    seen.add(`${one.sheet}!${cell}`)
    return { ...one, cell }
  })
  if (Object.keys(problems).length > 0) throw new Failure('invalid', refusals.invalid, { fields: problems })
  return cells
}

/** Says which cell is which figure, and whether it is filled in every month; from now on in the name of the actor. @throws Failure missing | invalid | conflict */
export async function mapForm(db: Db, blobs: Blobs, actor: Actor, input: { id: string; version: number; name: string; zone: FormZone; monthly: boolean; cells: readonly TypedCell[] }): Promise<void> {
  const form = await formFor(db, actor, input.id)
  const name = input.name.trim()
  if (!name || name.length > 200) throw wrong('name', formRefusals.name)
  if (input.cells.length > formLimits.cells) throw new Failure('invalid', formRefusals.manyCells)
  const cells = checkedCells(await gridsOfForm(db, blobs, form), input.cells)
  await change(db, actor, { verb: 'indicators.map_form', object: { type: 'indicator_form', id: form.id }, onBehalfOf: form.organisationId ?? undefined }, async (tx) => {
    const touched = await run(
      tx,
      sql`update indicator_form set name = ${name}, zone = ${input.zone}, monthly = ${input.monthly && cells.length > 0}, kept_by = ${actor.personId ?? null}, stopped_at = null, version = version + 1, updated_at = ${actor.at}
          where id = ${form.id} and version = ${input.version} and removed_at is null`,
    )
    if (touched === 0) throw new Failure('conflict', formRefusals.changed)
    await run(tx, sql`delete from indicator_form_cell where form_id = ${form.id}`)
    for (const one of cells) await run(tx, sql`insert into indicator_form_cell (form_id, sheet, cell, figure, currency, period, unit) values (${form.id}, ${one.sheet}, ${one.cell}, ${one.figure}, ${one.currency}, ${one.period}, ${one.unit})`)
  })
}

/** Takes a form out of use; what was filled in stays in the files of the house. @throws Failure missing */
export async function removeForm(db: Db, actor: Actor, id: string): Promise<FormScope> {
  const form = await formFor(db, actor, id)
  await change(db, actor, { verb: 'indicators.remove_form', object: { type: 'indicator_form', id: form.id }, onBehalfOf: form.organisationId ?? undefined }, (tx) => run(tx, sql`update indicator_form set removed_at = coalesce(removed_at, ${actor.at}), monthly = false where id = ${form.id}`))
  return scopeOfForm(form)
}

export type FormFile = { name: string; mediaType: string; bytes: number; stream: Readable }

/** The empty workbook, or with a month the one filled in for it. @throws Failure missing */
export async function formFile(db: Db, blobs: Blobs, actor: Actor, input: { id: string; month?: string }): Promise<FormFile> {
  const form = await formFor(db, actor, input.id)
  const filled = input.month === undefined ? undefined : await row<{ id: string }>(db, sql`select file_id as id from indicator_form_filling where form_id = ${form.id} and month = ${input.month}`)
  const file = await fileById(db, input.month === undefined ? form.fileId : (filled?.id ?? ''))
  if (!file) throw missing()
  return { name: file.name, mediaType: file.mediaType, bytes: file.bytes, stream: await blobs.get(file.sha256) }
}
