import { Failure } from '../../../core/failure.ts'
import { showId } from '../../../core/id.ts'
import { refusals } from '../../../core/messages.ts'
import { belongs, canShapeBodies, deliveriesOf, draftLetter, editLetter, leads, letterById, lettersOf, noteOpened, readersOf, sendAllianceLetter } from '../../../modules/alliances/bodies/bodies.ts'
import type { Values } from '../../form.ts'
import type { Again } from '../../respond.tsx'
import type { HandlersOf, Visit } from '../../room.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { LetterFormPage, LetterListPage, LetterPage } from './letter-pages.tsx'
import { letterWords as words } from './messages.ts'
import { answer, roomBySlug, roomByThing } from './reading.tsx'
import { halvesIn, headOf } from '../../ui/bilingual.tsx'
import { deed, halvesOf, idIn, idOf, problemsIn, submit, typed, versionIn } from '../../typed.ts'

const missing = () => new Failure('missing', refusals.missing)
const back = (c: Visit, id: string): string => href(routes.allianceLetters.show, { lang: c.var.lang, id: showId(id) })
const inputOf = (c: Visit, values: Values) => ({ subject: halvesOf(values, 'subject'), body: halvesOf(values, 'body'), lang: c.var.lang })

async function here(c: Visit) {
  const room = await roomByThing(c, 'alliance_letter')
  return { room, letter: await letterById(c.var.room.db, c.var.actor, room.place.id, idOf(c)) }
}

async function newForm(c: Visit, again?: Again): Promise<Response> {
  const room = await roomBySlug(c)
  if (!canShapeBodies(c.var.actor, room.place.id) && !room.bodies.some((body) => !body.endedAt && leads(c.var.actor, body))) throw missing()
  return answer(c, words.write[c.var.lang], <LetterFormPage room={room} values={typed(again)} problems={problemsIn(again)} />, again)
}

async function editForm(c: Visit, again?: Again): Promise<Response> {
  const { room, letter } = await here(c)
  if (!letter.writes || letter.sentAt) throw missing()
  const values = typed(again, { ...halvesIn(letter.subject, 'subject'), ...halvesIn(letter.body, 'body') })
  return answer(c, words.write[c.var.lang], <LetterFormPage room={room} letter={letter} values={values} problems={problemsIn(again)} />, again)
}

export const allianceLetterHandlers: HandlersOf<'allianceLetters'> = {
  async list(c) {
    const room = await roomBySlug(c)
    if (!belongs(c.var.actor, room.place.id, room.bodies)) throw missing()
    return answer(c, words.letters[c.var.lang], <LetterListPage room={room} letters={await lettersOf(c.var.room.db, c.var.actor, room.place.id)} />)
  },
  new: (c) => newForm(c),
  create: (c) => submit(c, async (values) => back(c, await draftLetter(c.var.room.db, c.var.actor, { ...inputOf(c, values), allianceId: (await roomBySlug(c)).place.id, bodyId: idIn(values, 'to') })), (again) => newForm(c, again)),
  async show(c) {
    const { actor, lang, room: { db } } = c.var
    const { room, letter } = await here(c)
    if (letter.sentAt) await noteOpened(db, actor, letter.id)
    const reach = letter.writes && !letter.sentAt ? (await readersOf(db, actor, letter)).length : 0
    const deliveries = letter.writes && letter.sentAt ? await deliveriesOf(db, actor, letter) : []
    return answer(c, headOf(lang, letter.subject).title, <LetterPage room={room} letter={letter} writes={letter.writes} reach={reach} deliveries={deliveries} />)
  },
  edit: (c) => editForm(c),
  save: (c) => submit(c, async (values) => (await editLetter(c.var.room.db, c.var.actor, { ...inputOf(c, values), id: idOf(c), version: versionIn(values) }), back(c, idOf(c))), (again) => editForm(c, again)),
  send: (c) => deed(c, async (values) => (await sendAllianceLetter(c.var.room.db, c.var.actor, { id: idOf(c), version: versionIn(values) }), back(c, idOf(c))), 'sent'),
}
