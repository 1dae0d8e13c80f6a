import type { Actor } from '../../core/actor.ts'
import { showId } from '../../core/id.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import type { FoundInvitation } from '../../modules/alliances/alliances.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button, LinkButton } from '../ui/buttons.tsx'
import { Select } from '../ui/choices.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Paragraphs } from '../ui/page.tsx'
import { said, type Words } from '../ui/said.ts'
import { asMyself } from './join.tsx'
import { allianceWords } from './messages/pages.ts'
import { invitationWords as words } from './messages/tools.ts'
import { shown } from '../ui/bilingual.tsx'

type InvitationProps = { lang: Lang; actor: Actor; token: string; invitation: FoundInvitation; problems?: Record<string, Words> }

/** What somebody sees who opens the link of an invitation. */
export const AllianceInvitationPage = (props: InvitationProps) => {
  const { lang, actor, token, invitation: one } = props
  const name = shown(lang, one.name).text
  const purpose = one.purpose && shown(lang, one.purpose)
  const here = href(routes.alliances.invitation, { lang, token })
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={said(lang, words.title, { alliance: name })} lead={said(lang, words.by, { person: one.invitedBy ? nameFor(lang, one.invitedBy) : name, email: one.email })} />
      {purpose ? <Paragraphs text={purpose.text} lang={purpose.lang} /> : null}
      {actor.kind !== 'person' ? (
        <Actions>
          <LinkButton kind="primary" href={href(routes.signIn.form, { lang }, { next: here })}>{words.signIn[lang]}</LinkButton>
          <LinkButton href={href(routes.signIn.joinForm, { lang }, { next: here })}>{words.join[lang]}</LinkButton>
        </Actions>
      ) : actor.email === one.email ? <Accept {...props} /> : <Notice lang={lang} kind="warning"><p>{said(lang, words.other, { email: actor.email ?? '' })}</p></Notice>}
    </Page>
  )
}

const Accept = ({ lang, actor, token, invitation: one, problems }: InvitationProps) => {
  const administered = actor.affiliations.filter((place) => place.role === 'administrator').map((place) => ({ value: showId(place.organisationId), label: nameFor(lang, place.name) }))
  const options = [...administered, ...(one.peopleJoin ? [{ value: asMyself, label: allianceWords.myself }] : [])]
  const register = { href: href(routes.organisations.new, { lang }), label: words.register }
  if (options.length === 0) return <><p class="my-4">{words.none[lang]}</p><Actions><LinkButton kind="primary" href={register.href}>{register.label[lang]}</LinkButton></Actions></>
  const suggested = options.find((option) => one.organisationId && option.value === showId(one.organisationId)) ?? options[0]!
  return (
    <Form lang={lang} action={href(routes.alliances.invitationAccept, { lang, token })} errors={problems}>
      <Select lang={lang} name="organisation" label={words.organisation} options={options} value={suggested.value} empty={false} error={problems?.organisation} />
      <Actions><Button kind="primary">{words.accept[lang]}</Button></Actions>
    </Form>
  )
}

export const AllianceInvitationGone = ({ lang, sentence }: { lang: Lang; sentence: string }) => (
  <Page width="narrow"><PageHead lang={lang} title={words.gone} lead={sentence} /></Page>
)
