import { loadConfig } from '../platform/config.ts'
import { bothLanguages, sayFailure } from '../platform/refusal.ts'
import { openHouse } from './house.ts'
import type { House } from './house.ts'
import { superviseMessages } from './messages.ts'

/** npm passes Ctrl-C on to a process that has it from the terminal already: two within this time are one. */
const doubled = 800

/**
 * Runs an instance until it is told to stop (SIGINT, SIGTERM, SIGHUP) or cannot go on.
 * A second SIGINT does not wait for anybody.
 * @returns the exit status: 0 after a stop that was asked for, 130 after a forced one, 1 after a refusal.
 */
export async function runHouse(): Promise<number> {
  let house: House
  try {
    house = openHouse(loadConfig())
  } catch (error) {
    return sayFailure(error)
  }
  const asked = stopAsked(house)
  const failed = house.started.then(
    () => house.broken,
    (error: unknown) => error,
  )
  const reason = await Promise.race([asked, failed, house.broken])
  if (reason === 'asked') saying('stopping')
  await house.stop()
  if (reason !== 'asked') return sayFailure(reason)
  saying('stopped')
  return 0
}

function saying(name: 'stopping' | 'stopped'): void {
  process.stdout.write(`${bothLanguages(superviseMessages[name])}\n`)
}

function stopAsked(house: House): Promise<'asked'> {
  return new Promise((resolve) => {
    let first: number | undefined
    const interrupt = () => {
      if (first !== undefined && Date.now() - first > doubled) {
        house.kill()
        process.exit(130)
      }
      first ??= Date.now()
      resolve('asked')
    }
    process.on('SIGINT', interrupt)
    process.on('SIGTERM', () => resolve('asked'))
    process.on('SIGHUP', () => resolve('asked'))
    if (process.env.npm_lifecycle_event) whenParentEnds(() => resolve('asked'))
  })
}

/** A SIGTERM for npm ends npm and its shell, and does not reach the program that they run. */
function whenParentEnds(tell: () => void): void {
  const parent = process.ppid
  const look = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(look)
    tell()
  }, 200)
  look.unref()
}
