export default definePageConfig({ navigationBarTitleText: '专场通知' })
