/** Milliseconds between two looks at the clock while nothing else runs. */
const every = 50
/** A new connection waits to be accepted in one turn of the loop and to be read in the next. */
const turns = 3

/** A minute of them: a request may wait for the database before it is asked when it arrived. */
const mostLooks = 1_200
const looks: number[] = []
let timer: NodeJS.Timeout | undefined

/** Begins to note the turns of this process's loop, which {@link arrivedBy} asks for. It does not keep a process alive. */
export function noteTurns(): void {
  timer ??= setInterval(() => {
    looks.push(Date.now())
    if (looks.length > mostLooks) looks.shift()
  }, every).unref()
}

/**
 * The earliest instant at which a request that is read at `now` can have been on this machine: while a process is busy, what arrives waits,
 * and the wait is not its sender's. At most three turns before `now`, which is 150 ms while the process rests, and the same for all; `now` may
 * have passed a while ago.
 */
export function arrivedBy(now: Date): Date {
  let place = looks.length - 1
  while (place >= 0 && looks[place]! >= now.getTime()) place -= 1
  return place < 0 ? now : new Date(looks[Math.max(0, place - turns + 1)]!)
}
