import { showId } from '../../core/id.ts'
import { type Lang, nameFor, readText, say } from '../../core/text.ts'
import { type Event, type ExhibitState, type VisitSum, visitParts } from '../../modules/events/events.ts'
import type { Card } from '../../modules/listings/listings.ts'
import { one, type Values } from '../form.ts'
import { listingHref } from '../listings/address.ts'
import { kindNames } from '../listings/messages/hall.ts'
import { trailTo } from '../registration/pages.tsx'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { Actions, Button, PostButton } from '../ui/buttons.tsx'
import { LineChart } from '../ui/chart.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { TextArea } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { showNumber, type Words } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { showDay } from '../ui/time.tsx'
import { exhibitWords as words, partWords } from './messages/words.ts'

const hallTrail = (lang: Lang, event: Event) => [...trailTo(lang, event), { href: href(routes.exhibits.hall, { lang, slug: event.slug }), label: words.title }]
const Title = ({ lang, card }: { lang: Lang; card: Card }) => <><a href={listingHref(lang, card)}>{readText(card.title, lang).body}</a><span class="block hint font-normal">{kindNames[card.kind][lang]} · {card.reference}</span></>

/** An exhibitor's own listings, with where each stands. */
export const ExhibitPage = ({ lang, event, own, problems }: { lang: Lang; event: Event; own: readonly { card: Card; state?: ExhibitState }[]; problems?: Record<string, Words> }) => {
  const at = { lang, slug: event.slug }
  return (
    <Page>
      <PageHead lang={lang} title={words.mineTitle} lead={words.mineLead} trail={hallTrail(lang, event)} />
      {problems?.listing ? <p class="error" role="alert">{typeof problems.listing === 'string' ? problems.listing : problems.listing[lang]}</p> : null}
      {own.length === 0 ? <EmptyState lang={lang} title={words.mineNone} text={words.mineNoneText} action={{ href: href(routes.listings.new, { lang }), label: words.publish }} /> : (
        <Table
          lang={lang} caption={words.mineTitle} hiddenCaption
          columns={[{ key: 'listing', label: words.listing }, { key: 'state', label: words.state }, { key: 'deed', label: words.deed, hiddenLabel: true }]}
          rows={own.map(({ card, state }) => ({
            cells: {
              listing: <Title lang={lang} card={card} />,
              state: state ? <Badge tone={state === 'shown' ? 'jade' : 'amber'}>{(state === 'shown' ? words.shown : words.asked)[lang]}</Badge> : '–',
              deed: state
                ? <PostButton lang={lang} small kind="quiet" action={href(routes.exhibits.take, { ...at, id: showId(card.id) })} values={{ to: 'mine' }} label={words.take} confirm={words.takeSure} />
                : <PostButton lang={lang} small action={href(routes.exhibits.ask, at)} values={{ listing: showId(card.id) }} label={words.ask} />,
            },
          }))}
        />
      )}
    </Page>
  )
}

type DeskProps = { lang: Lang; event: Event; asked: readonly Card[]; cards: readonly Card[]; visits: readonly VisitSum[]; values: Values; problems?: Record<string, Words> }

/** The organiser's desk of the hall. */
export const HallDeskPage = ({ lang, event, asked, cards, visits, values, problems }: DeskProps) => {
  const at = { lang, slug: event.slug }
  const who = (card: Card) => (card.owner ? nameFor(lang, card.owner.name) : words.withheld[lang])
  return (
    <Page width="wide">
      <PageHead lang={lang} title={words.manage} trail={hallTrail(lang, event)} />
      <Section lang={lang} title={words.waiting}>
        {asked.length === 0 ? <p class="hint">{words.waitingNone[lang]}</p> : (
          <Table
            lang={lang} caption={words.waiting} hiddenCaption
            columns={[{ key: 'listing', label: words.listing }, { key: 'owner', label: words.owner }, { key: 'deed', label: words.deed, hiddenLabel: true }]}
            rows={asked.map((card) => ({
              cells: {
                listing: <Title lang={lang} card={card} />, owner: who(card),
                deed: <span class="flex flex-wrap gap-2"><PostButton lang={lang} small kind="primary" action={href(routes.exhibits.decide, { ...at, id: showId(card.id) })} values={{ accept: 'yes' }} label={words.accept} /><PostButton lang={lang} small kind="quiet" action={href(routes.exhibits.decide, { ...at, id: showId(card.id) })} values={{ accept: 'no' }} label={words.decline} /></span>,
              },
            }))}
          />
        )}
      </Section>
      <Section lang={lang} title={words.add}>
        <Form lang={lang} action={href(routes.exhibits.add, at)} errors={problems}>
          <TextArea lang={lang} name="listings" label={words.addField} hint={words.addHint} rows={4} value={one(values, 'listings')} error={problems?.listings} required />
          <Actions><Button kind="primary">{words.add[lang]}</Button></Actions>
        </Form>
      </Section>
      <Section lang={lang} title={say(lang, words.inHall)}>
        {cards.length === 0 ? <p class="hint">{words.noneHere[lang]}</p> : (
          <Table
            lang={lang} caption={words.inHall} hiddenCaption compact
            columns={[{ key: 'listing', label: words.listing }, { key: 'owner', label: words.owner }, { key: 'deed', label: words.deed, hiddenLabel: true }]}
            rows={cards.map((card) => ({ cells: { listing: <Title lang={lang} card={card} />, owner: who(card), deed: <PostButton lang={lang} small kind="quiet" action={href(routes.exhibits.take, { ...at, id: showId(card.id) })} values={{ to: 'desk' }} label={words.take} confirm={words.takeSure} /> } }))}
          />
        )}
      </Section>
      <Section lang={lang} title={words.visits} id="visits">
        <p class="hint">{words.visitsLead[lang]}</p>
        {visits.length === 0 ? <p>{words.visitsNone[lang]}</p> : <Visits lang={lang} visits={visits} />}
      </Section>
    </Page>
  )
}

const Visits = ({ lang, visits }: { lang: Lang; visits: readonly VisitSum[] }) => {
  const sumOf = (of: readonly VisitSum[]) => of.reduce((sum, visit) => sum + visit.visits, 0)
  const days = [...new Set(visits.map((visit) => visit.day))]
  return (
    <>
      <ul class="flex flex-wrap gap-x-6 gap-y-1 mb-3">{visitParts.map((part) => ({ part, n: sumOf(visits.filter((visit) => visit.part === part)) })).filter(({ n }) => n > 0).map(({ part, n }) => <li><strong>{showNumber(lang, n)}</strong> {partWords[part][lang]}</li>)}</ul>
      <LineChart lang={lang} title={words.visits} unit={words.visits} nameOf={words.day} rows={days.map((day) => ({ label: showDay(lang, day, 'short'), value: sumOf(visits.filter((visit) => visit.day === day)) }))} />
    </>
  )
}
