import { type Lang, type Name, type Text } from '../../core/text.ts'
import type { Organisation } from '../../modules/people/people.ts'
import { organisationKinds } from '../../modules/people/words/kinds.ts'
import { countries, countryName, regions } from '../../modules/people/words/places.ts'

import { one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button, LinkButton } from '../ui/buttons.tsx'
import { Card, Facts } from '../ui/card.tsx'
import { Checkbox, optionsOf, Select } from '../ui/choices.tsx'
import { TextArea, TextField } from '../ui/fields.tsx'
import { Fieldset, Form } from '../ui/form.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import type { Words } from '../ui/said.ts'
import { organisationWords as words } from './messages/organisations.ts'
import { regionName } from './places.ts'

/** An organisation as the form shows it. */
export function valuesOf(stored: Organisation): Values {
  const name = (value: Name | null, prefix: string) => ({ [`${prefix}_zh`]: value?.zh ?? '', [`${prefix}_en`]: value?.en ?? '' })
  const text = (value: Text | null) => ({ about_zh: value?.variants.zh?.body ?? '', about_en: value?.variants.en?.body ?? '' })
  const rest = { kind: stored.kind, country: stored.country, region: stored.region, website: stored.website, ror: stored.ror, uscc: stored.uscc, contactName: stored.contactName, contactEmail: stored.contactEmail }
  return { ...Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, value ?? ''])), ...name(stored.name, 'name'), ...name(stored.city, 'city'), ...text(stored.about) }
}

type FormProps = { lang: Lang; values: Values; problems?: Record<string, Words>; /** Absent for a new one. */ slug?: string; version?: number; /** What somebody else stored meanwhile. */ theirs?: Organisation }

export const OrganisationForm = ({ lang, values, problems, slug, version, theirs }: FormProps) => {
  const list = { href: href(routes.organisations.list, { lang }), label: words.list }
  const field = (name: string, label: Words) => ({ lang, name, label, value: one(values, name), error: problems?.[name] })
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={slug ? words.edit : words.add} lead={slug ? undefined : words.addLead} trail={[list]} />
      {theirs ? <Theirs lang={lang} stored={theirs} /> : null}
      <Form lang={lang} action={slug ? href(routes.organisations.save, { lang, slug }) : href(routes.organisations.create, { lang })} version={version} errors={problems}>
        <Fieldset lang={lang} legend={words.identity} hint={words.nameHint}>
          <TextField {...field('name_zh', words.nameZh)} id={lang === 'zh' ? 'f-name' : undefined} error={lang === 'zh' ? problems?.name : undefined} writing="zh" />
          <TextField {...field('name_en', words.nameEn)} id={lang === 'en' ? 'f-name' : undefined} error={lang === 'en' ? problems?.name : undefined} writing="en" />
          {problems?.name && !slug ? <Checkbox lang={lang} name="distinct" label={words.distinct} checked={one(values, 'distinct') === 'yes'} /> : null}
          <Select {...field('kind', words.kind)} options={optionsOf(organisationKinds)} required />
        </Fieldset>
        <Fieldset lang={lang} legend={words.place}>
          <Select {...field('country', words.country)} options={optionsOf(countries)} required />
          <Select {...field('region', words.region)} options={Object.entries(regions).map(([value]) => ({ value, label: `${countryName(lang, value.slice(0, 2))} · ${regionName(lang, value)}` }))} optional />
          <TextField {...field('city_zh', words.cityZh)} writing="zh" optional />
          <TextField {...field('city_en', words.cityEn)} writing="en" optional />
        </Fieldset>
        <Fieldset lang={lang} legend={words.describe}>
          <TextArea {...field('about_zh', words.aboutZh)} id={lang === 'zh' ? 'f-about' : undefined} error={lang === 'zh' ? problems?.about : undefined} writing="zh" limit={4000} optional />
          <TextArea {...field('about_en', words.aboutEn)} id={lang === 'en' ? 'f-about' : undefined} error={lang === 'en' ? problems?.about : undefined} writing="en" limit={4000} optional />
          <TextField {...field('website', words.website)} type="url" optional />
        </Fieldset>
        <Fieldset lang={lang} legend={words.numbers}>
          <TextField {...field('ror', words.ror)} hint={words.rorHint} optional />
          <TextField {...field('uscc', words.uscc)} hint={words.usccHint} optional />
        </Fieldset>
        <Fieldset lang={lang} legend={words.contact} hint={words.contactHint}>
          <TextField {...field('contactName', words.contactName)} optional />
          <TextField {...field('contactEmail', words.contactEmail)} type="email" optional />
        </Fieldset>
        <Actions>
          <Button kind="primary">{(slug ? words.save : words.create)[lang]}</Button>
          {slug ? <LinkButton kind="quiet" href={href(routes.organisations.show, { lang, slug })}>{words.back[lang]}</LinkButton> : null}
        </Actions>
      </Form>
    </Page>
  )
}

/** What stands in the database now, so that two editors can compare before one saves over the other. */
const Theirs = ({ lang, stored }: { lang: Lang; stored: Organisation }) => {
  const values = valuesOf(stored)
  const labels = { name_zh: words.nameZh, name_en: words.nameEn, about_zh: words.aboutZh, about_en: words.aboutEn, website: words.website, ror: words.ror, uscc: words.uscc, contactName: words.contactName, contactEmail: words.contactEmail }
  return (
    <Card lang={lang} title={words.theirs} tone="wash" id="theirs">
      <p>{words.theirsText[lang]}</p>
      <Facts lang={lang} items={Object.entries(labels).map(([name, label]) => ({ label, value: one(values, name) }))} />
    </Card>
  )
}
