import type { Phrase } from '../../core/text.ts'
import { Field, FieldGroup, type FieldProps, described, fieldId } from './field.tsx'
import { fieldWords } from './messages.ts'
import { type Words, classes, said } from './said.ts'

/** One thing to choose. `count` is drawn beside it (facets). */
export type Option = { value: string; label: Words; hint?: Words; count?: number; disabled?: boolean }

/** Options from a table of words, in its order. */
export const optionsOf = <Key extends string>(words: Record<Key, Phrase>): Option[] =>
  (Object.entries(words) as [Key, Phrase][]).map(([value, label]) => ({ value, label }))

type OneProps = FieldProps & { options: readonly Option[]; value?: string | null }

/** One of many. `empty` is the first, unset choice; `false` leaves it out. */
export const Select = (props: OneProps & { empty?: Words | false }) => (
  <Field field={props}>
    <select id={fieldId(props)} name={props.name} class="select w-full" {...described(props)}>
      {props.empty === false ? null : <option value="">{said(props.lang, props.empty ?? fieldWords.choose)}</option>}
      {props.options.map((option) => (
        <option value={option.value} selected={option.value === props.value} disabled={option.disabled}>{said(props.lang, option.label)}</option>
      ))}
    </select>
  </Field>
)

export const Radios = (props: OneProps & { columns?: boolean }) => (
  <FieldGroup field={props} radios>
    <div class={classes('choices', props.columns && 'choices-columns')}>
      {props.options.map((option, index) => (
        <Choice type="radio" field={props} option={option} index={index} checked={option.value === props.value} />
      ))}
    </div>
  </FieldGroup>
)

/** Several of many; the form sends the name once for each. */
export const Checkboxes = (props: FieldProps & { options: readonly Option[]; values?: readonly string[]; columns?: boolean }) => (
  <FieldGroup field={props}>
    <div class={classes('choices', props.columns && 'choices-columns')}>
      {props.options.map((option, index) => (
        <Choice type="checkbox" field={props} option={option} index={index} checked={props.values?.includes(option.value) ?? false} />
      ))}
    </div>
  </FieldGroup>
)

/** A single yes. */
export const Checkbox = (props: FieldProps & { checked?: boolean; value?: string }) => (
  <div class={classes('field', props.error && 'field-wrong')}>
    <label class="choice">
      <input id={fieldId(props)} type="checkbox" name={props.name} value={props.value ?? 'yes'} checked={props.checked} class="checkbox checkbox-sm" {...described(props)} />
      <span>{said(props.lang, props.label)}</span>
    </label>
    {props.hint ? <p class="hint choice-hint" id={`${fieldId(props)}-hint`}>{said(props.lang, props.hint)}</p> : null}
    {props.error ? <p class="error choice-hint" id={`${fieldId(props)}-error`}>{said(props.lang, props.error)}</p> : null}
  </div>
)

const Choice = ({ type, field, option, index, checked }: { type: 'radio' | 'checkbox'; field: FieldProps; option: Option; index: number; checked: boolean }) => (
  <label class="choice">
    <input id={`${fieldId(field)}-${index}`} type={type} name={field.name} value={option.value} checked={checked} disabled={option.disabled} class={`${type} ${type}-sm`} />
    <span>
      {said(field.lang, option.label)}
      {option.count === undefined ? null : <span class="count">{String(option.count)}</span>}
      {option.hint ? <small>{said(field.lang, option.hint)}</small> : null}
    </span>
  </label>
)
