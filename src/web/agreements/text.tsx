import type { Child } from 'hono/jsx'
import type { Lang } from '../../core/text.ts'
import { type Block, blocksOf, type Content } from '../../modules/agreements/agreements.ts'
import { langTag } from '../ui/said.ts'

const Piece = ({ block }: { block: Block }) => {
  if (block.kind === 'table') {
    return (
      <div class="overflow-x-auto"><table class="indicators">
        <thead><tr>{block.columns.map((one) => <th scope="col">{one}</th>)}</tr></thead>
        <tbody>{block.rows.map((row) => <tr>{row.map((one) => <td>{one}</td>)}</tr>)}</tbody>
      </table></div>
    )
  }
  if (block.kind === 'heading') return <h3>{block.text}</h3>
  if (block.kind === 'subheading') return <p class="font-semibold">{block.text}</p>
  if (block.kind === 'title') return <h2 class="text-center">{block.text}</h2>
  return <p class={block.kind === 'line' || block.kind === 'note' ? 'hint' : 'typed'}>{block.text}</p>
}

/** The text of an agreement in one language, as it is signed. `after` stands behind each heading of a clause. */
export const AgreementText = ({ content, reference, written, after }: { content: Content; reference: string; written: Lang; after?: (place: number) => Child }) => {
  const blocks = blocksOf(content, written, { reference })
  const first = blocks.findIndex((one, place) => place > 3 && one.kind === 'heading')
  let clause = -1
  return (
    <div class="prose [overflow-wrap:anywhere]" lang={langTag[written]}>
      {blocks.map((block, place) => {
        if (block.kind !== 'heading' || place < first || !after) return <Piece block={block} />
        clause += 1
        return <><Piece block={block} />{after(clause)}</>
      })}
    </div>
  )
}
