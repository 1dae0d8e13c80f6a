import type { Lang } from '../../core/text.ts'
import { lineOf, type Notice } from '../../modules/notices/notices.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { addressOf } from '../letters/sign-in.ts'
import { Badge } from '../ui/badges.tsx'
import { LinkButton, PostButton } from '../ui/buttons.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { Ago } from '../ui/time.tsx'
import { deskWords } from './messages.ts'

const pageFor = addressOf('')

/** Notices as lines, each with the way to what it is about. */
export const NoticeList = ({ lang, notices, now }: { lang: Lang; notices: readonly Notice[]; now: Date }) => (
  <ul class="grid gap-3">
    {notices.map((one) => (
      <li class="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <a class={one.readAt ? undefined : 'font-semibold'} href={pageFor(lang, { type: one.objectType, id: one.objectId })}>{lineOf(lang, one)}</a>
        {one.readAt ? null : <Badge tone="primary">{deskWords.unread[lang]}</Badge>}
        <span class="hint"><Ago lang={lang} at={one.at} now={now} /></span>
      </li>
    ))}
  </ul>
)

type NoticesProps = { lang: Lang; notices: readonly Notice[]; unread: number; onlyUnread: boolean; now: Date; older?: string }

/** All notices, newest first. `older` is the address of what follows. */
export const NoticesPage = ({ lang, notices, unread, onlyUnread, now, older }: NoticesProps) => (
  <Page width="narrow">
    <PageHead
      lang={lang}
      title={deskWords.notices}
      trail={[{ href: href(routes.desk.show, { lang }), label: deskWords.title }]}
      actions={unread > 0 ? <PostButton lang={lang} action={href(routes.desk.noticesRead, { lang })} label={deskWords.read} /> : undefined}
    />
    <Tabs
      lang={lang}
      tabs={[
        { href: href(routes.desk.notices, { lang }), label: deskWords.all, current: !onlyUnread },
        { href: href(routes.desk.notices, { lang }, { unread: 1 }), label: deskWords.unread, count: unread, current: onlyUnread },
      ]}
    />
    {notices.length === 0 ? <EmptyState lang={lang} title={deskWords.noNotices} /> : <NoticeList lang={lang} notices={notices} now={now} />}
    {older ? <p class="mt-6"><LinkButton href={older}>{deskWords.older[lang]}</LinkButton></p> : null}
  </Page>
)
