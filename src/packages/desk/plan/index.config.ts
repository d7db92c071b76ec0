export default definePageConfig({ navigationBarTitleText: '专场计划' })
