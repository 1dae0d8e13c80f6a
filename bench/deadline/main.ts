// What arrives before a call closes: `npm run bench:deadline -- [--submissions N] [--seconds N] [--connections N] [--profile FOLDER]`.
import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { newId, showId } from '../../src/core/id.ts'
import { formById, questionsOf, saveDraft, startSubmission } from '../../src/modules/calls/calls.ts'
import { openSignIn, signInSecret } from '../../src/modules/people/sign-in.ts'
import { openPool, row, run, sql } from '../../src/platform/database.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { startPostgres } from '../../src/platform/postgres.ts'
import { projectRoot } from '../../src/platform/root.ts'
import { fieldOf, valuesOf } from '../../src/web/calls/answers-in.ts'
import { answersTo, makeCall } from '../../test/world/calls.ts'
import { actorOf } from '../../test/world/people.ts'
import { cpuOfTree, residentMb } from '../hall/cpu.ts'
import { percentile } from '../hall/load.ts'

const { values: options } = parseArgs({ options: { submissions: { type: 'string', default: '2000' }, seconds: { type: 'string', default: '20' }, connections: { type: 'string', default: '200' }, profile: { type: 'string' }, port: { type: 'string', default: '4271' } } })
const [count, seconds, connections, port] = [Number(options.submissions), Number(options.seconds), Number(options.connections), Number(options.port)]
const folder = mkdtempSync(join(tmpdir(), 'qiao-bench-'))
const savesEach = 3
/** A megabyte that begins and ends as a PDF does. */
const paper = Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(1_000_000), Buffer.from('\n%%EOF\n')])

type Applicant = { id: string; cookie: string; version: number; paper: boolean }
type Answer = { status: number; ms: number; began: number; body: string; place: string }

const agent = new Agent({ keepAlive: true, maxSockets: connections })
function post(path: string, cookie: string, body: Buffer, type: string): Promise<Answer> {
  const began = Date.now()
  const from = performance.now()
  return new Promise((resolve, reject) => {
    const sent = request({ agent, host: '127.0.0.1', port, path, method: 'POST', headers: { cookie, accept: 'application/json', 'content-type': type, 'content-length': body.length, 'sec-fetch-site': 'same-origin' } }, (answer) => {
      const pieces: Buffer[] = []
      answer.on('data', (piece: Buffer) => pieces.push(piece))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, ms: performance.now() - from, began, body: Buffer.concat(pieces).toString(), place: answer.headers.location ?? '' }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const database = await startPostgres(folder, () => undefined)
const { db, close } = openPool(database.url, 4)
try {
  await migrate(database.url, join(projectRoot, 'db/migrations'))
  const now = new Date()
  const call = await makeCall(db, now, { plain: true })
  const { pool, close: closeOne } = openPool(database.url, 1)
  const signIn = openSignIn({ pool, url: 'http://127.0.0.1', secret: await signInSecret(folder), clock: () => new Date(), sendMail: async () => undefined })
  const form = await formById(db, call.formId)
  const file = questionsOf(form).find((question) => question.kind === 'file')
  if (!file) throw new Error('the form asks for no file')
  const applicants: Applicant[] = []
  let values: Record<string, string | string[]> = {}
  for (let index = 0; index < count; index += 1) {
    const [organisation, person, token] = [newId(), newId(), randomBytes(24).toString('base64url')]
    await run(db, sql`insert into organisation (id, slug, kind, name, country, verified_at) values (${organisation}, ${`applicant-${index}`}, 'university', ${JSON.stringify({ en: `University ${index}` })}, 'GB', now())`)
    await run(db, sql`insert into person (id, name, email, email_verified, country) values (${person}, ${JSON.stringify({ en: `Applicant ${index}` })}, ${`applicant-${index}@bench.example`}, true, 'GB')`)
    await run(db, sql`insert into affiliation (id, person_id, organisation_id, role) values (${newId()}, ${person}, ${organisation}, 'officer')`)
    await run(db, sql`insert into sign_in_session (id, token, user_id, expires_at) values (${newId()}, ${token}, ${person}, now() + interval '30 days')`)
    const actor = await actorOf(db, person, now)
    const id = await startSubmission(db, actor, { callId: call.id, lang: 'en', organisationId: organisation })
    const answers = await answersTo(db, call.formId, organisation)
    values = valuesOf(form, answers) as typeof values
    // Budgets name the applicant as partner: kept now, left alone by what follows.
    const { version } = await saveDraft(db, actor, { id, version: 1, title: `Proposal ${index}`, answers })
    applicants.push({ id, cookie: signIn.cookieFor(token), version, paper: index % 3 === 0 })
  }
  await run(db, sql`vacuum analyze`)
  const env = { ...process.env, NODE_ENV: 'production', PORT: String(port), QIAO_DATA: folder, DATABASE_URL: database.url, QIAO_SAMPLES: 'none', QIAO_LOG: 'error' }
  const server = fork(join(projectRoot, 'dist/main.js'), [], { env, execArgv: ['--max-semi-space-size=32', ...(options.profile ? ['--cpu-prof', `--cpu-prof-dir=${options.profile}`] : [])] })
  while (!(await fetch(`http://127.0.0.1:${port}/readyz`).then((answer) => answer.ok, () => false))) await pause(50)
  await pause(3_000)

  const fields = (title: string, version: number): [string, string][] => [
    ['title', title], ['_version', String(version)],
    ...Object.entries(values).flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, one])),
  ]
  const plain = (pairs: [string, string][]) => Buffer.from(new URLSearchParams(pairs).toString())
  const withPaper = (pairs: [string, string][]) => {
    const edge = 'qiao-bench-edge'
    const head = pairs.map(([name, value]) => `--${edge}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')
    const attached = `--${edge}\r\ncontent-disposition: form-data; name="${fieldOf(file)}"; filename="paper.pdf"\r\ncontent-type: application/pdf\r\n\r\n`
    return { body: Buffer.concat([Buffer.from(head + attached), paper, Buffer.from(`\r\n--${edge}--\r\n`)]), type: `multipart/form-data; boundary=${edge}` }
  }
  const urlencoded = 'application/x-www-form-urlencoded'
  const [saves, sends]: [Answer[], (Answer & { id: string })[]] = [[], []]
  const strange = new Map<string, number>()
  const closesAt = new Date(Date.now() + seconds * 1000)
  await run(db, sql`alter table call_round disable trigger user`)
  await run(db, sql`update call_round set closes_at = ${closesAt} where id = ${call.roundId}`)
  await run(db, sql`alter table call_round enable trigger user`)
  const cpuBefore = [cpuOfTree(server.pid!), cpuOfTree(database.pid)] as const
  const own = process.cpuUsage()
  const began = performance.now()
  let next = 0
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (next < applicants.length) {
        const one = applicants[next++]!
        const path = `/en/submissions/${showId(one.id)}`
        let version = one.version
        for (let save = 1; save <= savesEach; save += 1) {
          const pairs = fields(`Proposal, draft ${save}`, version)
          const { body, type } = one.paper && save === savesEach ? withPaper(pairs) : { body: plain(pairs), type: urlencoded }
          const answer = await post(path, one.cookie, body, type)
          saves.push(answer)
          if (answer.status === 200) version = (JSON.parse(answer.body) as { version: number }).version
          else strange.set(`save ${answer.status} ${answer.body.slice(0, 120)}`, (strange.get(`save ${answer.status} ${answer.body.slice(0, 120)}`) ?? 0) + 1)
        }
        sends.push({ ...(await post(`${path}/sending`, one.cookie, plain([['_version', String(version)]]), urlencoded)), id: one.id })
      }
    }),
  )
  const took = (performance.now() - began) / 1000
  const cpu = [cpuOfTree(server.pid!) - cpuBefore[0], cpuOfTree(database.pid) - cpuBefore[1]] as const
  const { user, system } = process.cpuUsage(own)
  const inTime = sends.filter((one) => one.began < closesAt.getTime())
  const stored = new Set((await db.$client.query<{ id: string }>("select s.id from call_submission s join call_revision r on r.submission_id = s.id where s.call_id = $1 and s.state = 'submitted' and r.frozen_at is not null", [call.id])).rows.map((one) => one.id))
  const papers = (await row<{ n: number }>(db, sql`select count(*)::int as n from call_answer a join call_revision r on r.id = a.revision_id where a.file_id is not null and r.frozen_at is not null`))!.n
  const lost = inTime.filter((one) => !stored.has(one.id))
  for (const one of sends.filter((one) => one.status !== 303)) strange.set(`send ${one.status}`, (strange.get(`send ${one.status}`) ?? 0) + 1)
  const requests = saves.length + sends.length
  const ms = (values: Answer[], share: number) => Math.round(percentile(values.map((one) => one.ms), share))
  process.stdout.write(`${count} submissions over ${connections} connections, ${savesEach} saves each, a megabyte with every third; closing after ${seconds} s\n`)
  process.stdout.write(`  ${Math.round(took * 10) / 10} s, ${Math.round(requests / took)} requests/s, CPU a request: server ${Math.round((cpu[0] / requests) * 1e5) / 100} ms, database ${Math.round((cpu[1] / requests) * 1e5) / 100} ms, the applicants beside them ${Math.round((user + system) / requests / 10) / 100} ms\n`)
  for (const [what, times] of strange) process.stdout.write(`  ${times} × ${what}\n`)
  process.stdout.write(
    `${JSON.stringify({ sent: inTime.length, stored: stored.size, lost: lost.length, afterClosing: sends.length - inTime.length, papers, p50Ms: ms([...saves, ...sends], 0.5), p99Ms: ms([...saves, ...sends], 0.99), sendP99Ms: ms(sends, 0.99), seconds: Math.round(took * 10) / 10, megabytes: Math.round(residentMb(server.pid!)) })}\n`,
  )
  if (lost.length > 0) process.exitCode = 1
  server.kill('SIGTERM')
  await closeOne()
} finally {
  agent.destroy()
  await close()
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
}
