import { type Lang, type Phrase } from '../../core/text.ts'
import { industryLinks, type NeedTeam, researchRoles } from '../../modules/matching/teams/teams.ts'
import { industryWords, researchWords, teamWords } from './messages/team.ts'
import { letterOf } from './team-matrix.tsx'

type Place = { label: Phrase; letters: string[] }

const Chain = ({ lang, title, hint, places, unknown }: { lang: Lang; title: Phrase; hint: Phrase; places: readonly Place[]; unknown: readonly string[] }) => (
  <section class="sheet">
    <h3 class="sheet-title">{title[lang]}</h3>
    <ol class="chain">
      {places.map(({ label, letters }) => (
        <li class={letters.length > 0 ? 'chain-held' : undefined}>
          <span>{label[lang]}</span>
          <strong>{letters.length > 0 ? letters.join(lang === 'zh' ? '、' : ', ') : <span class="hint">{unknown.length > 0 ? '–' : teamWords.free[lang]}</span>}</strong>
        </li>
      ))}
    </ol>
    {unknown.length > 0 ? <p>{teamWords.notStated[lang]}{lang === 'zh' ? '：' : ': '}{unknown.join(lang === 'zh' ? '、' : ', ')}</p> : null}
    <p class="hint">{hint[lang]}</p>
  </section>
)

/** Two readings of the same team, side by side: how far each is on the way from research to product, and where it stands in the industry. */
export const Chains = ({ lang, team }: { lang: Lang; team: NeedTeam }) => {
  const lettersWhere = (holds: (member: NeedTeam['members'][number]) => boolean) => team.members.flatMap((member, place) => (holds(member) ? [letterOf(place)] : []))
  return (
    <div class="chains">
      <Chain
        lang={lang}
        title={teamWords.research}
        hint={teamWords.researchHint}
        places={researchRoles.map((role) => ({ label: researchWords[role], letters: lettersWhere((one) => one.research?.role === role) }))}
        unknown={lettersWhere((one) => !one.research)}
      />
      <Chain
        lang={lang}
        title={teamWords.industry}
        hint={teamWords.industryHint}
        places={industryLinks.map((link) => ({ label: industryWords[link], letters: lettersWhere((one) => one.industry === link) }))}
        unknown={lettersWhere((one) => !one.industry)}
      />
    </div>
  )
}
