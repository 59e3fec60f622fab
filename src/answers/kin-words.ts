/**
 * Words that ask for or name the same thing, in the languages that tables are often written in, apart by `|`. A text that holds
 * one of a group speaks of the others too, a little less surely. Phrases match as they stand; a word that ends in `*` at its
 * beginning.
 */
type Group = string

/** What a person can be asked by. */
export const roleWords: readonly Group[] = [
  'ceo|chief executive|managing director|geschäftsführer*|directeur général|pdg|director general|director ejecutivo|consejero delegado|amministratore delegato|algemeen directeur|directeur|prezes*|изпълнителен директор|генеральный директор|代表取締役|社長|verkställande direktör|administrerende direktør|adm. direktør',
  'founder*|cofounder*|co-founder*|founded|started by|created by|gründer*|gegründet|gründung|fondat*|fondé*|fundad*|fundó|fondazione|oprichter*|opgericht|założyciel*|założon*|основател*|основан*|създаден*|創業*|創設*|grundare|grundad*|stifter*|grundlag*',
  'chairman|chair|chairperson|chairwoman|vorsitzende*|président|presidente|voorzitter|przewodnicząc*|председател*|会長|ordförande|formand',
  'president|präsident*|président*|presidente|prezydent|президент*|大統領',
  'owner*|owned|owns|inhaber*|eigentümer*|propriétaire*|propietari*|proprietari*|eigenaar|właściciel*|собственик*|владелец|ägare|ejer*|オーナー',
  'cto|chief technology officer|chief technical officer|technical director',
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
    'phone*|telephone|tel|call|mobile|telefon*|téléphone|teléfono|telefono|telefoon|телефон*|電話*|电话|ring|hotline',
  mail: 'email*|e-mail*|mail|correo|courriel|имейл|メール',
  place:
    'address|located|location*|based|headquarter*|headquarters|office|offices|adresse|anschrift|sitz|standort*|siège|dirección|sede|domicilio|indirizzo|adres|gevestigd|siedziba|adress|адрес|офис|住所|所在地|本社|visit us|find us',
  hours:
    'hours|open|opening|öffnungszeiten|geöffnet|horaires|ouvert|horario*|abierto|orari|orario|aperto|openingstijden|geopend|godziny|otwarcia|öppettider|åbningstider|работно време|営業時間|closed|close|geschlossen|fermé*|cerrado|chiuso|gesloten|zamknięte|stängt|lukket',
} as const satisfies Record<string, Group>

/** Words that go with a type in questions but do not point to its values. */
export const typeFillers = {
  phone: 'number|numbers|nummer|número|numero|contact',
  mail: 'address|adresse|dirección|indirizzo|contact',
  place: 'city|country|place|situated|live|addresses|street|head|main|central|registered',
  hours: 'business|close|closing|times|time',
} as const satisfies Record<keyof typeof typeWords, Group>

/** What anybody does and anybody has: asked alone, they ask for a description; beside other words they say little. */
export const broadWords: Group =
  'offer*|provide*|service*|solution*|product*|sell|sells|selling|make|makes|dienstleistung*|leistungen|angebot*|produkt*|bietet|bieten|services|produits|proposons|servicio*|producto*|ofrece*|serviz*|prodott*|offriamo|diensten|producten|bieden|usług*|oferuj*|tjänst*|erbjud*|ydelser|tilbyder|услуг*|продукт*|предлага*|サービス|製品|do|does|use|uses|used|have|business|company|work|works|kind|type|vende*|vend|verkauft|verkoopt|sprzedaje|säljer|sælger|продава'

/** What a thing costs. */
export const priceWords: Group =
  'price*|pricing|cost|costs|fee|fees|charge|charges|rate|rates|tariff*|preis*|kosten|kostet|prix|tarif*|coût*|precio*|cuesta|tarifa*|prezz*|costo|costa|prijs|prijzen|kost|cen*|koszt*|kosztuje|pris*|kostar|koster|цен*|струва|стоимость|料金|価格|费用|价格'

/** What pages are asked about, beside people. */
export const topicWords: readonly Group[] = [
  'founded|founding|established|started|since|begun|began|gegründet|gründung|seit|fondé*|créé*|depuis|fundad*|fundó|desde|fondat*|nata|dal|opgericht|sinds|założon*|powsta*|grundad*|sedan|grundlag*|siden|основан*|създаден*|от|с|創業*|創設*|設立',
  'employee*|staff|team|people|workforce|mitarbeiter*|employés|salariés|collaborat*|emplead*|dipendenti|medewerkers|pracowni*|anställda|medarbejdere|служител*|従業員|社員',
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
