/** True when this machine draws Han glyphs: two different characters must not look alike, as missing ones do. */
export function hasHan(): boolean {
  const canvas = document.createElement('canvas')
  canvas.width = 40
  canvas.height = 20
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) return true
  const look = (code: number) => {
    pen.clearRect(0, 0, 40, 20)
    pen.font = '16px ui-sans-serif, system-ui, "PingFang SC", "Microsoft YaHei", sans-serif'
    pen.textBaseline = 'top'
    pen.fillText(String.fromCodePoint(code), 1, 1)
    return pen.getImageData(0, 0, 40, 20).data.join()
  }
  const [bridge, mouth, blank] = [look(0x6865), look(0x53e3), look(0x20)]
  return bridge !== mouth && bridge !== blank
}

/** Loads our own Han font where the machine has none. */
export function lendHan(): void {
  const sheet = document.querySelector<HTMLMetaElement>('meta[name="qiao-han"]')?.content
  if (!sheet || document.querySelector('link[data-han]') || hasHan()) return
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = sheet
  link.dataset.han = ''
  link.dataset.turboPermanent = ''
  document.head.append(link)
}
