/** The report of an event: what the face of events gives on. */
export { eventReported, openReport } from './access.ts'
export { casesOfEvent, type CaseWay, type EventCase, outcomesOfEvent } from './cases.ts'
export { mostFacts, reportFacts, type ReportFacts, type Within } from './facts.ts'
export { type CountedMeeting, type MeetingFate } from './meetings.ts'
export { type Amount as ReportAmount, eventReport, type EventReport, publicReport } from './reading.ts'
export { isFor, reportFigures, type ReportFigure, reportGroups, type ReportGroup } from './rules.ts'
export { fateWords, reportDefinitions, reportFigureWords, reportGroupWords } from './words/figures.ts'
