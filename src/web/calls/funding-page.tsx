import { showId } from '../../core/id.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import type { Round } from '../../modules/calls/calls.ts'
import type { FunderDesk, FunderLine, lettersOfFunder } from '../../modules/calls/judging/judging.ts'
import { one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { shown } from '../ui/bilingual.tsx'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Card, Facts } from '../ui/card.tsx'
import { Select } from '../ui/choices.tsx'
import { TextArea, TextField } from '../ui/fields.tsx'
import { Form, Hidden } from '../ui/form.tsx'
import { Amount } from '../ui/money.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import type { Words } from '../ui/said.ts'
import { SentLetters } from './award-pages.tsx'
import { judgeWords as words } from './messages/judging.ts'
import { awardWords } from './messages/letters.ts'

export type FundingProps = { lang: Lang; desk: FunderDesk; rounds: readonly { round: Round; lines: readonly FunderLine[] }[]; letters: Awaited<ReturnType<typeof lettersOfFunder>>; again?: { values: Values; problems: Readonly<Record<string, Words>> } }

/** One funder's own desk: its words, its money, its seal. */
export const FundingPage = ({ lang, desk, rounds, letters, again }: FundingProps) => (
  <Page>
    <PageHead lang={lang} title={`${words.funding[lang]} · ${nameFor(lang, desk.organisation)}`} lead={words.fundingLead} trail={[{ href: href(routes.calls.show, { lang, slug: desk.callSlug }), label: shown(lang, desk.title).text }]} actions={<LinkButton download href={href(routes.calls.workbook, { lang, slug: desk.callSlug })}>{words.workbook[lang]}</LinkButton>} />
    {letters.length > 0 ? <SentLetters lang={lang} letters={letters} /> : null}
    {rounds.map(({ round, lines }) => {
      const sealed = lines.some((line) => line.sealedAt)
      const spent = lines.reduce((sum, line) => sum + (line.minor ?? 0), 0)
      return (
        <Section lang={lang} title={shown(lang, round.name).text} actions={<>{sealed ? <Badge tone="jade">{words.sealed[lang]}</Badge> : null}{lines.some((line) => line.outcome === 'fund') && round.state !== 'released' ? <LinkButton small href={href(routes.funding.drafts, { lang, id: showId(desk.funderId), round: showId(round.id) })}>{awardWords.drafts[lang]}</LinkButton> : null}</>}>
          <Facts lang={lang} columns items={[{ label: words.budget, value: <Amount lang={lang} money={{ minor: desk.budgetMinor, currency: desk.currency }} /> }, { label: words.spent, value: <Amount lang={lang} money={{ minor: spent, currency: desk.currency }} /> }]} />
          {round.state === 'deliberating' ? null : <Notice lang={lang}><p>{words.notYet[lang]}</p></Notice>}
          <div class="grid gap-3">
            {lines.map((line) => {
              const mine = again && one(again.values, 'entry') === showId(line.entryId) ? again : undefined
              const id = showId(line.entryId)
              return (
                <Card lang={lang} kicker={line.reference} title={line.title} level={3}>
                  {line.organisation ? <p class="hint">{nameFor(lang, line.organisation)}</p> : null}
                  <p><a href={href(routes.submissions.show, { lang, id: showId(line.submissionId) })}>{words.submission[lang]}</a></p>
                  {line.outcome ? <p><Badge tone={line.outcome === 'fund' ? 'jade' : 'neutral'}>{line.outcome === 'fund' ? words.fund[lang] : words.notFund[lang]}</Badge> {line.minor ? <Amount lang={lang} money={{ minor: line.minor, currency: desk.currency }} /> : null}</p> : null}
                  {round.state === 'deliberating' && !sealed ? (
                    <Form lang={lang} action={href(routes.funding.note, { lang, id: showId(desk.funderId) })} errors={mine?.problems} class="mt-3 grid items-start gap-3 sm:grid-cols-2">
                      <Hidden name="entry" value={id} /><Hidden name="round" value={showId(round.id)} />
                      <Select lang={lang} name="fund" id={`f-fund-${id}`} label={words.outcome} options={[{ value: 'yes', label: words.fund }, { value: 'no', label: words.notFund }]} value={line.outcome === 'fund' ? 'yes' : 'no'} empty={false} />
                      <TextField lang={lang} name="minor" id={`f-minor-${id}`} label={`${words.amount[lang]} (${desk.currency})`} inputmode="decimal" value={mine ? one(mine.values, 'minor') : line.minor ? (line.minor / 100).toFixed(2) : ''} error={mine?.problems.minor} />
                      <TextArea lang={lang} name="reason" id={`f-reason-${id}`} label={words.reason} rows={2} value={mine ? one(mine.values, 'reason') : (line.reason ?? '')} />
                      <Actions><Button>{words.noteFunding[lang]}</Button></Actions>
                    </Form>
                  ) : null}
                </Card>
              )
            })}
          </div>
          {round.state === 'deliberating' && !sealed && lines.length > 0 ? <Actions><PostButton lang={lang} kind="primary" action={href(routes.funding.seal, { lang, id: showId(desk.funderId) })} values={{ round: showId(round.id) }} label={words.seal} confirm={words.sealSure} /></Actions> : null}
        </Section>
      )
    })}
  </Page>
)
