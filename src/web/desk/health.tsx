import { showId } from '../../core/id.ts'
import { type Lang, say } from '../../core/text.ts'
import type { RefusalSum } from '../../modules/deals/deals.ts'
import type { OwnListing, Translation } from '../../modules/listings/listings.ts'
import { reasons } from '../../modules/matching/matching.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { titleFor } from '../deals/party.tsx'
import { Badge, KindBadge, StateBadge } from '../ui/badges.tsx'
import { showNumber } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { deskWords } from './messages.ts'
import { stateNames } from '../listings/messages/show.ts'

/** A listing of one's own with what tells whether it is well. */
export type Health = { listing: OwnListing; interests?: { all: number; waiting: number }; translation?: Translation; /** Readers who wait for the other language. */ askers?: number; refusals: readonly RefusalSum[] }

const percent = (lang: Lang, value: number | null) => (value === null ? '–' : `${showNumber(lang, value)}%`)

const interestsOf = (lang: Lang, one: Health) => {
  const { all = 0, waiting = 0 } = one.interests ?? {}
  return waiting > 0 ? say(lang, deskWords.waitingInterests, { all, n: waiting }) : String(all)
}

const translationOf = (lang: Lang, one: Health) => {
  if (!one.translation) return '–'
  const asked = one.askers ? <span class="block hint font-normal">{say(lang, deskWords.askers, { n: one.askers })}</span> : null
  return <>{standingOf(lang, one.translation)}{asked}</>
}

const standingOf = (lang: Lang, translation: Translation) => {
  if (translation.stale.length > 0) return <Badge tone="amber">{deskWords.stale[lang]}</Badge>
  if (translation.machine.length > 0) return deskWords.byMachine[lang]
  return (translation.langs.length > 1 ? deskWords.fresh : deskWords.oneLanguage)[lang]
}

/** My listings with their health: views, interests, completeness, stale translation, and why others passed. */
export const HealthTable = ({ lang, lines, opens }: { lang: Lang; lines: readonly Health[]; /** The reader publishes, so that views open into the funnel. */ opens?: boolean }) => (
  <Table
    lang={lang}
    caption={deskWords.listings}
    hiddenCaption
    columns={[
      { key: 'title', label: deskWords.listing },
      { key: 'state', label: deskWords.state },
      { key: 'views', label: deskWords.views, number: true },
      { key: 'interests', label: deskWords.interests, number: true },
      { key: 'completeness', label: deskWords.completeness, number: true },
      { key: 'translation', label: deskWords.translation },
    ]}
    rows={lines.map((one) => {
      const { listing } = one
      const title = titleFor(lang, listing.title)
      const params = { lang, id: showId(listing.id) }
      return {
        cells: {
          title: (
            <>
              <a href={listing.liveRevisionId ? href(routes.listings.show, params) : href(routes.listings.edit, params)} lang={title.text ? title.tag : undefined}>{title.text || deskWords.untitled[lang]}</a>
              <span class="block font-normal"><KindBadge lang={lang} kind={listing.kind} /> · {listing.reference}</span>
              {one.refusals.length > 0 ? <span class="block hint font-normal">{deskWords.reasons[lang]}{lang === 'zh' ? '：' : ': '}{one.refusals.map((sum) => say(lang, deskWords.reason, { reason: reasons[sum.reason][lang], n: sum.organisations })).join(lang === 'zh' ? '；' : '; ')}</span> : null}
            </>
          ),
          state: <StateBadge lang={lang} state={listing.returned ? 'returned' : listing.state} label={listing.returned ? deskWords.returned : stateNames[listing.state]} />,
          views: opens && listing.liveRevisionId ? <a href={href(routes.indicators.show, { lang, scope: 'listing', slug: params.id })}>{showNumber(lang, listing.views)}</a> : showNumber(lang, listing.views),
          interests: interestsOf(lang, one),
          completeness: percent(lang, listing.completeness),
          translation: translationOf(lang, one),
        },
      }
    })}
  />
)
