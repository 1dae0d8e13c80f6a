import { type Lang, nameFor, type Reading, readText, say } from '../../../core/text.ts'
import type { Card } from '../../../modules/listings/listings.ts'
import { langTag } from '../../ui/said.ts'
import { listingHref } from '../address.ts'
import { forXml } from '../../ui/escaped.ts'
import { hallWords, kindNames } from '../messages/hall.ts'
import { translationWords } from '../messages/translation.ts'

export const feedSize = 50

type FeedFacts = { lang: Lang; origin: string; self: string; page: string; title: string; cards: readonly Card[]; now: Date }

/** RFC 4287 feed of public listings, newest first. A withheld name has no author but the hall itself. */
export function atomFeed({ lang, origin, self, page, title, cards, now }: FeedFacts): string {
  const updated = cards[0]?.publishedAt ?? now
  return [
    `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${langTag[lang]}">`,
    `<id>${forXml(origin + self)}</id><title>${forXml(title)}</title><updated>${updated.toISOString()}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${forXml(origin + self)}"/><link rel="alternate" type="text/html" href="${forXml(origin + page)}"/>`,
    `<author><name>${forXml(hallWords.feedTitle[lang])}</name></author>`,
    ...cards.map((card) => entry(lang, origin, card, now)),
    '</feed>\n',
  ].join('\n')
}

/** Words that a machine wrote say so: a feed has no other place for it. */
const marked = (lang: Lang, { body, origin }: Reading): string => (origin === 'machine' ? say(lang, translationWords.machineSuffix, { title: body }) : body)

function entry(lang: Lang, origin: string, card: Card, now: Date): string {
  const title = readText(card.title, lang)
  const summary = card.summary && readText(card.summary, lang)
  const at = (card.publishedAt ?? now).toISOString()
  const author = card.owner ? nameFor(lang, card.owner.name) : hallWords.withheld[lang]
  const categories = card.fields.map(({ code, name }) => `<category term="${code}" label="${forXml(name[lang])}"/>`).join('')
  return [
    `<entry><id>urn:uuid:${card.id}</id><title xml:lang="${langTag[title.lang]}">${forXml(marked(lang, title))}</title>`,
    `<link rel="alternate" type="text/html" href="${forXml(origin + listingHref(lang, card))}"/><published>${at}</published><updated>${at}</updated>`,
    `<author><name>${forXml(author)}</name></author><category term="${card.kind}" label="${kindNames[card.kind][lang]}"/>${categories}`,
    summary ? `<summary xml:lang="${langTag[summary.lang]}">${forXml(marked(lang, summary))}</summary>` : '',
    '</entry>',
  ].join('')
}
