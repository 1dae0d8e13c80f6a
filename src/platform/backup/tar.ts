/** One file of an archive. Contents are held whole: a backup cuts its tables into pieces of a few megabytes. */
export type Entry = { name: string; content: Buffer }

const block = 512
const largest = 1024 * 1024 * 1024

const octal = (value: number, width: number): string => `${value.toString(8).padStart(width - 1, '0')}\0`

/** A POSIX ustar header and its content, padded. Names have at most 100 bytes here, readable by any tar. */
export function tarEntry({ name, content }: Entry, at: Date): Buffer[] {
  if (Buffer.byteLength(name) > 100) throw new Error(`a name too long for a tar: ${name}`)
  const header = Buffer.alloc(block)
  header.write(name, 0)
  header.write(octal(0o600, 8), 100)
  header.write(octal(0, 8), 108)
  header.write(octal(0, 8), 116)
  header.write(octal(content.length, 12), 124)
  header.write(octal(Math.floor(at.getTime() / 1000), 12), 136)
  header.write('        ', 148)
  header.write('0', 156)
  header.write('ustar\x0000', 257)
  header.write(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, 148)
  return [header, content, Buffer.alloc((block - (content.length % block)) % block)]
}

/** What stands at the end of an archive. */
export const tarEnd = (): Buffer => Buffer.alloc(block * 2)

const sumOf = (header: Buffer): number => header.reduce((sum, byte) => sum + byte, 0)

/** Reads so many bytes at a time from a stream of chunks. */
class Bytes {
  readonly #chunks: AsyncIterator<Buffer>
  #held: Buffer[] = []
  #length = 0

  constructor(source: AsyncIterable<Buffer>) {
    this.#chunks = source[Symbol.asyncIterator]()
  }

  /** Exactly `count` bytes, or undefined when the source ended before. */
  async take(count: number): Promise<Buffer | undefined> {
    while (this.#length < count) {
      const next = await this.#chunks.next()
      if (next.done) return undefined
      this.#held.push(next.value)
      this.#length += next.value.length
    }
    const all = Buffer.concat(this.#held)
    this.#held = [all.subarray(count)]
    this.#length -= count
    return all.subarray(0, count)
  }
}

/** The files of an archive in their order. @throws Error when it is damaged or ends too early. */
export async function* tarEntries(source: AsyncIterable<Buffer>): AsyncGenerator<Entry> {
  const bytes = new Bytes(source)
  for (;;) {
    const header = await bytes.take(block)
    if (!header) throw new Error('it ends too early')
    if (header.every((byte) => byte === 0)) return
    const stated = Number.parseInt(header.toString('latin1', 148, 154), 8)
    const blank = Buffer.from(header)
    blank.write('        ', 148)
    if (sumOf(blank) !== stated) throw new Error('a header is damaged')
    const name = header.toString('utf8', 0, 100).replace(/\0.*$/s, '')
    const size = Number.parseInt(header.toString('latin1', 124, 135), 8)
    if (!(size >= 0 && size <= largest)) throw new Error('an entry is too large')
    const content = await bytes.take(size)
    const padding = await bytes.take((block - (size % block)) % block)
    if (!content || !padding) throw new Error('it ends too early')
    yield { name, content }
  }
}
