/** What the verifier says of findings, in every language: many words, which the page loads after it shows. */
export { sentence } from '../../shared/i18n/findings/catalogue.ts'
export { en } from '../../shared/i18n/findings/en.ts'
export { zhCN } from '../../shared/i18n/findings/zh-CN.ts'
