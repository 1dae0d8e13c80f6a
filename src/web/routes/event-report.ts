import { get, post, language as l } from '../route.ts'

const report = `${l}/events/:slug/report` as const

export const eventReportRoutes = {
  eventReport: {
    show: get(report, 'anyone'),
    paper: get(`${l}/events/:slug/report.pdf`, 'anyone', { limit: 'upload' }),
    facts: get(`${report}/:key`, 'anyone'),
    open: post(`${report}/opening`, 'person'),
    brief: post(`${report}/brief`, 'person'),
  },
} as const
