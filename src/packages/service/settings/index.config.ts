export default definePageConfig({ navigationBarTitleText: '提醒和设置' })
