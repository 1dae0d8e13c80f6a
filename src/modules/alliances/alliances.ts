/** The face of module alliances: what other modules, web and cli may use. An alliance is a space with more to it. */
export { type Broker, brokersOf, eraseBroker, placesAt, registerBroker, withdrawBroker } from './centre/brokers.ts'
export { type Outcome, outcomesWithin } from './centre/outcomes.ts'
export { type Contact, type DirectoryLine, directoryOf, directoryWorkbook } from './directory.ts'
export { type AllianceFigures, figuresOf } from './figures.ts'
export { type AllianceInput, allianceLimits, type Bodies, createAlliance, editAlliance } from './founding.ts'
export {
  acceptAllianceInvitation, type AllianceInvitation, allianceInvitationByToken, type AllianceLetter, type FoundInvitation, inviteAll, invitationsOfAlliance, mostInvited,
  revokeAllianceInvitation, type Sent, withdrawInvitations,
} from './invitations.ts'
export { type Invited, lineOfRow, readInvited } from './invited.ts'
export { askToJoin, joiningOf } from './joining.ts'
export { endPart } from './leaving.ts'
export { addBacker, admit, type AllianceMember, membersOfAlliance, organisationNamed, placeMember } from './members.ts'
export { allianceRefusals } from './messages.ts'
export { addPart, type Linked, partsOf, removePart, scopeFor, wholesOf } from './parts.ts'
export * from './policy.ts'
export { type Alliance, allianceBySlug, type AllianceLine, allianceSlug, alliancesVisibleTo } from './reading.ts'
export { addTier, addWave, removeGroup, type Tier, tiersOf, type Wave, wavesOf } from './waves.ts'
export { type OutcomeFigure, outcomeFigures } from './words/outcomes.ts'
export { type AllianceKind, allianceKinds, type BackerRole, backerRoles, partWords } from './words/kinds.ts'
