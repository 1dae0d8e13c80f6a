import type { Lang } from '../../core/text.ts'
import { fieldWords } from './messages.ts'
import { type Inner, type Words, classes, said } from './said.ts'

/** What every field of a form has. `id` is needed only where two forms of a page share a name. */
export type FieldProps = {
  lang: Lang
  name: string
  label: Words
  hint?: Words
  error?: Words
  required?: boolean
  /** Says "optional" beside the label, where most fields of a form are required. */
  optional?: boolean
  id?: string
  /** The label is read out but not drawn (a search field). */
  hiddenLabel?: boolean
}

export const fieldId = (field: Pick<FieldProps, 'id' | 'name'>): string => field.id ?? `f-${field.name}`

/** Attributes that tie a control to its hint and its error. */
export const described = (field: FieldProps, more?: string) => {
  const id = fieldId(field)
  const ids = [field.hint && `${id}-hint`, field.error && `${id}-error`, more].filter(Boolean).join(' ')
  return { 'aria-describedby': ids || undefined, 'aria-invalid': field.error ? ('true' as const) : undefined, 'aria-required': field.required ? ('true' as const) : undefined }
}

const Marks = ({ lang, required, optional }: FieldProps) => (
  <>
    {required ? <span class="required" title={fieldWords.required[lang]} aria-hidden="true">*</span> : null}
    {optional ? <span class="optional">{fieldWords.optional[lang]}</span> : null}
  </>
)

const Notes = (field: FieldProps) => (
  <>
    {field.hint ? <p class="hint" id={`${fieldId(field)}-hint`}>{said(field.lang, field.hint)}</p> : null}
    {field.error ? <p class="error" id={`${fieldId(field)}-error`}>{said(field.lang, field.error)}</p> : null}
  </>
)

/** Label, hint, error and one control. */
export const Field = ({ field, children, wide }: Inner & { field: FieldProps; wide?: boolean }) => (
  <div class={classes('field', wide && 'field-wide', field.error && 'field-wrong')}>
    <label for={fieldId(field)} class={field.hiddenLabel ? 'sr-only' : undefined}>
      {said(field.lang, field.label)} <Marks {...field} />
    </label>
    <Notes {...field} />
    {children}
  </div>
)

/** Legend, hint, error and several controls. Only a group of radios may say that it is required or wrong (ARIA 1.2). */
export const FieldGroup = ({ field, radios, children }: Inner & { field: FieldProps; radios?: boolean }) => (
  <fieldset id={fieldId(field)} tabindex={-1} class={classes('field', field.error && 'field-wrong')} role={radios ? 'radiogroup' : undefined} {...(radios ? described(field) : { 'aria-describedby': described(field)['aria-describedby'] })}>
    <legend class={field.hiddenLabel ? 'sr-only' : undefined}>
      {said(field.lang, field.label)} <Marks {...field} />
    </legend>
    <Notes {...field} />
    {children}
  </fieldset>
)
