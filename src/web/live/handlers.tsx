import QRCode from 'qrcode'
import type { Child } from 'hono/jsx'
import { ownPart, figuresOf, mayTakePart, type Session, sessionFor, streamsOf } from '../../modules/events/live/live.ts'
import { materialsOf, takesPart } from '../../modules/events/events.ts'
import { page, seeOther } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { idOf } from '../typed.ts'
import { headOf } from '../ui/bilingual.tsx'
import { liveShown } from './facts.ts'
import { at, LivePage } from './page.tsx'
import { passFor } from './pass.ts'
import { streamPolicy } from './policy.ts'
import { Materials } from '../programme/session.tsx'
import { RoadshowPart } from '../roadshow/part.tsx'
import { StagePage } from './stage-page.tsx'
import { takePartByForm } from './taking-part.ts'

/** The session that the address names. @throws missing */
export const sessionAt = (c: Visit): Promise<Session> => sessionFor(c.var.room.db, c.var.actor, { slug: c.req.param('slug') ?? '', sessionId: idOf(c, 'session') })

async function show(c: Visit): Promise<Response> {
  const { room, actor, lang } = c.var
  const session = await sessionAt(c)
  const snapshot = await room.live.broadcasts.snapshot(session.id)
  const streams = await streamsOf(room.db, session.id)
  const figures = await figuresOf(room.db, session.id)
  const own = await ownPart(room.db, actor, session.id)
  const may = mayTakePart(actor, session, await takesPart(room.db, session.eventId, actor.personId))
  const pass = may && actor.personId && snapshot ? await passFor(room.db, { sessionId: session.id, personId: actor.personId }, actor.at) : undefined
  const materials = await materialsOf(room.db, actor, session.eventId, session.id)
  const more: Child = <>{session.kind === 'roadshow' ? await RoadshowPart({ c, session }) : null}<Materials lang={lang} materials={materials} /></>
  c.header('content-security-policy', streamPolicy(streams, room.config.streamHosts))
  const title = headOf(lang, session.title).title
  return page(
    c,
    { title, noindex: session.event.visibility !== 'public' },
    <LivePage lang={lang} actor={actor} session={session} streams={streams} figures={figures} live={snapshot && liveShown(snapshot.facts)} own={own} may={may} pass={pass} events={room.config.liveReaders > 0} player={room.assets['player.js']} more={more} />,
  )
}

async function stage(c: Visit): Promise<Response> {
  const { room, lang } = c.var
  const session = await sessionAt(c)
  const snapshot = await room.live.broadcasts.snapshot(session.id)
  const address = room.config.url + href(routes.live.show, at({ lang, session }))
  // Nobody has touched the session yet: there is nothing to follow, and the screen looks again by itself.
  if (!session.live) c.header('refresh', '20')
  const qr = await QRCode.toDataURL(address, { margin: 1, width: 240 })
  return page(c, { title: headOf(lang, session.title).title, noindex: true, bare: true }, <StagePage lang={lang} session={session} live={liveShown(snapshot?.facts ?? new Map())} address={address.replace(/^https?:\/\//, '')} qr={qr} />)
}

export const liveHandlers: HandlersOf<'live'> = {
  show, stage,
  async find(c) {
    const session = await sessionFor(c.var.room.db, c.var.actor, { sessionId: idOf(c) })
    return seeOther(c, href(routes.live.show, at({ lang: c.var.lang, session })))
  },
  ask: (c) => takePartByForm(c, 'ask'),
  vote: (c) => takePartByForm(c, 'vote'),
  answer: (c) => takePartByForm(c, 'answer'),
  react: (c) => takePartByForm(c, 'react'),
}
