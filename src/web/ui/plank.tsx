type BeamProps = { /** 0 to 1: how much this plank carries beside the thickest. */ share?: number; via?: 'same' | 'dictionary' | 'learned'; missing?: boolean; short?: boolean }

/** Thickness in pixels for a share of the thickest plank. */
export const thickness = (share: number, most = 13): number => Math.round(Math.max(1.5, Math.sqrt(Math.min(1, Math.max(0, share))) * most) * 10) / 10

/** One plank as a drawing, stretched to its place: a slight camber, thickness in the stroke; a missing one stops half way. */
export const Beam = ({ share = 0, via = 'same', missing, short }: BeamProps) => {
  if (missing) {
    return (
      <svg class="beam beam-missing" viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true" fill="none">
        <path d="M0 11C16 8.4 32 7.2 47 7" vector-effect="non-scaling-stroke" stroke-width="2" stroke-dasharray="7 5" />
      </svg>
    )
  }
  const width = thickness(share, short ? 8 : 13)
  return short ? (
    <svg class={`beam-short beam-${via}`} viewBox="0 0 28 10" width="28" height="10" aria-hidden="true" fill="none"><path d="M0 6Q14 4 28 6" stroke-width={String(width)} /></svg>
  ) : (
    <svg class={`beam beam-${via}`} viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true" fill="none"><path d="M0 9.5Q50 6.5 100 9.5" vector-effect="non-scaling-stroke" stroke-width={String(width)} /></svg>
  )
}
