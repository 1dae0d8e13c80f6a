import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { showAgo, showClocks, showDay, showSpan } from './time.tsx'

const winter = new Date('2026-11-21T08:00:00Z')

describe('days', () => {
  it('are written as readers expect them', () => {
    expect(showDay('en', '2026-11-21')).toBe('21 November 2026')
    expect(showDay('zh', '2026-11-21')).toBe('2026年11月21日')
    expect(showDay('en', '2026-11-21', 'short')).toBe('21 Nov')
    expect(showDay('zh', '2026-11-21', 'short')).toBe('11月21日')
  })

  it('of an instant are those of the reader’s home: late in London it is tomorrow in Beijing', () => {
    const late = new Date('2026-11-21T20:00:00Z')
    expect(showDay('en', late)).toBe('21 November 2026')
    expect(showDay('zh', late)).toBe('2026年11月22日')
  })

  it('of a calendar date move with no zone', () => {
    fc.assert(fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
      const day = date.toISOString().slice(0, 10)
      const [year, month, of] = day.split('-').map(Number)
      expect(showDay('zh', day)).toBe(`${year}年${month}月${of}日`)
    }))
  })
})

describe('both clocks', () => {
  it('stand together, the reader’s own first, in winter and summer time', () => {
    expect(showClocks('en', winter)).toBe('21 November 2026, 08:00 London · 16:00 Beijing')
    expect(showClocks('zh', winter)).toBe('2026年11月21日 北京 16:00 · 伦敦 08:00')
    expect(showClocks('en', new Date('2026-07-01T08:00:00Z'))).toBe('1 July 2026, 09:00 London · 16:00 Beijing')
  })

  it('say when the other has another day', () => {
    expect(showClocks('en', new Date('2026-11-21T20:00:00Z'))).toBe('21 November 2026, 20:00 London · 04:00 Beijing next day')
    expect(showClocks('zh', new Date('2026-11-21T20:00:00Z'))).toBe('2026年11月22日 北京 04:00 · 伦敦 前一日20:00')
  })

  it('know the turn of a year', () => {
    expect(showClocks('en', new Date('2026-12-31T20:00:00Z'))).toContain('04:00 Beijing next day')
  })
})

describe('spans', () => {
  it('use the largest unit that fits', () => {
    expect(showAgo('en', new Date(winter.getTime() - 21 * 86_400_000), winter)).toBe('3 weeks ago')
    expect(showAgo('zh', new Date(winter.getTime() - 2 * 3_600_000), winter)).toBe('2小时前')
    expect(showAgo('en', winter, winter)).toBe('now')
    expect(showAgo('en', new Date(winter.getTime() + 86_400_000), winter)).toBe('tomorrow')
    expect(showSpan('en', 21 * 86_400_000)).toBe('3 weeks')
    expect(showSpan('zh', 86_400_000)).toBe('1天')
  })
})
