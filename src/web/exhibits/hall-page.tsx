import { raw } from 'hono/html'
import { type Lang, nameFor, say } from '../../core/text.ts'
import type { Event } from '../../modules/events/events.ts'
import type { Card } from '../../modules/listings/listings.ts'
import { cardHtml } from '../listings/hall/card.tsx'
import { trailTo } from '../registration/pages.tsx'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { shown } from '../ui/bilingual.tsx'
import { LinkButton } from '../ui/buttons.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { exhibitWords as words } from './messages/words.ts'

export const parts = ['technologies', 'needs', 'others'] as const
export type Part = (typeof parts)[number]
export const partOf = (card: Card): Part => (card.kind === 'offer' ? 'technologies' : card.kind === 'need' ? 'needs' : 'others')

export const groupings = ['field', 'organisation'] as const
export type Grouping = (typeof groupings)[number]

type Group = { key: string; name: string; cards: Card[]; slug?: string }

/** Exhibits under the heading of their first field, or of who shows them; the largest group first, those without last. */
export function grouped(lang: Lang, cards: readonly Card[], by: Grouping): Group[] {
  const groups = new Map<string, Group>()
  for (const card of cards) {
    const field = card.fields[0]
    const key = by === 'field' ? (field?.code ?? '') : (card.owner?.slug ?? '')
    const name = by === 'field' ? (field?.name[lang] ?? words.noField[lang]) : card.owner ? nameFor(lang, card.owner.name) : words.withheld[lang]
    const group = groups.get(key) ?? { key, name, cards: [], slug: by === 'organisation' ? card.owner?.slug : undefined }
    group.cards.push(card)
    groups.set(key, group)
  }
  return [...groups.values()].sort((a, b) => Number(a.key === '') - Number(b.key === '') || b.cards.length - a.cards.length || (a.name < b.name ? -1 : 1))
}

type Props = { lang: Lang; event: Event; cards: readonly Card[]; part: Part; by: Grouping; now: Date; runs: boolean; publishes: boolean }

export const EventHallPage = ({ lang, event, cards, part, by, now, runs, publishes }: Props) => {
  const at = { lang, slug: event.slug }
  const here = cards.filter((card) => partOf(card) === part)
  const address = (query: { part?: Part; by?: Grouping }) => href(routes.exhibits.hall, at, { part, by, ...query })
  const actions = (
    <>
      {publishes ? <LinkButton href={href(routes.exhibits.mine, at)}>{words.exhibit[lang]}</LinkButton> : null}
      {runs ? <LinkButton href={href(routes.exhibits.desk, at)}>{words.manage[lang]}</LinkButton> : null}
    </>
  )
  return (
    <Page width="wide">
      <PageHead lang={lang} title={say(lang, words.titleOf, { event: shown(lang, event.name).text })} lead={words.lead} trail={trailTo(lang, event)} actions={publishes || runs ? actions : undefined} />
      <div hidden data-controller="view-beacon" data-view-beacon-href-value={href(routes.exhibits.seen, at)}></div>
      {cards.length === 0 ? <EmptyState lang={lang} title={words.none} text={words.noneText} /> : (
        <>
          <Tabs lang={lang} label={words.parts} tabs={parts.filter((one) => one !== 'others' || cards.some((card) => partOf(card) === 'others')).map((one) => ({ href: address({ part: one }), label: words[one], count: cards.filter((card) => partOf(card) === one).length, current: one === part }))} />
          {here.length === 0 ? <EmptyState lang={lang} title={words.noneHere} /> : (
            <>
              <Tabs lang={lang} label={words.grouping} tabs={[{ href: address({ by: 'field' }), label: words.byField, current: by === 'field' }, { href: address({ by: 'organisation' }), label: words.byUniversity, current: by === 'organisation' }]} />
              {grouped(lang, here, by).map((group) => (
                <section class="page-section">
                  <div class="section-head">
                    <h2>{group.name} <span class="count">{group.cards.length === 1 ? words.countOne[lang] : say(lang, words.count, { n: String(group.cards.length) })}</span></h2>
                    {group.slug ? <a class="link" href={href(routes.booths.show, { ...at, organisation: group.slug })}>{words.toBooth[lang]}<span class="sr-only"> · {group.name}</span></a> : null}
                  </div>
                  <div class="results">{raw(group.cards.map((card) => cardHtml(lang, card, now)).join(''))}</div>
                </section>
              ))}
            </>
          )}
        </>
      )}
    </Page>
  )
}
