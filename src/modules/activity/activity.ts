/** The face of module activity: what happened is chained and verified here; rows are written by `change`. */
export { keepSealing, sealActivity } from './sealing.ts'
export { type Broken, verifyChains } from './verification.ts'
