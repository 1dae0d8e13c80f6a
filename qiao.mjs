#!/usr/bin/env node
// The qiao command, in a bare clone too.
import { makeReady } from './build/ready.mjs'

await makeReady()
await import('./dist/cli.js')
