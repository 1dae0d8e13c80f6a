/** The face of module indicators: the one module that reads the views of others, to count what happened. */
export { type AmountCell, type CaseFact, type Cell, type Facts, factsOf, type Funnel, funnelOf, outcomesBehind, viewsBehind } from './funnel.ts'
export { publishFigures } from './publication.ts'
export { type Figure, figures, type Scope, shareOf, smallestCell, type Step, steps, told } from './rules.ts'
export { figureDefinitions, figureWords } from './words/words.ts'
