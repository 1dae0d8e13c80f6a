import type { Child } from 'hono/jsx'
import { showId } from '../../core/id.ts'
import { type Lang, say } from '../../core/text.ts'
import { type AgreementPage, hasSchedule, titleOf } from '../../modules/agreements/agreements.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Page, PageHead } from '../ui/page.tsx'
import type { Words } from '../ui/said.ts'
import { Tabs } from '../ui/tabs.tsx'
import { StateOf, trailOf } from './list.tsx'
import { agreementWords as words } from './messages/pages.ts'

export type Room = { lang: Lang; agreement: AgreementPage }
export type RoomName = 'show' | 'terms' | 'parties' | 'schedule' | 'versions'

/** The head of an agreement with the ways to its parts. */
export const RoomPage = ({ room, current, actions, lead, width, children }: { room: Room; current?: RoomName; actions?: Child; lead?: Words; width?: 'narrow' | 'wide'; children?: Child }) => {
  const { lang, agreement } = room
  const at = { lang, id: showId(agreement.id) }
  const tabs = [
    { name: 'show', label: words.overview, href: href(routes.agreements.show, at), open: true },
    { name: 'terms', label: words.terms, href: href(routes.agreements.terms, at), open: agreement.may.write },
    { name: 'parties', label: words.parties, href: href(routes.agreements.parties, at), open: agreement.may.write },
    { name: 'schedule', label: words.schedule, href: href(routes.agreements.schedule, at), open: hasSchedule(agreement.type) },
    { name: 'versions', label: words.versions, href: href(routes.agreements.versions, at), open: true },
  ].filter((tab) => tab.open)
  return (
    <Page width={width}>
      <PageHead lang={lang} title={titleOf(agreement)[lang]} lead={lead} trail={trailOf(lang)} kicker={<>{agreement.reference} · <StateOf lang={lang} state={agreement.state} /></>} actions={actions} />
      <Tabs lang={lang} tabs={tabs.map((tab) => ({ href: tab.href, label: tab.label, current: tab.name === current }))} />
      {children}
    </Page>
  )
}

/** What still has to be said before the text can be signed. */
export const Gaps = ({ room: { lang, agreement } }: { room: Room }) => (
  <>
    <p class="kicker">{words.gaps[lang]}</p>
    <ul class="list-disc ps-5">{agreement.gaps.slice(0, 12).map((gap) => <li>{gap.lang ? say(lang, gap.lang === 'zh' ? words.gapZh : words.gapEn, { what: gap.what[lang] }) : gap.what[lang]}</li>)}</ul>
  </>
)
