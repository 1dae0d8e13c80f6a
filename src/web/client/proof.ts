import { Controller } from '@hotwired/stimulus'

const batch = 256

const zeroBits = (digest: Uint8Array): number => {
  const byte = digest.findIndex((one) => one !== 0)
  return byte < 0 ? digest.length * 8 : byte * 8 + Math.clz32(digest[byte] ?? 0) - 24
}

/** A number that solves the challenge: SHA-256 of both begins with `bits` zeros. */
async function solve(challenge: string, bits: number): Promise<string> {
  const encoder = new TextEncoder()
  for (let from = 0; ; from += batch) {
    const tries = Array.from({ length: batch }, (_, place) => `${challenge}.${(from + place).toString(36)}`)
    const digests = await Promise.all(tries.map((one) => crypto.subtle.digest('SHA-256', encoder.encode(one))))
    const found = digests.findIndex((digest) => zeroBits(new Uint8Array(digest)) >= bits)
    if (found >= 0) return tries[found] ?? ''
  }
}

/**
 * Around a form that people without an account send: works out a proof as soon as somebody begins to write, and adds it
 * when the form is sent. Where that is impossible the form goes without one.
 */
export class Proof extends Controller<HTMLElement> {
  static override values = { href: String, bits: Number }
  declare hrefValue: string
  declare bitsValue: number
  #proof?: Promise<string>

  begin(): void {
    this.#proof ??= this.#work().catch(() => '')
  }

  async send(event: SubmitEvent): Promise<void> {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.method !== 'post') return
    const field = form.querySelector<HTMLInputElement>('input[name="_proof"]')
    if (!field || field.value !== '' || field.dataset['ready'] || !globalThis.crypto?.subtle) return
    event.preventDefault()
    event.stopPropagation()
    this.begin()
    form.setAttribute('aria-busy', 'true')
    field.value = (await this.#proof) ?? ''
    field.dataset['ready'] = 'yes'
    form.removeAttribute('aria-busy')
    this.#proof = undefined
    // A form that still tells of its sending cannot be sent: this one may be, once the event is over.
    setTimeout(() => form.requestSubmit(event.submitter))
  }

  async #work(): Promise<string> {
    const answer = await fetch(this.hrefValue, { headers: { accept: 'text/plain' }, cache: 'no-store' })
    return answer.ok ? solve((await answer.text()).trim(), this.bitsValue) : ''
  }
}
