import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { system } from '../../src/core/actor.ts'
import { newId } from '../../src/core/id.ts'
import { type BulkItem, writeListings } from '../../src/modules/listings/bulk.ts'
import { type Content, contentSchema, type TextBodies } from '../../src/modules/listings/content.ts'
import { exportColumns } from '../../src/modules/listings/columns.ts'
import { type Db, run, sql } from '../../src/platform/database.ts'
import { projectRoot } from '../../src/platform/root.ts'
import { randomFrom } from './random.ts'

const areas = () => readdirSync(join(projectRoot, 'samples'), { withFileTypes: true }).filter((one) => one.isDirectory()).map((one) => one.name)
const read = (area: string, file: string) => JSON.parse(readFileSync(join(projectRoot, 'samples', area, file), 'utf8')) as unknown[]

/** The sample listings of one kind as content. */
const contents = (file: string): Content[] => areas().flatMap((area) => read(area, file)).map((one) => contentSchema.parse(one))

const countries = [['CN', ['CN-JS', 'CN-ZJ', 'CN-SH', 'CN-GD', 'CN-BJ']], ['GB', ['GB-NW', 'GB-LDN', 'GB-SCT', 'GB-EE', 'GB-WLS']]] as const
const kinds = ['university', 'institute', 'enterprise', 'park']

async function organisations(db: Db, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let index = 0; index < count; index += 1) {
    const id = newId()
    const [country, regions] = countries[index % 2]!
    await run(
      db,
      sql`insert into organisation (id, slug, kind, name, country, region, verified_at, trusted_at)
        values (${id}, ${`bench-${index}`}, ${kinds[index % kinds.length]}, ${JSON.stringify({ zh: `基准机构 ${index}`, en: `Benchmark organisation ${index}` })}, ${country}, ${regions[index % regions.length]}, now(), now())`,
    )
    ids.push(id)
  }
  return ids
}

/** Title of one listing, sections of others: as many different listings as wanted, in the words of real ones. */
function recombined(pool: readonly Content[], random: () => number, index: number): Content {
  const pick = () => pool[Math.floor(random() * pool.length)]!
  const base = pool[index % pool.length]!
  const mixed = (lang: 'zh' | 'en'): TextBodies | undefined => {
    const own = base.texts[lang]
    if (!own) return undefined
    const [summary, description] = [pick().texts[lang]?.summary ?? own.summary, pick().texts[lang]?.description ?? own.description]
    return { ...own, title: `${own.title} ${index}`, summary, description }
  }
  return { source: base.source, texts: { zh: mixed('zh'), en: mixed('en') }, facts: { ...base.facts, fields: random() < 0.5 ? base.facts.fields : pick().facts.fields } }
}

/** Fills an empty database with published listings, half offers, half needs, through the faces of the product. */
export async function fill(db: Db, listings: number): Promise<string[]> {
  const random = randomFrom(7)
  const owners = await organisations(db, 60)
  const pools = { offer: contents('offers.json'), need: contents('needs.json') }
  const columns = new Set(exportColumns.map((one) => one.key))
  const size = 200
  for (let from = 0, turn = 0; from < listings; from += size, turn += 1) {
    const kind = turn % 2 === 0 ? 'offer' : 'need'
    const items: BulkItem[] = Array.from({ length: Math.min(size, listings - from) }, (_, at) => ({ externalId: `B-${from + at}`, content: recombined(pools[kind], random, from + at), columns }))
    const outcomes = await writeListings(db, system(new Date()), { ownerId: owners[turn % owners.length]!, kind, publish: true }, items)
    const failed = outcomes.find((one) => one.outcome === 'failed')
    if (failed) throw new Error(`a listing of the benchmark was refused: ${JSON.stringify(failed)}`)
  }
  await run(db, sql`analyze`)
  return owners
}
