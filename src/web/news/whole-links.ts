import type { Text, Variant } from '../../core/text.ts'

/** A text whose links to pages of this site are whole addresses, for whoever reads it elsewhere. */
export function wholeLinks(origin: string, text: Text): Text {
  const whole = (one: Variant | undefined) => one && { ...one, body: one.body.replaceAll(/\]\((\/(?:zh|en)\/)/g, `](${origin}$1`) }
  return { ...text, variants: { zh: whole(text.variants.zh), en: whole(text.variants.en) } }
}
