import { createContext } from 'react'

/** Whether one stands in a sheet: WeChat must be told of a textarea that does not move with the page. */
export const InSheet = createContext(false)
