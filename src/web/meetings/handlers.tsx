import { Readable } from 'node:stream'
import { missing } from '../../core/failure.ts'
import { readId, showId } from '../../core/id.ts'
import { nameFor } from '../../core/text.ts'
import { partnerCheckMissing } from '../../modules/deals/deals.ts'
import { canRunEvent, takesPart } from '../../modules/events/events.ts'
import {
  acceptRequest, askToMeet, awayOf, calendarFile, cancelMeetingOf, cancelRequest, declineRequest, editRequest, giveOutcome, joinMeetings, leaveMeetings, linkMeeting, listingsOf, meetingFor, meetingPeople, type MeetingPerson, meetingPerson, type MyMeeting, myMeetings, outcomeNames, requestsOf, requestsOut, roleNames, roundForPart, roundOf,
  setAvailability, type Slot, slotsFor, slotsOf, suggestionsFor, unmetFor, wish, wishesOf, wishesOpen, wishKinds,
} from '../../modules/events/meetings/meetings.ts'
import { mine } from '../../modules/listings/listings.ts'
import { download } from '../files/download.ts'
import { many, one, type Values } from '../form.ts'
import type { Again } from '../respond.tsx'
import type { Handler, HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { chosen, deed, idIn, idOf, problemsIn, submit, typed, versionIn } from '../typed.ts'
import { meetWords as words } from './messages/pages.ts'
import { AskPage, JoinPage, OutcomePage, TimesPage } from './forms.tsx'
import { DoorPage, HubPage } from './hub.tsx'
import { PeoplePage } from './people-page.tsx'
import { answer, deskHref, eventAt, hubHref, meetingsAt, slugOf } from './reading.tsx'

const here = (c: Visit, part?: Parameters<typeof hubHref>[2]): string => hubHref(c.var.lang, slugOf(c), part)

async function hub(c: Visit, again?: Again, key?: string): Promise<Response> {
  const { room: { db }, actor, lang } = c.var
  const event = await eventAt(c)
  const round = await roundOf(db, event.id)
  const me = await meetingPerson(db, event.id, actor.personId)
  const runs = canRunEvent(actor, event.id)
  const open = round !== undefined && wishesOpen(round, actor.at)
  if (!round?.openedAt || !me) return answer(c, words.title[lang], <DoorPage lang={lang} event={event} round={round} runs={runs} seat={await takesPart(db, event.id, actor.personId)} open={open} />)
  const [meetings, requests, slots, away, people, wishes, unmet] = await Promise.all([
    myMeetings(db, actor, event.id), requestsOf(db, event.id, me.personId, actor.at), slotsOf(db, event.id), awayOf(db, event.id, me.personId), meetingPeople(db, event.id), wishesOf(db, event.id, me.personId), unmetFor(db, event.id, me.personId),
  ])
  const pickable = new Map<string, Slot[]>()
  for (const request of requests.filter((each) => each.state === 'open' && (each.to === me.personId || each.offered))) pickable.set(request.id, await slotsFor(db, event.id, request.from, request.to, actor.at))
  const said = again && key ? { key, says: Object.values(problemsIn(again) ?? {})[0] ?? '' } : undefined
  return answer(
    c, words.title[lang],
    <HubPage
      lang={lang} at={actor.at} event={event} round={round} me={me} runs={runs} open={open} meetings={meetings} requests={requests} pickable={pickable} slots={slots.length} free={slots.length - away.size} unmet={unmet} problem={said}
      wishes={people.flatMap((person) => { const kind = wishes.get(person.personId); return kind ? [{ person, kind }] : [] }).sort((a, b) => wishKinds.indexOf(a.kind) - wishKinds.indexOf(b.kind))}
    />,
    again,
  )
}

async function joinPage(c: Visit, again?: Again): Promise<Response> {
  const { room: { db }, actor, lang } = c.var
  const { event } = await meetingsAt(c)
  const me = await meetingPerson(db, event.id, actor.personId)
  const { listings } = await mine(db, actor, { state: 'published', limit: 200 })
  const homes = actor.affiliations.map(({ organisationId, name }) => ({ id: organisationId, name }))
  const before: Values = me ? { organisationId: showId(me.organisationId), role: me.role, listingId: me.listingId ? showId(me.listingId) : '', words: me.words ?? '' } : {}
  const own = listings.filter(({ ownerId }) => homes.some(({ id }) => id === ownerId)).map(({ id, title }) => ({ id, title: nameFor(lang, title) }))
  return answer(c, words.joinTitle[lang], <JoinPage lang={lang} event={event} fresh={!me} organisations={homes} listings={own} values={typed(again, before)} problems={problemsIn(again)} />, again)
}

async function times(c: Visit): Promise<Response> {
  const { room: { db }, actor, lang } = c.var
  const { event, round } = await meetingsAt(c)
  const { me } = await roundForPart(db, actor, event.id)
  return answer(c, words.times[lang], <TimesPage lang={lang} event={event} slots={await slotsOf(db, event.id)} away={await awayOf(db, event.id, me.personId)} meetings={await myMeetings(db, actor, event.id)} zone={round.zone} />)
}

const says = (person: MeetingPerson, text: string): boolean => [person.name.zh, person.name.en, person.organisation.zh, person.organisation.en, person.words].some((part) => part?.toLowerCase().includes(text))

async function people(c: Visit, again?: Again): Promise<Response> {
  const { room, actor, lang } = c.var
  const { event, round } = await meetingsAt(c)
  const { me } = await roundForPart(room.db, actor, event.id)
  const text = (again ? one(again.values, 'q') : (c.req.query('q') ?? '')).trim().slice(0, 100)
  const others = (await meetingPeople(room.db, event.id)).filter(({ role, organisationId }) => role !== me.role && organisationId !== me.organisationId)
  const listings = await listingsOf(room.db, actor, others)
  const wishes = await wishesOf(room.db, event.id, me.personId)
  const musts = [...wishes.values()].filter((kind) => kind === 'must').length
  const found = others.filter((person) => !text || says(person, text.toLowerCase()) || Object.values(listings.get(person.personId)?.title.variants ?? {}).some((variant) => variant?.body.toLowerCase().includes(text.toLowerCase())))
  return answer(
    c, words.peopleTitle[lang],
    <PeoplePage
      lang={lang} event={event} round={round} people={found} listings={listings} wishes={wishes} open={wishesOpen(round, actor.at)} mustsLeft={Math.max(0, round.mustsMost - musts)} words={text}
      suggestions={await suggestionsFor(room.db, room.matcher, actor, me, others, listings)} problem={again && Object.values(problemsIn(again) ?? {})[0]}
    />,
    again,
  )
}

async function askPage(c: Visit, again?: Again): Promise<Response> {
  const { room: { db }, actor, lang } = c.var
  const { event, round } = await meetingsAt(c)
  const { me } = await roundForPart(db, actor, event.id)
  const them = await meetingPerson(db, event.id, idOf(c, 'person'))
  if (!them || them.personId === me.personId) throw missing()
  const slots = round.way === 'requester' ? await slotsFor(db, event.id, me.personId, them.personId, actor.at) : []
  const left = Math.max(0, round.requestsMost - (await requestsOut(db, event.id, me.personId, actor.at)))
  const checkMissing = (await partnerCheckMissing(db, me.organisationId, them.organisationId, actor.at)).length > 0
  return answer(c, words.ask[lang], <AskPage lang={lang} event={event} round={round} person={them} slots={slots} left={left} checkMissing={checkMissing} withSlot={round.way === 'requester'} action={href(routes.meetings.asked, { lang, slug: event.slug, person: showId(them.personId) })} values={typed(again)} problems={problemsIn(again)} />, again)
}

async function requestPage(c: Visit, again?: Again): Promise<Response> {
  const { room: { db }, actor, lang } = c.var
  const { event, round } = await meetingsAt(c)
  const { me } = await roundForPart(db, actor, event.id)
  const id = idOf(c, 'key')
  const request = (await requestsOf(db, event.id, me.personId, actor.at)).find((each) => each.id === id && each.from === me.personId && each.state === 'open' && !each.offered)
  if (!request) throw missing()
  const slots = round.way === 'requester' ? await slotsFor(db, event.id, me.personId, request.to, actor.at) : []
  const values = typed(again, { words: request.words ?? '', slot: request.slotId ? showId(request.slotId) : '' })
  return answer(c, words.requestEdit[lang], <AskPage lang={lang} event={event} round={round} person={{ name: request.toName }} slots={slots} checkMissing={false} withSlot={round.way === 'requester'} version={request.version} action={href(routes.meetings.requestEdit, { lang, slug: event.slug, key: showId(id) })} values={values} problems={problemsIn(again)} />, again)
}

/** One of the reader's own meetings in this event. @throws missing */
async function ownMeeting(c: Visit): Promise<{ event: Awaited<ReturnType<typeof eventAt>>; meeting: MyMeeting }> {
  const event = await eventAt(c)
  const id = idOf(c, 'key')
  const meeting = (await myMeetings(c.var.room.db, c.var.actor, event.id)).find((each) => each.id === id)
  if (!meeting) throw missing()
  return { event, meeting }
}

async function outcomePage(c: Visit, again?: Again): Promise<Response> {
  const { event, meeting } = await ownMeeting(c)
  return answer(c, words.outcome[c.var.lang], <OutcomePage lang={c.var.lang} event={event} meeting={meeting} values={typed(again)} problems={problemsIn(again)} />, again)
}

const calendar: Handler = async (c) => {
  const { room, actor, lang } = c.var
  const event = await eventAt(c)
  const page = room.config.url + hubHref(lang, event.slug)
  const text = calendarFile(lang, await myMeetings(room.db, actor, event.id), { now: actor.at, page, host: new URL(room.config.url).hostname })
  const bytes = Buffer.from(text)
  return download(c, { name: `${event.slug}.ics`, mediaType: 'text/calendar; charset=utf-8', bytes: bytes.byteLength, stream: Readable.from([bytes]) })
}

/** Back to the page of the meetings, where a refusal is said beside what was tried. */
const backToHub = (c: Visit, act: (id: string, values: Values) => Promise<unknown>): Promise<Response> =>
  submit(c, async (values) => (await act(idOf(c, 'key'), values), here(c)), (again) => hub(c, again, showId(idOf(c, 'key'))), 'done')

export const meetingHandlers: HandlersOf<'meetings'> = {
  show: (c) => hub(c),
  join: (c) => joinPage(c),
  joined: (c) =>
    submit(
      c,
      async (values) => {
        const { event } = await meetingsAt(c)
        await joinMeetings(c.var.room.db, c.var.actor, { eventId: event.id, organisationId: idIn(values, 'organisationId'), role: chosen(values, 'role', roleNames), listingId: idIn(values, 'listingId'), words: one(values, 'words'), lang: c.var.lang })
        return here(c)
      },
      (again) => joinPage(c, again),
    ),
  leave: (c) => deed(c, async () => (await leaveMeetings(c.var.room.db, c.var.actor, { eventId: (await meetingsAt(c)).event.id }), here(c))),
  times: (c) => times(c),
  timesSave: (c) =>
    deed(c, async (values) => {
      const { event } = await meetingsAt(c)
      await setAvailability(c.var.room.db, c.var.actor, { eventId: event.id, free: many(values, 'free').flatMap((shown) => readId(shown) ?? []) })
      return here(c)
    }, 'saved'),
  people: (c) => people(c),
  wish: (c) =>
    submit(
      c,
      async (values) => {
        const { event } = await meetingsAt(c)
        const [to, kind] = [idIn(values, 'to'), wishKinds.find((each) => each === one(values, 'kind'))]
        if (!to) throw missing()
        await wish(c.var.room.db, c.var.actor, { eventId: event.id, to, kind })
        return `${href(routes.meetings.people, { lang: c.var.lang, slug: event.slug }, { q: one(values, 'q') })}#p-${showId(to)}`
      },
      (again) => people(c, again),
    ),
  ask: (c) => askPage(c),
  asked: (c) =>
    submit(
      c,
      async (values) => {
        const { event } = await meetingsAt(c)
        await askToMeet(c.var.room.db, c.var.actor, { eventId: event.id, to: idOf(c, 'person'), words: one(values, 'words'), slotId: idIn(values, 'slot') })
        return here(c)
      },
      (again) => askPage(c, again),
      'sent',
    ),
  request: (c) => requestPage(c),
  requestEdit: (c) => submit(c, async (values) => (await editRequest(c.var.room.db, c.var.actor, { id: idOf(c, 'key'), version: versionIn(values), words: one(values, 'words'), slotId: idIn(values, 'slot') }), here(c)), (again) => requestPage(c, again)),
  accept: (c) => backToHub(c, (id, values) => acceptRequest(c.var.room.db, c.var.actor, { id, slotId: idIn(values, 'slot') })),
  decline: (c) => deed(c, async () => (await declineRequest(c.var.room.db, c.var.actor, idOf(c, 'key')), here(c))),
  requestCancel: (c) => deed(c, async () => (await cancelRequest(c.var.room.db, c.var.actor, idOf(c, 'key')), here(c))),
  cancel: (c) =>
    deed(c, async (values) => {
      const { room: { db }, actor, lang } = c.var
      const meeting = await meetingFor(db, actor, idOf(c, 'key'))
      await cancelMeetingOf(db, actor, { id: meeting.id, reason: one(values, 'reason') })
      return [meeting.a, meeting.b].includes(actor.personId ?? '') ? here(c) : `${deskHref(lang, slugOf(c))}#held`
    }),
  link: (c) => backToHub(c, (id, values) => linkMeeting(c.var.room.db, c.var.actor, { id, link: one(values, 'link') })),
  outcome: (c) => outcomePage(c),
  outcomeGiven: (c) => submit(c, async (values) => (await giveOutcome(c.var.room.db, c.var.actor, { meetingId: (await ownMeeting(c)).meeting.id, outcome: chosen(values, 'outcome', outcomeNames), note: one(values, 'note'), lang: c.var.lang }), here(c)), (again) => outcomePage(c, again)),
  calendar,
}
