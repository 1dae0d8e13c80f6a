import fc from 'fast-check'
import { execFileSync, spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Lettering } from '../lettering.ts'
import { a4, drawPdfPages } from '../pdf.ts'
import { loadSeal } from './certificate.ts'
import { examinePdf, signPdf } from './signed-pdf.ts'

const folder = mkdtempSync(join(tmpdir(), 'qiao-seal-'))
const at = new Date('2026-11-29T10:00:00Z')
const config = { dataFolder: folder, url: 'https://qiao.example.org', seal: undefined }
const seal = await loadSeal(config, at)
const lettering = new Lettering()
const page = (text: string) => (canvas: Parameters<Parameters<typeof drawPdfPages>[2][number]>[0]) => canvas.text(lettering.lines(text, { size: 12, width: 400 })[0]!, 60, 80, '#000000')
const pdf = await drawPdfPages(lettering, { ...a4, title: 'Agreement', lang: 'en-GB', at }, [page('Kovács Győző 江南大学'), page('Page two')], { name: 'Qiao qiao.example.org', reason: 'Sealed', at })
const signed = await signPdf(pdf, seal)

test('the pair is made once, and of many who make it at once all have the same', async () => {
  const fresh = { ...config, dataFolder: join(folder, 'fresh') }
  const seals = await Promise.all([1, 2, 3].map(() => loadSeal(fresh, at)))
  expect(new Set(seals.map((one) => one.fingerprint)).size).toBe(1)
  expect((await loadSeal(config, new Date())).fingerprint).toBe(seal.fingerprint)
})

test('a signed PDF is whole and names its certificate as PAdES B-B asks', async () => {
  expect(await examinePdf(signed)).toEqual({ state: 'whole', fingerprint: seal.fingerprint, subject: 'Qiao qiao.example.org', baseline: true })
  expect(await examinePdf(Buffer.from(pdf))).toEqual({ state: 'changed' })
  expect(await examinePdf(Buffer.from('%PDF-1.4 nothing'))).toEqual({ state: 'unsigned' })
  expect(await examinePdf(Buffer.from('no PDF at all'))).toEqual({ state: 'unsigned' })
})

test('bytes appended after the signature are told from bytes that were changed', async () => {
  for (const more of ['\n', 'x', '%%EOF', '1 0 obj <</ByteRange [0 1 2 3]>> endobj']) expect((await examinePdf(Buffer.concat([signed, Buffer.from(more)]))).state).toBe('appended')
  expect((await examinePdf(signed.subarray(0, -1))).state).toBe('changed')
})

const contents = signed.indexOf('/Contents <')

test('one changed byte anywhere that the signature covers is found', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(signed.length - 1), fc.integer({ min: 1, max: 255 }), async (place, other) => {
      const changed = Buffer.from(signed)
      changed[place] = changed[place]! ^ other
      const { state } = await examinePdf(changed)
      // What stands around the signed attributes inside the signature is covered by no signature: there the register tells by the file's hash.
      if (state === 'whole') expect(place > contents && place < signed.indexOf('>', contents)).toBe(true)
      else expect(['changed', 'unsigned']).toContain(state)
    }),
    { numRuns: process.env.QIAO_SOAK ? 10_000 : 150 },
  )
})

test('a certificate given by the settings signs too, of either kind of key; a key of another is refused', async () => {
  const text = readFileSync(join(folder, 'seal/seal.pem'), 'utf8')
  const cut = text.indexOf('-----BEGIN PRIVATE KEY')
  const [certificate, key, foreign] = ['given.pem', 'given.key', 'foreign.key'].map((name) => join(folder, name)) as [string, string, string]
  writeFileSync(certificate, text.slice(0, cut))
  writeFileSync(key, text.slice(cut))
  writeFileSync(foreign, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }))
  expect((await loadSeal({ ...config, seal: { certificate, key } }, at)).fingerprint).toBe(seal.fingerprint)
  await expect(loadSeal({ ...config, seal: { certificate, key: foreign } }, at)).rejects.toThrow('do not belong together')
})

const hasPdfsig = spawnSync('pdfsig', ['-v']).error === undefined
test.skipIf(!hasPdfsig)('a public verifier accepts the signature over the whole file, and finds the changed byte', () => {
  const file = join(folder, 'signed.pdf')
  writeFileSync(file, signed)
  const said = (path: string) => execFileSync('pdfsig', ['-nocert', path], { encoding: 'utf8' })
  expect(said(file)).toMatch(/Signature Type: ETSI\.CAdES\.detached[\s\S]*Total document signed[\s\S]*Signature is Valid/)
  const changed = Buffer.from(signed)
  changed[400] = changed[400]! ^ 1
  writeFileSync(file, changed)
  expect(said(file)).not.toContain('Signature is Valid')
})
