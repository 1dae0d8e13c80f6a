const day = 86_400_000

/** Days before its due time at which a reviewer is reminded by itself. */
export const remindedDaysBefore = 3

/** Which reminder is due at an instant: one in the last three days, one once the time is over. */
export function reminderDue(due: Date, now: Date): 'soon' | 'late' | undefined {
  if (now > due) return 'late'
  return due.getTime() - now.getTime() <= remindedDaysBefore * day ? 'soon' : undefined
}
