import { get, post, language as l } from '../route.ts'

export const releasesRoutes = {
  releases: {
    list: get(`${l}/desk/releases`, 'person'),
    new: get(`${l}/desk/releases/new`, 'person'),
    create: post(`${l}/desk/releases`, 'person', { limit: 'upload' }),
    show: get(`${l}/desk/releases/:id`, 'person'),
    edit: get(`${l}/desk/releases/:id/edit`, 'person'),
    save: post(`${l}/desk/releases/:id`, 'person', { limit: 'upload' }),
    upload: post(`${l}/desk/releases/:id/imports`, 'person', { limit: 'upload' }),
    document: get(`${l}/desk/releases/:id/consent`, 'person'),
    add: post(`${l}/desk/releases/:id/listings`, 'person'),
    takeOut: post(`${l}/desk/releases/:id/listings/:listing/removal`, 'person'),
    submit: post(`${l}/desk/releases/:id/submission`, 'person'),
    approve: post(`${l}/desk/releases/:id/approval`, 'moderator'),
    hold: post(`${l}/desk/releases/:id/hour`, 'person'),
    publish: post(`${l}/desk/releases/:id/publication`, 'person'),
    cancel: post(`${l}/desk/releases/:id/cancellation`, 'person'),
    workbook: get(`${l}/desk/releases/:id/outcomes.xlsx`, 'person'),
    invite: post(`${l}/desk/releases/:id/invitation`, 'person', { limit: 'mail' }),
    handover: post(`${l}/desk/releases/:id/handover`, 'person'),
  },
} as const
