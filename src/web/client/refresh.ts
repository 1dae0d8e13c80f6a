import { Controller } from '@hotwired/stimulus'

/** Renews a piece of the page every few seconds, but never under the hands of somebody who works in it. */
export class Refresh extends Controller<HTMLElement> {
  static override values = { href: String, every: { type: Number, default: 3000 } }
  declare readonly hrefValue: string
  declare readonly everyValue: number
  private timer: number | undefined

  override connect(): void {
    this.timer = window.setInterval(() => void this.look(), this.everyValue)
  }

  override disconnect(): void {
    window.clearInterval(this.timer)
  }

  private get busy(): boolean {
    return document.visibilityState !== 'visible' || this.element.contains(document.activeElement) || this.element.querySelector('details[open]') !== null
  }

  private async look(): Promise<void> {
    if (this.busy) return
    const answer = await fetch(this.hrefValue, { headers: { accept: 'text/html' } }).catch(() => undefined)
    if (!answer?.ok || answer.redirected || this.busy) return
    const html = await answer.text().catch(() => undefined)
    if (html !== undefined && html !== this.element.innerHTML) this.element.innerHTML = html
  }
}
