/** `node bench/run.mjs matching --pairs FILE`. */
import './recall.ts'
