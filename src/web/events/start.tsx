import { type Actor, hasRole } from '../../core/actor.ts'
import { showId } from '../../core/id.ts'
import { type Lang, nameFor, type Phrase } from '../../core/text.ts'
import { type Event, eventModeWords, eventTemplates, eventTemplateWords } from '../../modules/events/events.ts'
import { daysOf } from '../programme/times.tsx'
import { many, one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { shown } from '../ui/bilingual.tsx'
import { Actions, Button } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { Checkboxes, optionsOf, Radios, Select } from '../ui/choices.tsx'
import { DateField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { timeWords } from '../ui/messages.ts'
import { zoneFor } from '../ui/moment.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import type { Words } from '../ui/said.ts'
import { eventWords as words } from './messages/pages.ts'
import { trailOf } from './reading.tsx'

export type StartProps = { lang: Lang; actor: Actor; fields: readonly { code: string; name: Phrase }[]; earlier: readonly Event[]; values: Values; problems?: Readonly<Record<string, Words>>; /** Which of the two forms came back. */ form?: 'template' | 'clone' }

const Basics = ({ lang, actor, values, problems, id }: StartProps & { id: string }) => {
  const hosts = actor.affiliations.filter((each) => each.role !== 'researcher' || hasRole(actor, 'organiser', 'administrator'))
  return (
    <>
      {hosts.length > 0 ? <Select lang={lang} name="host" id={`${id}-host`} label={words.host} options={hosts.map((host) => ({ value: showId(host.organisationId), label: nameFor(lang, host.name) }))} value={one(values, 'host') || (hosts[0] ? showId(hosts[0].organisationId) : '')} empty={hosts.length ? false : undefined} error={problems?.host} required /> : null}
      {hasRole(actor, 'organiser', 'administrator') ? <TextField lang={lang} name="hostOther" id={`${id}-host-other`} label={words.hostOther} hint={words.hostOtherHint} value={one(values, 'hostOther')} error={problems?.hostOther ?? (hosts.length === 0 ? problems?.host : undefined)} required={hosts.length === 0} optional={hosts.length > 0} /> : null}
      {(lang === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const)).map((half) => <TextField lang={lang} name={`name_${half}`} id={`${id}-name-${half}`} label={half === 'zh' ? words.nameZh : words.nameEn} value={one(values, `name_${half}`)} error={problems?.[`name_${half}`]} writing={half} optional={half !== lang} required={half === lang} />)}
      <TextField lang={lang} name="slug" id={`${id}-slug`} label={words.slug} hint={words.slugHint} value={one(values, 'slug')} error={problems?.slug} required />
      <div class="grid gap-x-4 gap-y-6 sm:grid-cols-2">
        <DateField lang={lang} name="firstDay" id={`${id}-first`} label={words.firstDay} value={one(values, 'firstDay')} error={problems?.firstDay} required />
        <Select lang={lang} name="zone" id={`${id}-zone`} label={timeWords.zone} options={[{ value: 'beijing', label: timeWords.beijing }, { value: 'london', label: timeWords.london }]} value={one(values, 'zone') || zoneFor(lang)} empty={false} />
      </div>
    </>
  )
}

/** A template, its fields and a first day lay out a whole event; or an earlier one is taken up again. */
export const EventStartPage = (props: StartProps) => {
  const { lang, fields, earlier, values, problems, form = 'template' } = props
  const [template, clone] = [form === 'template' ? props : { ...props, values: {}, problems: undefined }, form === 'clone' ? props : { ...props, values: {}, problems: undefined }]
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={words.start} lead={words.startLead} trail={trailOf(lang)} />
      <Form lang={lang} action={href(routes.events.create, { lang })} errors={form === 'template' ? problems : undefined}>
        <Radios lang={lang} name="template" label={words.template} options={eventTemplates.map((value) => ({ value, label: eventTemplateWords[value].name, hint: eventTemplateWords[value].lead }))} value={one(template.values, 'template') || 'week'} />
        <Basics {...template} id="new" />
        <Checkboxes lang={lang} name="fields" label={words.fields} hint={words.fieldsHint} options={fields.map((each) => ({ value: each.code, label: each.name }))} values={many(template.values, 'fields')} error={template.problems?.fields} columns />
        <Radios lang={lang} name="mode" label={words.mode} options={optionsOf(eventModeWords)} value={one(template.values, 'mode') || 'both'} />
        <Actions><Button kind="primary">{words.create[lang]}</Button></Actions>
      </Form>
      {earlier.length > 0 ? (
        <div class="mt-10">
          <Card lang={lang} title={words.cloneTitle} id="clone">
            <p class="hint">{words.cloneHint[lang]}</p>
            <Form lang={lang} action={href(routes.events.clone, { lang })} errors={form === 'clone' ? problems : undefined}>
              <Select lang={lang} name="from" label={words.cloneFrom} options={earlier.map((event) => ({ value: showId(event.id), label: `${shown(lang, event.name).text} (${daysOf(lang, event.startsAt, event.endsAt)})` }))} value={one(values, 'from')} error={clone.problems?.from} required />
              <Basics {...clone} id="clone" />
              <Actions><Button>{words.clone[lang]}</Button></Actions>
            </Form>
          </Card>
        </div>
      ) : null}
    </Page>
  )
}
