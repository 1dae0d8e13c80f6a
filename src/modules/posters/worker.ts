import { Lettering } from '../../platform/lettering.ts'
import { answerSideWork } from '../../platform/side-work.ts'
import { drawPoster, type PosterForm } from './drawing.ts'
import type { Poster } from './poster.ts'

export type PosterTask = { poster: Poster; form: PosterForm }

const lettering = new Lettering()

answerSideWork<PosterTask, Uint8Array>(({ poster, form }) => drawPoster(lettering, poster, form))
