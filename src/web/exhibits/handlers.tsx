import { publishesFor } from '../../core/actor.ts'
import { missing } from '../../core/failure.ts'
import { say } from '../../core/text.ts'
import { addExhibits, askForPlace, boothFor, boothPaper, canKeepBooth, canRunEvent, countVisit, decideExhibit, eventFor, eventToRun, exhibitsAsked, exhibitsOf, ownForHall, removePaper, saveBooth, takeExhibit, visitsOf } from '../../modules/events/events.ts'
import { submitWithFile } from '../agreements/reading.tsx'
import { download } from '../files/download.ts'
import { one } from '../form.ts'
import { type Again, page, seeOther, statusOf } from '../respond.tsx'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import type { Handler, HandlersOf, Visit } from '../room.ts'
import { deed, halvesOf, idIn, idOf, problemsIn, submit, typed, versionIn } from '../typed.ts'
import { halvesIn, shown } from '../ui/bilingual.tsx'
import { BoothEditPage, BoothPage } from './booth-pages.tsx'
import { ExhibitPage, HallDeskPage } from './desk-pages.tsx'
import { EventHallPage, type Grouping, groupings, type Part, partOf, parts } from './hall-page.tsx'
import { exhibitWords as words } from './messages/words.ts'

const eventIn = (c: Visit) => eventFor(c.var.room.db, c.var.actor, { slug: c.req.param('slug') ?? '' })
const runIn = (c: Visit) => eventToRun(c.var.room.db, c.var.actor, { slug: c.req.param('slug') ?? '' })
const private_ = (again?: Again) => ({ active: 'events', noindex: true, status: again ? statusOf(again.failure) : 200 }) as const

const hall: Handler = async (c) => {
  const { room, actor, lang } = c.var
  const event = await eventIn(c)
  const cards = await exhibitsOf(room.db, actor, event.id)
  const asked = c.req.query('part') as Part
  const part = parts.includes(asked) ? asked : (parts.find((one_) => cards.some((card) => partOf(card) === one_)) ?? 'technologies')
  const by = c.req.query('by') as Grouping
  return page(
    c,
    { title: say(lang, words.titleOf, { event: shown(lang, event.name).text }), description: words.lead[lang] },
    <EventHallPage lang={lang} event={event} cards={cards} part={part} by={groupings.includes(by) ? by : 'field'} now={actor.at} runs={canRunEvent(actor, event.id)} publishes={publishesFor(actor).length > 0} />,
  )
}

/** Counts an opening of the hall or of a booth in it; said by the page itself, so that what only fetches is not counted. */
const seen: Handler = async (c) => {
  const { room, actor } = c.var
  const event = await eventIn(c)
  const organisation = c.req.query('booth')
  const booth = organisation ? await boothFor(room.db, actor, { eventId: event.id, organisation }) : undefined
  await countVisit(room.db, { eventId: event.id, part: booth ? 'booth' : 'hall', objectId: booth?.organisationId, userAgent: c.req.header('user-agent'), at: actor.at })
  return c.body(null, 204)
}

async function minePage(c: Visit, again?: Again): Promise<Response> {
  const { room, actor, lang } = c.var
  const event = await eventIn(c)
  return page(c, { title: words.mineTitle[lang], ...private_(again) }, <ExhibitPage lang={lang} event={event} own={await ownForHall(room.db, actor, event.id)} problems={problemsIn(again)} />)
}

async function deskPage(c: Visit, again?: Again): Promise<Response> {
  const { room, actor, lang } = c.var
  const event = await runIn(c)
  const asked = await exhibitsAsked(room.db, actor, event.id)
  const cards = await exhibitsOf(room.db, actor, event.id)
  return page(c, { title: words.manage[lang], ...private_(again) }, <HallDeskPage lang={lang} event={event} asked={asked} cards={cards} visits={await visitsOf(room.db, event.id)} values={again?.values ?? {}} problems={problemsIn(again)} />)
}

const toDesk = (c: Visit, slug: string) => href(routes.exhibits.desk, { lang: c.var.lang, slug })

export const exhibitHandlers: HandlersOf<'exhibits'> = {
  hall,
  seen,
  mine: (c) => minePage(c),
  ask: (c) =>
    submit(c, async (values) => {
      const event = await eventIn(c)
      const listingId = idIn(values, 'listing')
      if (!listingId) throw missing()
      await askForPlace(c.var.room.db, c.var.actor, { eventId: event.id, listingId })
      return href(routes.exhibits.mine, { lang: c.var.lang, slug: event.slug })
    }, (again) => minePage(c, again), 'sent'),
  desk: (c) => deskPage(c),
  add: (c) =>
    submit(c, async (values) => {
      const event = await runIn(c)
      await addExhibits(c.var.room.db, c.var.actor, { eventId: event.id, typed: one(values, 'listings') })
      return toDesk(c, event.slug)
    }, (again) => deskPage(c, again)),
  decide: (c) =>
    deed(c, async (values) => {
      const event = await runIn(c)
      await decideExhibit(c.var.room.db, c.var.actor, { eventId: event.id, listingId: idOf(c), accept: one(values, 'accept') === 'yes' })
      return toDesk(c, event.slug)
    }),
  take: (c) =>
    deed(c, async (values) => {
      const event = await eventIn(c)
      await takeExhibit(c.var.room.db, c.var.actor, { eventId: event.id, listingId: idOf(c) })
      return one(values, 'to') === 'desk' ? toDesk(c, event.slug) : href(routes.exhibits.mine, { lang: c.var.lang, slug: event.slug })
    }),
  find: async (c) => {
    const event = await eventFor(c.var.room.db, c.var.actor, { id: idOf(c) })
    const at = { lang: c.var.lang, slug: event.slug }
    return seeOther(c, canRunEvent(c.var.actor, event.id) ? href(routes.exhibits.desk, at) : href(routes.exhibits.mine, at))
  },
}

const boothIn = async (c: Visit) => {
  const event = await eventIn(c)
  return { event, booth: await boothFor(c.var.room.db, c.var.actor, { eventId: event.id, organisation: c.req.param('organisation') ?? '' }) }
}

const showBooth: Handler = async (c) => {
  const { actor, lang } = c.var
  const { event, booth } = await boothIn(c)
  return page(c, { title: `${booth.name[lang] ?? booth.name.en ?? booth.name.zh ?? ''} · ${shown(lang, event.name).text}` }, <BoothPage lang={lang} event={event} booth={booth} keeps={canKeepBooth(actor, event.id, booth.organisationId)} now={actor.at} />)
}

async function editBooth(c: Visit, again?: Again): Promise<Response> {
  const { actor, lang } = c.var
  const { event, booth } = await boothIn(c)
  if (!canKeepBooth(actor, event.id, booth.organisationId)) throw missing()
  return page(c, { title: words.boothEdit[lang], ...private_(again) }, <BoothEditPage lang={lang} event={event} booth={booth} values={typed(again, { ...halvesIn(booth.about, 'about'), film: booth.film ?? '' })} problems={problemsIn(again)} />)
}

export const boothHandlers: HandlersOf<'booths'> = {
  show: showBooth,
  edit: (c) => editBooth(c),
  save: (c) =>
    submitWithFile(c, async (values, file) => {
      const { room, actor, lang } = c.var
      const { event, booth } = await boothIn(c)
      const bytes = file && { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
      await saveBooth(room.db, room.blobs, actor, { eventId: event.id, organisation: booth.slug, about: halvesOf(values, 'about'), film: one(values, 'film'), lang, version: versionIn(values), file: bytes })
      return href(routes.booths.edit, { lang, slug: event.slug, organisation: booth.slug })
    }, (again) => editBooth(c, again)),
  paper: async (c) => {
    const { event, booth } = await boothIn(c)
    return download(c, await boothPaper(c.var.room.db, c.var.room.blobs, c.var.actor, { eventId: event.id, organisation: booth.slug, fileId: idOf(c) }))
  },
  paperRemove: (c) =>
    deed(c, async () => {
      const { event, booth } = await boothIn(c)
      await removePaper(c.var.room.db, c.var.actor, { eventId: event.id, organisation: booth.slug, fileId: idOf(c) })
      return href(routes.booths.edit, { lang: c.var.lang, slug: event.slug, organisation: booth.slug })
    }, 'removed'),
}
