import { type Lexicon, words } from './lexicon.ts';

/** German as it is spoken in Germany, Austria and Switzerland. */
export const GERMAN: Lexicon = {
  language: 'de',
  fillers: words(`
    äh, ähm, öh, öhm, ehm, eh, hm, hmm, mh, ach, oh, na, tja, naja, halt, eben, einfach, doch, denn,
    eigentlich, sozusagen, quasi, nun, also, irgendwie, ehrlich gesagt, bloß, vielleicht, eventuell,
    möglichst, gar, sag ich mal, sage ich mal, so zu sagen, gell, gelle, sagen wir mal
  `),
  courtesy: words(`
    bitte, bitteschön, bitte schön, bitte sehr, bidde, freundlicherweise, gefälligst, liebenswürdigerweise,
    bittschön, bitt schön
  `),
  common: words(`
    ich, du, er, sie, es, wir, ihr, man, mich, mir, dich, dir, ihn, ihm, uns, euch, ihnen, sich, mein,
    meine, meinen, meiner, meinem, dein, deine, sein, seine, ihre, ihren, ihrem, ihrer, unser, unsere, euer,
    eure, der, die, das, den, dem, des, ein, eine, einen, einem, einer, eines, dieser, diese, dieses,
    diesen, diesem, jener, welche, welcher, welches, jede, jeder, jedes, alle, alles, viele, viel, wenig,
    mehr, einige, etwas, was, nichts, nix, und, oder, aber, weil, wenn, dass, ob, als, wie, wo, wann, warum,
    wieso, wer, wen, wem, damit, sondern, obwohl, bis, seit, während, ist, sind, bin, bist, seid, war,
    waren, gewesen, wird, werden, werde, wurde, worden, habe, haben, hab, hat, hast, habt, hatte, hatten,
    gehabt, kann, kannst, können, könnte, könnten, muss, musst, müssen, müsste, soll, sollen, sollte, will,
    willst, wollen, wollte, möchte, möchten, möchtest, würde, würden, wäre, darf, dürfen, mag, gibt, geht,
    gehen, gehe, kommt, kommen, komme, macht, machen, mache, gemacht, sagt, sagen, sage, gesagt, weiß,
    wissen, heißt, heiße, sehen, sehe, finden, finde, bekommen, bekomme, geben, nehmen, nehme, brauche,
    brauchen, funktioniert, stimmt, steht, liegt, bleibt, lassen, tun, schauen, gucken, bezahlen, bestellt,
    gekauft, verstehe, helfen, frage, fragen, nicht, kein, keine, keinen, ja, nein, schon, noch, auch, nur,
    sehr, so, zu, da, hier, dort, dann, jetzt, heute, morgen, gestern, immer, nie, wieder, mal, einmal,
    gern, gerne, lieber, bald, gleich, gerade, ganz, gut, besser, schlecht, neu, alt, groß, klein, lange,
    oft, genau, wirklich, leider, natürlich, ungefähr, bereits, zum, zur, vom, beim, im, am, ins, ans, aufs,
    von, mit, bei, für, auf, an, in, um, nach, vor, über, unter, durch, ohne, gegen, aus, wegen, zwischen,
    hinter, neben, danke, hallo, tag, guten, wiederhören, tschüss, okay, frau, herr, herrn, leute, sache,
    problem, zeit, uhr, stunde, woche, monat, jahr, rechnung, nummer, adresse, konto, karte, termin,
    vertrag, internet, paket
  `),
  concepts: {
    agent: words(`
      mitarbeiter, mitarbeiterin, mitarbeitern, mitarbeiterinnen, mitarbeiters, servicemitarbeiter,
      servicemitarbeiterin, servicemitarbeitern, servicemitarbeiterinnen, servicemitarbeiters,
      kundenmitarbeiter, kundenmitarbeiterin, kundenmitarbeitern, kundenmitarbeiterinnen,
      kundenmitarbeiters, supportmitarbeiter, supportmitarbeiterin, supportmitarbeitern,
      supportmitarbeiterinnen, supportmitarbeiters, callcentermitarbeiter, callcentermitarbeiterin,
      callcentermitarbeitern, callcentermitarbeiterinnen, callcentermitarbeiters, bankmitarbeiter,
      bankmitarbeiterin, bankmitarbeitern, bankmitarbeiterinnen, bankmitarbeiters, hotelmitarbeiter,
      hotelmitarbeiterin, hotelmitarbeitern, hotelmitarbeiterinnen, hotelmitarbeiters, filialmitarbeiter,
      filialmitarbeiterin, filialmitarbeitern, filialmitarbeiterinnen, filialmitarbeiters,
      telefonmitarbeiter, telefonmitarbeiterin, telefonmitarbeitern, telefonmitarbeiterinnen,
      telefonmitarbeiters, serviceberater, serviceberaterin, serviceberatern, serviceberaterinnen,
      serviceberaters, berater, beraterin, beratern, beraterinnen, beraters, kundenberater, kundenberaterin,
      kundenberatern, kundenberaterinnen, kundenberaters, bankberater, bankberaterin, bankberatern,
      bankberaterinnen, bankberaters, fachberater, fachberaterin, fachberatern, fachberaterinnen,
      fachberaters, kundenbetreuer, kundenbetreuerin, kundenbetreuern, kundenbetreuerinnen, kundenbetreuers,
      betreuer, betreuerin, betreuern, betreuerinnen, betreuers, kundendienstmitarbeiter,
      kundendienstmitarbeiterin, kundendienstmitarbeitern, kundendienstmitarbeiterinnen,
      kundendienstmitarbeiters, sachbearbeiter, sachbearbeiterin, sachbearbeitern, sachbearbeiterinnen,
      sachbearbeiters, bearbeiter, bearbeiterin, bearbeitern, bearbeiterinnen, bearbeiters,
      kundendienstberater, kundendienstberaterin, kundendienstberatern, kundendienstberaterinnen,
      kundendienstberaters, vertreter, vertreterin, vertretern, vertreterinnen, vertreters, kundenvertreter,
      kundenvertreterin, kundenvertretern, kundenvertreterinnen, kundenvertreters, ansprechpartner,
      ansprechpartnerin, ansprechpartnern, ansprechpartnerinnen, ansprechpartners, techniker, technikerin,
      technikern, technikerinnen, technikers, servicetechniker, servicetechnikerin, servicetechnikern,
      servicetechnikerinnen, servicetechnikers, netzwerktechniker, netzwerktechnikerin, netzwerktechnikern,
      netzwerktechnikerinnen, netzwerktechnikers, teamleiter, teamleiterin, teamleitern, teamleiterinnen,
      teamleiters, abteilungsleiter, abteilungsleiterin, abteilungsleitern, abteilungsleiterinnen,
      abteilungsleiters, filialleiter, filialleiterin, filialleitern, filialleiterinnen, filialleiters,
      marktleiter, marktleiterin, marktleitern, marktleiterinnen, marktleiters, geschäftsführer,
      geschäftsführerin, geschäftsführern, geschäftsführerinnen, geschäftsführers, restaurantleiter,
      restaurantleiterin, restaurantleitern, restaurantleiterinnen, restaurantleiters, schichtleiter,
      schichtleiterin, schichtleitern, schichtleiterinnen, schichtleiters, hotelleiter, hotelleiterin,
      hotelleitern, hotelleiterinnen, hotelleiters, leiter, leiterin, leitern, leiterinnen, leiters,
      betriebsleiter, betriebsleiterin, betriebsleitern, betriebsleiterinnen, betriebsleiters,
      niederlassungsleiter, niederlassungsleiterin, niederlassungsleitern, niederlassungsleiterinnen,
      niederlassungsleiters, bereichsleiter, bereichsleiterin, bereichsleitern, bereichsleiterinnen,
      bereichsleiters, gruppenleiter, gruppenleiterin, gruppenleitern, gruppenleiterinnen, gruppenleiters,
      inhaber, inhaberin, inhabern, inhaberinnen, inhabers, eigentümer, eigentümerin, eigentümern,
      eigentümerinnen, eigentümers, besitzer, besitzerin, besitzern, besitzerinnen, besitzers, gründer,
      gründerin, gründern, gründerinnen, gründers, direktor, direktorin, direktorinnen, direktors,
      hoteldirektor, hoteldirektorin, hoteldirektorinnen, hoteldirektors, manager, managerin, managern,
      managerinnen, supporter, supporters, operator, operatorinnen, operators, disponent, disponentin,
      disponentinnen, disponenten, agent, agenten, agentin, agents, live agent, liveagent, service agent,
      call center agent, representative, supervisor, customer adviser, operatoren, mitabeiter, mitarbeter,
      mit arbeiter, mit arbeiterin, kunden berater, kunden beraterin, sach bearbeiter, ansprech partner,
      service mitarbeiter, kollege, kollegen, kollegin, kolleginnen, chef, chefin, chefs, boss,
      vorgesetzter, vorgesetzten, vorgesetzte, vorgesetztem, verantwortlicher, verantwortlichen,
      verantwortliche, verantwortlichem, zuständiger, zuständigen, zuständige, angestellter, angestellten,
      angestellte, fachmann, fachfrau, fachleute, fachleuten, fachkraft, servicekraft, servicekräfte,
      experte, experten, expertin, spezialist, spezialisten, spezialistin, telefonist, telefonisten,
      telefonistin, rezeptionist, rezeptionisten, rezeptionistin, empfangsdame, concierge, hausdame,
      küchenchef, küchenchefin, sprechstundenhilfe, arzthelferin, arzthelfer, sekretärin, sekretär,
      bankangestellter, bankangestellten, bankangestellte, teammitglied, mitglied ihres teams, jemand vom
      team, personal, servicepersonal, fachpersonal, einer ihrer leute, einem ihrer leute, einen ihrer
      leute, ihre leute, ihren leuten, ihrer leute, eure leute, euren leuten, monteur, sachverständiger,
      sachverständigen
    `),
    human: words(`
      mensch, menschen, person, menschliche, menschlichen, menschlicher, menschliches, menschlichem,
      menschliche stimme, menschlichen stimme, menschliches wesen, echte leute, echten leuten, richtige
      leute, richtigen leuten, fleisch und blut, lebewesen, leibhaftiger mensch, persönlicher
      ansprechpartner, echte stimme, echten stimme, menschliche person, menschlichen person, realperson,
      human, real person, human being
    `),
    somebody: words(`
      jemand, jemanden, jemandem, jemandes, irgendjemand, irgendjemanden, irgendjemandem, irgendwer,
      irgendwen, irgendwem, irgend jemand, irgend jemanden, irgend jemandem, irgend wen, irgend wem, eine
      dame, einer dame, die dame, der dame, einen herrn, einem herrn, den herrn, dem herrn, eine frau, einer
      frau, einen mann, einem mann, öpper, öpperem, wen echten, wem echten, wen anderen, wem anderen, einen
      anderen, einem anderen, sonst wen, sonst wem
    `),
    desk: words(`
      kundenservice, kundenservices, kundendienst, kundendienstes, kundenbetreuung, kundencenter,
      kundenzentrum, kundenabteilung, kundenhotline, kundenbüro, kunden service, kunden dienst,
      kundenservis, kundendinst, customer service, customer care, customer support, callcenter, call center,
      call centre, servicecenter, service center, servicezentrum, servicehotline, service hotline,
      servicestelle, serviceabteilung, servicedesk, helpdesk, help desk, helpline, hotline, infoline,
      support, kundensupport, technischer support, technischen support, techniksupport, technische
      abteilung, technischen abteilung, technikabteilung, störungsstelle, störungsdienst, zentrale,
      telefonzentrale, vermittlung, rezeption, anmeldung der sekretariat, vorzimmer, abteilung,
      fachabteilung, zuständige abteilung, zuständigen abteilung, rechnungsabteilung, rechnungsstelle,
      rechnungs abteilung, abrechnungsabteilung, buchhaltung, buchhaltungsabteilung, mahnabteilung,
      inkassoabteilung, beschwerdestelle, beschwerdeabteilung, beschwerdemanagement, beschwerde stelle,
      reklamationsabteilung, reklamationsstelle, schadenabteilung, schadensabteilung, schadenstelle,
      leistungsabteilung, kreditabteilung, kartenservice, kartenabteilung, sperrhotline, betrugsabteilung,
      vertragsabteilung, kündigungsabteilung, bestellabteilung, bestellannahme, versandabteilung,
      retourenabteilung, verkaufsabteilung, vertrieb, vertriebsabteilung, innendienst, außendienst,
      personalabteilung, presseabteilung, rechtsabteilung, geschäftsleitung, geschäftsführung, hotelleitung,
      filialleitung, teamleitung, marktleitung, betriebsleitung, leitung des hauses, direktion, chefetage,
      hauptverwaltung, reservierungsabteilung, buchungsabteilung, gästeservice, spa bereich, fundbüro,
      gepäckermittlung, ticketservice, leserservice, abo service, aboservice, arztpraxis, praxis,
      ordination, bürgerservice, bürgerbüro, ombudsabteilung, am empfang, vom empfang, zum empfang, zur
      technik, aus der technik, von der technik, der reklamation, zur reklamation, zum verkauf, vom verkauf,
      dem verkauf, second level, zweites level, backoffice
    `),
    speak: words(`
      sprechen, spreche, sprech, sprecht, sprich, sprichst, sprechn, schprechen, zu sprechen, reden, rede,
      redet, redest, red, redn, zu reden, telefonieren, telefoniere, zu telefonieren, unterhalten,
      unterhalte, zu unterhalten, besprechen, bespreche, zu besprechen, bereden, quatschen, quatsche,
      plaudern, plaudere, chatten, chatte, zu chatten, kommunizieren, verhandeln, zu verhandeln,
      diskutieren, diskutiere, schwätzen, schwatzen, klären, kläre, zu klären, austauschen, ins gespräch
      kommen, gespräch führen, ein gespräch, mitteilen, labern
    `),
    contact: words(`
      erreichen, erreiche, erreicht man, zu erreichen, erreichbar, kontaktieren, kontaktiere, zu
      kontaktieren, kontakt, kontakt aufnehmen, kontakt aufzunehmen, in kontakt treten, in kontakt kommen,
      in kontakt, in verbindung treten, in verbindung setzen, in verbindung, mich wenden, mich melden,
      durchkommen, durchzukommen, komme ich durch, ans telefon, ans telefon bekommen, ans telefon kriegen,
      an die strippe, an die leitung, in die leitung, an der leitung, am apparat, an den apparat, ans rohr,
      dran haben, herankommen, rankommen, dranbekommen, drankriegen
    `),
    spoke: words(`
      gesprochen, geredet, telefoniert, unterhalten mit, besprochen, gesagt, sagte, sagten, sagt, meinte,
      meinten, erzählt, erzählte, versprochen, versprach, zugesagt, mitgeteilt, erklärt, erklärte,
      behauptet, behauptete, hieß es, sprach, sprachen, redete, redeten, informiert, ausgerichtet,
      empfohlen, geraten, angerufen, gefragt, fragte, geschrieben, geantwortet, bestätigt, kontaktiert,
      verbunden worden, weitergeleitet worden
    `),
    move: words(`
      verbinden, verbinde, verbind, verbindet, verbunden, verbunden werden, zu verbinden, weiterverbinden,
      weiterverbinde, weiterverbunden, weiterzuverbinden, durchverbinden, durchverbunden, durchstellen,
      durchstelle, durchgestellt, durchzustellen, stellen sie mich, stell mich, stellt mich, stellen sie
      uns, stelle mich, mich durch, uns durch, weiterleiten, weiterleite, weitergeleitet, weiterzuleiten,
      leiten sie mich, leite mich, leitet mich, leiten sie uns, leiten sie meinen anruf, leiten sie den
      anruf, mich weiter, uns weiter, weitergeben, weitergegeben, weiterzugeben, geben sie mich, gib mich,
      weiterreichen, weitergereicht, reichen sie mich, reich mich, vermitteln, vermittle, vermittelt, zu
      vermitteln, übergeben, übergebe, umleiten, umgeleitet, überstellen, transferieren, transfer,
      eskalieren, eskaliere, eskaliert, eskalation, dazuschalten, dazuholen, übernehmen, übernimmt
    `),
    give: words(`
      geben, gib, gebt, gebe, holen, hol, holt, hole, herholen, ranholen, bringen, bring, bringt, schicken,
      schick, schickt, besorgen, besorg, besorgt, suchen, such, sucht, finden, find, findet, rufen, ruf,
      ruft, reichen, kriegen, kriege, krieg, bekommen, bekomme, bekomm, her mit, vermitteln, stellen sie
      mir, lassen sie
    `),
    want: words(`
      will, möchte, möcht, moechte, möchten, möschte, möchde, mecht, wollen, wollte, brauche, brauch,
      brauchen, bräuchte, bräucht, bräuchten, benötige, benötigen, hätte gern, hätte gerne, hätte lieber,
      hätt gern, hätt gerne, hätten gern, hätten gerne, würde gern, würde gerne, würde lieber, würd gern,
      würd gerne, würden gern, würden gerne, wünsche, wünschen, verlange, verlangen, fordere, bevorzuge,
      suche, bestehe auf, erwarte, mag, muss, müsste, müssen, wäre mir lieber, wär mir lieber, am liebsten,
      lieber, ich wett, wünsche mir, bestehe darauf
    `),
    can: words(`
      kann, kannst, können, könnt, könnte, könnten, könntest, koennte, koennten, koennen, darf, dürfte,
      dürfen, duerfte, möglich, möglichkeit, machbar, lassen sie mich, lass mich, lasst mich, lassen sie
      uns, erlaubt, erlauben, geht das, ginge das, würden sie, wären sie, wäre es, würdest, chan, chönt,
      chönd
    `),
    me: words(`
      ich, mich, mir, wir, uns, mein, meine, meinen, meinem, meiner, meines, unser, unsere, unseren,
      unserem, unserer, ick, isch, meinereiner
    `),
    you: words(`
      sie, ihnen, ihr, ihre, ihren, ihrem, ihrer, ihres, du, dich, dir, dein, deine, deinen, deinem, deiner,
      euch, euer, eure, euren, eurem, eurer
    `),
    real: words(`
      echt, echte, echten, echter, echtes, echtem, richtige, richtigen, richtiger, richtiges, richtigem,
      real, reale, realen, realer, reales, lebend, lebende, lebenden, lebender, lebendige, lebendigen,
      lebendiger, lebendiges, live, menschlich, leibhaftig, leibhaftige, leibhaftigen, leibhaftiger,
      wirklichen, wirkliche, wahren, wahre, normalen, normale, normaler, kompetent, kompetente, kompetenten,
      kompetenter, kompetentem, qualifiziert, qualifizierte, qualifizierten, qualifizierter, fachkundige,
      fachkundigen, persönlichen, persönliche, persönlicher, persönliches, vernünftigen, vernünftige,
      gescheiten, gescheite, zuständigen, zuständige, zuständiger
    `),
    other: words(`
      andere, anderen, anderer, anderes, anderem, andern, anders, sonst, stattdessen, statt, anstatt,
      sondern, weitere, weiteren, weiterer, ein anderer, jemand anders, jemand anderen, jemand anderes,
      jemand anderem, wen anderen, alternativ, ersatz
    `),
    machine: words(`
      roboter, robotern, roboters, telefonroboter, bot, bots, chatbot, chatbots, voicebot, sprachbot,
      maschine, maschinen, computer, computern, computers, computerstimme, telefoncomputer, sprachcomputer,
      sprachcomputern, automat, automaten, automatisch, automatische, automatischen, automatische ansage,
      automatenstimme, ki, künstliche intelligenz, künstlichen intelligenz, künstlicher intelligenz, ai,
      assistent, assistenten, assistentin, sprachassistent, sprachassistenten, sprachassistentin, virtueller
      assistent, virtuellen assistenten, bandansage, bandansagen, ansage, ansagen, anrufbeantworter,
      tonband, vom band, blechkiste, blechstimme, software, programm, computerprogramm, algorithmus, system,
      sprachmenü, menü
    `),
    not: words(`
      nicht, kein, keine, keinen, keinem, keiner, keines, keins, nie, niemals, nichts, nix, niemand,
      niemanden, niemandem, ohne, weder, ned, nid, keinesfalls, auf keinen fall, nirgends
    `),
    third: words(`
      er, ihm, ihn, sein, seine, seinen, seinem, seiner, mein mann, meine frau, mein sohn, meine tochter,
      meine mutter, mein vater, mein bruder, meine schwester, mein freund, meine freundin, meine freunde,
      mein kollege, meine kollegin, meine kollegen, mein chef, meine chefin, mein nachbar, meine nachbarin,
      mein arzt, mein makler, mein vermieter, mein partner, meine partnerin, meine eltern, meine oma, mein
      opa, der kunde, die kundin, die kunden, leute, manche, die meisten, andere leute, ein freund, eine
      freundin, ein bekannter, mein anwalt, mein steuerberater, mein reisebüro, die nachbarn, der verkäufer,
      der fahrer, der bote
    `),
    before: words(`
      gestern, vorgestern, vorhin, neulich, letztens, kürzlich, letzte woche, vorige woche, letzten monat,
      letztes jahr, voriges jahr, letztes mal, das letzte mal, beim letzten mal, letzten sommer, letzten
      winter, letzten freitag, letzten montag, heute morgen, heute früh, heute vormittag, damals, früher,
      bereits, schon mal, schon einmal, schon öfter, vor einem jahr, vor zwei jahren, vor drei jahren, vor
      jahren, vor langer zeit, vor monaten, vor wochen, vor zwei wochen, vor drei wochen, vor zwei tagen,
      vor ein paar tagen, vor einer woche, vor einem monat, seinerzeit, als kind, ehemals, zuvor, gerade
      vorhin
    `),
    if: words(`
      wenn, falls, ob, sofern, sobald, bevor, bis, solange, ansonsten, im fall, im falle, für den fall,
      angenommen, vorausgesetzt, nachdem, ehe
    `),
    asks: words(`
      wer, wie, was, wann, wo, warum, wieso, weshalb, wozu, womit, welche, welcher, welches, welchen,
      welchem, wohin, woher, woran, wofür, worüber, wessen, wie viel, wie viele, wieviel, wieviele, wie
      lange, wie oft, wie hoch, wie teuer, wie spät, ab wann, bis wann, um wie viel uhr, was für
    `),
    now: words(`
      jetzt, jetz, sofort, endlich, umgehend, unverzüglich, direkt, augenblicklich, dringend, unbedingt, auf
      der stelle, schnell, schnellstens, so schnell wie möglich, schnellstmöglich, heute noch, noch heute,
      im moment, gleich jetzt, jetzt gleich, subito
    `),
    callback: words(`
      zurückrufen, zurückruft, zurückrufe, zurückgerufen, zurückzurufen, zurück rufen, rückruf, rückrufs,
      rückrufbitte, rückrufwunsch, anrufen, anruft, anzurufen, rufen sie mich, ruf mich, ruft mich, rufen
      sie uns, mich anrufen, uns anrufen, bei mir melden, bei mir meldet, bei uns melden, mich zurück,
      telefonisch melden, telefonisch kontaktieren
    `),
    die: words(`
      sterben, sterbe, stirbt, sterb, gestorben, tot, tod, töten, töte, tötet, umbringen, umzubringen,
      umbringe, umbringt, bringe mich um, bring mich um, bringt sich um, selbstmord, selbstmordgedanken,
      suizid, suizidgedanken, suizidal, selbsttötung, leben nehmen, leben zu nehmen, leben beenden, leben
      ein ende, schluss machen mit dem leben, schluss mit dem leben, nicht mehr leben, nicht mehr
      weiterleben, nicht mehr da sein, nicht mehr aufwachen, erhängen, mich aufhängen, erschießen,
      ertränken, pulsadern, abschiedsbrief, vor den zug, von der brücke, vom dach springen, vom balkon
      springen, lebensmüde, leiche, leblos
    `),
    self: words(`
      mich selbst, mich selber, mir selbst, mir selber, sich selbst, sich selber, mir was an, mir etwas an,
      mir was antun, mir etwas antun, mir etwas anzutun, mich um, mich umbringen, mich umzubringen, mich
      töten, mich verletzen, mich ritzen, mich schneiden, mir das leben, mein leben, meinem leben,
      selbstverletzung, sich umbringen, sich umzubringen, sich etwas antun
    `),
    despair: words(`
      hoffnungslos, hoffnungslosigkeit, aussichtslos, ausweglos, sinnlos, wertlos, keinen sinn mehr, kein
      sinn mehr, keine hoffnung, keine hoffnung mehr, keinen ausweg, keinen ausweg mehr, keine kraft mehr,
      keinen lebenswillen, lebenswillen, kann nicht mehr, mag nicht mehr, halte es nicht mehr aus, halte das
      nicht mehr aus, halte das leben nicht mehr aus, nicht mehr lebenswert, lebenswert, verzweifelt,
      verzweiflung, am ende meiner kraft, lebe wohl, leb wohl, lebt wohl, abschied, verabschiedet, für
      immer, für immer verschwinden, verschwinden, ohne mich besser, besser ohne mich, ohne mich besser
      dran, niemand vermisst mich, niemand würde mich vermissen, einsam, depression, depressionen,
      depressiv, leer, hasse mich, hasse mein leben, will nicht mehr, alles egal
    `),
    hurt: words(`
      blutet, blute, bluten, blutend, blutung, verblutet, verblute, blut, bewusstlos, bewusstlosigkeit,
      ohnmächtig, ohnmacht, nicht ansprechbar, ansprechbar, reagiert nicht, zusammengebrochen, umgekippt,
      gestürzt, atmen, atmet, atme, atmung, atemnot, keine luft, kaum luft, kaum noch luft, luft, erstickt,
      ersticke, ersticken, verschluckt, schmerzen, schmerz, brustschmerzen, herzschmerzen, überdosis,
      schlaganfall, herzinfarkt, herzanfall, herzstillstand, krampfanfall, epileptischen anfall, anfall,
      krampft, krämpfe, tabletten, schlaftabletten, schmerztabletten, pillen, gift, vergiftet, vergiftung,
      allergisch, allergische reaktion, allergischen schock, unterzuckert, insulin, ritze, ritzen, geritzt,
      schneide mich, geschnitten, aufgeschnitten, verletzt, verletze, verletzte, verletzung, gelähmt, taub,
      schwindlig, schwindelig, wehen, fruchtblase, puls, stromschlag, verbrüht, ertrinkt, ertrunken,
      eingeklemmt, blau an, vergewaltigt, misshandelt
    `),
    body: words(`
      brust, brustkorb, herz, herzens, kopf, hals, arm, arme, armen, bein, beine, gesicht, bauch,
      handgelenk, handgelenke, zunge, rücken, hand, hände, finger, adern, lunge, augen, rachen, körper
    `),
    fire: words(`
      feuer, brennt, brand, brennen, brände, rauch, raucht, rauchentwicklung, qualm, qualmt, flammen,
      flamme, explosion, explodiert, funken, funkt, verbrannt, verschmort, lichterloh, feuer gefangen,
      ausgebrochen, angebrannt
    `),
    gas: words(`
      gas, gasgeruch, gasleck, gasaustritt, gasleitung, gas riecht, nach gas, gasalarm, gasmelder,
      kohlenmonoxid, kohlenmonoxidmelder, kohlenmonoxidalarm, co melder, co alarm, monoxid, abgase,
      ausgeströmt, strömt aus, tritt aus, undicht
    `),
    attack: words(`
      angriff, angegriffen, greift mich an, greift uns an, attackiert, überfall, überfallen, messer, waffe,
      pistole, gewehr, axt, schusswaffe, schießt, geschossen, schüsse, erschossen, erstochen, absteche,
      steche, einbrecher, einbruch, eingebrochen, bricht ein, bricht gerade ein, aufzubrechen, bedroht,
      bedrohen, droht, gedroht, drohung, morddrohung, schlägt mich, schlägt uns, schlägt sie, geschlagen,
      verprügelt, prügelt, zusammengeschlagen, würgt, gewürgt, verfolgt, verfolger, stalker, stalkt, lauert,
      entführt, entführung, gekidnappt, lösegeld, geisel, vergewaltigt, vergewaltigung, missbraucht,
      belästigt, erpresst, erpressung, bombe, amok, amokläufer, täter, eindringling, ausgeraubt,
      festgehalten, eingesperrt
    `),
    emergency: words(`
      notfall, notfälle, notruf, krankenwagen, rettungswagen, notarzt, notärztin, rettung, rettungsdienst,
      ambulanz, ambulanzwagen, sanität, sanitäter, polizei, feuerwehr, helfen sie mir, helft mir, zu hilfe,
      um hilfe, hilfe hilfe, lebensgefahr, lebensgefährlich, in gefahr, akute gefahr, sos, erste hilfe,
      notaufnahme, krankenhaus, spital, eins eins zwei, eins eins null, einhundertzwölf
    `),
    family: words(`
      kind, kinder, kindern, kindes, baby, babys, säugling, sohn, sohnes, tochter, töchter, mann, ehemann,
      exmann, frau, ehefrau, exfrau, mutter, mama, mami, mutti, vater, papa, papi, eltern, schwiegermutter,
      schwiegervater, bruder, schwester, geschwister, oma, opa, großmutter, großvater, enkel, enkelin,
      enkelkind, tante, onkel, neffe, nichte, cousin, cousine, freund, freundin, exfreund, exfreundin,
      partner, partnerin, lebensgefährte, lebensgefährtin, nachbar, nachbarin, nachbarn, mitbewohner,
      mitbewohnerin, der kleine, die kleine, den kleinen, der kleinen
    `),
    steal: words(`
      gestohlen, stiehlt, stehlen, geklaut, klaut, klauen, beklaut, bestohlen, diebstahl, dieb, diebe,
      entwendet, geraubt, gehackt, hackt, hacker, gekapert, geknackt, geplündert, plündert, leergeräumt,
      leer geräumt, räumt mein konto, abgeräumt, abgezockt, betrogen, betrug, betrüger, betrügern,
      betrügerin, betrügerisch, betrügerische, trickbetrug, trickbetrüger, enkeltrick, abzocke, abzocker,
      phishing, gefälscht, gefälschte, gefälschten, fälschung, geklont, kopiert, missbraucht, missbrauch,
      identitätsdiebstahl, identität gestohlen, kreditkartenbetrug, unbefugt, unbefugte, unberechtigt,
      unberechtigte, unautorisiert, nicht autorisiert, nicht autorisierte, nie autorisiert, ohne meine
      erlaubnis, ohne meine zustimmung, ohne mein wissen, nicht von mir, war ich nicht, bin ich nicht,
      falscher mitarbeiter, falschen mitarbeiter, falschen link, falsche sms, falscher polizist,
      fernzugriff, schadsoftware, trojaner, reingefallen, hereingefallen, reingelegt, auf mich reingefallen,
      fremder zugriff, jemand benutzt, jemand nutzt, jemand verwendet
    `),
    money: words(`
      geld, gelder, karte, karten, kreditkarte, kreditkarten, bankkarte, girokarte, ec karte, bankomatkarte,
      debitkarte, prepaidkarte, konto, kontos, konten, girokonto, sparkonto, bankkonto, onlinebanking,
      online banking, kontostand, ersparnisse, erspartes, ersparte, pin, tan, tans, geheimzahl, passwort,
      kennwort, zugangsdaten, bankdaten, kartendaten, kontodaten, geldbörse, geldbeutel, portemonnaie,
      brieftasche, überweisung, überweisungen, überweisen, überwiesen, überweist, zahlung, zahlungen,
      abbuchung, abbuchungen, abgebucht, abgehoben, abhebung, buchung, buchungen, lastschrift, dauerauftrag,
      transaktion, transaktionen, betrag, beträge, guthaben, paypal, iban
    `),
    law: words(`
      anwalt, anwalts, anwälte, anwältin, rechtsanwalt, rechtsanwälte, rechtsanwältin, rechtsbeistand,
      anwaltsschreiben, anwaltskanzlei, gericht, gerichte, gerichtlich, gerichtliche, amtsgericht,
      landgericht, bezirksgericht, handelsgericht, friedensrichter, richter, klage, klagen, klagt, verklage,
      verklagen, verklagt, einklagen, sammelklage, klage einreichen, anzeige, strafanzeige, anzeigen,
      anzeige erstatten, zeige sie an, rechtliche, rechtlichen, rechtlich, rechtliche schritte, rechtsweg,
      juristisch, juristische, juristischen, rechtswidrig, illegal, strafbar, gesetz, gesetzwidrig,
      vertragsbruch, schadenersatz, schadensersatz, mahnbescheid, mahnverfahren, betreibung, einstweilige
      verfügung, staatsanwalt, staatsanwaltschaft, ombudsmann, ombudsfrau, ombudsstelle, schlichtungsstelle,
      schlichter, verbraucherzentrale, verbraucherschutz, verbraucherschützer, konsumentenschutz,
      arbeiterkammer, volksanwaltschaft, preisüberwacher, bundesnetzagentur, netzagentur, bafin,
      finanzaufsicht, finanzmarktaufsicht, fma, rtr, finma, bakom, aufsichtsbehörde, aufsicht,
      regulierungsbehörde, kartellamt, datenschutzbehörde, datenschutzbeauftragten, datenschutzbeauftragter,
      dsgvo, presse, förmliche beschwerde, formelle beschwerde, offizielle beschwerde, rechtsschutz,
      rechtsschutzversicherung, meine rechte
    `),
    cancel: words(`
      kündig*, gekündigt, aufkündigen, storniere, stornieren, storniert, stornierung, auflösen, auflösung,
      beenden, beende, schließen, schließe, austreten, trete aus, abmelden, abbestellen, widerrufen,
      widerrufe, widerruf, bin weg, bin ich weg, bin raus, gehe woanders, verlasse, verlieren mich,
      verlieren einen kunden, einen kunden verloren, mich los, nie wieder, nie mehr bestellen, nicht mehr
      kunde, kein kunde mehr, kunde weniger
    `),
    contract: words(`
      vertrag, vertrags, vertrages, verträge, verträgen, handyvertrag, mobilfunkvertrag, internetvertrag,
      stromvertrag, abo, abos, abonnement, zeitungsabo, konto, konten, kundenkonto, mitgliedschaft,
      versicherung, versicherungen, police, polizze, versicherungsvertrag, tarif, tarife, tarifs, anschluss,
      internetanschluss, leistungspaket, laufzeit, mindestlaufzeit, bindung, kundenkarte, depot, kredit
    `),
    rival: words(`
      konkurrenz, konkurrent, konkurrenten, mitbewerber, mitbewerb, wettbewerb, wettbewerber, andere
      anbieter, anderen anbieter, anderer anbieter, anderem anbieter, neuen anbieter, anbieter wechseln,
      anbieter, anbieterwechsel, andere bank, anderen bank, bank wechseln, andere versicherung, anderen
      versicherung, andere firma, anderen firma, wechsle, wechsel, wechseln, wechselt, woanders, woanders
      hin, woandershin, anderswo, anderswohin, zu vodafone, zur telekom, zu o zwei, zu magenta, zu a eins,
      zu drei, zu sunrise, zu swisscom, zu salt, bei amazon
    `),
    anger: words(`
      wütend, wut, sauer, stinksauer, stocksauer, verärgert, ärgerlich, ärgert mich, ärgere mich, ärger,
      genervt, nervt, nerven, nervst, nervig, frustriert, frustrierend, frust, zornig, empört, entsetzt,
      enttäuscht, enttäuschend, enttäuschung, nase voll, schnauze voll, satt, es satt, reicht mir, mir
      reicht, reichts, reicht es, mir langt, genug, genug davon, keine geduld, geduld, am ende meiner
      geduld, keine lust mehr, keinen nerv, wahnsinnig, verrückt, zum verrücktwerden, ausrasten, raste aus,
      flippe aus, platze, auf die palme, auf den keks, auf den sack, auf den geist, auf die nerven, kotzt
      mich an, zum kotzen, ankotzen, rege mich auf, rege ich mich auf, aufregen, zum haare raufen,
      verzweifle, zum verzweifeln, hasse, verarscht, verschaukelt, für dumm verkauft, schämen sie sich,
      schämt euch, im kreis
    `),
    insult: words(`
      nutzlos, nutzlose, nutzloser, nutzloses, dumm, dumme, dummer, dummes, dümmer, blöd, blöde, blöder,
      blödes, blödsinn, doof, doofe, doofer, idiot, idioten, idiotisch, vollidiot, depp, deppen, deppert,
      trottel, dämlich, dämliche, dämlicher, bescheuert, bescheuerte, bescheuerter, bekloppt, beschissen,
      beschissene, scheiße, scheiss, scheiß, arschloch, arsch, mist, dreck, quatsch, unsinn, schwachsinn,
      müll, saftladen, sauladen, sauhaufen, sauerei, verein, witz, ein witz, lächerlich, frechheit,
      unverschämt, unverschämtheit, zumutung, katastrophe, katastrophal, unfähig, unfähige, unfähiger,
      inkompetent, zu nichts zu gebrauchen, zeitverschwendung, verschwendung, zeit verschwenden, abzocker,
      abzocke, verarsche, verarschen, veräppeln, betrügerladen, stümper, amateure, clowns, pfeifen,
      schlampe, kuh, leck mich, fick, fick dich, verpiss dich, verpissen, klappe, fresse, maul, verdammt,
      verdammte, verdammter, verdammtes, verflucht, zum teufel, herrgott, unterirdisch, unter aller sau, das
      letzte, das allerletzte, miserabel, grottenschlecht, erbärmlich, bodenlos, inakzeptabel, peinlich,
      schande, unmöglich, taub, schwerhörig, begriffsstutzig
    `),
    again: words(`
      wieder, schon wieder, immer wieder, nochmal, nochmals, noch mal, noch einmal, erneut, immer noch, noch
      immer, dauernd, ständig, jedes mal, zum zweiten mal, zum dritten mal, zum vierten mal, zum fünften
      mal, zum zehnten mal, zum hundertsten mal, zum letzten mal, zum x ten mal, zweimal, dreimal, viermal,
      fünfmal, zehnmal, hundertmal, tausendmal, zigmal, mehrmals, mehrfach, öfter, drei mal, vier mal, fünf
      mal, zehn mal, hundert mal, wie oft, wie oft noch, das gleiche, dasselbe, dieselbe, die gleiche, immer
      dasselbe, immer das gleiche, von vorne, von vorn, wiederhole, wiederholen, wiederholt, wiederholung,
      im kreis, wie gesagt, wie schon gesagt, wie bereits gesagt, bereits gesagt, schon gesagt
    `),
    listen: words(`
      zuhören, hören sie zu, hör zu, hören sie, hörst du, hören mir zu, mir zu, hört mir zu, zugehört,
      verstehen, verstehen sie, verstehst, versteht, verstanden, verstehen mich, mich verstehen, kapieren,
      kapierst, kapiert, begreifen, begreifst, helfen, hilft, hilfst, helft, geholfen, weiterhelfen,
      weiterhilft, antworten, antworte, antwortest, beantworten, beantwortet, lösen, kümmern, kümmert, ernst
      nehmen, ernst genommen, raffen, checken sie, checkst
    `),
    yes: words(`
      ja, jawohl, jo, jap, jep, joa, jaja, klar, okay, ok, oke, gern, gerne, sehr gern, sehr gerne,
      natürlich, selbstverständlich, sicher, sicherlich, einverstanden, genau, absolut, auf jeden fall, von
      mir aus, meinetwegen, in ordnung, alles klar, warum nicht, wieso nicht, freilich, logisch, passt,
      perfekt, super, prima, toll, klasse, spitze, leiwand, cool, wunderbar, ausgezeichnet, fein, stimmt,
      richtig, gut, ist gut, sehr gut, yes, yep, sure
    `),
    no: words(`
      nein, nee, nö, ne, neinnein, nei, nicht nötig, nicht notwendig, lieber nicht, besser nicht, noch
      nicht, jetzt nicht, nicht jetzt, keinesfalls, auf keinen fall, niemals, no, kein bedarf, kein
      interesse, lass mal, lassen sie mal, lassen sie nur, passt schon, schon gut, geht schon
    `),
    thanks: words(`
      danke, dankeschön, danke schön, danke sehr, danke vielmals, vielen dank, vielen lieben dank,
      herzlichen dank, besten dank, schönen dank, tausend dank, merci, merci vielmals, dank, dankbar,
      bedanke mich, ich danke ihnen, thanks
    `),
    hello: words(`
      hallo, guten tag, guten morgen, guten abend, grüß gott, grüß sie, grüß dich, grüezi, servus, moin,
      moin moin, tag, tach, mahlzeit, hi, hey, hallöchen, schönen guten tag, schönen guten abend, n abend,
      hoi, salü, grüessech
    `),
    bye: words(`
      tschüss, tschüß, tschau, ciao, auf wiederhören, auf wiedersehen, wiederhören, wiedersehen, bis bald,
      bis dann, bis später, bis morgen, schönen tag, schönen tag noch, schönen abend, schönen abend noch,
      schönes wochenende, alles gute, machs gut, machen sie es gut, baba, pfiat di, pfiat ihnen, adieu, ade,
      uf widerluege, gute nacht, das wars, das war alles, das ist alles
    `),
    wait: words(`
      warten, warte, wartet, warten sie, moment, einen moment, momentchen, augenblick, sekunde, eine
      sekunde, eine minute, kurz, sekündchen, erst, zuerst, vorher, zunächst, später, bleiben sie dran,
      stopp, stop, langsam
    `),
    but: words('aber, jedoch, trotzdem, allerdings, dennoch, sondern, obwohl, außer, nur'),
    device: words(`
      handy, handys, telefon, festnetz, smartphone, natel, internet, wlan, wifi, netz, netzwerk, router,
      modem, fritzbox, leitung, anschluss, verbindung, bluetooth, drucker, scanner, laptop, rechner, pc,
      notebook, tablet, bildschirm, display, monitor, fernseher, tv, receiver, box, fernbedienung, kamera,
      heizung, therme, boiler, heizkörper, waschmaschine, spülmaschine, geschirrspüler, kühlschrank, herd,
      backofen, kaffeemaschine, staubsauger, saugroboter, klimaanlage, aufzug, lift, klingel, schloss, app,
      webseite, website, seite, homepage, programm, update, server, auto, wagen, motor, fahrrad, velo,
      roller, akku, batterie, ladegerät, kabel, stecker, sim, sim karte, kopfhörer, lautsprecher, uhr,
      rauchmelder, gaszähler, zähler, alarmanlage, lampe, gerät, geräte, automat, bankomat, geldautomat
    `),
    order: words(`
      bestellung, bestellungen, bestellt, bestellen, bestelle, auftrag, paket, pakete, päckchen, lieferung,
      lieferungen, sendung, ware, artikel, produkt, retoure, rücksendung, umtausch, gutschrift,
      rückerstattung, erstattung, gutschein, rechnung, rechnungen, beleg, quittung, flug, flüge, ticket,
      tickets, fahrkarte, billett, bahnticket, zug, reise, urlaub, buchung, buchungen, gebucht, buchen,
      buche, reservierung, reservieren, reserviert, tisch, zimmer, doppelzimmer, einzelzimmer, hotel,
      hotelzimmer, mietwagen, taxi, termin, termine, arzttermin, rezept, karten, eintrittskarten, konzert,
      kino, film, essen, pizza, menü, gericht, getränk, schuhe, kleid, hose, jacke, größe, angebot,
      umbuchung, umbuchen, gepäck, koffer, antrag, formular, ausweis, kurs
    `),
    pay: words(`
      kostet, kosten, kostenlos, preis, preise, preisen, teuer, billig, günstig, günstiger, gebühr,
      gebühren, grundgebühr, zahlen, zahle, zahlt, bezahlen, bezahle, bezahlt, gezahlt, abgebucht, abbuchen,
      berechnet, verrechnet, belastet, rechnung, rate, raten, ratenzahlung, zinsen, zins, rabatt, euro,
      cent, franken, rappen, dollar, pfund, mahnung, schulden, schulde, trinkgeld, anzahlung, kaution,
      erstatten, erstattet, limit, bar, bargeld, lastschrift
    `),
    when: words(`
      montag, dienstag, mittwoch, donnerstag, freitag, samstag, sonnabend, sonntag, montags, dienstags,
      mittwochs, donnerstags, freitags, samstags, sonntags, januar, jänner, februar, feber, märz, april,
      mai, juni, juli, august, september, oktober, november, dezember, heute, morgen, übermorgen, gestern,
      abend, abends, nachmittag, nachmittags, vormittag, vormittags, mittag, mittags, nacht, nachts, früh,
      woche, wochen, wochenende, monat, monate, monaten, jahr, jahre, jahren, tag, tage, tagen, stunde,
      stunden, minute, minuten, uhr, halb, viertel, nächste woche, nächsten monat, weihnachten, ostern,
      silvester, feiertag, feiertage, sommer, winter, herbst, frühling
    `),
    number: words(`
      null, eins, zwei, zwo, drei, vier, fünf, sechs, sieben, acht, neun, zehn, elf, zwölf, dreizehn,
      vierzehn, fünfzehn, sechzehn, siebzehn, achtzehn, neunzehn, zwanzig, einundzwanzig, fünfundzwanzig,
      dreißig, vierzig, fünfzig, sechzig, siebzig, achtzig, neunzig, hundert, einhundert, zweihundert,
      dreihundert, fünfhundert, tausend, zweitausend, million, ersten, erste, erster, zweite, zweiten,
      dritte, dritten, vierte, vierten, fünften, sechsten, siebten, achten, neunten, zehnten, zwanzigsten,
      nummer, nummern, ziffer, ziffern, kundennummer, bestellnummer, rechnungsnummer, vertragsnummer,
      telefonnummer, rufnummer, postleitzahl, code, komma, prozent, dutzend, paar
    `),
    place: words(`
      stadt, städte, dorf, straße, strasse, gasse, platz, allee, weg, adresse, haus, wohnung, zu hause,
      zuhause, daheim, nach hause, flughafen, bahnhof, hauptbahnhof, haltestelle, station, terminal, gate,
      gleis, hafen, laden, geschäft, markt, supermarkt, filiale, filialen, bank, post, postamt, paketshop,
      apotheke, tankstelle, restaurant, lokal, café, park, parkplatz, garage, museum, theater, schule,
      universität, amt, rathaus, gemeinde, büro, werkstatt, keller, küche, bad, stock, stiege, etage,
      zentrum, innenstadt, altstadt, norden, süden, osten, westen, land, deutschland, österreich, schweiz,
      ausland, berlin, hamburg, münchen, köln, frankfurt, wien, graz, linz, salzburg, innsbruck, zürich,
      bern, basel, genf, strand, meer, see, berg, autobahn
    `),
  },
};
