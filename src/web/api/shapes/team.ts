import { z } from 'zod'
import type { Lang } from '../../../core/text.ts'
import { industryLinks, type NeedTeam, researchRoles } from '../../../modules/matching/teams/teams.ts'
import { named, told } from '../told.ts'
import { cardOut, cardShape } from './card.ts'
import { idOut, langShape } from './values.ts'

const share = told(z.number().min(0).max(1), 'share')

const foundShape = z.object({ asked: told(z.string(), 'asked'), label: told(z.string(), 'label'), language: langShape, strength: told(z.number().min(0).max(1), 'strength') })
const memberShape = named(
  'TeamMember',
  z.object({
    listing: cardShape,
    alone: told(z.number(), 'alone'),
    gain: told(z.number(), 'gain'),
    covers: told(z.array(foundShape), 'covers'),
    researchRole: told(z.enum(researchRoles).optional(), 'researchRole'),
    industryLink: told(z.enum(industryLinks).optional(), 'industryLink'),
  }),
)
const askedShape = z.object({ asked: told(z.string(), 'asked'), language: langShape, share, coveredBy: told(z.string().optional(), 'coveredBy') })

export const teamShape = named(
  'Team',
  z.object({
    need: cardShape.shape.id,
    share: told(z.number(), 'teamShare'),
    single: told(z.number(), 'single'),
    proved: told(z.boolean(), 'proved'),
    proposed: told(z.boolean(), 'proposed'),
    asks: z.array(askedShape),
    missing: told(z.array(z.string()), 'gap'),
    members: z.array(memberShape),
  }),
)

export function teamOut(origin: string, team: NeedTeam, language?: Lang): z.input<typeof teamShape> {
  const { need, asks, members, how, proposed, single } = team
  return {
    need: idOut(need.id),
    share: team.share,
    single,
    proved: how === 'exact',
    proposed,
    asks: asks.map((ask) => ({ asked: ask.id, language: ask.lang, share: ask.share, coveredBy: ask.by === undefined ? undefined : idOut(ask.by) })),
    missing: asks.filter((ask) => ask.by === undefined).map((ask) => ask.id),
    members: members.map(({ card, alone, gain, found, research, industry }) => ({
      listing: cardOut(origin, card, language),
      alone,
      gain,
      covers: Object.entries(found).map(([asked, one]) => ({ asked, label: one.label, language: one.lang, strength: one.strength })),
      researchRole: research?.role,
      industryLink: industry,
    })),
  }
}
