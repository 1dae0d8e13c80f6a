/** The face of module patents: what other modules, web and cli may use. */
export { editPatent, linkPatent, type PatentInput, recordPatent, unlinkPatent } from './recording.ts'
export { type Patent, patentByNumber, patentFor, type PatentPage, patentsLinkedTo, patentsOf } from './register.ts'
export { checkedFor, type Due, dueOf, isAlive, legalStatuses, type LegalStatus, openLicences, type OpenLicence, readPatentNumber } from './rules.ts'
export { sweepPatents } from './sweep.ts'
export { dueWords, legalStatusWords, openLicenceWords } from './words/words.ts'
