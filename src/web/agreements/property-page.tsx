import { showId } from '../../core/id.ts'
import { nameFor, type Lang } from '../../core/text.ts'
import { accessRights, exclusivities, itemKinds, percentOf, phraseOf, type PropertyRegister } from '../../modules/agreements/agreements.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { EmptyState } from '../ui/empty.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { Table } from '../ui/table.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { Day } from '../ui/time.tsx'
import { trailOf } from './list.tsx'
import { agreementWords, scheduleWords as words } from './messages/pages.ts'

type Scope = { key: string; name: string; current: boolean }
type Props = { lang: Lang; register: PropertyRegister; scopes: readonly Scope[] }

const Source = ({ lang, of }: { lang: Lang; of: { agreementId: string; reference: string; endsOn: string | null } }) => <a href={href(routes.agreements.show, { lang, id: showId(of.agreementId) })}>{of.reference}</a>

/** What executed agreements say of intellectual property, for an organisation or an alliance. */
export const PropertyPage = ({ lang, register, scopes }: Props) => {
  const of = (list: 'background' | 'foreground') => register.items.filter((one) => one.list === list)
  const ends = (one: { endsOn: string | null }) => (one.endsOn ? <Day lang={lang} at={one.endsOn} /> : '–')
  const title = (one: { title: { zh?: string; en?: string }; number: string }) => <>{phraseOf(one.title)[lang]}{one.number ? <span class="block hint font-normal">{one.number}</span> : null}</>
  return (
    <Page>
      <PageHead lang={lang} title={agreementWords.property} lead={words.registerLead} trail={trailOf(lang)} />
      {scopes.length > 1 ? <Tabs lang={lang} tabs={scopes.map((one) => ({ href: href(routes.agreements.property, { lang }, { of: one.key }), label: one.name, current: one.current }))} /> : null}
      {register.items.length + register.licences.length === 0 ? <EmptyState lang={lang} title={words.registerNone} text={words.registerNoneText} /> : null}
      {register.licences.length > 0 ? (
        <Section lang={lang} title={words.licences}>
          <Table
            lang={lang} caption={words.licences} hiddenCaption
            columns={[{ key: 'title', label: agreementWords.about }, { key: 'from', label: words.from }, { key: 'to', label: words.to }, { key: 'kind', label: words.exclusivity }, { key: 'scope', label: words.scope }, { key: 'ends', label: words.ends }, { key: 'source', label: words.source }]}
            rows={register.licences.map((one) => ({ cells: { title: title(one), from: nameFor(lang, one.from), to: nameFor(lang, one.to), kind: exclusivities[one.exclusivity][lang], scope: [phraseOf(one.field)[lang], phraseOf(one.territory)[lang]].filter(Boolean).join(' · ') || '–', ends: ends(one), source: <Source lang={lang} of={one} /> } }))}
          />
        </Section>
      ) : null}
      {(['foreground', 'background'] as const).filter((list) => of(list).length > 0).map((list) => (
        <Section lang={lang} title={words[list]}>
          <Table
            lang={lang} caption={words[list]} hiddenCaption
            columns={[{ key: 'title', label: words[list] }, { key: 'kind', label: words.kind }, { key: 'owner', label: list === 'background' ? words.owner : words.shares }, ...(list === 'background' ? [{ key: 'access', label: words.access }] : []), { key: 'ends', label: words.ends }, { key: 'source', label: words.source }]}
            rows={of(list).map((one) => ({ cells: { title: title(one), kind: itemKinds[one.kind][lang], owner: one.owner ? nameFor(lang, one.owner) : one.shares.map((share) => `${nameFor(lang, share.name)} ${percentOf(share.bp)}`).join(' · '), access: one.access ? accessRights[one.access][lang] : '', ends: ends(one), source: <Source lang={lang} of={one} /> } }))}
          />
        </Section>
      ))}
    </Page>
  )
}
