import { parentPort } from 'node:worker_threads'
import { Lettering, MissingGlyphs } from '../../platform/lettering.ts'
import { drawPoster, type PosterForm } from './drawing.ts'
import type { Poster } from './poster.ts'

/** What the thread is asked, and what it answers: the bytes, the characters without a glyph, or a fault. */
export type Asked = { number: number; poster: Poster; form: PosterForm }
export type Drawn = { number: number; bytes?: Uint8Array; missing?: readonly string[]; fault?: string }

const lettering = new Lettering()

async function answer({ number, poster, form }: Asked): Promise<Drawn> {
  try {
    return { number, bytes: await drawPoster(lettering, poster, form) }
  } catch (error) {
    return error instanceof MissingGlyphs ? { number, missing: error.characters } : { number, fault: String(error) }
  }
}

parentPort?.on('message', (asked: Asked) => void answer(asked).then((drawn) => parentPort?.postMessage(drawn)))
