import type { Lang } from '../../core/text.ts'
import { showId } from '../../core/id.ts'
import type { TokenLine } from '../../modules/people/people.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { Checkboxes, optionsOf, Select } from '../ui/choices.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import type { Words } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { Day } from '../ui/time.tsx'
import { accountWords as words } from './messages/account.ts'
import { organisationWords } from './messages/organisations.ts'

type TokensProps = { lang: Lang; tokens: readonly TokenLine[]; ready: boolean; problems?: Record<string, Words> }

export const TokensCard = ({ lang, tokens, ready, problems }: TokensProps) => (
  <Card lang={lang} title={words.tokens} id="tokens">
    <p>{words.tokensLead[lang]}</p>
    {tokens.length === 0 ? null : (
      <Table
        lang={lang} caption={words.tokens} hiddenCaption compact
        columns={[{ key: 'name', label: words.tokenName }, { key: 'scopes', label: words.tokenScopes }, { key: 'used', label: words.tokenUsed }, { key: 'until', label: words.tokenUntil }, { key: 'actions', label: organisationWords.actions, hiddenLabel: true }]}
        rows={tokens.map((one) => ({
          cells: {
            name: one.name,
            scopes: one.scopes.map((scope) => words.scopes[scope][lang]).join(lang === 'zh' ? '、' : ', '),
            used: one.lastUsedAt ? <Day lang={lang} at={one.lastUsedAt} /> : words.tokenNever[lang],
            until: one.expiresAt ? <Day lang={lang} at={one.expiresAt} /> : '–',
            actions: <PostButton lang={lang} kind="danger" small action={href(routes.account.tokenRevoke, { lang, id: showId(one.id) })} label={words.tokenRevoke} confirm={words.tokenRevokeSure} />,
          },
        }))}
      />
    )}
    {ready ? (
      <div data-turbo="false">
        <Form lang={lang} action={href(routes.account.tokenCreate, { lang })} submission={false}>
          <TextField lang={lang} id="f-token-name" name="name" label={words.tokenName} error={problems?.name} autocomplete="off" required />
          <Checkboxes lang={lang} id="f-token-scopes" name="scopes" label={words.tokenScopes} options={optionsOf(words.scopes)} error={problems?.scopes} />
          <Select lang={lang} id="f-token-days" name="days" label={words.tokenDays} empty={false} value="90" options={[30, 90, 365].map((days) => ({ value: String(days), label: words.days[days as 30 | 90 | 365] }))} />
          <Actions><Button>{words.tokenCreate[lang]}</Button></Actions>
        </Form>
      </div>
    ) : null}
  </Card>
)

/** The one page on which a token is ever seen. */
export const TokenMadePage = ({ lang, token }: { lang: Lang; token: string }) => (
  <Page width="narrow">
    <PageHead lang={lang} title={words.tokenMade} trail={[{ href: href(routes.account.show, { lang }), label: words.title }]} />
    <Notice lang={lang} kind="warning"><p>{words.tokenOnce[lang]}</p></Notice>
    <Card lang={lang}><p class="break-all text-lg"><code>{token}</code></p></Card>
    <LinkButton kind="primary" href={href(routes.account.show, { lang })}>{words.back[lang]}</LinkButton>
  </Page>
)
