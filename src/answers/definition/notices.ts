/** Banners, small print and fittings that stand on any site and tell nothing about whose it is. */
const notice = new RegExp(
  [
    String.raw`cookies?\b|gdpr|\bconsent|privacy|all rights reserved|copyright|©|javascript|newsletter|unsubscribe|captcha`,
    `technical storage|statistical purposes|internet service provider|personal (?:information|data)|third[- ]part(?:y|ies)`,
    `(?:by|when) (?:accessing|using|continuing|clicking)|if you continue|continue to use th(?:is|e) site|terms (?:and|&|of) (?:conditions|use|service)`,
    String.raw`\bliab(?:le|ility)|damages?\b|disclaimer|warrant(?:y|ies)\b|hereby|shall\b|pursuant|virus(?:es)?\b|registration number|registered (?:in|office)`,
    String.raw`skip to (?:main )?content|(?:bottom|top) of page|toggle navigation|search for:|log ?in\b|sign (?:in|up)\b|min read|read more`,
    `datenschutz|einwilligung|personenbezogen|confidentialit|nous supposerons|privacidad|consentimiento|riservatezza|trattamento dei dati|persoonsgegevens|kakor|ciasteczk|danych osobowych|бисквитк|クッキー|個人情報`,
    String.raw`(?:#\p{L}\S*\s*){3}|\S\s[›»→|]\s\S|\s[-–]{1,2}>|@\S+\.\p{L}{2}`,
  ].join('|'),
  'iu',
)

export const isNotice = (text: string): boolean => notice.test(text)

/** Asks the reader to do something: to write, call, buy or click. */
const request =
  /^(?:please|contact|call|enter|fill|click|request|get in|get your|book|submit|discover|learn|find out|edit|select|choose|add|view|see|watch|download|follow|join|subscribe|try|start|if you (?:want|wish|need|would|have)|kontaktieren|klicken|jetzt|contactez|cliquez|découvrez|contáct|descubr|contatta|scopri|klik|bekijk|vul|neem|zobacz|sprawdź|kliknij|kontakta|läs|klicka|kontakt|læs|изберете?|виж)(?!\p{L})/iu

export const isRequest = (text: string): boolean => request.test(text)
