import { z } from 'zod'
import type { Lang } from '../../../core/text.ts'
import { type Citation, citedFigures, type NewsItem, newsKinds, ofAlliance } from '../../../modules/news/news.ts'
import { wholeLinks } from '../../news/whole-links.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { named, told } from '../told.ts'
import { linksShape } from './organisation.ts'
import { day, id, idOut, instant, instantOut, keysOf, nameOut, nameShape, textOut, textShape } from './values.ts'

export const kindOfNews = told(z.enum(keysOf(newsKinds)), 'newsKind')

const factShape = named(
  'CitedFact',
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('listing'), listing: id, title: textShape }),
    z.object({ kind: z.literal('deal'), reference: z.string(), title: nameShape, parties: z.array(nameShape), stage: z.string() }),
    z.object({ kind: z.literal('figure'), figure: z.enum(keysOf(citedFigures)), value: z.int(), asOf: day }),
  ]),
)

export const newsShape = named(
  'NewsItem',
  z.object({
    id,
    kind: kindOfNews,
    alliance: told(z.string().optional(), 'allianceOf'),
    event: told(z.string().optional(), 'eventSlug'),
    title: textShape,
    text: told(textShape, 'newsText'),
    date: day,
    pinned: z.boolean(),
    publishedAt: instant.optional(),
    updatedAt: instant,
    facts: told(z.array(factShape), 'newsFacts'),
    sample: told(z.boolean(), 'sample'),
    links: linksShape,
  }),
)

/** What is not permitted yet is not among the facts, also for its writers. */
const factsOut = (facts: readonly Citation[], language?: Lang): z.input<typeof factShape>[] =>
  facts.flatMap((fact): z.input<typeof factShape>[] => {
    if (fact.kind === 'listing') return [{ kind: 'listing', listing: idOut(fact.listingId), title: textOut(fact.title, language) }]
    if (fact.kind === 'figure') return [{ kind: 'figure', figure: fact.figure, value: fact.value, asOf: fact.asOf }]
    return fact.outcome ? [{ kind: 'deal', reference: fact.reference, title: nameOut(fact.outcome.title), parties: fact.outcome.parties.map(nameOut), stage: fact.outcome.stage }] : []
  })

export function newsOut(origin: string, one: NewsItem, facts: readonly Citation[], language?: Lang): z.input<typeof newsShape> {
  const link = (lang: Lang) => origin + href(routes.news.show, { lang, id: idOut(one.id) })
  return {
    id: idOut(one.id), kind: one.kind, alliance: ofAlliance(one) ? one.space?.slug : undefined, event: ofAlliance(one) ? undefined : one.space?.slug, title: textOut(one.title, language), text: textOut(wholeLinks(origin, one.body), language), date: one.onDate, pinned: one.pinned,
    publishedAt: instantOut(one.publishedAt), updatedAt: one.updatedAt.toISOString(), facts: factsOut(facts, language), sample: one.sample, links: { zh: link('zh'), en: link('en') },
  }
}
