/** Where to go after signing in: only an address of this site, never another. */
export function nextOf(value: string | undefined): string | undefined {
  if (!value || !value.startsWith('/') || value.startsWith('//') || value.includes('\\') || value.length > 2000) return undefined
  const base = 'http://here.invalid'
  return URL.canParse(value, base) && new URL(value, base).origin === base ? value : undefined
}
