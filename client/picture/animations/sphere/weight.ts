/** Font weight of the names on the globe, and of the large names in front of it. */
export const WEIGHT = 550
export const LARGE_WEIGHT = 650
