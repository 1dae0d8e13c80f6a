/** What the terminal says while Qiao starts, runs and stops. */
export const superviseMessages = {
  portBusy: {
    en: 'Port {port} on {host} is in use: stop what uses it, or set PORT to another one.',
    zh: '{host} 的端口 {port} 已被占用：请停止占用该端口的程序，或将 PORT 设为其他端口。',
  },
  portRefused: {
    en: 'Qiao may not listen on port {port} of {host} ({reason}): set PORT or HOST to another value.',
    zh: '无法在 {host} 的端口 {port} 上监听（{reason}）：请为 PORT 或 HOST 设置其他值。',
  },
  samplesFailed: {
    en: 'The sample exhibition could not be loaded: see the lines above; QIAO_SAMPLES=none starts without it.',
    zh: '样例数据加载失败，请查看上方输出；设置 QIAO_SAMPLES=none 可不加载样例。',
  },
  neverReady: {
    en: 'The {name} process ended {times} times before it was ready: see the lines above.',
    zh: '{name} 进程在就绪前已退出 {times} 次，请查看上方输出。',
  },
  databaseGone: {
    en: 'The embedded database ended by itself: the log above says why.',
    zh: '内置数据库意外退出，原因见上方日志。',
  },
  loading: { en: 'Loading the sample exhibition…', zh: '正在加载样例数据……' },
  ready: { en: 'Qiao is ready:  {url}/en', zh: 'Qiao 已就绪：  {url}/zh' },
  signIns: { en: 'Sample sign-ins (role, address, password):', zh: '样例账号（角色、邮箱、密码）：' },
  stopping: { en: 'Stopping…', zh: '正在停止……' },
  stopped: { en: 'Stopped.', zh: '已停止。' },
} as const
