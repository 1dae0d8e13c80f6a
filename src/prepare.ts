import { indexMakers } from './modules/matching/live/cache.ts'
import { keepKeys } from './platform/sources-key.ts'
import { prepareWords, wordsMakers } from './platform/words.ts'

// Run by the build with the folder that it fills: what the programs find ready beside them.
const folder = process.argv[2]
if (!folder) throw new Error('Name the folder that the build fills.')
keepKeys(folder, [wordsMakers, indexMakers])
await prepareWords(folder)
