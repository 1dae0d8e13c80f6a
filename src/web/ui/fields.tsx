import { type Lang, measure } from '../../core/text.ts'
import { Field, FieldGroup, type FieldProps, described, fieldId } from './field.tsx'
import { fieldWords } from './messages.ts'
import { type Words, classes, langTag, said } from './said.ts'

export { Hidden } from './form.tsx'
export type { FieldProps } from './field.tsx'

type TextProps = FieldProps & {
  value?: string | number | null
  type?: 'text' | 'email' | 'url' | 'search' | 'tel' | 'password' | 'number'
  autocomplete?: string
  placeholder?: Words
  inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'search'
  /** Language of what is typed here, when it is not the page's. */
  writing?: Lang
  /** Room in measure units (core/text): shown as what is left, never enforced by cutting. */
  limit?: number
  size?: 'short' | 'full'
  autofocus?: boolean
}

const writingTag = (lang: Lang | undefined) => (lang ? langTag[lang] : undefined)
const counted = (limit: number | undefined) => (limit ? { 'data-counter-target': 'text', 'data-action': 'input->counter#count' } : {})

export const TextField = (props: TextProps) => {
  const { value, type = 'text', autocomplete, placeholder, inputmode, writing, limit, size = 'full', autofocus } = props
  const id = fieldId(props)
  const control = (
    <input
      id={id} name={props.name} type={type} value={value ?? ''} autocomplete={autocomplete} inputmode={inputmode} lang={writingTag(writing)}
      placeholder={placeholder && said(props.lang, placeholder)} autofocus={autofocus}
      class={classes('input', size === 'short' ? 'w-40' : 'w-full')} {...described(props, limit ? `${id}-left` : undefined)} {...counted(limit)}
    />
  )
  return <Field field={props}>{limit ? <Counted lang={props.lang} id={id} limit={limit} writing={writing} value={String(value ?? '')}>{control}</Counted> : control}</Field>
}

type AreaProps = FieldProps & { value?: string | null; rows?: number; limit?: number; writing?: Lang; placeholder?: Words }

/** Long text. With `limit` it counts what is left; text over the limit is kept and shown as too long. */
export const TextArea = (props: AreaProps) => {
  const { value, rows = 5, limit, writing, placeholder } = props
  const id = fieldId(props)
  const control = (
    <textarea
      id={id} name={props.name} rows={rows} lang={writingTag(writing)} placeholder={placeholder && said(props.lang, placeholder)}
      class="textarea w-full" {...described(props, limit ? `${id}-left` : undefined)} {...counted(limit)}
    >{value ?? ''}</textarea>
  )
  return <Field field={props} wide>{limit ? <Counted lang={props.lang} id={id} limit={limit} writing={writing} value={value ?? ''}>{control}</Counted> : control}</Field>
}

/** What is left of the room for a text, in the unit of its writer: characters, or Chinese characters of 2.5 each. */
export function roomLeft(lang: Lang, writing: Lang, limit: number, body: string): string {
  const left = limit - measure(body)
  const units = writing === 'zh' ? Math.floor(Math.abs(left) / 2.5) : Math.abs(left)
  const phrase = writing === 'zh' ? (left < 0 ? fieldWords.overHan : fieldWords.leftHan) : left < 0 ? fieldWords.over : fieldWords.left
  return said(lang, phrase, { n: units })
}

const Counted = ({ lang, id, limit, writing, value, children }: { lang: Lang; id: string; limit: number; writing?: Lang; value: string; children: unknown }) => (
  <div data-controller="counter" data-counter-limit-value={String(limit)} data-counter-writing-value={writing ?? lang}
    data-counter-left-value={(writing ?? lang) === 'zh' ? fieldWords.leftHan[lang] : fieldWords.left[lang]}
    data-counter-over-value={(writing ?? lang) === 'zh' ? fieldWords.overHan[lang] : fieldWords.over[lang]}>
    {children}
    <p class={classes('hint counter', measure(value) > limit && 'counter-over')} id={`${id}-left`} data-counter-target="left">{roomLeft(lang, writing ?? lang, limit, value)}</p>
  </div>
)

type DateProps = FieldProps & { value?: string | null; min?: string; max?: string }

/** A day, as yyyy-mm-dd in the form. */
export const DateField = (props: DateProps) => (
  <Field field={props}>
    <input id={fieldId(props)} name={props.name} type="date" value={props.value ?? ''} min={props.min} max={props.max} class="input w-48" {...described(props)} />
  </Field>
)

/** A file. `accept` is a hint for the chooser; the content is checked on arrival. */
export const FileField = (props: FieldProps & { accept?: string; multiple?: boolean }) => (
  <Field field={props}>
    <input id={fieldId(props)} name={props.name} type="file" accept={props.accept} multiple={props.multiple} class="file-input w-full" {...described(props)} />
  </Field>
)

export { FieldGroup }
