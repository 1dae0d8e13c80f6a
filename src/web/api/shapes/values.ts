import { z } from 'zod'
import { showId } from '../../../core/id.ts'
import { langs, type Lang, type Name, origins, readText, type Text, type Variant } from '../../../core/text.ts'
import { countries } from '../../../modules/people/words/places.ts'
import { named, told } from '../told.ts'

export const keysOf = <T extends object>(words: T) => Object.keys(words) as [keyof T & string, ...(keyof T & string)[]]

export const id = told(z.string().min(1).max(64), 'id')
export const instant = told(z.iso.datetime(), 'at')
export const day = z.iso.date()
export const langShape = z.enum(langs)
export const countryShape = told(z.string().regex(/^[A-Z]{2}$/), 'country')
export const knownCountry = told(z.enum(keysOf(countries)), 'country')
export const nameShape = named('Name', told(z.object({ zh: z.string().optional(), en: z.string().optional() }), 'bothScripts'))

const variantShape = named('Variant', z.object({ text: told(z.string(), 'text'), origin: told(z.enum(origins), 'origin'), stale: told(z.boolean(), 'stale'), at: instant, model: told(z.string().optional(), 'model') }))
export const textShape = named('Text', z.object({ source: told(langShape, 'source'), zh: variantShape.optional(), en: variantShape.optional() }))

/** Asks of the address: how much and which part of a list. */
export const paging = { page: told(z.coerce.number().int().min(1).max(5_000).default(1), 'page'), limit: told(z.coerce.number().int().min(1).max(100).default(20), 'limit') }
export const reading = { language: told(langShape.optional(), 'language') }

/** The frame of every list. */
export const listOf = <Item extends z.ZodType>(item: Item) => ({ items: z.array(item), total: told(z.int(), 'total'), page: told(z.int(), 'page'), limit: told(z.int(), 'limit') })

const variantOf = (variant: Variant, rev: number) => ({ text: variant.body, origin: variant.origin, stale: variant.ofRev < rev, at: new Date(variant.at).toISOString(), model: variant.model })

/** A text in every language that it has, or as read in one. */
export function textOut({ source, rev, variants }: Text, language?: Lang): z.input<typeof textShape> {
  const only = language && readText({ source, rev, variants }, language).lang
  const out = (lang: Lang) => (variants[lang] && (!only || only === lang) ? variantOf(variants[lang], rev) : undefined)
  return { source, zh: out('zh'), en: out('en') }
}

export const nameOut = ({ zh, en }: Name): z.input<typeof nameShape> => ({ zh, en })
export const instantOut = (at: Date | null | undefined): string | undefined => at?.toISOString()
export const idOut = showId
