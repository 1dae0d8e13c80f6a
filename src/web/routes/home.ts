import { get, post, language as l } from '../route.ts'

export const homeRoutes = {
  home: {
    root: get('/', 'anyone'),
    landing: get(`${l}`, 'anyone'),
    about: get(`${l}/about`, 'anyone'),
    ranking: get(`${l}/how-ranking-works`, 'anyone'),
    privacy: get(`${l}/privacy`, 'anyone'),
    robots: get('/robots.txt', 'machine'),
    sitemap: get('/sitemap.xml', 'machine'),
    icon: get('/favicon.svg', 'machine'),
    welcome: get(`${l}/welcome`, 'anyone'),
    firstAdministrator: post(`${l}/welcome`, 'anyone', { limit: 'sign_in' }),
  },
  apiPages: { guide: get(`${l}/api`, 'anyone'), part: get(`${l}/api/:slug`, 'anyone') },
  probes: {
    alive: get('/healthz', 'machine'),
    ready: get('/readyz', 'machine'),
    metrics: get('/metrics', 'machine'),
  },
} as const
