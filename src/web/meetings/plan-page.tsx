import { type Lang, nameFor } from '../../core/text.ts'
import { localAt } from '../../core/wall-clock.ts'
import type { Event } from '../../modules/events/events.ts'
import { type HeldMeeting, type MeetingRound, type Slot, zoneOf } from '../../modules/events/meetings/meetings.ts'
import { shown } from '../ui/bilingual.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { timeWords } from '../ui/messages.ts'
import { Page, PageHead } from '../ui/page.tsx'
import { showDay } from '../ui/time.tsx'
import { byDay } from './days.ts'
import { deskWords as words } from './messages/desk.ts'
import { deskHref, placeName, trailOf } from './reading.tsx'

type PlanProps = { lang: Lang; event: Event; round: MeetingRound; slots: readonly Slot[]; meetings: readonly HeldMeeting[] }

const Times = ({ lang, at }: { lang: Lang; at: Date }) => {
  const order = lang === 'zh' ? (['beijing', 'london'] as const) : (['london', 'beijing'] as const)
  return <>{order.map((clock) => <span class="block tabular-nums">{localAt(at, zoneOf[clock]).slice(11)} <span class="hint">{timeWords[clock][lang]}</span></span>)}</>
}

/** Who sits where and when, a day a table, for the wall. */
export const PlanPage = ({ lang, event, round, slots, meetings }: PlanProps) => {
  const dayOf = (at: Date) => localAt(at, zoneOf[round.zone]).slice(0, 10)
  const days = byDay(slots, ({ startsAt }) => dayOf(startsAt)).filter(([day]) => meetings.some(({ startsAt }) => dayOf(startsAt) === day))
  return (
    <Page width="wide">
      <PageHead lang={lang} title={words.tablePlan} kicker={shown(lang, event.name).text} lead={words.tablePlanLead} trail={trailOf(lang, event, { href: deskHref(lang, event.slug), label: words.title })} />
      {meetings.length === 0 ? <EmptyState lang={lang} title={words.none} text={words.noneText} /> : <p class="hint no-print">{words.print[lang]}</p>}
      {days.map(([day, ofDay]) => {
        const here = meetings.filter(({ startsAt }) => dayOf(startsAt) === day)
        const tables = [...new Map(here.map(({ tableId, place }) => [tableId, place]))].sort(([, a], [, b]) => (a.kind === b.kind ? (a.number ?? 0) - (b.number ?? 0) : a.kind === 'table' ? -1 : 1))
        const at = new Map(here.map((meeting) => [`${meeting.slotId}:${meeting.tableId}`, meeting]))
        return (
          <section class="page-section plan-day">
            <h2>{showDay(lang, day)}</h2>
            <div class="table-frame">
              <table class="rows rows-compact" role="table">
                <caption class="sr-only">{showDay(lang, day)}</caption>
                <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{words.when[lang]}</th>{tables.map(([, place]) => <th role="columnheader" scope="col">{placeName(lang, place)}</th>)}</tr></thead>
                <tbody role="rowgroup">
                  {ofDay.filter(({ id }) => here.some(({ slotId }) => slotId === id)).map((slot) => (
                    <tr role="row">
                      <th role="rowheader" scope="row"><Times lang={lang} at={slot.startsAt} /></th>
                      {tables.map(([id, place]) => {
                        const meeting = at.get(`${slot.id}:${id}`)
                        return <td role="cell" data-label={placeName(lang, place)}>{meeting ? <span><span class="block">{nameFor(lang, meeting.aName)}</span><span class="block">{nameFor(lang, meeting.bName)}</span></span> : <span class="hint">{words.free[lang]}</span>}</td>
                      })}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </section>
        )
      })}
    </Page>
  )
}
