import type { Phrase } from '../../core/text.ts'

export const consentRefusals = {
  abroad: {
    zh: '对方在其他国家/地区。请先单独同意您的姓名和联系方式在该处被查看，再提交。',
    en: 'The other side is in another country or region. Give your separate consent to your name and contact being seen there, then send it again.',
  },
  unknown: { zh: '隐私说明尚未确定负责人，暂时无法征求同意。', en: 'The privacy notice does not name who is responsible yet, so no consent can be asked for.' },
} as const satisfies Record<string, Phrase>
