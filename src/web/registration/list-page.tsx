import { showId } from '../../core/id.ts'
import { type Lang, nameFor, readText, say } from '../../core/text.ts'
import { type Event, type RegistrationFigures, type RegistrationLine, type RegistrationState, registrationStateWords, type Ticket } from '../../modules/events/events.ts'
import { countryName } from '../../modules/people/words/places.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge, type Tone } from '../ui/badges.tsx'
import { Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { optionsOf, Select } from '../ui/choices.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { showClocks, showDay } from '../ui/time.tsx'
import { attendsWords, registrationsWords as words } from './messages/words.ts'
import { trailTo } from './pages.tsx'

export const deskTabs = (lang: Lang, event: Event, active: 'list' | 'tickets' | 'guests' | 'door') => {
  const at = { lang, slug: event.slug }
  const tabs = { list: routes.registrations.list, tickets: routes.registrations.tickets, guests: routes.registrations.guests, door: routes.registrations.door } as const
  return <Tabs lang={lang} label={words.title} tabs={Object.entries(tabs).map(([key, route]) => ({ href: href(route, at), label: words[key as keyof typeof tabs], current: key === active }))} />
}

const tones: Record<RegistrationState, Tone> = { asked: 'amber', waiting: 'neutral', offered: 'primary', confirmed: 'jade', declined: 'neutral', cancelled: 'neutral' }

type Props = { lang: Lang; event: Event; lines: readonly RegistrationLine[]; total: number; page: number; size: number; figures: RegistrationFigures; tickets: readonly Ticket[]; query: { state?: RegistrationState; ticket?: string; q?: string } }

export const RegistrationListPage = ({ lang, event, lines, total, page, size, figures, tickets, query }: Props) => {
  const at = { lang, slug: event.slug }
  const filtered = Boolean(query.state || query.ticket || query.q)
  return (
    <Page width="wide">
      <PageHead lang={lang} title={words.title} lead={say(lang, words.figures, { confirmed: String(figures.confirmed), waiting: String(figures.waiting), asked: String(figures.asked), checkedIn: String(figures.checkedIn) })} trail={trailTo(lang, event)} actions={total > 0 ? <LinkButton download href={href(routes.registrations.workbook, at)}>{words.workbook[lang]}</LinkButton> : undefined} />
      {deskTabs(lang, event, 'list')}
      {tickets.length === 0 ? <EmptyState lang={lang} title={words.noTickets} text={words.noTicketsText} action={{ href: href(routes.registrations.tickets, at), label: words.ticketAdd }} /> : total === 0 && !filtered ? <EmptyState lang={lang} title={words.none} text={words.noneText} /> : (
        <>
          <Form lang={lang} method="get" action={href(routes.registrations.list, at)} class="flex flex-wrap items-end gap-3 mb-4">
            <TextField lang={lang} name="q" type="search" label={words.search} value={query.q} />
            <Select lang={lang} name="state" label={words.state} empty={words.anyState} options={optionsOf(registrationStateWords)} value={query.state} />
            <Select lang={lang} name="ticket" label={words.ticket} empty={words.anyTicket} options={tickets.map((one) => ({ value: showId(one.id), label: readText(one.name, lang).body }))} value={query.ticket} />
            <Button small>{words.show[lang]}</Button>
          </Form>
          {total === 0 ? <EmptyState lang={lang} title={words.noneFound} /> : (
            <Table
              lang={lang} caption={words.list} hiddenCaption compact
              columns={[{ key: 'person', label: words.person }, { key: 'organisation', label: words.organisation }, { key: 'ticket', label: words.ticket }, { key: 'state', label: words.state }, { key: 'registered', label: words.registered }, { key: 'deed', label: words.deed, hiddenLabel: true }]}
              rows={lines.map((one) => ({
                id: showId(one.id),
                cells: {
                  person: <>{nameFor(lang, one.name)}{one.email ? <span class="block hint font-normal">{one.email}</span> : null}</>,
                  organisation: <>{one.organisation ? nameFor(lang, one.organisation) : '–'}{one.country ? <span class="block hint">{countryName(lang, one.country)}</span> : null}</>,
                  ticket: <>{readText(one.ticket, lang).body}<span class="block hint">{attendsWords[one.attends][lang]}</span></>,
                  state: <><Badge tone={tones[one.state]}>{registrationStateWords[one.state][lang]}</Badge>{one.checkedInAt ? <span class="block hint">{words.checkedIn[lang]} {showClocks(lang, one.checkedInAt)}</span> : null}{one.reason ? <span class="block hint">{one.reason}</span> : null}</>,
                  registered: showDay(lang, one.createdAt, 'short'),
                  deed: <Deeds lang={lang} event={event} one={one} />,
                },
              }))}
            />
          )}
          <Pager lang={lang} page={page} size={size} total={total} href={(to) => href(routes.registrations.list, at, { ...query, page: to })} />
        </>
      )}
    </Page>
  )
}

const Deeds = ({ lang, event, one }: { lang: Lang; event: Event; one: RegistrationLine }) => {
  const at = { lang, slug: event.slug, id: showId(one.id) }
  if (one.state === 'asked') {
    return (
      <div class="grid gap-2">
        <PostButton lang={lang} small kind="primary" action={href(routes.registrations.decide, at)} values={{ accept: 'yes' }} label={words.accept} />
        <details><summary class="link">{words.decline[lang]}</summary>
          <Form lang={lang} action={href(routes.registrations.decide, at)} class="grid gap-2 mt-2"><TextField lang={lang} id={`reason-${at.id}`} name="reason" label={words.declineReason} required /><Button small>{words.decline[lang]}</Button></Form>
        </details>
      </div>
    )
  }
  return ['waiting', 'offered', 'confirmed'].includes(one.state) ? <PostButton lang={lang} small kind="quiet" action={href(routes.registrations.cancel, at)} label={words.cancel} confirm={words.cancelSure} /> : null
}
