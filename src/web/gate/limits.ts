import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import { type Limit, localLimit, takeOrRefuse } from '../../platform/limits.ts'
import type { Visit } from '../room.ts'
import type { LimitClass } from '../route.ts'
import { addressBlock } from './address.ts'

/** Writes count per account, or per address block where nobody is signed in; reads and live writes only against a flood, per process. */
const limits: Record<Exclude<LimitClass, 'read' | 'live'>, Limit> = {
  write: { hits: 300, seconds: 60 },
  sign_in: { hits: 60, seconds: 300 },
  mail: { hits: 30, seconds: 600 },
  upload: { hits: 60, seconds: 600 },
  door: { hits: 120, seconds: 600 },
  api: { hits: 1200, seconds: 60 },
}

/** One counter of reads for an app: a whole hall may share one address. */
export const readLimit = () => localLimit({ hits: 30_000, seconds: 10 })

export async function holdLimit(c: Visit, kind: LimitClass, reads: ReturnType<typeof localLimit>): Promise<void> {
  const who = c.var.actor.personId ?? addressBlock(c)
  const now = c.var.actor.at
  if (kind === 'read' || kind === 'live') {
    const retryAfter = reads(who, now)
    if (retryAfter > 0) throw new Failure('limited', refusals.tooMany, { retryAfter })
    return
  }
  await takeOrRefuse(c.var.room.db, `${kind}:${who}`, limits[kind], now)
}
