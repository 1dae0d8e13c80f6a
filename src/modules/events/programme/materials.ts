import type { Readable } from 'node:stream'
import { type Actor, visitor } from '../../../core/actor.ts'
import { missing, wrong } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import type { Lang, Text } from '../../../core/text.ts'
import { type Halves, stored, textsOf } from '../../../core/writing.ts'
import type { Blobs } from '../../../platform/blobs.ts'
import { change } from '../../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { attachFile, fileById, prepareFile, removeFile, type StoredFile } from '../../files/files.ts'
import { eventRefusals } from '../messages.ts'
import { canRunEvent } from '../policy.ts'
import { type Event, eventFor } from '../reading.ts'
import { takesPart } from '../registration/reading.ts'
import type { MaterialKind } from '../words/words.ts'
import { sessionToEdit } from './drafting.ts'

/** Whoever reads the programme, or only who has a seat. */
export type MaterialAudience = 'readers' | 'participants'
export type Material = { id: string; sessionId: string; kind: MaterialKind; title: Text; link: string | null; fileId: string | null; fileName: string | null; bytes: number | null; audience: MaterialAudience; addedAt: Date }

const columns = sql`m.id, m.session_id as "sessionId", m.kind, m.title, m.link, m.file_id as "fileId", f.name as "fileName", f.bytes, m.audience, m.added_at as "addedAt"`
const from = sql`event_material m join event_session s on s.id = m.session_id left join file f on f.id = m.file_id`

const readsAll = async (db: Db, actor: Actor, eventId: string): Promise<boolean> => canRunEvent(actor, eventId) || (await takesPart(db, eventId, actor.personId))

/** What is handed out with the sessions of an event, as far as the actor may have it; `sessionId` narrows it to one. The event is one that they may read. */
export async function materialsOf(db: Db, actor: Actor, eventId: string, sessionId?: string): Promise<Material[]> {
  const all = await readsAll(db, actor, eventId)
  return rows<Material>(
    db,
    sql`select ${columns} from ${from} where s.event_id = ${eventId} and m.removed_at is null ${sessionId ? sql`and s.id = ${sessionId}` : sql``} ${all ? sql`` : sql`and m.audience = 'readers'`} order by m.session_id, m.position, m.id`,
  )
}

export type MaterialInput = { eventId: string; sessionId: string; kind: MaterialKind; title: Halves; lang: Lang; link?: string; file?: { name: string; bytes: Uint8Array }; audience: MaterialAudience }

const linkPattern = /^https?:\/\/[^\s<>"]{3,1990}$/

/** Hands out a file or a link with a session. @throws missing | invalid */
export async function addMaterial(db: Db, blobs: Blobs | undefined, actor: Actor, input: MaterialInput): Promise<string> {
  const { event, session } = await sessionToEdit(db, actor, { eventId: input.eventId, id: input.sessionId })
  const link = input.link?.trim()
  if ((link ? 1 : 0) + (input.file ? 1 : 0) !== 1 || (link && !linkPattern.test(link))) throw wrong('link', eventRefusals.link)
  const { material } = textsOf(actor, input.lang, { material: { halves: input.title, limit: 200, need: 'one' } })
  const file = input.file && blobs ? await prepareFile(blobs, { ...input.file, accepted: 'scan' }) : undefined
  const id = newId(actor.at.getTime())
  await change(db, actor, { verb: 'session.add_material', object: { type: 'event', id: event.id }, onBehalfOf: event.hostId, audience: 'space', related: [session.id] }, async (tx) => {
    const fileId = file && (await attachFile(tx, actor, file, { type: 'event_material', id }))
    await run(
      tx,
      sql`insert into event_material (id, session_id, position, kind, title, link, file_id, audience, added_by, added_at)
          values (${id}, ${session.id}, (select coalesce(max(position), 0) + 1 from event_material where session_id = ${session.id}), ${input.kind}, ${stored(material)}, ${link || null}, ${fileId ?? null}, ${input.audience}, ${actor.personId ?? null}, ${actor.at})`,
    )
  })
  return id
}

/** @throws missing */
export async function removeMaterial(db: Db, actor: Actor, input: { eventId: string; sessionId: string; id: string }): Promise<void> {
  const { event, session } = await sessionToEdit(db, actor, { eventId: input.eventId, id: input.sessionId })
  await change(db, actor, { verb: 'session.remove_material', object: { type: 'event', id: event.id }, onBehalfOf: event.hostId, audience: 'space', related: [session.id] }, async (tx) => {
    const gone = await row<{ fileId: string | null }>(tx, sql`update event_material set removed_at = ${actor.at} where id = ${input.id} and session_id = ${session.id} and removed_at is null returning file_id as "fileId"`)
    if (!gone) throw missing()
    if (gone.fileId) await removeFile(tx, actor, gone.fileId, { type: 'event_material', id: input.id })
  })
}

type Opened = StoredFile & { public: boolean; stream: () => Promise<Readable> }

/** A logo or a material, for whoever may read the event that it belongs to. @throws missing */
export async function eventFileFor(db: Db, blobs: Blobs, actor: Actor, fileId: string): Promise<Opened> {
  const file = await fileById(db, fileId)
  if (file?.ownerType !== 'event' && file?.ownerType !== 'event_material') throw missing()
  const material = file.ownerType === 'event_material' ? await row<{ eventId: string; audience: MaterialAudience }>(db, sql`select s.event_id as "eventId", m.audience from ${from} where m.id = ${file.ownerId} and m.removed_at is null`) : undefined
  if (file.ownerType === 'event_material' && !material) throw missing()
  const event: Event = await eventFor(db, actor, { id: material?.eventId ?? file.ownerId })
  if (material?.audience === 'participants' && !(await readsAll(db, actor, event.id))) throw missing()
  const open = material?.audience !== 'participants' && (await eventFor(db, visitor(actor.at), { id: event.id }).then(() => true, () => false))
  return { ...file, public: open, stream: () => blobs.get(file.sha256) }
}
