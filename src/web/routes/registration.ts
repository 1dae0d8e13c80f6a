import { get, post, language as l } from '../route.ts'

const event = `${l}/events/:slug` as const

export const registrationRoutes = {
  registration: {
    show: get(`${event}/registration`, 'anyone'),
    make: post(`${event}/registration`, 'person'),
    take: post(`${event}/registration/seat`, 'person'),
    cancel: post(`${event}/registration/cancellation`, 'person'),
    badge: get(`${event}/registration/badge.pdf`, 'person'),
    code: get(`${event}/registration/code.svg`, 'person'),
    find: get(`${l}/registrations/:id`, 'person'),
    invitation: get(`${l}/event-invitations/:token`, 'anyone'),
    accept: post(`${l}/event-invitations/:token`, 'person'),
  },
  registrations: {
    list: get(`${event}/registrations`, 'person'),
    workbook: get(`${event}/registrations.xlsx`, 'person'),
    find: get(`${l}/event-registrations/:id`, 'person'),
    decide: post(`${event}/registrations/:id/answer`, 'person'),
    cancel: post(`${event}/registrations/:id/cancellation`, 'person'),
    tickets: get(`${event}/tickets`, 'person'),
    ticketAdd: post(`${event}/tickets`, 'person'),
    ticket: get(`${event}/tickets/:id`, 'person'),
    ticketSave: post(`${event}/tickets/:id`, 'person'),
    ticketClose: post(`${event}/tickets/:id/closing`, 'person'),
    questionAdd: post(`${event}/questions`, 'person'),
    questionRetire: post(`${event}/questions/:id/removal`, 'person'),
    guests: get(`${event}/guests`, 'person'),
    invite: post(`${event}/guests`, 'person', { limit: 'upload' }),
    revoke: post(`${event}/guests/:id/revocation`, 'person'),
    door: get(`${event}/check-in`, 'person'),
    read: post(`${event}/check-in`, 'person'),
  },
} as const
