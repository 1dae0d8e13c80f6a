/** British spellings folded to American ones before stemming; both sides are folded, so an over-eager rule costs nothing but a shared stem. */
const rules: readonly (readonly [RegExp, string])[] = [
  [/(?<=[a-z]{3})is(e|ed|es|er|ers|ing|ation|ations|able)$/, 'iz$1'],
  [/yse(d|s|r|rs)?$/, 'yze$1'],
  [/ysing$/, 'yzing'],
  [/^(behavi|col|fav|flav|harb|hon|hum|lab|neighb|od|rum|vap|tum|arm|vig|sav|endeav)our/, '$1or'],
  [/^(fib|cent|met|lit|theat|calib|lust|spect|millimet|centimet|kilomet|nanomet|micromet|microfib|nanofib)re(s?)$/, '$1er$2'],
  [/^(model|label|travel|cancel|channel|signal|fuel|tunnel|level|panel|marvel)l(ed|ing|er|ers)$/, '$1$2'],
  [/sulph/, 'sulf'],
  [/^aluminium/, 'aluminum'],
  [/^(catal|dial|anal)ogue/, '$1og'],
  [/^programme(s?)$/, 'program$1'],
  [/^(def|lic|off|pret)ence(s?)$/, '$1ense$2'],
  [/haem/, 'hem'],
  [/anaem/, 'anem'],
  [/oesoph/, 'esoph'],
  [/^(ortho)?paed/, '$1ped'],
  [/^foet/, 'fet'],
  [/^oestr/, 'estr'],
  [/^manoeuv/, 'maneuv'],
  [/^mould/, 'mold'],
  [/^tyre/, 'tire'],
  [/^grey/, 'gray'],
  [/^plough/, 'plow'],
  [/^ageing$/, 'aging'],
  [/^artefact/, 'artifact'],
]

/** What every rule needs to find, in one look: most words have none of it. */
const suspect = /is[eia]|ys[ei]|our|res?$|l(?:ed|ing|ers?)$|sulph|inium|ogue|ramme|ence|aem|oes|paed|foet|oeuv|mould|tyre|grey|plough|ageing|artef/

/** American spelling of a lower-case English word, as far as the rules above know. */
export function foldSpelling(word: string): string {
  if (!suspect.test(word)) return word
  let folded = word
  for (const [pattern, replacement] of rules) folded = folded.replace(pattern, replacement)
  return folded
}
