import type { Actor } from '../../core/actor.ts'
import { hasRole } from '../../core/actor.ts'
import { showId } from '../../core/id.ts'
import type { Lang } from '../../core/text.ts'
import type { OutboxLine } from '../../modules/notices/notices.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { StateBadge } from '../ui/badges.tsx'
import { Button, LinkButton } from '../ui/buttons.tsx'
import { Card, Facts } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Split } from '../ui/page.tsx'
import { langTag } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { Clocks } from '../ui/time.tsx'
import { staffWords } from './messages.ts'

export const mailStates = ['queued', 'kept', 'sent', 'failed'] as const
export type MailState = (typeof mailStates)[number]
const wordsOf = (state: string) => (mailStates.some((one) => one === state) ? staffWords[state as MailState] : state)

type OutboxProps = { lang: Lang; lines: readonly OutboxLine[]; counts: Record<MailState, number>; state?: MailState; older?: string }

/** Every letter of the platform, newest first, links and codes masked. */
export const OutboxPage = ({ lang, lines, counts, state, older }: OutboxProps) => (
  <Page width="wide">
    <PageHead lang={lang} title={staffWords.outbox} lead={staffWords.outboxLead} trail={[{ href: href(routes.staff.desk, { lang }), label: staffWords.title }]} />
    <Tabs
      lang={lang}
      tabs={[
        { href: href(routes.staff.outbox, { lang }), label: staffWords.all, current: !state },
        ...mailStates.map((one) => ({ href: href(routes.staff.outbox, { lang }, { state: one }), label: staffWords[one], count: counts[one], current: state === one })),
      ]}
    />
    {lines.length === 0 ? <EmptyState lang={lang} title={staffWords.noMail} /> : (
      <Table
        lang={lang}
        caption={staffWords.outbox}
        hiddenCaption
        columns={[{ key: 'subject', label: staffWords.subject }, { key: 'to', label: staffWords.to }, { key: 'state', label: staffWords.state }, { key: 'at', label: staffWords.at }]}
        rows={lines.map((one) => ({
          cells: {
            subject: <a href={href(routes.staff.mail, { lang, id: showId(one.id) })} lang={one.lang === lang ? undefined : langTag[one.lang]}>{one.subject}</a>,
            to: one.address,
            state: <StateBadge lang={lang} state={one.state} label={wordsOf(one.state)} />,
            at: <Clocks lang={lang} at={one.at} />,
          },
        }))}
      />
    )}
    {older ? <p class="mt-6"><LinkButton href={older}>{staffWords.older[lang]}</LinkButton></p> : null}
  </Page>
)

/** One letter; `whole` is its full text, once the administrator has asked for it. */
export const MailPage = ({ lang, actor, line, whole }: { lang: Lang; actor: Actor; line: OutboxLine; whole?: string }) => (
  <Page>
    <PageHead
      lang={lang}
      title={line.subject}
      titleLang={line.lang === lang ? undefined : langTag[line.lang]}
      trail={[{ href: href(routes.staff.desk, { lang }), label: staffWords.title }, { href: href(routes.staff.outbox, { lang }), label: staffWords.outbox }]}
    />
    <Split
      main={
        <Card lang={lang} title={staffWords.letter}>
          {whole === undefined ? null : <Notice lang={lang} kind="warning" live><p>{staffWords.wholeNow[lang]}</p></Notice>}
          <p class="typed [overflow-wrap:anywhere]" lang={line.lang === lang ? undefined : langTag[line.lang]}>{whole ?? line.masked}</p>
        </Card>
      }
      side={
        <Card lang={lang}>
          <Facts
            lang={lang}
            items={[
              { label: staffWords.to, value: line.address },
              { label: staffWords.kind, value: <code>{line.kind}</code> },
              { label: staffWords.state, value: <StateBadge lang={lang} state={line.state} label={wordsOf(line.state)} /> },
              { label: staffWords.at, value: <Clocks lang={lang} at={line.at} /> },
              { label: staffWords.tries, value: line.tries > 0 ? line.tries : undefined },
              { label: staffWords.error, value: line.error },
            ]}
          />
          {line.state === 'kept' ? <p class="hint">{staffWords.keptHint[lang]}</p> : null}
          <p class="hint">{staffWords.wholeHint[lang]}</p>
          {hasRole(actor, 'administrator') && whole === undefined ? (
            // The answer is a page and no redirect, so that the text is in no address and no history.
            <form method="post" action={href(routes.staff.mailWhole, { lang, id: showId(line.id) })} data-turbo="false"><Button>{staffWords.whole[lang]}</Button></form>
          ) : null}
        </Card>
      }
    />
  </Page>
)
