import { type Actor, publishesFor } from '../../core/actor.ts'
import { type Lang, say } from '../../core/text.ts'
import { type Deals } from '../../modules/deals/deals.ts'
import type { Notice } from '../../modules/notices/notices.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { DealTable } from '../deals/list.tsx'
import { LinkButton } from '../ui/buttons.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { Beginning } from './beginning.tsx'
import { type Health, HealthTable } from './health.tsx'
import { deskWords } from './messages.ts'
import { NoticeList } from './notices.tsx'
import { DeskDeeds, DeskWays } from './ways.tsx'
import { countWaiting, greeting, type Waiting, WaitingList } from './waiting.tsx'

export type DeskFacts = { waiting: Waiting; health: readonly Health[]; listings: number; deals: Deals; notices: readonly Notice[]; asked: boolean; /** The reader may take problems on: how many wait. */ problems?: number; /** The reader publishes for firms. */ publishes?: boolean; /** The reader is on a panel: how many reviews are open. */ reviews?: number }

/** The desk: what waits first, then my listings, my partnering cases, my notices. Somebody new is shown where to begin. */
export const DeskPage = ({ lang, actor, desk }: { lang: Lang; actor: Actor; desk: DeskFacts }) => {
  const begins = actor.affiliations.length === 0 || (desk.listings === 0 && desk.deals.total === 0)
  return (
    <Page>
      <PageHead
        lang={lang}
        title={begins ? greeting(lang, actor.name) : deskWords.title}
        actions={begins ? undefined : <DeskDeeds lang={lang} />}
      />
      <DeskWays lang={lang} actor={actor} desk={desk} begins={begins} />
      {begins ? <Beginning lang={lang} actor={actor} asked={desk.asked} /> : null}
      {begins && countWaiting(desk.waiting) === 0 ? null : <Section lang={lang} title={deskWords.waiting} id="waiting"><WaitingList lang={lang} waiting={desk.waiting} /></Section>}
      {begins ? null : <Work lang={lang} desk={desk} now={actor.at} opens={publishesFor(actor).length > 0} />}
      {begins && desk.notices.length === 0 ? null : (
        <Section lang={lang} title={deskWords.notices} id="notices" actions={<LinkButton kind="quiet" small href={href(routes.desk.notices, { lang })}>{deskWords.allNotices[lang]}</LinkButton>}>
          {desk.notices.length === 0 ? <p class="hint">{deskWords.noNotices[lang]}</p> : <NoticeList lang={lang} notices={desk.notices} now={actor.at} />}
        </Section>
      )}
    </Page>
  )
}

const Work = ({ lang, desk, now, opens }: { lang: Lang; desk: DeskFacts; now: Date; opens: boolean }) => (
  <>
    <Section
      lang={lang}
      title={deskWords.listings}
      id="listings"
      actions={desk.listings > 0 ? <LinkButton kind="quiet" small href={href(routes.listings.mine, { lang })}>{say(lang, deskWords.allListings, { n: desk.listings })}</LinkButton> : undefined}
    >
      {desk.health.length > 0 ? <HealthTable lang={lang} lines={desk.health} opens={opens} /> : (
        <EmptyState lang={lang} level={3} title={deskWords.noListings} text={deskWords.noListingsText} action={{ href: href(routes.listings.new, { lang }), label: deskWords.newListing }} />
      )}
    </Section>
    <Section
      lang={lang}
      title={deskWords.deals}
      id="deals"
      actions={desk.deals.total > 0 ? <LinkButton kind="quiet" small href={href(routes.deals.list, { lang })}>{say(lang, deskWords.allDeals, { n: desk.deals.total })}</LinkButton> : undefined}
    >
      {desk.deals.deals.length > 0 ? <DealTable lang={lang} deals={desk.deals.deals} now={now} /> : <p class="hint">{deskWords.noDeals[lang]}</p>}
    </Section>
  </>
)
