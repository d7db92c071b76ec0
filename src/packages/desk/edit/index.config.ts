export default definePageConfig({ navigationBarTitleText: '改场次' })
