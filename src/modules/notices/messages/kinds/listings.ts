import { letter, quiet } from './kind.ts'

export const listingsKinds = {
  listing_submitted: quiet({ zh: '待审核：{title}', en: 'To be reviewed: {title}' }),
  listing_published: letter(
    { zh: '“{title}”已发布', en: '“{title}” is published' },
    { zh: '已发布：{title}', en: 'Published: {title}' },
    { zh: '您提交的“{title}”已通过审核并发布，系统正在为其查找匹配。', en: '“{title}” has been approved and published. Matches are being found for it.' },
  ),
  listing_returned: letter(
    { zh: '“{title}”需修改后再提交', en: '“{title}” was returned with a comment' },
    { zh: '请修改：{title}', en: 'Returned with a comment: {title}' },
    { zh: '审核人员对“{title}”提出了修改意见，请登录查看，修改后可再次提交。', en: 'A reviewer has returned “{title}” with a comment. Sign in to read it, change the text and submit again.' },
  ),
  listing_expiring: letter(
    { zh: '“{title}”将于 {until} 到期', en: '“{title}” ends on {until}' },
    { zh: '即将到期：{title}', en: 'Ending soon: {title}' },
    { zh: '“{title}”将于 {until} 到期下架。如仍有效，请登录续期一次。', en: '“{title}” ends on {until}. If it still stands, sign in and renew it; it can be renewed once.' },
  ),
  listing_expired: letter(
    { zh: '“{title}”已到期下架', en: '“{title}” has ended' },
    { zh: '已到期：{title}', en: 'Ended: {title}' },
    { zh: '“{title}”已到期，不再公开展示。内容仍保留在工作台。', en: '“{title}” has reached its date and is no longer shown. It is kept on your desk.' },
  ),
  match_found: letter(
    { zh: '“{title}”有 {count} 项新匹配', en: 'New matches for “{title}”: {count}' },
    { zh: '新匹配：{title}', en: 'New matches: {title}' },
    { zh: '“{title}”有 {count} 项新匹配，其中最接近的是“{best}”。每项匹配均列明理由。', en: 'New matches for “{title}”: {count}. The closest is “{best}”. Each comes with its reasons.' },
  ),
  posters_done: letter(
    { zh: '海报已制作完成：“{name}”，共 {count} 份', en: 'Your posters are ready: “{name}”, {count} of them' },
    { zh: '海报已制作完成', en: 'Your posters are ready' },
    { zh: '您申请的“{name}”海报已制作完成，共 {count} 份。文件保留 14 天，请登录下载。', en: 'The posters of “{name}” that you asked for are ready: {count} of them. The file is kept for 14 days; sign in to fetch it.' },
  ),
  match_report_done: letter(
    { zh: '匹配报告已生成：{needs} 项需求，{offers} 项成果，{matches} 项匹配', en: 'Your matching report is ready: {needs} needs, {offers} technologies, {matches} matches' },
    { zh: '匹配报告已生成', en: 'Your matching report is ready' },
    { zh: '您申请的匹配报告已生成，共比对 {needs} 项需求和 {offers} 项成果，列出 {matches} 项匹配。文件保留 30 天，请登录下载。', en: 'The matching report that you asked for is ready: {needs} needs beside {offers} technologies, {matches} matches. The file is kept for 30 days; sign in to fetch it.' },
  ),
  translation_asked: letter(
    { zh: '有读者希望“{title}”提供译文', en: 'A reader asks for a translation of “{title}”' },
    { zh: '翻译请求：{title}', en: 'A translation is asked for: {title}' },
    { zh: '有读者希望“{title}”提供另一种语言的文本，请打开编辑页补充译文。发布后，系统会通知提出请求的读者。', en: 'A reader would like “{title}” in the other language. The link leads to the editor: add the text there, and those who asked are told.' },
  ),
  saved_news: quiet({ zh: '“{name}”有 {count} 项新内容', en: 'New for “{name}”: {count}' }),
  common_invited: letter(
    { zh: '贵机构的需求受邀加入共性技术“{title}”', en: 'A need of yours is invited to join “{title}”, a common technology' },
    { zh: '共性技术邀请：{title}', en: 'A common technology: {title}' },
    { zh: '多家机构提出了相近的技术需求，平台将其归并为共性技术“{title}”。请登录查看同类需求，并选择加入或不加入。', en: 'Several organisations have published needs like yours, and they have been merged into one common technology, “{title}”. Sign in to see them and to join or decline.' },
  ),
  common_joined: quiet({ zh: '“{need}”已加入共性技术“{title}”', en: '“{need}” has joined the common technology “{title}”' }),
  common_declined: quiet({ zh: '“{need}”不加入共性技术“{title}”', en: '“{need}” does not join the common technology “{title}”' }),
  translation_wanted: quiet({ zh: '有读者希望“{title}”提供译文', en: 'A reader asks for a translation of “{title}”' }),
  translation_there: letter(
    { zh: '“{title}”已有您请求的译文', en: 'The translation of “{title}” that you asked for is there' },
    { zh: '译文已发布：{title}', en: 'Translated: {title}' },
    { zh: '您曾请求为“{title}”提供译文，现已发布，请登录查看。', en: 'You asked for a translation of “{title}”. It has been published: follow the link to read it.' },
  ),
  import_submitted: quiet({ zh: '{organisation} 批量提交了 {count} 条待审核信息', en: '{organisation} has submitted {count} listings from a file for review' }),
  listing_held: letter(
    { zh: '“{title}”因投诉暂停展示', en: '“{title}” is held back because of a complaint' },
    { zh: '因投诉暂停展示：{title}', en: 'Held back: {title}' },
    { zh: '平台收到关于“{title}”的权利或保密投诉，已先行暂停展示，内容未作任何删除。审核人员将尽快作出决定并通知您。', en: 'Somebody has complained about “{title}” for reasons of rights or secrecy. It has been taken out of sight until a moderator decides; nothing has been deleted. You will be told.' },
  ),
  import_done: quiet({ zh: '导入完成：新增 {created} 条，更新 {updated} 条，未通过 {failed} 条', en: 'Import finished: {created} new, {updated} updated, {failed} to correct' }),
} as const
