import { showId } from '../../../core/id.ts'
import { nameFor } from '../../../core/text.ts'
import { attendanceWords, type Body, type BodySeat, deliberates, leads, type MeetingWhole } from '../../../modules/alliances/bodies/bodies.ts'
import { one, type Values } from '../../form.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { Badge } from '../../ui/badges.tsx'
import { Actions, Button, LinkButton, PostButton } from '../../ui/buttons.tsx'
import { Card, Facts } from '../../ui/card.tsx'
import { optionsOf, Select } from '../../ui/choices.tsx'
import { TextArea, TextField } from '../../ui/fields.tsx'
import { Form } from '../../ui/form.tsx'
import { Paragraphs, Split } from '../../ui/page.tsx'
import { said } from '../../ui/said.ts'
import { Clocks, showDay } from '../../ui/time.tsx'
import type { Problems } from './body-pages.tsx'
import { type Room, RoomPage } from './frame.tsx'
import { bodyWords, meetingWords as words } from './messages.ts'
import { HalvesFields, Said, halvesIn, headOf, shown } from '../../ui/bilingual.tsx'
import { MomentFields } from '../../ui/moment.tsx'

type FormProps = { room: Room; body: Body; meeting?: MeetingWhole; values: Values; problems?: Problems }

export const MeetingFormPage = ({ room, body, meeting, values, problems }: FormProps) => {
  const { lang } = room
  const [ofBody, ofMeeting] = [{ lang, id: showId(body.id) }, meeting && { lang, id: showId(meeting.id) }]
  return (
    <RoomPage room={room} title={meeting ? words.edit : words.call} current="bodies" width="narrow" trail={[{ href: href(routes.bodies.show, ofBody), label: headOf(lang, body.name).title }]}>
      <Form lang={lang} action={ofMeeting ? href(routes.bodies.meetingSave, ofMeeting) : href(routes.bodies.meetingCall, ofBody)} version={meeting?.version} errors={problems}>
        <HalvesFields lang={lang} name="title" zh={bodyWords.titleZh} en={bodyWords.titleEn} values={values} problems={problems} limit={300} />
        <MomentFields lang={lang} name="startsAt" label={words.time} values={values} problems={problems} />
        <TextField lang={lang} name="place" label={words.place} value={one(values, 'place')} error={problems?.place} optional />
        <TextArea lang={lang} name="agenda" label={words.agenda} hint={words.agendaHint} rows={6} value={one(values, 'agenda')} error={problems?.agenda} optional />
        <Actions><Button kind="primary">{(meeting ? bodyWords.save : words.call)[lang]}</Button><LinkButton kind="quiet" href={ofMeeting ? href(routes.bodies.meeting, ofMeeting) : href(routes.bodies.show, ofBody)}>{bodyWords.back[lang]}</LinkButton></Actions>
      </Form>
    </RoomPage>
  )
}

type ShowProps = { room: Room; body: Body; meeting: MeetingWhole; seats: readonly BodySeat[]; values?: Values; problems?: Problems }

export const MeetingPage = (props: ShowProps) => {
  const { room, body, meeting } = props
  const { lang, actor } = room
  const at = { lang, id: showId(meeting.id) }
  const may = leads(actor, body) && !body.endedAt && !meeting.cancelledAt && !meeting.approvedAt
  const held = meeting.startsAt <= actor.at
  return (
    <RoomPage
      room={room} {...headOf(lang, meeting.title)} current="bodies" trail={[{ href: href(routes.bodies.show, { lang, id: showId(body.id) }), label: headOf(lang, body.name).title }]}
      kicker={<span class="flex flex-wrap gap-2"><span>{words.meetings[lang]}</span><Badge tone={meeting.cancelledAt ? 'neutral' : held ? 'jade' : 'amber'}>{words[meeting.cancelledAt ? 'cancelled' : held ? 'held' : 'ahead'][lang]}</Badge></span>}
      actions={may ? <>{held ? null : <LinkButton href={href(routes.bodies.meetingEdit, at)}>{words.edit[lang]}</LinkButton>}{held ? null : <PostButton lang={lang} kind="danger" action={href(routes.bodies.meetingCancel, at)} label={words.cancel} />}</> : undefined}
    >
      <Split
        main={
          <div class="grid gap-4">
            <Card lang={lang} title={words.agenda}>{meeting.agenda.length ? <ol class="numbered">{meeting.agenda.map((item) => <li><Said lang={lang} text={item.title} /></li>)}</ol> : <p>{words.agendaNone[lang]}</p>}</Card>
            <Minutes {...props} />
            {may && held ? <MinutesForm {...props} /> : null}
          </div>
        }
        side={<><Card lang={lang}><Facts lang={lang} items={[{ label: words.time, value: <Clocks lang={lang} at={meeting.startsAt} /> }, { label: words.place, value: meeting.place && <span class="[overflow-wrap:anywhere]">{meeting.place}</span> }]} /></Card><Came {...props} /></>}
      />
    </RoomPage>
  )
}

const Minutes = ({ room: { lang, actor }, body, meeting }: ShowProps) => {
  const minutes = meeting.minutes && shown(lang, meeting.minutes)
  const may = leads(actor, body) && minutes && !meeting.approvedAt && !body.endedAt
  return (
    <Card lang={lang} title={words.minutes} kicker={meeting.approvedAt ? said(lang, words.approved, { day: showDay(lang, meeting.approvedAt) }) : minutes ? words.draft : undefined}>
      {minutes ? <Paragraphs text={minutes.text} lang={minutes.lang} /> : <p>{words.notYet[lang]}</p>}
      {may ? <Actions><PostButton lang={lang} kind="primary" action={href(routes.bodies.minutesApprove, { lang, id: showId(meeting.id) })} label={words.approve} confirm={words.approveSure} /></Actions> : null}
    </Card>
  )
}

const Came = ({ room: { lang, actor }, body, meeting, seats }: ShowProps) => {
  const noted = seats.filter((seat) => meeting.attendance.has(seat.id))
  if (!deliberates(actor, body) || noted.length === 0) return null
  return <Card lang={lang} title={words.attendance}><Facts lang={lang} items={noted.map((seat) => ({ label: seat.name ? nameFor(lang, seat.name) : bodyWords.unknown, value: attendanceWords[meeting.attendance.get(seat.id)!][lang] }))} /></Card>
}

const MinutesForm = ({ room: { lang }, meeting, seats, values, problems }: ShowProps) => {
  const given = values ?? halvesIn(meeting.minutes, 'minutes')
  return (
    <details class="sheet" open={problems !== undefined || !meeting.minutes}>
      <summary class="font-semibold">{words.writeMinutes[lang]}</summary>
      <Form lang={lang} action={href(routes.bodies.minutes, { lang, id: showId(meeting.id) })} version={meeting.version} errors={problems}>
        <HalvesFields lang={lang} name="minutes" zh={words.minutesZh} en={words.minutesEn} values={given} problems={problems} rows={8} limit={20_000} />
        {seats.filter((seat) => seat.current).map((seat) => (
          <Select lang={lang} name={`seat_${showId(seat.id)}`} label={seat.name ? nameFor(lang, seat.name) : bodyWords.unknown} options={optionsOf(attendanceWords)} value={one(given, `seat_${showId(seat.id)}`) || meeting.attendance.get(seat.id)} />
        ))}
        <Actions><Button kind="primary">{bodyWords.save[lang]}</Button></Actions>
      </Form>
    </details>
  )
}
