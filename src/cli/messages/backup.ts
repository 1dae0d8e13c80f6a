export const backupWords = {
  about: { zh: '将数据库和文件备份到一个文件', en: 'write the database and its files into one file' },
  file: { zh: '备份文件（.tar，以 .tar.gz 结尾则压缩）', en: 'the file: .tar, or .tar.gz for a compressed one' },
  written: { zh: '已备份 {rows} 行、{files} 个文件到 {file}。备份含登录信息，请妥善保管。', en: '{rows} rows and {files} files written to {file}. It holds what people sign in with: keep it safe.' },
  lost: { zh: '{count} 个文件已丢失或损坏，未能备份：{files}', en: '{count} files were missing or damaged and could not be backed up: {files}' },
  restore: { zh: '将备份恢复到空数据库', en: 'put a backup into an empty database' },
  restored: { zh: '已恢复 {rows} 行、{files} 个文件。可以启动实例。', en: '{rows} rows and {files} files restored. The instance may be started.' },
} as const
