import type { Lang } from '../../core/text.ts'
import type { Event } from '../../modules/events/events.ts'
import { type MeetingRound, wayNames } from '../../modules/events/meetings/meetings.ts'
import { one, type Values } from '../form.ts'
import { HalvesFields } from '../ui/bilingual.tsx'
import { Actions, Button } from '../ui/buttons.tsx'
import { Checkbox, optionsOf, Radios, Select } from '../ui/choices.tsx'
import { Field, fieldId } from '../ui/field.tsx'
import { TextArea, TextField } from '../ui/fields.tsx'
import { Fieldset, Form } from '../ui/form.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { said, type Words } from '../ui/said.ts'
import { showDay } from '../ui/time.tsx'
import { deskWords as words } from './messages/desk.ts'
import { deskHref, trailOf } from './reading.tsx'

export type SettingsProps = { lang: Lang; event: Event; round?: MeetingRound; days: readonly string[]; values: Values; problems?: Record<string, Words> }

const labels = { hours: words.hours, slotMinutes: words.slotMinutes, pauseMinutes: words.pauseMinutes, tables: words.tables, rooms: words.rooms, meetingsMost: words.meetingsMost, requestsMost: words.requestsMost, mustsMost: words.mustsMost, answerHours: words.answerHours, wishesCloseAt: words.wishesCloseAt }

const TimeOf = ({ lang, name, label, value }: { lang: Lang; name: string; label: string; value: string }) => <input type="time" step="300" name={name} value={value} aria-label={label} lang={lang} class="input w-36" />

/** Two spans of a day, each from and to. */
const Day = ({ lang, day, values }: { lang: Lang; day: string; values: Values }) => (
  <div class="flex flex-wrap items-center gap-x-6 gap-y-2">
    <span class="w-full font-semibold">{showDay(lang, day)}</span>
    {([1, 2] as const).map((n) => {
      const about = { day: showDay(lang, day), n }
      return (
        <span class="flex items-center gap-2">
          <TimeOf lang={lang} name={`from${n}_${day}`} label={said(lang, words.from, about)} value={one(values, `from${n}_${day}`)} />
          <span aria-hidden="true">–</span>
          <TimeOf lang={lang} name={`to${n}_${day}`} label={said(lang, words.to, about)} value={one(values, `to${n}_${day}`)} />
        </span>
      )
    })}
  </div>
)

/** The settings of an event's meetings. */
export const SettingsPage = ({ lang, event, round, days, values, problems }: SettingsProps) => {
  const number = (name: 'slotMinutes' | 'pauseMinutes' | 'meetingsMost' | 'requestsMost' | 'mustsMost' | 'answerHours' | 'tables', hint?: Words) => <TextField lang={lang} name={name} label={words[name]} hint={hint} inputmode="numeric" size="short" value={one(values, name)} error={problems?.[name]} required />
  const closes = { lang, name: 'wishesCloseAt', label: words.wishesCloseAt, error: problems?.wishesCloseAt, optional: true }
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={round ? words.settings : words.setUp} lead={words.settingsLead} trail={trailOf(lang, event, ...(round ? [{ href: deskHref(lang, event.slug), label: words.title }] : []))} />
      <Form lang={lang} action={deskHref(lang, event.slug, 'settings')} version={round?.version ?? 1} errors={problems} labels={labels}>
        <Radios lang={lang} name="way" label={words.way} options={optionsOf(wayNames)} value={one(values, 'way')} error={problems?.way} required />
        <div class="grid gap-x-4 gap-y-6 sm:grid-cols-2">{number('slotMinutes')}{number('pauseMinutes')}</div>
        <Select lang={lang} name="zone" label={words.zone} options={[{ value: 'beijing', label: words.beijing }, { value: 'london', label: words.london }]} value={one(values, 'zone')} empty={false} />
        <fieldset class="fields" id="f-hours">
          <legend>{words.hours[lang]}</legend>
          <p class="hint">{words.hoursHint[lang]}</p>
          {problems?.hours ? <p class="error">{said(lang, problems.hours)}</p> : null}
          {days.map((day) => <Day lang={lang} day={day} values={values} />)}
        </fieldset>
        {number('tables', words.tablesHint)}
        <TextArea lang={lang} name="rooms" label={words.rooms} hint={words.roomsHint} rows={3} value={one(values, 'rooms')} error={problems?.rooms} />
        <Fieldset lang={lang} legend={words.rules}>
          <div class="grid gap-x-4 gap-y-6 sm:grid-cols-2">{number('meetingsMost')}{number('mustsMost')}{number('requestsMost')}{number('answerHours')}</div>
          <Field field={closes}><input id={fieldId(closes)} name="wishesCloseAt" type="datetime-local" class="input w-full" value={one(values, 'wishesCloseAt')} /></Field>
        </Fieldset>
        <HalvesFields lang={lang} name="note" zh={words.noteZh} en={words.noteEn} values={values} problems={problems} rows={3} />
        <Checkbox lang={lang} name="open" label={words.open} checked={one(values, 'open') === 'yes'} />
        <Actions><Button kind="primary">{words.save[lang]}</Button></Actions>
      </Form>
    </Page>
  )
}
