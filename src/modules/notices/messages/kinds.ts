import { callKinds } from './kinds/calls.ts'
import { type KindWords, letter, quiet } from './kinds/kind.ts'

export const kinds = {
  affiliation_requested: letter(
    { zh: '{person} 申请加入 {organisation}', en: '{person} asks to represent {organisation}' },
    { zh: '{person} 申请加入 {organisation}', en: '{person} asks to represent {organisation}' },
    { zh: '{person} 申请代表 {organisation} 使用本平台。请您核实身份后答复。', en: '{person} has asked to represent {organisation} on Qiao. Please check who they are and answer.' },
  ),
  affiliation_answered: letter(
    { zh: '{organisation} 已答复您的加入申请', en: '{organisation} has answered your request' },
    { zh: '{organisation} 已答复您的加入申请', en: '{organisation} has answered your request' },
    { zh: '{organisation} 已答复您的加入申请，请登录查看。', en: 'Your request to represent {organisation} has been answered. Sign in to see the answer.' },
  ),
  mandate_granted: letter(
    { zh: '{firm} 已委托 {publisher} 代为发布', en: '{firm} has given {publisher} a mandate to publish' },
    { zh: '{firm} 的发布委托', en: 'A mandate from {firm}' },
    { zh: '{firm} 委托 {publisher} 代为发布供需信息，有效期至 {until}。', en: '{firm} has given {publisher} a mandate to publish on its behalf until {until}.' },
  ),
  mandate_ended: quiet({ zh: '{firm} 对 {publisher} 的发布委托已终止', en: 'The mandate of {firm} for {publisher} has ended' }),
  affiliation_ended: quiet({ zh: '您已不再代表 {organisation}', en: 'You no longer represent {organisation}' }),
  invitation_accepted: quiet({ zh: '{person} 已接受加入 {organisation} 的邀请', en: '{person} has accepted the invitation of {organisation}' }),
  organisation_verified: letter(
    { zh: '{organisation} 已通过核验', en: '{organisation} is verified' },
    { zh: '{organisation} 已通过核验', en: '{organisation} is verified' },
    { zh: '平台已完成对 {organisation} 的核验，机构页面现已公开。', en: '{organisation} has been verified. Its page is public now.' },
  ),
  space_joined: letter(
    { zh: '{organisation} 已加入“{space}”', en: '{organisation} has joined “{space}”' },
    { zh: '{organisation} 已加入“{space}”', en: '{organisation} has joined “{space}”' },
    { zh: '{organisation} 提交的加入申请已获同意，现为“{space}”成员。', en: 'The request of {organisation} to join “{space}” was accepted.' },
  ),
  membership_suspended: letter(
    { zh: '{member} 在“{space}”的成员资格已暂停', en: 'The membership of {member} in “{space}” is suspended' },
    { zh: '成员资格已暂停：{space}', en: 'Membership suspended: {space}' },
    { zh: '{member} 在“{space}”的成员资格已暂停。暂停期间不能查看仅成员可见的内容；如有疑问，请与秘书处联系。', en: 'The membership of {member} in “{space}” is suspended. Until it is resumed, what is for members only is closed to you. The secretariat can say more.' },
  ),
  membership_resumed: letter(
    { zh: '{member} 在“{space}”的成员资格已恢复', en: 'The membership of {member} in “{space}” is in force again' },
    { zh: '成员资格已恢复：{space}', en: 'Membership resumed: {space}' },
    { zh: '{member} 在“{space}”的成员资格已恢复。', en: 'The membership of {member} in “{space}” is in force again.' },
  ),
  membership_ended: letter(
    { zh: '{member} 已不再是“{space}”成员', en: '{member} no longer belongs to “{space}”' },
    { zh: '成员资格已终止：{space}', en: 'Membership ended: {space}' },
    { zh: '{member} 在“{space}”的成员资格已终止，记录予以保留。', en: 'The membership of {member} in “{space}” has ended. Its record is kept.' },
  ),
  membership_accepted: quiet({ zh: '{member} 已接受加入“{space}”的邀请', en: '{member} has accepted the invitation to join “{space}”' }),
  request_answered: quiet({ zh: '您提交的申请已有答复', en: 'Your request has been answered' }),
  request_received: quiet({ zh: '有一项新申请待答复', en: 'A new request waits for your answer' }),
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
  interest_received: letter(
    { zh: '{organisation} 对“{title}”提交了合作意向', en: '{organisation} is interested in “{title}”' },
    { zh: '合作意向：{title}', en: 'An expression of interest: {title}' },
    { zh: '{organisation} 对“{title}”提交了合作意向。请在 30 天内登录答复；在双方完成伙伴核查前，请勿交换保密信息。', en: '{organisation} has expressed interest in “{title}”. Please answer within 30 days. Until both sides have checked each other, exchange nothing confidential.' },
  ),
  interest_accepted: letter(
    { zh: '{organisation} 已接受您的合作意向', en: '{organisation} has accepted your interest' },
    { zh: '合作意向已接受：{title}', en: 'Accepted: {title}' },
    { zh: '{organisation} 接受了您就“{title}”提交的合作意向，双方现在可以在对接项目中沟通。', en: '{organisation} has accepted your interest in “{title}”. You can now talk in the partnering case.' },
  ),
  interest_declined: letter(
    { zh: '{organisation} 未接受您的合作意向', en: '{organisation} has declined your interest' },
    { zh: '合作意向未被接受：{title}', en: 'Declined: {title}' },
    { zh: '{organisation} 未接受您就“{title}”提交的合作意向，理由：{reason}。', en: '{organisation} has declined your interest in “{title}”. Reason: {reason}.' },
  ),
  interest_withdrawn: quiet({ zh: '{organisation} 撤回了就“{title}”提交的合作意向', en: '{organisation} has withdrawn its interest in “{title}”' }),
  interest_reminder: letter(
    { zh: '“{title}”的合作意向仍待答复', en: 'An interest in “{title}” still waits for an answer' },
    { zh: '待答复的合作意向：{title}', en: 'Still waiting for your answer: {title}' },
    { zh: '{organisation} 就“{title}”提交的合作意向已等待 {days} 天，请登录答复。', en: '{organisation} has waited {days} days for an answer about “{title}”. Please sign in and answer.' },
  ),
  interest_broker: letter(
    { zh: '“{title}”的合作意向 15 天未答复', en: 'No answer for 15 days: “{title}”' },
    { zh: '请协助推进：{title}', en: 'Please help this along: {title}' },
    { zh: '{organisation} 就“{title}”提交的合作意向已 15 天未获答复，请协助联系。', en: '{organisation} has waited 15 days for an answer about “{title}”. Please get in touch with the other side.' },
  ),
  interest_nudged: letter(
    { zh: '平台组织方请您答复“{title}”的合作意向', en: 'The host asks for your answer about “{title}”' },
    { zh: '请答复合作意向：{title}', en: 'Please answer: {title}' },
    { zh: '{organisation} 就“{title}”提交的合作意向仍在等待您的答复。平台组织方请您尽快登录答复；如暂不考虑，也请说明理由。', en: '{organisation} is still waiting for your answer about “{title}”. The host of the platform asks you to sign in and answer soon; a refusal with a reason is an answer too.' },
  ),
  interest_expired: letter(
    { zh: '“{title}”的合作意向因未答复已失效', en: 'The interest in “{title}” expired without an answer' },
    { zh: '合作意向已失效：{title}', en: 'Expired: {title}' },
    { zh: '就“{title}”提交的合作意向 30 天内未获答复，已自动失效，可重新提交。', en: 'The interest in “{title}” was not answered within 30 days and has expired. It may be expressed again.' },
  ),
  deal_opened: letter(
    { zh: '{organisation} 与贵机构建立了对接项目“{title}”', en: '{organisation} has opened a partnering case with you: “{title}”' },
    { zh: '新对接项目：{title}', en: 'A partnering case: {title}' },
    { zh: '{organisation} 与贵机构就“{title}”建立了对接项目，各方现可沟通。', en: '{organisation} has opened a partnering case with you about “{title}”. You can talk in it now.' },
  ),
  deal_screened: quiet({ zh: '{organisation} 已就“{title}”填报合规审查', en: '{organisation} has answered its compliance screen for “{title}”' }),
  partner_check_due: letter(
    { zh: '对 {organisation} 的伙伴核查将于 {day} 到期', en: 'The partner check of {organisation} is to be renewed by {day}' },
    { zh: '伙伴核查即将到期：{organisation}', en: 'Renew the partner check: {organisation}' },
    { zh: '贵机构对 {organisation} 的伙伴核查将于 {day} 到期。到期后不能继续交换文件，请及时复查。', en: 'The partner check that your organisation recorded about {organisation} ends on {day}. Files cannot be exchanged after that; please renew it.' },
  ),
  deal_due: letter(
    { zh: '“{title}”应于 {day} 前推进', en: '“{title}” is due on {day}' },
    { zh: '对接待办：{title}', en: 'Due: {title}' },
    { zh: '您负责的对接项目“{title}”当前阶段应于 {day} 前完成，请登录查看下一步。', en: 'The stage of the partnering case “{title}” that you own is due on {day}. Sign in to see what comes next.' },
  ),
  deal_overdue: letter(
    { zh: '“{title}”已逾期（{day}）', en: '“{title}” is overdue since {day}' },
    { zh: '对接逾期：{title}', en: 'Overdue: {title}' },
    { zh: '对接项目“{title}”当前阶段应于 {day} 完成，现已逾期。请登录推进、调整计划或设为休眠。', en: 'The stage of the partnering case “{title}” was due on {day}. Sign in to move it on, to plan anew, or to let it rest.' },
  ),
  deal_proposed: letter(
    { zh: '{organisation} 邀请贵机构加入对接项目“{title}”', en: '{organisation} invites your organisation to the partnering case “{title}”' },
    { zh: '加入对接项目的邀请：{title}', en: 'An invitation to a partnering case: {title}' },
    { zh: '{organisation} 邀请贵机构加入对接项目“{title}”。其他各方同意后，贵机构接受即可加入。', en: '{organisation} invites your organisation to join the partnering case “{title}”. You join when the other parties agree and you accept.' },
  ),
  deal_consent_asked: quiet({ zh: '{organisation} 提议 {other} 加入“{title}”，请表示是否同意', en: '{organisation} proposes that {other} joins “{title}”: do you agree?' }),
  deal_joined: quiet({ zh: '{organisation} 已加入对接项目“{title}”', en: '{organisation} has joined the partnering case “{title}”' }),
  deal_left: quiet({ zh: '{organisation} 已退出对接项目“{title}”', en: '{organisation} has left the partnering case “{title}”' }),
  deal_meeting: letter(
    { zh: '“{title}”安排了洽谈：{day}', en: 'A meeting about “{title}”: {day}' },
    { zh: '洽谈安排：{title}', en: 'Meeting: {title}' },
    { zh: '{organisation} 就“{title}”安排了洽谈，时间为 {day}。请登录查看地点或链接。', en: '{organisation} has set a meeting about “{title}” for {day}. Sign in for the place or link.' },
  ),
  deal_glass: letter(
    { zh: '平台工作人员查阅了对接项目“{title}”', en: 'Staff of the platform looked into “{title}”' },
    { zh: '查阅通知：{title}', en: 'Your case was looked into: {title}' },
    { zh: '平台工作人员在说明理由后查阅了对接项目“{title}”，查阅权限为一小时。理由和时间已记入项目进展。', en: 'A member of the platform’s staff has given a reason and may read the partnering case “{title}” for one hour. Reason and time stand in the case.' },
  ),
  deal_moved: letter(
    { zh: '“{title}”有新进展：{organisation}', en: '“{title}” has moved on: {organisation}' },
    { zh: '对接进展：{title}', en: 'Moved on: {title}' },
    { zh: '{organisation} 更新了对接项目“{title}”的阶段，请登录查看。', en: '{organisation} has moved the partnering case “{title}” on. Sign in to see where it stands.' },
  ),
  message_received: letter(
    { zh: '{organisation} 在“{title}”中发来消息', en: 'A message from {organisation} about “{title}”' },
    { zh: '新消息：{title}', en: 'New message: {title}' },
    { zh: '{organisation} 就“{title}”发来消息，请登录查看。', en: '{organisation} has written to you about “{title}”. Sign in to read it.' },
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
  listing_held: letter(
    { zh: '“{title}”因投诉暂停展示', en: '“{title}” is held back because of a complaint' },
    { zh: '因投诉暂停展示：{title}', en: 'Held back: {title}' },
    { zh: '平台收到关于“{title}”的权利或保密投诉，已先行暂停展示，内容未作任何删除。审核人员将尽快作出决定并通知您。', en: 'Somebody has complained about “{title}” for reasons of rights or secrecy. It has been taken out of sight until a moderator decides; nothing has been deleted. You will be told.' },
  ),
  complaint_decided: letter(
    { zh: '关于“{title}”的投诉已处理：{outcome}', en: 'A complaint about “{title}” has been decided: {outcome}' },
    { zh: '投诉处理结果：{title}', en: 'A decision about {title}' },
    { zh: '关于“{title}”的投诉处理结果：{outcome}。\n理由：{decision}\n如内容被下架或须更正，您可在 30 天内申请复核一次。', en: 'A complaint about “{title}” has been decided: {outcome}.\nThe reason: {decision}\nWhere it was taken down or has to be corrected you may appeal once, within 30 days.' },
  ),
  news_submitted: quiet({ zh: '待审核的新闻：{title}', en: 'News to review: {title}' }),
  news_published: quiet({ zh: '“{title}”已发布', en: '“{title}” is published' }),
  news_returned: letter(
    { zh: '“{title}”需修改后再提交', en: '“{title}” was returned with a comment' },
    { zh: '请修改：{title}', en: 'Returned with a comment: {title}' },
    { zh: '审核人员对“{title}”提出了修改意见，请登录查看。', en: 'A moderator has returned “{title}” with a comment. Sign in to read it.' },
  ),
  citation_asked: letter(
    { zh: '“{title}”请求公开引用贵方的对接项目 {reference}', en: '“{title}” asks to cite your partnering case {reference}' },
    { zh: '请求公开引用对接项目 {reference}', en: 'May your case {reference} be cited?' },
    { zh: '“{title}”希望公开引用贵方参与的对接项目 {reference}。双方同意后，将公开双方名称、该信息的标题和项目所处阶段，不公开其他内容。请登录答复；未获双方同意前不会公开。', en: '“{title}” would like to cite the partnering case {reference} in public. If both parties agree, readers see the names of both, the title of the listing and the stage of the case, and nothing else. Please sign in and answer; nothing is shown before both have agreed.' },
  ),
  citation_answered: quiet({ zh: '对接项目 {reference} 的一方已答复引用请求', en: 'A party of {reference} has answered about its citation' }),
  release_submitted: quiet({ zh: '{organisation} 提交了批次“{title}”，共 {count} 条待审核', en: '{organisation} has submitted the release “{title}”: {count} listings to review' }),
  release_approved: letter(
    { zh: '批次“{title}”已通过审核', en: 'The release “{title}” is approved' },
    { zh: '批次已通过审核：{title}', en: 'Approved: {title}' },
    { zh: '批次“{title}”已通过审核，请登录设定发布时间，或立即发布。', en: 'The release “{title}” has been approved. Sign in to set its hour, or to publish it at once.' },
  ),
  release_moved: letter(
    { zh: '批次“{title}”的发布时间有变：{reason}', en: 'The release “{title}” has another hour: {reason}' },
    { zh: '发布时间有变：{title}', en: 'Another hour: {title}' },
    { zh: '批次“{title}”的发布时间有变。原因：{reason}。请登录查看新的时间。', en: 'The release “{title}” has another hour. The reason: {reason}. Sign in to see it.' },
  ),
  release_cancelled: letter(
    { zh: '批次“{title}”已取消：{reason}', en: 'The release “{title}” is cancelled: {reason}' },
    { zh: '批次已取消：{title}', en: 'Cancelled: {title}' },
    { zh: '批次“{title}”已取消，其中的信息恢复为草稿。原因：{reason}', en: 'The release “{title}” has been cancelled; its listings are drafts again. The reason: {reason}' },
  ),
  release_out: letter(
    { zh: '批次“{title}”已发布：{count} 条', en: 'The release “{title}” is out: {count} listings' },
    { zh: '已发布：{title}', en: 'Out now: {title}' },
    { zh: '批次“{title}”已按时发布，共 {count} 条；未就绪而留作草稿的 {left} 条。各条的浏览、意向和进展见批次页面。', en: 'The release “{title}” is out: {count} listings, with {left} left behind that were not ready. Its page shows what becomes of each.' },
  ),
  handover_asked: letter(
    { zh: '{organisation} 请贵企业接管其代为发布的信息', en: '{organisation} offers to hand over what it publishes for you' },
    { zh: '请接管代为发布的信息', en: 'Your listings, in your own hands' },
    { zh: '{organisation} 此前受托为贵企业发布技术需求或成果，现请贵企业自行管理。接受后，信息由贵企业发布，历史记录和未答复的合作意向一并转入贵企业工作台。', en: '{organisation} has published for your firm and offers to hand its listings over. When you accept, they are published by you; their history and the interests that wait come to your desk.' },
  ),
  handover_accepted: quiet({ zh: '{organisation} 已接管发布', en: '{organisation} has taken its listings over' }),
  handover_declined: quiet({ zh: '{organisation} 未接管发布', en: '{organisation} has not taken its listings over' }),
  import_done: quiet({ zh: '导入完成：新增 {created} 条，更新 {updated} 条，未通过 {failed} 条', en: 'Import finished: {created} new, {updated} updated, {failed} to correct' }),
  body_seated: letter(
    { zh: '您已担任“{body}”的席位', en: 'You hold a seat in “{body}”' },
    { zh: '席位：{body}', en: 'A seat in {body}' },
    { zh: '您已担任“{body}”的席位，请登录查看职责、会议和议案。', en: 'You have been given a seat in “{body}”. Sign in to see what it is for, its meetings and its motions.' },
  ),
  meeting_called: letter(
    { zh: '“{body}”将召开会议：{title}', en: '“{body}” will meet: {title}' },
    { zh: '会议通知：{title}', en: 'A meeting: {title}' },
    { zh: '“{body}”将召开会议“{title}”，时间和议程请登录查看。', en: '“{body}” will meet: “{title}”. Sign in for the time and the agenda.' },
  ),
  meeting_moved: letter(
    { zh: '会议时间有变：{title}', en: 'A new time: {title}' },
    { zh: '会议改期：{title}', en: 'A new time: {title}' },
    { zh: '“{body}”的会议“{title}”时间有变，请登录查看。', en: '“{title}” of “{body}” has a new time. Sign in to see it.' },
  ),
  meeting_cancelled: letter(
    { zh: '会议已取消：{title}', en: 'Cancelled: {title}' },
    { zh: '会议取消：{title}', en: 'Cancelled: {title}' },
    { zh: '“{body}”的会议“{title}”已取消。', en: '“{title}” of “{body}” has been cancelled.' },
  ),
  minutes_approved: quiet({ zh: '“{body}”已批准会议纪要：{title}', en: '“{body}” has approved the minutes of “{title}”' }),
  motion_opened: letter(
    { zh: '“{body}”有议案待表决：{title}', en: 'A motion in “{body}”: {title}' },
    { zh: '待表决议案：{title}', en: 'Please vote: {title}' },
    { zh: '“{body}”的议案“{title}”已提交表决，请登录阅读并在截止前表决；如有利益冲突，请申报回避。', en: 'The motion “{title}” is open in “{body}”. Sign in to read it and vote before it closes, or recuse yourself if you have a conflict of interest.' },
  ),
  motion_carried: quiet({ zh: '“{body}”的议案已通过：{title}', en: 'Carried in “{body}”: {title}' }),
  motion_rejected: quiet({ zh: '“{body}”的议案未通过：{title}', en: 'Rejected in “{body}”: {title}' }),
  motion_no_quorum: quiet({ zh: '“{body}”的议案未达法定人数：{title}', en: 'No quorum in “{body}”: {title}' }),
  advice_given: letter(
    { zh: '“{body}”提出建议：{title}', en: 'Advice from “{body}”: {title}' },
    { zh: '建议：{title}', en: 'Advice: {title}' },
    { zh: '“{body}”向贵方提出建议“{title}”，请登录答复。', en: '“{body}” has given your body its advice: “{title}”. Sign in to answer it.' },
  ),
  advice_answered: quiet({ zh: '“{body}”已答复建议：{title}', en: '“{body}” has answered your advice: {title}' }),
  statement_opened: letter(
    { zh: '声明待签署：{title}', en: 'A statement to sign: {title}' },
    { zh: '声明待签署：{title}', en: 'A statement to sign: {title}' },
    { zh: '声明“{title}”已开放签署，请登录阅读全文，并代表贵机构签署。', en: 'The statement “{title}” is open for signature. Sign in to read it and to sign for your organisation.' },
  ),
  action_given: letter(
    { zh: '请于 {day} 前完成：{title}', en: 'For you, by {day}: {title}' },
    { zh: '行动计划：{title}', en: 'An action for you: {title}' },
    { zh: '联盟行动计划请贵方于 {day} 前完成“{title}”。', en: 'The alliance’s action plan asks you for “{title}” by {day}.' },
  ),
  action_overdue: letter(
    { zh: '已逾期（{day}）：{title}', en: 'Overdue since {day}: {title}' },
    { zh: '行动计划逾期：{title}', en: 'Overdue: {title}' },
    { zh: '行动计划中的“{title}”应于 {day} 前完成，请登录填报完成情况，或说明取消原因。', en: '“{title}” in the action plan was due on {day}. Sign in to say what was done, or why it is dropped.' },
  ),
  agreement_shared: letter(
    { zh: '{title} 已提交您方协商', en: '{title} is open for you to negotiate' },
    { zh: '请审阅：{title}', en: 'For your review: {title}' },
    { zh: '协议“{title}”（编号 {reference}）已向您方开放。您可以修改条款、提出意见，或导出 Word 交律师审阅。', en: 'The agreement “{title}” (reference {reference}) is open to you: change it, comment on it, or take it out as a Word file for your lawyers.' },
  ),
  agreement_changed: quiet({ zh: '{title} 有新版本', en: '{title} has a new version' }),
  agreement_sent: letter(
    { zh: '{title} 已提交签署', en: '{title} is out for signature' },
    { zh: '已提交签署：{title}', en: 'Out for signature: {title}' },
    { zh: '协议“{title}”（编号 {reference}）已定稿并提交签署，签署人将收到单独的邮件。', en: 'The agreement “{title}” (reference {reference}) is settled and out for signature. Its signatories get letters of their own.' },
  ),
  agreement_signed: quiet({ zh: '{person} 已签署 {title}', en: '{person} has signed {title}' }),
  agreement_declined: letter(
    { zh: '{person} 拒绝签署 {title}', en: '{person} has declined to sign {title}' },
    { zh: '拒绝签署：{title}', en: 'Declined: {title}' },
    { zh: '{person} 拒绝签署“{title}”（编号 {reference}）。原因：{reason}\n文本已恢复为可修改状态。', en: '{person} has declined to sign “{title}” (reference {reference}). The reason: {reason}\nThe text may be changed again.' },
  ),
  agreement_lapsed: letter(
    { zh: '{title} 的签署已中止', en: 'The signing of {title} has stopped' },
    { zh: '签署已中止：{title}', en: 'Signing stopped: {title}' },
    { zh: '协议“{title}”（编号 {reference}）的签署已到期或被撤回，此前的签名不再有效，文本已恢复为可修改状态。', en: 'The signing of “{title}” (reference {reference}) ran out or was recalled. Signatures given until then count no more, and the text may be changed again.' },
  ),
  agreement_executed: letter(
    { zh: '{title} 已签署完成', en: '{title} is executed' },
    { zh: '已签署完成：{title}', en: 'Executed: {title}' },
    { zh: '协议“{title}”（编号 {reference}）已由各方签署完成。', en: 'The agreement “{title}” (reference {reference}) has been executed by all parties.' },
  ),
  agreement_paper: letter(
    { zh: '请确认 {title} 的纸质签署', en: 'Please confirm the paper copy of {title}' },
    { zh: '请确认纸质签署：{title}', en: 'Please confirm: {title} was signed on paper' },
    { zh: '对方已上传“{title}”（编号 {reference}）的盖章扫描件，请您核对后确认或提出异议。', en: 'The other side has uploaded the signed and chopped scan of “{title}” (reference {reference}). Please check it and confirm it or object.' },
  ),
  agreement_disputed: letter(
    { zh: '对方对 {title} 的扫描件有异议', en: 'The scan of {title} is disputed' },
    { zh: '扫描件异议：{title}', en: 'Disputed: the scan of {title}' },
    { zh: '对方对“{title}”（编号 {reference}）的扫描件提出异议：{reason}', en: 'The other side objects to the scan of “{title}” (reference {reference}): {reason}' },
  ),
  agreement_ended: letter(
    { zh: '{title} 已结束', en: '{title} has ended' },
    { zh: '协议已结束：{title}', en: 'Ended: {title}' },
    { zh: '协议“{title}”（编号 {reference}）已到期、终止或被放弃，请登录查看。', en: 'The agreement “{title}” (reference {reference}) has expired, was terminated or given up. Sign in to see which.' },
  ),
  registration_due: letter(
    { zh: '{title} 的技术进出口合同登记截止日为 {day}', en: 'Registration of {title} is due on {day}' },
    { zh: '技术进出口合同登记：{day} 前', en: 'Contract registration due on {day}' },
    { zh: '协议“{title}”（编号 {reference}）为跨境技术合同，应在 {day} 前办理技术进出口合同登记。登记表已按协议预填。', en: 'The agreement “{title}” (reference {reference}) crosses the border of China: its import or export is to be registered by {day}. The sheet is filled in from the agreement.' },
  ),
  alliance_letter: letter(
    { zh: '联盟来信：{title}', en: 'A letter from the alliance: {title}' },
    { zh: '{title}', en: '{title}' },
    { zh: '联盟向您发来信函“{title}”，请登录查看。', en: 'The alliance has written to you: “{title}”. Sign in to read it.' },
  ),
  privacy_notice: letter(
    { zh: '隐私说明已更新（第 {number} 版），请阅读并确认', en: 'The privacy notice has changed (no. {number}): please read and confirm it' },
    { zh: '隐私说明已更新', en: 'The privacy notice has changed' },
    { zh: '本平台的隐私说明已更新，现为第 {number} 版。请阅读，并在登录后确认。', en: 'The privacy notice of this platform has changed; it is now no. {number}. Please read it, and confirm it when you are signed in.' },
  ),
  data_request: letter(
    { zh: '个人信息申请待办理，{day} 前答复', en: 'A request about personal data, due by {day}' },
    { zh: '个人信息申请待办理', en: 'A request about personal data' },
    { zh: '收到一项个人信息权利申请，法定答复期限为 {day}。请登录指定经办人并办理。', en: 'Somebody has made a request about their personal data. The law wants an answer by {day}. Sign in to name who sees to it, and to answer.' },
  ),
  data_request_due: letter(
    { zh: '个人信息申请即将到期或已逾期：{day}', en: 'A request about personal data is due: {day}' },
    { zh: '个人信息申请到期提醒：{day}', en: 'Due: a request about personal data, {day}' },
    { zh: '一项个人信息权利申请尚未答复，法定期限为 {day}。请尽快登录办理。', en: 'A request about personal data is still open. The law wants an answer by {day}. Please sign in and answer it.' },
  ),
  data_request_answered: letter(
    { zh: '您的个人信息申请已答复', en: 'Your request about your data has been answered' },
    { zh: '个人信息申请已答复', en: 'Your request about your data' },
    { zh: '您提出的个人信息权利申请已答复，请登录查看。', en: 'Your request about your personal data has been answered. Sign in to read the answer.' },
  ),
  ...callKinds,
} as const satisfies Record<string, KindWords>

export type NoticeKind = keyof typeof kinds
export const isNoticeKind = (kind: string): kind is NoticeKind => Object.hasOwn(kinds, kind)
