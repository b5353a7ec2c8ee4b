/** Font weight of the names on the globe. */
export const WEIGHT = 640
