import { showId } from '../../core/id.ts'
import { type Lang, say } from '../../core/text.ts'
import type { CommonProblem, CommonState } from '../../modules/matching/commons/commons.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { PostButton } from '../ui/buttons.tsx'
import { ResultCard, ResultGrid } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { behind, nameOfCommon, SharedWords } from './commons-words.tsx'
import { commonWords } from './messages/commons.ts'
import { percent } from './team-matrix.tsx'

export const commonHref = (lang: Lang, id: string): string => href(routes.commons.show, { lang, id: showId(id) })

const states: readonly CommonState[] = ['proposed', 'adopted', 'dismissed']

const empty = {
  proposed: { title: commonWords.noneProposed, text: commonWords.noneProposedText },
  adopted: { title: commonWords.noneAdopted, text: commonWords.noneAdoptedText },
  dismissed: { title: commonWords.noneDismissed, text: undefined },
} as const

const CommonCard = ({ lang, one }: { lang: Lang; one: CommonProblem }) => {
  const joined = one.members.filter((member) => member.standing === 'joined').length
  return (
    <ResultCard lang={lang} href={commonHref(lang, one.id)} title={nameOfCommon(lang, one)} kicker={say(lang, commonWords.cohesion, { n: percent(one.cohesion) })}>
      <span>{behind(lang, one)}</span>
      {one.state === 'adopted' ? <span>{say(lang, commonWords.joinedCount, { n: joined })}</span> : <SharedWords lang={lang} concepts={one.concepts.slice(0, 4)} />}
    </ResultCard>
  )
}

/** What was found and what became of it; the states are for organisers only. */
export const CommonsPage = ({ lang, state, problems, organises }: { lang: Lang; state: CommonState; problems: readonly CommonProblem[]; organises: boolean }) => (
  <Page>
    <PageHead
      lang={lang}
      title={commonWords.title}
      lead={commonWords.lead}
      actions={organises ? <PostButton lang={lang} kind="plain" action={href(routes.commons.search, { lang })} label={commonWords.search} /> : undefined}
    />
    {organises ? <Tabs lang={lang} tabs={states.map((one) => ({ href: href(routes.commons.list, { lang }, { state: one }), label: commonWords[one], current: one === state }))} /> : null}
    {problems.length === 0 ? <EmptyState lang={lang} title={empty[state].title} text={empty[state].text} /> : (
      <>
        <ResultGrid>{problems.map((one) => <CommonCard lang={lang} one={one} />)}</ResultGrid>
        <p class="hint mt-4">{commonWords.cohesionHint[lang]}</p>
      </>
    )}
  </Page>
)
