import { Controller } from '@hotwired/stimulus'
import { visit } from '@hotwired/turbo'

/** Polls a fragment into its element until the fragment holds `data-progress-done`, whose value, if any, is where to go. */
export class Progress extends Controller<HTMLElement> {
  static override values = { href: String, every: { type: Number, default: 1000 } }
  declare hrefValue: string
  declare everyValue: number
  private timer: ReturnType<typeof setTimeout> | undefined

  override connect(): void {
    this.timer = setTimeout(() => void this.look(), this.everyValue)
  }

  override disconnect(): void {
    clearTimeout(this.timer)
  }

  private async look(): Promise<void> {
    const answer = await fetch(this.hrefValue, { headers: { accept: 'text/html' } }).catch(() => undefined)
    const html = answer?.ok ? await answer.text().catch(() => undefined) : undefined
    if (html !== undefined) this.element.innerHTML = html
    const done = this.element.querySelector<HTMLElement>('[data-progress-done]')
    if (done) return done.dataset.progressDone ? visit(done.dataset.progressDone, { action: 'replace' }) : undefined
    if (this.element.isConnected) this.timer = setTimeout(() => void this.look(), answer?.ok ? this.everyValue : this.everyValue * 5)
  }
}
