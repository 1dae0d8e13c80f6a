import type { Phrase } from '../../../core/text.ts'
import type { Figure } from '../rules.ts'

export const figureWords: Record<Figure, Phrase> = {
  viewed: { zh: '浏览', en: 'Viewed' },
  interest: { zh: '合作意向', en: 'Interest' },
  accepted: { zh: '已接受', en: 'Accepted' },
  met: { zh: '已洽谈', en: 'Met' },
  screened: { zh: '已通过合规审查', en: 'Screened' },
  agreed: { zh: '已签约', en: 'Agreed' },
  completed: { zh: '已完成', en: 'Completed' },
  connection: { zh: '对接', en: 'Connections' },
}

/** What counts, beside each figure. */
export const figureDefinitions: Record<Figure, Phrase> = {
  viewed: { zh: '信息页面的浏览次数；同一访客同一天计一次。', en: 'Views of listings’ pages; one visitor counts once a day.' },
  interest: { zh: '提出的对接：由合作意向、匹配、洽谈、申报或技术经理人发起，每项计一次。', en: 'Cases opened, by an interest, a match, a meeting, a call’s entry or a broker, each once.' },
  accepted: { zh: '对方已接受的合作意向。', en: 'Interests that the other side accepted.' },
  met: { zh: '至少举行一次洽谈并登记了结果的对接。', en: 'Cases with at least one meeting held whose outcome was recorded.' },
  screened: { zh: '各方完成合规审查且结论允许继续的对接。', en: 'Cases whose sides all answered the compliance screen and may go on.' },
  agreed: { zh: '已有签署完成的协议的对接。', en: 'Cases with an executed agreement.' },
  completed: { zh: '已登记成效并由对方确认的对接。', en: 'Cases with an outcome that the other side confirmed.' },
  connection: { zh: '合作意向被接受，或举行了洽谈并登记结果，计为一次对接；同一对接项目只计一次。', en: 'A connection counts when an interest is accepted or a meeting was held with a recorded outcome; one case counts once.' },
}
