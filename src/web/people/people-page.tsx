import type { Actor } from '../../core/actor.ts'
import { showId } from '../../core/id.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import { canManagePeople, type Colleague, type OpenInvitation, type Organisation } from '../../modules/people/people.ts'
import type { RequestLine } from '../../modules/requests/requests.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { Actions, Button, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { Radios, Select } from '../ui/choices.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { said, type Words } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { Day } from '../ui/time.tsx'
import { organisationWords as words } from './messages/organisations.ts'
import { roleOptions } from './organisation-page.tsx'
import { RequestsToAnswer } from './request-answers.tsx'

export type PeopleProps = {
  lang: Lang
  actor: Actor
  organisation: Organisation
  people: readonly Colleague[]
  invitations: readonly OpenInvitation[]
  requests: readonly RequestLine[]
  problems?: Record<string, Words>
  typed?: { email?: string; role?: string }
}

export const PeoplePage = (props: PeopleProps) => {
  const { lang, actor, organisation, people, requests } = props
  const manages = canManagePeople(actor, organisation.id)
  const columns = [{ key: 'name', label: words.person }, { key: 'role', label: words.role }, { key: 'since', label: words.since }, ...(manages ? [{ key: 'actions', label: words.actions, hiddenLabel: true }] : [])]
  const trail = [{ href: href(routes.organisations.list, { lang }), label: words.list }, { href: href(routes.organisations.show, { lang, slug: organisation.slug }), label: nameFor(lang, organisation.name) }]
  return (
    <Page width="wide">
      <PageHead lang={lang} title={said(lang, words.peopleOf, { name: nameFor(lang, organisation.name) })} trail={trail} />
      {requests.length ? <Section lang={lang} title={words.asked} id="requests"><RequestsToAnswer lang={lang} requests={requests} /></Section> : null}
      <Section lang={lang} title={words.people} id="people">
        <Table
          lang={lang} caption={words.people} hiddenCaption columns={columns}
          rows={people.map((one) => ({
            cells: {
              name: <><span class="block">{nameFor(lang, one.name)}</span><a class="font-normal break-all" href={`mailto:${one.email}`}>{one.email}</a></>,
              role: manages ? <RoleForm lang={lang} slug={organisation.slug} one={one} /> : <Badge>{words.roles[one.role][lang]}</Badge>,
              since: <Day lang={lang} at={one.startedAt} />,
              actions: <PostButton lang={lang} kind="danger" small action={href(routes.organisations.affiliationEnd, { lang, slug: organisation.slug, id: showId(one.id) })} label={words.end} confirm={words.endSure} />,
            },
          }))}
        />
      </Section>
      {manages ? <div class="mt-6"><Invitations {...props} /></div> : null}
    </Page>
  )
}

const RoleForm = ({ lang, slug, one }: { lang: Lang; slug: string; one: Colleague }) => (
  <Form lang={lang} action={href(routes.organisations.affiliationChange, { lang, slug, id: showId(one.id) })} class="flex flex-wrap items-end gap-2">
    <Select lang={lang} id={`f-role-${showId(one.id)}`} name="role" label={`${words.role[lang]}${lang === 'zh' ? '：' : ': '}${nameFor(lang, one.name)}`} hiddenLabel empty={false} value={one.role} options={roleOptions(lang).map(({ value }) => ({ value, label: words.roles[value as Colleague['role']] }))} />
    <Button small>{words.change[lang]}</Button>
  </Form>
)

const Invitations = ({ lang, organisation, invitations, problems, typed }: PeopleProps) => (
  <>
    <Card lang={lang} title={words.invite} id="invite">
      <Form lang={lang} action={href(routes.organisations.invite, { lang, slug: organisation.slug })} errors={problems}>
        <TextField lang={lang} name="email" type="email" label={words.inviteEmail} value={typed?.email} error={problems?.email} autocomplete="off" required />
        <Radios lang={lang} name="role" label={words.role} options={roleOptions(lang)} value={typed?.role ?? 'officer'} error={problems?.role} />
        <Actions><Button kind="primary">{words.inviteSend[lang]}</Button></Actions>
      </Form>
    </Card>
    {invitations.length === 0 ? null : (
      <Section lang={lang} title={words.invitations} id="invitations">
        <Table
          lang={lang} caption={words.invitations} hiddenCaption
          columns={[{ key: 'email', label: words.inviteEmail }, { key: 'role', label: words.role }, { key: 'sent', label: words.invitedOn }, { key: 'until', label: words.until }, { key: 'actions', label: words.actions, hiddenLabel: true }]}
          rows={invitations.map((one) => ({
            cells: {
              email: one.email,
              role: words.roles[one.role][lang],
              sent: <Day lang={lang} at={one.createdAt} />,
              until: <Day lang={lang} at={one.expiresAt} />,
              actions: <PostButton lang={lang} small action={href(routes.organisations.invitationRevoke, { lang, slug: organisation.slug, id: showId(one.id) })} label={words.revoke} />,
            },
          }))}
        />
      </Section>
    )}
  </>
)
