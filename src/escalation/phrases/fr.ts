import { type LanguagePhrases, lines, namesIn, wordsIn } from './language-phrases.ts';

export const FRENCH: LanguagePhrases = {
  language: 'fr',
  fillers: namesIn(`
    euh, heu, ben, bah, hein, quoi, bon, bref, voilà, alors, donc, enfin, juste, vraiment, simplement,
    directement, carrément, franchement, en fait, du coup, tu vois, vous voyez, tout de suite, immédiatement,
    peut-être, genre, bonjour, quand même, tout simplement, un peu, là maintenant, tout à fait
  `),
  courtesy: namesIn("s'il vous plaît, s'il te plaît, svp, siouplait, je vous prie, je vous en prie"),
  nouns: namesIn(`
    conseiller, conseillère, conseillers, conseillères, téléconseiller, téléconseillère, agent, agents, humain,
    humaine, humains, être humain, opérateur, opératrice, opérateurs, représentant, représentante, superviseur,
    manager, gestionnaire, employé, employée, employés, collaborateur, collaboratrice, collaborateurs,
    interlocuteur, interlocutrice, standardiste, standard, téléphoniste, hôtesse, service client, service clients,
    service clientèle, service après-vente, service commercial, service technique, support technique,
    assistance technique, chargé de clientèle, conseiller clientèle, responsable, réceptionniste
  `),
  lookalikes: wordsIn(`
    opération opérations opérer conseil conseils conseillé conseille conseillez représentation collaboration
    interlocution humanité gestion employeur agence agences responsabilité
  `),
  common: wordsIn(`
    je j tu il elle on nous vous ils elles me m te se le la les l un une des du de d et ou mais donc car que qu qui
    quoi où quand comment pourquoi combien ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur
    est es suis sommes êtes sont était étais ai as a avons avez ont eu été fait faire faut peux peut pouvez puis
    pourrais pourriez veux veut voulez voudrais aimerais souhaite dois doit pas ne n plus rien jamais oui non si dans
    sur sous avec sans pour par chez à au aux en y ça cela c s aussi encore déjà toujours très bien merci dire dit
    dites demande demandé savoir sais besoin maintenant aujourd'hui hui bonjour allô allo parce après avant trois fois
  `),
  words: {
    cue: lines(`
      veux | voudrais | aimerais | souhaite | souhaiterais | préfère | préfèrerais | préférerais | besoin | faut | faudrait | exige | réclame | cherche | possible | puis-je | peux | pouvez | pourriez | pouvoir
      donnez | passez | passe | trouvez | moyen | possibilité | préférable | je demande | appelez | laissez-moi | laisse-moi | comment | j'attends | obtenir | joindre | avoir | faites
    `),
    act: lines(`
      peut me | pourrait me | peut m' | pourrait m' | puisse me | puisse m' | me rappelle | me rappeler | prenne | prendre le relais | au téléphone | en ligne | s'occupe | maintenant | tout de suite | ça existe | à la place | plutôt
    `),
    a: lines(`
      un | une | le | la | l' | votre | vos | un de vos | une de vos | un des | quelqu'un de | quelque | des
      un autre | une autre | d'autres | mon | notre | ce | ton
    `),
    adj: lines(`
      vrai | vraie | vrais | vraies | véritable | réel | réelle | réels | autre | humain | humaine | physique
      compétent | compétente | vivant | bonne | seul
    `),
    someone: lines(`
      quelqu'un | quelqun | quelquun | quelqu un | (une|la|vraie|autre|réelle|véritable) personne | personne (réelle|humaine|physique|vivante|compétente|en chair) | personnes
      gens | un homme | une femme | un monsieur | une dame | un collègue | collègue | collègues | chef | patron | supérieur | directeur | directrice | boss
      technicien | commercial | spécialiste | expert | hiérarchie | équipe | le service | les services | service (des|de|du|de la) .. | la comptabilité | la facturation | le support
      un être humain | voix humaine | conseillé | conseiler | conseillier | votre personnel | en chair et en os | chair et d'os
    `),
    who: lines(`
      [<a>] [<adj>] (<noun>|<someone>) [réel|réelle|humain|humaine|en chair]
      [<a>] personne [réelle|humaine|physique]
    `),
    strong: lines(`
      [<a>] [<adj>] <noun>
      (une|la) [<adj>] personne
      [une] (vraie|réelle|véritable|autre) personne
      quelqu'un (de|d') (réel|vrai|humain|autre|compétent|vivant|physique|chez vous|votre|la|l'|chair)
      (un|une) (conseillé|conseiler|conseillier|vrai|vraie|collègue|supérieur|chef)
      de vos (collègues|conseillers|agents)
      vrais gens
    `),
    speak: lines(`
      parler | parlé | discuter | causer | échanger | dialoguer | m'entretenir | m' adresser | m'adresser
      communiquer | traiter | voir (ça|cela) | régler (ça|cela) | m'expliquer | avoir affaire | converser
      avoir une (conversation|discussion)
    `),
    to: lines("à | a | avec | au | aux | auprès de | auprès d'"),
    wish: lines(`
      veux | voudrais | aimerais | souhaite | souhaiterais | préfère | préférerais | préfererais | peux | puis
      pourrais | pourrait | peut | faut | besoin | exige | demande | désire | désirerais | cherche | voulais
      faudrait | veut | voudrait | aimerait | veus | possible | attends | réclame | moyen | aimais
    `),
    bot: lines(`
      robot | robots | machine | machines | ordinateur | automate | répondeur | bot | ia
      intelligence artificielle | boîte vocale | serveur vocal | assistant [virtuel|vocal]
      voix (automatique|synthétique) | système | chatbot | logiciel | enregistrement
    `),
    contract: lines(`
      abonnement | abonnements | contrat | contrats | compte | comptes | forfait | ligne | assurance | tout
      services | mutuelle | carte
    `),
    bare: lines(`
      [<a>] [<adj>] <noun> [<noun>]
      [une|un] (vraie|vrai|autre|réelle) (personne|humain|conseiller)
      une personne [réelle|humaine|physique]
      quelqu'un (de réel|d'humain|de vrai|d'autre|de vivant)
      conseillé | conseiler | un conseillé
      [le] (service|support) (facturation|technique|commercial|réclamations|client)
    `),
    tail: lines(`
      merci | maintenant | au téléphone | en ligne | tout de suite | pas (un|une) <bot> | pas <bot> | ici
      rapidement | vite | j'ai dit | c'est tout | oui | si possible
    `),
    family: lines(`
      (mon|ma|mes|notre|sa|son|le|la|leur) (mari|femme|frère|soeur|mère|père|fils|fille|ami|amie|collègue|voisin|voisine|cousin|cousine|oncle|tante|copain|copine|parents|épouse|époux|patron|grand-mère|grand-père|client|cliente)
    `),
    yes: lines(`
      oui | ouais | ouai | d'accord | ok | okay | volontiers | avec plaisir | bien sûr | absolument
      certainement | pourquoi pas | parfait | entendu | très bien | allez-y | allez y | vas-y
      effectivement | je veux bien | exactement | ça marche | c'est ça | évidemment | tout à fait | super
      faites | mais oui | si
    `),
  },
  rules: {
    explicit_request: {
      always: lines(`
        pourquoi .. (peux|peut|pouvez|puis|voulez|passez|transférez) (pas|je|on) .. (<who>|passer|transférer)
        (pouvez|pourriez|peux) [vous|tu] pas me (passer|transférer|mettre)
        (impossible|moyen|arrive pas|arrive jamais|peux jamais|pas possible|difficile) (de|d'|à) (parler|joindre|avoir|tomber|contacter|trouver) [à|avec|sur] <who>
        (pas|ni|plus|marre) .. <bot> .. (veux|voudrais|mais|préfère|passez|donnez|plutôt|je|un|une) .. <strong>
        (pas|non) [à|avec|de] [un|une|une autre|l'] <bot> [mais] .. <strong>
        <strong> (pas|et pas|et non|plutôt) [à|avec|qu'|que] [un|une|votre|ce|le] <bot>
        <strong> au lieu (de|d'|du)
      `),
      perhaps: lines('<noun> | <someone>'),
      say: lines(`
        <speak> .. <to> <who>
        (<speak>|causer) de vive voix
        parler <who>
        parler <to> [<a>] [<adj>] (conseillé|chef|homme|femme)
        (passe|passez|passé|passer|repassez) (moi|nous|le|la) [<a>] [<adj>] (<noun>|<someone>)
        (passer|repasser|avoir|trouver|joindre|contacter|obtenir|rencontrer|appeler) <strong>
        (me|nous|m') (passer|repasser|transférer|transferer|rediriger|orienter|basculer|connecter|relier|diriger) !(de|des|la facture|l'argent|mes|les|le virement|le document|par|au sujet)
        (transférez|transferez|transfère|transférer|transferer|basculez|basculer|redirigez|rediriger|réorientez|connectez|dirigez|orientez) (moi|nous|mon appel|l'appel|cet appel|la communication|ma communication|vers|à|chez|au) !(l'argent|la somme|la facture|le document|mes)
        (mettez|mettre|mets|met|mis|mise) .. en (relation|contact|communication|ligne|rapport) 
        (être|suis|soit) (transféré|transférée|mis|mise|redirigé|redirigée|rappelé|rappelée|orienté|recontacté|recontactée|aidé par|aidée par|pris en charge par|servi par) 
        (donnez|donne|trouvez|trouve|appelez|envoyez|cherchez|amenez|filez) (moi|nous) <who>
        (je|j'|on|nous) <wish> [avoir|d'|de|un|contact|joindre|contacter|voir|obtenir|être aidé par|que] [de|d'|avec|un contact avec] <strong>
        (je|j'|on|nous) <wish> (avoir|joindre|contacter|voir|d'avoir|trouver) <who>
        (veux|voudrais|aimerais|faut|souhaite|préfère|préférerais) (avoir|que) <who> [au téléphone|en ligne|me|m'|qui|au bout]
        (veux|voudrais|aimerais|faudrait|besoin de|besoin d') quelqu'un (au|en ligne|qui|de|d'|pour|qui puisse)
        (y a-t-il|y a t il|il y a|est-ce qu'il y a|y a|vous avez|avez-vous|existe-t-il|auriez-vous) .. (quelqu'un|une [vraie] personne|un humain|un être humain|<noun>|gens|des humains) .. (à qui|avec qui|à que|que|qui|pour|disponible|de réel|de vrai|au bout|en ligne|chez vous|de vivant|là|ici|parler)
        (y a-t-il|y a t il|y a|il y a) [pas] <strong>
        (qui|quelqu'un) (puis-je|peux-je|est-ce que je peux|je peux|je pourrais|on peut) [<speak>|m'adresser|contacter|appeler|joindre]
        à qui (puis-je|je peux|est-ce que je peux|pourrais-je|on peut|dois-je)
        (quelqu'un|<noun>|on|vous|collègue|responsable|chef) .. (peut|peux|pourrait|pouvez|pourriez|puisse) .. (me rappeler|nous rappeler|m'appeler|me recontacter|me téléphoner|me contacter|prendre le relais)
        (veux|voudrais|aimerais|souhaite|peut|pouvez) .. (qu'on me|que quelqu'un|qu'un conseiller|qu'un <noun>) (me|m'|rappelle|appelle|rappeler|contacte)
        (comment|où) .. (joindre|contacter|parler|avoir|obtenir) [à|avec] <strong>
        ^ [<yes>|non|allô|allo|mais|je dis|et|merci] [non|oui] <bare> [<tail>] $
        (plus|pas|jamais|marre|assez|refuse) .. (parler|discuter|causer|parle|avoir affaire|dialoguer) .. (à|avec|aux) [un|une|des|cette|ce|votre|vos|ces] <bot>
        (veux|voudrais|supporte|aime) pas [d'un|d'une|de|d'|un|une|les|des|votre|ce] <bot>
        (plus|pas|ni|sans) de (robot|machine|robots|machines|bot)
        (contact|conversation|intervention|aide|assistance|échange) (humain|humaine)
        (parler|discuter|voir|échanger) [à|avec] <who>
        tomber sur <who>
        escalader | escaladez | remonter (à|au) (votre|un|la) (responsable|chef|hiérarchie|supérieur|superviseur)
        <cue> ... <strong>
        <strong> .. <act>
        (possible|moyen) d'avoir <who>
        (parle|parler|discute|discuter|cause|communique) (pas|plus|jamais) (à|aux|avec|à un|à une|avec un|avec une|à des|avec des) <bot>
      `),
      unless: lines(`
        (veux|voudrais|souhaite|ai|envie|besoin|nécessaire|faut|aimerais|cherche|demande|voulais|peine|ai demandé|question|obligé|utile) (pas|plus|aucunement|nullement|aucune envie) [du tout|besoin|envie|forcément|non plus|la peine] [que vous|de|d'|à|avec|que|avoir|être|me|m'] [<speak>|passer|être|avoir|un contact|me|m'|joindre|transférer|mettre|faire|passiez|mettiez|transfériez] [passer|transférer|transféré|mettre|mis|mise|en relation|en contact] [<to>|de|d'|avec|passer|vers|par] [<who>]
        (pas|jamais|plus|aucun) (besoin|envie|question|la peine|nécessaire|utile|obligé|non) (de|d'|que) [me|m'|un|une|parler|passer|transférer] .. <who>
        (pas|jamais) (besoin|envie|question|la peine|nécessaire|utile) (de|d'|que) [vous] [me|m'] (transférer|passer|mettre|rediriger|parler|transfériez|passiez|rappeler)
        (ne|n') (me|nous|le|m'|la) (transférez|transfère|transférer|passez|passe|passer|mettez|mets|redirigez|rappelez|basculez) (pas|plus|surtout pas|jamais) .. [<to> <who>]
        (ne|n'|non|surtout|et) (pas|plus) (me|m'|nous) (transférer|passer|mettre|rediriger|rappeler|basculer) .. [<who>]
        (passez|transférez|mettez|redirigez|basculez) (moi|nous|pas) (pas|à personne|moi) .. [<who>]
        (inutile|pas la peine|évitez|évite|sans|au lieu|plutôt que|arrêtez|arrête) (de|d') [me|m'|nous] [<speak>|passer|transférer|mettre|devoir] .. [<who>]
        sans [passer par|devoir parler|parler] [à|avec] <who>
        (ai|a|avait|avais|avons|ont|avez|as|suis|était|étais) [déjà|eu|bien|aussi|été|pu|pas|encore] (parlé|discuté|eu|joint|contacté|rencontré|vu|appelé|échangé|tombé|tombée|été|passé|transféré|mis|mise|transférée|demandé|voulu) .. (<who>|en relation) 
        (<who>|conseiller|quelqu'un|personne) .. (hier|la semaine dernière|le mois dernier|avant-hier|la dernière fois|ce matin|l'autre jour|l'année dernière)
        (hier|la semaine dernière|le mois dernier|avant-hier|la dernière fois|ce matin|l'autre jour|il y a (deux|trois|quelques) (jours|semaines|mois)) .. <who>
        (<noun>|personne|monsieur|dame|quelqu'un|collègue|technicien) (m'a|m'avait|a|avait|est|était|me|ne|n'|qui (m'a|est|a|était|travaille|habite)|de la boutique|au magasin|du magasin|que j'ai eu) 
        (personne|aucun|aucune) (ne|n'|<noun>)
        (ne|n'|y a|il y a) .. (pas|plus) [besoin] (de|d') <noun>
        (il n'y a|y a|il y a|n'ai|ai besoin de|n'est|n'a|ne) [besoin] [de] personne
        besoin de personne
        (parler|parle) (à|avec) personne
        agent (immobilier|immobilière|de voyage|de voyages|d'assurance|d'assurances|d'entretien|de sécurité|de police|de nettoyage|de maîtrise|commercial|sportif|d'accueil|secret|de change|territorial|administratif|technique|littéraire|artistique|municipal)
        (opérateur|opératrice) (de|sur|machine|téléphonique|mobile|télécom|internet) !(s'il|maintenant)
        (mon|ma|notre) (agent|manager|responsable|chef|patron|collègue|supérieur|employé|employée|opérateur|gestionnaire|superviseur|directeur|commercial|technicien|équipe|agence|conseiller (m'a|a|est|bancaire|financier))
        (ressources|droits|corps|erreur|nature|droit|sciences|capital) (humaines|humain|humains|humaine)
        (horaire|horaires|heure|heures|numéro|adresse|mail|email|téléphone|salaire|poste|métier|formation|emploi|travail|nom|définition|rôle|ouverture|fermeture|tarif|prix|coordonnées) (du|de|des|d'|pour|comme|avec|de la) .. (<noun>|<someone>)
        (combien|quel est|quelle est|quels sont|quelles sont|que fait|qu'est-ce qu'un|qu'est-ce que c'est) .. (<noun>|<someone>|personnes|humain|gens)
        (quand|à quelle heure|à partir de quelle|jusqu'à quelle|quels jours|quel jour|jusqu'à quand) ... (<noun>|<someone>)
        (<noun>) .. (sont-ils|est-il|sont|est) (disponible|disponibles|ouvert|ouverts|joignable|joignables|fermé) .. (le|la|les|samedi|dimanche|week-end|soir|quand)
        (<noun>) .. (ouvert|ouvre|ferme|fermé|ouverts|gagne|travaille)
        (travaille|travaillé|travaillais|travailler|bosse|métier|employé|embauché|postuler|poste|emploi|formation|candidature|étudier) (comme|en tant que|en tant qu'|de|d'|pour|pour être) .. (<noun>|<someone>)
        (suis|sommes|es|êtes|c'est|est-ce|étais|était|devenir) [bien|pas|une|un|vous|tu|encore] [<a>] [<adj>] (<noun>|personne|humain|homme|femme|quelqu'un de)
        (parle|parlons|parlez|discute|suis en train de parler|en train de parler|est-ce que je parle|communique) [bien|là|actuellement|ici] (à|avec) <who>
        (êtes|es) [vous|tu] .. (humain|personne|vraie|vrai|robot|<noun>)
        (si|lorsque|quand|avant de|avant que|après|au cas où|et si|imaginons|une fois) (je|j'|on|vous|tu|d'|de|me|jamais) .. (parler|besoin|demande|voulais|veux|passer|passez|transférer|transférez|appelle|joindre|contacte) .. [<who>]
        (faut-il|est-ce qu'il faut|dois-je|est-ce que je dois|je dois|doit-on|faudra) [forcément|obligatoirement] (parler|passer|appeler|contacter|avoir) .. <who>
        (<family>|il|elle|ils|elles) .. (veut|voulait|voudrait|a demandé|demandait|demande|souhaite|aimerait|voulu|a parlé|a eu|parle|travaille|est|préfère) .. (<who>)
        (parler|parle|discuter|voir) [avec|à|de ça avec|de ça à|en] (ma|mon|mes|notre|sa|son) (femme|mari|mère|père|fils|fille|frère|soeur|médecin|banquier|avocat|comptable|ami|amie|patron|chef|collègue|famille|enfants|copain|copine|propriétaire|voisin)
        (transférer|transférez|virer|passer|basculer|envoyer|transfert) [me|moi] .. (euros|argent|somme|livret|compte|virement|solde|points|forfait|facture|document|numéro|fichier|mail|dollars|francs)
        (passer|passez) .. (commande|un appel|une commande|à autre chose|le permis|l'examen|au forfait|à la fibre|prendre|chercher)
        (pour|de|à) (deux|trois|quatre|cinq|six|huit|dix) (personne|personnes)
        (comme|mieux que|mieux qu'|plus que|qu'avec|que de parler à) (un|une|avec un|avec une|beaucoup de) [<adj>] (humain|personne|conseiller|agent|vrai) [<noun>]
        (remercier|remerciez|remercie|dites à|dire à|noter|évaluer|plainte contre|avis sur|féliciter) .. (<noun>|<someone>)
        (failli|allais|allait|pensais|croyais|pensé) .. (<who>)
        (plus tard|une autre fois|un autre jour) .. <who>
        (mais|et) (pas|non) [à|avec] [un|une] (humain|conseiller|personne|agent)
        (reconnecter|connecter) .. (wifi|internet|compte|réseau|box|application)
        (mot|numéro) de passe
        (appel|message|courrier|mail|lettre|visite|réponse) (d'un|de l'|d'une|du|de la|de) [<adj>] (<noun>|<someone>)
        (conseillers|agents|personnes|quelqu'un|opérateurs) (qui|qu') (parle|parlent|parlant) (anglais|français|espagnol|allemand|italien|arabe)
        (pas|jamais) demandé (à|de|d') [être|me|à] .. (transféré|transférée|parler|mis|conseiller)
        (voulais|voulait|allais|pensais|cherchais|failli) ... <who> .. (mais|finalement)
        (dame|monsieur|homme|femme|personne|quelqu'un|voisin) .. (sonne|frappe|m'a|attend|arrive|habite|est venu|est venue|est passé|a appelé|appelle) [déjà|à la porte|tout le temps]
        quelqu'un qui (sonne|frappe|arrive|attend|habite|parle anglais|dort|crie)
        (frais|payant|payer|coût|gratuit|facturé|coûte|surtaxé|prix|supplément) .. (pour|de|si|quand) .. (parler|appeler|joindre|avoir|contacter|discuter) .. <who>
        (parle|parler|discute|discuter) .. (quelqu'un|<family>) .. (avant|d'abord)
        (connais|connaît|connu|rencontré|vu|croisé|entends|entendu) [une|un|des] (quelqu'un|personne|gens|<noun>)
        (ne|n') .. (souhaite|veux|désire|voudrais|demande|demandé) pas [à|de|d'] (être|qu'on me) .. [transféré|transférée|mis|mise|relation|contact|rappelé|passe]
        (pas|jamais) demandé .. (transféré|transférée|relation|transfert|conseiller)
        (comment|envie de|pour) (devenir|être|travailler comme) .. <noun>
      `),
    },
    safety: {
      say: lines(`
        (suicider|suicide|suicidaire|suicidaires)
        me (tuer|foutre en l'air|faire du mal|jeter par|pendre|tirer une balle|trancher)
        (en finir|mettre fin) [avec|à] [la vie|mes jours|ma vie|tout]
        (veux|voudrais|envie de|vais) mourir !(de rire)
        plus envie de vivre
        (douleur|douleurs|mal|oppression) .. (poitrine|thorax|au coeur)
        (peux|peut|arrive|arrive plus|peine|mal|difficulté) .. (respirer|à respirer)
        (respire) (plus|mal|pas)
        (fait|fais|faire|avoir) .. (crise cardiaque|infarctus|avc|malaise|arrêt cardiaque|attaque|convulsions|overdose|crise d'épilepsie)
        (inconscient|inconsciente|évanoui|évanouie|s'étouffe|étouffe|perdu connaissance|ne bouge plus|réagit plus)
        (saigne|saignement|hémorragie)
        (besoin|appelez|envoyez|appeler|faut|vite) .. (ambulance|samu|pompiers|police|secours)
        (c'est|est|ai|avons|cas d') une [vraie] urgence
        urgence (médicale|vitale|absolue)
        c'est urgent .. (vie|danger|mourir|blessé)
        (feu|incendie|flammes) (dans|chez|à la|au|a pris|en cours)
        (prend|pris|prends|en) feu
        il y a (le|un|du) (feu|incendie)
        (maison|appartement|cuisine|immeuble|voiture|four) .. (brûle|en flammes|en feu|flambe)
        (fuite|odeur|sent|sens|senti) [de|le|une odeur de|du|une forte odeur de|fort le] gaz
        monoxyde de carbone !(détecteur)
        (fumée) .. (sort|partout|plein|dans)
        (menace|menacé|menacée|agressé|agressée|attaque|attaqué|frappe|suit|poursuit|tape) .. (me|m'|de me|avec un|avec une|tuer|frapper|couteau|arme) 
        (me|m') (menace|frappe|suit|attaque|agresse|poursuit|tape|bat)
        (a|avec) (un couteau|une arme|un pistolet|un fusil)
        (quelqu'un|un homme|des gens|voleur) .. (entre|entré|rentre|rentré|chez moi|forcer la porte|cambriole|dans ma maison)
        en danger | suis en danger | bombe
        (pris|avalé) .. (médicaments|cachets|comprimés|pilules|javel)
        (vole|voler|volé|vide|vider|vidé|pique|piqué|retire|retirer|prélève|prélever|prend|prendre|débite|débiter|siphonne|utilise|utiliser|dépense|transfère|se sert de|piraté|pirater|pirate|accède|entré dans|sert de) .. (argent|compte|comptes|carte|économies|livret|identité|mes données|mes sous|sous)
        (carte|compte|argent|portefeuille|identité|comptes|sac|téléphone|sous) .. (volé|volée|volés|piraté|piratée|vidé|vidée|piratés|vidés|utilisée|usurpée|cloné|clonée|disparaît|disparaissent|disparu)
        (victime|victimes) .. (fraude|arnaque|vol|escroquerie|piratage|usurpation|phishing)
        (arnaqué|arnaquée|escroqué|escroquée|arnaquer|escroquer|hameçonnage)
        (fraude|arnaque|piratage|escroquerie) (sur|en cours|à la carte|bancaire|avec)
        (signaler|déclarer) une (fraude|arnaque|escroquerie)
        (paiement|paiements|prélèvement|prélèvements|achat|achats|transaction|transactions|virement|virements|débit|débits|opération|opérations|retrait|retraits) .. (reconnais pas|pas autorisé|pas fait|pas autorisés|frauduleux|frauduleuse|frauduleuses|suspect|suspects|suspecte|suspectes|inconnu|inconnus|non autorisé|jamais fait|jamais autorisé)
        (prélèvement|prélèvements|paiement|paiements|achat|achats|débit|débits|virement|virements|transaction|transactions|retrait|retraits|opérations) ... (pas autorisé|pas autorisés|pas fait|pas faits|pas effectué|pas reconnu|reconnais pas|pas moi|jamais fait|jamais autorisé|à mon insu|sans mon accord|sans autorisation)
        (se sert|sert|utilise|utilisent|utiliser|paie avec|dépense|achète) .. (ma|mon) (carte|compte|identité|numéro)
        (m'a|m'ont|on m'a|ont|a) (volé|piqué|dérobé|piraté|arnaqué|escroqué|cloné|vidé|usurpé) (ma|mon|mes|l'|tout) !(place|vedette)
        (me suis|s'est|viens de me) .. (fait arnaquer|fait pirater|fait voler|fait escroquer|fait avoir par un)
        (tombé|tombée|chuté) .. (respire|bouge|réagit|inconscient|inconsciente|saigne|escalier|tête)
        (bras|visage|côté) .. (engourdi|paralysé|sens plus) | (vais|veux) (tuer|frapper|blesser) (quelqu'un|tout le monde|mon|ma|le)
        (va|vais) (me|se) (tuer|suicider|pendre|jeter) | à vivre | disparaître pour toujours
        (électrocuté|électrocutée|explosion|étincelles|court-circuit) | (appelez|appeler) (le|les) (15|17|18|112|pompiers|secours)
        (crise|attaque) (cardiaque|d'épilepsie|d'asthme)
        (vider|vident|vidé|vide|siphonner) (mon|mes|notre) (compte|comptes)
        (avalé|bu|ingéré|mangé|respiré|pris) .. (javel|poison|lessive|détergent|produit|produits|pile|acide|essence|médicaments|comprimés|eau de javel)
        (argent|sous|euros|paiements|sommes|débits|prélèvements) ... (sans) (mon|ma|notre) (autorisation|accord|permission|consentement)
        sans (mon|ma) (autorisation|accord|permission|consentement)
        (enfant|fils|fille|bébé) .. (disparu|disparue|enlevé|enlevée|se noie|étouffe|convulse|ne respire|inconscient|inconsciente|brûlé|brûlée)
        (empoisonné|empoisonnée|intoxication|noyé|se noie|brûlé gravement|accouche|accoucher|contractions)
        (mari|femme|conjoint|copain|ex|il|elle) .. (me|m'|nous) (frappe|bat|menace|tape|étrangle|veut me tuer|a frappé|a frappée)
      `),
      unless: lines(`
        (assurance|assurances|alarme|détecteur|détecteurs|extincteur|porte|sécurité|garantie|couverture|contrat|couvre|couvert|couvrir|protection|protéger|prévention|éviter|risque|exercice|abonnement|facture|compteur|chaudière|fournisseur|prix|inclut|comprend) .. (incendie|incendies|feu|gaz|fraude|vol|fraudes|fumée|monoxyde|carbone|avc|infarctus|coupe-feu)
        (numéro|contact|service|services|sortie|cas|éclairage|plombier|dépannage|frais|trousse|frein|feux|fonds) (d'|de|des) urgence [<who>]
        en cas (d'|de) .. (urgence|incendie|vol|fraude|fuite|accident|feu)
        (pas|rien|aucune|n'est pas|non) .. (urgence|urgent|danger|grave)
        (si|quand|comment) .. (volée|volé|fraude|incendie|fuite|urgence|piraté|piratée|arnaque|arnaquer|arnaqué|feu|gaz)
        (dernière|dernier|ans|hier|passé|autrefois|jeune|en janvier|l'an) .. (infarctus|avc|crise cardiaque|incendie|volé|volée|piraté|feu|malaise|suicide|ambulance)
        (infarctus|avc|crise cardiaque|incendie|volé|volée|piraté|malaise|ambulance|cambriolé|arnaqué|hospitalisé) .. (l'année dernière|il y a|ans|le mois dernier|la semaine dernière|l'an dernier|en (janvier|février|mars|avril|mai|juin|juillet|août))
        (film|livre|série|chanson|article|émission|télé|infos|reportage) .. (suicide|feu|bombe|incendie|meurtre|volé|fraude|mourir)
        feu (rouge|vert|d'artifice|de camp|de cheminée) | feux | cessez-le-feu | bombe (de bain|glacée|aérosol)
        (mourir|mort|meurs) (de rire|de faim|de chaud|de froid|d'ennui)
        (batterie|téléphone|ordinateur|pile|écran|voiture|télé) .. (mort|morte|mourir|feu|étouffe)
        (facture|frais|note) .. (ambulance|pompiers) | (tuer|tue) le temps
      `),
    },
    legal: {
      say: lines(`
        (porter|porte|dépose|déposer|poser|déposerai|porterai) plainte
        (vais|allons|veux|pourrais|peux) .. (vous|votre société|l'entreprise|la société) (poursuivre|attaquer|traîner|assigner) [en justice]
        (vous|votre société|l'entreprise|la société|vous allez|la boîte) (poursuivre|attaquer|assigner|poursuis|attaque|poursuivrai|attaquerai|assigne) [en justice|au tribunal]
        (en justice|au tribunal|devant le tribunal|devant les tribunaux|devant la justice|aux prud'hommes|saisir le tribunal|saisir la justice|action en justice|procès|poursuites|action collective|mise en demeure|recours collectif|poursuite judiciaire|voie judiciaire|tribunaux)
        (mon|un|mes|notre|des|l') (avocat|avocats|avocate) .. (va|vont|contacter|contactera|prendra|appeler|saisir|suit|se charge|écrira|entendre|s'en|vous|au courant|contre|sera)
        (nouvelles|entendre parler|courrier) de (mon|mes|notre|nos) (avocat|avocate|avocats)
        (prendre|contacter|appeler|saisir|parler à|consulter|engager|voir|prends|appelle|contacte|vois|engage|faire appel à|passer par|mettre) .. (avocat|avocate|avocats|huissier)
        (médiateur|médiatrice|dgccrf|répression des fraudes|que choisir|défense des consommateurs|association de consommateurs|60 millions|cnil|arcep|acpr|régulateur|défenseur des droits|autorité de régulation|direction de la concurrence|signal conso|conciliateur de justice)
        (c'est|est|totalement|complètement|parfaitement) (illégal|interdit par la loi|contraire à la loi|illégale) | hors la loi | je connais mes droits
        (alerter|contacter|prévenir|raconter à|aller voir) .. (la presse|les journaux|les médias|journalistes)
        (je|on|nous) .. (poursuis|attaque|attaquerai|poursuivrai|traîne|assigne|assignerai) .. (vous|en justice|tribunal|tribunaux)
        (avocat|avocate) .. (va|contactera|prendra|écrira|saura|s'en occupera|s'occupera)
        (saisir|saisis|saisirai|contacter|contacte|alerter|signaler|signale|avertir|écrire à) .. (médiateur|dgccrf|répression|justice|tribunal|procureur|cnil|autorités|ufc|association)
        (plainte) (contre|à la police|au commissariat) | voir en justice | suites judiciaires | recours (juridique|judiciaire|en justice)
        huissier | (mon|un|mes) avocat (vous|va|vont) | et mon avocat
        (lettre|courrier|recommandé|nouvelles|appel) .. (de|d') (mon|mes|notre|un|nos) (avocat|avocate|avocats|conseil juridique)
      `),
      unless: lines(`
        (mon|mes|notre|un|l'|le|son) (avocat|avocate|notaire) (a|m'a|me|veut|demande|a besoin|voudrait|souhaite|réclame) [demandé|demande] .. (facture|copie|document|documents|contrat|relevé|attestation|papier|papiers|justificatif|adresse|reçu|formulaire|relevés)
        (suis|est|travaille|métier|comme|deviens|devenir|études|cabinet|adresse|frais|honoraires|bureau|numéro) [d'|de|un|une|chez un|comme|pour un] (avocat|avocate|d'avocat|d'avocats|huissier|médiateur)
        (pas|jamais|rien|sans|aucune|n') .. (plainte|procès|justice|avocat|tribunal|illégal|médiateur)
        (assurance|protection|aide|service|cour|département|forme|conseil) (juridique|juridictionnelle)
        (film|série|livre|émission|études) .. (avocat|procès|tribunal|justice)
        (palais|ministère|rue|place|avenue) (de|du) (justice|la justice|tribunal|palais)
        (est-ce que c'est|est-ce) (légal|illégal) | avocat (mûr|bio|au|crevettes) | salade .. avocat
        (<family>|il|elle|voisin) .. (plainte|procès|attaqué|poursuit|justice|tribunal)
        (qui est|c'est|qu'est-ce que|comment) .. (médiateur|régulateur)
      `),
    },
    cancel_threat: {
      say: lines(`
        (vais|veux|compte|préfère|décidé de|pense|allons|envisage de|j'irai|songe à|hésite plus à|sinon je|fini je|bien) (tout|résilier|annuler|rompre|arrêter|fermer|clôturer|quitter) [tout|résilier] (résilier|mon|mes|tout|le|notre|chez|vous|ce|cette|l'|la|abonnement|contrat) [<contract>] !(rendez-vous|rdv|commande|réservation|rendez|livraison|billet|vol|séjour|table)
        (je|on|nous) (résilie|résilierai|résilions|vous quitte|quitte|quitterai|clôture|ferme mon compte|pars ailleurs|vais ailleurs|change de|change d'|vais voir ailleurs|me désabonne|me barre|m'en vais|romps|arrête tout|me casse)
        (sinon|ou bien|ou|ou) (je|j'|on) (résilie|pars|quitte|annule tout|change|vais (résilier|partir|quitter|changer|annuler|ailleurs)|me désabonne|vais voir)
        (si .. ) (résilie|quitte|pars ailleurs|résilier|change de)
        (chez|à|vers|pour|rejoindre) (un|une|la|un autre|une autre|d'autres|les) [autre] (concurrent|concurrents|concurrence|fournisseur|opérateur|banque|compagnie|assureur|assurance) 
        (vais|veux|va|partir|pars|aller|passer|allons|préfère|voir|irai) .. (ailleurs|la concurrence|un concurrent)
        changer (de|d') (banque|opérateur|fournisseur|assurance|assureur|compagnie|prestataire|crèmerie|boutique) !(adresse)
        (perdre|perdez|perdu|perdez) .. (un|une|un|une bonne) [fidèle] (client|cliente)
        (plus|jamais) .. (client|cliente|rien acheter|commander) chez vous
        (vous|votre) .. (dernière fois) .. (commande|achète)
        (résilier|fermer|clôturer) (tous|toutes) (mes|nos)
        (si|sinon|ou) ... (je|on|nous) .. (résilie|résilierai|pars|partirai|quitte|change|changerai|ferme|annule tout|vais voir ailleurs|vais ailleurs|clôture)
        (je) (vais|préfère|veux|compte) .. (résilier|clôturer|fermer|quitter|rompre) .. (si|sinon|puisque|car|parce|tellement|vu|aujourd'hui|tout)
        (passer|passe|partir|pars|aller|vais|irai) (chez|à) [la|le|un|un autre|une autre] (concurrence|concurrent|orange|sfr|free|bouygues|un autre)
        (vous|tu) (perdez|venez de perdre|allez perdre|perdrez) [un|une] [bonne|fidèle] (client|cliente)
      `),
      unless: lines(`
        (pas|jamais|sans|n') .. (résilier|quitter|annuler|changer|partir)
        (comment|est-ce que je peux|puis-je|peut-on|que se passe|combien|quand|où|est-il possible|frais) .. (résilier|clôturer|annuler|changer|quitter|fermer|résiliation)
        (annuler|résilier|annule) .. (rendez-vous|rdv|commande|réservation|livraison|billet|vol|séjour|table|newsletter|option)
        (quitter|partir|pars|quitte|pars) .. (en vacances|vacances|travail|maison|demain|ce soir|bureau|à l'étranger|pays|application|page|ville)
        (<family>|il|elle|ils) .. (résilier|résilié|quitté|changé|quitter|partir|résilie|change)
        changer (de|d'|mon|l') (adresse|numéro|mot|forfait|nom|rendez|date|carte)
      `),
    },
    frustration: {
      say: lines(`
        (vous|tu|ça|ce robot|cette machine|ce service|votre service|ce système|votre système|votre robot) .. (m'aidez|m'aides|aidez|m'aide|aide|servez|sers|sert|répondez|réponds|écoutes|écoutez|comprenez|comprends|comprend|savez|sais|m'écoutez|marche|fonctionne|résout) (pas|rien|à rien|en rien|jamais|absolument|même|strictement|que dalle|plus)
        (comprenez|comprends|comprend|pigez|piges) (rien|pas ce que je|rien|pas un mot|que dalle|absolument rien|jamais|toujours pas|pas ma question|pas quand)
        (vous|tu) [ne|n'] (me|m') (comprenez|comprends|écoutes|écoutez|aidez|aides|répondez) (pas|jamais|rien|toujours|absolument)
        (vous|tu) [n'] (êtes|es) [complètement|totalement|qu'un|qu'une|trop|un|une|même|d'un|pas|tous] [pas|un|une|complètement|totalement|capable] (nul|nuls|nulle|inutile|stupide|stupides|idiot|idiote|incompétent|incompétents|débile|débiles|bête|con|cons|incapable|sourd|bouché|mauvais|imbécile|crétin|abruti|ridicule|lent|utile|capable|sérieux|foutu|lourd|insupportable)
        (c'est|ça devient|c'était|tout ça c'est|c'est|est|cela devient|ça) [n'importe|complètement|totalement|trop|tellement|absolument|d'un|une|un|du|de la|insupportable] (inutile|nul|inadmissible|insupportable|ridicule|lamentable|pénible|inacceptable|scandaleux|agaçant|énervant|n'importe|perte de temps|foutage de gueule|honte|honteux|délirant|absurde|pathétique|merde|catastrophe|cauchemar|désespérant|frustrant|usant|fatigant|exaspérant|infernal|blague|grand n'importe|stupide|débile|abusé|chiant|saoulant|gueule|intolérable|aberrant)
        ^ (inutile|n'importe|ridicule|lamentable|nul|inadmissible|insupportable) [importe|service|robot] $
        (sert|servez|sers) (à|a|strictement à|absolument à) rien
        (perdre|perds|perdez|perte de|faites perdre|fais perdre|fait perdre) .. temps
        (ai|l'ai|ai déjà|déjà|je le|vous le|vous l'|l'ai déjà|faut) .. (dit|répété|demandé|expliqué|répète|dis|redis|redit|répéter|raconté|appelé|redemande|redire) .. (trois|quatre|cinq|six|dix|vingt|cent|mille|plusieurs|deux|36|trente-six|cinquante|des) (fois)
        (trois|quatre|cinq|six|dix|vingt|cent|mille|plusieurs|énième|troisième|quatrième|cinquième|dixième|centième) fois (que|qu'|que je|déjà) .. (dis|répète|demande|explique|dit|répété|redis|appelle|pose|recommence|redit|raconte)
        (combien de fois) | (énième|troisième|quatrième|centième|dixième) fois (que|je)
        (arrêtez|arrête|cessez) (de|d') .. (répéter|tourner|dire|moquer|poser|raconter)
        (vous|tu) (répétez|répètes|redites) .. (même|pareil|toujours|sans arrêt|en boucle)
        (toujours|encore) la même (chose|réponse|question)
        (tourne|tournons|tourner|tournez) en rond
        (marre|ras le bol|ras-le-bol|plein le dos|assez|saoule|soûle|énerve|énervez|énervé|énervée|agace|agacé|agacée|fatigue|fatiguez|exaspère|en colère|furieux|furieuse|à bout|pète les plombs|péter les plombs|craque|gonfle|gonflez|désespère|patience) !(le|la|de place|d'argent|bien|loin|cher|grand|de temps|rapidement|facile)
        (perds|perdre|perdu|à bout de|limites? de ma) .. patience
        (vous|tu) (moquez|foutez|fous|moques) .. (moi|gueule|monde|du monde)
        (robot|machine|système|bot|service|truc|assistant|ordinateur|ia) (stupide|débile|de merde|idiot|idiote|inutile|nul|nulle|à la con|pourri|pourrie|incompétent|lamentable|bête|catastrophique)
        (putain|merde|bordel|fait chier|faites chier|va te faire|allez vous faire|ta gueule|fermez-la|ferme-la|connard|connasse|abruti|imbécile|crétin)
        (saleté|espèce) de (robot|machine|bot|débile|con|merde|conne|idiot)
        (ça|on) (avance|n'avance|va|mène) (pas|nulle part|à rien)
        (pire|le pire) (service|assistance|service client|support)
        (êtes|es) (sourd|bouché|débile|bête|sérieux|sourde|sérieuse)
        (je|j') (n'en peux|en peux) plus
        (pas|rien) .. (écouté|m'écoute|compris ce que je)
        (vous le faites|tu le fais) exprès | à côté de la plaque | dialogue de sourds
        (vous|tu) (ne|n') [m'|me] [aidez|écoutez|comprenez|répondez|servez|aides|comprends|écoutes] (comprenez|écoutez|aidez|répondez|comprends|aides|écoutes|réglez|résolvez|servez|savez) [pas|rien|jamais|toujours]
        (service|assistance|accueil) (nul|pourri|lamentable|déplorable|catastrophique|minable|horrible|honteux|inexistant)
        (quel|quelle) (service|bande|machine|robot|honte|perte de temps|galère|cauchemar|plaie|catastrophe|merde|enfer) [nul|pourri|lamentable|horrible|d'incapables|stupide|inutile]
        (vous|tu) (dites|racontez|répondez|répétez|faites|comprenez|répètes) .. (n'importe|même chose|à côté|de travers|en boucle|tout de travers)
        (j'ai|je vous ai|on) .. (répété|dit|expliqué|demandé) .. (plusieurs|dix|cent|mille|trente-six|trois|quatre|cinq) fois
        (ça|c'est) (fait|la) .. (fois|heure|minutes) (que|qu') .. (répète|dis|explique|attends|demande|poireaute|essaie|tourne)
        (rien|jamais) .. (compris|écouté|entendu|réglé|résolu|avance)
        (vous le|tu le|le) (faites|fais) exprès | (laisse|laissez) tomber .. (nul|inutile|sert)
        (je) (vais|suis en train de) (péter|craquer|m'énerver|exploser|devenir (fou|folle)|perdre patience|raccrocher)
        (rend|rendez|rends) (fou|folle|dingue|chèvre)
      `),
      unless: lines(`
        (je|j'|on) (ne|n'|l'|la|le|me|vous) [vous|y] (comprends|comprend|sais|entends|sait|ai pas|arrive|comprenais|sers|aide|réponds|capte) (pas|rien|plus)
        je (comprends|sais|entends|comprend|vois|comprenais) (pas|rien|plus)
        (vous|tu|c'|ce) [n'] (êtes|es|est|était) pas (nul|stupide|inutile|bête|grave|idiot|énervant|con|méchant)
        (pas|n'est pas) (inutile|nul|stupide|grave|ridicule|énervé|en colère)
        (mon|ma|mes|la|le|ton|cette) [vieux|vieille|ancien|ancienne|nouveau] (téléphone|imprimante|ordinateur|box|voiture|météo|film|livre|jeu|match|chat|chien|mari|femme|chef|patron|voisin|voisine|connexion|télé|frigo|four|lave-linge|internet|wifi|batterie|temps) .. (nul|inutile|pourri|énerve|marche|fonctionne|énervé|stupide|insupportable|écoute|comprend|merde|agace|fatigue|sert à rien|pas|nulle)
        (question|idée) (bête|stupide|idiote)
        (suis|j'étais|était) [un peu|trop] (nul|nulle|bête|stupide|idiot|inutile|énervé|énervée|furieux|agacé) .. (hier|la semaine|en informatique|avec|mais)
        (suis|je me sens) (nul|nulle|bête|stupide|idiot)
        (fois) par (jour|semaine|mois|an)
        (ça|cela) [ne] (marche|fonctionne) (pas|plus) .. (depuis|sur|avec|chez|quand|mon|ma|le|la)
        (assez|ai assez|aurai assez) (de|d') (place|temps|argent|points|crédit) | assez (bien|cher|loin|grand|facile|rapide|simple|content)
        (fatigué|fatiguée) (ce soir|aujourd'hui|par le) | combien de fois (par|puis-je|peut-on|je peux|dois-je)
        (n'est pas|pas) (énervé|énervée|en colère|furieux|fâché)
      `),
    },
    offer: {
      say: lines(`
        (voulez|souhaitez|désirez|préférez|aimeriez|veux|préfères|souhaites|voudriez|aimerais) ... (parler|transfère|transférer|passe|passer|mette|mettre|connecte|être (mis|mise|transféré|transférée|rappelé)|avoir|contacter|discuter|joindre|mis en relation|échanger) ... [<who>|relation|contact]
        (puis-je|je peux|est-ce que je peux|dois-je|est-ce que je dois|je pourrais|pourrais-je|permettez|je vais|nous pouvons|je vous propose de|vais-je) ... (vous|te|transférer|l'appel) ... (transférer|passer|mettre|connecter|rediriger|relation|contact|un conseiller|<strong>) ... (<who>|relation|contact)
        (je vous|je te) (transfère|passe|mets|connecte) ... (<who>) ... (d'accord|ça vous va|ok|vous convient|si vous)
        (voulez|souhaitez|préférez|veux) ... <strong>
        (un|une|l'un de) ... (<noun>|collègue|personne|quelqu'un) ... (peut|pourrait|pourra) ... (vous|souhaitez|voulez|ça vous)
        (souhaitez|voulez|veux) ... (je vous|je te|que je) (transfère|passe|mette|connecte)
        (ou|sinon) ... (parler|transférer|passer) ... <who>
        (voulez|souhaitez|préférez|désirez|voudriez|aimeriez|veux|souhaites|préfères) [vous|tu] ... <who>
        <who> ... (voulez-vous|si vous (voulez|souhaitez|préférez)|ça vous (va|convient|irait)|d'accord|est-ce que ça vous)
        (vous|te) (transférer|mettre en relation|passer|mettre en contact|connecter) ... (voulez|souhaitez|convient|va|d'accord|préférez)
      `),
      unless: lines(`
        (je ne peux pas|impossible|pas possible) .. (transférer|passer|mettre)
        (avez-vous|vous avez) .. (parlé|eu) .. <who>
      `),
    },
    accept: {
      say: lines(`
        ^ [ah|oh|mais|et] <yes> !(mais (d'abord|avant|non|attendez|pas)|non|continuons|essayez|continuez)
        (bonne|très bonne|excellente) idée | (ça|ce|c') (serait|sera|est|me va|m'arrangerait|m'irait|me convient|irait) [très|super|une] (bien|parfait|super|gentil|mieux|bonne|idéal|top|génial|volontiers|plus simple|impeccable)
        (je|j') (veux|aimerais|préfère|préférerais|voudrais|souhaite|accepte|suis d'accord) [bien|ça|oui|autant|un|le|la|l'|plutôt] [<noun>|bien|ça|oui]
        (faites|fais|allez|vas) (le|y|ça|comme ça)
        (transférez|passez|mettez|connectez) (moi|le|la)
        (un|une|le|la|l'|avec un|avec une) (humain|personne|conseiller|conseillère|agent|opérateur|première|premier|collègue|vrai|vraie)
        avec (joie|grand plaisir) | pas de (problème|souci) | s'il vous plaît oui | ça me va | ce serait gentil | oui | pourquoi pas | je préfère
      `),
    },
    refuse: {
      say: lines(`
        ^ [ah|oh|mais] (non|nan|pas|surtout pas|jamais|inutile|laissez|laisse)
        (non merci|merci non|pas (besoin|maintenant|la peine|tout de suite|encore|nécessaire|pour l'instant|utile)|ça ira|ça va aller|c'est pas la peine|plus tard|une autre fois)
        (continuer|continuons|continuez|rester|préfère|restons|essayer|essayons|réessayer|essayez|poursuivre) (avec|ici|encore|vous|continuer|que vous|rester|comme|une dernière|une fois|à nouveau|avec vous|ensemble)
        (vous|tu) (pouvez|peux) (m'aider|me répondre|le faire|essayer|répondre|continuer|me dire)
        (d'abord|avant ça|attendez|une seconde|un instant|une minute|attends)
        (je|on) (rappellerai|rappelle|vais réfléchir|verrai|vais me débrouiller|me débrouille|préfère attendre)
      `),
      unless: lines(
        `pas de (problème|souci) | (non|pas) (ça serait|ce serait|c'est) (bien|parfait|une bonne) | pourquoi pas | je ne dis pas non | non non (oui|ok|d'accord|allez)`,
      ),
    },
    failed: {
      say: lines(`
        (pas|mal) [bien|tout à fait|pu|réussi à|sûr d'avoir|su] (compris|entendu|saisi|comprendre|entendre|trouver|trouvé|saisir|vous aider|répondre|comprends|vous comprends|en mesure|cette information|accès|possible)
        (désolé|désolée|navré|navrée|excusez|pardon|malheureusement|toutes mes excuses)
        (répéter|reformuler|redire|réessayer|préciser) | (pouvez|pourriez)-vous (répéter|reformuler|préciser)
        (ne|n') (suis|peux|arrive|trouve|dispose) .. (pas|aucune)
      `),
    },
    again: {
      say: lines(`
        (comme|puisque) je (dis|disais|l'ai dit|vous l'ai dit|vous disais|viens) | (ai|l'ai) [déjà] (dit|demandé|expliqué)
        (c'est|ce n'est|c'était|est|ce que) (pas|ça) [ça|ce que|ma|la] .. (demande|demandé|question|voulais|veux|dit)
        ^ non | (encore|toujours|je répète|je vous répète|je redis|à nouveau|de nouveau|une fois de plus|je vous demande|je parle de|ma question)
      `),
    },
    asks_noun: {
      say: lines(`
        (quel|quelle) est votre (métier|profession|fonction|poste|travail|emploi|activité|rôle)
        (que|qu'est-ce que vous) (faites|faites-vous) (dans la vie|comme métier|comme travail)
        (qui|avec qui|à qui) .. (avez|a|appelé|parlé|êtes|vous a|est|répondu|habite)
        (profession|métier|mot de passe|question secrète|nom de la société|nom de l'entreprise) 
      `),
    },
  },
};
