import type { Lang, Phrase } from '../../core/text.ts'
import { type Event, eventLimits, eventModeWords, eventVisibilityWords } from '../../modules/events/events.ts'
import { many, one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { HalvesFields } from '../ui/bilingual.tsx'
import { Actions, Button, LinkButton } from '../ui/buttons.tsx'
import { Checkboxes, optionsOf, Radios } from '../ui/choices.tsx'
import { Form } from '../ui/form.tsx'
import { MomentFields } from '../ui/moment.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import type { Words } from '../ui/said.ts'
import { eventWords as words } from './messages/pages.ts'
import { trailOf } from './reading.tsx'

/** What an event is, when, where and for whom. */
export const EventEditPage = ({ lang, event, fields, values, problems }: { lang: Lang; event: Event; fields: readonly { code: string; name: Phrase }[]; values: Values; problems?: Readonly<Record<string, Words>> }) => {
  const form = { lang, values, problems: problems as Record<string, Words> | undefined }
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={words.edit} trail={trailOf(lang, event, true)} />
      <Form lang={lang} action={href(routes.events.save, { lang, slug: event.slug })} version={event.version} errors={problems}>
        <HalvesFields {...form} name="name" zh={words.nameZh} en={words.nameEn} limit={eventLimits.name} />
        <HalvesFields {...form} name="purpose" zh={words.purposeZh} en={words.purposeEn} rows={2} limit={eventLimits.purpose} />
        <MomentFields lang={lang} name="startsAt" label={words.startsAt} more={[{ name: 'endsAt', label: words.endsAt }]} values={values} problems={problems} />
        <Radios lang={lang} name="mode" label={words.mode} options={optionsOf(eventModeWords)} value={one(values, 'mode')} error={problems?.mode} />
        <HalvesFields {...form} name="place" zh={words.placeZh} en={words.placeEn} limit={eventLimits.place} />
        <HalvesFields {...form} name="description" zh={words.descriptionZh} en={words.descriptionEn} rows={10} limit={eventLimits.description} />
        <Checkboxes lang={lang} name="fields" label={words.fields} options={fields.map((each) => ({ value: each.code, label: each.name }))} values={many(values, 'fields')} error={problems?.fields} columns />
        <Radios lang={lang} name="visibility" label={words.visibility} options={optionsOf(eventVisibilityWords)} value={one(values, 'visibility')} error={problems?.visibility} />
        <Actions><Button kind="primary">{words.save[lang]}</Button><LinkButton kind="quiet" href={href(routes.events.desk, { lang, slug: event.slug })}>{words.back[lang]}</LinkButton></Actions>
      </Form>
    </Page>
  )
}
