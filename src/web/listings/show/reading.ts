import { isLang, type Lang, langs, type Origin, otherLang, type Text, type Variant } from '../../../core/text.ts'
import type { TextField } from '../../../modules/listings/content.ts'
import type { ListingPage } from '../../../modules/listings/listings.ts'
import { sectionOrder } from '../messages/sections.ts'

/** How a listing's text is read: in one language, or in both side by side. */
export type View = Lang | 'both'

/** The view that was asked for, else the reader's language, else the one that there is. */
export function viewOf(asked: string | undefined, listing: ListingPage, lang: Lang): View {
  if (asked === 'both' && listing.langs.length > 1) return 'both'
  const wanted = isLang(asked) ? asked : lang
  return listing.langs.includes(wanted) ? wanted : listing.source
}

/** One section as read in one language. `only` marks one that does not exist in the language asked for. */
export type Part = { field: TextField; lang: Lang; body: string; stale: boolean; only: boolean; machine: boolean }

const partOf = (field: TextField, text: Text, lang: Lang): Part => {
  const here = text.variants[lang]
  const chosen = here ? lang : otherLang(lang)
  const variant = here ?? text.variants[chosen]
  return { field, lang: chosen, body: variant?.body ?? '', stale: variant !== undefined && variant.ofRev < text.rev, only: here === undefined, machine: variant?.origin === 'machine' }
}

/** The written sections in reading order. */
export const writtenSections = (listing: ListingPage): { field: TextField; text: Text }[] =>
  sectionOrder[listing.kind].flatMap((field) => {
    const text = listing.texts[field]
    return text ? [{ field, text }] : []
  })

export const partsIn = (listing: ListingPage, lang: Lang): Part[] => writtenSections(listing).map(({ field, text }) => partOf(field, text, lang))

/** Who wrote the text in a language as a whole, and how far behind the original its oldest part is. */
export type Standing = { source: boolean; origin: Origin; stale: boolean; olderBy?: number; /** Some sections are a machine's, others a person's. */ mixed: boolean; model?: string; at?: string }

const rank: Record<Origin, number> = { machine: 0, human: 1, approved: 2, author: 3 }

/** The humblest origin among the sections, so that a machine's part is never passed off as a person's. */
export function standingIn(listing: ListingPage, lang: Lang): Standing | undefined {
  const texts = [listing.texts.title, ...writtenSections(listing).map((one) => one.text)]
  const pairs = texts.flatMap((text) => (text.variants[lang] ? [{ text, variant: text.variants[lang] }] : []))
  const [first] = pairs
  if (!first) return undefined
  const origin = pairs.reduce((low, { variant }) => (rank[variant.origin] < rank[low] ? variant.origin : low), first.variant.origin)
  const behind = pairs.filter(({ text, variant }) => variant.ofRev < text.rev)
  const olderBy = Math.max(0, ...behind.map(({ text, variant }) => ageGap(text, variant)))
  const written = pairs.filter(({ variant }) => variant.origin === 'machine').map(({ variant }) => variant).sort((a, b) => (a.at < b.at ? 1 : -1))
  const mixed = written.length > 0 && written.length < pairs.length
  return { source: lang === listing.source, origin, stale: behind.length > 0, olderBy: olderBy > 0 ? olderBy : undefined, mixed, model: written[0]?.model, at: written[0]?.at }
}

function ageGap(text: Text, variant: Variant): number {
  const source = text.variants[text.source]
  return source ? new Date(source.at).getTime() - new Date(variant.at).getTime() : 0
}

/** Keywords as people typed them, one by one. */
export const keywordsOf = (body: string, separator: RegExp): string[] => body.split(separator).map((one) => one.trim()).filter(Boolean)

export const viewsOf = (listing: ListingPage): View[] => (listing.langs.length > 1 ? [...langs, 'both'] : [])
