import { closeSync, openSync, writeFileSync } from 'node:fs'
import type { Lang } from '../../../src/core/text.ts'
import { randomFrom } from '../../hall/random.ts'
import type { Pool, Sentence } from './sentences.ts'

/** Distinct terms at which a made text ends; whole sentences overshoot, so that the mean comes to about 94. */
const targets = { least: 46, most: 106 }

/** A text takes its sentences from about so many real ones, in runs, so that words that belong together stay together. */
const sources = 3

/** Texts made of sentences of real ones, the same for the same seed. */
export function* madeTexts({ texts }: Pool, count: number, seed: number): Generator<Sentence[]> {
  const random = randomFrom(seed)
  const below = (limit: number): number => Math.floor(random() * limit)
  for (let made = 0; made < count; made += 1) {
    const target = targets.least + below(targets.most - targets.least + 1)
    const seen = new Set<string>()
    const chosen: Sentence[] = []
    for (let tries = 0; seen.size < target && tries < 100; tries += 1) {
      const real = texts[below(texts.length)] ?? []
      const share = Math.min(target, seen.size + target / sources)
      for (let at = below(real.length); at < real.length && seen.size < share; at += 1) {
        const sentence = real[at]
        if (!sentence || chosen.includes(sentence)) break
        chosen.push(sentence)
        for (const term of sentence.terms) seen.add(term)
      }
    }
    yield chosen
  }
}

/**
 * A term in letters and digits alone, so that no peer's tokenizer splits or folds it: everything else becomes its code point between two x.
 */
export const plainTerm = (term: string): string => term.toLowerCase().replace(/[^\p{L}\p{N}]/gu, (mark) => `x${mark.codePointAt(0)?.toString(16)}x`)

/** A made text as the engine takes it. `distinct` is the text without repeated words, with marks between them so that they stay apart. */
export type Text = { lang: Lang; text: string; distinct: string }

export const textOf = (sentences: readonly Sentence[], lang: Lang): Text => {
  const words = new Map(sentences.flatMap(({ terms, words: written }) => terms.map((term, at) => [term, written[at] ?? term] as const)))
  return { lang, text: sentences.map(({ text }) => text).join("\n"), distinct: [...words.values()].join(' | ') }
}

/** The terms of a made text as peers take them. */
export const termsOf = (sentences: readonly Sentence[]): string => sentences.flatMap(({ terms }) => terms.map(plainTerm)).join(' ')

/** Every distinct term once. */
export const distinctTermsOf = (sentences: readonly Sentence[]): string => [...new Set(sentences.flatMap(({ terms }) => terms.map(plainTerm)))].join(' ')

/** Writes lines of a large file without holding them. */
export function writeLines(file: string, lines: Iterable<string>): void {
  const handle = openSync(file, 'w')
  let waiting: string[] = []
  const flush = (): void => {
    if (waiting.length > 0) writeFileSync(handle, `${waiting.join('\n')}\n`)
    waiting = []
  }
  for (const line of lines) {
    waiting.push(line)
    if (waiting.length >= 1_000) flush()
  }
  flush()
  closeSync(handle)
}
