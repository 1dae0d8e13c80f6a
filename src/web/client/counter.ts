import { Controller } from '@hotwired/stimulus'
import { measure } from '../../core/text.ts'

/** Says how much room is left for a text. It never cuts. */
export class Counter extends Controller<HTMLElement> {
  static override targets = ['text', 'left']
  static override values = { limit: Number, writing: String, left: String, over: String }
  declare textTarget: HTMLInputElement | HTMLTextAreaElement
  declare leftTarget: HTMLElement
  declare limitValue: number
  declare writingValue: string
  declare leftValue: string
  declare overValue: string

  override connect(): void {
    this.count()
  }

  count(): void {
    const left = this.limitValue - measure(this.textTarget.value)
    const units = this.writingValue === 'zh' ? Math.floor(Math.abs(left) / 2.5) : Math.abs(left)
    this.leftTarget.textContent = (left < 0 ? this.overValue : this.leftValue).replace('{n}', String(units))
    this.leftTarget.classList.toggle('counter-over', left < 0)
  }
}
