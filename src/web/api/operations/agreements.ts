import { z } from 'zod'
import { agreementPage, agreementsVisibleTo } from '../../../modules/agreements/agreements.ts'
import { operation } from '../operation.ts'
import { agreementOut, agreementShape, agreementState, agreementType } from '../shapes/agreement.ts'
import { id, listOf, paging } from '../shapes/values.ts'

export const agreementOperations = [
  operation(
    {
      name: 'listAgreements', group: 'agreements', method: 'get', path: '/agreements', who: 'token', scope: 'agreements:read',
      query: z.object({ state: agreementState.optional(), type: agreementType.optional(), ...paging }), answer: z.object(listOf(agreementShape)),
    },
    async (c, { query: { state, type, page, limit } }) => {
      const { agreements, total } = await agreementsVisibleTo(c.var.room.db, c.var.actor, { state, type, page, size: limit })
      return { items: agreements.map((one) => agreementOut(one)), total, page, limit }
    },
  ),
  operation({ name: 'readAgreement', group: 'agreements', method: 'get', path: '/agreements/{id}', who: 'token', scope: 'agreements:read', params: z.object({ id }), answer: agreementShape }, async (c, { params }) => {
    const found = await agreementPage(c.var.room.db, c.var.actor, params.id)
    return agreementOut(found, found.newest.sha256)
  }),
]
