import { raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Lang } from '../../core/text.ts'
import { escaped } from './escaped.ts'
import { drawnWithKeys } from './form-key.ts'

const mark = '\u0001'
const mostDrawn = 2_000
/** Of one thing, in two languages and at some times. */
const mostLooks = 8

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

/**
 * A piece of a thing that readers share, such as a line that is kept while nothing changes: drawn once for each way in which it may look, and
 * forgotten with the thing.
 */
export function drawnOf<Thing extends object, Key extends readonly unknown[], Drawn>(draw: (thing: Thing, ...key: Key) => Drawn): (thing: Thing, ...key: Key) => Drawn {
  const drawn = new WeakMap<Thing, Map<string, Drawn>>()
  return (thing, ...key) => {
    let looks = drawn.get(thing)
    if (!looks) drawn.set(thing, (looks = new Map()))
    const name = key.join('|')
    let one = looks.get(name)
    if (one === undefined) {
      if (looks.size >= mostLooks) looks.clear()
      looks.set(name, (one = draw(thing, ...key)))
    }
    return one
  }
}

/** Stands for an id where a piece is drawn for all: letters as ids have, and in no page besides. */
const anyId = 'standsforthethingofthepage'

/** An empty form that differs only by the id in its addresses, and by its key: drawn once in each language. Ids are as addresses show them. */
export function drawnForms(draw: (lang: Lang, id: string) => unknown): (lang: Lang, id: string) => HtmlEscapedString {
  const drawn = new Map<Lang, () => string>()
  return (lang, id) => {
    const form = drawn.get(lang) ?? drawnWithKeys(() => draw(lang, anyId))
    drawn.set(lang, form)
    return raw(form().replaceAll(anyId, id)) as HtmlEscapedString
  }
}
