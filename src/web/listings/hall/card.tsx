import { type Lang, nameFor, otherLang, readText, say } from '../../../core/text.ts'
import type { Card } from '../../../modules/listings/listings.ts'
import { partnerships, type Stage } from '../../../modules/listings/words/facts.ts'
import { fields } from '../../../modules/listings/words/fields.ts'
import { Badge, EndingBadge, LangsBadge, NewBadge } from '../../ui/badges.tsx'
import { StageDots } from '../../ui/dots.tsx'
import { drawnFor } from '../../ui/drawn.ts'
import { MachineMark } from '../../ui/provenance.tsx'
import { langTag } from '../../ui/said.ts'
import { listingHref } from '../address.ts'
import { escaped } from '../../ui/escaped.ts'
import { hallWords, kindNames } from '../messages/hall.ts'
import { valueName } from './values.ts'

const day = 86_400_000
const newFor = 14 * day
const endingWithin = 21 * day
const longestLine = { zh: 90, en: 200 } as const

const dots = drawnFor((lang: Lang, stage: Stage) => <StageDots lang={lang} stage={stage} />)
const languages = drawnFor((lang: Lang, has: Lang[], stale: Lang[]) => <LangsBadge lang={lang} has={has} stale={stale} />)
const bookmarked = drawnFor((lang: Lang) => <Badge tone="primary">{hallWords.bookmarked[lang]}</Badge>)
const machineMark = drawnFor((lang: Lang) => <MachineMark lang={lang} of={{ origin: 'machine' }} />)
const fresh = drawnFor((lang: Lang) => <NewBadge lang={lang} />)

/** When the listing or its call for solutions ends, if that is soon. */
function endingOf(card: Card, now: Date): Date | string | undefined {
  const soon = (at: Date | undefined) => at !== undefined && at.getTime() > now.getTime() - day && at.getTime() - now.getTime() < endingWithin
  if (card.deadline && soon(new Date(`${card.deadline}T23:59:59Z`))) return card.deadline
  return soon(card.expiresAt) ? card.expiresAt : undefined
}

function cut(text: string, lang: Lang): string {
  const most = longestLine[lang]
  return text.length <= most ? text : `${text.slice(0, most).replace(lang === 'en' ? /\s+\S*$/ : /$/, '').toWellFormed()}…`
}

const tagged = (page: Lang, lang: Lang) => (lang === page ? '' : ` lang="${langTag[lang]}"`)
const span = (text: string | undefined) => (text ? `<span>${escaped(text)}</span>` : '')

function footOf(lang: Lang, card: Card): string {
  const who = card.owner ? nameFor(lang, card.owner.name) : hallWords.withheld[lang]
  const place = valueName(lang, card.place.region ? 'region' : 'country', card.place.region ?? card.place.country)
  const [partnership] = card.partnerships
  const stale = card.langs.filter((one) => (card.title.variants[one]?.ofRev ?? 0) < card.title.rev)
  return [
    span(`${who} · ${place}`),
    card.stage ? dots(lang, card.stage) : '',
    card.trl === undefined ? '' : span(say(lang, card.kind === 'need' ? hallWords.trlWanted : hallWords.trl, { n: card.trl })),
    partnership ? span(partnerships[partnership][lang]) : '',
    languages(lang, card.langs, stale),
  ].join('')
}

const hour = 3_600_000
type Drawn = { hour: number } & Partial<Record<Lang, string>>
const drawnCards = new WeakMap<Card, Drawn>()

/** One result as HTML, drawn once for all readers who share the card. Badges of time change by the hour. */
export function cardHtml(lang: Lang, card: Card, now: Date): string {
  const at = Math.floor(now.getTime() / hour)
  let drawn = drawnCards.get(card)
  if (drawn?.hour !== at) {
    drawn = { hour: at }
    drawnCards.set(card, drawn)
  }
  return (drawn[lang] ??= drawCard(lang, card, now))
}

function drawCard(lang: Lang, card: Card, now: Date): string {
  const title = readText(card.title, lang)
  const across = card.title.variants[otherLang(title.lang)]
  const line = card.summary && readText(card.summary, lang)
  const [field] = card.fields
  const ending = endingOf(card, now)
  const isNew = card.publishedAt !== undefined && now.getTime() - card.publishedAt.getTime() < newFor
  const kept = card.bookmarked ? bookmarked(lang) : ''
  const machine = [title, across, line].some((one) => one?.origin === 'machine') ? machineMark(lang) : ''
  const badge = kept + machine + (ending ? String(<EndingBadge lang={lang} on={ending} />) : isNew ? fresh(lang) : '')
  return [
    `<article class="result"><div class="result-head"><p class="kicker"><span class="kind kind-${card.kind}">${kindNames[card.kind][lang]}</span>${field ? ` · ${fields[field][lang]}` : ''}</p>`,
    badge ? `<p class="badges">${badge}</p>` : '',
    `</div><h3 class="result-title"><a href="${escaped(listingHref(lang, card))}"${tagged(lang, title.lang)}>${escaped(title.body)}</a></h3>`,
    across ? `<p class="result-other"${tagged(lang, otherLang(title.lang))}>${escaped(across.body)}</p>` : '',
    line ? `<p class="result-line"${tagged(lang, line.lang)}>${escaped(cut(line.body, line.lang))}</p>` : '',
    `<div class="result-foot">${footOf(lang, card)}</div></article>`,
  ].join('')
}
