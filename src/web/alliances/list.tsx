import { type Lang, otherLang } from '../../core/text.ts'
import { type AllianceKind, allianceKinds, type AllianceLine } from '../../modules/alliances/alliances.ts'
import { countryName } from '../../modules/people/words/places.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge, SampleBadge } from '../ui/badges.tsx'
import { LinkButton } from '../ui/buttons.tsx'
import { ResultCard, ResultGrid } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { allianceWords as words } from './messages/pages.ts'
import { membersCount } from './names.ts'
import { shown } from '../ui/bilingual.tsx'

export type AllianceListProps = { lang: Lang; kind?: AllianceKind; alliances: readonly AllianceLine[]; /** Kinds of which the reader may see some. */ kinds: readonly AllianceKind[]; mayFound: boolean }

export const AllianceList = ({ lang, kind, alliances, kinds, mayFound }: AllianceListProps) => {
  const found = { href: href(routes.alliances.new, { lang }), label: words.found }
  const tabs = [
    { href: href(routes.alliances.list, { lang }), label: words.all, current: kind === undefined },
    ...kinds.map((one) => ({ href: href(routes.alliances.list, { lang }, { kind: one }), label: allianceKinds[one], current: kind === one })),
  ]
  return (
    <Page>
      <PageHead lang={lang} title={words.list} lead={words.listLead} actions={mayFound ? <LinkButton href={found.href}>{words.found[lang]}</LinkButton> : undefined} />
      {kinds.length > 1 ? <Tabs lang={lang} label={words.kinds} tabs={tabs} /> : null}
      {alliances.length === 0
        ? <EmptyState lang={lang} title={kind ? words.noneOfKind : words.none} text={kind ? undefined : words.noneText} action={mayFound ? found : undefined} />
        : <ResultGrid>{alliances.map((one) => <Line lang={lang} one={one} />)}</ResultGrid>}
    </Page>
  )
}

const Line = ({ lang, one }: { lang: Lang; one: AllianceLine }) => {
  const name = shown(lang, one.name)
  const other = one.name.variants[otherLang(name.in)]?.body
  const purpose = one.purpose && shown(lang, one.purpose)
  return (
    <ResultCard
      lang={lang} href={href(routes.alliances.show, { lang, slug: one.slug })} title={{ text: name.text, lang: name.in }} other={other ? { text: other, lang: otherLang(name.in) } : undefined}
      line={purpose ? { text: purpose.text, lang: purpose.in } : undefined} kicker={allianceKinds[one.kind][lang]}
      badges={<>{one.visibility === 'public' ? null : <Badge tone="amber">{words[one.visibility === 'space' ? 'restricted' : 'signedIn'][lang]}</Badge>} {one.sample ? <SampleBadge lang={lang} /> : null}</>}
    >
      <span>{membersCount(lang, one.members)}</span>
      {one.countries.length > 0 ? <span>{one.countries.map((code) => countryName(lang, code)).join(lang === 'zh' ? '、' : ', ')}</span> : null}
    </ResultCard>
  )
}
