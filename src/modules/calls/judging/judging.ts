/** The face of judging: panels, conflicts, assignments, reviews, decisions and their release. */
export { affinityBy } from './affinity.ts'
export { type Affinity, applyPlan, assignByHand, type DryRun, type EntryToAssign, planRound, type ReviewerToAssign, revokeAssignment } from './assigning.ts'
export { awardLetter, type AwardLetter, awardLetterFor, composeAwardLetter, draftLettersOf, lettersOfFunder, type ReadLetter } from './award-letter.ts'
export { type Conflict, type ConflictCause, conflictCauses, conflictsOf, declareConflict, deriveConflicts, endConflict, pinConflict } from './conflicts.ts'
export { type Amendment, type Correction, correctRound, type Said, saidOf } from './correcting.ts'
export { decideRound, deliberate, noteDecision, reopenRound } from './deciding.ts'
export { type Acceptance, type AwardLine, type AwardPage, awardPage, awardsOf, grantAward, type Indicator, indicatorLine, notePayment, type Payment, testIndicator } from './award.ts'
export { finalistsOf, type Finalist, ownVote, tallyOf, voteFor, type Voting, votingIn } from './audience.ts'
export { beginComparing, compare, type ComparedEntry, comparedEntry, type CompareRound, compareRoundsOf, pairFor } from './comparing.ts'
export { type EntryRead, entryRead } from './entry.ts'
export { type FunderDesk, funderDesk, type FunderLine, funderLines, fundersFor, noteFunding, sealFunding } from './funding.ts'
export { answerInvitation, inviteReviewer, type Judge, callTitleOf, judgeByToken, judgeOf, type NewReviewer, panelOf, type Reviewer, type ReviewerState, reviewCallsOf, withdrawReviewer } from './panel.ts'
export { type Lineup, lineupOf, moveSlot, setLineup, showLineup } from './lineup.ts'
export { type Release, releasesOf } from './release.ts'
export { type JudgePages, lateIn, type Progress, progressOf, remindReviewers } from './reminding.ts'
export { answerAward, answerObjection, type Objection, objectionsOf, objectTo, type OwnResult, ownResults, releaseRound, resultsOf, type ResultLine, takesObjections } from './releasing.ts'
export { type PackFile, packOf } from './pack/pack.ts'
export { returnSheet, scoreSheetOf, SheetRefused } from './returning.ts'
export { sheetRefusals } from '../words/pack.ts'
export { type CellProblem } from './sheet.ts'
export { type Assigned, assignedTo, queueOf, type Review, type ReviewInput, type ReviewLine, saveReview, submitReview } from './reviewing.ts'
export { type Line, type Standing, standingOf } from './standing.ts'

import { judgingRefusals } from '../messages.ts'

/** What is said where an amount is none. */
export const judgingAmount = judgingRefusals.amount
