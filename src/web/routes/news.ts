import { get, post, language as l } from '../route.ts'

export const newsRoutes = {
  news: {
    list: get(`${l}/news`, 'anyone'),
    feed: get(`${l}/news/feed.atom`, 'anyone'),
    show: get(`${l}/news/:id`, 'anyone'),
    ofAlliance: get(`${l}/alliances/:slug/news`, 'anyone'),
    feedOfAlliance: get(`${l}/alliances/:slug/news/feed.atom`, 'anyone'),
    new: get(`${l}/desk/news/new`, 'person'),
    create: post(`${l}/desk/news`, 'person'),
    edit: get(`${l}/desk/news/:id/edit`, 'person'),
    save: post(`${l}/desk/news/:id`, 'person'),
    publish: post(`${l}/desk/news/:id/publication`, 'person'),
    withdraw: post(`${l}/desk/news/:id/withdrawal`, 'person'),
    pin: post(`${l}/desk/news/:id/pin`, 'person'),
    review: post(`${l}/desk/news/:id/review`, 'moderator'),
    cite: post(`${l}/desk/news/:id/citations`, 'person'),
    uncite: post(`${l}/desk/news/:id/citations/:citation/removal`, 'person'),
    attach: post(`${l}/desk/news/:id/attachments`, 'person', { limit: 'upload' }),
    detach: post(`${l}/desk/news/:id/attachments/:file/removal`, 'person'),
  },
} as const
