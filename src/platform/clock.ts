/** The clock is a parameter: tests hold it still, the product reads the machine's. */
export type Clock = () => Date
export const machineClock: Clock = () => new Date()
