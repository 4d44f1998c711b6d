import { type LanguageRules, rule } from './rule.ts';

/** Talk about people without a wish for one: refused, conditional, or a question about hours and costs. */
const MENTIONS = `
  non [mi] (voglio|vorrei|volevo|desidero|intendo|devo|serve|occorre|ho bisogno|ho chiesto|c'è bisogno|è necessario|mi va|ho voglia) [di|che] [mi] [essere] [<talk>|passi|passarmi|trasferirmi|trasferisca|trasferito|trasferita|contattare|chiamare|disturbare] [<con>] [nessun|nessuna] <who>
  non [mi|ci] (passi|passa|passate|passarmi|passare|trasferisca|trasferire|trasferite|trasferirmi|metta|colleghi|inoltri|mandi|chiami) .. <who>
  non (trasferisca|trasferite|passi|passate|inoltri) la (chiamata|telefonata)
  (senza|inutile|evitando di) .. (passarmi|trasferirmi|parlare|chiamare|contattare|disturbare) [<con>] <who>
  (quando|qualora|nel caso|se (voglio|volessi|dovessi|avessi|servirà|avrò)) .. <talk> [<con>] <who>
  (a che ora|che giorni|quali giorni|quali orari|fino a quando|quanto costa|si paga|orario|orari) ... <who>
  (numero|mail|email|indirizzo|recapito) .. <who>
  (per forza|necessariamente|obbligatoriamente) .. <who>
  (mia|mio|un mio|una mia|i miei|suo|sua) (agente|consulente|capo|responsabile|collega|superiore|direttore|operatore)
  agente (immobiliare|di viaggio|di viaggi|di commercio|di polizia|segreto)
  (voleva|volevano|avrò|ha provato a|aveva provato a) .. <who>
  (diventare|diventa|lavorare come|lavoro come|assumete|assunto come|guadagna) .. <who>
`;

/** Danger that is over, supposed, insured or only seen on a screen. */
const NOT_NOW = `
  (anno scorso|anni fa|mesi fa|mese scorso|settimana scorsa|settimane fa|giorni fa|in passato|da giovane|nel film) ... (infarto|incendio|rubat*|truffat*|rapinat*|svenut*|aggredit*|clonat*|ladri|hackerat*|dolore|gas|incidente)
  (infarto|incendio|rubat*|truffat*|rapinat*|svenut*|aggredit*|clonat*|ladri|hackerat*|dolore|gas|incidente) ... (anno scorso|anni fa|mesi fa|mese scorso|settimana scorsa|settimane fa|giorni fa|in passato|a maggio)
  (se|qualora|in caso di|quando|metti che|cosa succede) [mi|ci|la|il|lo|un|per caso] [hanno|fosse|viene|venisse|si|sento|scoppia|prende] .. (rubat*|rubano|clonat*|clonano|truffat*|incendio|gas|fuoco|ladri|hackerat*|svenut*|infarto|aggredit*|ammazz*)
  (polizza|assicurazione|copre|coprite|copertura|rimborsa|bolletta|contatore|fornitura|rilevatore|sensore|estintore|garanzia) .. (incendio|incendi|gas|fuoco|furto|truffe|frodi|infarto|ictus|monossido)
  (film|serie|libro|canzone|romanzo|telegiornale|puntata) .. (suicidio|suicidarsi|uccidersi|bomba|incendio|morire|rapina|truffa)
  (costo|fattura|rimborso|conto|quanto costa|servizio) [di|dell|della|del|un|l|una] ambulanza
  non (è|c'è|sono) [un|nessuna|alcuna|nessun|una] (emergenza|incendio|truffa|frode)
`;

export const ITALIAN_RULES: LanguageRules = {
  language: 'it',
  rules: [
    rule(
      'asks-to-speak-with-person',
      'explicit_request',
      `
        <wish> .. <talk> <con> <who>
        (<talk>|parlarci|parlarne|ci parlo) [solo|soltanto|subito|adesso|io|a voce] <con> <op>
        ^ [<yes>|no] <talk> [<con>] <who> [subito|adesso|ora] $
        (fammi|fatemi|facci|fateci|mi faccia|mi fa|mi fai|mi fate|farmi) <talk> <con> <who> | <con> <op> .. (voglio|vorrei|devo|preferisco) [<talk>|parlarci|parlarne]
        <wish> .. <talk> (con|coi|col) (chi|quello che|quelli che) (comanda|decide|dirige|di dovere|di competenza|se ne occupa|si occupa|può decidere)
        (<op>|chi comanda|chi dirige) .. (ci voglio parlare|ci vorrei parlare|ci devo parlare|voglio parlarci|vorrei parlarci|devo parlarci|fatemi parlarci|vorrei parlargli|devo parlargli|voglio parlargli)
      `,
      { unless: MENTIONS },
    ),
    rule(
      'asks-how-to-reach-a-person',
      'explicit_request',
      `
        (come|modo|tasto|opzione|fare|premere|premo) .. <talk> <con> <who>
        (come|modo|tasto|dire per|fare per|riesco|riesce|impossibile|possibile|cerco|sto cercando|provo|provato) .. (contattare|raggiungere|trovare|avere|rintracciare) (<strong>|una persona)
        (riesco|riesce|impossibile|cerco di|sto cercando di|provo a|provato a|modo di|farebbe piacere) .. <talk> <con> <who>
        perché .. non .. (posso|potete|può|mi passa|mi passate) .. <strong>
      `,
      { unless: MENTIONS },
    ),
    rule(
      'asks-to-contact-a-person',
      'explicit_request',
      `
        <wish> .. ((contattare|rintracciare) <who> | (raggiungere|sentire) <strong>)
        (mettermi|mettersi|entrare|mi metta|mi metti|mi mette|mi mettete|mettimi|mettetemi|essere messo|essere messa|metterci|mi metteresti) in (contatto|comunicazione|linea|collegamento) [diretto] <con> <who>
        ^ [<yes>] (contattare|contatto con|raggiungere|chattare con|chat con) <who> $
      `,
      { unless: MENTIONS },
    ),
    rule(
      'asks-for-transfer',
      'explicit_request',
      `
        (mi|ci) (passi|passa|passate|passerebbe|passeresti|ripassi|ripassa|può passare|puoi passare|potete passare|potrebbe passare) [subito|adesso|ora|pure|immediatamente|direttamente] [al telefono|in linea] [<con>] <who>
        (passarmi|passami|passatemi|passarci|passateci|ripassarmi) [subito|adesso|ora|immediatamente] [al telefono|in linea] [<con>] <who>
        (me lo|me la|ce lo|ce la) (passi|passa|passate|può passare|potete passare) [subito|adesso|o no] [<con>] <who> | (<op>|chi comanda) .. (me lo passi|me la passi|me lo passa|me la passa|me lo passate|me la passate|passamelo|passatemelo)
        (mi|ci) (trasferisca|trasferisci|trasferisce|trasferite|colleghi|collega|collegate|inoltri|inoltra|connetta|connetti|indirizzi|reindirizzi|mandi|rimandi|giri|metta|ripassi) [subito|adesso|ora|pure|direttamente|in linea] <con> <who>
        (trasferirmi|trasferiscimi|trasferitemi|collegarmi|collegami|collegatemi|connettermi|connettimi|inoltrarmi|indirizzarmi|reindirizzarmi|dirottarmi|smistarmi) [subito|adesso|ora] [in linea] <con> <who>
        (trasferisca|trasferisci|trasferite|trasferire|passi|passate|passare|inoltri|inoltrate|inoltrare|devii|giri|dirotti) (la|questa) [mia] (chiamata|telefonata) (<con> <who>|a chi|$)
        (essere|venire|esser) (passato|passata|trasferito|trasferita|collegato|collegata|messo|messa|inoltrato|reindirizzato) <con> <who>
        ^ [<yes>|no] (mi trasferisca|mi trasferisci|mi trasferite|trasferiscimi|trasferitemi) [subito|adesso|ora] $
        ^ [<yes>] (trasferimento|trasferire|inoltro|inoltrare|collegamento|passare) [<con>] <strong> $
      `,
      {
        unless: `${MENTIONS}
        come .. (trasferire|trasferisco|inoltrare|passare) la chiamata`,
      },
    ),
    rule(
      'asks-to-be-given-a-person',
      'explicit_request',
      `
        (mi dia|dammi|datemi|dateci|mi date|mi dai|darmi|mi trovi|trovami|trovatemi|mi chiami|chiamami|chiamatemi|mi cerchi|mi procuri|procuratemi|mandatemi|fate venire|faccia venire) [subito|adesso|ora|immediatamente] [al telefono|in linea] <strong>
        (mi dia|dammi|datemi|dateci|passami|passatemi|mi metta|mettimi|mettetemi|mi chiami|chiamami|schiaffami|buttami) [subito|adesso] [al telefono|in linea] (qualcuno|una persona|un cristiano) !(di|da|a)
        (mettetemi|mi metta|mettimi|mandi|mandate|mandatemi) (al telefono|in linea) <who>
        (fai|faccia|fate|far) intervenire <strong>
        (vedere|guardare|controllare|verificare) se <strong> è (libero|libera|disponibile)
      `,
      { unless: MENTIONS },
    ),
    rule(
      'wants-a-person',
      'explicit_request',
      `
        (<demand>|ho bisogno di|avrei bisogno di|bisogno di) [avere|subito|adesso|solo|soltanto|solamente|urgentemente|che intervenga] <strong> !(per (il|la|i|le))
        (<demand>|bisogno di) (qualcuno|una persona) (con cui|al telefono|in linea|in carne|che mi (aiuti|aiuta|risponda|ascolti|capisca|spieghi|dia retta|può aiutare|possa aiutare))
        (<demand>|bisogno di|bisogno dell) [un|una|l|di] (assistenza|aiuto|supporto|intervento|voce|riscontro) (umano|umana|dal vivo|di <strong>)
        (no|non capisce|a niente|non può aiutarmi|basta|mezz'ora che|minuti che) (voglio|chiedo|vorrei|preferisco|mi serve) (una persona|qualcuno) | ^ [<yes>] (voglio|vorrei|preferisco) (qualcuno|una persona|un umano) [subito|adesso|ora] $
        (basta|niente|spegnete|togliete) .. (robot|bot|macchina|macchine|risponditore|computer) [voglio|un|una|mi passi|mi serve] (una persona|qualcuno|persona|umano|operatore)
      `,
      { unless: MENTIONS },
    ),
    rule(
      'is-anyone-there',
      'explicit_request',
      `
        (c'è|ci sarebbe|non c'è|c'è mica|avete|avreste|ci sarà|esiste|possibile) .. (qualcuno|nessuno|una persona|un cristiano|<strong>) .. (con cui (parlare|posso|potrei|poter)|a cui [posso] (spiegare|rivolgermi)|in carne e ossa)
        (c'è|ci sarebbe|non c'è|c'è mica|avete|avreste|ci sarà) [per caso|mica|pure] (qualcuno|una persona|<strong>) [lì|da voi] (che mi (può|possa|potrebbe) (aiutare|rispondere|ascoltare|parlare)|che mi (aiuti|risponda|ascolti|dia retta|sente))
        (c'è|ci sarebbe|esiste|non avete|ce l'avete) [mica|per caso|ancora|lì|pure] <strong> (lì|in linea|disponibile|libero|al telefono|da passarmi|vero|o no|che risponda|$)
        (possibile|assurdo) che non ci sia .. (nessuno|<strong>|una persona) .. (parlare|risponda|spiegare|rivolgermi)
      `,
      { unless: MENTIONS },
    ),
    rule(
      'refuses-the-machine',
      'explicit_request',
      `
        non (voglio|vorrei|intendo|ho intenzione di|ho voglia di|mi va di|mi piace|mi sento di|mi metto a|sto a) (<talk>|perdere tempo|avere a che fare) (con|a) [<art>|queste|questi] <bot>
        (non|mica) [ci] (parlo|tratto|discuto|ragiono) (con|a) [<art>|le|i|queste|questi|dei|delle] <bot>
        (rifiuto di|odio|detesto|non sopporto|stufo di|stanco di|stufa di|stanca di|basta) <talk> (con|a|coi) [<art>|le|i|queste|questi] <bot>
        ^ [<yes>|no] (niente|basta|nessun|no) [con] [i|il|le|la] (robot|bot|macchine|risponditore|risponditori|chatbot) !(aspirapolvere|da cucina|tagliaerba)
        (non|mica) [con] [un|una|il|la] <bot> [ma] [voglio|vorrei|mi passi|mi serve|preferisco|mi dia|datemi] <strong>
        <strong> (non|e non|mica|anziché|invece di|piuttosto che) [con] [un|una|questo|questa|il|la] <bot>
        non (do|racconto|dico|voglio dare|voglio dire|voglio raccontare|mi va di dire) (i|il|la) .. (dati|fatti|problemi|numero) .. a [<art>|questo|questa] <bot>
        (alzate|alzi|tiri su|tirate su|prendete) (il telefono|la cornetta) .. (bot|robot|rispondete|rispondetemi|qualcuno) | <talk> (con|a) [<art>] <bot> è (ridicolo|assurdo|stupido|inutile)
      `,
      {
        unless: `
        (se|sapere se|capire se|sembra|sembrava|credevo|pensavo) .. <strong> .. <bot>
        (è|sei) <strong> (non|e non|o) [un|una] <bot>`,
      },
    ),
    rule(
      'bare-noun',
      'explicit_request',
      `
        ^ [<yes>|no|scusi|pronto|salve|buongiorno|buonasera|ho detto] [un|una|l|un altro] (operatore|operatrice|umano|operatore umano|agente umano|essere umano|voce umana|persona vera|persona reale|persona umana|persona in carne e ossa) [umano|vero|reale] [subito|adesso|ora|grazie|in linea|dal vivo|se possibile|al telefono] $
        ^ [<yes>|pronto|salve|buongiorno|buonasera|il|un] (servizio clienti|assistenza clienti|customer care|centralino|help desk|assistenza umana|supporto umano|aiuto umano|supervisore|consulente|capoturno|responsabile) [subito|adesso|ora|grazie|in linea] $
        ^ (un agente|agente (reale|vero|dal vivo|live|subito|adesso|in linea)|assistenza (in linea|dal vivo|live|subito|adesso)|supporto (in linea|dal vivo|live|subito|adesso)|aiuto dal vivo|chat con operatore|ufficio reclami) [subito|adesso|grazie] $
        ^ (ope ratore|opratore|opperatore|operatre|consu lente) $
      `,
    ),
    rule(
      'prefers-a-person',
      'explicit_request',
      `
        (preferisco|preferirei|mi trovo meglio|mi sento meglio|mi sentirei meglio|sono più tranquillo|più facile|più semplice|faccio prima) .. con <strong>
        (preferisco|preferirei|vorrei|mi piacerebbe) che <strong> .. (mi|se ne)
        (<op>|qualcun) (altro|altra) .. <talk> | <talk> <con> (qualcun altro|un'altra persona|un altro operatore|un'altra operatrice)
      `,
      { unless: MENTIONS },
    ),
    rule(
      'wants-a-call-from-a-person',
      'explicit_request',
      `
        (essere|venire) (richiamato|richiamata|ricontattato|ricontattata|chiamato|chiamata|contattato|contattata) da <who>
        (mi faccia|fatemi|mi fate|farmi|fammi|mi fa|mi fai) (chiamare|richiamare|contattare|ricontattare|aiutare|assistere|rispondere) da <who>
        <strong> .. (mi richiami|può richiamarmi|mi può richiamare|potrebbe richiamarmi|mi ricontatti|può ricontattarmi|mi può chiamare|può chiamarmi|deve richiamarmi)
        mi (richiami|chiami|telefoni|ricontatti) (qualcuno|una persona|un operatore|un responsabile) | bisogno di una (chiamata|telefonata) da <who>
      `,
      { unless: MENTIONS },
    ),
    rule(
      'wants-to-die',
      'safety',
      `
        (suicidarmi|uccidermi|ammazzarmi|impiccarmi|spararmi|togliermi la vita|tagliarmi le vene|tagliarmi i polsi|farmi del male|farmi fuori|lasciarmi morire|buttarmi sotto un treno|buttarmi dal (ponte|balcone|tetto)|buttarmi dalla finestra|uccidere me stesso|uccidere me stessa) !(di (lavoro|fatica|risate)) | (farla finita|la faccio finita|la farò finita) !(con|coi|di)
        mi (ammazzo|uccido|suicido|impicco|sparo|tolgo la vita|taglio le vene|taglio i polsi|butto giù|butto sotto|butto dal|butto dalla) !(di|letto) | mi (voglio|vorrei|sto per|devo) (ammazzare|uccidere|suicidare|impiccare|buttare giù|buttare sotto|sparare|togliere la vita)
        (voglio|vorrei|desidero|preferisco|preferirei|spero di|voglia di|deciso di|pronto a|pronta a|penso di|bisogno di|potessi|merito di|aspetto|meglio|sarebbe meglio) [di] [solo|soltanto|solamente|tanto] morire !(dal|dalla|dalle|dai|di|d)
        non (voglio|vorrei|ho voglia di|riesco a|me la sento di|ce la faccio a) [più] [di|a] (vivere|stare al mondo|esistere) !(qui|in|con|a|da|nella|nel|lì|senza (internet|telefono)) | (perso la|non ho più|non ho) (voglia|motivo|ragione|ragioni|motivi|forza) (di|per) vivere | (stanco|stanca|stufo|stufa|smesso|smettere) di vivere !(qui|in|con|a|da|nella|nel) | (odio|detesto) (la mia vita|vivere)
        (vita|vivere) non (ha|ha più|vale|vale più) [più] [un|nessun|alcun|la] (senso|pena|niente) | non vale [più] la pena [di] [continuare a] vivere | (vorrei|volevo|avrei voluto|preferirei|meglio) (essere morto|essere morta|non essere mai nato|non essere mai nata|non esserci più|non esistere)
        meglio (senza di me|se non ci fossi più|se fossi morto|se fossi morta|se io fossi morto) | non sarò più un peso | non voglio più svegliarmi
        (voglio|vorrei|spero di|voglia di) .. (sparire per sempre|scomparire per sempre|dormire per sempre|addormentarmi per sempre|non svegliarmi [mai] più|scomparire dalla faccia della terra|non esserci più|sparire dal mondo) !(dal|dalla|dai|dalle vostre)
      `,
      { unless: NOT_NOW },
    ),
    rule(
      'thinks-of-suicide',
      'safety',
      `
        (pensieri|istinti|tendenze|intenzioni|idee) (suicidi|suicide|suicidari|suicidarie|di suicidio|di morte|autolesionisti|autolesionistici)
        (penso|pensando|pensare|pensato) [spesso|sempre|solo|anche] (al suicidio|alla morte|di suicidarmi|a suicidarmi) | (tentato|tento|tentare|commettere) [il] suicidio
        (suicidio|morire|uccidermi|morte) .. unica (soluzione|via|opzione|uscita) | fine alla mia (vita|esistenza) | (scritto|lasciato|scrivendo|preparato) .. (lettera|biglietto|messaggio) d'addio
        (niente|nulla|motivo|motivi|ragione|ragioni|senso) (per cui|di|per|a) (vivere|continuare a vivere) | (pillole|pastiglie|gocce|compresse|sonniferi|medicine) .. per (morire|uccidermi|farla finita)
      `,
      { unless: NOT_NOW },
    ),
    rule(
      'hurts-himself',
      'safety',
      `
        mi (faccio|sto facendo|sono fatto|sono fatta|voglio fare) del male | mi (taglio|sto tagliando|sono tagliato|sono tagliata) (le vene|i polsi|le braccia|apposta)
        (preso|ingoiato|ingerito|mandato giù) .. (troppe|flacone di|scatola intera di|intera scatola di|intero flacone di|tutte le) .. (pillole|pastiglie|sonniferi|compresse) !(prescritte|della cura|che mi|come)
      `,
      { unless: NOT_NOW },
    ),
    rule(
      'someone-else-wants-to-die',
      'safety',
      `
        <family> .. (vuole|minaccia di|sta per|ha tentato di|dice che vuole|detto di voler) .. (suicidarsi|uccidersi|ammazzarsi|buttarsi|impiccarsi|farla finita|togliersi la vita|morire) | <family> .. (si taglia le vene|si è tagliato|si è tagliata|tentato il suicidio|si fa del male|si vuole ammazzare|si vuole uccidere|si vuole buttare)
        (ponte|tetto|cornicione|binari) .. (vuole buttare|vuole buttarsi|vuole saltare|si butta)
      `,
      { unless: NOT_NOW },
    ),
    rule(
      'cannot-breathe',
      'safety',
      `
        non (respira|respiro|riesco [più] a respirare|riesce [più] a respirare) !([bene] dal naso|col naso)
        (fatica|fatico|difficoltà) a respirare | (mi|gli|le) manca (il respiro|il fiato|l'aria) !condizionata
        (sto|sta|si sta) soffocando !(dal|di) | (si chiude|si gonfia|si sta chiudendo|si sta gonfiando) la (gola|lingua) | shock anafilattico
      `,
      { unless: NOT_NOW },
    ),
    rule(
      'heart-or-stroke',
      'safety',
      `
        (dolore|dolori|fitta|fitte|male|peso|oppressione) [fortissimo|forte|molto forte|tremendo|improvviso] (al|nel|sul) (petto|torace|cuore) | mi fa male il (petto|cuore)
        (sta|sto|stia|stanno) avendo [un|una] (infarto|ictus|attacco di cuore|arresto cardiaco|crisi epilettica|attacco epilettico|overdose|emorragia) | in overdose | arresto cardiaco | (ha|con) le convulsioni | ^ overdose $
      `,
      { unless: NOT_NOW },
    ),
    rule(
      'unconscious-or-bleeding',
      'safety',
      `
        (è|sono|era) (svenuto|svenuta|privo di sensi|priva di sensi|incosciente) | (perso|perdendo|perde) (i sensi|conoscenza) | (sto|sta) (svenendo|per svenire)
        <family> .. (non si muove|non si sveglia|non reagisce|non respira|è a terra e non|sta morendo) !(di|dal|dalla) | (perdo|perde|perdendo) [molto|tanto|tantissimo|troppo] sangue | sanguina (tantissimo|molto|tanto|dalla testa) | fermare (il sangue|l'emorragia)
        <family> .. (ingoiato|bevuto|ingerito|mangiato) .. (pila|candeggina|detersivo|veleno|pastiglie|pillole|acido) | (bevuto|ingerito) .. (candeggina|veleno|acido|detersivo) | sto morendo !(di|dal|dalla|dalle|dai|d)
      `,
      {
        unless: `${NOT_NOW}
        gengiv* ...`,
      },
    ),
    rule(
      'calls-for-rescue',
      'safety',
      `
        (chiamate|chiami|chiama|mandate|mandi|mandatemi|serve|bisogno di|ci vuole|bisogno della|bisogno dell) [subito|presto] [un|una|l] (ambulanza|autoambulanza)
        (chiamate|chiami|chiama|mandate|mandi|mandatemi|serve|bisogno della|bisogno dei) [subito|presto] (la|i|il) (polizia|carabinieri|pompieri|vigili del fuoco|soccorsi|118|112|centodiciotto|centododici)
        emergenza medica | (in pericolo|in fin) di vita | in grave pericolo
      `,
      { unless: NOT_NOW },
    ),
    rule(
      'fire-or-explosion',
      'safety',
      `
        (c'è|scoppiato|divampato|abbiamo|ho) un incendio | (casa|cucina|appartamento|palazzo|balcone|macchina|auto|forno|tetto|camera|stanza|albergo|telefono|batteria|monopattino|presa|lavatrice) .. (a fuoco|prende fuoco|preso fuoco|prendendo fuoco|in fiamme|sta bruciando)
        (esce|uscendo) [del|tanto|molto|il] fumo (dal|dalla|dallo|da) | (c'è stata|ho sentito) un'esplosione | fumo nero | (va|sta andando|stanno andando) .. a fuoco
      `,
      { unless: NOT_NOW },
    ),
    rule(
      'smells-gas',
      'safety',
      `
        (puzza|odore|fuga|perdita|fuoriuscita) [forte|fortissimo|fortissima] di gas | (suona|scattato|suonando|suonare) l'allarme del (gas|monossido) | monossido .. (svenuta|svenuto|gira la testa|stiamo male) | preso [una|la] scossa .. (non risponde|non sta bene|a terra|fortissima)
      `,
      { unless: NOT_NOW },
    ),
    rule(
      'attacked-or-followed',
      'safety',
      `
        (qualcuno|un uomo|uno sconosciuto|ladri|ladro|intruso|due uomini) .. (entrando in casa|entrato in casa|in casa adesso|sfondando|forzando la porta|cercando di entrare) | (ci sono|ho|abbiamo) [i|dei|gli] (ladri|sconosciuti|intrusi|due uomini) in casa | (mi|ci) (sta|stanno) (minacciando|picchiando|aggredendo|inseguendo|rapinando|strangolando|sparando|violentando)
        (qualcuno|un uomo|uno|un tizio|il mio ex) .. mi (sta seguendo|segue|insegue|perseguita)
        (marito|moglie|compagno|compagna|ex|fidanzato|padre|uomo) .. mi (picchia|minaccia|mena|ha picchiata|ha picchiato|ha accoltellata|ha aggredita|vuole ammazzare|vuole uccidere|mette le mani addosso)
        (mi|ci) (hanno|ha) [appena] (aggredito|aggredita|accoltellato|accoltellata|picchiato|picchiata|violentata|sparato|rapito|rapita) | (minaccia|minacciano|minacciato|minacciata|puntata|puntato|aggredito|aggredisce|aggredendo) .. (coltello|pistola|fucile|arma|di morte) | (coltello|pistola|fucile|arma) .. (minaccia|ammazzare|ammazzarci|uccidere|puntata)
        (rapito|rapita|rapiscono|portato via|portata via) .. (figlio|figlia|bambino|bambina) | (figlio|figlia|bambino|bambina) .. (rapito|rapita|scomparso|scomparsa)
      `,
      { unless: NOT_NOW },
    ),
    rule(
      'accident-just-now',
      'safety',
      `
        (annegando|affogando) !(nei|nelle|nel) | incidente .. (ferito|feriti|ferita|incastrato|incastrata|non si muove)
      `,
      { unless: NOT_NOW },
    ),
    rule(
      'card-or-account-stolen',
      'safety',
      `
        (mi|ci) (hanno|ha) [appena|stanotte|oggi] (rubato|clonato|scippato|svuotato|prosciugato|hackerato|violato) [tutto] (il|la|le|i|l|tutti i) [mio|mia|mie|miei|nostro] (carta|carte|bancomat|conto|portafoglio|portafogli|borsa|account|profilo|identità|telefono|cellulare|soldi|risparmi|home banking|prepagata)
        (carta|carte|bancomat|portafoglio|conto|account|profilo|identità|borsa) .. (è stata|è stato|sono state|me l'hanno|mi è stata|mi è stato) (rubat*|clonat*|hackerat*|svuotat*|violat*|prosciugat*|scippat*)
        (hanno|qualcuno ha) (hackerato|svuotato|clonato|violato|prosciugato) (il mio|la mia|il nostro|la nostra|l) (conto|carta|account|profilo|bancomat|home banking) | ^ [la|una|il|mi hanno] (carta rubata|carta clonata|carta di credito rubata|conto hackerato|account hackerato|account violato|portafoglio rubato|furto d'identità|frode sulla carta|truffa in corso|frode in corso) $
        (entrato|entrata|entrando|entrano) (nel mio|nella mia) (conto|account|profilo|banca|home banking|posta) .. (e|ha|hanno|$)
      `,
      {
        unless: `${NOT_NOW}
        (io|sono|sono io che sono) entrato`,
      },
    ),
    rule(
      'stealing-now',
      'safety',
      `
        (qualcuno|stanno|sconosciuto|sconosciuti|ladro|ladri|hacker|truffatore|truffatori) .. (usando|usa|utilizzando|svuotando|prelevando|spendendo|rubando|comprando|pagando|acquisti) .. (carta|conto|bancomat|soldi|account|identità) | (mi|ci) (stanno|sta) (svuotando|rubando|prosciugando|truffando|derubando|clonando)
        (carta|bancomat) .. (qualcuno (la|lo) sta usando|(la|lo) stanno [già] usando|(la|lo) sta usando qualcun) | bonifico a (un truffatore|dei truffatori|un sito falso)
        (sono stato|sono stata|siamo stati|è stata|è stato|mi hanno|ci hanno) [appena] (truffato|truffata|derubato|derubata|raggirato|raggirata|scippato|scippata|hackerato|hackerata|rapinato|rapinata)
        (dato|comunicato|inserito|fornito|letto|messo|consegnato) .. (codice|codici|password|pin|dati|otp|credenziali|bancomat) .. (truffatore|truffatori|sconosciuto|finto|finta|sito falso|link falso)
        (pagamenti|pagamento|prelievi|prelievo|bonifici|bonifico|acquisti|acquisto|operazioni) .. (non ho [mai] fatto io|non ho mai fatto|non ho [mai] autorizzato|mai autorizzati|mai autorizzato|fraudolenti|non sono stato io|non sono stata io|a mia insaputa|fatti da altri)
        (segnalare|denunciare) (una frode|una truffa|un furto) | vittima di [una] (truffa|frode|phishing|raggiro)
      `,
      { unless: NOT_NOW },
    ),
    rule(
      'will-sue',
      'legal',
      `
        (vi|la) (denuncio|denuncerò|querelo|querelerò|cito in giudizio|citerò in giudizio|porto in tribunale|porterò in tribunale|trascino in tribunale|faccio causa|farò causa|faccio scrivere dall'avvocato)
        (farvi causa|denunciarvi|querelarvi|portarvi in tribunale|citarvi in giudizio)
        (faccio|farò|facciamo) causa | (sporgo|sporgerò|faccio|farò) (querela|denuncia contro)
        (ci vediamo|ci rivediamo|ci vedremo|ci sentiamo) (in tribunale|davanti al giudice|dal giudice|in aula|in causa)
        (procedo|procederò|procediamo|procedere|passo|passerò|passiamo) (per|alle|con le) vie legali | (intraprendo|intraprenderò|avvierò) [un|le] (azione legale|vie legali)
      `,
      {
        unless: `(non|mai) .. (denuncio|denunciare|causa|querelo)
        (vi|la) denuncio [lo|la|il] (smarrimento|furto|sinistro)`,
      },
    ),
    rule(
      'lawyer-or-authority',
      'legal',
      `
        (mio|nostro) (avvocato|legale) .. (vi (contatterà|scriverà|chiamerà|farà|manderà)|si farà (sentire|vivo)|procederà|contro di voi)
        (sentirete|riceverete|avrete|notizie|lettera|diffida) .. (dal|del|il|dall) [mio|nostro|miei] (avvocato|legale|avvocati|legali) !(di mia|di mio)
        (mi rivolgo|mi rivolgerò|rivolgermi|vado|andrò) .. (a un avvocato|da un avvocato|dal mio avvocato|al mio avvocato|dall'avvocato|a un legale|al codacons|ad altroconsumo|alle associazioni dei consumatori|dal giudice|al giudice)
        (vi segnalo|segnalo|segnalerò|vi segnalerò|scrivo|scriverò|reclamo|esposto|ricorso|mi rivolgo|mi rivolgerò) .. (agcom|antitrust|garante|ivass|arera|enac|consob|corecom|codacons|altroconsumo|adiconsum|federconsumatori|arbitro bancario|giudice di pace|banca d'italia|difensore civico)
        (reclamo|contestazione) (formale|ufficiale) | (in mano|nelle mani) (all|del mio|al mio|di un|a un|al) (avvocato|legale)
      `,
      {
        unless: `(chi è|cos'è|come si contatta|numero|indirizzo) .. (garante|agcom|difensore civico)
        (ero|sono stato|sono stata) .. avvocato`,
      },
    ),
    rule(
      'leaves-for-competitor',
      'cancel_threat',
      `
        (passo|passerò|passiamo|vado|andrò|me ne vado|mi rivolgo) (alla concorrenza|ai concorrenti|dalla concorrenza|con la concorrenza|dai vostri concorrenti|con un altro (gestore|operatore)|a un altro (gestore|operatore|fornitore)|da un altro (gestore|operatore|fornitore)|in un'altra banca|a un'altra (compagnia|banca))
        (cambio|cambierò|cambiamo) (gestore|operatore|banca|compagnia|fornitore) (se|perché|e basta|subito|$)
        (avete perso|perdete|perderete|state perdendo|perso) (un|una) cliente
        (non sarò più|non voglio più essere|da oggi non sono più) [un|una] [vostro|vostra] cliente
      `,
      {
        unless: `(non|mai) .. (cambio|passo|vado) ..
        (come|posso|vorrei sapere|quanto costa) .. (cambiare|passare|cambio) ..`,
      },
    ),
    rule(
      'threatens-to-cancel',
      'cancel_threat',
      `
        (o|oppure|altrimenti|sennò|se no) [io|poi] (disdico|me ne vado|chiudo il conto|chiudo tutto|annullo tutto|cambio (gestore|operatore|banca|compagnia)|recedo)
        se non ... (disdico|me ne vado|chiudo il conto|annullo il contratto|cambio (gestore|operatore|banca|compagnia)|recedo) !(in vacanza|a casa|a letto)
        (disdico|chiudo|annullo|disdica|chiuda|annulli|cancello) tutto [subito|e|basta|$]
        (con voi|da voi) ho chiuso | (disdico|disdire|recedo|chiudo il conto) .. (stufo|stufa|stufato|ne ho abbastanza|vergogna|per colpa vostra)
      `,
      {
        unless: `me ne vado (in vacanza|a casa|a letto|al mare|al lavoro|domani)
        (come|posso|quanto costa|se voglio) .. disdire`,
      },
    ),
    rule(
      'assistant-does-not-help',
      'frustration',
      `
        (lei|tu|voi|questo robot|questo bot|questa macchina) non (mi) (capisce|capisci|capite|ascolta|ascolti|ascoltate|aiuta|aiuti|aiutate|sta aiutando|stai aiutando|risponde)
        ^ [ma|lei|voi] non (capite|capisci|hai capito|avete capito|sapete|capisce) (niente|nulla|mai niente|un cavolo|un tubo|un accidente|un cazzo)
        non mi (sta|stai|state) (ascoltando|aiutando|capendo) | non (servi|servite) a (niente|nulla) | (mi prende|mi prendi|mi prendete|mi state prendendo|mi sta prendendo|mi stai prendendo) (in giro|per scemo|per i fondelli|per il)
      `,
      {
        unless: `(mio|mia|il|la|questo|questa) (telefono|stampante|computer|lavatrice|televisore|router|modem|figlio|figlia|marito|moglie) ... (serve|capisce|ascolta)`,
      },
    ),
    rule(
      'says-it-over-and-over',
      'frustration',
      `
        (lo|le|ti|vi|glielo|te lo|ve lo|gliel|te l|ve l|già) .. (detto|ripetuto|chiesto|spiegato|dire|ripetere|spiegare) .. (tre|quattro|cinque|dieci|cento|mille|tante|troppe) volte
        (terza|quarta|quinta|decima|centesima|ennesima|millesima) volta che (lo|glielo|te lo|ve lo) (dico|ripeto|chiedo|spiego)
        quante volte .. (devo|ve lo|glielo|te lo) .. (dire|ripetere|spiegare|ripetervelo|dirlo|ripeterlo) | (parlare|parlo|parlando) (con un|al|a un|col) muro
      `,
    ),
    rule(
      'insults',
      'frustration',
      `
        (siete|sei|lei è) [tutti|solo] [dei|degli|un|una|uno] (incapaci|incapace|incompetenti|incompetente|inutili|inutile|idiota|idioti|imbecille|imbecilli|deficiente|deficienti|cretino|cretini|buffoni|pagliacci|cialtroni|ladri|stupido|stupida|vergogna|stronzo|stronzi|coglione|coglioni|scemo|scema)
        (stupido|stupida|maledetto|maledetta|inutile|dannato|dannata) (robot|bot|macchina automatica|voce automatica|risponditore|assistente|macchinetta)
        (vaffanculo|vai a quel paese|va a quel paese|andate a quel paese|vai a cagare|andate affanculo|fate schifo|fate pena|servizio di merda)
        (il vostro|la vostra|questo) (servizio|assistenza|servizio clienti|risponditore) .. (fa schifo|è una vergogna|è pessimo|è pessima|è vergognoso|fa pena|è uno schifo)
      `,
    ),
    rule(
      'has-had-enough',
      'frustration',
      `
        (stufo|stufa|stanco|stanca|esasperato|esasperata) di (ripetere|aspettare|voi|questo robot|questo servizio|questa voce|essere preso in giro|lei)
        non ne posso più di (voi|lei|questo robot|questa voce|aspettare|ripetere|questo servizio) | mi avete (stufato|rotto|stancato) | (ho perso|sto perdendo|mi fate perdere) la pazienza
      `,
    ),
    rule(
      'offers-a-person',
      'offer',
      `
        (vuole|vuoi|desidera|desideri|preferisce|preferisci|vorrebbe|gradisce|le farebbe piacere|ti va di|le va di|le andrebbe di) .. (parlare|parlarne|essere messo|essere messa|essere trasferito|essere trasferita|essere collegato|essere passato|essere richiamato|essere contattato|passare|sentire) .. <who>
        (vuole|vuoi|preferisce|preferisci|desidera) .. che .. (passi|trasferisca|metta in contatto|colleghi|inoltri|faccia richiamare|faccia contattare|metta in linea) .. <who>
        (vuole|vuoi|preferisce|desidera) che (la|ti) (trasferisca|passi|colleghi|metta in contatto)
        (posso|potrei|devo|possiamo|mi permetta di|preferisce|vuole) (passarla|trasferirla|collegarla|metterla in contatto|metterla in linea|passarle|passarti|trasferirti|metterti in contatto|farla parlare|farla richiamare|inoltrarla) .. <who>
        (la|ti) (passo|trasferisco|collego|inoltro|affido|lascio|metto in contatto|metto in linea|metto in comunicazione) [subito|ora|adesso|volentieri] (a|ad|al|alla|all|con|da|dal) <who>
        (le|ti|glielo|gliela) passo [il|la|l|un|una] <op>
        (vuole|preferisce|desidera|gradisce|gradirebbe) [l'aiuto di|l'assistenza di|l'intervento di] <strong>
        (posso|potrei|se vuole posso) (far intervenire|coinvolgere|chiamare|cercare) <strong>
        (trasferisco|passo|inoltro|trasferire|passare|trasferisca|inoltri) la (chiamata|telefonata) <con> <who>
        <strong> .. (può|potrebbe) .. (aiutarla|seguirla|richiamarla|occuparsene|contattarla) ... (vuole|le va|va bene|preferisce|trasferisca|passo)
      `,
      {
        unless: `
        (non posso|non è possibile|non riesco a|non si può|impossibile) .. (trasferirla|passarla|passarle|metterla|collegarla|farla|parlare) .. <who>
        (ha|aveva) .. (parlato|chiamato) .. <who>`,
      },
    ),
    rule(
      'accepts',
      'accept',
      `
        (<yes>|sicuro|yes|oui|please|magnifico|eccellente|fantastico|benone)
        [e|ma] (sì|certo che sì|certo) | (direi|credo|penso|mi sa|dico|spero) [che] [di] sì
        [mi|per me|a me|ci|e] (va|andrebbe|sta|starebbe|può andare) (bene|benissimo) [così]
        (faccia|fai|fallo|lo faccia|vada|vai|proceda|procedi|procediamo|avanti|andiamo|chiami|lo chiami) [pure|così|lei]
        (sarebbe|è|mi sembra|mi pare|mi sembrerebbe) [molto|il|l|la cosa] (perfetto|bello|ottimo|fantastico|gentile|ideale|utile|comodo|giusto|migliore|magnifico|opportuno|quello che ci vuole)
        [è|sarebbe|mi sembra|mi pare|che] [una] (buona|ottima|bella) idea
        (mi farebbe|mi fa|con|mi farebbe molto) [molto] (piacere|comodo|un favore) | [molto|ben|più che] volentieri
        (mi|ci) (passi|passa|passate|trasferisca|trasferisci|trasferite|colleghi|collega|connetta|metta|metti|mettete) [pure] [in contatto|in linea|in comunicazione] [[<con>] (<who>|lui|lei|il collega|un collega)]
        (passami|passatemi|trasferiscimi|trasferitemi|collegami|mettimi in contatto|mi faccia parlare|fammi parlare|mi fate parlare|mi faccia richiamare|mi fate richiamare|fatemi parlare|mi faccia parlarci|fammi parlarci) [pure] [[<con>] (<who>|lui|lei|il collega)]
        (me lo|me la|ce lo) (passi|passa|passate|mandi|chiami) [pure] | passamelo | passatemelo | lo cerchi pure
        [preferisco|preferirei|voglio|vorrei|gradirei|meglio] [parlare] [<con>] (<who>|il collega|un collega|lui)
        (preferisco|preferirei|voglio|vorrei|gradirei) (parlarci|parlare con lui|di sì|così|parlargli)
        (lo|la) (preferisco|preferirei|vorrei|voglio|gradirei|apprezzerei|apprezzo|farei|faccia) [molto|tanto|volentieri]
        [forse|magari|sì forse|direi che|mi sa che|credo che|penso che|penso] [è|sia|sarebbe] meglio [così]
        (perché no|ma perché no|e come no|come no|era ora|finalmente|alla buon'ora|magari|accetto|confermo|ci sto|si può fare|facciamo così|vabbè|vabbe|e va bene)
        [per me] (non c'è|nessun) problema [per me]
        (aspetto|attendo|resto|rimango|posso aspettare|posso attendere|aspetto pure) [volentieri] [in linea|in attesa]
        (non ho fretta|ho tempo|è quello che voglio|è quello che volevo|era quello che volevo|è quello che chiedo|non chiedo altro|non aspettavo altro)
        se (è possibile|possibile|si può|non disturbo|non è un problema|può|vuole|serve|crede|lei non può) | come (vuole|desidera|preferisce) [lei]
        (trasferisca|passi|inoltri|giri|trasferite|passate) [pure] [la chiamata|la telefonata|la mia chiamata]
        (subito|adesso|immediatamente|il prima possibile|prima possibile|pure)
        (molto gentile|gentilissimo|gentilissima|grazie mille|mille grazie|tante grazie|la ringrazio|grazie)
      `,
    ),
    rule(
      'declines',
      'refuse',
      `
        ^ [ma] (no|nono|nah|macché) (grazie|la ringrazio|non|per|preferisco|lasci|lascia|va bene così|tranquillo|si figuri|continuiamo|mi dica|può|resto|niente|assolutamente|meglio|$)
        (grazie|ma) no $ | ^ (niente|nulla) [grazie] $ | (meglio di|direi di|credo di|penso di|assolutamente|preferisco di|per ora|per adesso|al momento) no
        (non serve|non occorre|non c'è bisogno|non ce n'è bisogno|non è necessario|non mi serve|non mi sembra necessario|non mi va|non mi interessa|non è il caso|non si disturbi|non si preoccupi)
        (non ora|non adesso|non ancora|non subito|più tardi|un'altra volta|magari dopo|dopo magari|la prossima volta)
        (lasci|lascia|lasciamo|lasciate) (stare|perdere) | (non importa|fa niente)
        (continuiamo|andiamo avanti|proseguiamo|continui lei|continuare) [pure|così|noi|con lei|con te|qui]
        (resto|rimango|preferisco|preferirei|restare|faccio|meglio) (con lei|con te|lei)
        (riproviamo|riprovi|riprova|riprovare|proviamo ancora|proviamo di nuovo|provare ancora|un altro tentativo|un'altra possibilità)
        (può|puoi|mi può) (aiutarmi|farlo|dirmelo|rispondermi) (lei|tu) | (mi aiuti|lo faccia|me lo dica|mi risponda|me lo risolva|provi) (lei|tu)
        non (voglio|vorrei) (parlare con nessuno|essere trasferito|essere trasferita|un operatore|aspettare|nessuno) | non mi (passi|trasferisca|passare)
        (mi arrangio|faccio da solo|faccio da sola|ci penso io|me la cavo|richiamo io|richiamo dopo|richiamo domani|vi richiamo|ci penso|ci devo pensare)
        (ho risolto|già risolto|mi basta (la risposta|sapere|l'orario|il prezzo)|niente (operatore|operatori|trasferimenti|trasferimento))
      `,
      {
        unless: `
        (non ho|non c'è|nessun) problema
        perché no
        (il prima|la prima|prima) possibile`,
      },
    ),
    rule(
      'admits-failure',
      'failed',
      `
        non (ho|sono riuscito a|sono riuscita a|riesco a|credo di aver|sono sicuro di aver|sono certa di aver) [ben|ancora] (capito|capire|compreso|comprendere|sentito|sentire|afferrato|capirla|trovare|trovato|colto)
        (può|potrebbe|puoi) (ripetere|riformulare|ripetermi|spiegarsi meglio|dirlo in un altro modo)
        (non posso|non sono in grado di|non riesco a|temo di non poterla|non so come) (aiutarla|aiutarti|rispondere|eseguire|fornirle|aiutare|farlo)
        (non ho accesso|non dispongo|non ho informazioni|non ho questa informazione|non ho una risposta|non conosco la risposta)
        (non risulta|non trovo) (nessun|nessuna|alcun|la sua|il suo) .. (informazione|risultato|ordine|pratica|prenotazione|dato)
        (non è stato riconosciuto|non mi è chiara|non mi è chiaro|non la seguo|mi è sfuggito)
        (si è verificato|c'è stato) un (errore|problema tecnico)
        (difficoltà a (capirla|sentirla|trovare|comprendere))
      `,
    ),
    rule(
      'says-it-was-said-before',
      'again',
      `
        (chiedo|chiedevo|domando|le chiedo|ti chiedo|sto chiedendo) (se|quando|quanto|come|dove|solo|di)
        (voglio|volevo|vorrei) sapere
        (la mia domanda|la domanda|quello che (chiedo|voglio)|intendo|intendevo|mi riferisco)
        come (le ho|ti ho|vi ho|ho|dicevo|le dicevo|già) [già|appena] (detto|spiegato|dicevo|chiesto) | come (dicevo|le dicevo|vi dicevo)
        (l'ho|gliel'ho|te l'ho|ve l'ho|le ho|ti ho) (già|appena) (detto|dato|spiegato|chiesto|ripetuto)
        non (è|era) (quello|questo|ciò) che (ho chiesto|chiedo|chiedevo|intendevo|volevo) | non (intendevo|volevo sapere|le ho chiesto) (quello|questo)
        ^ no [no] [io] (ho chiesto|le ho chiesto|chiedevo|intendevo|ho detto|volevo sapere|parlavo)
        (lo ripeto|le ripeto|ripeto un'altra volta|la mia domanda (era|è)|le sto chiedendo|io sto chiedendo|ho chiesto un'altra cosa)
        non [mi] (ha|hai|avete) [ancora] risposto | (ha|hai|mi ha) capito male
      `,
    ),
    rule(
      'asks-for-a-job-or-name',
      'asks_noun',
      `
        (qual è|quale è|mi dica|che) .. (lavoro|professione|occupazione|mestiere|mansione|ruolo) (fa|svolge|$|è)
        (con chi|chi) .. (ha parlato|le ha risposto|l'ha chiamata|le ha detto)
      `,
    ),
  ],
  lists: {
    con: `
      (con|a|ad|al|allo|alla|all|coi|col|da|dal|dalla|dall|agli|ai|verso)
    `,
    art: `
      (un|una|uno|il|lo|la|l|i|gli|le|qualche|dei|degli|delle)
      (un altro|un'altra|un vostro|una vostra|il vostro|la vostra|i vostri|un suo|il suo|la sua|uno dei vostri|un bravo|un qualsiasi)
    `,
    op: `
      [<art>] [altro|altra|vero|vera|reale|buon] (operatore !(sanitario|ecologico|turistico|telefonico|socio)|operatrice|operatori|consulente|consulenti|addetto|addetta|impiegato|impiegata|responsabile|supervisore|superiore|rappresentante|centralinista|capoturno|direttore|direttrice|titolare|agente !(immobiliare|di)|operatore umano|umano|essere umano|opratore|opperatore|referente|interlocutore)
      (un collega|un vostro collega|un suo collega|il suo capo|il suo superiore|uno dei vostri|il capo|il proprietario|il padrone|il fondatore|il manager|un manager|il proprietario del negozio)
    `,
    strong: `
      <op>
      (una|la|con una|una vera|una altra) persona (vera|reale|fisica|umana|viva|in carne)
      (una vera persona|un umano|un essere umano|persona vera|persona reale|esseri umani|persone vere|persone reali|voce umana|una voce umana|una voce vera)
      qualcuno (in carne|di vero|di umano|dell'assistenza|del servizio clienti|di voi|dei vostri|di competente|al telefono)
      (in carne e ossa|in carne ed ossa)
    `,
    who: `
      <op>
      <strong>
      [<art>] [altro|altra|vera|vero] (<agent>|<human>|<desk>) [<real>]
      (<somebody>|qualcuno)
    `,
    talk: `
      (parlare|parlarne|parlarci|discutere|discuterne|conversare|comunicare|chattare|dialogare|confrontarmi|interfacciarmi|relazionarmi|scambiare due parole|avere a che fare)
    `,
    wish: `
      (voglio|vorrei|vorremmo|vogliamo|volevo|desidero|preferisco|preferirei|posso|potrei|potremmo|possiamo|può|puoi|potrebbe|potete|devo|dovrei|dobbiamo|bisogno|esigo|pretendo|chiedo|gradirei|cerco|possibile|si può|mi piacerebbe|mi serve|mi servirebbe|urgente|lasciatemi|mi lasci|mi aiuti|aiutatemi|aiutami|pretendiamo|necessito|vojo|vorei)
    `,
    demand: `
      (voglio|vorrei|volevo|esigo|pretendo|preferisco|preferirei|mi serve|mi servirebbe|mi occorre|cerco|chiedo|desidero|gradirei|vogliamo|vorremmo|ci serve|richiedo|mi ci vuole)
    `,
    bot: `
      (robot|bot|chatbot|computer|macchina|macchine|risponditore|risponditori|registrazione|disco|programma|automa|intelligenza artificiale|segreteria telefonica|assistente virtuale|assistente vocale|voce automatica|voce registrata|voci automatiche|voci registrate|macchinetta)
    `,
  },
};
