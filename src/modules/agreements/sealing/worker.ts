import { Lettering } from '../../../platform/lettering.ts'
import { a4, drawPdfPages } from '../../../platform/pdf.ts'
import { answerSideWork } from '../../../platform/side-work.ts'
import { pagesOf } from './layout.ts'
import type { SealedPaper } from './paper.ts'

/** A paper to be drawn with room for its signature, or a text whose characters are asked after. */
export type SealingTask = { paper: SealedPaper } | { text: string }
export type SealingResult = { pdf: Uint8Array } | { missing: string[] }

const lettering = new Lettering()

answerSideWork<SealingTask, SealingResult>(async (task) => {
  if ('text' in task) return { missing: lettering.missing(task.text.replaceAll('\n', ' ')) }
  const { paper } = task
  const at = new Date(paper.at)
  const facts = { ...a4, title: `${paper.reference} ${paper.title}`, lang: paper.lang === 'zh' ? 'zh-CN' : 'en-GB', at }
  return { pdf: await drawPdfPages(lettering, facts, pagesOf(lettering, paper), { name: paper.sealer, reason: `Agreement ${paper.reference}`, at }) }
})
