import { Controller } from '@hotwired/stimulus'

/** Posts once to `href` after the page was visible for three seconds. */
export class ViewBeacon extends Controller<HTMLElement> {
  static override values = { href: String }
  declare hrefValue: string
  private seen = 0
  private timer: ReturnType<typeof setInterval> | undefined

  override connect(): void {
    this.timer = setInterval(() => {
      if (document.visibilityState !== 'visible') return
      this.seen += 1
      if (this.seen < 3) return
      clearInterval(this.timer)
      void fetch(this.hrefValue, { method: 'POST', keepalive: true }).catch(() => undefined)
    }, 1000)
  }

  override disconnect(): void {
    clearInterval(this.timer)
  }
}
