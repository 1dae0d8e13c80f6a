/** The face of module consents: privacy notices, who confirmed them, and consents to being seen abroad. */
export { type Consent, consentNeeded, consentsOf, giveConsent, holdConsent, withdrawConsent, writeConsent } from './consent.ts'
export { type Acceptance, acceptancesOf, acceptNotice, currentNotice, newestNotice, noticeAsItStood, notices, type PrivacyNotice, writeAcceptance } from './notice.ts'
export { crosses, type Occasion } from './rules.ts'
export { edition, type NoticeChapter, noticeChapters } from './words/notice.ts'
