import type { Lang } from '../../core/text.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, LinkButton } from './buttons.tsx'
import { errorActions, errorWords } from './messages/errors.ts'
import { type Inner, type Words, said } from './said.ts'

type ErrorPageProps = Inner & {
  lang: Lang
  status: number
  /** A sentence of the failure itself, in place of the general one. */
  sentence?: Words
  /** Id in log and page, for faults of ours. */
  reference?: string
  /** Seconds until another try makes sense. */
  retryAfter?: number
  /** Where to come back to after signing in (401). */
  next?: string
}

/** What happened, what was kept, what to do. Stands inside the Layout. */
export const ErrorPage = ({ lang, status, sentence, reference, retryAfter, next, children }: ErrorPageProps) => {
  const words = errorWords[status] ?? errorWords[status >= 500 ? 500 : 404]!
  return (
    <div class="page page-narrow error-page">
      <p class="kicker">{String(status)}</p>
      <h1>{words.title[lang]}</h1>
      <p>{sentence ? said(lang, sentence) : words.what[lang]}</p>
      <p>{retryAfter ? said(lang, errorActions.wait, { seconds: retryAfter }) : words.next[lang]}</p>
      {children}
      {reference ? <p class="hint">{errorActions.reference[lang]}{lang === 'zh' ? '：' : ': '}<code>{reference}</code></p> : null}
      <Actions>
        {status === 401 ? <LinkButton kind="primary" href={href(routes.signIn.form, { lang }, { next })}>{errorActions.signIn[lang]}</LinkButton> : null}
        <LinkButton href={href(routes.listings.hall, { lang })} kind={status === 401 ? 'plain' : 'primary'}>{errorActions.hall[lang]}</LinkButton>
        <LinkButton href={href(routes.home.landing, { lang })}>{errorActions.home[lang]}</LinkButton>
      </Actions>
    </div>
  )
}
