import { Converter } from 'opencc-js/t2cn'

const toSimplified = Converter({ from: 't', to: 'cn' })
const wide = /[\uff01-\uff5e\u3000]/g
/** Any character that folding may change: none below U+0100 is one. */
const foldable = /[\u0100-\uffff]/
const hanRun = /\p{Script=Han}+/gu

const narrow = (character: string): string =>
  character === '\u3000' ? ' ' : String.fromCharCode(character.charCodeAt(0) - 0xfee0)

/**
 * Full-width forms to ASCII and traditional characters to simplified ones, place by place: the result has the
 * length of the input, so positions in one are positions in the other.
 */
export function fold(text: string): string {
  if (!foldable.test(text)) return text
  const narrowed = text.replace(wide, narrow)
  return narrowed.replace(hanRun, (run) => {
    const simplified = toSimplified(run)
    return simplified.length === run.length ? simplified : run
  })
}
