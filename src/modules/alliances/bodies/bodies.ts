/** The face of the bodies of an alliance, its statements, plan and letters. */
export { type Advice, adviceOf, answerAdvice, giveAdvice } from './advice.ts'
export { declareConflict, endConflict, endSeats, type Expert, expertsOf, ownConflicts, registerExpert, withdrawExpert } from './experts.ts'
export { addTerm, bodiesOf, type Body, bodyById, type BodyInput, editBody, endBody, foundBody, type Term, termsOf } from './founding.ts'
export {
  type AllianceLetter, composeAllianceLetter, deliveriesOf, type Delivery, draftLetter, editLetter, letterById, lettersOf, noteOpened, readersOf, sendAllianceLetter,
} from './letters.ts'
export {
  type AgendaItem, approveMinutes, callMeeting, cancelMeeting, editMeeting, type Meeting, meetingById, type MeetingInput, meetingsOf, type MeetingWhole, writeMinutes,
} from './meetings.ts'
export { bodyRefusals } from './messages.ts'
export { type Motion, motionById, type MotionLine, type MotionSeen, motionsOf, type SeatVote } from './motion-reading.ts'
export { castVote, closeDueMotions, closeMotion, type NewMotion, openMotion, recuse } from './motions.ts'
export { type Action, actionsOf, addAction, addMilestone, type Milestone, milestonesOf, publishAction, remindActions, removeMilestone, settleAction } from './plan.ts'
export { bodyOfSeat, type Place, placeOf, type Thing } from './place.ts'
export { belongs, canSettle, canShapeBodies, deliberates, leads, sitsIn } from './policy.ts'
export { type BodySeat, leaveSeat, seatPerson, seatsOfBody } from './seats.ts'
export {
  closeStatement, draftStatement, editStatement, exactText, hashOf, openStatement, signableBy, type Signature, signaturesOf, signStatement, type Statement, statementById, statementsOf,
} from './statements.ts'
export type { Choice, Majority, Outcome, Quorum, Tally } from './rules.ts'
export * from './words.ts'
