import { z } from 'zod'
import { type Agreement, agreementStates, agreementTypes, partyRoles } from '../../../modules/agreements/agreements.ts'
import { named, told } from '../told.ts'
import { countryShape, day, id, idOut, instant, keysOf, nameOut, nameShape } from './values.ts'

export const agreementState = told(z.enum(keysOf(agreementStates)), 'agreementState')
export const agreementType = told(z.enum(keysOf(agreementTypes)), 'agreementType')

export const agreementShape = named(
  'Agreement',
  z.object({
    id,
    reference: told(z.string(), 'reference'),
    type: agreementType,
    state: agreementState,
    subject: told(nameShape, 'agreementSubject'),
    version: told(z.int(), 'agreementVersion'),
    sha256: told(z.string().optional(), 'agreementHash'),
    parties: z.array(z.object({ organisation: id, name: nameShape, country: countryShape, role: z.enum(keysOf(partyRoles)) })),
    deal: told(id.optional(), 'agreementDeal'),
    amount: told(z.object({ minor: z.int(), currency: z.string(), payer: id.optional(), payee: id.optional() }).optional(), 'agreementPrice'),
    path: told(z.enum(['signature', 'paper']).optional(), 'agreementPath'),
    executedOn: day.optional(),
    inForceOn: day.optional(),
    endsOn: day.optional(),
    changedAt: instant,
  }),
)

export function agreementOut(one: Agreement, sha256?: string): z.input<typeof agreementShape> {
  const { amount, payerId, payeeId, path, executedOn, inForceOn, endsOn, dealId } = one
  return {
    id: idOut(one.id), reference: one.reference, type: one.type, state: one.state, subject: nameOut(one.subject), version: one.version, sha256,
    parties: one.parties.map((party) => ({ organisation: idOut(party.organisationId), name: nameOut(party.name), country: party.country, role: party.role })),
    deal: dealId ? idOut(dealId) : undefined, amount: amount ? { ...amount, payer: payerId ? idOut(payerId) : undefined, payee: payeeId ? idOut(payeeId) : undefined } : undefined,
    path: path ?? undefined, executedOn: executedOn ?? undefined, inForceOn: inForceOn ?? undefined, endsOn: endsOn ?? undefined, changedAt: one.updatedAt.toISOString(),
  }
}
