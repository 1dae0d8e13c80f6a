import type { Child } from 'hono/jsx'
import { type Lang, say } from '../../core/text.ts'
import { proofBits } from '../gate/proof.ts'
import type { Again } from '../respond.tsx'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button } from '../ui/buttons.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import type { Words } from '../ui/said.ts'
import { codeWords, problemWords } from './messages/problem.ts'

type Typed = Record<string, string | string[]>

/** A refused form as its page shows it again. `at` is the field that a refusal of the whole stands at. */
export type Shown = { typed: Typed; problems: Record<string, Words> }

export function shownAgain(lang: Lang, { values, problems, failure }: Again, at: string): Shown {
  if (Object.keys(problems).length > 0) return { typed: values, problems }
  const sentence = say(lang, failure.sentence, { seconds: failure.details.retryAfter ?? 60 })
  return { typed: values, problems: { [at]: sentence } }
}

export const typedOf = (shown: Shown | undefined, name: string): string => {
  const value = shown?.typed[name]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

/** Around a form of somebody without an account: its script works out a proof of work; without scripts it says what differs. */
export const ProofOfWork = ({ children }: { children?: Child }) => (
  <div data-controller="proof" data-action="focusin->proof#begin submit->proof#send" data-proof-href-value={href(routes.proofs.challenge, {})} data-proof-bits-value={String(proofBits)}>{children}</div>
)

/** Stands in each such form. */
export const ProofField = ({ lang }: { lang: Lang }) => (
  <>
    <input type="hidden" name="_proof" value="" />
    <noscript><p class="hint">{problemWords.noScript[lang]}</p></noscript>
  </>
)

/** The six digits from the letter. */
export const CodeForm = ({ lang, action, email, problems }: { lang: Lang; action: string; email: string; problems?: Record<string, Words> }) => (
  <Form lang={lang} action={action} errors={problems}>
    <p>{say(lang, codeWords.lead, { email })}</p>
    <TextField lang={lang} name="code" label={codeWords.code} error={problems?.code} required inputmode="numeric" autocomplete="one-time-code" size="short" />
    <Actions><Button kind="primary">{codeWords.confirm[lang]}</Button></Actions>
  </Form>
)
