import { type Lang } from '../../core/text.ts'
import type { CommonProblem } from '../../modules/matching/commons/commons.ts'
import { langOf } from '../ui/card.tsx'
import { commonHref } from './commons-list.tsx'
import { nameOfCommon } from './commons-words.tsx'
import { commonWords } from './messages/commons.ts'

/** On a need's page: the common technologies that it belongs to. Nothing where there are none. */
export const CommonsLine = ({ lang, problems }: { lang: Lang; problems: readonly CommonProblem[] }) =>
  problems.length === 0 ? null : (
    <p>
      {commonWords.partOf[lang]}
      {problems.map((one, place) => {
        const name = nameOfCommon(lang, one)
        return <>{place > 0 ? (lang === 'zh' ? '、' : ', ') : null}<a href={commonHref(lang, one.id)} lang={langOf(lang, name)}>{name.text}</a></>
      })}
    </p>
  )
