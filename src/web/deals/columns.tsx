import { raw } from 'hono/html'
import { type Lang, nameFor, say } from '../../core/text.ts'
import { type Board, type BoardLine, boardStages, type DealStage, type StageCounts, stageWords } from '../../modules/deals/deals.ts'
import { Badge } from '../ui/badges.tsx'
import { drawnFor, drawnOf } from '../ui/drawn.ts'
import { escaped } from '../ui/escaped.ts'
import { agoAs, dayHtml, showAgo } from '../ui/time.tsx'
import { boardWords } from './messages/board.ts'
import { others, titleHtml } from './title.ts'

type ColumnsProps = { lang: Lang; now: Date; board: Board; counts: StageCounts; more: (stage: DealStage) => string }

const dormantHtml = drawnFor((lang: Lang) => <Badge tone="amber">{boardWords.dormant[lang]}</Badge>)
const lateHtml = drawnFor((lang: Lang) => <Badge tone="accent">{boardWords.overdue[lang]}</Badge>)
const hint = (html: string): string => `<p class="hint">${html}</p>`

/** A case on the board. Written as text: a board has some two hundred. */
const cardHtml = drawnOf((line: BoardLine, lang: Lang, moved: string): string =>
  `<li class="sheet"><p class="font-semibold">${titleHtml(lang, line)}</p>${hint(escaped(others(lang, line)))}${line.ownerName ? hint(escaped(nameFor(lang, line.ownerName))) : ''}` +
  `${hint(`${line.dueOn ? dayHtml(lang, line.answerBy ?? line.dueOn, 'short') : agoAs(lang, line.lastAt, moved)} ${line.overdue ? lateHtml(lang) : ''}${line.dormant ? dormantHtml(lang) : ''}`)}</li>`)

/** The board: a column a stage where there is room; below each other on the phone. */
export const Columns = ({ lang, now, board, counts, more }: ColumnsProps) => (
  <div class="deal-board">
    {boardStages.map((stage) => {
      const lines = board[stage] ?? []
      const count = counts[stage] ?? 0
      return (
        <section aria-labelledby={`stage-${stage}`}>
          <h2 id={`stage-${stage}`} class="deal-board-head">{stageWords[stage][lang]} <span class="count">{String(count)}</span></h2>
          {lines.length === 0 ? <p class="hint">{boardWords.empty[lang]}</p> : (
            <ul>{raw(lines.map((line) => cardHtml(line, lang, showAgo(lang, line.lastAt, now))).join(''))}</ul>
          )}
          {count > lines.length ? <p><a href={more(stage)}>{say(lang, boardWords.more, { n: count })}</a></p> : null}
        </section>
      )
    })}
  </div>
)
