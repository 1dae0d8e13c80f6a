import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import pg from 'pg'
import { expect, test } from 'vitest'
import { system } from '../../core/actor.ts'
import { newId } from '../../core/id.ts'
import { freshDatabase } from '../../../test/database.ts'
import { blobsOn } from '../blobs.ts'
import { diskBlobs } from '../blobs/disk.ts'
import { change } from '../change.ts'
import { type Db, row, rows, run, sql, transaction } from '../database.ts'
import { enqueue } from '../queue.ts'
import { restore } from './restore.ts'
import { tablesOf } from './tables.ts'
import { backUp } from './write.ts'

const folder = mkdtempSync(join(tmpdir(), 'qiao-backup-'))
const house = (name: string) => {
  const dataFolder = join(folder, name)
  mkdirSync(dataFolder)
  return { dataFolder, blobs: blobsOn(diskBlobs(join(dataFolder, 'files'))) }
}
const { db, url } = await freshDatabase()
const from = house('from')
writeFileSync(join(from.dataFolder, 'sign-in.secret'), 'a secret of more than thirty-two characters')

const nasty = 'tab\t, line\n, backslash \\N \\., 桥 𠮷, quote " \' and \u0001'
await fillWorld()

/** A little of everything that is hard to copy: awkward text, arrays, references in a circle, rows that may not change. */
async function fillWorld(): Promise<void> {
  const [personId, organisationId, listingId, revisionId, spaceId] = Array.from({ length: 5 }, () => newId())
  await run(db, sql`insert into person (id, name, email) values (${personId}, ${JSON.stringify({ en: nasty, zh: '桥' })}, 'a@example.org')`)
  await run(db, sql`insert into organisation (id, slug, kind, name, country) values (${organisationId}, 'one', 'park', '{"en":"One"}', 'GB')`)
  await run(db, sql`insert into organisation (id, slug, kind, name, country, merged_into) values (${newId()}, 'two', 'park', '{"en":"Two"}', 'GB', ${organisationId})`)
  await run(db, sql`insert into space (id, kind, slug, name) values (${spaceId}, 'event', 'week', '{"source":"en","rev":1,"variants":{"en":{"body":"Week","origin":"author","ofRev":1}}}')`)
  await transaction(db, async (tx) => {
    await run(
      tx,
      sql`insert into listing (id, reference, kind, owner_id, publisher_id, source_lang, state, audience_spaces, live_revision_id, published_at, expires_at)
          values (${listingId}, 'N-1', 'need', ${organisationId}, ${organisationId}, 'en', 'published', array[${spaceId}]::uuid[], ${revisionId}, now(), now() + interval '1 day')`,
    )
    await run(tx, sql`insert into listing_revision (id, listing_id, number, source_lang, text_rev, completeness, digest) values (${revisionId}, ${listingId}, 1, 'en', 1, 5, sha256('x'))`)
    await run(tx, sql`insert into listing_variant (id, revision_id, lang, field, body, origin, of_rev) values (${newId()}, ${revisionId}, 'en', 'title', ${nasty}, 'author', 1)`)
  })
  const { sha256, bytes } = await from.blobs.put(Buffer.from('the bytes of a file'))
  await run(db, sql`insert into blob (sha256, bytes, media_type) values (decode(${sha256}, 'hex'), ${bytes}, 'text/plain')`)
  await change(db, system(new Date()), { verb: 'test.made', object: { type: 'test', id: newId() }, related: [newId(), newId()] }, (tx) => enqueue(tx, 'notice', { n: 1 }, { key: 'once' }))
  await run(db, sql`insert into notice (id, person_id, kind, object_type, object_id, about) select gen_random_uuid(), ${personId}, 'k' || n, 'test', gen_random_uuid(), jsonb_build_object('text', repeat('桥', 300)) from generate_series(1, 12000) n`)
}

/** A digest of every table, rows in any order, without what is made anew. */
async function digests(of: Db): Promise<Record<string, string>> {
  const client = await (of.$client as pg.Pool).connect()
  try {
    const tables = await tablesOf(client)
    const sums: Record<string, string> = {}
    for (const { name, select } of tables) {
      const { rows: found } = await client.query<{ sum: string }>(`select count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' order by t::text)), '') as sum from (${select}) t`)
      sums[name] = found[0]?.sum ?? ''
    }
    return sums
  } finally {
    client.release()
  }
}

for (const name of ['whole.tar', 'whole.tar.gz']) {
  test(`${name}: everything comes back, and stays guarded`, async () => {
    const file = join(folder, name)
    const made = await backUp({ url, ...from, file, at: new Date() })
    expect(made.rows['public.notice']).toBe(12_000)
    expect(execFileSync('tar', ['-tf', file], { encoding: 'utf8' }).trim().split('\n').at(-1)).toBe('manifest.json')
    const target = await freshDatabase()
    const to = house(`to-${name}`)
    expect(await restore({ url: target.url, ...to, file })).toEqual(made)
    expect(await digests(target.db)).toEqual(await digests(db))
    expect(readFileSync(join(to.dataFolder, 'sign-in.secret'), 'utf8')).toBe('a secret of more than thirty-two characters')
    const blob = await row<{ sha256: string }>(target.db, sql`select encode(sha256, 'hex') as sha256 from blob`)
    expect((await buffer(await to.blobs.get(blob!.sha256))).toString()).toBe('the bytes of a file')
    await expect(rows(target.db, sql`delete from activity`)).rejects.toThrow('append-only')
    await expect(rows(target.db, sql`update listing_revision set number = 2`)).rejects.toThrow('frozen')
    await expect(restore({ url: target.url, ...to, file })).rejects.toThrow('not empty')
  })
}

test('what is written meanwhile is not half in it', async () => {
  const file = join(folder, 'busy.tar')
  let stop = false
  const writing = (async () => {
    while (!stop) await change(db, system(new Date()), { verb: 'test.pair', object: { type: 'pair', id: newId() } }, async (tx) => void (await run(tx, sql`insert into setting (name, value) values (${newId()}, '1')`)))
  })()
  await new Promise((resolve) => setTimeout(resolve, 100))
  await backUp({ url, ...from, file, at: new Date() })
  stop = true
  await writing
  const target = await freshDatabase()
  await restore({ url: target.url, ...house('to-busy'), file })
  const counts = await row<{ settings: number; deeds: number }>(target.db, sql`select (select count(*) from setting) as settings, (select count(*) from activity where object_type = 'pair') as deeds`)
  expect(counts!.settings).toBe(counts!.deeds)
  expect(counts!.settings).toBeGreaterThan(0)
})

test('a damaged, cut or foreign file is refused and changes nothing', async () => {
  const file = join(folder, 'sound.tar')
  await backUp({ url, ...from, file, at: new Date() })
  await expect(backUp({ url, ...from, file, at: new Date() })).rejects.toThrow('is there already')
  const bytes = readFileSync(file)
  const target = await freshDatabase()
  const to = house('to-damaged')
  const tried = async (name: string, content: Buffer) => {
    writeFileSync(join(folder, name), content)
    await expect(restore({ url: target.url, ...to, file: join(folder, name) })).rejects.toThrow(/is not a whole Qiao backup/)
  }
  const altered = Buffer.from(bytes)
  const place = altered.indexOf('example.org')
  altered.write('exemple.org', place)
  await tried('altered.tar', altered)
  await tried('cut.tar', bytes.subarray(0, bytes.length - 6_000))
  await tried('half.tar', bytes.subarray(0, bytes.length >> 1))
  await tried('other.tar', Buffer.from('not a tar at all'.repeat(100)))
  await tried('empty.tar', Buffer.alloc(0))
  const [{ n } = { n: -1 }] = await rows<{ n: number }>(target.db, sql`select count(*) as n from person`)
  expect(n).toBe(0)
  await run(target.db, sql`insert into migration (number, name, checksum) values (9999, '9999_later.sql', 'x')`)
  await expect(restore({ url: target.url, ...to, file })).rejects.toThrow('9999_later.sql')
})

test('a file that the store has lost is named, and the rest is kept', async () => {
  const gone = '2'.repeat(64)
  await run(db, sql`insert into blob (sha256, bytes, media_type) values (decode(${gone}, 'hex'), 5, 'text/plain')`)
  const file = join(folder, 'lost.tar')
  expect((await backUp({ url, ...from, file, at: new Date() })).lost).toEqual([gone])
  const target = await freshDatabase()
  expect((await restore({ url: target.url, ...house('to-lost'), file })).files).toBe(1)
})

test('no table has a sequence, whose place a copy of rows would lose', async () => {
  expect(await rows(db, sql`select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'S' and n.nspname in ('public', 'pgboss')`)).toEqual([])
})
