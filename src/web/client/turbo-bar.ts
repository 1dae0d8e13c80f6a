/**
 * Must be imported before Turbo: on being loaded it puts a `<style>` for its progress bar into the head, which our
 * policy (`style-src 'self'`) refuses and reports. Until `restore()` the head takes no style element; the bar itself
 * is never shown (see main.ts), ours is drawn by the sheet.
 */
const own = document.head.insertBefore
document.head.insertBefore = function <Inserted extends Node>(this: HTMLHeadElement, node: Inserted, before: Node | null): Inserted {
  return node instanceof HTMLStyleElement ? node : (own.call(this, node, before) as Inserted)
}

export const restore = (): void => {
  Reflect.deleteProperty(document.head, 'insertBefore')
}
