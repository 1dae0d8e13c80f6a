import type { Lang, Phrase } from '../../core/text.ts'
import { nameFor } from '../../core/text.ts'
import { type Event, eventModeWords, eventStateWords, type EventTemplate, eventTemplates, eventTemplateWords } from '../../modules/events/events.ts'
import { daysOf } from '../programme/times.tsx'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge, SampleBadge, StateBadge } from '../ui/badges.tsx'
import { shown } from '../ui/bilingual.tsx'
import { Button, LinkButton } from '../ui/buttons.tsx'
import { ResultCard, ResultGrid } from '../ui/card.tsx'
import { Select } from '../ui/choices.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { Form, Hidden } from '../ui/form.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { said } from '../ui/said.ts'
import { Tabs } from '../ui/tabs.tsx'
import { otherLang } from '../../core/text.ts'
import { eventWords as words } from './messages/pages.ts'

export type When = 'ahead' | 'past' | 'mine'

/** Where an event stands for a reader: on now, ahead, called off, a draft. */
export const EventState = ({ lang, event, at }: { lang: Lang; event: Event; at: Date }) => {
  if (event.state !== 'published') return <StateBadge lang={lang} state={event.state === 'draft' ? 'draft' : 'ended'} label={eventStateWords[event.state]} />
  return event.startsAt <= at && at < event.endsAt ? <Badge tone="accent" solid>{words.onNow[lang]}</Badge> : null
}

export const EventCards = ({ lang, events, at, to = 'show', level }: { lang: Lang; events: readonly Event[]; at: Date; to?: 'show' | 'desk'; level?: 2 | 3 }) => (
  <ResultGrid>
    {events.map((event) => {
      const name = shown(lang, event.name)
      const across = event.name.variants[otherLang(name.in)]?.body
      const purpose = event.purpose && shown(lang, event.purpose)
      const place = event.place && shown(lang, event.place)
      return (
        <ResultCard
          lang={lang} level={level} href={href(routes.events[to], { lang, slug: event.slug })} title={{ text: name.text, lang: name.in }} other={across ? { text: across, lang: otherLang(name.in) } : undefined}
          line={purpose ? { text: purpose.text, lang: purpose.in } : undefined} kicker={eventTemplateWords[event.template].name[lang]} badges={<><EventState lang={lang} event={event} at={at} />{event.sample ? <SampleBadge lang={lang} /> : null}</>}
        >
          <strong class="text-base-content">{daysOf(lang, event.startsAt, event.endsAt)}</strong>
          <span>{[place?.text, eventModeWords[event.mode][lang]].filter(Boolean).join(' · ')}</span>
          <span>{said(lang, words.hosted, { name: nameFor(lang, event.host) })}</span>
        </ResultCard>
      )
    })}
  </ResultGrid>
)

export type ListProps = { lang: Lang; at: Date; events: readonly Event[]; when: When; mine: number; mayStart: boolean; template?: EventTemplate; field?: string; fields: readonly { code: string; name: Phrase }[] }

/** Events ahead, past ones, and those that the reader runs. */
export const EventListPage = ({ lang, at, events, when, mine, mayStart, template, field, fields }: ListProps) => {
  const filtered = Boolean(template || field)
  const to = (tab: When) => href(routes.events.list, { lang }, { when: tab === 'ahead' ? undefined : tab, kind: template, field })
  const start = mayStart ? { href: href(routes.events.new, { lang }), label: words.start } : undefined
  return (
    <Page>
      <PageHead lang={lang} title={words.events} lead={words.lead} actions={mayStart ? <LinkButton kind="primary" href={href(routes.events.new, { lang })}>{words.start[lang]}</LinkButton> : undefined} />
      <Tabs lang={lang} tabs={[...(['ahead', 'past'] as const).map((tab) => ({ href: to(tab), label: words[tab], current: when === tab })), ...(mine > 0 ? [{ href: to('mine'), label: words.mine, count: mine, current: when === 'mine' }] : [])]} />
      <Form lang={lang} action={href(routes.events.list, { lang })} method="get" submitsOnChange class="event-filter">
        {when === 'ahead' ? null : <Hidden name="when" value={when} />}
        <Select lang={lang} name="kind" label={words.kind} empty={words.allKinds} options={eventTemplates.map((value) => ({ value, label: eventTemplateWords[value].name }))} value={template} />
        <Select lang={lang} name="field" label={words.field} empty={words.allFields} options={fields.map((one) => ({ value: one.code, label: one.name }))} value={field} />
        <Button>{words.filter[lang]}</Button>
      </Form>
      {events.length > 0 ? <EventCards lang={lang} events={events} at={at} to={when === 'mine' ? 'desk' : 'show'} /> : filtered
        ? <EmptyState lang={lang} title={words.noneFound} text={words.noneFoundText} action={{ href: href(routes.events.list, { lang }, { when: when === 'ahead' ? undefined : when }), label: words.clearFilter }} />
        : <EmptyState lang={lang} title={words.none} text={words.noneText} action={start} />}
    </Page>
  )
}
