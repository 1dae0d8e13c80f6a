type BeamProps = { /** 0 to 1: how much this plank carries beside the thickest. */ share?: number; missing?: boolean; short?: boolean }

/** Thickness in pixels for a share of the thickest plank: in proportion, but never too thin to be seen. */
export const thickness = (share: number, most = 14): number => Math.round(Math.max(1.5, Math.min(1, Math.max(0, share)) * most) * 10) / 10

/** One plank as a drawing, stretched to its place: a slight camber, thickness in the stroke; a missing one stops half way. */
export const Beam = ({ share = 0, missing, short }: BeamProps) => {
  if (missing) {
    return (
      <svg class="beam beam-missing" viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true" fill="none">
        <path d="M0 9H46" vector-effect="non-scaling-stroke" stroke-width="2" stroke-dasharray="8 5" />
      </svg>
    )
  }
  const width = thickness(share, short ? 8 : 14)
  return short ? (
    <svg class="beam-short" viewBox="0 0 32 10" width="32" height="10" aria-hidden="true" fill="none"><path d="M0 6Q16 4 32 6" stroke-width={String(width)} /></svg>
  ) : (
    <svg class="beam" viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true" fill="none"><path d="M0 12Q50 6 100 12" vector-effect="non-scaling-stroke" stroke-width={String(width)} /></svg>
  )
}
