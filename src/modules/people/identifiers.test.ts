import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { orcidCheck, readOrcid, readRor, readUscc, rorCheck, usccCheck } from './identifiers.ts'

const runs = { numRuns: process.env.QIAO_SOAK ? 10_000 : 100 }
const from = (alphabet: string, length: number) =>
  fc.array(fc.constantFrom(...alphabet), { minLength: length, maxLength: length }).map((letters) => letters.join(''))

describe('real identifiers, as their registries publish them', () => {
  test.each(['https://ror.org/013meh722', '052gg0110', '03vek6s52', 'ROR.ORG/00f54p054'])('ROR %s', (text) => expect(readRor(text)).toHaveLength(9))
  test.each(['91350100M000100Y43', '91110108551385082Q', '9144030071526726XG', '91440101-231224546A'])('USCC %s', (text) => expect(readUscc(text)).toHaveLength(18))
  test.each(['https://orcid.org/0000-0002-1825-0097', '0000-0001-5109-3700', '0000000218250097', '0000-0002-1694-233x'])('ORCID %s', (text) =>
    expect(readOrcid(text)).toMatch(/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/))
})

const kinds = [
  { name: 'ROR', alphabet: '0123456789abcdefghjkmnpqrstvwxyz', body: from('0123456789abcdefghjkmnpqrstvwxyz', 6).map((rest) => `0${rest}`), check: rorCheck, read: readRor },
  { name: 'USCC', alphabet: '0123456789ABCDEFGHJKLMNPQRTUWXY', body: from('0123456789ABCDEFGHJKLMNPQRTUWXY', 17), check: usccCheck, read: readUscc },
  { name: 'ORCID', alphabet: '0123456789', body: from('0123456789', 15), check: orcidCheck, read: readOrcid },
]

describe.each(kinds)('$name', ({ alphabet, body, check, read }) => {
  test('a body with its check is read back, also with spaces around', () => {
    fc.assert(fc.property(body, (text) => read(` ${text}${check(text)} `)?.replaceAll('-', '') === text + check(text)), runs)
  })

  test('one wrong character is found', () => {
    fc.assert(
      fc.property(body, fc.nat(), fc.constantFrom(...alphabet), (text, where, letter) => {
        const at = where % text.length
        fc.pre(text[at] !== letter)
        return read(text.slice(0, at) + letter + text.slice(at + 1) + check(text)) === undefined
      }),
      runs,
    )
  })

  test('anything else is not an identifier, and never an error', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => [undefined, 9, 18, 19].includes(read(text)?.length)), runs)
  })
})
