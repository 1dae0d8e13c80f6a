import { get, post, language as l } from '../route.ts'

export const privacyRoutes = {
  privacy: {
    register: get(`${l}/privacy/register`, 'anyone'),
    notice: get(`${l}/privacy/notices/:number`, 'anyone'),
    account: get(`${l}/account/privacy`, 'person'),
    accept: post(`${l}/account/privacy/confirmation`, 'person'),
    consent: post(`${l}/account/privacy/consents`, 'person'),
    withdraw: post(`${l}/account/privacy/consents/:id/withdrawal`, 'person'),
    ask: post(`${l}/account/privacy/requests`, 'person'),
    data: get(`${l}/account/data`, 'person'),
    retention: get(`${l}/staff/retention`, 'moderator'),
    requests: get(`${l}/staff/data-requests`, 'moderator'),
    handler: post(`${l}/staff/data-requests/:id/handler`, 'administrator'),
    answer: post(`${l}/staff/data-requests/:id/answer`, 'moderator'),
  },
  calendars: {
    show: get(`${l}/desk/calendars`, 'person'),
    enter: post(`${l}/desk/calendars`, 'person'),
    remove: post(`${l}/desk/calendars/removal`, 'person'),
  },
} as const
