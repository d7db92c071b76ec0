export default definePageConfig({ navigationBarTitleText: '入场实况' })
