import type { Actor } from '../../core/actor.ts'
import { currentChoices, termsOf } from '../vocabularies/vocabularies.ts'
import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import { change } from '../../platform/change.ts'
import { type Db, run, type SQL, sql } from '../../platform/database.ts'
import type { LiveMatcher } from '../matching/matching.ts'
import { watchRefusals } from './messages.ts'
import { ownWatch, type Watch } from './record.ts'
import { type Chosen, limits, storedChoices } from './rules.ts'
import { begin, channelProblem, nameProblem, refuse, type Telling, textProblems } from './saving.ts'

/** What may be changed of a watch; what is not given stays. Names, words, choices and texts only where its kind has them. */
export type WatchEdit = Partial<{ name: string; words: string; chosen: Chosen; textZh: string; textEn: string; seeks: 'offer' | 'need' }> & { telling?: Telling; version?: number }

async function step(db: Db, actor: Actor, id: string, verb: string, set: (watch: Watch) => SQL | undefined, after?: (tx: Db, before: Watch, now: Watch) => Promise<void>): Promise<void> {
  const seen = await ownWatch(db, actor, id)
  await change(db, actor, { verb: `watch.${verb}`, object: { type: 'watch', id: seen.id } }, async (tx) => {
    const watch = await ownWatch(tx, actor, seen.id, sql`for update of w`)
    const what = set(watch)
    if (!what) return
    await run(tx, sql`update watch set ${what}, version = version + 1, xid = pg_current_xact_id() where id = ${watch.id}`)
    await after?.(tx, watch, await ownWatch(tx, actor, watch.id))
  })
}

/** Another question: what waited for the old one is forgotten, what the new one shows at once is known. */
async function askAnew(tx: Db, live: LiveMatcher, actor: Actor, before: Watch, now: Watch): Promise<void> {
  const question = ({ words, chosen, textZh, textEn, seeks }: Watch) => JSON.stringify([words, chosen, textZh, textEn, seeks])
  if (question(before) === question(now)) return
  await run(tx, sql`delete from watch_found where watch_id = ${now.id} and told_at is null`)
  await begin(tx, live, actor, now)
}

/** Changes a watch. @throws Failure missing | invalid | conflict */
export async function editWatch(db: Db, live: LiveMatcher, actor: Actor, input: WatchEdit & { id: string }): Promise<void> {
  const terms = await termsOf(db)
  const set = (watch: Watch): SQL => {
    if (input.version !== undefined && input.version !== watch.version) throw new Failure('conflict', refusals.changed)
    const telling = input.telling ?? watch
    const searches = watch.kind === 'search'
    const own = watch.seeks !== null
    const name = watch.name === null ? null : (input.name?.trim() ?? watch.name)
    const words = searches ? (input.words?.trim() ?? watch.words) || null : null
    const chosen = searches && input.chosen ? storedChoices(currentChoices(terms, input.chosen)) : watch.chosen
    const textZh = own ? (input.textZh?.trim() ?? watch.textZh) || null : null
    const textEn = own ? (input.textEn?.trim() ?? watch.textEn) || null : null
    refuse({
      channels: channelProblem(telling),
      name: name === null ? undefined : nameProblem(name),
      words: searches && (words?.length ?? 0) > limits.words ? watchRefusals.words : searches && !words && chosen.length === 0 ? watchRefusals.nothing : undefined,
      ...(own ? textProblems(textZh, textEn) : {}),
    })
    const seeks = own ? (input.seeks ?? watch.seeks) : null
    return sql`name = ${name}, words = ${words}, chosen = ${sql.param(chosen)}::text[], text_zh = ${textZh}, text_en = ${textEn}, seeks = ${seeks},
      rhythm = ${telling.rhythm}, by_desk = ${telling.byDesk}, by_mail = ${telling.byMail}`
  }
  return step(db, actor, input.id, 'edit', set, (tx, before, now) => askAnew(tx, live, actor, before, now))
}

/** Tells nothing until it goes on; what comes meanwhile is told then, as far as it may still be read. */
export const pauseWatch = (db: Db, actor: Actor, id: string): Promise<void> => step(db, actor, id, 'pause', (watch) => (watch.pausedAt ? undefined : sql`paused_at = ${actor.at.toISOString()}`))

export const resumeWatch = (db: Db, actor: Actor, id: string): Promise<void> =>
  step(db, actor, id, 'resume', (watch) => (watch.pausedAt ? sql`paused_at = null, stirred_at = ${actor.at.toISOString()}` : undefined))

/** Deletes a watch with everything that it remembers; its feed is gone at once. */
export async function removeWatch(db: Db, actor: Actor, id: string): Promise<void> {
  const seen = await ownWatch(db, actor, id)
  await change(db, actor, { verb: 'watch.remove', object: { type: 'watch', id: seen.id } }, (tx) => run(tx, sql`delete from watch where id = ${seen.id}`))
}
