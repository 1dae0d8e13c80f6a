import { expect, test } from 'vitest'
import { openSite } from '../../../test/client.ts'
import { makeEvent, makeSession } from '../../../test/world/events.ts'
import { makeActor } from '../../../test/world/people.ts'
import { showId } from '../../core/id.ts'
import { addMaterial, cancelEvent, eventFor, releaseProgramme } from '../../modules/events/events.ts'

const at = new Date('2026-12-01T08:00:00Z')
const site = await openSite({ at })
const { db } = site
const hour = 3_600_000

test('an event is in every list exactly if its pages, files and answers open to the reader', { timeout: 180_000 }, async () => {
  const made = []
  for (const [visibility, draft, cancelled] of [['public', false, false], ['signed_in', false, false], ['space', false, false], ['public', true, false], ['signed_in', false, true]] as const) {
    const event = await makeEvent(db, at, { visibility, draft })
    const session = await makeSession(db, event, { startsAt: new Date(at.getTime() + 30 * hour), endsAt: new Date(at.getTime() + 31 * hour) })
    if (!draft) await releaseProgramme(db, event.officer, { eventId: event.id })
    if (!draft) await addMaterial(db, undefined, event.officer, { eventId: event.id, sessionId: session, kind: 'link', title: { en: 'Paper' }, lang: 'en', link: 'https://papers.example.org/1', audience: 'readers' })
    if (cancelled) await cancelEvent(db, event.officer, { id: event.id, version: (await eventFor(db, event.officer, event)).version, reason: 'A storm' })
    made.push({ ...event, visibility, draft, session: showId(session) })
  }
  const readers = [
    { name: 'visitor', cookie: undefined, signedIn: false, hosts: undefined, all: false },
    { name: 'somebody', cookie: await site.as((await makeActor(db, { role: 'officer' })).personId!), signedIn: true, hosts: undefined, all: false },
    { name: 'an organiser', cookie: await site.as((await makeActor(db, { platform: 'organiser' })).personId!), signedIn: true, hosts: undefined, all: true },
    ...(await Promise.all(made.map(async (event, place) => ({ name: `host ${place}`, cookie: await site.as(event.officer.personId!), signedIn: true, hosts: event.id, all: false })))),
  ]
  for (const who of readers) {
    const list = await (await site.get('/en/events', who.cookie)).text()
    const api = who.cookie ? undefined : ((await (await site.get('/api/v1/events')).json()) as { items: { slug: string }[]; total: number })
    for (const event of made) {
      const reads = who.all || who.hosts === event.id || (!event.draft && (event.visibility === 'public' || (event.visibility === 'signed_in' && who.signedIn)))
      const about = `${who.name}: ${event.visibility}${event.draft ? ', a draft' : ''}`
      // A draft stands in the list of who runs it, and nowhere else.
      expect(list.includes(`/events/${event.slug}"`), `${about} listed`).toBe(reads && !event.draft)
      expect((await site.get(`/zh/events/${event.slug}`, who.cookie)).status, `${about} page`).toBe(reads ? 200 : 404)
      for (const path of ['programme', 'programme/versions']) expect((await site.get(`/en/events/${event.slug}/${path}`, who.cookie)).status, `${about} ${path}`).toBe(reads ? 200 : 404)
      for (const path of ['programme.ics', 'programme.xml', 'programme.xlsx', `programme/${event.session}/calendar.ics`]) expect((await site.get(`/en/events/${event.slug}/${path}`, who.cookie)).status, `${about} ${path}`).toBe(reads && !event.draft ? 200 : 404)
      if (!api) continue
      expect(api.items.some((one) => one.slug === event.slug), `${about} API`).toBe(reads)
      expect((await site.get(`/api/v1/events/${event.slug}`)).status, `${about} API`).toBe(reads ? 200 : 404)
      expect((await site.get(`/api/v1/events/${event.slug}/programme`)).status, `${about} API`).toBe(reads ? 200 : 404)
    }
    if (api) expect(api.total).toBe(api.items.length)
  }
})
