/** The hall of an event: what the face of events gives on. */
export { type Booth, boothFor, type BoothInput, boothLimits, boothPaper, canKeepBooth, removePaper, saveBooth } from './booths.ts'
export { addExhibits, askForPlace, decideExhibit, exhibitsAsked, exhibitsOf, type ExhibitState, ownForHall, takeExhibit } from './exhibits.ts'
export { hallRefusals } from './messages.ts'
export { countVisit, type VisitPart, visitParts, type VisitSum, visitsOf } from './visits.ts'
