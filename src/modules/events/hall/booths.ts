import { type Actor, publishesFor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import type { Lang, Name, Text } from '../../../core/text.ts'
import { type Halves, stored, textsOf } from '../../../core/writing.ts'
import type { Blobs } from '../../../platform/blobs.ts'
import { change } from '../../../platform/change.ts'
import { type Db, row, run, sql } from '../../../platform/database.ts'
import { attachFile, fileById, filesOf, prepareFile, removeFile, type StoredFile } from '../../files/files.ts'
import { type Card } from '../../listings/listings.ts'
import { canRunEvent } from '../policy.ts'
import { eventFor } from '../reading.ts'
import { exhibitsOf } from './exhibits.ts'
import { hallRefusals } from './messages.ts'

export type Booth = {
  /** Undefined until somebody wrote something: a booth stands as soon as an organisation exhibits. */
  id?: string
  organisationId: string
  slug: string
  name: Name
  about: Text | null
  film: string | null
  version: number
  exhibits: Card[]
  files: StoredFile[]
}

export const boothLimits = { about: 4000 } as const
const owner = (id: string) => ({ type: 'event_booth', id })

/** The booth of an organisation: its exhibits, words, film and papers. @throws missing where it exhibits nothing that the actor may read, or its name is withheld */
export async function boothFor(db: Db, actor: Actor, input: { eventId: string; organisation: string }): Promise<Booth> {
  const event = await eventFor(db, actor, { id: input.eventId })
  const exhibits = (await exhibitsOf(db, actor, event.id)).filter((card) => card.owner?.slug === input.organisation)
  const shown = exhibits[0]?.owner
  if (!shown) throw missing()
  const written = await row<{ id: string; about: Text | null; film: string | null; version: number }>(db, sql`select id, about, film, version from event_booth where event_id = ${event.id} and organisation_id = ${shown.id}`)
  return { organisationId: shown.id, slug: shown.slug, name: shown.name, exhibits, about: null, film: null, version: 0, ...written, files: written ? await filesOf(db, owner(written.id)) : [] }
}

/** Its own officers, and who runs the event. */
export const canKeepBooth = (actor: Actor, eventId: string, organisationId: string): boolean => publishesFor(actor).includes(organisationId) || canRunEvent(actor, eventId)

export type BoothInput = { eventId: string; organisation: string; about: Halves; film?: string; lang: Lang; version: number; file?: { name: string; bytes: Uint8Array } }

/** Writes a booth's words and film, and adds a paper to it. @throws missing | invalid | conflict */
export async function saveBooth(db: Db, blobs: Blobs | undefined, actor: Actor, input: BoothInput): Promise<void> {
  const booth = await boothFor(db, actor, input)
  if (!canKeepBooth(actor, input.eventId, booth.organisationId)) throw missing()
  const film = input.film?.trim() || null
  if (film && !(URL.canParse(film) && film.startsWith('https://') && film.length <= 1000)) throw wrong('film', hallRefusals.film)
  const { about } = textsOf(actor, input.lang, { about: { halves: input.about, limit: boothLimits.about, before: booth.about, need: 'none' } })
  const prepared = input.file && blobs ? await prepareFile(blobs, { ...input.file, accepted: 'attachment' }) : undefined
  await change(db, actor, { verb: 'booth.edit', object: { type: 'event', id: input.eventId }, onBehalfOf: booth.organisationId }, async (tx) => {
    const id = booth.id ?? newId(actor.at.getTime())
    const saved = booth.id
      ? await run(tx, sql`update event_booth set about = ${stored(about)}, film = ${film}, edited_by = ${actor.personId ?? null}, edited_at = ${actor.at}, version = version + 1 where id = ${id} and version = ${input.version}`)
      : await run(tx, sql`insert into event_booth (id, event_id, organisation_id, about, film, edited_by, edited_at) values (${id}, ${input.eventId}, ${booth.organisationId}, ${stored(about)}, ${film}, ${actor.personId ?? null}, ${actor.at}) on conflict do nothing`)
    if (saved === 0) throw new Failure('conflict', hallRefusals.changed, { theirs: booth })
    if (prepared) await attachFile(tx, actor, prepared, owner(id))
  })
}

/** @throws missing */
export async function removePaper(db: Db, actor: Actor, input: { eventId: string; organisation: string; fileId: string }): Promise<void> {
  const booth = await boothFor(db, actor, input)
  if (!booth.id || !canKeepBooth(actor, input.eventId, booth.organisationId)) throw missing()
  await change(db, actor, { verb: 'booth.remove_paper', object: { type: 'event', id: input.eventId } }, async (tx) => {
    if (!(await removeFile(tx, actor, input.fileId, owner(booth.id!)))) throw missing()
  })
}

/** A paper of a booth, for whoever reads the booth. @throws missing */
export async function boothPaper(db: Db, blobs: Blobs, actor: Actor, input: { eventId: string; organisation: string; fileId: string }) {
  const booth = await boothFor(db, actor, input)
  const file = booth.files.some((one) => one.id === input.fileId) ? await fileById(db, input.fileId) : undefined
  if (!file) throw missing()
  return { name: file.name, mediaType: file.mediaType, bytes: file.bytes, stream: await blobs.get(file.sha256) }
}
