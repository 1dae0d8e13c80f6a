/** What an investigator of the exhibition writes when she asks to join. */
export const joiningWords = {
  message: 'I work on low-energy membranes for industrial waste water and would like to hear which problems your members share before they are written down.',
} as const
