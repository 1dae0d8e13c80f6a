import type { Lang } from '../../core/text.ts'
import { type Patent, legalStatusWords, openLicenceWords } from '../../modules/patents/patents.ts'
import { Said } from '../ui/bilingual.tsx'
import { Card } from '../ui/card.tsx'
import { Day } from '../ui/time.tsx'
import { patentWords as words } from './messages.ts'
import { patentHref } from './pages.tsx'

/** The patents of a listing or an agreement, for those who read their records; nothing where there are none. */
export const LinkedPatents = ({ lang, patents }: { lang: Lang; patents: readonly Patent[] }) =>
  patents.length === 0 ? null : (
    <Card lang={lang} title={words.linked} id="patents">
      <ul class="grid gap-3">
        {patents.map((patent) => (
          <li>
            <a href={patentHref(lang, patent.id)}>{patent.number}</a>
            <span class="block"><Said lang={lang} text={patent.title} /></span>
            <span class="block hint">{legalStatusWords[patent.legalStatus][lang]} · {words.checkedOn[lang]} <Day lang={lang} at={patent.checkedOn} />{patent.openLicence === 'declared' ? ` · ${openLicenceWords.declared[lang]}` : ''}</span>
          </li>
        ))}
      </ul>
      <p class="hint">{words.linkedHint[lang]}</p>
    </Card>
  )
