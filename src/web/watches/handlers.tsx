import { z } from 'zod'
import { currentChoices, termsOf } from '../../modules/vocabularies/vocabularies.ts'
import { Failure } from '../../core/failure.ts'
import { readId, showId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { readText } from '../../core/text.ts'
import { listingFor } from '../../modules/listings/listings.ts'
import { accountOf } from '../../modules/people/people.ts'
import {
  closeFeed, editWatch, limits, openFeed, pauseWatch, readChoices, removeWatch, resumeWatch, rhythms, saveNeedOf, savePrivateNeed, saveSearch, type Telling, usualTelling, watchesOf, watchFor,
  watchListing, watchMatch, watchOrganisation,
} from '../../modules/watches/watches.ts'
import { many, one, type Values } from '../form.ts'
import { readWanted, type Wanted } from '../listings/hall/query.ts'
import { type Again, page, seeOther, statusOf, submitForm } from '../respond.tsx'
import type { Handler, HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { showSavedFeed } from './feed.ts'
import { askToLeave, leave } from './leave.tsx'
import { SavedPage } from './list.tsx'
import { watchWords } from './messages.ts'
import { headingOf } from './name.ts'
import { NewNeedPage, NewSearchPage } from './new.tsx'
import { FeedMadePage, WatchPage } from './show.tsx'

const text = (most: number) => z.string().max(most * 4).optional()
const telling = { rhythm: z.enum(rhythms).optional(), by: z.union([z.string(), z.array(z.string())]).optional() }
const created = z.object({
  kind: z.enum(['search', 'text', 'need', 'listing', 'organisation', 'match']),
  name: text(limits.name), words: text(limits.words), chosen: z.union([z.string(), z.array(z.string())]).optional(),
  textZh: text(limits.text), textEn: text(limits.text), seeks: z.enum(['offer', 'need']).optional(),
  listing: z.string().max(64).optional(), other: z.string().max(64).optional(), organisation: z.string().max(80).optional(), ...telling,
})
const edited = z.object({ name: text(limits.name), words: text(limits.words), textZh: text(limits.text), textEn: text(limits.text), seeks: z.enum(['offer', 'need']).optional(), _version: z.coerce.number().int(), ...telling })

const listOf = (given: string | string[] | undefined): string[] => (given === undefined ? [] : Array.isArray(given) ? given : [given])

/** A form with fields of telling says which ways; a button says nothing and gets the usual. */
const tellingOf = ({ rhythm, by }: { rhythm?: Telling['rhythm']; by?: string | string[] }): Telling | undefined => (rhythm ? { rhythm, byDesk: listOf(by).includes('desk'), byMail: listOf(by).includes('mail') } : undefined)

const typedOf = (values: Values) => ({ typed: Object.fromEntries(Object.keys(values).map((name) => [name, one(values, name)])), telling: tellingOf({ rhythm: rhythms.find((each) => each === one(values, 'rhythm')), by: many(values, 'by') }) })

const idIn = (c: Visit): string => c.req.param('id') ?? ''
const missing = () => new Failure('missing', refusals.missing)

async function create(c: Visit, input: z.output<typeof created>): Promise<string> {
  const { room: { db, matcher }, actor, lang } = c.var
  const how = tellingOf(input)
  const listingId = input.listing ?? ''
  if (input.kind === 'search') return saveSearch(db, matcher, actor, { name: input.name ?? '', words: input.words, chosen: readChoices(listOf(input.chosen)), telling: how })
  if (input.kind === 'text') return savePrivateNeed(db, matcher, actor, { name: input.name ?? '', textZh: input.textZh, textEn: input.textEn, seeks: input.seeks, telling: how })
  if (input.kind === 'organisation') return watchOrganisation(db, matcher, actor, { slug: input.organisation ?? '', telling: how })
  if (input.kind === 'match') return watchMatch(db, matcher, actor, { needId: listingId, offerId: input.other ?? '', telling: how })
  if (input.kind === 'listing') return watchListing(db, matcher, actor, { listingId, telling: how })
  const name = input.name ?? readText((await listingFor(db, actor, listingId)).texts.title, lang).body.slice(0, limits.name).toWellFormed()
  return saveNeedOf(db, matcher, actor, { listingId, name, telling: how })
}

async function createAgain(c: Visit, { values, problems, failure }: Again): Promise<Response> {
  const { lang } = c.var
  const kind = one(values, 'kind')
  if (kind !== 'search' && kind !== 'text') throw failure
  const { zone } = await accountOf(c.var.room.db, c.var.actor)
  const shown = { lang, zone, ...typedOf(values), problems: Object.keys(problems).length > 0 ? problems : { name: failure.sentence } }
  const wanted: Wanted = { text: one(values, 'words'), chosen: readChoices(many(values, 'chosen')), page: 1 }
  const title = kind === 'search' ? watchWords.saveSearch[lang] : watchWords.privateNeed[lang]
  return page(c, { title, noindex: true, active: 'desk', status: statusOf(failure) }, kind === 'search' ? <NewSearchPage {...shown} terms={await termsOf(c.var.room.db)} wanted={wanted} /> : <NewNeedPage {...shown} />)
}

async function show(c: Visit, again?: Again): Promise<Response> {
  const { room, actor, lang } = c.var
  const { watch, results } = await watchFor(room.db, room.matcher, actor, idIn(c))
  const more = again && { ...typedOf(again.values), problems: Object.keys(again.problems).length > 0 ? again.problems : { rhythm: again.failure.sentence } }
  return page(c, { title: headingOf(lang, watch), noindex: true, active: 'desk', status: again ? statusOf(again.failure) : 200 }, <WatchPage lang={lang} terms={await termsOf(room.db)} watch={watch} results={results} now={actor.at} {...more} />)
}

const act = (deed: typeof pauseWatch): Handler => async (c) => {
  await deed(c.var.room.db, c.var.actor, idIn(c))
  return seeOther(c, href(routes.watches.list, { lang: c.var.lang }), 'done')
}

export const watchHandlers: HandlersOf<'watches'> = {
  async list(c) {
    const { room, actor, lang } = c.var
    return page(c, { title: watchWords.title[lang], noindex: true, active: 'desk' }, <SavedPage lang={lang} terms={await termsOf(room.db)} watches={await watchesOf(room.db, actor)} now={actor.at} />)
  },
  async new(c) {
    const { room, actor, lang } = c.var
    const { zone } = await accountOf(room.db, actor)
    if (c.req.query('as') === 'need') return page(c, { title: watchWords.privateNeed[lang], noindex: true, active: 'desk' }, <NewNeedPage lang={lang} zone={zone} typed={{}} telling={usualTelling} />)
    const terms = await termsOf(room.db)
    const read = readWanted(new URL(c.req.url).searchParams)
    const wanted = { ...read, chosen: currentChoices(terms, read.chosen) }
    return page(c, { title: watchWords.saveSearch[lang], noindex: true, active: 'desk' }, <NewSearchPage lang={lang} terms={terms} zone={zone} wanted={wanted} typed={{}} telling={usualTelling} />)
  },
  create: (c) => submitForm(c, created, async (input) => href(routes.watches.show, { lang: c.var.lang, id: showId(await create(c, input)) }), (again) => createAgain(c, again), 'saved'),
  show: (c) => show(c),
  save: (c) =>
    submitForm(
      c,
      edited,
      async ({ _version: version, ...input }, form) => {
        // What was emptied in the form is emptied, not kept.
        const emptied = Object.fromEntries((['words', 'textZh', 'textEn'] as const).filter((name) => form.values[name] === '').map((name) => [name, '']))
        await editWatch(c.var.room.db, c.var.room.matcher, c.var.actor, { ...input, ...emptied, id: idIn(c), version, telling: tellingOf(input) })
        return href(routes.watches.show, { lang: c.var.lang, id: idIn(c) })
      },
      (again) => show(c, again),
      'saved',
    ),
  pause: act(pauseWatch),
  resume: act(resumeWatch),
  remove: act(removeWatch),
  async feed(c) {
    const { room, actor, lang } = c.var
    const id = readId(idIn(c))
    if (!id) throw missing()
    const token = await openFeed(room.db, actor, id)
    return page(c, { title: watchWords.feedMade[lang], noindex: true }, <FeedMadePage lang={lang} id={showId(id)} address={room.config.url + href(routes.watches.atom, { lang, token })} />)
  },
  feedEnd: async (c) => {
    await closeFeed(c.var.room.db, c.var.actor, idIn(c))
    return seeOther(c, href(routes.watches.show, { lang: c.var.lang, id: idIn(c) }), 'removed')
  },
  atom: showSavedFeed,
  leave: askToLeave,
  stop: leave,
}

