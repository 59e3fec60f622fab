interface AskedText {
  readonly name: string
  /** Undefined: the sample. */
  readonly csv?: string
  readonly roles?: Readonly<Record<string, 'entity' | 'text' | 'category'>>
  readonly questions: readonly string[]
}

/** Questions that only the text answers, however much they sound like counting. */
export const textQuestions: readonly AskedText[] = [
  {
    name: 'companies',
    questions: [
      'What does LedgerLoop do?',
      'How many years has Halvorsen Pumps been in business?',
      'how many employees does Brightfold Paper have?',
      'How many offices does Harrow & Cobb Freight have?',
      'How many people work at Caravan Health?',
      'How many beds does the Hawser House Museum have?',
      'how many languages does Scuola Ponte Lingue teach?',
      'How many kilos can the trailer of Tarnfell Plant & Tool Hire carry?',
      'How many dentists work at Fennimore Dental Group?',
      'how many trucks does Harrow & Cobb Freight own',
      'How many bottles does Weingut Edlinger make a year?',
      'How many solar panels has Coorong Sun & Storage installed?',
      'How many hours does a treatment at Fennimore Dental Group take?',
      'how many days of holiday does LedgerLoop offer?',
      'How many stores does Rowery Wisła have?',
      'How much does a bottle of Weingut Edlinger cost?',
      'When was Halvorsen Pumps founded?',
      'Who runs Gullwing Web Studio?',
      'How old is Brightfold Paper?',
      'How big is the team of Gullwing Web Studio?',
      'How many rooms does 山の湯旅館 have?',
      'What is the minimum order at Brightfold Paper?',
      'What is the most important product of Halvorsen Pumps?',
      'What percentage of its energy does Weingut Edlinger make itself?',
      'How many sheep does boerenkaas.example have?',
      'What is the average age of cheese at boerenkaas.example?',
      'Wie viele Mitarbeiter hat Köhler Präzisionsmechanik?',
      'Wie viele Flaschen füllt das Weingut Edlinger im Jahr ab?',
      'Wie viele Hektar hat das Weingut Edlinger?',
      'Seit wie vielen Jahren gibt es Köhler Präzisionsmechanik?',
      'Was macht Köhler Präzisionsmechanik?',
      'Wie viele Maschinen stehen bei Köhler Präzisionsmechanik?',
      '¿Cuántos empleados tiene Ferretería Ibáñez?',
      '¿Cuántas tiendas tiene Ferretería Ibáñez?',
      '¿Qué hace Alfarería Sol & Barro?',
      '¿Cuántos hornos tiene Alfarería Sol & Barro?',
      '¿Cuántos años lleva abierta la Ferretería Ibáñez?',
      "Combien d'employés a l'Atelier du Fil Bleu ?",
      "Combien d'années l'Atelier du Fil Bleu existe-t-il ?",
      "Que fait l'Atelier du Fil Bleu ?",
      'Quanti insegnanti ha Scuola Ponte Lingue?',
      'Quanti corsi offre Scuola Ponte Lingue?',
      'Hoeveel koeien heeft boerenkaas.example?',
      'Hoeveel medewerkers heeft Zeilmakerij Noorderwind?',
    ],
  },
  {
    name: 'tickets',
    roles: { customer_name: 'entity', message: 'text', status: 'category' },
    csv: `ticket_id,customer_name,status,message
T-1,Acme Corp,open,The printer on the second floor is on fire and all twelve users of the branch office wait.
T-2,Acme Corp,closed,Cannot log in after the update to version 3.5 on any of our forty machines.
T-3,Globex,open,Invoice PDF is empty for the March order although we have three warehouses to bill.
T-4,Globex,pending,Password reset mail never arrives when more than two administrators ask for it.
T-5,Initech,closed,The export to Excel loses umlauts in every second sheet since Monday morning.
`,
    questions: [
      'How many users does Acme Corp have?',
      'How many machines does Acme Corp have?',
      'How many warehouses does Globex have?',
      'how many administrators work at Globex?',
      'How many floors does the Acme Corp office have?',
      'What is wrong with the printer of Acme Corp?',
      'What does Initech complain about?',
      'Why does the password reset of Globex fail?',
      'Which version did Acme Corp update to?',
      'How many sheets does Initech export?',
      'Since when does the export of Initech lose umlauts?',
      'Wie viele Benutzer hat Acme Corp?',
      'Wie viele Lager hat Globex?',
      '¿Cuántos usuarios tiene Acme Corp?',
      "Combien d'utilisateurs a Acme Corp ?",
    ],
  },
  {
    name: 'reviews',
    roles: { hotel: 'entity', review: 'text', stars: 'category' },
    csv: `hotel,stars,review
Harbour Inn,5,We stayed four nights and the two pools were warm and the staff of nine was kind to us all week.
Harbour Inn,2,The lift was broken and breakfast for thirty guests had only six chairs to sit on.
Hotel Lindenhof,4,Eleven rooms in an old mill with a garden where three cats sleep in the sun all day long.
Hotel Lindenhof,3,Check-in took forty minutes because one clerk had to serve a whole bus of travellers.
Casa Azul,5,The owner cooks seven courses and knows every beach within twenty kilometres of the house.
`,
    questions: [
      'How many pools does the Harbour Inn have?',
      'How many rooms does Hotel Lindenhof have?',
      'How many cats live at Hotel Lindenhof?',
      'how many chairs are at breakfast in the Harbour Inn?',
      'How many courses does the owner of Casa Azul cook?',
      'How many nights did they stay at Harbour Inn?',
      'How long did check-in take at Hotel Lindenhof?',
      'What is the staff of Harbour Inn like?',
      'Who cooks at Casa Azul?',
      'Was the lift of the Harbour Inn broken?',
      'How far is the beach from Casa Azul?',
      'Wie viele Zimmer hat das Hotel Lindenhof?',
      'Wie viele Pools hat das Harbour Inn?',
      '¿Cuántas habitaciones tiene Hotel Lindenhof?',
      'Combien de chats vivent à l’Hotel Lindenhof ?',
    ],
  },
]
