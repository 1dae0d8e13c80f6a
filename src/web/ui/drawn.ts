import { raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { newId } from '../../core/id.ts'
import type { Lang } from '../../core/text.ts'
import { escaped } from './escaped.ts'

const mark = '\u0001'
const mostDrawn = 2_000

/** Stands in a piece that is drawn once, where each page has a value of its own. */
export const placeFor = (name: string): string => `${mark}${name}${mark}`

/**
 * A piece that is drawn once and filled many times: a frame of fifty elements that differ in three texts. Values are
 * escaped, and a value that looks like a place is only text.
 */
export function drawnOnce(html: string): (values: Readonly<Record<string, string>>) => string {
  const fill = drawnAround(html)
  return (values) => fill(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, escaped(value)])))
}

/** {@link drawnOnce} for pieces that are HTML already: what readers typed comes here escaped. */
export function drawnAround(html: string): (pieces: Readonly<Record<string, string>>) => string {
  const parts = html.split(mark)
  return (pieces) => {
    let text = parts[0] ?? ''
    for (let at = 1; at + 1 < parts.length; at += 2) text += (pieces[parts[at]!] ?? '') + parts[at + 1]!
    return text
  }
}

/** Pieces that a few hundred values make up are drawn once each. */
export function drawnFor<Key extends readonly unknown[]>(draw: (...key: Key) => unknown): (...key: Key) => string {
  const drawn = new Map<string, string>()
  return (...key) => {
    const name = key.join('|')
    const known = drawn.get(name)
    if (known !== undefined) return known
    const html = String(draw(...key))
    if (drawn.size >= mostDrawn) drawn.clear()
    drawn.set(name, html)
    return html
  }
}

/** Stand for an id and for the key of a form where a piece is drawn for all: letters as ids have, and in no page besides. */
const [anyId, anyKey] = ['standsforthethingofthepage', 'standsforthekeyofthesending']

/**
 * An empty form that differs only by the id in its addresses, and by the key that makes each sending one: drawn once in each language. Ids
 * are as addresses show them; the key is a new one at each filling.
 */
export function drawnForms(draw: (lang: Lang, id: string, key: string) => unknown): (lang: Lang, id: string) => HtmlEscapedString {
  const drawn = new Map<Lang, string[][]>()
  return (lang, id) => {
    const parts = drawn.get(lang) ?? String(draw(lang, anyId, anyKey)).split(anyKey).map((part) => part.split(anyId))
    drawn.set(lang, parts)
    return raw(parts.map((part) => part.join(id)).join(newId())) as HtmlEscapedString
  }
}
