import { parentPort, workerData } from 'node:worker_threads'
import type { PdfAsked, PdfAnswer } from './message.ts'
import { pdfText } from './pdf.ts'

/** Reads one PDF and answers once. A thread of its own, so that whoever started it can end it, whatever the file does. */
const { bytes, pages, characters } = workerData as PdfAsked
pdfText(bytes, { pages, characters }).then(
  (answer) => parentPort?.postMessage(answer satisfies PdfAnswer),
  () => parentPort?.postMessage({ problem: 'unreadable' } satisfies PdfAnswer),
)
