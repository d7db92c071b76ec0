/**
 * WeChat's base library from which the app runs: it brings `.at`, `Object.fromEntries` and their like to every phone
 * (npm miniprogram-compat). Set the same in the console as 基础库最低版本.
 */
export const LOWEST = '2.24.0'
