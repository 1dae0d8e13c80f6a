import type { Child } from 'hono/jsx'
import { showId } from '../../core/id.ts'
import { type Lang, nameFor, say } from '../../core/text.ts'
import { type DealPage, type Entry, evidenceWords, lostReasonWords, meetingOutcomeNames, stageLabel } from '../../modules/deals/deals.ts'
import type { Message } from '../../modules/threads/threads.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Facts } from '../ui/card.tsx'
import { langTag } from '../ui/said.ts'
import { Clocks } from '../ui/time.tsx'
import { Timeline, TimelineMessage, TimelineNote } from '../ui/timeline.tsx'
import { MeetingForms } from './meetings.tsx'
import { roomWords } from './messages.ts'
import { caseWords } from './messages/case.ts'
import { partyName } from './party.tsx'

const written = (lang: Lang, of: Lang, text: string | undefined) => (text === undefined ? undefined : <span class="typed" lang={of === lang ? undefined : langTag[of]}>{text}</span>)

/** What the interest said, or the sentence with which the case was opened, as the first message. */
export const Interest = ({ lang, deal, now }: { lang: Lang; deal: DealPage; now: Date }) => {
  const who = deal.side === 'from' ? deal.own : (deal.others.find((one) => one.side === 'asks') ?? deal.other)
  return (
    <TimelineMessage lang={lang} who={say(lang, roomWords.expressed, { who: partyName(lang, who) })} at={deal.openedAt} now={now} text={deal.sentence} written={deal.lang} own={deal.side === 'from'}>
      <Facts
        lang={lang}
        items={[
          { label: roomWords.interests, value: written(lang, deal.lang, deal.interests) },
          { label: roomWords.brings, value: written(lang, deal.lang, deal.brings) },
          { label: roomWords.proposes, value: written(lang, deal.lang, deal.proposes) },
          { label: roomWords.person, value: deal.person ? nameFor(lang, deal.person) : roomWords.erased[lang] },
          { label: roomWords.contact, value: deal.contact ? <span class="typed">{deal.contact}</span> : roomWords.noContact[lang] },
          { label: roomWords.wishedLang, value: deal.wishedLang && roomWords[deal.wishedLang][lang] },
        ]}
      />
      {deal.noConfidential ? <p class="hint">{roomWords.noConfidential[lang]}</p> : null}
    </TimelineMessage>
  )
}

type Seen = { lang: Lang; deal: DealPage; own: readonly string[]; now: Date }

const somebody = (lang: Lang, one: Entry): string => (one.organisation ? nameFor(lang, one.organisation) : caseWords.somebody[lang])

/** A step in words. While a name is withheld only an interest waits, so that steps may name their organisation. */
function stageSentence({ lang, deal }: Seen, one: Extract<Entry, { kind: 'stage' }>): string {
  const who = somebody(lang, one)
  if (one.verb === 'rest') return say(lang, caseWords.rested, { who })
  if (one.verb === 'revive') return say(lang, caseWords.revived, { who })
  const [interested, answering] = deal.side === 'from' ? [deal.own, deal.other] : [deal.other, deal.own]
  if (one.stage === 'accepted') return say(lang, roomWords.accepted, { who: deal.others.length > 1 ? who : partyName(lang, answering) })
  if (one.stage === 'expired') return roomWords.expired[lang]
  if (one.stage !== 'lost') return say(lang, roomWords.moved, { stage: stageLabel(one.stage, deal.route, deal.own.country)[lang] })
  if (one.reason === 'withdrawn' || one.reason === null) return say(lang, roomWords.withdrawn, { who: partyName(lang, interested) })
  const reason = lostReasonWords[one.reason][lang]
  const waited = deal.history.length <= 2
  return waited ? say(lang, roomWords.lost, { who: partyName(lang, answering), reason }) : say(lang, caseWords.endedWith, { who, reason })
}

const colon = (lang: Lang): string => (lang === 'zh' ? '：' : ': ')

const Piece = (seen: Seen & { entry: Entry }): Child => {
  const { lang, deal, own, now, entry: one } = seen
  const id = showId(deal.id)
  switch (one.kind) {
    case 'message':
      return TimelineMessage({ lang, who: authorOf(lang, one), at: one.at, now, text: one.body, written: one.lang, own: one.organisationId !== null && own.includes(one.organisationId) })
    case 'stage': {
      const note = one.note ?? (one.stage === 'lost' ? deal.lostNote : undefined)
      return <TimelineNote lang={lang} at={one.at} now={now}>{stageSentence(seen, one)}{note ? <span class="typed block hint">{roomWords.note[lang]}{colon(lang)}{note}</span> : null}</TimelineNote>
    }
    case 'reminder':
      return <TimelineNote lang={lang} at={one.at} now={now}>{(one.step === 'broker' ? roomWords.broker : roomWords.reminded)[lang]}</TimelineNote>
    case 'file':
      return (
        <TimelineNote lang={lang} at={one.at} now={now}>
          {say(lang, caseWords.sentFile, { who: authorOf(lang, one) })}{colon(lang)}
          {!one.removed ? <a href={href(routes.deals.file, { lang, id, file: showId(one.id) })} download>{one.name}</a> : <span class="hint">{one.name} {caseWords.removed[lang]}</span>}
        </TimelineNote>
      )
    case 'meeting':
      return (
        <TimelineNote lang={lang} at={one.at} now={now}>
          {say(lang, caseWords.setMeeting, { who: authorOf(lang, one), topic: one.topic })}
          <span class="block font-semibold">{one.cancelled ? <><s><Clocks lang={lang} at={one.startsAt} /></s> {caseWords.cancelled[lang]}</> : <Clocks lang={lang} at={one.startsAt} />}</span>
          {one.place ? <span class="block">{one.place}</span> : null}
          {one.link ? <span class="block"><a href={one.link} rel="noreferrer noopener">{one.link}</a></span> : null}
          {one.outcome ? <span class="block">{caseWords.outcome[lang]}{colon(lang)}{meetingOutcomeNames[one.outcome][lang]}</span> : null}
          {one.minutes ? <span class="typed block hint">{one.minutes}</span> : null}
          {deal.may.talk && !one.cancelled ? <MeetingForms lang={lang} dealId={id} meeting={one} now={now} /> : null}
        </TimelineNote>
      )
    case 'evidence':
      return <TimelineNote lang={lang} at={one.at} now={now}>{one.objectType === 'waiver' ? say(lang, caseWords.waived, { note: one.note ?? '' }) : say(lang, caseWords.evidence, { what: evidenceWords[one.evidence][lang] })}</TimelineNote>
    case 'glass':
      return <TimelineNote lang={lang} at={one.at} now={now}>{say(lang, caseWords.glass, { who: one.by ? nameFor(lang, one.by) : roomWords.erased[lang], reason: one.reason ?? '' })}</TimelineNote>
  }
}

/** Entries alone: a page of the timeline, or what came since. */
export const Pieces = ({ entries, ...seen }: Seen & { entries: readonly Entry[] }) => <>{entries.map((entry) => Piece({ ...seen, entry }))}</>

/** Stages, reminders, messages, files and meetings of a case, in order. Private notes are elsewhere. */
export const DealTimeline = ({ first, entries, ...seen }: Seen & { entries: readonly Entry[]; /** Whether this page reaches back to the beginning. */ first: boolean }) => (
  <Timeline lang={seen.lang} label={roomWords.timeline}>
    {first ? <Interest lang={seen.lang} deal={seen.deal} now={seen.now} /> : null}
    <Pieces entries={entries} {...seen} />
  </Timeline>
)

const joinNames = (lang: Lang, names: (string | undefined)[]): string => names.filter(Boolean).join(lang === 'zh' ? '，' : ', ')

/** Person and organisation of an entry. */
const authorOf = (lang: Lang, one: Entry): string => joinNames(lang, [one.by ? nameFor(lang, one.by) : roomWords.erased[lang], one.organisation ? nameFor(lang, one.organisation) : undefined])

/** Person and organisation of a message. */
export const author = (lang: Lang, one: Message): string => joinNames(lang, [one.author ? nameFor(lang, one.author) : roomWords.erased[lang], one.organisation ? nameFor(lang, one.organisation) : undefined])
