import { z } from 'zod'
import { readId } from '../../../core/id.ts'
import { Failure } from '../../../core/failure.ts'
import { refusals } from '../../../core/messages.ts'
import { bodiesOf, bodyKinds, signaturesOf, type Statement, statementById, statementsOf } from '../../../modules/alliances/bodies/bodies.ts'
import type { Lang } from '../../../core/text.ts'
import { operation } from '../operation.ts'
import { countryShape, day, id, idOut, instant, instantOut, keysOf, nameOut, nameShape, reading, textOut, textShape } from '../shapes/values.ts'
import { named, told } from '../told.ts'
import { allianceNamed, allianceOf } from './alliances.ts'

const bodyShape = named(
  'Body',
  z.object({
    id,
    kind: told(z.enum(keysOf(bodyKinds)), 'bodyKind'),
    name: textShape,
    remit: textShape.optional(),
    seats: told(z.int(), 'bodySeats'),
    term: told(z.object({ from: day, until: day }).optional(), 'bodyTerm'),
    endedAt: instant.optional(),
  }),
)

const aboutStatement = {
  id,
  title: textShape,
  sha256: told(z.string().optional(), 'statementHash'),
  openedAt: told(instant.optional(), 'statementOpened'),
  closedAt: instant.optional(),
  signatures: told(z.int(), 'signatures'),
}
const statementLine = named('StatementLine', z.object(aboutStatement))
const statementShape = named(
  'Statement',
  z.object({
    ...aboutStatement,
    body: textShape,
    members: told(z.array(z.object({ organisation: z.object({ id, slug: told(z.string(), 'slug'), name: nameShape, country: countryShape }), signedAt: told(instant.optional(), 'signedAt') })), 'signers'),
  }),
)

const lineOut = ({ id: statementId, title, sha256, openedAt, closedAt, signatures }: Statement, language?: Lang) => ({
  id: idOut(statementId), title: textOut(title, language), sha256: sha256 ?? undefined, openedAt: instantOut(openedAt), closedAt: instantOut(closedAt), signatures,
})

export const bodyOperations = [
  operation(
    { name: 'listAllianceBodies', group: 'alliances', method: 'get', path: '/alliances/{slug}/bodies', who: 'anyone', scope: 'listings:read', params: allianceNamed, query: z.object(reading), answer: z.object({ items: z.array(bodyShape) }) },
    async (c, { params: { slug }, query: { language } }) => {
      const alliance = await allianceOf(c, slug)
      const items = (await bodiesOf(c.var.room.db, c.var.actor, alliance.id)).map(({ id: bodyId, kind, name, remit, seats, term, endedAt }) => ({
        id: idOut(bodyId), kind, name: textOut(name, language), remit: remit ? textOut(remit, language) : undefined, seats, term: term ? { from: term.fromOn, until: term.toOn } : undefined, endedAt: instantOut(endedAt),
      }))
      return { items }
    },
  ),
  operation(
    { name: 'listAllianceStatements', group: 'alliances', method: 'get', path: '/alliances/{slug}/statements', who: 'anyone', scope: 'listings:read', params: allianceNamed, query: z.object(reading), answer: z.object({ items: z.array(statementLine) }) },
    async (c, { params: { slug }, query: { language } }) => {
      const alliance = await allianceOf(c, slug)
      return { items: (await statementsOf(c.var.room.db, c.var.actor, alliance.id)).map((one) => lineOut(one, language)) }
    },
  ),
  operation(
    { name: 'readAllianceStatement', group: 'alliances', method: 'get', path: '/alliances/{slug}/statements/{id}', who: 'anyone', scope: 'listings:read', params: allianceNamed.extend({ id }), query: z.object(reading), answer: statementShape },
    async (c, { params: { slug, id: given }, query: { language } }) => {
      const { room, actor } = c.var
      const alliance = await allianceOf(c, slug)
      const statementId = readId(given)
      if (!statementId) throw new Failure('missing', refusals.missing)
      const statement = await statementById(room.db, actor, alliance.id, statementId)
      const members = (await signaturesOf(room.db, actor, statement)).map((one) => ({
        organisation: { id: idOut(one.organisationId), slug: one.slug, name: nameOut(one.name), country: one.country }, signedAt: instantOut(one.at),
      }))
      return { ...lineOut(statement, language), body: textOut(statement.body, language), members }
    },
  ),
]
