import { z } from 'zod'
import { isFailure } from '../../core/failure.ts'
import { confirmAddress, resetPassword, sendConfirmation, signUp } from '../../modules/people/people.ts'
import { one } from '../form.ts'
import { agreedAtSignUp } from '../privacy/sign-up.ts'
import { type Again, page, seeOther, statusOf, submitForm } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { passOn } from './cookies.ts'
import { guardAccount, guardLetters } from './guard.ts'
import { signInWords as words } from './messages/sign-in.ts'
import { nextOf } from './next.ts'
import { sentenceOf } from './sentence.ts'
import { CodePage, ConfirmPage, ForgotPage, JoinPage, ResetPage, type Sent, SignInPage } from './sign-in-pages.tsx'

const address = z.email().max(200)
const password = z.string().min(1).max(1000)
const next = z.string().max(2000).optional()
const entering = z.object({ email: address, password, next })
const coding = z.object({ code: z.string().trim().min(1).max(40), with: z.enum(['app', 'recovery']), trust: z.literal('yes').optional(), next })
const joining = z.object({ email: address, password, name_zh: z.string().max(400).optional(), name_en: z.string().max(400).optional(), country: z.string().max(2).optional(), consent: z.string().optional(), next })
const forgetting = z.object({ email: address })
const resetting = z.object({ token: z.string().min(1).max(200), password })

const deskOf = (c: Visit): string => href(routes.desk.show, { lang: c.var.lang })
const queryNext = (c: Visit): string | undefined => nextOf(c.req.query('next'))
const noindex = (c: Visit, title: { zh: string; en: string }, failure?: Again['failure']) => ({ title: title[c.var.lang], noindex: true, status: failure ? statusOf(failure) : (200 as const) })

const isSent = (value: string | undefined): value is Sent => value !== undefined && Object.hasOwn(words.sent, value)

export const signInHandlers: HandlersOf<'signIn'> = {
  form(c) {
    if (c.var.actor.kind === 'person') return seeOther(c, queryNext(c) ?? deskOf(c))
    const sent = c.req.query('sent')
    return page(c, noindex(c, words.title), <SignInPage lang={c.var.lang} next={queryNext(c)} sent={isSent(sent) ? sent : undefined} />)
  },
  enter: (c) =>
    submitForm(
      c,
      entering,
      async (input) => {
        await guardAccount(c, 'enter', input.email)
        const { needs, cookies } = await c.var.room.signIn.enter(c.req.raw.headers, input)
        passOn(c, cookies)
        const onward = nextOf(input.next)
        return needs === 'code' ? href(routes.signIn.code, { lang: c.var.lang }, { next: onward }) : (onward ?? deskOf(c))
      },
      ({ values, problems, failure, sentence }) =>
        page(c, noindex(c, words.title, failure), <SignInPage lang={c.var.lang} values={values} problems={Object.keys(problems).length ? problems : { email: sentenceOf(failure, sentence) }} next={nextOf(one(values, 'next'))} />),
    ),
  code: (c) => page(c, noindex(c, words.codeTitle), <CodePage lang={c.var.lang} next={queryNext(c)} />),
  enterCode: (c) =>
    submitForm(
      c,
      coding,
      async (input) => {
        const { lang, room } = c.var
        const onward = nextOf(input.next)
        try {
          const code = input.with === 'app' ? input.code.replace(/\s/g, '') : input.code
          passOn(c, await room.signIn.enterCode(c.req.raw.headers, { code, with: input.with, trustDevice: input.trust === 'yes' }))
        } catch (error) {
          if (isFailure(error, 'missing')) return href(routes.signIn.form, { lang }, { sent: 'again', next: onward })
          throw error
        }
        return onward ?? deskOf(c)
      },
      ({ values, problems, failure, sentence }) =>
        page(c, noindex(c, words.codeTitle, failure), <CodePage lang={c.var.lang} problems={Object.keys(problems).length ? problems : { code: sentenceOf(failure, sentence) }} next={nextOf(one(values, 'next'))} />),
    ),
  async leave(c) {
    passOn(c, await c.var.room.signIn.leave(c.req.raw.headers))
    return seeOther(c, href(routes.home.landing, { lang: c.var.lang }), 'signedOut')
  },
  joinForm(c) {
    if (c.var.actor.kind === 'person') return seeOther(c, queryNext(c) ?? deskOf(c))
    return page(c, noindex(c, words.joinTitle), <JoinPage lang={c.var.lang} next={queryNext(c)} dataCountry={c.var.room.config.controller?.dataCountry} />)
  },
  join: (c) =>
    submitForm(
      c,
      joining,
      async ({ email, password: secret, name_zh: zh, name_en: en, country, consent, next: onward }) => {
        const { lang, room } = c.var
        await guardLetters(c, email)
        const agreed = await agreedAtSignUp(c, { country, given: consent === 'yes' })
        await signUp(room.db, room.signIn, { email, password: secret, name: { zh, en }, lang, country }, agreed)
        return href(routes.signIn.form, { lang }, { sent: 'join', next: nextOf(onward) })
      },
      ({ values, problems, failure, sentence }) =>
        page(c, noindex(c, words.joinTitle, failure), <JoinPage lang={c.var.lang} values={values} problems={Object.keys(problems).length ? problems : { email: sentenceOf(failure, sentence) }} next={nextOf(one(values, 'next'))} dataCountry={c.var.room.config.controller?.dataCountry} />),
    ),
  forgotForm: (c) => page(c, noindex(c, words.forgotTitle), <ForgotPage lang={c.var.lang} />),
  forgot: (c) =>
    submitForm(
      c,
      forgetting,
      async ({ email }) => {
        await guardLetters(c, email)
        await c.var.room.signIn.askReset(email.toLowerCase())
        return href(routes.signIn.form, { lang: c.var.lang }, { sent: 'forgot' })
      },
      ({ values, problems, failure, sentence }) =>
        page(c, noindex(c, words.forgotTitle, failure), <ForgotPage lang={c.var.lang} values={values} problems={Object.keys(problems).length ? problems : { email: sentenceOf(failure, sentence) }} />),
    ),
  resetForm: (c) => page(c, noindex(c, words.resetTitle), <ResetPage lang={c.var.lang} token={c.req.query('token') ?? ''} />),
  reset: (c) =>
    submitForm(
      c,
      resetting,
      async (input) => {
        await resetPassword(c.var.room.db, c.var.room.signIn, input)
        return href(routes.signIn.form, { lang: c.var.lang }, { sent: 'reset' })
      },
      ({ values, problems, failure }) => page(c, noindex(c, words.resetTitle, failure), <ResetPage lang={c.var.lang} token={one(values, 'token')} problems={problems} />),
    ),
  async confirmEmail(c) {
    const { actor, lang, room } = c.var
    const token = c.req.query('token')
    if (actor.kind !== 'person') return seeOther(c, href(routes.signIn.form, { lang }, { next: href(routes.signIn.confirmEmail, { lang }, { token }) }))
    const state = actor.emailVerified
      ? 'done'
      : !token
        ? 'open'
        : await confirmAddress(room.db, actor, token).then(
            () => 'done' as const,
            (error: unknown) => {
              if (isFailure(error, 'missing')) return 'gone' as const
              throw error
            },
          )
    return page(c, noindex(c, words.confirmTitle), <ConfirmPage lang={lang} state={state} onward={deskOf(c)} />)
  },
  async sendConfirmation(c) {
    const { actor, lang, room } = c.var
    await guardLetters(c, actor.email ?? '')
    await sendConfirmation(room.db, room.signIn, actor.personId!)
    return seeOther(c, href(routes.account.show, { lang }), 'sent')
  },
}
