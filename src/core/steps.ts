/** A small state machine: from each state, the verbs that leave it and where they lead. */
export type Steps<State extends string, Verb extends string> = Readonly<Record<State, Readonly<Partial<Record<Verb, State>>>>>

/** The state after `verb`, or undefined when the verb does not leave this state. */
export const step = <State extends string, Verb extends string>(steps: Steps<State, Verb>, from: State, verb: Verb): State | undefined =>
  steps[from][verb]

/** The verbs open in a state, in the order of the table. */
export const openVerbs = <State extends string, Verb extends string>(steps: Steps<State, Verb>, from: State): Verb[] =>
  Object.keys(steps[from]) as Verb[]
