/** How many records or works are gone through between two breaths: a few tenths of a millisecond. */
export const stride = 256;

/** Where a change has to do with more than this part of a library, all of it is settled: that takes no longer. */
export const mostChanged = 1 / 3;
