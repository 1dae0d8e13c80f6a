import { Failure } from '../../../core/failure.ts'
import { refusals } from '../../../core/messages.ts'
import { readId, showId } from '../../../core/id.ts'
import { canShapeBodies, closeStatement, draftStatement, editStatement, exactText, openStatement, signableBy, signaturesOf, signStatement, statementById, statementsOf } from '../../../modules/alliances/bodies/bodies.ts'
import { one, type Values } from '../../form.ts'
import type { Again } from '../../respond.tsx'
import type { HandlersOf, Visit } from '../../room.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { bodyWords, statementWords as words } from './messages.ts'
import { answer, roomBySlug, roomByThing } from './reading.tsx'
import { StatementFormPage, StatementListPage, StatementPage } from './statement-pages.tsx'
import { halvesIn, headOf } from '../../ui/bilingual.tsx'
import { deed, halvesOf, idOf, problemsIn, submit, typed, versionIn } from '../../typed.ts'

const missing = () => new Failure('missing', refusals.missing)
const back = (c: Visit, id: string): string => href(routes.statements.show, { lang: c.var.lang, id: showId(id) })
const inputOf = (c: Visit, values: Values) => ({ title: halvesOf(values, 'title'), body: halvesOf(values, 'body'), lang: c.var.lang })

async function here(c: Visit) {
  const room = await roomByThing(c, 'statement')
  return { room, statement: await statementById(c.var.room.db, c.var.actor, room.place.id, idOf(c)) }
}

async function newForm(c: Visit, again?: Again): Promise<Response> {
  const room = await roomBySlug(c)
  if (!canShapeBodies(c.var.actor, room.place.id)) throw missing()
  return answer(c, words.draft[c.var.lang], <StatementFormPage room={room} values={typed(again)} problems={problemsIn(again)} />, again)
}

async function editForm(c: Visit, again?: Again): Promise<Response> {
  const { room, statement } = await here(c)
  if (!canShapeBodies(c.var.actor, room.place.id) || statement.openedAt) throw missing()
  const values = typed(again, { ...halvesIn(statement.title, 'title'), ...halvesIn(statement.body, 'body') })
  return answer(c, bodyWords.edit[c.var.lang], <StatementFormPage room={room} statement={statement} values={values} problems={problemsIn(again)} />, again)
}

export const statementHandlers: HandlersOf<'statements'> = {
  async list(c) {
    const room = await roomBySlug(c)
    return answer(c, words.statements[c.var.lang], <StatementListPage room={room} statements={await statementsOf(c.var.room.db, c.var.actor, room.place.id)} />)
  },
  new: (c) => newForm(c),
  create: (c) => submit(c, async (values) => back(c, await draftStatement(c.var.room.db, c.var.actor, { ...inputOf(c, values), allianceId: (await roomBySlug(c)).place.id })), (again) => newForm(c, again)),
  async show(c) {
    const { actor, lang, room: { db } } = c.var
    const { room, statement } = await here(c)
    const [signatures, signable] = await Promise.all([signaturesOf(db, actor, statement), signableBy(db, actor, statement)])
    return answer(c, headOf(lang, statement.title).title, <StatementPage room={room} statement={statement} signatures={signatures} signable={signable} />)
  },
  edit: (c) => editForm(c),
  save: (c) => submit(c, async (values) => (await editStatement(c.var.room.db, c.var.actor, { ...inputOf(c, values), id: idOf(c), version: versionIn(values) }), back(c, idOf(c))), (again) => editForm(c, again)),
  open: (c) => deed(c, async (values) => (await openStatement(c.var.room.db, c.var.actor, { id: idOf(c), version: versionIn(values) }), back(c, idOf(c))), 'published'),
  close: (c) => deed(c, async () => (await closeStatement(c.var.room.db, c.var.actor, idOf(c)), back(c, idOf(c)))),
  sign: (c) =>
    deed(c, async (values) => {
      const organisationId = readId(one(values, 'organisation'))
      const { room } = await here(c)
      if (!organisationId) throw missing()
      await signStatement(c.var.room.db, c.var.actor, { id: idOf(c), allianceId: room.place.id, organisationId })
      return back(c, idOf(c))
    }),
  async text(c) {
    const { statement } = await here(c)
    if (!statement.openedAt) throw missing()
    const headers = { 'content-type': 'text/plain; charset=utf-8', 'content-disposition': `attachment; filename="statement-${showId(statement.id)}.txt"`, 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store' }
    return c.body(exactText(statement), 200, headers)
  },
}
