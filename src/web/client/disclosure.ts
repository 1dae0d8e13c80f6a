import { Controller } from '@hotwired/stimulus'

/** A menu of `<details>` that closes on Escape and on a click elsewhere. */
export class Disclosure extends Controller<HTMLDetailsElement> {
  private readonly elsewhere = (event: Event) => {
    if (!this.element.contains(event.target as Node)) this.element.open = false
  }
  private readonly escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !this.element.open) return
    this.element.open = false
    this.element.querySelector('summary')?.focus()
  }

  override connect(): void {
    document.addEventListener('click', this.elsewhere)
    this.element.addEventListener('keydown', this.escape)
  }

  override disconnect(): void {
    document.removeEventListener('click', this.elsewhere)
    this.element.removeEventListener('keydown', this.escape)
  }
}
