import { showId } from '../../core/id.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import { type ChatHook, chatKinds, type DeadLetter, type Delivery, isChatKind, providerWords } from '../../modules/chats/chats.ts'
import type { Organisation } from '../../modules/people/people.ts'
import { deskWords } from '../desk/messages.ts'
import { many, one, type Values } from '../form.ts'
import { organisationWords } from '../people/messages/organisations.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { StateBadge } from '../ui/badges.tsx'
import { Actions, Button, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { Checkboxes, optionsOf, Radios, Select } from '../ui/choices.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { said, type Words } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { Clocks } from '../ui/time.tsx'
import { chatWords as words } from './messages.ts'

const kindName = (lang: Lang, kind: string): string => (isChatKind(kind) ? chatKinds[kind][lang] : kind)

type Props = { lang: Lang; organisation: Organisation; hook: ChatHook | undefined; deliveries: readonly Delivery[]; values?: Values; problems?: Record<string, Words> }

/** The group chat of an organisation, for its administrators. */
export const ChatPage = (props: Props) => {
  const { lang, organisation, hook, deliveries } = props
  const at = { lang, slug: organisation.slug }
  return (
    <Page width="narrow">
      <PageHead
        lang={lang} title={words.title} lead={words.lead}
        trail={[{ href: href(routes.organisations.list, { lang }), label: organisationWords.list }, { href: href(routes.organisations.show, at), label: nameFor(lang, organisation.name) }]}
      />
      <div class="grid gap-5">
        {hook ? (
          <Card lang={lang} title={words.test} id="test">
            <p>{words.testText[lang]}</p>
            {hook.testedAt ? (
              <Notice lang={lang} kind={hook.testedWell ? 'done' : 'warning'}>
                <p>{words.tested[lang]}{lang === 'zh' ? '：' : ': '}{(hook.testedWell ? words.well : words.badly)[lang]} · <Clocks lang={lang} at={hook.testedAt} /></p>
                <p class="[overflow-wrap:anywhere]">{said(lang, words.answered, { said: hook.testedAnswer ?? '–' })}</p>
              </Notice>
            ) : null}
            <Actions>
              <PostButton lang={lang} kind="primary" action={href(routes.chats.try, at)} label={words.test} />
              <PostButton lang={lang} kind="danger" action={href(routes.chats.end, at)} label={words.end} confirm={words.endSure} />
            </Actions>
          </Card>
        ) : null}
        <HookForm {...props} />
      </div>
      {hook || deliveries.length > 0 ? <Deliveries lang={lang} deliveries={deliveries} /> : null}
    </Page>
  )
}

const HookForm = ({ lang, organisation, hook, values, problems }: Props) => {
  const chosen = values ? many(values, 'kinds') : (hook?.kinds ?? ['interest_received', 'interest_reminder', 'message_received', 'enquiry_received'])
  const typed = (name: string, stored: string): string => (values ? one(values, name) : stored)
  return (
    <Card lang={lang} id="hook">
      <Form lang={lang} action={href(routes.chats.save, { lang, slug: organisation.slug })} errors={problems}>
        <Select lang={lang} name="provider" label={words.provider} options={optionsOf(providerWords)} value={typed('provider', hook?.provider ?? '')} error={problems?.provider} required />
        <TextField lang={lang} name="url" type="password" label={words.url} hint={hook ? said(lang, words.urlKept, { host: hook.host }) : words.urlHint} error={problems?.url} autocomplete="off" required={!hook} />
        <TextField lang={lang} name="secret" type="password" label={words.secret} hint={words.secretHint} error={problems?.secret} autocomplete="off" optional />
        <Radios lang={lang} name="language" label={words.language} value={typed('language', hook?.lang ?? lang)} options={[{ value: 'zh', label: words.chinese }, { value: 'en', label: words.english }]} columns />
        <Checkboxes lang={lang} name="kinds" label={words.kinds} options={optionsOf(chatKinds)} values={chosen} error={problems?.kinds} columns />
        <Actions><Button kind={hook ? 'plain' : 'primary'}>{words.save[lang]}</Button></Actions>
      </Form>
    </Card>
  )
}

const Deliveries = ({ lang, deliveries }: { lang: Lang; deliveries: readonly Delivery[] }) => (
  <Section lang={lang} title={words.deliveries} id="deliveries">
    {deliveries.length === 0 ? <p class="hint">{words.noDeliveries[lang]}</p> : (
      <Table
        lang={lang} caption={words.deliveries} hiddenCaption
        columns={[{ key: 'kind', label: words.kind }, { key: 'state', label: words.state }, { key: 'at', label: words.at }, { key: 'error', label: words.error }]}
        rows={deliveries.map((one) => ({ cells: { kind: kindName(lang, one.kind), state: <StateBadge lang={lang} state={one.state} label={words[one.state]} />, at: <Clocks lang={lang} at={one.sentAt ?? one.at} />, error: one.error ?? '–' } }))}
      />
    )}
  </Section>
)

/** What no chat took, for the host. */
export const DeadLettersPage = ({ lang, letters }: { lang: Lang; letters: readonly DeadLetter[] }) => (
  <Page width="wide">
    <PageHead lang={lang} title={words.dead} lead={words.deadLead} trail={[{ href: href(routes.desk.show, { lang }), label: deskWords.title }]} />
    {letters.length === 0 ? <EmptyState lang={lang} title={words.noDead} /> : (
      <Table
        lang={lang} caption={words.dead} hiddenCaption
        columns={[
          { key: 'organisation', label: words.organisation }, { key: 'kind', label: words.kind }, { key: 'host', label: words.host }, { key: 'error', label: words.error }, { key: 'tries', label: words.tries, number: true },
          { key: 'at', label: words.at }, { key: 'actions', label: words.actions, hiddenLabel: true },
        ]}
        rows={letters.map((one) => ({
          cells: {
            organisation: <a href={href(routes.organisations.show, { lang, slug: one.slug })}>{nameFor(lang, one.organisation)}</a>,
            kind: kindName(lang, one.kind), host: <code>{one.host}</code>, error: one.error ?? '–', tries: String(one.tries), at: <Clocks lang={lang} at={one.at} />,
            actions: one.live ? <PostButton lang={lang} small action={href(routes.chats.again, { lang, id: showId(one.id) })} label={words.again} /> : <span class="hint">{words.off[lang]}</span>,
          },
        }))}
      />
    )}
  </Page>
)
