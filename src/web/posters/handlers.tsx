import { z } from 'zod'
import { type Actor, organisationsOf } from '../../core/actor.ts'
import { readId, showId } from '../../core/id.ts'
import { nameFor, say } from '../../core/text.ts'
import { cardsFor, mine } from '../../modules/listings/listings.ts'
import { askPosters, cancelPosters, mostPosters, posterArchive, posterFor, type PosterForm, posterForms, posterRunFor, posterRunsOf } from '../../modules/posters/posters.ts'
import { currentChoices, termsOf } from '../../modules/vocabularies/vocabularies.ts'
import { caching } from '../encode.ts'
import { dispositionOf, download } from '../files/download.ts'
import { readWanted } from '../listings/hall/query.ts'
import { reportAddresses } from '../matches/address.ts'
import { type Again, fragment, page, seeOther, statusOf, submitForm } from '../respond.tsx'
import type { Handler, HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { posterPageWords as words } from './messages.ts'
import { ofSearch, PostersPage, RunPage, RunProgress } from './page.tsx'

const severalOf = z.union([z.enum(posterForms), z.array(z.enum(posterForms))]).default([]).transform((given) => (Array.isArray(given) ? given : [given]))
const asked = z.object({ scope: z.string().min(1).max(64), search: z.string().max(4_000).optional(), forms: severalOf })
const pageOfMine = 200

const placeOf = (c: Visit, id: string): string => href(routes.posters.show, { lang: c.var.lang, id: showId(id) })

/** What a search in the hall finds for this reader, in its order. */
async function found({ var: { room, actor } }: Visit, search: string) {
  const wanted = readWanted(new URLSearchParams(search))
  const chosen = currentChoices(await termsOf(room.db), wanted.chosen)
  const answer = room.matcher.hall(actor, { text: wanted.text, chosen, sort: wanted.sort ?? 'relevance', offset: 0, limit: mostPosters })
  return { ids: answer.ids, total: answer.total, text: wanted.text }
}

/** What an organisation of the actor has on show, the latest first. */
async function published(c: Visit, actor: Actor, organisationId: string): Promise<string[]> {
  const ids: string[] = []
  for (let offset = 0; offset < mostPosters; offset += pageOfMine) {
    const { listings } = await mine(c.var.room.db, actor, { state: 'published', organisationId, offset, limit: pageOfMine })
    ids.push(...listings.map((one) => one.id))
    if (listings.length < pageOfMine) break
  }
  return ids.slice(0, mostPosters)
}

async function listPage(c: Visit, state?: Again): Promise<Response> {
  const { lang, actor, room } = c.var
  const typed = state?.values.search
  const search = (typeof typed === 'string' ? typed : c.req.query('search'))?.slice(0, 4_000)
  const organisations = actor.affiliations.map(({ organisationId, name }) => ({ id: organisationId, name: nameFor(lang, name) }))
  const props = { organisations, search: search ? { query: search, ...(await found(c, search)) } : undefined, runs: await posterRunsOf(room.db, actor), now: actor.at }
  return page(
    c,
    { title: words.title[lang], active: 'desk', noindex: true, status: state ? statusOf(state.failure) : 200 },
    <PostersPage lang={lang} {...props} values={state?.values ?? {}} problems={state?.problems ?? {}} sentence={state?.sentence?.[lang]} />,
  )
}

/** One poster, as a file of its own. */
const single = (form: PosterForm): Handler => async (c) => {
  const { lang, actor, room } = c.var
  const { bytes, mediaType, name } = await posterFor(room.db, actor, { listingId: c.req.param('id') ?? '', lang, form }, reportAddresses(room.config.url).listing)
  return c.body(new Uint8Array(bytes), 200, { ...caching(actor.kind === 'visitor'), 'content-type': mediaType, 'content-length': String(bytes.byteLength), 'content-disposition': dispositionOf(name), 'content-security-policy': "default-src 'none'; sandbox" })
}

export const posterHandlers: HandlersOf<'posters'> = {
  sheet: single('sheet'),
  picture: single('picture'),
  list: (c) => listPage(c),
  ask: (c) =>
    submitForm(
      c,
      asked,
      async ({ scope, search, forms }) => {
        const { lang, actor, room } = c.var
        const organisationId = readId(scope)
        const own = actor.affiliations.find((one) => one.organisationId === organisationId && organisationsOf(actor).includes(one.organisationId))
        const hall = scope === ofSearch && search ? await found(c, search) : undefined
        const listingIds = own ? await published(c, actor, own.organisationId) : (hall?.ids ?? [])
        const title = own ? nameFor(lang, own.name) : hall?.text ? say(lang, words.searchName, { text: hall.text }) : words.searchAll[lang]
        return placeOf(c, await askPosters(room.db, actor, { listingIds, title, lang, sheets: forms.includes('sheet'), pictures: forms.includes('picture') }))
      },
      (state) => listPage(c, state),
    ),
  async show(c) {
    const { lang, actor, room } = c.var
    const run = await posterRunFor(room.db, actor, c.req.param('id') ?? '')
    const cards = new Map((await cardsFor(room.db, actor, run.leftOut.map((one) => one.listingId))).map((card) => [card.id, card]))
    return page(c, { title: words.title[lang], active: 'desk', noindex: true }, <RunPage lang={lang} run={run} cards={cards} />)
  },
  async cancel(c) {
    const run = await posterRunFor(c.var.room.db, c.var.actor, c.req.param('id') ?? '')
    await cancelPosters(c.var.room.db, c.var.actor, run.id)
    return seeOther(c, placeOf(c, run.id), 'done')
  },
  async progress(c) {
    const run = await posterRunFor(c.var.room.db, c.var.actor, c.req.param('id') ?? '')
    const over = run.state !== 'queued' && run.state !== 'running'
    return fragment(c, <RunProgress lang={c.var.lang} run={run} finished={over ? placeOf(c, run.id) : undefined} />)
  },
  async file(c) {
    return download(c, await posterArchive(c.var.room.db, c.var.room.blobs, c.var.actor, c.req.param('id') ?? ''))
  },
}
