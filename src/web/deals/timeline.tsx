import type { Child } from 'hono/jsx'
import { type Lang, nameFor, say } from '../../core/text.ts'
import { type DealPage, lostReasonWords, type StageEvent, stageWords } from '../../modules/deals/deals.ts'
import type { Message } from '../../modules/threads/threads.ts'
import { Facts } from '../ui/card.tsx'
import { langTag } from '../ui/said.ts'
import { Timeline, TimelineMessage, TimelineNote } from '../ui/timeline.tsx'
import { roomWords } from './messages.ts'
import { partyName } from './party.tsx'

const written = (lang: Lang, of: Lang, text: string | undefined) => (text === undefined ? undefined : <span class="typed" lang={of === lang ? undefined : langTag[of]}>{text}</span>)

/** What the interest said, as the first message. */
const Interest = ({ lang, deal, now }: { lang: Lang; deal: DealPage; now: Date }) => {
  const who = deal.side === 'from' ? deal.own : deal.other
  return (
    <TimelineMessage lang={lang} who={say(lang, roomWords.expressed, { who: partyName(lang, who) })} at={deal.openedAt} now={now} text={deal.sentence} written={deal.lang} own={deal.side === 'from'}>
      <Facts
        lang={lang}
        items={[
          { label: roomWords.interests, value: written(lang, deal.lang, deal.interests) },
          { label: roomWords.brings, value: written(lang, deal.lang, deal.brings) },
          { label: roomWords.proposes, value: written(lang, deal.lang, deal.proposes) },
          { label: roomWords.person, value: deal.person ? nameFor(lang, deal.person) : roomWords.erased[lang] },
          { label: roomWords.contact, value: <span class="typed">{deal.contact}</span> },
          { label: roomWords.wishedLang, value: deal.wishedLang && roomWords[deal.wishedLang][lang] },
        ]}
      />
      {deal.noConfidential ? <p class="hint">{roomWords.noConfidential[lang]}</p> : null}
    </TimelineMessage>
  )
}

/** A stage in words; the answering side is named as this reader knows it. */
export function stageSentence(lang: Lang, deal: DealPage, event: StageEvent): string {
  const [interested, answering] = deal.side === 'from' ? [deal.own, deal.other] : [deal.other, deal.own]
  if (event.stage === 'accepted') return say(lang, roomWords.accepted, { who: partyName(lang, answering) })
  if (event.stage === 'expired') return roomWords.expired[lang]
  if (event.stage !== 'lost') return say(lang, roomWords.moved, { stage: stageWords[event.stage][lang] })
  if (event.reason === 'withdrawn' || event.reason === null) return say(lang, roomWords.withdrawn, { who: partyName(lang, interested) })
  return say(lang, roomWords.lost, { who: partyName(lang, answering), reason: lostReasonWords[event.reason][lang] })
}

type Entry = { at: Date; piece: () => Child }

/** Stages, reminders and messages of a case, in order. Private notes are elsewhere. */
export const DealTimeline = ({ lang, deal, messages, own, now }: { lang: Lang; deal: DealPage; messages: readonly Message[]; own: readonly string[]; now: Date }) => {
  const entries: Entry[] = [
    ...deal.history.filter((event) => event.stage !== 'interest').map((event) => ({
      at: event.at,
      piece: () => (
        <TimelineNote lang={lang} at={event.at} now={now}>
          {stageSentence(lang, deal, event)}
          {event.stage === 'lost' && deal.lostNote ? <span class="typed block hint">{roomWords.note[lang]}{lang === 'zh' ? '：' : ': '}{deal.lostNote}</span> : null}
        </TimelineNote>
      ),
    })),
    ...deal.reminders.map((event) => ({ at: event.at, piece: () => <TimelineNote lang={lang} at={event.at} now={now}>{(event.step === 'broker' ? roomWords.broker : roomWords.reminded)[lang]}</TimelineNote> })),
    ...messages.filter((one) => !one.private).map((one) => ({
      at: one.at,
      piece: () => <TimelineMessage lang={lang} who={author(lang, one)} at={one.at} now={now} text={one.body} written={one.lang} own={one.organisationId !== null && own.includes(one.organisationId)} />,
    })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime())
  return (
    <Timeline lang={lang} label={roomWords.timeline}>
      <Interest lang={lang} deal={deal} now={now} />
      {entries.map((entry) => entry.piece())}
    </Timeline>
  )
}

/** Person and organisation of a message. */
export const author = (lang: Lang, one: Message): string =>
  [one.author ? nameFor(lang, one.author) : roomWords.erased[lang], one.organisation ? nameFor(lang, one.organisation) : undefined].filter(Boolean).join(lang === 'zh' ? '，' : ', ')
