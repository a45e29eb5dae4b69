/** How many records or works are gone through between two breaths: a few tenths of a millisecond. */
export const stride = 256;
