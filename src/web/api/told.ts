import type { z } from 'zod'
import type { Phrase } from '../../core/text.ts'
import { type FieldName, fieldWords } from './messages/fields.ts'

/** A schema with its meaning in both languages: English as the document's description, Chinese under `x-zh`. */
export const told = <Schema extends z.ZodType>(schema: Schema, words: FieldName | Phrase): Schema => {
  const phrase = typeof words === 'string' ? fieldWords[words] : words
  return schema.meta({ description: phrase.en, 'x-zh': phrase.zh })
}

/** A schema under a name of its own in the document. */
export const named = <Schema extends z.ZodType>(name: string, schema: Schema): Schema => schema.meta({ id: name })
