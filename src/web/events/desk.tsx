import { showId } from '../../core/id.ts'
import type { Lang } from '../../core/text.ts'
import type { Linked } from '../../modules/alliances/alliances.ts'
import { type Event, eventStateWords, type Organiser, organiserRoles, organiserRoleWords, type Venue, venueKindWords } from '../../modules/events/events.ts'
import { one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge, StateBadge } from '../ui/badges.tsx'
import { HalvesFields, shown } from '../ui/bilingual.tsx'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { optionsOf, Select } from '../ui/choices.tsx'
import { FileField, TextField } from '../ui/fields.tsx'
import { Form, Hidden } from '../ui/form.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { said, type Words } from '../ui/said.ts'
import { Figures, Task, Tasks } from '../ui/tasks.tsx'
import { eventWords as words } from './messages/pages.ts'
import { organiserName } from './organisers.tsx'
import { trailOf } from './reading.tsx'
import type { Door } from './show.tsx'

export type Todo = { title: Words; href: string; urgent?: boolean }
export type DeskForm = 'organiser' | 'venue' | 'cancel' | 'whole'
export type DeskProps = {
  lang: Lang
  event: Event
  todos: readonly Todo[]
  figures: readonly { label: Words; value: string; href?: string; urgent?: boolean }[]
  doors: readonly Door[]
  organisers: readonly Organiser[]
  venues: readonly Venue[]
  wholes: readonly Linked[]
  again?: { form: DeskForm; values: Values; problems: Record<string, Words> }
}

const at = ({ lang, event }: DeskProps) => ({ lang, slug: event.slug })
const typedIn = ({ again }: DeskProps, form: DeskForm) => (again?.form === form ? { values: again.values, problems: again.problems } : { values: {}, problems: undefined })

/** What is late, what is next, the figures, and a door to each part. */
export const EventDeskPage = (props: DeskProps) => {
  const { lang, event, todos } = props
  return (
    <Page>
      <PageHead
        lang={lang} title={words.desk} lead={shown(lang, event.name).text} trail={trailOf(lang, event)} kicker={<>{event.reference} · <StateBadge lang={lang} state={event.state === 'cancelled' ? 'ended' : event.state} label={eventStateWords[event.state]} /></>}
        actions={<>{event.state === 'draft' ? <PostButton lang={lang} kind="primary" action={href(routes.events.publish, at(props))} label={words.publish} /> : null}<LinkButton href={href(routes.events.show, at(props))}>{words.toEvent[lang]}</LinkButton></>}
      />
      {event.state === 'draft' ? <p class="hint">{words.publishHint[lang]}</p> : null}
      <Section lang={lang} title={words.late} id="late">
        {todos.length === 0 ? <p class="hint">{words.lateNone[lang]}</p> : <Tasks>{todos.map((todo) => <Task lang={lang} href={todo.href} title={todo.title} kind={todo.urgent ? <Badge tone="accent">!</Badge> : null} action={words.open} />)}</Tasks>}
      </Section>
      <Section lang={lang} title={words.figures} id="figures"><Figures lang={lang} items={props.figures} /></Section>
      <nav class="event-doors" aria-label={words.doors[lang]}><ul>{props.doors.map((door) => <li><a href={door.href}><strong>{door.label[lang]}</strong>{door.hint ? <span>{door.hint[lang]}</span> : null}</a></li>)}</ul></nav>
      <Organisers {...props} />
      <Venues {...props} />
      <Wholes {...props} />
      {event.state === 'cancelled' ? null : <Cancel {...props} />}
    </Page>
  )
}

const Organisers = (props: DeskProps) => {
  const { lang, event, organisers } = props
  const { values, problems } = typedIn(props, 'organiser')
  return (
    <Section lang={lang} title={words.organisers} id="organisers">
      {organisers.length === 0 ? <p class="hint">{words.organiserNone[lang]}</p> : (
        <ul class="grid gap-2 mb-4">
          {organisers.map((each, place) => (
            <li class="sheet flex flex-wrap items-center justify-between gap-2 [&>*]:mt-0">
              <span class="flex flex-wrap items-center gap-3 min-w-0">{each.logoId ? <img src={href(routes.files.show, { id: showId(each.logoId) })} alt="" height="32" class="h-8 w-auto" /> : null}<span class="hint">{organiserRoleWords[each.role][lang]}</span><strong>{organiserName(lang, each)}</strong></span>
              <span class="flex gap-1">
                {organisers[place - 1]?.role === each.role ? <PostButton lang={lang} small kind="quiet" action={href(routes.events.organiserRaise, { ...at(props), id: showId(each.id) })} label={words.rise} /> : null}
                <PostButton lang={lang} small kind="quiet" action={href(routes.events.organiserRemove, { ...at(props), id: showId(each.id) })} label={words.remove} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <details open={problems !== undefined}><summary>{words.organiserAdd[lang]}</summary>
        <Form lang={lang} action={href(routes.events.organiser, { lang, slug: event.slug })} errors={problems} files>
          <Select lang={lang} name="role" label={words.role} options={organiserRoles.map((value) => ({ value, label: organiserRoleWords[value] }))} value={one(values, 'role') || 'hosted'} empty={false} />
          <TextField lang={lang} name="organisation" label={words.organisation} hint={words.organisationHint} value={one(values, 'organisation')} error={problems?.organisation} optional />
          <HalvesFields lang={lang} name="name" zh={words.orgNameZh} en={words.orgNameEn} values={values} problems={problems} />
          <FileField lang={lang} name="file" label={words.logo} hint={words.logoHint} accept=".png,.jpg,.jpeg,.webp" error={problems?.file} optional />
          <Actions><Button kind="primary">{words.organiserAdd[lang]}</Button></Actions>
        </Form>
      </details>
    </Section>
  )
}

const VenueForm = ({ props, venue }: { props: DeskProps; venue?: Venue }) => {
  const { lang, event, again } = props
  const mine = again?.form === 'venue' && one(again.values, 'venue') === (venue ? showId(venue.id) : '') ? again : undefined
  const values: Values = mine?.values ?? (venue ? { venue_zh: venue.name.variants.zh?.body ?? '', venue_en: venue.name.variants.en?.body ?? '', kind: venue.kind, capacity: venue.capacity === null ? '' : String(venue.capacity) } : {})
  const id = venue ? `venue-${showId(venue.id)}` : 'venue-new'
  return (
    <Form lang={lang} action={href(routes.events.venue, { lang, slug: event.slug })} errors={mine?.problems}>
      {venue ? <Hidden name="venue" value={showId(venue.id)} /> : null}
      {(lang === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const)).map((half) => <TextField lang={lang} name={`venue_${half}`} id={`${id}-${half}`} label={half === 'zh' ? words.venueZh : words.venueEn} value={one(values, `venue_${half}`)} error={mine?.problems[`venue_${half}`]} writing={half} optional={half !== lang} />)}
      <div class="grid gap-x-4 gap-y-6 sm:grid-cols-2">
        <Select lang={lang} name="kind" id={`${id}-kind`} label={words.venueKind} options={optionsOf(venueKindWords)} value={one(values, 'kind') || 'room'} empty={false} />
        <TextField lang={lang} name="capacity" id={`${id}-capacity`} label={words.capacity} inputmode="numeric" value={one(values, 'capacity')} error={mine?.problems.capacity} optional />
      </div>
      <Actions><Button kind={venue ? 'plain' : 'primary'}>{(venue ? words.save : words.venueAdd)[lang]}</Button></Actions>
    </Form>
  )
}

const Venues = (props: DeskProps) => {
  const { lang, venues, again } = props
  const wrong = again?.form === 'venue' ? one(again.values, 'venue') : undefined
  return (
    <Section lang={lang} title={words.venues} id="venues">
      <ul class="grid gap-2 mb-4">
        {venues.map((venue) => (
          <li class="sheet">
            <div class="flex flex-wrap items-center justify-between gap-2"><span><strong>{shown(lang, venue.name).text}</strong> <span class="hint">{[venueKindWords[venue.kind][lang], venue.capacity === null ? '' : said(lang, words.seats, { n: venue.capacity })].filter(Boolean).join(' · ')}</span></span><PostButton lang={lang} small kind="quiet" action={href(routes.events.venueRemove, { ...at(props), id: showId(venue.id) })} label={words.remove} /></div>
            <details open={wrong === showId(venue.id)}><summary>{words.venueEdit[lang]}</summary><VenueForm props={props} venue={venue} /></details>
          </li>
        ))}
      </ul>
      <details open={wrong === ''}><summary>{words.venueAdd[lang]}</summary><VenueForm props={props} /></details>
    </Section>
  )
}

const Wholes = (props: DeskProps) => {
  const { lang, wholes } = props
  const { values, problems } = typedIn(props, 'whole')
  return (
    <Section lang={lang} title={words.wholes} id="wholes">
      <ul class="grid gap-2 mb-4">{wholes.map((each) => <li class="sheet flex flex-wrap items-center justify-between gap-2 [&>*]:mt-0"><strong>{shown(lang, each.name).text}</strong><PostButton lang={lang} small kind="quiet" action={href(routes.events.leave, { ...at(props), id: showId(each.id) })} label={words.remove} /></li>)}</ul>
      <Form lang={lang} action={href(routes.events.join, at(props))} errors={problems}>
        <TextField lang={lang} name="whole" label={words.wholeAdd} hint={words.wholeHint} value={one(values, 'whole')} error={problems?.whole} />
        <Actions><Button>{words.save[lang]}</Button></Actions>
      </Form>
    </Section>
  )
}

const Cancel = (props: DeskProps) => {
  const { lang, event } = props
  const { values, problems } = typedIn(props, 'cancel')
  return (
    <Section lang={lang} title={words.cancel} id="cancel">
      <details open={problems !== undefined}><summary>{words.cancelHint[lang]}</summary>
        <Form lang={lang} action={href(routes.events.cancel, at(props))} version={event.version} errors={problems}>
          <TextField lang={lang} name="reason" label={words.cancelReason} value={one(values, 'reason')} error={problems?.reason} required />
          <Actions><Button kind="danger">{words.cancel[lang]}</Button></Actions>
        </Form>
      </details>
    </Section>
  )
}
