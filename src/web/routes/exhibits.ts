import { get, post, language as l } from '../route.ts'

const hall = `${l}/events/:slug/hall` as const

export const exhibitsRoutes = {
  exhibits: {
    hall: get(hall, 'anyone'),
    seen: post(`${hall}/-/visits`, 'anyone', { limit: 'live' }),
    mine: get(`${hall}/mine`, 'person'),
    ask: post(`${hall}/mine`, 'person'),
    desk: get(`${hall}/desk`, 'person'),
    add: post(`${hall}/desk`, 'person'),
    decide: post(`${hall}/exhibits/:id/answer`, 'person'),
    take: post(`${hall}/exhibits/:id/removal`, 'person'),
    find: get(`${l}/event-halls/:id`, 'person'),
  },
  booths: {
    show: get(`${hall}/booths/:organisation`, 'anyone'),
    edit: get(`${hall}/booths/:organisation/edit`, 'person'),
    save: post(`${hall}/booths/:organisation/edit`, 'person', { limit: 'upload' }),
    paper: get(`${hall}/booths/:organisation/papers/:id`, 'anyone'),
    paperRemove: post(`${hall}/booths/:organisation/papers/:id/removal`, 'person'),
  },
} as const
