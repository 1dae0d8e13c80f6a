import { mkdir } from 'node:fs/promises'
import { system } from '../core/actor.ts'
import type { SignIn } from '../modules/people/people.ts'
import type { Db } from '../platform/database.ts'
import { foundAlliances } from './alliances.ts'
import { announceCalls } from './calls.ts'
import { cooperate } from './cooperation.ts'
import { enliven } from './event-life.ts'
import { holdEvents } from './events.ts'
import { readExhibition } from './exhibition.ts'
import { publishListings } from './listings.ts'
import { foundOrganisations, grantMandates } from './organisations.ts'
import { enrolCast, passwordsIn } from './people.ts'
import { openRooms } from './rooms.ts'
import { stirUp } from './stir.ts'

export type LoadedSamples = { organisations: number; offers: number; needs: number; people: number }

/**
 * Loads the sample exhibition through the faces, as the platform itself: organisations, mandates, people, listings with
 * their history, and a little life between them. What is there already stays, so that a load that was cut short may be
 * done again. The sign-ins go to `samples.json` of the data folder.
 */
export async function loadSamples(db: Db, signIn: SignIn, dataFolder: string, folder?: string): Promise<LoadedSamples> {
  const now = signIn.clock()
  await mkdir(dataFolder, { recursive: true })
  const exhibition = await readExhibition(folder)
  const organisations = await foundOrganisations(db, now, exhibition.organisations)
  const people = await enrolCast(db, system(now), signIn, await passwordsIn(dataFolder), organisations)
  const mandates = await grantMandates(db, now, exhibition, organisations)
  const actors = [...people.values()]
  const listings = await publishListings(db, exhibition.listings, { now, organisations, mandates, people: actors })
  await foundAlliances(db, now, organisations, people, folder)
  await stirUp(db, now, { people, listings })
  const stage = { db, now, signIn, organisations, people, listings }
  await openRooms(stage, folder)
  await announceCalls(stage, folder)
  await cooperate(stage, folder)
  await holdEvents(stage, folder)
  await enliven(stage, folder)
  const count = (kind: string) => exhibition.listings.filter((one) => one.kind === kind).length
  return { organisations: organisations.size, offers: count('offer'), needs: count('need'), people: people.size }
}
