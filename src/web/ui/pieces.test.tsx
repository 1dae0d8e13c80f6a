import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measure } from '../../core/text.ts'
import { Checkboxes, Radios } from './choices.tsx'
import { ErrorPage } from './error-page.tsx'
import { DateField, roomLeft, TextField } from './fields.tsx'
import { Form } from './form.tsx'
import { errorWords } from './messages/errors.ts'
import { Pager, pagesShown } from './pager.tsx'
import { thickness } from './plank.tsx'
import { Provenance } from './provenance.tsx'
import { Table } from './table.tsx'

describe('the pager', () => {
  it('shows first, last and the neighbours, and a gap only where more than one page is left out', () => {
    expect(pagesShown(1, 1)).toEqual([1])
    expect(pagesShown(4, 13)).toEqual([1, 2, 3, 4, 5, null, 13])
    expect(pagesShown(7, 13)).toEqual([1, null, 6, 7, 8, null, 13])
  })

  it('reaches every neighbour and never repeats a page', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (a, b) => {
      const [page, last] = [Math.min(a, b), Math.max(a, b)]
      const pages = pagesShown(page, last).filter((one) => one !== null)
      expect(new Set(pages).size).toBe(pages.length)
      expect(pages).toEqual([...pages].sort((x, y) => x - y))
      for (const one of [1, page, last]) expect(pages).toContain(one)
    }))
  })

  it('says which results these are', () => {
    expect(String(<Pager lang="en" page={3} size={20} total={41} href={(page) => `?page=${page}`} />)).toContain('41–41 of 41')
    expect(String(<Pager lang="zh" page={1} size={20} total={1234} href={(page) => `?page=${page}`} />)).toContain('第 1–20 项，共 1,234 项')
  })
})

describe('room for a text', () => {
  it('counts in the writer’s unit', () => {
    expect(roomLeft('en', 'en', 500, 'a'.repeat(450))).toBe('50 characters left')
    expect(roomLeft('zh', 'zh', 500, '字'.repeat(190))).toBe('还可输入约 10 字')
    expect(roomLeft('en', 'zh', 500, '字'.repeat(204))).toBe('About 4 Chinese characters too many')
    expect(roomLeft('zh', 'en', 5, 'abcdefgh')).toBe('超出 3 个字符')
  })

  it('is over exactly when the text measures more than its limit', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '桥', '，', 'é') }), fc.integer({ min: 1, max: 40 }), (body, limit) => {
      expect(/too many/.test(roomLeft('en', 'en', limit, body))).toBe(measure(body) > limit)
    }))
  })
})

describe('planks', () => {
  it('grow with their share and can always be seen', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)]
      expect(thickness(low)).toBeLessThanOrEqual(thickness(high))
      expect(thickness(low)).toBeGreaterThanOrEqual(1.5)
      expect(thickness(high)).toBeLessThanOrEqual(14)
    }))
  })
})

describe('pages of refusal', () => {
  it.each(Object.keys(errorWords).map(Number))('%i says what happened and what to do, in both languages', (status) => {
    for (const lang of ['zh', 'en'] as const) {
      const html = String(<ErrorPage lang={lang} status={status} reference="a1b2" next="/zh/desk" />)
      expect(html).toContain(errorWords[status]!.title[lang])
      expect(html).toContain(errorWords[status]!.next[lang])
      expect(html).toContain('a1b2')
    }
  })

  it('escapes what came from outside', () => {
    expect(String(<ErrorPage lang="en" status={422} sentence={'<img src=x onerror=alert(1)>'} />)).not.toContain('<img')
  })

  it('comes back after signing in', () => {
    expect(String(<ErrorPage lang="en" status={401} next="/en/desk?x=1" />)).toContain('href="/en/sign-in?next=%2Fen%2Fdesk%3Fx%3D1"')
  })
})

it('a table names each cell for the phone and says how it is sorted', () => {
  const html = String(<Table lang="en" caption="Views" columns={[{ key: 'a', label: 'Title' }, { key: 'b', label: 'Views', number: true, sortable: true }]} rows={[{ cells: { a: 'One', b: '3' } }]} sorting={{ by: 'b', descending: true, href: (by, down) => `?by=${by}&down=${down}` }} />)
  expect(html).toContain('aria-sort="descending"')
  expect(html).toContain('href="?by=b&amp;down=false"')
  expect(html).toContain('data-label="Views"')
  expect(html).toContain('<th role="rowheader" scope="row">One</th>')
})

it('a translation says who made it and how far it is behind', () => {
  const words = String(<Provenance lang="en" source={false} origin="machine" stale olderBy={21 * 86_400_000} originalHref="#zh" />).replace(/<[^>]+>/g, ' ')
  expect(words).toMatch(/Translated by machine\s+3 weeks older than the original\s+Read the original/)
})

it('several choices keep theirs', () => {
  const html = String(<Checkboxes lang="en" name="x" label="X" options={[{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }]} values={['b']} />)
  expect(html).toMatch(/value="b" checked/)
  expect(html).not.toMatch(/value="a" checked/)
})

it('what is wrong is named above the form as its field is named below, choices too, whatever the label says', () => {
  const html = String(
    <Form lang="zh" action="/x" errors={{ name: '请填写此项。', kind: { zh: '请选择。', en: 'Choose one.' }, other: '没有这一项。', day: '请填写日期。', sure: '请回答。' }}>
      <TextField lang="zh" name="name" label={{ zh: '名称 <A&B>', en: 'Name' }} error="请填写此项。" required />
      <Radios lang="zh" name="kind" label={{ zh: '类型', en: 'Kind' }} options={[{ value: 'a', label: { zh: '甲', en: 'A' } }]} error={{ zh: '请选择。', en: 'Choose one.' }} />
      <DateField lang="zh" name="day" id="second-day" label={{ zh: '日期', en: 'Day' }} error="请填写日期。" />
      <TextField lang="zh" name="sure" label={{ zh: '确定吗？', en: 'Sure?' }} error="请回答。" />
    </Form>,
  )
  expect(html).toContain('<a href="#second-day">日期：请填写日期。</a>')
  expect(html).toContain('<a href="#f-sure">确定吗？请回答。</a>')
  expect(html).toContain('<a href="#f-name">名称 &lt;A&amp;B&gt;：请填写此项。</a>')
  expect(html).toContain('<a href="#f-kind">类型：请选择。</a>')
  expect(html).toContain('<a href="#f-other">没有这一项。</a>')
  expect(html.match(/<input[^>]*name="name"/g)).toHaveLength(1)
})
