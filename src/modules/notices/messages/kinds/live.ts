import { letter, quiet } from './kind.ts'

export const liveKinds = {
  live_began: letter(
    { zh: '“{session}”已开始', en: '“{session}” has begun' },
    { zh: '已开始：{session}', en: 'Now on: {session}' },
    { zh: '您加入日程的“{session}”（{event}）已开始。打开场次页面即可观看、提问和投票。', en: '“{session}” at {event}, which is on your agenda, has begun. Open its page to watch, ask and vote.' },
  ),
  live_question_shown: quiet({ zh: '您在“{session}”的提问已显示', en: 'Your question at “{session}” is shown' }),
  live_question_answered: quiet({ zh: '您在“{session}”的提问已得到答复', en: 'Your question at “{session}” was answered' }),
}
