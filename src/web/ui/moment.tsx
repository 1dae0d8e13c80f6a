import type { Lang } from '../../core/text.ts'
import { one, type Values } from '../form.ts'
import { Select } from './choices.tsx'
import { localOf, type ZoneName } from './clock.ts'
import { Field, fieldId } from './field.tsx'
import { timeWords } from './messages.ts'
import type { Words } from './said.ts'

export const zoneFor = (lang: Lang): ZoneName => (lang === 'zh' ? 'beijing' : 'london')

/** A moment by the clock of Beijing or London. */
export const MomentFields = ({ lang, name, label, values = {}, problems, more = [], optional }: { lang: Lang; name: string; label: Words; values?: Values; problems?: Readonly<Record<string, Words>>; /** Further moments by the same clock. */ more?: readonly { name: string; label: Words; optional?: boolean }[]; /** May be left empty. */ optional?: boolean }) => {
  const fields = [{ name, label, optional }, ...more].map((one) => ({ lang, ...one, error: problems?.[one.name], required: !one.optional }))
  return (
    <div class="grid gap-x-4 gap-y-3 grid-cols-[repeat(auto-fit,minmax(min(100%,13rem),1fr))]">
      {fields.map((field) => <Field field={field}><input id={fieldId(field)} name={field.name} type="datetime-local" class="input w-full" value={one(values, field.name)} /></Field>)}
      <Select lang={lang} name="zone" label={timeWords.zone} options={[{ value: 'beijing', label: timeWords.beijing }, { value: 'london', label: timeWords.london }]} value={one(values, 'zone') || zoneFor(lang)} empty={false} />
    </div>
  )
}

export const momentIn = (lang: Lang, at: Date, name: string): Values => ({ [name]: localOf(at, zoneFor(lang)), zone: zoneFor(lang) })
