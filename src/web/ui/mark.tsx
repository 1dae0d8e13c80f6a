/** The mark: two strokes that meet over a line. */
export const Mark = ({ large }: { large?: boolean }) => (
  <svg class="mark" viewBox="0 0 34 24" width={large ? 68 : 34} height={large ? 48 : 24} fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" aria-hidden="true">
    <path d="M2 16C7 8 12 5 16 5" />
    <path d="M32 16C27 8 22 5 18 5" />
    <path d="M2 20h30" class="mark-line" />
  </svg>
)
