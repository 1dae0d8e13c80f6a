import { showId } from '../../core/id.ts'
import { type Lang, nameFor, otherLang, type Phrase, say } from '../../core/text.ts'
import { type ModerationQueue, type QueueItem, type QueueKind, queueKinds, type WantedTranslation } from '../../modules/listings/listings.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge, KindBadge } from '../ui/badges.tsx'
import { Actions, Button, LinkButton } from '../ui/buttons.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { Form } from '../ui/form.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { Pager } from '../ui/pager.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { showAgo } from '../ui/time.tsx'
import { langTag } from '../ui/said.ts'
import { Notice } from '../ui/notice.tsx'
import { wantedLine } from '../desk/waiting.tsx'
import { releaseWords } from '../releases/messages.ts'
import { translationWords } from '../listings/messages/translation.ts'
import { moderationWords, queueNames } from './messages.ts'

export const queuePageSize = 50

export type QueueProps = { lang: Lang; kind: QueueKind; queue: ModerationQueue; page: number; now: Date; problem?: Phrase; /** Translations that readers ask for. */ wanted?: readonly WantedTranslation[]; /** Releases that wait. */ releases?: number }

const queueHref = (lang: Lang, kind: QueueKind, page = 1) => href(routes.moderation.queue, { lang }, { queue: kind === 'waiting' ? undefined : kind, page: page > 1 ? page : undefined })

/** What waits for the moderators, oldest first; a batch is approved in one step. */
export const QueuePage = ({ lang, kind, queue, page, now, problem, wanted = [], releases = 0 }: QueueProps) => (
  <Page>
    <PageHead lang={lang} title={moderationWords.title} lead={moderationWords.lead} actions={<LinkButton href={href(routes.moderation.organisations, { lang })}>{moderationWords.organisations[lang]}</LinkButton>} />
    <Tabs lang={lang} label={moderationWords.views} tabs={queueKinds.map((one) => ({ href: queueHref(lang, one), label: queueNames[one], count: queue.counts[one], current: one === kind }))} />
    {releases > 0 ? <Notice lang={lang}><p><a href={`${href(routes.releases.list, { lang })}#to-approve`}>{releaseWords.toApprove[lang]}</a> <span class="count">{String(releases)}</span></p></Notice> : null}
    {problem ? <Notice lang={lang} kind="error" live><p>{problem[lang]}</p></Notice> : null}
    {queue.items.length === 0 ? <EmptyState lang={lang} title={moderationWords.emptyTitle} text={moderationWords.emptyText} /> : kind === 'sampled' ? <Rows lang={lang} items={queue.items} now={now} /> : (
      <Form lang={lang} action={href(routes.moderation.approveBatch, { lang })}>
        <input type="hidden" name="queue" value={kind} />
        <Rows lang={lang} items={queue.items} now={now} choosing />
        <Actions><Button kind="primary">{moderationWords.batch[lang]}</Button></Actions>
        <p class="hint">{moderationWords.batchHint[lang]}</p>
      </Form>
    )}
    <Pager lang={lang} page={page} size={queuePageSize} total={queue.counts[kind]} href={(one) => queueHref(lang, kind, one)} />
    {wanted.length > 0 ? <Wanted lang={lang} wanted={wanted} /> : null}
  </Page>
)

const Wanted = ({ lang, wanted }: { lang: Lang; wanted: readonly WantedTranslation[] }) => (
  <Section lang={lang} id="translations" title={translationWords.wanted}>
    <p class="hint">{translationWords.wantedLead[lang]}</p>
    <div class="queue-rows">
      {wanted.map((one) => (
        <div class="queue-row">
          <span></span>
          <p><a href={href(routes.listings.show, { lang, id: showId(one.id) })} lang={one.title[lang] ? undefined : langTag[otherLang(lang)]}><strong>{nameFor(lang, one.title)}</strong></a></p>
          <p class="hint"><KindBadge lang={lang} kind={one.kind} /> · {wantedLine(lang, one)}</p>
        </div>
      ))}
    </div>
  </Section>
)

const Rows = ({ lang, items, now, choosing }: { lang: Lang; items: readonly QueueItem[]; now: Date; choosing?: boolean }) => (
  <div class="queue-rows">{items.map((item) => <Row lang={lang} item={item} now={now} choosing={choosing === true} />)}</div>
)

const Row = ({ lang, item, now, choosing }: { lang: Lang; item: QueueItem; now: Date; choosing: boolean }) => {
  const title = nameFor(lang, item.title ?? {}) || moderationWords.untitled[lang]
  return (
    <div class="queue-row">
      {choosing ? <input type="checkbox" class="checkbox checkbox-sm" name="revision" value={item.revisionId} disabled={item.mine} aria-label={say(lang, moderationWords.chooseOne, { title })} /> : <span></span>}
      <p><a href={href(routes.moderation.show, { lang, id: showId(item.id) })} lang={item.title?.[lang] ? undefined : langTag[otherLang(lang)]}><strong>{title}</strong></a></p>
      <p class="hint">
        <KindBadge lang={lang} kind={item.kind} /> · <span class="reference">{item.reference}</span> · {item.owner ? nameFor(lang, item.owner.name) : moderationWords.withheld[lang]} · {say(lang, moderationWords.version, { n: item.number })} · {say(lang, moderationWords.complete, { n: item.completeness })} · {say(lang, moderationWords.submitted, { ago: showAgo(lang, item.submittedAt, now) })}
        {item.mine ? <> <Badge tone="amber">{moderationWords.own[lang]}</Badge></> : null}
      </p>
    </div>
  )
}
