import { showId } from '../../core/id.ts'
import { type Lang, type Name, nameFor } from '../../core/text.ts'
import type { Event } from '../../modules/events/events.ts'
import { type MeetingRound, type MyMeeting, outcomeNames, roleNames, type Slot, zoneOf } from '../../modules/events/meetings/meetings.ts'
import { localAt } from '../../core/wall-clock.ts'
import { one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button, LinkButton } from '../ui/buttons.tsx'
import { optionsOf, Radios, Select } from '../ui/choices.tsx'
import { TextArea } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { said, type Words } from '../ui/said.ts'
import { timeWords } from '../ui/messages.ts'
import { Clocks, showDay } from '../ui/time.tsx'
import { meetWords as words } from './messages/pages.ts'
import { byDay } from './days.ts'
import { SlotSelect } from './parts.tsx'
import { hubHref, trailOf } from './reading.tsx'

type FormProps = { lang: Lang; event: Event; values: Values; problems?: Record<string, Words> }
type JoinProps = FormProps & { fresh: boolean; organisations: readonly { id: string; name: Name }[]; listings: readonly { id: string; title: string }[] }

/** What somebody looks for, and for whom they meet. */
export const JoinPage = ({ lang, event, fresh, organisations, listings, values, problems }: JoinProps) => (
  <Page width="narrow">
    <PageHead lang={lang} title={fresh ? words.joinTitle : words.editJoin} lead={words.joinLead} trail={trailOf(lang, event)} />
    <Form lang={lang} action={hubHref(lang, event.slug, 'join')} errors={problems}>
      <Select lang={lang} name="organisationId" label={words.organisation} options={organisations.map(({ id, name }) => ({ value: showId(id), label: nameFor(lang, name) }))} value={one(values, 'organisationId')} empty={false} error={problems?.organisationId} required />
      <Radios lang={lang} name="role" label={words.role} options={optionsOf(roleNames)} value={one(values, 'role') || null} error={problems?.role} required />
      <Select lang={lang} name="listingId" label={words.listing} hint={words.listingHint} options={listings.map(({ id, title }) => ({ value: showId(id), label: title }))} value={one(values, 'listingId')} empty={words.noListing} error={problems?.listingId} />
      <TextArea lang={lang} name="words" label={words.words} hint={words.wordsHint} rows={5} value={one(values, 'words')} error={problems?.words} />
      <Actions><Button kind="primary">{(fresh ? words.join : words.save)[lang]}</Button></Actions>
    </Form>
  </Page>
)

type TimesProps = { lang: Lang; event: Event; slots: readonly Slot[]; away: ReadonlySet<string>; meetings: readonly MyMeeting[]; zone: MeetingRound['zone'] }

/** The slots of an event by day, each on both clocks, to tick. */
export const TimesPage = ({ lang, event, slots, away, meetings, zone }: TimesProps) => {
  const taken = new Set(meetings.filter(({ state }) => state === 'held').map(({ startsAt }) => startsAt.getTime()))
  const days = byDay(slots, (slot) => localAt(slot.startsAt, zoneOf[zone]).slice(0, 10))
  const clock = (at: Date, zoneName: 'beijing' | 'london') => localAt(at, zoneOf[zoneName]).slice(11)
  const order = lang === 'zh' ? (['beijing', 'london'] as const) : (['london', 'beijing'] as const)
  return (
    <Page>
      <PageHead lang={lang} title={words.times} lead={words.timesLead} trail={trailOf(lang, event)} />
      <Form lang={lang} action={hubHref(lang, event.slug, 'times')}>
        {days.map(([day, ofDay]) => (
          <fieldset class="fields">
            <legend>{showDay(lang, day)} · {timeWords[order[0]][lang]} / {timeWords[order[1]][lang]}</legend>
            <div class="grid grid-cols-2 gap-2 sm:grid-cols-3 lg:grid-cols-5">
              {ofDay.map((slot) => {
                const held = taken.has(slot.startsAt.getTime())
                return (
                  <label class="choice rounded border border-line px-3 py-2">
                    <input type="checkbox" class="checkbox checkbox-sm" name="free" value={showId(slot.id)} checked={held || !away.has(slot.id)} disabled={held} />
                    <span><strong class="tabular-nums">{clock(slot.startsAt, order[0])}</strong> <span class="hint tabular-nums whitespace-nowrap">/ {clock(slot.startsAt, order[1])}</span>{held ? <small>{words.slotMeeting[lang]}</small> : null}</span>
                  </label>
                )
              })}
            </div>
          </fieldset>
        ))}
        <Actions><Button kind="primary">{words.save[lang]}</Button></Actions>
      </Form>
    </Page>
  )
}

type AskProps = FormProps & { round: MeetingRound; person: { name: Name; organisation?: Name }; slots: readonly Slot[]; left?: number; checkMissing: boolean; action: string; version?: number; withSlot: boolean }

/** Asks somebody for a meeting, or changes what was asked. */
export const AskPage = ({ lang, event, person, slots, left, checkMissing, action, version, withSlot, values, problems }: AskProps) => {
  const name = nameFor(lang, person.name)
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={version === undefined ? said(lang, words.askTitle, { person: name }) : words.requestEdit} kicker={version === undefined ? person.organisation && nameFor(lang, person.organisation) : name} trail={trailOf(lang, event, { href: hubHref(lang, event.slug, 'people'), label: words.peopleTitle })} />
      {checkMissing ? <Notice lang={lang} kind="warning"><p>{words.checkMissing[lang]}</p></Notice> : null}
      {withSlot && slots.length === 0 ? (
        <>
          <Notice lang={lang}><p>{words.askNoSlots[lang]}</p></Notice>
          <Actions><LinkButton href={hubHref(lang, event.slug, 'times')}>{words.timesEdit[lang]}</LinkButton></Actions>
        </>
      ) : (
        <Form lang={lang} action={action} version={version} errors={problems}>
          {withSlot ? <SlotSelect lang={lang} label={words.askSlot} hint={words.askSlotHint} slots={slots} value={one(values, 'slot')} error={problems?.slot} /> : <p class="hint">{words.askAccepter[lang]}</p>}
          <TextArea lang={lang} name="words" label={words.askWords} hint={words.wordsHint} rows={4} value={one(values, 'words')} error={problems?.words} />
          {left === undefined ? null : <p class="hint">{said(lang, words.askLeft, { n: left })}</p>}
          <Actions><Button kind="primary">{(version === undefined ? words.askSend : words.save)[lang]}</Button></Actions>
        </Form>
      )}
    </Page>
  )
}

/** Four answers to what a meeting came to. */
export const OutcomePage = ({ lang, event, meeting, values, problems }: FormProps & { meeting: MyMeeting }) => (
  <Page width="narrow">
    <PageHead lang={lang} title={words.outcome} kicker={<>{nameFor(lang, meeting.name)} · <Clocks lang={lang} at={meeting.startsAt} /></>} lead={words.outcomeLead} trail={trailOf(lang, event)} />
    <Form lang={lang} action={href(routes.meetings.outcomeGiven, { lang, slug: event.slug, key: showId(meeting.id) })} errors={problems}>
      <Radios lang={lang} name="outcome" label={words.outcome} options={optionsOf(outcomeNames)} value={one(values, 'outcome') || meeting.outcome} error={problems?.outcome} required />
      <TextArea lang={lang} name="note" label={words.outcomeNote} rows={4} value={one(values, 'note') || meeting.note} error={problems?.note} />
      <Actions><Button kind="primary">{words.outcomeSave[lang]}</Button></Actions>
    </Form>
  </Page>
)

