import { expect, test } from 'vitest'
import { drawnForms } from './drawn.ts'
import { Form } from './form.tsx'

test('a form that is drawn once goes to the thing of its page, and each time it is shown its sending has a key of its own', () => {
  let draws = 0
  const form = drawnForms((lang, id, key) => (draws += 1, <Form lang={lang} action={`/${lang}/deals/${id}/message`} submission={key}><a href={`#${id}`}>x</a></Form>))
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
