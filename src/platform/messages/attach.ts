/** Why a database cannot be reached or a data folder not be used, said to the person at the terminal. */
export const attachMessages = {
  folder: {
    en: 'The data folder {folder} cannot be written: {reason}',
    zh: '无法写入数据文件夹 {folder}：{reason}',
  },
  inUse: {
    en: 'The data folder {folder} is in use by process {pid}: stop that one first, or set QIAO_DATA to another folder.',
    zh: '数据文件夹 {folder} 正被进程 {pid} 使用：请先停止该进程，或将 QIAO_DATA 设为其他文件夹。',
  },
  starting: {
    en: 'Process {pid} is still starting on the data folder {folder}: try again in a moment.',
    zh: '进程 {pid} 仍在数据文件夹 {folder} 上启动，请稍后重试。',
  },
  unreachable: {
    en: 'The database of DATABASE_URL at {place} does not answer: {reason}',
    zh: '无法连接 DATABASE_URL 指定的数据库（{place}）：{reason}',
  },
  tooOld: {
    en: 'The database of DATABASE_URL at {place} is PostgreSQL {found}, and Qiao needs 15 or newer.',
    zh: 'DATABASE_URL 指定的数据库（{place}）为 PostgreSQL {found}，Qiao 需要 15 或更高版本。',
  },
  notUtf8: {
    en: 'The database of DATABASE_URL at {place} is encoded in {found}, and Qiao needs UTF8.',
    zh: 'DATABASE_URL 指定的数据库（{place}）编码为 {found}，Qiao 需要 UTF8。',
  },
  migration: {
    en: 'The database could not be brought to this version: {reason}',
    zh: '数据库无法升级到当前版本：{reason}',
  },
} as const
