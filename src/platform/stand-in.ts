/** What the local WeChat stand-in puts on `window` of the h5 build; absent anywhere else. */
type StandIn = {
  openid(): string
  requestSubscribeMessage(ask: { tmplIds: string[] }): Promise<Record<string, string>>
  getPhoneNumber(): Promise<{ code: string }>
  getSubscriptionsSetting(): Promise<{
    mainSwitch: boolean
    itemSettings: Record<string, 'accept' | 'reject' | 'ban'>
  }>
}

declare global {
  interface Window {
    wxStandIn?: StandIn
  }
}

/** The stand-in, when this page is served by the local gateway. */
export const standIn = (): StandIn | undefined => window.wxStandIn
