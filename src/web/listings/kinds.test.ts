import { beforeEach, expect, test } from 'vitest'
import { showId } from '../../core/id.ts'
import { exportRecords } from '../../modules/listings/listings.ts'
import { readRecord } from '../../modules/listings/columns.ts'
import { shippedTerms } from '../../modules/vocabularies/terms.ts'
import { run, sql } from '../../platform/database.ts'
import { openSite } from '../../../test/client.ts'
import { makeListing, someContent } from '../../../test/world/listings.ts'
import { makeActor, makeOrganisation } from '../../../test/world/people.ts'

const site = await openSite()
const { db, room } = site
const universityId = await makeOrganisation(db, { slug: 'river-university', name: { zh: '江河大学', en: 'River University' }, trusted: true })
const officer = await makeActor(db, { organisationId: universityId, role: 'officer' })
const cookie = await site.as(officer.personId!)

beforeEach(async () => void (await run(db, sql`delete from rate_limit`)))

const team = someContent({
  source: 'en',
  texts: { en: { title: 'Solid electrolyte interfaces group', summary: 'Dendrites in solid electrolytes.', strengths: 'Interfacial dendrites in sulfide solid electrolytes, cryogenic microscopy.', laboratories: 'Ostrava Key Laboratory', team: 'Li Ming leads.' } },
  facts: { expertKind: 'team', laboratoryLevel: 'national', orcid: '0000-0002-1825-0097', workingLanguages: ['zh', 'en'], teamSize: 14, website: 'https://river.example/interfaces', fields: ['energy_storage'], chain: 'batteries', chainLink: 'upstream' },
})
const microscope = someContent({
  source: 'en',
  texts: { en: { title: 'Cryo transmission electron microscope', summary: '300 kV.', measures: 'Lattice spacing to 0.1 nm', accessTerms: 'Open to firms, 900 CNY an hour with an operator.' } },
  facts: { equipmentType: 'equipment', model: 'K4', manufacturers: ['Oldham, Inc.', 'North Optics'], commissionedOn: '2024-03-01', location: 'Building 7', department: 'Materials', doi: '10.1234/tem.7', institutionRef: 'RU-0007', fields: ['sensors'] },
})

const jsonLd = (page: string) => JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? 'null') as Record<string, unknown>

test('a need finds the team beside the offers, the team finds the need, and a facility is found by search alone', async () => {
  const need = await makeListing(db, { kind: 'need', content: someContent({ title: 'Dendrites in solid electrolytes at the interface' }) })
  const expert = await makeListing(db, { kind: 'expertise', ownerId: universityId, content: team })
  const facility = await makeListing(db, { kind: 'facility', ownerId: universityId, content: microscope })
  for (let n = 0; n < 5; n += 1) await makeListing(db, { content: someContent({ title: `Sediment sampler number ${n}` }) })
  await room.matcher.refresh()
  const api = async (path: string) => (await (await site.get(`/api/v1${path}`)).json()) as { items: { id: string; listing?: { id: string; kind: string } }[]; facets?: Record<string, Record<string, number>> }

  const matches = JSON.stringify((await api(`/listings/${showId(need.id)}/matches`)).items)
  expect(matches).toContain(showId(expert.id))
  expect(matches).not.toContain(showId(facility.id))
  expect(JSON.stringify((await api(`/listings/${showId(expert.id)}/matches`)).items)).toContain(showId(need.id))
  expect((await api(`/listings/${showId(facility.id)}/matches`)).items).toEqual([])
  const found = await api('/listings?q=microscopy%20microscope&kind=expertise&kind=facility')
  expect(found.items.map((one) => one.id).sort()).toEqual([showId(expert.id), showId(facility.id)].sort())
  expect(found.facets?.kind?.facility).toBe(1)

  expect((await site.get(`/en/matches/${showId(need.id)}/${showId(expert.id)}`)).status).toBe(200)
  expect((await site.get(`/en/matches/${showId(need.id)}/${showId(facility.id)}`)).status).toBe(404)
  const pageOfTeam = await (await site.get(`/zh/listings/${showId(need.id)}/-/team`)).text()
  expect(pageOfTeam).toContain('Solid electrolyte interfaces group')
  expect(pageOfTeam).toContain('上游')
})

test('each kind has its page, its facts and its place in schema.org; the organisation shows them apart', async () => {
  const expert = await makeListing(db, { kind: 'expertise', ownerId: universityId, content: team })
  const facility = await makeListing(db, { kind: 'facility', ownerId: universityId, content: microscope })
  await room.matcher.refresh()
  const shown = await (await site.get(`/en/listings/${showId(expert.id)}`)).text()
  for (const words of ['Research strengths', 'National key laboratory', 'https://orcid.org/0000-0002-1825-0097', 'Upstream']) expect(shown).toContain(words)
  expect(jsonLd(shown)).toMatchObject({ '@type': 'ResearchOrganization', parentOrganization: { name: 'River University' }, numberOfEmployees: 14 })
  const instrument = await (await site.get(`/zh/listings/${showId(facility.id)}`)).text()
  for (const words of ['开放共享条件', '2024', 'K4', 'https://doi.org/10.1234/tem.7']) expect(instrument).toContain(words)
  expect(jsonLd(instrument)).toMatchObject({ '@type': 'Product', model: 'K4', manufacturer: [{ name: 'Oldham, Inc.' }, { name: 'North Optics' }] })
  const organisation = await (await site.get('/en/organisations/river-university')).text()
  expect(organisation.indexOf('Experts, teams and laboratories')).toBeLessThan(organisation.indexOf('Facilities and instruments'))
  expect(organisation).toContain('Cryo transmission electron microscope')
})

test('with its name withheld nothing tells whose they are, in no page, file or index', async () => {
  const access = { visibility: 'public' as const, audienceOrganisations: [], audienceSpaces: [], excludedCountries: [], nameWithheld: true, openForInterest: true }
  const expert = await makeListing(db, { kind: 'expertise', ownerId: universityId, content: team, access })
  const facility = await makeListing(db, { kind: 'facility', ownerId: universityId, content: microscope, access })
  await room.matcher.refresh()
  for (const id of [expert.id, facility.id]) {
    for (const path of [`/en/listings/${showId(id)}`, `/api/v1/listings/${showId(id)}`]) {
      const text = await (await site.get(path)).text()
      for (const telling of ['River University', '0000-0002-1825-0097', 'river.example', 'RU-0007', '10.1234/tem.7', 'Building 7', 'Ostrava', 'Li Ming']) expect(text, `${path} ${telling}`).not.toContain(telling)
    }
  }
  const { items } = (await (await site.get('/api/v1/listings?q=Ostrava')).json()) as { items: { id: string }[] }
  expect(items.map((one) => one.id)).not.toContain(showId(expert.id))
})

test('begun in the app, kept as typed, published; what is wrong is said', async () => {
  const begun = await site.post('/en/desk/listings', { kind: 'facility', owner: universityId, source: 'en', title: 'Wind tunnel' }, cookie)
  const edit = begun.headers.get('location')!
  const form = await (await site.get(edit, cookie)).text()
  const version = /name="_version" value="(\d+)"/.exec(form)![1]!
  for (const name of ['accessTerms_zh', 'commissionedOn', 'manufacturers', 'chainLink', 'priorities']) expect(form).toContain(`name="${name}"`)
  expect(form).not.toContain('name="trl"')
  const typed = { parts: 'facts', source: 'en', title_en: 'Wind tunnel', summary_en: 'Up to 90 m/s.', accessTerms_en: 'By agreement.', contactEmail: 'tunnel@example.org', equipmentType: 'facility', doi: 'not a doi', chainLink: 'midstream', commissionedOn: '2024-01-01', decommissionedOn: '2020-01-01', manufacturers: 'Oldham, Inc.\nNorth' }
  const id = /listings\/([^/]+)/.exec(edit)![1]!
  const refused = await site.post(`/en/desk/listings/${id}/submission`, { ...typed, _version: version }, cookie)
  const again = await refused.text()
  expect(refused.status).toBe(422)
  expect(again).toContain('value="not a doi"')
  expect(again).toContain('A DOI begins with 10.')
  expect(again).toContain('Choose the industry chain first')
  const next = /name="_version" value="(\d+)"/.exec(again)![1]!
  const sent = await site.post(`/en/desk/listings/${id}/submission`, { ...typed, doi: '10.1234/tunnel', chain: 'aero_engines', decommissionedOn: '', _version: next }, cookie)
  expect(sent.headers.get('location')).toMatch(/^\/en\/listings\//)
  const page = await (await site.get(sent.headers.get('location')!)).text()
  expect(page).toContain('Aircraft and engines · Midstream')
  expect(page).toContain('F-2')
  expect(jsonLd(page)).toMatchObject({ '@type': 'Place', sameAs: 'https://doi.org/10.1234/tunnel' })
})

test('an export reads back as the same content; a file in Chinese words is read', async () => {
  const home = await makeOrganisation(db)
  const actor = await makeActor(db, { organisationId: home, role: 'officer' })
  await makeListing(db, { kind: 'facility', ownerId: home, content: microscope })
  await makeListing(db, { kind: 'expertise', ownerId: home, content: team })
  for await (const record of exportRecords(db, actor)) {
    const { content, problems } = readRecord(record, shippedTerms)
    expect(problems).toEqual({})
    const given = record.title_en!.startsWith('Cryo') ? microscope : team
    expect(content.facts).toEqual(given.facts)
    expect(content.texts.en).toEqual(given.texts.en)
  }
  const { content, problems } = readRecord({ title_zh: '低温电镜', summary_zh: '可用于材料表征', chain: '集成电路', chainLink: '下游', priorities: '人工智能、集成电路', equipmentType: '仪器设备', commissionedOn: '2024年3月1日', orcid: '0000-0002-1825-0097', workingLanguages: '中文、英文', doi: 'https://doi.org/10.1/x' }, shippedTerms)
  expect(content.facts).toMatchObject({ chain: 'integrated_circuits', chainLink: 'downstream', priorities: ['artificial_intelligence', 'integrated_circuits'], equipmentType: 'equipment', commissionedOn: '2024-03-01', workingLanguages: ['zh', 'en'] })
  expect(Object.keys(problems)).toEqual(['doi'])
  const loose = readRecord({ title_en: 'A', chainLink: 'upstream', commissionedOn: '2024-01-01', decommissionedOn: '2020-01-01' }, shippedTerms)
  expect(loose.content.facts.chainLink).toBeUndefined()
  expect(loose.content.facts.decommissionedOn).toBeUndefined()
  expect(Object.keys(loose.problems).sort()).toEqual(['chainLink', 'decommissionedOn'])
})
