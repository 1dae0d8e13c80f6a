import { get, post, language as l } from '../route.ts'

export const vocabularyRoutes = {
  vocabularies: {
    show: get(`${l}/staff/vocabularies/:vocabulary`, 'organiser'),
    add: post(`${l}/staff/vocabularies/:vocabulary`, 'organiser'),
    term: get(`${l}/staff/vocabularies/:vocabulary/:code`, 'organiser'),
    rename: post(`${l}/staff/vocabularies/:vocabulary/:code`, 'organiser'),
    merge: post(`${l}/staff/vocabularies/:vocabulary/:code/merger`, 'organiser'),
    retire: post(`${l}/staff/vocabularies/:vocabulary/:code/retirement`, 'organiser'),
  },
} as const
