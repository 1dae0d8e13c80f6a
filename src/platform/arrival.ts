/** Milliseconds between two looks at the clock while nothing else runs. */
const every = 50
/** A new connection waits to be accepted in one turn of the loop and to be read in the next. */
const turns = 3

let looks: number[] = []
let timer: NodeJS.Timeout | undefined

/** Begins to note the turns of this process's loop, which {@link arrivedBy} asks for. It does not keep a process alive. */
export function noteTurns(): void {
  timer ??= setInterval(() => (looks = [...looks.slice(1 - turns), Date.now()]), every).unref()
}

/**
 * The earliest instant at which a request that is read at `now` can have been on this machine: while a process is busy, what arrives waits,
 * and the wait is not its sender's. At most three turns before `now`, which is 150 ms while the process rests, and the same for all.
 */
export const arrivedBy = (now: Date): Date => new Date(Math.min(now.getTime(), looks[0] ?? now.getTime()))
