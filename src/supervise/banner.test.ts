import { expect, test } from 'vitest'
import { banner } from './banner.ts'
import { backoff } from './child.ts'

test('the banner gives the address in both languages, and sign-ins in columns that Han does not shift', () => {
  const text = banner('http://127.0.0.1:4180', [
    { role: '主办方', email: 'lin@example.org', password: 'one' },
    { role: 'officer', email: 'ada.long@example.org', password: 'two' },
  ])
  expect(text).toContain('http://127.0.0.1:4180/zh')
  expect(text).toContain('http://127.0.0.1:4180/en')
  expect(text).toContain('  主办方   lin@example.org       one\n  officer  ada.long@example.org  two\n')
  expect(banner('http://x', [])).not.toContain('Sample')
})

test('the pause before a restart doubles from half a second to half a minute', () => {
  expect([1, 2, 3, 7, 8, 60].map(backoff)).toEqual([500, 1000, 2000, 30_000, 30_000, 30_000])
})
