import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Actor, system } from '../core/actor.ts'
import { isFailure } from '../core/failure.ts'
import { addBacker, addTier, addWave, admit, allianceBySlug, allianceKinds, type AllianceKind, askToJoin, createAlliance } from '../modules/alliances/alliances.ts'
import type { Db } from '../platform/database.ts'
import { projectRoot } from '../platform/root.ts'
import { idAmong } from './organisations.ts'
import { joiningWords } from './words/joining.ts'

const both = z.object({ zh: z.string(), en: z.string() })
const alliance = z.object({
  slug: z.string(),
  kind: z.enum(Object.keys(allianceKinds) as [AllianceKind, ...AllianceKind[]]),
  name: both,
  purpose: both,
  joining: both,
  startsOn: z.iso.date(),
  peopleJoin: z.boolean(),
  secretariats: z.array(z.string()).min(1),
  tiers: z.array(both),
  waves: z.array(z.object({ name: both, onDate: z.iso.date(), /** Those of the first tier. */ council: z.array(z.string()), members: z.array(z.string()) })),
  backers: z.array(z.object({ organisation: z.string(), role: z.enum(['funder', 'supporter', 'observer']), fromOn: z.iso.date(), toOn: z.iso.date().optional() })),
})
type SampleAlliance = z.output<typeof alliance>

const read = async (folder: string): Promise<SampleAlliance[]> => z.array(alliance).parse(JSON.parse(await readFile(join(folder, 'alliances.json'), 'utf8')))

/** Founds the alliances of the exhibition with their members in waves; those that are there stay as they are. Gives how many there are. */
export async function foundAlliances(db: Db, now: Date, organisations: ReadonlyMap<string, string>, people: ReadonlyMap<string, Actor>, folder = join(projectRoot, 'samples')): Promise<number> {
  const actor = system(now)
  const alliances = await read(folder)
  for (const one of alliances) {
    const there = await allianceBySlug(db, actor, one.slug).then(() => true, (error: unknown) => (isFailure(error, 'missing') ? false : Promise.reject(error)))
    if (!there) await found(db, actor, one, organisations)
  }
  await applyToJoin(db, alliances, people)
  return alliances.length
}

async function found(db: Db, actor: Actor, one: SampleAlliance, organisations: ReadonlyMap<string, string>): Promise<void> {
  const { slug, kind, name, purpose, joining, startsOn, peopleJoin, secretariats, tiers, waves, backers } = one
  const [first, ...others] = secretariats.map((each) => idAmong(organisations, each))
  const allianceId = await createAlliance(db, actor, { slug, kind, name, purpose, joining, startsOn, peopleJoin, visibility: 'public', lang: 'zh', secretariatId: first!, sample: true })
  for (const organisationId of others) await addBacker(db, actor, { allianceId, organisationId, role: 'secretariat', fromOn: startsOn })
  const tierIds: string[] = []
  for (const tier of tiers) tierIds.push(await addTier(db, actor, { allianceId, lang: 'zh', name: tier }))
  for (const wave of waves) {
    const waveId = await addWave(db, actor, { allianceId, lang: 'zh', name: wave.name, onDate: wave.onDate })
    for (const [tierId, members] of [[tierIds[0], wave.council], [tierIds[1], wave.members]] as const) {
      for (const member of members) await admit(db, actor, { allianceId, party: { organisationId: idAmong(organisations, member) }, waveId, tierId, fromOn: wave.onDate })
    }
  }
  for (const { organisation, ...backer } of backers) await addBacker(db, actor, { ...backer, allianceId, organisationId: idAmong(organisations, organisation) })
}

/** One request to join that waits, so that a secretariat's desk shows what it is for. */
async function applyToJoin(db: Db, alliances: readonly SampleAlliance[], people: ReadonlyMap<string, Actor>): Promise<void> {
  const investigator = people.get('isla.renwick@aldermoss.example')
  const open = alliances.find((one) => one.peopleJoin)
  if (!investigator || !open) return
  await askToJoin(db, investigator, await allianceBySlug(db, investigator, open.slug), { message: joiningWords.message }).catch((error: unknown) => {
    // Waiting since an earlier load, or accepted meanwhile.
    if (!isFailure(error, 'conflict')) throw error
  })
}
