/** `3,911`: a whole number as people read it, in thousands. Not `toLocaleString`: some WeChat engines have no `Intl`. */
export const sayCount = (count: number): string => `${count}`.replace(/\B(?=(\d{3})+$)/g, ',')
