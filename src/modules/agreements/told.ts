import type { Phrase } from '../../core/text.ts'
import type { Db } from '../../platform/database.ts'
import { tell } from '../../platform/queue.ts'
import { officersOf } from '../people/people.ts'
import { phraseOf } from './document.ts'
import type { Agreement } from './record.ts'
import { agreementTypes } from './words/kinds.ts'

/** What an agreement is called where it is spoken of. */
export function titleOf({ type, subject }: Pick<Agreement, 'type' | 'subject'>): Phrase {
  const about = phraseOf(subject)
  return { zh: [agreementTypes[type].zh, about.zh].filter(Boolean).join('：'), en: [agreementTypes[type].en, about.en].filter(Boolean).join(': ') }
}

type Told = 'agreement_shared' | 'agreement_changed' | 'agreement_sent' | 'agreement_signed' | 'agreement_declined' | 'agreement_lapsed' | 'agreement_executed' | 'agreement_paper' | 'agreement_disputed' | 'agreement_ended' | 'registration_due'

/** Tells the officers of the parties, without those of `except` and without the one who did it. */
export async function tellParties(tx: Db, kind: Told, agreement: Agreement, options: { except?: string; but?: string; version?: string; about?: Record<string, string | Phrase>; only?: readonly string[] } = {}): Promise<void> {
  const organisations = agreement.parties.map((one) => one.organisationId).filter((id) => id !== options.except && (options.only?.includes(id) ?? true))
  const people = new Set<string>()
  for (const id of organisations) for (const person of await officersOf(tx, id)) people.add(person)
  if (options.but) people.delete(options.but)
  if (people.size === 0) return
  await tell(tx, { kind, people: [...people], object: { type: 'agreement', id: agreement.id }, version: options.version ?? String(agreement.version), about: { title: titleOf(agreement), reference: agreement.reference, ...options.about } })
}
