/** Things by the day on which they are, in the order in which they come. */
export function byDay<Thing>(things: readonly Thing[], dayOf: (thing: Thing) => string): [day: string, things: Thing[]][] {
  const days = new Map<string, Thing[]>()
  for (const thing of things) {
    const day = dayOf(thing)
    days.set(day, [...(days.get(day) ?? []), thing])
  }
  return [...days]
}
