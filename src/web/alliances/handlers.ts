import type { HandlersOf } from '../room.ts'
import * as desk from './desk-handlers.tsx'
import { create, editForm, newForm, save } from './edit-handlers.tsx'
import * as pages from './page-handlers.tsx'

export const allianceHandlers: HandlersOf<'alliances'> = { ...pages, ...desk, new: newForm, create, edit: editForm, save }
