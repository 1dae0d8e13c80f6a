import { expect, test } from 'vitest'
import { drawnForms, drawnOf } from './drawn.ts'
import { drawnWithKeys } from './form-key.ts'
import { Form } from './form.tsx'

test('a form that is drawn once goes to the thing of its page, and each time it is shown its sending has a key of its own', () => {
  let draws = 0
  const form = drawnForms((lang, id) => (draws += 1, <Form lang={lang} action={`/${lang}/deals/${id}/message`}><a href={`#${id}`}>x</a></Form>))
  const keyOf = (html: unknown) => /name="_key" value="([\w-]{36})"/.exec(String(html))?.[1]
  const [one, two] = [form('en', 'thefirst'), form('en', 'thesecond')]
  expect(String(one)).toContain('action="/en/deals/thefirst/message"')
  expect(String(two)).toContain('action="/en/deals/thesecond/message"')
  expect(String(two)).toContain('href="#thesecond"')
  expect(keyOf(one)).toBeDefined()
  expect(new Set([one, two, form('en', 'thefirst')].map(keyOf)).size).toBe(3)
  expect(String(form('zh', 'thefirst'))).toContain('/zh/deals/thefirst/')
  expect(draws).toBe(2)
})

test('a form that is drawn once within a piece that is drawn once has a new key with each of them', () => {
  const inner = drawnForms((lang, id) => <Form lang={lang} action={`/${lang}/${id}`}>x</Form>)
  const outer = drawnWithKeys(() => <div>{inner('en', 'thefirst')}<Form lang="en" action="/en/other">y</Form></div>)
  const keys = (html: string) => [...html.matchAll(/name="_key" value="([^"]+)"/g)].map((one) => one[1])
  const [first, second] = [keys(outer()), keys(outer())]
  expect(first).toHaveLength(2)
  expect(new Set(first).size).toBe(1)
  expect(second[0]).not.toBe(first[0])
  expect(keys(String(inner('en', 'thefirst')))[0]).not.toBe(keys(String(inner('en', 'thefirst')))[0])
})

test('a piece of a thing is drawn once for each way in which it looks, and again for another thing that is equal', () => {
  let draws = 0
  const piece = drawnOf((thing: { name: string }, lang: string, ago: string) => `${thing.name} ${lang} ${ago} ${(draws += 1)}`)
  const thing = { name: 'a' }
  expect(piece(thing, 'en', 'now')).toBe('a en now 1')
  expect(piece(thing, 'en', 'now')).toBe('a en now 1')
  expect(piece(thing, 'zh', 'now')).toBe('a zh now 2')
  expect(piece(thing, 'en', '1 minute ago')).toBe('a en 1 minute ago 3')
  expect(piece({ ...thing }, 'en', 'now')).toBe('a en now 4')
})
