import { Controller } from '@hotwired/stimulus'
import { drop, keep, kept, putBack, typedIn } from './kept-draft.ts'

type State = 'saving' | 'saved' | 'failed' | 'restored'
/** `refused`: the server answered and will not take this text as it is; sending it again would not help. */
type Answer = { outcome: 'saved' | 'failed' | 'refused'; sentence?: string }

/**
 * Saves a form as a draft while the person types: POST of the whole form with `Accept: application/json`.
 * Any 2xx confirms; a JSON answer may carry the new `version`. Until then a copy stays in this browser,
 * and failed saves are tried again with growing pauses and when the line comes back. A refusal (409, 413, 422) is
 * said in the server's own `sentence` and waits for the person.
 */
export class Autosave extends Controller<HTMLFormElement> {
  static override targets = ['state', 'version']
  static override values = { href: String, saving: String, saved: String, failed: String, restored: String }
  declare stateTargets: HTMLElement[]
  declare versionTarget: HTMLInputElement
  declare hasVersionTarget: boolean
  declare hrefValue: string
  declare savingValue: string
  declare savedValue: string
  declare failedValue: string
  declare restoredValue: string
  private timer: ReturnType<typeof setTimeout> | undefined
  private saving: Promise<void> | undefined
  /** The form that waits for the save before it. */
  private sending: Promise<void> | undefined
  private dirty = false
  private failures = 0
  private readonly again = () => this.dirty && this.save()
  private readonly leaving = (event: BeforeUnloadEvent) => {
    if (this.dirty && this.failures > 0) event.preventDefault()
  }

  override connect(): void {
    addEventListener('online', this.again)
    addEventListener('beforeunload', this.leaving)
    const copy = kept(this.hrefValue)
    if (!copy) return
    if (JSON.stringify(copy.typed) === JSON.stringify(typedIn(this.element))) return drop(this.hrefValue)
    putBack(this.element, copy.typed)
    // The copy keeps the version that it started from, so that a later writer is found by the server, not overwritten.
    if (this.hasVersionTarget) this.versionTarget.value = copy.version
    this.say('restored')
    this.wait(3000)
  }

  override disconnect(): void {
    removeEventListener('online', this.again)
    removeEventListener('beforeunload', this.leaving)
    clearTimeout(this.timer)
    if (this.dirty && !this.saving) this.save()
  }

  changed(): void {
    keep(this.hrefValue, typedIn(this.element), this.version)
    this.wait(1500)
  }

  /**
   * The form itself is on its way; the server's answer decides whether the copy is needed. While a save is still
   * unanswered the form waits for it: sent with the version from before, it would be a conflict with its own text.
   */
  sent(event: SubmitEvent): void {
    clearTimeout(this.timer)
    this.dirty = false
    if (this.saving) {
      event.preventDefault()
      event.stopImmediatePropagation()
      this.sending ??= this.saving.then(() => {
        this.sending = undefined
        this.element.requestSubmit(event.submitter)
      })
      return
    }
    this.element.addEventListener('turbo:submit-end', (event) => {
      if ((event as CustomEvent<{ success: boolean }>).detail.success) drop(this.hrefValue)
    }, { once: true })
  }

  private get version(): string {
    return this.hasVersionTarget ? this.versionTarget.value : ''
  }

  private wait(milliseconds: number): void {
    this.dirty = true
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.save(), milliseconds)
  }

  private save(): void {
    if (this.saving) return this.wait(500)
    this.saving = this.saved().finally(() => (this.saving = undefined))
  }

  private async saved(): Promise<void> {
    this.dirty = false
    this.say('saving')
    const before = JSON.stringify(typedIn(this.element))
    const { outcome, sentence } = await this.post()
    this.failures = outcome === 'saved' ? 0 : this.failures + 1
    this.say(outcome === 'saved' ? 'saved' : 'failed', sentence)
    if (outcome === 'failed') return this.wait(Math.min(60_000, 2000 * 2 ** this.failures))
    if (outcome === 'refused') return
    if (JSON.stringify(typedIn(this.element)) === before) drop(this.hrefValue)
    else this.changed()
  }

  private async post(): Promise<Answer> {
    const typed = [...new FormData(this.element)].filter((entry): entry is [string, string] => entry[0] !== '_key' && typeof entry[1] === 'string')
    const text = new URLSearchParams(typed).toString()
    try {
      // Browsers refuse more than 64 kB on a request that may outlive its page.
      const answer = await fetch(this.hrefValue, { method: 'POST', body: text, headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' }, keepalive: text.length < 60_000 })
      const said = answer.headers.get('content-type')?.includes('json') ? ((await answer.json()) as { version?: number | string; sentence?: string }) : {}
      if (!answer.ok) return { outcome: [409, 413, 422].includes(answer.status) ? 'refused' : 'failed', sentence: said.sentence }
      if (said.version !== undefined && this.hasVersionTarget) this.versionTarget.value = String(said.version)
      return { outcome: 'saved' }
    } catch {
      return { outcome: 'failed' }
    }
  }

  private say(state: State, sentence?: string): void {
    const words = sentence ?? { saving: this.savingValue, saved: this.savedValue, failed: this.failedValue, restored: this.restoredValue }[state]
    for (const target of this.stateTargets) {
      target.dataset.state = state
      target.textContent = words
    }
  }
}
