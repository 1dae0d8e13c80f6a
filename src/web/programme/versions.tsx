import { type Lang, langs, nameFor, type Text } from '../../core/text.ts'
import { type ChangedPart, type Content, type Event, type Release, type ReleasedSession, type SessionChange, sessionKindWords, type Speaker } from '../../modules/events/events.ts'
import { runsBetween } from '../../engine/difference/difference.ts'
import { trailOf } from '../events/reading.tsx'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { shown } from '../ui/bilingual.tsx'
import { LinkButton } from '../ui/buttons.tsx'
import { DifferenceRuns } from '../ui/difference.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { said } from '../ui/said.ts'
import { Clocks, showDay } from '../ui/time.tsx'
import { changedPartWords, programmeWords as words } from './messages/pages.ts'
import { Both, homeZone } from './times.tsx'

export type Compared = { release: Release; before?: Content; content: Content; changes: readonly SessionChange[] }
export type VersionsProps = { lang: Lang; event: Event; versions: readonly Compared[]; speakers: ReadonlyMap<string, Speaker> }

/** Every release with what it changed. */
export const VersionsPage = (props: VersionsProps) => {
  const { lang, event, versions } = props
  const at = { lang, slug: event.slug }
  return (
    <Page>
      <PageHead lang={lang} title={words.versions} lead={words.versionsLead} trail={[...trailOf(lang, event), { href: href(routes.programme.show, at), label: words.programme }]} />
      {versions.length === 0 ? <EmptyState lang={lang} title={words.none} text={words.noneText} /> : null}
      {versions.map((one) => (
        <Section lang={lang} title={said(lang, words.version, { n: one.release.number, day: showDay(lang, one.release.releasedAt) })} id={`v-${one.release.number}`} actions={<LinkButton small href={href(routes.programme.show, at, { version: one.release.number })}>{words.readVersion[lang]}</LinkButton>}>
          <p class="hint"><Clocks lang={lang} at={one.release.releasedAt} /></p>
          {one.release.note ? <p>{one.release.note}</p> : null}
          {one.before ? <ol class="grid gap-3 my-3">{one.changes.map((change) => <Change props={props} of={one} change={change} />)}</ol> : <p>{said(lang, words.firstVersion, { n: one.content.sessions.length })}</p>}
          <details><summary class="hint">{words.fingerprint[lang]}</summary><code class="break-all text-xs">{one.release.sha256}</code></details>
        </Section>
      ))}
    </Page>
  )
}

const titleOf = (lang: Lang, session: ReleasedSession) => shown(lang, session.title as Text)

const Change = ({ props, of, change }: { props: VersionsProps; of: Compared; change: SessionChange }) => {
  const { lang } = props
  const session = change.kind === 'removed' ? change.before : change.after
  const title = titleOf(lang, session)
  const tone = { added: 'jade', removed: 'accent', changed: 'amber' } as const
  return (
    <li class="sheet">
      <p class="flex flex-wrap items-baseline gap-2"><Badge tone={tone[change.kind]}>{words[change.kind][lang]}</Badge><strong lang={title.lang}>{title.text}</strong></p>
      {change.kind === 'changed' ? change.parts.map((part) => <Part props={props} of={of} part={part} before={change.before} after={change.after} />) : <p><Both lang={lang} zone={homeZone(lang)} from={new Date(session.startsAt)} to={new Date(session.endsAt)} /></p>}
    </li>
  )
}

const venueName = (lang: Lang, content: Content | undefined, session: ReleasedSession): string => {
  const venue = content?.venues.find((one) => one.id === session.venueId)
  return venue ? shown(lang, venue.name as Text).text : '–'
}

/** One thing that changed: what was, and what is. */
const Part = ({ props, of, part, before, after }: { props: VersionsProps; of: Compared; part: ChangedPart; before: ReleasedSession; after: ReleasedSession }) => {
  const { lang, speakers } = props
  const label = <span class="hint">{changedPartWords[part][lang]}</span>
  const names = (session: ReleasedSession) => session.speakers.flatMap(({ id }) => { const one = speakers.get(id); return one ? [`${nameFor(lang, one.name)}${one.about ? ` (${shown(lang, one.about).text})` : ''}`] : [] }).join(words.listSeparator[lang]) || '–'
  const pair = (was: string, is: string) => <p>{label} <del>{was}</del> <ins>{is}</ins></p>
  if (part === 'time') {
    const [was, is] = [before, after].map((one) => <Both lang={lang} zone={homeZone(lang)} from={new Date(one.startsAt)} to={new Date(one.endsAt)} />)
    return <p class="flex flex-wrap items-baseline gap-x-3">{label}<del>{showDay(lang, new Date(before.startsAt), 'short')} {was}</del><ins>{showDay(lang, new Date(after.startsAt), 'short')} {is}</ins></p>
  }
  if (part === 'venue') return pair(venueName(lang, of.before, before), venueName(lang, of.content, after))
  if (part === 'speakers') return pair(names(before), names(after))
  if (part === 'kind') return pair(sessionKindWords[before.kind][lang], sessionKindWords[after.kind][lang])
  if (part === 'spokenIn') return pair(before.spokenIn ?? '–', after.spokenIn ?? '–')
  return (
    <div>{label}
      {langs.flatMap((one) => {
        const [was, is] = [before[part]?.variants[one]?.body ?? '', after[part]?.variants[one]?.body ?? '']
        return was === is ? [] : [<DifferenceRuns runs={runsBetween(was, is)} written={one} />]
      })}
    </div>
  )
}
