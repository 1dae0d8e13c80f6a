import { Lettering } from '../../../platform/lettering.ts'
import { type Block, Flow } from '../../../platform/pages.ts'
import { a4, drawPdfPages } from '../../../platform/pdf.ts'
import { answerSideWork } from '../../../platform/side-work.ts'

/** A report as plain data: a part for each language, each on pages of its own. */
export type ReportPaper = { title: string; reference: string; lang: 'zh' | 'en'; at: string; parts: readonly { head: string; blocks: readonly Block[] }[] }

const lettering = new Lettering()

answerSideWork<ReportPaper, { pdf: Uint8Array }>(async (paper) => {
  const flow = new Flow(lettering)
  for (const { head, blocks } of paper.parts) {
    flow.newPage()
    flow.head(head)
    flow.blocks(blocks)
  }
  return { pdf: await drawPdfPages(lettering, { ...a4, title: `${paper.reference} ${paper.title}`, lang: paper.lang === 'zh' ? 'zh-CN' : 'en-GB', at: new Date(paper.at) }, flow.numbered(`${paper.reference}  ·  ${paper.title}`)) }
})
