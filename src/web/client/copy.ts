import { Controller } from '@hotwired/stimulus'

/** Copies a text; the button says so for two seconds. */
export class Copy extends Controller<HTMLButtonElement> {
  static override values = { text: String, done: String }
  declare textValue: string
  declare doneValue: string

  override connect(): void {
    this.element.hidden = !navigator.clipboard
  }

  async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.textValue)
    const before = this.element.textContent
    this.element.textContent = this.doneValue
    setTimeout(() => (this.element.textContent = before), 2000)
  }
}
