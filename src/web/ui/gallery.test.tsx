import { describe, expect, it } from 'vitest'
import { Gallery, separator } from '../../../test/gallery.tsx'
import { langs } from '../../core/text.ts'
import { Bridge, CompactBridge } from './bridge.tsx'
import { inLang, jsonForHtml } from './layout.tsx'

const assets = { 'styles.css': '/assets/styles-1.css', 'main.js': '/assets/main-1.js', 'theme.js': '/assets/theme-1.js', 'han.css': '/assets/han-1.css' }
const attributes = (html: string, name: string) => [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map((match) => match[1]!)
const tags = (html: string, name: string) => [...html.matchAll(new RegExp(`<${name}\\b[^>]*>`, 'g'))].map((match) => match[0])

describe.each(langs)('every piece in %s', (lang) => {
  const html = String(<Gallery lang={lang} assets={assets} />)

  it('keeps to the policy: no style attribute, no style element, no inline script or handler', () => {
    expect(html).not.toMatch(/\sstyle=/)
    expect(html).not.toMatch(/<style\b/)
    expect(html).not.toMatch(/\son[a-z]+="/)
    for (const script of tags(html, 'script')) expect(script).toMatch(/src="\/assets\/|type="application\/ld\+json"/)
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\/(?!qiao\.example)/)
  })

  it('labels every control and ties hints and errors to it', () => {
    const ids = attributes(html, 'id')
    expect(new Set(ids).size).toBe(ids.length)
    const labelled = new Set(attributes(html, 'for'))
    const controls = [...tags(html, 'input'), ...tags(html, 'textarea'), ...tags(html, 'select')].filter((tag) => !/type="(hidden|radio|checkbox)"/.test(tag))
    expect(controls.length).toBeGreaterThan(5)
    for (const tag of controls) expect(labelled.has(/ id="([^"]*)"/.exec(tag)![1]!), tag).toBe(true)
    for (const name of ['aria-describedby', 'aria-labelledby']) for (const list of attributes(html, name)) for (const id of list.split(' ')) expect(ids).toContain(id)
    expect(html).toMatch(/id="f-email"[^>]*aria-describedby="f-email-error"[^>]*aria-invalid="true"/)
  })

  it('keeps what was typed', () => {
    expect(html).toContain('value="lin@"')
    expect(html).toMatch(/<textarea[^>]*>一种可连续涂布的工艺。<\/textarea>/)
    expect(html).toMatch(/<option value="lab_tested" selected/)
    expect(html).toMatch(/type="radio" name="kind" value="need" checked/)
    expect(html).toContain('<input type="hidden" name="_version" value="3"')
    expect(html).toMatch(/<input type="hidden" name="_key" value="[\w-]{36}"\/>/)
  })

  it('stays on the page when the language is switched, and says so to search engines', () => {
    const other = lang === 'zh' ? 'en' : 'zh'
    expect(html).toContain(`href="/${other}/gallery?x=1"`)
    expect(html).toContain(`<link rel="canonical" href="https://qiao.example/${lang}/gallery"`)
    expect(html).toContain(`hreflang="${other}" href="https://qiao.example/${other}/gallery"`)
  })

  it('has one first heading, and no level is skipped', () => {
    const levels = [...html.matchAll(/<h([1-6])\b/g)].map((match) => Number(match[1]))
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    expect(levels.slice(levels.indexOf(1)).every((level, index, all) => index === 0 || level - all[index - 1]! <= 1)).toBe(true)
  })

  it('cannot be left by data', () => {
    expect(html).not.toContain('</script><b>')
    expect(html).toContain('\\u003c/script\\u003e')
  })
})

describe('the bridge', () => {
  it('draws each plank in proportion to what it carries', () => {
    const html = String(<Bridge {...separator('en')} />)
    const widths = attributes(html, 'stroke-width').map(Number)
    expect(widths.slice(0, 6)).toEqual([14, 11.6, 8.7, 6.3, 4.8, 2.9])
  })

  it('can be read without being seen', () => {
    const words = String(<Bridge {...separator('en')} />).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    expect(words).toContain('6 concepts in common, 2 not mentioned')
    expect(words).toContain('隔膜涂层 learned · carries 29% · separator coating')
    expect(words).toContain('吸液率 ≥ 200% not mentioned')
  })

  it('marks the language of what is not in the page’s own', () => {
    const html = String(<Bridge {...separator('en')} />)
    expect(html).toContain('<span class="plank-left" lang="zh-CN">隔膜涂层</span>')
    expect(html).toContain('<span class="plank-right">separator coating</span>')
  })

  it('counts what a short line leaves out, with the reader’s words first', () => {
    const html = String(<CompactBridge lang="zh" planks={separator('zh').planks} missing={separator('zh').missing} most={2} />)
    expect(html.indexOf('隔膜涂层')).toBeLessThan(html.indexOf('separator coating'))
    expect(html).toContain('另有 4 个概念')
    expect(html).toContain('2 个未提及')
    const english = String(<CompactBridge lang="en" planks={separator('en').planks} />)
    expect(english.indexOf('separator coating')).toBeLessThan(english.indexOf('隔膜涂层'))
  })

  it('stands with nothing to carry', () => {
    const { need, offer } = separator('en')
    expect(String(<Bridge lang="en" need={need} offer={offer} planks={[]} />)).toContain('0 concepts in common')
  })
})

describe('addresses and data', () => {
  it('exchanges only the language in front of a path', () => {
    expect(inLang('/zh', 'en')).toBe('/en')
    expect(inLang('/zh/hall?q=zh', 'en')).toBe('/en/hall?q=zh')
    expect(inLang('/zhang', 'en')).toBe('/zhang')
  })

  it('writes JSON that stays JSON', () => {
    const value = { a: '</script>\u2028&<!--' }
    expect(JSON.parse(jsonForHtml(value))).toEqual(value)
    expect(jsonForHtml(value)).not.toMatch(/[<>&\u2028]/)
  })
})
