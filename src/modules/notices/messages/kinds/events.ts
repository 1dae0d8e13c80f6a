import { letter } from './kind.ts'

export const eventsKinds = {
  event_cancelled: letter(
    { zh: '活动已取消：{title}', en: 'Cancelled: {title}' },
    { zh: '活动取消通知：{title}', en: '{title} will not take place' },
    { zh: '很抱歉，“{title}”已取消。原因：{reason}', en: 'We are sorry: “{title}” will not take place. The reason: {reason}' },
  ),
  programme_speaker: letter(
    { zh: '“{title}”议程已更新，涉及您参加的场次', en: 'The programme of “{title}” names you, and is out or has changed' },
    { zh: '您在“{title}”的场次安排', en: 'Your sessions at “{title}”' },
    { zh: '“{title}”已发布第 {number} 版议程{note}，涉及您担任演讲人或主持人的场次。请登录核对时间和会场。', en: 'Version {number} of the programme of “{title}” is out{note}. It concerns a session in which you speak or take the chair. Sign in to check its time and room.' },
  ),
  programme_released: letter(
    { zh: '“{title}”议程已发布', en: 'The programme of “{title}” is out' },
    { zh: '“{title}”议程已发布', en: 'The programme of “{title}”' },
    { zh: '您报名的“{title}”已发布议程{note}。请登录查看，并可加入日历。', en: 'The programme of “{title}”, for which you registered, is out{note}. Sign in to read it and take it into your calendar.' },
  ),
  programme_changed: letter(
    { zh: '“{title}”议程有 {count} 个场次变化', en: 'The programme of “{title}” has changed; sessions concerned: {count}' },
    { zh: '“{title}”议程变更', en: 'Changes to the programme of “{title}”' },
    { zh: '您报名的“{title}”已发布第 {number} 版议程，有 {count} 个场次变化{note}。请登录查看变化内容。', en: 'Version {number} of the programme of “{title}”, for which you registered, is out{note}. Sessions that have changed: {count}. Sign in to see which.' },
  ),
}
