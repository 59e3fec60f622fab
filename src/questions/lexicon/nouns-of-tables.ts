/** Words that name one thing in a table, across languages. A question's "firms" or "empresas" may mean the column `company_name`. */
const groups: readonly string[] = [
  'company firm business organisation organization enterprise corporation empresa compania negocio unternehmen firma betrieb entreprise societe bedrijf bedrijven onderneming azienda impresa societa companhia spolka firm firmy virksomhed virksomheder firmaer firmaet selskab selskaber bedrifter foretag foretaget bolag bolaget εταιρεια εταιρειες εταιρειων επιχειρηση επιχειρησεις компания компании компании компанию фирма фирмы фирм 会社 企業 社 公司 企业',
  'page url link webpage web_page pagina_web paginas_web web_site site website uri pagina sitio enlace seite webseite adresse lien paginas stron strona strony side sider sida sidor webbsida webbsidor hjemmeside hjemmesider σελιδα σελιδες σελιδων страница страницы страниц ページ ウェブページ 网页 页面 頁面 页',
  'type kind category class sort genre tipo clase categoria typ art kategorie categorie soort kategoria typow typer typen τυπος τυπο τυποι τυπων τυπους тип типы типов 種類 タイプ 类型 类别',
  'chunk fragment piece segment block section fragmento trozo bloque abschnitt stuck morceau segmento frammento blok τμημα τμηματα фрагмент фрагменты фрагментов チャンク 片段',
  'customer client buyer shopper cliente kunde kundin client klant klient kunder πελατης πελατες клиент клиенты клиентов 顧客 客户',
  'product item article good producto articulo produkt artikel produit article prodotto produto produkter varer προιον προιοντα товар товары товаров продукт 商品 製品 产品',
  'ticket issue case request incident',
  'order purchase pedido bestellung commande bestelling ordine',
  'country nation land pais pays paese kraj kraje lande lander χωρα χωρες страна страны стран 国 国家',
  'city town ciudad stadt ville stad citta cidade miasto byer πολη πολεις город города городов 都市 城市',
  'price cost expensive precio preis prix prijs prezzo preco cena priser τιμη τιμες цена цены 価格 料金 价格',
  'author writer autor auteur autore schrijver',
  'date fecha datum',
  'year ano jahr annee jaar anno rok',
  'status state estado zustand statut stato',
  'priority urgency prioridad prioritat priorite prioriteit priorita priorytet',
  'person people persona individuo personne persoon osoba',
  'rating rated score stars star puntuacion bewertung waardering voto nota ocena',
  'review comment feedback opinion resena rezension avis recensione recensie opinia',
  'name nombre nom naam nome nazwa navn namn ονομα имя название 名前 名称',
  'language idioma sprache langue taal lingua jezyk',
  'employee staff worker headcount empleado mitarbeiter employe medewerker dipendente',
  'population inhabitants poblacion einwohner bevolkerung popolazione populacao bevolking',
  'title titel titulo titre titolo',
  'team club equipo mannschaft equipe squadra',
  'department division departamento abteilung departement afdeling reparto',
  'industry sector branche industria settore',
  'channel source canal kanal quelle',
  'agent assignee owner handler',
  'salary wage pay earnings income earn earns earned gehalt lohn einkommen verdient verdienen salario sueldo salaire stipendio',
  'total revenue turnover sales umsatz ingresos ventas',
  'amount quantity qty units cantidad menge quantite',
  'article entry page artikel articulo voce',
  'film movie pelicula filme',
  'song track cancion lied',
]

/** All of those words. */
export const nounsOfTables: readonly string[] = groups.flatMap((group) => group.split(' '))

const groupsOf = new Map<string, number[]>()
groups.forEach((group, index) => {
  for (const word of group.split(' ')) groupsOf.set(word, [...(groupsOf.get(word) ?? []), index])
})

/** The other words for what a folded English column word names; empty for words that only this table uses. */
export function synonyms(word: string): readonly string[] {
  const indices = groupsOf.get(word) ?? []
  return indices.flatMap((index) => (groups[index] ?? '').split(' ')).filter((other) => other !== word)
}

/** Words that a column answers to because of its role, whatever it is called. */
export const roleNouns: Readonly<Record<string, string>> = {
  url: 'page host domain hostname',
  entity: 'entity name',
  time: 'date year month jahr monat ano mes annee mois',
  category: 'category',
  text: 'text content',
}
