/** Whether a language's marks make another word, not another spelling: Vietnamese "có" means "have", "cô" an aunt. */
export const isTonal = (language: string): boolean => language === 'vi'
