import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isFailure } from '../core/failure.ts'
import { docxOf, pdfOf, zipOf } from '../../test/world/doors.ts'
import { documentText } from './documents.ts'

const refusal = async (file: Buffer): Promise<string> => {
  try {
    return `read: ${(await documentText(file)).slice(0, 40)}`
  } catch (error) {
    if (!isFailure(error, 'invalid')) throw error
    return error.details.fields?.file?.en ?? ''
  }
}

describe('a Word document', () => {
  test('gives its paragraphs, with entities and tabs', async () => {
    expect(await documentText(docxOf('膜通量在 60 kPa 下衰减', 'salt &amp; water &#x6865; &lt;b&gt;'))).toBe('膜通量在 60 kPa 下衰减\nsalt & water 桥 <b>')
  })

  test('expands no entity of its own', async () => {
    const xml = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w:document><w:p><w:r><w:t>before &b; after</w:t></w:r></w:p></w:document>'
    expect(await documentText(zipOf([{ name: 'word/document.xml', content: Buffer.from(xml) }]))).toBe('before &b; after')
  })

  test('that unpacks to a hundred times what it may, or lies about it, is refused at once', async () => {
    const bomb = Buffer.alloc(60_000_000, '<w:t')
    const started = performance.now()
    expect(await refusal(zipOf([{ name: 'word/document.xml', content: bomb }]))).toMatch(/could not be read/)
    expect(await refusal(zipOf([{ name: 'word/document.xml', content: bomb, claims: 1_000 }]))).toMatch(/could not be read/)
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  test('of tags that never close is read in a straight line', async () => {
    const started = performance.now()
    expect(await refusal(zipOf([{ name: 'word/document.xml', content: Buffer.from('<w:t '.repeat(300_000)) }, { name: 'ballast', content: Buffer.from('x') }]))).toMatch(/no text|could not be read/)
    expect(performance.now() - started).toBeLessThan(3_000)
  })
})

describe('a PDF', () => {
  test('gives the text of its pages', async () => {
    expect(await documentText(pdfOf('Membrane flux falls by 30 percent', 'within two weeks of operation'))).toMatch(/Membrane flux falls by 30 percent\s+within two weeks of operation/)
  })

  test('of more pages than are read is refused', async () => {
    expect(await refusal(pdfOf(...Array.from({ length: 61 }, (_, page) => `page ${page}`)))).toMatch(/at most 60 pages/)
  })

  test.each([
    ['cut short', pdfOf('a line of text').subarray(0, 60)],
    ['that refers to itself', Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF')],
    ['of nothing', Buffer.from('%PDF-1.7\n')],
  ])('%s is refused with a sentence', async (_, file) => {
    expect(await refusal(file)).toMatch(/could not be read|no text/)
  })
})

test.each([['empty', Buffer.alloc(0), /empty/], ['a program', Buffer.from('MZ\u0090\0'.repeat(50)), /Only \.docx and \.pdf/], ['too large', Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(5_000_001)]), /at most 5 MB/], ['a sheet', zipOf([{ name: 'xl/workbook.xml', content: Buffer.from('<x/>') }]), /could not be read/]])(
  'what is %s is refused with a sentence', async (_, file, sentence) => expect(await refusal(file)).toMatch(sentence),
)

test('whatever the bytes of an archive, the answer is a text or a sentence', async () => {
  const good = docxOf('one', 'two')
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }), async (changes) => {
      const file = Buffer.from(good)
      for (const [at, value] of changes) file[at] = value
      expect(await refusal(file)).not.toBe('')
    }),
    { numRuns: 200 },
  )
})
