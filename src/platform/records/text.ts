import { Failure } from '../../core/failure.ts'
import { recordWords } from '../messages/records.ts'

const sample = 65_536

/** UTF-8 where the beginning is UTF-8, else GB 18030, which Excel in Chinese writes. */
function encodingOf(start: Uint8Array, whole: boolean): 'utf-8' | 'gb18030' {
  if (start[0] === 0xff || start[0] === 0xfe || start.includes(0)) throw new Failure('invalid', recordWords.encoding)
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: !whole })
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}

/** The text of a stream of bytes in pieces, without a byte order mark. Throws an `invalid` Failure for binary data and broken encodings. */
export async function* textOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const waiting: Uint8Array[] = []
  let size = 0
  let decoder: TextDecoder | undefined
  const begin = (whole: boolean): TextDecoder => new TextDecoder(encodingOf(Buffer.concat(waiting), whole), { fatal: true })
  try {
    for await (const chunk of chunks) {
      if (decoder) {
        yield decoder.decode(chunk, { stream: true })
        continue
      }
      waiting.push(chunk)
      size += chunk.length
      if (size < sample) continue
      decoder = begin(false)
      yield decoder.decode(Buffer.concat(waiting), { stream: true })
    }
    if (!decoder) {
      decoder = begin(true)
      yield decoder.decode(Buffer.concat(waiting), { stream: true })
    }
    yield decoder.decode()
  } catch (error) {
    throw error instanceof TypeError ? new Failure('invalid', recordWords.encoding) : error
  }
}

/** Lines with their numbers from 1; empty ones are left out. */
export async function* linesOf(texts: AsyncIterable<string>): AsyncGenerator<{ line: number; text: string }> {
  let rest = ''
  let line = 0
  for await (const text of texts) {
    const parts = (rest + text).split('\n')
    rest = parts.pop() ?? ''
    for (const part of parts) {
      line += 1
      if (part.trim() !== '') yield { line, text: part }
    }
  }
  if (rest.trim() !== '') yield { line: line + 1, text: rest }
}
