/**
 * A start that cannot go on, for a reason that the person at the terminal can put right.
 * The message is one whole sentence in English and in Chinese; it is printed without a stack.
 */
export class Refusal extends Error {
  constructor(phrase: { readonly zh: string; readonly en: string }, values: Readonly<Record<string, string | number>> = {}) {
    super(bothLanguages(phrase, values))
    this.name = 'Refusal'
  }
}

/** One line for a terminal: English first, then Chinese, with `{name}` placeholders filled. */
export function bothLanguages(
  phrase: { readonly zh: string; readonly en: string },
  values: Readonly<Record<string, string | number>> = {},
): string {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
  return `${fill(phrase.en)} / ${fill(phrase.zh)}`
}
