import type { HandlersOf } from '../room.ts'
import * as desk from './desk-handlers.tsx'
import { broker, brokerEnd, outcome } from './centre-handlers.tsx'
import { create, editForm, newForm, save } from './edit-handlers.tsx'
import * as pages from './page-handlers.tsx'

export const allianceHandlers: HandlersOf<'alliances'> = { ...pages, ...desk, broker, brokerEnd, outcome, new: newForm, create, edit: editForm, save }
