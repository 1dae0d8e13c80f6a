import { Failure } from '../../../core/failure.ts'
import { say } from '../../../core/text.ts'
import { MissingGlyphs, namedCharacter } from '../../../platform/lettering.ts'
import { SideBusy, sideWork } from '../../../platform/side-work.ts'
import { agreementRefusals } from '../messages.ts'
import type { SealedPaper } from './paper.ts'
import type { SealingResult, SealingTask } from './worker.ts'

/** Two fonts of ten megabytes, opened, and the lines of a long agreement. */
const perform = sideWork<SealingTask, SealingResult>('modules/agreements/sealing', { megabytes: 512, mostWaiting: 20, idleMs: 60_000 })

const refused = (missing: readonly string[]): Failure => {
  const characters = { characters: missing.map(namedCharacter).slice(0, 12).join(' ') }
  const sentence = { zh: say('zh', agreementRefusals.glyphs, characters), en: say('en', agreementRefusals.glyphs, characters) }
  return new Failure('invalid', sentence, { fields: { text: sentence } })
}

function told(error: unknown): never {
  if (error instanceof MissingGlyphs) throw refused(error.characters)
  if (error instanceof SideBusy) throw new Failure('unavailable', agreementRefusals.busy, { retryAfter: 10 })
  throw error
}

/** Looks, in a thread, whether every character of a text can be drawn. @throws Failure invalid naming those that cannot */
export async function holdGlyphs(text: string): Promise<void> {
  const result = await perform({ text }).catch(told)
  if ('missing' in result && result.missing.length > 0) throw refused(result.missing)
}

/** Draws the pages of a sealed agreement in a thread, with room for a signature. @throws Failure invalid naming characters that cannot be drawn */
export async function drawPaper(paper: SealedPaper): Promise<Uint8Array> {
  const result = await perform({ paper }).catch(told)
  if (!('pdf' in result)) throw new Error('no pages were drawn')
  return result.pdf
}
