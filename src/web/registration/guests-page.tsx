import { showId } from '../../core/id.ts'
import { type Lang, readText } from '../../core/text.ts'
import type { Event, GuestLine, Ticket } from '../../modules/events/events.ts'
import { one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { Actions, Button, PostButton } from '../ui/buttons.tsx'
import { Radios, Select } from '../ui/choices.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { TextArea } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { badgeWords } from '../ui/messages.ts'
import type { Words } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { showDay } from '../ui/time.tsx'
import { deskTabs } from './list-page.tsx'
import { guestStateWords, registrationsWords as words } from './messages/words.ts'
import { trailTo } from './pages.tsx'

type Props = { lang: Lang; event: Event; tickets: readonly Ticket[]; guests: readonly GuestLine[]; values: Values; problems?: Record<string, Words> }

export const GuestsPage = ({ lang, event, tickets, guests, values, problems }: Props) => {
  const at = { lang, slug: event.slug }
  return (
    <Page>
      <PageHead lang={lang} title={words.title} trail={trailTo(lang, event)} />
      {deskTabs(lang, event, 'guests')}
      {tickets.length === 0 ? <EmptyState lang={lang} title={words.noTickets} text={words.noTicketsText} action={{ href: href(routes.registrations.tickets, at), label: words.ticketAdd }} /> : (
        <Form lang={lang} action={href(routes.registrations.invite, at)} errors={problems}>
          <p class="hint">{words.guestsLead[lang]}</p>
          <TextArea lang={lang} name="guests" label={words.guestsField} hint={words.guestsHint} rows={6} value={one(values, 'guests')} error={problems?.guests} required />
          <Select lang={lang} name="ticket" label={words.ticket} empty={false} options={tickets.map((ticket) => ({ value: showId(ticket.id), label: readText(ticket.name, lang).body }))} value={one(values, 'ticket')} error={problems?.ticket} />
          <Radios lang={lang} name="letter" label={words.letterLang} options={[{ value: 'zh', label: badgeWords.zhSelf }, { value: 'en', label: badgeWords.enSelf }]} value={one(values, 'letter') || lang} columns />
          <Actions><Button kind="primary">{words.invite[lang]}</Button></Actions>
        </Form>
      )}
      {guests.length === 0 ? <p class="hint mt-6">{words.guestsNone[lang]}</p> : (
        <Table
          lang={lang} caption={words.guests}
          columns={[{ key: 'person', label: words.person }, { key: 'email', label: words.email }, { key: 'sent', label: words.sentOn }, { key: 'state', label: words.guestState }, { key: 'deed', label: words.deed, hiddenLabel: true }]}
          rows={guests.map((guest) => ({
            cells: {
              person: guest.name || '–', email: guest.email ?? '–', sent: showDay(lang, guest.createdAt, 'short'),
              state: <Badge tone={guest.state === 'accepted' ? 'jade' : guest.state === 'open' ? 'primary' : 'neutral'}>{guestStateWords[guest.state][lang]}</Badge>,
              deed: guest.state === 'open' ? <PostButton lang={lang} small kind="quiet" action={href(routes.registrations.revoke, { ...at, id: showId(guest.id) })} label={words.revoke} /> : null,
            },
          }))}
        />
      )}
    </Page>
  )
}
