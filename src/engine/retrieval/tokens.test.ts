import { describe, expect, it } from 'vitest'
import { bigrams, placesOf } from './segmenter.ts'
import { analyserWith } from './tokens.ts'

const analyse = analyserWith(bigrams)
const terms = (text: string): string[] => analyse(text).map(({ term }) => term)

describe('analysis', () => {
  it('folds spelling, case and width', () => {
    expect(terms('Optimised colour fibres')).toEqual(terms('optimized color fibers'))
    expect(terms('ＬＳＴＭ')).toEqual(terms('lstm'))
  })

  it('folds traditional characters', () => {
    expect(terms('鈣鈦礦')).toEqual(terms('钙钛矿'))
  })

  it('lets Latin words inside Chinese share the English vocabulary', () => {
    expect(terms('基于Transformers的检测')).toContain(terms('transformer')[0])
  })

  it('keeps numbers with units in one notation', () => {
    expect(terms('≥ 200 %')).toEqual(['200%'])
    expect(terms('耐温130℃')).toContain('130°c')
    expect(terms('130 °C')).toEqual(['130°c'])
    expect(terms('5 V, 1,500 kg, 3毫米')).toEqual(['5v', '1500kg', '3mm'])
    expect(terms('5 Variants')).not.toContain('5v')
  })

  it('leaves out stop words of both languages', () => {
    expect(terms('the 的 of')).toEqual([])
  })

  it('remembers the words as written', () => {
    const text = '用 Batteries，鈣鈦礦'
    const written = analyse(text).map(({ start, end }) => text.slice(start, end))
    expect(written).toEqual(['用', 'Batteries', '鈣鈦', '鈦礦'])
  })
})

describe('places of words', () => {
  it('finds parts inside their words', () => {
    expect(placesOf('太阳能电池', ['太阳', '太阳能', '电池'])).toEqual([0, 0, 3])
    expect(placesOf('电池电池组', ['电池', '电池', '电池组'])).toEqual([0, 2, 2])
    expect(placesOf('材料材料', ['材料', '材料'])).toEqual([0, 2])
    expect(placesOf('钙钛矿', bigrams('钙钛矿'))).toEqual([0, 1])
  })
})
