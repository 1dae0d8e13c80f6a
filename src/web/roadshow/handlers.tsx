import { wrong } from '../../core/failure.ts'
import { readId, showId } from '../../core/id.ts'
import { callsVisibleTo } from '../../modules/calls/calls.ts'
import { interestIn } from '../../modules/deals/deals.ts'
import { sessionToModerate } from '../../modules/events/live/live.ts'
import {
  addJuror, addPitch, interestInPitch, linkListing, movePitch, pitchListing, removeJuror, removePitch, roadshowDesk, roadshowOf, roadshowRefusals, runRoadshow, runVerbs, scorePitch, setAbsent, setRoadshow, takeAdvanced,
} from '../../modules/events/roadshow/roadshow.ts'
import { interest, ownContact } from '../deals/handlers.tsx'
import { InterestPage } from '../deals/interest-form.tsx'
import { formWords } from '../deals/messages.ts'
import { one, type Values } from '../form.ts'
import { type Again, page, statusOf, submitForm } from '../respond.tsx'
import type { Handler, HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { chosen, deed, halvesOf, idOf, problemsIn, submit, versionIn } from '../typed.ts'
import { shown } from '../ui/bilingual.tsx'
import { type RunForm, RunSheet } from './desk.tsx'
import { roadshowWords as words } from './messages.ts'
import { SpeakerPage } from './speaker.tsx'

const where = (c: Visit) => ({ slug: c.req.param('slug') ?? '', sessionId: idOf(c, 'session') })
const at = (c: Visit) => ({ lang: c.var.lang, slug: c.req.param('slug') ?? '', session: c.req.param('session') ?? '' })
const deskHref = (c: Visit, part = ''): string => href(routes.roadshow.desk, at(c)) + part
const tools = (c: Visit) => [c.var.room.db, c.var.actor] as const
const onOne = (c: Visit) => ({ ...where(c), id: idOf(c) })

async function showDesk(c: Visit, again?: Again, form?: RunForm): Promise<Response> {
  const { room: { db }, actor, lang } = c.var
  const session = await sessionToModerate(db, actor, where(c))
  const roadshow = await roadshowOf(db, actor, session)
  const { jurors, tallies } = await roadshowDesk(db, actor, session)
  const calls = (await callsVisibleTo(db, actor, { limit: 100 })).map((call) => ({ value: call.slug, label: shown(lang, call.title).text }))
  return page(
    c,
    { title: words.desk[lang], noindex: true, status: again ? statusOf(again.failure) : 200 },
    <RunSheet lang={lang} now={actor.at} session={session} roadshow={roadshow} jurors={jurors} tallies={tallies} calls={calls} again={again && form ? { form, values: again.values, problems: problemsIn(again) ?? {} } : undefined} />,
  )
}

/** Whole minutes; undefined when left empty. @throws invalid at the field */
function minutesIn(values: Values, name: string): number | undefined {
  const text = one(values, name).normalize('NFKC').trim()
  if (text === '') return undefined
  if (!/^\d{1,3}$/.test(text)) throw wrong(name, roadshowRefusals.minutes)
  return Number(text)
}

/** The listing whose address was typed; undefined when left empty. @throws invalid at the field */
function listingTyped(values: Values): string | undefined {
  const text = one(values, 'listing').trim()
  if (text === '') return undefined
  const found = text.split(/[/?#\s]+/).map(readId).find((id) => id !== undefined)
  if (!found) throw wrong('listing', roadshowRefusals.listing)
  return found
}

async function showInterest(c: Visit, values: Values, again?: Again): Promise<Response> {
  const { room, actor, lang } = c.var
  const about = await interestIn(room.db, actor, await pitchListing(...tools(c), onOne(c)))
  const status = again ? statusOf(again.failure) : about.barred ? 409 : 200
  const action = href(routes.roadshow.interestSend, { ...at(c), id: c.req.param('id') ?? '' })
  return page(c, { title: formWords.title[lang], noindex: true, status }, <InterestPage lang={lang} actor={actor} about={about} values={values} again={again} action={action} />)
}

const turned = (act: (c: Visit, values: Values) => Promise<unknown>, part = '#line-up'): Handler => (c) =>
  deed(c, async (values) => {
    await sessionToModerate(...tools(c), where(c))
    await act(c, values)
    return deskHref(c, part)
  })
const verbs = Object.fromEntries(runVerbs.map((verb) => [verb, verb])) as { [Verb in (typeof runVerbs)[number]]: Verb }

export const roadshowHandlers: HandlersOf<'roadshow'> = {
  desk: (c) => showDesk(c),
  async speaker(c) {
    const { room: { db }, actor, lang } = c.var
    const session = await sessionToModerate(db, actor, where(c))
    if (!session.live) c.header('refresh', '20')
    return page(c, { title: words.speaker[lang], noindex: true, bare: true }, <SpeakerPage lang={lang} session={session} roadshow={await roadshowOf(db, actor, session)} now={actor.at} />)
  },
  settings: (c) =>
    submit(c, async (values) => {
      await setRoadshow(...tools(c), { ...where(c), version: versionIn(values), pitchMinutes: minutesIn(values, 'pitchMinutes') ?? 0, questionMinutes: minutesIn(values, 'questionMinutes') ?? 0, scored: one(values, 'scored') === 'yes' })
      return deskHref(c, '#settings')
    }, (again) => showDesk(c, again, 'settings')),
  run: turned((c, values) => runRoadshow(...tools(c), { ...where(c), verb: chosen(values, 'verb', verbs) }), ''),
  team: (c) =>
    submit(c, async (values) => {
      await addPitch(...tools(c), { ...where(c), lang: c.var.lang, title: halvesOf(values, 'title'), team: halvesOf(values, 'team'), listingId: listingTyped(values), minutes: minutesIn(values, 'minutes') })
      return deskHref(c, '#line-up')
    }, (again) => showDesk(c, again, 'team')),
  call: (c) =>
    submit(c, async (values) => {
      await takeAdvanced(...tools(c), { ...where(c), callSlug: one(values, 'call') })
      return deskHref(c, '#line-up')
    }, (again) => showDesk(c, again, 'call')),
  listing: turned((c, values) => linkListing(...tools(c), { ...onOne(c), listingId: listingTyped(values) })),
  move: turned((c, values) => movePitch(...tools(c), { ...onOne(c), by: one(values, 'by') === '-1' ? -1 : 1 })),
  absence: turned((c, values) => setAbsent(...tools(c), { ...onOne(c), absent: one(values, 'absent') !== 'no' })),
  remove: turned((c) => removePitch(...tools(c), onOne(c))),
  juror: (c) =>
    submit(c, async (values) => {
      await addJuror(...tools(c), { ...where(c), email: one(values, 'email') })
      return deskHref(c, '#jurors')
    }, (again) => showDesk(c, again, 'juror')),
  jurorRemove: turned((c) => removeJuror(...tools(c), { ...where(c), personId: idOf(c) }), '#jurors'),
  score: (c) =>
    deed(c, async (values) => {
      await scorePitch(...tools(c), { ...onOne(c), score: Number(one(values, 'score').normalize('NFKC')), note: one(values, 'note') })
      return `${href(routes.live.show, at(c))}#line-up`
    }, 'saved'),
  interest: (c) => showInterest(c, { contact: ownContact(c.var.actor) }),
  interestSend: (c) =>
    submitForm(
      c,
      interest,
      async ({ from, noConfidential, consent, ...input }) => {
        const { id } = await interestInPitch(...tools(c), { ...onOne(c), interest: { ...input, fromOrganisationId: from, noConfidential: noConfidential !== undefined, consent: consent === 'yes' } })
        return href(routes.deals.show, { lang: c.var.lang, id: showId(id) })
      },
      (again) => showInterest(c, again.values, again),
      'sent',
    ),
}
