import type { Lang } from '../../core/text.ts'
import { regionWords, type Stream } from '../../modules/events/live/live.ts'
import { Badge } from '../ui/badges.tsx'
import { shown } from '../ui/bilingual.tsx'
import { buttonClass } from '../ui/buttons.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { said } from '../ui/said.ts'
import { liveWords as words } from './messages/page.ts'

const likely: Record<Lang, readonly string[]> = { zh: ['mainland', 'everywhere'], en: ['uk', 'everywhere'] }

/** Those that serve the reader's region first. */
export const inRegion = (lang: Lang, streams: readonly Stream[]): Stream[] =>
  [...streams].sort((one, two) => Number(likely[lang].includes(two.region)) - Number(likely[lang].includes(one.region)) || one.position - two.position)

/** Where the session can be watched. Nothing is fetched from elsewhere before somebody presses play; without scripts each address opens in a window of its own. */
export const Watching = ({ lang, streams, title, player }: { lang: Lang; streams: readonly Stream[]; title: string; player?: string }) => {
  if (streams.length === 0) return <EmptyState lang={lang} title={words.noStreamTitle} text={words.noStream} />
  return (
    <section class="watching" aria-label={words.watch[lang]} data-controller="stream" data-stream-title-value={title} data-stream-player-value={player}>
      <div class="watching-screen" data-stream-target="screen" hidden></div>
      <div class="contents" role="status"><p class="hint" data-stream-target="waits" hidden>{words.streamWaits[lang]}</p></div>
      <ul class="watching-list">
        {inRegion(lang, streams).map((one) => {
          const name = shown(lang, one.name)
          return (
            <li>
              <span class="watching-name"><strong lang={name.lang}>{name.text}</strong> <Badge>{regionWords[one.region][lang]}</Badge>{one.kind === 'embed' ? <small class="hint">{said(lang, words.from, { host: new URL(one.url).hostname })}</small> : null}</span>
              <span class="watching-ways">
                {one.kind === 'page' ? null : <button type="button" class={buttonClass('primary', true)} hidden data-stream-target="play" data-action="stream#play" data-kind={one.kind} data-url={one.url}>▶ {words.play[lang]}</button>}
                <a class={buttonClass(one.kind === 'page' ? 'primary' : 'plain', true)} href={one.url} target="_blank" rel="noopener noreferrer">{(one.kind === 'page' ? words.openPage : words.openPlain)[lang]}<span aria-hidden="true"> ↗</span></a>
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
