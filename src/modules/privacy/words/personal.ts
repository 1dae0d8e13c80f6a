import type { PersonalPart } from '../../../platform/personal.ts'

export const privacyPersonal: PersonalPart = { tables: [], plain: { retention_run: ['rule', 'error'] } }
