import { Readable } from 'node:stream'
import { publishesFor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { readId, showId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { nameFor, readText } from '../../core/text.ts'
import { contractClasses, controls, directions, goals, hebciLines, ipKinds, natures, payments, propertyRegister, type Registration, type RegistrationKind, registrationKinds, saveSheet, type Sheet, sheetOf, technologyFields, universityModes, agreementRefusals } from '../../modules/agreements/agreements.ts'
import { alliancesVisibleTo } from '../../modules/alliances/alliances.ts'
import { writeWorkbook } from '../../platform/workbook.ts'
import { download } from '../files/download.ts'
import { one, type Values } from '../form.ts'
import type { Again } from '../respond.tsx'
import type { Handler, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { agreementWords as words } from './messages/pages.ts'
import { sheetWords } from './messages/signing.ts'
import { PropertyPage } from './property-page.tsx'
import { answer, chosen, dayIn, dayOrNone, idOf, keyIn, moneyIn, problemsIn, shownHundredths, submit, versionIn } from './reading.tsx'
import { SheetPage, SheetPrint } from './sheet-page.tsx'
import { sheetRows } from './sheet-rows.ts'

function kindOf(c: Visit): RegistrationKind {
  const kind = c.req.param('kind') ?? ''
  if (!Object.hasOwn(registrationKinds, kind)) throw new Failure('missing', refusals.missing)
  return kind as RegistrationKind
}

const open = (c: Visit): Promise<Sheet> => sheetOf(c.var.room.db, c.var.actor, { id: idOf(c), kind: kindOf(c) })

const shown = ({ amount, technologyMinor, ...plain }: Registration): Values => ({
  ...Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, value ?? ''])), amount: shownHundredths(amount?.minor), amountCurrency: amount?.currency ?? '', technologyAmount: shownHundredths(technologyMinor),
})

async function sheetPage(c: Visit, again?: Again): Promise<Response> {
  const { lang } = c.var
  const found = await open(c)
  return answer(c, registrationKinds[found.kind][lang], <SheetPage lang={lang} sheet={found} values={again?.values ?? shown(found.values)} problems={problemsIn(again)} />, again)
}
export const sheet: Handler = (c) => sheetPage(c)

function valuesIn(values: Values, kind: RegistrationKind): Registration {
  const amount = moneyIn(values, 'amount')
  const technology = one(values, 'technologyAmount') === '' ? null : moneyIn({ ...values, technologyAmountCurrency: one(values, 'amountCurrency') || 'CNY' }, 'technologyAmount')
  const border = kind === 'import_export'
  const country = one(values, 'country').trim().toUpperCase()
  if (!/^[A-Z]{2}$/.test(country)) throw new Failure('invalid', refusals.invalid, { fields: { country: agreementRefusals.needed } })
  return {
    projectName: one(values, 'projectName').slice(0, 300), contractClass: chosen(values, 'contractClass', contractClasses), signedOn: dayIn(values, 'signedOn'), validFrom: dayIn(values, 'validFrom'), validTo: dayOrNone(values, 'validTo') ?? null,
    seller: one(values, 'seller').slice(0, 300), sellerNature: chosen(values, 'sellerNature', natures), buyer: one(values, 'buyer').slice(0, 300), buyerNature: chosen(values, 'buyerNature', natures), country,
    regionCode: one(values, 'regionCode'), industryCode: one(values, 'industryCode'), ipKind: chosen(values, 'ipKind', ipKinds), field: keyIn(values, 'field', technologyFields) ?? '', goal: keyIn(values, 'goal', goals) ?? '',
    amount, technologyMinor: technology?.minor ?? null, payment: chosen(values, 'payment', payments), universityMode: keyIn(values, 'universityMode', universityModes), hebciLine: keyIn(values, 'hebciLine', hebciLines),
    direction: border ? chosen(values, 'direction', directions) : null, control: border ? chosen(values, 'control', controls) : null, licenceNumber: one(values, 'licenceNumber').slice(0, 120), dueOn: null,
    registeredOn: dayOrNone(values, 'registeredOn') ?? null, number: one(values, 'number').slice(0, 120),
  }
}

export const sheetSave: Handler = (c) =>
  submit(
    c,
    async (values) => {
      const kind = kindOf(c)
      await open(c)
      await saveSheet(c.var.room.db, c.var.actor, { id: idOf(c), kind, version: versionIn(values), values: valuesIn(values, kind) })
      return href(routes.agreements.sheet, { lang: c.var.lang, id: showId(idOf(c)), kind })
    },
    (again) => sheetPage(c, again),
  )

export const sheetWorkbook: Handler = async (c) => {
  const { lang } = c.var
  const found = await open(c)
  const bytes = await writeWorkbook([{ name: registrationKinds[found.kind][lang], columns: [{ header: sheetWords.item[lang], width: 36 }, { header: sheetWords.content[lang], width: 60 }], rows: sheetRows(lang, found) }])
  return download(c, { name: `${found.agreement.reference} ${registrationKinds[found.kind][lang]}.xlsx`, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes: bytes.byteLength, stream: Readable.from([Buffer.from(bytes)]) })
}

export const sheetPrint: Handler = async (c) => {
  const found = await open(c)
  return answer(c, registrationKinds[found.kind][c.var.lang], <SheetPrint lang={c.var.lang} sheet={found} />, undefined, { bare: true })
}

/** The register of one organisation of the reader, or of an alliance in which they sit. */
export const property: Handler = async (c) => {
  const { lang, actor, room } = c.var
  const mine = new Set(actor.seats.map((seat) => seat.spaceId))
  const alliances = mine.size > 0 ? (await alliancesVisibleTo(room.db, actor)).filter((one_) => mine.has(one_.id)) : []
  const scopes = [
    ...actor.affiliations.filter((one_) => publishesFor(actor).includes(one_.organisationId)).map((one_) => ({ key: `o-${showId(one_.organisationId)}`, id: one_.organisationId, name: nameFor(lang, one_.name), of: { organisationId: one_.organisationId } })),
    ...alliances.map((one_) => ({ key: `a-${showId(one_.id)}`, id: one_.id, name: readText(one_.name, lang).body, of: { spaceId: one_.id } })),
  ]
  const asked = c.req.query('of') ?? ''
  const current = scopes.find((one_) => one_.key === asked || one_.id === readId(asked)) ?? scopes[0]
  const register = current ? await propertyRegister(room.db, actor, current.of) : { items: [], licences: [] }
  return answer(c, words.property[lang], <PropertyPage lang={lang} register={register} scopes={scopes.map((one_) => ({ key: one_.key, name: one_.name, current: one_ === current }))} />)
}
