import { letter, quiet } from './kind.ts'

export const publishingKinds = {
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
} as const
