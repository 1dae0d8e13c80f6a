/**
 * Which module may use the faces of which, in reading order: a module may use only modules named in its row, and a row
 * names only modules above it. `test/boundaries.test.ts` executes this table.
 */
export const boundaries = {
  activity: [],
  people: ['activity'],
  spaces: ['activity', 'people'],
  files: ['activity', 'people'],
  notices: ['activity', 'people'],
  threads: ['activity', 'people', 'notices'],
  requests: ['activity', 'people', 'spaces', 'notices'],
  listings: ['activity', 'people', 'spaces', 'files', 'notices', 'requests'],
  posters: ['activity', 'people', 'files', 'listings'],
  matching: ['activity', 'people', 'spaces', 'files', 'notices', 'listings'],
  doors: ['activity', 'people', 'spaces', 'files', 'notices', 'threads', 'requests', 'listings', 'matching'],
  watches: ['activity', 'people', 'spaces', 'notices', 'listings', 'matching'],
  deals: ['activity', 'people', 'spaces', 'files', 'notices', 'threads', 'requests', 'listings', 'matching'],
  alliances: ['activity', 'people', 'spaces', 'files', 'notices', 'threads', 'requests', 'listings', 'matching', 'deals'],
  calls: ['activity', 'people', 'spaces', 'files', 'notices', 'threads', 'requests', 'listings', 'matching', 'deals', 'alliances'],
} as const satisfies Record<string, readonly string[]>

export type Module = keyof typeof boundaries
