import type { Actor } from '../core/actor.ts'
import type { Db } from '../platform/database.ts'

export type Stage = { people: ReadonlyMap<string, Actor>; listings: ReadonlyMap<string, string> }

/** A little life between the samples. */
export async function stirUp(_db: Db, _now: Date, _stage: Stage): Promise<void> {}
