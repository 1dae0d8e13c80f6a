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

  it('brings the spellings of a unit in both languages to one term, case where it tells', () => {
    const same: [string, string[]][] = [
      ['500wh/kg', ['≥ 500 Wh/kg', '500瓦时/公斤', '５００Ｗｈ／ｋｇ']],
      ['0.1μm', ['≤0.1 µm', '0.1μm', '0.1微米', '0.10 microns']],
      ['99.9%', ['99.9 %', '纯度达百分之99.9', '99.9％', '99.9 per cent']],
      ['20kw', ['20 kW', '20千瓦', '20 kilowatts', '20KW']],
      ['25°c', ['25℃', '25 °C', '25摄氏度', '25 degrees Celsius']],
      ['100000t/a', ['10万吨/年', '100,000 t/a', '100000 tonnes per year']],
      ['5000000cny', ['500万元', '5 million yuan']],
      ['30mg/l', ['30 mg/L', '30毫克/升']],
      ['0.5w/m/k', ['0.5 W/(m·K)', '0.5 W/(m•K)']],
      ['30m2', ['30 m²', '30平方米']],
    ]
    for (const [term, written] of same) for (const text of written) expect(terms(text).at(-1), text).toBe(term)
    expect(terms('50 mW')).not.toEqual(terms('50 MW'))
    expect(terms('3元素')).toEqual(['元素'])
    expect(terms('5 a day')).not.toContain('5amp')
  })

  it('gives the place of a measure as written, sign and unit included', () => {
    const text = '能量密度 ≥ 500 Wh/kg 的电池'
    const measure = analyse(text).find(({ term }) => term === '500wh/kg')
    expect(text.slice(measure?.start, measure?.end)).toBe('≥ 500 Wh/kg')
  })

  it('does not see what nobody sees, and keeps the places of the text as written', () => {
    expect(terms('钙\u200b钛矿')).toEqual(terms('钙钛矿'))
    expect(terms('opti\u00admised')).toEqual(terms('optimized'))
    const text = '\ufeff用 cata\u00adlysts 的'
    const [, found] = analyse(text)
    expect(text.slice(found?.start, found?.end)).toBe('cata\u00adlysts')
  })

  it('cuts at hyphens of every kind', () => {
    for (const hyphen of ['-', '\u2010', '\u2011', '–']) expect(terms(`lithium${hyphen}ion`)).toEqual(['lithium', 'ion'])
  })

  it('takes the words of a segmenter, of which parts come first, and pairs of characters without one', () => {
    const searching = analyserWith((run) => (run === '太阳能电池' ? ['太阳', '太阳能', '电池'] : [run]))
    expect(searching('太阳能电池').map(({ term, start }) => [term, start])).toEqual([['太阳', 0], ['太阳能', 0], ['电池', 3]])
    expect(terms('太阳能')).toEqual(['太阳', '阳能'])
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
