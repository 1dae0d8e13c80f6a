import { prepareWords } from '../words.ts'

// Run by the build, with the folder that it fills.
await prepareWords(process.argv[2] ?? '.')
