import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { contentSchema, type Content, type ListingKind } from '../modules/listings/content.ts'
import { organisationKinds } from '../modules/people/words/kinds.ts'
import { projectRoot } from '../platform/root.ts'

const name = z.object({ zh: z.string(), en: z.string() })

const organisation = z.object({
  slug: z.string(),
  kind: z.enum(Object.keys(organisationKinds) as [keyof typeof organisationKinds, ...(keyof typeof organisationKinds)[]]),
  names: name,
  country: z.string(),
  region: z.string(),
  city: name,
  about: z.object({ zh: z.string().optional(), en: z.string().optional() }),
})

const listing = contentSchema.extend({
  externalId: z.string(),
  organisation: z.string(),
  /** The park or broker that publishes for it under a mandate. */
  publisher: z.string().optional(),
  /** Languages whose text tells an older state of the source. */
  stale: z.array(z.enum(['zh', 'en'])).default([]),
  visibility: z.enum(['public', 'signed_in']).default('public'),
  nameWithheld: z.boolean().default(false),
  excludedCountries: z.array(z.string()).default([]),
  confidential: z.object({ zh: z.string().optional(), en: z.string().optional() }).optional(),
})

export type SampleOrganisation = z.output<typeof organisation>
export type SampleListing = Omit<z.output<typeof listing>, keyof Content> & { kind: ListingKind; area: string; content: Content }

/** The whole sample exhibition, in the order of its folders. */
export type Exhibition = { organisations: SampleOrganisation[]; listings: SampleListing[] }

/** Reads `samples/<area>/{organisations,offers,needs,expertise,facilities}.json`. Throws with the file's name when one is not as it should be. */
export async function readExhibition(folder = join(projectRoot, 'samples')): Promise<Exhibition> {
  const areas = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort()
  const exhibition: Exhibition = { organisations: [], listings: [] }
  // After the offers and needs of every area: a listing's place decides how old it is.
  const further: SampleListing[] = []
  for (const area of areas) {
    const read = async <T>(file: string, shape: z.ZodType<T>): Promise<T[]> => {
      const parsed = z.array(shape).safeParse(JSON.parse(await readFile(join(folder, area, file), 'utf8')))
      if (!parsed.success) throw new Error(`samples/${area}/${file}: ${z.prettifyError(parsed.error)}`)
      return parsed.data
    }
    exhibition.organisations.push(...(await read('organisations.json', organisation)))
    for (const [file, kind] of [['offers.json', 'offer'], ['needs.json', 'need'], ['expertise.json', 'expertise'], ['facilities.json', 'facility']] as const) {
      const found = await read(file, listing)
      const listings = kind === 'offer' || kind === 'need' ? exhibition.listings : further
      listings.push(...found.map(({ source, texts, origins, facts, ...rest }): SampleListing => ({ ...rest, kind, area, content: { source, texts, origins, facts } })))
    }
  }
  exhibition.listings.push(...further)
  return exhibition
}
