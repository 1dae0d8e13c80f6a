/** The day theme of the platform, on paper. */
export const palette = { paper: '#FBFAF7', surface: '#FFFFFF', ink: '#17202A', muted: '#5B6773', line: '#E3DFD6', primary: '#1F4E79', primaryPale: '#DCE7F1', accent: '#B83A26', amber: '#9A6A00' } as const

/** The mark: two strokes that meet over a line, 34 by 24. */
export const markStrokes = ['M2 16C7 8 12 5 16 5', 'M32 16C27 8 22 5 18 5', 'M2 20H32'] as const
export const markSize = { width: 34, height: 24 } as const
