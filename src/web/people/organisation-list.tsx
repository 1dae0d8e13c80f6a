import { type Lang, nameFor, otherLang } from '../../core/text.ts'
import type { OrganisationLine } from '../../modules/people/people.ts'
import { organisationKinds } from '../../modules/people/words/kinds.ts'
import { countryName } from '../../modules/people/words/places.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge, VerifiedBadge } from '../ui/badges.tsx'
import { Button, LinkButton } from '../ui/buttons.tsx'
import { ResultCard, ResultGrid } from '../ui/card.tsx'
import { optionsOf, Select } from '../ui/choices.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { Pager } from '../ui/pager.tsx'
import { organisationWords as words } from './messages/organisations.ts'
import { placeOf } from './places.ts'

export type Wanted = { q?: string; kind?: string; country?: string }

type ListProps = { lang: Lang; wanted: Wanted; lines: readonly OrganisationLine[]; total: number; page: number; size: number; countries: readonly { country: string; n: number }[]; signedIn: boolean }

export const OrganisationList = ({ lang, wanted, lines, total, page, size, countries, signedIn }: ListProps) => (
  <Page>
    <PageHead lang={lang} title={words.list} lead={words.listLead} actions={signedIn ? <LinkButton href={href(routes.organisations.new, { lang })}>{words.add[lang]}</LinkButton> : undefined} />
    <Form lang={lang} method="get" action={href(routes.organisations.list, { lang })} class="mb-6 grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_auto]">
      <TextField lang={lang} name="q" type="search" label={words.search} value={wanted.q} />
      <Select lang={lang} name="kind" label={words.kind} value={wanted.kind} empty={words.any} options={optionsOf(organisationKinds)} />
      <Select lang={lang} name="country" label={words.country} value={wanted.country} empty={words.any} options={countries.map((one) => ({ value: one.country, label: `${countryName(lang, one.country)} (${one.n})` }))} />
      <Button>{words.find[lang]}</Button>
    </Form>
    {lines.length === 0 ? (
      <EmptyState lang={lang} title={words.none} text={words.noneText} action={{ href: href(signedIn ? routes.organisations.new : routes.organisations.list, { lang }), label: signedIn ? words.add : words.list }} />
    ) : (
      <>
        <ResultGrid>{lines.map((one) => <Line lang={lang} one={one} />)}</ResultGrid>
        <Pager lang={lang} page={page} size={size} total={total} href={(to) => href(routes.organisations.list, { lang }, { ...wanted, page: to > 1 ? to : undefined })} />
      </>
    )}
  </Page>
)

const Line = ({ lang, one }: { lang: Lang; one: OrganisationLine }) => {
  const shown = one.name[lang] ? lang : otherLang(lang)
  const across = one.name[otherLang(shown)]
  return (
    <ResultCard
      lang={lang}
      href={href(routes.organisations.show, { lang, slug: one.slug })}
      title={{ text: nameFor(lang, one.name), lang: shown }}
      other={across ? { text: across, lang: otherLang(shown) } : undefined}
      kicker={organisationKinds[one.kind][lang]}
      badges={one.verified ? <VerifiedBadge lang={lang} /> : <Badge tone="amber">{words.notVerified[lang]}</Badge>}
    >
      <span>{placeOf(lang, one)}</span>
    </ResultCard>
  )
}
