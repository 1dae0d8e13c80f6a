/** The face of module indicators: the one module that reads the views of others, to count what happened. */
export { type AmountCell, type CaseFact, type Cell, type Facts, factsOf, type Funnel, funnelOf, outcomesBehind, type Span, viewsBehind } from './funnel.ts'
export { publishFigures } from './publication.ts'
export { type Figure, figures, type Scope, shareOf, smallestCell, type Step, steps, told } from './rules.ts'
export { figureDefinitions, figureWords } from './words/words.ts'
export { fillForm, formJobs, formSchedules, sweepForms } from './forms/filling.ts'
export { addForm, type Filling, formFile, formFor, type FormScope, formsOf, gridsOfForm, mapForm, type OfficialForm, openForForms, removeForm, scopeOfForm, type TypedCell } from './forms/keeping.ts'
export { dayIn, type FormCell, formFigures, type FormFigure, formLimits, formPeriods, type FormPeriod, formZones, isAmount, monthBefore, readFigure, writtenFigure } from './forms/rules.ts'
export { formPeriodWords, formZoneWords, reportedMonth, tenThousands } from './words/forms.ts'
