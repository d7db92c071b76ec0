declare module '*.module.scss' {
  const styles: Readonly<Record<string, string>>
  export default styles
}

declare namespace NodeJS {
  interface ProcessEnv {
    /** Which build this is; replaced at build time. */
    TARO_ENV: 'weapp' | 'h5'
    /** CloudBase environment id of the mini-program; empty means the one linked in WeChat. */
    TARO_APP_CLOUD_ENV: string
  }
}
