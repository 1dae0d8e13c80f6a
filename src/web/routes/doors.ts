import { get, post, language as l } from '../route.ts'

export const doorsRoutes = {
  problems: {
    new: get(`${l}/problem`, 'anyone'),
    create: post(`${l}/problem`, 'anyone', { limit: 'door' }),
    show: get(`${l}/problems/:token`, 'anyone'),
    sharpen: post(`${l}/problems/:token/answers`, 'anyone', { limit: 'door' }),
    leave: post(`${l}/problems/:token/handover`, 'anyone', { limit: 'door' }),
    confirm: post(`${l}/problems/:token/code`, 'anyone', { limit: 'door' }),
    withdraw: post(`${l}/problems/:token/withdrawal`, 'anyone', { limit: 'door' }),
  },
  problemQueue: {
    list: get(`${l}/desk/problems`, 'person'),
    show: get(`${l}/desk/problems/:id`, 'person'),
    takeOn: post(`${l}/desk/problems/:id/adoption`, 'person'),
    refuse: post(`${l}/desk/problems/:id/refusal`, 'person'),
  },
  enquiries: {
    new: get(`${l}/listings/:id/-/enquiry`, 'anyone'),
    create: post(`${l}/listings/:id/-/enquiry`, 'anyone', { limit: 'door' }),
    show: get(`${l}/enquiries/:token`, 'anyone'),
    confirm: post(`${l}/enquiries/:token/code`, 'anyone', { limit: 'door' }),
    reply: post(`${l}/enquiries/:token/messages`, 'anyone', { limit: 'door' }),
  },
  enquiryDesk: {
    list: get(`${l}/desk/enquiries`, 'person'),
    show: get(`${l}/desk/enquiries/:id`, 'person'),
    answer: post(`${l}/desk/enquiries/:id/answer`, 'person'),
  },
  complaints: {
    new: get(`${l}/listings/:id/-/complaint`, 'anyone'),
    create: post(`${l}/listings/:id/-/complaint`, 'anyone', { limit: 'door' }),
    show: get(`${l}/complaints/:token`, 'anyone'),
    confirm: post(`${l}/complaints/:token/code`, 'anyone', { limit: 'door' }),
    appeal: post(`${l}/complaints/:token/appeal`, 'anyone', { limit: 'door' }),
  },
  complaintDesk: {
    list: get(`${l}/staff/complaints`, 'moderator'),
    show: get(`${l}/staff/complaints/:id`, 'moderator'),
    decide: post(`${l}/staff/complaints/:id/decision`, 'moderator'),
    ours: get(`${l}/desk/complaints/:id`, 'person'),
    oursAppeal: post(`${l}/desk/complaints/:id/appeal`, 'person'),
  },
  proofs: { challenge: get('/proof', 'anyone') },
} as const
