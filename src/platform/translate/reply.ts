import type { Lang } from '../../core/text.ts'
import type { ServiceFaultKind } from '../json-service.ts'

export type FaultKind = ServiceFaultKind | 'empty' | 'language'

/** The service failed or answered what cannot be a translation. Says which way, never what was sent. */
export class TranslationFault extends Error {
  override name = 'TranslationFault'
  readonly kind: FaultKind

  constructor(kind: FaultKind, options: { cause?: unknown } = {}) {
    super(`machine translation failed: ${options.cause instanceof Error ? options.cause.message : kind}`, { cause: options.cause })
    this.kind = kind
  }
}

const han = /\p{Script=Han}/gu
const latin = /\p{Script=Latin}/gu
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** Letters from which on a text must turn into the other script; names and formulas stay. */
const plainlyWritten = { zh: 4, en: 24 } as const
/** A Chinese text grows to about three times its characters in English, with room for short ones. */
const mostGrowth = 8
const roomForShort = 200

/** The reply when it can be a translation of the text. @throws TranslationFault html | empty | language | length */
export function checkedReply(text: string, reply: string, to: Lang): string {
  const body = withoutFence(reply.replaceAll('\0', '').toWellFormed().trim())
  if (body === '') throw new TranslationFault('empty')
  if (/^<(?:!doctype|html|head|body|\?xml)\b/i.test(body) || (/<\/(?:p|div|span|script|a)>/i.test(body) && !/<\//.test(text))) throw new TranslationFault('html')
  if (body.length > text.length * mostGrowth + roomForShort) throw new TranslationFault('length')
  const hans = count(body, han)
  if (to === 'zh' && count(text, latin) >= plainlyWritten.en && hans === 0) throw new TranslationFault('language')
  if (to === 'en' && count(text, han) >= plainlyWritten.zh && hans * 4 > count(body, latin)) throw new TranslationFault('language')
  return body
}

/** Chat models think aloud and wrap their answers. */
const withoutFence = (reply: string): string => {
  const said = reply.replace(/^<think>[\s\S]*?<\/think>/i, '').trim()
  return /^```[a-z]*\n([\s\S]*?)\n?```$/i.exec(said)?.[1] ?? said
}
