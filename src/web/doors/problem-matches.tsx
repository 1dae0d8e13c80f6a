import { type Lang, otherLang } from '../../core/text.ts'
import type { Glosses, ShownMatch } from '../../modules/matching/matching.ts'
import { bankOf, missingPlanks, planksOf } from '../matches/bank.tsx'
import { Reason, StrengthBadge } from '../matches/reason.tsx'
import { CompactBridge } from '../ui/bridge.tsx'
import { ResultCard } from '../ui/card.tsx'

/** What may solve a pasted problem: the offer's title, why, the planks in a line. */
export const ProblemMatches = ({ lang, matches, glosses }: { lang: Lang; matches: readonly ShownMatch[]; glosses: Glosses }) => (
  <ol class="match-list">
    {matches.map(({ card, concepts, missing, score, strength, fits }) => {
      const bank = bankOf(lang, card)
      const across = card.title.variants[otherLang(lang)]
      return (
        <li>
          <ResultCard
            lang={lang}
            level={3}
            href={bank.href ?? ''}
            title={{ text: bank.title, lang: bank.lang }}
            other={across && bank.lang === lang ? { text: across.body, lang: otherLang(lang) } : undefined}
            kicker={bank.kicker}
            badges={<StrengthBadge lang={lang} strength={strength} score={score} />}
          >
            <Reason lang={lang} of={{ asks: 'need', concepts, missing, fits, glosses }} />
            <CompactBridge lang={lang} planks={planksOf(concepts, 'need')} missing={missingPlanks(missing, concepts[0]?.query.lang ?? lang)} />
            <p class="bank-who">{bank.who}</p>
          </ResultCard>
        </li>
      )
    })}
  </ol>
)
