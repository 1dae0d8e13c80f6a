import { type Actor, system } from '../../src/core/actor.ts'
import { foundBody, seatPerson } from '../../src/modules/alliances/bodies/bodies.ts'
import { addMember, createSpace } from '../../src/modules/spaces/spaces.ts'
import type { Db } from '../../src/platform/database.ts'
import { actorOf, longAgo, makeActor, makeOrganisation } from './people.ts'

let made = 0

/** An alliance run by one university, with members beside it: an officer of each, and somebody from outside. */
export type Circle = { allianceId: string; slug: string; secretary: Actor; officers: Actor[]; memberIds: string[]; outsider: Actor; at: Date }

export async function makeCircle(db: Db, facts: Partial<{ members: number; at: Date; visibility: 'public' | 'space' }> = {}): Promise<Circle> {
  const at = facts.at ?? new Date()
  const hostId = await makeOrganisation(db)
  const slug = `circle-${(made += 1)}`
  const allianceId = await createSpace(db, system(longAgo), { kind: 'alliance', slug, lang: 'en', name: `Circle ${made}`, visibility: facts.visibility, hostId })
  const memberIds: string[] = []
  const officers: Actor[] = []
  for (let n = 0; n < (facts.members ?? 3); n += 1) {
    const organisationId = await makeOrganisation(db, { country: n % 2 ? 'CN' : 'GB' })
    await addMember(db, system(longAgo), { spaceId: allianceId, party: { organisationId }, role: 'member' })
    memberIds.push(organisationId)
    officers.push(await makeActor(db, { organisationId, role: 'officer', at, lang: n % 2 ? 'zh' : 'en' }))
  }
  return { allianceId, slug, secretary: await makeActor(db, { organisationId: hostId, role: 'officer', at }), officers, memberIds, outsider: await makeActor(db, { role: 'officer', at }), at }
}

/** A committee of the circle: its first officer in the chair, the others members for their organisations. Gives the actors anew. */
export async function makeCommittee(db: Db, circle: Circle): Promise<{ bodyId: string; chair: Actor; members: Actor[] }> {
  const bodyId = await foundBody(db, circle.secretary, { allianceId: circle.allianceId, kind: 'committee', name: { en: 'Committee on batteries' }, remit: { en: 'What the circle does about batteries.' }, lang: 'en' })
  for (const [place, officer] of circle.officers.entries()) {
    await seatPerson(db, circle.secretary, { bodyId, personId: officer.personId, role: place === 0 ? 'chair' : 'member', organisationId: circle.memberIds[place] })
  }
  const [chair, ...members] = await Promise.all(circle.officers.map((one) => actorOf(db, one.personId!, circle.at)))
  return { bodyId, chair: chair!, members }
}
