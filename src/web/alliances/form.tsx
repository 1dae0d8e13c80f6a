import type { Lang, Text } from '../../core/text.ts'
import { type Alliance, allianceKinds, allianceLimits } from '../../modules/alliances/alliances.ts'
import { one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button, LinkButton } from '../ui/buttons.tsx'
import { Card, Facts } from '../ui/card.tsx'
import { Checkbox, optionsOf, Radios, Select } from '../ui/choices.tsx'
import { DateField, TextArea, TextField } from '../ui/fields.tsx'
import { Fieldset, Form } from '../ui/form.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import type { Words } from '../ui/said.ts'
import { allianceWords } from './messages/pages.ts'
import { toolWords as words } from './messages/tools.ts'
import { shown } from '../ui/bilingual.tsx'

const halves = (text: Text | null, name: string) => ({ [`${name}_zh`]: text?.variants.zh?.body ?? '', [`${name}_en`]: text?.variants.en?.body ?? '' })

/** An alliance as the form shows it. */
export const valuesOf = (stored: Alliance): Values => ({
  kind: stored.kind, website: stored.website ?? '', startsOn: stored.startsOn ?? '', visibility: stored.visibility, peopleJoin: stored.peopleJoin ? 'yes' : '', decidedBy: stored.joinsDecidedBy ?? '',
  ...halves(stored.name, 'name'), ...halves(stored.purpose, 'purpose'), ...halves(stored.joining, 'joining'),
})

export type AllianceFormProps = {
  lang: Lang
  values: Values
  problems?: Record<string, Words>
  /** Absent for a new one. */
  alliance?: Alliance
  version?: number
  theirs?: Alliance
  /** Bodies that may decide on joining. */
  bodies?: readonly { id: string; name: Text }[]
}

export const AllianceForm = (props: AllianceFormProps) => {
  const { lang, values, problems, alliance, version, theirs, bodies = [] } = props
  const trail = [{ href: href(routes.alliances.list, { lang }), label: allianceWords.list }, ...(alliance ? [{ href: href(routes.alliances.show, { lang, slug: alliance.slug }), label: shown(lang, alliance.name).text }] : [])]
  const field = (name: string, label: Words) => ({ lang, name, label, value: one(values, name), error: problems?.[name] })
  const [first, second] = lang === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const)
  const names = { zh: words.nameZh, en: words.nameEn }
  const purposes = { zh: words.purposeZh, en: words.purposeEn }
  const joinings = { zh: words.joiningZh, en: words.joiningEn }
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={alliance ? allianceWords.edit : allianceWords.found} lead={alliance ? undefined : words.newLead} trail={trail} />
      {theirs ? <Theirs lang={lang} stored={theirs} /> : null}
      <Form lang={lang} action={alliance ? href(routes.alliances.save, { lang, slug: alliance.slug }) : href(routes.alliances.create, { lang })} version={version} errors={problems}>
        <Fieldset lang={lang} legend={words.about} hint={words.aboutHint}>
          {[first, second].map((half) => <TextField {...field(`name_${half}`, names[half])} writing={half} limit={allianceLimits.name} optional={half === second} />)}
          {alliance ? null : <TextField {...field('slug', words.slug)} hint={words.slugHint} required />}
          <Select {...field('kind', allianceWords.kind)} options={optionsOf(allianceKinds)} required />
          {[first, second].map((half) => <TextArea {...field(`purpose_${half}`, purposes[half])} writing={half} limit={allianceLimits.purpose} rows={6} optional={half === second} />)}
          {alliance ? null : <TextField {...field('secretariat', words.secretariat)} hint={words.organisationHint} required />}
          <DateField {...field('startsOn', words.start)} optional />
          <TextField {...field('website', words.website)} type="url" optional />
        </Fieldset>
        <Fieldset lang={lang} legend={words.charter}>
          <Checkbox lang={lang} name="peopleJoin" label={words.peopleJoin} checked={one(values, 'peopleJoin') === 'yes'} />
          {bodies.length > 0 ? <Select {...field('decidedBy', words.decidedBy)} empty={words.bySecretariat} options={bodies.map((body) => ({ value: body.id, label: shown(lang, body.name).text }))} optional /> : null}
          {[first, second].map((half) => <TextArea {...field(`joining_${half}`, joinings[half])} writing={half} limit={allianceLimits.joining} rows={3} optional />)}
          <Radios lang={lang} name="visibility" label={words.visibility} value={one(values, 'visibility') || 'public'} error={problems?.visibility} options={(['public', 'signed_in', 'space'] as const).map((value) => ({ value, label: words[value] }))} />
        </Fieldset>
        <Actions>
          <Button kind="primary">{(alliance ? words.save : words.create)[lang]}</Button>
          {alliance ? <LinkButton kind="quiet" href={href(routes.alliances.show, { lang, slug: alliance.slug })}>{words.back[lang]}</LinkButton> : null}
        </Actions>
      </Form>
    </Page>
  )
}

/** What stands there now, so that two editors can compare. */
const Theirs = ({ lang, stored }: { lang: Lang; stored: Alliance }) => {
  const values = valuesOf(stored)
  const labels = { name_zh: words.nameZh, name_en: words.nameEn, purpose_zh: words.purposeZh, purpose_en: words.purposeEn, joining_zh: words.joiningZh, joining_en: words.joiningEn, website: words.website }
  return <Card lang={lang} title={words.theirs} tone="wash"><Facts lang={lang} items={Object.entries(labels).map(([name, label]) => ({ label, value: one(values, name) }))} /></Card>
}
