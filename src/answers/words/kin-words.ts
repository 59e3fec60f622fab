/**
 * Words that ask for or name the same thing, in the languages that tables are often written in, apart by `|`. A text that holds
 * one of a group speaks of the others too, a little less surely. Phrases match as they stand; a word that ends in `*` at its
 * beginning.
 */
type Group = string

/** Who stands for the whole: what else a question says beside such a role is about the whole too. */
export const topRoleWords: readonly Group[] = [
  'ceo|chief executive|managing director|geschäftsführer*|directeur général|pdg|director general|director ejecutivo|consejero delegado|amministratore delegato|algemeen directeur|directeur|prezes*|изпълнителен директор|генеральный директор|代表取締役|社長|verkställande direktör|administrerende direktør|adm. direktør',
  'founder*|cofounder*|co-founder*|founded|started by|created by|gründer*|gegründet|gründung|fondat*|fondé*|fundad*|fundó|fondazione|oprichter*|opgericht|założyciel*|założon*|основател*|основан*|създаден*|創業*|創設*|grundare|grundad*|stifter*|grundlag*',
  'chairman|chair|chairperson|chairwoman|vorsitzende*|président|presidente|voorzitter|przewodnicząc*|председател*|会長|ordförande|formand',
  'president|präsident*|président*|presidente|prezydent|президент*|大統領',
  'owner*|owned|owns|inhaber*|eigentümer*|propriétaire*|propietari*|proprietari*|eigenaar|właściciel*|собственик*|владелец|ägare|ejer*|オーナー',
  'runs|who runs|run by|leads|led by|in charge|heads|leitet|geleitet|dirige*|dirigé*|dirigent*|gestisce|guida|leidt|geleid|leiding|prowadzi|kieruje|ledes|διευθύν*|ръководи*',
]

/** Other roles that a person can be asked by; words beside them say of what. */
export const otherRoleWords: readonly Group[] = [
  'cto|chief technology officer|chief technical officer|technical director|technischer leiter|directeur technique|directeur technologique|director técnico|direttore tecnico|technisch directeur|dyrektor techniczny|teknisk direktør|最高技術責任者',
  'cfo|chief financial officer|finance director',
  'coo|chief operating officer|operations director',
  'cmo|chief marketing officer|marketing director|head of marketing',
  'director*|direktor*|directeur*|directric*|direttor*|dyrektor*|директор*|取締役|direktør*|direktör*',
  'manager*|head of|leiter*|leitung|responsable|responsabile|kierownik*|мениджър*|chef*|部長',
  'vice chancellor|vice-chancellor|rector|rektor|recteur|rettore',
  'author*|written by|writer|autor*|auteur*|autore|geschrieben von|posted by|автор*|著者',
  'editor*|redakteur*|rédact*|redactor*|redattor*',
  'secretary|sekretär*|secrétaire|secretari*|segretari*',
]

/** Words that name a type of value: a question made of nothing else asks for the value itself. */
export const typeWords = {
  phone:
    'phone*|telephone|tel|call|mobile|telefon*|téléphone|teléfono|telefono|telefoon*|телефон*|τηλέφωνο|τηλ|κινητό|電話*|电话|ring|hotline',
  mail: 'email*|e-mail*|mail|mejl*|mailadr*|mail-adr*|mailbox|correo|courriel|имейл|メール',
  place:
    'address|located|location*|based|headquarter*|headquarters|office|offices|adresse|anschrift|sitz|standort*|siège|dirección|sede|domicilio|indirizzo|adres|gevestigd|siedziba|adress|адрес|офис|住所|所在地|本社|visit us|find us',
  hours:
    'hours|open|opens|opening|öffnungszeit*|öffnet|öffnen|macht|geöffnet|offen|horaire*|ouvert*|ouvre*|ouvrir|ouverture|horario*|abierto*|abre|abren|abrir|apertura|orari|orario|aperto|apre|aprono|openingstijd*|geopend|opent|godziny|otwarcia|otwart*|czynn*|öppettider|öppet|öppnar|åbningstid*|åben*|åbner|åpningstid*|åpner|ωράριο|ανοιχτ*|ανοίγει|работно време|отворен*|営業時間|closed|close|closes|geschlossen|schließt|fermé*|ferme|fermeture|cerrado|cierra|cierran|chiuso|chiude|gesloten|sluit|zamknięte|zamyka*|stängt|stänger|lukket|lukker|κλειστ*|κλείνει',
} as const satisfies Record<string, Group>

/** Words that go with a type in questions but do not point to its values. */
export const typeFillers = {
  phone: 'number|numbers|nummer|número|numero|numer|numéro|contact|番号|号码',
  mail: 'address|adresse|dirección|indirizzo|contact',
  place: 'city|country|place|situated|live|addresses|street|head|main|central|registered',
  hours:
    'business|close|closing|times|time|uhr|um|heure|heures|hora|horas|ora|ore|laat|gaat|tijd|godzin*|godzina|której|klockan|klokken|ώρα|hour',
} as const satisfies Record<keyof typeof typeWords, Group>

/** What anybody does and anybody has: asked alone, they ask for a description; beside other words they say little. */
export const broadWords: Group =
  'offer*|provide*|service*|solution*|product*|sell|sells|selling|make|makes|dienstleistung*|leistungen|angebot*|produkt*|bietet|bieten|services|produits|proposons|servicio*|producto*|ofrece*|serviz*|prodott*|offriamo|diensten|producten|bieden|usług*|oferuj*|tjänst*|erbjud*|ydelser|tilbyder|услуг*|продукт*|предлага*|サービス|製品|do|does|use|uses|used|have|business|company|companies|work|works|kind|type|longer|anymore|still|exactly|currently|actually|near|nearby|leute|personen|personnes|personas|persone|mensen|osób|personer|start|starts|begin|begins|beginnt|beginnen|commence|commencent|empieza|empiezan|comienza|comienzan|inizia|iniziano|begint|zaczyna*|rozpoczyna*|starter|begynder|held|beim|gibt|wurde|została|został|zostało|gmbh|ltd|llc|inc|plc|sarl|srl|firma|firm|entreprise|empresa|azienda|bedrijf|spółka|εταιρεί*|会社|vende*|vend|verkauft|verkoopt|sprzedaje|säljer|sælger|продава'

/** What a thing costs. */
export const priceWords: Group =
  'price*|pricing|cost|costs|fee|fees|charge|charges|rate|rates|tariff*|preis*|kosten|kostet|prix|tarif*|coût*|precio*|cuesta|tarifa*|prezz*|costo|costa|prijs|prijzen|kost|cen*|koszt*|kosztuje|pris*|kostar|koster|цен*|струва|стоимость|料金|価格|费用|价格'

/** What asks when something came to be. */
export const foundingWords: Group =
  'founded|founding|established|set up|gegründet|gründung*|fondé*|fondation|création|créé*|fundad*|fundó|fundación|fondat*|fondazione|opgericht|oprichting|założon*|założenia|grundad*|grundat|grundlag*|stiftet|fundada|основан*|създаден*|創業*|創設*|設立|创立|成立'

/** What tells it, beside those. */
export const openedWords: Group =
  'est|founding*|started|began|begun|opened|eröffnet|a ouvert|abrió|nacida|nata|aperta|powsta*|åbnede|öppnade'

/** What tells it of whoever stands beside them, but also since when anything else is done. */
export const sinceWords: Group = 'since|seit|depuis|desde|dal|sinds|od|sedan|siden|от|с|από|以来'

/** What pages are asked about, beside people. */
export const topicWords: readonly Group[] = [
  'founded|founding|established|started|since|begun|began|gegründet|gründung|seit|fondé*|créé*|depuis|fundad*|fundó|desde|fondat*|nata|nato|nasc*|dal|opgericht|sinds|założon*|powsta*|grundad*|sedan|grundlag*|siden|основан*|създаден*|от|с|創業*|創設*|設立',
  'employee*|employ|employs|employed|staff|team|people|workforce|works for|work for|mitarbeiter*|arbeiten|beschäftigt*|personnel|salariat|trabajan|lavorano|werken|werknemers|zatrudnia*|pracuje|ansatte|beskæftiger|εργαζόμενοι|εργάζονται|employés|salariés|collaborat*|emplead*|dipendenti|medewerkers|pracowni*|anställda|medarbejdere|служител*|従業員|社員',
  'customer*|client*|kunde*|clients|cliente*|clienti|klant*|klient*|kunder|клиент*|顧客|users',
  'deliver*|shipping|ship|ships|dispatch*|liefer*|versand*|livraison|expédition|envío*|entrega*|spedizione|consegna|levering|bezorg*|verzend*|dostaw*|wysyłk*|frakt|leverans|доставка|配送|送料',
  'return*|refund*|money back|exchange|rückgabe|erstattung|retour*|remboursement|devoluci*|reembolso|reso|resi|rimborso|zwrot*|връщане|返品|返金',
  'warranty|guarantee*|garantie|gewährleistung|garantía|garanzia|gwarancj*|garanti|гаранция|保証',
  'partner*|partnership*|works with|collaborat*',
  'contact|get in touch|reach|kontakt*|contacto|contatt*|контакт*|お問い合わせ',
  'acquire*|acquisition|bought|part of|subsidiary|merger|merged',
  'member*|mitglied*|membre*|miembro*|membri|leden|członk*|medlem*|член*',
  'course*|training|class*|kurs*|formation*|curso*|corso|corsi|cursus*|обучени*',
  'insured|insurance|versicher*|assurance*|seguro*|assicura*|verzeker*|ubezpiecz*',
  'certif*|zertifi*|certyfik*|сертифи*|認証|accredit*',
  'job*|career*|vacanc*|hiring|stellen*|karriere|emploi*|empleo*|lavora*|vacature*|prac*',
]

/** What is measured, with the units that it is told in. */
export const measureWords: readonly Group[] = [
  'speed*|velocity|how fast|geschwindigkeit*|vitesse*|velocidad*|velocità|snelheid*|prędkoś*|hastighed*|hastighet*|miles an hour|mph|km/h|kmh|knots|m/s|metres per second|meters per second',
  'temperature*|how hot|how cold|temperatur*|température*|temperatura*|temperatuur|θερμοκρασία|温度|degrees|grad|°c|°f|° c|℃',
  'weight*|weigh*|how heavy|gewicht*|wiegt|poids|pèse*|peso|pesa|pesano|weegt|waży|vægt|vikt|重さ|kg|kilos|kilograms|tonnes|lb|lbs',
  'age|aged|years old|years of age|alter|jahre alt|âge|edad|età|leeftijd|wiek|lat|alder|ålder|ηλικία|年齢',
  'pressure*|druck|pression|presión|pressione|druk|ciśnieni*|tryk|tryck|bar|psi|kpa',
  'height|how high|how tall|höhe|hauteur|altura|altezza|hoogte|wysokoś*|højde|höjd|高さ|metres high|m high|metres tall|feet high',
  'length|how long|länge|longueur|longitud|lunghezza|lengte|długoś*|længde|längd|長さ|metres long|m long|feet long',
  'power|leistung|puissance|potencia|potenza|vermogen|moc|effekt|kw|kilowatt*|watt*|hp|ps|mw',
  'capacity|fassungsvermögen|capacité|capacidad|capacità|inhoud|pojemnoś*|kapacitet|容量|litres|liters|liter|kwh|gallons',
  'salary|salaries|wage*|gehalt*|lohn|löhne|salaire*|salario*|sueldo*|stipendi*|salaris|loon|pensja|wynagrodzeni*|løn|lön|給与|月給|時給|a year|per annum|an hour',
  'deposit*|kaution|anzahlung|caution|acompte|fianza|depósito*|cauzione|borg|waarborg*|kaucj*|depositum',
  'discount*|rabatt*|remise*|réduction*|descuento*|sconto|sconti|korting*|zniżk*|rabat*|割引',
  'minimum|at least|mindest*|au moins|mínimo|al menos|minimo|almeno|ten minste|minstens|minimum|co najmniej|mindst',
  'maximum|at most|up to|höchstens|maximal*|au plus|jusqu.à|máximo|massimo|al massimo|hoogstens|maksymal*|højst',
]

/** Seasons, with the months that they are on most of the land. */
export const seasonWords: readonly Group[] = [
  'summer|sommer*|été|verano|zomer*|lato|latem|letni*|sommar*|καλοκαίρι|лято|лето|летом|夏|june|july|august|juni|juli|juin|juillet|août|junio|julio|agosto|giugno|luglio|augustus|czerw*|lipc*|sierp*|augusti|6月|7月|8月',
  'winter*|hiver|invierno|inverno|zima|zimą|zimow*|vinter*|χειμώνα*|зима|зимой|冬|december|january|february|dezember|januar|februar|décembre|janvier|février|diciembre|enero|febrero|dicembre|gennaio|febbraio|januari|februari|grudnia|grudzień|grudniu|styczn*|luty|lutego|lutym|12月|1月|2月',
  'spring|frühling|frühjahr|printemps|primavera|lente|voorjaar|wiosn*|forår|άνοιξη|пролет|весна|春|march|april|märz|mars|avril|marzo|abril|aprile|maart|kwie*',
  'autumn|herbst*|automne|otoño|autunno|herfst|najaar|jesie*|efterår|höst*|φθινόπωρο|есен|осень|秋|september|october|november|oktober|octobre|septembre|novembre|octubre|septiembre|noviembre|ottobre|settembre|wrze*|październik*|listopad*',
]
