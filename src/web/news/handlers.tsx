import { z } from 'zod'
import { visitor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { readId, showId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { readText } from '../../core/text.ts'
import { allianceBySlug, type AllianceLine } from '../../modules/alliances/alliances.ts'
import { eventFor } from '../../modules/events/events.ts'
import {
  attachToNews, canWriteNews, citationsOf, citeFact, detachFromNews, editNews, type NewsInput, newsFiles, type NewsItem, newsItemFor, type NewsKind, newsKinds, newsToWorkOn, newsVisibleTo, ofAlliance, pinNews, publishNews, reviewNews, uncite,
  withdrawNews, writeNews,
} from '../../modules/news/news.ts'
import { caching, textAnswer } from '../encode.ts'
import { one, type Form } from '../form.ts'
import { problems as formProblems } from '../messages.ts'
import { type Again, page, statusOf, submitForm } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { said } from '../ui/said.ts'
import { NewsEditor, newsValues } from './editor.tsx'
import { newsFeed } from './feed.ts'
import { NewsList } from './list.tsx'
import { newsWords as words } from './messages.ts'
import { NewsPage } from './show.tsx'

const size = 20
const feedSize = 50

const idOf = (c: Visit, name = 'id'): string => {
  const id = readId(c.req.param(name) ?? '')
  if (!id) throw new Failure('missing', refusals.missing)
  return id
}
const kindOf = (text: string | undefined): NewsKind | undefined => (text && Object.hasOwn(newsKinds, text) ? (text as NewsKind) : undefined)
const placeOf = (c: Visit, id: string): string => href(routes.news.show, { lang: c.var.lang, id: showId(id) })
const editorOf = (c: Visit, id: string, part = ''): string => `${href(routes.news.edit, { lang: c.var.lang, id: showId(id) })}${part}`
const versionIn = (values: Form['values']): number | undefined => Number(one(values, '_version')) || undefined

async function listPage(c: Visit, alliance?: AllianceLine): Promise<Response> {
  const { room, actor, lang } = c.var
  const kind = kindOf(c.req.query('kind'))
  const asked = Math.trunc(Number(c.req.query('page') ?? 1))
  const number = Number.isSafeInteger(asked) && asked > 0 ? Math.min(asked, 5_000) : 1
  const query = { kind, spaceId: alliance?.id, limit: size, offset: (number - 1) * size }
  const [{ items, total }, working] = await Promise.all([newsVisibleTo(room.db, actor, query), newsToWorkOn(room.db, actor, { kind, spaceId: alliance?.id })])
  const name = alliance && readText(alliance.name, lang).body
  const title = name ? said(lang, words.ofAlliance, { alliance: name }) : words.title[lang]
  const at = (chosen?: NewsKind, to = 1) => (alliance ? href(routes.news.ofAlliance, { lang, slug: alliance.slug }, { kind: chosen, page: to > 1 ? to : undefined }) : href(routes.news.list, { lang }, { kind: chosen, page: to > 1 ? to : undefined }))
  const feed = alliance ? href(routes.news.feedOfAlliance, { lang, slug: alliance.slug }) : href(routes.news.feed, { lang })
  const writes = canWriteNews(actor, alliance?.id ?? null)
  const trail = alliance && [{ href: href(routes.alliances.list, { lang }), label: words.title }, { href: href(routes.alliances.show, { lang, slug: alliance.slug }), label: name ?? '' }].slice(1)
  const body = <NewsList lang={lang} title={title} trail={trail} items={items} total={total} kind={kind} page={number} size={size} working={working} at={at} feed={feed} write={writes ? href(routes.news.new, { lang }, { alliance: alliance?.slug }) : undefined} />
  return page(c, { title, description: words.lead[lang], active: alliance ? 'alliances' : undefined, noindex: kind !== undefined || number > 1 || (alliance !== undefined && alliance.visibility !== 'public'), feed: { href: feed, title } }, body)
}

/** Feeds hold what everybody may read: their readers send no cookie. */
async function feedOf(c: Visit, alliance?: AllianceLine): Promise<Response> {
  const { room, actor, lang } = c.var
  const { items } = await newsVisibleTo(room.db, visitor(actor.at), { spaceId: alliance?.id, limit: feedSize })
  const self = alliance ? href(routes.news.feedOfAlliance, { lang, slug: alliance.slug }) : href(routes.news.feed, { lang })
  const at = alliance ? href(routes.news.ofAlliance, { lang, slug: alliance.slug }) : href(routes.news.list, { lang })
  const title = alliance ? said(lang, words.ofAlliance, { alliance: readText(alliance.name, lang).body }) : words.title[lang]
  return textAnswer(c, newsFeed({ lang, origin: room.config.url, self, page: at, title, items, now: actor.at }), 'application/atom+xml; charset=utf-8', caching(true))
}

const allianceOf = (c: Visit, slug: string): Promise<AllianceLine> => allianceBySlug(c.var.room.db, c.var.actor, slug)

async function showItem(c: Visit, item: NewsItem, again?: Again): Promise<Response> {
  const { room, actor, lang } = c.var
  const [citations, files] = await Promise.all([citationsOf(room.db, actor, item), newsFiles(room.db, item.id)])
  const { body: title } = readText(item.title, lang)
  const general = again && Object.keys(again.problems).length === 0 ? again.failure.sentence : undefined
  const facts = { title, description: readText(item.body, lang).body.slice(0, 160), noindex: item.state !== 'published' || item.visibility !== 'public', status: again ? statusOf(again.failure) : 200 } as const
  return page(c, facts, <NewsPage lang={lang} actor={actor} item={item} citations={citations} files={files} values={again?.values} problems={again?.problems} sentence={general} />)
}

async function editorPage(c: Visit, at: { item: NewsItem } | { slug: string }, again?: Again): Promise<Response> {
  const { room, actor, lang } = c.var
  const item = 'item' in at ? at.item : undefined
  const slug = 'item' in at ? at.item.space?.slug : at.slug
  const alliance = slug ? await (item && !ofAlliance(item) ? eventFor(room.db, actor, { slug }) : allianceOf(c, slug)) : undefined
  if (!canWriteNews(actor, alliance?.id ?? null)) throw new Failure('missing', refusals.missing)
  const [citations, files] = item ? await Promise.all([citationsOf(room.db, actor, item), newsFiles(room.db, item.id)]) : [[], []]
  const before = item ? newsValues(item) : { onDate: actor.at.toISOString().slice(0, 10), kind: 'news' }
  const values = { ...before, ...again?.values }
  const problems = again && (Object.keys(again.problems).length > 0 ? again.problems : { [`title_${lang}`]: again.failure.sentence })
  const title = (item ? words.edit : words.write)[lang]
  return page(c, { title, noindex: true, status: again ? statusOf(again.failure) : 200 }, <NewsEditor lang={lang} item={item} alliance={alliance} citations={citations} files={files} values={values} problems={problems} />)
}

const inputOf = (c: Visit, values: Form['values']): NewsInput => ({
  kind: kindOf(one(values, 'kind')) ?? ('' as NewsKind), title: { zh: one(values, 'title_zh'), en: one(values, 'title_en') }, body: { zh: one(values, 'body_zh'), en: one(values, 'body_en') }, lang: c.var.lang,
  onDate: one(values, 'onDate'), visibility: z.enum(['public', 'signed_in', 'space']).catch('public').parse(one(values, 'visibility')),
})

/** A form on the page of an item, or in its editor; what refuses it is said there. */
const form = (c: Visit, where: 'page' | 'editor', act: (id: string, form: Form) => Promise<string>, flash: 'done' | 'saved' | 'published' | 'removed' = 'done'): Promise<Response> => {
  const id = idOf(c)
  const again = async (state: Again) => {
    const item = await newsItemFor(c.var.room.db, c.var.actor, id)
    return where === 'page' ? showItem(c, item, state) : editorPage(c, { item }, state)
  }
  return submitForm(c, z.looseObject({}), (_, typed) => act(id, typed), again, flash)
}

export const newsHandlers: HandlersOf<'news'> = {
  list: (c) => listPage(c),
  feed: (c) => feedOf(c),
  ofAlliance: async (c) => listPage(c, await allianceOf(c, c.req.param('slug') ?? '')),
  feedOfAlliance: async (c) => feedOf(c, await allianceOf(c, c.req.param('slug') ?? '')),
  show: async (c) => showItem(c, await newsItemFor(c.var.room.db, c.var.actor, idOf(c))),
  new: (c) => editorPage(c, { slug: c.req.query('alliance')?.slice(0, 80) ?? '' }),
  create: (c) => {
    let slug = ''
    return submitForm(
      c,
      z.looseObject({}),
      async (_, { values }) => {
        slug = one(values, 'alliance')
        const spaceId = slug ? (await allianceOf(c, slug)).id : null
        return editorOf(c, await writeNews(c.var.room.db, c.var.actor, { ...inputOf(c, values), spaceId }))
      },
      (again) => editorPage(c, { slug }, again),
      'saved',
    )
  },
  edit: async (c) => editorPage(c, { item: await newsItemFor(c.var.room.db, c.var.actor, idOf(c)) }),
  save: (c) => form(c, 'editor', async (id, { values }) => (await editNews(c.var.room.db, c.var.actor, { ...inputOf(c, values), id, version: versionIn(values) ?? 0 }), placeOf(c, id)), 'saved'),
  publish: (c) => form(c, 'page', async (id, { values }) => (await publishNews(c.var.room.db, c.var.actor, { id, version: versionIn(values) }), placeOf(c, id))),
  withdraw: (c) => form(c, 'page', async (id, { values }) => (await withdrawNews(c.var.room.db, c.var.actor, { id, reason: one(values, 'comment') }), placeOf(c, id))),
  pin: (c) => form(c, 'page', async (id, { values }) => (await pinNews(c.var.room.db, c.var.actor, { id, on: one(values, 'on') === 'yes' }), placeOf(c, id))),
  review: (c) => form(c, 'page', async (id, { values }) => (await reviewNews(c.var.room.db, c.var.actor, { id, approve: one(values, 'verdict') === 'approve', comment: one(values, 'comment') }), href(routes.news.list, { lang: c.var.lang }))),
  cite: (c) =>
    form(c, 'editor', async (id, { values }) => {
      const [listing, figure, reference] = [one(values, 'listing'), one(values, 'figure'), one(values, 'reference')]
      const cited = figure ? { figure } : reference ? { reference } : { listing }
      await citeFact(c.var.room.db, c.var.room.matcher, c.var.actor, { itemId: id, ...cited })
      return editorOf(c, id, '#facts')
    }, 'saved'),
  uncite: (c) => form(c, 'editor', async (id) => (await uncite(c.var.room.db, c.var.actor, { itemId: id, id: idOf(c, 'citation') }), editorOf(c, id, '#facts')), 'removed'),
  attach: (c) =>
    form(c, 'editor', async (id, { files }) => {
      const [file] = files.file ?? []
      if (!file || file.size === 0) throw new Failure('invalid', refusals.invalid, { fields: { file: formProblems.needed } })
      await attachToNews(c.var.room.db, c.var.room.blobs, c.var.actor, { id, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
      return editorOf(c, id, '#attachments')
    }, 'saved'),
  detach: (c) => form(c, 'editor', async (id) => (await detachFromNews(c.var.room.db, c.var.actor, { id, fileId: idOf(c, 'file') }), editorOf(c, id, '#attachments')), 'removed'),
}
