import { Controller } from '@hotwired/stimulus'

/** Sends its form when a choice changes; the button that does it without scripts is hidden. */
export class Submit extends Controller<HTMLFormElement> {
  static override targets = ['button']
  declare buttonTargets: HTMLElement[]

  override connect(): void {
    for (const button of this.buttonTargets) button.hidden = true
  }

  now(event: Event): void {
    if (event.target instanceof HTMLInputElement && ['search', 'text'].includes(event.target.type)) return
    this.element.requestSubmit()
  }
}
