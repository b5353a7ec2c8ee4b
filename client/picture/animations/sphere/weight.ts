/** Weight of the letters on the globe, and of the large ones in front of it. */
export const WEIGHT = 550
export const LARGE_WEIGHT = 650
