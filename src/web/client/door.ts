import { Controller } from '@hotwired/stimulus'

type Kept = Record<string, [name: string, about: string, since: number]>
type Reading = { code: string; key: string; at: string }

const again = 5_000

/** A code as it was scanned or typed, as the server reads it. */
const codeIn = (typed: string): string => (/[^/=]*$/.exec(typed.trim())?.[0] ?? '').toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')

/**
 * Reads badges at the door against the list that came with the page, answers at once, and keeps what was read in this
 * browser until the server has it: each reading has a key of its own, so that sending it twice is one.
 */
export class Door extends Controller<HTMLElement> {
  static override values = { href: String, key: String, in: String, again: String, unknown: String, waiting: String, sent: String, offline: String }
  static override targets = ['people', 'said', 'state', 'button']
  declare hrefValue: string
  declare keyValue: string
  declare inValue: string
  declare againValue: string
  declare unknownValue: string
  declare waitingValue: string
  declare sentValue: string
  declare offlineValue: string
  declare peopleTarget: HTMLElement
  declare saidTarget: HTMLElement
  declare stateTarget: HTMLElement
  private people: Kept = {}
  private timer: number | undefined
  private sending = false
  /** What was read, where this browser refuses to keep it: it lives as long as the page. */
  private unkept: Reading[] | undefined

  override connect(): void {
    this.people = JSON.parse(this.peopleTarget.textContent || '{}') as Kept
    for (const { code, at } of this.queue()) this.mark(code, at)
    this.element.addEventListener('submit', this.read)
    window.addEventListener('online', this.send)
    this.send()
  }

  override disconnect(): void {
    this.element.removeEventListener('submit', this.read)
    window.removeEventListener('online', this.send)
    window.clearTimeout(this.timer)
  }

  private readonly read = (event: Event): void => {
    const field = this.element.querySelector<HTMLInputElement>('input[name="code"]')
    if (!field) return
    event.preventDefault()
    event.stopPropagation()
    const code = codeIn(field.value)
    field.value = ''
    field.focus()
    if (!code) return
    const found = this.people[code]
    this.say(found ? (found[2] > 0 ? 'warning' : 'done') : 'error', found ? (found[2] > 0 ? this.againValue : this.inValue) : this.unknownValue, found ? `${found[0]}${found[1] ? ` · ${found[1]}` : ''}` : code)
    const at = new Date().toISOString()
    this.mark(code, at)
    // An unknown code may be a seat that was given after this page was loaded: the server says.
    this.keep([...this.queue(), { code, key: crypto.randomUUID(), at }])
    this.send()
  }

  private mark(code: string, at: string): void {
    const found = this.people[code]
    if (found && found[2] === 0) found[2] = Date.parse(at)
  }

  private say(kind: string, title: string, text: string): void {
    const box = document.createElement('div')
    box.className = `notice notice-${kind}`
    const head = document.createElement('p')
    head.className = 'notice-title'
    head.textContent = title
    const body = document.createElement('p')
    body.textContent = text
    box.append(head, body)
    this.saidTarget.replaceChildren(box)
  }

  private readonly send = (): void => {
    window.clearTimeout(this.timer)
    const queue = this.queue()
    if (queue.length === 0 || this.sending) return this.tell()
    this.sending = true
    const form = new URLSearchParams({ readings: JSON.stringify(queue.slice(0, 200)) })
    void fetch(this.hrefValue, { method: 'POST', headers: { accept: 'application/json' }, body: form })
      .then(async (answer) => {
        if (!answer.ok) throw new Error(String(answer.status))
        const { done } = (await answer.json()) as { done: { key: string; outcome: string; name?: string; about?: string }[] }
        const keys = new Set(done.map((one) => one.key))
        this.keep(this.queue().filter((one) => !keys.has(one.key)))
        const late = done.findLast((one) => one.outcome === 'in' && one.name && !Object.values(this.people).some(([name]) => name === one.name))
        if (late?.name) this.say('done', this.inValue, `${late.name}${late.about ? ` · ${late.about}` : ''}`)
      })
      .catch(() => undefined)
      .finally(() => {
        this.sending = false
        this.tell()
        if (this.queue().length > 0) this.timer = window.setTimeout(this.send, again)
      })
  }

  private tell(): void {
    const waiting = this.queue().length
    this.stateTarget.textContent = waiting === 0 ? this.sentValue : `${navigator.onLine ? '' : `${this.offlineValue} · `}${this.waitingValue.replace('{n}', String(waiting))}`
  }

  private queue(): Reading[] {
    if (this.unkept) return this.unkept
    try {
      return JSON.parse(localStorage.getItem(this.keyValue) ?? '[]') as Reading[]
    } catch {
      return []
    }
  }

  private keep(readings: Reading[]): void {
    try {
      localStorage.setItem(this.keyValue, JSON.stringify(readings))
      this.unkept = undefined
    } catch {
      this.unkept = readings
    }
  }
}
