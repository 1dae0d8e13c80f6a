// npm start, in a bare clone too: install, build, hand over to the supervisor in this same process.
import { makeReady } from './build/ready.mjs'

await makeReady()
await import('./dist/supervise.js')
