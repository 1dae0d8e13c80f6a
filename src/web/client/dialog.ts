import { Controller } from '@hotwired/stimulus'

/** Opens and closes the dialog inside its element. */
export class Dialog extends Controller<HTMLElement> {
  static override targets = ['sheet']
  declare sheetTarget: HTMLDialogElement

  open(event: Event): void {
    event.preventDefault()
    this.sheetTarget.showModal()
  }

  close(): void {
    this.sheetTarget.close()
  }
}
