/** Why the embedded database cannot start, said to the person at the terminal. */
export const databaseMessages = {
  noBinaries: {
    en: 'There is no embedded PostgreSQL for {platform}: set DATABASE_URL to a PostgreSQL 15 or newer.',
    zh: '没有适用于 {platform} 的内置 PostgreSQL：请将 DATABASE_URL 设为 15 或更高版本的 PostgreSQL。',
  },
  otherVersion: {
    en: 'The data in {folder} was written by PostgreSQL {found}, and this Qiao brings PostgreSQL {expected}: start the Qiao that wrote it, make a backup, and restore it into an empty data folder.',
    zh: '{folder} 中的数据由 PostgreSQL {found} 写入，而本版本自带 PostgreSQL {expected}：请用原版本启动并备份，再恢复到空的数据文件夹。',
  },
  noSecret: {
    en: 'The password file {file} of the embedded database is missing: restore it from a backup of the data folder.',
    zh: '缺少内置数据库的密码文件 {file}：请从数据文件夹的备份中恢复。',
  },
  noPlace: {
    en: '{file} says that the embedded database is in {folder}, but there is none.',
    zh: '{file} 指明内置数据库位于 {folder}，但该处没有数据库。',
  },
  didNotInitialise: {
    en: 'The embedded database could not be created in {folder}: {reason}',
    zh: '无法在 {folder} 中创建内置数据库：{reason}',
  },
  didNotStart: {
    en: 'The embedded database in {folder} did not start: {reason}',
    zh: '{folder} 中的内置数据库未能启动：{reason}',
  },
} as const
