export default definePageConfig({ navigationBarTitleText: '发到微信群' })
