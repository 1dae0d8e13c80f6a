import { agreementHandlers, signingHandlers, verificationHandlers } from './agreements/handlers.ts'
import { answerHandlers } from './answers/handlers.tsx'
import { allianceLetterHandlers, bodyHandlers, planHandlers, statementHandlers } from './alliances/bodies/handlers.ts'
import { allianceHandlers } from './alliances/handlers.ts'
import { apiPageHandlers } from './api/guide/handlers.tsx'
import { chatHandlers } from './chats/handlers.tsx'
import { passportHandlers } from './deals/check-handlers.tsx'
import { glassHandlers } from './deals/glass-handlers.tsx'
import { callHandlers } from './calls/call-handlers.tsx'
import { callFormHandlers } from './calls/form-handlers.tsx'
import { fundingHandlers } from './calls/funding-handlers.tsx'
import { awardHandlers } from './calls/awards.tsx'
import { audienceHandlers } from './calls/audience.tsx'
import { judgingHandlers, lineupHandlers, panelHandlers } from './calls/judging-handlers.tsx'
import { judgeHandlers, reviewHandlers } from './calls/review-handlers.tsx'
import { callRoundHandlers } from './calls/round-handlers.tsx'
import { liveDeskHandlers } from './live/desk-handlers.tsx'
import { liveFeedHandlers } from './live/feed-handlers.ts'
import { liveHandlers } from './live/handlers.tsx'
import { submissionHandlers } from './calls/submission-handlers.tsx'
import { eventReportHandlers } from './event-report/handlers.tsx'
import { eventHandlers } from './events/handlers.tsx'
import { draftHandlers } from './programme/draft-handlers.tsx'
import { programmeHandlers } from './programme/handlers.tsx'
import { dealHandlers } from './deals/handlers.tsx'
import { replyHandlers } from './deals/reply-handlers.tsx'
import { complaintDeskHandlers, complaintHandlers } from './doors/complaint-handlers.tsx'
import { enquiryDeskHandlers, enquiryHandlers } from './doors/enquiry-handlers.tsx'
import { problemHandlers, problemQueueHandlers, proofHandlers } from './doors/problem-handlers.tsx'
import { exportListings } from './imports/export.ts'
import { importHandlers } from './imports/handlers.tsx'
import { homeHandlers } from './home/handlers.tsx'
import { accountHandlers, organisationHandlers, requestHandlers, signInHandlers } from './people/handlers.tsx'
import { fileHandlers } from './files/handlers.ts'
import { listingHandlers } from './listings/handlers.ts'
import { matchHandlers } from './matches/handlers.tsx'
import { commonHandlers } from './matches/commons-handlers.tsx'
import { teamHandlers } from './matches/team-handler.tsx'
import { reportHandlers } from './matches/reports/handlers.tsx'
import { meetingDeskHandlers } from './meetings/desk-handlers.tsx'
import { meetingHandlers } from './meetings/handlers.tsx'
import { moderationHandlers } from './moderation/handlers.tsx'
import { posterHandlers } from './posters/handlers.tsx'
import { calendarHandlers } from './privacy/calendar-handlers.tsx'
import { privacyHandlers } from './privacy/handlers.tsx'
import { formHandlers } from './indicators/form-handlers.tsx'
import { indicatorHandlers } from './indicators/handlers.tsx'
import { patentHandlers } from './patents/handlers.tsx'
import { boothHandlers, exhibitHandlers } from './exhibits/handlers.tsx'
import { registrationHandlers } from './registration/handlers.tsx'
import { registrationsHandlers } from './registration/list-handlers.tsx'
import { outcomeHandlers } from './projects/outcome-handlers.tsx'
import { projectHandlers } from './projects/handlers.tsx'
import { probeHandlers } from './probes.ts'
import { deskHandlers } from './desk/handlers.tsx'
import { newsHandlers } from './news/handlers.tsx'
import { releaseHandlers } from './releases/handlers.tsx'
import { roadshowHandlers } from './roadshow/handlers.tsx'
import { staffHandlers } from './staff/handlers.tsx'
import { vocabularyHandlers } from './vocabularies/handlers.tsx'
import { watchHandlers } from './watches/handlers.tsx'
import type { HandlersOf } from './room.ts'
import type { Routes } from './routes.ts'

/** Every route's handler: a missing one is a type error. */
export const handlers: { [Group in keyof Routes]: HandlersOf<Group> } = {
  home: homeHandlers,
  signIn: signInHandlers,
  account: accountHandlers,
  organisations: organisationHandlers,
  alliances: allianceHandlers,
  bodies: bodyHandlers,
  statements: statementHandlers,
  plan: planHandlers,
  allianceLetters: allianceLetterHandlers,
  requests: requestHandlers,
  listings: { ...listingHandlers, export: exportListings },
  files: fileHandlers,
  moderation: moderationHandlers,
  imports: importHandlers,
  watches: watchHandlers,
  deals: dealHandlers,
  agreements: agreementHandlers,
  signing: signingHandlers,
  verification: verificationHandlers,
  exhibits: exhibitHandlers,
  booths: boothHandlers,
  registration: registrationHandlers,
  registrations: registrationsHandlers,
  projects: projectHandlers,
  outcomes: outcomeHandlers,
  indicators: indicatorHandlers,
  forms: formHandlers,
  patents: patentHandlers,
  passports: passportHandlers,
  replies: replyHandlers,
  glass: glassHandlers,
  calls: callHandlers,
  callForms: callFormHandlers,
  callRounds: callRoundHandlers,
  submissions: submissionHandlers,
  meetings: meetingHandlers,
  meetingDesk: meetingDeskHandlers,
  panels: panelHandlers,
  judging: judgingHandlers,
  lineups: lineupHandlers,
  audience: audienceHandlers,
  awards: awardHandlers,
  reviews: reviewHandlers,
  judges: judgeHandlers,
  funding: fundingHandlers,
  eventReport: eventReportHandlers,
  events: eventHandlers,
  programme: programmeHandlers,
  draft: draftHandlers,
  live: liveHandlers,
  liveFeed: liveFeedHandlers,
  liveDesk: liveDeskHandlers,
  roadshow: roadshowHandlers,
  matches: matchHandlers,
  reports: reportHandlers,
  teams: teamHandlers,
  commons: commonHandlers,
  problems: problemHandlers,
  problemQueue: problemQueueHandlers,
  enquiries: enquiryHandlers,
  enquiryDesk: enquiryDeskHandlers,
  complaints: complaintHandlers,
  complaintDesk: complaintDeskHandlers,
  proofs: proofHandlers,
  releases: releaseHandlers,
  news: newsHandlers,
  desk: deskHandlers,
  staff: staffHandlers,
  posters: posterHandlers,
  answers: answerHandlers,
  privacy: privacyHandlers,
  calendars: calendarHandlers,
  chats: chatHandlers,
  apiPages: apiPageHandlers,
  probes: probeHandlers,
  vocabularies: vocabularyHandlers,
}
