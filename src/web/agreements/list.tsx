import type { Actor } from '../../core/actor.ts'
import { publishesFor } from '../../core/actor.ts'
import { showId } from '../../core/id.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import { type Agreement, agreementStates, agreementTypes, type Position, positions, titleOf, typeHints } from '../../modules/agreements/agreements.ts'
import { one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { deskWords } from '../desk/messages.ts'
import { Badge, type Tone } from '../ui/badges.tsx'
import { Actions, Button, LinkButton } from '../ui/buttons.tsx'
import { optionsOf, Radios, Select } from '../ui/choices.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { TextArea } from '../ui/fields.tsx'
import { Form, Hidden } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import { Day } from '../ui/time.tsx'
import { Halves } from './halves.tsx'
import { agreementWords as words } from './messages/pages.ts'
import { agreementHref, type Problems } from './reading.tsx'

const tones: Record<Agreement['state'], Tone> = { draft: 'neutral', negotiating: 'primary', out_for_signature: 'amber', executed: 'jade', in_force: 'jade', expired: 'neutral', terminated: 'neutral', abandoned: 'neutral' }
export const StateOf = ({ lang, state }: { lang: Lang; state: Agreement['state'] }) => <Badge tone={tones[state]}>{agreementStates[state][lang]}</Badge>

export const trailOf = (lang: Lang) => [{ href: href(routes.desk.show, { lang }), label: deskWords.title }, { href: href(routes.agreements.list, { lang }), label: words.title }]

/** Agreements as a table to compare. */
export const AgreementTable = ({ lang, agreements }: { lang: Lang; agreements: readonly Agreement[] }) => (
  <Table
    lang={lang} caption={words.title} hiddenCaption
    columns={[{ key: 'about', label: words.about }, { key: 'with', label: words.with }, { key: 'state', label: words.state }, { key: 'updated', label: words.updated }]}
    rows={agreements.map((one) => ({
      cells: {
        about: <><a href={agreementHref(lang, one)}>{titleOf(one)[lang]}</a><span class="block hint font-normal">{one.reference}</span></>,
        with: one.parties.map((party) => nameFor(lang, party.name)).join(lang === 'zh' ? '、' : ', '), state: <StateOf lang={lang} state={one.state} />, updated: <Day lang={lang} at={one.updatedAt} />,
      },
    }))}
  />
)

type ListProps = { lang: Lang; actor: Actor; agreements: readonly Agreement[]; total: number; page: number; size: number; state?: Agreement['state'] }

export const AgreementListPage = ({ lang, actor, agreements, total, page, size, state }: ListProps) => {
  const may = publishesFor(actor).length > 0
  const start = { href: href(routes.agreements.new, { lang }), label: words.start }
  return (
    <Page>
      <PageHead
        lang={lang} title={words.title} lead={words.lead} trail={trailOf(lang).slice(0, 1)}
        actions={<>{may && (total > 0 || state) ? <LinkButton kind="primary" href={start.href}>{words.start[lang]}</LinkButton> : null}<LinkButton href={href(routes.agreements.guide, { lang })}>{words.guide[lang]}</LinkButton><LinkButton href={href(routes.agreements.property, { lang })}>{words.property[lang]}</LinkButton><LinkButton kind="quiet" href={href(routes.verification.form, { lang })}>{words.verify[lang]}</LinkButton></>}
      />
      {total > 0 || state ? (
        <Form lang={lang} method="get" action={href(routes.agreements.list, { lang })} submitsOnChange class="flex flex-wrap items-end gap-3 mb-4">
          <Select lang={lang} name="state" label={words.filter} empty={words.anyState} options={optionsOf(agreementStates)} value={state} />
          <Button small>{words.show[lang]}</Button>
        </Form>
      ) : null}
      {total === 0 ? <EmptyState lang={lang} title={words.none} text={may ? words.noneText : words.noOrganisation} action={may ? start : undefined} /> : <AgreementTable lang={lang} agreements={agreements} />}
      <Pager lang={lang} page={page} size={size} total={total} href={(to) => href(routes.agreements.list, { lang }, { state, page: to })} />
    </Page>
  )
}

type NewProps = { lang: Lang; actor: Actor; values: Values; problems?: Problems; deal?: { id: string; reference: string }; alliances: readonly { id: string; name: string }[] }

/** Type and parties of a new agreement. */
export const NewAgreementPage = ({ lang, actor, values, problems, deal, alliances }: NewProps) => {
  const own = actor.affiliations.filter((one_) => one_.role !== 'researcher').map((one_) => ({ value: showId(one_.organisationId), label: nameFor(lang, one_.name) }))
  const position = one(values, 'position')
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={words.start} lead={words.startLead} trail={trailOf(lang)} kicker={deal ? `${words.deal[lang]} ${deal.reference}` : undefined} />
      <div class="mb-6"><Notice lang={lang}><p>{words.template[lang]}</p></Notice></div>
      <Form lang={lang} action={href(routes.agreements.create, { lang })} errors={problems}>
        {deal ? <Hidden name="deal" value={showId(deal.id)} /> : null}
        {position in positions ? <><Hidden name="position" value={position} /><p class="hint">{positions[position as Position][lang]}</p></> : null}
        <Radios lang={lang} name="type" label={words.type} required value={one(values, 'type') || null} error={problems?.type} options={Object.entries(agreementTypes).map(([value, label]) => ({ value, label, hint: typeHints[value as keyof typeof typeHints] }))} columns />
        <Select lang={lang} name="organisation" label={words.forOrganisation} options={own} value={one(values, 'organisation') || own[0]?.value} empty={false} error={problems?.organisation} />
        <Radios lang={lang} name="place" label={words.ownFirst} options={[{ value: 'first', label: words.first }, { value: 'second', label: words.second }]} value={one(values, 'place') || 'first'} />
        <TextArea lang={lang} name="parties" label={words.partners} hint={words.partnersHint} rows={3} value={one(values, 'parties')} error={problems?.parties} required />
        <Halves lang={lang} name="subject" zh={words.subjectZh} en={words.subjectEn} values={values} problems={problems} />
        {alliances.length > 0 ? <Select lang={lang} name="alliance" label={words.alliance} empty={words.noAlliance} options={alliances.map((one_) => ({ value: showId(one_.id), label: one_.name }))} value={one(values, 'alliance')} error={problems?.alliance} /> : null}
        <Actions><Button kind="primary">{words.create[lang]}</Button></Actions>
      </Form>
    </Page>
  )
}
