import type { JudgePages } from '../../modules/calls/judging/judging.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'

/** The absolute addresses of reviewers’ personal links. */
export const judgePages = (origin: string): JudgePages => (lang, token) => origin + href(routes.judges.queue, { lang, token })
