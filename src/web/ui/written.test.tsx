import { expect, test } from 'vitest'
import { Written } from './written.tsx'

const html = (text: string) => String(<Written text={text} />)

test('paragraphs, lists and links are drawn, and nothing else means anything', () => {
  const drawn = html('First line\nsecond line\n\nSee:\n- one https://qiao.example/a).\n- two\n\n1. eins\n2、二\n\n[the text](https://qiao.example/b) and <b>bold</b>')
  expect(drawn).toContain('<p class="typed">First line\nsecond line</p>')
  expect(drawn).toContain('<ul><li>one <a class="break-words" href="https://qiao.example/a" rel="noopener nofollow">https://qiao.example/a</a>).</li><li>two</li></ul>')
  expect(drawn).toContain('<ol><li>eins</li><li>二</li></ol>')
  expect(drawn).toContain('href="https://qiao.example/b" rel="noopener nofollow">the text</a> and &lt;b&gt;bold&lt;/b&gt;')
})

test('a page of this site is named by its path; no other path is a link', () => {
  expect(html('[117](/zh/events/week/report/registered) 人')).toContain('<a class="break-words" href="/zh/events/week/report/registered" rel="noopener nofollow">117</a> 人')
  for (const text of ['[x](//elsewhere.example/zh/)', '[x](/files/1)', '[x](/zh)', '[x](zh/events)']) expect(html(text)).not.toContain('href')
})

test('an address that would run something is text', () => {
  for (const text of ['[x](javascript:alert(1))', 'javascript:alert(1)', '[x](data:text/html,hi)', '<script>alert(1)</script>', '[x](https://"onmouseover=alert(1))']) expect(html(text)).not.toMatch(/href="(?!https?:)|<script|"onmouse/)
})
