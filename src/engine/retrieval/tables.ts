import type { Bilingual } from './dictionary.ts'
import { lexiconIn, lexiconParts, type Part, type Parts, tableIn, tableParts } from './parts.ts'

/** A dictionary's tables for a file; both directions share the words. */
export function bilingualParts({ toEnglish, toChinese }: Bilingual): Part[] {
  return [
    ...lexiconParts('chinese', toEnglish.sources),
    ...lexiconParts('english', toChinese.sources),
    ...tableParts('toEnglish', toEnglish),
    ...tableParts('toChinese', toChinese),
  ]
}

/** @throws RangeError when parts are missing */
export function bilingualIn(parts: Parts): Bilingual {
  const [chinese, english] = [lexiconIn(parts, 'chinese'), lexiconIn(parts, 'english')]
  return { toEnglish: tableIn(parts, 'toEnglish', chinese, english), toChinese: tableIn(parts, 'toChinese', english, chinese) }
}
