import type { Actor } from '../../core/actor.ts'
import { showId } from '../../core/id.ts'
import { type Lang, nameFor, readText, say } from '../../core/text.ts'
import { type Event, freeSeats, optionsIn, type OwnRegistration, type Question, showCode, type Ticket, type Window } from '../../modules/events/events.ts'
import { one, type Values } from '../form.ts'
import { daysOf } from '../programme/times.tsx'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { headOf, shown } from '../ui/bilingual.tsx'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Checkbox, type Option, Radios, Select } from '../ui/choices.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { TextArea } from '../ui/fields.tsx'
import { Fieldset, Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import type { Words } from '../ui/said.ts'
import { showClocks } from '../ui/time.tsx'
import { attendsWords, registrationWords as words } from './messages/words.ts'

export const trailTo = (lang: Lang, event: Event) => [{ href: href(routes.events.show, { lang, slug: event.slug }), label: shown(lang, event.name).text }]

type Props = { lang: Lang; actor: Actor; event: Event; window: Window; tickets: readonly Ticket[]; questions: readonly Question[]; own?: OwnRegistration; values?: Values; problems?: Record<string, Words> }

/** What somebody sees of their registration, and the form while they have none. */
export const RegistrationPage = (props: Props) => {
  const { lang, event, window, own } = props
  const standing = own && !['declined', 'cancelled'].includes(own.state)
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={say(lang, words.titleOf, { event: shown(lang, event.name).text })} lead={showDates(lang, event)} trail={trailTo(lang, event)} />
      {own ? <Standing {...props} own={own} /> : null}
      {standing ? null : window === 'open' ? <Open {...props} /> : <Notice lang={lang}><p>{window === 'not_yet' ? say(lang, words.notYet, { at: showClocks(lang, event.registrationOpensAt!) }) : (props.actor.at >= event.endsAt ? words.over : words.closed)[lang]}</p></Notice>}
    </Page>
  )
}

/** The days of an event, as one span. */
export const showDates = (lang: Lang, event: Pick<Event, 'startsAt' | 'endsAt'>): string => daysOf(lang, event.startsAt, event.endsAt)

const Standing = ({ lang, event, own }: Props & { own: OwnRegistration }) => {
  const at = { lang, slug: event.slug }
  const cancel = <PostButton lang={lang} kind="quiet" action={href(routes.registration.cancel, at)} label={words.cancel} confirm={words.cancelSure} />
  const ticket = <p class="hint">{[...new Set([readText(own.ticket, lang).body, attendsWords[own.attends][lang]]), own.organisation && nameFor(lang, own.organisation)].filter(Boolean).join(' · ')}</p>
  switch (own.state) {
    case 'confirmed':
      return (
        <Notice lang={lang} kind="done" title={words.confirmed}>
          <p>{(own.attends === 'on_site' ? words.confirmedText : words.confirmedOnline)[lang]}</p>
          {ticket}
          {own.attends === 'on_site' ? <p><img class="bg-white" src={href(routes.registration.code, at)} width="168" height="168" alt={say(lang, words.codeAlt, { code: showCode(own.code) })} /><code class="reference">{showCode(own.code)}</code></p> : null}
          <Actions><LinkButton kind="primary" download href={href(routes.registration.badge, at)}>{words.badge[lang]}</LinkButton>{cancel}</Actions>
        </Notice>
      )
    case 'offered':
      return (
        <Notice lang={lang} kind="warning" title={words.offered}>
          <p>{say(lang, words.offeredText, { at: showClocks(lang, own.offerUntil!) })}</p>
          {ticket}
          <Actions><PostButton lang={lang} kind="primary" action={href(routes.registration.take, at)} label={words.take} />{cancel}</Actions>
        </Notice>
      )
    case 'waiting':
      return <Notice lang={lang} title={say(lang, words.waiting, { n: String(own.inLine) })}><p>{words.waitingText[lang]}</p>{ticket}<Actions>{cancel}</Actions></Notice>
    case 'asked':
      return <Notice lang={lang} title={words.asked}><p>{words.askedText[lang]}</p>{ticket}<Actions>{cancel}</Actions></Notice>
    case 'declined':
      return <Notice lang={lang} kind="warning" title={words.declined}><p>{say(lang, words.declinedText, { reason: own.reason ?? '' })}</p></Notice>
    default:
      return <Notice lang={lang} title={words.cancelled}><p>{words.again[lang]}</p></Notice>
  }
}

const Open = (props: Props) => {
  const { lang, actor, event, tickets } = props
  const open = tickets.filter((one) => !one.closedAt && !one.invitedOnly)
  const here = href(routes.registration.show, { lang, slug: event.slug })
  if (open.length === 0) return <EmptyState lang={lang} title={words.noTickets} text={words.noTicketsText} />
  if (actor.kind !== 'person') {
    return (
      <>
        <ul class="mb-4 grid gap-2">{open.map((one) => <li><strong>{readText(one.name, lang).body}</strong> <span class="hint">{standingOf(lang, one)}</span></li>)}</ul>
        <Actions>
          <LinkButton kind="primary" href={href(routes.signIn.form, { lang }, { next: here })}>{words.signIn[lang]}</LinkButton>
          <LinkButton href={href(routes.signIn.joinForm, { lang }, { next: here })}>{words.joinUs[lang]}</LinkButton>
        </Actions>
      </>
    )
  }
  return (
    <Form lang={lang} action={here} errors={props.problems}>
      <Radios lang={lang} name="ticket" label={words.ticket} options={open.map((ticket) => optionOf(lang, ticket))} value={one(props.values ?? {}, 'ticket') || (open.length === 1 ? showId(open[0]!.id) : undefined)} error={props.problems?.ticket} required />
      <Rest {...props} />
    </Form>
  )
}

const standingOf = (lang: Lang, ticket: Ticket): string => {
  const free = freeSeats(ticket)
  const room = free === Infinity ? words.unlimited[lang] : free === 0 || ticket.waiting > 0 ? say(lang, words.full, { n: String(ticket.waiting) }) : free === 1 ? words.seatLeft[lang] : say(lang, words.seatsLeft, { n: String(free) })
  return [attendsWords[ticket.attends][lang], room, ...(ticket.approval ? [words.approval[lang]] : [])].join(' · ')
}

const optionOf = (lang: Lang, ticket: Ticket): Option => ({
  value: showId(ticket.id),
  label: readText(ticket.name, lang).body,
  hint: ticket.note ? `${standingOf(lang, ticket)} · ${readText(ticket.note, lang).body}` : standingOf(lang, ticket),
})

/** For whom, what is asked, and the button: the same whether somebody was invited or came by themselves. */
export const Rest = ({ lang, actor, questions, values = {}, problems }: Pick<Props, 'lang' | 'actor' | 'questions' | 'values' | 'problems'>) => (
  <>
    {actor.affiliations.length === 0 ? null : (
      <Select lang={lang} name="organisation" label={words.organisation} empty={words.myself} options={actor.affiliations.map((place) => ({ value: showId(place.organisationId), label: nameFor(lang, place.name) }))} value={one(values, 'organisation') || showId(actor.affiliations[0]!.organisationId)} error={problems?.organisation} />
    )}
    {questions.length === 0 ? null : <Fieldset lang={lang} legend={words.questions}>{questions.map((question) => <Asked lang={lang} question={question} value={one(values, `q_${question.id}`)} problem={problems?.[`q_${question.id}`]} />)}</Fieldset>}
    <p class="hint">{words.kept[lang]}</p>
    <Actions><Button kind="primary">{words.submit[lang]}</Button></Actions>
  </>
)

const Asked = ({ lang, question, value, problem }: { lang: Lang; question: Question; value: string; problem?: Words }) => {
  const purpose = say(lang, question.keepDays === 0 ? words.keepNone : words.keep, { purpose: readText(question.purpose, lang).body, n: String(question.keepDays) })
  const field = { lang, name: `q_${question.id}`, label: readText(question.label, lang).body, hint: purpose, error: problem, required: question.required, optional: !question.required }
  if (question.kind === 'choice') return <Radios {...field} options={optionsIn(question.options, lang).map((label, place) => ({ value: String(place), label }))} value={value} />
  if (question.kind === 'yes_no') return <Checkbox {...field} checked={value === 'yes'} />
  return <TextArea {...field} rows={2} value={value} />
}

type InvitedProps = Pick<Props, 'lang' | 'actor' | 'event' | 'questions' | 'values' | 'problems'> & { token: string; email: string }

/** What a guest sees who opens the link of their letter. */
export const InvitedPage = ({ lang, actor, event, token, email, ...rest }: InvitedProps) => {
  const here = href(routes.registration.invitation, { lang, token })
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={say(lang, words.invited, { event: headOf(lang, event.name).title })} lead={say(lang, words.invitedLead, { email })} kicker={showDates(lang, event)} />
      {actor.kind !== 'person' ? (
        <Actions>
          <LinkButton kind="primary" href={href(routes.signIn.form, { lang }, { next: here })}>{words.signIn[lang]}</LinkButton>
          <LinkButton href={href(routes.signIn.joinForm, { lang }, { next: here })}>{words.joinUs[lang]}</LinkButton>
        </Actions>
      ) : actor.email !== email ? <Notice lang={lang} kind="warning"><p>{say(lang, words.invitedOther, { email: actor.email ?? '' })}</p></Notice> : (
        <Form lang={lang} action={here} errors={rest.problems}><Rest lang={lang} actor={actor} {...rest} /></Form>
      )}
    </Page>
  )
}
