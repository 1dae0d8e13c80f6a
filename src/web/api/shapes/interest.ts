import { z } from 'zod'
import { type DealLine, type DealPage, dealStages, type Party } from '../../../modules/deals/deals.ts'
import { named, told } from '../told.ts'
import { kindShape } from './card.ts'
import { countryShape, day, id, idOut, instant, langShape, nameOut, nameShape } from './values.ts'

const partyShape = named('Party', z.object({ id: id.optional(), slug: z.string().optional(), name: nameShape.optional(), country: countryShape }))
const stage = told(z.enum(dealStages), 'stageOfDeal')

const line = {
  id,
  reference: told(z.string(), 'reference'),
  stage,
  side: told(z.enum(['from', 'to']), 'side'),
  kind: kindShape.optional(),
  title: nameShape,
  own: partyShape,
  other: told(partyShape, 'other'),
  sentence: told(z.string(), 'sentence'),
  language: langShape,
  openedAt: instant,
  changedAt: instant,
  answerBy: told(day.optional(), 'answerBy'),
  mayAnswer: z.boolean(),
}
export const interestLineShape = named('InterestLine', z.object(line))
export const interestShape = named(
  'Interest',
  z.object({
    ...line,
    listing: told(z.object({ id, revision: z.int() }).optional(), 'listing'),
    brought: told(z.object({ id, kind: kindShape, title: nameShape }).optional(), 'brought'),
    interests: told(z.string().optional(), 'interests'),
    brings: told(z.string().optional(), 'brings'),
    proposes: told(z.string().optional(), 'proposes'),
    contact: told(z.string().optional(), 'contactGiven'),
    person: nameShape.optional(),
    wishedLanguage: told(langShape.optional(), 'wishedLanguage'),
    noConfidential: told(z.boolean(), 'noConfidential'),
    lostReason: told(z.string().optional(), 'reason'),
    lostNote: told(z.string().optional(), 'note'),
    history: z.array(z.object({ stage, at: instant, reason: z.string().optional() })),
    may: told(z.object({ answer: z.boolean(), withdraw: z.boolean() }), 'may'),
  }),
)

const partyOut = (one: Party): z.input<typeof partyShape> => ({ id: one.id && idOut(one.id), slug: one.slug, name: one.name && nameOut(one.name), country: one.country })

export function interestLineOut(one: DealLine): z.input<typeof interestLineShape> {
  const { reference, stage, side, kind, title, sentence, lang, openedAt, at, answerBy, mayAnswer } = one
  return {
    id: idOut(one.id),
    reference,
    stage,
    side,
    kind,
    title: nameOut(title),
    own: partyOut(one.own),
    other: partyOut(one.other),
    sentence,
    language: lang,
    openedAt: openedAt.toISOString(),
    changedAt: at.toISOString(),
    answerBy,
    mayAnswer,
  }
}

export function interestOut(one: DealPage): z.input<typeof interestShape> {
  const { listingId, listingRevision, brought, interests, brings, proposes, contact, person, wishedLang, noConfidential, lostReason, lostNote, history, may } = one
  return {
    ...interestLineOut(one),
    listing: listingId && listingRevision ? { id: idOut(listingId), revision: listingRevision } : undefined,
    brought: brought && { id: idOut(brought.id), kind: brought.kind, title: nameOut(brought.title) },
    interests,
    brings,
    proposes,
    contact: contact ?? undefined,
    person: person ? nameOut(person) : undefined,
    wishedLanguage: wishedLang,
    noConfidential,
    lostReason,
    lostNote,
    history: history.map((step) => ({ stage: step.stage, at: step.at.toISOString(), reason: step.reason ?? undefined })),
    may: { answer: may.answer, withdraw: may.withdraw },
  }
}
