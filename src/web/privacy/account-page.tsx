import type { Lang } from '../../core/text.ts'
import { showId } from '../../core/id.ts'
import type { Acceptance, Consent, PrivacyNotice } from '../../modules/consents/consents.ts'
import { rights, rightWords } from '../../modules/privacy/privacy.ts'
import { type RequestLine, requestWords } from '../../modules/requests/requests.ts'
import { countryName } from '../../modules/people/words/places.ts'
import { accountWords } from '../people/messages/account.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { StateBadge } from '../ui/badges.tsx'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { Select } from '../ui/choices.tsx'
import { TextArea } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { said, type Words } from '../ui/said.ts'
import { showDay } from '../ui/time.tsx'
import { privacyWords as words } from './messages.ts'

type Props = {
  lang: Lang; notice: PrivacyNotice; acceptances: readonly Acceptance[]; consents: readonly Consent[]; requests: readonly RequestLine[]
  refused?: { values: Record<string, string>; problems: Record<string, Words> }
}

/** Notice, consents, requests and data of the reader. */
export const PrivacyAccountPage = (props: Props) => {
  const { lang } = props
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={words.title} trail={[{ href: href(routes.account.show, { lang }), label: accountWords.title }]} />
      <div class="grid gap-5">
        <NoticeCard {...props} />
        <ConsentCard {...props} />
        <Card lang={lang} title={words.myData} id="data" footer={<Actions><LinkButton href={href(routes.privacy.data, { lang })}>{words.see[lang]}</LinkButton><LinkButton kind="quiet" href={href(routes.account.export, { lang })} download>{words.download[lang]}</LinkButton></Actions>}>
          <p>{words.myDataText[lang]}</p>
        </Card>
        <AskCard {...props} />
      </div>
    </Page>
  )
}

const NoticeCard = ({ lang, notice, acceptances }: Props) => {
  const known = acceptances.find((one) => one.notice >= notice.number)
  return (
    <Card lang={lang} title={words.noticeTitle} id="notice" tone={known ? 'plain' : 'wash'}>
      <p>{known ? said(lang, words.accepted, { day: showDay(lang, known.at), number: known.notice }) : said(lang, words.notAccepted, { number: notice.number })}</p>
      <Actions>
        <LinkButton href={href(routes.home.privacy, { lang })}>{words.read[lang]}</LinkButton>
        {known ? null : <PostButton lang={lang} kind="primary" action={href(routes.privacy.accept, { lang })} label={words.accept} values={{ number: notice.number }} />}
      </Actions>
    </Card>
  )
}

const ConsentCard = ({ lang, notice, consents }: Props) => {
  const open = new Set(consents.filter((one) => !one.withdrawnAt).map((one) => one.country))
  return (
    <Card lang={lang} title={words.consents} id="consents">
      <p>{words.consentsText[lang]}</p>
      {consents.length === 0 ? <p class="hint">{words.noConsents[lang]}</p> : (
        <ul class="grid gap-3">
          {consents.map((one, place) => {
            const newest = consents.findIndex((other) => other.country === one.country) === place
            return (
              <li class="flex flex-wrap items-center gap-2">
                <strong>{countryName(lang, one.country)}</strong> <span>{said(lang, words.given, { day: showDay(lang, one.givenAt), number: one.notice })}</span>
                {one.withdrawnAt ? <span class="hint">{said(lang, words.withdrawn, { day: showDay(lang, one.withdrawnAt) })}</span> : <PostButton lang={lang} kind="quiet" small action={href(routes.privacy.withdraw, { lang, id: showId(one.id) })} label={words.withdraw} confirm={words.withdrawSure} />}
                {one.withdrawnAt && newest && !open.has(one.country) && notice.dataCountry ? <PostButton lang={lang} kind="quiet" small action={href(routes.privacy.consent, { lang })} label={words.giveAgain} values={{ country: one.country }} /> : null}
                {one.country === notice.dataCountry && !one.withdrawnAt ? <p class="hint w-full">{words.storage[lang]}</p> : null}
              </li>
            )
          })}
        </ul>
      )}
    </Card>
  )
}

const AskCard = ({ lang, requests, refused }: Props) => (
  <Card lang={lang} title={words.ask} id="ask">
    <p>{words.askText[lang]}</p>
    {requests.length > 0 ? (
      <ul class="grid gap-3">
        {requests.map((one) => (
          <li class="flex flex-wrap items-center gap-2">
            <strong>{rightWords[one.role as keyof typeof rightWords]?.[lang]}</strong> <StateBadge lang={lang} state={one.state === 'submitted' ? 'waiting' : one.state} label={requestWords.states[one.state]} />
            {one.state === 'submitted' && one.dueOn ? <span class="hint">{said(lang, words.due, { day: showDay(lang, one.dueOn) })}</span> : null}
            {one.state === 'submitted' ? <PostButton lang={lang} kind="quiet" small action={href(routes.requests.cancel, { lang, id: showId(one.id) })} label={accountWords.withdraw} /> : null}
            {one.answer ? <p class="typed w-full">{one.answer}</p> : null}
          </li>
        ))}
      </ul>
    ) : null}
    <Form lang={lang} action={href(routes.privacy.ask, { lang })} errors={refused?.problems}>
      <Select lang={lang} name="right" label={words.right} options={rights.map((one) => ({ value: one, label: rightWords[one] }))} value={refused?.values.right} error={refused?.problems.right} required />
      <TextArea lang={lang} name="message" label={words.message} hint={words.messageHint} rows={4} value={refused?.values.message} error={refused?.problems.message} />
      <Actions><Button kind="primary">{words.send[lang]}</Button></Actions>
    </Form>
  </Card>
)

