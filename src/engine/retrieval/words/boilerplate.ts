import { stem } from '../stem.ts'

/** Words about an undertaking rather than its subject: rare among abstracts, yet no reason why a need and an offer should meet. */
const english = 'project projects program proposal phase develop development innovation technology technologies application applications industrialization commercialization'
const chinese = '项目 课题 产业化 研发 研制 开发 研究 应用 技术 关键技术 核心技术 新技术 攻关 升级 改造 升级改造 推广 示范 转化 新型 产业 产业链 企业 产品'

/** Index terms of such words in both languages. */
export const boilerplate: ReadonlySet<string> = new Set([...english.split(' ').map(stem), ...chinese.split(' ')])
