import { Failure, isFailure } from '../../../core/failure.ts'
import { refusals } from '../../../core/messages.ts'
import { langs, say } from '../../../core/text.ts'
import { type DraftContent, keepTyped } from '../../../modules/listings/draft-content.ts'
import { confirmVariants, draftFor, type EditableDraft, listingFor, type ListingPage, saveDraft, submitListing } from '../../../modules/listings/listings.ts'
import { organisationById } from '../../../modules/people/people.ts'
import { termsOf } from '../../../modules/vocabularies/vocabularies.ts'
import { one, type Values } from '../../form.ts'
import { type Again, page, seeOther, statusOf } from '../../respond.tsx'
import type { Visit } from '../../room.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { listingHref } from '../address.ts'
import { editorWords } from '../messages/editor.ts'
import { draftTitle, editorParts, type EditorPart, partHref } from './frame.tsx'
import { liveTextsOf } from './marks.ts'
import { EditorPage, type EditorProps } from './page.tsx'
import { showPart } from './parts.tsx'
import { PreviewPage, previewOf } from './preview.tsx'
import { readEditor, versionOf } from './reading.ts'
import { typedDraft, valuesOf } from './typed.ts'

export const idOf = (c: Visit): string => c.req.param('id') ?? ''
const partOf = (c: Visit): EditorPart => editorParts.find((one_) => one_ === c.req.query('part')) ?? 'text'

/** The live version, to compare with and to fill in translations that the draft does not hold. */
const liveOf = (c: Visit, editing: EditableDraft): Promise<ListingPage | undefined> =>
  editing.listing.liveRevisionId ? listingFor(c.var.room.db, c.var.actor, editing.listing.id) : Promise.resolve(undefined)

async function frameOf(c: Visit, editing: EditableDraft): Promise<Pick<EditorProps, 'lang' | 'actor' | 'editing' | 'parts' | 'trusted' | 'terms'>> {
  const publisher = await organisationById(c.var.room.db, editing.listing.publisherId)
  return { lang: c.var.lang, actor: c.var.actor, editing, parts: editorParts, trusted: publisher?.trusted ?? false, terms: await termsOf(c.var.room.db) }
}

export async function showEditor(c: Visit): Promise<Response> {
  const editing = await draftFor(c.var.room.db, c.var.actor, idOf(c))
  const part = partOf(c)
  if (part !== 'text') return showPart(c, editing, part)
  const live = liveTextsOf(await liveOf(c, editing))
  const bodies = Object.fromEntries(Object.entries(live).map(([field, one_]) => [field, { zh: one_?.zh?.body, en: one_?.en?.body }]))
  const values = valuesOf(editing.draft, bodies)
  return drawEditor(c, { ...(await frameOf(c, editing)), values, live, version: editing.version })
}

const drawEditor = (c: Visit, props: EditorProps, status: 200 | 409 | 422 | 429 = 200): Promise<Response> =>
  page(c, { title: draftTitle(c.var.lang, props.editing), active: 'desk', noindex: true, status }, <EditorPage {...props} />)

/** The same form with everything typed; after a conflict the other text stands beside it and the next save counts. */
async function drawAgain(c: Visit, { values: typed, problems, sentence, failure }: Again): Promise<Response> {
  const editing = await draftFor(c.var.room.db, c.var.actor, idOf(c))
  const values = typed.source === undefined ? valuesOf(editing.draft) : typed
  const live = liveTextsOf(await liveOf(c, editing))
  const theirs = failure.code === 'conflict' ? (failure.details.theirs as { content?: DraftContent } | undefined)?.content : undefined
  // A submission that was refused has stored its text already: the form goes on from there.
  const stored = theirs !== undefined || same(typedDraft(values, editing.draft, editing.listing.kind), editing.draft)
  const props = { ...(await frameOf(c, editing)), values, live, version: stored ? editing.version : (versionOf(values) ?? editing.version), theirs, refused: theirs ? undefined : { problems, sentence } }
  return drawEditor(c, props, statusOf(failure) as 409 | 422 | 429)
}

/** A draft as text whatever the order of its keys; the database has an order of its own. */
const canonical = (draft: DraftContent): string =>
  JSON.stringify(keepTyped(draft), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value,
  )

const same = (a: DraftContent, b: DraftContent): boolean => canonical(a) === canonical(b)

/**
 * Stores what the form says. The same text sent twice is one save; another writer's text in between is a conflict.
 * @returns the draft's version now
 */
async function store(c: Visit, values: Values): Promise<number> {
  const { db } = c.var.room
  const before = await draftFor(db, c.var.actor, idOf(c))
  const content = typedDraft(values, before.draft, before.listing.kind)
  const version = versionOf(values)
  if (same(content, before.draft)) return before.version
  if (version === undefined) throw new Failure('invalid', refusals.invalid)
  return (await saveDraft(db, c.var.actor, { id: before.listing.id, version, content })).version
}

/** Keeps the draft: answers a script with the new version, a browser with the editor again. */
export async function saveText(c: Visit): Promise<Response> {
  const script = c.req.header('accept')?.includes('application/json') ?? false
  return readEditor(
    c,
    async ({ values }) => {
      const version = await store(c, values)
      return script ? c.json({ version }, 200, { 'cache-control': 'no-store' }) : seeOther(c, partHref(c.var.lang, (await draftFor(c.var.room.db, c.var.actor, idOf(c))).listing.id, 'text'), 'saved')
    },
    (again) => (script ? c.json({ code: again.failure.code, sentence: say(c.var.lang, again.failure.sentence) }, statusOf(again.failure) as 409 | 422 | 429, { 'cache-control': 'no-store' }) : drawAgain(c, again)),
  )
}

/** Stores what was typed, then puts it before the readers or the moderators. */
export async function submitText(c: Visit): Promise<Response> {
  const { room, actor, lang } = c.var
  return readEditor(
    c,
    async ({ values }) => {
      const version = one(values, 'parts') === 'facts' ? await store(c, values) : undefined
      const { outcome } = await submitListing(room.db, actor, { id: idOf(c), version })
      for (const other of langs) if (one(values, `confirm_${other}`) === 'yes') await confirmed(c, other)
      if (outcome === 'published') {
        const listing = await listingFor(room.db, actor, idOf(c))
        return seeOther(c, listingHref(lang, { id: listing.id, title: listing.texts.title }), 'published')
      }
      return seeOther(c, href(routes.listings.mine, { lang }), outcome === 'unchanged' ? 'already' : 'submitted')
    },
    (again) => drawAgain(c, again),
  )
}

/** Marks the translations as checked; what is not live yet has nothing to mark. */
async function confirmed(c: Visit, lang: 'zh' | 'en'): Promise<void> {
  try {
    await confirmVariants(c.var.room.db, c.var.actor, { id: idOf(c), lang })
  } catch (error) {
    if (!isFailure(error, 'denied')) throw error
  }
}

export async function previewText(c: Visit): Promise<Response> {
  const { room, actor, lang } = c.var
  const editing = await draftFor(room.db, actor, idOf(c))
  const owner = await organisationById(room.db, editing.listing.ownerId)
  if (!owner) throw new Failure('missing', refusals.missing)
  const listing = previewOf(editing, owner, await termsOf(room.db), editorWords.untitled[lang])
  return page(c, { title: say(lang, editorWords.previewTitle, { title: draftTitle(lang, editing) }), active: 'desk', noindex: true }, <PreviewPage lang={lang} actor={actor} listing={listing} />)
}
