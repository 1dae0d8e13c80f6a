import { type Lang, nameFor } from '../../core/text.ts'
import { type CallLine, callStateWords, templateWords } from '../../modules/calls/calls.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge, StateBadge } from '../ui/badges.tsx'
import { shown } from '../ui/bilingual.tsx'
import { LinkButton } from '../ui/buttons.tsx'
import { ResultCard, ResultGrid } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { said } from '../ui/said.ts'
import { Tabs } from '../ui/tabs.tsx'
import { Clocks } from '../ui/time.tsx'
import { applyWords as words } from './messages/applying.ts'
import { deskWords } from './messages/desk.ts'

/** Where a call stands for somebody who looks for one: open until, opens on, or over. */
export const CallState = ({ lang, call, at }: { lang: Lang; call: CallLine; at: Date }) => {
  if (call.state !== 'published') return <StateBadge lang={lang} state={call.state} label={callStateWords[call.state]} />
  if (call.opensAt && call.closesAt && call.opensAt <= at && at <= call.closesAt) return <><Badge tone="jade">{words.closes[lang]}</Badge> <Clocks lang={lang} at={call.closesAt} /></>
  if (call.opensAt && at < call.opensAt) return <><Badge tone="primary">{words.opens[lang]}</Badge> <Clocks lang={lang} at={call.opensAt} /></>
  return <Badge>{callStateWords.closed[lang]}</Badge>
}

export const CallCards = ({ lang, calls, at, to = 'show' }: { lang: Lang; calls: readonly CallLine[]; at: Date; to?: 'show' | 'desk' }) => (
  <ResultGrid>
    {calls.map((call) => {
      const title = shown(lang, call.title)
      const line = call.summary && shown(lang, call.summary)
      return (
        <ResultCard lang={lang} href={href(routes.calls[to], { lang, slug: call.slug })} title={{ text: title.text, lang: title.in }} line={line ? { text: line.text, lang: line.in } : undefined} kicker={templateWords[call.template].name[lang]}>
          <p class="hint">{said(lang, words.hosted, { name: nameFor(lang, call.host) })}</p>
          <p><CallState lang={lang} call={call} at={at} /></p>
        </ResultCard>
      )
    })}
  </ResultGrid>
)

/** The calls that are open, and those that the reader runs. */
export const CallListPage = ({ lang, calls, own, mine, at, mayStart }: { lang: Lang; calls: readonly CallLine[]; own: boolean; mine: number; at: Date; mayStart: boolean }) => (
  <Page>
    <PageHead lang={lang} title={own ? deskWords.mine : words.calls} lead={own ? undefined : words.lead} actions={mayStart ? <LinkButton kind="primary" href={href(routes.calls.new, { lang })}>{deskWords.start[lang]}</LinkButton> : undefined} />
    {mine > 0 ? <Tabs lang={lang} tabs={[{ href: href(routes.calls.list, { lang }), label: words.calls, current: !own }, { href: href(routes.calls.list, { lang }, { mine: '1' }), label: deskWords.mine, count: mine, current: own }]} /> : null}
    {calls.length === 0 ? <EmptyState lang={lang} title={words.none} text={words.noneText} action={mayStart ? { href: href(routes.calls.new, { lang }), label: deskWords.start } : undefined} /> : <CallCards lang={lang} calls={calls} at={at} to={own ? 'desk' : 'show'} />}
  </Page>
)
