import type { Phrase } from '../../../core/text.ts'
import { chains } from './chains.ts'
import { fields } from './fields.ts'
import { priorities } from './priorities.ts'

/** The sets of terms that listings are ordered by, and the terms of each that come with Qiao. */
export const vocabularyWords = {
  field: { name: { zh: '技术领域', en: 'Fields' }, shipped: fields },
  priority: { name: { zh: '优先领域', en: 'Priority areas' }, shipped: priorities },
  chain: { name: { zh: '产业链', en: 'Industry chains' }, shipped: chains },
} as const satisfies Record<string, { name: Phrase; shipped: Readonly<Record<string, Phrase>> }>

export type Vocabulary = keyof typeof vocabularyWords
export const vocabularies = Object.keys(vocabularyWords) as Vocabulary[]
