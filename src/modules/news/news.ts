/** The face of module news: news, notices, policy documents and stories of the host and of alliances. */
export { attachToNews, detachFromNews, type NewsFile, newsFileFor, newsFiles } from './attachments.ts'
export { type Citation, citationsOf, citeFact, type Cited, type Permission, uncite } from './citing.ts'
export { newsRefusals } from './messages.ts'
export { canReviewNews, canWriteNews, newsColumns, newsReadable, newsShown, publishesNewsAtOnce } from './policy.ts'
export { type NewsItem, newsItemFor, type NewsQuery, type NewsState, newsToWorkOn, newsVisibleTo, ofAlliance } from './record.ts'
export { editNews, type NewsInput, newsLimits, pinNews, publishNews, reviewNews, withdrawNews, writeNews, writesNews } from './writing.ts'
export { type CitedFigure, citedFigures, type NewsKind, newsKinds } from './words/kinds.ts'
