import { z } from 'zod'
import { publishesFor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { readId, showId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { nameFor, type Phrase, say } from '../../core/text.ts'
import { chainPlaces, chainWords, dealRoutes, openDeal, type PartyRole, partyRoles, partyRoleWords, routeNames } from '../../modules/deals/deals.ts'
import { organisationBySlug } from '../../modules/people/people.ts'
import { one, type Values } from '../form.ts'
import { type Again, page, statusOf, submitForm } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button } from '../ui/buttons.tsx'
import { optionsOf, Select } from '../ui/choices.tsx'
import { TextArea, TextField } from '../ui/fields.tsx'
import { Fieldset, Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { dealHref } from './title.ts'
import { listWords } from './messages.ts'
import { boardWords, openWords } from './messages/board.ts'
import { caseWords } from './messages/case.ts'
import { shownId } from './room-handlers.tsx'

const asked = [1, 2, 3, 4] as const
const long = z.string().max(20_000)
const role = z.enum(partyRoles).optional()
const chain = z.enum(chainPlaces).optional()
const form = z.object({
  for: shownId,
  role: z.enum(partyRoles),
  listing: z.string().max(500).optional(),
  title: z.string().max(200).optional(),
  route: z.enum(dealRoutes).optional(),
  sentence: long.default(''),
  party1: z.string().max(200).default(''), role1: role, chain1: chain,
  party2: z.string().max(200).optional(), role2: role, chain2: chain,
  party3: z.string().max(200).optional(), role3: role, chain3: chain,
  party4: z.string().max(200).optional(), role4: role, chain4: chain,
})

/** The id in a listing's address, or the id itself. */
const listingIn = (text: string): string | undefined => text.split(/[/?#\s]+/).map(readId).find((id) => id !== undefined)

type Asked = { organisationId: string; role: PartyRole; chain?: (typeof chainPlaces)[number] }

async function partiesIn(c: Visit, input: z.output<typeof form>): Promise<Asked[]> {
  const fields: Record<string, Phrase> = {}
  const found: Asked[] = []
  for (const n of asked) {
    const slug = input[`party${n}`]?.trim()
    if (!slug) continue
    const organisation = await organisationBySlug(c.var.room.db, c.var.actor, slug.toLowerCase()).catch(() => undefined)
    if (!organisation) fields[`party${n}`] = openWords.notFound
    else found.push({ organisationId: organisation.organisation.id, role: input[`role${n}`] ?? 'member', chain: input[`chain${n}`] })
  }
  if (found.length === 0 && Object.keys(fields).length === 0) fields.party1 = openWords.notFound
  if (input.listing && !listingIn(input.listing)) fields.listing = openWords.badListing
  if (Object.keys(fields).length > 0) throw new Failure('invalid', refusals.invalid, { fields })
  return found
}

const showOpen = (c: Visit, values: Values, again?: Again): Promise<Response> => {
  const { actor, lang } = c.var
  const own = actor.affiliations.filter((affiliation) => publishesFor(actor).includes(affiliation.organisationId))
  const value = (name: string) => one(values, name) || undefined
  const problem = (name: string) => again?.problems[name]
  const whole = again && Object.keys(again.problems).every((name) => name === 'parties') ? again.sentence : undefined
  return page(
    c,
    { title: openWords.title[lang], noindex: true, active: 'desk', status: again ? statusOf(again.failure) : 200 },
    <Page width="narrow">
      <PageHead lang={lang} title={openWords.title} lead={openWords.lead} trail={[{ href: href(routes.deals.list, { lang }), label: listWords.title }]} />
      <Form lang={lang} action={href(routes.deals.begin, { lang })} errors={again?.problems}>
        {whole ? <Notice lang={lang} kind="warning" live><p>{whole[lang]}</p></Notice> : null}
        <Select lang={lang} name="for" label={openWords.for} options={own.map((affiliation) => ({ value: showId(affiliation.organisationId), label: nameFor(lang, affiliation.name) }))} empty={false} value={value('for')} error={problem('for')} required />
        <Select lang={lang} name="role" label={openWords.role} options={optionsOf(partyRoleWords)} empty={false} value={value('role') ?? 'member'} error={problem('role')} required />
        <TextField lang={lang} name="listing" label={openWords.listing} hint={openWords.listingHint} value={value('listing')} error={problem('listing')} />
        <TextField lang={lang} name="title" label={openWords.caseTitle} value={value('title')} error={problem('title')} />
        <TextArea lang={lang} name="sentence" label={openWords.sentence} hint={openWords.sentenceHint} value={value('sentence')} error={problem('sentence')} rows={3} required />
        <Select lang={lang} name="route" label={boardWords.route} empty={caseWords.routeOpen} options={dealRoutes.map((route) => ({ value: route, label: routeNames[route] }))} value={value('route')} error={problem('route')} />
        {asked.map((n) => (
          <Fieldset lang={lang} legend={say(lang, openWords.party, { n })}>
            <TextField lang={lang} name={`party${n}`} label={say(lang, openWords.party, { n })} hiddenLabel hint={n === 1 ? openWords.partyHint : undefined} value={value(`party${n}`)} error={problem(`party${n}`)} required={n === 1} />
            <Select lang={lang} name={`role${n}`} label={openWords.partyRole} options={optionsOf(partyRoleWords)} value={value(`role${n}`)} />
            <Select lang={lang} name={`chain${n}`} label={openWords.chain} options={optionsOf(chainWords)} value={value(`chain${n}`)} />
          </Fieldset>
        ))}
        <Actions><Button kind="primary">{openWords.send[lang]}</Button></Actions>
      </Form>
    </Page>,
  )
}

export const openHandlers = {
  open(c) {
    if (publishesFor(c.var.actor).length === 0) throw new Failure('missing', refusals.missing)
    return showOpen(c, {})
  },
  begin(c) {
    const { room, actor, lang } = c.var
    if (publishesFor(actor).length === 0) throw new Failure('missing', refusals.missing)
    return submitForm(
      c,
      form,
      async (input) => {
        const parties = await partiesIn(c, input)
        const listingId = input.listing && listingIn(input.listing)
        const { id } = await openDeal(room.db, actor, {
          origin: input.role === 'broker' ? 'broker' : 'match',
          parties: [{ organisationId: input.for, role: input.role, personId: actor.personId }, ...parties],
          listingIds: listingId ? [listingId] : [],
          title: input.title ? { [lang]: input.title } : undefined,
          route: input.route,
          sentence: input.sentence,
        })
        return dealHref(lang, id)
      },
      (again) => showOpen(c, again.values, again),
      'sent',
    )
  },
} satisfies Partial<HandlersOf<'deals'>>
