import type { Lang } from '../../core/text.ts'
import type { Terms } from '../../modules/vocabularies/vocabularies.ts'
import { type Telling, usualTelling } from '../../modules/watches/watches.ts'
import { type Wanted } from '../listings/hall/query.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button } from '../ui/buttons.tsx'
import { Facts } from '../ui/card.tsx'
import { Form, Hidden } from '../ui/form.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import type { Words } from '../ui/said.ts'
import { NameField, NeedFields, TellingFields, type Typed } from './fields.tsx'
import { watchWords as words } from './messages.ts'
import { choicesOf, nameOfSearch } from './name.ts'

type NewProps = { lang: Lang; zone: string; typed: Typed; telling?: Telling; problems?: Record<string, Words> }

const trail = (lang: Lang) => [{ href: href(routes.watches.list, { lang }), label: words.title }]

/** A search of the hall gets a name and a rhythm. */
export const NewSearchPage = ({ lang, terms, zone, wanted, typed, telling = usualTelling, problems }: NewProps & { terms: Terms; wanted: Wanted }) => {
  const conditions = choicesOf(lang, terms, wanted.chosen)
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={words.saveSearch} lead={words.saveSearchLead} trail={trail(lang)} />
      <Facts lang={lang} items={[{ label: words.words, value: wanted.text }, { label: words.conditions, value: conditions }]} />
      <Form lang={lang} action={href(routes.watches.create, { lang })} errors={problems} labels={{ name: words.name, channels: words.channels }}>
        <Hidden name="kind" value="search" />
        <Hidden name="words" value={wanted.text} />
        {Object.entries(wanted.chosen).flatMap(([facet, values]) => (values ?? []).map((value) => <Hidden name="chosen" value={`${facet}:${value}`} />))}
        <NameField lang={lang} value={typed.name ?? nameOfSearch(lang, terms, wanted.text, wanted.chosen)} error={problems?.name} />
        <TellingFields lang={lang} telling={telling} zone={zone} problems={problems} />
        <Actions><Button kind="primary">{words.save[lang]}</Button></Actions>
      </Form>
    </Page>
  )
}

/** A need of one's own words, for nobody else's eyes. */
export const NewNeedPage = ({ lang, zone, typed, telling = usualTelling, problems }: NewProps) => (
  <Page width="narrow">
    <PageHead lang={lang} title={words.privateNeed} lead={words.privateLead} trail={trail(lang)} />
    <Form lang={lang} action={href(routes.watches.create, { lang })} errors={problems} labels={{ name: words.name, textZh: words.textZh, textEn: words.textEn, channels: words.channels }}>
      <Hidden name="kind" value="text" />
      <NameField lang={lang} value={typed.name} error={problems?.name} />
      <NeedFields lang={lang} typed={typed} problems={problems} />
      <TellingFields lang={lang} telling={telling} zone={zone} problems={problems} />
      <Actions><Button kind="primary">{words.save[lang]}</Button></Actions>
    </Form>
  </Page>
)

