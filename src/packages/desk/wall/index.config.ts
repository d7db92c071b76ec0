export default definePageConfig({ navigationBarTitleText: '入场大屏' })
