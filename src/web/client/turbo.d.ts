declare module '@hotwired/turbo' {
  export const session: { progressBarDelay: number }
  export function visit(address: string, options?: { action?: 'advance' | 'replace' }): void
}
