import { type Actor, hasRole, publishesFor } from '../../core/actor.ts'
import { Failure, missing, wrong } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { authored, type Lang, type Phrase, type Text } from '../../core/text.ts'
import { type Halves, stored, textsOf } from '../../core/writing.ts'
import { change } from '../../platform/change.ts'
import { brokeConstraint, type Db, row, run, sql } from '../../platform/database.ts'
import type { Combination } from './combination.ts'
import { callRefusals } from './messages.ts'
import { callToRun } from './reading.ts'
import type { CallTemplate } from './rules.ts'
import { type Template, templates } from './templates.ts'

/** Room for texts, in measure units. */
export const callLimits = { title: 300, summary: 1000, description: 20_000, name: 300, help: 2000 } as const

/** Organisers of the platform, and the officers and administrators of an organisation for what it hosts. */
export const canHostCalls = (actor: Actor, hostId: string): boolean => publishesFor(actor).includes(hostId) || hasRole(actor, 'organiser', 'administrator')

/** A phrase of a template as the Text of a call: both halves are the author's to change. */
export function textOf(phrase: Phrase, lang: Lang, actor: Actor): Text {
  const text = authored(lang, phrase[lang], actor.at.toISOString(), actor.personId)
  const other = lang === 'zh' ? 'en' : 'zh'
  text.variants[other] = { body: phrase[other], origin: 'human', ofRev: 1, at: actor.at.toISOString(), by: actor.personId }
  return text
}

const slugOf = /^[a-z0-9](-?[a-z0-9])*$/

/** Starts a call from a template: its form, rounds, rubrics and rules are there at once, everything a draft. @throws missing | invalid */
export async function startCall(db: Db, actor: Actor, input: { template: CallTemplate; hostId: string; slug: string; title: Halves; lang: Lang; spaceId?: string; sample?: boolean }): Promise<{ id: string; slug: string }> {
  if (!actor.personId && actor.kind !== 'system') throw missing()
  if (!canHostCalls(actor, input.hostId)) throw wrong('host', callRefusals.host)
  if (!slugOf.test(input.slug) || input.slug.length > 80) throw wrong('slug', callRefusals.slug)
  const { title } = textsOf(actor, input.lang, { title: { halves: input.title, limit: callLimits.title, need: 'one' } })
  const id = newId(actor.at.getTime())
  const template = templates[input.template]
  await change(db, actor, { verb: 'call.start', object: { type: 'call', id }, onBehalfOf: input.hostId }, async (tx) => {
    const { reference } = (await row<{ reference: string }>(tx, sql`select qiao_next_reference('call', 'C', ${actor.at}) as reference`))!
    await run(
      tx,
      sql`insert into call (id, reference, template, slug, host_id, title, space_id, combination, notice_days, appeal_days, sample, created_by, created_at)
          values (${id}, ${reference}, ${input.template}, ${input.slug}, ${input.hostId}, ${stored(title)}, ${input.spaceId ?? null}, ${template.combination}, ${template.noticeDays}, ${template.appealDays}, ${input.sample ?? false}, ${actor.personId ?? null}, ${actor.at})`,
    )
    if (actor.personId) await run(tx, sql`insert into call_seat (id, call_id, person_id, role, from_at, given_by) values (${newId(actor.at.getTime())}, ${id}, ${actor.personId}, 'officer', ${actor.at}, ${actor.personId})`)
    await fill(tx, actor, id, template, input.lang)
  }).catch((error: unknown) => {
    if (brokeConstraint(error, 'call_slug_key')) throw wrong('slug', callRefusals.slugTaken)
    if (brokeConstraint(error, 'call_host_id_fkey')) throw wrong('host', callRefusals.host)
    throw error
  })
  return { id, slug: input.slug }
}

async function fill(tx: Db, actor: Actor, callId: string, template: Template, lang: Lang): Promise<void> {
  const text = (phrase: Phrase) => stored(textOf(phrase, lang, actor))
  const fresh = () => newId(actor.at.getTime())
  const formId = fresh()
  await run(tx, sql`insert into call_form (id, call_id, edition) values (${formId}, ${callId}, 1)`)
  for (const [position, section] of template.sections.entries()) {
    const sectionId = fresh()
    await run(tx, sql`insert into call_section (id, form_id, position, title, help) values (${sectionId}, ${formId}, ${position + 1}, ${text(section.title)}, ${section.help ? text(section.help) : null})`)
    for (const [place, one] of section.questions.entries()) {
      const questionId = fresh()
      await run(
        tx,
        sql`insert into call_question (id, form_id, section_id, position, code, kind, label, help, required, names, room, least, most, unit)
            values (${questionId}, ${formId}, ${sectionId}, ${place + 1}, ${one.code}, ${one.kind}, ${text(one.label)}, ${one.help ? text(one.help) : null}, ${one.required ?? false}, ${one.names ?? false}, ${one.room ?? null}, ${one.least ?? null}, ${one.most ?? null}, ${one.unit ?? null})`,
      )
      for (const [at, option] of (one.options ?? []).entries()) await run(tx, sql`insert into call_option (question_id, position, code, label) values (${questionId}, ${at + 1}, ${option.code}, ${text(option.label)})`)
    }
  }
  for (const [position, one] of template.rounds.entries()) {
    const roundId = fresh()
    await run(
      tx,
      sql`insert into call_round (id, call_id, position, name, form_id, blindness, mode, reviews_wanted, advance, places, reserves, threshold_bp, most_per_organisation, audience_vote)
          values (${roundId}, ${callId}, ${position + 1}, ${text(one.name)}, ${one.takesForm ? formId : null}, ${one.blindness}, ${one.mode}, ${one.reviewsWanted}, ${one.advance}, ${one.places}, ${one.reserves}, ${one.thresholdBp ?? null}, ${one.mostPerOrganisation ?? null}, ${one.audienceVote ?? false})`,
    )
    if (one.rubric.length > 0) await writeRubric(tx, actor, { roundId, edition: 1, criteria: one.rubric.map((criterion) => ({ ...criterion, name: textOf(criterion.name, lang, actor), help: criterion.help && textOf(criterion.help, lang, actor), anchors: Object.entries(criterion.anchors ?? {}).map(([mark, words]) => ({ mark: Number(mark), words: textOf(words, lang, actor) })) })) })
  }
  for (const [position, rule] of template.rules.entries()) {
    await run(tx, sql`insert into call_rule (id, call_id, position, kind, count, countries, kinds) values (${fresh()}, ${callId}, ${position + 1}, ${rule.kind}, ${rule.count}, ${sql.param(rule.countries)}::text[], ${sql.param(rule.kinds)}::text[])`)
  }
}

export type NewCriterion = { name: Text; help?: Text; weightBp: number; least?: number; most?: number; anchors?: readonly { mark: number; words: Text }[] }

/** Writes an edition of a rubric; the database holds its weights to 100 %. */
export async function writeRubric(tx: Db, actor: Actor, input: { roundId: string; edition: number; criteria: readonly NewCriterion[] }): Promise<void> {
  const rubricId = newId(actor.at.getTime())
  await run(tx, sql`insert into call_rubric (id, round_id, edition) values (${rubricId}, ${input.roundId}, ${input.edition})`)
  for (const [at, one] of input.criteria.entries()) {
    const id = newId(actor.at.getTime())
    await run(tx, sql`insert into call_criterion (id, rubric_id, position, name, help, weight_bp, least, most) values (${id}, ${rubricId}, ${at + 1}, ${stored(one.name)}, ${stored(one.help)}, ${one.weightBp}, ${one.least ?? 0}, ${one.most ?? 5})`)
    for (const anchor of one.anchors ?? []) await run(tx, sql`insert into call_anchor (criterion_id, mark, words) values (${id}, ${anchor.mark}, ${stored(anchor.words)})`)
  }
}

export type CallInput = {
  title: Halves
  summary: Halves
  description: Halves
  visibility: 'public' | 'signed_in' | 'space'
  spaceId?: string
  combination: Combination
  noticeDays: number
  /** The person who decides on objections. */
  objectionsTo?: string
  appealDays: number
  resultsPublic: boolean
  needId?: string
  lang: Lang
}

/** Changes what a call says and how it ends. What applicants rely on, how it ends among it, stands once it is out. @throws missing | invalid | conflict */
export async function editCall(db: Db, actor: Actor, input: CallInput & { id: string; version: number }): Promise<void> {
  await change(db, actor, { verb: 'call.edit', object: { type: 'call', id: input.id } }, async (tx) => {
    await run(tx, sql`select 1 from call where id = ${input.id} for update`)
    const before = await callToRun(tx, actor, { id: input.id })
    if (before.version !== input.version) throw new Failure('conflict', callRefusals.changed, { theirs: before })
    if (before.state === 'closed' || before.state === 'cancelled') throw new Failure('conflict', callRefusals.state)
    const { title, summary, description } = textsOf(actor, input.lang, {
      title: { halves: input.title, limit: callLimits.title, before: before.title, need: 'one' },
      summary: { halves: input.summary, limit: callLimits.summary, before: before.summary, need: 'none' },
      description: { halves: input.description, limit: callLimits.description, before: before.description, need: 'none' },
    })
    await run(tx, sql`update call set title = ${stored(title)}, summary = ${stored(summary)}, description = ${stored(description)}, results_public = ${input.resultsPublic}, objections_to = ${input.objectionsTo ?? null}, version = version + 1 where id = ${input.id}`)
    if (before.state !== 'draft') return
    if (input.visibility === 'space' && !input.spaceId) throw wrong('spaceId', callRefusals.rule)
    const need = input.needId ? await row<{ revision: string }>(tx, sql`select live_revision_id as revision from listing where id = ${input.needId} and kind = 'need' and state = 'published' and visibility = 'public'`) : undefined
    if (input.needId && !need) throw wrong('need', callRefusals.need)
    await run(
      tx,
      sql`update call set visibility = ${input.visibility}, space_id = ${input.spaceId ?? null}, combination = ${input.combination}, notice_days = ${input.noticeDays}, appeal_days = ${input.appealDays},
            need_id = ${input.needId ?? null}, need_revision_id = ${need?.revision ?? null} where id = ${input.id}`,
    )
  })
}
