import type { Db } from '../../platform/database.ts'
import { addressMark, idBehindMark } from '../../platform/instance-key.ts'

export { instanceKey as doorKey, markOf } from '../../platform/instance-key.ts'

/** Whose page an address leads to. */
export type Door = 'problem' | 'enquiry' | 'complaint'

/** The unguessable address of a thing of a door. */
export const tokenFor = (key: Buffer, door: Door, id: string): string => addressMark(key, door, id)

/** The id behind an address. @throws Failure missing */
export const idBehind = (db: Db, door: Door, token: string): Promise<string> => idBehindMark(db, door, token)
