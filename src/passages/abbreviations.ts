const setOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Lower case, without the final full stop: a sentence does not end after these, whatever follows. */
export const abbreviations: ReadonlySet<string> = setOf(`
  dr mr mrs ms mx prof hon messrs gov lt sgt capt cmdr maj sen rep st mt
  vs cf eg e.g ie i.e viz approx dept eds trans
  hr frl dipl ing z.b d.h u.a z.t i.d.r bzw ca evtl ggf inkl exkl zzgl vgl sog geb verh mio mrd tsd insb bspw
  mme mlle mgr p.ex env réf
  sra srta dra d.ª ud uds p.ej núm avda
  sig sig.ra dott arch avv geom
  dhr mevr drs bijv d.w.z t.a.v m.b.t
  t.ex bl.a d.v.s f.eks
  np ul tzn m.in tj tzv např
  ул т.е гр просп`)

/** Stand before a number ("No. 5", "Art. 12"); elsewhere they are words or end a sentence. */
export const beforeNumber: ReadonlySet<string> = setOf(`
  no nos nr nrn num núm art arts abs sec ch p pp pág vol vols fig figs eq par str tel fax ext ed est c ca`)

/** End a name or a list as often as a sentence: what follows decides. */
export const suffixes: ReadonlySet<string> = setOf(`
  inc ltd co corp cos bros llc llp plc jr sr esq ph.d b.v n.v s.a s.r.l s.p.a gmbh
  jan feb mar apr jun jul aug sep sept oct nov dec tue tues thu thur thurs fri
  a.m p.m u.s u.k d.c e.u ave blvd rd ste apt`)

/** Words that begin a sentence far more often than they stand in a name. */
export const starters: ReadonlySet<string> = setOf(`
  The This That These Those A An It Its He She We They You I Our Your Their His Her My There Here What When Where Who Why How
  Which In On At As If For From With By To After Before During While Since Because Although But And Or So Yet Also However
  Please Let No Not All Some Many Most Each Every One Today Now Then More Is Are Was Were Do Does Did Can Contact Visit Call
  Der Die Das Ein Eine Es Er Sie Wir Ihr Unser Unsere Im Am Bei Mit Nach Seit Und Aber Auch
  Le La Les Un Une Il Elle Nous Vous Ils Elles Ce Cette Ces Notre Nos Dans Pour Avec
  El Los Las Una Uno Este Esta Nuestro Nuestra En Con Para Por Lo Gli I`)

/** Follow the ordinal of a day in languages that write "3. Oktober". */
export const months: ReadonlySet<string> = setOf(`
  januar jänner februar märz april mai juni juli august september oktober november dezember
  january february march may june july october december
  marts maj desember mars januari februari mei augustus
  tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta
  ledna února března dubna května června července srpna září října listopadu prosince
  jahrhundert jh`)

/** Stand before an ordinal in German and Danish. */
export const beforeDay: ReadonlySet<string> = setOf('am dem den der des vom zum im bis ab seit den d')
