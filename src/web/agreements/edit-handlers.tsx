import { Readable } from 'node:stream'
import { Failure, isFailure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import { showId } from '../../core/id.ts'
import {
  agreementPage, agreementRefusals, authorities, clausesOf, type Content, documentWords, exclusivities, accessRights, forums, governingLangs, isClauseKey, itemKinds, laws, payments, positions, removeClause, removeItem, restoreClause, setParties, setTerms, takeWord,
  titleOf, versionDifference, versionsOf, versionText, versionWord, writeClause, writeItem,
} from '../../modules/agreements/agreements.ts'
import { many, one, type Values } from '../form.ts'
import type { Again } from '../respond.tsx'
import type { Handler, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { dispositionOf, download } from '../files/download.ts'
import { ClausePage, PartiesPage, TermsPage } from './edit-pages.tsx'
import { agreementWords as words } from './messages/pages.ts'
import { answer, chosen, dayOrNone, deed, halfValues, halvesOf, idOf, keyIn, moneyIn, numberIn, percentIn, placeIn, problemsIn, shownHundredths, submit, submitWithFile, versionIn } from './reading.tsx'
import { type ListName, listNames, SchedulePage } from './schedule-page.tsx'
import { VersionsPage } from './versions-page.tsx'

const missing = () => new Failure('missing', refusals.missing)
const back = (c: Visit, route: (typeof routes.agreements)['show' | 'schedule'] = routes.agreements.show): string => href(route, { lang: c.var.lang, id: showId(idOf(c)) })

/** The agreement for its writers. @throws Failure missing, also where the text stands still */
async function toWrite(c: Visit) {
  const agreement = await agreementPage(c.var.room.db, c.var.actor, idOf(c))
  if (!agreement.may.write) throw missing()
  return agreement
}
/** The version that a refused form started from, where the others have saved since. */
const staleFrom = (again: Again | undefined): number | undefined => (again?.failure.code === 'conflict' && again.failure.details.theirs ? versionIn(again.values) : undefined)

function termValues({ terms, governing, options }: Content): Values {
  const plain = ['months', 'publicationDays', 'confidentialityYears', 'noticeDays', 'payment', 'payer', 'payee', 'law', 'forum', 'position', 'startsOn'] as const
  return {
    ...halfValues(terms.subject, 'subject'), ...halfValues(terms.work, 'work'), ...Object.fromEntries(plain.map((name) => [name, terms[name] === null ? '' : String(terms[name])])),
    amount: shownHundredths(terms.amount?.minor), amountCurrency: terms.amount?.currency ?? '', royaltyBp: shownHundredths(terms.royaltyBp), governing, options: [...options],
  }
}

async function termsPage(c: Visit, again?: Again): Promise<Response> {
  const agreement = await toWrite(c)
  return answer(c, words.terms[c.var.lang], <TermsPage room={{ lang: c.var.lang, agreement }} values={again?.values ?? termValues(agreement.newest.content)} problems={problemsIn(again)} startedFrom={staleFrom(again)} />, again)
}
export const terms: Handler = (c) => termsPage(c)
export const termsSave: Handler = (c) =>
  submit(
    c,
    async (values) => {
      const { parties } = await toWrite(c)
      await setTerms(c.var.room.db, c.var.actor, {
        id: idOf(c), version: versionIn(values), governing: chosen(values, 'governing', governingLangs), options: many(values, 'options'),
        terms: {
          subject: halvesOf(values, 'subject'), work: halvesOf(values, 'work'), startsOn: dayOrNone(values, 'startsOn') ?? null, amount: moneyIn(values, 'amount'), royaltyBp: percentIn(values, 'royaltyBp'),
          months: numberIn(values, 'months', 600), publicationDays: numberIn(values, 'publicationDays', 365), confidentialityYears: numberIn(values, 'confidentialityYears', 50), noticeDays: numberIn(values, 'noticeDays', 365),
          payment: keyIn(values, 'payment', payments), payer: placeIn(values, 'payer', parties.length), payee: placeIn(values, 'payee', parties.length), law: keyIn(values, 'law', laws), forum: keyIn(values, 'forum', forums), position: keyIn(values, 'position', positions),
        },
      }).catch(tooLong)
      return back(c)
    },
    (again) => termsPage(c, again),
  )

/** What is longer than a field may be is refused like any other answer. */
function tooLong(error: unknown): never {
  if (error instanceof Error && error.name === 'ZodError') throw new Failure('invalid', agreementRefusals.many, { fields: { work: agreementRefusals.many } })
  throw error
}

async function partiesPage(c: Visit, again?: Again): Promise<Response> {
  const agreement = await toWrite(c)
  const before = Object.assign({}, ...agreement.newest.content.parties.map((party, place) => ({ ...halfValues(party.address, `p${place}_address`), ...halfValues(party.representative, `p${place}_representative`), [`p${place}_authority`]: party.authority ?? '' }))) as Values
  return answer(c, words.parties[c.var.lang], <PartiesPage room={{ lang: c.var.lang, agreement }} values={again?.values ?? before} problems={problemsIn(again)} startedFrom={staleFrom(again)} />, again)
}
export const parties: Handler = (c) => partiesPage(c)
export const partiesSave: Handler = (c) =>
  submit(
    c,
    async (values) => {
      const agreement = await toWrite(c)
      const given = agreement.parties.map(({ place, organisationId }) => ({ organisationId, address: halvesOf(values, `p${place}_address`), representative: halvesOf(values, `p${place}_representative`), authority: keyIn(values, `p${place}_authority`, authorities) }))
      await setParties(c.var.room.db, c.var.actor, { id: idOf(c), version: versionIn(values), parties: given }).catch(tooLong)
      return back(c)
    },
    (again) => partiesPage(c, again),
  )

const keyOf = (c: Visit): string => c.req.param('key') ?? ''

async function clausePage(c: Visit, again?: Again): Promise<Response> {
  const { lang } = c.var
  const agreement = await toWrite(c)
  const key = keyOf(c)
  const clause = clausesOf(agreement.newest.content).find((one_) => one_.key === key)
  if (key !== 'new' && !clause) throw missing()
  const stale = staleFrom(again)
  const values = again?.values ?? (clause ? { ...halfValues(clause.heading, 'heading'), ...halfValues(clause.text, 'text') } : {})
  return answer(
    c, clause?.heading[lang] ?? words.addClause[lang],
    <ClausePage room={{ lang, agreement }} values={values} problems={problemsIn(again)} startedFrom={stale} clauseKey={key} title={clause?.heading[lang] ?? words.addClause[lang]} own={clause?.own ?? false} template={isClauseKey(key)} theirs={stale && clause ? clause.text : undefined} />, again,
  )
}
export const clause: Handler = (c) => clausePage(c)
export const clauseSave: Handler = (c) =>
  submit(
    c,
    async (values) => {
      const key = keyOf(c) === 'new' ? undefined : keyOf(c)
      await writeClause(c.var.room.db, c.var.actor, { id: idOf(c), version: versionIn(values), key, heading: halvesOf(values, 'heading'), text: halvesOf(values, 'text'), note: one(values, 'note').slice(0, 500) || undefined }).catch(tooLong)
      return back(c)
    },
    (again) => clausePage(c, again),
  )
export const clauseRemove: Handler = (c) => deed(c, async (values) => (await removeClause(c.var.room.db, c.var.actor, { id: idOf(c), version: versionIn(values), key: keyOf(c) }), back(c)), 'removed')
export const clauseRestore: Handler = (c) => deed(c, async (values) => (await restoreClause(c.var.room.db, c.var.actor, { id: idOf(c), version: versionIn(values), key: keyOf(c) }), back(c)))

const listOf = (c: Visit): ListName => {
  const name = c.req.param('list') ?? ''
  if (!Object.hasOwn(listNames, name)) throw missing()
  return name as ListName
}

async function schedulePage(c: Visit, list?: ListName, again?: Again): Promise<Response> {
  const agreement = await agreementPage(c.var.room.db, c.var.actor, idOf(c))
  return answer(c, documentWords.schedule[c.var.lang], <SchedulePage room={{ lang: c.var.lang, agreement }} list={list} values={again?.values} problems={problemsIn(again)} />, again)
}
export const schedule: Handler = (c) => schedulePage(c)

async function addItem(c: Visit, list: ListName, values: Values): Promise<void> {
  const { parties: all } = await toWrite(c)
  const at = { id: idOf(c), version: versionIn(values) }
  const facts = { title: halvesOf(values, 'title'), kind: chosen(values, 'kind', itemKinds), number: one(values, 'number').trim().slice(0, 80) }
  const place = (name: string) => placeIn(values, name, all.length) ?? 0
  const { db } = c.var.room
  if (list === 'background') await writeItem(db, c.var.actor, { ...at, list, item: { ...facts, owner: place('owner'), access: chosen(values, 'access', accessRights) } })
  else if (list === 'foreground') {
    const shares = all.flatMap((party) => { const bp = percentIn(values, `share_${party.place}`); return bp ? [{ party: party.place, bp }] : [] })
    if (shares.length === 0) throw new Failure('invalid', refusals.invalid, { fields: { shares: agreementRefusals.shares } })
    await writeItem(db, c.var.actor, { ...at, list, item: { ...facts, shares } })
  } else {
    const item = { ...facts, from: place('from'), to: place('to'), exclusivity: chosen(values, 'exclusivity', exclusivities), field: halvesOf(values, 'field'), territory: halvesOf(values, 'territory'), months: numberIn(values, 'months', 600), royaltyBp: percentIn(values, 'royalty') }
    await writeItem(db, c.var.actor, { ...at, list, item })
  }
}
export const item: Handler = (c) => submit(c, async (values) => (await addItem(c, listOf(c), values).catch(tooLong), `${back(c, routes.agreements.schedule)}#${listOf(c)}`), (again) => schedulePage(c, listOf(c), again))
export const itemRemove: Handler = (c) =>
  deed(c, async (values) => (await removeItem(c.var.room.db, c.var.actor, { id: idOf(c), version: versionIn(values), list: listOf(c), place: Number(c.req.param('place')) }), `${back(c, routes.agreements.schedule)}#${listOf(c)}`), 'removed')

const numberOf = (text: string | undefined): number => {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1 || number > 1_000_000) throw missing()
  return number
}

async function versionsPage(c: Visit, again?: Again): Promise<Response> {
  const { lang, actor, room } = c.var
  const agreement = await agreementPage(room.db, actor, idOf(c))
  const [from, to] = [c.req.query('from'), c.req.query('to')]
  const asked = from && to && /^\d{1,6}$/.test(from) && /^\d{1,6}$/.test(to) ? { from: Number(from), to: Number(to) } : undefined
  const changes = asked && (await versionDifference(room.db, actor, { id: agreement.id, ...asked }).catch((error: unknown) => { if (isFailure(error, 'missing')) return undefined; throw error }))
  return answer(
    c, `${words.versions[lang]} · ${titleOf(agreement)[lang]}`,
    <VersionsPage room={{ lang, agreement }} versions={await versionsOf(room.db, actor, agreement.id)} difference={asked && changes ? { ...asked, changes } : undefined} scheduleDiffers={c.req.query('schedule') === 'differs'} values={again?.values} problems={problemsIn(again)} />, again,
  )
}
export const versions: Handler = (c) => versionsPage(c)
export const text: Handler = async (c) => {
  const found = await versionText(c.var.room.db, c.var.actor, { id: idOf(c), number: numberOf(c.req.param('number')) })
  return exactText(c, `${found.reference}-v${c.req.param('number')}.txt`, found.text)
}
/** The exact text as a download: its bytes are what the hash stands for. */
export const exactText = (c: Visit, name: string, body: string): Response =>
  c.body(body, 200, { 'content-type': 'text/plain; charset=utf-8', 'content-disposition': dispositionOf(name), 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store' })
export const word: Handler = async (c) => {
  const { name, bytes } = await versionWord(c.var.room.db, c.var.actor, { id: idOf(c), number: numberOf(c.req.param('number')) })
  return download(c, { name, bytes: bytes.byteLength, mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', stream: Readable.from([Buffer.from(bytes)]) })
}
export const wordBack: Handler = (c) => {
  const act = async (values: Values, file: File | undefined): Promise<string> => {
    if (!file) throw new Failure('invalid', agreementRefusals.wordFile, { fields: { file: agreementRefusals.wordFile } })
    const started = versionIn(values)
    const taken = await takeWord(c.var.room.db, c.var.actor, { id: idOf(c), version: started, note: one(values, 'note').slice(0, 500) || undefined, file: Buffer.from(await file.arrayBuffer()) })
    return href(routes.agreements.versions, { lang: c.var.lang, id: showId(idOf(c)) }, { ...(taken.changed ? { from: started, to: taken.version } : { from: started, to: started }), schedule: taken.scheduleDiffers ? 'differs' : undefined })
  }
  return submitWithFile(c, act, (again) => versionsPage(c, again))
}
