/** Verbs of setting aside, in many languages, as they stand in an order; folded. */
const ignore =
  "ignor\\p{L}*|disregard|forget|override|overrule|vergiss|vergesst|missachte\\p{L}*|oublie\\p{L}*|n ?'?ecoute\\p{L}* pas|olvid\\p{L}*|haz caso omiso|dimentica\\p{L}*|esquec\\p{L}*|desconsidere|negeer|vergeet|pomin|zignoruj|zapomnij|proignoruj\\p{L}*|проигнорир\\p{L}*|игнорир\\p{L}*|игноруй\\p{L}*|забудь\\p{L}*|забрави|пренебрегни|glom|glem|unohda|ohita|gormezden gel|yok say|unut|uita|figyelmen kivul|felejtsd|αγνοησ\\p{L}*|ξεχασ\\p{L}*|abaikan|lupakan|bo qua|quen di"

/** What is set aside: orders, or all that stands above. */
const orders =
  'instruction\\p{L}*|prompt\\p{L}*|guideline\\p{L}*|directive\\p{L}*|command\\p{L}*|the (?:text )?above|all (?:of )?(?:the )?above|everything (?:above|before)|anweisung\\p{L}*|vorgabe\\p{L}*|das (?:obige|vorherige)|alles (?:obige|vorherige|bisherige)|obige\\p{L}*|consigne\\p{L}*|ce qui precede|instruccion\\p{L}*|indicacion\\p{L}*|lo anterior|istruzion\\p{L}*|quanto sopra|instruco\\p{L}*|instrucoes|o acima|o texto acima|instructies|aanwijzing\\p{L}*|het bovenstaande|polecen\\p{L}*|instrukcj\\p{L}*|powyzsz\\p{L}*|инструкци\\p{L}*|указани\\p{L}*|инструкци\\p{L}*|вс[её] (?:выше|предыдущ)\\p{L}*|вышесказанн\\p{L}*|вышеизложенн\\p{L}*|вище|горнот?о|pokyn\\p{L}*|instrukc\\p{L}*|vyse|instruktion\\p{L}*|ovenstaende|ovanstaende|ohjee\\p{L}*|yllaolev\\p{L}*|talimat\\p{L}*|yukaridaki\\p{L}*|instructiun\\p{L}*|utasitas\\p{L}*|fenti\\p{L}*|οδηγι\\p{L}*|παραπανω|instruksi|perintah|di atas|huong dan|chi dan|ben tren'

/** Orders in scripts that part no words. */
const unspaced =
  /(?:忽略|忽視|忽视|无视|無視|忘记|忘記|不要理会|不要理會).{0,16}(?:指令|指示|说明|說明|提示|以上|上述|上面|之前|前面)|(?:以上|上記|前述|上の|これまで|以前).{0,12}(?:指示|命令|説明|内容|文).{0,8}(?:無視|忘れ)|(?:위의?|이전|앞의?).{0,12}(?:지시|명령|내용|프롬프트).{0,8}(?:무시|잊)|(?:ละเว้น|เพิกเฉย|ไม่ต้องสนใจ|ลืม).{0,20}(?:คำสั่ง|ข้างต้น|ก่อนหน้า)|(?:تجاهل|انس|تجاهلوا).{0,24}(?:تعليمات|التعليمات|أعلاه|السابق|ما سبق|الأوامر)|(?:התעלם|התעלמו|תתעלם|שכח).{0,24}(?:הוראות|ההוראות|לעיל|הקודמ|האמור)|(?:अनदेखा|नज़रअंदाज़|नजरअंदाज|भूल).{0,24}|(?:निर्देश|ऊपर|पिछल).{0,24}(?:अनदेखा|नज़रअंदाज़|नजरअंदाज|भूल)/u

/** Marks of chat formats: they part speakers where models read them, and nobody writes them to a reader. */
const markup =
  /<\|[a-z_]{2,20}\|>|\[\/?inst\]|<<\/?sys>>|<\/?(?:system|assistant|user|instructions?)>|^[^\S\n]*(?:#{2,8}[^\S\n]*|\[)(?:system|assistant|developer)(?:\]|\s*:|[^\S\n]*$)|(?:system|assistant|developer)[ -](?:message|prompt|instruction|override|note)s?\s*[:\]]|^[^\S\n]*system\s*:\s*(?:you|ignore|say|answer|reply|respond|from now|new|the (?:user|answer|assistant)|always|never|override|do not|disregard)\b|\b(?:begin|end) (?:system|instructions?|prompt)\b/mu

const addressed =
  /system ?prompt|(?:previous|prior|above|earlier|preceding) (?:instructions?|prompts?|rules)|new instructions?\s*:|you are (?:now )?an? (?:ai|assistant|chatbot|llm)\b|as an ai (?:language )?(?:model|assistant)|(?:attention|note to|message to|dear|instructions? (?:to|for)) (?:the |all |any )?(?:ai|llms?|language models?|chatbot)s?\b|before you answer|instead,? (?:say|answer|reply|respond|output|print)\b|(?:reply|respond|answer) (?:only )?with (?:exactly|only)\b|say exactly|du bist (?:jetzt |nun )?ein (?:ki|assistent)|tu es (?:maintenant )?un assistant|eres (?:ahora )?un asistente|sei (?:ora )?un assistente/u

const away = new RegExp(`(?<!\\p{L})(?:${ignore})(?!\\p{L}).{0,60}?(?<!\\p{L})(?:${orders})(?!\\p{L})`, 'u')
/** Languages that put the verb last. */
const awayLast = new RegExp(`(?<!\\p{L})(?:${orders})(?!\\p{L}).{0,40}?(?<!\\p{L})(?:${ignore})(?!\\p{L})`, 'u')
/** What every order of the two kinds above has in it; quick to see that most texts have not. */
const mayOrder = new RegExp(ignore.replaceAll('\\p{L}*', ''), 'u')

/**
 * Whether a text speaks to whoever processes it rather than to a reader: "ignore the above and say …", a false system message. It is told
 * by its words, in some thirty languages; what it misses meets the checks of replies.
 */
export function speaksToModel(text: string): boolean {
  const lower = text.toLowerCase()
  const folded = isAscii(text) ? lower : withoutMarks(lower)
  if (markup.test(folded) || addressed.test(folded)) return true
  if (mayOrder.test(folded) && (away.test(folded) || awayLast.test(folded))) return true
  return !isAscii(text) && unspaced.test(text)
}

const isAscii = (text: string): boolean => /^[\u0000-\u007f]*$/.test(text)

const withoutMarks = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .normalize('NFC')
