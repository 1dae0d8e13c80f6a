const formats = new Map<string, Intl.DateTimeFormat>()

function wallClock(zone: string, at: Date): string {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' })
    formats.set(zone, format)
  }
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`
}

/**
 * The instant at which clocks in `zone` (IANA) show `local` (`YYYY-MM-DDTHH:MM`): of two, in autumn, the first; undefined
 * where the text is no time or the clocks skip it in spring.
 */
export function instantAt(local: string, zone: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local)) return undefined
  const naive = Date.parse(`${local}:00Z`)
  if (Number.isNaN(naive)) return undefined
  const offsets = [-86_400_000, 86_400_000].map((shift) => {
    const near = new Date(naive + shift)
    return Date.parse(`${wallClock(zone, near)}:00Z`) - near.getTime()
  })
  const found = offsets.map((offset) => new Date(naive - offset)).filter((at) => wallClock(zone, at) === local)
  return found.sort((a, b) => a.getTime() - b.getTime())[0]
}
