// What a list of many cases and a long timeline cost: `node bench/run.mjs cases [--cases N] [--messages N] [--rounds N] [--commits N] [--only list,room] [--profile FOLDER]`,
// each kind of page in forty addresses where it has so many; with `--commits` beside so many commits a second, which end all that is kept.
import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { newId, showId } from '../../src/core/id.ts'
import { openSignIn, signInSecret } from '../../src/modules/people/sign-in.ts'
import { openPool, rows, run, sql } from '../../src/platform/database.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { startPostgres } from '../../src/platform/postgres.ts'
import { projectRoot } from '../../src/platform/root.ts'
import { cpuOfTree } from '../hall/cpu.ts'
import { fill } from '../hall/exhibition.ts'
import { fire, percentile } from '../hall/load.ts'

const { values: options } = parseArgs({ options: { cases: { type: 'string', default: '10000' }, messages: { type: 'string', default: '5000' }, rounds: { type: 'string', default: '3000' }, port: { type: 'string', default: '4269' }, only: { type: 'string' }, profile: { type: 'string' }, commits: { type: 'string', default: '0' } } })
const [cases, messages, rounds, port, commits] = [Number(options.cases), Number(options.messages), Number(options.rounds), Number(options.port), Number(options.commits)]
const addresses = 40
const folder = mkdtempSync(join(tmpdir(), 'qiao-bench-'))
const stages = ['interest', 'accepted', 'screened', 'nda', 'scoping', 'negotiating', 'agreed', 'delivering', 'completed', 'expired']

const database = await startPostgres(folder, () => undefined)
const { db, close } = openPool(database.url, 4)
try {
  await migrate(database.url, join(projectRoot, 'db/migrations'))
  await fill(db, 300)
  const [own, person, token, longest] = [newId(), newId(), randomBytes(24).toString('base64url'), newId()]
  await run(db, sql`insert into organisation (id, slug, kind, name, country, verified_at) values (${own}, 'many-cases', 'university', '{"en":"Many Cases University","zh":"多例大学"}', 'CN', now())`)
  await run(db, sql`insert into person (id, name, email, email_verified, country) values (${person}, '{"en":"Reader"}', 'reader@bench.example', true, 'CN')`)
  await run(db, sql`insert into affiliation (id, person_id, organisation_id, role) values (${newId()}, ${person}, ${own}, 'officer')`)
  await run(db, sql`insert into sign_in_session (id, token, user_id, expires_at) values (${newId()}, ${token}, ${person}, now() + interval '30 days')`)
  for (const table of ['deal', 'deal_party', 'deal_listing']) await run(db, sql`alter table ${sql.identifier(table)} disable trigger user`)
  await run(
    db,
    sql`create temporary table made as select case when n = 1 then ${longest}::uuid else gen_random_uuid() end as id, n, case when n = 1 then 'accepted' else (${sql.param(stages)}::text[])[1 + n % ${stages.length}] end as stage,
          now() - n * interval '37 minutes' as at, l.id as listing_id, l.live_revision_id as revision_id, l.owner_id
        from generate_series(1, ${cases}) n join (select id, live_revision_id, owner_id, row_number() over (order by id) as place from listing where live_revision_id is not null) l on l.place = 1 + n % 250`,
  )
  await run(db, sql`insert into deal (id, reference, stage, sentence, lang, contact, opened_at, opened_by, owner_id, owner_organisation, due_on, moved_at, last_at) select id, 'D-' || n, stage, 'We would like to try it.', 'en', 'Dr Lin', at, ${person}, ${person}, ${own}, (now() + (n % 60 - 20) * interval '1 day')::date, at, at from made`)
  await run(db, sql`insert into deal_party (id, deal_id, organisation_id, place, side, role, person_id, accepted_at, joined_at, stage, last_at) select gen_random_uuid(), id, ${own}, 0, 'asks', 'solver', ${person}::uuid, at, at, stage, at from made`)
  await run(db, sql`insert into deal_party (id, deal_id, organisation_id, place, side, role, accepted_at, joined_at, stage, last_at) select gen_random_uuid(), id, owner_id, 1, 'answers', 'enterprise', at, at, stage, at from made`)
  await run(db, sql`insert into deal_listing (deal_id, place, listing_id, revision_id) select id, 0, listing_id, revision_id from made`)
  await run(db, sql`insert into deal_stage (id, deal_id, stage, version, at) select gen_random_uuid(), id, 'interest', 1, at from made`)
  for (const table of ['deal', 'deal_party', 'deal_listing']) await run(db, sql`alter table ${sql.identifier(table)} enable trigger user`)
  const thread = newId()
  await run(db, sql`insert into thread (id, object_type, object_id) values (${thread}, 'deal', ${longest})`)
  await run(db, sql`insert into message (id, thread_id, author_id, organisation_id, lang, body, at) select gen_random_uuid(), ${thread}, ${person}, ${own}, 'en', 'Message ' || n || ' of a long talk about linings and their lives.', now() - (${messages} - n) * interval '1 minute' from generate_series(1, ${messages}) n`)
  await run(db, sql`vacuum analyze`)

  const { pool, close: closeOne } = openPool(database.url, 1)
  const cookie = openSignIn({ pool, url: 'http://127.0.0.1', secret: await signInSecret(folder), clock: () => new Date(), sendMail: async () => undefined }).cookieFor(token)
  const env = { ...process.env, NODE_ENV: 'production', PORT: String(port), QIAO_DATA: folder, DATABASE_URL: database.url, QIAO_SAMPLES: 'none', QIAO_LOG: 'error' }
  const server = fork(join(projectRoot, 'dist/main.js'), [], { env, execArgv: ['--max-semi-space-size=32', ...(options.profile ? ['--cpu-prof', `--cpu-prof-dir=${options.profile}`] : [])] })
  while (!(await fetch(`http://127.0.0.1:${port}/readyz`).then((answer) => answer.ok, () => false))) await pause(50)
  await pause(3_000)
  const places = await rows<{ at: string; id: string }>(db, sql`select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, id from message where thread_id = ${thread} and id in (select id from (select id, row_number() over (order by at) as place from message where thread_id = ${thread}) m where place % ${Math.max(1, Math.floor(messages / addresses))} = 0) order by at`)
  const cursors = places.map(({ at, id }) => encodeURIComponent(`${at}~${showId(id)}`))
  const inPages = (path: string) => Array.from({ length: addresses }, (_, place) => `${path}${path.includes('?') ? '&' : '?'}page=${place + 2}`)
  const room = `/en/deals/${showId(longest)}`
  const pages: Record<string, readonly string[]> = {
    hall: Array.from({ length: 10 }, (_, place) => `/en/hall?page=${place + 2}`), list: inPages('/en/desk/deals'), waiting: ['/en/desk/deals'], board: ['/en/desk/deals?view=board'], stage: inPages('/en/desk/deals?stage=scoping'), overdue: inPages('/en/desk/deals?state=overdue'),
    room: [room], older: cursors.map((cursor) => `${room}?before=${cursor}`), since: [`${room}/since?after=${encodeURIComponent(`${new Date().toISOString()}~${showId(places.at(-1)!.id)}`)}`],
  }
  const committing = commits > 0 ? setInterval(() => void run(db, sql`update organisation set city = city where id = ${own}`), 1000 / commits) : undefined
  process.stdout.write(`Cases: ${cases} of one organisation, a timeline of ${messages} messages; CPU of server and database per request${commits > 0 ? `, beside ${commits} commits a second` : ''}\n`)
  const figures: Record<string, unknown> = { cases, messages, commits }
  for (const [name, paths] of Object.entries(pages).filter(([name]) => !options.only || options.only.split(',').includes(name))) {
    const shots = Array.from({ length: rounds }, (_, place) => ({ path: paths[place % paths.length]!, cookie }))
    await fire(port, shots, 8)
    const before = [cpuOfTree(server.pid!), cpuOfTree(database.pid)] as const
    const result = await fire(port, shots, 8)
    const [inServer, inDatabase] = [cpuOfTree(server.pid!) - before[0], cpuOfTree(database.pid) - before[1]]
    const ms = (seconds: number) => Math.round((seconds / rounds) * 1e5) / 100
    figures[name] = { server: ms(inServer), database: ms(inDatabase), p50: Math.round(percentile(result.ms, 0.5)), bad: result.bad }
    process.stdout.write(`  ${name.padEnd(8)} server ${String(ms(inServer)).padStart(6)} ms  database ${String(ms(inDatabase)).padStart(6)} ms  bad ${result.bad}\n`)
  }
  process.stdout.write(`${JSON.stringify(figures)}\n`)
  clearInterval(committing)
  server.kill('SIGTERM')
  await closeOne()
} finally {
  await close()
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
}
