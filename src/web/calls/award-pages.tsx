import { showId } from '../../core/id.ts'
import type { Lang } from '../../core/text.ts'
import type { Round } from '../../modules/calls/calls.ts'
import { awardLetter, type AwardLetter, type draftLettersOf, type FunderDesk, type lettersOfFunder, type ReadLetter } from '../../modules/calls/judging/judging.ts'
import { projectWords } from '../projects/messages/pages.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { shown, tagOf } from '../ui/bilingual.tsx'
import { Actions, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Card, Facts } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { Amount } from '../ui/money.tsx'
import { Page, PageHead, Section, Split } from '../ui/page.tsx'
import { said } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { Day } from '../ui/time.tsx'
import { judgeWords } from './messages/judging.ts'
import { awardWords as words } from './messages/letters.ts'
import { awardState } from './results.tsx'

/** A letter as it was written, in its funder's language. */
const Letter = ({ lang, letter, level = 2 }: { lang: Lang; letter: AwardLetter; level?: 2 | 3 }) => {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <article class="sheet" lang={tagOf(lang, letter.lang)}>
      <Heading class="sheet-title">{letter.heading}</Heading>
      <p class="muted">{letter.reference}</p>
      <div class="prose mt-4">{letter.paragraphs.map((one) => <p>{one}</p>)}</div>
      <p class="mt-6"><strong>{letter.signed}</strong>{letter.day ? <><br />{letter.day}</> : null}</p>
    </article>
  )
}

/** The letter of one award, with what is to be answered. */
export const AwardLetterPage = ({ lang, letter }: { lang: Lang; letter: ReadLetter }) => (
  <Page>
    <PageHead lang={lang} title={words.letter} kicker={letter.reference} trail={[{ href: href(routes.calls.show, { lang, slug: letter.callSlug }), label: shown(lang, letter.call).text }]} />
    <Split
      main={<>{letter.lang === lang ? null : <p class="hint mb-3">{said(lang, words.inOther, { lang: words[letter.lang][lang] })}</p>}<Letter lang={lang} letter={awardLetter(letter)} /></>}
      side={
        <>
          <Card lang={lang}>
            <Facts lang={lang} items={[{ label: words.amount, value: <strong><Amount lang={lang} money={letter} /></strong> }, { label: words.state, value: <Badge tone={letter.state === 'accepted' ? 'jade' : letter.state === 'offered' ? 'amber' : 'neutral'}>{awardState[letter.state][lang]}</Badge> }, { label: words.issued, value: <Day lang={lang} at={letter.at} /> }]} />
            {letter.mine && letter.state === 'offered' ? <Answer lang={lang} id={letter.id} /> : null}
            {letter.mine && letter.state === 'accepted' ? <Actions><LinkButton href={href(routes.projects.new, { lang }, { award: showId(letter.id) })}>{projectWords.projectCard[lang]}</LinkButton></Actions> : null}
          </Card>
          <p><a href={href(routes.submissions.show, { lang, id: showId(letter.submissionId) })}>{judgeWords.submission[lang]}</a></p>
        </>
      }
      sideFirst
    />
  </Page>
)

const Answer = ({ lang, id }: { lang: Lang; id: string }) => (
  <>
    <p class="mt-4 font-semibold">{words.answer[lang]}</p>
    <Actions>{(['yes', 'no'] as const).map((verdict) => <PostButton lang={lang} kind={verdict === 'yes' ? 'primary' : 'plain'} action={href(routes.funding.award, { lang, id: showId(id) })} values={{ verdict }} label={verdict === 'yes' ? judgeWords.takeAward : judgeWords.refuseAward} />)}</Actions>
  </>
)

/** What a funder would write, before anything is released. */
export const DraftLettersPage = ({ lang, desk, round, letters }: { lang: Lang; desk: FunderDesk; round: Round; letters: Awaited<ReturnType<typeof draftLettersOf>> }) => (
  <Page width="narrow">
    <PageHead lang={lang} title={words.drafts} lead={words.draftsLead} kicker={shown(lang, round.name).text} trail={[{ href: href(routes.funding.show, { lang, id: showId(desk.funderId) }), label: judgeWords.funding[lang] }]} />
    {letters.length === 0 ? <EmptyState lang={lang} title={words.draftsNone} text={words.draftsNoneText} /> : <div class="grid gap-6">{letters.map((one) => <section><p class="mb-2"><Badge tone="amber">{words.draft[lang]}</Badge></p><Letter lang={lang} letter={awardLetter(one)} /></section>)}</div>}
  </Page>
)

/** The letters that a funder has written, on its desk. */
export const SentLetters = ({ lang, letters }: { lang: Lang; letters: Awaited<ReturnType<typeof lettersOfFunder>> }) => (
  <Section lang={lang} title={words.sentLetters} id="letters">
    <Table
      lang={lang} caption={words.sentLetters} hiddenCaption columns={[{ key: 'reference', label: words.reference }, { key: 'project', label: words.project }, { key: 'amount', label: words.amount, number: true }, { key: 'state', label: words.state }]}
      rows={letters.map((one) => ({ cells: { reference: <a href={href(routes.funding.letter, { lang, id: showId(one.id) })}>{one.reference}</a>, project: one.title, amount: <Amount lang={lang} money={one} />, state: <Badge tone={one.state === 'accepted' ? 'jade' : one.state === 'offered' ? 'amber' : 'neutral'}>{awardState[one.state][lang]}</Badge> } }))}
    />
  </Section>
)
