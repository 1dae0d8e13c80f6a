import { describe, expect, test } from 'vitest'
import { gapsOf } from './gaps.ts'
import { titleOfText } from './record.ts'
import { checkedLeaving, hidesAtOnce, readEmail, type Standing } from './rules.ts'

describe('what a text lacks', () => {
  test.each([
    ['We need a coating that stops barnacles from growing on sensor windows.', ['figure', 'deadline', 'attempt']],
    ['The coating must keep 95 % transmission until June 2027; we have tried copper paint, which failed to last.', []],
    ['需要一种能防止传感器窗口结垢的涂层。', ['figure', 'deadline', 'attempt']],
    ['涂层透光率不低于 95%，2027 年 6 月前交付；我们试过铜漆，效果不理想。', []],
    ['要求强度达到 300 兆帕，目前采用的工艺仍无法达到。', ['deadline']],
    ['It must run within 6 months.', ['figure', 'attempt']],
    ['Step 2 of line 7 stops. Model 300 in hall 4.', ['figure', 'deadline', 'attempt']],
  ])('%s', (text, lacking) => expect(gapsOf(text)).toEqual(lacking))
})

test.each([
  ['Membranes foul. We lose a third of the flux.', 'Membranes foul.'.replace('.', '')],
  ['膜污染严重，通量下降三成。希望找到清洗方法。', '膜污染严重，通量下降三成'],
  [`${'long '.repeat(60)}`, `${'long '.repeat(60).slice(0, 90).trimEnd()}…`],
])('the first sentence names it: %s', (text, title) => expect(titleOfText(text)).toBe(title))

test.each([['Wu.Min@Example.org ', 'wu.min@example.org'], ['a@b', undefined], ['a b@example.org', undefined], ['x@example.org, y@example.org', undefined], ['a@example.org\nBcc: b@example.org', undefined]])('the address %j', (given, kept) => expect(readEmail(given)).toBe(kept))

test('a problem is left with a name, an address, a country and consent; its own country is never excluded', () => {
  const given = { email: 'a@example.org', name: 'Wu Min', country: 'CN', excludedCountries: ['US', 'CN', 'US'], consent: true, readerLang: 'zh' as const }
  expect(checkedLeaving(given).excludedCountries).toEqual(['US'])
  try {
    checkedLeaving({ ...given, email: 'x', name: ' ', country: 'China', excludedCountries: ['everywhere'], consent: false })
    expect.unreachable()
  } catch (error) {
    expect(Object.keys((error as { details: { fields: object } }).details.fields)).toEqual(['email', 'name', 'country', 'excludedCountries', 'consent'])
  }
})

test('only rights and secrets hide at once, for the first complaint of somebody who is not found wrong again and again', () => {
  const first: Standing = { reason: 'rights', earlier: 0, hiding: 0, unfounded: 0, keptBefore: false }
  expect(hidesAtOnce(first)).toBe(true)
  expect(hidesAtOnce({ ...first, reason: 'secret', hiding: 2 })).toBe(true)
  const not: Partial<Standing>[] = [{ reason: 'error' }, { reason: 'unlawful' }, { earlier: 1 }, { hiding: 3 }, { unfounded: 1 }, { keptBefore: true }]
  for (const one of not) expect(hidesAtOnce({ ...first, ...one })).toBe(false)
})
