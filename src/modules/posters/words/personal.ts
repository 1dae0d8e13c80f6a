import { type PersonalPart, text, theirs } from '../../../platform/personal.ts'

export const posterPersonal: PersonalPart = {
  tables: [
    {
      table: 'poster_run',
      data: { zh: '批量海报：申请人、内容、时间', en: 'Posters made at once: who asked, of what, when' },
      purpose: { zh: '文件仅供申请人下载', en: 'The file goes to its asker alone' },
      basis: 'legitimate',
      until: { zh: '14 天', en: '14 days' },
      columns: { asked_by: theirs(), title: text('asked_by', 'cleared', { becomes: `''` }) },
    },
  ],
  plain: { poster_run: ['error'], poster_run_listing: ['characters'] },
}
