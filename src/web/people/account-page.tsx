import type { Child } from 'hono/jsx'
import { type Actor } from '../../core/actor.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import type { Account, TokenLine } from '../../modules/people/people.ts'
import { countries } from '../../modules/people/words/places.ts'
import type { RequestLine } from '../../modules/requests/requests.ts'
import { privacyWords } from '../privacy/messages.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge, VerifiedBadge } from '../ui/badges.tsx'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { optionsOf, Select } from '../ui/choices.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import type { Words } from '../ui/said.ts'
import { said } from '../ui/said.ts'
import { TokensCard } from './account-tokens.tsx'
import { accountWords as words } from './messages/account.ts'
import { organisationWords } from './messages/organisations.ts'
import { signInWords } from './messages/sign-in.ts'
import { OwnRequests } from './own-requests.tsx'
import { NameFields } from './sign-in-pages.tsx'
import { zoneOptions } from './zones.ts'

/** The form of the page that was refused, with what was typed into it. */
export type Refused = { form: 'profile' | 'password' | 'factor' | 'token' | 'erase'; problems: Record<string, Words>; values: Record<string, string> }

export type AccountPageProps = { lang: Lang; actor: Actor; account: Account; tokens: readonly TokenLine[]; requests: readonly RequestLine[]; affiliations: readonly { id: string; organisationId: string }[]; refused?: Refused }

export const AccountPage = (props: AccountPageProps) => {
  const { lang, account, refused } = props
  const problems = (form: Refused['form']) => (refused?.form === form ? refused.problems : undefined)
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={words.title} lead={account.email} kicker={<Badge tone={account.emailVerified ? 'jade' : 'amber'}>{(account.emailVerified ? words.addressConfirmed : words.addressOpen)[lang]}</Badge>} />
      <div class="grid gap-5">
        {account.emailVerified ? null : (
          <Card lang={lang} title={words.address} tone="wash">
            <p>{signInWords.confirmAsk[lang]}</p>
            <PostButton lang={lang} action={href(routes.signIn.sendConfirmation, { lang })} label={signInWords.sendAgain} kind="primary" />
          </Card>
        )}
        <Places {...props} />
        <OwnRequests lang={lang} requests={props.requests} />
        <Profile lang={lang} account={account} refused={refused?.form === 'profile' ? refused : undefined} />
        <Password lang={lang} problems={problems('password')} />
        <Factor lang={lang} account={account} problems={problems('factor')} />
        <TokensCard lang={lang} tokens={props.tokens} ready={account.emailVerified} problems={problems('token')} />
        <Card lang={lang} title={words.sessions} id="sessions">
          <p>{said(lang, words.sessionsCount, { n: account.sessions })}</p>
          <PostButton lang={lang} action={href(routes.account.sessionsEnd, { lang })} label={words.sessionsEnd} />
        </Card>
        <Card lang={lang} title={words.data} id="data">
          <p>{words.dataText[lang]}</p>
          <Actions>
            <LinkButton href={href(routes.privacy.account, { lang })}>{privacyWords.title[lang]}</LinkButton>
            <LinkButton kind="quiet" href={href(routes.privacy.data, { lang })}>{privacyWords.see[lang]}</LinkButton>
            <LinkButton kind="quiet" href={href(routes.account.export, { lang })} download>{words.dataGet[lang]}</LinkButton>
          </Actions>
        </Card>
        <Erase lang={lang} problems={problems('erase')} />
      </div>
    </Page>
  )
}

const Places = ({ lang, actor, affiliations }: AccountPageProps) => (
  <Card lang={lang} title={words.places} id="places" footer={<Actions><LinkButton href={href(routes.organisations.list, { lang })}>{words.findPlace[lang]}</LinkButton><LinkButton kind="quiet" href={href(routes.organisations.new, { lang })}>{words.addPlace[lang]}</LinkButton></Actions>}>
    {actor.affiliations.length === 0 ? <p>{words.noPlaces[lang]}</p> : (
      <ul class="grid gap-3">
        {actor.affiliations.map((one) => {
          const held = affiliations.find((other) => other.organisationId === one.organisationId)
          return (
            <li class="flex flex-wrap items-center gap-2">
              <a href={href(routes.organisations.show, { lang, slug: one.slug })}>{nameFor(lang, one.name)}</a>{' '}
              <Badge>{organisationWords.roles[one.role][lang]}</Badge> {one.verified ? <VerifiedBadge lang={lang} /> : <Badge tone="amber">{organisationWords.notVerified[lang]}</Badge>}{' '}
              {held ? <PostButton lang={lang} kind="quiet" small action={href(routes.organisations.affiliationEnd, { lang, slug: one.slug, id: held.id })} label={words.leave} confirm={words.leaveSure} /> : null}
            </li>
          )
        })}
      </ul>
    )}
  </Card>
)

const Profile = ({ lang, account, refused }: { lang: Lang; account: Account; refused?: Refused }) => {
  const typed = (name: string, stored: string | null | undefined) => refused?.values[name] ?? stored ?? ''
  return (
    <Card lang={lang} title={words.profile} id="profile">
      <Form lang={lang} action={href(routes.account.save, { lang })} errors={refused?.problems}>
        <NameFields lang={lang} zh={typed('name_zh', account.name.zh)} en={typed('name_en', account.name.en)} error={refused?.problems.name} />
        <Select lang={lang} name="language" label={words.lang} empty={false} value={typed('language', account.lang)} options={[{ value: 'zh', label: words.chinese }, { value: 'en', label: words.english }]} />
        <Select lang={lang} name="zone" label={words.zone} empty={false} value={typed('zone', account.zone)} options={zoneOptions(lang, account.zone)} error={refused?.problems.zone} />
        <Select lang={lang} name="country" label={words.country} value={typed('country', account.country)} options={optionsOf(countries)} error={refused?.problems.country} />
        <TextField lang={lang} name="orcid" label={words.orcid} hint={words.orcidHint} value={typed('orcid', account.orcid)} error={refused?.problems.orcid} size="short" optional />
        <Actions><Button kind="primary">{words.save[lang]}</Button></Actions>
      </Form>
    </Card>
  )
}

const PasswordField = ({ lang, id, name = 'password', label = words.yourPassword, error, fresh }: { lang: Lang; id: string; name?: string; label?: Words; error?: Words; fresh?: boolean }) => (
  <TextField lang={lang} id={id} name={name} type="password" label={label} hint={fresh ? signInWords.passwordHint : undefined} error={error} autocomplete={fresh ? 'new-password' : 'current-password'} required />
)

type PartProps = { lang: Lang; problems?: Record<string, Words> }

const Password = ({ lang, problems }: PartProps) => (
  <Card lang={lang} title={words.password} id="password">
    <Form lang={lang} action={href(routes.account.password, { lang })} submission={false}>
      <PasswordField lang={lang} id="f-current" name="current" label={words.current} error={problems?.current} />
      <PasswordField lang={lang} id="f-next" name="next" label={words.next} error={problems?.next} fresh />
      <Actions><Button>{words.changePassword[lang]}</Button></Actions>
    </Form>
  </Card>
)

/** Turbo leaves these forms alone: their answer is a page that shows secrets once, not a redirect. */
export const ShownOnce = ({ children }: { children: Child }) => <div data-turbo="false">{children}</div>

const Factor = ({ lang, account, problems }: PartProps & { account: Account }) => (
  <Card lang={lang} title={words.factor} id="factor">
    <p>{(account.twoFactor ? words.factorOn : words.factorOff)[lang]}</p>
    {!account.emailVerified && !account.twoFactor ? <p>{words.factorNeedsAddress[lang]}</p> : (
      <ShownOnce>
        <Form lang={lang} action={href(account.twoFactor ? routes.account.twoFactorEnd : routes.account.twoFactorStart, { lang })} submission={false}>
          <PasswordField lang={lang} id="f-factor-password" error={problems?.password} />
          <Actions><Button kind={account.twoFactor ? 'danger' : 'plain'}>{(account.twoFactor ? words.factorEnd : words.factorStart)[lang]}</Button></Actions>
        </Form>
      </ShownOnce>
    )}
  </Card>
)

const Erase = ({ lang, problems }: PartProps) => (
  <Card lang={lang} title={words.erase} id="erase">
    <p>{words.eraseText[lang]}</p>
    {problems?._ ? <p class="error">{said(lang, problems._)}</p> : null}
    <Form lang={lang} action={href(routes.account.erase, { lang })} submission={false}>
      <PasswordField lang={lang} id="f-erase-password" error={problems?.password} />
      <Actions><Button kind="danger" data={{ 'turbo-confirm': words.eraseSure[lang] }}>{words.eraseDo[lang]}</Button></Actions>
    </Form>
  </Card>
)

