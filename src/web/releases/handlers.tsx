import { shown } from '../ui/bilingual.tsx'
import { z } from 'zod'
import { spacesOf } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { readId, showId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { nameFor, readText } from '../../core/text.ts'
import { alliancesVisibleTo } from '../../modules/alliances/alliances.ts'
import { outcomesOf, outcomeWorkbook } from '../../modules/deals/deals.ts'
import { listingKinds } from '../../modules/listings/content.ts'
import { uploadImport } from '../../modules/listings/import/stored.ts'
import {
  addDrafts, approveRelease, cancelRelease, canRunRelease, consentDocument, createRelease, draftsFor, editRelease, holdRelease, linesOf, movesOf, offerHandover, publishersOf, publishRelease, type Release, releaseFor,
  type ReleaseInput, type ReleaseLine, releasesOf, releasesToApprove, submitRelease, takeOut,
} from '../../modules/listings/listings.ts'
import { inviteFirm } from '../../modules/people/people.ts'
import { dispositionOf, download } from '../files/download.ts'
import { many, one, type Form } from '../form.ts'
import { problems as formProblems } from '../messages.ts'
import { guardLetters } from '../people/guard.ts'
import { queueInvitation } from '../people/invitation-letter.ts'
import { type Again, page, seeOther, statusOf, submitForm } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import type { Option } from '../ui/choices.tsx'
import { ReleaseForm, valuesOf } from './form.tsx'
import { ReleaseList } from './list.tsx'
import { releaseWords as words } from './messages.ts'
import { ReleasePage } from './show.tsx'

const idOf = (c: Visit, name: 'id' | 'listing' = 'id'): string => {
  const id = readId(c.req.param(name) ?? '')
  if (!id) throw new Failure('missing', refusals.missing)
  return id
}
const placeOf = (c: Visit, id: string, part = ''): string => `${href(routes.releases.show, { lang: c.var.lang, id: showId(id) })}${part}`
const versionIn = (values: Form['values']): number | undefined => Number(one(values, '_version')) || undefined

async function inputOf(c: Visit, { values, files }: Form): Promise<ReleaseInput> {
  const [file] = files.document ?? []
  const document = file && file.size > 0 ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : undefined
  const visibility = z.enum(['public', 'signed_in', 'space']).catch('public').parse(one(values, 'visibility'))
  const excludedCountries = [...new Set(one(values, 'excludedCountries').toUpperCase().split(/[\s,;，；、]+/u).filter(Boolean))]
  const title = { zh: one(values, 'title_zh'), en: one(values, 'title_en') }
  const consent = { by: one(values, 'consentBy'), on: one(values, 'consentOn'), words: one(values, 'consentWords') }
  return { title, lang: c.var.lang, spaceId: one(values, 'space') || undefined, visibility, excludedCountries, nameWithheld: one(values, 'nameWithheld') === 'yes', consent, document }
}

/** The alliances to which the reader belongs, as choices. */
async function spacesFor(c: Visit): Promise<Option[]> {
  const mine = new Set(spacesOf(c.var.actor))
  const all = await alliancesVisibleTo(c.var.room.db, c.var.actor)
  return all.filter((each) => mine.has(each.id)).map((each) => ({ value: showId(each.id), label: readText(each.name, c.var.lang).body }))
}

async function formPage(c: Visit, release?: Release, again?: Again): Promise<Response> {
  const { room, actor, lang } = c.var
  const publishers = (await publishersOf(room.db, actor)).map((each) => ({ value: each.id, label: nameFor(lang, each.name) }))
  if (!release && publishers.length === 0) return seeOther(c, href(routes.releases.list, { lang }))
  if (release && !canRunRelease(actor, release)) throw new Failure('missing', refusals.missing)
  const values = again?.values ?? (release ? valuesOf(release) : { nameWithheld: 'yes' })
  const problems = again && (Object.keys(again.problems).length > 0 ? again.problems : { title_zh: again.failure.sentence })
  const body = <ReleaseForm lang={lang} release={release} publishers={publishers} spaces={await spacesFor(c)} values={values} problems={problems} />
  return page(c, { title: (release ? words.edit : words.begin)[lang], noindex: true, active: 'desk', status: again ? statusOf(again.failure) : 200 }, body)
}

const perPage = 50
const everything = 20_000

async function showPage(c: Visit, release: Release, again?: Again): Promise<Response> {
  const { room, actor, lang } = c.var
  const { db } = room
  const asked = Math.trunc(Number(c.req.query('page') ?? 1))
  const pages = Math.max(1, Math.ceil(release.counts.total / perPage))
  const at = Math.min(Math.max(1, Number.isSafeInteger(asked) ? asked : 1), pages)
  const out = release.state === 'released'
  const all = out ? await linesOf(db, release, { limit: everything, offset: 0 }) : []
  const lines: ReleaseLine[] = out ? all.slice((at - 1) * perPage, at * perPage) : await linesOf(db, release, { limit: perPage, offset: (at - 1) * perPage })
  const outcomes = await outcomesOf(db, actor, all.map((line) => line.id))
  const totals = { views: all.reduce((sum, line) => sum + line.views, 0), interests: 0, answered: 0 }
  for (const outcome of outcomes.values()) {
    totals.interests += outcome.interests
    totals.answered += outcome.answered
  }
  const space = release.spaceId ? (await alliancesVisibleTo(db, actor)).find((each) => each.id === release.spaceId) : undefined
  const drafts = release.endedAt === null && canRunRelease(actor, release) ? await draftsFor(db, release) : []
  const title = shown(lang, release.title).text
  const general = again && Object.keys(again.problems).length === 0 ? again.failure.sentence : undefined
  const body = (
    <ReleasePage
      lang={lang} actor={actor} release={release} lines={lines} outcomes={outcomes} totals={totals} page={at} pages={pages} moves={await movesOf(db, release.id)} drafts={drafts}
      space={space && { slug: space.slug, name: shown(lang, space.name).text }} values={again?.values} problems={again?.problems} sentence={general}
    />
  )
  return page(c, { title, noindex: true, active: 'desk', status: again ? statusOf(again.failure) : 200 }, body)
}

/** A form of the release's page: what refuses it is said there, with what was typed. */
const form = (c: Visit, act: (id: string, form: Form) => Promise<string>, flash: 'done' | 'saved' | 'sent' | 'published' | 'submitted' = 'done'): Promise<Response> => {
  const id = idOf(c)
  return submitForm(c, z.looseObject({}), (_, typed) => act(id, typed), async (again) => showPage(c, await releaseFor(c.var.room.db, c.var.actor, id), again), flash)
}

/** The firm that a line of the release was published for. @throws Failure invalid (field `firm`) */
async function firmIn(c: Visit, id: string, values: Form['values']): Promise<{ firmId: string; publisherId: string }> {
  const release = await releaseFor(c.var.room.db, c.var.actor, id)
  const chosen = readId(one(values, 'firm'))
  const line = chosen && (await linesOf(c.var.room.db, release, { limit: everything, offset: 0 })).find((each) => each.id === chosen && !each.ownFirm)
  if (!line) throw new Failure('invalid', refusals.invalid, { fields: { firm: formProblems.choice } })
  return { firmId: line.firmId, publisherId: release.publisherId }
}

export const releaseHandlers: HandlersOf<'releases'> = {
  async list(c) {
    const { room, actor, lang } = c.var
    const [releases, toApprove, publishers] = await Promise.all([releasesOf(room.db, actor), releasesToApprove(room.db, actor), publishersOf(room.db, actor)])
    return page(c, { title: words.title[lang], noindex: true, active: 'desk' }, <ReleaseList lang={lang} releases={releases} toApprove={toApprove} publishes={publishers.length > 0} />)
  },
  new: (c) => formPage(c),
  create: (c) =>
    submitForm(c, z.looseObject({}), async (_, typed) => placeOf(c, await createRelease(c.var.room.db, c.var.room.blobs, c.var.actor, { ...(await inputOf(c, typed)), publisherId: one(typed.values, 'publisher') })), (again) => formPage(c, undefined, again), 'saved'),
  show: async (c) => showPage(c, await releaseFor(c.var.room.db, c.var.actor, idOf(c))),
  edit: async (c) => formPage(c, await releaseFor(c.var.room.db, c.var.actor, idOf(c))),
  save: (c) =>
    submitForm(
      c,
      z.looseObject({}),
      async (_, typed) => {
        await editRelease(c.var.room.db, c.var.room.blobs, c.var.actor, { ...(await inputOf(c, typed)), id: idOf(c), version: versionIn(typed.values) ?? 0 })
        return placeOf(c, idOf(c))
      },
      async (again) => formPage(c, await releaseFor(c.var.room.db, c.var.actor, idOf(c)), again),
      'saved',
    ),
  upload: (c) =>
    form(c, async (id, { values, files }) => {
      const { db, blobs } = c.var.room
      const { publisherId } = await releaseFor(db, c.var.actor, id)
      const [file] = files.file ?? []
      if (!file || file.size === 0) throw new Failure('invalid', refusals.invalid, { fields: { file: formProblems.needed } })
      const kind = z.enum(listingKinds).catch('need').parse(one(values, 'kind'))
      const run = await uploadImport(db, blobs, c.var.actor, { organisationId: publisherId, kind, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()), releaseId: id })
      return href(routes.imports.show, { lang: c.var.lang, id: showId(run) })
    }, 'saved'),
  async document(c) {
    return download(c, await consentDocument(c.var.room.db, c.var.room.blobs, c.var.actor, idOf(c)))
  },
  add: (c) =>
    form(c, async (id, { values }) => {
      await addDrafts(c.var.room.db, c.var.actor, { id, listingIds: many(values, 'listing').flatMap((each) => readId(each) ?? []) })
      return placeOf(c, id, '#listings')
    }),
  takeOut: (c) => form(c, async (id) => (await takeOut(c.var.room.db, c.var.actor, { id, listingId: idOf(c, 'listing') }), placeOf(c, id, '#listings'))),
  submit: (c) => form(c, async (id, { values }) => (await submitRelease(c.var.room.db, c.var.actor, { id, version: versionIn(values) }), placeOf(c, id)), 'submitted'),
  approve: (c) => form(c, async (id) => (await approveRelease(c.var.room.db, c.var.actor, id), placeOf(c, id))),
  hold: (c) => form(c, async (id, { values }) => (await holdRelease(c.var.room.db, c.var.actor, { id, version: versionIn(values), local: one(values, 'hour'), zone: one(values, 'zone'), reason: one(values, 'reason') }), placeOf(c, id)), 'saved'),
  publish: (c) => form(c, async (id, { values }) => (await publishRelease(c.var.room.db, c.var.actor, { id, version: versionIn(values) }), placeOf(c, id)), 'published'),
  cancel: (c) => form(c, async (id, { values }) => (await cancelRelease(c.var.room.db, c.var.actor, { id, version: versionIn(values), reason: one(values, 'reason') }), placeOf(c, id))),
  async workbook(c) {
    const { room, actor, lang } = c.var
    const release = await releaseFor(room.db, actor, idOf(c))
    const bytes = await outcomeWorkbook(room.db, actor, release, lang)
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': dispositionOf(`${release.reference}-${words.fileName[lang]}.xlsx`),
      'cache-control': 'private, no-store',
    })
  },
  invite: (c) =>
    form(c, async (id, { values }) => {
      const { room, actor, lang } = c.var
      const { firmId } = await firmIn(c, id, values)
      const email = z.email().max(200).safeParse(one(values, 'email'))
      if (!email.success) throw new Failure('invalid', refusals.invalid, { fields: { email: formProblems.email } })
      await guardLetters(c, email.data)
      await inviteFirm(room.db, actor, { firmId, email: email.data }, (tx, letter) => queueInvitation(tx, room.config.url, lang, letter))
      return placeOf(c, id, '#handover')
    }, 'sent'),
  handover: (c) => form(c, async (id, { values }) => (await offerHandover(c.var.room.db, c.var.actor, await firmIn(c, id, values)), placeOf(c, id, '#handover')), 'sent'),
}
