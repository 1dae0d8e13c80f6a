import { type Lang, nameFor, say } from '../../core/text.ts'
import type { AskedShare, NeedTeam, TeamMember } from '../../modules/matching/teams/teams.ts'
import { langOf } from '../ui/card.tsx'
import { Beam } from '../ui/plank.tsx'
import { type Row, Table } from '../ui/table.tsx'
import { matchWords } from './messages.ts'
import { teamWords } from './messages/team.ts'

/** The letters by which a page names the members. */
export const letterOf = (place: number): string => String.fromCharCode(65 + place)

export const percent = (share: number): number => Math.round(share * 100)

const whoseOf = (lang: Lang, { card }: TeamMember): string => (card.owner ? nameFor(lang, card.owner.name) : matchWords.withheld[lang])

const Cover = ({ lang, ask, member, best }: { lang: Lang; ask: AskedShare; member: TeamMember; best: boolean }) => {
  const found = member.found[ask.id]
  if (!found) return <span class="cover-none"><span aria-hidden="true">–</span><span class="sr-only">{teamWords.not[lang]}</span></span>
  return (
    <span class={best ? 'cover cover-best' : 'cover'}>
      <Beam share={found.strength} short />
      <span lang={langOf(lang, { text: found.label, lang: found.lang })}>{found.label}</span>
      <span class="sr-only"> · {percent(found.strength)}%{best ? ` · ${teamWords.best[lang]}` : ''}</span>
    </span>
  )
}

const Asked = ({ lang, ask }: { lang: Lang; ask: AskedShare }) => (
  <span class="cover-ask">
    <span lang={langOf(lang, { text: ask.id, lang: ask.lang })}>{ask.id}</span>
    <span class="hint">{ask.by ? say(lang, teamWords.weight, { share: percent(ask.share) }) : teamWords.nobody[lang]}</span>
  </span>
)

/** What the need asks, line by line, and what each member says of it: the planks of several bridges side by side. */
export const TeamMatrix = ({ lang, team }: { lang: Lang; team: NeedTeam }) => {
  const columns = [{ key: 'ask', label: teamWords.asked }, ...team.members.map((member, place) => ({ key: letterOf(place), label: `${letterOf(place)} · ${whoseOf(lang, member)}` }))]
  const rows = team.asks.map((ask): Row => ({
    cells: {
      ask: <Asked lang={lang} ask={ask} />,
      ...Object.fromEntries(team.members.map((member, place) => [letterOf(place), ask.by ? <Cover lang={lang} ask={ask} member={member} best={ask.by === member.card.id} /> : <span class="cover-gap"><Beam missing /></span>])),
    },
  }))
  return (
    <div class="team-matrix">
      <Table lang={lang} caption={teamWords.matrix} hiddenCaption columns={columns} rows={rows} />
    </div>
  )
}
