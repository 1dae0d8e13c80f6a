import { showId } from '../../core/id.ts'
import { type Lang, otherLang, readText, say } from '../../core/text.ts'
import { stages } from '../../modules/listings/words/facts.ts'
import type { NeedTeam, TeamMember } from '../../modules/matching/teams/teams.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { langOf, ResultCard } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { frame } from '../ui/messages.ts'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { bankOf } from './bank.tsx'
import { matchWords } from './messages.ts'
import { researchWords, teamWords } from './messages/team.ts'
import { Chains } from './team-chains.tsx'
import { letterOf, percent, TeamMatrix } from './team-matrix.tsx'

const leadOf = (lang: Lang, { members, share, single }: NeedTeam): string | undefined => {
  if (members.length === 0) return undefined
  const values = { n: members.length, share: percent(share), single: percent(single) }
  return say(lang, members.length === 1 ? teamWords.one : teamWords.lead, values)
}

const Gap = ({ lang, team }: { lang: Lang; team: NeedTeam }) => {
  const open = team.asks.filter((ask) => ask.by === undefined)
  if (open.length === 0) return null
  const [before, after] = teamWords.gap[lang].split('{list}')
  return (
    <Notice lang={lang} kind="warning">
      <p>
        {before}
        {open.map((ask, place) => <>{place > 0 ? (lang === 'zh' ? '、' : ', ') : null}<span lang={langOf(lang, { text: ask.id, lang: ask.lang })}>{ask.id}</span></>)}
        {after}
      </p>
      <p class="hint">{teamWords.gapText[lang]}</p>
    </Notice>
  )
}

const MemberCard = ({ lang, needId, member, place }: { lang: Lang; needId: string; member: TeamMember; place: number }) => {
  const bank = bankOf(lang, member.card)
  const across = member.card.title.variants[otherLang(lang)]
  const { stage } = member.card
  // The TRL stands beside the owner already.
  const stated = member.research?.from === 'stage' && stage ? stages[stage][lang] : undefined
  return (
    <li>
      <ResultCard
        lang={lang}
        level={3}
        href={href(routes.matches.show, { lang, need: showId(needId), offer: showId(member.card.id) })}
        title={{ text: `${letterOf(place)} · ${bank.title}`, lang: bank.lang }}
        other={across && bank.lang === lang ? { text: across.body, lang: otherLang(lang) } : undefined}
        kicker={bank.kicker}
      >
        <span>{say(lang, teamWords.alone, { share: percent(member.alone) })}</span>
        <span>{say(lang, teamWords.gain, { share: percent(member.gain) })}</span>
        {member.research ? <span>{researchWords[member.research.role][lang]}{stated ? (lang === 'zh' ? `（${stated}）` : ` (${stated})`) : ''}</span> : null}
        <span class="bank-who">{member.card.owner || member.card.nameWithheld ? bank.who : null}</span>
      </ResultCard>
    </li>
  )
}

/** A team for a need: who covers what, what is missing, who they are, and the two chains. */
export const TeamPage = ({ lang, team }: { lang: Lang; team: NeedTeam }) => {
  const { need, members, how } = team
  const title = readText(need.texts.title, lang)
  return (
    <Page>
      <PageHead
        lang={lang}
        title={say(lang, teamWords.title, { title: title.body })}
        lead={leadOf(lang, team)}
        trail={[
          { href: href(routes.listings.hall, { lang }), label: frame.hall },
          { href: href(routes.listings.show, { lang, id: showId(need.id) }), label: title.body },
          { href: href(routes.matches.forListing, { lang, id: showId(need.id) }), label: matchWords.allOf },
        ]}
      />
      {members.length === 0 ? <EmptyState lang={lang} title={teamWords.none} text={need.state === 'published' ? teamWords.noneText : matchWords.notPublished} /> : (
        <>
          <Section lang={lang} title={teamWords.matrix}>
            <TeamMatrix lang={lang} team={team} />
            <p class="hint mt-3">{teamWords.matrixHint[lang]}</p>
            <Gap lang={lang} team={team} />
          </Section>
          <Section lang={lang} title={teamWords.members}>
            <ol class="results">{members.map((member, place) => <MemberCard lang={lang} needId={need.id} member={member} place={place} />)}</ol>
            <p class="hint mt-3">{teamWords[how === 'exact' ? 'proved' : 'greedy'][lang]}</p>
            {members.some((one) => !one.card.owner) ? <p class="hint">{teamWords.withheld[lang]}</p> : null}
          </Section>
          <Chains lang={lang} team={team} />
        </>
      )}
    </Page>
  )
}
