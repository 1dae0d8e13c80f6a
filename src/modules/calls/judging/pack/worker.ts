import { say } from '../../../../core/text.ts'
import { type Block, Flow } from '../../../../platform/pages.ts'
import { Lettering, namedCharacter } from '../../../../platform/lettering.ts'
import { a4, drawPdfPages } from '../../../../platform/pdf.ts'
import { answerSideWork } from '../../../../platform/side-work.ts'
import { packWords as words } from '../../words/pack.ts'
import type { PackPaper } from './paper.ts'

const lettering = new Lettering()

/** What stands where a character has no glyph, as printers have it. */
const blank = '\u3013'

/** Blocks with what cannot be drawn replaced, and what that was: one odd character does not keep a reviewer from all the rest. */
function drawable(blocks: readonly Block[], missing: Set<string>): Block[] {
  const mend = (text: string): string => {
    const lacking = lettering.missing(text)
    for (const one of lacking) missing.add(one)
    return lacking.reduce((whole, one) => whole.replaceAll(one, blank), text)
  }
  return blocks.map((one) => (one.kind === 'table' ? { ...one, columns: one.columns.map(mend), rows: one.rows.map((row) => row.map(mend)) } : { ...one, text: mend(one.text) }))
}

answerSideWork<PackPaper, Uint8Array>((paper) => {
  const missing = new Set<string>()
  const entries = paper.entries.map((one) => drawable(one, missing))
  const cover = drawable(paper.cover, missing)
  const [foot, title] = [paper.foot, paper.title].map((text) => (drawable([{ kind: 'note', text }], missing)[0] as { text: string }).text)
  const characters = [...missing].slice(0, 40).map((one) => { const name = namedCharacter(one); return lettering.missing(name).length > 0 ? `U+${one.codePointAt(0)?.toString(16).toUpperCase()}` : name }).join(' ')
  const note: Block[] = missing.size > 0 ? [{ kind: 'note', text: say(paper.lang, words.missing, { characters }) }] : []
  const flow = new Flow(lettering)
  flow.blocks([...cover, ...note])
  for (const one of entries) {
    flow.newPage()
    flow.blocks(one)
  }
  return drawPdfPages(lettering, { ...a4, title: title!, lang: paper.lang === 'zh' ? 'zh-CN' : 'en-GB', at: new Date(paper.at) }, flow.numbered(foot!))
})
