import fc from 'fast-check'
import readXlsxFile from 'read-excel-file/node'
import { beforeAll, expect, test } from 'vitest'
import { showId } from '../../src/core/id.ts'
import { commentOn, setTerms, startAgreement } from '../../src/modules/agreements/agreements.ts'
import { sayInDeal } from '../../src/modules/deals/deals.ts'
import { recordPatent } from '../../src/modules/patents/patents.ts'
import { addMilestone, askChange, recordSpend } from '../../src/modules/projects/projects.ts'
import { row, run, sql } from '../../src/platform/database.ts'
import { type Arrangement, openCooperation, type Pair, type Somebody } from './cooperation.ts'
import { numRuns, patience } from './world.ts'

const world = await openCooperation()
const { site, pairs, readers } = world
const { db } = site

async function get(who: Somebody, path: string): Promise<{ status: number; text: string }> {
  const answer = path.startsWith('/api') ? await site.get(path, undefined, who.token ? { authorization: `Bearer ${who.token}` } : {}) : await site.get(path, who.cookie)
  // A workbook says in its cells what a page says in its text.
  if (answer.headers.get('content-type')?.includes('spreadsheet')) return { status: answer.status, text: JSON.stringify(await readXlsxFile(Buffer.from(await answer.arrayBuffer()))) }
  return { status: answer.status, text: (await answer.text()).replaceAll(/name="_key" value="[^"]*"/g, '') }
}

/** The domain's own sentences, written from nothing of the product's. */
const here = (who: Somebody, { gone }: Arrangement): boolean => readers[gone] !== who
const acts = (who: Somebody, world: Arrangement, id: string): boolean => here(who, world) && who.acts.includes(id)
const belongs = (who: Somebody, world: Arrangement, id: string): boolean => here(who, world) && who.of.includes(id)
const sentences = {
  /** The officers of its parties, while these take part. */
  deal: (who: Somebody, world: Arrangement, pair: Pair, place: number) => acts(who, world, pair.second) || (acts(who, world, pair.first) && !world.pairs[place]!.left),
  /** The officers of who drafts it, and of the others once it is shared. */
  agreement: (who: Somebody, world: Arrangement, pair: Pair, place: number) => acts(who, world, pair.first) || (acts(who, world, pair.second) && world.pairs[place]!.shared),
  /** Everybody of its partners. */
  project: (who: Somebody, world: Arrangement, pair: Pair) => belongs(who, world, pair.first) || belongs(who, world, pair.second),
} as const
type Thing = keyof typeof sentences

/** Where each is listed, and its own pages and files. */
const lists: Record<Thing, string[]> = {
  deal: ['/en/desk/deals', '/zh/desk/deals', '/en/desk/deals/export', '/api/v1/deals'],
  agreement: ['/en/desk/agreements', '/zh/desk/agreements', '/api/v1/agreements'],
  project: ['/en/desk/projects', '/zh/desk/projects', '/api/v1/projects'],
}
const alone = {
  deal: ({ deal }: Pair) => [`/en/deals/${showId(deal.id)}`, `/zh/deals/${showId(deal.id)}/screen`, `/en/deals/${showId(deal.id)}/files/${deal.file}`, `/api/v1/deals/${showId(deal.id)}`, `/api/v1/deals/${showId(deal.id)}/messages`, `/en/deals/${showId(deal.id)}/since?after=2026-01-01T00:00:00.000Z~${showId(deal.id)}`],
  agreement: ({ agreement }: Pair) => ['', '/versions', '/versions/1/text', '/versions/1/word', '/schedule'].map((rest) => `/en/agreements/${showId(agreement.id)}${rest}`).concat(`/api/v1/agreements/${showId(agreement.id)}`),
  project: ({ project }: Pair) => [`/en/projects/${showId(project.id)}`, `/zh/projects/${showId(project.id)}/milestones/${project.milestone}/evidence`, `/api/v1/projects/${showId(project.id)}`, `/en/outcomes/${project.outcome}`],
} satisfies Record<Thing, (pair: Pair) => string[]>
/** Places that tell of everything at once. */
const everywhere = ['/en/desk', '/zh/desk', '/en/desk/intellectual-property', '/en/desk/patents', '/en', '/sitemap.xml']

const opened = (status: number): boolean => status < 400

test('in the list ⇔ may be read, of cases, messages, files, agreements, projects and outcomes (invariant 3)', { timeout: patience }, async () => {
  await fc.assert(
    fc.asyncProperty(world.arrangements, fc.nat(readers.length - 1), fc.constantFrom<Thing>('deal', 'agreement', 'project'), fc.nat(1_000), async (arrangement, reading, thing, turn) => {
      await world.arrange(arrangement)
      const who = readers[reading]!
      const told = (name: string) => `${who.name}: ${name} in ${JSON.stringify(arrangement)}`
      const reads = pairs.map((pair, place) => sentences[thing](who, arrangement, pair, place))
      const list = lists[thing][turn % lists[thing].length]!
      const { text } = await get(who, list)
      for (const [place, pair] of pairs.entries()) {
        expect(text.includes(showId(pair[thing].id)) || (list.endsWith('export') && text.includes(pair.deal.reference)), told(`${list} ${pair[thing].word}`)).toBe(reads[place])
        const pages = alone[thing](pair)
        for (const path of [pages[turn % pages.length]!, pages[(turn + 1) % pages.length]!]) {
          const got = await get(who, path)
          expect(opened(got.status) && got.status !== 303, told(path)).toBe(reads[place])
          if (!reads[place]) expect(got.text, told(path)).not.toContain(pair[thing].word)
        }
        const public_ = await get(who, `/en/projects/${showId(pair.project.id)}/public`)
        expect(public_.status, told('public page')).toBe(arrangement.pairs[place]!.agreed === 'both' ? 200 : 404)
        expect(public_.text, told('public page')).not.toMatch(new RegExp(`${pair.project.word}(step|pay)`))
      }
      const anywhere = (await get(who, everywhere[turn % everywhere.length]!)).text
      for (const [place, pair] of pairs.entries()) {
        for (const each of ['deal', 'agreement', 'project'] as const) if (!sentences[each](who, arrangement, pair, place)) expect(anywhere, told(`${everywhere[turn % everywhere.length]} ${each}`)).not.toContain(pair[each].word)
      }
    }),
    { numRuns },
  )
})

/** Who stands outside of the first pair, and who stands outside of a draft that is not shared. */
const strangers = readers.filter((one) => ['visitor', 'stranger', 'moderator', 'organiser', 'administrator', 'officer of Cedar'].includes(one.name))
const beech = readers.find((one) => one.name === 'administrator of Beech')!
const [pair] = pairs as [Pair, Pair]
const asked = [
  ...everywhere, ...Object.values(lists).flat(), ...alone.deal(pair), ...alone.agreement(pair), ...alone.project(pair), `/en/projects/${showId(pair.project.id)}/public`, '/en/figures/platform/all', '/en/figures/platform/all/interest', '/en/figures/platform/all/received', `/en/figures/organisation/${showId(pair.first)}`,
]
const hidden: Record<string, (n: number) => Promise<unknown>> = {
  message: (n) => sayInDeal(db, world.officers.get(pair.first)!, { id: pair.deal.id, body: `Something else, ${n}.` }),
  comment: (n) => commentOn(db, world.officers.get(pair.first)!, { id: pair.agreement.id, body: `Something else, ${n}.` }),
  version: async (n) => {
    const actor = world.officers.get(pair.first)!
    const { version } = (await row<{ version: number }>(db, sql`select version from agreement where id = ${pair.agreement.id}`))!
    await setTerms(db, actor, { id: pair.agreement.id, version, terms: { subject: { en: `Another subject ${n}` } }, governing: 'both', options: [] })
  },
  draft: () => startAgreement(db, world.officers.get(pair.first)!, { type: 'mou', organisationIds: [pair.first, pair.second], forOrganisation: pair.first, subject: { en: 'A second draft' } }),
  milestone: (n) => addMilestone(db, world.officers.get(pair.first)!, { id: pair.project.id, lang: 'en', title: { en: `Step ${n}` }, dueOn: '2026-09-01', responsibleId: pair.first }),
  spend: (n) => recordSpend(db, world.officers.get(pair.second)!, { id: pair.project.id, amount: { minor: n + 1, currency: 'CNY' }, payerId: pair.second, payeeId: pair.first, spentOn: '2026-05-01', about: 'Parts' }),
  change: (n) => askChange(db, world.officers.get(pair.first)!, { id: pair.project.id, lang: 'en', what: { en: `Later, ${n}` } }),
  patent: (n) => recordPatent(db, world.officers.get(pair.first)!, { keptBy: pair.first, number: `CN${100_000_000 + n}B`, title: { en: 'A method' }, lang: 'en', legalStatus: 'granted', checkedOn: '2026-05-01', openLicence: 'none', ownerIds: [] }),
}
/** What the other party of an unshared draft may not notice. */
const ofDraft = ['comment', 'version', 'draft', 'patent']

const everything = async (who: Somebody): Promise<Map<string, string>> => {
  await run(db, sql`delete from rate_limit`)
  const got = new Map<string, string>()
  for (const path of asked) { const { status, text } = await get(who, path); got.set(path, `${status}\n${text}`) }
  return got
}

const before = new Map<string, Map<string, string>>()
beforeAll(async () => {
  await world.arrange({ pairs: pairs.map(() => ({ shared: false, agreed: 'none', left: false })), gone: readers.length })
  for (const who of [...strangers, beech]) before.set(who.name, await everything(who))
}, 120_000)

let told = 0
test('what happens between two parties changes no byte of what others get, nor a draft of what the other party gets (invariant 4)', { timeout: patience }, async () => {
  await world.arrange({ pairs: pairs.map(() => ({ shared: false, agreed: 'none', left: false })), gone: readers.length })
  // The draft first: what the parties share afterwards is theirs to see.
  for (const [names, watching] of [[ofDraft, [beech]], [Object.keys(hidden), strangers]] as const) {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...names), { minLength: 2, maxLength: 5 }), fc.nat(watching.length - 1), async (happenings, reading) => {
        for (const what of happenings) await hidden[what]!((told += 1)).catch((error: unknown) => { if (!/many|20/.test(String(error))) throw error })
        const who = watching[reading]!
        const now = await everything(who)
        for (const [path, was] of before.get(who.name)!) expect(now.get(path) === was, `${who.name} ${path} after ${happenings.join(', ')}`).toBe(true)
      }),
      { numRuns: Math.ceil(numRuns / 12), endOnFailure: true },
    )
  }
})
