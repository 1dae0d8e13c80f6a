export const commandWords = {
  about: {
    zh: 'Qiao 桥：高校科技成果与产业需求对接平台。各命令可在服务运行时使用。',
    en: 'Qiao 桥 brings university research and industry together. Commands work while the server runs, and without it.',
  },
  settings: {
    zh: '设置从环境变量或 .env 读取（见 .env.example）。',
    en: 'Settings come from the environment or .env: see .env.example.',
  },
  serve: { zh: '启动数据库、网站和后台任务（同 npm start）', en: 'run the database, the site and its jobs (as npm start does)' },
  worker: { zh: '仅运行后台任务进程', en: 'run one more process for jobs, beside a running site or on another machine' },
  migrate: { zh: '将数据库升级到当前版本', en: 'bring the database to this version' },
  upToDate: { zh: '数据库已是当前版本。', en: 'The database is up to date.' },
  samples: { zh: '示例展厅', en: 'the sample exhibition' },
  samplesLoad: { zh: '加载示例展厅；已加载的不会重复', en: 'load the sample exhibition; what is there already stays as it is' },
  samplesLoaded: {
    zh: '示例展厅：机构 {organisations} 家，成果 {offers} 项，需求 {needs} 项，账号 {people} 个，用时 {seconds} 秒。',
    en: 'Sample exhibition: {organisations} organisations, {offers} offers, {needs} needs, {people} people, in {seconds} s.',
  },
} as const
