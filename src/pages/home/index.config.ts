export default definePageConfig({ navigationBarTitleText: '天天有招聘' })
