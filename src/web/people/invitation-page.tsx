import type { Actor } from '../../core/actor.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import type { InvitationFound } from '../../modules/people/people.ts'
import { ConsentBox } from '../privacy/consent-box.tsx'
import { privacyWords } from '../privacy/messages.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button, LinkButton } from '../ui/buttons.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { said, type Words } from '../ui/said.ts'
import { organisationWords as words } from './messages/organisations.ts'

/** What somebody sees who opens the link of an invitation. */
export const InvitationPage = ({ lang, actor, token, invitation: one, consentFor, problem }: { lang: Lang; actor: Actor; token: string; invitation: InvitationFound; /** The country for which they have to consent first. */ consentFor?: string; problem?: Words }) => {
  const name = nameFor(lang, one.organisation)
  const here = href(routes.organisations.invitation, { lang, token })
  const values = { name, person: one.invitedBy ? nameFor(lang, one.invitedBy) : name, role: words.roles[one.role][lang] }
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={said(lang, words.invitationTitle, values)} lead={said(lang, words.invitationText, values)} />
      <p>{said(lang, words.invitationTo, { email: one.email })}</p>
      {actor.kind !== 'person' ? (
        <Actions>
          <LinkButton kind="primary" href={href(routes.signIn.form, { lang }, { next: here })}>{words.invitationSignIn[lang]}</LinkButton>
          <LinkButton href={href(routes.signIn.joinForm, { lang }, { next: here })}>{words.invitationJoin[lang]}</LinkButton>
        </Actions>
      ) : actor.email === one.email ? (
        <Form lang={lang} action={href(routes.organisations.invitationAccept, { lang, token })} errors={problem ? { consent: problem } : undefined} labels={{ consent: privacyWords.consents }}>
          {consentFor ? <ConsentBox lang={lang} country={consentFor} label={privacyWords.consentOrganisation} error={problem} /> : null}
          <Actions><Button kind="primary">{words.invitationAccept[lang]}</Button></Actions>
        </Form>
      ) : (
        <Notice lang={lang} kind="warning"><p>{said(lang, words.invitationOther, { email: actor.email ?? '' })}</p></Notice>
      )}
    </Page>
  )
}

export const InvitationGone = ({ lang, sentence }: { lang: Lang; sentence: string }) => (
  <Page width="narrow">
    <PageHead lang={lang} title={words.invitationGone} lead={sentence} />
  </Page>
)
