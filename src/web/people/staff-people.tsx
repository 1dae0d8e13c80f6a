import { z } from 'zod'
import { type PlatformRole, platformRoles } from '../../core/actor.ts'
import { showId } from '../../core/id.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import { grantRole, listPeople, type PersonLine, revokeRole } from '../../modules/people/people.ts'
import { page, submitForm } from '../respond.tsx'
import type { Handler, HandlersOf } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { Button, PostButton } from '../ui/buttons.tsx'
import { optionsOf, Select } from '../ui/choices.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import { staffPeopleWords as words } from './messages/organisations.ts'
import { idOf } from './organisation-handlers.tsx'

type StaffProps = { lang: Lang; q: string; lines: readonly PersonLine[]; total: number; page: number }

const StaffPeoplePage = ({ lang, q, lines, total, page: current }: StaffProps) => (
  <Page width="wide">
    <PageHead lang={lang} title={words.title} />
    <Form lang={lang} method="get" action={href(routes.staff.people, { lang })} class="mb-6 flex flex-wrap items-end gap-3">
      <TextField lang={lang} name="q" type="search" label={words.search} value={q} />
      <Button>{words.find[lang]}</Button>
    </Form>
    {lines.length === 0 ? <EmptyState lang={lang} title={words.none} /> : (
      <Table
        lang={lang} caption={words.title} hiddenCaption
        columns={[{ key: 'name', label: words.name }, { key: 'email', label: words.email }, { key: 'organisations', label: words.organisations }, { key: 'roles', label: words.platformRoles }]}
        rows={lines.map((one) => ({
          cells: {
            name: nameFor(lang, one.name),
            email: <><span class="break-all">{one.email}</span> {one.emailVerified ? null : <Badge tone="amber">{words.unconfirmed[lang]}</Badge>}</>,
            organisations: one.organisations.map((place) => <a class="block" href={href(routes.organisations.show, { lang, slug: place.slug })}>{nameFor(lang, place.name)}</a>),
            roles: <Roles lang={lang} one={one} />,
          },
        }))}
      />
    )}
    <Pager lang={lang} page={current} size={50} total={total} href={(to) => href(routes.staff.people, { lang }, { q, page: to > 1 ? to : undefined })} />
  </Page>
)

const Roles = ({ lang, one }: { lang: Lang; one: PersonLine }) => {
  const open = platformRoles.filter((role) => !one.roles.includes(role))
  const params = { lang, id: showId(one.id) }
  return (
    <div class="grid gap-2">
      {one.roles.map((role: PlatformRole) => (
        <span class="flex flex-wrap items-center gap-2"><Badge tone="jade">{words.roles[role][lang]}</Badge> <PostButton lang={lang} kind="quiet" small action={href(routes.staff.revoke, params)} label={words.revoke} values={{ role }} confirm={words.revokeSure} /></span>
      ))}
      {open.length ? (
        <Form lang={lang} action={href(routes.staff.grant, params)} class="flex flex-wrap items-end gap-2">
          <Select lang={lang} id={`f-role-${params.id}`} name="role" label={words.platformRoles} hiddenLabel empty={false} value={open[0]} options={optionsOf(words.roles).filter((option) => open.some((role) => role === option.value))} />
          <Button small>{words.grant[lang]}</Button>
        </Form>
      ) : null}
    </div>
  )
}

const people: Handler = async (c) => {
  const { actor, lang, room } = c.var
  const q = (c.req.query('q') ?? '').slice(0, 200).replaceAll('\0', '')
  const asked = Number(c.req.query('page') ?? 1)
  const found = await listPeople(room.db, actor, { q, page: Number.isSafeInteger(asked) ? asked : 1 })
  return page(c, { title: words.title[lang], active: 'staff', noindex: true }, <StaffPeoplePage lang={lang} q={q} {...found} />)
}

const withRole = (act: typeof grantRole): Handler => (c) =>
  submitForm(
    c,
    z.object({ role: z.enum(platformRoles) }),
    async ({ role }) => {
      await act(c.var.room.db, c.var.actor, { personId: idOf(c), role })
      return href(routes.staff.people, { lang: c.var.lang })
    },
    ({ failure }) => {
      throw failure
    },
    'done',
  )

/** The part of the staff desk that concerns people. */
export const staffPeopleHandlers: Pick<HandlersOf<'staff'>, 'people' | 'grant' | 'revoke'> = { people, grant: withRole(grantRole), revoke: withRole(revokeRole) }
