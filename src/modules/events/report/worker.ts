import { Lettering } from '../../../platform/lettering.ts'
import { type Block, Flow } from '../../../platform/pages.ts'
import { type Chart, drawChart } from '../../../platform/paper/charts.ts'
import { a4, drawPdfPages } from '../../../platform/pdf.ts'
import { answerSideWork } from '../../../platform/side-work.ts'

/** A report as plain data: a part for each language, each on pages of its own. */
export type EventPaper = { title: string; reference: string; lang: 'zh' | 'en'; at: string; parts: readonly { head: string; pieces: readonly (Block | { kind: 'chart'; chart: Chart })[] }[] }

const lettering = new Lettering()

answerSideWork<EventPaper, { pdf: Uint8Array }>(async (paper) => {
  const flow = new Flow(lettering)
  for (const { head, pieces } of paper.parts) {
    flow.newPage()
    flow.head(head)
    for (const piece of pieces) {
      if (piece.kind === 'chart') drawChart(flow, lettering, piece.chart)
      else flow.blocks([piece])
    }
  }
  return { pdf: await drawPdfPages(lettering, { ...a4, title: `${paper.reference} ${paper.title}`, lang: paper.lang === 'zh' ? 'zh-CN' : 'en-GB', at: new Date(paper.at) }, flow.numbered(`${paper.reference}  ·  ${paper.title}`)) }
})
