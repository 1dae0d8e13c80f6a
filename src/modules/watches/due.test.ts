import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Digest, lastDue, nextDue } from './due.ts'

const at = (text: string) => new Date(text)
const next = (rhythm: Digest, zone: string, after: string) => nextDue(rhythm, zone, at(after)).toISOString()

describe('eight in the morning, where the reader is', () => {
  test('every day in China and in Britain, in winter and in summer', () => {
    expect(next('daily', 'Asia/Shanghai', '2026-01-15T12:00:00Z')).toBe('2026-01-16T00:00:00.000Z')
    expect(next('daily', 'Europe/London', '2026-01-15T12:00:00Z')).toBe('2026-01-16T08:00:00.000Z')
    expect(next('daily', 'Europe/London', '2026-07-15T12:00:00Z')).toBe('2026-07-16T07:00:00.000Z')
  })

  test('on Mondays, over a weekend in which the clocks change', () => {
    expect(next('weekly', 'Europe/London', '2026-03-27T12:00:00Z')).toBe('2026-03-30T07:00:00.000Z')
    expect(next('weekly', 'Europe/London', '2026-10-23T12:00:00Z')).toBe('2026-10-26T08:00:00.000Z')
    expect(next('weekly', 'Asia/Shanghai', '2026-03-27T12:00:00Z')).toBe('2026-03-30T00:00:00.000Z')
  })

  test('on the Sunday of the change the day has 23 or 25 hours and one digest', () => {
    expect(next('daily', 'Europe/London', '2026-03-28T08:00:00Z')).toBe('2026-03-29T07:00:00.000Z')
    expect(next('daily', 'Europe/London', '2026-10-24T07:00:00Z')).toBe('2026-10-25T08:00:00.000Z')
  })

  test('at the moment itself it is due, and the next is a week later', () => {
    const monday = '2026-06-01T00:00:00.000Z'
    expect(lastDue('weekly', 'Asia/Shanghai', at(monday)).toISOString()).toBe(monday)
    expect(lastDue('weekly', 'Asia/Shanghai', new Date(at(monday).getTime() - 1)).toISOString()).toBe('2026-05-25T00:00:00.000Z')
    expect(next('weekly', 'Asia/Shanghai', monday)).toBe('2026-06-08T00:00:00.000Z')
  })

  test('it is Monday in China while it is Sunday in Britain', () => {
    const evening = at('2026-05-31T23:59:59Z')
    expect(nextDue('weekly', 'Asia/Shanghai', evening).toISOString()).toBe('2026-06-01T00:00:00.000Z')
    expect(nextDue('weekly', 'Europe/London', evening).toISOString()).toBe('2026-06-01T07:00:00.000Z')
  })

  test('a zone that nobody knows counts as UTC', () => {
    expect(next('daily', 'Nowhere/At_All', '2026-06-01T12:00:00Z')).toBe('2026-06-02T08:00:00.000Z')
  })
})

const instant = fc.date({ min: at('2020-01-01T00:00:00Z'), max: at('2035-12-31T00:00:00Z'), noInvalidDate: true })
const zone = fc.constantFrom('Europe/London', 'Asia/Shanghai', 'America/St_Johns', 'Pacific/Apia', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Asia/Kathmandu')
const rhythm = fc.constantFrom<Digest>('daily', 'weekly')

test('the last is not after now, the next is after it, nothing is due between them, and both are Mondays or days at eight', () => {
  fc.assert(
    fc.property(rhythm, zone, instant, (one, where, now) => {
      const [last, coming] = [lastDue(one, where, now), nextDue(one, where, now)]
      expect(last <= now && now < coming).toBe(true)
      expect(nextDue(one, where, last)).toEqual(coming)
      expect(lastDue(one, where, coming)).toEqual(coming)
      const days = (coming.getTime() - last.getTime()) / 86_400_000
      expect(Math.abs(days - (one === 'daily' ? 1 : 7))).toBeLessThan(0.05)
      const local = new Intl.DateTimeFormat('en-GB', { timeZone: where, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(coming)
      const part = (type: string) => local.find((two) => two.type === type)?.value
      expect([part('hour'), part('minute')]).toEqual(['08', '00'])
      if (one === 'weekly') expect(part('weekday')).toBe('Mon')
    }),
    { numRuns: 500 },
  )
})
