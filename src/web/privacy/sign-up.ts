import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import type { Phrase } from '../../core/text.ts'
import { crosses, currentNotice, writeAcceptance, writeConsent } from '../../modules/consents/consents.ts'
import type { Db } from '../../platform/database.ts'
import type { Visit } from '../room.ts'
import { privacyWords as words } from './messages.ts'

/**
 * What somebody agrees to who signs up: the notice that stands and, where the data lie in another country than theirs, a
 * separate consent. Undefined where the instance does not say who is responsible: then nothing is asked.
 * @throws invalid
 */
export async function agreedAtSignUp(c: Visit, { country, given }: { country: string | undefined; given: boolean }): Promise<((tx: Db, personId: string, at: Date) => Promise<void>) | undefined> {
  const { room, actor } = c.var
  const { controller } = room.config
  if (!controller) return undefined
  const fields: Record<string, Phrase> = {}
  if (!country) fields.country = words.needCountry
  const abroad = crosses(country, controller.dataCountry)
  if (abroad && !given) fields.consent = words.needStorage
  if (Object.keys(fields).length > 0) throw new Failure('invalid', refusals.invalid, { fields })
  const { number } = await currentNotice(room.db, controller, actor.at)
  return async (tx, personId, at) => {
    await writeAcceptance(tx, { personId, notice: number, at })
    if (abroad) await writeConsent(tx, { personId, country: controller.dataCountry, occasion: 'sign_up', notice: number, at })
  }
}
