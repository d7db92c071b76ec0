export default definePageConfig({ navigationBarTitleText: '招聘结果' })
