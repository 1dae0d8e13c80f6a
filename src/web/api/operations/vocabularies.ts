import { z } from 'zod'
import { termsOf, vocabularies, vocabularyWords } from '../../../modules/vocabularies/vocabularies.ts'
import { operation } from '../operation.ts'
import { fieldShape } from '../shapes/card.ts'
import { keysOf } from '../shapes/values.ts'
import { named, told } from '../told.ts'

const bothShape = z.object({ zh: z.string(), en: z.string() })
const termShape = named('Term', z.object({ code: fieldShape, name: bothShape, retired: told(z.boolean(), 'termRetired'), shipped: told(z.boolean(), 'termShipped') }))
const vocabularyShape = named('Vocabulary', z.object({ vocabulary: told(z.enum(keysOf(vocabularyWords)), 'vocabulary'), name: bothShape, terms: z.array(termShape) }))

export const vocabularyOperations = [
  operation(
    { name: 'listVocabularies', group: 'listings', method: 'get', path: '/vocabularies', who: 'anyone', scope: 'listings:read', answer: z.object({ items: z.array(vocabularyShape) }) },
    async (c) => {
      const terms = await termsOf(c.var.room.db)
      const items = vocabularies.map((vocabulary) => ({
        vocabulary,
        name: vocabularyWords[vocabulary].name,
        terms: terms.all(vocabulary).map(({ code, name, shipped, said }) => ({ code, name, retired: said?.retired ?? false, shipped })),
      }))
      return { items }
    },
  ),
]
