/** The sets of terms that listings are ordered by: fields, priority areas, industry chains; shipped, and over them what the host says. */
export { addTerm, mergeTerm, renameTerm, retireTerm, type TermName } from './changing.ts'
export { canEditTerms } from './policy.ts'
export { termsNow, termsOf } from './reading.ts'
export { currentChoices, shippedTerms, type Term, termCode, type Terms } from './terms.ts'
export { type ChainLink, chainLinks } from './words/chains.ts'
export { vocabularies, type Vocabulary, vocabularyWords } from './words/sets.ts'
