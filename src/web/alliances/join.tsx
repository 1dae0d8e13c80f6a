import type { Actor } from '../../core/actor.ts'
import { showId } from '../../core/id.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import { type Alliance, type AllianceMember, canLeave } from '../../modules/alliances/alliances.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { Select } from '../ui/choices.tsx'
import { TextArea } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { said, type Words } from '../ui/said.ts'
import { allianceWords as words } from './messages/pages.ts'

/** The value of the choice to join as a person. */
export const asMyself = 'myself'

export type JoinProps = {
  lang: Lang
  actor: Actor
  alliance: Alliance
  members: readonly AllianceMember[]
  /** The actor's own organisations, or they themselves, whose request waits. */
  waiting: boolean
  problems?: Record<string, Words>
  typed?: { organisation?: string; message?: string }
}

/** Joining and leaving, for whoever reads the page. */
export const JoinCard = (props: JoinProps) => {
  const { lang, actor, alliance, members, waiting } = props
  const at = { lang, slug: alliance.slug }
  if (actor.kind === 'visitor') return <Card lang={lang} title={words.join}><LinkButton href={href(routes.signIn.form, { lang }, { next: href(routes.alliances.show, at) })}>{words.signIn[lang]}</LinkButton></Card>
  const ours = members.filter((one) => one.role === 'member' && !(one.toOn && one.toOn <= actor.at.toISOString().slice(0, 10)) && canLeave(actor, one))
  const free = actor.affiliations.filter((one) => one.role === 'administrator' && !ours.some((member) => member.organisationId === one.organisationId))
  const options = [...free.map((one) => ({ value: showId(one.organisationId), label: nameFor(lang, one.name) })), ...(alliance.peopleJoin && !ours.some((one) => one.personId) ? [{ value: asMyself, label: words.myself }] : [])]
  return (
    <Card lang={lang} title={ours.length > 0 ? words.membership : words.join} id="join">
      {ours.map((one) => (
        <div class="mb-4">
          <p class="mb-2">{said(lang, one.suspended ? words.isSuspended : words.isMember, { name: one.name ? nameFor(lang, one.name) : '' })}</p>
          <PostButton lang={lang} small kind="danger" action={href(routes.alliances.end, { ...at, id: showId(one.id) })} label={words.leave} confirm={words.leaveSure} />
        </div>
      ))}
      {waiting ? <p>{words.waiting[lang]}</p> : options.length > 0 ? <Ask {...props} options={options} /> : ours.length === 0 ? <p>{words.noOrganisation[lang]}</p> : null}
    </Card>
  )
}

const Ask = ({ lang, alliance, problems, typed, options }: JoinProps & { options: { value: string; label: Words }[] }) => (
  <Form lang={lang} action={href(routes.alliances.join, { lang, slug: alliance.slug })} errors={problems}>
    <Select lang={lang} name="organisation" label={words.joinAs} options={options} value={typed?.organisation ?? options[0]!.value} empty={false} error={problems?.organisation} />
    <TextArea lang={lang} name="message" label={words.message} hint={words.messageHint} rows={3} value={typed?.message} error={problems?.message} optional />
    <Actions><Button kind="primary">{words.ask[lang]}</Button></Actions>
  </Form>
)
