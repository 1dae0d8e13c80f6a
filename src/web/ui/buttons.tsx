import type { Lang } from '../../core/text.ts'
import { type Inner, type Words, classes, said } from './said.ts'

/** `primary` once a page; `plain` for the others; `quiet` looks like a link; `danger` for what cannot be undone. */
export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger'

const looks: Record<ButtonKind, string> = {
  primary: 'btn btn-primary',
  plain: 'btn btn-outline border-edge',
  quiet: 'btn btn-ghost text-primary',
  danger: 'btn btn-outline btn-error',
}

export const buttonClass = (kind: ButtonKind = 'plain', small = false): string => classes(looks[kind], small && 'btn-sm')

type ButtonProps = Inner & { kind?: ButtonKind; small?: boolean; name?: string; value?: string; form?: string; type?: 'submit' | 'button'; formaction?: string; disabled?: boolean; data?: Record<string, string> }

/** A button of a form; `data` are data- attributes for controllers, without the prefix. */
export const Button = ({ kind, small, type = 'submit', data = {}, children, ...rest }: ButtonProps) => (
  <button type={type} class={buttonClass(kind, small)} {...rest} {...dataset(data)}>{children}</button>
)

export const LinkButton = ({ href, kind, small, download, children, lang }: Inner & { href: string; kind?: ButtonKind; small?: boolean; download?: boolean; lang?: string }) => (
  <a href={href} class={buttonClass(kind, small)} download={download} lang={lang} data-turbo={download ? 'false' : undefined}>{children}</a>
)

type PostButtonProps = {
  lang: Lang
  action: string
  label: Words
  kind?: ButtonKind
  small?: boolean
  /** Hidden values sent along. */
  values?: Record<string, string | number>
  /** A question asked before sending, where scripts run. */
  confirm?: Words
  disabled?: boolean
}

/** A verb on its own: a form with one button. */
export const PostButton = ({ lang, action, label, kind, small, values = {}, confirm, disabled }: PostButtonProps) => (
  <form method="post" action={action} class="inline-block max-sm:w-full" data-turbo-confirm={confirm && said(lang, confirm)}>
    {Object.entries(values).map(([name, value]) => <input type="hidden" name={name} value={String(value)} />)}
    <button type="submit" class={classes(buttonClass(kind, small), 'max-sm:w-full')} disabled={disabled}>{said(lang, label)}</button>
  </form>
)

/** A row of buttons that stack on the phone. */
export const Actions = ({ children }: Inner) => <div class="actions">{children}</div>

const dataset = (data: Record<string, string>) => Object.fromEntries(Object.entries(data).map(([name, value]) => [`data-${name}`, value]))
