import type { HandlersOf } from '../room.ts'
import * as after from './after-handlers.tsx'
import { abandon, comment, create, guide, list, newForm, share, show, terminate } from './draft-handlers.tsx'
import * as edit from './edit-handlers.tsx'
import * as signing from './signing-handlers.tsx'

export { signingHandlers, verificationHandlers } from './signing-handlers.tsx'

export const agreementHandlers: HandlersOf<'agreements'> = { ...edit, ...after, ...signing, list, new: newForm, create, guide, show, comment, share, abandon, terminate }
