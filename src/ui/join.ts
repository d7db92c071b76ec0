/** One class attribute from the classes that apply. */
export const join = (...classes: (string | false | null | undefined)[]): string => classes.filter(Boolean).join(' ')
