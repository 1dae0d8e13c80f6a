import { showId } from '../../core/id.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import { type Call, outcomeWords, type Round } from '../../modules/calls/calls.ts'
import { type OwnResult, type Release, type ResultLine, takesObjections } from '../../modules/calls/judging/judging.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { projectWords } from '../projects/messages/pages.ts'
import { Badge } from '../ui/badges.tsx'
import { shown } from '../ui/bilingual.tsx'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { TextArea } from '../ui/fields.tsx'
import { Form, Hidden } from '../ui/form.tsx'
import { Amount } from '../ui/money.tsx'
import { Notice } from '../ui/notice.tsx'
import { Paragraphs, Section } from '../ui/page.tsx'
import { said } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { showClocks, showDay } from '../ui/time.tsx'
import { applyWords } from './messages/applying.ts'
import { judgeWords as words } from './messages/judging.ts'
import { awardWords } from './messages/letters.ts'

/** What the public reads of a round: the proposed list on notice, or the result; with the way to object while it is open. */
export const Results = ({ lang, at, call, round, release, lines, signedIn }: { lang: Lang; at: Date; call: Call; round: Round; release: Release; lines: readonly ResultLine[]; signedIn: boolean }) => {
  const takes = signedIn ? takesObjections(call, release, at) : undefined
  return (
    <Section lang={lang} title={`${release.kind === 'notice' ? words.noticeTitle[lang] : words.results[lang]} · ${shown(lang, round.name).text}`} id={`results-${round.position}`}>
      {release.kind === 'notice' && release.until ? <Notice lang={lang} kind="warning"><p>{said(lang, at < release.until ? words.noticeUntil : words.noticeOver, { until: showClocks(lang, release.until) })}</p></Notice> : null}
      {release.kind === 'succession' ? <p class="hint">{said(lang, words.succession, { n: release.number, day: showDay(lang, release.at) })}</p> : null}
      {release.kind === 'correction' ? <p class="hint">{said(lang, words.correction, { n: release.number, reason: release.reason ?? '' })}</p> : null}
      <Table
        lang={lang} caption={words.results} hiddenCaption columns={[{ key: 'title', label: applyWords.title }, { key: 'organisation', label: applyWords.organisation }, { key: 'outcome', label: words.outcome }]}
        rows={lines.map((line) => ({ cells: { title: <>{line.title} <span class="block hint font-normal">{line.reference}</span></>, organisation: line.organisation ? nameFor(lang, line.organisation) : '', outcome: <Badge tone={line.outcome === 'advanced' ? 'jade' : 'amber'}>{outcomeWords[line.outcome][lang]}</Badge> } }))}
      />
      {takes ? (
        <details class="mt-4">
          <summary>{takes === 'appeal' ? words.appeal[lang] : words.object[lang]}</summary>
          <Form lang={lang} action={href(routes.judging.object, { lang, slug: call.slug })} class="mt-3 grid gap-3">
            <Hidden name="release" value={showId(release.id)} />
            <TextArea lang={lang} name="words" id={`f-words-${showId(release.id)}`} label={takes === 'appeal' ? words.appeal : words.object} hint={words.objectHint} rows={4} required />
            <Actions><Button>{takes === 'appeal' ? words.appeal[lang] : words.object[lang]}</Button></Actions>
          </Form>
        </details>
      ) : null}
    </Section>
  )
}

export const awardState = { offered: words.offered, accepted: words.accepted, declined: words.declined, cancelled: words.cancelled } as const

/** What a team reads of its own entry, once it is released. */
export const OwnResults = ({ lang, results }: { lang: Lang; results: readonly OwnResult[] }) => (
  <>
    {results.map((result) => (
      <Card lang={lang} kicker={shown(lang, result.round).text} title={words.ownResult}>
        <p><Badge tone={result.outcome === 'advanced' ? 'jade' : 'neutral'}>{outcomeWords[result.outcome][lang]}</Badge></p>
        {result.corrected ? <p class="hint">{said(lang, words.corrected, { n: result.corrected.number, reason: result.corrected.reason })}</p> : null}
        {result.feedback ? <Paragraphs text={shown(lang, result.feedback).text} lang={shown(lang, result.feedback).lang} /> : null}
        {result.awards.map((award) => (
          <div class="mt-3">
            <p><a href={href(routes.awards.show, { lang, id: showId(award.id) })}>{award.reference}</a> <strong><Amount lang={lang} money={award} /></strong> · {nameFor(lang, award.funder)} <Badge>{awardState[award.state as keyof typeof awardState][lang]}</Badge></p>
            {award.letter ? <p><a href={href(routes.funding.letter, { lang, id: showId(award.id) })}>{awardWords.letter[lang]} {award.reference}</a></p> : null}
            {award.state === 'accepted' ? <LinkButton small href={href(routes.projects.new, { lang }, { award: showId(award.id) })}>{projectWords.projectCard[lang]}</LinkButton> : null}
            {award.state === 'offered' ? <Actions>{(['yes', 'no'] as const).map((verdict) => <PostButton lang={lang} small kind={verdict === 'yes' ? 'primary' : 'plain'} action={href(routes.funding.award, { lang, id: showId(award.id) })} values={{ verdict }} label={verdict === 'yes' ? words.takeAward : words.refuseAward} />)}</Actions> : null}
          </div>
        ))}
        {result.remarks.length > 0 ? <><h3 class="mt-4 font-semibold">{words.remarks[lang]}</h3>{result.remarks.map((remark) => <div class="mt-2"><Paragraphs text={remark.words} />{remark.by ? <p class="hint">{nameFor(lang, remark.by)}</p> : null}</div>)}</> : null}
      </Card>
    ))}
  </>
)
