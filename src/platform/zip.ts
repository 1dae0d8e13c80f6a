import { crc32, deflateRawSync } from 'node:zlib'

/** `squeeze` makes it smaller on the way; without it is kept as it is. */
export type ZipFile = { name: string; bytes: Uint8Array; squeeze?: boolean }

/** Bit 11: names are UTF-8. */
const utf8 = 0x0800

/**
 * A ZIP file as it is written, one file at a time. Names with `/` make folders.
 * Up to 4 GB and 65,535 files (APPNOTE 6.3, without ZIP64).
 */
export async function* zipped(files: AsyncIterable<ZipFile>, at: Date): AsyncGenerator<Uint8Array> {
  const stamp = stampOf(at)
  const directory: Buffer[] = []
  let start = 0
  for await (const { name, bytes, squeeze } of files) {
    const packed = squeeze ? deflateRawSync(bytes) : bytes
    const title = Buffer.from(name, 'utf8')
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(utf8, 2)
    facts.writeUInt16LE(squeeze ? 8 : 0, 4)
    facts.writeUInt32LE(stamp, 6)
    facts.writeUInt32LE(crc32(bytes), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(bytes.length, 18)
    facts.writeUInt16LE(title.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, title])
    const more = Buffer.alloc(14)
    more.writeUInt32LE(start, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), Buffer.from([20, 0]), facts, more, title]))
    yield local
    yield packed
    start += local.length + packed.length
    if (start > 0xff_ff_ff_ff || directory.length > 0xff_ff) throw new RangeError('too much for one ZIP file')
  }
  const contents = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(contents.length, 12)
  end.writeUInt32LE(start, 16)
  yield contents
  yield end
}

/** Date and time as MS-DOS counts them, in UTC: time in the low half. */
function stampOf(at: Date): number {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
  return ((date << 16) | time) >>> 0
}
