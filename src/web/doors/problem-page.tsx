import { showId } from '../../core/id.ts'
import { type Lang, nameFor, say } from '../../core/text.ts'
import { type Problem, titleOfText } from '../../modules/doors/doors.ts'
import type { Glosses, ShownMatch } from '../../modules/matching/matching.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Paragraphs, Section, Split } from '../ui/page.tsx'
import { langTag } from '../ui/said.ts'
import { showDay } from '../ui/time.tsx'
import { codeWords, problemWords as words } from './messages/problem.ts'
import { LeaveForm, QuestionForm } from './problem-forms.tsx'
import { ProblemMatches } from './problem-matches.tsx'
import { CodeForm, type Shown } from './proof.tsx'

export type ProblemPageProps = {
  lang: Lang
  token: string
  problem: Problem
  /** Undefined while the index is not ready. */
  matches: readonly ShownMatch[] | undefined
  glosses: Glosses
  codeWaits: boolean
  /** The form that was refused, by its name. */
  again?: { form: 'questions' | 'leave' | 'code'; shown: Shown }
  /** The reader sees the published need. */
  onShow: boolean
}

/** A problem for whoever pasted it. */
export const ProblemPage = (props: ProblemPageProps) => {
  const { lang, problem, token } = props
  const title = problem.body ? titleOfText(problem.body) : words.yours
  const over = problem.state === 'withdrawn' || problem.state === 'refused'
  return (
    <Page>
      <PageHead lang={lang} title={title} titleLang={problem.body && problem.lang !== lang ? langTag[problem.lang] : undefined} kicker={words.yours[lang]} />
      {problem.state === 'draft' ? <Draft {...props} /> : <Standing {...props} />}
      {problem.body ? <details class="page-section"><summary>{words.whole[lang]}</summary><Paragraphs text={problem.body} lang={langTag[problem.lang]} /></details> : null}
      <Actions>
        {over ? null : <PostButton lang={lang} kind="danger" action={href(routes.problems.withdraw, { lang, token })} label={words.withdraw} confirm={words.withdrawConfirm} />}
        <LinkButton href={href(routes.problems.new, { lang })}>{words.another[lang]}</LinkButton>
      </Actions>
    </Page>
  )
}

const Draft = (props: ProblemPageProps) => {
  const { lang, problem, token, codeWaits, again } = props
  const of = (form: 'questions' | 'leave' | 'code') => (again?.form === form ? again.shown : undefined)
  return (
    <>
      <p class="hint">{say(lang, words.until, { day: showDay(lang, problem.expiresAt) })}</p>
      {codeWaits || of('code') ? <Card lang={lang} id="code" title={codeWords.title}><CodeForm lang={lang} action={href(routes.problems.confirm, { lang, token })} email={problem.email ?? ''} problems={of('code')?.problems} /></Card> : null}
      <Split main={<MatchSection {...props} />} side={<Card lang={lang} id="questions" title={words.questions}><QuestionForm lang={lang} token={token} problem={problem} shown={of('questions')} /></Card>} />
      <Section lang={lang} id="leave" title={words.leave}>
        <p>{words.leaveLead[lang]}</p>
        {codeWaits && !of('leave')
          ? <details><summary>{words.again[lang]}</summary><LeaveForm lang={lang} token={token} problem={problem} shown={of('leave')} /></details>
          : <LeaveForm lang={lang} token={token} problem={problem} shown={of('leave')} />}
      </Section>
    </>
  )
}

/** Of matches none of which fits well. */
const mostWeak = 5

const MatchSection = ({ lang, matches, glosses }: ProblemPageProps) => {
  if (!matches) return <Section lang={lang} title={words.matches} id="matches"><p class="hint">{words.notReady[lang]}</p></Section>
  if (matches.length === 0) return <EmptyState lang={lang} title={words.noMatches} text={words.noMatchesText} />
  const solid = matches.filter((one) => one.strength !== 'weak')
  return (
    <Section lang={lang} title={words.matches} id="matches">
      <p class="hint">{(solid.length > 0 ? words.matchesLead : words.weakOnly)[lang]}</p>
      <ProblemMatches lang={lang} matches={solid.length > 0 ? solid : matches.slice(0, mostWeak)} glosses={glosses} />
    </Section>
  )
}

/** What has become of a problem that was left with the host. */
const Standing = (props: ProblemPageProps) => {
  const { lang, problem, onShow } = props
  const organisation = nameFor(lang, problem.taker ?? {})
  if (problem.state === 'refused') return <Notice lang={lang} title={words.refused}>{problem.answer ? <p>{problem.answer}</p> : null}<p>{words.deleted[lang]}</p></Notice>
  if (problem.state === 'withdrawn') return <Notice lang={lang} title={words.withdrawn}><p>{(problem.takenFor ? words.deletedTaken : words.deleted)[lang]}</p></Notice>
  if (problem.state === 'waiting') return <><Notice lang={lang} kind="done" title={words.waiting}><p>{words.waitingText[lang]}</p></Notice><MatchSection {...props} /></>
  const state = problem.listingState
  if (state === 'published' || state === 'paused') {
    return (
      <Notice lang={lang} kind="done" title={words.published}>
        <p>{say(lang, words.publishedText, { organisation })}</p>
        {onShow && problem.listingId ? <p><a href={href(routes.listings.show, { lang, id: showId(problem.listingId) })}>{words.see[lang]}</a></p> : problem.excludedCountries.length > 0 ? <p>{words.hiddenFromYou[lang]}</p> : null}
      </Notice>
    )
  }
  if (state === 'closed' || state === 'archived' || state === null) return <Notice lang={lang} title={words.ended} />
  return <><Notice lang={lang} kind="done" title={say(lang, words.taken, { organisation })}><p>{words.takenText[lang]}</p></Notice><MatchSection {...props} /></>
}
