import { type Lexicon, words } from './lexicon.ts';

/** French of France, Belgium, Switzerland, Canada and Africa. */
export const FRENCH: Lexicon = {
  language: 'fr',
  fillers: words(`
    euh, heu, hum, mmh, ben, beh, bah, hein, bref, voilà, alors, donc, enfin, juste, vraiment, simplement,
    directement, carrément, franchement, en fait, du coup, tu vois, vous voyez, quand même, un peu, en gros,
    coudonc, tsé, faque, eh bien, bon ben
  `),
  courtesy: words(`
    s'il vous plaît, s'il te plaît, si vous plaît, svp, stp, siouplait, siouplaît, je vous prie, je te prie,
    je vous en prie, je t'en prie, si possible, si c'est possible, si vous voulez bien,
    si ça ne vous dérange pas
  `),
  common: words(`
    je, j, tu, il, elle, on, nous, vous, ils, elles, me, m, te, t, se, s, le, la, les, l, un, une, des, du,
    de, d, et, ou, mais, donc, car, que, qu, qui, quoi, où, quand, comment, pourquoi, combien, ce, c, cet,
    cette, ces, mon, ma, mes, ton, ta, tes, son, sa, ses, notre, nos, votre, vos, leur, leurs, lui, eux, moi,
    toi, est, es, suis, sommes, êtes, sont, était, étais, étaient, étiez, sera, serait, ai, as, a, avons,
    avez, ont, avait, avais, eu, aura, été, être, avoir, faire, fait, fais, faites, font, faut, faudrait,
    peux, peut, pouvez, puis, pourrais, pourriez, pourrait, pouvoir, veux, veut, voulez, voudrais, voudrait,
    voulais, vouloir, aimerais, souhaite, dois, doit, devez, devrais, devoir, vais, va, vas, allez, allons,
    vont, aller, viens, vient, venir, prend, prends, prendre, mets, met, mettre, passe, passer, passez, dis,
    dit, dire, dites, demande, demander, demandé, sais, sait, savez, savoir, vois, voir, vu, trouve, trouver,
    besoin, pas, ne, n, plus, rien, jamais, aucun, aucune, personne, oui, non, ouais, si, dans, sur, sous,
    avec, sans, pour, par, chez, à, au, aux, en, y, entre, vers, depuis, pendant, jusque, jusqu, ça, cela,
    ceci, celui, celle, ceux, aussi, encore, déjà, toujours, souvent, très, trop, bien, mal, mieux, moins,
    peu, beaucoup, assez, tout, toute, tous, toutes, quel, quelle, quels, quelles, quelque, quelques, autre,
    autres, même, mêmes, chaque, comme, ainsi, alors, ici, là, maintenant, aujourd, hui, hier, demain, après,
    avant, ensuite, parce, puisque, lorsque, dont, merci, bonjour, bonsoir, salut, revoir, allô, allo, bon,
    bonne, nouveau, nouvelle, premier, première, dernier, dernière, fois, jour, jours, heure, heures, temps,
    deux, trois, quatre, cinq, six, sept, huit, neuf, dix, monsieur, madame, crois, pense, penser, aime,
    parle, parler, appelle, appeler, arrive, arriver, reçu, donne, donner, donnez, reste, rester, veuillez,
    voici, c'est, est-ce, qu'est-ce, n'est-ce pas, il y a, y a-t-il, jai, jaimerais, cest, chui, chuis, pis,
    ya, estce, quil, quon, lorsqu, puisqu, quelqu, quelqun, ouai, ok, d'accord
  `),
  concepts: {
    agent: words(`
      conseiller, conseillère, conseillers, conseillères, téléconseiller, téléconseillère, téléconseillers,
      agent, agente, agents, agentes, opérateur, opératrice, opérateurs, opératrices, téléopérateur,
      téléopératrice, représentant, représentante, représentants, superviseur, superviseure, superviseurs,
      manager, managers, manageur, gestionnaire, gestionnaires, employé, employée, employés, collaborateur,
      collaboratrice, collaborateurs, interlocuteur, interlocutrice, standardiste, téléphoniste, hôtesse,
      préposé, préposée, préposés, responsable, supérieurs, chef, cheffe, chefs, boss, patron, patronne,
      gérant, gérante, directeur, directrice, propriétaire, fondateur, fondatrice, technicien, technicienne,
      techniciens, spécialiste, spécialistes, expert, experte, experts, collègue, collègues, réceptionniste,
      réceptionnistes, concierge, gouvernante, secrétaire, chargé de clientèle, chargée de clientèle,
      chargé de compte, conseiller clientèle, conseiller client, agent humain, membre du personnel,
      membre de votre équipe, membre de l'équipe, votre personnel, le personnel, votre équipe,
      votre hiérarchie, assistant humain, conseiler, conseillier, consellier, conseilier, con seiller,
      opé rateur, réprésentant, repré sentant, super viseur, in terlocuteur, agant, employé humain,
      un commercial, une commerciale, les responsables, commerciaux, votre supérieur, ton supérieur,
      un supérieur, votre supérieure, supérieur hiérarchique, supérieurs hiérarchiques, un conseillé,
      au conseillé
    `),
    human: words(`
      humain, humaine, humains, humaines, être humain, êtres humains, une personne, la personne,
      vraie personne, personne réelle, personne humaine, personne physique, personne vivante,
      personne compétente, autre personne, vraies personnes, vrais gens, vrai monde, en chair et en os,
      chair et d'os, voix humaine, vraie voix, umain, de vive voix, contact humain, aide humaine,
      assistance humaine, support humain, du vrai monde
    `),
    somebody: words(`
      quelqu'un, quelqun, quelquun, quelq'un, quelcun, quelqu une, une dame, un monsieur, la dame,
      le monsieur, la jeune femme, n'importe qui
    `),
    desk: words(`
      service client, service clients, service clientèle, service à la clientèle, service consommateurs,
      service consommateur, relation client, relation clients, relations clients, service après-vente, sav,
      service commercial, service technique, service facturation, service comptabilité, la comptabilité,
      la compta, service réclamations, service réclamation, service des réclamations, service livraison,
      service des livraisons, service fraude, service contentieux, service recouvrement, service sinistres,
      service des sinistres, service bagages, service des bagages, service réservation, service réservations,
      service juridique, service compétent, service concerné, bon service, service résiliation,
      support technique, support client, support clients, le support, votre support, du support,
      assistance technique, assistance client, assistance clientèle, assistance téléphonique, l'assistance,
      centre d'appel, centre d'appels, hotline, helpdesk, la réception, l'accueil, conciergerie, secrétariat,
      siège social, le guichet, la hiérarchie, back office, servis client, service cliant, service clien,
      département facturation, département technique, votre direction, la direction générale, le siège social,
      votre siège, le standard, au standard, votre standard, à l'accueil, à la réception
    `),
    speak: words(`
      parler, parle, parles, parlez, parlé, parlerai, parlerais, discuter, discute, discutez, discuterai,
      causer, dialoguer, converser, communiquer, m'entretenir, s'entretenir, entretenir, bavarder, jaser,
      placoter, chatter, tchatter, m'adresser, s'adresser, m'expliquer avec, avoir affaire,
      avoir une conversation, avoir une discussion, conversation, discussion, échanger avec,
      échanger en direct, échanger de vive voix
    `),
    contact: words(`
      joindre, contacter, contacte, contactez, atteindre, rejoindre, entrer en contact, prendre contact,
      entrer en relation, entrer en communication, rentrer en contact, me mettre en contact, mise en contact,
      mise en relation, mis en relation, mis en contact, mise en communication, tomber sur, téléphoner,
      avoir au téléphone, avoir en ligne, appeler un conseiller, appeler un agent, appeler quelqu'un
    `),
    spoke: words(`
      ai parlé, a parlé, avais parlé, avons parlé, ai discuté, ai eu, avons eu, a eu, avait dit, m'a dit,
      m'avait dit, on m'a dit, a dit, ont dit, m'ont dit, m'a expliqué, m'a promis, a promis, promis,
      a répondu, m'a répondu, m'a rappelé, ai appelé, avais appelé, parlait, parlais, discutait, disait,
      disais, racontait, m'a assuré, m'a confirmé, m'a conseillé, m'a proposé, m'a indiqué, ai contacté,
      ai rencontré
    `),
    move: words(`
      transférer, transfère, transférez, transfères, transféré, transférée, transfert, transférerez,
      transférera, transfériez, basculer, bascule, basculez, rediriger, redirige, redirigez, redirigé,
      redirigée, renvoyer, renvoie, renvoyez, orienter, oriente, orientez, orienté, orientée, diriger,
      dirigez, connecter, connecte, connectez, relier, reliez, raccorder, raccordez, aiguiller, aiguillez,
      escalader, escaladez, faire remonter, faites remonter, faire suivre, faites suivre, mettre en relation,
      mettez en relation, mettre en contact, mettre en communication, mise en relation, mise en contact,
      mis en relation, mis en contact, mettez moi en relation, mettez moi en contact,
      mettez moi en communication, mets moi en relation, mets moi en contact, me mettre en ligne, transferer,
      transferez, tranférer, tranferer, transférés
    `),
    give: words(`
      passez moi, passe moi, passez nous, passez le moi, passez la moi, me passer, me passez, me passe,
      nous passer, donnez moi, donne moi, me donner, trouvez moi, trouve moi, me trouver, amenez moi,
      filez moi, file moi, refilez moi, mettez moi, mets moi, me mettre, cherchez moi, allez chercher,
      va chercher, me chercher, envoyez moi, envoie moi, appelez moi, apportez moi, faites venir, il me faut,
      il me faudrait, fais venir
    `),
    want: words(`
      veux, veut, voulons, voudrais, voudrait, voudrions, voulais, vouloir, aimerais, aimerait, aimerions,
      souhaite, souhaiterais, souhaitons, souhaiterait, préfère, préfèrerais, préférerais, préfererais,
      désire, désirerais, besoin, exige, réclame, demande, cherche, cherchais, attends, faut, faudrait, veus,
      voudré, j'veux, j'voudrais, tiens à, dois, devrais, essaie, essaye, tente, nécessite, requiers,
      insiste pour, envie
    `),
    can: words(`
      peux, peut, pouvez, puis, pourrais, pourrait, pourriez, pouvons, pouvoir, possible, possibilité, moyen,
      permettez, permets, laissez, laisse, saurais, impossible, capable, autorisé
    `),
    me: words(`moi, me, m', je, j', nous, mon, ma, mes`),
    you: words(`vous, tu, toi, te, t', votre, vos, ton, ta, tes`),
    real: words(`
      vrai, vraie, vrais, vraies, véritable, véritables, réel, réelle, réels, réelles, humain, humaine,
      humains, physique, vivant, vivante, compétent, compétente, compétents, qualifié, qualifiée, en direct,
      en chair et en os
    `),
    other: words(`
      autre, autres, différent, différente, différents, quelqu'un d'autre, d'autre, à la place, plutôt,
      ailleurs, au lieu
    `),
    machine: words(`
      robot, robots, machine, machines, ordinateur, ordinateurs, automate, automates, répondeur, répondeurs,
      bot, bots, chatbot, ia, intelligence artificielle, boîte vocale, serveur vocal, assistant vocal,
      assistant virtuel, assistant automatique, assistant, voix automatique, voix synthétique,
      voix de synthèse, voix enregistrée, message enregistré, enregistrement, logiciel, système automatique,
      système automatisé, système, algorithme
    `),
    not: words(`pas, ne, n', jamais, rien, aucun, aucune, sans, ni, non, plus de, inutile, surtout pas`),
    third: words(`
      il, elle, ils, elles, lui, leur, eux, mon mari, ma femme, mon ami, mon amie, ma copine, mon copain,
      mon patron, mon chef, ma cheffe, mon frère, ma soeur, mon père, ma mère, mon fils, ma fille, mon voisin,
      ma voisine, mon collègue, ma collègue, mon cousin, mon oncle, ma tante, mes parents, le client,
      la cliente, les clients, mon médecin, mon avocat, mon agent, mon conseiller, ma conseillère,
      votre collègue
    `),
    before: words(`
      hier, avant-hier, la semaine dernière, la semaine passée, le mois dernier, le mois passé,
      l'année dernière, l'année passée, l'an dernier, l'an passé, la dernière fois, l'autre jour, il y a,
      déjà, autrefois, ce matin, précédent, précédemment, auparavant, plus tôt, à l'époque, jadis, ancien,
      ancienne, récemment
    `),
    if: words(`
      si, s'il, s'ils, quand, lorsque, lorsqu', au cas où, dans le cas où, en cas de, en cas d', avant de,
      avant que, avant d', jusqu'à ce que, à moins que, une fois que, dès que, pourvu que
    `),
    asks: words(`
      qui, que, quoi, qu'est-ce, est-ce que, où, quand, comment, pourquoi, combien, quel, quelle, quels,
      quelles, lequel, laquelle, lesquels, lesquelles, à quelle heure, c'est quoi, y a-t-il
    `),
    now: words(`
      maintenant, tout de suite, immédiatement, de suite, sur-le-champ, au plus vite, le plus vite possible,
      vite, rapidement, dès que possible, d'urgence, en direct, aussitôt, illico, à l'instant, en ce moment,
      urgent, urgemment
    `),
    callback: words(`
      rappelez moi, rappelle moi, me rappeler, me rappelle, me rappelez, me rappellent, nous rappeler,
      être rappelé, être rappelée, qu'on me rappelle, appelez moi, me téléphoner, me recontacter,
      recontactez moi, faites moi rappeler, rappel d'un conseiller, demande de rappel, me recontacte
    `),
    die: words(`
      mourir, meurs, meurt, mourrai, mourrais, mort, morte, morts, mortes, crever, suicide, suicides,
      suicider, suicidaire, suicidaires, suicidé, suicidée, me tuer, me tue, tuer, tuez, se tuer, me pendre,
      pendre, pendu, me noyer, me flinguer, me buter, me supprimer, me foutre en l'air, me jeter, sauter du,
      sauter par, une balle dans la tête, en finir, fin à mes jours, fin à ma vie, fin à mon existence,
      fin à mes souffrances, fin à ses jours, lettre d'adieu, plus vivre, plus être là, plus de ce monde,
      ne plus me réveiller, plus me réveiller, jamais me réveiller, passer à l'acte, disparaître, cadavre,
      agonise, agonie, décès, me suicide, te suicider, m'ouvrir les veines, me tirer une balle
    `),
    self: words(`
      moi-même, me faire, me fais, me tuer, me suicider, me couper, me coupe, me mutiler, me mutile,
      me scarifier, me scarifie, me blesser, me pendre, me noyer, me jeter, me supprimer, me foutre,
      me détruire, me punir, m'ouvrir, me laisser mourir, ma vie, mes jours, mon existence, mes souffrances,
      me hais, me déteste, me dégoûte, mes veines, mes poignets, mes cicatrices, automutil*, mutil*, scarif*,
      taillad*
    `),
    despair: words(`
      désespoir, désespéré, désespérée, espoir, à quoi bon, au bout du rouleau, à bout, peux plus de vivre,
      en peux plus, plus la force, plus envie, plus de sens, aucun sens, sans issue, pas d'issue,
      plus d'issue, aucune issue, sans valeur, un fardeau, un poids pour, mieux sans moi, sans moi, adieu,
      adieux, idées noires, dépression, dépressif, dépressive, déprimé, déprimée, déprime, me déteste,
      me hais, me dégoûte, vaut plus la peine, raison de vivre, raisons de vivre, jamais né, jamais dû naître,
      souffrance, souffrances, souffre, souffrir, solitude, pour toujours, à jamais, au bord du gouffre,
      gouffre, le vide, fatigué de vivre, fatiguée de vivre, goût à rien, regrettera, pensées noires,
      faire une bêtise, faire une connerie, un raté, une ratée, plus d'espoir, plus aucun espoir,
      plus la peine de vivre, sers à rien, vaux rien, plus goût
    `),
    hurt: words(`
      saigne, saigner, saignement, saignements, sang, hémorragie, inconscient, inconsciente, évanoui,
      évanouie, évanouir, effondré, effondrée, malaise, respire, respirer, respiration, étouffe, étouffer,
      suffoque, suffoquer, s'étrangle, étouffement, douleur, douleurs, overdose, surdose, avc, infarctus,
      crise cardiaque, arrêt cardiaque, attaque cardiaque, convulse, convulsions, convulsion, épilepsie,
      asthme, allergique, diabétique, hypoglycémie, cachets, cachet, comprimés, comprimé, pilules,
      médicaments, somnifères, javel, poison, empoisonné, empoisonnée, intoxication, avalé, blessé, blessée,
      blessés, blesser, du mal, noyade, se noie, noyer, brûlée, brûlure, lame, lames, rasoir, veines,
      taillade, taillader, mutiler, mutile, scarifie, scarifier, accouche, accoucher, contractions,
      fausse couche, paralysé, paralysée, engourdi, accident, électrocuté, électrocutée, court-circuit, vomir,
      me coupe, me couper, me coupais, suis coupé, suis coupée, perdu connaissance, perdu conscience,
      perd connaissance, brûlé gravement, réaction allergique, ne bouge plus, réagit plus, répond plus,
      ouvert les veines
    `),
    body: words(`
      poitrine, coeur, tête, gorge, poignet, poignets, bras, visage, langue, jambe, jambes, ventre, dos, peau,
      bouche, oeil, yeux, cou, thorax, main, mains, doigt, pied, lèvres, veines
    `),
    fire: words(`
      feu, incendie, incendies, flammes, flamme, fumée, brûle, brûlent, brûler, brûlé, étincelles, explosion,
      explosé, exploser, bombe, en feu, prend feu, pris feu, pompiers, cramé, flambe
    `),
    gas: words(`
      gaz, monoxyde, monoxyde de carbone, odeur de gaz, fuite de gaz, sent le gaz, sens le gaz, sent gaz,
      odeur de
    `),
    attack: words(`
      attaque, attaqué, attaquée, agressé, agressée, agresse, agression, agresseur, couteau, arme, armes,
      pistolet, fusil, revolver, cambrioleur, cambrioleurs, cambriolé, cambriolage, voleur, voleurs, intrus,
      menace, menacé, menacée, menaces, frappe, frappé, frappée, bat, battu, battue, tabassé, tabassée,
      étrangle, harcèle, harcelé, harcelée, me suit, poursuit, kidnappé, kidnappée, séquestré, séquestrée,
      violé, violée, viol, otage, otages, forcé ma porte, forcer la porte, défonce, entré chez moi,
      entrer chez moi, coups de feu, fusillade, poignarder, poignardé, égorger, égorgé, enlevé mon enfant,
      enlevé ma fille, enlevé mon fils, entré par effraction, effraction
    `),
    emergency: words(`
      urgence, urgences, ambulance, samu, pompiers, secours, gendarmes, gendarmerie, au secours, à l'aide,
      aidez moi, sauvez moi, sos, danger, en danger, appelez le quinze, appelez le dix-huit, la police,
      appelez la police, policiers
    `),
    family: words(`
      enfant, enfants, bébé, fils, fille, femme, mari, mère, père, maman, papa, frère, soeur, grand-mère,
      grand-père, mamie, papi, voisin, voisine, copain, copine, conjoint, conjointe, épouse, époux, ami, amie,
      cousin, cousine, oncle, tante, parents, belle-mère, beau-père, ex, colocataire, neveu, nièce, famille
    `),
    steal: words(`
      vole, voler, volé, volée, volés, volées, piqué, piquer, dérobé, dérober, pirate, pirater, piraté,
      piratée, piratés, piratage, hacké, hackée, hacker, hackers, arnaque, arnaques, arnaqué, arnaquée,
      arnaquer, arnaqueur, escroc, escrocs, escroqué, escroquée, escroquer, escroquerie, fraude, fraudes,
      fraudé, fraudée, frauder, frauduleux, frauduleuse, frauduleuses, frauduleusement, phishing, hameçonnage,
      usurpé, usurpée, usurpation, usurper, cloné, clonée, vide mon compte, siphonné, faux conseiller,
      à mon insu, sans mon accord, sans mon autorisation, quelqu'un utilise, quelqu'un paie, quelqu'un retire,
      faire opposition, se sert de ma carte, rançon, cybercriminel, vidé mon compte, vider mon compte,
      vident mon compte, vidé mes comptes, vident mes comptes, compte vidé, vol de carte, vol de ma carte,
      vol de mon, un vol à, arnaqueurs, voleur a
    `),
    money: words(`
      argent, carte, cartes, carte bleue, carte bancaire, carte de crédit, compte, comptes, livret, épargne,
      économies, code, codes, pin, mot de passe, identifiants, identité, portefeuille, virement, virements,
      paiement, paiements, prélèvement, prélèvements, débit, débits, retrait, retraits, achat, achats,
      transaction, transactions, solde, espèces, chèque, chèques, banque, coordonnées bancaires, iban, rib,
      sous, salaire, découvert
    `),
    law: words(`
      avocat, avocate, avocats, tribunal, tribunaux, justice, juge, juges, plainte, porter plainte, procès,
      juridique, judiciaire, poursuites, poursuite, huissier, mise en demeure, médiateur, médiatrice,
      ombudsman, ombudsfin, dgccrf, répression des fraudes, que choisir, ufc, cnil, arcep, acpr, amf, crtc,
      finma, ibpt, test achats, office de la protection du consommateur, protection des consommateurs,
      association de consommateurs, défense des consommateurs, fédération romande des consommateurs,
      défenseur des droits, signal conso, régulateur, prud'hommes, petites créances, juge de paix, assigner,
      assignation, action collective, recours collectif, illégal, illégale, mes droits, dommages et intérêts,
      pénal, procureur, conciliateur, juriste, vous poursuivre, vous poursuis, poursuivre en justice,
      ombudsman bancaire
    `),
    cancel: words(`
      résilier, résilie, résilies, résiliez, résilierai, résilions, résiliation, annuler, annule, annulez,
      annulation, clôturer, clôture, clôturez, fermer, ferme, fermez, fermerai, quitter, quitte, quitterai,
      pars, partirai, m'en vais, rompre, romps, désabonner, désabonne, désabonnez, désinscrire, mettre fin,
      arrêter, arrête tout, me barre, me casse, me tire, supprimer, coupez tout, dénoncer le contrat,
      ne plus être client, vais partir, veux partir, préfère partir, je partirai
    `),
    contract: words(`
      abonnement, abonnements, contrat, contrats, compte, comptes, forfait, forfaits, ligne, adhésion, police,
      assurance, assurances, mutuelle, tarif, tarifs, formule, option, options, offre, crédit, prêt,
      carte de fidélité, membre
    `),
    rival: words(`
      concurrent, concurrents, concurrence, concurrente, ailleurs, voir ailleurs, autre opérateur,
      autre banque, autre fournisseur, autre compagnie, autre assurance, autre assureur, changer d'opérateur,
      change d'opérateur, changer de banque, change de banque, changer de fournisseur, change de fournisseur,
      changer de compagnie, change de compagnie, changer d'assureur, chez orange, chez free, chez sfr,
      chez bouygues, chez sosh, chez proximus, chez telenet, chez swisscom, chez sunrise, chez bell,
      chez vidéotron, chez telus
    `),
    anger: words(`
      marre, ras le bol, ras-le-bol, plein le dos, énervé, énervée, énerve, énervez, énervant, agacé, agacée,
      agace, agacez, agaçant, furieux, furieuse, colère, fâché, fâchée, excédé, excédée, exaspéré, exaspérée,
      exaspère, exaspérant, frustré, frustrée, frustrant, patience, hors de moi, scandalisé, scandalisée,
      outré, outrée, révolté, révoltée, dégoûté, dégoûtée, saoule, soûle, gonfle, gonflez, gonfles, fatiguez,
      mécontent, mécontente, déçu, déçue, insatisfait, insatisfaite, ça suffit, trop c'est trop, tanné,
      tannée, écoeuré, écoeurée, pète un plomb, pète un câble, péter un câble, craque, insupportable, pénible
    `),
    insult: words(`
      inutile, inutiles, nul, nuls, nulle, nulles, stupide, stupides, idiot, idiote, idiots, débile, débiles,
      conne, connard, connards, connasse, abruti, abrutis, imbécile, imbéciles, crétin, bête, bouché, sourd,
      incapable, incapables, incompétent, incompétents, incompétente, incompétence, ridicule, ridicules,
      lamentable, lamentables, scandaleux, honteux, honte, inadmissible, inacceptable, intolérable,
      catastrophique, déplorable, minable, pourri, pourrie, n'importe quoi, perte de temps, perdre mon temps,
      foutage de gueule, ma gueule, ta gueule, merde, putain, bordel, chier, foutre, saleté, saloperie,
      rigolos, guignols, voleurs, daube, conneries, tabarnak, câlisse, crisse, ostie, niaiseux, à la con,
      on se moque, vous moquez, vous foutez, sert à rien, servez à rien, sers à rien, espèce de con,
      pauvre con, sale con, bande de cons, sont cons, êtes con, à chier
    `),
    again: words(`
      encore, toujours, déjà dit, déjà expliqué, répéter, répète, répété, répétez, répètes, redis, redit,
      redemande, recommence, recommencer, à nouveau, de nouveau, deux fois, trois fois, quatre fois,
      cinq fois, dix fois, cent fois, mille fois, plusieurs fois, combien de fois, énième, troisième fois,
      quatrième fois, dixième fois, sans arrêt, sans cesse, en boucle, en rond, la même chose,
      la même question, la même réponse, une fois de plus, tout le temps
    `),
    listen: words(`
      écoutez, écoute, écoutes, m'écoutez, m'écoutes, m'écoute, écouter, écouté, comprenez, comprends,
      comprend, comprendre, compris, entendez, entends, m'entendez, répondez, réponds, répond, répondre,
      répondu, aidez, aides, aide, m'aidez, m'aides, m'aide, servez, sers, savez, pigez, piges
    `),
    yes: words(`
      oui, ouais, ouai, ok, okay, d'accord, dac, volontiers, bien sûr, absolument, certainement, évidemment,
      effectivement, exactement, parfait, entendu, très bien, tout à fait, allez-y, vas-y, avec plaisir,
      avec joie, ça marche, ça roule, ça me va, pourquoi pas, je veux bien, yes, yep, si si, mouais
    `),
    no: words(`
      non, nan, non merci, pas du tout, pas besoin, pas la peine, surtout pas, jamais, certainement pas,
      absolument pas, pas question, hors de question, pas maintenant, pas encore, pas nécessaire,
      pas vraiment, pantoute
    `),
    thanks: words(`
      merci, merci beaucoup, mille mercis, remercie, remercier, c'est gentil, très aimable, reconnaissant
    `),
    hello: words(`bonjour, bonsoir, salut, allô, allo, coucou, hello, rebonjour`),
    bye: words(`
      au revoir, bonne journée, bonne soirée, bonne nuit, à bientôt, à demain, à plus, bon week-end,
      à la prochaine, bonne continuation, bonne fin de journée
    `),
    wait: words(`
      attendez, attends, attendre, patientez, patiente, patienter, un instant, une minute, une seconde,
      deux secondes, un moment, d'abord, ne quittez pas, deux minutes
    `),
    but: words(`mais, pourtant, par contre, cependant, toutefois, sauf que, sinon, ou alors, ou bien`),
    device: words(`
      téléphone, portable, mobile, gsm, natel, cellulaire, internet, wifi, box, modem, routeur, connexion,
      réseau, fibre, imprimante, ordinateur, tablette, écran, télé, télévision, décodeur, chauffage,
      chaudière, radiateur, appli, application, site, voiture, batterie, frigo, lave-linge, lave-vaisselle,
      machine à laver, machine à café, aspirateur, câble, chargeur, montre, compteur, logiciel, page, lien,
      fichier, serrure, ascenseur, distributeur
    `),
    order: words(`
      commande, commandes, colis, paquet, livraison, vol, vols, avion, billet, billets, train, réservation,
      réservations, table, chambre, rendez-vous, rdv, facture, factures, remboursement, article, produit,
      séjour, place, places, ticket, tickets, bagage, bagages, taxi, menu, plat, devis, dossier, ordonnance,
      consultation, visite, renouvellement
    `),
    pay: words(`
      prix, coûte, coûter, coûtent, coût, frais, tarif, payer, paie, paye, payé, facturé, facturée, débité,
      débitée, euro, euros, franc, francs, dollar, dollars, centime, centimes, piastres, remise, réduction,
      gratuit, gratuite, payant, montant, mensualité, remboursé, remboursée, rembourser, cher, chère
    `),
    when: words(`
      lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche, janvier, février, mars, avril, mai, juin,
      juillet, août, septembre, octobre, novembre, décembre, matin, midi, après-midi, soir, nuit, minuit,
      demain, après-demain, aujourd'hui, semaine, mois, année, week-end, heure, heures, minute, minutes, jour,
      jours
    `),
    number: words(`
      zéro, deux, trois, quatre, cinq, six, sept, huit, neuf, dix, onze, douze, treize, quatorze, quinze,
      seize, vingt, trente, quarante, cinquante, soixante, septante, huitante, octante, nonante, cent, cents,
      mille, million, numéro, chiffre, chiffres, premier, première, deuxième, troisième, quatrième, dièse,
      virgule
    `),
    place: words(`
      ville, rue, avenue, boulevard, chaussée, quartier, village, aéroport, gare, station, arrêt, maison,
      appartement, immeuble, hôtel, restaurant, magasin, boutique, agence, bureau, école, hôpital, pharmacie,
      mairie, pays, paris, lyon, marseille, lille, toulouse, bordeaux, bruxelles, liège, namur, genève,
      lausanne, montréal, québec, cinéma, parking, plage, musée
    `),
  },
};
