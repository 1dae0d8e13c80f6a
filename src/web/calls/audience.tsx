import { showId } from '../../core/id.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import { type Call, type Round, roundById } from '../../modules/calls/calls.ts'
import { type Finalist, finalistsOf, ownVote, tallyOf, voteFor, type Voting, votingIn } from '../../modules/calls/judging/judging.ts'
import { missing } from '../../core/failure.ts'
import type { HandlersOf } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { deed, idIn, idOf } from '../typed.ts'
import { Badge } from '../ui/badges.tsx'
import { shown } from '../ui/bilingual.tsx'
import { Actions, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { langTag, showNumber } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { judgeWords as words } from './messages/judging.ts'
import { answer, callAt } from './reading.tsx'

type Counted = readonly (Finalist & { votes: number })[]

/** What the audience voted, said to decide nothing. */
export const Tally = ({ lang, tally }: { lang: Lang; tally: Counted }) => (
  <Section lang={lang} title={words.audienceTally} id="audience">
    <Table lang={lang} caption={words.audienceTally} hiddenCaption columns={[{ key: 'title', label: words.entry }, { key: 'votes', label: words.votes, number: true }]} rows={tally.map((one) => ({ cells: { title: <>{one.title} <span class="hint">{one.reference}</span></>, votes: showNumber(lang, one.votes) } }))} />
  </Section>
)

const AudiencePage = ({ lang, call, round, voting, finalists, own, signedIn, tally }: { lang: Lang; call: Call; round: Round; voting: Voting; finalists: readonly Finalist[]; own?: string; signedIn: boolean; tally?: Counted }) => {
  const at = { lang, slug: call.slug, round: showId(round.id) }
  return (
    <Page>
      <PageHead lang={lang} title={`${words.audience[lang]} · ${shown(lang, round.name).text}`} lead={words.audienceLead} trail={[{ href: href(routes.calls.show, { lang, slug: call.slug }), label: shown(lang, call.title).text }]} />
      {voting === 'over' ? <Notice lang={lang}><p>{words.audienceOver[lang]} {tally ? '' : words.audienceWaits[lang]}</p></Notice> : null}
      {voting === 'open' && !signedIn ? <Actions><LinkButton kind="primary" href={href(routes.signIn.form, { lang }, { next: href(routes.audience.show, at) })}>{words.audienceSignIn[lang]}</LinkButton></Actions> : null}
      <div class="mt-4 grid gap-3 sm:grid-cols-2">
        {finalists.map((one) => (
          <Card lang={lang} kicker={one.reference}>
            <h2 class="sheet-title" lang={one.lang === lang ? undefined : langTag[one.lang]}>{one.title}</h2>
            {one.organisation ? <p class="hint">{nameFor(lang, one.organisation)}</p> : null}
            {own === one.entryId ? <p><Badge tone="jade">✓</Badge> {(voting === 'open' ? words.audienceOwn : words.audienceOwnStands)[lang]}</p> : null}
            {voting === 'open' && signedIn && own !== one.entryId ? <Actions><PostButton lang={lang} kind={own ? 'plain' : 'primary'} action={href(routes.audience.vote, at)} values={{ entry: showId(one.entryId) }} label={words.audienceVote} /></Actions> : null}
          </Card>
        ))}
      </div>
      {tally ? <Tally lang={lang} tally={tally} /> : null}
    </Page>
  )
}

export const audienceHandlers: HandlersOf<'audience'> = {
  async show(c) {
    const { room: { db }, actor, lang } = c.var
    const call = await callAt(c)
    const round = await roundById(db, call.id, idOf(c, 'round'))
    const voting = await votingIn(db, call, round)
    if (voting === 'none') throw missing()
    const [finalists, own, tally] = await Promise.all([finalistsOf(db, round.id), ownVote(db, actor, round.id), tallyOf(db, { ...call, runs: false }, round)])
    return answer(c, words.audience[lang], <AudiencePage lang={lang} call={call} round={round} voting={voting} finalists={finalists} own={own} signedIn={actor.kind === 'person'} tally={tally} />)
  },
  vote: (c) =>
    deed(c, async (values) => {
      const call = await callAt(c)
      const roundId = idOf(c, 'round')
      await voteFor(c.var.room.db, c.var.actor, { callId: call.id, roundId, entryId: idIn(values, 'entry') ?? '' })
      return href(routes.audience.show, { lang: c.var.lang, slug: call.slug, round: showId(roundId) })
    }, 'saved'),
}
