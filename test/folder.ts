import { statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const inMemory = '/dev/shm'
const enough = 2 * 1024 ** 3

/**
 * Where databases of tests stand: in memory where the machine has room, for a database is four hundred files and making
 * one is work of the file system alone (on a busy disk two seconds, in memory a tenth of one). Nothing is executed there.
 */
export const databaseFolder: string = roomy() ? inMemory : tmpdir()

function roomy(): boolean {
  try {
    const { bavail, bsize } = statfsSync(inMemory)
    return process.platform === 'linux' && bavail * bsize >= enough
  } catch {
    return false
  }
}
