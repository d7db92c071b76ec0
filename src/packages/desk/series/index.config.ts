export default definePageConfig({ navigationBarTitleText: '固定场次' })
