import { describe, expect, it } from 'vitest'
import { Bridge } from './bridge.ts'
import { bilingualOf } from './dictionary.ts'
import { learnBilingual, likelihoodRatio } from './learned.ts'

const dictionary = bilingualOf([
  { zh: '太阳能电池', en: ['solar cell', 'photovoltaic (PV) cell'] },
  { zh: '检测', en: ['to detect; to test', 'detection'] },
  { zh: '甲', en: ['variant of 乙[yi3]', 'surname Jia', 'armour'] },
])

describe('dictionary', () => {
  it('shares the weight of a gloss among its words, earlier senses first', () => {
    const terms = dictionary.toEnglish.lookup('太阳能电池')
    expect(terms.map(({ term }) => term)).toEqual(['cell', 'solar', 'photovolta'])
    expect(terms.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1)
  })

  it('knows whole glosses as phrases towards Chinese', () => {
    expect(dictionary.toChinese.lookup('solar cell').map(({ term }) => term)).toEqual(['太阳能电池'])
    expect(dictionary.toChinese.lookup('detect')[0]?.term).toBe('检测')
  })

  it('knows a word in part that is only a part of glosses, and does not split names at an apostrophe', () => {
    const { toChinese } = bilingualOf([{ zh: '多模光纤', en: ['multimode fiber'] }, { zh: '博爱', en: ["Bo'ai county"] }, { zh: '激光', en: ['laser'] }])
    expect(toChinese.lookup('multimod')[0]?.p).toBeCloseTo(0.25)
    expect(toChinese.lookup('laser')[0]?.p).toBeCloseTo(1)
    expect(toChinese.has('ai')).toBe(false)
  })

  it('leaves out references, surnames and remarks', () => {
    expect(dictionary.toEnglish.lookup('甲').map(({ term }) => term)).toEqual(['armor'])
  })
})

describe('learned words', () => {
  const pairs = Array.from({ length: 40 }, (_, index) => {
    const [zh, en] = [['焊接', 'weld'], ['催化', 'catalyst'], ['传感', 'sensor'], ['涂层', 'coat']][index % 4] ?? ['', '']
    return { zh: [zh ?? '', index % 3 === 0 ? '方法' : '装置'], en: [en ?? '', index % 3 === 0 ? 'method' : 'devic'] }
  })
  const learned = learnBilingual(pairs)

  it('finds what goes with what in both directions', () => {
    expect(learned.toEnglish.lookup('焊接')[0]).toMatchObject({ term: 'weld' })
    expect(learned.toChinese.lookup('sensor')[0]).toMatchObject({ term: '传感' })
    expect(learned.toEnglish.lookup('方法')[0]?.term).toBe('method')
  })

  it('gives probabilities that sum to at most 1, none below the least', () => {
    for (const [, list] of learned.toEnglish.entries()) {
      expect(list.reduce((sum, { p }) => sum + p, 0)).toBeLessThanOrEqual(1 + 1e-6)
      for (const { p } of list) expect(p).toBeGreaterThanOrEqual(0.02 - 1e-6)
    }
  })

  it('joins the dictionary at two to one', () => {
    const [first] = new Bridge(bilingualOf([{ zh: '焊接', en: ['soldering'] }]), learned).translate('焊接', 'en')
    expect(first).toMatchObject({ term: 'weld', via: 'learned' })
    expect(first?.p).toBeCloseTo(2 / 3, 1)
  })

  it('rates independence at zero', () => {
    expect(likelihoodRatio(25, 50, 50, 100)).toBeCloseTo(0)
    expect(likelihoodRatio(50, 50, 50, 100)).toBeGreaterThan(100)
  })
})
