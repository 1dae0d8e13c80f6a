import type { Actor } from '../../core/actor.ts'
import { Failure, missing, wrong } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import type { Lang, Text } from '../../core/text.ts'
import { type Halves, stored, textsOf } from '../../core/writing.ts'
import { change } from '../../platform/change.ts'
import { brokeConstraint, type Db, inTransaction, row, rows, run, sql } from '../../platform/database.ts'
import { callLimits } from './founding.ts'
import { callRefusals } from './messages.ts'
import { callToRun } from './reading.ts'
import type { QuestionKind } from './templates.ts'

export type Option = { code: string; label: Text }
export type Question = {
  id: string
  sectionId: string
  code: string
  kind: QuestionKind
  label: Text
  help: Text | null
  required: boolean
  /** Whether its answer says who applies: kept from reviewers where the round hides the applicants. */
  names: boolean
  room: number | null
  least: number | null
  most: number | null
  unit: string | null
  /** Asked only when this question has one of these answers. */
  shownIf: string | null
  shownFor: string[]
  options: Option[]
}
export type Section = { id: string; title: Text; help: Text | null; funderId: string | null; questions: Question[] }
export type CallForm = { id: string; callId: string; edition: number; frozenAt: Date | null; sections: Section[] }

/** Forms that are frozen, which are what they are for ever, the last used last. */
const frozen = new Map<string, CallForm>()
const mostKept = 50

/** A form with its sections, questions and options in their order. Asks for no right. @throws missing */
export async function formById(db: Db, id: string): Promise<CallForm> {
  const kept = frozen.get(id)
  const form = kept ?? (await readForm(db, id))
  if (form.frozenAt && (kept || !inTransaction(db))) {
    frozen.delete(id)
    frozen.set(id, form)
    if (frozen.size > mostKept) frozen.delete(frozen.keys().next().value!)
  }
  return form
}

async function readForm(db: Db, id: string): Promise<CallForm> {
  const form = await row<Omit<CallForm, 'sections'>>(db, sql`select id, call_id as "callId", edition, frozen_at as "frozenAt" from call_form where id = ${id}`)
  if (!form) throw missing()
  const sections = await rows<Omit<Section, 'questions'>>(db, sql`select id, title, help, funder_id as "funderId" from call_section where form_id = ${id} order by position`)
  const questions = await rows<Question>(
    db,
    sql`select q.id, q.section_id as "sectionId", q.code, q.kind, q.label, q.help, q.required, q.names, q.room, q.least::float8 as least, q.most::float8 as most, q.unit, q.shown_if as "shownIf", q.shown_for as "shownFor",
          coalesce((select jsonb_agg(jsonb_build_object('code', o.code, 'label', o.label) order by o.position) from call_option o where o.question_id = q.id), '[]') as options
        from call_question q where q.form_id = ${id} order by q.position`,
  )
  return { ...form, sections: sections.map((one) => ({ ...one, questions: questions.filter((question) => question.sectionId === one.id) })) }
}

export const questionsOf = (form: CallForm): Question[] => form.sections.flatMap((one) => one.questions)

/** The newest form of a call. */
export async function newestForm(db: Db, callId: string): Promise<CallForm> {
  const found = await row<{ id: string }>(db, sql`select id from call_form where call_id = ${callId} order by edition desc limit 1`)
  if (!found) throw missing()
  return formById(db, found.id)
}

/** One form to change, locked. @throws missing | conflict once it is frozen */
async function toBuild(tx: Db, actor: Actor, formId: string): Promise<CallForm> {
  const found = await row<{ callId: string; frozenAt: Date | null }>(tx, sql`select call_id as "callId", frozen_at as "frozenAt" from call_form where id = ${formId} for update`)
  if (!found) throw missing()
  await callToRun(tx, actor, { id: found.callId })
  if (found.frozenAt) throw new Failure('conflict', callRefusals.frozen)
  return formById(tx, formId)
}

const build = <T>(db: Db, actor: Actor, formId: string, verb: string, f: (tx: Db, form: CallForm) => Promise<T>): Promise<T> =>
  change(db, actor, { verb: `call.${verb}`, object: { type: 'call_form', id: formId } }, async (tx) => f(tx, await toBuild(tx, actor, formId)))

/** Adds a section, or changes one. @throws missing | conflict | invalid */
export const saveSection = (db: Db, actor: Actor, input: { formId: string; id?: string; title: Halves; help: Halves; funderId?: string; lang: Lang }): Promise<string> =>
  build(db, actor, input.formId, 'save_section', async (tx, form) => {
    const before = form.sections.find((one) => one.id === input.id)
    if (input.id && !before) throw missing()
    const { title, help } = textsOf(actor, input.lang, { title: { halves: input.title, limit: callLimits.title, before: before?.title, need: 'one' }, help: { halves: input.help, limit: callLimits.help, before: before?.help, need: 'none' } })
    if (input.funderId && !(await row(tx, sql`select 1 from call_funder where id = ${input.funderId} and call_id = ${form.callId}`))) throw wrong('funder', callRefusals.funder)
    const id = before?.id ?? newId(actor.at.getTime())
    if (before) await run(tx, sql`update call_section set title = ${stored(title)}, help = ${stored(help)}, funder_id = ${input.funderId ?? null} where id = ${id}`)
    else await run(tx, sql`insert into call_section (id, form_id, position, title, help, funder_id) values (${id}, ${form.id}, ${form.sections.length + 1}, ${stored(title)}, ${stored(help)}, ${input.funderId ?? null})`)
    return id
  })

export type QuestionInput = {
  formId: string
  id?: string
  sectionId: string
  code: string
  kind: QuestionKind
  label: Halves
  help: Halves
  required: boolean
  /** See {@link Question}. */
  names?: boolean
  room?: number
  least?: number
  most?: number
  unit?: string
  shownIf?: string
  shownFor?: readonly string[]
  /** In the order of the form; the code of an option stays when its label is changed. */
  options?: readonly { code: string; label: Halves }[]
  lang: Lang
}

const withOptions: readonly QuestionKind[] = ['choice', 'choices', 'table', 'budget']

/** Adds a question, or changes one. @throws missing | conflict | invalid with a sentence at the field */
export const saveQuestion = (db: Db, actor: Actor, input: QuestionInput): Promise<string> =>
  build(db, actor, input.formId, 'save_question', async (tx, form) => {
    const before = questionsOf(form).find((one) => one.id === input.id)
    if ((input.id && !before) || !form.sections.some((one) => one.id === input.sectionId)) throw missing()
    if (!/^[a-z][a-z0-9_]{0,39}$/.test(input.code)) throw wrong('code', callRefusals.code)
    if (input.least !== undefined && input.most !== undefined && input.least > input.most) throw wrong('least', callRefusals.bounds)
    const options = withOptions.includes(input.kind) ? (input.options ?? []) : []
    if (withOptions.includes(input.kind) && options.length < (input.kind === 'choice' || input.kind === 'choices' ? 2 : 1)) throw wrong('options', callRefusals.options)
    const asked = input.shownIf ? questionsOf(form).find((one) => one.id === input.shownIf) : undefined
    if (input.shownIf && (!asked || asked.id === input.id || !(input.shownFor ?? []).every((code) => asked.options.some((option) => option.code === code)))) throw wrong('shownFor', callRefusals.rule)
    const { label, help } = textsOf(actor, input.lang, { label: { halves: input.label, limit: callLimits.title, before: before?.label, need: 'one' }, help: { halves: input.help, limit: callLimits.help, before: before?.help, need: 'none' } })
    const id = before?.id ?? newId(actor.at.getTime())
    const section = form.sections.find((one) => one.id === input.sectionId)!
    const position = before?.sectionId === input.sectionId ? section.questions.findIndex((one) => one.id === id) + 1 : section.questions.length + 1
    await run(
      tx,
      sql`insert into call_question (id, form_id, section_id, position, code, kind, label, help, required, names, room, least, most, unit, shown_if, shown_for)
          values (${id}, ${form.id}, ${input.sectionId}, ${position}, ${input.code}, ${input.kind}, ${stored(label)}, ${stored(help)}, ${input.required}, ${input.names ?? false}, ${input.room ?? null}, ${input.least ?? null}, ${input.most ?? null}, ${input.unit ?? null}, ${asked?.id ?? null}, ${sql.param(asked ? (input.shownFor ?? []) : [])}::text[])
          on conflict (id) do update set section_id = excluded.section_id, position = excluded.position, code = excluded.code, kind = excluded.kind, label = excluded.label, help = excluded.help, required = excluded.required, names = excluded.names,
            room = excluded.room, least = excluded.least, most = excluded.most, unit = excluded.unit, shown_if = excluded.shown_if, shown_for = excluded.shown_for`,
    )
    await run(tx, sql`delete from call_option where question_id = ${id}`)
    for (const [at, option] of options.entries()) {
      const old = before?.options.find((one) => one.code === option.code)
      const { label: words } = textsOf(actor, input.lang, { label: { halves: option.label, limit: callLimits.title, before: old?.label, need: 'one' } })
      await run(tx, sql`insert into call_option (question_id, position, code, label) values (${id}, ${at + 1}, ${option.code}, ${stored(words)})`)
    }
    return id
  }).catch((error: unknown) => {
    if (brokeConstraint(error, 'call_question_form_id_code_key')) throw wrong('code', callRefusals.codeTaken)
    if (brokeConstraint(error, 'call_option_pkey') || brokeConstraint(error, 'call_option_code_check')) throw wrong('options', callRefusals.options)
    throw error
  })

/** Takes a question or a whole section out of a form. @throws missing | conflict */
export const removePart = (db: Db, actor: Actor, input: { formId: string; id: string }): Promise<void> =>
  build(db, actor, input.formId, 'remove_part', async (tx) => {
    await run(tx, sql`update call_question set shown_if = null, shown_for = '{}' where form_id = ${input.formId} and (shown_if = ${input.id} or shown_if in (select id from call_question where section_id = ${input.id}))`)
    const gone = (await run(tx, sql`delete from call_question where form_id = ${input.formId} and id = ${input.id}`)) + (await run(tx, sql`delete from call_section where form_id = ${input.formId} and id = ${input.id}`))
    if (gone === 0) throw missing()
  })

/** Moves a question within its section, or a section within its form, one place. @throws missing | conflict */
export const movePart = (db: Db, actor: Actor, input: { formId: string; id: string; by: -1 | 1 }): Promise<void> =>
  build(db, actor, input.formId, 'move_part', async (tx, form) => {
    const section = form.sections.find((one) => one.questions.some((question) => question.id === input.id))
    const line: readonly { id: string }[] = section ? section.questions : form.sections
    const at = line.findIndex((one) => one.id === input.id)
    if (at < 0) throw missing()
    const order = line.map((one) => one.id)
    const to = at + input.by
    if (to < 0 || to >= order.length) return
    ;[order[at], order[to]] = [order[to]!, order[at]!]
    const table = section ? sql`call_question` : sql`call_section`
    await run(tx, sql`update ${table} t set position = o.place from unnest(${sql.param(order)}::uuid[]) with ordinality as o (id, place) where t.id = o.id`)
  })
