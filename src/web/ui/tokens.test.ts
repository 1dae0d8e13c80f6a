import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const sheet = readFileSync(new URL('./styles/tokens.css', import.meta.url), 'utf8')
const themes = Object.fromEntries(
  [...sheet.matchAll(/@plugin "daisyui\/theme" \{([^}]*)\}/g)].map(([, body]) => {
    const tokens = Object.fromEntries([...body!.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name!, value!]))
    return [/name: "([\w-]+)"/.exec(body!)![1]!, tokens]
  }),
)

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light! + 0.05) / (dark! + 0.05)
}

describe.each(['qiao', 'qiao-night'])('the theme %s', (name) => {
  const theme = themes[name]!
  const grounds = ['color-base-100', 'color-base-200', 'q-wash', 'q-private'].map((ground) => theme[ground]!)

  it.each(['color-base-content', 'q-muted', 'color-primary', 'color-accent', 'q-jade', 'q-amber', 'color-error'])('writes %s legibly on every ground', (token) => {
    for (const ground of grounds) expect(contrast(theme[token]!, ground), `${token} on ${ground}`).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['primary', 'secondary', 'accent', 'neutral', 'info', 'success', 'warning', 'error'])('writes legibly on %s', (token) => {
    expect(contrast(theme[`color-${token}`]!, theme[`color-${token}-content`]!)).toBeGreaterThanOrEqual(4.5)
  })

  it('draws edges and planks that can be told from their ground', () => {
    for (const ground of [theme['color-base-100']!, theme['color-base-200']!]) expect(contrast(theme['q-edge']!, ground)).toBeGreaterThanOrEqual(3)
    expect(contrast(theme['q-edge']!, theme['q-wash']!)).toBeGreaterThanOrEqual(3)
    expect(contrast(theme['q-beam']!, theme['q-wash']!)).toBeGreaterThanOrEqual(3)
  })
})
