import type { Phrase } from '../../core/text.ts'

export const messages = {
  empty: { zh: '文件是空的，请重新选择。', en: 'The file is empty. Choose another.' },
  tooLarge: { zh: '文件过大：最大 {limit} MB。', en: 'The file is too large: at most {limit} MB.' },
  attachmentKinds: { zh: '附件只能是图片（JPEG、PNG、WebP、GIF）或 PDF。', en: 'Attachments are images (JPEG, PNG, WebP, GIF) or PDF.' },
  tableKinds: { zh: '请上传 .csv、.xlsx 或 .jsonl 文件。', en: 'Upload a .csv, .xlsx or .jsonl file.' },
  mislabelled: { zh: '文件内容与扩展名不符：内容为 {found}。请核对后重新上传。', en: 'The content of the file is not what its name says: it is {found}. Check it and try again.' },
  brokenImage: { zh: '图片无法读取，可能已损坏或尺寸过大（最大 4000 万像素）。', en: 'The image cannot be read: it is damaged or too large (at most 40 megapixels).' },
} as const satisfies Record<string, Phrase>
