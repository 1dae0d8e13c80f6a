import { z } from 'zod'
import { Failure } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { langs } from '../../core/text.ts'
import {
  accountOf, affiliationsOf, checkPassword, createToken, endSessions, erasePerson, exportPersonalData, recordSignInDeed, revokeToken, saveAccount, sessionOf, tokenScopes, tokensOf, peopleRefusals,
} from '../../modules/people/people.ts'
import { eraseExpert } from '../../modules/alliances/bodies/bodies.ts'
import { requestsOf } from '../../modules/requests/requests.ts'
import { eraseBroker, eraseInvitations } from '../../modules/alliances/alliances.ts'
import { eraseWatches } from '../../modules/watches/watches.ts'
import { one, type Values } from '../form.ts'
import { type Again, page, seeOther, statusOf, submitForm } from '../respond.tsx'
import type { Handler, HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { AccountPage, type Refused } from './account-page.tsx'
import { TokenMadePage } from './account-tokens.tsx'
import { passOn } from './cookies.ts'
import { guardAccount } from './guard.ts'
import { accountWords as words } from './messages/account.ts'
import { FactorPage, ProvePage, qrOf } from './second-factor.tsx'
import { sentenceOf } from './sentence.ts'
import { showAnswer } from './show-answer.ts'

const secret = z.string().min(1).max(1000)
const profile = z.object({
  name_zh: z.string().max(400).optional(), name_en: z.string().max(400).optional(), language: z.enum(langs), zone: z.string().max(60),
  country: z.string().max(2).optional(), orcid: z.string().max(60).optional(),
})
const passwords = z.object({ current: secret, next: secret })
const proof = z.object({ password: secret })
const code = z.object({ code: z.string().trim().min(1).max(20) })
const listOf = <T extends z.ZodType>(item: T) => z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(item))
const newToken = z.object({ name: z.string().max(300).default(''), scopes: listOf(z.enum(tokenScopes)), days: z.enum(['30', '90', '365']) })

const back = (c: Visit): string => href(routes.account.show, { lang: c.var.lang })

async function show(c: Visit, refused?: Refused, failure?: Failure): Promise<Response> {
  const { actor, lang, room } = c.var
  const [account, tokens, requests, affiliations] = await Promise.all([accountOf(room.db, actor), tokensOf(room.db, actor), requestsOf(room.db, actor), affiliationsOf(room.db, actor)])
  const body = <AccountPage lang={lang} actor={actor} account={account} tokens={tokens} requests={requests} affiliations={affiliations} refused={refused} />
  return page(c, { title: words.title[lang], noindex: true, status: failure ? statusOf(failure) : 200 }, body)
}

const firstOf = (values: Values): Record<string, string> => Object.fromEntries(Object.keys(values).map((name) => [name, one(values, name)]))

/** The account page again, with what one of its forms was refused for. A refusal without a field stands at `field`. */
const again = (c: Visit, form: Refused['form'], field: string) => ({ values, problems, failure }: Again) =>
  show(c, { form, values: form === 'profile' ? firstOf(values) : {}, problems: Object.keys(problems).length ? problems : { [field]: sentenceOf(failure) } }, failure)

/** Checks the password of a deed that cannot be undone. */
async function provePassword(c: Visit, password: string): Promise<void> {
  await guardAccount(c, 'password', c.var.actor.personId ?? '')
  if (!(await c.var.room.signIn.checkPassword(c.req.raw.headers, password))) throw new Failure('invalid', refusals.invalid, { fields: { password: words.needPassword } })
}

const twoFactorStart: Handler = (c) =>
  showAnswer(c, proof, async ({ password }) => {
    const { actor, lang, room } = c.var
    if (!actor.emailVerified) throw new Failure('denied', peopleRefusals.confirmFirst)
    await guardAccount(c, 'password', actor.personId ?? '')
    const { uri, recoveryCodes } = await room.signIn.startTwoFactor(c.req.raw.headers, password)
    await recordSignInDeed(room.db, actor, 'begin_second_factor')
    return page(c, { title: words.factorTitle[lang], noindex: true }, <FactorPage lang={lang} uri={uri} qr={await qrOf(uri)} recoveryCodes={recoveryCodes} />)
  }, again(c, 'factor', 'password'))

const tokenCreate: Handler = (c) =>
  showAnswer(c, newToken, async ({ name, scopes, days }) => {
    const { actor, lang, room } = c.var
    const { token } = await createToken(room.db, actor, { name, scopes, expiresAt: new Date(actor.at.getTime() + Number(days) * 86_400_000) })
    return page(c, { title: words.tokenMade[lang], noindex: true }, <TokenMadePage lang={lang} token={token} />)
  }, again(c, 'token', 'name'))

export const accountHandlers: HandlersOf<'account'> = {
  show: (c) => show(c),
  save: (c) =>
    submitForm(
      c,
      profile,
      async ({ name_zh: zh, name_en: en, language, zone, country, orcid }) => {
        await saveAccount(c.var.room.db, c.var.actor, { name: { zh, en }, lang: language, zone, country, orcid })
        return back(c)
      },
      again(c, 'profile', 'name'),
      'saved',
    ),
  password: (c) =>
    submitForm(
      c,
      passwords,
      async (input) => {
        const { actor, room } = c.var
        await guardAccount(c, 'password', actor.personId ?? '')
        checkPassword(input.next, 'next')
        passOn(c, await room.signIn.changePassword(c.req.raw.headers, input))
        await recordSignInDeed(room.db, actor, 'change_password')
        return back(c)
      },
      again(c, 'password', 'current'),
      'saved',
    ),
  twoFactorStart,
  twoFactorConfirm: (c) =>
    submitForm(
      c,
      code,
      async (input) => {
        const { actor, room } = c.var
        await guardAccount(c, 'password', actor.personId ?? '')
        passOn(c, await room.signIn.confirmTwoFactor(c.req.raw.headers, input.code.replace(/\s/g, '')))
        await recordSignInDeed(room.db, actor, 'confirm_second_factor')
        return back(c)
      },
      ({ problems, failure }) => page(c, { title: words.factorTitle[c.var.lang], noindex: true, status: statusOf(failure) }, <ProvePage lang={c.var.lang} error={problems.code ?? sentenceOf(failure)} />),
      'saved',
    ),
  twoFactorEnd: (c) =>
    submitForm(
      c,
      proof,
      async ({ password }) => {
        const { actor, room } = c.var
        await guardAccount(c, 'password', actor.personId ?? '')
        passOn(c, await room.signIn.endTwoFactor(c.req.raw.headers, password))
        await recordSignInDeed(room.db, actor, 'end_second_factor')
        return back(c)
      },
      again(c, 'factor', 'password'),
      'saved',
    ),
  tokenCreate,
  async tokenRevoke(c) {
    const id = readId(c.req.param('id') ?? '')
    if (!id) throw new Failure('missing', refusals.missing)
    await revokeToken(c.var.room.db, c.var.actor, id)
    return seeOther(c, back(c), 'removed')
  },
  async sessionsEnd(c) {
    const { actor, room } = c.var
    await endSessions(room.db, actor, (await sessionOf(room.db, room.signIn, c.req.raw.headers))?.id)
    return seeOther(c, back(c), 'done')
  },
  async export(c) {
    const data = await exportPersonalData(c.var.room.db, c.var.actor)
    return c.body(JSON.stringify(data, null, 2), 200, { 'content-type': 'application/json; charset=utf-8', 'content-disposition': 'attachment; filename="qiao-data.json"', 'cache-control': 'private, no-store' })
  },
  erase: (c) =>
    submitForm(
      c,
      proof,
      async ({ password }) => {
        const { actor, lang, room } = c.var
        await provePassword(c, password)
        const cookies = await room.signIn.leave(c.req.raw.headers)
        await erasePerson(room.db, actor, [eraseWatches, eraseExpert, eraseInvitations, eraseBroker])
        passOn(c, cookies)
        return href(routes.signIn.form, { lang }, { sent: 'erased' })
      },
      again(c, 'erase', '_'),
    ),
}
