import { deed, type PersonalPart } from '../../../platform/personal.ts'

export const vocabularyPersonal: PersonalPart = {
  tables: [
    {
      table: 'vocabulary_term',
      data: { zh: '词表由谁修改', en: 'Who changed a term' },
      purpose: { zh: '可追溯', en: 'Accountability' },
      basis: 'legitimate',
      until: { zh: '长期保留，注销后仅保留编号', en: 'It stays; after an erasure by number only' },
      columns: { changed_by: deed },
    },
  ],
  plain: { vocabulary_term: ['code', 'name_zh', 'name_en', 'merged_into'] },
}
