import type { Actor } from '../../core/actor.ts'
import { showId } from '../../core/id.ts'
import { type Lang, nameFor, readText, say } from '../../core/text.ts'
import type { Card } from '../../modules/listings/listings.ts'
import { bounds, halfLife, reasons, type RecordLine } from '../../modules/matching/matching.ts'
import { aspectNames, outcomeNames } from '../../modules/matching/messages.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { LinkButton, PostButton } from '../ui/buttons.tsx'
import { langOf } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { frame } from '../ui/messages.ts'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { showNumber } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { Day } from '../ui/time.tsx'
import { recordWords as words } from './messages/record.ts'
import { causeValues } from './reason.tsx'

const percent = (lang: Lang, share: number): string => `${showNumber(lang, Math.abs(share) * 100)}%`

/** What the reader's organisations have said of matches and what is learned from it, with the ways to forget it. */
export const RecordPage = ({ lang, actor, lines }: { lang: Lang; actor: Actor; lines: readonly RecordLine[] }) => (
  <Page>
    <PageHead
      lang={lang}
      title={words.title}
      lead={words.lead}
      trail={[{ href: href(routes.desk.show, { lang }), label: frame.desk }, { href: href(routes.matches.desk, { lang }), label: words.toMatches }]}
      actions={<LinkButton kind="quiet" href={`${href(routes.home.ranking, { lang })}#yours`}>{frame.ranking[lang]}</LinkButton>}
    >
      <p class="hint">{say(lang, words.bounds, { least: percent(lang, bounds.least), most: percent(lang, bounds.most), days: halfLife })}</p>
    </PageHead>
    {lines.length === 0 ? <EmptyState lang={lang} title={words.none} text={words.noneText} action={{ href: href(routes.matches.desk, { lang }), label: words.toMatches }} /> : null}
    {actor.affiliations.map(({ organisationId, name }) => {
      const own = lines.filter((one) => one.organisationId === organisationId)
      return own.length === 0 ? null : (
        <Section
          lang={lang}
          title={nameFor(lang, name)}
          actions={<PostButton lang={lang} kind="danger" small action={href(routes.matches.forget, { lang })} values={{ organisation: organisationId }} label={words.forgetAll} confirm={words.forgetAsk} />}
        >
          <Lines lang={lang} lines={own} />
        </Section>
      )
    })}
  </Page>
)

const Title = ({ lang, card }: { lang: Lang; card?: Card }) => {
  if (!card) return <span class="hint">{words.gone[lang]}</span>
  const title = readText(card.title, lang)
  return <a href={href(routes.listings.show, { lang, id: showId(card.id) })} lang={langOf(lang, { text: title.body, lang: title.lang })}>{title.body}</a>
}

/** What a line teaches, aspect by aspect. */
function learned(lang: Lang, { labels, fields, stage, trl, partnerships, country }: RecordLine): string {
  const parts = [
    { aspect: 'topic' as const, values: labels }, { aspect: 'field' as const, values: fields.map(({ code }) => code) }, { aspect: 'stage' as const, values: trl === null ? (stage ? [stage] : []) : [String(trl)] },
    { aspect: 'partnership' as const, values: partnerships }, { aspect: 'place' as const, values: country ? [country] : [] },
  ]
  const told = parts.filter((one) => one.values.length > 0).map((one) => say(lang, words.part, { aspect: aspectNames[one.aspect][lang], values: causeValues(lang, one, fields) }))
  return told.length > 0 ? told.join(words.comma[lang]) : words.nothing[lang]
}

const Lines = ({ lang, lines }: { lang: Lang; lines: readonly RecordLine[] }) => (
  <Table
    lang={lang} caption={words.title} hiddenCaption
    columns={[{ key: 'what', label: words.what }, { key: 'for', label: words.for }, { key: 'outcome', label: words.outcome }, { key: 'learned', label: words.learned }, { key: 'when', label: words.when }, { key: 'forget', label: words.forget, hiddenLabel: true }]}
    rows={lines.map((line) => ({
      cells: {
        what: <Title lang={lang} card={line.other} />,
        for: line.listing ? <Title lang={lang} card={line.listing} /> : words.nothing[lang],
        outcome: line.reason ? say(lang, words.because, { outcome: outcomeNames[line.outcome][lang], reason: reasons[line.reason][lang] }) : outcomeNames[line.outcome][lang],
        learned: learned(lang, line),
        when: <Day lang={lang} at={line.at} />,
        forget: <PostButton lang={lang} small action={href(routes.matches.forget, { lang })} values={{ organisation: line.organisationId, line: showId(line.id) }} label={words.forget} />,
      },
    }))}
  />
)
