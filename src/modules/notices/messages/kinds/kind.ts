import type { Phrase } from '../../../../core/text.ts'

/** The words of a kind of notice: a line on the desk and, where `mail`, a letter. Values come from the notice's `about`. */
export type KindWords = { line: Phrase; mail: false } | { line: Phrase; mail: true; subject: Phrase; text: Phrase }

export const letter = (line: Phrase, subject: Phrase, text: Phrase): KindWords => ({ line, mail: true, subject, text })
export const quiet = (line: Phrase): KindWords => ({ line, mail: false })
