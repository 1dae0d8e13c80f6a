import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import { showId } from '../../core/id.ts'
import {
  addDays, agreementPage, agreementRefusals, askSigningCode, authorities, confirmPaper, dayOf, declineToSign, disputePaper, largestChecked, recallFromSignature, recordPaper, scanFor, sealedFor, sealedForSignatory, sendForSignature, signAgreement, signingAt, titleOf, verifyFile,
} from '../../modules/agreements/agreements.ts'
import { one, type Values } from '../form.ts'
import { takeOrRefuse } from '../../platform/limits.ts'
import { download } from '../files/download.ts'
import type { Again } from '../respond.tsx'
import type { Handler, HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { signingPages } from './addresses.ts'
import { exactText } from './edit-handlers.tsx'
import { paperWords, signingWords as words, verifyWords } from './messages/signing.ts'
import { PaperPage } from './paper-page.tsx'
import { answer, chosen, dayIn, deed, halvesOf, idOf, problemsIn, submit, submitWithFile, versionIn } from './reading.tsx'
import { SendingPage } from './sending-page.tsx'
import { SigningPage } from './signing-page.tsx'
import { VerifyPage } from './verify-page.tsx'

const missing = () => new Failure('missing', refusals.missing)
const back = (c: Visit): string => href(routes.agreements.show, { lang: c.var.lang, id: showId(idOf(c)) })
const pagesOf = (c: Visit) => signingPages(c.var.room.config.url)

async function toSend(c: Visit) {
  const agreement = await agreementPage(c.var.room.db, c.var.actor, idOf(c))
  if (!agreement.may.send) throw missing()
  return agreement
}

async function sendingPage(c: Visit, again?: Again): Promise<Response> {
  const { lang, actor } = c.var
  const agreement = await toSend(c)
  const people = Object.assign({}, ...agreement.newest.content.parties.map((party, place) => ({ [`s${place}_name_zh`]: party.representative.zh ?? '', [`s${place}_name_en`]: party.representative.en ?? '', [`s${place}_authority`]: party.authority ?? '' }))) as Values
  return answer(c, words.sendTitle[lang], <SendingPage room={{ lang, agreement }} values={again?.values ?? { ...people, signBy: addDays(dayOf(actor.at), 14) }} problems={problemsIn(again)} />, again)
}

export const sending: Handler = (c) => sendingPage(c)
export const send: Handler = (c) =>
  submit(
    c,
    async (values) => {
      const { parties } = await toSend(c)
      const signatories = parties.map(({ place, organisationId }) => ({
        organisationId, name: halvesOf(values, `s${place}_name`), title: one(values, `s${place}_title`), email: one(values, `s${place}_email`), authority: chosen(values, `s${place}_authority`, authorities),
        lang: one(values, `s${place}_lang`) === 'zh' ? ('zh' as const) : ('en' as const), turn: Math.min(20, Math.max(1, Math.trunc(Number(one(values, `s${place}_turn`))) || 1)),
      }))
      await sendForSignature(c.var.room.db, pagesOf(c), c.var.actor, { id: idOf(c), version: versionIn(values), ordered: one(values, 'ordered') === 'yes', signBy: dayIn(values, 'signBy'), signatories })
      return back(c)
    },
    (again) => sendingPage(c, again),
    'sent',
  )
export const recall: Handler = (c) => deed(c, async () => (await recallFromSignature(c.var.room.db, c.var.actor, idOf(c)), back(c)))
export const sealed: Handler = async (c) => download(c, await sealedFor(c.var.room.db, c.var.room.blobs, c.var.actor, idOf(c)))

async function paperPage(c: Visit, again?: Again): Promise<Response> {
  const agreement = await toSend(c)
  return answer(c, paperWords.title[c.var.lang], <PaperPage room={{ lang: c.var.lang, agreement }} values={again?.values ?? {}} problems={problemsIn(again)} />, again)
}
export const paper: Handler = (c) => paperPage(c)
export const paperRecord: Handler = (c) =>
  submitWithFile(
    c,
    async (values, file) => {
      const { parties } = await toSend(c)
      if (!file) throw new Failure('invalid', agreementRefusals.scan, { fields: { file: agreementRefusals.scan } })
      const signatories = parties.map(({ place, organisationId }) => ({ organisationId, name: one(values, `p${place}_name`), authority: chosen(values, `p${place}_authority`, authorities) }))
      await recordPaper(c.var.room.db, c.var.room.blobs, c.var.actor, { id: idOf(c), version: versionIn(values), file: { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }, contractNumber: one(values, 'contractNumber'), signedOn: dayIn(values, 'signedOn'), signatories })
      return back(c)
    },
    (again) => paperPage(c, again),
  )
export const paperConfirm: Handler = (c) => deed(c, async () => (await confirmPaper(c.var.room.db, c.var.actor, idOf(c)), back(c)))
export const paperDispute: Handler = (c) => deed(c, async (values) => (await disputePaper(c.var.room.db, c.var.actor, { id: idOf(c), reason: one(values, 'reason') }), back(c)))
export const scan: Handler = async (c) => download(c, await scanFor(c.var.room.db, c.var.room.blobs, c.var.actor, idOf(c)))

const tokenOf = (c: Visit): string => c.req.param('token') ?? ''
const own = (c: Visit): string => href(routes.signing.show, { lang: c.var.lang, token: tokenOf(c) })

async function signingPage(c: Visit, form?: 'sign' | 'decline' | 'code', again?: Again): Promise<Response> {
  const { lang, room, actor } = c.var
  const view = await signingAt(room.db, tokenOf(c), actor.at)
  return answer(c, titleOf(view.agreement)[lang], <SigningPage lang={lang} token={tokenOf(c)} view={view} form={form} values={again?.values} problems={problemsIn(again)} />, again, { secret: true, active: undefined })
}

export const signingHandlers: HandlersOf<'signing'> = {
  show: (c) => signingPage(c),
  code: (c) => submit(c, async () => (await askSigningCode(c.var.room.db, pagesOf(c), tokenOf(c), c.var.actor.at), `${own(c)}#sign`), (again) => signingPage(c, 'code', again), 'sent'),
  sign: (c) => submit(c, async (values) => (await signAgreement(c.var.room.db, pagesOf(c), tokenOf(c), { code: one(values, 'code'), agree: one(values, 'agree') === 'yes' }, c.var.actor.at), own(c)), (again) => signingPage(c, 'sign', again), 'done'),
  decline: (c) => submit(c, async (values) => (await declineToSign(c.var.room.db, tokenOf(c), one(values, 'reason'), c.var.actor.at), own(c)), (again) => signingPage(c, 'decline', again), 'done'),
  async text(c) {
    const { agreement, version } = await signingAt(c.var.room.db, tokenOf(c), c.var.actor.at)
    if (!version) throw missing()
    return exactText(c, `${agreement.reference}-v${version.number}.txt`, version.text)
  },
  sealed: async (c) => download(c, await sealedForSignatory(c.var.room.db, c.var.room.blobs, tokenOf(c), c.var.actor.at)),
}

/** Files that are checked at once: each is held whole while it is. */
const checking = { hits: 600, seconds: 60 }

export const verificationHandlers: HandlersOf<'verification'> = {
  form: (c) => answer(c, verifyWords.title[c.var.lang], <VerifyPage lang={c.var.lang} />, undefined, { active: undefined }),
  async check(c) {
    const { lang, room, actor } = c.var
    let page: Response | undefined
    const refused = await submitWithFile(
      c,
      async (_, file) => {
        if (!file || file.size > largestChecked) throw new Failure('invalid', agreementRefusals.file, { fields: { file: agreementRefusals.file } })
        await takeOrRefuse(room.db, 'verify', checking, actor.at)
        page = await answer(c, verifyWords.result[lang], <VerifyPage lang={lang} verdict={await verifyFile(room.db, Buffer.from(await file.arrayBuffer()))} />, undefined, { active: undefined })
        return href(routes.verification.form, { lang })
      },
      (again) => answer(c, verifyWords.title[lang], <VerifyPage lang={lang} problems={problemsIn(again)} />, again, { active: undefined }),
    )
    return page ?? refused
  },
}
