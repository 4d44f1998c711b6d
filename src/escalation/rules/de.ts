import { type LanguageRules, rule } from './rule.ts';

/** Refusals, other people's wishes and stories: they name a person, but ask for none. */
const MENTIONS = `
  (nicht|nie|niemals|ungern) [mehr|unbedingt] (mit|an|zu|zum|zur) <who>
  (kein|keine|keinen|keinem|keiner) [<real>] (<agent>|<human>|<desk>) | niemanden | niemandem
  (mich|uns) [jetzt] (nicht|niemals|keinesfalls|auf keinen fall|mit keinem|nirgends)
  (nicht|ohne|statt) [zu] (verbunden|weitergeleitet|durchgestellt|verbinden|weiterleiten|durchstellen|weiterverbinden) | nicht dass sie mich
  (erst|vorher|zuerst) [noch] mit <who>
  (termin|beratungstermin|rückruftermin) .. (mit|bei|beim|zum|zur) <who>
  (nummer|telefonnummer|durchwahl|adresse|mailadresse|email|mail|name|namen|öffnungszeiten|lage|stelle|job) (von|vom|der|des|für|zum|zur|als|ihres|ihrer) <who>
  (wann|ab wann|bis wann|uhr|tagen) (kann|könnte|darf|ist|sind|erreiche|spricht) ... <who>
  (gestern|vorgestern|vorhin|neulich|letztens|damals|letzte woche|letzten monat|letztes jahr|heute morgen) .. (mit <who>|<who>)
  (mein|meine|meinen|meinem|meiner|unser|unsere|unseren|unserem|unserer|seinen|seinem|seine|seiner) [neuen|neue|alten|alte] (<agent>|<human>|<desk>)
  (mit|ins|ans|zum|an|auf) [<art>|mein|meine|meinem|meinen|meiner|unserem] (wlan|wifi|internet|netz|netzwerk|bluetooth|router|drucker|fernseher|handy|vpn|lautsprecher|auto|server|laptop|kopfhörer) .. (verbinden|verbunden|weiterleiten|weitergeleitet)
  (wenn|falls|sobald|bevor|ob) .. <who> .. (brauche|bräuchte|benötige)
`;

/** Danger that is long past, insured, feared or seen in a film. */
const NOT_NOW = `
  (letztes jahr|voriges jahr|letzten (monat|sommer|winter|herbst)|vor (einem|zwei|drei|vier|fünf|zehn|zwanzig|vielen|ein paar|langer|einer) (jahr|jahren|monat|monaten|wochen|woche|zeit)|vor (jahren|monaten|wochen)|damals|früher|als kind|<past-month>) ... <harm>
  <harm> ... (letztes jahr|voriges jahr|letzten (monat|sommer|winter|herbst)|vor (einem|zwei|drei|vier|fünf|zehn|zwanzig|vielen|ein paar|langer|einer) (jahr|jahren|monat|monaten|wochen|woche|zeit)|vor (jahren|monaten)|damals|<past-month>)
  (wenn|falls|ob|wie|sollte|für den fall) ... (gestohlen|geklaut|gehackt|geplündert|missbraucht|brennt|gasgeruch|gasleck|nach gas|einbrecher|überfallen|betrüger|phishing|bewusstlos|umgekippt|herzinfarkt|schlaganfall)
  (versicherung|versichert|deckt|abgedeckt|police|polizze|mitversichert|krankenkasse|schützen|schützt|schutz|vermeiden|verhindern|angst vor) ... <harm>
  <harm> .. (versichert|abgedeckt|gedeckt|mitversichert|versicherung)
  (film|buch|serie|krimi|roman|folge|lied|spiel|nachrichten|zeitung|zeitungsartikel|artikel|theaterstück|hörbuch) ... <harm>
  (nicht|nie|niemals|kein|keinen) (sterben|gestohlen|geklaut|gehackt|notfall|bewusstlos|umbringen)
  (sterbe|sterben|tot|totgelacht|umgekippt) (vor|gelacht)
  (rechnung|kosten|gebühr|einsatz|telefonnummer|nummer) .. (krankenwagen|notarzt|feuerwehr|rettungswagen|rettungsdienst)
`;

/** German as it is spoken in Germany, Austria and Switzerland. */
export const GERMAN_RULES: LanguageRules = {
  language: 'de',
  rules: [
    rule(
      'asks-to-speak-with-person',
      'explicit_request',
      `
      <ask> .. mit <who> .. <talk> | <ask> .. <talk> mit <who> | <ask> .. mit (einem|einer|ihrem|ihrer) [<real>|live] (assistenten|assistentin) (sprechen|reden)
      (ich|wir) (spreche|rede|sprech|telefoniere|verhandle|sprechen|reden) (lieber|viel lieber|nur|nur noch|ausschließlich) mit <who> | (den|mit dem|mit der|mit ihm) (will|möchte) ich (sprechen|reden)
      das .. (muss|möchte|will|würde|kann) ich .. mit <art> [<real>] <person> .. <talk> | <want-me> .. gespräch mit <who> | (verlange|bestehe|erwarte) .. gespräch mit <who>
      <ask> [mit] (herrn|frau) .. (sprechen|reden) | (möglich|möglichkeit|machbar) .. mit <who> .. (sprechen|reden|telefonieren|chatten)
      dass ich .. mit <who> .. <talk> (will|möchte|muss|wollte) | wenn ich .. mit <who> .. <talk> (könnte|dürfte) | (helfen|hilf|helft) .. mit <who> zu (sprechen|reden|chatten) | ich (sagte|sage|habe gesagt|hab gesagt) [<art>] (mitarbeiter|mitarbeiterin|mensch|menschen|berater|kundenservice)
      `,
      { unless: MENTIONS },
    ),
    rule(
      'asks-to-have-person-on-the-line',
      'explicit_request',
      `
      <ask> .. <who> [persönlich|direkt|kurz|mal] (sprechen|kontaktieren|erreichen|ans telefon bekommen|ans telefon haben) | <ask> .. <who> (am telefon|am apparat|an der strippe|in der leitung|an die strippe|in die leitung|ans telefon|an den apparat)
      <ask> .. (in kontakt|in verbindung|kontakt) .. mit <who> | <ask> .. mit <who> .. (in kontakt|in verbindung|kontakt aufnehmen)
      (kann|könnte|darf|dürfte) (ich|wir) [mal|jetzt|kurz|bei ihnen] [<art>] [<real>|anderen|andere] (<person>|jemanden) (haben|bekommen|kriegen) | (krieg|kriege|bekomme|bekomm) ich [mal|jetzt] <art> [<real>] <person> (sprechen|ans telefon|an die leitung|an die strippe|$)
      (schauen|nachsehen|prüfen|sehen|gucken) .. ob (<art> [<real>] <person>|<agent>|jemand|ein <agent>) .. (frei ist|zeit hat|mich übernehmen) | (versuche|probiere|versuchen) [ich] ... <who> zu (erreichen|sprechen|kontaktieren)
      `,
      { unless: MENTIONS },
    ),
    rule(
      'asks-how-to-reach-person',
      'explicit_request',
      `
      wie (kann|könnte|soll|darf) (ich|man) .. mit <who> .. (sprechen|reden|chatten|telefonieren) | wie (kann|könnte|soll) (ich|man) [hier|bei ihnen|bei euch|am schnellsten|am besten] [<art>] [<real>] (<person>|<desk>|jemanden) (erreichen|kontaktieren|sprechen)
      wie (erreiche|kontaktiere|spreche) (ich|man) [hier|bei ihnen|bei euch|am schnellsten|am besten] [<art>] [<real>] (<person>|<desk>|jemanden)
      wie (komme|gelange) ich .. (an|zu) [<art>] [<real>] (<person>|jemandem|jemanden) | wie (ich|man) .. (zu|an) [<art>] [<real>] (<person>|jemandem) .. (komme|kommt|komm|kommen)
      (wo|wie) (finde|bekomme|erreiche|kriege) (ich|man) .. (echten|menschlichen|lebenden|lebendigen|richtigen) (<person>|ansprechpartner)
      wie (kriege|bekomme|krieg|bekomm) ich [hier|bei ihnen|bei euch|mal] [<art>] [<real>] (<person>|jemanden) (ans telefon|an die strippe|in die leitung|an den apparat|$)
      wie (ich|man) .. (mit <who> .. (sprechen|reden) (kann|könnte|soll)|<who> .. (erreiche|erreicht|erreichen kann|erreichen soll|kontaktiere))
      (was|welche|wie|wen|wo|wohin) .. (muss|soll|kann|drücke|wende|sage|tun) ... (um .. (mit <who> zu (sprechen|reden)|<who> zu (sprechen|erreichen|bekommen)|zu <who> (zu kommen|durchzukommen))|damit (ich|man) <who> (bekomme|bekommt|sprechen kann|erreiche|an die strippe kriege))
      (taste|null|zahl|ziffer) .. für (einen|den) [<real>] (mitarbeiter|menschen|berater|kundenberater) | mit wem (kann|könnte|darf|muss) ich .. (sprechen|reden) | mit welchem (mitarbeiter|berater|sachbearbeiter|kollegen) (kann|könnte|darf) ich .. <talk>
      `,
      { unless: MENTIONS },
    ),
    rule(
      'asks-for-transfer',
      'explicit_request',
      `
      (verbinden|verbindet|verbinde|verbind) [sie|ihr] (mich|uns) !(nicht|per|über|jetzt nicht|mit (dem|meinem|bluetooth) (internet|wlan|wifi|netz|drucker|router|handy))
      (können|könnten|würden|kannst|könntest|könnt|würdest|wollen) (sie|du|ihr) (mich|uns) ... (verbinden|durchstellen|weiterleiten|weiterverbinden|durchverbinden|vermitteln|weiterreichen)
      (stellen|stell|stellt|leiten|leite|leitet|reichen|reich|geben|gib) [sie|ihr] (mich|uns|meinen anruf|den anruf|das gespräch|mein gespräch) ... (durch|weiter|rüber|hinüber)
      (schicken|schick|stellen|stell|geben|leiten|lenken|reichen) [sie] (mich|uns|meinen anruf|den anruf) [jetzt|sofort|direkt|endlich] (zu|zum|zur|an) <who>
      (<ask>|soll|sollte) ... (verbunden|weitergeleitet|durchgestellt|weiterverbunden|durchverbunden|vermittelt|weitervermittelt|weitergereicht) werden | (mich|uns) .. (mit|zu|zum|zur|an) <who> (weiterzuleiten|durchzustellen|zu verbinden|weiterzuverbinden|durchzuverbinden|zu vermitteln|weiterzugeben)
      (möchte|will|warte|hätte gern) .. dass sie (mich|uns) .. (verbinden|durchstellen|weiterleiten|weiterverbinden)
      (überlassen|übergeben) sie .. (einem|einer) [<real>] (<person>|kollegen|fachkraft) | (eskalieren|eskaliere) [sie] (das|es|den fall|meinen fall|die sache|mein anliegen|diesen fall|meine beschwerde)
      `,
      { unless: MENTIONS },
    ),
    rule(
      'asks-for-transfer-briefly',
      'explicit_request',
      `
      ^ [<opening>] (an|zu|zum|zur|mit) <who> [mich] (weiterleiten|durchstellen|verbinden|weiterverbinden|durchverbinden|sprechen|reden) $
      ^ [<opening>] (weiterleiten|durchstellen|verbinden|weiterverbinden|verbindung|kontakt|draht|sprechen|reden) [an|zu|zum|zur|mit] <who> [<now>|herstellen|gewünscht|gesucht] $
      ^ [<opening>] [<art>] [<real>] (<agent>|<desk>|menschen|mensch|jemanden) (verbinden|sprechen|durchstellen) [<now>] $ | ^ [<now>] (durchstellen|weiterverbinden|vermitteln) [<now>] $
      `,
      { unless: MENTIONS },
    ),
    rule(
      'asks-to-be-given-person',
      'explicit_request',
      `
      (geben|gib|gebt|holen|hol|holt|besorgen|besorg) [sie|ihr] mir [jetzt|sofort|endlich|mal] <who> !(der|die|das|vorbei|nach hause|für)
      (holen|hol|holt|rufen|ruf|bringen|schicken|suchen|schalten|lassen) [sie|ihr] [mir] [jetzt|sofort|endlich|mal] <who> .. (ans telefon|an den apparat|in die leitung|ins gespräch|dazu|her)
      (holen|hol) [sie] [jetzt|sofort|endlich|mal] (<art> [<real>] <person>|jemanden) !(ab|vom|von|am|für) | (finden|suchen) sie mir [<art>] [<real>] <person>
      `,
      { unless: MENTIONS },
    ),
    rule(
      'wants-person',
      'explicit_request',
      `
      <want-me> <art> [<real>|anderen|andere] <person> [<real-after>] (am telefon|am apparat|in der leitung|sprechen|jetzt|sofort|und|kein|keine|keinen|statt|nicht|wenn möglich|wenn es geht|$)
      (ich will|will ich|ich verlange|ich möchte|möchte ich) [sofort|jetzt|endlich] (den|die|ihren|ihre|einen|eine) <boss> [sprechen|haben|sofort|jetzt] $
      <want-me> <art> (echte|echten|richtige|richtigen|lebendige|lebendigen|menschliche|menschlichen|reale|realen) (person|menschen|mitarbeiter|mitarbeiterin|berater|beraterin|kundenberater|ansprechpartner|stimme) !(für)
      <want-me> (jemanden|jemand|wen) (echten|echtes|richtigen|richtiges|menschlichen|menschliches|anderen am telefon|am telefon|am apparat|vom kundenservice|vom kundendienst|vom support|von der hotline|aus fleisch)
      <want-me> .. (hilfe|unterstützung) (von|durch) <art> [<real>] <person> | <want-me> [<art>|nur] (menschliche|menschlichen) (hilfe|unterstützung|stimme|kontakt|ansprechpartner) | (menschen|mensch|mitarbeiter|person) aus fleisch und blut
      <want-me> .. (rückruf|anruf) (von|durch|vom) <who> | ^ [um|einen|um einen] rückruf [<now>] [von|durch|vom] <who> $ | rufen sie mich .. zurück !(wenn|sobald|ruft) | mich .. von <who> (zurückrufen|anrufen) lassen | (lassen sie|lass) mich .. von <who> (zurückrufen|anrufen)
      (ich warte|warte ich|ich bleibe dran) .. auf <art> (freien|echten|menschlichen|nächsten freien) (mitarbeiter|berater|menschen|agenten|kundenberater)
      `,
      { unless: MENTIONS },
    ),
    rule(
      'asks-whether-anyone-is-there',
      'explicit_request',
      `
      (ist|gibt|gibts|haben|habt|sitzt|brauche|will|suche|möchte|hätte) ... (jemand|jemanden|niemand|mensch|menschen|mitarbeiter|person|leute|berater) mit (dem|der|denen) (ich|man) .. (sprechen|reden) (kann|könnte|darf) | (jemand|mensch|mitarbeiter|berater|kollege|person) (den|die) ich sprechen (kann|könnte)
      (gibt es|gibts|haben sie|habt ihr) [auch|noch|nicht|überhaupt|hier|bei ihnen|bei euch] [auch|noch|nicht|hier|überhaupt] (echte|richtige|lebendige|lebende) (menschen|mitarbeiter|leute|berater)
      ist [zufällig|gerade|jetzt] (<art> [<real>] <person>|ein kollege|eine kollegin) [gerade|jetzt] (frei|da|erreichbar|verfügbar|zu sprechen) (für mich|$)
      (kann|könnte) mir [mal|nicht] (<art> [<real>] <person>|jemand von ihnen|jemand persönlich) .. (helfen|weiterhelfen|erklären|zuhören) | (kommt|geht) [mal|endlich] (jemand|irgendwer|<art> [<real>] <person>) ans telefon
      (kann|könnte|würde) [mal|hier] (<art> [<real>] <person>|ein kollege|eine kollegin|jemand vom team) [das gespräch|hier|für sie] übernehmen $
      ist [da|hier|dort|bei ihnen] [auch|auch mal|noch|überhaupt|irgendwo] (jemand|<art> [<real>] <person>) .. (zu sprechen|den ich sprechen|dem ich sprechen|ans telefon)
      (kann|könnte|darf|soll) .. (jemand|<art> [<real>] <person>) .. (ans telefon (gehen|kommen)|mit mir (sprechen|reden)|das gespräch übernehmen)
      (kann|könnte|soll|möge) mich .. (jemand|<art> [<real>] <person>) [bei gelegenheit|heute|heute noch|morgen|mal] (zurückrufen|anrufen|kontaktieren) !(wenn|sobald|bevor|vor) | (nett|schön|dankbar|froh|toll|hilfreich) wenn mich (jemand|<art> [<real>] <person>|einer von ihren leuten) .. (anruft|zurückruft|kontaktiert) | (jemand|irgendwer|<art> [<real>] <person>) (soll|möge) (mich|sich bei mir) (anrufen|zurückrufen|melden) !(wenn|sobald|bevor)
      `,
      { unless: MENTIONS },
    ),
    rule(
      'refuses-the-machine',
      'explicit_request',
      `
      (will|möchte|mag|werde|rede|spreche|telefoniere|diskutiere) .. nicht mit <the-machine> [mehr] (sprechen|reden|telefonieren|diskutieren|$)
      (rede|spreche|unterhalte|telefoniere|diskutiere) [ich] .. nicht mit <the-machine> | mit <the-machine> (rede|spreche|will|möchte|mag|telefoniere|diskutiere|unterhalte) ich .. nicht
      (keine lust|weigere mich|habe es satt|bin es leid|hasse es) .. mit <the-machine> zu (sprechen|reden|diskutieren|telefonieren) | (einer|einem|dieser|diesem) <machine> (sage|erzähle|verrate|gebe|sag) ich .. (nicht|nichts|keine|keinen)
      (ich will|ich möchte|will ich|möchte ich) [hier|jetzt] (keinen|keine|kein) [blöden|dummen] (bot|roboter|automaten|sprachcomputer|chatbot|ki|bandansage|maschine) !(kaufen|bestellen|mehr kaufen|für|mit)
      (kein|keine|keinen) (bot|roboter|automat|automaten|maschine|computer|sprachcomputer|ki|chatbot) .. (ich will|ich möchte|ich brauche|geben sie mir|sondern|<art>) .. <person> | ^ [<opening>] [<art>] [<real>] <person> (statt|kein|keine|keinen|und kein|und keine|und keinen) <machine> $
      `,
      {
        unless: `
        (er|man|oma|opa|mutter|vater|viele|manche|leute) (will|möchte|mag) .. nicht mit
        (bin|bist|sind|sei) .. (mensch|roboter|maschine)
        `,
      },
    ),
    rule(
      'bare-noun',
      'explicit_request',
      `
      ^ [<opening>] [<art>] [<real>] <bare> [<bare>|<now>|sprechen] [wenn möglich|wenn es geht|danke] $ | ^ [<opening>] [<art>] (echte|reale|richtige|lebendige|menschliche) person [<now>] $
      ^ [<opening>] (jemand|jemanden|jemandem) (echtes|echten|echtem|anders|anderen|menschlichen|menschliches|richtigen) [<now>] $ | ^ [<opening>] (live|menschliche|persönliche) (hilfe|support|unterstützung) [<now>] $ | ^ (hilfe|support|beratung) (von|durch) [<art>] [<real>] <person> $
      `,
      { unless: MENTIONS },
    ),

    rule(
      'wants-to-die',
      'safety',
      `
      (will|möchte|wollte|werde) [ich] [nur|nur noch|lieber|auch|jetzt|heute|so] (sterben|tot sein|nicht mehr leben|nicht mehr weiterleben|mich umbringen|mich töten|mir das leben nehmen|mein leben beenden)
      (bringe|bring) [ich] mich [jetzt|heute|noch|noch heute|dann|sowieso] um | (mich|sich) (umbringen|umzubringen)
      nehme [ich] mir [heute|bald|jetzt] das leben | (mir|sich) .. das leben (nehmen|zu nehmen) | mich zu töten | schluss .. mit (dem|meinem) leben | mit dem leben schluss | (meinem|mein) leben (beenden|ein ende)
      (denke|denk|gedacht|gedanken) .. an (selbstmord|suizid) | (habe|hab|hat|ständig) .. (suizidgedanken|selbstmordgedanken) | (selbstmord|suizid) (begehen|machen|zu begehen) | bin suizidal | (mich|sich) .. (erhängen|erschießen|ertränken|aufhängen|vor den zug werfen|vor einen zug werfen)
      (springe|spring|springen|stürzen|werfe) .. (von der brücke|von einer brücke|vom dach|vom balkon|vor den zug|vor die u bahn|vor ein auto) | (von der brücke|von einer brücke|vom dach|vom balkon|vor den zug) (springen|stürzen|werfen) | (brücke|dach|gleisen|schienen|abgrund|fensterbank) .. will .. springen
      abschiedsbrief .. (geschrieben|hinterlassen|liegt) | nicht mehr (leben|weiterleben|am leben sein) (will|möchte|mag) | (will|mag|möchte|würde) .. nicht mehr aufwachen | (kann|mag) .. nicht mehr weiterleben | (wozu|warum|wofür) .. noch (leben|weiterleben|am leben bleiben)
      wenn (ich tot wäre|ich nicht mehr da wäre|ich nicht mehr leben würde|es mich nicht gäbe) | (wünschte|wünsche) .. ich wäre (tot|nie geboren) | ich wäre am liebsten tot | ohne mich .. (besser dran|allen besser) | (niemand|keiner) würde (mich vermissen|merken wenn ich tot)
      (mein leben|das leben) hat .. keinen sinn mehr | leben .. (nicht mehr lebenswert|lohnt sich nicht mehr) | (halte|ertrage) das leben nicht mehr | (sehe|habe|finde) [ich] .. keinen (ausweg mehr|grund mehr (zu leben|weiterzuleben|weiterzumachen)) | keinen sinn mehr (im|am) leben
      `,
      { unless: NOT_NOW },
    ),
    rule(
      'harms-self',
      'safety',
      `
      (tu|tue) [ich] mir (was|etwas) an | mir (was|etwas) (antun|anzutun) | ich ritze mich | ich (schneide|verletze) mich selbst | (drang|lust|muss) .. mich [selbst] [zu|ständig] (schneiden|ritzen|verletzen) | ritze ich mich | mich [wieder] (geritzt|zu ritzen) | (pulsadern|handgelenke) auf*
      (tabletten|schlaftabletten|pillen) ... (um zu sterben|nicht mehr aufzuwachen|zum sterben) | (alle|viele|viel|ganze|packung|schachtel|handvoll) .. (tabletten|pillen|schlaftabletten|schmerztabletten) .. (genommen|geschluckt|eingenommen) | (habe|hab|hat) .. eine überdosis
      `,
      { unless: NOT_NOW },
    ),
    rule(
      'cannot-breathe-or-is-unconscious',
      'safety',
      `
      (<family>|er|sie|jemand|kollege|kollegin) atmet .. nicht | (<family>|er|sie) .. nicht [mehr|richtig] atmen | ich kann (kaum|nicht|nicht mehr|nicht richtig|fast nicht mehr) [noch] atmen
      (kriege|bekomme|krieg|bekomm|kriegt|bekommt) .. (keine|kaum|schlecht) [noch|mehr] luft | (<family>|er|sie|jemand|kollege|kollegin|ich) (ist|bin|liegt|wird|werde) [gerade|plötzlich|jetzt|gleich] (bewusstlos|ohnmächtig|leblos)
      (<family>|jemand|kollege|kollegin) .. (zusammengebrochen|umgekippt) | (<family>|kollegin|kollege|frau|mann) .. (reagiert nicht|nicht ansprechbar|keinen puls) !(auf) | (gestürzt|boden|gefallen) .. bewegt sich nicht | liegt (jemand|ein mann|eine frau) .. (leblos|bewusstlos|und atmet nicht) | (er|sie) hat keinen puls
      (baby|kind|sohn|tochter|kleine|kleiner|säugling|enkel|enkelin) (erstickt|läuft blau an|krampft|ertrinkt) | (<family>|jemand) ertrinkt
      `,
      { unless: NOT_NOW },
    ),
    rule(
      'medical-emergency',
      'safety',
      `
      (schmerzen|schmerz|stechen|stiche|druck|enge) (in|auf) der brust | (schmerzen|stiche|stechen) (im|am) herz* | (habe|hab|hat|spüre|starke|plötzlich) .. brustschmerzen
      (hat|habe|erleidet|bekommt|kriegt) [ich|gerade|jetzt|wohl|wahrscheinlich] [gerade] einen (herzinfarkt|schlaganfall|herzstillstand|herzanfall|krampfanfall|epileptischen anfall|allergischen schock) !(gehabt|überlebt|überstanden|letztes|vor|hinter|im)
      (blutet|blute|bluten) .. (stark|heftig|am kopf|überall|wie verrückt|nicht auf) | (<family>|ich|er|sie|jemand) (verblutet|verblute) | tief geschnitten und blutet | mir .. (hand|finger|zeh) .. (abgeschnitten|abgetrennt|abgesägt) | (hals|zunge|gesicht) schwillt (an|zu) | (arm|gesicht|seite) .. plötzlich (taub|gelähmt) | (halbe|rechte|linke) seite .. (taub|gelähmt)
      (batterie|knopfzelle|bleiche|bleichmittel|putzmittel|reinigungsmittel|waschmittel|rohrreiniger|gift|frostschutzmittel|säure) .. (verschluckt|getrunken|gegessen|geschluckt)
      (brauche|brauchen|rufen|rufe|schicken|holen|ruf|schickt|holt) [sie|ich|wir|mir|uns] [sofort|schnell|dringend|jetzt] (einen|den|die|nen) (krankenwagen|notarzt|rettungswagen|feuerwehr|rettungsdienst|sanität|ambulanz|rettung)
      (er|sie|<family>|jemand) stirbt (hier|gleich|mir|gerade|$) | (blau im gesicht|schaum vor dem mund) | (baby|kind) kommt (jetzt|gerade) | fruchtblase .. geplatzt | unterzuckert .. (kippe|kippt|bewusst*)
      ^ [<now>] notfall [<now>] $ | (bin|sind|ist) in [akuter] gefahr | (medizinischer|medizinischen) notfall | notfall .. leben und tod | (bin|ist|sind) in lebensgefahr
      `,
      { unless: NOT_NOW },
    ),
    rule(
      'fire-or-gas',
      'safety',
      `
      es brennt (bei (mir|uns)|im (haus|keller|treppenhaus|zimmer|büro|gebäude|schlafzimmer)|in (der|meiner|unserer) (küche|wohnung|garage)|lichterloh|hier) | (hier|bei uns|bei mir) brennt es | ^ [hilfe] es brennt [hilfe] $
      (steht|stehen) in flammen | (haus|wohnung|küche|keller|dach|auto|gebäude|nachbarhaus|treppenhaus|adventskranz|akku|therme|router|ladegerät) (brennt|brennt gerade) !(licht|das|die|kein|noch|nur|eine|ein)
      (rauch|qualm) (kommt|quillt|dringt|steigt) (aus|unter|durch) | überall (ist|rauch|qualm) .. (rauch|qualm|feuer) | alles voller (rauch|qualm) | (rauch|qualm) ist überall | riecht .. verbrannt .. (rauch|qualm|funkt) | (explodiert|explosion) .. (brennt|rauch|verletzt) | (gab|war|ist) .. eine explosion | ^ feuer [<now>] $ | (feuer|brand) ausgebrochen | hat feuer gefangen
      (riecht|stinkt|rieche|riechen) .. nach gas | nach gas (riecht|stinkt)
      gas (tritt|strömt) aus | (tritt|strömt) .. gas aus | (haben|ist|hier|wir) .. (ein|einen) (gasleck|gasgeruch) | gasleitung .. (undicht|angebohrt|beschädigt) | (steckdose|zähler|sicherungskasten|stromkasten) .. (funken|rauch|funkt) | wasser .. (sicherungskasten|stromkasten|steckdose|steckdosen) | stromleitung .. (funkt|runtergefallen|unter strom)
      (kohlenmonoxidmelder|kohlenmonoxidalarm|gasmelder|co melder|co alarm) .. (piept|los|schlägt|schrillt) ... (schwindlig|schwindelig|schlecht|übel|kopfschmerzen|kopfweh) | (hat|habe|hab) .. (stromschlag|elektrischen schlag) (bekommen|gekriegt|abbekommen)
      `,
      { unless: NOT_NOW },
    ),
    rule(
      'violence',
      'safety',
      `
      einbrecher .. (in der wohnung|in meiner wohnung|in unserer wohnung|im haus|in meinem haus|vor der tür|im garten) | (wird|wurde) gerade eingebrochen | bricht gerade .. ein | jemand ist in (meiner|unserer) wohnung | steigt (durchs|durch das) fenster | stalker .. (vor der tür|in meiner wohnung|verfolgt)
      (fremder|fremde|unbekannter|fremder mann) .. (in meiner wohnung|in meinem haus|in unserer wohnung|im haus) | (er|mann|jemand|freund|ex|exfreund|exmann|vater|typ|stalker|nachbar|fremder) .. (bedroht|verfolgt|schlägt|würgt|verprügelt|attackiert) (mich|uns) !(vor|für)
      (hat|haben) (mich|uns) .. (angegriffen|geschlagen|überfallen|gewürgt|verprügelt|vergewaltigt) | greift (mich|uns) an | (ich|wir) (werde|wurde|werden|wurden) [gerade] (überfallen|angegriffen|bedroht|vergewaltigt|festgehalten) | (kind|frau|nachbarin|enkel|sie) wird .. (geschlagen|verprügelt|misshandelt|vergewaltigt) | schreit um hilfe | (rufen|holen|schicken) sie [sofort|schnell] die polizei
      (er|mann|jemand|einbrecher|täter|ex) hat (ein messer|eine waffe|eine pistole|eine axt) !(zu|gekauft|bestellt|verloren|im) | (messer|waffe|pistole|axt) in der hand | mann mit (einer waffe|einem messer|einer pistole) | mit (einem messer|einer waffe|einer pistole) .. (bedroht|angegriffen|vor der tür|auf mich|auf uns) | schießt (jemand|um sich) | (hier|schule|bank|einkaufszentrum) wird geschossen | amokläufer .. (hier|schule|gebäude)
      (droht|gedroht|drohte) .. (mich|uns|sich|ihn|sie) (umzubringen|zu töten|zu erschießen) | (er|mann|ex|freund|exfreund) bringt (mich|uns) um | (bringe|bring) [ich] (ihn|euch|jemanden) [alle] um !(<number>|halb|viertel) | ich (steche|knalle|erschieße) (ihn|sie|euch|die) [alle] ab
      (kind|sohn|tochter|baby|enkel) .. (entführt|gekidnappt) | bombe (gelegt|im gebäude|im zug|im flugzeug)
      (kind|sohn|tochter|jemand|schwimmer) .. (untergegangen|ins eis eingebrochen) | (radfahrer|fußgänger|fußgängerin|kind) (angefahren|überfahren) | im auto eingeklemmt
      (unfall|autounfall) ... (verletzte|verletzt|eingeklemmt|blute|blutet|bewusstlos) !(niemand|keiner)
      `,
      { unless: `${NOT_NOW}\n(niemand|keiner|keine|nicht) .. (verletzt|verletzte)` },
    ),
    rule(
      'theft-or-fraud-now',
      'safety',
      `
      (karte|kreditkarte|bankkarte|girokarte|ec karte|bankomatkarte|handy|natel|smartphone|geldbörse|portemonnaie|brieftasche|geldbeutel|handtasche|tasche|ausweis|reisepass|telefon|auto|fahrrad|velo|motorrad|identität) [wurde|ist|wurden|mir] [mir|gerade|heute|soeben] [in der (bahn|u bahn|stadt)|im (zug|bus|urlaub|hotel)|heute nacht] (gestohlen|geklaut|entwendet|geklont) !(wird|hat|wenn|melden kann)
      (konto|onlinebanking|account|mailkonto|kundenkonto|paypal|bankkonto|profil) .. (gehackt|geknackt|leergeräumt|leer geräumt|geplündert|gekapert) | (räumt|plündert) .. konto
      (jemand|betrüger|hacker|fremder|unbekannter|unbekannte|irgendwer) !anderes .. (benutzt|nutzt|verwendet|missbraucht|zahlt mit|kauft mit|bezahlt mit) (meine|meiner|meinen|meinem) (karte|kreditkarte|konto|kontodaten|kreditkartendaten|identität|namen)
      (jemand|betrüger|hacker|unbekannte) (hat|haben|hebt|bucht) .. (mit meiner (karte|kreditkarte)|von meinem konto|geld) .. (bezahlt|eingekauft|abgehoben|abgebucht|von meinem konto) | (fremder|unbekannter|hacker|betrüger|jemand) ist in meinem (onlinebanking|konto|account|mailkonto) | (überweist|hebt|holt|bucht) .. geld .. (von meinem konto|mit meiner karte) | (jemand|betrüger) versucht .. (mit meiner karte|in mein konto)
      (jemand|einer|betrüger) .. (in meinem namen|auf meinen namen|mit meinen daten|mit meinem ausweis) ... (bestellt|bezahlt|aufgenommen|abgeschlossen|eröffnet|eingekauft) | ohne (mein wissen|meine erlaubnis|meine zustimmung) .. (abgehoben|überwiesen|benutzt|verwendet) | (abgehoben|überwiesen|gekauft|bezahlt|leer|geplündert|geändert) .. (das bin nicht ich|ich bin das nicht|ich war das nicht|das war ich nicht|das war nicht ich)
      (auf betrüger|auf einen betrüger|auf einen enkeltrick|auf den enkeltrick|auf eine phishing mail) (reingefallen|hereingefallen)
      (betrüger|betrügern|betrügerin|falschen bankmitarbeiter|falschen mitarbeiter) .. (tan|pin|passwort|daten|code|zugangsdaten|geld|bankdaten) .. (gegeben|verraten|überwiesen|durchgegeben|gesagt) | an (einen betrüger|betrüger|eine betrügerin) (überwiesen|übergeben|geschickt) | (stoppen|sperren) sie ... (betrug|betrüger|gestohlen|beklaut)
      (phishing seite|phishing mail|falschen link|falschen seite|gefälschten seite|falsche sms) ... (eingegeben|angegeben) | (zahlungen|abbuchungen|überweisungen|einkäufe|buchungen) die ich (nicht|nie) (gemacht|veranlasst|autorisiert|getätigt|freigegeben) habe
      (muss|möchte|will) .. (betrug|diebstahl|kreditkartenbetrug|identitätsdiebstahl) melden | ich (wurde|bin) [gerade|heute] (bestohlen|ausgeraubt|beklaut|betrogen|abgezockt|gehackt) [worden] | opfer (eines betrugs|von betrügern|eines identitätsdiebstahls)
      `,
      { unless: NOT_NOW },
    ),

    rule(
      'will-sue',
      'legal',
      `
      (ich|wir|werde|werden) (verklage|verklagen|verklag) (sie|euch) | (sie|euch|ihre firma|das unternehmen|den laden) .. verklagen | (verklage|verklag) (ich|wir) (sie|euch)
      (zeige|zeig) (ich) (sie|euch) an | (ich|wir) (zeige|zeigen) (sie|euch|ihre firma) .. an | (sie|euch|ihre firma) .. anzeigen (werde|werden)
      (anzeige|strafanzeige|klage) .. (gegen sie|gegen euch|gegen ihre firma|gegen ihr unternehmen) | (werde|werden) .. (klage einreichen|klage erheben|anzeige erstatten|strafanzeige stellen)
      (gehe|gehen|sehen|treffen|landet|geht|ziehe) [ich|wir|uns|das|damit] [uns] [dann|damit|notfalls] vor gericht | (sehen|treffen) wir uns .. vor gericht
      (leite|leiten|werde|werden|ergreife|prüfe|behalte) .. (rechtliche|juristische|gerichtliche) schritte | (rechtlich|gerichtlich|juristisch) .. gegen (sie|ihre firma|ihr unternehmen) vorgehen
      (hören|post|brief|schreiben) .. von (meinem|unserem|meiner) (anwalt|rechtsanwalt|anwältin|anwälten)
      (schalte|nehme|beauftrage|rufe|hole|suche) [ich|mir|jetzt|dann] [mir|jetzt|dann] [jetzt] (einen|meinen|eine) (anwalt|rechtsanwalt|anwältin) | (anwalt|rechtsanwalt|anwältin) (einschalten|eingeschaltet|beauftragt|beauftragen) !(für den kauf|für das testament)
      (gehe|geh) [ich] [damit|jetzt|dann] [jetzt] (zum anwalt|zu meinem anwalt|zur verbraucherzentrale|zur arbeiterkammer|zum konsumentenschutz|zum ombudsmann) | (übergebe|gebe) .. meinem anwalt
      (melde|beschwere|wende|gehe) .. (bei der|der|an die|beim|an den|dem|zur|zum) (bundesnetzagentur|bafin|ombudsmann|ombudsstelle|schlichtungsstelle|verbraucherzentrale|aufsichtsbehörde|finma|finanzaufsicht|regulierungsbehörde|datenschutzbehörde|konsumentenschutz)
      (verbraucherzentrale|arbeiterkammer|ombudsmann|schlichtungsstelle|konsumentenschutz) (einschalten|eingeschaltet)
      `,
      {
        unless: `
        (nicht|nie|ohne|keinen|keine) .. (verklagen|klage|anwalt|gericht|anzeigen)
        (<family>|er|chef|vermieter) .. (verklagt|verklagen|klage|anzeigen|anwalt)
        (anzeige|kleinanzeige|stellenanzeige) (schalten|aufgeben|inserieren)
        (wer|was|wo|wie) .. (ombudsmann|ombudsstelle|verbraucherzentrale|bundesnetzagentur|schlichtungsstelle)
        `,
      },
    ),
    rule(
      'threatens-to-leave',
      'cancel_threat',
      `
      (sonst|ansonsten|andernfalls|oder|dann) (kündige|kündig|wechsle|wechsel) ich !(das passwort|die karte|das zimmer|den platz|in|auf)
      (wenn|falls) ... (kündige|wechsle) ich !(was|wie|wann|das passwort|in|auf)
      (kündige|kündig|kündigen) .. (mir reicht*|mir langt|habe genug|hab genug|habe die nase voll|habe die schnauze voll|frechheit|unverschämt)
      (reicht es|reichts|reicht|nase voll|schnauze voll|unverschämtheit|frechheit) .. [ich|dann|jetzt] (kündige|wechsle)
      (gehe|geh|wechsle|wechsel) [ich|wir] [dann|jetzt|lieber] (zur konkurrenz|zu einem anderen anbieter|zu einer anderen bank|zum mitbewerber|zu einer anderen versicherung)
      (sie|ihr) (verlieren|verliert|haben) .. (einen kunden|eine kundin|mich als kunden|mich als kundin) [verloren|$] | (sind|seid) (sie|ihr) mich los | (sie|ihr) (sind|seid) mich .. los
      (nie wieder|nie mehr) .. (bei ihnen|mit ihnen|bei euch|mit euch) | (bei ihnen|bei euch) (nie wieder|nie mehr)
      (sonst|ansonsten|oder|dann) bin ich weg [$] | oder (ich bin weg|ich gehe zur|ich kündige)
      `,
      {
        unless: `
        (nicht|ohne) .. (kündigen|kündige|wechseln|wechsle)
        (was passiert|was kostet|wie viel|gebühr|strafe|frist|ob) .. (wenn|falls) ... (kündige|wechsle)
        (job|arbeit|wohnung|mietvertrag|fitnessstudio) .. (kündige|kündigen)
        `,
      },
    ),
    rule(
      'angry-with-the-assistant',
      'frustration',
      `
      (sie|du) (verstehen|verstehst|kapieren|kapierst|begreifen|begreifst) .. (mich nicht|mich überhaupt nicht|kein wort|nicht was ich (sage|will|meine)|überhaupt nichts) | (verstehen|kapieren|begreifen) sie .. nicht was ich (sage|will|meine)
      (sie|du) (hören|hörst) mir .. (nicht zu|nie zu|überhaupt nicht zu) | (hören sie|hörst du) mir (überhaupt|nicht) .. zu
      (sie|du|ihr) (helfen|hilfst|helft) mir (nicht|überhaupt nicht|kein stück|null|kein bisschen) [weiter|$]
      (sie|du|ihr) (sind|bist|seid) [total|völlig|so|absolut|echt|wirklich|ja|alle] (unfähig|nutzlos|inkompetent|dumm|blöd|doof|bescheuert|zu nichts zu gebrauchen|lächerlich|idioten|betrüger|abzocker|der letzte verein)
      (blöder|dummer|dämlicher|scheiß|verdammter|bescheuerter|nutzloser|beschissener) (roboter|automat|computer|bot|assistent|chatbot) | (blöde|dumme|dämliche|verdammte|scheiß|nutzlose) (maschine|ki|hotline|ansage|kiste)
      (das ist|was für|so) .. (frechheit|unverschämtheit|saftladen|zumutung|sauerei|zeitverschwendung) | (verschwenden|verschwendest|verschwendet|stehlen) .. meine zeit
      `,
      { unless: `(ich|wir) (verstehe|kapiere|höre) .. nicht\nnicht (dumm|blöd|unfähig|nutzlos)` },
    ),
    rule(
      'fed-up',
      'frustration',
      `
      (nase|schnauze) [gestrichen] voll | (habe|hab|bin) es (satt|leid) | am ende meiner geduld | (reißt|platzt) mir .. (geduld|kragen)
      (schon|jetzt|bereits|ihnen|ihnen das) (dreimal|viermal|fünfmal|zehnmal|hundertmal|tausendmal|zigmal|drei mal|vier mal|fünf mal|zehn mal|hundert mal) (gesagt|erklärt|wiederholt|genannt) | wie oft (muss|soll) ich .. (noch|sagen|wiederholen|erklären)
      (wir drehen uns|drehen wir uns) .. im kreis | wie gegen eine wand | gegen eine wand (reden|geredet) | (wollen sie|willst du|wollt ihr) mich .. (verarschen|veräppeln|für dumm verkaufen)
      (leck mich|fick dich|verpiss dich|die klappe|die fresse|halts maul|du idiot|du vollidiot|sie idiot|sie vollidiot|du arschloch|sie arschloch)
      (sie|du|ihr) (nerven|nervst|nervt) (mich|total|gewaltig|nur|$) | (gehen|gehst) (sie|du|mir) [mir] [gewaltig] auf (den sack|die nerven|den keks|den geist) | (sie|ihr|das) (kotzen|kotzt) mich [so] an
      ich bin [so|richtig|echt|langsam|wirklich] (stinksauer|wütend|genervt|sauer) (auf|von|über) (sie|ihnen|ihre|ihren|ihrem|euch|eure)
      `,
      {
        unless:
          '(kinder|nachbarn|wetter|chef|verkehr|hund) .. (nerven|nervt)\n(nicht|nie) (stinksauer|wütend|genervt|sauer)',
      },
    ),

    rule(
      'offers-person',
      'offer',
      `
      (möchten|wollen|würden|möchtest|willst|wünschen|magst) (sie|du) ... mit <who> .. (sprechen|reden|verbunden)
      (soll|darf|dürfte) ich (sie|dich|das gespräch|ihren anruf) ... (verbinden|durchstellen|weiterleiten|weiterverbinden|übergeben|weitergeben|weitervermitteln) !(auf die (seite|webseite))
      (kann|könnte) ich (sie|dich) [gern|gerne|auch|sofort|direkt] (mit|zu|zum|zur|an) <who> .. (verbinden|durchstellen|weiterleiten|weiterverbinden|übergeben) | ich (kann|könnte) (sie|dich) [gern|gerne|auch|sofort|direkt] (mit|zu|zum|zur|an) <who> .. (verbinden|durchstellen|weiterleiten|weiterverbinden|übergeben)
      (möchten|wollen|willst|möchtest) (sie|du) .. (verbunden|weitergeleitet|durchgestellt|weiterverbunden) werden
      (soll|darf|kann|sollen|wollen) (ich|wir) .. <who> .. (holen|dazuholen|dazuschalten|ans telefon|rufen|einschalten) | ich (hole|suche) [ihnen|dir] [gern|gerne] <who>
      (wenn|falls) ich sie .. (verbinde|übergebe|durchstelle|weiterleite|weiterverbinde|weitergebe) | (verbinde|stelle|leite) ich sie .. (mit|zu|zum|zur|an) <who>
      (<agent>|<desk>|mensch) kann (ihnen|dir|das) ... (soll ich|möchten sie|wollen sie|recht)
      (soll|möchten|wünschen) .. (sie <who> .. (zurückrufen|anrufen|kontaktieren)|rückruf (von|durch) <who>|sie <who> zurückruft)
      (hätten sie gern|hätten sie gerne|bevorzugen sie|möchten sie lieber|wünschen sie|wäre ihnen) <who> | persönliches gespräch mit <who>
      ich (übergebe|gebe) sie .. an <who> .. (weiter|einverstanden|recht|okay|ok|ordnung|möchten)
      `,
      {
        unless: `
        (nicht|leider) .. (verbinden|durchstellen|weiterleiten|übergeben)
        (haben|hatten) sie .. <who> .. (gesprochen|telefoniert)
        termin (mit|bei|beim) <who>
        `,
      },
    ),
    rule(
      'takes-the-offer',
      'accept',
      `
      <yes> | (ja|sehr|aber|liebend|herzlich|total|voll) (gern|gerne) | unbedingt | sowieso | please | ersteres | das erste | ja ja | jetzt ja | dann ja
      [ja|und] (das|es) (wäre|ist|klingt|würde) [mir|wohl|sehr|wirklich|ganz|echt|mir sehr|wahrscheinlich] (gut|super|toll|nett|schön|prima|perfekt|klasse|lieb|lieber|besser|hilfreich|großartig|recht|freundlich|okay|ok|am besten|das beste|am liebsten|eine gute idee|ideal)
      wäre [mir|sehr|wirklich] (gut|super|toll|nett|schön|prima|perfekt|klasse|lieb|lieber|besser|hilfreich|recht)
      (machen|tun|mach|tu) [sie|wir] (das|es|so) [so|mal|ruhig|nur|jetzt] | (machen|tun) sie [das] (nur|ruhig|mal) | ja machen sie | [dann] machen wir das | so machen wir (das|es) | machen wir
      (verbinden|verbinde) [sie] (mich|uns) [mit <who>|mit ihm|mit ihr] [jetzt|sofort|ruhig] | verbinden | [dann] verbinden sie [mich] [ruhig] | (können|dürfen) sie mich verbinden
      [dann] (stellen|leiten|stell|leite|geben) [sie] (mich|uns) [zu <who>|an <who>] (durch|weiter) | durchstellen | weiterleiten | weiterverbinden | stellen sie durch
      [lieber|besser|dann|ja|und zwar] [mit|zu|an] (<agent>|mensch|menschen|die person|der person) | [lieber|besser|dann] mit (ihm|ihr|dem|der|jemandem)
      [lieber|besser|dann|ja|her] [mit|zu|an] <art> [<real>] (<agent>|<human>|<desk>)
      (das|den|so|die) (möchte|will|hätte|nehme|brauche|wünsche) ich [gern|gerne|auch]
      ich (möchte|will|hätte) das [gern|gerne] | (möchte|würde|will) ich [gern|gerne]
      ich (möchte|will|würde|hätte) [gern|gerne|lieber] [mit <who>|mit ihm|mit ihr|mit jemandem] (sprechen|reden|verbunden werden|weitergeleitet werden|durchgestellt werden)
      [da] [ich] bin [ich] [sehr] (einverstanden|dafür|dabei) | dann (spreche|rede) ich [mit <who>|mit ihm|mit ihr]
      [ich] (warte|kann warten|bleibe dran|habe zeit) [gern|gerne|solange|so lange|kurz]
      her mit (ihm|ihr|dem) | nur zu | los | auf gehts | los gehts | dann los | her damit | nur her damit | immer her damit
      (gute|tolle|super|prima) idee | sehr gute idee | (klingt|hört sich) (gut|super|prima|toll|perfekt) [an]
      kein problem | nichts dagegen | [ist|das ist|soll] mir [auch] recht [sein] | [ich] (habe|hab) nichts dagegen | (da|dagegen) (habe|hab) ich nichts (dagegen|einzuwenden|auszusetzen) | spricht nichts dagegen | da (sage|sag) ich (ja|nicht nein) | für mich
      wenn (es|das|sie|er|jemand) .. (geht|möglich ist|keine umstände macht|meinen|so nett wären|möchten|jemanden haben|sein muss|nicht lange dauert|sich auskennt|frei ist) | wie sie meinen
      [das ist] (nett|freundlich|lieb|sehr nett|sehr freundlich|sehr lieb|total nett) [von ihnen|von dir]
      (holen|rufen|geben) sie [mir] (<who>|ihn|sie) [ans telefon|dazu]
      das (würde|wird) [mir] [sehr|sicher] helfen | das hilft mir [sehr|sicher] | damit wäre mir geholfen
      ich glaube | ich denke | glaube ich | denke ich | wohl | wahrscheinlich | vermutlich | ist [das|das wohl|wohl] (besser|das beste) [so] | das macht [wohl] mehr sinn | das ist es was ich will | darum rufe ich an
      so schnell wie möglich | endlich | gott sei dank | sofort | jetzt | ich darum | darum ich
      (versuchen|probieren) wir (es|das) [mit <who>] | [das] (können|dürfen|sollen|sollten) sie [gern|gerne|das] | wäre das möglich
      (<who>|er|sie) (soll|kann|darf) mich [gern|gerne|ja|ja gern|ja gerne] (zurückrufen|anrufen)
      [und] vielen [lieben] dank | nett | [da] [ich] wäre [ich] [ihnen] [sehr] (dankbar|froh)
      `,
    ),
    rule(
      'declines-the-offer',
      'refuse',
      `
      ^ (nein|nee|nö|ne|nei) !(warten|verbinden|geben|ich will|ich möchte|sie verstehen|warum)
      ^ (nicht nötig|ist nicht nötig|das ist nicht nötig|nicht notwendig|muss nicht sein|das muss nicht sein|noch nicht|jetzt nicht|nicht jetzt|im moment nicht|lieber nicht|besser nicht|auf keinen fall|keinesfalls|kein bedarf|kein interesse|eher nicht)
      (brauche|brauch|brauchen) (ich|sie|wir) nicht | das (brauche|brauch) ich nicht
      ^ (schon gut|passt schon|geht schon|ist schon gut|alles gut|lassen sie nur|lassen sie mal|lass mal|lassen sie es|lass gut sein)
      (machen|mache|mach) (wir|sie|du) .. (hier weiter|weiter|so weiter) | (bleibe|bleib|bleiben) (ich|wir) .. (bei ihnen|mit ihnen|dabei|hier) | ich (bleibe|bleib) .. (bei ihnen|bei dir|hier)
      (versuchen|probieren) (wir|sie) (es|das) .. (noch einmal|nochmal|noch mal|zuerst|erst|hier|so) | (noch einmal|nochmal) (versuchen|probieren)
      (sie|du) (können|kannst|schaffen|schaffst) (das|es|mir das|mir) .. (machen|sagen|selbst|beantworten|auch) $ | das (können|schaffen) sie .. $
      (keinen mitarbeiter|keinen berater|keine person|keinen menschen|kein mensch|keinen kollegen|niemanden sprechen|mit niemandem)
      nicht (verbinden|weiterleiten|durchstellen|verbunden werden|weitergeleitet werden)
      (melde mich|rufe|ruf) .. (später|morgen|ein andermal|wieder) | ^ (später|ein andermal|ein anderes mal) $
      (überlege|überleg) (ich|es) .. mir | ich (überlege|muss überlegen) | ich (schaffe|mache|kriege) das .. (selbst|allein|alleine|schon)
      (sagen|erklären|beantworten) sie (es|das|mir das|mir) [selbst|mir selbst|lieber] $ | (mit ihnen|mit dir) geht es .. (auch|gut|schneller)
      `,
      {
        unless: `
        (nein|nicht) (das|es) (wäre|ist) (gut|super|toll|perfekt) | warum nicht | wieso nicht | nichts dagegen | nicht nein
        `,
      },
    ),
    rule(
      'admits-failure',
      'failed',
      `
      (habe|hab|konnte) .. (nicht|kaum|schlecht) [ganz|richtig|genau|so ganz] (verstanden|verstehen|gehört|hören|mitbekommen)
      (verstehe|versteh) .. nicht [ganz] [was|$] | weiß [ich] [leider] nicht was sie meinen | nicht sicher (was|ob) (sie|ich)
      (kann|könnte) .. (nicht|nichts) .. (helfen|weiterhelfen|beantworten|sagen|zuordnen|bearbeiten|finden|tun|abrufen)
      (könnten|können|würden) sie das .. (wiederholen|noch einmal sagen|anders formulieren|umformulieren)
      (sagen|versuchen|formulieren|wiederholen) sie (es|das) .. (noch einmal|nochmal|anders|erneut)
      keine (information|informationen|auskunft|daten|antwort) [dazu|darauf|darüber|vor]
      (etwas|was) schiefgelaufen | (fehler|technisches problem) aufgetreten | nicht (gefunden|erkannt|möglich|zugreifen)
      übersteigt meine möglichkeiten | gehört nicht zu meinen aufgaben | dabei kann ich .. nicht
      `,
    ),
    rule(
      'says-it-again',
      'again',
      `
        ich (wollte|will|möchte) [nur|gern] wissen
        (noch mal|nochmal|noch einmal)
        (ich|die) frage (ist|war|ob|lautet|ja)
        (meine frage|ich meine|ich meinte|mir geht es|es geht mir|was ich wissen)
      wie [ich] [schon|bereits|vorhin] (gesagt|sagte|erwähnt|erklärt)
      (habe|hab) ich [ihnen|dir] [das] (schon|bereits|vorhin) .. (gesagt|erklärt|genannt|gefragt|gegeben|buchstabiert) | ich (habe|hab) (das|es) [ihnen] (schon|bereits|vorhin) .. (gesagt|erklärt|gefragt)
      (das|darum|danach) .. (nicht meine frage|nicht die frage|nicht gefragt|nicht gemeint|meinte ich nicht|geht es nicht) | das (war|ist) nicht was ich (gefragt|wissen|gemeint)
      (meine frage|mir die frage|das) .. nicht beantwortet | beantwortet .. (frage nicht|nicht meine frage)
      ich (wiederhole|sage es noch einmal|frage noch einmal|frage nochmal|frage nochmals) | (falsch|nicht richtig|wieder nicht) verstanden
      ^ (nein|nee|nö) .. (habe nach|hab nach|ich meinte|ich meine|ich rede von|ich wollte|es geht um)
      `,
    ),
    rule(
      'asks-for-a-profession-or-word',
      'asks_noun',
      `
      (was|welchen|wie) .. (beruf|beruflich|von beruf|tätigkeit|berufsbezeichnung) | (wer|mit wem|wen) (hat|haben|war) .. (angerufen|gesprochen|geholfen) | (passwort|kennwort|sicherheitsfrage|firmenname|name der firma)
      `,
    ),
  ],
  lists: {
    art: `
      ein | eine | einen | einem | einer | der | die | den | dem | das | ihr | ihre | ihren | ihrem | ihrer
      euer | eure | euren | eurem | eurer | irgendein | irgendeinen | irgendeinem | irgendeiner | irgendeine
      nen | nem | ner | ne | am | so einen | so einem | einem ihrer | einen ihrer | einer ihrer | einem von ihren | einen von ihren
    `,
    who: `
      [<art>] [<real>|anderen|andere|anderer|nächsten|freien|verantwortlichen] (<agent>|<human>|<somebody>|<desk>) [<real-after>]
    `,
    'real-after': `
      echtem | echten | echtes | anderem | anderen | anderes | anders | richtigem | richtigen | menschlichem | menschlichen
      kompetentem | kompetenten | zuständigem | zuständigen | persönlich
    `,
    person: `
      mensch | menschen | mitarbeiter | mitarbeiterin | servicemitarbeiter | servicemitarbeiterin | supportmitarbeiter
      berater | beraterin | kundenberater | kundenberaterin | kundenbetreuer | kundenbetreuerin | sachbearbeiter | sachbearbeiterin
      ansprechpartner | ansprechpartnerin | agent | agenten | vorgesetzten | vorgesetzte | vorgesetzter | operator
      (kollegen|kollegin) von ihnen | (echte|reale|richtige|lebendige|menschliche) person | menschliche stimme
    `,
    bare: `
      <person> | mitarbeitern | beratern | kundenservice | kundendienst | kundenbetreuung | kundencenter | kundenhotline | callcenter | call center
      servicecenter | hotline | supervisor | human | representative | customer service | supportmitarbeiterin | callcentermitarbeiter
      support | technischer support | rechnungsabteilung | beschwerdestelle | beschwerdeabteilung | schadenabteilung | schadensabteilung
      reklamationsabteilung | fachabteilung | buchhaltung | zentrale | vermittlung | teamleiter | teamleiterin | geschäftsführer | filialleiter
      abteilungsleiter | fachberater | fachberaterin | bankberater | mitabeiter | mit arbeiter | kunden service | kunden berater | sach bearbeiter | ansprech partner
    `,
    boss: `
      chef | chefin | boss | vorgesetzten | vorgesetzte | manager | managerin | teamleiter | teamleiterin | filialleiter | filialleiterin | geschäftsführer
      geschäftsführerin | abteilungsleiter | abteilungsleiterin | inhaber | inhaberin | verantwortlichen | verantwortliche | geschäftsleitung | marktleiter | direktor
    `,
    opening: `
      <hello> | <hello> ja | ja <hello> | ja | nein | nee | okay | dann | und | nur | lieber | ich sagte | ich sage | nein ich sagte | nein danke
      sofort | jetzt | endlich | los
    `,
    talk: `
      sprechen | reden | telefonieren | besprechen | bereden | unterhalten | chatten | quatschen | kommunizieren | verhandeln | diskutieren | klären
      sprechn | redn | schprechen | schreiben | rede | schwätze
    `,
    ask: `
      (ich|wir|ick|ik|isch|i) [jetzt] (will|möchte|moechte|möcht|möschte|mecht|mog|wett|wollte|würde|würd|muss|müsste|darf|wollen|möchten|würden|müssen|brauche|verlange|wünsche|hätte|mag)
      (will|möchte|würde|darf|kann|könnte|dürfte|koennte|chan|chönt|können|könnten|dürfen|möchten|wollen) (ich|wir|man)
      (lassen sie|lass|lasst) (mich|uns)
      ^ [<hello>] (will|möchte|moechte|möcht|würde gern|würde gerne|wollte|kann) !(sie|er|du|ihr|es|das)
    `,
    'want-me': `
      (ich|wir|ick|isch) [jetzt] (will|möchte|moechte|möcht|brauche|brauch|bräuchte|bräucht|benötige|verlange|fordere|bevorzuge|erwarte|wünsche mir|wollen|möchten|brauchen|benötigen|hätte gern|hätte gerne|hätte lieber|hätten gern) [<soon>] [<soon>]
      (will|möchte|brauche|bräuchte|benötige|verlange|hätte) ich [<soon>] [<soon>]
    `,
    soon: `
      jetzt | sofort | endlich | lieber | gern | gerne | dringend | ganz dringend | unbedingt | mal | hier | nur | auch | wirklich | direkt
    `,
    harm: `
      gestohlen | gestohlene | geklaut | gehackt | geplündert | leergeräumt | entwendet | beklaut | bestohlen | betrogen | missbraucht
      überfallen | eingebrochen | einbrecher | angegriffen | bedroht | entführt | ausgeraubt | opfer | reingefallen | hereingefallen | phishing
      brennt | brand | feuer | gebrannt | explosion | gasleck | gasgeruch | rauch | ausgebrochen | stromschlag
      selbstmord | suizid | umbringen | umzubringen | sterben | erhängen | erschießen | abschiedsbrief | bombe | springen | springt | pulsadern
      herzinfarkt | schlaganfall | krampfanfall | bewusstlos | ohnmächtig | umgekippt | zusammengebrochen | überdosis | unfall | brustschmerzen
      geklont | abgezockt | gehackten | flammen | explodiert | geschossen | schießt | amokläufer | ertrinkt | untergegangen | angefahren | überfahren | eingeklemmt | verletzt | verprügelt | geschlagen | vergewaltigt | leblos | gelähmt | taub | geknackt | diebstahl | betrug | stirbt | notfall
      krankenwagen | notarzt | feuerwehr | messer | waffe | pistole | luft | verschluckt | betrüger | betrügern
    `,
    'past-month':
      'im (januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|frühling|sommer|herbst|winter)',
    'the-machine':
      '[<art>|dieser|diesem|so einer|so einem|solchen] [blöden|dummen|blöder|dummer|automatischen] <machine>',
  },
};
