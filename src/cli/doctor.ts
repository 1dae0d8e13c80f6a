import { createHash } from 'node:crypto'
import { Command } from 'commander'
import { invariants as activityInvariants } from '../modules/activity/invariants.ts'
import { invariants as agreementInvariants } from '../modules/agreements/invariants.ts'
import { invariants as bodyInvariants } from '../modules/alliances/bodies/invariants.ts'
import { invariants as bookingInvariants } from '../modules/bookings/invariants.ts'
import { invariants as callInvariants } from '../modules/calls/invariants.ts'
import { invariants as dealInvariants } from '../modules/deals/invariants.ts'
import { invariants as meetingInvariants } from '../modules/events/meetings/invariants.ts'
import { invariants as liveInvariants } from '../modules/events/live/invariants.ts'
import { invariants as eventInvariants } from '../modules/events/invariants.ts'
import { invariants as listingInvariants } from '../modules/listings/invariants.ts'
import { invariants as projectInvariants } from '../modules/projects/invariants.ts'
import { invariants as releaseInvariants } from '../modules/listings/release/invariants.ts'
import { invariants as newsInvariants } from '../modules/news/invariants.ts'
import { invariants as peopleInvariants } from '../modules/people/invariants.ts'
import { invariants as privacyInvariants } from '../modules/privacy/invariants.ts'
import { invariants as spaceInvariants } from '../modules/spaces/invariants.ts'
import { invariants as vocabularyInvariants } from '../modules/vocabularies/invariants.ts'
import { type Blobs, openBlobs } from '../platform/blobs.ts'
import { type Db, rows, sql } from '../platform/database.ts'
import { type Invariant, mostNamed } from '../platform/invariant.ts'
import { doctorWords as words } from './messages/doctor.ts'
import { speak, withDatabase } from './terminal.ts'

/** What the modules say must hold, in the order of docs/invariants.md. */
export const invariants: readonly Invariant[] = [...activityInvariants, ...peopleInvariants, ...spaceInvariants, ...listingInvariants, ...dealInvariants, ...bodyInvariants, ...vocabularyInvariants, ...privacyInvariants, ...releaseInvariants, ...newsInvariants, ...agreementInvariants, ...callInvariants, ...projectInvariants, ...eventInvariants, ...bookingInvariants, ...meetingInvariants, ...liveInvariants].sort((a, b) => a.number - b.number)

type Check = Omit<Invariant, 'number'> & { number?: number }
export type Verdict = { number?: number; title: Invariant['title']; violations: string[] }

/** Beside the invariants: every blob is there with the bytes of its name, and no job has used up its tries. */
const upkeep = (blobs: Blobs): Check[] => [
  { title: words.files, violations: (db) => lostFiles(db, blobs) },
  {
    title: words.queue,
    violations: async (db) => (await rows<{ name: string; id: string }>(db, sql`select name, id from pgboss.job where state = 'failed' order by created_on desc limit ${mostNamed}`)).map((one) => `${one.name} ${one.id}`),
  },
]

async function lostFiles(db: Db, blobs: Blobs): Promise<string[]> {
  const lost: string[] = []
  for (const { sha256 } of await rows<{ sha256: string }>(db, sql`select encode(sha256, 'hex') as sha256 from blob order by 1`)) {
    if (lost.length === mostNamed) break
    if (!(await isWhole(blobs, sha256))) lost.push(`file ${sha256}`)
  }
  return lost
}

async function isWhole(blobs: Blobs, sha256: string): Promise<boolean> {
  try {
    const digest = createHash('sha256')
    for await (const chunk of await blobs.get(sha256)) digest.update(chunk as Buffer)
    return digest.digest('hex') === sha256
  } catch {
    return false
  }
}

/** Runs every check and gives what it found. */
export async function examine(db: Db, blobs: Blobs): Promise<Verdict[]> {
  const verdicts: Verdict[] = []
  for (const { number, title, violations } of [...invariants, ...upkeep(blobs)]) verdicts.push({ number, title, violations: await violations(db) })
  return verdicts
}

function tell({ number, title, violations }: Verdict): string {
  const named = number === undefined ? speak(title) : speak(words.numbered, { number, title: speak(title) })
  const line = speak(violations.length === 0 ? words.holds : words.broken, { title: named })
  return [line, ...violations.map((one) => `          ${one}`)].join('\n')
}

/** `qiao doctor`: exit status 1 when something that must hold does not. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description(speak(words.about))
    .option('--json', speak(words.json))
    .action(({ json }: { json?: boolean }) =>
      withDatabase(async ({ db, config }) => {
        const verdicts = await examine(db, openBlobs(config))
        const bad = verdicts.filter((one) => one.violations.length > 0).length
        if (bad > 0) process.exitCode = 1
        const closing = bad === 0 ? speak(words.sound, { count: verdicts.length }) : speak(words.unsound, { count: bad })
        process.stdout.write(json ? `${JSON.stringify(verdicts)}\n` : `${[...verdicts.map(tell), '', closing].join('\n')}\n`)
      }),
    )
}
