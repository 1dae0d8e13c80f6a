/**
 * Which module may use the faces of which, in reading order: a module may use only modules named in its row, and a row
 * names only modules above it. `test/boundaries.test.ts` executes this table.
 */
export const boundaries = {
  activity: [],
  people: ['activity'],
  consents: ['activity', 'people'],
  vocabularies: ['activity', 'people'],
  calendars: ['activity', 'people'],
  spaces: ['activity', 'people'],
  files: ['activity', 'people'],
  notices: ['activity', 'people'],
  threads: ['activity', 'people', 'notices'],
  requests: ['activity', 'people', 'consents', 'spaces', 'notices'],
  listings: ['activity', 'people', 'vocabularies', 'spaces', 'files', 'notices', 'requests'],
  posters: ['activity', 'people', 'vocabularies', 'files', 'listings'],
  matching: ['activity', 'people', 'vocabularies', 'spaces', 'files', 'notices', 'listings'],
  doors: ['activity', 'people', 'spaces', 'files', 'notices', 'threads', 'requests', 'listings', 'matching'],
  watches: ['activity', 'people', 'vocabularies', 'spaces', 'notices', 'listings', 'matching'],
  deals: ['activity', 'people', 'consents', 'calendars', 'spaces', 'files', 'notices', 'threads', 'requests', 'listings', 'matching'],
  alliances: ['activity', 'people', 'calendars', 'spaces', 'files', 'notices', 'threads', 'requests', 'listings', 'matching', 'deals'],
  news: ['activity', 'people', 'spaces', 'files', 'notices', 'requests', 'listings', 'matching', 'deals', 'alliances'],
  agreements: ['activity', 'people', 'spaces', 'files', 'notices', 'deals', 'alliances'],
  calls: ['activity', 'people', 'spaces', 'files', 'notices', 'threads', 'requests', 'listings', 'matching', 'deals', 'alliances'],
  chats: ['activity', 'people', 'notices', 'listings', 'doors', 'deals'],
  patents: ['activity', 'people', 'notices', 'listings', 'agreements'],
  projects: ['activity', 'people', 'spaces', 'files', 'notices', 'deals', 'alliances', 'agreements', 'calls', 'patents'],
  bookings: ['activity', 'people', 'spaces', 'notices'],
  events: ['activity', 'people', 'calendars', 'consents', 'vocabularies', 'spaces', 'files', 'notices', 'listings', 'matching', 'deals', 'alliances', 'calls', 'projects', 'bookings'],
  indicators: ['activity', 'people', 'spaces', 'files', 'listings', 'deals', 'alliances', 'projects', 'events'],
  privacy: ['activity', 'people', 'consents', 'vocabularies', 'calendars', 'spaces', 'files', 'notices', 'threads', 'requests', 'listings', 'posters', 'matching', 'doors', 'watches', 'deals', 'alliances', 'news', 'agreements', 'calls', 'chats', 'patents', 'projects', 'bookings', 'events', 'indicators'],
} as const satisfies Record<string, readonly string[]>

export type Module = keyof typeof boundaries
