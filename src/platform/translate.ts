import type { Lang } from '../core/text.ts'
import type { TranslateConfig } from './config.ts'
import { ServiceFault } from './json-service.ts'
import { type Ask, chat, libreTranslate } from './translate/protocols.ts'
import { checkedReply, TranslationFault } from './translate/reply.ts'

export { TranslationFault } from './translate/reply.ts'

/** A machine that translates; `model` is what readers are told of it. */
export type Translator = {
  model: string
  /** The text in the other language, paragraph by paragraph. @throws TranslationFault when the service fails or answers nonsense */
  translate(text: string, from: Lang, to: Lang): Promise<string>
}

/** Characters that are sent at once: whole paragraphs, or sentences of a very long one. */
const longestPiece = 1_500
const timeoutMs = 60_000

const protocols = { libretranslate: libreTranslate, openai: chat } as const

/** The machine of the settings; nothing is asked of it until a text is. */
export function openTranslator(config: TranslateConfig, options: { timeoutMs?: number } = {}): Translator {
  const ask: Ask = protocols[config.kind](config)
  const limit = options.timeoutMs ?? timeoutMs
  return {
    model: config.model ?? new URL(config.url).hostname,
    async translate(text, from, to) {
      const done: string[] = []
      for (const piece of piecesOf(text)) {
        if (!/\p{L}/u.test(piece)) done.push(piece)
        else done.push(edges(piece, checkedReply(piece, await answered(ask(piece.trim(), from, to, limit)), to)))
      }
      return done.join('')
    },
  }
}

/** Whatever goes wrong on the way is a fault of the service. */
async function answered(reply: Promise<string>): Promise<string> {
  try {
    return await reply
  } catch (error) {
    if (error instanceof ServiceFault) throw new TranslationFault(error.kind, { cause: error })
    throw error
  }
}

/** Machines drop the white space around a text; it belongs to its paragraphs. */
const edges = (piece: string, reply: string): string => `${/^\s*/.exec(piece)?.[0] ?? ''}${reply.trim()}${/\s*$/.exec(piece)?.[0] ?? ''}`

/** A text in pieces that join to it again: paragraphs together as far as they fit, a longer one by its sentences. */
export function piecesOf(text: string, longest: number = longestPiece): string[] {
  const parts = text.split(/(?<=\n)/).flatMap((paragraph) => (paragraph.length <= longest ? [paragraph] : sentencesOf(paragraph, longest)))
  return gathered(parts, longest)
}

const sentencesOf = (paragraph: string, longest: number): string[] =>
  gathered(paragraph.split(/(?<=[。！？；])|(?<=[.!?;]\s)/u), longest).flatMap((sentence) => (sentence.length <= longest ? [sentence] : cutAnywhere(sentence, longest)))

/** What has no sentences is cut between words, or where it must be, never inside a character. */
function cutAnywhere(text: string, longest: number): string[] {
  const pieces: string[] = []
  for (let rest = text; rest !== ''; ) {
    let end = Math.min(longest, rest.length)
    if (end < rest.length) {
      const space = rest.lastIndexOf(' ', end - 1) + 1
      if (space > longest / 2) end = space
      else if (/[\ud800-\udbff]/.test(rest[end - 1] ?? '')) end -= 1
    }
    pieces.push(rest.slice(0, Math.max(1, end)))
    rest = rest.slice(Math.max(1, end))
  }
  return pieces
}

function gathered(parts: readonly string[], longest: number): string[] {
  const pieces: string[] = []
  for (const part of parts) {
    const last = pieces.at(-1)
    if (last !== undefined && last.length + part.length <= longest) pieces[pieces.length - 1] = last + part
    else if (part !== '') pieces.push(part)
  }
  return pieces
}
