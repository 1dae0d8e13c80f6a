import { raw } from 'hono/html'
import type { Lang, Phrase } from '../../core/text.ts'
import { type DrawnField, fieldsIn } from './fields-in.ts'
import { formKey } from './form-key.ts'
import { fieldWords } from './messages.ts'
import { type Inner, type Words, said } from './said.ts'

type FormProps = Inner & {
  lang: Lang
  action: string
  method?: 'post' | 'get'
  id?: string
  /** The version that the form started from; the handler refuses when it has moved on. */
  version?: number | string
  /** Without the key that makes one sending of several; a form sent by GET has none. */
  submission?: false
  /** Problems by field name: a summary on top links to each field. */
  errors?: Record<string, Words>
  /** Labels for the summary where it should say something else than the fields themselves. */
  labels?: Record<string, Words>
  files?: boolean
  /** Address that takes the whole form as a draft, posted while the person types. */
  autosave?: string
  /** Sends itself when a choice in it changes (filters). */
  submitsOnChange?: boolean
  /** Its answer is a page, not an address to go to: the browser sends it by itself, since Turbo shows no such answer. */
  answersItself?: boolean
  class?: string
}

/** A form that works without scripts: 303 after success, 422 with everything that was typed. */
export const Form = ({ lang, action, method = 'post', id, version, submission, errors, labels, files, autosave, submitsOnChange, answersItself, class: look, children }: FormProps) => {
  const wrong = errors ? Object.keys(errors) : []
  const fields = wrong.length > 0 ? String(<>{children}</>) : undefined
  return (
    <form
      id={id}
      action={action}
      method={method}
      class={look ?? 'form'}
      novalidate
      accept-charset="utf-8"
      enctype={files ? 'multipart/form-data' : undefined}
      data-turbo={answersItself ? 'false' : undefined}
      data-controller={autosave ? 'autosave' : submitsOnChange ? 'submit' : undefined}
      data-autosave-href-value={autosave}
      data-autosave-saving-value={autosave && fieldWords.saving[lang]}
      data-autosave-saved-value={autosave && fieldWords.saved[lang]}
      data-autosave-failed-value={autosave && fieldWords.saveFailed[lang]}
      data-autosave-restored-value={autosave && fieldWords.restored[lang]}
      data-action={autosave ? 'input->autosave#changed change->autosave#changed submit->autosave#sent' : submitsOnChange ? 'change->submit#now' : undefined}
    >
      {method === 'post' && submission !== false ? <input type="hidden" name="_key" value={formKey()} /> : null}
      {version === undefined ? null : <input type="hidden" name="_version" value={String(version)} data-autosave-target={autosave ? 'version' : undefined} />}
      {errors && fields !== undefined ? <Problems lang={lang} errors={errors} labels={labels} fields={fieldsIn(fields, wrong)} /> : null}
      {fields === undefined ? children : raw(fields)}
    </form>
  )
}

/** Where an autosaving form says how its text stands. Place it near the save button. */
export const SaveState = () => <p class="save-state" role="status" data-autosave-target="state"></p>

type ProblemsProps = { lang: Lang; errors: Record<string, Words>; labels?: Readonly<Record<string, Words>>; fields?: Readonly<Record<string, DrawnField>> }

/** What needs another look, each line a link to its field. */
export const Problems = ({ lang, errors, labels = {}, fields = {} }: ProblemsProps) => (
  <section class="notice notice-error" role="alert" tabindex={-1} aria-labelledby="problems">
    <h2 id="problems" class="notice-title">{fieldWords.problems[lang]}</h2>
    <p>{fieldWords.kept[lang]}</p>
    <ul>
      {Object.entries(errors).map(([name, problem]) => {
        const label = labels[name] ? said(lang, labels[name]) : fields[name]?.label
        return <li><a href={`#${fields[name]?.id ?? `f-${name}`}`}>{label ? before(lang, label) : ''}{said(lang, problem)}</a></li>
      })}
    </ul>
  </section>
)

/** A label before what is said of it; one that asks needs no colon. */
const before = (lang: Lang, label: string): string => `${label}${/[?？]$/.test(label) ? '' : lang === 'zh' ? '：' : ':'}${lang === 'zh' ? '' : ' '}`

/** A group of fields under one heading. */
export const Fieldset = ({ lang, legend, hint, children }: Inner & { lang: Lang; legend: Words | Phrase; hint?: Words }) => (
  <fieldset class="fields">
    <legend>{said(lang, legend)}</legend>
    {hint ? <p class="hint">{said(lang, hint)}</p> : null}
    {children}
  </fieldset>
)

export const Hidden = ({ name, value }: { name: string; value: string | number }) => <input type="hidden" name={name} value={String(value)} />
