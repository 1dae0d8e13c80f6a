import type { Actor } from '../../core/actor.ts'
import { showId } from '../../core/id.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import { canEndMandate, canGrantMandate, type Mandate, mandateVerbs, type Organisation, type OrganisationLine } from '../../modules/people/people.ts'
import { one, many, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { Actions, Button, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { Checkboxes, Select } from '../ui/choices.tsx'
import { DateField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import type { Words } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { Day, showDay } from '../ui/time.tsx'
import { organisationWords as words } from './messages/organisations.ts'

export type MandatesProps = { lang: Lang; actor: Actor; organisation: Organisation; mandates: readonly Mandate[]; publishers: readonly OrganisationLine[]; values?: Values; problems?: Record<string, Words> }

export const MandatesPage = (props: MandatesProps) => {
  const { lang, actor, organisation, mandates } = props
  const given = mandates.filter((one) => one.firmId === organisation.id)
  const held = mandates.filter((one) => one.publisherId === organisation.id)
  const trail = [{ href: href(routes.organisations.list, { lang }), label: words.list }, { href: href(routes.organisations.show, { lang, slug: organisation.slug }), label: nameFor(lang, organisation.name) }]
  return (
    <Page width="wide">
      <PageHead lang={lang} title={words.mandates} lead={words.mandatesLead} trail={trail} />
      {mandates.length === 0 ? <p>{words.noMandates[lang]}</p> : null}
      {given.length ? <Section lang={lang} title={words.given}><Mandates {...props} mandates={given} side="publisher" /></Section> : null}
      {held.length ? <Section lang={lang} title={words.held}><Mandates {...props} mandates={held} side="firm" /></Section> : null}
      {canGrantMandate(actor, organisation.id) ? <div class="mt-6"><Grant {...props} /></div> : null}
    </Page>
  )
}

const Mandates = ({ lang, actor, organisation, mandates, side }: MandatesProps & { side: 'firm' | 'publisher' }) => (
  <Table
    lang={lang} caption={side === 'firm' ? words.held : words.given} hiddenCaption
    columns={[{ key: 'party', label: words[side] }, { key: 'allows', label: words.allows }, { key: 'until', label: words.until }, { key: 'state', label: words.state }, { key: 'actions', label: words.actions, hiddenLabel: true }]}
    rows={mandates.map((mandate) => ({
      cells: {
        party: <a href={href(routes.organisations.show, { lang, slug: side === 'firm' ? mandate.firmSlug : mandate.publisherSlug })}>{nameFor(lang, mandate[side])}</a>,
        allows: <>{mandate.verbs.map((verb) => words.verbs[verb][lang]).join(lang === 'zh' ? '、' : ', ')}{consentLine(lang, mandate)}</>,
        until: <Day lang={lang} at={mandate.until} />,
        state: mandate.endedAt ? <Badge>{words.ended[lang]}</Badge> : <Badge tone="jade">{words.running[lang]}</Badge>,
        actions: mandate.endedAt || !canEndMandate(actor, mandate) ? '' : <PostButton lang={lang} kind="danger" small action={href(routes.organisations.mandateEnd, { lang, slug: organisation.slug, id: showId(mandate.id) })} label={words.endMandate} confirm={words.endMandateSure} />,
      },
    }))}
  />
)

/** What is on record of the firm's consent. */
function consentLine(lang: Lang, { consent, consentBy, consentOn }: Mandate) {
  const parts = [consentBy, consentOn && showDay(lang, consentOn), consent].filter(Boolean)
  return parts.length > 0 ? <span class="hint block">{words.consent[lang]}{lang === 'zh' ? '：' : ': '}{parts.join(' · ')}</span> : null
}

const Grant = ({ lang, actor, organisation, publishers, values = {}, problems }: MandatesProps) => (
  <Card lang={lang} title={words.grant} id="grant">
    <Form lang={lang} action={href(routes.organisations.mandateGrant, { lang, slug: organisation.slug })} errors={problems}>
      <Select lang={lang} name="publisher" label={words.publisher} value={one(values, 'publisher')} error={problems?.publisher} options={publishers.map((line) => ({ value: line.slug, label: nameFor(lang, line.name) }))} required />
      <Checkboxes lang={lang} name="verbs" label={words.allows} values={'verbs' in values ? many(values, 'verbs') : mandateVerbs} options={mandateVerbs.map((verb) => ({ value: verb, label: words.verbs[verb] }))} error={problems?.verbs} />
      <DateField lang={lang} name="until" label={words.until} value={one(values, 'until')} min={actor.at.toISOString().slice(0, 10)} error={problems?.until} required />
      <TextField lang={lang} name="consent" label={words.consent} hint={words.consentHint} value={one(values, 'consent')} error={problems?.consent} optional />
      <Actions><Button kind="primary">{words.grant[lang]}</Button></Actions>
    </Form>
  </Card>
)
