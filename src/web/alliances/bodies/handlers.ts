import type { HandlersOf } from '../../room.ts'
import * as bodies from './body-handlers.tsx'
import * as meetings from './meeting-handlers.tsx'

const { newBody, membersOfRoom: _, ...pages } = bodies

export const bodyHandlers: HandlersOf<'bodies'> = { ...pages, ...meetings, new: newBody }
export { allianceLetterHandlers } from './letter-handlers.tsx'
export { planHandlers } from './plan-handlers.tsx'
export { statementHandlers } from './statement-handlers.tsx'
