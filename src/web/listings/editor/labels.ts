import { type Lang, langs, say } from '../../../core/text.ts'
import { factsSchema, type Facts, type ListingKind, textFields } from '../../../modules/listings/content.ts'
import { editorWords } from '../messages/editor.ts'
import { langNames } from '../messages/hall.ts'
import { sectionName } from '../messages/sections.ts'
import { factLabel } from '../show/fact-words.ts'
import { textName } from './typed.ts'

/** What each field of the editor is called, for the summary of problems. */
export function labelsOf(kind: ListingKind, lang: Lang): Record<string, string> {
  const texts = textFields.flatMap((field) => langs.map((one) => [textName(field, one), say(lang, editorWords.inLang, { section: sectionName(kind, field)[lang], lang: langNames[one][lang] })]))
  const facts = (Object.keys(factsSchema.shape) as (keyof Facts)[]).map((fact) => [fact, factLabel(fact)[lang]])
  return Object.fromEntries([...texts, ...facts])
}
