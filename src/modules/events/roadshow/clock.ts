/** Where a roadshow stands: the pitch under way, its phase, what had run when its clock last stood still, and since when it runs. */
export type Run = { currentId: string | null; phase: 'pitch' | 'questions' | null; runMs: number; since: Date | null }

export const runVerbs = ['start', 'pause', 'resume', 'questions', 'next', 'finish'] as const
export type RunVerb = (typeof runVerbs)[number]

/** A pitch in its order. */
export type InLine = { id: string; state: 'waiting' | 'done' | 'absent' }

export const idle: Run = { currentId: null, phase: null, runMs: 0, since: null }

/** How long the clock of this phase has run. */
export const ranMs = (run: Run, at: Date): number => run.runMs + (run.since ? Math.max(0, at.getTime() - run.since.getTime()) : 0)

/** The first that still waits after the current one, else the first that waits. */
export function nextInLine(line: readonly InLine[], currentId: string | null): string | undefined {
  const from = line.findIndex((one) => one.id === currentId)
  const waits = (one: InLine) => one.state === 'waiting' && one.id !== currentId
  return (line.slice(from + 1).find(waits) ?? line.find(waits))?.id
}

/** What may be done now. */
export const verbsFor = (run: Run, line: readonly InLine[]): RunVerb[] => {
  const next = nextInLine(line, run.currentId)
  if (!run.currentId) return next ? ['start'] : []
  return [run.since ? 'pause' : 'resume', ...(run.phase === 'pitch' ? (['questions'] as const) : []), next ? 'next' : 'finish']
}

/** The run after a deed, and the pitch that is over with it. Undefined: it cannot be done now. */
export function ran(run: Run, line: readonly InLine[], verb: RunVerb, at: Date): { run: Run; over?: string } | undefined {
  if (!verbsFor(run, line).includes(verb)) return undefined
  const next = nextInLine(line, run.currentId)
  switch (verb) {
    case 'start':
      return next ? { run: { currentId: next, phase: 'pitch', runMs: 0, since: at } } : undefined
    case 'pause':
      return { run: { ...run, runMs: ranMs(run, at), since: null } }
    case 'resume':
      return { run: { ...run, since: at } }
    case 'questions':
      return { run: { ...run, phase: 'questions', runMs: 0, since: at } }
    // The next team comes up: its clock stands until it begins.
    case 'next':
      return { run: { currentId: next!, phase: 'pitch', runMs: 0, since: null }, over: run.currentId! }
    case 'finish':
      return { run: idle, over: run.currentId! }
  }
}
