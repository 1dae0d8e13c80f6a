import { nameFor, say, type Lang } from '../../core/text.ts'
import { orderOf, phraseOf, type SigningView, titleOf, documentWords } from '../../modules/agreements/agreements.ts'
import { one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox } from '../ui/choices.tsx'
import { TextArea, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Split } from '../ui/page.tsx'
import { showDay } from '../ui/time.tsx'
import { signingWords as words } from './messages/signing.ts'
import type { Problems } from './reading.tsx'
import { SignatoryState } from './sending-page.tsx'
import { AgreementText } from './text.tsx'

type Props = { lang: Lang; token: string; view: SigningView; form?: 'sign' | 'decline' | 'code'; values?: Values; problems?: Problems }

const states = { later: words.stateLater, signed: words.stateSigned, declined: words.stateDeclined, over: words.stateOver, executed: words.stateExecuted } as const

/** The page of one signatory: the whole text, the code, the signature; or a reason for declining. */
export const SigningPage = (props: Props) => {
  const { lang, token, view } = props
  const { signatory, agreement, version, state, round } = view
  const organisation = nameFor(lang, signatory.organisation)
  return (
    <Page>
      <PageHead lang={lang} title={titleOf(agreement)[lang]} kicker={`${words.pageTitle[lang]} · ${agreement.reference}`} lead={state === 'waiting' ? say(lang, words.pageLead, { name: phraseOf(signatory.name)[lang], organisation }) : undefined} actions={state === 'waiting' ? <LinkButton href="#sign">{words.sign[lang]}</LinkButton> : undefined} />
      {state === 'waiting' ? null : (
        <Notice lang={lang} kind={state === 'executed' || state === 'signed' ? 'done' : 'note'}>
          <p>{states[state][lang]}</p>
          {state === 'executed' ? (view.sealed ? <LinkButton kind="primary" download href={href(routes.signing.sealed, { lang, token })}>{words.sealed[lang]}</LinkButton> : <p>{words.sealing[lang]}</p>) : null}
        </Notice>
      )}
      {version ? (
        <Split
          sideFirst={false}
          main={<div class="grid gap-4">{orderOf(version.content).map((written) => <Card lang={lang} title={written === 'zh' ? documentWords.chinesePart : documentWords.englishPart}><AgreementText content={version.content} reference={agreement.reference} written={written} /></Card>)}</div>}
          side={
            <>
              {state === 'waiting' ? <Sign {...props} organisation={organisation} /> : null}
              <Card lang={lang} title={words.progress}>
                {round.endedAt ? null : <p class="hint">{say(lang, words.deadline, { day: showDay(lang, round.signBy) })}</p>}
                <ul class="grid gap-2">{view.signatories.map((one_) => <li class="flex flex-wrap items-baseline justify-between gap-2"><span>{phraseOf(one_.name)[lang]}<span class="block hint">{nameFor(lang, one_.organisation)}</span></span><SignatoryState lang={lang} one={one_} waiting={one_.askedAt !== null} ended={round.endedAt !== null && round.outcome !== 'completed'} /></li>)}</ul>
              </Card>
              <Card lang={lang} title={words.hash}><p class="font-mono text-sm [overflow-wrap:anywhere]">{version.sha256}</p><p><a download data-turbo="false" href={href(routes.signing.text, { lang, token })}>{words.exact[lang]}</a></p></Card>
              {state === 'waiting' || state === 'later' ? <Decline {...props} /> : null}
            </>
          }
        />
      ) : null}
    </Page>
  )
}

const Sign = ({ lang, token, view, form, values = {}, problems, organisation }: Props & { organisation: string }) => {
  const again = form === 'sign' ? problems : undefined
  if (!view.codeSent && !again) {
    return (
      <Card lang={lang} title={words.sign} tone="wash" id="sign">
        <p>{say(lang, words.getCodeLead, { email: view.signatory.email ?? '' })}</p>
        {form === 'code' && problems ? <Notice lang={lang} kind="error" live>{Object.values(problems).map((one_) => <p>{typeof one_ === 'string' ? one_ : one_[lang]}</p>)}</Notice> : null}
        <PostButton lang={lang} kind="primary" action={href(routes.signing.code, { lang, token })} label={words.getCode} />
      </Card>
    )
  }
  return (
    <Card lang={lang} title={words.sign} tone="wash" id="sign">
      <Form lang={lang} action={href(routes.signing.sign, { lang, token })} errors={again}>
        <TextField lang={lang} name="code" label={words.code} error={again?.code} required inputmode="numeric" autocomplete="one-time-code" size="short" />
        <Checkbox lang={lang} name="agree" label={say(lang, words.agree, { organisation })} checked={one(values, 'agree') === 'yes'} error={again?.agree} required />
        <Actions><Button kind="primary">{words.sign[lang]}</Button></Actions>
      </Form>
      <PostButton lang={lang} kind="quiet" small action={href(routes.signing.code, { lang, token })} label={words.again} />
    </Card>
  )
}

const Decline = ({ lang, token, form, values = {}, problems }: Props) => {
  const again = form === 'decline' ? problems : undefined
  return (
    <details open={again !== undefined}><summary>{words.decline[lang]}</summary>
      <Form lang={lang} action={href(routes.signing.decline, { lang, token })} errors={again}>
        <TextArea lang={lang} name="reason" label={words.declineReason} hint={words.declineHint} rows={3} value={one(values, 'reason')} error={again?.reason} required />
        <Actions><Button kind="danger">{words.decline[lang]}</Button></Actions>
      </Form>
    </details>
  )
}
