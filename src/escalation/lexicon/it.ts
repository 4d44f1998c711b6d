import { type Lexicon, words } from './lexicon.ts';

/** Italian. */
export const ITALIAN: Lexicon = {
  language: 'it',
  fillers: words(`
    ehm, uhm, ehmm, eh, ah, oh, ahimè, mah, beh, boh, mmm, hmm, cioè, insomma, ecco, dunque, diciamo, praticamente,
    appunto, guardi, guarda, senta, allora, proprio, davvero, veramente, semplicemente, sinceramente, onestamente,
    francamente, fondamentalmente, per dire, come dire, diciamo così
  `),
  courtesy: words(`
    per favore, per piacere, per cortesia, per gentilezza, cortesemente, gentilmente, prego, la prego, vi prego,
    ti prego, se non le dispiace, se non ti dispiace, se non vi dispiace, se non è troppo disturbo
  `),
  common: words(`
    io, tu, lui, lei, noi, voi, loro, mi, ti, ci, vi, lo, la, li, le, gli, ne, il, un, uno, una, di, da, in, con, su,
    per, tra, fra, del, dello, della, dell, dei, degli, delle, al, allo, alla, all, ai, agli, alle, nel, nello, nella,
    nell, nei, nelle, sul, sulla, sull, sui, sulle, dal, dallo, dalla, dall, dai, dalle, col, coi, e, ed, o, oppure, ma,
    però, perché, poiché, quindi, anche, se, che, chi, cosa, come, quando, dove, quanto, quanta, quanti, quante, quale,
    quali, questo, questa, questi, queste, quello, quella, quelli, quelle, quel, mio, mia, miei, mie, tuo, tua, suo,
    sua, suoi, nostro, nostra, vostro, vostra, vostri, vostre, sono, sei, siamo, siete, era, ero, erano, sarà, sarei,
    sarebbe, stato, stata, stati, sia, essere, ho, hai, ha, abbiamo, avete, hanno, avevo, aveva, avevano, avrei,
    avrebbe, avere, abbia, fare, faccio, fa, fai, facciamo, fate, fanno, fatto, può, posso, puoi, possiamo, potete,
    possono, potrei, potrebbe, voglio, vuole, vuoi, vogliamo, volete, vorrei, volevo, volevamo, vorremmo, devo, deve,
    dobbiamo, dovete, dovrei, dovrebbe, devi, non, no, sì, già, ancora, più, meno, molto, molta, molti, poco, tanto,
    troppo, bene, male, meglio, sempre, mai, qui, qua, adesso, ora, oggi, ieri, domani, dopo, prima, poi,
    sotto, sopra, dentro, fuori, senza, solo, soltanto, invece, così, grazie, ciao, pronto, buongiorno, buonasera,
    salve, arrivederci, detto, dico, dice, dire, dirmi, chiedo, chiesto, chiedere, so, sa, sapere, bisogno, niente,
    nulla, tutto, tutti, tutta, tutte, ogni, altro, altra, altri, volta, volte, giorno, giorni, anno, anni, mese,
    settimana, c, l, d, un altro, mi dica, sto, sta, stai, state, stanno, vado, va, vada, vai, viene, venire, arriva,
    arrivato, arrivata, credo, penso, sembra, pare, certo, scusi, scusa, va bene, ok, d'accordo, perfetto, allo stesso,
    stesso, stessa, quasi, circa, forse, magari, purtroppo, comunque, ne ho, serve, servono, riesco, riesce,
    metto, mette, messo, prendo, preso, dato, dare, lasciare, trovo, trovare, vedere, vedo, visto, sapete, nessuno,
    nessun, nessuna, qualche, qualcosa, cui, ce, me, te, gliel, glielo, del mio, alla mia
  `),
  concepts: {
    agent: words(`
      operatore, operatrice, operatori, operatrici, agente, agenti, consulente, consulenti, rappresentante,
      rappresentanti, responsabile, responsabili, supervisore, supervisori, supervisor, impiegato, impiegata, impiegati,
      addetto, addetta, addetti, dipendente, dipendenti, incaricato, incaricata, centralinista, centraliniste, capoturno,
      caporeparto, superiore, superiori, direttore, direttrice, referente, interlocutore, capo, manager, titolare,
      titolari, proprietario, proprietaria, padrone, padrona, fondatore, fondatrice, amministratore delegato,
      tecnico, tecnici, esperto, esperta, esperti, specialista, specialisti, collega, colleghi, colleghe, il personale, al personale, vostro personale,
      staff, team, receptionist, segretaria, segretario, liquidatore, perito, commerciale, assistente in carne,
      assistente umano, assistente umana, uno dei vostri, una dei vostri, uno di voi, opratore, opperatore, operatre,
      ope ratore, consu lente, rapresentante
    `),
    human: words(`
      umano, umana, umani, essere umano, esseri umani, persona, persona vera, persona reale, persona fisica,
      persona umana, persona viva, vera persona, persone vere, persone reali, carne e ossa, carne ed ossa, voce umana,
      voce vera, un cristiano, uno vero
    `),
    somebody: words(`
      qualcuno, qualcun, qualcun altro, qualcun'altra, quarcuno, una signora, la signora, un signore, una signorina,
      un ragazzo, una ragazza, uno che, chi di dovere, chi di competenza, chi comanda, chi decide
    `),
    desk: words(`
      servizio clienti, servizio client, assistenza clienti, assistenza, assis tenza, assistenza tecnica,
      servizio assistenza, customer care, customer service, supporto, supporto clienti, supporto tecnico, help desk,
      centralino, reception, portineria, accettazione, concierge, sportello, segreteria, amministrazione, direzione,
      fatturazione, ufficio, ufficio reclami, reclami, ufficio sinistri, sinistri, ufficio resi, ufficio rimborsi,
      ufficio competente, reparto, reparto tecnico, reparto vendite, reparto commerciale, ufficio commerciale,
      ufficio tecnico, ufficio prenotazioni, ufficio clienti, sede centrale, filiale, biglietteria, secondo livello,
      call center, numero verde, banco della spa, servizio tecnico, servizio reclami
    `),
    speak: words(`
      parlare, parlarne, parlarci, parlargli, parlarle, parlo, parla, parli, parliamo, parlate, parlarvi, discutere,
      discuterne, discuto, conversare, comunicare, dialogare, interagire, chattare, confrontarmi, interfacciarmi,
      relazionarmi, spiegarmi, scambiare due parole, due chiacchiere, chiacchierare, a voce, di persona,
      avere a che fare, palrare, parlre
    `),
    contact: words(`
      contattare, contatto, contattarvi, contattarlo, contattarla, contattate, raggiungere, raggiungervi,
      raggiungerla, raggiungerlo, rintracciare, mettermi in contatto, mettersi in contatto, in contatto,
      in comunicazione, in collegamento, rivolgermi, rivolgersi, sentire un, contatare, ragiungere
    `),
    spoke: words(`
      parlato, parlavo, parlava, parlavamo, parlai, detto, disse, dissero, diceva, dicevano, raccontato, spiegato,
      spiegava, promesso, riferito, consigliato, assicurato, risposto, rispondeva, chiamato, sentito, contattato,
      discusso, mi ha detto, mi hanno detto, mi è stato detto
    `),
    move: words(`
      passi, passa, passate, passami, passarmi, passatemi, passarci, passamelo, passatemelo, ripassi, ripassarmi,
      passare la chiamata, passaggio di linea, trasferisca, trasferisci, trasferite, trasferire, trasferirmi, trasferiscimi,
      trasferitemi, trasferito, trasferita, trasferimento, colleghi, collegarmi, collegami, collegatemi, collegato,
      collegata, collegamento, connetta, connetti, connettermi, connettimi, connettetemi, inoltri, inoltra, inoltrare,
      inoltrarmi, inoltrate, inoltrato, inoltrata, inoltro, reindirizz*, indirizzi, indirizzarmi, dirott*, devii, deviare,
      giri la chiamata, giri la telefonata, mi metta, mi metti, mettimi, mettetemi, mettermi, mettermi in linea,
      messo in linea, messa in linea, messo in contatto, messa in contatto, rimetta, rimandi, mi mandi, mi smisti,
      scali, passarla, passarle, trasferirla, collegarla, metterla in contatto
    `),
    give: words(`
      mi dia, mi dai, mi date, mi da, dammi, datemi, darmi, dateci, mi trovi, trovami, trovatemi, trovarmi, mi cerchi,
      cercami, mi chiami, chiamami, chiamatemi, mi procuri, procuratemi, procurarmi, faccia venire, fate venire,
      fai venire, mandatemi, mandami, far intervenire, faccia intervenire, fate intervenire, fammi, fatemi, mi faccia,
      mi fai, mi fate, farmi, affidarmi, assegnarmi, fateme, famme
    `),
    want: words(`
      voglio, vorrei, vorremmo, vogliamo, volevo, vojo, vorei, desidero, desidererei, desideriamo, preferisco, preferirei,
      preferiamo, gradirei, bisogno, serve, servirebbe, servono, occorre, occorrerebbe, esigo, esigiamo, pretendo,
      pretendiamo, chiedo, richiedo, cerco, cercavo, sto cercando, mi piacerebbe, ci vuole, necessito, ho voglia
    `),
    can: words(`
      posso, può, puoi, possiamo, potete, possono, potrei, potrebbe, potresti, potreste, potremmo, possibile, si può,
      riesco, riesce, riuscite, riuscirei, permesso, concesso, lasciatemi, mi lasci, è possibile
    `),
    me: words('mi, me, io, noi, a me, per me, meco'),
    you: words(`
      lei, tu, voi, ti, te, vi, tuo, tua, tuoi, tue, vostro, vostra, vostri, vostre, con voi, da voi, il suo collega,
      la vostra azienda, il vostro servizio
    `),
    real: words(`
      vero, vera, veri, vere, reale, reali, in carne, fisica, fisico, viva, vivo, dal vivo, live, competente, competenti,
      qualificato, qualificata, preparato, preparata
    `),
    other: words(`
      altro, altra, altri, altre, diverso, diversa, diversi, diverse, qualcun altro, invece, al posto, un altro, un'altra,
      differente, alternativa, alternative
    `),
    machine: words(`
      robot, bot, chatbot, computer, risponditore, risponditori, risponditore automatico, voce automatica, voce registrata,
      voce sintetica, voce metallica, registrazione, disco registrato, intelligenza artificiale, segreteria telefonica,
      assistente virtuale, assistente vocale, assistente digitale, assistente automatico, automa, macchine, macchinetta,
      con una macchina, a una macchina, sei una macchina, è una macchina, questa macchina, stupida macchina,
      sistema automatico, voci automatiche, voci registrate, software, algoritmo
    `),
    not: words(`
      non, mai, niente, nulla, nessun, nessuno, nessuna, senza, mica, neanche, nemmeno, neppure, macché, anziché,
      piuttosto che, invece di
    `),
    third: words(`
      lui, loro, mio marito, mia moglie, mio figlio, mia figlia, mio padre, mia madre, mio fratello, mia sorella,
      un amico, un'amica, il mio amico, la mia amica, il mio capo, mio capo, il mio collega, una collega, un collega mio,
      il cliente, la cliente, il vicino, la vicina, mio cugino, mia cugina, mio zio, mia zia, mio nonno, mia nonna,
      mia suocera, mio suocero, la gente, gli altri, il mio compagno, la mia compagna, il mio fidanzato,
      la mia fidanzata, il mio medico, il mio avvocato, il mio commercialista, il mio agente, il mio assicuratore
    `),
    before: words(`
      ieri, già, scorso, scorsa, scorsi, anni fa, anno fa, mesi fa, mese fa, giorni fa, settimane fa, settimana fa, tempo fa,
      ore fa, poco fa, l'altro giorno, l'altro ieri, l'altra volta, ultima volta, stamattina, stamani, prima, in passato,
      una volta, da giovane, ero, ero stato, avevo, precedente, precedenti, vecchio, vecchia, di prima
    `),
    if: words(`
      se, quando, qualora, nel caso, in caso, caso mai, casomai, semmai, prima di, prima che, finché, fino a quando,
      a meno che, metti che, ammesso che, una volta che, eventualmente
    `),
    asks: words(`
      come, cosa, che cosa, chi, dove, quando, perché, quale, quali, qual, quanto, quanta, quanti, quante, come mai,
      in che modo, a che ora
    `),
    now: words(`
      adesso, ora, subito, immediatamente, immediato, finalmente, all'istante, in questo momento, al più presto,
      il prima possibile, prima possibile, urgente, urgentemente, urgenza, una buona volta, presto
    `),
    callback: words(`
      richiamarmi, richiamatemi, richiamami, mi richiami, mi richiamate, mi richiama, ricontattarmi, ricontattatemi,
      mi ricontatti, mi ricontattate, chiamarmi, mi telefoni, telefonarmi, telefonatemi, essere richiamato,
      essere richiamata, essere ricontattato, essere ricontattata, essere chiamato, essere chiamata, farmi richiamare,
      farmi chiamare, mi faccia richiamare, mi fate richiamare, fatemi richiamare, fatemi chiamare, mi faccia chiamare,
      una richiamata
    `),
    die: words(`
      morire, muoio, muore, muoia, morirò, morendo, morto, morta, morti, morte, uccider*, uccido, uccide, ucciso,
      uccida, ammazz*, suicid*, farla finita, farò finita, faccio finita, la finisco qui, togliermi la vita,
      togliersi la vita, tolgo la vita, tolto la vita, fine alla mia vita, fine alla vita, fine a tutto, impicc*,
      tagliarmi le vene, tagliarmi i polsi, taglio le vene, taglio i polsi, buttarmi, buttarsi, gettarmi, lanciarmi,
      butto giù, butto sotto, spararmi, mi sparo, autolesion*, farmi del male, faccio del male, tagliarmi, mi taglio,
      ferirmi, non esserci più, non ci sarò più, non svegliarmi, sparire per sempre, scomparire per sempre,
      dormire per sempre, non voglio più vivere, smettere di vivere, stanco di vivere, stanca di vivere
    `),
    self: words(`
      me stesso, me stessa, uccidermi, ammazzarmi, suicidarmi, impiccarmi, tagliarmi, ferirmi, buttarmi, farmi, togliermi,
      punirmi, spararmi, mi ammazzo, mi uccido, mi suicido, mi taglio, mi faccio, mi sparo, mi impicco, la mia vita
    `),
    despair: words(`
      senza speranza, nessuna speranza, più speranza, ogni speranza, disperat*, disperazione, depress*, depressione,
      non ce la faccio, non ne posso, non ha senso, non ha più senso, non vedo più, nessun senso, che senso ha, via d'uscita,
      senza uscita, non vale la pena, vale più la pena, la voglia di vivere, voglia di vivere, ragione di vivere,
      motivo di vivere, motivi per vivere, per cui vivere, senza di me, un peso per, sono un peso, un fallimento, addio,
      lettera d'addio, biglietto d'addio, non resisto, non reggo più, mai nato, mai nata, odio la mia vita,
      odio me stesso, odio me stessa, vuoto dentro, morto dentro, morta dentro, è finita per me, gesto estremo,
      nessun futuro, inutile vivere, soffrire, sofferenza, mi arrendo alla vita
    `),
    hurt: words(`
      sangue, sanguin*, svenut*, svenire, svenendo, sviene, incosciente, privo di sensi, priva di sensi,
      perso i sensi, perde i sensi, perso conoscenza, respir*, soffoc*, strozz*, dolore, dolori, fitta, fitte, overdose,
      ictus, infarto, attacco di cuore, arresto cardiaco, emorragi*, convulsion*, epilett*, pillol*, pastigli*, compresse,
      sonniferi, psicofarmaci, veleno, velenos*, avvelen*, intossic*, candeggina, detersivo, acido, ustion*, ferit*,
      anafilatt*, allergic*, sto male, sta male, stiamo male, sto malissimo, sta malissimo, accasciat*, partor*, contrazioni,
      le acque, anneg*, affog*, fratturat*, non si muove, non si sveglia, lametta, insulina, glicemia, gira la testa,
      incidente, investit*, incastrat*, vomit*, si sente male
    `),
    body: words(`
      petto, cuore, testa, gola, polso, polsi, braccio, braccia, gamba, gambe, vene, torace, lingua, bocca, stomaco,
      pancia, schiena, collo, occhio, occhi, mano, mani, corpo, respiro
    `),
    fire: words(`
      fuoco, incendi*, fumo, fiamm*, bruci*, bruciato, esplos*, esplod*, scoppi*, scintill*, pompieri, vigili del fuoco,
      estintore, scossa, alta tensione
    `),
    gas: words(`
      gas, monossido, puzza di gas, odore di gas, fuga di gas, perdita di gas, puzza di, odore di, bombola, metano
    `),
    attack: words(`
      aggred*, aggress*, coltello, coltelli, pistola, fucile, arma, armato, armata, minacci*, picchia, picchiato,
      picchiata, picchiano, picchiando, picchiarmi, botte, accoltell*, sparatoria, sparano, sparando, spari, bomba,
      mi segue, mi sta seguendo, mi insegue, insegu*, stalker, stalking, perseguit*, rapit*, rapiment*, rapiscono,
      violent*, stupr*, strangol*, sequestrat*, sfond*, svaligi*, intruso, intrusi, sconosciuto in casa,
      entrando in casa, entrato in casa, entrati in casa, forzando la porta, ladri in casa, mani addosso, ricatt*,
      scomparso, scomparsa
    `),
    emergency: words(`
      emergenza, emergenze, ambulanza, autoambulanza, polizia, carabinieri, pompieri, vigili del fuoco, soccorso, soccorsi,
      pronto soccorso, aiutatemi, aiuto aiuto, centodiciotto, centododici, 118, 112, 113, 115, in pericolo, pericolo di vita,
      fin di vita, salvatemi, una pattuglia
    `),
    family: words(`
      marito, moglie, figlio, figlia, figli, figlie, bambino, bambina, bambini, bimbo, bimba, neonato, neonata, madre, padre,
      mamma, papà, babbo, fratello, sorella, nonno, nonna, nonni, zio, zia, nipote, suocera, suocero, compagno, compagna,
      fidanzato, fidanzata, vicino di casa, vicina, amico, amica, coinquilino, coinquilina, genitori, il mio ex, cugino,
      cugina
    `),
    steal: words(`
      rubat*, rubano, rubare, ruba, rubando, furto, furti, ladro, ladri, hacker*, truff*, frod*, fraudolent*, clonat*,
      clonare, clonano, phishing, smishing, svuotat*, svuotando, prosciug*, ripulito, scipp*, borseggi*, derubat*,
      derubando, rapinat*, rapina, raggirat*, raggir*, sottratt*, violato, violati, compromesso, a mia insaputa,
      senza il mio permesso, a nome mio, non sono stato io, non sono stata io, non ho fatto io, si spaccia, spacciato per
    `),
    money: words(`
      soldi, denaro, contante, contanti, conto, conti, carta, carte, bancomat, prepagata, pin, password, codice otp, otp,
      pagamento, pagamenti, bonifico, bonifici, prelievo, prelievi, risparmi, saldo, iban, assegno, libretto, credito,
      addebito, addebiti, portafoglio, home banking, banca, account, credenziali, identità
    `),
    law: words(`
      avvocat*, tribunal*, denunci*, querel*, legale, legali, legalmente, vie legali, azione legale, giudice, giudici,
      giudizio, faccio causa, farò causa, fare causa, farvi causa, causa legale, in causa, garante, agcom, antitrust,
      altroconsumo, codacons, adiconsum, federconsumatori, associazione consumatori, associazioni dei consumatori, ivass,
      arera, enac, consob, corecom, arbitro bancario, difensore civico, ombudsman, banca d'italia, guardia di finanza,
      procura, esposto, diffida, reclamo, reclamo formale, risarcimento, i danni, class action, conciliazione, ricorso,
      illegale, reato, i miei diritti, ingiunzione, messa in mora
    `),
    cancel: words(`
      disdi*, disdetta, recedo, recedere, recesso, rescind*, annull*, cancell*, chiudo, chiudere, chiuda, chiudetemi, chiuderò,
      chiudiamo, chiusura, interrompo, interrompere, cessare, cessazione, terminare, disattiv*, me ne vado,
      me ne andrò, andarmene, vi lascio, vi mollo, lasciarvi, vado via, non rinnovo, non rinnoverò, ho chiuso con
    `),
    contract: words(`
      contratto, contratti, abbonamento, abbonamenti, polizza, polizze, utenza, utenze, tariffa, offerta, sim, linea,
      iscrizione, tessera, fornitura, piano, promozione, conto corrente, mutuo, canone
    `),
    rival: words(`
      concorren*, altro gestore, altro fornitore, altra compagnia, altra banca, altra azienda, altra assicurazione,
      altra parte, altrove, cambio gestore, cambiare gestore, cambio operatore, cambiare operatore, cambio banca,
      cambiare banca, cambio compagnia, cambiare compagnia, cambio fornitore, cambiare fornitore, portabilità,
      vodafone, iliad, fastweb, di meglio, costano meno, mi offre
    `),
    anger: words(`
      arrabbi*, incazz*, furios*, stufo, stufa, stufato, stufati, stanco di, stanca di, esasper*, innervos*, infuri*,
      frustrat*, frustrante, snervante, pazienza, nervoso, che nervi, che rabbia, non ne posso più, ne ho abbastanza,
      ne ho piene, fin sopra, mi sono rotto, mi sono rotta, avete rotto, hai rotto, fuori di me, delus*, scocciat*, seccat*,
      indignat*, impazzire, spazientit*, basta
    `),
    insult: words(`
      inutile, inutili, stupido, stupida, stupidi, idiota, idioti, cretin*, imbecill*, deficient*, scemo, scema, scemi,
      incapac*, incompetent*, ridicol*, vergogn*, schifo, schifos*, assurd*, scandal*, pagliacc*, buffon*, cialtron*,
      imbrogl*, bugiard*, presa in giro, prendete in giro, prendendo in giro, perdita di tempo, perdere tempo,
      buoni a nulla, pessim*, penos*, indecente, merda, cazzo, stronz*, coglion*, vaffanculo, quel paese, al diavolo,
      porca miseria, porca puttana, che palle, rottame, inaccettabile, maledett*, dannat*, fate pena
    `),
    again: words(`
      di nuovo, ancora, un'altra volta, quante volte, tre volte, quattro volte, cinque volte, dieci volte, mille volte,
      cento volte, terza volta, quarta volta, quinta volta, ennesima volta, centesima volta, seconda volta, più volte,
      sempre, da capo, continua a, continui a, continuate a, ripet*, ripeto, la stessa cosa, le stesse cose, stessa domanda,
      ogni volta, ho già detto, l'ho già detto, come ho detto, come le ho detto
    `),
    listen: words(`
      capisc*, capito, capire, capite, ascolta, ascolti, ascoltate, ascoltare, ascoltando, ascoltami, ascoltarmi, sente,
      senti, sentire, sentite, rispond*, risposta, risposte, aiuta, aiuti, aiutate, aiutare, aiutarmi, aiutando, risolv*,
      risolto
    `),
    yes: words(`
      sì, sisì, certo, certamente, ok, okay, okey, va bene, va benissimo, d'accordo, volentieri, esatto, esattamente,
      perfetto, ottimo, sicuramente, senz'altro, assolutamente, benissimo, come no, vabbè, vabene, confermo, accetto,
      magari, sissignore, altroché, eccome, naturalmente, ovviamente, con piacere, giusto, corretto
    `),
    no: words('no, nono, nah, naa, macché, per niente, assolutamente no, negativo, nossignore'),
    thanks: words(`
      grazie, grazie mille, mille grazie, tante grazie, grazie infinite, la ringrazio, ti ringrazio, vi ringrazio, ringrazio,
      ringraziare, molto gentile, gentilissimo, gentilissima, grato, grata
    `),
    hello: words(
      'buongiorno, buonasera, buon pomeriggio, salve, ciao, pronto, buondì, hey, ehi, buon giorno, buona sera',
    ),
    bye: words(`
      arrivederci, arrivederla, buona giornata, buona serata, buonanotte, buona notte, a presto, ci sentiamo, a risentirci,
      ciao ciao, buon lavoro, stia bene, buon fine settimana, alla prossima, è tutto, basta così
    `),
    wait: words(`
      aspett*, attend*, attesa, un attimo, un momento, un secondo, un minuto, attimo, momento, resti in linea, resto in linea,
      rimango in linea, prima
    `),
    but: words('ma, però, invece, tuttavia, comunque, solo che, eppure, bensì'),
    device: words(`
      telefono, cellulare, telefonino, smartphone, internet, wifi, fibra, modem, router, decoder, televisione, televisore, tv,
      stampante, riscaldamento, caldaia, termosifone, schermo, app, applicazione, sito, pagina, macchina, auto, batteria,
      lavatrice, lavastoviglie, frigorifero, forno, computer portatile, tablet, ascensore, condizionatore, telecomando,
      connessione, segnale, pos, contatore, cavo, caricatore, navigatore
    `),
    order: words(`
      ordine, ordini, ordinato, pacco, pacchi, spedizione, consegna, volo, voli, treno, biglietto, biglietti, prenotazione,
      prenotazioni, prenotare, prenotato, tavolo, camera, stanza, albergo, hotel, appuntamento, appuntamenti, visita,
      bolletta, bollette, fattura, fatture, rimborso, rimborsi, reso, bagaglio, valigia, ricetta, preventivo, sinistro,
      scarpe, taglia, prodotto, articolo, merce, corriere, taxi, pizza, cena, film, concerto, modulo, documento,
      documenti, ricevuta, scontrino
    `),
    pay: words(`
      costa, costo, costi, costano, prezzo, prezzi, pagare, pago, paga, pagato, pagata, spesa, spese, commissione,
      commissioni, penale, rata, rate, importo, sconto, euro, centesimi, dollari, sterline, franchi, gratis, gratuito,
      supplemento, quanto viene, addebitato, addebitati, tassa, multa
    `),
    when: words(`
      lunedì, martedì, mercoledì, giovedì, venerdì, sabato, domenica, gennaio, febbraio, marzo, aprile, maggio, giugno,
      luglio, agosto, settembre, ottobre, novembre, dicembre, oggi, domani, dopodomani, mattina, mattino, pomeriggio,
      sera, stasera, notte, stanotte, mezzogiorno, mezzanotte, settimana, weekend, mese, natale, pasqua, ferragosto,
      alle nove, alle dieci, alle otto, ore
    `),
    number: words(`
      zero, uno, due, tre, quattro, cinque, sette, otto, nove, dieci, undici, dodici, tredici, quattordici, quindici,
      sedici, diciassette, diciotto, diciannove, venti, trenta, quaranta, cinquanta, sessanta, settanta, ottanta, novanta,
      cento, duecento, trecento, mille, duemila, mila, milione, primo, seconda, terzo, terza, mezzo, mezza, doppio, numero,
      codice, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
    `),
    place: words(`
      città, paese, in via, viale, piazza, strada, indirizzo, stazione, aeroporto, casa, negozio, centro,
      supermercato, ospedale, ristorante, bar, museo, scuola, italia, roma, milano, napoli, torino, bologna, firenze,
      venezia, palermo, genova, bari, verona, parigi, londra, al nord, al sud, piano terra, quartiere, zona, mare,
      montagna, binario, parcheggio
    `),
  },
};
