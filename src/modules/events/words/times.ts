export const timeWords = {
  days: { zh: '{first}至{last}', en: '{first} – {last}' },
  instant: { zh: '{day} {here}（北京时间，伦敦 {there}）', en: '{day}, {here} in London ({there} in Beijing)' },
} as const
