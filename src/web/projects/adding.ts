import { addMilestone, askChange, outcomeKindWords, type OutcomeInput, outputWords, recordOutcome, recordOutput, recordSpend, reportKinds, writeReport } from '../../modules/projects/projects.ts'
import { one, type Values } from '../form.ts'
import type { Visit } from '../room.ts'
import { chosen, dayIn, dayOrNone, halvesOf, idIn, moneyIn, organisationIn } from '../typed.ts'
import type { List } from './forms.tsx'

/** A party chosen from the list, or another organisation by the address of its page. @throws Failure invalid */
const partyIn = async (c: Visit, values: Values, name: string): Promise<string | undefined> => (await organisationIn(c, values, `${name}Other`)) ?? idIn(values, name)
const wholeIn = (values: Values, name: string): number | undefined => (/^\d{1,9}$/.test(one(values, name).trim()) ? Number(one(values, name)) : undefined)

type Sent = { name: string; bytes: Uint8Array } | undefined

/** An outcome out of its form. @throws Failure invalid */
export async function outcomeIn(c: Visit, of: OutcomeInput['of'], values: Values, file: Sent): Promise<OutcomeInput> {
  return {
    of, kind: chosen(values, 'kind', outcomeKindWords), amount: moneyIn(values, 'amount'), payerId: await partyIn(c, values, 'payer'), payeeId: await partyIn(c, values, 'payee'), jobs: wholeIn(values, 'jobs'),
    onDate: dayIn(values, 'onDate'), link: one(values, 'link'), note: one(values, 'note'), vouchedBy: one(values, 'vouchedBy'), file,
  }
}

/** Adds what a form says to a list of a project. @throws Failure missing | invalid | conflict */
export async function addTo(c: Visit, list: List, id: string, values: Values, file: Sent): Promise<void> {
  const { room: { db, blobs }, actor, lang } = c.var
  const text = (name: string) => halvesOf(values, name)
  if (list === 'milestones') await addMilestone(db, actor, { id, lang, title: text('milestone'), dueOn: dayIn(values, 'dueOn'), responsibleId: idIn(values, 'responsible') })
  else if (list === 'spend') await recordSpend(db, actor, { id, amount: moneyIn(values, 'amount'), payerId: idIn(values, 'payer'), payeeId: await partyIn(c, values, 'payee'), spentOn: dayIn(values, 'spentOn'), about: one(values, 'about') })
  else if (list === 'outputs') await recordOutput(db, actor, { id, kind: chosen(values, 'kind', outputWords), lang, title: text('title'), doi: one(values, 'doi'), number: one(values, 'number'), people: wholeIn(values, 'people'), link: one(values, 'link'), onDate: dayIn(values, 'onDate') })
  else if (list === 'changes') await askChange(db, actor, { id, lang, what: text('what'), newEnd: dayOrNone(values, 'newEnd') })
  else if (list === 'reports') await writeReport(db, actor, { id, kind: chosen(values, 'kind', reportKinds), lang, fromOn: dayIn(values, 'fromOn'), toOn: dayIn(values, 'toOn'), body: text('body') })
  else await recordOutcome(db, blobs, actor, await outcomeIn(c, { projectId: id }, values, file))
}
