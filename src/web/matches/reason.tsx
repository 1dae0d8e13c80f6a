import { type Lang, say } from '../../core/text.ts'
import type { Term } from '../../modules/vocabularies/vocabularies.ts'
import { partnerships, stages } from '../../modules/listings/words/facts.ts'
import { type Adjustment, between, type Cause, reasonOf, type Strength } from '../../modules/matching/matching.ts'
import { aspectNames, causeWords, strengthNames } from '../../modules/matching/messages.ts'
import type { Reasoned } from '../../modules/matching/reason.ts'
import { countries } from '../../modules/people/words/places.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge, type Tone } from '../ui/badges.tsx'
import { langOf } from '../ui/card.tsx'
import { showNumber } from '../ui/said.ts'
import { matchWords } from './messages.ts'

/** Why two listings match, in sentences; words of the other language are marked as such. */
export const Reason = ({ lang, of }: { lang: Lang; of: Reasoned }) => (
  <p class="reason">
    {reasonOf(lang, of).map(({ before, items, after }, at) => (
      <>
        {at > 0 && lang === 'en' ? ' ' : ''}
        {before}
        {items.map((item, place) => <>{between(lang, place, items.length)}{item.lang === lang ? item.text : <span lang={langOf(lang, item)}>{item.text}</span>}{item.other && of.glosses?.has(item.other.text) ? <span class="written" lang={langOf(lang, item.other)}> {item.other.text}</span> : null}</>)}
        {after}
      </>
    ))}
  </p>
)

const tones: Record<Strength, Tone> = { strong: 'jade', fair: 'primary', weak: 'neutral' }

export const StrengthBadge = ({ lang, strength, score }: { lang: Lang; strength: Strength; score: number }) => (
  <Badge tone={tones[strength]} title={say(lang, matchWords.rated, { strength: strengthNames[strength][lang], score: showScore(score) })}>{strengthNames[strength][lang]} <span class="strength-score">{showScore(score)}</span></Badge>
)

/** Two digits tell matches apart; the numbers of one match have three. */
export const showScore = (score: number): string => score.toFixed(2)

/** Points with their sign, as a change of the score. */
export const showPoints = (points: number, digits = 3): string => `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(digits)}`

const known: Record<string, { zh: string; en: string } | undefined> = { ...partnerships, ...stages, ...countries }

/** What a cause speaks of, in the reader's words; the topic's words stand as they were written. */
export function causeValues(lang: Lang, { aspect, values }: Pick<Cause, 'aspect' | 'values'>, fields: readonly Term[]): string {
  const named = values.map((one) => (aspect === 'topic' ? one : aspect === 'field' ? (fields.find(({ code }) => code === one)?.name[lang] ?? one) : (known[one]?.[lang] ?? (/^[1-9]$/.test(one) ? say(lang, causeWords.trl, { n: one }) : one))))
  return named.map((one, place) => between(lang, place, named.length) + one).join('')
}

function causeText(lang: Lang, cause: Cause, fields: readonly Term[]): string {
  const values = { aspect: aspectNames[cause.aspect][lang], values: causeValues(lang, cause, fields) }
  const told = [
    cause.aside > 0 ? say(lang, causeWords.aside, { ...values, n: showNumber(lang, cause.aside) }) : '',
    cause.accepted > 0 ? say(lang, causeWords.accepted, { ...values, n: showNumber(lang, cause.accepted) }) : '',
  ].filter(Boolean)
  return told.length > 0 ? told.join(causeWords.comma[lang]) : say(lang, causeWords.faint, values)
}

/** A share of the text score as the reader writes it, with its sign. */
export const showShare = (lang: Lang, share: number): string => `${share < 0 ? '−' : '+'}${showNumber(lang, Math.abs(share) * 100, 1)}%`

/** A shift below this is left to the numbers of the match. */
const worthSaying = 0.02
const mostCauses = 2

/** How the organisation's own record moved a match, with the way to the record. Nothing where it hardly did. */
export const AdjustmentNote = ({ lang, adjustment, fields }: { lang: Lang; adjustment?: Adjustment; /** Of the match: what its causes may name. */ fields: readonly Term[] }) => {
  if (!adjustment || Math.abs(adjustment.share) < worthSaying) return null
  const causes = adjustment.causes
    .filter((one) => Math.sign(one.share) === Math.sign(adjustment.share))
    .sort((x, y) => Math.abs(y.share) - Math.abs(x.share))
    .slice(0, mostCauses)
  const words = adjustment.share < 0 ? causeWords.lowered : causeWords.raised
  return (
    <p class="adjustment">
      <strong>{showShare(lang, adjustment.share)}</strong> {say(lang, words, { causes: causes.map((one) => causeText(lang, one, fields)).join(causeWords.comma[lang]) })}{causeWords.stop[lang]}
      <a href={href(routes.matches.record, { lang })}>{matchWords.seeRecord[lang]}</a>
    </p>
  )
}
