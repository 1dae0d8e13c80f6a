import { shown } from '../ui/bilingual.tsx'
import type { Actor } from '../../core/actor.ts'
import { showId } from '../../core/id.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import { canApproveRelease, canRunRelease, type Release, type ReleaseLine, type ReleaseMove } from '../../modules/listings/listings.ts'
import type { Outcome } from '../../modules/deals/deals.ts'
import type { Problems, Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { StateBadge } from '../ui/badges.tsx'
import { LinkButton } from '../ui/buttons.tsx'
import { Card, Facts } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Section, Split } from '../ui/page.tsx'
import { said, showNumber, type Words } from '../ui/said.ts'
import { Figures } from '../ui/tasks.tsx'
import { Clocks, Day, showClocks, showDay } from '../ui/time.tsx'
import { Lines } from './lines.tsx'
import { tone } from './list.tsx'
import { releaseStates, releaseWords as words } from './messages.ts'
import { Steps } from './steps.tsx'

export type ShowProps = {
  lang: Lang
  actor: Actor
  release: Release
  lines: readonly ReleaseLine[]
  outcomes: ReadonlyMap<string, Outcome>
  totals: { views: number; interests: number; answered: number }
  page: number
  pages: number
  moves: readonly ReleaseMove[]
  drafts: readonly { id: string; title: { zh?: string; en?: string }; reference: string }[]
  space?: { slug: string; name: Words }
  values?: Values
  problems?: Problems
  sentence?: Words
}

/** A release on one page: how it stands, what comes next, what is in it, and afterwards what became of each. */
export const ReleasePage = (props: ShowProps) => {
  const { lang, actor, release, sentence } = props
  const title = shown(lang, release.title)
  const runs = canRunRelease(actor, release)
  const open = release.endedAt === null
  const at = { lang, id: showId(release.id) }
  return (
    <Page width="wide">
      <PageHead
        lang={lang} title={title.text} titleLang={title.lang} kicker={<><StateBadge lang={lang} state={tone(release.state)} label={releaseStates[release.state]} /> {release.reference}</>}
        trail={[{ href: href(routes.desk.show, { lang }), label: words.desk }, { href: href(routes.releases.list, { lang }), label: words.title }]}
        actions={runs && open ? <LinkButton href={href(routes.releases.edit, at)}>{words.edit[lang]}</LinkButton> : undefined}
      />
      {sentence ? <Notice lang={lang} kind="error" live><p>{said(lang, sentence)}</p></Notice> : null}
      {release.state === 'released' ? <Outcomes {...props} /> : null}
      {release.state === 'cancelled' ? <Notice lang={lang} kind="warning"><p>{said(lang, words.whyCancelled, { reason: release.endedReason ?? '' })}</p></Notice> : null}
      {open ? <Split main={<Steps {...props} runs={runs} approves={canApproveRelease(actor, release)} />} side={<Standing {...props} />} /> : null}
      <Section
        lang={lang} title={release.state === 'released' ? words.outcomes : words.inside} id="listings"
        actions={release.state === 'released' ? <LinkButton small download href={href(routes.releases.workbook, at)}>{words.download[lang]}</LinkButton> : undefined}
      >
        <Lines {...props} runs={runs} />
      </Section>
      {open ? null : <Standing {...props} />}
    </Page>
  )
}

const Outcomes = ({ lang, release, totals }: ShowProps) => (
  <>
    <Figures
      lang={lang}
      items={[
        { label: words.listings, value: showNumber(lang, release.releasedCount ?? 0), href: '#listings' }, { label: words.views, value: showNumber(lang, totals.views), href: '#listings' },
        { label: words.interests, value: showNumber(lang, totals.interests), href: '#listings' }, { label: words.answered, value: showNumber(lang, totals.answered), href: '#listings' },
      ]}
    />
    <p class="hint mt-4">{said(lang, words.ended, { n: showNumber(lang, release.releasedCount ?? 0), left: showNumber(lang, release.leftCount ?? 0) })} {release.endedAt ? showClocks(lang, release.endedAt) : ''}</p>
  </>
)

const Standing = ({ lang, release, moves, space }: ShowProps) => (
  <>
    <Card lang={lang} title={words.shownHow}>
      <Facts lang={lang} items={[
        { label: words.publisher, value: <a href={href(routes.organisations.show, { lang, slug: release.publisherSlug })}>{nameFor(lang, release.publisher)}</a> },
        { label: words.when, value: release.hour ? <Clocks lang={lang} at={release.hour} /> : words.noHour[lang] },
        { label: words.space, value: space ? <a href={href(routes.alliances.show, { lang, slug: space.slug })}>{said(lang, space.name)}</a> : null },
        { label: words.visibility, value: words.visibilities[release.visibility][lang] },
        { label: words.withheld, value: release.nameWithheld ? '✓' : null },
        { label: words.excluded, value: release.excludedCountries.join(' ') },
      ]} />
    </Card>
    <Card lang={lang} title={words.consent}>
      <Facts lang={lang} items={[
        { label: words.consentBy, value: release.consentBy }, { label: words.consentOn, value: release.consentOn ? <Day lang={lang} at={release.consentOn} /> : null }, { label: words.consentWords, value: release.consentWords },
        { label: words.theDocument, value: release.consentFileId ? <a href={href(routes.releases.document, { lang, id: showId(release.id) })} download data-turbo="false">{words.download[lang].replace(/\s*\.xlsx/, '')}</a> : null },
      ]} />
      <p class="hint">{words.consentHint[lang]}</p>
    </Card>
    {moves.length === 0 ? null : (
      <Card lang={lang} title={words.moves}>
        <ul class="grid gap-2">{moves.map((one) => <li>{said(lang, words.movedLine, { from: showClocks(lang, one.fromHour), to: showClocks(lang, one.toHour), reason: one.reason })} <span class="hint">{showDay(lang, one.at)}</span></li>)}</ul>
      </Card>
    )}
  </>
)
