import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import type { Phrase } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../platform/database.ts'
import { termRefusals as words } from './messages.ts'
import { canEditTerms } from './policy.ts'
import { forgetTerms, termsOf } from './reading.ts'
import { termCode, type Terms } from './terms.ts'
import { type Vocabulary } from './words/sets.ts'

export type TermName = { zh: string; en: string }

const longestName = 60

function nameOf({ zh, en }: TermName): TermName {
  const name = { zh: zh.trim(), en: en.trim() }
  const good = (one: string) => one.length > 0 && one.length <= longestName
  const fields: Record<string, Phrase> = { ...(good(name.zh) ? {} : { zh: words.name }), ...(good(name.en) ? {} : { en: words.name }) }
  if (Object.keys(fields).length > 0) throw new Failure('invalid', words.name, { fields })
  return name
}

/** @throws Failure conflict where another term that stands has one of these names */
function mustBeAlone(terms: Terms, vocabulary: Vocabulary, name: TermName, code: string): void {
  const twin = terms.all(vocabulary).find((one) => one.code !== code && (one.name.zh === name.zh || one.name.en.toLowerCase() === name.en.toLowerCase()))
  if (twin) throw new Failure('conflict', words.nameTaken, { fields: { [twin.name.zh === name.zh ? 'zh' : 'en']: words.nameTaken } })
}

type Editing = { tx: Db; terms: Terms; id: string }

/**
 * One deed on one term at a time: the lock holds for the vocabulary, so that two merges cannot lead into each other. The
 * row of a shipped term is made when something is first said of it.
 * @throws Failure denied | missing (no such term, or merged away) | conflict (`version` is not the one that stands)
 */
async function edit(db: Db, actor: Actor, deed: string, at: { vocabulary: Vocabulary; code: string; version?: number; made?: boolean }, act: (editing: Editing) => Promise<void>): Promise<void> {
  if (!canEditTerms(actor)) throw new Failure('denied', refusals.denied)
  const { vocabulary, code } = at
  const found = await row<{ id: string }>(db, sql`select id from vocabulary_term where vocabulary = ${vocabulary} and code = ${code}`)
  const id = found?.id ?? newId(actor.at.getTime())
  await change(db, actor, { verb: `term.${deed}`, object: { type: 'term', id }, audience: 'public' }, async (tx) => {
    await run(tx, sql`select pg_advisory_xact_lock(hashtext('vocabulary'), hashtext(${vocabulary}))`)
    const terms = await termsOf(tx)
    const now = terms.all(vocabulary).find((one) => one.code === code)
    if (at.made ? terms.current(vocabulary, code) !== undefined : !now) throw at.made ? new Failure('conflict', words.taken, { fields: { code: words.taken } }) : new Failure('missing', refusals.missing)
    if (at.version !== undefined && at.version !== (now?.said?.version ?? 0)) throw new Failure('conflict', refusals.changed)
    if (!found && now?.said) throw new Failure('conflict', refusals.changed)
    await run(tx, sql`insert into vocabulary_term (id, vocabulary, code, changed_by, changed_at, version) values (${id}, ${vocabulary}, ${code}, ${actor.personId ?? null}, ${actor.at.toISOString()}, 0) on conflict (vocabulary, code) do nothing`)
    await act({ tx, terms, id })
    await run(tx, sql`update vocabulary_term set version = version + 1, changed_by = ${actor.personId ?? null}, changed_at = ${actor.at.toISOString()} where id = ${id}`)
  })
  forgetTerms(db)
}

const stands = (vocabulary: Vocabulary, code: string) => sql`vocabulary = ${vocabulary} and code = ${code}`

/** A term of the host's own. Its code is made once and never changes. @throws Failure denied | invalid | conflict (code or name taken) */
export async function addTerm(db: Db, actor: Actor, input: { vocabulary: Vocabulary; code: string; name: TermName }): Promise<void> {
  const code = input.code.trim()
  if (!termCode.test(code)) throw new Failure('invalid', words.code, { fields: { code: words.code } })
  const name = nameOf(input.name)
  await edit(db, actor, 'add', { vocabulary: input.vocabulary, code, made: true }, async ({ tx, terms }) => {
    mustBeAlone(terms, input.vocabulary, name, code)
    await run(tx, sql`update vocabulary_term set name_zh = ${name.zh}, name_en = ${name.en} where ${stands(input.vocabulary, code)}`)
  })
}

/** Another name for the same term; listings, addresses and saved searches stay as they are. `version` 0 stands for a term of which nothing was said. */
export async function renameTerm(db: Db, actor: Actor, input: { vocabulary: Vocabulary; code: string; version?: number; name: TermName }): Promise<void> {
  const name = nameOf(input.name)
  await edit(db, actor, 'rename', input, async ({ tx, terms }) => {
    mustBeAlone(terms, input.vocabulary, name, input.code)
    await run(tx, sql`update vocabulary_term set name_zh = ${name.zh}, name_en = ${name.en} where ${stands(input.vocabulary, input.code)}`)
  })
}

/** No longer offered for choice, or offered again; where it was chosen it stays. */
export async function retireTerm(db: Db, actor: Actor, input: { vocabulary: Vocabulary; code: string; version?: number; retired: boolean }): Promise<void> {
  if (input.code === 'other') throw new Failure('invalid', words.other)
  await edit(db, actor, input.retired ? 'retire' : 'restore', input, async ({ tx }) => {
    await run(tx, sql`update vocabulary_term set retired = ${input.retired} where ${stands(input.vocabulary, input.code)}`)
  })
}

/**
 * Makes one term of two: `code` becomes another name of `into`. What was chosen under it is found under the other from
 * then on (a trigger tells the index and carries saved searches over), and its address leads there.
 * @throws Failure denied | missing | invalid (the same term, none that stands, or "other") | conflict
 */
export async function mergeTerm(db: Db, actor: Actor, input: { vocabulary: Vocabulary; code: string; version?: number; into: string }): Promise<void> {
  const { vocabulary, code, into } = input
  if (code === 'other') throw new Failure('invalid', words.other)
  await edit(db, actor, 'merge', input, async ({ tx, terms }) => {
    const target = terms.all(vocabulary).find((one) => one.code === into && !one.said?.retired)
    if (!target || into === code) throw new Failure('invalid', words.target, { fields: { into: words.target } })
    await run(tx, sql`insert into vocabulary_term (id, vocabulary, code, changed_by, changed_at) values (${newId(actor.at.getTime())}, ${vocabulary}, ${into}, ${actor.personId ?? null}, ${actor.at.toISOString()}) on conflict (vocabulary, code) do nothing`)
    const alias = await rows<{ code: string }>(tx, sql`select code from vocabulary_term where vocabulary = ${vocabulary} and merged_into = ${code}`)
    for (const one of [...alias.map((older) => older.code), code]) await run(tx, sql`update vocabulary_term set merged_into = ${into}, version = version + ${one === code ? 0 : 1} where ${stands(vocabulary, one)}`)
  })
}
