import { get, post, language as l } from '../route.ts'

export const dealsRoutes = {
  deals: {
    new: get(`${l}/listings/:id/-/interest`, 'person'),
    create: post(`${l}/listings/:id/-/interest`, 'person'),
    list: get(`${l}/desk/deals`, 'person'),
    show: get(`${l}/deals/:id`, 'person'),
    accept: post(`${l}/deals/:id/acceptance`, 'person'),
    decline: post(`${l}/deals/:id/refusal`, 'person'),
    withdraw: post(`${l}/deals/:id/withdrawal`, 'person'),
    message: post(`${l}/deals/:id/messages`, 'person'),
    note: post(`${l}/deals/:id/notes`, 'person'),
  },
  answers: {
    list: get(`${l}/staff/unanswered`, 'organiser'),
    nudge: post(`${l}/staff/unanswered/:id/reminder`, 'organiser', { limit: 'mail' }),
  },
} as const
