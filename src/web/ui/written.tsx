import type { Child } from 'hono/jsx'

type Block = { kind: 'paragraph' | 'bullets' | 'numbers'; lines: string[] }

const bullet = /^\s*[-*•·]\s+/u
const number = /^\s*\d{1,3}[.、)）]\s*/u

/** Paragraphs parted by blank lines; lines that begin with a dash, a dot or a number are lists. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  for (const part of text.split(/\n\s*\n/)) {
    for (const line of part.split('\n').filter((one) => one.trim() !== '')) {
      const kind = bullet.test(line) ? 'bullets' : number.test(line) ? 'numbers' : 'paragraph'
      const last = blocks.at(-1)
      const body = kind === 'paragraph' ? line : line.replace(kind === 'bullets' ? bullet : number, '')
      if (last?.kind === kind && (kind !== 'paragraph' || part.includes(last.lines[0]!))) last.lines.push(body)
      else blocks.push({ kind, lines: [body] })
    }
  }
  return blocks
}

type Piece = { text: string; href?: string }
const link = /\[([^\]\n]{1,200})\]\((https?:\/\/[^\s)]{1,500}|\/(?:zh|en)\/[^\s)]{1,500})\)|https?:\/\/[^\s<>"'，。；、）】》]{1,500}/gu

/** Addresses of the web and `[words](address)`, also of a page of this site by its path, become links; nothing else has a meaning. */
export function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const found of line.matchAll(link)) {
    const bare = found[2] ? found[0] : found[0].replace(/[.,;:!?)]+$/u, '')
    const href = found[2] ?? bare
    if (!URL.canParse(href, 'https://here.example')) continue
    if (found.index > from) pieces.push({ text: line.slice(from, found.index) })
    pieces.push({ text: found[1] ?? bare, href })
    from = found.index + bare.length
  }
  if (from < line.length) pieces.push({ text: line.slice(from) })
  return pieces
}

const Line = ({ text }: { text: string }) => <>{piecesOf(text).map((one): Child => (one.href ? <a class="break-words" href={one.href} rel="noopener nofollow">{one.text}</a> : one.text))}</>

/** What people write with paragraphs, lists and links; no mark-up of theirs reaches the page. */
export const Written = ({ text, lang }: { text: string; lang?: string }) => (
  <div class="prose" lang={lang}>
    {blocksOf(text).map((block) => {
      if (block.kind === 'paragraph') return <p class="typed">{block.lines.map((one, place) => <>{place > 0 ? '\n' : ''}<Line text={one} /></>)}</p>
      const items = block.lines.map((one) => <li><Line text={one} /></li>)
      return block.kind === 'bullets' ? <ul>{items}</ul> : <ol>{items}</ol>
    })}
  </div>
)
