import type { Actor } from '../../../core/actor.ts'
import { type Lang, langs, type Name, nameFor, say } from '../../../core/text.ts'
import { textLimits } from '../../../modules/listings/content.ts'
import { one, type Problems, type Values } from '../../form.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { Actions, Button } from '../../ui/buttons.tsx'
import { type Option, Radios } from '../../ui/choices.tsx'
import { EmptyState } from '../../ui/empty.tsx'
import { TextField } from '../../ui/fields.tsx'
import { Form } from '../../ui/form.tsx'
import { Page, PageHead } from '../../ui/page.tsx'
import { langNames } from '../messages/hall.ts'
import { mineWords } from '../messages/mine.ts'

/** For whom somebody may begin a listing: `owner` alone, or `owner:mandate`. */
export function ownersOf(lang: Lang, actor: Actor, names: ReadonlyMap<string, { name: Name }>): Option[] {
  const named = (id: string) => nameFor(lang, names.get(id)?.name ?? {}) || id
  const own = actor.affiliations.map((one_) => ({ value: one_.organisationId, label: nameFor(lang, one_.name) }))
  const mandates = actor.mandates.filter((one_) => one_.verbs.includes('draft'))
  return [...own, ...mandates.map((one_) => ({ value: `${one_.firmId}:${one_.id}`, label: named(one_.firmId), hint: say(lang, mineWords.mandate, { publisher: named(one_.publisherId) }) }))]
}

/** The first step: what it is, for whom, in which language, and a title. */
export const NewPage = ({ lang, owners, values, problems }: { lang: Lang; owners: readonly Option[]; values: Values; problems: Problems }) => (
  <Page width="narrow">
    <PageHead lang={lang} title={mineWords.newTitle} lead={mineWords.newLead} trail={[{ href: href(routes.listings.mine, { lang }), label: mineWords.title }]} />
    {owners.length === 0 ? (
      <EmptyState lang={lang} title={mineWords.noOrganisation} text={mineWords.noOrganisationText} action={{ href: href(routes.organisations.list, { lang }), label: mineWords.findOrganisation }} />
    ) : (
      <Form lang={lang} action={href(routes.listings.create, { lang })} errors={problems}>
        <Radios
          lang={lang}
          name="kind"
          label={mineWords.kind}
          options={[{ value: 'offer', label: mineWords.kindOffer, hint: mineWords.kindOfferHint }, { value: 'need', label: mineWords.kindNeed, hint: mineWords.kindNeedHint }, { value: 'expertise', label: mineWords.kindExpertise, hint: mineWords.kindExpertiseHint }, { value: 'facility', label: mineWords.kindFacility, hint: mineWords.kindFacilityHint }]}
          value={one(values, 'kind')}
          error={problems.kind}
        />
        <Radios lang={lang} name="owner" label={mineWords.organisation} options={owners} value={one(values, 'owner') || (owners.length === 1 ? owners[0]!.value : '')} error={problems.owner} />
        <Radios lang={lang} name="source" label={mineWords.language} hint={mineWords.languageHint} options={langs.map((value) => ({ value, label: langNames[value] }))} value={one(values, 'source') || lang} columns error={problems.source} />
        <TextField lang={lang} name="title" label={mineWords.titleField} hint={mineWords.titleHint} value={one(values, 'title')} limit={textLimits.title} optional />
        <Actions><Button kind="primary">{mineWords.begin[lang]}</Button></Actions>
      </Form>
    )}
  </Page>
)
