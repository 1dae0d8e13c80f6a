/** Words of a line-up. */
export const lineupWords = {
  title: { zh: '出场顺序', en: 'Line-up' },
  lead: { zh: '入选项目依次上台；有项目退出时，递补项目接替其时段。', en: 'Those selected go on one after the other; when one leaves, the reserve that moves up takes its slot.' },
  none: { zh: '还没有编排出场顺序。填写开始时间和每项时长即可生成。', en: 'There is no line-up yet. Give a start and a length, and it is drawn from the result.' },
  startsAt: { zh: '开始时间', en: 'Begins at' },
  minutes: { zh: '每项时长（分钟）', en: 'Minutes for each' },
  set: { zh: '生成出场顺序', en: 'Draw the line-up' },
  reset: { zh: '更新时间', en: 'Change the times' },
  publish: { zh: '公布出场顺序', en: 'Publish the line-up' },
  hide: { zh: '撤下', en: 'Take it back' },
  out: { zh: '已公布', en: 'Published' },
  when: { zh: '时间', en: 'When' },
  project: { zh: '项目', en: 'Project' },
  up: { zh: '提前', en: 'Earlier' },
  down: { zh: '推后', en: 'Later' },
} as const
