import { Controller } from '@hotwired/stimulus'

const key = 'qiao:place'

/** On a language switch: remembers the part of the page that is being read, so that the other language opens there. */
export class Place extends Controller<HTMLAnchorElement> {
  keep(): void {
    const parts = [...document.querySelectorAll<HTMLElement>('main [id]')].filter((one) => one.getClientRects().length > 0)
    const above = parts.filter((one) => one.getBoundingClientRect().top < innerHeight / 3).pop()
    if (scrollY < 40 || !above) return
    sessionStorage.setItem(key, JSON.stringify({ id: above.id, by: above.getBoundingClientRect().top }))
  }
}

/** After the switch: the same part at the same height. */
export function returnToPlace(): void {
  const text = sessionStorage.getItem(key)
  if (!text) return
  sessionStorage.removeItem(key)
  const { id, by } = JSON.parse(text) as { id: string; by: number }
  const part = document.getElementById(id)
  if (part) scrollTo({ top: scrollY + part.getBoundingClientRect().top - by, behavior: 'instant' })
}
