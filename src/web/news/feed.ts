import { type Lang, readText, type Text } from '../../core/text.ts'
import { showId } from '../../core/id.ts'
import { type NewsItem, newsKinds } from '../../modules/news/news.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { forXml } from '../ui/escaped.ts'
import { langTag } from '../ui/said.ts'
import { newsWords as words } from './messages.ts'
import { wholeLinks } from './whole-links.ts'

type FeedFacts = { lang: Lang; origin: string; self: string; page: string; title: string; items: readonly NewsItem[]; now: Date }

const xml = (lang: Lang, text: Text, tag: string): string => {
  const read = readText(text, lang)
  return `<${tag} xml:lang="${langTag[read.lang]}">${forXml(read.body)}</${tag}>`
}

/** RFC 4287 feed of public items, newest first. */
export function newsFeed({ lang, origin, self, page, title, items, now }: FeedFacts): string {
  const newest = items.reduce((latest, one) => (one.updatedAt > latest ? one.updatedAt : latest), items[0]?.updatedAt ?? now)
  return [
    `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${langTag[lang]}">`,
    `<id>${forXml(origin + self)}</id><title>${forXml(title)}</title><updated>${newest.toISOString()}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${forXml(origin + self)}"/><link rel="alternate" type="text/html" href="${forXml(origin + page)}"/>`,
    `<author><name>${forXml(words.host[lang])}</name></author>`,
    ...items.map((one) =>
      [
        `<entry><id>urn:uuid:${one.id}</id>${xml(lang, one.title, 'title')}<link rel="alternate" type="text/html" href="${forXml(origin + href(routes.news.show, { lang, id: showId(one.id) }))}"/>`,
        `<published>${(one.publishedAt ?? one.updatedAt).toISOString()}</published><updated>${one.updatedAt.toISOString()}</updated>`,
        `<author><name>${forXml(one.space ? readText(one.space.name, lang).body : words.host[lang])}</name></author><category term="${one.kind}" label="${newsKinds[one.kind][lang]}"/>${xml(lang, wholeLinks(origin, one.body), 'summary')}</entry>`,
      ].join(''),
    ),
    '</feed>\n',
  ].join('\n')
}
