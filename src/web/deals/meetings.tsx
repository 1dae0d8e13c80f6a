import { showId } from '../../core/id.ts'
import type { Lang } from '../../core/text.ts'
import { type Entry, meetingOutcomeNames, meetingZones } from '../../modules/deals/deals.ts'
import { one } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { optionsOf, Select } from '../ui/choices.tsx'
import { Field, described, fieldId, type FieldProps } from '../ui/field.tsx'
import { TextArea, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { caseWords, zoneNames } from './messages/case.ts'
import type { Refused } from './refused.ts'

type Meeting = Extract<Entry, { kind: 'meeting' }>

/** What can be done about a meeting: its outcome, or that it is off. */
export const MeetingForms = ({ lang, dealId, meeting, now }: { lang: Lang; dealId: string; meeting: Meeting; now: Date }) => {
  const params = { lang, id: dealId, meeting: showId(meeting.id) }
  return (
    <>
      {meeting.startsAt <= now ? (
        <details class="disclosure">
          <summary>{caseWords.record[lang]}</summary>
          <Form lang={lang} action={href(routes.deals.record, params)} version={meeting.version}>
            <Select lang={lang} name="outcome" id={`f-outcome-${params.meeting}`} label={caseWords.outcome} options={optionsOf(meetingOutcomeNames)} value={meeting.outcome} required />
            <TextArea lang={lang} name="minutes" id={`f-minutes-${params.meeting}`} label={caseWords.minutes} value={meeting.minutes ?? undefined} rows={4} />
            <Actions><Button>{caseWords.record[lang]}</Button></Actions>
          </Form>
        </details>
      ) : null}
      {meeting.outcome ? null : <PostButton lang={lang} small kind="quiet" action={href(routes.deals.cancelMeeting, params)} label={caseWords.cancel} values={{ _version: meeting.version }} />}
    </>
  )
}

/** A wall-clock time, as `yyyy-mm-ddThh:mm` in the form. */
const WallClock = (props: FieldProps & { value?: string }) => (
  <Field field={props}><input id={fieldId(props)} name={props.name} type="datetime-local" value={props.value ?? ''} class="input w-60" {...described(props)} /></Field>
)

/** The form that sets a meeting. */
export const NewMeeting = ({ lang, dealId, refused }: { lang: Lang; dealId: string; refused?: Refused }) => {
  const again = refused?.form === 'meeting' ? refused : undefined
  const value = (name: string) => (again ? one(again.values, name) : undefined)
  return (
    <Card lang={lang} id="meet">
      <details class="disclosure" open={again !== undefined}>
        <summary>{caseWords.meeting[lang]}</summary>
        <Form lang={lang} action={href(routes.deals.meet, { lang, id: dealId })} errors={again?.problems}>
          <TextField lang={lang} name="topic" label={caseWords.topic} value={value('topic')} error={again?.problems.topic} required />
          <WallClock lang={lang} name="startsAt" label={caseWords.starts} value={value('startsAt')} error={again?.problems.startsAt} required />
          <Select lang={lang} name="zone" label={caseWords.zone} options={meetingZones.map((zone) => ({ value: zone, label: zoneNames[zone] }))} empty={false} value={value('zone') ?? (lang === 'zh' ? 'Asia/Shanghai' : 'Europe/London')} error={again?.problems.zone} />
          <TextField lang={lang} name="minutesLong" label={caseWords.lasts} type="number" size="short" value={value('minutesLong') ?? '60'} error={again?.problems.minutesLong} required />
          <TextField lang={lang} name="place" label={caseWords.place} value={value('place')} error={again?.problems.place} />
          <TextField lang={lang} name="link" type="url" label={caseWords.link} value={value('link')} error={again?.problems.link} />
          <Actions><Button>{caseWords.set[lang]}</Button></Actions>
        </Form>
      </details>
    </Card>
  )
}
