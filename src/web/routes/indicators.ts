import { get, post, language as l } from '../route.ts'

export const indicatorsRoutes = {
  indicators: {
    show: get(`${l}/figures/:scope/:slug`, 'anyone'),
    facts: get(`${l}/figures/:scope/:slug/:key`, 'anyone'),
    publish: post(`${l}/figures/:scope/:slug/publication`, 'person'),
  },
  patents: {
    register: get(`${l}/desk/patents`, 'person'),
    new: get(`${l}/desk/patents/new`, 'person'),
    create: post(`${l}/desk/patents`, 'person'),
    show: get(`${l}/patents/:id`, 'person'),
    edit: get(`${l}/patents/:id/edit`, 'person'),
    save: post(`${l}/patents/:id/edit`, 'person'),
    link: post(`${l}/patents/:id/links`, 'person'),
    unlink: post(`${l}/patents/:id/links/removal`, 'person'),
  },
} as const
