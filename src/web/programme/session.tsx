import type { Child } from 'hono/jsx'
import { showId } from '../../core/id.ts'
import { type Lang, nameFor, otherLang } from '../../core/text.ts'
import { eventDayIn, type EventZone, type Material, materialKindWords, type Session, sessionKindWords, type Speaker, speakerRoles, speakerRoleWords } from '../../modules/events/events.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { shown } from '../ui/bilingual.tsx'
import { Paragraphs } from '../ui/page.tsx'
import { langTag, said } from '../ui/said.ts'
import { programmeWords as words } from './messages/pages.ts'
import { Both, homeZone, weekday } from './times.tsx'

/** Where a session is read. */
export const sessionHref = (lang: Lang, slug: string, session: Pick<Session, 'id'>): string => href(routes.live.show, { lang, slug, session: showId(session.id) })

/** A language by its code, as the reader calls it. */
const languageName = (lang: Lang, code: string): string => {
  try {
    return new Intl.DisplayNames([langTag[lang]], { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}

const Person = ({ lang, one }: { lang: Lang; one: Speaker }) => {
  const about = one.about && shown(lang, one.about)
  return <span class="named"><strong>{nameFor(lang, one.name)}</strong>{about ? <span lang={about.lang}> {about.text}</span> : null}</span>
}

/** Who takes part, role by role. */
export const People = ({ lang, speakers }: { lang: Lang; speakers: readonly Speaker[] }) => (
  <>
    {speakerRoles.filter((role) => speakers.some((one) => one.role === role)).map((role) => (
      <p class="session-people"><span class="hint">{speakerRoleWords[role][lang]}</span> {speakers.filter((one) => one.role === role).map((one, place) => <>{place > 0 ? words.listSeparator[lang] : ''}<Person lang={lang} one={one} /></>)}</p>
    ))}
  </>
)

/** What is handed out with a session, for its page and for the programme. */
export const Materials = ({ lang, materials }: { lang: Lang; materials: readonly Material[] }) => (materials.length === 0 ? null : (
  <div class="session-materials">
    <p class="kicker">{words.materials[lang]}</p>
    <ul>
      {materials.map((one) => {
        const title = shown(lang, one.title)
        const to = one.fileId ? href(routes.files.show, { id: showId(one.fileId) }) : one.link!
        return <li><span class="hint">{materialKindWords[one.kind][lang]}</span> <a href={to} lang={title.lang} rel={one.link ? 'noreferrer external' : undefined} download={one.fileId ? true : undefined} data-turbo="false">{title.text}</a>{one.audience === 'participants' ? <> <Badge>{words.participants[lang]}</Badge></> : null}</li>
      })}
    </ul>
  </div>
))

/** A session in a line: when, what, where. */
export const SessionLine = ({ lang, slug, session, extra }: { lang: Lang; slug: string; session: Session; extra?: Child }) => {
  const title = shown(lang, session.title)
  return (
    <li class="session-line">
      <Both lang={lang} zone={homeZone(lang)} from={session.startsAt} to={session.endsAt} />
      <div>
        <p class="kicker">{[weekday(lang, eventDayIn(session.startsAt, homeZone(lang))), sessionKindWords[session.kind][lang], session.track && shown(lang, session.track).text, session.venue && shown(lang, session.venue.name).text].filter(Boolean).join(' · ')}</p>
        <p><a href={sessionHref(lang, slug, session)} lang={title.lang}><strong>{title.text}</strong></a></p>
        {extra}
      </div>
    </li>
  )
}

export type CardProps = { lang: Lang; /** Of the event, where the session has a page to go to. */ slug?: string; session: Session; zone: EventZone; materials: readonly Material[]; badges?: Child; actions?: Child; /** The session that is on at the same time on the reader's agenda. */ overlap?: string }

/** A session of a programme with all that is said of it. */
export const SessionCard = ({ lang, slug, session, materials, badges, actions, overlap }: CardProps) => {
  const title = shown(lang, session.title)
  const across = session.title.variants[otherLang(title.in)]?.body
  const [subtitle, abstract, detail] = [session.subtitle, session.abstract, session.detail].map((one) => one && shown(lang, one))
  const quiet = session.kind === 'break'
  return (
    <article class={quiet ? 'session session-quiet' : 'session'} id={`s-${showId(session.id)}`}>
      <p class="kicker">{quiet ? null : sessionKindWords[session.kind][lang]}{session.track ? <span>{quiet ? '' : ' · '}{shown(lang, session.track).text}</span> : null}{badges}</p>
      <h3 lang={title.lang}>{slug && !quiet ? <a href={session.kind === 'matchmaking' ? href(routes.meetings.show, { lang, slug }) : sessionHref(lang, slug, session)}>{title.text}</a> : title.text}</h3>
      {across && !quiet ? <p class="result-other" lang={langTag[otherLang(title.in)]}>{across}</p> : null}
      {subtitle ? <p class="session-subtitle" lang={subtitle.lang}>{subtitle.text}</p> : null}
      {session.venue || session.spokenIn ? <p class="session-place">{[session.venue && shown(lang, session.venue.name).text, session.spokenIn && said(lang, words.spoken, { name: languageName(lang, session.spokenIn) })].filter(Boolean).join(' · ')}</p> : null}
      <People lang={lang} speakers={session.speakers} />
      {abstract || detail ? (
        <details><summary>{words.more[lang]}</summary>
          {abstract ? <Paragraphs text={abstract.text} lang={abstract.lang} /> : null}
          {detail ? <Paragraphs text={detail.text} lang={detail.lang} /> : null}
        </details>
      ) : null}
      <Materials lang={lang} materials={materials} />
      {overlap ? <p class="hint text-amber">{overlap}</p> : null}
      {actions && !quiet ? <div class="session-actions">{actions}</div> : null}
    </article>
  )
}
