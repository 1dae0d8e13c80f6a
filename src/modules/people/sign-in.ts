import type pg from 'pg'
import { Failure } from '../../core/failure.ts'
import type { Clock } from '../../platform/clock.ts'
import { lastingCookie, readCookie, signedValue, verifiedToken } from './sign-in/cookie.ts'
import { restful } from './sign-in/following.ts'
import { type Library, openLibrary } from './sign-in/library.ts'
import { signInMessages } from './messages/sign-in.ts'
import { answered, type Cookies, refusedAs, statusOf } from './sign-in/answer.ts'

export { identify } from './identify.ts'
export { signInSecret } from './sign-in/secret.ts'
export type { Cookies } from './sign-in/answer.ts'

/** A mail that the sign-in itself causes; `token` goes into the link, `kind` chooses page and words (messages/mail.ts). */
export type SignInMail = { kind: 'password_reset' | 'address_confirm' | 'address_taken'; personId: string; token?: string }

export type SignInSettings = {
  pool: pg.Pool
  /** The public origin; cookies are secure when it is https. */
  url: string
  secret: string
  sendMail: (mail: SignInMail) => Promise<void>
  clock: Clock
}

/** Passwords, second factors and sessions. Every method takes the request's headers and gives the cookies to set. */
export type SignIn = {
  readonly clock: Clock
  readonly sessionCookie: string
  sendMail(mail: SignInMail): Promise<void>
  /** The token of a session cookie whose signature is ours; says nothing about whether the session still exists. */
  sessionToken(headers: Headers): string | undefined
  /** The `name=value` pair that a browser would send for this session token. */
  cookieFor(token: string): string
  /** @throws invalid when address and password do not go together; it does not say which. */
  enter(headers: Headers, input: { email: string; password: string }): Promise<{ needs: 'code' | 'nothing'; cookies: Cookies }>
  /** The second step. @throws invalid for a wrong code; `limited` when the account is locked; `missing` when the first step has to be done again. */
  enterCode(headers: Headers, input: { code: string; with: 'app' | 'recovery'; trustDevice?: boolean }): Promise<Cookies>
  leave(headers: Headers): Promise<Cookies>
  /** Sends the mail if the address is known; answers alike if not. */
  askReset(email: string): Promise<void>
  /** Sets the password behind a link and ends every session of the person, whose id it gives. @throws invalid when the link is used or too old. */
  reset(input: { token: string; password: string }): Promise<string>
  /** Ends all other sessions. @throws invalid when the current password is wrong. */
  changePassword(headers: Headers, input: { current: string; next: string }): Promise<Cookies>
  /** @throws invalid when the password is wrong. `uri` is what the QR code holds; both are shown once. */
  startTwoFactor(headers: Headers, password: string): Promise<{ uri: string; recoveryCodes: string[] }>
  confirmTwoFactor(headers: Headers, code: string): Promise<Cookies>
  endTwoFactor(headers: Headers, password: string): Promise<Cookies>
  checkPassword(headers: Headers, password: string): Promise<boolean>
  hashPassword(password: string): Promise<string>
}

export function openSignIn(settings: SignInSettings): SignIn {
  const { secret, sendMail, clock } = settings
  const library: Library = openLibrary({
    ...settings,
    onReset: ({ personId, token }) => sendMail({ kind: 'password_reset', personId, token }),
  })
  const api = restful(library.api)
  const sessionCookie = `${settings.url.startsWith('https:') ? '__Secure-' : ''}qiao.session_token`
  const cookieOnly = (headers: Headers) => {
    const agent = headers.get('user-agent')
    return new Headers({ cookie: headers.get('cookie') ?? '', ...(agent ? { 'user-agent': agent.slice(0, 300) } : {}) })
  }
  const cookiesOf = (headers: Headers): Cookies => headers.getSetCookie().map((one) => lastingCookie(one, sessionCookie))
  const wrongPassword = (field: string) => new Failure('invalid', signInMessages.wrongPassword, { fields: { [field]: signInMessages.wrongPassword } })

  return {
    clock,
    sessionCookie,
    sendMail,
    sessionToken: (headers) => verifiedToken(readCookie(headers.get('cookie'), sessionCookie), secret),
    cookieFor: (token) => `${sessionCookie}=${signedValue(token, secret)}`,
    async enter(headers, body) {
      const { headers: sent, response } = await refusedAs(
        api.signInEmail({ body, headers: cookieOnly(headers), returnHeaders: true }),
        () => new Failure('invalid', signInMessages.wrong, { fields: { password: signInMessages.wrong } }),
      )
      return { needs: 'twoFactorRedirect' in response ? 'code' : 'nothing', cookies: cookiesOf(sent) }
    },
    async enterCode(headers, { code, with: by, trustDevice }) {
      const call = { body: { code, trustDevice }, headers: cookieOnly(headers), returnHeaders: true } as const
      const { headers: sent } = await refusedAs<{ headers: Headers }>(by === 'app' ? api.verifyTOTP(call) : api.verifyBackupCode(call), (error) => {
        if (statusOf(error) === 429) return new Failure('limited', signInMessages.locked, { retryAfter: 900 })
        if (answered(error, 'INVALID_TWO_FACTOR_COOKIE', 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE')) return new Failure('missing', signInMessages.startAgain)
        return new Failure('invalid', signInMessages.wrongCode, { fields: { code: signInMessages.wrongCode } })
      })
      return cookiesOf(sent)
    },
    leave: async (headers) => cookiesOf((await api.signOut({ headers: cookieOnly(headers), returnHeaders: true })).headers),
    askReset: async (email) => {
      await api.requestPasswordReset({ body: { email } })
    },
    async reset({ token, password }) {
      const found = await (await library.$context).internalAdapter.findVerificationValue(`reset-password:${token}`)
      await refusedAs(api.resetPassword({ body: { token, newPassword: password } }), () => new Failure('invalid', signInMessages.linkUsed, { fields: { token: signInMessages.linkUsed } }))
      return found!.value
    },
    async changePassword(headers, { current, next }) {
      const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true }
      return cookiesOf((await refusedAs(api.changePassword({ body, headers: cookieOnly(headers), returnHeaders: true }), () => wrongPassword('current'))).headers)
    },
    async startTwoFactor(headers, password) {
      const started = await refusedAs(api.enableTwoFactor({ body: { password, method: 'totp' }, headers: cookieOnly(headers) }), () => wrongPassword('password'))
      if (started.method !== 'totp') throw new Error('the sign-in library answered with another method than TOTP')
      return { uri: started.totpURI, recoveryCodes: started.backupCodes }
    },
    async confirmTwoFactor(headers, code) {
      const failed = () => new Failure('invalid', signInMessages.wrongCode, { fields: { code: signInMessages.wrongCode } })
      return cookiesOf((await refusedAs<{ headers: Headers }>(api.verifyTOTP({ body: { code }, headers: cookieOnly(headers), returnHeaders: true }), failed)).headers)
    },
    endTwoFactor: async (headers, password) =>
      cookiesOf((await refusedAs<{ headers: Headers }>(api.disableTwoFactor({ body: { password }, headers: cookieOnly(headers), returnHeaders: true }), () => wrongPassword('password'))).headers),
    checkPassword: (headers, password) =>
      api.verifyPassword({ body: { password }, headers: cookieOnly(headers) }).then((answer) => answer.status, (error: unknown) => {
        if (statusOf(error)) return false
        throw error
      }),
    hashPassword: async (password) => (await library.$context).password.hash(password),
  }
}
