import { Failure } from '../../core/failure.ts'
import { say } from '../../core/text.ts'
import { MissingGlyphs, namedCharacter } from '../../platform/lettering.ts'
import { SideBusy, sideWork } from '../../platform/side-work.ts'
import type { PosterForm } from './drawing.ts'
import { posterRefusals } from './messages.ts'
import type { Poster } from './poster.ts'
import type { PosterTask } from './worker.ts'

/** No font has these characters of a poster; the sentence names them. */
export class Undrawable extends Failure {
  readonly characters: readonly string[]

  constructor(missing: readonly string[]) {
    const characters = missing.map(namedCharacter)
    const named = { characters: characters.slice(0, 12).join(' ') }
    super('invalid', { zh: say('zh', posterRefusals.noGlyph, named), en: say('en', posterRefusals.noGlyph, named) })
    this.characters = characters
  }
}

/** Two fonts of ten megabytes, opened, and what one poster takes: about 150 MB at the most seen. */
const perform = sideWork<PosterTask, Uint8Array>('modules/posters', { megabytes: 384, mostWaiting: 12, idleMs: 60_000 })

/**
 * Draws a poster in a thread of its own, one after the other, so that nothing else in the process waits.
 * @throws Undrawable | Failure unavailable (many are waiting)
 */
export const draw = (poster: Poster, form: PosterForm): Promise<Uint8Array> =>
  perform({ poster, form }).catch((error: unknown) => {
    if (error instanceof MissingGlyphs) throw new Undrawable(error.characters)
    if (error instanceof SideBusy) throw new Failure('unavailable', posterRefusals.busy, { retryAfter: 10 })
    throw error
  })
