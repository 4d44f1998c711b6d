import { type LanguagePhrases, lines, namesIn, wordsIn } from './language-phrases.ts';

export const GERMAN: LanguagePhrases = {
  language: 'de',
  fillers: namesIn(`
    äh, ähm, öh, öhm, hm, na, tja, naja, halt, eben, einfach, doch, eigentlich, wirklich, echt jetzt,
    sozusagen, quasi, gerade mal, direkt, sofort, vielleicht, eventuell, möglichst, dringend, unbedingt, nun,
    also, guten tag, guten morgen, irgendwie, ehrlich gesagt, umgehend, bloß, endlich, verdammt nochmal,
    bitte sehr, gefälligst
  `),
  courtesy: namesIn('bitte, bitteschön, bidde, freundlicherweise'),
  nouns: namesIn(`
    mensch, menschen, mitarbeiter, mitarbeiterin, mitarbeitern, mitarbeiterinnen, berater, beraterin, beratern,
    kundenberater, kundenberaterin, kundenbetreuer, kundenbetreuerin, betreuer, sachbearbeiter, sachbearbeiterin,
    agent, agenten, operator, vertreter, vertreterin, ansprechpartner, ansprechpartnerin, vorgesetzter, vorgesetzten,
    vorgesetzte, teamleiter, teamleiterin, kundenservice, kundendienst, kundenbetreuung, kundencenter, callcenter,
    call center, hotline, servicemitarbeiter, servicemitarbeiterin, servicekraft, fachabteilung, fachkraft, telefonist,
    telefonistin, vermittlung, zentrale, abteilungsleiter, filialleiter, kollege, kollegin, kollegen, kolleginnen,
    angestellter, angestellten, support, techniker, supportmitarbeiter, callcentermitarbeiter, bankberater, rezeption
  `),
  lookalikes: wordsIn(`
    arbeiten arbeitet mitarbeit mitarbeiten beraten beratung berät vertreten vertretung vertrag verträge
    menschlich menschheit kollegial betreuung vermitteln vermittelt zentral fachlich operation operationen kunden kunde
  `),
  common: wordsIn(`
    ich du er sie es wir ihr mich mir dich dir ihn ihm uns euch ihnen mein meine meinen meiner meinem dein ihre ihren
    ihrem unser der die das den dem des ein eine einen einem einer eines und oder aber denn weil wenn dass ob als wie was
    wo wann warum wer wen wem welche welcher dieser diese dieses ist sind bin bist war waren wird werden wurde worden
    habe haben hat hatte hab kann kannst können könnte könnten muss müssen soll will wollen wollte möchte würde darf
    nicht kein keine keinen nein ja schon noch auch nur sehr gut da hier dort jetzt heute zu zum zur von vom mit bei für
    auf an am im in um nach vor über unter durch ohne gegen bis aus danke hallo gesagt sage sagen gefragt frage wissen
    weiß brauche mal gern gerne lieber immer wieder nie man etwas drei
  `),
  words: {
    cue: lines(`
      will | möchte | brauche | brauch | hätte | hätt | würde | kann ich | könnte ich | darf ich | kann mich | können sie | könnten sie | kannst du | gib | geben | gebt | holen | hol | lieber | bevorzuge | verlange | benötige | suche | möglich | wie komme ich | wie kriege ich | warte auf | rufen sie | schicken | lassen sie mich | wäre es | soll mir | soll mich | kriege ich
    `),
    act: lines(`
      übernehmen | übernimmt | anruft | anrufen | zurückrufen | zurückruft | mich anrufen | ansehen | anschauen | helfen | am telefon | ans telefon | jetzt | erreichen | haben | sprechen | gesprochen | reden | kümmern | weiterhelfen
    `),
    a: lines(`
      ein | eine | einen | einem | einer | der | die | den | dem | das | irgendein | irgendeinen | irgendeinem
      irgendeiner | ihr | ihre | ihren | ihrem | ihrer | nen | nem | ner | ne | n | eurem | euren | eure | eurer
      einer ihrer | einem ihrer | einen ihrer | von ihren | von euren | anderen | dein | deinen | deinem
      so einen | so einem | zu einem | zum | zur
    `),
    adj: lines(`
      echten | echter | echte | echtes | echt | richtigen | richtige | richtiger | anderen | andere | anderer
      realen | reale | realer | menschlichen | menschlicher | menschliche | lebendigen | lebendige | zuständigen
      zuständige | kompetenten | kompetente | leibhaftigen | wirklichen | wirkliche | wahren | normalen | freien
      fachkundigen
    `),
    someone: lines(`
      jemand | jemanden | jemandem | irgendjemand | irgendjemanden | irgendjemandem | irgendwen | irgendwem | person | personen | leute | leuten | mann | frau | herrn | dame | wen | wem
      chef | chefin | boss | manager | leiter | leiterin | verantwortlichen | verantwortlicher | zuständigen | experten | spezialisten | personal | abteilung | team | buchhaltung | rechnungsabteilung | beschwerdestelle | reklamation | technik | verkauf | vertrieb | kundenabteilung | kundenhotline | schadenabteilung | beschwerdeabteilung | personen aus fleisch
      menschlichen | menschliches | menschliche stimme | wesen | fleisch und blut
    `),
    who: lines(`
      [<a>] [<adj>] (<noun>|<someone>) [echtem|echten|echtes|anderem|anderen|richtigem|richtigen|menschlichem|menschlichen|zuständigen|realem]
    `),
    strong: lines(`
      [<a>] [<adj>] <noun>
      (eine|einer|ne|ner|die) [<adj>] person
      (echte|echten|reale|richtige|andere|realen|lebendige) (person|personen|leute)
      (jemand|jemanden|jemandem) (echten|echtes|echtem|anders|anderen|anderem|richtigen|richtiges|menschlichen|menschliches|aus|vom|von|der|zuständigen|kompetenten)
      (einen|den|ihren|ihr|den|euren) (chef|manager|boss|verantwortlichen|leiter)
      (die|ihre) (chefin|leiterin|beschwerdestelle|beschwerdeabteilung|buchhaltung)
    `),
    speak: lines(`
      sprechen | reden | telefonieren | unterhalten | sprech | rede | spreche | besprechen | quatschen
      kommunizieren | klären | gesprochen | verhandeln | chatten | zu tun haben | austauschen | plaudern
      labern
    `),
    bot: lines(`
      roboter | robotern | maschine | maschinen | computer | computern | bot | bots | automat | automaten | ki
      künstliche intelligenz | künstlichen intelligenz | sprachcomputer | bandansage | anrufbeantworter
      assistent | assistenten | sprachassistent | sprachassistenten | tonband | chatbot | system | ansage
      blechkiste | telefoncomputer | programm
    `),
    wish: lines(`
      will | möchte | moechte | würde | wuerde | hätte | haette | brauche | brauch | verlange | wünsche | wollte
      kann | könnte | koennte | darf | dürfte | muss | bevorzuge | wollen | möchten | mag | benötige | können
      könnten | suche | fordere | möcht | hätt | würd
    `),
    family: lines(`
      (mein|meine|sein|seine|ihr|ihre|unser|unsere|der|die|ein|eine) (mann|frau|bruder|schwester|mutter|vater|sohn|tochter|freund|freundin|kollege|kollegin|nachbar|nachbarin|oma|opa|chef|chefin|onkel|tante|cousin|partner|kunde|kundin|mama|papa)
    `),
    yes: lines(`
      ja | jawohl | jo | jap | jep | klar | okay | ok | gern | gerne | sehr gern | natürlich
      selbstverständlich | sicher | auf jeden fall | von mir aus | meinetwegen | einverstanden
      in ordnung | das wäre | wäre (super|gut|toll|nett|schön|prima|klasse|lieb|perfekt) | genau | warum nicht
      perfekt | super | prima | passt | stimmt | machen sie das | mach das | tun sie das | absolut | aber sicher
      aber gern | alles klar | klingt gut | logisch | sehr gerne | freilich
    `),
    contract: lines(`
      vertrag | verträge | abo | abonnement | konto | mitgliedschaft | alles | police | versicherung | anschluss
      konten | tarif | abos | karte
    `),
    bare: lines(`
      [<a>] [<adj>] <noun> [<noun>]
      (eine|ne) [<adj>] person
      (echte|reale|richtige) person
      jemand (echten|echtes|anders|richtigen|menschlichen)
      echter mensch | buchhaltung | rechnungsabteilung | beschwerdestelle | beschwerdeabteilung | technischer support | menschliche hilfe | vorgesetzter
    `),
    tail: lines(`
      danke | jetzt | ans telefon | am telefon | hier | kein <bot> | keine <bot> | keinen <bot>
      hab ich gesagt | los | sonst nichts | ja | und zwar
    `),
  },
  rules: {
    explicit_request: {
      always: lines(`
        (warum|wieso|weshalb) .. (nicht|keinen|niemanden|kein|keine) .. (<who>|verbinden|durchstellen|sprechen|weiterleiten|reden)
        (können|könnten|kannst|wollen) (sie|du) mich nicht .. (verbinden|durchstellen|weiterleiten|<noun>)
        (unmöglich|nicht möglich|erreiche (keinen|niemanden|nie)|kommt man nicht|komme nicht) .. <who>
        (nicht|kein|keinen|keine|keinem|genug von|statt|schluss mit) .. <bot> .. (sondern|ich will|ich möchte|lieber|will|möchte|geben|einen|eine|mit) .. <strong>
        (nicht|kein|keine|keinen) [mit|an] [einem|einer|eine|einen|ein|noch] <bot> [sondern|mit] .. <strong>
        <strong> (und nicht|nicht|statt|und keinen|und keine|anstatt|und kein|keinen|keine|kein|anstelle) [mit|von] [einem|einer|eines|diesem|dem|der|einen|eine] <bot>
        (habt|haben|gibt) [ihr|sie|es] [denn] (keine|keinen|niemanden) .. (<noun>|<someone>) [mit|der|die|den|dem|hier|da|echten] 
      `),
      perhaps: lines('<noun> | <someone>'),
      say: lines(`
        mit <who> .. <speak>
        <speak> .. mit <who>
        (ihren|euren|den|deinen|einen|eine|ihre) [<adj>] (<noun>|chef|manager|chefin) [mal|gerne|gern] <speak>
        (persönlich|mündlich) .. (sprechen|reden|klären|besprechen) | (lieber|gern|gerne) persönlich (mit|sprechen|reden)
        (verbinde|verbinden|verbind|verbinde|verbindet) (sie|mich|uns) .. (mich|mit|zu|an|zum|zur|weiter|jetzt)
        (verbinden|verbindet|verbinde|verbind) (sie mich|mich|sie uns|uns)
        (mich|uns|meinen anruf|den anruf|das gespräch) .. (verbinden|durchstellen|weiterleiten|weiterverbinden|durchverbinden|weitergeben|vermitteln|übergeben|verbindet|verbunden|weitergeleitet|durchgestellt|umleiten|überstellen|weiterreichen)
        (verbunden|weitergeleitet|durchgestellt|weiterverbunden|durchverbunden|weitergegeben|vermittelt) (werden|zu werden)
        (stellen|stell|stellt|leiten|leite|leitet|geben|gib|reichen) [sie|ihr|mich] .. (mich|uns|anruf|gespräch) .. (durch|weiter|zum|zur|zu|an)
        (stellen|leiten|geben|reichen) sie .. (durch|weiter)
        (leite|leiten|stell|gib|stelle|reich) mich (weiter|durch|um|rüber|an)
        (geben|gib|gebt|holen|hol|holt|suchen|finden|besorgen|schicken|rufen) [sie|du] (mir|mich|uns) .. (<noun>|jemand|jemanden|person|chef|boss|verantwortlichen)
        (geben|holen|rufen) sie .. (<strong>) [ans|her]
        (will|möchte|moechte|brauche|brauch|hätte|bevorzuge|verlange|benötige|wünsche|fordere|wollte|möcht|suche|hätt) [jetzt|gerne|gern|lieber|nur|auch|dann|da|hier|dafür] [gerne|gern|lieber|nur|jetzt] <strong> !(beauftragen)
        (kann|könnte|darf|dürfte|krieg|bekomme|kriege) ich .. <strong> .. (haben|sprechen|bekommen|kriegen|erreichen|gesprochen)
        (kann|könnte|darf) ich .. (chef|vorgesetzten|verantwortlichen|person) .. (haben|sprechen)
        (will|möchte|brauche|hätte) .. (jemand|jemanden) .. (der|dem|echten|am|haben|kompetenten|anderen|vom|von|sprechen)
        (gibt es|gibts|gibt s|ist|ist da|haben sie|habt ihr|existiert|sind|ist hier|sitzt) .. (jemand|jemanden|irgendjemand|irgendjemanden|einen menschen|echte menschen|ein mensch|<noun>|echte leute|irgendwer|echte person) .. (mit dem|mit der|dem ich|der mir|der|da|sprechen|echtes|echter|erreichbar|verfügbar|bei euch|bei ihnen|frei|reden|im haus|echt|hier|persönlich)
        (gibt es|gibts|gibt s|habt ihr|haben sie) [hier|da|denn|bei ihnen|bei euch|auch|noch|dort] [auch|noch] (menschen|echte <noun>|echte leute|richtige <noun>|echte menschen|<strong>)
        ist (da|dort|hier) [auch|noch|denn|überhaupt] (jemand|irgendjemand|ein mensch|wer|ein echter)
        (mit wem|an wen|bei wem) (kann|könnte|darf|muss|soll) (ich|man) [mich|hier|da|darüber] [sprechen|reden|wenden]
        wen kann ich .. (sprechen|anrufen|fragen|kontaktieren)
        (wie|wo) .. (erreiche|komme|bekomme|erreichen|kriege|finde|spreche|kontaktiere) .. (ich|man) .. <strong>
        (jemand|<noun>|chef|wer) .. (zurückrufen|anrufen|kontaktieren|zurückruft|anruft|meldet|melden|übernehmen|übernimmt)
        (kann|könnte|soll|möge) mich .. (jemand|<noun>) (zurückrufen|anrufen|kontaktieren|melden)
        (rufen sie mich|ruft mich|ruf mich) .. zurück | rückruf .. (von|mitarbeiter|vereinbaren|erbitten|haben)
        ^ [<yes>|nein|hallo|ich sage|ich sagte|dann|und|nur] [nein|ja] <bare> [<tail>] $
        (nicht|nie|keine lust|hasse|genug|weigere|aufhören|satt|leid) .. (mit) .. <bot> .. (reden|sprechen|spreche|rede|unterhalten|zu tun|telefonieren|diskutieren)
        (rede|spreche|telefoniere|diskutiere) .. nicht .. mit .. <bot>
        (will|möchte|brauche|mag) [hier|jetzt] (keinen|keine|kein) [<adj>|blöden|blöde|dummen] <bot>
        (keine|keinen) (roboter|maschinen|maschine|bots|bot|automaten)
        (menschliche|menschlichen|menschlicher|persönliche|persönlichen) (hilfe|kontakt|unterstützung|beratung|betreuung|ansprechpartner|stimme|gespräch|berater) !(daten)
        (spreche|rede|sprech|telefoniere|sprächen) .. (lieber|gern|gerne|nur) .. mit <who>
        mit <who> .. (zu tun haben|verbunden|verbinden|in kontakt|in verbindung)
        (eskalieren|eskalieren sie)
        (weiterleiten|durchstellen|verbinden|weiterverbinden|verbindung) .. (an|mit|zu|zum|zur|in) <who>
        (an|zu|zum|zur) <strong> .. (durchstellen|weiterleiten|verbinden|weitergeben|übergeben|stellen|weiterverbinden|leiten|vermitteln)
        (zum|zur|an den|an die|mit dem|mit der) <strong>
        <cue> ... <strong>
        <strong> .. <act>
        (jemanden|jemand) .. (sprechen|gesprochen|haben)
        zurückgerufen .. von .. <who>
        (keinen|niemanden) .. einen echten
      `),
      unless: lines(`
        (nicht|nie|niemals|ungern) [mehr|wieder|gleich|jetzt|schon wieder] [mit|an|zu|zum|zur] [<a>] [<adj>] (<noun>|<someone>) [<speak>|verbunden|verbinden|weitergeleitet|durchgestellt|reden|weiterleiten]
        (kein|keinen|keine|keinem|keiner|niemanden|niemandem|niemand) [<adj>] (<noun>|<someone>|anderen|sonst) [<speak>|haben|brauchen|nötig]
        (kein|keinen|keine|keinem|keiner) [<adj>] (<noun>|<someone>)
        termin .. mit .. <who>
        (verbinden|verbindet|verbinde) .. (das|den|die|mein|meinen) .. (mit|gerät)
        niemanden | niemandem | mit niemand
        (verbinden|verbinde|stellen|leiten|geben|verbindet|leite) [sie] (mich|uns) [jetzt|auf keinen fall|noch] (nicht|nirgends|keinesfalls|keinem) .. [<who>] [weiter|durch]
        (nicht|ohne|statt|anstatt|keinesfalls|brauchen sie mich nicht) [zu|mit|an|mich] .. (verbinden|durchstellen|weiterleiten|weitergeleitet|verbunden|weiterverbinden|durchgestellt|vermitteln|weitergeben|durchzustellen|weiterzuleiten|zu verbinden)
        (mich|sie|uns) .. (nicht|nirgendwohin) .. (verbinden|durchstellen|weiterleiten|weiterverbinden|verbunden|weitergeleitet)
        (habe|hab|hatte|haben|bin|war|wurde|hat|hatten) .. (schon|gestern|bereits|letzte|vorhin|mal|neulich|früher|heute morgen|damals|letztens) .. <who> .. [gesprochen|geredet|telefoniert|verbunden]
        (habe|hab|haben|hat|hatten) .. (<who>) .. (gesprochen|geredet|telefoniert|getroffen|gesehen|erreicht|gehabt|kontaktiert|angerufen) !(gern)
        (bin|wurde|war|worden) .. (verbunden|weitergeleitet|durchgestellt) [worden]
        (gestern|letzte woche|letzten monat|vorhin|neulich|letztes mal|letzte mal|vor (zwei|drei|ein paar|einigen) (tagen|wochen|monaten)|letztes jahr|heute morgen|vorgestern|letztens) .. <who>
        <who> .. (gestern|letzte woche|letzten monat|vorhin|neulich|letztes mal|vorgestern|letztes jahr|letztens)
        (<noun>|person|mann|frau|dame|herr|jemand) .. (hat|hatte|war|ist|sagte|meinte|kam|im geschäft|im laden|in der filiale|der mich|die mich|wohnt|arbeitet|verdient|kostet|half) [mir|mich|gesagt|angerufen|sehr|nett|freundlich|gestern|bei|so|super|immer]
        (versicherungsvertreter|immobilienmakler|makler|reiseberater|steuerberater|handelsvertreter|versicherungsmakler|unternehmensberater|finanzberater|vermögensberater|anlageberater)
        (mein|meine|meinen|meinem|meiner|unser|unsere|unserem|unseren) [<adj>] (<noun>|chef|chefin|boss|mann|frau|manager|team|personal|leiter|abteilung|steuerberater)
        (personalabteilung|menschenrechte|menschenverstand|mitarbeiterrabatt|mitarbeiterausweis|mitarbeiterzahl|beraterhonorar|kundennummer|mitmenschen)
        (zeiten|öffnungszeiten|uhrzeit|nummer|telefonnummer|adresse|email|mail|gehalt|beruf|stelle|job|ausbildung|name|aufgabe|definition|kosten|preis|öffnungszeit|anschrift|servicezeiten|arbeitszeiten) (von|vom|der|des|für|zum|als|eines|ihrer|bei|zur|ist|sind) .. (<noun>|<someone>)
        <noun> .. (öffnungszeiten|geöffnet|gehalt|verdient|verdienen|kostet|offen|zeiten|nummer|adresse|geschlossen|zu verdienen)
        (wie viele|wieviele|wie viel|was|wie lange|wie alt|welche|welcher) (verdient|verdienen|macht|machen|kostet|ist|sind|<noun>|leute|menschen|personen|arbeitet|heißt|bedeutet|tut) .. [<noun>|<someone>]
        (wann|ab wann|bis wann|um wie viel uhr|an welchen tagen|wie lange) .. (<noun>|<someone>)
        (arbeite|arbeitet|arbeitete|arbeiten|job|jobbe|stelle|ausbildung|bewerbe|bewerben|bewerbung|tätig|beruf|karriere|anfangen|angestellt) (als|zum|zur|für|bei|beim) .. (<noun>|<someone>)
        (bin|bist|sind|ist|war|wäre|sei|wird) [ich|du|sie|das|denn|hier|nur|auch|jetzt] [denn|überhaupt] (ein|eine|der|die|kein|keine|n) [<adj>] (<noun>|person|mann|frau)
        (sind|bist) (sie|du) .. (mensch|person|echt|echte|echter|menschlich|<bot>|<noun>)
        (spreche|rede|sprech|sprechen|red|telefoniere|bin) (ich|wir) .. mit <who>
        (wenn|falls|bevor|nachdem|sobald|ob|sollte|angenommen) (ich|sie|man|wir|du|mich|später) .. (<who>|verbinden|weiterleiten|durchstellen|verbunden) .. [brauche|bräuchte|sprechen|will|möchte|verbinden|muss|rede|wollte|hätte|spreche]
        (muss|müsste|soll|sollte) ich (dafür|dazu|erst|zwingend|denn) .. <who>
        (<family>|er|sie selbst|leute|kunden) .. (will|wollte|möchte|wollten|hat|hatte|braucht|brauchte|arbeitet|ist|spricht|sprach|verlangte|bat) .. <who>
        mit (meiner|meinem|meinen|seiner|seinem|ihrer mutter|unserem|unserer) .. [<speak>]
        (überweisen|überweisung|übertragen|umbuchen|verschieben|verbinden|schicken|senden) .. (euro|geld|konto|wlan|internet|netz|bluetooth|sparkonto|guthaben|rechnung|punkte|wifi|vpn|netzwerk|router)
        (wlan|internet|netz|bluetooth|router|wifi|vpn|netzwerk) .. (verbinden|verbunden|verbindet)
        (für|mit|zu|tisch|zimmer) .. (eine|zwei|drei|vier|fünf|sechs|acht|zehn|vielen) (person|personen|leute|leuten|menschen)
        (wie|als|besser als|als mit) (ein|eine|einem|einer|jeder|mit einem) [<adj>] (mensch|menschen|person|berater|mitarbeiter)
        (danken|danke|grüßen|loben|bewerten|beschwerde über|beschweren über|lob|trinkgeld|feedback) .. (<noun>|<someone>) !(sprechen)
        (wollte|dachte|hätte|wäre) .. (fast|beinahe|schon|erst) .. <who>
        (dachte|glaube|denke|glaubte) .. (sie|ich|du|das) .. (<noun>|person)
        (später|morgen|ein andermal|nächste woche) .. <who>
        (vielen|den|manchen|anderen|älteren|jungen) (menschen|leuten|leute|personen)
        (sie|du) (können|kannst) .. (selbst|selber|auch) | ohne <who>
        (maschinen|kran|anlagen|bus|reise|tour|lkw) (bediener|führer|operator|veranstalter)
        (zum|zur|an den|an die|mit dem|mit der) .. (paket|wetter|fall) 
        (die|der) hotline (ist|hat|kostet|nummer)
        (mitarbeiter|leute|jemand|jemanden|berater) (der|die|den) .. (englisch|deutsch|türkisch|französisch|spanisch) .. (spricht|sprechen)
        (anruf|brief|mail|nachricht|schreiben|besuch) (von|vom) [<a>] [<adj>] (<noun>|<someone>)
        (kostet|kosten|gebühr|gebühren|kostenlos|kostenpflichtig|bezahlen|zahle|aufpreis|teuer) .. (mit|wenn|für|einen|es|etwas) .. (<who>) .. [sprechen|reden]
        (muss|sollte|will|möchte) .. mit .. (jemandem|<family>) .. (darüber|drüber|zuerst|vorher|bevor|erst|besprechen)
        (muss|möchte|will) (erst|vorher|zuerst) .. mit .. [<who>] .. [sprechen|reden]
        (kenne|kennt|kannte|getroffen|gesehen|höre|gehört|sehe) [ich] [einen|eine|ein|da] (jemand|jemanden|menschen|leute|person|<noun>)
        (wünsche|will|möchte) [ich] (keine|nicht) .. (weiterleitung|weitergeleitet|verbindung|verbunden|rückruf)
        (wie wird man|wie werde ich|werden als) .. <noun>
        (verbinden|verbinde|stellen|leiten|geben) .. (mich|uns) .. [mit|an|zu] (niemandem|niemanden|keinem|keinen)
        (nach) .. <who> (gefragt|verlangt)
      `),
    },
    safety: {
      say: lines(`
        (umbringen|umzubringen|selbstmord|suizid|suizidgedanken|suizidal|selbst verletzen|etwas antun|was antun|erhängen|vor den zug|pulsadern|ritzen)
        (will|möchte|wollte) (sterben|nicht mehr leben|nicht mehr weiterleben|tot sein|mich töten|mein leben beenden)
        leben (beenden|nehmen|ein ende) | nicht mehr leben
        (schmerzen|schmerz|stechen|druck|enge) .. (brust|brustkorb|herz|herzgegend) | brustschmerzen | herzschmerzen
        (kann|krieg|kriege|bekomme|bekommt|kriegt|atmet) .. (nicht|keine|kaum|schlecht|nicht mehr) .. (atmen|luft)
        atmet nicht | atemnot | keine luft 
        (herzinfarkt|schlaganfall|herzanfall|herzstillstand|epileptischen anfall|krampfanfall|allergischen schock|überdosis|asthmaanfall) !(versicherung)
        (bewusstlos|ohnmächtig|zusammengebrochen|umgekippt|erstickt|reagiert nicht|bewegt sich nicht)
        (blutet|blute|verblutet|blut) .. (stark|viel|überall|nicht auf|sehr|heftig)
        (brauche|rufen|schicken|rufe|holen|brauchen|schickt|ruf) .. (krankenwagen|notarzt|polizei|feuerwehr|rettungswagen|rettungsdienst|notruf)
        (das|es|hier|ich habe|wir haben) .. (ist|einen|ein) [ein|einen] notfall | medizinischer notfall | lebensgefahr | ^ notfall $ | ein notfall
        (es|haus|küche|wohnung|auto|hier|dach|ofen|keller|gebäude) .. (brennt|in flammen|feuer gefangen) !(mir|auf der)
        es brennt | (feuer|brand) (im|in der|in meinem|in meiner|bei mir|ausgebrochen) | hat feuer gefangen
        (riecht|rieche|stinkt|geruch) .. (gas|verbrannt|rauch|gasgeruch) | gasleck | gasgeruch | gas (tritt aus|strömt aus|leck|austritt) | kohlenmonoxid
        rauch .. (aus|überall|kommt|im) 
        (bedroht|bedrohen|verfolgt|angegriffen|greift|schlägt|überfallen|verprügelt|stalkt|erpresst|belästigt) .. (mich|uns|worden|wurde|werde|an)
        (mich|uns) .. (bedroht|verfolgt|angreift|schlägt|überfallen|verprügelt|angegriffen|umbringen)
        (hat|mit) (ein messer|eine waffe|eine pistole|einem messer|einer waffe|ne waffe) | bombe | in gefahr
        (jemand|einbrecher|ein mann|fremder) .. (bricht|einbrechen|eingebrochen|im haus|in meiner wohnung|vor der tür|in meinem haus|in der wohnung|will rein|ins haus)
        (tabletten|pillen) (genommen|geschluckt)
        (jemand|einer|sie|hacker|betrüger|unbekannte|er|man|die) .. (klaut|stiehlt|hebt|bucht|räumt|überweist|benutzt|nutzt|plündert|zieht|gestohlen|geklaut|abgehoben|abgebucht|leergeräumt|missbraucht|hackt|verwendet) .. (geld|konto|karte|identität|ersparnisse|daten|namen|kreditkarte|guthaben)
        (geld|konto|karte|kreditkarte|ec-karte|identität|bankkarte|girokarte|geldbörse|portemonnaie|handy|konten|brieftasche|bankkonto|account|ersparnisse|geldbeutel) .. (gestohlen|geklaut|gehackt|leergeräumt|abgebucht|missbraucht|verschwindet|geplündert|benutzt|abgehoben|geklont|weg geklaut|kompromittiert|gekapert|leer geräumt|abgezogen|entwendet) !(nicht)
        (betrug|betrogen|betrüger|abgezockt|phishing|hereingelegt|reingelegt|betrugsfall|gehackt) !(versicherung)
        (abbuchung|abbuchungen|überweisung|überweisungen|zahlung|zahlungen|buchung|buchungen|transaktion|transaktionen|einkäufe) .. (nicht von mir|nicht gemacht|nicht autorisiert|unbekannt|nicht kenne|nicht veranlasst|verdächtig|nicht genehmigt|nie gemacht|nicht getätigt|nie autorisiert)
        (unbefugte|unberechtigte|verdächtige|unautorisierte|betrügerische|nicht autorisierte|fremde) (abbuchung|abbuchungen|überweisung|überweisungen|zahlung|zahlungen|buchung|buchungen|transaktion|transaktionen)
        (abbuchung|abbuchungen|überweisung|überweisungen|zahlung|zahlungen|buchung|buchungen|transaktion|transaktionen|einkäufe|bestellungen|abhebung|abhebungen) ... (nicht kenne|nicht von mir|nicht gemacht|nicht getätigt|nicht veranlasst|nicht autorisiert|nie gemacht|ich nicht|nicht war|ohne meine)
        (karte|kreditkarte|konto|bankkarte|identität|daten) .. (wird|werden|wurde|wurden) .. (benutzt|verwendet|missbraucht|geplündert|leergeräumt|belastet|genutzt|gehackt|gestohlen|geklaut)
        (hat|haben|mir|man) .. (karte|konto|geld|geldbörse|portemonnaie|identität|geldbeutel|brieftasche) .. (gestohlen|geklaut|gehackt|leergeräumt|abgebucht|entwendet|abgehoben)
        (wurde|wurden|bin|worden|werde) .. (betrogen|abgezockt|gehackt|bestohlen|ausgeraubt|erpresst|überfallen|reingelegt)
        (brennt) (es|bei|unsere|mein|die|das|hier|unser|der) | (bei uns|bei mir|hier) brennt
        (atmet|bewegt sich|reagiert|wacht) .. (nicht|nicht mehr) | (gestürzt|gefallen|umgefallen) .. (kopf|bewegt|blutet|treppe|reagiert|atmet|bewusstlos)
        (arm|gesicht|seite) .. (taub|gelähmt) | (jemanden|ihn|sie|alle) (umbringen|töten|erschießen|abstechen) | (bringe|bring) (mich|ihn|sie|alle|jemanden) um
        (gas) .. (riecht|rieche|gerochen|strömt|tritt) | explosion | explodiert | stromschlag | (kriegt|bekommt|kriege|bekomme) .. luft
        (bleichmittel|gift|reinigungsmittel|waschmittel|batterie|säure|spülmittel|tabletten|rohrreiniger) .. (getrunken|verschluckt|geschluckt|gegessen|genommen)
        (geld|betrag|beträge|abbuchungen|euro) ... (nicht genehmigt|nicht autorisiert|nicht erlaubt|ohne meine|nicht zugestimmt|nicht freigegeben|nicht veranlasst)
        ohne (meine|mein) (erlaubnis|zustimmung|genehmigung|einverständnis|wissen)
        (kind|sohn|tochter|baby) .. (verschwunden|entführt|erstickt|ertrinkt|krampft|bewusstlos|atmet nicht|verbrannt|vermisst)
        (vergiftet|vergiftung|ertrinkt|ertrunken|wehen|verbrüht)
        (mein|meine|der|er|sie) .. (schlägt|würgt|bedroht|prügelt|verprügelt) (mich|uns)
      `),
      unless: lines(`
        (feuerversicherung|brandversicherung|brandschutz|rauchmelder|gasrechnung|gaszähler|gastarif|gasvertrag|gasheizung|feuerlöscher|gasanbieter|gaspreis|notfallkontakt|notfallnummer|brandschäden|feuermelder|notausgang)
        (versicherung|versichert|deckt|abgedeckt|police|schutz|alarm|melder|vertrag|schützen|vermeiden|vorsorge|informationen|mitversichert|zahlt|rechnung|abgesichert|inklusive|umfasst) .. (feuer|brand|brandschäden|gas|diebstahl|betrug|herzinfarkt|schlaganfall|einbruch|gestohlen|kohlenmonoxid|rauch|phishing)
        (betrug|feuer|brand|diebstahl|herzinfarkt|schlaganfall|einbruch|gestohlen) .. (versichert|abgedeckt|versicherung|gedeckt|schützen|mitversichert)
        (kein|keinen|nicht|nix) .. (notfall|gefahr|brennt|eilig)
        im (notfall|brandfall|fall) | für den notfall | für notfälle
        (wenn|falls|wie|was passiert|ob) .. (gestohlen|gehackt|geklaut|brennt|notfall|betrug|gas|einbricht|betrüger|phishing|diebstahl|geklaut)
        (letztes jahr|vor jahren|vor (zwei|drei|fünf|zehn) (jahren|monaten|wochen)|letzten monat|früher|damals|letzte woche|gestern|vor einem jahr|als kind|letzten sommer|letzten winter) .. (herzinfarkt|schlaganfall|feuer|gestohlen|gehackt|brand|überfallen|betrogen|eingebrochen|notarzt|krankenwagen|geklaut|gebrannt|umgekippt|zusammengebrochen)
        (herzinfarkt|schlaganfall|gestohlen|gehackt|überfallen|betrogen|eingebrochen|gebrannt|geklaut|brand) .. (letztes jahr|vor jahren|vor (zwei|drei|fünf|zehn) (jahren|monaten|wochen)|letzten monat|damals|letzte woche)
        (film|buch|serie|lied|artikel|nachrichten|krimi|fernsehen|roman) .. (selbstmord|bombe|mord|brand|betrug|feuer|sterben|tot|überfall|umbringen)
        (sterbe|sterben|tot|totlachen) (vor|gelacht) | feuerwerk | feuerzeug | badebombe | lagerfeuer | feuer und flamme | bombenstimmung | cd brennt
        (akku|handy|batterie|rechner|bildschirm) .. (tot|gestorben|brennt|abgeraucht)
        (rechnung|kosten) .. (krankenwagen|rettungswagen|feuerwehr) | zeit totschlagen | selbstbehalt
      `),
    },
    legal: {
      say: lines(`
        (verklage|verklagen|klage|verklag|klagen|einklagen|anzeigen|zeige) (sie|euch|ihre firma|die firma|einreichen|ein|dich|gegen|an|dagegen|den laden|das unternehmen)
        (sie|euch|ihre firma|die firma|das unternehmen|den laden|dich) .. (verklagen|anzeigen|vor gericht|verklage|klagen)
        (anzeige|strafanzeige|klage|beschwerde bei der aufsicht) (erstatten|stellen|einreichen|erheben|gegen)
        (vor|zum) gericht | rechtliche schritte | rechtlich (vorgehen|gegen) | rechtsweg | gerichtlich | juristische schritte | sammelklage | sehen uns vor gericht | rechtliche konsequenzen | mahnbescheid | einstweilige
        (mein|meinem|meinen|unser|ein|einen|einem|vom|den|unserem|der|dem|zum) (anwalt|anwältin|rechtsanwalt|rechtsanwältin|anwälte) .. (wird|meldet|hören|ein|schicken|schreiben|einschalten|einschalte|sprechen|gehen|übergeben|kontaktieren|wenden|nehmen|beauftragen|kümmert|holen|informieren|reden|weiter|kontaktiere|informiert|regeln|anrufen)
        (schalte|schalten|beauftrage|nehme|rufe|kontaktiere|hole|gehe|gehen|einschalten|konsultiere|frage|informiere|übergebe|spreche|rede|wende) .. (anwalt|anwältin|rechtsanwalt|rechtsanwältin|anwälte)
        (hören|post|brief|schreiben) .. (von|vom) .. (anwalt|anwältin|rechtsanwalt|anwälten)
        (verbraucherzentrale|verbraucherschutz|ombudsmann|ombudsstelle|bundesnetzagentur|bafin|schlichtungsstelle|aufsichtsbehörde|datenschutzbehörde|datenschutzbeauftragten|konsumentenschutz|arbeiterkammer|finanzaufsicht|regulierungsbehörde|staatsanwaltschaft|kartellamt|behörden melden)
        (das|es) ist .. (illegal|strafbar|rechtswidrig|verboten|gegen das gesetz|gesetzeswidrig|betrug was) | kenne meine rechte | vertragsbruch
        (an die|zur|zu den|der) (presse|medien|zeitung|öffentlichkeit)
        (nehme|hole|suche|besorge|such|nehm|hol) .. (anwalt|rechtsbeistand|anwältin) | (gehe|geh|wende|melde|beschwere) .. (verbraucherzentrale|ombudsmann|bundesnetzagentur|gericht|bafin|polizei gegen sie|aufsicht|verbraucherschutz|schlichtungsstelle)
        (zeige|zeig) (ich|sie|euch) .. an | (ich) (verklage|verklag) | (klage|strafanzeige) .. (einreichen|gegen|erheben|stellen) | sehen (wir|uns) .. (gericht)
        (rechtliche|juristische) (schritte|mittel|konsequenzen)
        (post|brief|schreiben|nachricht|anruf) .. (von|vom) .. (anwalt|anwältin|anwälten|rechtsanwalt)
      `),
      unless: lines(`
        (anwalt|anwältin|rechtsanwalt|notar|steuerberater) (hat|braucht|wollte|möchte|benötigt|bittet|will|fragt) .. (rechnung|kopie|unterlagen|dokument|dokumente|vertrag|beleg|adresse|formular|nachweis|gefragt|auszug)
        (bin|ist|als|arbeite|beruf|kanzlei|werden|studiere|adresse|kosten|honorar|nummer) .. (anwalt|anwältin|rechtsanwalt|anwaltskanzlei|anwalts|jurist)
        (nicht|nie|kein|keine|keinen|ohne) .. (verklagen|klage|anzeige|anwalt|gericht|anzeigen|klagen|illegal)
        rechtsschutzversicherung | rechtsabteilung | rechtsform | anzeige (schalten|im display|auf dem|am bildschirm|in der zeitung|aufgeben) | (kann nicht|kann mich nicht|will mich nicht) klagen | über .. klagen
        (film|serie|buch|krimi) .. (anwalt|gericht|verklagt)
        (<family>|er) .. (verklagt|klagt|angezeigt|gericht)
        (wer ist|was ist|wo ist|wie erreiche) .. (ombudsmann|verbraucherzentrale|bundesnetzagentur|gericht) | ist (das|es) (legal|illegal|erlaubt|verboten)
        (lecker|leckeres) gericht | gericht (bestellen|auf der karte|ohne fleisch)
        presse (ausweis|termin|abteilung)
      `),
    },
    cancel_threat: {
      say: lines(`
        (ich|wir|dann|sonst|kündige|kündigen) (kündige|kündigen|kündig) [ich|wir] [jetzt|dann|alles|den|das|mein|meinen|meine|die|bei|und|alle|ihnen|euch|fristlos|heute|noch heute|hiermit] .. [<contract>]
        kündige ich
        (werde|will|möchte|muss|überlege|überlege mir|denke|sollte|kann ja|könnte) .. (<contract>|alles) .. (kündigen|auflösen|beenden|schließen|stornieren) !(termin)
        (<contract>|alles|fristlos) kündigen
        (oder|sonst|ansonsten|andernfalls|wenn .. dann) .. (kündige|wechsle|gehe|bin ich weg|wechsel|kündigen|kündig|storniere|suche ich mir)
        (wechsle|wechseln|wechsel|gehe|gehen|wandere|wechselt) .. (anbieter|konkurrenz|mitbewerber|anderen bank|andere bank|andere versicherung|anderer anbieter|anderswo|woanders|woanders hin|woandershin|wettbewerb|andere firma)
        (anbieter|bank|versicherung|stromanbieter) wechseln
        (zur konkurrenz|zu einem anderen anbieter|zum mitbewerber|zu einer anderen (bank|versicherung|firma)|anderen anbieter suchen|woanders hin)
        (verlieren|verliert|los|verloren) .. (kunden|kundin) | (mich als kunden|mich als kundin) | (nie wieder|nicht mehr|keine) .. (kunde|kundin|bei ihnen|bei euch) .. [bestellen|kaufen|kunde]
        (konto|konten) (auflösen|schließen) .. (dann|wenn)
        bin (ich weg|weg hier|dann weg)
        (sonst|oder|wenn|ansonsten) ... (kündige|kündigen|wechsle|wechsel|wechseln|bin ich weg|gehe ich|suche ich mir)
        (dann) .. (kündige|wechsle|wechsel|gehe ich|bin ich) .. (weg|anbieter|woanders|konkurrenz|alles|vertrag|ihnen)
        (sie|ihr) (verlieren|verliert|sind mich|seid mich) .. (kunden|kundin|los)
      `),
      unless: lines(`
        (nicht|nie|ohne|niemals) .. (kündigen|kündige|wechseln|wechsle|auflösen)
        (wie|kann ich|kann man|wann|was passiert|was kostet|wo|ob|darf ich|könnte ich) .. (kündigen|kündige|wechseln|auflösen|schließen|kündigung|stornieren)
        (termin|bestellung|reservierung|buchung|flug|ticket|tisch|zimmer|lieferung|hotel|newsletter) .. (kündigen|stornieren|absagen|auflösen|canceln)
        (<family>|er|ihm|mir) .. (gekündigt|kündigt|kündigen|gewechselt|wechselt)
        (wechseln|wechsle|wechsel) .. (adresse|tarif|sim|name|reifen|zimmer|platz|passwort|karte|termin|kleidung|thema)
        (gehe|gehen) .. (arbeiten|schlafen|nach hause|urlaub|einkaufen)
        (arbeit|wohnung|job|mietvertrag) .. (kündigen|kündige|gekündigt)
      `),
    },
    frustration: {
      say: lines(`
        (sie|du|ihr|das|dieser bot|diese maschine|dieses system|der bot|das ding|dieser roboter|es) (helfen|hilfst|hilft|verstehen|verstehst|versteht|hören|hörst|hört|kapieren|kapierst|begreifen|checkst|bringst|bringen|nützen|nützt|beantworten|antworten|lösen) [mir|mich|euch|uns|ja|es|das|meine|einem] .. (nicht|nichts|gar nicht|überhaupt nicht|kein|null|nie|keine|gar nichts)
        (versteht|verstehen|verstehst|kapiert|kapieren|kapierst|begreifst|begreifen) (mich|mein|sie|du|ihr|mich hier|man mich|keiner|hier) .. (nicht|nichts|niemand|keiner|denn nicht|überhaupt)
        (helfen|hilfst|hilft) (sie|du) mir .. (nicht|nichts|kein stück)
        (sie|du) (sind|bist) [echt|total|so|völlig|ja|absolut|komplett|keine|nicht|ein|eine|echt ein|zu nichts|aber|auch|überhaupt|der letzte] [keine|ein|total|völlig|ja|zu|so] (nutzlos|dumm|blöd|doof|unfähig|dämlich|idiot|hilfe|hilfreich|inkompetent|schwachsinnig|taub|zu gebrauchen|nichts zu gebrauchen|mist|witz|lächerlich|bescheuert|behindert|katastrophe|schlecht|nervig|unbrauchbar)
        (das|es|ihr service|der service|dieser service|das ganze|das hier|was|das system|dieses system|ihr laden) (ist|wird|wäre|war) [ja|alles|total|völlig|so|echt|absolut|ein|eine|langsam|hier|eine absolute|ein absoluter|die reinste|der reinste|sowas von|nur|reine|zum|die|der] [ein|eine|total|völlig|absolut|reine|absolute|totale|purer|reinste] (nutzlos|lächerlich|unmöglich|sinnlos|zeitverschwendung|frechheit|unverschämtheit|unverschämt|witz|zumutung|katastrophe|quatsch|mist|scheiße|unsinn|blödsinn|verzweifeln|haare raufen|inakzeptabel|nervig|frustrierend|dumm|blöd|verrückt|irre|albtraum|ärgerlich|müll|bescheuert|unerträglich|unglaublich|kotzen|heulen|schlechter witz|schwachsinn|schande|sauerei|letzte|allerletzte|peinlich|inakzeptabel|bodenlos|schlimm|schlimmste|verarsche|zu blöd|umständlich|nicht zu fassen|nicht hilfreich|ätzend|nicht mehr normal|horror)
        ^ (nutzlos|lächerlich|sinnlos|so ein mist|so ein quatsch|unverschämt|unverschämtheit|frechheit|was für ein mist|scheiße|unmöglich|zeitverschwendung|schwachsinn|so ein scheiß|inakzeptabel|katastrophe) $
        (so|was für) (ein|eine|n) (mist|quatsch|scheiß|frechheit|zumutung|schwachsinn|blödsinn|scheiße|unverschämtheit|saftladen|zeitverschwendung|theater|katastrophe|müll|witz)
        (verschwenden|verschwendest|verschwendung|stehlen|verschwendet|vergeudet|vergeuden) .. (zeit|meiner zeit) | zeitverschwendung
        (habe|hab|hatte|sage|sag|erkläre|wiederhole|musste|muss|frage|haben|sagte) .. (dreimal|viermal|fünfmal|zehnmal|hundertmal|tausendmal|mehrmals|mehrfach|drei mal|vier mal|zehn mal|hundert mal|tausend mal|zigmal|zum dritten mal|x mal|oft genug|schon oft|so oft|zum x ten|drei|etliche male|ständig|zweimal) .. [gesagt|gefragt|erklärt|wiederholt|sagen|wiederholen|erklären|genannt|geantwortet|angerufen]
        (dreimal|viermal|fünfmal|zehnmal|hundertmal|tausendmal|mehrmals|mehrfach|drei mal|vier mal|zigmal|hundert mal|tausend mal|zehn mal|x mal) (gesagt|gefragt|erklärt|wiederholt|angerufen|genannt|gefragt)
        (zum) (dritten|vierten|fünften|zehnten|hundertsten|tausendsten|x-ten|letzten|hundertsten|x ten|wiederholten|xten) mal
        (wie oft) (soll|muss|noch|denn) | immer wieder (dasselbe|das gleiche|die gleiche|von vorne|von vorn) | immer (dasselbe|das gleiche|die gleiche|dieselbe) [frage|antwort]
        (hören|hör) [sie|du] .. auf .. (zu fragen|zu wiederholen|damit|immer|mich)
        (im kreis|in kreisen) | drehen uns | auf der stelle | kommen nicht weiter | komme nicht weiter mit ihnen | (bringt|führt) (so|das|ja|hier|mir|zu|uns|alles) [ja|hier|alles|so|mir|zu] (nichts|nirgends|nirgendwo)
        (nase voll|schnauze voll|satt|leid|genervt|nervt|nerven|nervst|wütend|sauer|verärgert|frustriert|stinksauer|auf die palme|wahnsinnig|verzweifle|verzweifelt|geduld|ausrasten|verrückt|auf den keks|auf den sack|reicht es|reichts|reicht s|aggressiv|kotzt|rege mich auf|raste aus|ärgert mich|ärgere mich) !(zeit|für|den chef|haben|über meinen)
        (mir|jetzt|langsam) reicht (es|s|das) | reicht es (mir|jetzt) | genug (davon|von ihnen|von dem|von diesem|jetzt) | schluss damit
        (blöde|blöder|blödes|dumme|dummer|dummes|scheiß|verdammte|verdammter|verdammtes|bescheuerte|bescheuerter|beschissene|nutzlose|nutzloser|nutzloses|idiotische|idiotischer|dämliche|dämlicher|dämliches|doofe|doofer|doofes|verfluchte|unfähige|unfähiger|schlechter|schlechteste|schlechtester|miese|mieser) (maschine|roboter|bot|computer|system|ding|kiste|automat|ki|assistent|programm|blechkiste|service|kundenservice|sprachcomputer|teil|kundendienst|kuh|verein|laden|support)
        (arschloch|verarschen|verarscht|leck mich|fick|scheiße|die (klappe|fresse)|halts maul|maul|idiot|idioten|vollidiot|depp|trottel|penner|zum teufel|verdammt|verflucht|kacke|herrgott|saftladen|schnauze)
        (wollen|willst|machen|veräppeln|verarschen) (sie|du|ihr) .. (mich|veräppeln|lustig|verarschen|auf den arm)
        (hören|hörst|hört) (sie|du|ihr|mir|hier) .. (nicht|überhaupt|keiner|niemand|mal) .. [zu|mal]
        (nicht|keine) .. (was ich (sage|will|meine|frage)|hilfe)
        (funktioniert|klappt|hilft|geht) (hier|das|so|ja|alles|mir) [ja|hier|alles|so|mir|hinten] (nicht|nichts|überhaupt|gar) [und|weiter|vorne]
        hasse (diesen|diese|das|dieses|es|ihren|euren|solche)
        (keine|null) ahnung .. (haben sie|hast du|habt ihr) | (haben sie|hast du) .. keine ahnung
        (reden|redet|redest) .. (aneinander vorbei|unsinn|quatsch|mist)
        (hören|hörst|hört) (sie|du|ihr) (mir|mich) .. (nicht|gar nicht|überhaupt)
        (sie|du|ihr) (hören|hörst|hört|verstehen|verstehst|versteht|helfen|hilfst|helft|antworten|antwortest|kapieren|kapierst) .. (nicht|nichts|gar nicht|nie) .. [zu|mir]
        (das|es|alles|hier|ja) (bringt|führt|hilft|nützt) .. (nichts|nicht|gar nichts)
        (schlechter|schlechte|mieser|miese|katastrophaler|unterirdischer|furchtbarer|grauenhafter|lausiger|erbärmlicher) (service|kundenservice|kundendienst|support|beratung)
        (seit|schon) .. (stunde|stunden|minuten|ewig) .. (rum|herum|warte|versuche|rede|erkläre|hänge)
        (werde|werd|bin|werden) .. (sauer|wütend|wahnsinnig|verrückt|aggressiv|ungeduldig|stinkig|stinksauer|genervt) !(gestern)
        (wie|zum) .. (oft|mal) .. (noch|sagen|erklären|wiederholen)
        (immer|ständig|dauernd|schon wieder) (die gleiche|das gleiche|dasselbe|dieselbe|den gleichen|die selbe|falsch|der gleiche) 
        (gegen|mit) (eine|einer|ner) wand | (wand) (reden|sprechen) | keine lust mehr | hat keinen (sinn|zweck) | (völlig|total|komplett) (sinnlos|nutzlos|unbrauchbar|unfähig|bescheuert|daneben)
        (verstehen|verstehst|kapieren|kapierst|raffst|checkst) .. (kein wort|nix|null|garnichts|überhaupt nichts|immer noch nicht|nicht was ich)
        (wiederholen|wiederholst|wiederholt) (sich|dich|euch|immer|nur|ständig|ja|dauernd) [nur|immer|ständig|dauernd|das]
        (sie|ihr|du) (sind|seid|bist) .. (verein|betrüger|abzocker|clowns|pfeifen|stümper|saftladen|vollpfosten|amateure|unfähig)
      `),
      unless: lines(`
        (ich|wir|man) (verstehe|versteh|kapiere|weiß|höre|begreife|kapier|verstand|check) .. (nicht|nichts)
        (verstehe|versteh|kapiere|kapier) ich .. nicht
        (nicht|gar nicht|überhaupt nicht) [so|mehr|sehr] (nutzlos|dumm|blöd|böse|schlimm|sauer|wütend|genervt|lächerlich|verärgert|frustriert)
        (mein|meine|der|die|das|dieser|mein alter|meine alte) [alte|alter|altes|neue|neuer|neues] (handy|drucker|laptop|computer|auto|wetter|film|buch|spiel|verkehr|chef|mann|frau|nachbar|hund|katze|router|internet|fernseher|kind|waschmaschine|kühlschrank|wecker|hitze|wlan|telefon|freund|schwester|bruder|stau) .. (nervt|blöd|nutzlos|dumm|mist|scheiße|funktioniert nicht|doof|katastrophe|sauer|genervt|wütend|geht nicht|klappt nicht|lächerlich|hört nicht|hört mir|schlecht|schlimm|müll|horror)
        (dumme|blöde|doofe) frage | mal (am|pro|die|im) (tag|woche|monat|jahr) | (dreimal|zweimal|viermal|mehrmals) (am|pro|täglich|die|in der|im|wöchentlich) 
        (war|waren) .. (sauer|wütend|genervt|frustriert) .. (gestern|aber|letzte|erst)
        (das|es) (funktioniert|klappt|geht) .. (nicht|nichts) .. (auf|mit|bei|seit|wenn|am|mein) | geduld (haben|habe|hatten|für) | danke für .. geduld | tut mir leid | es tut .. leid | leid (getan|tun) | nerven (bewahren|schmerzen)
        (bin|fühle mich|war) .. (zu|so) (blöd|dumm|doof|nutzlos) | bin (ich) .. (dumm|blöd) | satt (geworden|gegessen)
        (zeit genug|genug (zeit|geld|platz|guthaben))
      `),
    },
    offer: {
      say: lines(`
        (möchten|wollen|soll|darf|kann|würden|sollen|willst|möchtest|hätten|wünschen|könnte|wäre|dürfte) ... (sie|ich|du|es|ihnen|wir) ... (<who>) ... (sprechen|verbinden|reden|verbunden|weiterleiten|durchstellen|holen|weiterverbinden|übergeben|zurückruft|verbinde|geben|anbieten|vermitteln|ok|recht|lieber)
        (soll|darf|kann|könnte|möchten|wollen) (ich|sie|wir|dass) [sie|dich|ich] ... (verbinden|durchstellen|weiterleiten|weiterverbinden|verbunden|verbinde|durchstelle|weiterleite|übergeben)
        (möchten|wollen|willst|möchtest|hätten|bevorzugen) (sie|du) ... <strong>
        (ich|wir) (kann|könnte|können) (sie|dich|ihnen|gerne) ... <who> ... (verbinden|durchstellen|weiterleiten|geben|übergeben)
        (ein|eine|einer) ... (<noun>|kollege|kollegin|person) ... (kann|könnte) ... (soll|möchten|wollen|recht)
        (oder) ... (<who>) ... (sprechen|verbinden|reden)
        verbinde ich sie ... (<who>) ... (ok|recht|einverstanden)
        (möchten|wollen|würden|wünschen|bevorzugen|möchtest|willst|soll|darf|kann) (sie|du|ich) ... <who>
        <who> ... (wenn sie (möchten|wollen|mögen)|ist das (ok|in ordnung)|einverstanden|wäre das|soll ich|möchten sie|recht)
        (verbinden|durchstellen|weiterleiten) ... (möchten|wollen|recht|einverstanden|ok|in ordnung)
      `),
      unless: lines(`
        (kann|darf|könnte) .. (leider|nicht) .. (verbinden|durchstellen|weiterleiten)
        (haben|hatten) sie .. <who> .. gesprochen
      `),
    },
    accept: {
      say: lines(`
        ^ [ach|aber|und|jetzt] <yes> !(aber (erst|nicht|warten|vorher|nein)|nein|erst|probieren|versuchen|machen sie weiter|nicht)
        (das|es|ja) (wäre|ist|klingt|passt|würde) [sehr|super|echt|mir|eine|ganz] (gut|super|toll|nett|prima|schön|hilfreich|perfekt|klasse|lieb|besser|helfen|okay|ok|recht|großartig|ideal|freundlich|gute idee|in ordnung|mir recht)
        (machen|tun|mach|tu) (sie|das|es) [das|mal|ruhig|so] | (gute|tolle|sehr gute) idee
        (verbinden|stellen|leiten) (sie|mich) | (ich|das) (möchte|will|hätte|würde|nehme|wünsche) (ich|das|gern|gerne) [gern|gerne|das|so|annehmen|haben]
        (einen|ein|eine|mit|lieber|den|die|dann) [einem|einer|einen|eine|mit|den] (menschen|mensch|mitarbeiter|mitarbeiterin|berater|person|erste|ersteres|kollegen)
        (bin) (einverstanden|dafür|dabei) | kein problem | freut mich | ja | nur zu | los
      `),
    },
    refuse: {
      say: lines(`
        ^ [ach|aber] (nein|nee|nö|ne|nicht|lieber nicht|lassen|keinesfalls|auf keinen fall|niemals|noch nicht|nicht nötig|jetzt nicht|quatsch)
        (nein danke|danke nein|nicht nötig|nicht notwendig|brauche ich nicht|brauchen sie nicht|noch nicht|im moment nicht|jetzt nicht|lassen sie|lass mal|schon gut|nicht jetzt|passt schon|geht schon|muss nicht sein|ein andermal|später)
        (weitermachen|weiter machen|bleiben|bleibe|weiterhin|nochmal versuchen|noch einmal versuchen|noch mal|probieren|versuchen|machen wir weiter|lieber mit ihnen|lieber hier|fortfahren|noch einmal)
        (sie|du) (können|kannst) (mir|das|es) .. (helfen|machen|sagen|versuchen|beantworten|selbst)
        (erst|zuerst|vorher|moment|warten|warte|einen moment|eine sekunde)
        (melde mich|rufe später|überlege|überlegen|schaffe das|ich warte|selbst)
      `),
      unless: lines(
        `(nein|nicht) (das|es) (wäre|ist) (gut|super|toll|perfekt) | kein problem | warum nicht | nichts dagegen | nein (ja|gerne|gern) | (habe|hab) (nichts|nicht) dagegen`,
      ),
    },
    failed: {
      say: lines(`
        (nicht|schlecht|kaum) [ganz|richtig|sicher ob ich|genau|so ganz|korrekt] (verstanden|verstehen|gehört|hören|finden|gefunden|helfen|beantworten|verstehe|mitbekommen|sicher|möglich|erkannt|weiterhelfen)
        (entschuldigung|verzeihung|leider|tut mir leid|entschuldigen|bedaure|sorry)
        (wiederholen|nochmal sagen|noch einmal|anders formulieren|umformulieren|erneut versuchen|nochmal)
        keine (informationen|information|auskunft|daten|antwort)
      `),
    },
    again: {
      say: lines(`
        (wie|habe|hab) (gesagt|ich|schon|bereits) .. [gesagt|sagte|gefragt|erwähnt]
        (das|es|darum|danach) .. (nicht|war) .. (gefragt|gemeint|frage|meine|meinte|wollte|geht)
        ^ nein | (nochmal|noch mal|noch einmal|wieder|immer noch|ich wiederhole|erneut|ich meine|ich frage|meine frage|es geht um|ich rede von|ich meinte)
      `),
    },
    asks_noun: {
      say: lines(`
        (was|welchen|wie) .. (beruf|beruflich|von beruf|ihre tätigkeit|ihr job|arbeiten sie|berufsbezeichnung)
        (wer|mit wem|wen) .. (hat|haben|war|sind|angerufen|gesprochen|ist|spricht)
        (beruf|passwort|kennwort|sicherheitsfrage|firmenname|name der firma)
      `),
    },
  },
};
