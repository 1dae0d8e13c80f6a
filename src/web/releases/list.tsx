import { shown } from '../ui/bilingual.tsx'
import { showId } from '../../core/id.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import type { Release } from '../../modules/listings/listings.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { StateBadge } from '../ui/badges.tsx'
import { LinkButton } from '../ui/buttons.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { said, showNumber } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { Clocks, showDay } from '../ui/time.tsx'
import { releaseStates, releaseWords as words } from './messages.ts'

export const tone = (state: Release['state']): string => ({ draft: 'draft', approved: 'verified', held: 'scheduled', released: 'published', cancelled: 'closed' })[state]

const Releases = ({ lang, releases, caption }: { lang: Lang; releases: readonly Release[]; caption: (typeof words)['title'] | (typeof words)['toApprove'] }) => (
  <Table
    lang={lang} caption={caption} hiddenCaption
    columns={[{ key: 'name', label: words.listing }, { key: 'state', label: words.state }, { key: 'n', label: words.listings, number: true }, { key: 'hour', label: words.when }]}
    rows={releases.map((one) => {
      const title = shown(lang, one.title)
      return {
        cells: {
          name: <><a href={href(routes.releases.show, { lang, id: showId(one.id) })} lang={title.lang}>{title.text}</a><span class="hint block">{nameFor(lang, one.publisher)} · {one.reference}</span></>,
          state: <StateBadge lang={lang} state={tone(one.state)} label={one.state === 'draft' && one.submittedAt ? said(lang, words.submitted, { day: showDay(lang, one.submittedAt) }) : releaseStates[one.state]} />,
          n: showNumber(lang, one.releasedCount ?? one.counts.total),
          hour: one.hour ? <Clocks lang={lang} at={one.hour} /> : words.noHour[lang],
        },
      }
    })}
  />
)

/** The releases of the reader's organisations; for moderators those that wait for them. */
export const ReleaseList = ({ lang, releases, toApprove, publishes }: { lang: Lang; releases: readonly Release[]; toApprove: readonly Release[]; publishes: boolean }) => {
  const begin = { href: href(routes.releases.new, { lang }), label: words.begin }
  return (
    <Page>
      <PageHead lang={lang} title={words.title} lead={words.lead} trail={[{ href: href(routes.desk.show, { lang }), label: words.desk }]} actions={publishes && releases.length > 0 ? <LinkButton kind="primary" href={begin.href}>{begin.label[lang]}</LinkButton> : undefined} />
      {toApprove.length > 0 ? <Section lang={lang} title={words.toApprove} id="to-approve"><Releases lang={lang} releases={toApprove} caption={words.toApprove} /></Section> : null}
      {releases.length > 0 ? <Releases lang={lang} releases={releases} caption={words.title} /> : null}
      {releases.length === 0 && publishes ? <EmptyState lang={lang} title={words.none} text={words.noneText} action={begin} /> : null}
      {releases.length === 0 && !publishes && toApprove.length === 0 ? <EmptyState lang={lang} title={words.notPublisher} text={words.notPublisherText} action={{ href: href(routes.organisations.new, { lang }), label: words.toOrganisations }} /> : null}
    </Page>
  )
}
