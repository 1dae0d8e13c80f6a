import type { Lang } from '../../core/text.ts'
import { type Values, one } from '../form.ts'
import { countries } from '../../modules/people/words/places.ts'
import { ConsentBox } from '../privacy/consent-box.tsx'
import { privacyWords } from '../privacy/messages.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox, optionsOf, Select } from '../ui/choices.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form, Hidden } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import type { Words } from '../ui/said.ts'
import { signInWords as words } from './messages/sign-in.ts'

/** What a form shows: what was typed (never a password) and what was wrong. */
export type Shown = { lang: Lang; values?: Values; problems?: Record<string, Words>; sentence?: Words }
type WithNext = Shown & { next?: string }

const Next = ({ next }: { next?: string }) => (next ? <Hidden name="next" value={next} /> : null)

export type Sent = keyof typeof words.sent

export const SignInPage = ({ lang, values = {}, problems, next, sent }: WithNext & { sent?: Sent }) => (
  <Page width="narrow">
    <PageHead lang={lang} title={words.title} />
    {sent ? <Notice lang={lang} kind={sent === 'again' ? 'warning' : 'done'} live><p>{words.sent[sent][lang]}</p></Notice> : null}
    <Card lang={lang}>
      <Form lang={lang} action={href(routes.signIn.enter, { lang })} submission={false} errors={problems}>
        <Next next={next} />
        <TextField lang={lang} name="email" type="email" label={words.email} value={one(values, 'email')} error={problems?.email} autocomplete="username" required />
        <TextField lang={lang} name="password" type="password" label={words.password} error={problems?.password} autocomplete="current-password" required />
        <Actions><Button kind="primary">{words.enter[lang]}</Button></Actions>
      </Form>
      <p><a href={href(routes.signIn.forgotForm, { lang })}>{words.forgotten[lang]}</a></p>
      <p>{words.noAccount[lang]} <a href={href(routes.signIn.joinForm, { lang }, { next })}>{words.toJoin[lang]}</a></p>
    </Card>
  </Page>
)

export const CodePage = ({ lang, problems, next }: WithNext) => (
  <Page width="narrow">
    <PageHead lang={lang} title={words.codeTitle} lead={words.codeLead} />
    <Card lang={lang}>
      <Form lang={lang} action={href(routes.signIn.enterCode, { lang })} submission={false} errors={problems}>
        <Next next={next} />
        <Hidden name="with" value="app" />
        <TextField lang={lang} name="code" label={words.code} error={problems?.code} autocomplete="one-time-code" inputmode="numeric" size="short" required />
        <Checkbox lang={lang} name="trust" label={words.trust} />
        <Actions><Button kind="primary">{words.confirm[lang]}</Button></Actions>
      </Form>
    </Card>
    <details class="mt-6">
      <summary>{words.useRecovery[lang]}</summary>
      <Form lang={lang} action={href(routes.signIn.enterCode, { lang })} submission={false}>
        <Next next={next} />
        <Hidden name="with" value="recovery" />
        <TextField lang={lang} name="code" id="f-recovery" label={words.recovery} hint={words.recoveryHint} autocomplete="off" size="short" required />
        <Actions><Button>{words.confirm[lang]}</Button></Actions>
      </Form>
    </details>
  </Page>
)

export const JoinPage = ({ lang, values = {}, problems, next, dataCountry }: WithNext & { /** Where the data lie, when the instance says so: then people say where they are. */ dataCountry?: string }) => (
  <Page width="narrow">
    <PageHead lang={lang} title={words.joinTitle} lead={words.joinLead} />
    <Card lang={lang}>
      <Form lang={lang} action={href(routes.signIn.join, { lang })} submission={false} errors={problems} labels={{ name: lang === 'zh' ? words.nameZh : words.nameEn, consent: privacyWords.consents }}>
        <Next next={next} />
        <NameFields lang={lang} zh={one(values, 'name_zh')} en={one(values, 'name_en')} error={problems?.name} />
        <TextField lang={lang} name="email" type="email" label={words.email} value={one(values, 'email')} error={problems?.email} autocomplete="email" required />
        <TextField lang={lang} name="password" type="password" label={words.password} hint={words.passwordHint} error={problems?.password} autocomplete="new-password" required />
        {dataCountry ? (
          <>
            <Select lang={lang} name="country" label={privacyWords.country} options={optionsOf(countries)} value={one(values, 'country')} error={problems?.country} required />
            <ConsentBox lang={lang} country={dataCountry} label={privacyWords.consentStorage} hint={privacyWords.consentStorageHint} error={problems?.consent} />
          </>
        ) : null}
        <p class="hint">{words.privacyNote[lang]} <a href={href(routes.home.privacy, { lang })}>{words.privacyLink[lang]}</a>{lang === 'zh' ? '。' : '.'}</p>
        <Actions><Button kind="primary">{words.join[lang]}</Button></Actions>
      </Form>
      <p>{words.hasAccount[lang]} <a href={href(routes.signIn.form, { lang }, { next })}>{words.toSignIn[lang]}</a></p>
    </Card>
  </Page>
)

/** A person's name in both scripts, the reader's first; an error about the name stands at the first. */
export const NameFields = ({ lang, zh, en, error }: { lang: Lang; zh: string; en: string; error?: Words }) => {
  const fields = [
    <TextField lang={lang} name="name_zh" id={lang === 'zh' ? 'f-name' : undefined} label={words.nameZh} hint={lang === 'zh' ? words.nameHint : undefined} value={zh} error={lang === 'zh' ? error : undefined} writing="zh" autocomplete={lang === 'zh' ? 'name' : 'off'} />,
    <TextField lang={lang} name="name_en" id={lang === 'en' ? 'f-name' : undefined} label={words.nameEn} hint={lang === 'en' ? words.nameHint : undefined} value={en} error={lang === 'en' ? error : undefined} writing="en" autocomplete={lang === 'en' ? 'name' : 'off'} />,
  ]
  return <>{lang === 'zh' ? fields : fields.reverse()}</>
}

export const ForgotPage = ({ lang, values = {}, problems }: Shown) => (
  <Page width="narrow">
    <PageHead lang={lang} title={words.forgotTitle} lead={words.forgotLead} />
    <Card lang={lang}>
      <Form lang={lang} action={href(routes.signIn.forgot, { lang })} submission={false} errors={problems}>
        <TextField lang={lang} name="email" type="email" label={words.email} value={one(values, 'email')} error={problems?.email} autocomplete="username" required />
        <Actions><Button kind="primary">{words.send[lang]}</Button></Actions>
      </Form>
    </Card>
  </Page>
)

export const ResetPage = ({ lang, token, problems }: Shown & { token: string }) => (
  <Page width="narrow">
    <PageHead lang={lang} title={words.resetTitle} lead={words.resetNote} />
    {problems?.token ? <Notice lang={lang} kind="error" live><p>{typeof problems.token === 'string' ? problems.token : problems.token[lang]}</p><p><a href={href(routes.signIn.forgotForm, { lang })}>{words.forgotTitle[lang]}</a></p></Notice> : null}
    <Card lang={lang}>
      <Form lang={lang} action={href(routes.signIn.reset, { lang })} submission={false}>
        <Hidden name="token" value={token} />
        <TextField lang={lang} name="password" type="password" label={words.newPassword} hint={words.passwordHint} error={problems?.password} autocomplete="new-password" required />
        <Actions><Button kind="primary">{words.reset[lang]}</Button></Actions>
      </Form>
    </Card>
  </Page>
)

export const ConfirmPage = ({ lang, state, onward }: { lang: Lang; state: 'done' | 'open' | 'gone'; onward: string }) => (
  <Page width="narrow">
    <PageHead lang={lang} title={words.confirmTitle} />
    <Notice lang={lang} kind={state === 'done' ? 'done' : 'warning'}><p>{{ done: words.confirmed, open: words.confirmAsk, gone: words.confirmGone }[state][lang]}</p></Notice>
    {state === 'done'
      ? <p><a href={onward}>{words.goOn[lang]}</a></p>
      : <Form lang={lang} action={href(routes.signIn.sendConfirmation, { lang })}><Button kind="primary">{words.sendAgain[lang]}</Button></Form>}
  </Page>
)
