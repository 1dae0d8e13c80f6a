import { type Lang, say } from '../../core/text.ts'
import { type MatchPair, strengthFrom } from '../../modules/matching/matching.ts'
import { aspectNames } from '../../modules/matching/messages.ts'
import { langTag, showNumber } from '../ui/said.ts'
import { matchWords } from './messages.ts'
import { showPoints } from './reason.tsx'

/** The bands for a sentence. */
const bandValues = { strong: strengthFrom.strong.score, strongTimes: strengthFrom.strong.times, fair: strengthFrom.fair.score, fairTimes: strengthFrom.fair.times }

/** The table that a specialist opens: every pair, how it was found, what it carries, and what makes the score of it all. */
export const Numbers = ({ lang, pair }: { lang: Lang; pair: Pick<MatchPair, 'concepts' | 'parts' | 'score' | 'times' | 'adjustment'> }) => {
  const { lexical, bridged, dense } = pair.parts
  const text = lexical + bridged
  const sum = (label: string, points: string) => <tr><th scope="row" colspan={5}>{label}</th><td class="num">{points}</td></tr>
  return (
    <details class="disclosure">
      <summary>{matchWords.numbers[lang]}</summary>
      <p class="hint">{say(lang, matchWords.numbersHow, bandValues)} {pair.times === undefined ? '' : say(lang, matchWords.numbersTimes, { times: showNumber(lang, pair.times, 1) })} {matchWords.numbersSide[lang]}</p>
      <div class="table-scroll" tabindex={0} role="region" aria-label={matchWords.numbers[lang]}>
        <table class="table table-plain">
          <caption>{matchWords.numbersCaption[lang]}</caption>
          <thead>
            <tr>
              <th>{matchWords.ofNeed[lang]}</th><th>{matchWords.ofOffer[lang]}</th><th>{matchWords.via[lang]}</th>
              <th class="num">{matchWords.probability[lang]}</th><th class="num">{matchWords.share[lang]}</th><th class="num">{matchWords.carries[lang]}</th>
            </tr>
          </thead>
          <tbody>
            {pair.concepts.map(({ query, found, via, p, contribution }) => (
              <tr>
                <td lang={langTag[query.lang]}>{query.label}</td>
                <td lang={langTag[found.lang]}>{found.label}</td>
                <td>{matchWords[via][lang]}</td>
                <td class="num">{via === 'same' ? '1' : p.toFixed(2)}</td>
                <td class="num">{text > 0 ? `${showNumber(lang, (contribution / text) * 100, 1)}%` : ''}</td>
                <td class="num">{contribution.toFixed(3)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            {sum(matchWords.lexical[lang], lexical.toFixed(3))}
            {sum(matchWords.bridged[lang], bridged.toFixed(3))}
            {dense === 0 ? null : sum(matchWords.dense[lang], dense.toFixed(3))}
            {pair.adjustment?.causes.map(({ aspect, share }) => sum(say(lang, matchWords.record, { aspect: aspectNames[aspect][lang] }), showPoints(share * text)))}
            {sum(matchWords.score[lang], pair.score.toFixed(3))}
          </tfoot>
        </table>
      </div>
    </details>
  )
}
