import { type Lang, nameFor, readText, say } from '../../../core/text.ts'
import { showId } from '../../../core/id.ts'
import type { ListingRecord } from '../../../modules/listings/listings.ts'
import { countries } from '../../../modules/people/words/places.ts'
import type { Colleague, organisationNames } from '../../../modules/people/people.ts'
import type { Space } from '../../../modules/spaces/spaces.ts'
import { many, one, type Problems, type Values } from '../../form.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { Actions, Button } from '../../ui/buttons.tsx'
import { Checkbox, Checkboxes, optionsOf, Radios, Select } from '../../ui/choices.tsx'
import { TextArea, TextField } from '../../ui/fields.tsx'
import { Field, fieldId } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { showClocks } from '../../ui/time.tsx'
import { accessWords } from '../messages/access.ts'
import { translationWords } from '../messages/translation.ts'
import { localOf, type ZoneName } from '../../ui/clock.ts'

export type AccessProps = {
  lang: Lang
  listing: ListingRecord
  values: Values
  problems: Problems
  spaces: readonly Space[]
  named: Awaited<ReturnType<typeof organisationNames>>
  colleagues: readonly Colleague[]
}

const zoneOf = (lang: Lang): ZoneName => (lang === 'zh' ? 'beijing' : 'london')

/** What is set now, as the values of the form. */
export function accessValues(lang: Lang, listing: ListingRecord): Values {
  const zone = zoneOf(lang)
  return {
    visibility: listing.visibility,
    audienceSpaces: listing.audienceSpaces,
    audienceOrganisations: listing.audienceOrganisations,
    excludedCountries: listing.excludedCountries.filter((code) => code in countries),
    excludedMore: listing.excludedCountries.filter((code) => !(code in countries)).join(', '),
    nameWithheld: listing.nameWithheld ? 'yes' : '',
    openForInterest: listing.openForInterest ? 'yes' : '',
    releaseAt: listing.releaseAt ? localOf(listing.releaseAt, zone) : '',
    zone,
    contactId: listing.contactId ?? '',
    machineTranslation: listing.machineTranslation,
  }
}

const machineOptions = [
  { value: 'public', label: translationWords.settingPublic },
  { value: 'always', label: translationWords.settingAlways },
  { value: 'never', label: translationWords.settingNever },
]

/** Who sees the listing, whether its owner is named, and when it appears. */
export const AccessForm = (props: AccessProps) => {
  const { lang, listing, values, problems } = props
  const options = [
    { value: 'public', label: accessWords.public, hint: accessWords.publicHint },
    { value: 'signed_in', label: accessWords.signedIn },
    { value: 'space', label: accessWords.space, disabled: props.spaces.length === 0 && listing.audienceSpaces.length === 0 },
    { value: 'named', label: accessWords.named },
  ]
  return (
    <Form lang={lang} action={href(routes.listings.access, { lang, id: showId(listing.id) })} version={listing.version} errors={problems}>
      <Radios lang={lang} name="visibility" label={accessWords.visibility} options={options} value={one(values, 'visibility')} error={problems.visibility} />
      <Audience {...props} />
      <Checkbox lang={lang} name="nameWithheld" label={accessWords.nameWithheld} hint={accessWords.nameWithheldHint} checked={one(values, 'nameWithheld') === 'yes'} />
      <Checkbox lang={lang} name="openForInterest" label={accessWords.open} checked={one(values, 'openForInterest') === 'yes'} />
      <Radios lang={lang} name="machineTranslation" label={translationWords.setting} hint={translationWords.settingHint} options={machineOptions} value={one(values, 'machineTranslation')} />
      {props.colleagues.length > 0 ? (
        <Select lang={lang} name="contactId" label={accessWords.contactId} hint={accessWords.contactIdHint} options={props.colleagues.map((person) => ({ value: person.personId, label: nameFor(lang, person.name) }))} value={one(values, 'contactId')} error={problems.contactId} />
      ) : null}
      <details class="editor-more" open={many(values, 'excludedCountries').length > 0 || one(values, 'excludedMore') !== '' || problems.excludedCountries !== undefined}>
        <summary>{accessWords.excluded[lang]}</summary>
        <Checkboxes lang={lang} name="excludedCountries" label={accessWords.excluded} hiddenLabel hint={accessWords.excludedHint} options={optionsOf(countries)} values={many(values, 'excludedCountries')} columns error={problems.excludedCountries} />
        <TextField lang={lang} name="excludedMore" label={accessWords.excludedMore} value={one(values, 'excludedMore')} />
      </details>
      {listing.publishedAt ? null : <Release {...props} />}
      <Actions><Button kind="primary">{accessWords.save[lang]}</Button></Actions>
    </Form>
  )
}

const Audience = ({ lang, values, problems, spaces, named }: AccessProps) => {
  const chosen = many(values, 'audienceOrganisations')
  return (
    <div class="editor-audience">
      {spaces.length > 0
        ? <Checkboxes lang={lang} name="audienceSpaces" label={accessWords.spaces} options={spaces.map((space) => ({ value: space.id, label: readText(space.name, lang).body }))} values={many(values, 'audienceSpaces')} error={problems.audienceSpaces} />
        : <p class="hint">{accessWords.spacesNone[lang]}</p>}
      {chosen.length > 0 ? <Checkboxes lang={lang} name="audienceOrganisations" label={accessWords.organisations} options={chosen.map((id) => ({ value: id, label: nameFor(lang, named.get(id)?.name ?? {}) || id }))} values={chosen} /> : null}
      <TextArea lang={lang} name="organisationsMore" label={accessWords.organisationsMore} hint={accessWords.organisationsMoreHint} rows={2} value={one(values, 'organisationsMore')} error={problems.organisationsMore ?? problems.audienceOrganisations} />
    </div>
  )
}

const Release = ({ lang, listing, values, problems }: AccessProps) => {
  const field = { lang, name: 'releaseAt', label: accessWords.releaseAt, hint: listing.releaseAt ? say(lang, accessWords.releaseNow, { at: showClocks(lang, listing.releaseAt) }) : accessWords.releaseHint, error: problems.releaseAt }
  return (
    <div class="editor-amount">
      <Field field={field}><input id={fieldId(field)} name="releaseAt" type="datetime-local" class="input w-56" value={one(values, 'releaseAt')} /></Field>
      <Select lang={lang} name="zone" label={accessWords.releaseZone} options={[{ value: 'beijing', label: accessWords.beijing }, { value: 'london', label: accessWords.london }]} value={one(values, 'zone') || zoneOf(lang)} empty={false} />
    </div>
  )
}
