/** Refusals of the faces of roadshows. */
export const roadshowRefusals = {
  verb: { zh: '当前不能执行此操作，请刷新页面查看进度。', en: 'This cannot be done as the roadshow stands. Reload the page.' },
  listing: { zh: '请填写一条可查看的科技成果或需求的网址。', en: 'Give the address of a listing that you may read.' },
  minutes: { zh: '请填写 1 至 120 之间的整数分钟。', en: 'Give whole minutes from 1 to 120.' },
  score: { zh: '请给出 1 至 10 分。', en: 'Give a score from 1 to 10.' },
  scored: { zh: '本场路演不设评委评分。', en: 'Jurors give no scores in this roadshow.' },
  person: { zh: '没有使用该邮箱的用户，请对方先注册。', en: 'Nobody has an account with this address. Ask them to register first.' },
  results: { zh: '该征集尚未公布结果。', en: 'The call has no released result yet.' },
  current: { zh: '该团队正在路演，请先进入下一个。', en: 'This team is up. Go to the next one first.' },
  interest: { zh: '该团队未关联可对接的科技成果。', en: 'This team has no listing that an interest could be about.' },
} as const
