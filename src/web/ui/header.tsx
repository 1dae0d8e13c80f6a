import { type Actor, hasRole } from '../../core/actor.ts'
import { type Lang, otherLang } from '../../core/text.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { drawnOnce, placeFor } from './drawn.ts'
import { Mark } from './mark.tsx'
import { badgeWords, frame } from './messages.ts'
import { langTag, said } from './said.ts'

export type Active = 'hall' | 'organisations' | 'alliances' | 'events' | 'calls' | 'desk' | 'moderation' | 'staff' | 'account'

type HeaderProps = { lang: Lang; actor: Actor; active?: Active; switches: Record<Lang, string>; path: string; waiting?: number }

const rooms = (lang: Lang, signedIn: boolean, staff: boolean) => [
  { key: 'hall', href: href(routes.listings.hall, { lang }), label: frame.hall },
  { key: 'organisations', href: href(routes.organisations.list, { lang }), label: frame.organisations },
  { key: 'alliances', href: href(routes.alliances.list, { lang }), label: frame.alliances },
  { key: 'events', href: href(routes.events.list, { lang }), label: frame.events },
  { key: 'calls', href: href(routes.calls.list, { lang }), label: frame.calls },
  ...(signedIn ? [{ key: 'desk', href: href(routes.desk.show, { lang }), label: frame.desk }] : []),
  ...(staff ? [{ key: 'moderation', href: href(routes.moderation.queue, { lang }), label: frame.moderation }, { key: 'staff', href: href(routes.staff.desk, { lang }), label: frame.staff }] : []),
]

const places = { other: placeFor('other'), name: placeFor('name'), next: placeFor('next'), waiting: placeFor('waiting'), waits: placeFor('waits') }

type Kind = { lang: Lang; signedIn: boolean; staff: boolean; active?: Active; waiting: boolean }

const Drawn = ({ lang, signedIn, staff, active, waiting }: Kind) => {
  const other = otherLang(lang)
  return (
    <header class="site-header">
      <div class="site-header-in">
        <a class="site-mark" href={href(routes.home.landing, { lang })}><Mark /><span>Qiao <span lang="zh-CN">{frame.han.zh}</span></span></a>
        <nav class="site-nav" aria-label={frame.navigation[lang]}>
          <ul>
            {rooms(lang, signedIn, staff).map((room) => (
              <li>
                <a href={room.href} aria-current={room.key === active ? 'page' : undefined}>
                  {room.label[lang]}
                  {room.key === 'desk' && waiting ? <span class="waiting" title={places.waits}>{places.waiting}</span> : null}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="site-end">
          <a href={places.other} lang={langTag[other]} hreflang={other} rel="alternate" data-controller="place" data-action="place#keep">{badgeWords[`${other}Self`][lang]}</a>
          <details class="menu" data-controller="disclosure">
            <summary aria-label={signedIn ? `${frame.menu[lang]} · ${places.name}` : frame.menu[lang]}><span class="menu-name">{signedIn ? places.name : frame.menu[lang]}</span></summary>
            <div class="menu-sheet">
              {signedIn ? <PersonMenu lang={lang} active={active} /> : <VisitorMenu lang={lang} />}
              <ThemeChoice lang={lang} />
            </div>
          </details>
          {signedIn ? null : <a class="btn btn-sm btn-primary max-sm:hidden" href={places.next}>{frame.signIn[lang]}</a>}
        </div>
      </div>
    </header>
  )
}

const drawn = new Map<string, ReturnType<typeof drawnOnce>>()

/** The header as HTML: drawn once for each kind of reader and room, filled for each page. */
export function header({ lang, actor, active, switches, path, waiting = 0 }: HeaderProps): string {
  const kind: Kind = { lang, signedIn: actor.kind === 'person', staff: hasRole(actor, 'moderator', 'administrator'), active, waiting: waiting > 0 }
  const key = Object.values(kind).join(' ')
  const fill = drawn.get(key) ?? drawnOnce(String(<Drawn {...kind} />))
  drawn.set(key, fill)
  return fill({
    other: switches[otherLang(lang)],
    name: actor.name ?? frame.account[lang],
    next: kind.signedIn ? '' : href(routes.signIn.form, { lang }, { next: nextFrom(path) }),
    waiting: String(waiting),
    waits: kind.waiting ? said(lang, frame.waiting, { n: waiting }) : '',
  })
}

/** Where to come back to after signing in: nowhere from the front page and from the sign-in pages themselves. */
const nextFrom = (path: string) => (/^\/(zh|en)(\/(sign-in|sign-up|forgotten-password|new-password)\b.*)?$/.test(path) ? undefined : path)

const PersonMenu = ({ lang, active }: { lang: Lang; active?: Active }) => (
  <>
    <a href={href(routes.account.show, { lang })} aria-current={active === 'account' ? 'page' : undefined}>{frame.account[lang]}</a>
    <form method="post" action={href(routes.signIn.leave, { lang })}><button type="submit">{frame.signOut[lang]}</button></form>
  </>
)

const VisitorMenu = ({ lang }: { lang: Lang }) => (
  <>
    <a href={places.next}>{frame.signIn[lang]}</a>
    <a href={href(routes.signIn.joinForm, { lang })}>{frame.signUp[lang]}</a>
  </>
)

/** Shown by the script that can keep the choice; without scripts the theme follows the system. */
const ThemeChoice = ({ lang }: { lang: Lang }) => (
  <fieldset class="theme-choice" data-controller="theme" hidden>
    <legend>{frame.theme[lang]}</legend>
    {([['', frame.themeSystem], ['qiao', frame.themeDay], ['qiao-night', frame.themeNight]] as const).map(([value, label]) => (
      <label class="choice"><input type="radio" class="radio radio-sm" name="theme" value={value} data-theme-target="choice" data-action="theme#choose" />{label[lang]}</label>
    ))}
  </fieldset>
)
