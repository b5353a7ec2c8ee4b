/** The sentences for findings in every language. They are large, so the page loads them after it is shown. */
export { sentence } from '../../shared/i18n/findings/catalogue.ts'
export { en } from '../../shared/i18n/findings/en.ts'
export { zhCN } from '../../shared/i18n/findings/zh-CN.ts'
