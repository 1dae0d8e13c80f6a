import { type Lang, nameFor, otherLang, readText, say } from '../../core/text.ts'
import type { CommonProblem } from '../../modules/matching/commons/commons.ts'
import { langOf } from '../ui/card.tsx'
import { commonWords } from './messages/commons.ts'

type Word = CommonProblem['concepts'][number]

/** A concept in the reader's language where it is known in it. */
export const wordFor = (lang: Lang, word: Word): { text: string; lang: Lang } | undefined => {
  const own = word[lang]
  if (own !== undefined) return { text: own, lang }
  const other = word[otherLang(lang)]
  return other === undefined ? undefined : { text: other, lang: otherLang(lang) }
}

/** The name that the organiser gave, else the first concepts that the needs share. */
export function nameOfCommon(lang: Lang, one: Pick<CommonProblem, 'title' | 'concepts'>): { text: string; lang: Lang } {
  if (one.title) {
    const { body, lang: written } = readText(one.title, lang)
    return { text: body, lang: written }
  }
  const words = one.concepts.flatMap((word) => wordFor(lang, word) ?? []).slice(0, 3)
  return words.length > 0 ? { text: words.map((word) => word.text).join(' · '), lang } : { text: commonWords.untitled[lang], lang }
}

/** Who stands behind it, as this reader may know: names that are shown, and how many are withheld. */
export function behind(lang: Lang, { members }: CommonProblem): string {
  const names = [...new Set(members.flatMap(({ card }) => (card.owner ? [nameFor(lang, card.owner.name)] : [])))]
  const withheld = members.filter(({ card }) => !card.owner).length
  const told = [...names, ...(withheld > 0 ? [say(lang, commonWords.andWithheld, { n: withheld })] : [])]
  return say(lang, commonWords.behind, { needs: members.length, named: told.join(lang === 'zh' ? '、' : ', ') })
}

/** What they share, in both languages where both are known. */
export const SharedWords = ({ lang, concepts }: { lang: Lang; concepts: CommonProblem['concepts'] }) =>
  concepts.length === 0 ? <p class="hint">{commonWords.noneShared[lang]}</p> : (
    <ul class="shared-words">
      {concepts.map((word) => {
        const near = wordFor(lang, word)
        const far = near?.lang === lang ? word[otherLang(lang)] : undefined
        return near ? (
          <li>
            <span lang={langOf(lang, near)}>{near.text}</span>
            {far && far !== near.text ? <span class="hint" lang={langOf(lang, { text: far, lang: otherLang(lang) })}>{far}</span> : null}
          </li>
        ) : null
      })}
    </ul>
  )
