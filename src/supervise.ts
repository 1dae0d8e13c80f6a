import { runHouse } from './supervise/run.ts'

process.exit(await runHouse())
