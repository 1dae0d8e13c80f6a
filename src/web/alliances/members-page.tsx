import { type Lang, nameFor } from '../../core/text.ts'
import { type AllianceFigures, type AllianceLine, type AllianceMember, type DirectoryLine, type Linked, partWords, type Tier, type Wave } from '../../modules/alliances/alliances.ts'
import { organisationKinds } from '../../modules/people/words/kinds.ts'
import { countryName } from '../../modules/people/words/places.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { LinkButton } from '../ui/buttons.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { said } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { showDay } from '../ui/time.tsx'
import { allianceWords as words } from './messages/pages.ts'
import { memberName } from './waves.tsx'
import { shown } from '../ui/bilingual.tsx'

export type MembersProps = { lang: Lang; alliance: AllianceLine; members: readonly AllianceMember[]; /** For those who see it. */ directory?: readonly DirectoryLine[]; waves: readonly Wave[]; tiers: readonly Tier[]; parts: readonly Linked[]; figures: AllianceFigures; today: string }

/** How a membership stands on a day, `YYYY-MM-DD`. */
export const standingOf = (one: AllianceMember, today: string): 'current' | 'suspended' | 'former' | 'coming' =>
  one.toOn !== null && one.toOn <= today ? 'former' : one.suspended ? 'suspended' : one.fromOn > today ? 'coming' : 'current'

export const groupName = (lang: Lang, groups: readonly (Wave | Tier)[], id: string | null): string => {
  const found = groups.find((one) => one.id === id)
  return found ? shown(lang, found.name).text : ''
}

/** Members and who runs it; with contacts and history for members. */
export const MembersPage = (props: MembersProps) => {
  const { lang, alliance, directory, members, waves, tiers, parts, figures, today } = props
  const at = { lang, slug: alliance.slug }
  const lines: readonly (AllianceMember & Partial<DirectoryLine>)[] = directory ?? members.filter((one) => one.current && one.organisationId && ['host', 'secretariat', 'member'].includes(one.role))
  const unnamed = directory ? 0 : alliance.members - lines.filter((one) => one.role === 'member').length
  const columns = [
    { key: 'name', label: words.name }, { key: 'role', label: words.role }, { key: 'place', label: words.place },
    ...(waves.length > 0 ? [{ key: 'wave', label: words.wave }] : []), ...(tiers.length > 0 ? [{ key: 'tier', label: words.tier }] : []),
    { key: 'joined', label: words.joined }, ...(directory ? [{ key: 'contact', label: words.contact }, { key: 'state', label: words.state }] : []),
  ]
  const trail = [{ href: href(routes.alliances.list, { lang }), label: words.list }, { href: href(routes.alliances.show, at), label: shown(lang, alliance.name).text }]
  return (
    <Page width="wide">
      <PageHead lang={lang} title={directory ? words.directory : words.members} lead={directory ? words.directoryLead : words.membersLead} trail={trail} actions={directory ? <LinkButton download href={href(routes.alliances.workbook, at)}>{words.download[lang]}</LinkButton> : undefined} />
      {lines.length === 0 ? <EmptyState lang={lang} title={words.noMembers} text={words.noMembersText} /> : (
        <Table
          lang={lang} caption={words.members} hiddenCaption columns={columns}
          rows={lines.map((one) => ({
            cells: {
              name: <><span class="block">{memberName(lang, one)}</span><span class="hint font-normal">{one.kind ? organisationKinds[one.kind][lang] : words.individual[lang]}</span></>,
              role: partWords[one.role][lang],
              place: one.country ? countryName(lang, one.country) : '',
              wave: groupName(lang, waves, one.waveId),
              tier: groupName(lang, tiers, one.tierId),
              joined: one.toOn ? `${showDay(lang, one.fromOn)} – ${showDay(lang, one.toOn)}` : showDay(lang, one.fromOn),
              contact: <Contact one={one} />,
              state: <Badge tone={standingOf(one, today) === 'current' ? 'jade' : standingOf(one, today) === 'suspended' ? 'amber' : 'neutral'}>{words[standingOf(one, today)][lang]}</Badge>,
            },
          }))}
        />
      )}
      {unnamed > 0 ? <p class="mt-4">{said(lang, words.individuals, { n: unnamed })}</p> : null}
      {parts.length === 0 ? null : (
        <Section lang={lang} title={words.withParts} id="with-parts">
          <p class="hint mb-3">{parts.map((one) => shown(lang, one.name).text).join(lang === 'zh' ? '、' : ', ')}</p>
          <ul class="grid gap-1 sm:grid-cols-2">{figures.organisations.map((one) => <li><a href={href(routes.organisations.show, { lang, slug: one.slug })}>{nameFor(lang, one.name)}</a> <span class="hint">{countryName(lang, one.country)}</span></li>)}</ul>
        </Section>
      )}
    </Page>
  )
}

const Contact = ({ one }: { one: Partial<DirectoryLine> }) =>
  one.email || one.website ? (
    <>
      {one.contactName ? <span class="block">{one.contactName}</span> : null}
      {one.email ? <a class="block sm:whitespace-nowrap max-sm:break-all" href={`mailto:${one.email}`}>{one.email}</a> : null}
      {one.website ? <a class="block break-all" href={one.website} rel="noopener nofollow">{one.website.replace(/^https?:\/\//, '')}</a> : null}
    </>
  ) : null
