// The Han font for machines that have none: slices of Noto Sans SC (SIL OFL 1.1) and the sheet that names them.
// Browsers ask for the sheet only where a test finds no Han glyph, and then only for the slices of the page.
import { createHash } from 'node:crypto'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const weights = [400, 700]
const latin = /-(latin|latin-ext|cyrillic|vietnamese)-\d+-normal/

/** Writes the slices and `han-HASH.css` into `assets`; gives the manifest entry. */
export function buildFonts(root, assets) {
  const from = join(root, 'node_modules/@fontsource/noto-sans-sc')
  const faces = weights.flatMap((weight) => readFileSync(join(from, `${weight}.css`), 'utf8').match(/@font-face \{[^}]*\}/g) ?? [])
  const sheet = faces.filter((face) => !latin.test(face)).map((face) => slice(face, from, assets)).join('')
  const name = `han-${createHash('sha256').update(sheet).digest('hex').slice(0, 8)}.css`
  writeFileSync(join(assets, name), sheet)
  return { 'han.css': name }
}

/** One face with its slice copied under a hashed name. */
function slice(face, from, assets) {
  const file = /url\(\.\/files\/([\w-]+)\.woff2\)/.exec(face)[1]
  const bytes = join(from, 'files', `${file}.woff2`)
  const name = `${file}-${createHash('sha256').update(readFileSync(bytes)).digest('hex').slice(0, 8)}.woff2`
  copyFileSync(bytes, join(assets, name))
  const weight = /font-weight: (\d+)/.exec(face)[1]
  const range = /unicode-range: ([^;]+);/.exec(face)[1]
  return `@font-face{font-family:"Noto Sans SC";font-style:normal;font-display:swap;font-weight:${weight};src:url(${name}) format("woff2");unicode-range:${range}}`
}
