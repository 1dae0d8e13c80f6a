import { stem } from '../stem.ts'

/** Words of the running text that a gloss leaves out: they help to search, but tell a reader nothing of what a text is about. */
const english = `
able access achieve additional advanced aim allow apply approach appropriate area assist available based become begin benefit best better build capable case category challenge change
commonly compare complete comprehensive concern consider consist contain continue create current day decade deliver demonstrate describe despite detail determine develop different difficult directly document dozens due
early easy effort either enable encompass end ensure entire essential example excellent exceed existing expand expect explore extend facilitate fall feasible feature final find firm first follow fully future general goal good great greater
help high higher highly identify imply important improve include including increase innovative instance intend interest introduce involve issue join just key know large last late latter lead least legacy less level like likely limit long longer look low lower
main make manner mean meet minimum modern need new next novel number objective obtain offer often order original outside overall paper part particular past people perform phase plan possible potential predict present prevent previous problem produce program project proposal propose prove proven provide purchase purpose
range reach recent reduce relate remain report represent require research result robust same seek select serve set show significant similar simple small solution special specific start state step study substantial successful such suitable support
succeed left shown hold lack run runs locate chain better bound expand
take task team term test time today top topic total traditional try type typical underlying unique use used useful user utilize vary verify version want way well wide work year
`

const chinese = `
结合 建立 满足 无法 有力 尤为 必要 希望 已 进一步 便于 易于 造成 众多 诸多 鉴于 相比 解决 社会 项目 问题 情况 多个 若干 十分 较 较好 较高 较大 常 只有 偏低 低于 高于 小于 大于 不断 不断发展 随之 意向 有意 寻求 帮助
预计 投入 考虑 严重 方面 部分 下列 如下 展开 举办 举行 阐述 论述 浅析 探讨 探索 综述 概念 角度 步骤 事情 理解 分析 研究 方法 结果 表明 发现 选择 确定 作为 成为 使得 之后 以后 由此 即可 及时 准备 预期 目标 要求 实际 符合 具体 内容
提高 提升 增加 减少 降低 加强 改善 改进 优良 良好 优异 明显 显著 有效 重要 主要 关键 核心 本 公司 企业 单位 我司 我们 国内 国外 国内外 客户 市场 产品 工作 开展 推动 促进 支持 支撑 帮 完成 制作 生产企业 技术难题 难题 价格 便宜 费用 预算 购买 现有 现用 替代 遇到 后者 前者 一次 诸如 适宜 适合 反复 导致 引起 影响 围绕
`

const words = (list: string): string[] => list.split(/\s+/).filter((word) => word !== '')

/** Index terms of such words in both languages. */
export const plainWords: ReadonlySet<string> = new Set([...words(english).map(stem), ...words(chinese)])
