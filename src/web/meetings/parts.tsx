import { showId } from '../../core/id.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import type { MeetingPerson, Place, Slot } from '../../modules/events/meetings/meetings.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Select } from '../ui/choices.tsx'
import type { Words } from '../ui/said.ts'
import { showClocks } from '../ui/time.tsx'
import { placeName } from './reading.tsx'
import { meetWords as words } from './messages/pages.ts'

type Somebody = Pick<MeetingPerson, 'name' | 'organisation' | 'organisationSlug'>

/** A person with the organisation for which they meet. */
export const Who = ({ lang, person }: { lang: Lang; person: Somebody }) => (
  <>
    <span class="font-semibold">{nameFor(lang, person.name)}</span>
    {person.organisationSlug ? <span class="block hint font-normal"><a href={href(routes.organisations.show, { lang, slug: person.organisationSlug })}>{nameFor(lang, person.organisation)}</a></span> : null}
  </>
)

/** Where a meeting is: its table or room, and the way into the call. */
export const Where = ({ lang, place }: { lang: Lang; place: Place }) => (
  <span>
    {placeName(lang, place)}
    {place.link ? <span class="block"><a href={place.link} rel="noopener noreferrer nofollow" target="_blank">{words.call[lang]}</a></span> : null}
  </span>
)

/** One of several slots, each on both clocks. */
export const SlotSelect = ({ lang, name = 'slot', id, label, hint, slots, value, error }: { lang: Lang; name?: string; id?: string; label: Words; hint?: Words; slots: readonly Slot[]; value?: string; error?: Words }) => (
  <Select lang={lang} name={name} id={id} label={label} hint={hint} options={slots.map((slot) => ({ value: showId(slot.id), label: showClocks(lang, slot.startsAt) }))} value={value} error={error} required />
)
