export default definePageConfig({
  navigationBarTitleText: '入场码',
  navigationBarBackgroundColor: '#08503F',
  navigationBarTextStyle: 'white',
  backgroundColor: '#08503F',
})
