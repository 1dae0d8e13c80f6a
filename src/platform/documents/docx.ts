import { contentOf, entriesOf } from '../records/archive.ts'

/** Bytes that the text of a document may unpack to, and how many times its packed size above a floor. */
export const docxLimits = { unpacked: 20_000_000, ratio: 200, ratioFloor: 2_000_000 } as const

const part = 'word/document.xml'
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The five entities of XML and numbered characters; no other entity exists here, so none is expanded. */
export const unescaped = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi, (whole, hex: string | undefined, number: string | undefined, name: string | undefined) => {
    if (name) return named[name] ?? whole
    const code = Number.parseInt(hex ?? number ?? '', hex ? 16 : 10)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })

/**
 * The running text of a Word document (ECMA-376 part 1, §17.3): the runs of `word/document.xml`, a line for each paragraph.
 * @returns undefined when it is none, or would unpack to more than {@link docxLimits}
 */
export function docxText(file: Buffer): string | undefined {
  try {
    const entry = entriesOf(file).find((one) => one.name === part)
    if (!entry || entry.unpacked > docxLimits.unpacked) return undefined
    if (entry.unpacked > docxLimits.ratioFloor && entry.unpacked > entry.packed * docxLimits.ratio) return undefined
    const xml = contentOf(file, entry).toString('utf8')
    let text = ''
    for (const [whole, run] of xml.matchAll(/<w:t(?:\s[^<>]*)?>([^<]*)<\/w:t>|<w:(?:tab|br|cr)(?:\s[^<>]*)?\/>|<\/w:p>/g)) {
      if (run !== undefined) text += unescaped(run)
      else text += whole.startsWith('<w:tab') ? '\t' : '\n'
    }
    return text
  } catch {
    return undefined
  }
}
