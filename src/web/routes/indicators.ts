import { get, post, language as l } from '../route.ts'

export const indicatorsRoutes = {
  indicators: {
    show: get(`${l}/figures/:scope/:slug`, 'anyone'),
    facts: get(`${l}/figures/:scope/:slug/:key`, 'anyone'),
    publish: post(`${l}/figures/:scope/:slug/publication`, 'person'),
  },
  forms: {
    list: get(`${l}/desk/forms/:scope/:slug`, 'person'),
    add: post(`${l}/desk/forms/:scope/:slug`, 'person', { limit: 'upload' }),
    show: get(`${l}/forms/:id`, 'person'),
    map: post(`${l}/forms/:id`, 'person'),
    fill: post(`${l}/forms/:id/fillings`, 'person', { limit: 'upload' }),
    empty: get(`${l}/forms/:id/empty`, 'person'),
    filled: get(`${l}/forms/:id/fillings/:month`, 'person'),
    remove: post(`${l}/forms/:id/removal`, 'person'),
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
