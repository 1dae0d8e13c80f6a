import { letter, quiet } from './kind.ts'

export const doorsKinds = {
  problem_waiting: letter(
    { zh: '企业难题待受理：{title}', en: 'A problem waits to be taken on: {title}' },
    { zh: '企业难题待受理：{title}', en: 'A problem waits: {title}' },
    { zh: '有人通过平台提交了难题“{title}”，等待园区、地区或技术转移机构受理。先受理者负责整理和发布。', en: 'Somebody has left a problem with the platform, “{title}”, for a park, a region or a broker to take on. Whoever takes it on first edits and publishes it.' },
  ),
  enquiry_received: letter(
    { zh: '收到咨询：{title}', en: 'An enquiry about {title}' },
    { zh: '收到咨询：{title}', en: 'An enquiry about {title}' },
    { zh: '有读者就“{title}”提出咨询，邮箱已验证。请登录查看并答复，答复将发送至对方邮箱。', en: 'A reader with a confirmed address asks about “{title}”. Sign in to read and answer it; your answer is sent to them by mail.' },
  ),
  enquiry_replied: quiet({ zh: '“{title}”的咨询人已回复', en: 'A reply in the enquiry about {title}' }),
  complaint_received: quiet({ zh: '收到投诉：{title}', en: 'A complaint about {title}' }),
  complaint_appealed: quiet({ zh: '申请复核：{title}', en: 'An appeal about {title}' }),
  complaint_decided: letter(
    { zh: '关于“{title}”的投诉已处理：{outcome}', en: 'A complaint about “{title}” has been decided: {outcome}' },
    { zh: '投诉处理结果：{title}', en: 'A decision about {title}' },
    { zh: '关于“{title}”的投诉处理结果：{outcome}。\n理由：{decision}\n如内容被下架或须更正，您可在 30 天内申请复核一次。', en: 'A complaint about “{title}” has been decided: {outcome}.\nThe reason: {decision}\nWhere it was taken down or has to be corrected you may appeal once, within 30 days.' },
  ),
} as const
