import { showId } from '../../core/id.ts'
import { type Lang, readText, say, type Text } from '../../core/text.ts'
import { type Event, optionsIn, type Question, questionKindWords, questionLimits, type Ticket, ticketLimits } from '../../modules/events/events.ts'
import { one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { halvesIn, HalvesFields } from '../ui/bilingual.tsx'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Checkbox, optionsOf, Radios } from '../ui/choices.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { TextField } from '../ui/fields.tsx'
import { Fieldset, Form } from '../ui/form.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import type { Words } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { deskTabs } from './list-page.tsx'
import { attendsWords, registrationsWords as words } from './messages/words.ts'
import { trailTo } from './pages.tsx'

type Problems = Record<string, Words> | undefined

export const valuesOfTicket = (ticket: Ticket): Values => ({
  ...halvesIn(ticket.name, 'name'), ...halvesIn(ticket.note, 'note'), attends: ticket.attends, capacity: ticket.capacity === null ? '' : String(ticket.capacity), invitedOnly: ticket.invitedOnly ? 'yes' : '', approval: ticket.approval ? 'yes' : '',
})

export const TicketForm = ({ lang, action, values, problems, label }: { lang: Lang; action: string; values: Values; problems?: Problems; label: Words }) => (
  <Form lang={lang} action={action} errors={problems}>
    <HalvesFields lang={lang} name="name" zh={words.nameZh} en={words.nameEn} values={values} problems={problems} limit={ticketLimits.name} />
    <HalvesFields lang={lang} name="note" zh={words.noteZh} en={words.noteEn} values={values} problems={problems} limit={ticketLimits.note} />
    <Radios lang={lang} name="attends" label={words.attends} options={optionsOf(attendsWords)} value={one(values, 'attends') || 'on_site'} error={problems?.attends} columns />
    <TextField lang={lang} name="capacity" label={words.capacity} hint={words.capacityHint} value={one(values, 'capacity')} error={problems?.capacity} inputmode="numeric" size="short" optional />
    <Checkbox lang={lang} name="approval" label={words.approvalField} checked={one(values, 'approval') === 'yes'} />
    <Checkbox lang={lang} name="invitedOnly" label={words.invitedOnly} checked={one(values, 'invitedOnly') === 'yes'} />
    <Actions><Button kind="primary">{typeof label === 'string' ? label : label[lang]}</Button></Actions>
  </Form>
)

export const TicketPage = ({ lang, event, ticket, values, problems }: { lang: Lang; event: Event; ticket: Ticket; values: Values; problems?: Problems }) => (
  <Page width="narrow">
    <PageHead lang={lang} title={words.ticketEdit} trail={[...trailTo(lang, event), { href: href(routes.registrations.tickets, { lang, slug: event.slug }), label: words.tickets }]} />
    <TicketForm lang={lang} action={href(routes.registrations.ticketSave, { lang, slug: event.slug, id: showId(ticket.id) })} values={values} problems={problems} label={words.save} />
  </Page>
)

type Props = { lang: Lang; event: Event; tickets: readonly Ticket[]; questions: readonly Question[]; form?: 'ticket' | 'question'; values: Values; problems?: Problems }

/** Tickets with how they stand, and what registration asks. */
export const TicketsPage = ({ lang, event, tickets, questions, form, values, problems }: Props) => {
  const at = { lang, slug: event.slug }
  const body = (text: Text) => readText(text, lang).body
  return (
    <Page width="wide">
      <PageHead lang={lang} title={words.title} trail={trailTo(lang, event)} />
      {deskTabs(lang, event, 'tickets')}
      <Section lang={lang} title={words.tickets} id="tickets">
        {tickets.length === 0 ? <EmptyState lang={lang} title={words.noTickets} text={words.noTicketsText} level={3} /> : (
          <Table
            lang={lang} caption={words.tickets} hiddenCaption
            columns={[{ key: 'name', label: words.ticket }, { key: 'attends', label: words.attends }, { key: 'taken', label: words.taken, number: true }, { key: 'waiting', label: words.inLine, number: true }, { key: 'deed', label: words.deed, hiddenLabel: true }]}
            rows={tickets.map((ticket) => ({
              cells: {
                name: <>{body(ticket.name)} {ticket.closedAt ? <Badge tone="neutral">{words.closedBadge[lang]}</Badge> : null}{ticket.invitedOnly ? <span class="block hint font-normal">{words.invitedOnly[lang]}</span> : null}{ticket.approval ? <span class="block hint font-normal">{words.approvalField[lang]}</span> : null}</>,
                attends: attendsWords[ticket.attends][lang],
                taken: ticket.capacity === null ? String(ticket.taken) : say(lang, words.ofSeats, { taken: String(ticket.taken), capacity: String(ticket.capacity) }),
                waiting: String(ticket.waiting),
                deed: (
                  <span class="flex flex-wrap gap-2">
                    <LinkButton small href={href(routes.registrations.ticket, { ...at, id: showId(ticket.id) })}>{words.ticketEdit[lang]}</LinkButton>
                    <PostButton lang={lang} small kind="quiet" action={href(routes.registrations.ticketClose, { ...at, id: showId(ticket.id) })} values={{ closed: ticket.closedAt ? 'no' : 'yes' }} label={ticket.closedAt ? words.reopen : words.close} />
                  </span>
                ),
              },
            }))}
          />
        )}
        <details class="mt-4" open={form === 'ticket' || tickets.length === 0}><summary class="link">{words.ticketAdd[lang]}</summary>
          <TicketForm lang={lang} action={href(routes.registrations.ticketAdd, at)} values={form === 'ticket' ? values : {}} problems={form === 'ticket' ? problems : undefined} label={words.ticketAdd} />
        </details>
      </Section>
      <Section lang={lang} title={words.questions} id="questions">
        <p class="hint">{words.questionsLead[lang]}</p>
        {questions.length === 0 ? <p>{words.questionsNone[lang]}</p> : (
          <ul class="grid gap-3 my-3">
            {questions.map((question) => (
              <li class="flex flex-wrap items-start justify-between gap-3">
                <span>
                  <strong>{body(question.label)}</strong> {question.required ? <Badge tone="amber">{words.required[lang]}</Badge> : null}
                  <span class="block hint">{[questionKindWords[question.kind][lang], ...(question.options ? [optionsIn(question.options, lang).join(lang === 'zh' ? '、' : ', ')] : []), body(question.purpose), `${words.keepDays[lang]} ${question.keepDays}`].join(' · ')}</span>
                </span>
                <PostButton lang={lang} small kind="quiet" action={href(routes.registrations.questionRetire, { ...at, id: showId(question.id) })} label={words.retire} />
              </li>
            ))}
          </ul>
        )}
        <details open={form === 'question'}><summary class="link">{words.questionAdd[lang]}</summary>
          <QuestionForm lang={lang} action={href(routes.registrations.questionAdd, at)} values={form === 'question' ? values : {}} problems={form === 'question' ? problems : undefined} />
        </details>
      </Section>
    </Page>
  )
}

const QuestionForm = ({ lang, action, values, problems }: { lang: Lang; action: string; values: Values; problems?: Problems }) => (
  <Form lang={lang} action={action} errors={problems}>
    <Radios lang={lang} name="kind" label={words.kind} options={optionsOf(questionKindWords)} value={one(values, 'kind') || 'words'} error={problems?.kind} columns />
    <HalvesFields lang={lang} name="label" zh={words.labelZh} en={words.labelEn} values={values} problems={problems} limit={questionLimits.label} both />
    <HalvesFields lang={lang} name="purpose" zh={words.purposeZh} en={words.purposeEn} values={values} problems={problems} limit={questionLimits.purpose} both />
    <Fieldset lang={lang} legend={questionKindWords.choice}>
      <HalvesFields lang={lang} name="options" zh={words.optionsZh} en={words.optionsEn} values={values} problems={problems} rows={3} />
    </Fieldset>
    <TextField lang={lang} name="keepDays" label={words.keepDays} value={one(values, 'keepDays') || '90'} error={problems?.keepDays} inputmode="numeric" size="short" />
    <Checkbox lang={lang} name="required" label={words.required} checked={one(values, 'required') === 'yes'} />
    <Actions><Button kind="primary">{words.questionAdd[lang]}</Button></Actions>
  </Form>
)
