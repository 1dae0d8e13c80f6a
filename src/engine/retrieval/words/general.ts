import { stem } from '../stem.ts'
import { boilerplate } from './boilerplate.ts'
import { plainWords } from './plain.ts'

/** Words of firms and of their wishes, which search may use but which ask for no technology. */
const english = 'company corporation limited customer partner cooperation collaboration expert team university institute consult advice burden capability experience management price'
const chinese = '寻找 减轻 负担 有限公司 股份 集团 厂家 咨询 状况 运行状况 简便 需求 合作 专家 团队 高校 院校 科研院所 技术人员 人员 实力 优势 效果 方案 能力 水平 经验 经营 经营成本 投资 处理 处理需求 使用 利用 设计 生产 制造 行业 领域 国家 政策 发展 建设 条件 基础 过程 系统 设备'

const general: ReadonlySet<string> = new Set([...plainWords, ...boilerplate, ...english.split(' ').map(stem), ...chinese.split(' ')])

/** Whether words as written are such that any listing may say them, alone or together: nothing that a need could ask of a partner. */
export function isGeneral(label: string): boolean {
  const terms = label.split(/[\s-]+/).map((word) => (/^\p{Script=Latin}+$/u.test(word) ? stem(word) : word)).filter((term) => term !== '')
  return terms.every((term) => general.has(term))
}
