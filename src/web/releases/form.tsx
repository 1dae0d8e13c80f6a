import { HalvesFields } from '../ui/bilingual.tsx'
import type { Lang } from '../../core/text.ts'
import type { Release } from '../../modules/listings/listings.ts'
import { one, type Problems, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { showId } from '../../core/id.ts'
import { Actions, Button, LinkButton } from '../ui/buttons.tsx'
import { Checkbox, type Option, optionsOf, Radios, Select } from '../ui/choices.tsx'
import { DateField, FileField, TextField } from '../ui/fields.tsx'
import { Fieldset, Form } from '../ui/form.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { releaseWords as words } from './messages.ts'

type Props = { lang: Lang; release?: Release; publishers: readonly Option[]; spaces: readonly Option[]; values: Values; problems?: Problems }

export const valuesOf = (release: Release): Values => ({
  title_zh: release.title.variants.zh?.body ?? '', title_en: release.title.variants.en?.body ?? '', space: release.spaceId ? showId(release.spaceId) : '', visibility: release.visibility,
  excludedCountries: release.excludedCountries.join(' '), nameWithheld: release.nameWithheld ? 'yes' : '', consentBy: release.consentBy ?? '', consentOn: release.consentOn ?? '', consentWords: release.consentWords ?? '',
})

/** What is said of a release: its name, how its listings are shown, the consent of the firms. */
export const ReleaseForm = ({ lang, release, publishers, spaces, values, problems }: Props) => {
  const field = (name: string) => ({ lang, name, value: one(values, name), error: problems?.[name] })
  const id = release && showId(release.id)
  const back = id ? href(routes.releases.show, { lang, id }) : href(routes.releases.list, { lang })
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={release ? words.edit : words.begin} trail={[{ href: href(routes.desk.show, { lang }), label: words.desk }, { href: href(routes.releases.list, { lang }), label: words.title }]} />
      <Form lang={lang} action={id ? href(routes.releases.save, { lang, id }) : href(routes.releases.create, { lang })} version={release?.version} errors={problems} files>
        {release ? null : publishers.length === 1
          ? <input type="hidden" name="publisher" value={publishers[0]!.value} />
          : <Select {...field('publisher')} label={words.publisher} options={publishers} required empty={false} />}
        <HalvesFields lang={lang} name="title" zh={words.nameZh} en={words.nameEn} values={values} problems={problems} limit={200} />
        <p class="hint">{words.nameHint[lang]}</p>
        <Fieldset lang={lang} legend={words.shownHow}>
          {spaces.length > 0 ? <Select {...field('space')} label={words.space} options={spaces} empty={words.spaceNone} /> : null}
          <Radios {...field('visibility')} value={one(values, 'visibility') || 'public'} label={words.visibility} options={optionsOf(words.visibilities).filter((each) => each.value !== 'space' || spaces.length > 0)} />
          <Checkbox lang={lang} name="nameWithheld" label={words.withheld} hint={words.withheldHint} checked={one(values, 'nameWithheld') === 'yes'} />
          <TextField {...field('excludedCountries')} label={words.excluded} hint={words.excludedHint} optional />
        </Fieldset>
        <Fieldset lang={lang} legend={words.consent} hint={words.consentHint}>
          <TextField {...field('consentBy')} label={words.consentBy} optional />
          <DateField {...field('consentOn')} label={words.consentOn} optional />
          <TextField {...field('consentWords')} label={words.consentWords} hint={words.consentWordsHint} optional />
          <FileField lang={lang} name="document" label={words.document} error={problems?.document ?? problems?.file} accept=".pdf,.png,.jpg,.jpeg,.webp" optional />
        </Fieldset>
        <Actions><Button kind="primary">{(release ? words.save : words.begin)[lang]}</Button><LinkButton kind="quiet" href={back}>{words.back[lang]}</LinkButton></Actions>
      </Form>
    </Page>
  )
}
