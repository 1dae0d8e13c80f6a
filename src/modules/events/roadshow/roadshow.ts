/** The face of roadshows. */
export { idle, nextInLine, ran, ranMs, type Run, type RunVerb, runVerbs, verbsFor } from './clock.ts'
export { addPitch, linkListing, movePitch, type PitchInput, removePitch, roadshowLimits, type RoadshowSettings, setAbsent, setRoadshow, takeAdvanced } from './line-up.ts'
export { roadshowRefusals } from './messages.ts'
export { type Juror, type OwnScore, ownScores, type Pitch, pitchRows, type Roadshow, roadshowDesk, roadshowOf, type Tally } from './reading.ts'
export { addJuror, interestInPitch, pitchListing, removeJuror, runRoadshow, scorePitch } from './running.ts'
