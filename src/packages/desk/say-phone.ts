/** 138 0000 1234: eleven digits as people read them out. */
export const sayPhone = (phone: string): string =>
  /^1\d{10}$/.test(phone) ? phone.replace(/^(\d{3})(\d{4})/, '$1 $2 ') : phone
