import { showId } from '../../core/id.ts'
import { type Lang, nameFor, say } from '../../core/text.ts'
import type { DealLine, Waiting as WaitingCase } from '../../modules/deals/deals.ts'
import type { EventTodo } from '../../modules/events/events.ts'
import type { ListingToDo, WantedTranslation } from '../../modules/listings/listings.ts'
import { type RequestLine } from '../../modules/requests/requests.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { CaseTask } from '../deals/list.tsx'
import { dealHref } from '../deals/title.ts'
import { partyName, titleFor } from '../deals/party.tsx'
import { RequestsToAnswer } from '../people/request-answers.tsx'
import { Badge } from '../ui/badges.tsx'
import { Task, Tasks } from '../ui/tasks.tsx'
import { showDay } from '../ui/time.tsx'
import { langNames } from '../listings/messages/hall.ts'
import { translationWords } from '../listings/messages/translation.ts'
import { EventTask } from './event-tasks.tsx'
import { deskWords } from './messages.ts'

export type Waiting = { interests: readonly DealLine[]; cases: readonly WaitingCase[]; requests: readonly RequestLine[]; listings: readonly ListingToDo[]; translations: readonly WantedTranslation[]; events: readonly EventTodo[] }

export const countWaiting = (waiting: Waiting): number => waiting.interests.length + waiting.cases.length + waiting.requests.length + waiting.listings.length + waiting.translations.length + waiting.events.length

/** Everything that waits for this person: who, what, by when. */
export const WaitingList = ({ lang, waiting }: { lang: Lang; waiting: Waiting }) =>
  countWaiting(waiting) === 0 ? <p class="hint">{deskWords.nothing[lang]}</p> : (
    <div class="grid gap-4">
      <Tasks>
        {waiting.interests.map((one) => <InterestTask lang={lang} deal={one} />)}
        {waiting.events.map((one) => <EventTask lang={lang} todo={one} />)}
        {waiting.cases.map((one) => <CaseTask lang={lang} waiting={one} />)}
        {waiting.listings.map((one) => <ListingTask lang={lang} listing={one} />)}
        {waiting.translations.map((one) => <TranslationTask lang={lang} wanted={one} />)}
      </Tasks>
      {waiting.requests.length > 0 ? <RequestsToAnswer lang={lang} requests={waiting.requests} /> : null}
    </div>
  )

const InterestTask = ({ lang, deal }: { lang: Lang; deal: DealLine }) => {
  const title = titleFor(lang, deal.title)
  return (
    <Task
      lang={lang}
      href={`${dealHref(lang, deal.id)}#next`}
      kind={<Badge tone="accent">{deskWords.interest[lang]}</Badge>}
      title={title.text}
      titleLang={title.tag}
      who={partyName(lang, deal.other)}
      due={deal.answerBy ? say(lang, deskWords.by, { day: showDay(lang, deal.answerBy) }) : undefined}
      action={deskWords.answer}
    />
  )
}

const ListingTask = ({ lang, listing }: { lang: Lang; listing: ListingToDo }) => {
  const title = titleFor(lang, listing.title)
  const returned = listing.why === 'returned'
  const id = showId(listing.id)
  return (
    <Task
      lang={lang}
      href={returned ? href(routes.listings.edit, { lang, id }) : href(routes.listings.show, { lang, id })}
      kind={<Badge tone="amber">{deskWords[listing.why][lang]}</Badge>}
      title={title.text || deskWords.untitled}
      titleLang={title.text ? title.tag : undefined}
      who={returned ? listing.comment : undefined}
      due={!returned && listing.expiresAt ? say(lang, deskWords.on, { day: showDay(lang, listing.expiresAt) }) : undefined}
      action={returned ? deskWords.revise : deskWords.renew}
    />
  )
}

/** Readers wait for the other language: how many, and straight to the editor. */
const TranslationTask = ({ lang, wanted }: { lang: Lang; wanted: WantedTranslation }) => {
  const title = titleFor(lang, wanted.title)
  return (
    <Task
      lang={lang}
      href={href(routes.listings.edit, { lang, id: showId(wanted.id) })}
      kind={<Badge tone="amber">{translationWords.wanted[lang]}</Badge>}
      title={title.text || deskWords.untitled}
      titleLang={title.text ? title.tag : undefined}
      who={wantedLine(lang, wanted)}
      action={translationWords.write}
    />
  )
}

/** How many wait for which language and since when, and whether a machine's text helps meanwhile. */
export const wantedLine = (lang: Lang, { askers, lang: of, since, machine }: WantedTranslation): string =>
  [say(lang, translationWords.wantedLine, { n: askers, lang: langNames[of][lang], day: showDay(lang, since) }), machine ? translationWords.hasMachine[lang] : ''].filter(Boolean).join(' · ')

/** The name with which the desk greets. */
export const greeting = (lang: Lang, name: string | undefined): string => (name ? say(lang, deskWords.welcome, { name }) : nameFor(lang, deskWords.title))
