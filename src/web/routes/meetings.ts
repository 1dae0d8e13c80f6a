import { get, post, language as l } from '../route.ts'

const base = `${l}/events/:slug/meetings` as const

export const meetingsRoutes = {
  meetings: {
    show: get(base, 'person'),
    join: get(`${base}/part`, 'person'),
    joined: post(`${base}/part`, 'person'),
    leave: post(`${base}/leaving`, 'person'),
    times: get(`${base}/times`, 'person'),
    timesSave: post(`${base}/times`, 'person'),
    people: get(`${base}/people`, 'person'),
    wish: post(`${base}/wishes`, 'person'),
    ask: get(`${base}/people/:person`, 'person'),
    asked: post(`${base}/people/:person`, 'person'),
    request: get(`${base}/requests/:key`, 'person'),
    requestEdit: post(`${base}/requests/:key`, 'person'),
    accept: post(`${base}/requests/:key/acceptance`, 'person'),
    decline: post(`${base}/requests/:key/refusal`, 'person'),
    requestCancel: post(`${base}/requests/:key/cancellation`, 'person'),
    cancel: post(`${base}/held/:key/cancellation`, 'person'),
    link: post(`${base}/held/:key/link`, 'person'),
    outcome: get(`${base}/held/:key/outcome`, 'person'),
    outcomeGiven: post(`${base}/held/:key/outcome`, 'person'),
    calendar: get(`${base}/mine.ics`, 'person'),
  },
  meetingDesk: {
    show: get(`${base}/desk`, 'person'),
    settings: get(`${base}/settings`, 'person'),
    settingsSave: post(`${base}/settings`, 'person'),
    plan: get(`${base}/plan`, 'person'),
    hold: post(`${base}/held`, 'person'),
    move: post(`${base}/held/:key/place`, 'person'),
    run: post(`${base}/runs`, 'person'),
    runShow: get(`${base}/runs/:key`, 'person'),
    runProgress: get(`${base}/runs/:key/progress`, 'person'),
    runCancel: post(`${base}/runs/:key/cancellation`, 'person'),
    publish: post(`${base}/runs/:key/publication`, 'person'),
    rollBack: post(`${base}/runs/:key/rollback`, 'person'),
  },
} as const
