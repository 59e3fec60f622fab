/** Banners, small print and fittings that stand on any site and tell nothing about whose it is. */
const notice = new RegExp(
  [
    String.raw`(?:use|uses|using|accept|store|set|of|our|your|these) (?:all |the |of )?cookies|cookie (?:polic|notice|setting|consent|preference)|\bgdpr\b|consenting to|withdraw(?:ing)? (?:your )?consent|technical storage or access|browsing behaviou?r`,
    String.raw`privacy (?:policy|notice|statement)|your privacy|all rights reserved|©|copyright (?:©|\(c\)|\d{4})|(?:enable|disabled?|requires?|without) javascript|unsubscribe|captcha`,
    `(?:subscribe|sign up|signing up)[^.]{0,40}newsletter|storing or accessing|personal (?:information|data)|third[- ]part(?:y|ies) (?:cookies|services|websites)`,
    `(?:by|when) (?:accessing|using|continuing|clicking)|if you continue|continue to use th(?:is|e) site|terms (?:and|&|of) (?:conditions|use|service)`,
    String.raw`\b(?:not|be|held) (?:liable|responsible)|limitation of liability|disclaimer|hereby|shall (?:not|be|have|apply)\b|pursuant to|registered (?:in|office)|company (?:registration )?number`,
    String.raw`skip to (?:main )?content|(?:bottom|top) of page|toggle navigation|search for:|log ?in\b|sign (?:in|up)\b|min read|read more`,
    `datenschutz(?:erklärung|bestimmung|hinweis)|einwilligung|personenbezogene daten|politique de confidentialité|nous utilisons des cookies|política de privacidad|consentimiento|riservatezza|trattamento dei dati|persoonsgegevens|kakor|ciasteczk|danych osobowych|бисквитк|クッキー|個人情報`,
    String.raw`(?:#\p{L}\S*\s*){3}|\S\s[›»→|]\s\S|\s[-–]{1,2}>|@\S+\.\p{L}{2}`,
  ].join('|'),
  'iu',
)

/** Consent to cookies and liability, which no description or list of offers is about; a bullet or what breaks off at "e.g." is none either. */
const smallPrint =
  /(?:utilis|emple|utiliz)\p{L}* (?:des|de|los|dei|i) cookies|cookies afin|verwende\p{L}* cookies|gebruik\p{L}* cookies|cookie-?(?:richtlinie|einstellungen|instellingen|beleid|indstillinger|inställningar)|not (?:be )?(?:responsible|liable) for|(?:haftung|haften) (?:für|nicht)|keine haftung|décline toute responsabilité|no (?:se hace|nos hacemos) responsables?|non (?:è|siamo) responsabil|niet aansprakelijk|information collected automatically|^\s*[●•▪◦]|(?:e\.g\.|i\.e\.|z\. ?b\.|p\. ?ex\.|bijv\.)\s*$/iu

export const isSmallPrint = (text: string): boolean => smallPrint.test(text)

export const isNotice = (text: string): boolean => notice.test(text)

/** Asks the reader to do something: to write, call, buy or click. */
const request =
  /^(?:please|contact|call|enter|fill|click|request|get in|get your|book|submit|discover|learn|find out|edit|select|choose|add|view|see|watch|download|follow|join|subscribe|try|start|if you (?:want|wish|need|would|have)|kontaktieren|klicken|jetzt|contactez|cliquez|découvrez|contáct|descubr|contatta|scopri|klik|bekijk|vul|neem|zobacz|sprawdź|kliknij|kontakta|läs|klicka|kontakt|læs|изберете?|виж)(?!\p{L})/iu

export const isRequest = (text: string): boolean => request.test(text)
