import { fileTypeFromBuffer } from 'file-type'
import { Failure } from '../../core/failure.ts'
import type { Phrase } from '../../core/text.ts'
import { messages } from './messages.ts'

/** What a file may be: an attachment (image or PDF), a scan of a signed paper, or a table for the import. */
export type Accepted = 'attachment' | 'scan' | 'table'

/** Largest size in bytes. Attachments: field-schemas.md §1. */
export const largest: Record<Accepted, number> = { attachment: 4 * 1024 * 1024, scan: 20 * 1024 * 1024, table: 64 * 1024 * 1024 }

const images: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
}
const pdf = 'application/pdf'
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The ending of a name, lower case, without the dot; empty when there is none. */
export const endingOf = (name: string): string => /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? ''

/**
 * The media type of a file by its content, checked against its name.
 * @throws Failure invalid with a sentence for the reader
 */
export async function contentTypeOf(accepted: Accepted, name: string, bytes: Uint8Array): Promise<string> {
  if (bytes.byteLength === 0) throw refused(messages.empty)
  if (bytes.byteLength > largest[accepted]) throw refused(messages.tooLarge, { limit: Math.round(largest[accepted] / 1024 / 1024) })
  const found = await fileTypeFromBuffer(bytes)
  return accepted === 'table' ? tableType(endingOf(name), found, bytes) : attachmentType(endingOf(name), found)
}

type Found = { ext: string; mime: string } | undefined

function attachmentType(ending: string, found: Found): string {
  const endings = found?.mime === pdf ? ['pdf'] : found ? images[found.mime] : undefined
  if (!found || !endings) throw refused(messages.attachmentKinds)
  if (ending !== '' && !endings.includes(ending)) throw refused(messages.mislabelled, { found: found.ext.toUpperCase() })
  return found.mime
}

function tableType(ending: string, found: Found, bytes: Uint8Array): string {
  if (ending === 'xlsx') {
    if (found?.mime === xlsx || found?.mime === 'application/zip') return xlsx
    throw refused(messages.mislabelled, { found: (found?.ext ?? 'text').toUpperCase() })
  }
  if (ending !== 'csv' && ending !== 'jsonl' && ending !== 'ndjson') throw refused(messages.tableKinds)
  if (found && found.mime !== 'application/json' && !found.mime.startsWith('text/')) throw refused(messages.mislabelled, { found: found.ext.toUpperCase() })
  if (bytes.subarray(0, 4096).includes(0) && !isUtf16(bytes)) throw refused(messages.tableKinds)
  return ending === 'csv' ? 'text/csv' : 'application/x-ndjson'
}

const isUtf16 = (bytes: Uint8Array): boolean => (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)

function refused(sentence: Phrase, values: Record<string, string | number> = {}): Failure {
  const filled = { zh: fill(sentence.zh, values), en: fill(sentence.en, values) }
  return new Failure('invalid', filled, { fields: { file: filled } })
}

const fill = (text: string, values: Record<string, string | number>) => text.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole))
