import { z } from 'zod'
import type { Lang } from '../../../core/text.ts'
import { blindnesses, type Call, type CallLine, callStateWords, callTemplates, type EligibilityRule, type Funder, phaseOf, phaseWords, type Round, roundModes, type Rubric, ruleKinds } from '../../../modules/calls/calls.ts'
import type { Release, ResultLine } from '../../../modules/calls/judging/judging.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { named, told } from '../told.ts'
import { linksShape } from './organisation.ts'
import { id, idOut, instant, instantOut, keysOf, nameOut, nameShape, textOut, textShape } from './values.ts'

export const templateOfCall = told(z.enum(callTemplates), 'callTemplate')
const stateOfCall = told(z.enum(keysOf(callStateWords)), 'callState')

const facts = {
  id,
  reference: told(z.string(), 'reference'),
  slug: told(z.string(), 'callOf'),
  template: templateOfCall,
  state: stateOfCall,
  title: textShape,
  summary: textShape.optional(),
  host: z.object({ id, slug: told(z.string(), 'slug'), name: nameShape }),
  publishedAt: instant.optional(),
  opensAt: told(instant.optional(), 'callTimes'),
  closesAt: told(instant.optional(), 'callTimes'),
  sample: told(z.boolean(), 'sample'),
  links: linksShape,
}
export const callLineShape = named('CallLine', z.object(facts))

const criterionShape = z.object({ name: textShape, weightBp: told(z.int(), 'weightBp'), least: z.int(), most: z.int() })
export const roundShape = named(
  'CallRound',
  z.object({
    id,
    position: z.int(),
    name: textShape,
    phase: told(z.enum(keysOf(phaseWords)), 'callPhase'),
    takesSubmissions: told(z.boolean(), 'takesSubmissions'),
    opensAt: instant.optional(),
    closesAt: instant.optional(),
    graceSeconds: told(z.int(), 'graceSeconds'),
    mode: told(z.enum(roundModes), 'roundMode'),
    blindness: told(z.enum(blindnesses), 'blindness'),
    places: z.int().optional(),
    reserves: z.int(),
    tieBreak: told(z.array(z.string()), 'callTieBreak'),
    criteria: z.array(criterionShape),
  }),
)

export const callShape = named(
  'Call',
  z.object({
    ...facts,
    description: textShape.optional(),
    need: told(id.optional(), 'callNeed'),
    cancelledReason: z.string().optional(),
    eligibility: told(z.array(z.object({ kind: z.enum(ruleKinds), count: z.int().optional(), countries: z.array(z.string()), kinds: z.array(z.string()) })), 'eligibility'),
    funders: z.array(z.object({ organisation: id, name: nameShape, leads: z.boolean(), budget: told(z.object({ minor: z.int(), currency: z.string() }), 'amount'), most: z.int().optional() })),
    rounds: z.array(roundShape),
  }),
)

export const resultShape = named(
  'CallResult',
  z.object({
    round: id,
    name: textShape,
    release: told(z.int(), 'releaseNumber'),
    kind: told(z.enum(['notice', 'result', 'correction', 'succession']), 'releaseKind'),
    at: instant,
    until: told(instant.optional(), 'noticeUntil'),
    reason: z.string().optional(),
    entries: z.array(z.object({ reference: told(z.string(), 'reference'), title: z.string(), organisation: nameShape.optional(), outcome: told(z.enum(['advanced', 'reserve']), 'callOutcome') })),
  }),
)

export function callLineOut(origin: string, one: CallLine, language?: Lang): z.input<typeof callLineShape> {
  const link = (lang: Lang) => origin + href(routes.calls.show, { lang, slug: one.slug })
  return {
    id: idOut(one.id), reference: one.reference, slug: one.slug, template: one.template, state: one.state, title: textOut(one.title, language), summary: one.summary ? textOut(one.summary, language) : undefined,
    host: { id: idOut(one.hostId), slug: one.hostSlug, name: nameOut(one.host) }, publishedAt: instantOut(one.publishedAt), opensAt: instantOut(one.opensAt), closesAt: instantOut(one.closesAt), sample: one.sample, links: { zh: link('zh'), en: link('en') },
  }
}

export const roundOut = (round: Round, rubric: Rubric | undefined, at: Date, language?: Lang): z.input<typeof roundShape> => ({
  id: idOut(round.id), position: round.position, name: textOut(round.name, language), phase: phaseOf(round, at), takesSubmissions: round.formId !== null, opensAt: instantOut(round.opensAt), closesAt: instantOut(round.closesAt),
  graceSeconds: round.grace, mode: round.mode, blindness: round.blindness, places: round.places ?? undefined, reserves: round.reserves, tieBreak: [...round.tieBreak],
  criteria: (rubric?.criteria ?? []).map(({ name, weightBp, least, most }) => ({ name: textOut(name, language), weightBp, least, most })),
})

export function callOut(origin: string, call: Call, parts: { rules: readonly EligibilityRule[]; funders: readonly Funder[]; rounds: z.input<typeof roundShape>[] }, language?: Lang): z.input<typeof callShape> {
  return {
    ...callLineOut(origin, call, language), description: call.description ? textOut(call.description, language) : undefined, need: call.needId ? idOut(call.needId) : undefined, cancelledReason: call.cancelledReason ?? undefined,
    eligibility: parts.rules.map(({ kind, count, countries, kinds }) => ({ kind, count: count ?? undefined, countries: [...countries], kinds: [...kinds] })),
    funders: parts.funders.map((one) => ({ organisation: idOut(one.organisationId), name: nameOut(one.name), leads: one.leads, budget: { minor: one.budgetMinor, currency: one.currency }, most: one.mostMinor ?? undefined })),
    rounds: parts.rounds,
  }
}

export const resultOut = (round: Round, { release, lines }: { release: Release; lines: readonly ResultLine[] }, language?: Lang): z.input<typeof resultShape> => ({
  round: idOut(round.id), name: textOut(round.name, language), release: release.number, kind: release.kind, at: release.at.toISOString(), until: instantOut(release.until), reason: release.reason ?? undefined,
  entries: lines.flatMap((one) => (one.outcome === 'advanced' || one.outcome === 'reserve' ? [{ reference: one.reference, title: one.title, organisation: one.organisation ? nameOut(one.organisation) : undefined, outcome: one.outcome }] : [])),
})
