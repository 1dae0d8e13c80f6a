import { Lettering } from '../../../platform/lettering.ts'
import { answerSideWork } from '../../../platform/side-work.ts'
import { type Badge, drawBadge } from './drawing.ts'

const lettering = new Lettering()

answerSideWork<Badge, Uint8Array>((badge) => drawBadge(lettering, badge))
