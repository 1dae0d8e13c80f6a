/** English words that say nothing about a technology: function words, and the boilerplate of abstracts and calls. Compared before stemming. */
const english = `
a about above across after again against all almost along also although always am among an and another any anyone anything are aren around as at
be became because become been before being below between both but by came can cannot could couldn did didn do does doesn doing don done down due during
each eg either else etc even ever every et al few for from further furthermore get give given go had hadn has hasn have haven having he hence her here hers herself him himself his how
however i ie if in indeed instead into is isn it its itself just largely ll may me might more moreover most mostly much must mustn my myself
namely neither nevertheless no nor not now of off often on once one only onto or other others otherwise our ours ourselves out over own per perhaps
quite rather re really same say several shall she should shouldn since so some something still such than that the their theirs them themselves then there thereby therefore these they
this those though through throughout thus to together too toward towards under until up upon us ve very via was wasn we well were weren what whatever when whenever where whereas whereby wherein whether which
while who whom whose why will with within without won would wouldn yet you your yours yourself yourselves
sb sth fig lit esp usu
`

/** Chinese function words and the boilerplate of abstracts, offers and needs, simplified. */
const chinese = `
的 了 和 与 及 或 在 是 有 为 对 中 等 以 将 并 从 由 到 把 被 让 使 令 于 向 往 给 跟 同 比 按 据 经 其 之 而 且 则 即 若 如 因 故 但 却 虽 然 也 都 又 再 还 就 才 只 仅 很 更 最 太 极
不 没 无 非 未 别 个 种 些 这 那 此 该 各 每 某 何 谁 它 他 她 我 你 您 们 着 过 地 得 所 者 吗 呢 吧 啊 上 下 里 内 外 前 后 间 时 能 会 可 应 需 要 想 来 去 做 一 二 两 三
以及 或者 并且 而且 因此 因为 所以 由于 但是 然而 虽然 尽管 如果 那么 则是 这个 这些 那些 这种 那种 其中 其他 其它 他们 它们 我们 你们 自己 一个 一种 一些 一定 一般 这样 那样 这里 那里
可以 能够 可能 应该 应当 必须 需要 已经 正在 曾经 将会 通过 利用 采用 使用 根据 按照 依据 基于 针对 关于 对于 随着 为了 从而 进而 以便 以使 同时 此外 另外 并非 没有 不是 不能 不会
进行 实现 提供 包括 具有 存在 得到 提出 以上 以下 之间 之一 方面 目前 现有 当前 各种 各个 不同 相关 有关 主要 本文 此文 文中 等等 例如 比如 以来 左右
`

const words = (list: string): string[] => list.split(/\s+/).filter((word) => word !== '')

export const stopWords: ReadonlySet<string> = new Set([...words(english), ...words(chinese)])
