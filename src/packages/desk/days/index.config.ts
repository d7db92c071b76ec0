export default definePageConfig({ navigationBarTitleText: '不办的日子' })
