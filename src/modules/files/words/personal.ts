import { type PersonalPart, text, theirs } from '../../../platform/personal.ts'

export const filePersonal: PersonalPart = {
  tables: [
    {
      table: 'file',
      data: { zh: '上传的文件：文件名、上传人、时间', en: 'Files: name, who uploaded them, when' },
      purpose: { zh: '机构的附件', en: 'What an organisation shows and exchanges' },
      basis: 'legitimate',
      until: { zh: '由机构删除；注销后仅保留编号，文件名中的姓名和邮箱去除', en: 'Until the organisation removes it; after an erasure by number only, their name and address taken out of the file’s name' },
      columns: { uploaded_by: theirs(), name: text('uploaded_by', 'unnamed') },
    },
  ],
  plain: { file: ['media_type', 'owner_type', 'sha256'], blob: ['media_type', 'sha256'] },
}
