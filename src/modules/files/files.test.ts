import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { openBlobs } from '../../platform/blobs.ts'
import { prepareFile } from './files.ts'

const folder = await mkdtemp(join(tmpdir(), 'qiao-files-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const blobs = openBlobs({ dataFolder: folder, s3: undefined })
const prepare = (name: string, bytes: Uint8Array | string, accepted: 'attachment' | 'table' = 'attachment') => prepareFile(blobs, { name, bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes, accepted })
const refusal = { code: 'invalid', details: { fields: { file: expect.objectContaining({ zh: expect.any(String), en: expect.any(String) }) } } }

const plain = sharp({ create: { width: 60, height: 40, channels: 3, background: '#336699' } })
const photo = await plain.clone().withExif({ IFD0: { Copyright: 'Jane Doe, 12 Mill Lane' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } }).jpeg().toBuffer()
const pdf = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF')

test('a photograph is drawn anew without what its camera wrote', async () => {
  expect(photo.includes('Mill Lane')).toBe(true)
  const stored = await prepare('C:\\fakepath\\现场 photo.JPG', photo)
  expect(stored).toMatchObject({ mediaType: 'image/jpeg', name: '现场 photo.jpg' })
  const kept = await buffer(await blobs.get(stored.sha256))
  expect(kept.includes('Mill Lane')).toBe(false)
  expect((await sharp(kept).metadata()).exif).toBeUndefined()
  expect(await sharp(kept).metadata()).toMatchObject({ width: 60, height: 40 })
})

test('a PDF is kept as it is; other images become WebP', async () => {
  await expect(prepare('data.pdf', pdf)).resolves.toMatchObject({ mediaType: 'application/pdf', bytes: pdf.byteLength, name: 'data.pdf' })
  await expect(prepare('chart.png', await plain.clone().png().toBuffer())).resolves.toMatchObject({ mediaType: 'image/webp', name: 'chart.webp' })
})

test('what only says it is an image or a PDF is refused with a sentence', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  const refused: [string, Uint8Array | string][] = [
    ['a.svg', svg], ['a.png', svg], ['a.html', '<!doctype html><script>alert(1)</script>'], ['a.pdf', '<!doctype html>'], ['a.pdf', photo], ['a.jpg', pdf], ['a.png', 'MZ\u0090'], ['a.png', ''],
    ['a.zip', Buffer.from('504b0304140000000800', 'hex')], ['big.pdf', Buffer.concat([pdf, Buffer.alloc(4 * 1024 * 1024)])],
  ]
  for (const [name, bytes] of refused) await expect(prepare(name, bytes), name).rejects.toMatchObject(refusal)
})

test('an image that unfolds to too many pixels, or is cut off, is refused', async () => {
  const huge = await sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: '#fff' } }).png({ compressionLevel: 9 }).toBuffer()
  expect(huge.byteLength).toBeLessThan(4 * 1024 * 1024)
  await expect(prepare('huge.png', huge)).rejects.toMatchObject(refusal)
  await expect(prepare('cut.jpg', photo.subarray(0, photo.byteLength / 2))).rejects.toMatchObject(refusal)
})

test('tables are taken by their content, whatever else is called one is not', async () => {
  await expect(prepare('a.csv', 'title,text\n泵,一种泵', 'table')).resolves.toMatchObject({ mediaType: 'text/csv' })
  await expect(prepare('a.jsonl', '{"id":1}', 'table')).resolves.toMatchObject({ mediaType: 'application/x-ndjson' })
  await expect(prepare('a.xlsx', 'title,text', 'table')).rejects.toMatchObject(refusal)
  await expect(prepare('a.csv', photo, 'table')).rejects.toMatchObject(refusal)
  await expect(prepare('a.exe', 'x', 'table')).rejects.toMatchObject(refusal)
})
