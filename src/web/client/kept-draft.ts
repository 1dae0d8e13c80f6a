/** What a form holds: the values of each name, in order. Files, passwords and our own hidden fields are left out. */
export type Typed = Record<string, string[]>
type Kept = { typed: Typed; version: string; at: number }

const fortnight = 14 * 86_400_000
const keyOf = (href: string) => `qiao:draft:${href}`

export function typedIn(form: HTMLFormElement): Typed {
  const typed: Typed = {}
  for (const element of form.elements) {
    if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement)) continue
    if (!element.name || element.name.startsWith('_') || element.type === 'file' || element.type === 'password' || element.type === 'hidden') continue
    const values = (typed[element.name] ??= [])
    if (element instanceof HTMLInputElement && (element.type === 'checkbox' || element.type === 'radio')) {
      if (element.checked) values.push(element.value)
    } else values.push(element.value)
  }
  return typed
}

/** Puts values back where they were typed. */
export function putBack(form: HTMLFormElement, typed: Typed): void {
  const places = new Map<string, number>()
  for (const element of form.elements) {
    if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement)) continue
    const values = Object.hasOwn(typed, element.name) ? typed[element.name] : undefined
    if (!values || element.type === 'hidden') continue
    if (element instanceof HTMLInputElement && (element.type === 'checkbox' || element.type === 'radio')) element.checked = values.includes(element.value)
    else {
      const place = places.get(element.name) ?? 0
      places.set(element.name, place + 1)
      element.value = values[place] ?? element.value
    }
    element.dispatchEvent(new Event('input', { bubbles: false }))
  }
}

/** Keeps a copy in this browser until the server confirms; false where the browser refuses. */
export function keep(href: string, typed: Typed, version: string): boolean {
  try {
    localStorage.setItem(keyOf(href), JSON.stringify({ typed, version, at: Date.now() } satisfies Kept))
    return true
  } catch {
    return false
  }
}

export function drop(href: string): void {
  try {
    localStorage.removeItem(keyOf(href))
  } catch {
    return
  }
}

/** The copy that was never confirmed, unless it is older than a fortnight. */
export function kept(href: string): Kept | undefined {
  try {
    const found = JSON.parse(localStorage.getItem(keyOf(href)) ?? 'null') as Kept | null
    if (found && Date.now() - found.at < fortnight) return found
    if (found) drop(href)
  } catch {
    drop(href)
  }
  return undefined
}
