/** The face of module privacy: what is kept about people, how it leaves, and what they may ask. */
export { erasePerson } from './erasure.ts'
export { exportPersonalData, type Held } from './export.ts'
export { register, retentions } from './register.ts'
export { overdueHours, type RetentionLine, retentionOverdue, retentionReport, runRetention, type Tidying } from './retention.ts'
export { basisWords, privacyRefusals, rightWords } from './messages.ts'
export { askAboutData, type DataRequest, dataRequests, handlers, nameHandler, remindDataRequests } from './rights.ts'
export { type Right, rights } from './rules.ts'
