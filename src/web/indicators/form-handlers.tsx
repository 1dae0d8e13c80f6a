import { wrong } from '../../core/failure.ts'
import { showId } from '../../core/id.ts'
import { addForm, dayIn, type FormScope, fillForm, formFile, formFor, formLimits, formPeriodWords, formsOf, formZoneWords, gridsOfForm, mapForm, monthBefore, type OfficialForm, readFigure, removeForm, scopeOfForm, type TypedCell, writtenFigure } from '../../modules/indicators/indicators.ts'
import { missing } from '../../core/failure.ts'
import { download } from '../files/download.ts'
import { one, type Values } from '../form.ts'
import { problems as formProblems } from '../messages.ts'
import { type Again, page, statusOf } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { chosen, deed, idOf, problemsIn, submit, submitWithFile, typed, versionIn } from '../typed.ts'
import { FormPage, formHref, formsHref, FormsPage } from './forms.tsx'
import { scopeOf, placeOf } from './handlers.tsx'
import { formWords as words } from './messages/forms.ts'
import type { Place } from './pages.tsx'

/** The scope of the address, of those that have forms. @throws Failure missing */
function formScopeOf(c: Visit): FormScope {
  const scope = scopeOf(placeOf(c))
  if (scope.kind === 'listing' || scope.kind === 'event') throw missing()
  return scope
}

const placeOfForm = (form: OfficialForm): Place => {
  const scope = scopeOfForm(form)
  return scope.kind === 'organisation' ? { scope: scope.kind, slug: showId(scope.id) } : scope.kind === 'alliance' ? { scope: scope.kind, slug: scope.slug } : { scope: 'platform', slug: 'all' }
}

const answer = (c: Visit, title: string, body: Parameters<typeof page>[2], again?: Again): Promise<Response> => page(c, { title, active: 'desk', noindex: true, status: again ? statusOf(again.failure) : 200 }, body)

async function listPage(c: Visit, again?: Again): Promise<Response> {
  const { lang, actor, room } = c.var
  const forms = await formsOf(room.db, actor, formScopeOf(c))
  return answer(c, words.title[lang], <FormsPage lang={lang} place={placeOf(c)} forms={forms} values={typed(again, { zone: lang === 'zh' ? 'Asia/Shanghai' : 'Europe/London' })} problems={problemsIn(again)} />, again)
}

/** Empty lines after those that are mapped. */
const moreLines = 4

const valuesOf = (form: OfficialForm): Values => ({
  name: form.name, zone: form.zone, monthly: form.monthly || form.cells.length === 0 ? 'yes' : '',
  ...Object.assign({}, ...form.cells.map((cell, place) => ({ [`r${place}_sheet`]: cell.sheet, [`r${place}_cell`]: cell.cell, [`r${place}_figure`]: writtenFigure(cell), [`r${place}_period`]: cell.period }))),
})

/** How many lines a refused form had. */
const linesOf = (values: Values): number => Object.keys(values).reduce((most, name) => Math.max(most, Number(/^r(\d{1,3})_cell$/.exec(name)?.[1] ?? -1) + 1), 0)

/** The months that may be filled in, this one first. */
function monthsUntil(month: string, n = 13): string[] {
  return n === 0 ? [] : [month, ...monthsUntil(monthBefore(month), n - 1)]
}

async function formPage(c: Visit, again?: Again): Promise<Response> {
  const { lang, actor, room } = c.var
  const form = await formFor(room.db, actor, idOf(c))
  const values = typed(again, valuesOf(form))
  const lines = Math.min(formLimits.cells, Math.max(linesOf(values), form.cells.length + moreLines))
  return answer(c, form.name, <FormPage lang={lang} place={placeOfForm(form)} form={form} grids={await gridsOfForm(room.db, room.blobs, form)} months={monthsUntil(dayIn(form.zone, actor.at).slice(0, 7))} lines={lines} values={values} problems={problemsIn(again)} />, again)
}

/** The lines of the form that say something. @throws Failure invalid at a line's figure */
function cellsIn(values: Values, form: OfficialForm, onlySheet: string): TypedCell[] {
  return Array.from({ length: Math.min(formLimits.cells + 1, linesOf(values)) }, (_, place) => `r${place}`).flatMap((row) => {
    const [cell, figure] = [one(values, `${row}_cell`), one(values, `${row}_figure`)]
    if (cell.trim() === '' && figure === '') return []
    const read = readFigure(figure)
    if (!read) throw wrong(`${row}_figure`, formProblems.choice)
    return [{ row, cell, sheet: one(values, `${row}_sheet`) || onlySheet, ...read, period: chosen(values, `${row}_period`, formPeriodWords) }]
  })
}

const monthOf = (c: Visit): string => c.req.param('month') ?? ''

export const formHandlers: HandlersOf<'forms'> = {
  list: (c) => listPage(c),
  add: (c) =>
    submitWithFile(
      c,
      async (values, file) => {
        const { room: { db, blobs }, actor, lang } = c.var
        const bytes = file && file.size <= formLimits.bytes ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : undefined
        return formHref(lang, await addForm(db, blobs, actor, { scope: formScopeOf(c), name: one(values, 'name'), zone: chosen(values, 'zone', formZoneWords), file: bytes }))
      },
      (again) => listPage(c, again),
    ),
  show: (c) => formPage(c),
  map: (c) =>
    submit(
      c,
      async (values) => {
        const { room: { db, blobs }, actor, lang } = c.var
        const form = await formFor(db, actor, idOf(c))
        const [first] = await gridsOfForm(db, blobs, form)
        await mapForm(db, blobs, actor, { id: form.id, version: versionIn(values), name: one(values, 'name'), zone: chosen(values, 'zone', formZoneWords), monthly: one(values, 'monthly') === 'yes', cells: cellsIn(values, form, first!.name) })
        return formHref(lang, form.id)
      },
      (again) => formPage(c, again),
    ),
  fill: (c) => submit(c, async (values) => (await fillForm(c.var.room.db, c.var.room.blobs, c.var.actor, { id: idOf(c), month: one(values, 'month') }), `${formHref(c.var.lang, idOf(c))}#fill`), (again) => formPage(c, { ...again, values: {} }), 'done'),
  empty: async (c) => download(c, await formFile(c.var.room.db, c.var.room.blobs, c.var.actor, { id: idOf(c) })),
  filled: async (c) => download(c, await formFile(c.var.room.db, c.var.room.blobs, c.var.actor, { id: idOf(c), month: monthOf(c) })),
  remove: (c) =>
    deed(c, async () => {
      const form = await formFor(c.var.room.db, c.var.actor, idOf(c))
      await removeForm(c.var.room.db, c.var.actor, form.id)
      return formsHref(c.var.lang, placeOfForm(form))
    }, 'removed'),
}
