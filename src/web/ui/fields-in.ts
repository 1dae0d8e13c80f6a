/** The text between the end of the tag that begins at `at` and the next tag. */
const textAfter = (html: string, at: number): string => {
  const from = html.indexOf('>', at) + 1
  return plain(html.slice(from, html.indexOf('<', from)).trim())
}

const marks: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }
/** Escaped text as it was: it is escaped again where it is shown. */
const plain = (text: string): string => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (one) => marks[one]!)

/** The id of the control with a name; where several forms of a page share a name, each has ids of its own. */
function idOf(html: string, name: string): string | undefined {
  const at = html.indexOf(` name="${name}"`)
  if (at < 0) return undefined
  const tag = html.slice(html.lastIndexOf('<', at), html.indexOf('>', at))
  return / id="([^"]+)"/.exec(tag)?.[1]
}

export type DrawnField = { id: string; label?: string }

/**
 * Where the fields of a form stand and what they are called, read from the form as it is drawn ({@link Field}, {@link FieldGroup}), so that what is said
 * of a field above the form leads to it and names it as it stands below. Names without a field are left out.
 */
export function fieldsIn(html: string, names: readonly string[]): Record<string, DrawnField> {
  const found = names.flatMap((name): [string, DrawnField][] => {
    const [usual, own] = [`f-${name}`, idOf(html, name)]
    for (const id of own && own !== usual ? [own, usual] : [usual]) {
      const label = html.indexOf(`<label for="${id}"`)
      if (label >= 0) return [[name, { id, label: textAfter(html, label) }]]
      const group = html.indexOf(`<fieldset id="${id}"`)
      if (group >= 0) return [[name, { id, label: textAfter(html, html.indexOf('<legend', group)) }]]
    }
    return own ? [[name, { id: own }]] : []
  })
  return Object.fromEntries(found)
}
