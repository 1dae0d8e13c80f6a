import { type Lang, nameFor } from '../../core/text.ts'
import type { AllianceMember, Wave } from '../../modules/alliances/alliances.ts'
import { countryName } from '../../modules/people/words/places.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { said, showNumber } from '../ui/said.ts'
import { Day, showDay } from '../ui/time.tsx'
import { allianceWords as words } from './messages/pages.ts'
import { membersCount } from './names.ts'
import { shown } from '../ui/bilingual.tsx'

export type WaveGroup = { wave?: Wave; members: readonly AllianceMember[] }

/** Members of today by wave, in the order of the waves; those outside any wave last. Waves without members are left out. */
export function byWave(waves: readonly Wave[], members: readonly AllianceMember[]): WaveGroup[] {
  const of = (id: string | null) => members.filter((one) => one.waveId === id)
  const groups: WaveGroup[] = waves.map((wave) => ({ wave, members: of(wave.id) }))
  return [...groups, { members: members.filter((one) => !waves.some((wave) => wave.id === one.waveId)) }].filter((group) => group.members.length > 0)
}

const days = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000

/** Where each date stands on the line, in percent of its width: to scale, but never so near that two marks touch. */
export function positions(dates: readonly string[]): number[] {
  const [first, last] = [days(dates[0] ?? '2000-01-01'), days(dates.at(-1) ?? '2000-01-01')]
  if (dates.length < 2 || first === last) return dates.map(() => 50)
  const [from, to] = [14, 86]
  const least = Math.min(22, (to - from) / (dates.length - 1))
  const places = dates.map((date) => from + ((days(date) - first) / (last - first)) * (to - from))
  for (let place = 1; place < places.length; place += 1) places[place] = Math.max(places[place]!, places[place - 1]! + least)
  // What was pushed past the end moves everything before it back by as much as is needed.
  for (let place = places.length - 1; place >= 0; place -= 1) places[place] = Math.min(places[place]!, place === places.length - 1 ? to : places[place + 1]! - least)
  return places
}

/** The waves on a line of dates: a mark for each, its area by its members. The list below is its table. */
export const WaveLine = ({ lang, groups }: { lang: Lang; groups: readonly WaveGroup[] }) => {
  const waves = groups.filter((group): group is Required<WaveGroup> => group.wave !== undefined)
  if (waves.length === 0) return null
  const total = waves.reduce((sum, group) => sum + group.members.length, 0)
  const most = Math.max(...waves.map((group) => group.members.length))
  const title = said(lang, waves.length === 1 ? words.wavesFindingOne : words.wavesFinding, { n: showNumber(lang, total), waves: waves.length })
  const places = positions(waves.map((group) => group.wave.onDate))
  return (
    <figure class="waves">
      <figcaption>{title}</figcaption>
      <svg width="100%" height="108" role="img" aria-label={title}>
        <line class="waves-line" x1="0" x2="100%" y1="46" y2="46" />
        {waves.map((group, index) => {
          const x = `${places[index]!.toFixed(2)}%`
          return (
            <g>
              <circle class="waves-mark" cx={x} cy="46" r={String(Math.round(14 + 20 * Math.sqrt(group.members.length / most)))} />
              <text class="waves-count" x={x} y="52" text-anchor="middle">{showNumber(lang, group.members.length)}</text>
              <text class="waves-date" x={x} y="100" text-anchor="middle">{showDay(lang, group.wave.onDate)}</text>
            </g>
          )
        })}
      </svg>
    </figure>
  )
}

/** Every wave with its members by country. */
export const WaveList = ({ lang, groups }: { lang: Lang; groups: readonly WaveGroup[] }) => (
  <ol class="wave-list">
    {groups.map(({ wave, members }) => {
      const name = wave && shown(lang, wave.name)
      return (
        <li class="wave">
          <h3 lang={name?.lang}>{name?.text ?? words.otherWave[lang]}</h3>
          <p class="hint">{wave ? <><Day lang={lang} at={wave.onDate} /> · </> : null}{membersCount(lang, members.length)}</p>
          {[...new Set(members.map((one) => one.country ?? ''))].sort().map((country) => (
            <div class="wave-country">
              <h4>{country ? countryName(lang, country) : words.individual[lang]}</h4>
              <ul>{members.filter((one) => (one.country ?? '') === country).map((one) => <li>{memberName(lang, one)}</li>)}</ul>
            </div>
          ))}
        </li>
      )
    })}
  </ol>
)

/** The name of a member; an organisation's leads to its page. */
export const memberName = (lang: Lang, one: Pick<AllianceMember, 'name' | 'slug'>) => {
  const name = one.name ? nameFor(lang, one.name) : '—'
  return one.slug ? <a href={href(routes.organisations.show, { lang, slug: one.slug })}>{name}</a> : <span>{name}</span>
}
