import { Controller } from '@hotwired/stimulus'
import { visit } from '@hotwired/turbo'
import { Feed } from './feed.ts'
import { showClock } from './live.ts'

type Run = { n: number; ph: string; ms: number; since: number | null; of: number }

/** The clock of a roadshow on the run sheet and the podium; when another team or phase is up, the page is drawn anew. */
export class RunClock extends Controller<HTMLElement> {
  static override targets = ['clock']
  static override values = { events: String, snapshot: String, current: String }
  declare readonly clockTarget: HTMLElement
  declare readonly eventsValue: string
  declare readonly snapshotValue: string
  declare readonly currentValue: string
  private feed: Feed | undefined
  private timer: number | undefined

  override connect(): void {
    if (!this.snapshotValue) return
    this.feed = new Feed({ events: this.eventsValue, snapshot: this.snapshotValue }, () => this.look())
    this.feed.open()
    this.timer = window.setInterval(() => this.tick(), 250)
  }

  override disconnect(): void {
    this.feed?.close()
    window.clearInterval(this.timer)
  }

  private get run(): Run | undefined {
    return this.feed?.facts.get('run') as Run | undefined
  }

  private look(): void {
    const { run } = this
    const now = run ? `${run.n}:${run.ph}` : ''
    if (now !== this.currentValue && !(document.activeElement instanceof HTMLInputElement)) visit(location.href, { action: 'replace' })
    else this.tick()
  }

  private tick(): void {
    if (this.run) showClock(this.clockTarget, this.run)
  }
}
