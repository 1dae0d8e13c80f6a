/** A change as it arrives: `src/modules/events/live/telling.ts` on the other side. */
type Change = { v: number; t: number; set?: Record<string, unknown>; gone?: string[]; again?: true }
type Snapshot = { v: number; t: number; k: number; f: Record<string, unknown> }

const pollEvery = 3_000
/** Readers who come back at the same moment do not ask at the same moment. */
const spread = 2_000
const keptMs = 10_000

/**
 * Follows a live session: the snapshot at first and after a gap, then each change by server-sent events. Where events do not come
 * through, it asks for the snapshot every three seconds while the page is in view.
 */
export class Feed {
  readonly facts = new Map<string, unknown>()
  /** Of how many readers one gives signs of life. */
  sample = 1
  private source: EventSource | undefined
  private polls: number | undefined
  private soon: number | undefined
  private version = -1
  private recent: Change[] = []
  private readonly addresses: { events: string; snapshot: string }
  private readonly heard: (keys: ReadonlySet<string>) => void
  private readonly broken: (yes: boolean) => void

  constructor(addresses: { events: string; snapshot: string }, heard: (keys: ReadonlySet<string>) => void, broken: (yes: boolean) => void = () => undefined) {
    this.addresses = addresses
    this.heard = heard
    this.broken = broken
  }

  open(): void {
    void this.read()
    if (!this.addresses.events) return this.poll()
    this.source = new EventSource(this.addresses.events)
    this.source.addEventListener('hello', (event) => {
      this.version = (JSON.parse(event.data) as { v: number }).v
      this.stopPolling()
      this.again()
    })
    this.source.addEventListener('message', (event: MessageEvent<string>) => this.change(JSON.parse(event.data) as Change))
    this.source.addEventListener('over', () => this.close())
    this.source.addEventListener('error', () => this.startPolling())
  }

  close(): void {
    this.source?.close()
    window.clearInterval(this.polls)
    window.clearTimeout(this.soon)
  }

  private startPolling(): void {
    this.broken(this.source?.readyState !== EventSource.CLOSED)
    this.poll()
  }

  private poll(): void {
    this.polls ??= window.setInterval(() => document.visibilityState === 'visible' && void this.read(), pollEvery + Math.random() * 1_000)
  }

  private stopPolling(): void {
    this.broken(false)
    window.clearInterval(this.polls)
    this.polls = undefined
  }

  private again(): void {
    window.clearTimeout(this.soon)
    this.soon = window.setTimeout(() => void this.read(), Math.random() * spread)
  }

  private change(change: Change): void {
    if (change.again || (this.version >= 0 && change.v !== this.version + 1)) this.again()
    this.version = change.v
    this.recent = [...this.recent.filter((one) => one.t > change.t - keptMs), change]
    this.heard(this.apply(change))
  }

  private apply(change: Change): Set<string> {
    for (const key of change.gone ?? []) this.facts.delete(key)
    for (const [key, value] of Object.entries(change.set ?? {})) this.facts.set(key, value)
    return new Set([...(change.gone ?? []), ...Object.keys(change.set ?? {})])
  }

  private async read(): Promise<void> {
    const answer = await fetch(this.addresses.snapshot, { headers: { accept: 'application/json' } }).catch(() => undefined)
    if (answer?.status === 404) return this.close()
    if (!answer?.ok) return
    // A page that is left while it reads has nothing to draw.
    const read = (await answer.json().catch(() => undefined)) as Snapshot | undefined
    if (!read) return
    const { t, k, f } = read
    this.sample = k
    if (this.polls !== undefined) this.broken(false)
    const keys = new Set([...this.facts.keys(), ...Object.keys(f)])
    this.facts.clear()
    for (const [key, value] of Object.entries(f)) this.facts.set(key, value)
    // What came while the snapshot was on its way is newer than it.
    for (const change of this.recent) if (change.t > t) this.apply(change)
    this.heard(keys)
  }
}

export type Shown = { zh?: string; en?: string; s: 'zh' | 'en' }
export type Lang = 'zh' | 'en'
const tags = { zh: 'zh-CN', en: 'en-GB' } as const

/** Writes a text in the reader's language, with its own `lang` where it differs. */
export function write(element: Element | null, text: Shown, lang: Lang): void {
  if (!(element instanceof HTMLElement)) return
  const found = text[lang] === undefined ? text.s : lang
  element.textContent = text[found] ?? ''
  if (found === lang) element.removeAttribute('lang')
  else element.lang = tags[found]
}

export const part = (element: ParentNode, name: string): HTMLElement | null => element.querySelector<HTMLElement>(`[data-part="${name}"]`)
