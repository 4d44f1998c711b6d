import { type LanguagePhrases, lines, namesIn, wordsIn } from './language-phrases.ts';

export const ITALIAN: LanguagePhrases = {
  language: 'it',
  fillers: namesIn(`
    ehm, mah, beh, boh, allora, cioè, insomma, ecco, dunque, diciamo, praticamente, guardi, guarda, senta,
    senti, dai, proprio, davvero, veramente, direttamente, semplicemente, subito, immediatamente, forse,
    buongiorno, buonasera, salve, un attimo, gentilmente, ahimè, eh, ah, mmm, onestamente, sinceramente, solo,
    soltanto
  `),
  courtesy: namesIn('per favore, per piacere, per cortesia, cortesemente, prego'),
  nouns: namesIn(`
    operatore, operatrice, operatori, umano, umana, umani, essere umano, esseri umani, agente, agenti, consulente,
    consulenti, rappresentante, responsabile, supervisore, impiegato, impiegata, addetto, addetta, dipendente,
    incaricato, centralinista, centralino, servizio clienti, assistenza clienti, servizio assistenza,
    assistenza tecnica, customer care, capoturno, superiore, direttore, direttrice, referente, interlocutore
  `),
  lookalikes: wordsIn(
    'opera opere operato operare operazione operazioni operativo umanità consulenza consulenze agenzia',
  ),
  common: wordsIn(`
    io tu lui lei noi voi loro mi ti si ci vi lo la li le gli il i un uno una di a da in con su per tra fra del della dei
    delle al alla ai alle nel nella sul sulla dal dalla e o ma però perché se che chi cosa come quando dove quanto quale
    questo questa quello quella mio mia miei tuo sua suo nostro vostro è sono sei siamo siete era ero sarà stato stata
    ho hai ha abbiamo avete hanno avere essere fare faccio fa può posso puoi possiamo voglio vuole vorrei devo deve non
    no sì già ancora più molto bene anche mai sempre qui lì là grazie ciao pronto detto dico chiesto chiedo sapere so
    bisogno adesso ora oggi mi dica volta volte tre
  `),
  words: {
    cue: lines(`
      voglio | vorrei | volevo | preferisco | preferirei | bisogno | serve | servirebbe | posso | potrei | può | puoi | potete | possibile | pretendo | esigo | chiedo | desidero | cerco | mi dia | datemi | dammi | mi passi | chiamate | chiami | fatemi | mi faccia | come faccio | modo di | fare con | raggiungere | contattare | trovare | avere | aspetto
    `),
    act: lines(`
      che mi aiuti | mi aiuti | mi richiami | mi chiami | può aiutarmi | in linea | al telefono | adesso | che possa | al posto | invece
    `),
    a: lines(`
      un | uno | una | un' | il | lo | la | l' | i | gli | le | qualche | un altro | un'altra | un vostro
      una vostra | il vostro | uno dei vostri | uno di | un suo | il suo | il tuo | vostro | suo | questo
      qualcuno del | qualcuno dell' | qualcuno della | qualcuno dei | delle | dei | degli
    `),
    adj: lines(`
      vero | vera | veri | reale | reali | altro | altra | umano | umana | competente | fisica | fisico | viva
      vivo | bravo | normale
    `),
    someone: lines(`
      qualcuno | qualcun | persona | persone | uomo | donna | ragazzo | ragazza | signora | signore | collega | colleghi
      capo | manager | tecnico | esperto | specialista | chi (comanda|di dovere|di competenza) | assistenza | ufficio .. | reparto .. | amministrazione | personale | supporto
      voce umana | carne e ossa | carne ed ossa | team | staff | fatturazione | commerciale
    `),
    who: lines('[<a>] [<adj>] (<noun>|<someone>) [vera|vero|reale|umana|umano|in carne|fisica]'),
    strong: lines(`
      [<a>] [<adj>] <noun>
      (una|la|con una) [<adj>] persona [vera|reale|fisica|in carne|umana|viva|competente]
      (vera|altra|reale) persona
      persona (vera|reale|fisica|in carne|umana|viva|competente)
      persone (vere|reali)
      qualcuno (di|vero|reale|umano|in carne|altro|più|che|dell'|della|del|vivo)
      (un|una) (collega|tecnico|superiore|capo)
      un suo collega | il (capo|manager|tecnico)
    `),
    speak: lines(`
      parlare | parlarne | parla | parlo | discutere | discuterne | conversare | comunicare | interagire
      dialogare | trattare | confrontarmi | scambiare due parole | avere a che fare | chattare | rivolgermi
      sentire | spiegarmi
    `),
    to: lines(`
      con | a | al | allo | alla | coi | col | con il | con la | con lo | con l' | all' | ad
    `),
    wish: lines(`
      voglio | vorrei | volevo | desidero | desidererei | preferisco | preferirei | posso | potrei | può | puoi
      potete | potrebbe | devo | bisogno | esigo | pretendo | chiedo | gradirei | vogliamo | vorremmo | mi serve
      serve | mi servirebbe | occorre | cerco | fammi | mi faccia | fatemi | possiamo | richiedo | aspetto
      vuole
    `),
    bot: lines(`
      robot | macchina | macchine | computer | risponditore [automatico] | bot
      voce (automatica|registrata|sintetica) | sistema [automatico] | intelligenza artificiale | ia
      segreteria [telefonica] | assistente (virtuale|vocale) | disco | registrazione | chatbot | automa
      assistente
    `),
    family: lines(`
      (mio|mia|suo|sua|nostro|il mio|la mia|il suo|la sua|un mio|una mia) (marito|moglie|fratello|sorella|madre|padre|mamma|papà|figlio|figlia|amico|amica|collega|vicino|vicina|cugino|cugina|zio|zia|nonno|nonna|capo|compagno|compagna|fidanzato|fidanzata|cliente)
    `),
    yes: lines(`
      sì | si | certo | certamente | va bene | ok | okay | volentieri | d'accordo | assolutamente
      perfetto | ottimo | sicuramente | esatto | esattamente | come no | perché no | senz'altro
      sarebbe (bello|ottimo|perfetto|meglio|utile|il caso) | benissimo | mi farebbe | con piacere | faccia pure
      faccia | fai | fallo | lo faccia | vada | certo che sì | finalmente
    `),
    contract: lines(`
      contratto | abbonamento | conto | tutto | polizza | utenza | linea | servizio | i contratti | sim | carta
      offerta
    `),
    bare: lines(`
      [<a>] [<adj>] <noun> [<noun>|vero|reale|umano]
      (una|un'altra) [vera] persona [vera|reale|fisica|umana]
      persona (vera|reale|fisica|umana)
      qualcuno di (vero|reale|umano)
      assistenza | reparto (commerciale|tecnico|amministrativo) | ufficio reclami
    `),
    tail: lines(`
      grazie | adesso | ora | al telefono | in linea | non (un|una|la|il) <bot> | ho detto | qui | sì | basta
      se possibile
    `),
  },
  rules: {
    explicit_request: {
      always: lines(`
        perché .. non .. (posso|puoi|può|potete|mi passa|mi passate|mi fa|mi fai|si può) .. <who>
        non (può|puoi|potete|potrebbe) (passarmi|trasferirmi|mettermi|farmi)
        (impossibile|non si riesce a|non riesco a|non riesco mai a|non c'è modo di|modo di|difficile) (parlare|contattare|trovare|raggiungere|avere) [con] <who>
        (non|basta|niente|né|stufo di|stanco di) .. <bot> .. (voglio|vorrei|ma|preferisco|mi passi|mi dia|datemi|bensì|una|un) .. <strong>
        non [con] [un|una|un'altra|la|il] <bot> [ma] .. <strong>
        <strong> (non|e non|invece di|anziché|piuttosto che) [con|a] [un|una|questo|la|il] <bot>
      `),
      perhaps: lines('<noun> | <someone>'),
      say: lines(`
        <speak> .. <to> <who>
        parlare <who>
        (parlarne|parlare|discuterne) (a voce|di persona)
        (mi|ci) (passi|passa|passate|passerebbe|passeresti|può passare|puoi passare|potete passare|potrebbe passare|dia|date) [<to>|al|in linea] <who>
        (passarmi|passami|passatemi|darmi|datemi|dammi|trovami|trovatemi|chiamami|chiamatemi|procurarmi|mandatemi|mandami|passarci) [al|alla|all'|con|in linea] <who>
        (mi|ci) (trasferisca|trasferisci|trasferite|colleghi|colleghi|colleghi|colleghi con|inoltri|metta|metti|mettete|connetta|connetti|connettete|indirizzi|reindirizzi|rimandi) !(i soldi|il denaro|la fattura|cinquanta|i punti|un promemoria|al wifi|alla rete|via mail|paura|ansia)
        (trasferirmi|trasferiscimi|trasferitemi|collegarmi|collegami|mettermi|mettimi|mettetemi|connettermi|connettimi|indirizzarmi|reindirizzarmi|inoltrarmi) [in] (a|ad|al|alla|all'|con|in contatto|in linea|in comunicazione|adesso|qualcuno|un|ad un|allo) !(wifi|rete|internet)
        (può|puoi|potete|potrebbe|vuoi|vuole) (trasferirmi|collegarmi|passarmi|mettermi|inoltrarmi) 
        (trasferire|trasferisca|trasferisci|passare|inoltrare|trasferite|inoltri|passi) (la|questa|la mia) (chiamata|telefonata)
        (essere|venire|esser) (trasferito|trasferita|messo|messa|passato|passata|collegato|collegata|richiamato|richiamata|ricontattato|ricontattata|aiutato da|aiutata da|servito da|assistito da|contattato|contattata)
        (mettere|messo|messa|metta|mettermi|entrare) in (contatto|comunicazione|linea|collegamento) .. <who>
        <wish> [avere|di|contattare|sentire|raggiungere|trovare|vedere|il supporto di|l'aiuto di|l'assistenza di] [con] <strong>
        <wish> (contattare|sentire|raggiungere|avere) <who>
        (voglio|vorrei|preferisco|bisogno di|serve) qualcuno
        (c'è|ci sarebbe|ci sono|esiste|avete|c'e|non c'è) .. (qualcuno|una persona|un umano|un essere umano|<noun>|persone|esseri umani|collega) [reale|vera|vero|umano|lì|disponibile|in carne|che|con|col|a|libero|di] [cui|chi|quale|posso|può|possa|e ossa|vero|reale|umano|lì|lì dentro|con]
        (c'è|avete|ci sono) <strong>
        con chi (posso|potrei|devo) (parlare|discutere)
        (come|dove) .. (parlare|contattare|raggiungere|mettermi in contatto|trovare) [con] <strong>
        (qualcuno|un collega|<noun>) .. (può|potrebbe|possa) (richiamarmi|chiamarmi|contattarmi|ricontattarmi|telefonarmi)
        (mi faccia|fatemi|mi fate|farmi|fammi|mi fa) (chiamare|richiamare|contattare|ricontattare|parlare|aiutare) [da|con|col]
        (può|puoi|potete) .. (chiamare|far venire) <strong>
        (richiamatemi|mi richiami qualcuno|voglio essere richiamato)
        ^ [<yes>|no|pronto|ho detto|voglio|e] [no|sì] <bare> [<tail>] $
        (non|mai|basta|stufo|stanca|odio|rifiuto|smettere) .. (parlare|discutere|parlo|avere a che fare|interagire) .. (con|a|col) [un|una|questa|questo|questi|le|il|la|i] <bot>
        (non|basta) (voglio|vorrei|sopporto|mi piacciono) [con] [un|una|il|la|questo|i|le|questi] <bot>
        (niente|basta) (robot|macchine|risponditori|con i robot|con le macchine|bot)
        (contatto|aiuto|supporto|assistenza|intervento|voce) (umano|umana)
        (parlo|parliamo|discuto|tratto) (meglio|più volentieri) con <who>
        <cue> ... <strong>
        <strong> .. <act>
        (mi|ci) (collega|collego|colleghi|collegate|collegano) .. <who>
        (mi|ci) (collega|colleghi|passa|passi|metta|mette) .. (con|all') (l'ufficio|ufficio|l'amministrazione|il reparto|reclami|la direzione)
        (chi|con chi|a chi) (posso|devo|potrei|dovrei) (sentire|chiamare|contattare|parlare|rivolgermi)
      `),
      unless: lines(`
        (non|mai|neanche|nemmeno|senza|nessun) [ho|c'è|è|mi] [più|affatto|assolutamente] [voglio|vorrei|volevo|serve|servono|occorre|bisogno|intendo|desidero|devo|chiedo|ho chiesto|necessario|interessa|desidera|voglia|cerco|preferisco|c'è bisogno|dovere] [che|di|mica] [mi|avere|dover|essere|un contatto] [<speak>|passi|trasferisca|passare|trasferito|trasferirmi|passarmi|contattare|disturbare|sentire|chiamare|messo|metta|trasferire] [in contatto|in linea] [<to>] <who>
        non (mi|ci) (passi|passa|passare|passate|trasferisca|trasferire|trasferisci|trasferite|metta|mettere|metti|colleghi|inoltri|collegare|mandi) .. [<who>]
        (non|senza|inutile|evitare di) [c'è|serve|occorre|è|bisogno|voglio|vorrei|necessario|ho|deve|devi|di|che] [bisogno|necessario|essere|di|che] [lei|mi|di] (trasferirmi|passarmi|mettermi|collegarmi|trasferito|trasferita|passi|trasferisca|messo in|trasferire|richiamarmi) .. [<who>]
        (ho|avevo|abbiamo|ha|aveva|hanno|sono|ero|avete) [già|anche|mai|appena] (parlato|discusso|sentito|contattato|avuto|visto|chiamato|conosciuto|incontrato|stato|stata|trasferito|passato|chiesto) .. <who>
        (ieri|la settimana scorsa|il mese scorso|l'altro giorno|stamattina|l'anno scorso|l'altra volta|la volta scorsa|tempo fa|giorni fa) .. <who>
        <who> .. (ieri|la settimana scorsa|il mese scorso|l'altro giorno|stamattina|l'anno scorso|l'altra volta|la volta scorsa|giorni fa|settimane fa)
        (<noun>|persona|signora|signore|qualcuno|collega|tecnico|ragazzo|ragazza) (mi ha|ha|aveva|mi aveva|era|è (stato|stata|venuto|gentile|bravo|brava)|mi|del negozio|al negozio|dello sportello|che (mi|è|ha|era|ho|lavora|abita)|di ieri)
        agente (immobiliare|di viaggio|di viaggi|assicurativo|di assicurazione|di polizia|di commercio|segreto|di cambio|atmosferico|di vendita|sportivo|marittimo|di custodia)
        (operatore|operatrice|operatori) (sanitario|sanitaria|ecologico|telefonico|turistico|mobile|di macchina|socio|sociale|del settore|logico|di borsa|di rete|ecologici|sociosanitario)
        (il|la|un|una) (mio|mia|nostro|nostra) (agente|responsabile|capo|manager|collega|superiore|direttore|operatore|dipendente|consulente|tecnico|impiegato|supervisore|team|personale|ufficio|persona)
        (mio|mia) (capo|responsabile|manager|collega|superiore|agente)
        (risorse|diritti|corpo|errore|natura|genere|essere umano è|capitale) (umane|umani|umano|umana)
        (orari|orario|ora|ore|numero|numeri|indirizzo|mail|email|telefono|stipendio|posto|lavoro|corso|nome|ruolo|definizione|costo|apertura|chiusura|sede|contatti|recapito) (del|dello|della|dei|degli|di|dell'|per|come|fa|fanno) .. (<noun>|<someone>)
        (orari|orario|ore) .. <noun>
        (quanto|quanti|quante|qual|quale|quali|cosa|che cosa|chi) (guadagna|guadagnano|è|sono|fa|costa|fanno|prende|persone|operatori|lavorano|significa|vuol dire|ci mette|tempo|anni) .. (<noun>|<someone>|lavorano)
        (quante|quanti) .. (persone|operatori|impiegati|dipendenti|agenti)
        (quando|a che ora|fino a che ora|da che ora|in che giorni|che giorni|fino a quando) .. (<noun>|<someone>)
        (lavoro|lavora|lavoravo|lavorare|faccio|assunto|assunta|mestiere|posto|candidarmi|diventare|carriera) (come|da|per|il|l'|la|per fare) .. (<noun>|<someone>)
        (sono|sei|ero|siete|siamo|sarei|diventare|è mica) [anche|un|una|anch'io|tu|lei|per caso] [<a>] [<adj>] (<noun>|persona|uomo|donna|ragazza|ragazzo|persone)
        (sto parlando|sta parlando|parlo|sto parlando per caso|stiamo parlando|ma parlo|ho parlato|parlavo) [adesso] (con|a) <who>
        (se|quando|qualora|prima di|dopo|nel caso|prima che|una volta che|metti che) [mi|io|dovessi|volessi|avessi|poi|lei|un giorno|di|più tardi|mai|mi] .. (parlare|bisogno|chiedo|volessi|voglio|passa|passare|trasferisce|chiamo|contattare|serve|trasferirmi|passarmi) .. [<who>]
        (devo|dovrei|bisogna|è necessario|si deve|serve) (per forza|necessariamente|obbligatoriamente) .. <who>
        (<family>|lui|loro|lei stessa|gli altri|la gente) .. (vuole|voleva|vorrebbe|ha chiesto|chiede|ha parlato|parlava|lavora|è|preferisce|ha voluto|volevano|vogliono|ha detto) .. <who>
        (parlarne|parlare|parlo|discuterne|discutere|sentire) [prima|ne] (con|a|al) [il|la|lo] (mio|mia|moglie|marito|mie|miei|nostro|suo)
        (parlare|parlarne) con (mamma|papà|mio|mia)
        (trasferire|trasferirmi|spostare|passare|girare|inviare|mandare|bonifico) .. (euro|soldi|denaro|conto|punti|saldo|offerta|fattura|documento|numero|tariffa|fibra|dollari)
        (tavolo|camera|per|in|siamo|posti|prenotazione|di) .. (una|due|tre|quattro|cinque|sei|sette|otto|dieci|quattro) persone
        (come|meglio di|più di|che con|quanto) (un|una|un'|con un|con una) [<adj>] (umano|persona|operatore|essere umano)
        (ringraziare|ringrazi|dire|dica|valutare|recensire|reclamo contro|complimenti|elogiare) [al|a|all'|alla|per|il|la|l'|quell'] .. (<noun>|<someone>)
        (stavo per|pensavo di|pensavo che|credevo di|credevo che) .. <who>
        (ma|e) non [con] (un|una) (umano|persona|operatore|agente)
        (più tardi|un'altra volta|un altro giorno|domani) .. <who>
        (può|puoi) aiutarmi (lei|tu) .. [senza .. <who>]
        (operatori|agenti|persone|qualcuno|consulenti) che (parla|parlano|parli|parlino) (inglese|italiano|francese|tedesco|spagnolo)
        (telefonata|chiamata|messaggio|lettera|mail|visita) (da|di|dal|dalla) [<a>] [<adj>] (<noun>|<someone>)
        (si paga|costo|costa|pagare|gratis|gratuito|tariffa|spese|supplemento|a pagamento) .. (per|di|se) .. (parlare|chiamare|contattare|avere|sentire) .. <who>
        (devo|dovrei|vorrei|voglio) (parlarne|discuterne|parlare) .. (qualcuno|<family>) .. prima
        (conosco|conosce|conosciuto|incontrato|visto|sento|sentito) [una|un|delle] (qualcuno|persona|persone|<noun>)
        non .. (desidero|voglio|vorrei|ho chiesto|chiedo|intendo) [di] (essere|venire|esser) .. [trasferito|trasferita|passato|passata|messo|richiamato]
        (diventa|diventare|come si diventa) .. <noun>
        (lei|tu|voi|questo|questa|quello) (è|sei|siete) [per caso] [<a>] (<noun>|persona|umana|vera)
        (ha|hanno) chiesto .. <who>
      `),
    },
    safety: {
      say: lines(`
        (suicidarmi|suicidio|suicidare|ammazzarmi|uccidermi|farmi del male|tagliarmi le vene|impiccarmi|farla finita|togliermi la vita|buttarmi (giù|dal|da|sotto))
        (voglio|vorrei|voglia di) morire !(dal|di)
        (non voglio più|non ho più voglia di|stanco di) vivere
        (dolore|dolori|male|fitta|oppressione) .. (petto|torace|cuore)
        (non|fatica a|difficoltà a) [riesco|riesce|riesco più|a|più|riesce più] [a] (respirare|respira|respiro)
        (ho|ha|avendo|sta avendo|sto avendo|avere|avuto|avere) .. (infarto|ictus|attacco di cuore|arresto cardiaco|crisi epilettica|convulsioni|overdose|shock anafilattico|emorragia)
        (svenuto|svenuta|privo di sensi|priva di sensi|incosciente|soffocando|soffoca|non si muove|non risponde più)
        (sanguina|sanguinando|perde sangue|perdo sangue|sanguino)
        (chiami|chiamate|chiamare|serve|mandate|bisogno di|mandi|chiama) .. (ambulanza|polizia|carabinieri|pompieri|vigili del fuoco|118|112)
        (è|ho|abbiamo|questa è) un'emergenza | emergenza medica | in pericolo di vita | ^ emergenza $ | sono in pericolo | siamo in pericolo
        (prendendo|preso|prende|a|andando a|va a|in) fuoco
        (c'è|sta|scoppiato|divampato) [un|il] (incendio|fuoco)
        (casa|cucina|appartamento|palazzo|macchina|auto|forno) .. (bruciando|brucia|in fiamme|a fuoco)
        (fuga|puzza|odore|sento|perdita|sente) [di|il|forte|un forte|una|odore|puzza] [di] gas
        monossido di carbonio
        fumo .. (dal|esce|ovunque|dappertutto|nella|in casa)
        (mi|ci|lo|la) (sta|stanno|ha|hanno) (minacciando|minaccia|picchiando|seguendo|aggredendo|aggredito|aggredita|minacciato|minacciata|inseguendo|rapinando|rapinato|rapinata|picchiato|picchiata)
        mi (minaccia|picchia|segue|insegue|aggredisce|perseguita)
        (ha|con) (un coltello|una pistola|un'arma) | bomba
        (qualcuno|un uomo|dei ladri|ladri|ladro) .. (entrando|entrato|entrati|in casa|sfondando|alla porta|sta entrando)
        (preso|ingoiato|ingerito) .. (pastiglie|pillole|candeggina|farmaci)
        (rubando|rubato|ruba|rubano|svuotando|svuotato|prelevando|prelevato|prosciugando|prosciugato|usando|usano|usato|clonato|clonata|hackerato|hackerata|accedendo|prendendo|spendendo|sottraendo|rubata|rubate|rubati|usa|spariscono|sparendo|addebitando) .. (soldi|conto|carta|denaro|identità|bancomat|risparmi|portafoglio|dati|telefono|account|borsa)
        (carta|conto|soldi|bancomat|identità|portafoglio|account|carte|profilo|borsa|denaro) .. (rubata|rubato|clonata|clonato|hackerato|hackerata|svuotato|violato|rubati|spariti|sparendo|usata|compromesso|rubate|prosciugato)
        (truffa|frode|truffato|truffata|frodato|raggirato|raggirata|truffando|phishing) !(assicurazione)
        (addebito|addebiti|pagamento|pagamenti|transazione|transazioni|bonifico|bonifici|prelievo|prelievi|acquisti|operazioni|movimenti|movimento) .. (non autorizzato|non autorizzati|non riconosco|mai fatto|mai fatti|non ho fatto|mai autorizzato|sospetto|sospetti|fraudolento|non autorizzata|non autorizzate|sospetta|sospette|non sono mie|non sono miei|mai autorizzati|non riconosciuto)
        (addebito|addebiti|pagamento|pagamenti|transazione|transazioni|bonifico|bonifici|prelievo|prelievi|acquisti|operazioni|movimenti|spese) ... (mai fatto|mai fatti|mai fatte|non ho fatto|non ho autorizzato|mai autorizzato|non riconosco|non sono mie|non sono miei|non sono stato io|senza il mio|a mia insaputa|non autorizzati|non autorizzate)
        (mi hanno|hanno|mi ha|qualcuno|qualcuno mi) .. (rubato|clonato|truffato|svuotato|hackerato|raggirato|derubato|prosciugato|rapinato|fregato i soldi)
        (qualcuno|stanno|sta) .. (usando|utilizzando|usa|pagando|comprando|spendendo) .. (mia|mio|miei) (carta|conto|bancomat|soldi|identità|dati)
        (caduto|caduta|svenuta|svenuto) .. (non si muove|non respira|testa|scale|non risponde|sangue)
        (non) (respira|si sveglia|si muove|reagisce) | (braccio|viso|faccia) .. (intorpidito|paralizzata|addormentato|formicola)
        (voglio|vorrei|penso di|pensieri di) (morire|ammazzarmi|farla finita|suicidarmi|uccidermi|sparire per sempre|uccidere|ammazzare) | ammazzo qualcuno | gli sparo
        (sta|sto) (soffocando|morendo|avendo un infarto) !(dal|di) | esplosione | scossa elettrica | folgorato | chiamate [il] (112|118)
        (bevuto|ingoiato|ingerito|mangiato|inalato|preso) .. (candeggina|veleno|detersivo|detergente|pila|acido|benzina|farmaci|pastiglie|pillole)
        (soldi|denaro|euro|pagamenti|addebiti|importi|prelievi) ... (senza) [la|il] (mia|mio) (autorizzazione|permesso|consenso)
        senza [la|il] (mia|mio) (autorizzazione|permesso|consenso)
        (bambino|bambina|figlio|figlia|neonato) .. (scomparso|scomparsa|rapito|soffoca|annega|convulsioni|non respira|svenuto|svenuta|ustionato|bruciato)
        (avvelenato|avvelenata|avvelenamento|intossicazione|annegando|annegato|partorendo|contrazioni|ustione grave)
        (marito|moglie|compagno|ex|fidanzato|lui|lei) .. (mi|ci) (picchia|minaccia|mena|strangola|ha picchiato|ha picchiata|vuole uccidere|vuole ammazzare)
      `),
      unless: lines(`
        (assicurazione|polizza|allarme|rilevatore|estintore|porta|copertura|copre|coprono|bolletta|contatore|caldaia|contratto|fornitura|protezione|prevenzione|garanzia|sensore|corso|prezzo|costo|include|compresa|informazioni|come|evitare|proteggermi) .. (incendio|incendi|antincendio|gas|furto|frode|frodi|truffa|truffe|fuoco|infarto|ictus|monossido|fumo)
        (numero|contatto|uscita|servizio|luci|in caso di|freno|fondo|idraulico|intervento|chiamata|pronto) [di|d'] .. emergenza
        (non è|nessuna|niente|non c'è) [un'|alcuna|nessuna] (emergenza|pericolo)
        (se|quando|qualora|in caso di|come si|cosa succede) .. (rubata|rubano|rubato|incendio|frode|fuga di gas|emergenza|truffa|hackerato|clonata|fuoco|gas)
        (anno scorso|anni fa|mesi fa|mese scorso|settimana scorsa|ieri|da giovane|nel duemila|scorso|scorsa) .. (infarto|ictus|incendio|rubata|rubato|truffato|truffata|rapinato|ambulanza|svenuto|emergenza)
        (infarto|ictus|incendio|rubata|rubato|truffato|truffata|rapinato|ambulanza|svenuto|frode) .. (anno scorso|anni fa|mesi fa|mese scorso|settimana scorsa|in passato|nel film|tempo fa)
        (film|libro|serie|canzone|articolo|notizia|telegiornale|tv) .. (suicidio|bomba|incendio|omicidio|truffa|morire|rapina)
        (morire|morto|muoio|morendo) (dal|dalle|di) (ridere|risate|fame|sonno|freddo|caldo|voglia|noia) | fuochi d'artificio | bomba (d'acqua|da bagno) | ammazzare il tempo
        (batteria|telefono|cellulare|computer|schermo) .. (morto|morta|svenuto|fuoco) | vigili del fuoco .. (corso|concorso|lavoro)
        (fattura|conto|costo) .. ambulanza
      `),
    },
    legal: {
      say: lines(`
        (denuncio|denuncerò|denunciare|denunciarvi|denuncerei|querelo|querelare|querelarvi|querela|denuncia ai carabinieri) 
        (faccio|farò|fare|farvi|farei|facciamo|intentare|farle|intento) [vi] causa !(di)
        (in|al) tribunale | (vie|azioni|azione|per vie) (legali|legale) | procedere legalmente | class action | adire le vie | giudice di pace | procedimento legale | causa legale | ingiunzione
        (portarvi|porto|porterò|vi porto|ci vediamo|trascinarvi) .. (tribunale|giudizio)
        (mio|un|mia|nostro|dal|all'|l'|al mio|col mio|dei|i miei) (avvocato|avvocati|legale|legali) .. (vi|contatterà|chiamerà|scriverà|si farà|farà|procederà|contro|sentirete|sa|si sentirà|ci penserà|la contatterà)
        (sentirete|sentirà|notizie|lettera|avrete notizie) (dal|del|da) (mio|nostro|miei) (avvocato|legale|avvocati|legali)
        (rivolgo|rivolgerò|rivolgermi|chiamo|chiamerò|contatto|contatterò|contattare|chiamare|consulto|consultare|parlo|parlerò|parlare|assumere|prendo|vado|andrò|sento|sentire|metto) .. (avvocato|avvocati|legale|associazione consumatori)
        (altroconsumo|codacons|adiconsum|federconsumatori|agcom|antitrust|ivass|arera|corecom|garante|difensore civico|ombudsman|arbitro bancario|associazione (dei|di) consumatori|tutela (dei|del) consumator*|banca d'italia|consob|autorità garante|finanza .. segnalo)
        (è|tutto|completamente|assolutamente) (illegale|contro la legge|contrario alla legge) | conosco i miei diritti
        (vado|andrò|contatto|scrivo|racconto|mi rivolgo) .. (ai giornali|alla stampa|striscia|ai media|alle iene)
        (denuncia|denuncio|denunciare|querela|esposto|segnalazione) .. (carabinieri|polizia|procura|agcom|garante|antitrust|vostra|di voi|tutti|finanza|consumatori)
        (vi|la|ti) (denuncio|querelo|porto in tribunale|cito|trascino|faccio causa|faccio scrivere|farò causa|denuncerò) 
        (vado|andrò|andiamo|passo|rivolgo|rivolgerò|rivolgermi|parlo|parlerò|chiamo|sento) .. (avvocato|legale|carabinieri|tribunale|avvocati|consumatori)
        (ci vediamo|vediamo) in tribunale
        (lettera|raccomandata|notizie|chiamata|comunicazione) (dal|del|da) (mio|nostro|un|miei) (avvocato|legale|avvocati|legali)
      `),
      unless: lines(`
        (avvocato|avvocata|legale|commercialista|notaio) (ha|mi ha|vuole|chiede|aveva|ha bisogno|necessita|mi chiede) [chiesto|bisogno|richiesto] .. (fattura|copia|documento|documenti|contratto|ricevuta|estratto|carta|carte|dati|indirizzo|modulo)
        (sono|è|lavoro|faccio|studio|fa|diventare|indirizzo|parcella|ufficio|numero|come|dello|assistente) [un|una|da|l'|come|per un|dell'|di un|legale] (avvocato|avvocata|legale|studio legale)
        (non|mai|niente|senza|nessuna) .. (denuncia|denunciare|causa|avvocato|tribunale|legale|legali|illegale|querela|querelare)
        (assistenza|tutela|spese|sede|ufficio|studio|medico|consulenza|rappresentante|ora|numero) legale
        a causa (di|del|della|mia|tua|sua|loro|dei|delle) | denuncia dei redditi | denuncia di (smarrimento|furto|sinistro)
        (film|libro|serie|telefilm) .. (avvocato|tribunale|causa)
        (<family>|lui|loro|vicino) .. (causa|denunciato|denuncia|tribunale|querelato)
        (chi è|cos'è|come si contatta|dov'è) .. (garante|difensore|tribunale|ombudsman) | è (legale|illegale) (fare|se|avere|registrare)
      `),
    },
    cancel_threat: {
      say: lines(`
        (disdico|disdirò|disdiciamo|chiudo|chiuderò|annullo|recedo|rescindo|cesso) [tutto|il|la|i|questo|oggi stesso|questo] [mio|vostro|miei] <contract>
        (disdico|disdirò|disdirei) [tutto|e|se|oggi] (tutto|e (passo|cambio|vado|me ne)|se|oggi)
        (voglio|vado a|intendo|sto per|ho deciso di|penso di|sto pensando di|sono pronto a|preferisco|pronta a|dovrò|mi tocca|finirò per) (disdire|chiudere|recedere|rescindere|cessare|annullare) [tutto|il|la|i|l'|dal|questo] [mio|vostro|mia|miei] <contract>
        (o|oppure|altrimenti|sennò|se no|senno) [io] (disdico|me ne vado|cambio|chiudo|annullo|passo|vado|recedo|lascio)
        (passo|passare|passerò|vado|andrò|andare|me ne vado|mi sposto|passiamo|vado via|rivolgerò|rivolgo) .. (concorrenza|concorrente|un altro (gestore|operatore|fornitore)|altro gestore|altra compagnia|un'altra (compagnia|banca|azienda|assicurazione)|altra banca|altrove|da qualcun altro|altri)
        (cambio|cambiare|cambierò|cambiamo) (gestore|operatore|fornitore|banca|compagnia|assicurazione|azienda)
        (perdete|perderete|perso|perdere|perderà|avete perso) .. (cliente)
        (non) .. (più|mai più) .. (vostro cliente|cliente vostro|compro|comprerò|ordino|da voi)
        me ne vado [da|via|altrove] | vi (lascio|mollo|saluto per sempre) | chiudo (tutti|tutto)
        (se|finché) .. (disdico|cambio gestore|me ne vado|chiudo il conto)
        (o|oppure|altrimenti|se no|sennò|se non) ... (disdico|cambio (operatore|gestore|banca|compagnia)|me ne vado|passo a|chiudo|vado da|annullo|recedo|lascio)
        (sto per|ho deciso di|voglio|sono deciso a|finisce che) (cambiare|disdire|lasciare|andarmene|passare) .. (operatore|gestore|banca|compagnia|tutto|contratto|via|altri|concorrenza|vi)
        (disdico|annullo|chiudo|cancello) tutto | (vado|passo|andrò) (da) (un'altra parte|un altro)
      `),
      unless: lines(`
        (non|mai|senza) .. (disdire|disdico|cambiare|chiudere|lasciare|andare via|cambio)
        (come|posso|potrei|quanto costa|quando|si può|cosa succede|dove|vorrei sapere) .. (disdire|recedere|chiudere|cambiare|disdetta|recesso|annullare)
        (disdire|annullare|annullo|disdico|cancellare|disdica) .. (appuntamento|prenotazione|ordine|visita|biglietto|volo|camera|tavolo|consegna|bonifico|quello|newsletter|cena|lezione)
        (<family>|lui|loro) .. (disdetto|disdire|cambiato|cambiare|disdice)
        me ne vado (in vacanza|a casa|a letto|al lavoro|domani|al mare)
        (cambiare|cambio) (indirizzo|numero|password|data|orario|piano|intestatario|nome)
        chiudere (la pratica|la finestra|l'app)
        (non|sto valutando|sto pensando) ... se (cambiare|disdire|passare)
      `),
    },
    frustration: {
      say: lines(`
        (non|nemmeno|neanche) (mi|ci) [sta|stai|state|stanno|può|puoi] (aiutando|aiuta|aiuti|aiutate|capisce|capisci|capite|capendo|ascolta|ascolti|ascoltando|ascoltate|aiutare|capire|risponde|rispondi|rispondendo|rispondete|serve a niente|è di aiuto|è d'aiuto|è utile|sei utile|sei d'aiuto)
        non (capisce|capisci|capite|ha capito|hai capito|sa|sai|serve|servi|servite|serve a|risolve|risolvi|funziona|risponde|sta capendo|stai capendo) (niente|nulla|mai|un cavolo|un tubo|una parola|ancora|quello che|cosa|un accidente|un cazzo|a niente|a nulla|niente di|per niente|assolutamente)
        (è|questo è|sei|siete|sta diventando|questa cosa è|tutto questo è|lei è|mi sembra|questo robot è|il vostro servizio è|questo servizio è|cosa) [tutto|assolutamente|completamente|un|uno|una|così|totalmente|a dir poco|di una|dei|degli|una|una] (inutile|inutili|ridicolo|ridicola|assurdo|assurda|inaccettabile|scandaloso|stupido|stupida|idiota|idioti|incompetente|incompetenti|vergognoso|vergognosa|vergogna|pessimo|pessima|schifo|perdita di tempo|presa in giro|imbecille|scemo|deficiente|cretino|incapace|incapaci|frustrante|esasperante|snervante|insopportabile|indecente|delirio|incubo|allucinante|disastro|tonto|ottuso|sordo|sorda|stupidi|una barzelletta|barzelletta|pazzesco|intollerabile|terribile|orribile|penoso|patetico)
        ^ (inutile|ridicolo|assurdo|che schifo|che vergogna|vergognoso|inaccettabile|che perdita di tempo|pazzesco|roba da matti|pessimo) [servizio] $
        (che) (schifo|vergogna|perdita di tempo|presa in giro|incubo|disastro|pazienza|nervi|rabbia) [di servizio]
        (perdere|perdendo|perso|perdita di|sprecare|sprecando) .. tempo
        (ho|l'ho|abbiamo|gliel'ho|te l'ho|ve l'ho|glielo|lo|devo|lo sto|ve lo|te lo|già) .. (detto|ripetuto|chiesto|spiegato|ripeto|dico|ripetere|dire|spiegare|ripetendo|chiamato|spiego) .. (tre|quattro|cinque|sei|dieci|cento|mille|duecento|due|tante|mille|più|diverse|troppe|varie|venti|un sacco di) volte
        (tre|quattro|cinque|dieci|cento|mille|tante|centesima|terza|quarta|quinta|decima|ennesima|milionesima|seconda) (volta|volte) che (lo|glielo|te lo|ve lo|dico|ripeto|chiedo|chiamo|spiego|mi|la|faccio|le|vi|ti)
        (quante volte) !(al|alla|posso) | (per|è) l'ennesima volta | (per la|è la) (terza|quarta|quinta|centesima|decima|millesima) volta
        (smetta|smettila|smettetela|la smetta|basta|la pianti) (di|con) .. (ripetere|dire|chiedere|ripetermi|farmi|chiedermi|prendermi|queste)
        (continua|continui|continuate) a (ripetere|dire|chiedere|darmi|chiedermi|dirmi|non|ripetermi|sbagliare|fare)
        (sempre|ancora) (la stessa|le stesse|lo stesso) (cosa|risposta|cose|risposte|domanda|domande)
        (girando|giriamo|girare|gira) (in tondo|a vuoto|in cerchio|intorno)
        (stufo|stufa|stanco|stanca|arrabbiato|arrabbiata|incazzato|incazzata|furioso|furiosa|esasperato|esasperata|arrabbiando|innervosendo|innervosire|arrabbiare|incazzare|esaurendo|nervoso|nervosa|stressando|disperazione|scocciato|scocciata|seccato|irritato|irritata|stancando|frustrato|frustrata|esaurito|spazientito) !(per il lavoro)
        (non ne posso|non ce la faccio|non vi sopporto|non la sopporto|non ti sopporto) [più]
        (basta|ne ho abbastanza|ne ho fin|ho perso la pazienza|perdendo la pazienza|sto perdendo la pazienza|mi sto innervosendo|mi fate|mi fa) (così|di|con|questa|sopra|abbastanza|impazzire|innervosire|arrabbiare|perdere|diventare|robot)
        (sto|sta) (perdendo|finendo) la pazienza | pazienza (finita|è finita|ha un limite)
        (stupido|stupida|inutile|maledetto|maledetta|cavolo di|dannato|idiota di|schifo di|merda di|cazzo di|scemo di|brutto) [un|di] (robot|macchina|bot|sistema|computer|coso|assistente|risponditore|servizio|macchinetta|affare)
        (robot|macchina|bot|sistema|servizio|assistente|computer|risponditore) (stupido|stupida|inutile|di merda|del cavolo|idiota|schifoso|pessimo|incapace|scadente|scemo|che non capisce)
        (cazzo|vaffanculo|merda|porca|va a quel paese|vai a quel paese|stronzo|stronza|rincoglionito|coglione|cretino|imbecille|deficiente|al diavolo|stai zitto|stia zitto)
        (mi state|mi sta|mi stai) (prendendo in giro|facendo perdere|facendo arrabbiare|facendo impazzire)
        (non|nessuno) (si|stiamo|si sta|mi state) (risolve|andando|arriva|venendo|arrivando|andare|concludendo|ascoltando) [niente|nulla|da nessuna|a niente|a nulla|mai]
        (così|qui) non (si va|andiamo|arriviamo|si arriva|va bene|funziona|risolviamo)
        (peggior|peggiore) (servizio|assistenza) | è sord[o|a] | odio (questo|questa|questi|parlare|i vostri) | sei sordo
        siete (tutti) (incapaci|incompetenti|inutili)
        (che|questo|questa) (servizio|assistenza|robot|macchina|cosa) (pessimo|pessima|orribile|penoso|schifosa|schifoso|vergognoso|scadente|inutile|assurda|terribile|ridicolo)
        (servizio|assistenza) (pessimo|pessima|orribile|penoso|schifosa|schifoso|vergognoso|scadente|inutile|terribile|vergognosa)
        (è|sono) .. (mezz'ora|un'ora|ore|venti minuti|giorni) (che) .. (aspetto|provo|spiego|ripeto|parlo|dico|sto)
        (quante|tante|troppe|cento|mille|dieci|tre|quattro|cinque) volte .. (devo|dire|ripetere|ve lo|glielo|te lo|spiegare|detto|ripetuto|chiesto)
        (non) (capite|capisci|capisce|ascoltate|ascolti|ascolta|risolvete|servite|sapete) .. (mai|niente|nulla|quello che|a niente|cosa)
        (mi) (state|stai|sta|fate|fai|fa) .. (innervosire|arrabbiare|impazzire|uscire di testa|perdere la pazienza|incazzare|perdere tempo|dannare)
        (lei|tu|voi) non (mi|ci) (capisce|capisci|capite|ascolta|aiuta|aiuti|aiutate)
        (parlo|parlare|parlando) (con|a) (un|il) muro | (sempre) (le stesse|la stessa|lo stesso) | non (servi|serve|servite) a (niente|nulla)
        (robot|assistente|sistema) .. (non capisce|non serve|non funziona|stupido|inutile)
        (siete|sei|è) [dei|degli|un|una|delle] [branco di|massa di|dei] (buffoni|ladri|truffatori|incapaci|pagliacci|imbroglioni|buffone|pagliaccio|ignoranti|cialtroni)
        (possibile|assurdo|incredibile) che .. non .. (capisca|capisci|capiate|capisce|sappia|sappiate|risolva|funzioni|ascolti)
        (continua|sempre) a ripetere | si ripete | ti ripeti | (ripete|ripeti) (sempre)
      `),
      unless: lines(`
        (non) (è|sei|sono|siete) [affatto|mica|per niente] (inutile|stupido|ridicolo|arrabbiato|arrabbiata|male|nervoso|stanco|stufo|frustrato)
        [io|scusi|scusa] non (capisco|ho capito|capivo|sento|so) 
        (non) (capisco|ho capito|so) .. [niente|nulla]
        (mio|mia|il|la|questo|questa|vecchio|vecchia) [mio|mia|vecchio|vecchia] (telefono|stampante|computer|macchina|gatto|cane|film|libro|gioco|partita|tempo|televisore|router|modem|capo|marito|moglie|vicino|traffico|internet|auto|lavatrice|cellulare) .. (inutile|stupido|schifo|pessimo|assurdo|non funziona|ridicolo|arrabbiato|nervoso|disastro|stanco|ascolta|terribile)
        domanda (stupida|sciocca|scema) | (stanco|stanca) (per|stasera|oggi|dal|dopo) | volte (al|alla|a) (giorno|settimana|mese|anno)
        (ero|stavo) .. (arrabbiato|arrabbiata|stufo|furioso|nervoso) .. (ieri|ma|prima)
        (non) (mi aiuta|aiuta) (con il dolore|a dormire) | (film|libro|serie) .. (inutile|noioso|pessimo)
      `),
    },
    offer: {
      say: lines(`
        (vuole|vuoi|desidera|preferisce|preferisci|gradirebbe|vorrebbe|desideri|volete|le andrebbe|ti andrebbe|le farebbe piacere) ... (parlare|passi|passo|trasferisca|metta|colleghi|essere|trasferirla|contattare|mettere|trasferito|trasferita|connetta|parlarne|ti metta|richiamato) ... [<who>|contatto]
        (posso|devo|potrei|possiamo|la|se vuole|se vuoi|le propongo|vuole che|vuoi che) ... (trasferirla|passarla|metterla|collegarla|trasferirti|passarti|metterti|trasferisco|passo|metto|passarle|passo|trasferire|chiamare|far) ... [<who>|contatto]
        (vuole|vuoi|preferisce|preferisci|desidera) ... <strong>
        (un|una|uno dei nostri) ... (<noun>|collega|colleghi|persona) ... (può|potrebbe|può aiutarla) ... (vuole|desidera|va bene|preferisce)
        (oppure|o) ... (parlare|passarla|trasferirla) ... <who>
        la (passo|trasferisco|metto) ... (<who>) ... (va bene|d'accordo|ok)
        (vuole|vuoi|desidera|preferisce|preferisci|gradisce|vorrebbe) ... <who>
        <who> ... (le va bene|va bene|se vuole|se preferisce|se desidera|è d'accordo|vuole|preferisce|le può andare)
        (trasferirla|passarla|metterla in contatto|collegarla|passarle) ... (vuole|va bene|se desidera|d'accordo|preferisce)
      `),
      unless: lines(`
        (non posso|non è possibile|non riesco a) .. (trasferirla|passarla|metterla)
        ha (già) parlato con <who>
      `),
    },
    accept: {
      say: lines(`
        ^ [oh|ma] <yes> !(ma (prima|non|aspetti|no)|no|prima|continuiamo|proviamo|aspetti)
        (buona|ottima) idea | (mi|ci) (andrebbe bene|va bene|farebbe piacere|passi|trasferisca|metta|colleghi|piacerebbe) 
        (lo|la) (vorrei|preferirei|preferisco|faccia|gradirei)
        (sarebbe|è) (perfetto|meglio|bello|ottimo|fantastico|gentile|l'ideale|una buona idea|utile|quello che)
        (proceda|procedi|procediamo|avanti|passami|passi pure|faccia pure|fate pure|vai pure)
        (preferisco|preferirei|voglio|vorrei) [un|una|l'|la|il|con] (operatore|persona|umano|prima|collega|di sì|così)
        (un|una|l'|con un|con una|la) (operatore|persona|umano|prima|collega|persona vera)
        era ora | nessun problema
        ^ [sì|grazie]
      `),
    },
    refuse: {
      say: lines(`
        ^ [oh|ma] (no|non|nono|lasci|lascia|niente|neanche|assolutamente no|meglio di no)
        (no grazie|grazie no|non serve|non ora|non adesso|non c'è bisogno|non è necessario|per ora no|più tardi|un'altra volta|non importa|fa niente|lasci stare|lascia stare|lasci perdere)
        (continuare|continuiamo|continui|restare|proviamo|riprovare|riproviamo|provi|riprovi|andiamo avanti|prosegua|proseguiamo) [con|qui|ancora|lei|a|tu|te|di nuovo|insieme|pure|di]
        (prima|aspetti|aspetta|un momento|un secondo|un minuto) 
        (può|puoi) (aiutarmi|dirmi|rispondermi|fare|farlo|provare)
        (richiamo|richiamerò|ci penso|mi arrangio|faccio da|preferisco (lei|continuare|restare|con lei|di no))
      `),
      unless: lines(
        `nessun problema | perché no | (no|non) (sarebbe|è) (perfetto|ottimo|meglio) | non vedo l'ora | prima possibile | il prima possibile | la prima`,
      ),
    },
    failed: {
      say: lines(`
        (non|difficoltà) [ho|riesco|sono|la|l'|le|sono riuscito|sono riuscita|posso|ti|credo di aver|sono sicuro di aver|sono in grado] [ben|a|bene|di|ancora] (capito|sentito|capire|sentire|trovare|trovato|aiutarla|rispondere|compreso|comprendere|sicuro|grado|certa|aver capito|aiutarti|afferrato)
        (mi dispiace|mi scusi|scusi|scusa|purtroppo|sono spiacente|perdoni|mi spiace)
        (ripetere|ripeta|riformulare|riprovare|ripetermi|riformuli|ripeti|chiarire)
        non (dispongo|ho accesso|ho informazioni|è possibile|risulta)
      `),
    },
    again: {
      say: lines(`
        come (ho|le ho|ti ho|dicevo|detto|già) | (ho|l'ho|le ho|ti ho) [già|appena] (detto|chiesto|spiegato)
        non (è|era) (quello|ciò|questo|questa|la) [che|mia] [ho|chiedo|chiedevo|intendevo|volevo|domanda]
        ^ no | (ancora|di nuovo|ripeto|un'altra volta|le ripeto|intendo|sto chiedendo|la mia domanda|chiedevo|le sto chiedendo|sto parlando di)
      `),
    },
    asks_noun: {
      say: lines(`
        (qual|quale) è .. (lavoro|professione|occupazione|mestiere|ruolo|mansione)
        (che|cosa) (lavoro|fa) (fa|nella vita|di lavoro|di mestiere)
        (chi|con chi) .. (ha|le ha|parlato|chiamato|risposto|è stato|parla|era)
        (professione|parola d'ordine|domanda di sicurezza|nome dell'azienda|nome della ditta)
      `),
    },
  },
};
