import { Controller } from '@hotwired/stimulus'

const pollEvery = 15_000
const pause = 400

/**
 * Shows what others do in a case without a reload: server-sent events say that something came, a read fetches it with the
 * permission of that moment. Where events do not come through, it asks every 15 seconds while the page is in view.
 */
export class Follow extends Controller<HTMLElement> {
  static override values = { events: String, since: String, after: String }
  static override targets = ['said']
  declare readonly eventsValue: string
  declare readonly sinceValue: string
  declare afterValue: string
  declare readonly saidTarget: HTMLElement
  declare readonly hasSaidTarget: boolean
  private source: EventSource | undefined
  private poll: number | undefined
  private soon: number | undefined
  private reading = false

  override connect(): void {
    if (!this.eventsValue) return
    this.source = new EventSource(this.eventsValue)
    this.source.addEventListener('change', () => this.later())
    this.source.addEventListener('open', () => {
      this.stopPolling()
      this.later()
    })
    this.source.addEventListener('over', () => this.disconnect())
    this.source.addEventListener('error', () => this.startPolling())
  }

  override disconnect(): void {
    this.source?.close()
    this.stopPolling()
    window.clearTimeout(this.soon)
  }

  private startPolling(): void {
    this.poll ??= window.setInterval(() => document.visibilityState === 'visible' && void this.read(), pollEvery)
  }

  private stopPolling(): void {
    window.clearInterval(this.poll)
    this.poll = undefined
  }

  private later(): void {
    window.clearTimeout(this.soon)
    this.soon = window.setTimeout(() => void this.read(), pause)
  }

  private async read(): Promise<void> {
    if (this.reading) return
    this.reading = true
    try {
      const answer = await fetch(`${this.sinceValue}?after=${encodeURIComponent(this.afterValue)}`, { headers: { accept: 'text/html' } })
      if (answer.status === 404 || answer.redirected) return this.disconnect()
      if (!answer.ok) return
      const html = await answer.text()
      this.afterValue = answer.headers.get('x-newest') ?? this.afterValue
      if (!html.trim()) return
      const list = this.element.querySelector('ol')
      list?.insertAdjacentHTML('beforeend', html)
      if (this.hasSaidTarget) this.saidTarget.textContent = list?.lastElementChild?.textContent?.trim().slice(0, 200) ?? ''
    } catch {
      this.startPolling()
    } finally {
      this.reading = false
    }
  }
}
