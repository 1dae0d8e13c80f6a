import type { Actor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import { refusals } from '../../../core/messages.ts'
import { type Lang, langs, type Phrase, type Text } from '../../../core/text.ts'
import { type Halves, stored, textsOf } from '../../../core/writing.ts'
import { change } from '../../../platform/change.ts'
import { type Db, rows, run, sql } from '../../../platform/database.ts'
import { eventToRun } from '../reading.ts'
import { registrationRefusals } from './messages.ts'

export const questionKinds = ['words', 'choice', 'yes_no'] as const
export type QuestionKind = (typeof questionKinds)[number]

export type Question = { id: string; kind: QuestionKind; label: Text; purpose: Text; options: Text | null; required: boolean; /** Days after the event until its answers are deleted. */ keepDays: number }

/** What the registration of an event asks, in order. */
export const questionsOf = (db: Db, eventId: string): Promise<Question[]> =>
  rows<Question>(db, sql`select id, kind, label, purpose, options, required, keep_days as "keepDays" from event_question where event_id = ${eventId} and retired_at is null order by position, id`)

export const questionLimits = { label: 300, purpose: 500, options: 2000 } as const
const linesOf = (body: string | undefined): string[] => (body ?? '').split('\n').map((one) => one.trim()).filter(Boolean)
/** The options of a choice in one language, or the other where it has none. */
export const optionsIn = (options: Text | null, lang: Lang): string[] => linesOf((options?.variants[lang] ?? options?.variants[options.source])?.body)

export type QuestionInput = { eventId: string; kind: QuestionKind; label: Halves; purpose: Halves; options: Halves; required: boolean; keepDays: number; lang: Lang }

/** Adds a question. A question is never written over once it is out: it is retired, and another is asked. @throws missing | invalid */
export async function addQuestion(db: Db, actor: Actor, input: QuestionInput): Promise<void> {
  const event = await eventToRun(db, actor, { id: input.eventId })
  if (!(Number.isInteger(input.keepDays) && input.keepDays >= 0 && input.keepDays <= 730)) throw wrong('keepDays', registrationRefusals.number)
  const choice = input.kind === 'choice'
  const { label, purpose, options } = textsOf(actor, input.lang, {
    label: { halves: input.label, limit: questionLimits.label, need: 'both' },
    purpose: { halves: input.purpose, limit: questionLimits.purpose, need: 'both' },
    options: { halves: choice ? input.options : {}, limit: questionLimits.options, need: 'none' },
  })
  const counts = langs.map((lang) => linesOf(options?.variants[lang]?.body).length)
  if (choice && (counts[0] !== counts[1] || counts[0]! < 2)) throw wrong(`options_${input.lang}`, registrationRefusals.options)
  await change(db, actor, { verb: 'event.add_question', object: { type: 'event', id: event.id } }, (tx) =>
    run(
      tx,
      sql`insert into event_question (id, event_id, position, kind, label, purpose, options, required, keep_days)
          select ${newId(actor.at.getTime())}, ${event.id}, coalesce(max(position), 0) + 1, ${input.kind}, ${stored(label)}::jsonb, ${stored(purpose)}::jsonb, ${stored(options)}::jsonb, ${input.required}, ${input.keepDays} from event_question where event_id = ${event.id}`,
    ),
  )
}

/** Asks a question no longer; answers that were given stay until their day. @throws missing */
export async function retireQuestion(db: Db, actor: Actor, input: { eventId: string; id: string }): Promise<void> {
  const event = await eventToRun(db, actor, { id: input.eventId })
  await change(db, actor, { verb: 'event.retire_question', object: { type: 'event', id: event.id }, related: [input.id] }, async (tx) => {
    if ((await run(tx, sql`update event_question set retired_at = ${actor.at} where id = ${input.id} and event_id = ${event.id} and retired_at is null`)) === 0) throw missing()
  })
}

/** What was typed for each question, by its id; an optional one that is left empty is not kept at all. @throws invalid at `q_<id>` */
export function readAnswers(questions: readonly Question[], given: Readonly<Record<string, string | undefined>>): { questionId: string; words: string }[] {
  const problems: Record<string, Phrase> = {}
  const answers = questions.flatMap(({ id, kind, required, options }) => {
    const words = (given[id] ?? '').trim()
    if (!words) {
      if (required) problems[`q_${id}`] = registrationRefusals.needed
      return []
    }
    const count = optionsIn(options, options?.source ?? 'zh').length
    if (kind === 'choice' && !(/^\d+$/.test(words) && Number(words) < count)) problems[`q_${id}`] = registrationRefusals.choice
    else if (kind === 'yes_no' && words !== 'yes') problems[`q_${id}`] = registrationRefusals.choice
    else if (words.length > 2000) problems[`q_${id}`] = registrationRefusals.long
    return [{ questionId: id, words }]
  })
  if (Object.keys(problems).length > 0) throw new Failure('invalid', refusals.invalid, { fields: problems })
  return answers
}

/** An answer as it is read: a choice by its words. */
export const answerIn = (lang: Lang, question: Question, words: string, yes: Phrase): string =>
  question.kind === 'choice' ? (optionsIn(question.options, lang)[Number(words)] ?? words) : question.kind === 'yes_no' ? yes[lang] : words
