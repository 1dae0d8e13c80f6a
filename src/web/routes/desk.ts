import { get, post, language as l } from '../route.ts'

export const deskRoutes = {
  desk: {
    show: get(`${l}/desk`, 'person'),
    notices: get(`${l}/desk/notices`, 'person'),
    noticesRead: post(`${l}/desk/notices/read`, 'person'),
  },
  staff: {
    desk: get(`${l}/staff`, 'moderator'),
    outbox: get(`${l}/staff/outbox`, 'moderator'),
    mail: get(`${l}/staff/outbox/:id`, 'moderator'),
    mailWhole: post(`${l}/staff/outbox/:id/whole`, 'administrator'),
    people: get(`${l}/staff/people`, 'administrator'),
    grant: post(`${l}/staff/people/:id/roles`, 'administrator'),
    revoke: post(`${l}/staff/people/:id/roles/end`, 'administrator'),
    jobs: get(`${l}/staff/jobs`, 'moderator'),
    jobRetry: post(`${l}/staff/jobs/:id/retry`, 'moderator'),
  },
} as const
