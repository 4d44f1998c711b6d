import { type LanguageRules, rule } from './rule.ts';

/** Refusals, conditions and stories: they name a person, but ask for none. */
const MENTIONS = `
  (pas|plus|aucun|aucune|jamais|sans) [du tout] (besoin|envie) (de|d')
  (si|quand|lorsque|lorsqu'|chaque fois que|dès que) (je|j'|on|nous) .. (veux|souhaite|besoin|dois|voudrais|voulais|demande)
  (ai|avais|avons|a|avait|ont) .. (essayé|tenté|cherché|demandé|voulu|pu|parlé|eu|réussi) ... (hier|dernière|dernier|passée|passé|avant-hier|autre jour)
  (hier|avant-hier|semaine dernière|semaine passée|mois dernier|dernière fois|autre jour) .. (voulais|essayé|demandé|pu|parlé|eu)
`;

/** Danger that is long past, insured, feared or seen in a film. */
const NOT_NOW = `
  ((mois|semaine|an|année|été|hiver|fois) (dernier|dernière|passé|passée)|autrefois|jadis|il y a .. (ans|mois|semaines)|en (janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|deux mille)) ... (infarctus|avc|cardiaque|mal|douleur|douleurs|incendie|feu|volé|volée|voler|piraté|piratée|pirater|arnaquer|suicide|agressé|malaise)
  (infarctus|avc|cardiaque|mal|douleur|douleurs|incendie|feu|volé|volée|voler|piraté|piratée|pirater|arnaquer|suicide|agressé|malaise) ... ((mois|semaine|an|année|été|hiver|fois) (dernier|dernière|passé|passée)|autrefois|jadis|il y a .. (ans|mois|semaines)|en (janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|deux mille))
  (assurance|assurances|assuré|garantie|couvre|couvert|couverte|protège|prévention|éviter|peur de|risque de|contre) .. (incendie|incendies|feu|gaz|fraude|vol|volé|volée|arnaquer|pirater|suicide|piratage)
  (si|quand|lorsque|cas où|cas de|cas d') .. (volé|volée|voler|vole|piraté|piratée|pirater|fraude|incendie|feu|fuite|odeur|sent|arnaquer|infarctus|avc)
  (film|livre|série|chanson|roman|jeu|épisode|pièce) ... (suicide|suicider|mourir|feu|meurtre|volé|tuer|incendie|couteau|fusil)
`;

/** French of France, Belgium, Switzerland and Canada. */
export const FRENCH_RULES: LanguageRules = {
  language: 'fr',
  rules: [
    rule(
      'asks-to-speak-with-person',
      'explicit_request',
      `
      (<ask>|je dois) !<neg> .. <speak> (à|avec|au|aux|auprès de|auprès du|auprès d') <whom>
      (<ask>|je dois) !<neg> .. <speak> .. (avec|auprès de|auprès d'|à|au) <who>
      (<ask>|je dois) !<neg> .. (en parler|voir ça|voir cela|régler ça|traiter ça|de vive voix|échanger|voir) (à|avec) (<adviser>|quelqu'un|quelqu un) | je (parlerai|discuterai|parle|discute) [plus] (qu'|seulement|uniquement) (à|avec) <who>
      `,
      { unless: MENTIONS },
    ),
    rule(
      'asks-to-reach-person',
      'explicit_request',
      `
      <ask> !<neg> .. (joindre|contacter|rejoindre|atteindre) [au plus vite|par téléphone] <who>
      <ask> !<neg> .. (entrer|rentrer|prendre|me mettre) en (contact|relation|communication) avec <who>
      (puis je|je peux|je pourrais|pourrais je|peut on|on peut|aimerais|voudrais|veux|possible d'|moyen d'|rapide d'|rapide pour|simple d'|simple pour) [bien] (avoir|appeler) <adviser>
      (puis je|je peux|je pourrais|pourrais je|aimerais|voudrais|veux|possible d') [bien] (avoir|appeler) .. <who> .. (au téléphone|au bout du fil|en ligne|en direct)
      `,
      { unless: MENTIONS },
    ),
    rule(
      'asks-for-transfer',
      'explicit_request',
      `
      (transférez|transfère|basculez|bascule|redirigez|renvoyez|orientez|dirigez|connectez|connecte|raccordez|aiguillez|reliez|branchez|passez|passe|mettez|faites suivre|transmettez) (moi|nous|mon appel|l'appel|cet appel|la communication) [direct] (à|vers|au|aux|avec|chez|auprès de|auprès du) <whom>
      (pouvez|pourriez|peux|pourrais|puissiez|veuillez|merci de|voudriez|voulez|faut|allez|demande de) .. (me|nous|m') (transférer|basculer|rediriger|renvoyer|orienter|diriger|connecter|raccorder|passer) (à|vers|au|aux|avec|chez|auprès de|auprès du) <whom>
      (pouvez|pourriez|peux|pourrais|puissiez|veuillez|merci de|voudriez|voulez|faut|allez|demande de|on peut) .. (me|nous) passer <whom>
      (voudrais|veux|aimerais|souhaite|demande|faut|faudrait) que (vous|tu) me (transfériez|transfères|passiez|passes|mettiez|basculiez|donniez) .. <who>
      <ask> !<neg> .. être (transféré|transférée|redirigé|redirigée|renvoyé|renvoyée|orienté|orientée|connecté|connectée|basculé|basculée|passé) (à|vers|au|aux|avec|chez) <whom>
      ^ [non|oui|bon] (transférez|transfère|basculez) [moi|mon appel|cet appel|l'appel] [<soon>] $
      `,
      { unless: MENTIONS },
    ),
    rule(
      'asks-to-be-put-in-touch',
      'explicit_request',
      `
      (mettez|mets|mettre|mette|mettiez) .. en (relation|contact|communication|ligne) [direct|directe] avec <whom>
      <ask> !<neg> .. (mis|mise) en (relation|contact|communication|ligne) [direct|directe] avec <whom>
      `,
      {
        unless: `${MENTIONS}\n(pas|jamais|voulez|souhaitez|peux vous|peut vous) .. (mettez|mettre|mette) .. en (relation|contact)`,
      },
    ),
    rule(
      'asks-to-be-given-person',
      'explicit_request',
      `
      (passez|passe|passer) (moi|nous) !(pas|plus) <whom>
      (donnez|donne|trouvez|trouve|amenez|filez|file|refilez|cherchez|dégotez|mettez|mets) moi <adviser>
      (donnez|trouvez|filez|file|amenez|passez|passe) moi (quelqu'un|quelqu un) | appelez [moi] (votre|ton|un) (responsable|supérieur|chef|patron|directeur|superviseur|collègue)
      (allez|va|faites|fais|pouvez) .. (chercher|venir|appeler) (votre|ton|un|le|la) [autre] (responsable|supérieur|chef|patron|directeur|directrice|manager|superviseur|gérant|collègue|conseiller)
      `,
    ),
    rule(
      'wants-a-person',
      'explicit_request',
      `
      (je|j'|on) [ne] (veux|voudrais|exige|demande|réclame|souhaite|aimerais|attends) [bien|absolument|seulement|plutôt] <adviser>
      (me faut|me faudrait|nous faut|besoin d'|besoin de l'aide d'|besoin de l'assistance d'|besoin d'assistance d'|besoin du) <adviser>
      <ask> !<neg> .. <flesh>
      (je|j') (préfère|préférerais|aime mieux|aimerais mieux|aimerais autant) [avoir|voir|parler à|parler avec] <adviser>
      (veux|voudrais|faut|demande|exige|réclame) (quelqu'un|quelqu un) (de compétent|d'autre|de réel|de vivant|de plus haut|de responsable|qui parle français|qui comprend|en chair)
      `,
      { unless: MENTIONS },
    ),
    rule(
      'bare-request',
      'explicit_request',
      `
      ^ [<opening>] [un|une|le|votre|vos] [<real>] <bare> [<real>] [<tail>] $
      ^ [<opening>] (parler|discuter|chatter|échanger|dialoguer|communiquer) (à|avec|au) <whom> [<tail>] $
      ^ [<opening>] (contacter|joindre|rejoindre|avoir|appeler) <adviser> [<tail>] $
      ^ [<opening>] (transfert|transférer|transférez|transfère|rediriger|redirigez|basculer|mise en relation|mise en contact) (à|vers|au|aux|avec) <whom> [<tail>] $
      ^ [<opening>] [une|un|de l'] (aide|assistance|support|contact|interlocuteur) (humaine|humain|en direct) [<tail>] $
      ^ [<opening>] (support|assistance|réception|standard|accueil) (maintenant|tout de suite|en direct|immédiatement|vite) $
      (j'ai dit|vous ai dit|je répète|redis) [que je veux] (un humain|humain|un conseiller|conseiller|un agent|une vraie personne|opérateur|un opérateur)
      `,
    ),
    rule(
      'asks-how-to-reach-person',
      'explicit_request',
      `
      comment .. (parler|discuter|communiquer|dialoguer|échanger|chatter|m'adresser) (à|avec|au) <who>
      comment .. (joindre|contacter|rejoindre|avoir) <adviser>
      comment .. (joindre|contacter|rejoindre|avoir) (quelqu'un|quelqu un|le support|l'assistance|un assistant) !(qui|d'autre qui)
      (dois|faut|fasse|peux|puis|fait|faire|que|quoi) .. (faire|dire|taper|appuyer|fais) pour .. (parler|discuter|communiquer) (à|avec|au) <who>
      (dois|faut|fasse|peux|puis|fait|faire|que|quoi) .. (faire|dire|taper|appuyer|fais) pour .. (joindre|contacter|avoir|obtenir) (<adviser>|quelqu'un|quelqu un|le support)
      (arrive|réussis|parviens|arrivons) (pas|jamais|plus) à (parler à|parler avec|joindre|contacter|avoir|discuter avec) (<adviser>|quelqu'un|quelqu un|le support)
      aid* .. (joindre|contacter|parler à|parler avec|parler au|discuter avec|communiquer avec|avoir) (<adviser>|quelqu'un|quelqu un|le support|une personne)
      `,
      { unless: MENTIONS },
    ),
    rule(
      'asks-whether-anyone-is-there',
      'explicit_request',
      `
      (y a|y aurait|avez vous|vous avez|vous auriez) .. (quelqu'un|quelqu un|une personne|humain|conseiller|agent|collègue) [de libre|disponible|chez vous] (à qui|avec qui|à qui je peux|avec lequel) .. (parler|discuter|causer)
      (y a|y aurait|a t il) [pas|personne] .. <adviser> (disponible|de disponible|de libre|de vivant|au bout du fil|en ligne)
      (un|une|l'un de vos|un de vos) [vrai|vraie] (conseiller|conseillère|agent|humain|collègues|conseillers|opérateur|vraie personne) (peut|pourrait|peut il|pourrait il) .. (m'aider|me parler|me répondre|me prendre|m'expliquer|me rappeler|prendre)
      (voir|regarder|vérifier) si (un collègue|un conseiller|un agent|un de vos|quelqu'un) .. (libre|disponible|me prendre|me parler)
      `,
      { unless: `quel* .. heure* ... (conseiller|agent|opérateur)` },
    ),
    rule(
      'refuses-the-machine',
      'explicit_request',
      `
      (veux|souhaite|vais|voudrais|aime|supporte) (pas|plus|jamais) .. (parler|discuter|causer|dialoguer|converser|avoir affaire) .. (à|avec|aux) [un|une|des|les|votre|ce|cette] <machine>
      (refuse|question|envie|besoin) (de|d') (parler|discuter|causer|dialoguer|raconter ma vie|donner ..) (à|avec|aux) [un|une|des|les|votre|ce|cette] <machine>
      (parle|parlerai|discute|cause) pas (à|avec|aux) [un|une|des|les|votre|vos|ce|cette] <machine>
      (pas|non) [à|avec|de|d'] [un|une|l'|votre] <machine> [je|j'|mais|il me] (veux|voudrais|préfère|mais|plutôt|passez|donnez|faut) .. <who>
      <who> (pas|et pas|plutôt qu'|et non|au lieu d') [à|avec] [un|une|votre] <machine>
      ^ [mais|non] (décrochez|décroche) [le|ce] [téléphone] $
      `,
      { unless: `(ça|cela|ne) [me] (dérange|gêne|ennuie) pas (de|d')` },
    ),
    rule(
      'wants-a-call-from-person',
      'explicit_request',
      `
      (<adviser>|quelqu'un|quelqu un|un de vos collègues|une personne) [il] (peut|pourrait|puisse|pourrait il|peut il) .. me (rappeler|recontacter|téléphoner)
      (voudrais|aimerais|veux|souhaite|faut|faudrait|demande|exige) [bien] (qu'|que) .. (quelqu'un|quelqu un|conseiller|conseillère|responsable|agent|technicien|supérieur|humain) .. me (rappelle|recontacte|téléphone|réponde|parle|prenne)
      ((rappelez|rappelle|recontactez) moi|être (rappelé|rappelée|recontacté|recontactée|appelé|appelée)) par <who>
      `,
    ),
    rule(
      'wants-to-die',
      'safety',
      `
      <intend> [bien|plutôt|encore|même|à nouveau] (mourir|crever|être mort|être morte|me suicider|me tuer|me pendre|me flinguer|me buter|me supprimer|me noyer|m'étrangler|m'immoler|m'asphyxier|m'empoisonner|me défenestrer|me laisser mourir) !<figure>
      [je|j'] (me|m') (suicide|suicider|suiciderai|suiciderais|flinguer) !(commercial*|politique)
      me (foutre|fous|foutrai) en l'air | me (jeter|jette|jetterai) (par la fenêtre|sous un|sous une|sous le|sous les|du haut|du balcon|du pont|du toit|dans le vide|d'un pont)
      (vais|veux|voudrais|envie de|prêt à|prête à) sauter (du|par la fenêtre|d'un pont|dans le vide|sous un|sous le)
      (me|m'|se|s'|lui) (tirer|tire|mettre|mets|trancher|tranche|tranché|suis tranché|ouvrir|ouvre|suis ouvert|ouvert|couper|coupe|suis coupé|tailler|suis taillé|tailladé) .. (une balle|les veines|la gorge|les poignets|le poignet)
      (fin|terme) à (mes jours|ma vie|mon existence|mes souffrances|ses jours|sa vie)
      (veux|vais|voudrais|envie d'|préfère|décidé d'|pense à|courage d'|autant|aide moi à|aidez moi à) [bien|vite] en finir (avec (la vie|ma vie|mon existence)|avec tout !(ça|cela|ce)|une bonne fois|ce soir|pour de bon)
      (idées|pensées|envies|pulsions|tendances) (suicidaires|suicidaire|noires|de suicide|de mort|morbides) | (suis|sens|deviens|est) [très|devenu|devenue] suicidaire
      (pense|penser|songe|pensé|réfléchis|pensais) .. (au suicide|à me suicider|à me tuer|à mourir|à ma mort|à me pendre|à me faire du mal|à me supprimer)
      lettre (d'adieu|de suicide) | mon suicide | (fait|faire|fais) une tentative de suicide
      (comment|moyen de|façon de|méthode pour|méthodes de|méthodes pour|manière de|médicaments pour|poison pour) .. (me suicider|se suicider|de suicide|se tuer !(à)|me pendre|mourir sans|mourir vite) | (moyen|façon|manière|méthode|façons|moyens) .. (de mourir !(de|d'|dans)|de me tuer|de se tuer) | pour me tuer !(à|au)
      combien de (cachets|comprimés|somnifères|pilules|médicaments|doliprane|paracétamol) ... (mourir|se tuer|me tuer|se suicider|en finir)
      `,
      {
        unless: `(film|livre|série|chanson|roman|jeu|épisode|pièce|article) ... (suicide|suicider|mourir|tuer)`,
      },
    ),
    rule(
      'no-longer-wants-to-live',
      'safety',
      `
      (veux plus|veux pas|plus envie|pas envie|plus la force|pas la force|plus le courage|plus de raison|plus de raisons|pas de raison|aucune raison|seule raison|fatigué|fatiguée|épuisé|épuisée|marre|assez|las|lasse|à quoi bon|l'intérêt|sert à quoi|supporte plus|mérite pas|peux plus|arrive plus|souhaite plus) [de|d'|à] [continuer à|continuer de|encore] (vivre|exister|être en vie|rester en vie|être de ce monde) !<living> | (supporte plus|peux plus de|marre de|assez de) (cette vie|la vie|ma vie) !<living>
      (ma vie|la vie|cette vie|mon existence) [ne|n'] (vaut|a|sert|mérite) [plus|pas|à] (la peine|de sens|aucun sens|rien|d'être vécue) !(sans|avec|si|de rien) | (suicide|la mort|mourir) (est|serait|semble|me semble|reste|c'est) (la|ma|une|un|le) (seule|solution|soulagement|délivrance|seul|meilleure)
      (monde|famille|enfants|proches|gens|tous|serait|serais|seriez) .. (mieux|meilleur|meilleure|soulagés) [tous] (sans moi|mort|morte) | (personne|monde|famille|gens|mieux) ... (si j'étais mort|si j'étais morte|si je mourais|si je n'existais|si je disparaissais|si je n'étais plus là)
      (veux|voudrais|vais|envie de|aimerais) disparaître (pour toujours|pour de bon|à jamais|définitivement|de cette terre|de ce monde|$)
      (endormir|dormir|espère|voudrais|veux|aimerais|prie|cachets) ... (plus|jamais|pas) me réveiller !(la|à|en|tôt|tard|si|avant|le|pour|avec|aussi)
      (jamais dû naître|jamais dû venir au monde|jamais être né|jamais être née|n'être jamais né|n'être jamais née|regrette d'être (né|née|en vie)|laissez moi mourir|laisse moi mourir|mourir en paix)
      `,
    ),
    rule(
      'harms-oneself',
      'safety',
      `
      (me|se|m'|s'|suis|est) (mutile|mutiler|mutilé|mutilée|scarifie|scarifier|scarifié|scarifiée|taillade|taillader|tailladé|automutile|automutiler)
      (veux|vais|envie de|peur de|besoin de|recommencé à|recommence à|pense à|risque de|continue à|continuer à|comment|tenté de|recommencer à) me (faire du mal|faire mal exprès|faire saigner|blesser exprès|blesser volontairement|brûler la peau|couper (les bras|la peau|exprès|pour|sans que|$))
      je me (coupe les bras|coupe la peau|coupe les cuisses|coupe quand|coupe pour me|coupe $|fais du mal|fais mal exprès|brûle exprès|frappe la tête|cogne la tête|tape la tête) | je (brûle|coupe|taillade|entaille|lacère) (ma peau|mes bras|mes poignets|mes cuisses)
      (pris|avalé|bu|ingéré|gobé|prendre|avaler|prends|avale) .. (toute la boîte|toute une boîte|une boîte entière|trop de|une boîte de|la boîte de|deux boîtes|plein de|tous les|une plaquette|la plaquette) .. (cachets|comprimés|somnifères|pilules|antidépresseurs|anxiolytiques|doliprane|médicaments) !(prescrits|de l'ordonnance|contre)
      `,
    ),
    rule(
      'fears-suicide-of-another',
      'safety',
      `
      (veut|va|menace de|vient de|essayé de|tente de|tenté de|parle de|voulait|dit vouloir|essaie de) (se suicider|se tuer !(à|au)|se pendre|se jeter (par|sous|du|dans le vide)|se tirer une balle|se faire du mal)
      (dit|écrit|répète) qu'(il|elle) (veut|va) (mourir|se tuer|se suicider|en finir) | <family> [ne] veut plus vivre !<living>
      `,
      { unless: `(film|livre|série|chanson|roman|jeu|épisode|pièce) ... (suicider|tuer|pendre)` },
    ),
    rule(
      'despairs',
      'safety',
      `
      (je|j'|me|m'|moi) ... (mourir|mort|morte|crever|suicide|suicider|suicidaire|en finir|me tuer|disparaître|sans moi|adieu) !(de|d'|avec|le mois|l'an|le)
      (je|j'|me|m'|moi|ma|mon|il n'y a|y a) ... (plus d'espoir|plus aucun espoir|aucun espoir|sans espoir|désespoir|désespéré|désespérée|plus d'issue|pas d'issue|aucune issue|bout du rouleau|au bord du gouffre|plus la force|de sens|aucun sens|raison d'être|plus rien à perdre|que tout s'arrête|que ça s'arrête|douleur s'arrête|souffrance s'arrête|tout espoir|raison de continuer|vide à l'intérieur|tout arrêter|peur de ce que je|contre moi|à quoi bon|goût à rien)
      je [ne] (me déteste|me hais|me dégoûte|sers à rien|vaux rien|suis un fardeau|suis un poids|suis de trop|manquerai à personne|veux plus être là|serai plus là|serai bientôt plus là|déteste ma vie|hais ma vie)
      (me couper !(les|la|le|de)|me coupe !(les|la|le|de)|suis coupé !(les|la|le|de)|une lame|mes poignets|mes veines|du mal|une bêtise|une connerie|saigner|cachets|somnifères|une corde|passer à l'acte|vomir) ... (je|j'|me|moi|soulage|peur|exprès|ce soir|punir|veux|calme|disparaître)
      (peur de|vais|risque de) faire une (bêtise|connerie) | à quoi bon continuer | automutil* | (pris|fait|faire|prendre) une overdose | (prendre|avaler) (tous|toutes) (mes|les) (médicaments|cachets|pilules|comprimés)
      `,
      { hint: true },
    ),
    rule(
      'is-gravely-ill',
      'safety',
      `
      (il|elle|je|bébé|petite|petit|fils|fille|mari|femme|père|mère|ami|amie|voisin|voisine|qui) [ne] (respire|respires) (plus|pas|à peine)
      (peux|arrive|peut|arrivons|mal|peine|difficulté|difficultés) (plus|pas|à|plus à|pas à) respirer
      (mal|douleur|douleurs|poids|serre|oppression|pression) .. (à la poitrine|dans la poitrine|sur la poitrine|au thorax|thoracique|thoraciques|dans le bras gauche)
      (fait|fais|faire|ai|a|fasse) [en train de faire] (une|un) (crise cardiaque|infarctus|avc|arrêt cardiaque|attaque cardiaque|overdose|surdose|crise d'épilepsie|choc anaphylactique|grosse réaction allergique)
      (<family>|il|elle|quelqu'un) .. (est inconscient|est inconsciente|s'est évanoui|s'est évanouie|a perdu connaissance|a perdu conscience|perd connaissance|s'étouffe|étouffe|s'est étouffé|suffoque|convulse)
      (bébé|fils|fille|mari|femme|père|mère|voisin|voisine|enfant|ami|amie|grand-mère|grand-père|sœur|frère) [ne] (bouge plus|réagit plus|se réveille plus|se réveille pas|répond plus !(à|au|aux|sur|quand))
      (saigne|saigner|saignement|sang) .. (beaucoup|énormément|abondamment|sans arrêt|partout|de la tête|s'arrête pas|arrête pas)
      (appelez|envoyez|envoie|appelle|vite|besoin d'|besoin du|besoin des|faut) (une ambulance|le samu|les pompiers|les secours|l'ambulance|samu|pompiers|secours|des secours)
      <family> .. a (avalé|bu|mangé|ingéré) .. (pile|javel|détergent|lessive|poison|acide|comprimés|médicaments|cachets|produit toxique|produit ménager)
      (urgence (vitale|absolue)|(perdu|perd|perds) les eaux|en train d'accoucher|se noie|en train de se noyer)
      `,
      { unless: NOT_NOW },
    ),
    rule(
      'reports-fire-or-gas',
      'safety',
      `
      (il y a|y a|on a) (le feu !(vert|rouge|d'artifice|de|orange)|un incendie|un début d'incendie|des flammes|de la fumée partout|une fuite de gaz|une odeur de gaz !(d'échappement)|eu une explosion)
      (maison|appartement|cuisine|voiture|immeuble|chambre|friteuse|toit|cave|garage|batterie|compteur|prise|téléphone|box|machine|four|poêle|lit|bâtiment|tableau) .. (prend feu|a pris feu|est en feu|est en flammes|en train de brûler|brûle)
      (sent|sens|sentons|sentez|odeur|fuite) [très|une|fort|fortement] [forte] [odeur] [le|de|du] gaz !(d'échappement)
      (fumée|étincelles|flammes) .. (sort|sortent|envahit|partout|jaillissent) .. (compteur|prise|tableau|moteur|cave|appartement|four|cage|partout|mur|chez)
      (alarme|détecteur|avertisseur) .. (monoxyde|gaz|co|fumée) .. sonne (et|on|sans arrêt) | (s'est|me suis|a été) [fait] (électrocuté|électrocutée|électrocuter)
      `,
      { unless: NOT_NOW },
    ),
    rule(
      'reports-attack',
      'safety',
      `
      (quelqu'un|un homme|des gens|un inconnu|inconnu|cambrioleur|cambrioleurs|voleurs|voleur|un type|mon ex) .. (essaie|essaye|essaient|tente|force|défonce|entré|entre|rentré|entrés|est) .. (entrer chez moi|chez moi|dans ma maison|dans la maison|dans mon appartement|ma porte|la porte d'entrée|par la fenêtre)
      (me|nous) (menace|menacent|frappe|agresse|étrangle|tabasse|séquestre|poursuit|braque) !(de|d'|par)
      (mari|ex|copain|conjoint|père|fils|homme|voisin|il) .. (me bat !(à|aux|au|toujours)|m'a frappée|m'a frappé|m'a tabassée|m'a violée|veut me tuer|essaie de me tuer|va me tuer|m'étrangle|m'a enfermée)
      (quelqu'un|un homme|une voiture|un type|des hommes|un inconnu) .. me (suit|suivent|poursuit) !(sur|à) | (il|elle|homme|quelqu'un|mec|type|ex|mari|fils) a (un couteau|une arme|un pistolet|un fusil|un flingue)
      (viens|vient|venons) (d'être|de me faire|de se faire) (agressé|agressée|attaqué|attaquée|braqué|braquée|agresser|attaquer|violer|violée|tabasser|cambrioler|cambriolé)
      (enlevé|enlever|kidnappé|kidnappée) (mon|ma|mes|notre) (enfant|fille|fils|bébé|enfants|petit|petite) | (ma fille|mon fils|mon enfant|mon bébé) .. a (disparu|été enlevé|été enlevée|été kidnappé|été kidnappée)
      (suis|sommes|est) en danger !(de (perdre|faillite)) | prise d'otages | (il y a|y a) une bombe | alerte à la bombe | des coups de feu | une fusillade
      (viens|vient|venons) d'avoir un accident !(du|de (télé|la vie)) | (vais|veux|envie de) (tuer|égorger|poignarder|abattre) (ma femme|mon mari|quelqu'un|tout le monde|mon patron|mes enfants|mon voisin|mon ex)
      `,
      { unless: NOT_NOW },
    ),
    rule(
      'reports-theft',
      'safety',
      `
      (m'a|m'ont|s'est fait|me suis fait|viens de me faire|vient de me|m'être fait|s'être fait) .. (volé|piqué|dérobé|arraché|voler|piquer|dérober|arracher) (ma|mon|mes|sa|son|ses) (carte|cartes|portefeuille|téléphone|sac|portable|argent|papiers|identité|passeport|économies|natel|gsm|cellulaire)
      (carte|cartes|portefeuille|sac|téléphone|portable|gsm|natel|cellulaire|identité) .. (a été|ont été|vient d'être|viennent d'être) (volé|volée|volés|volées|cloné|clonée|piraté|piratée|usurpé|usurpée|dérobé|dérobée)
      ^ [on m'a volé|ma|mon] (carte|téléphone|portefeuille|sac|compte) [bancaire|bleue|de crédit] (volée|volé|piratée|piraté|clonée|hacké) $ | (usurpé|usurpée|volé|utilise|utilisent) mon identité
      (faire opposition|fais opposition|bloquer|bloquez) ... (on m'a volé|on me l'a volée|fait voler|fait pirater|vient d'être volée|été volée|quelqu'un s'en sert|quelqu'un retire|quelqu'un paie)
      `,
      { unless: NOT_NOW },
    ),
    rule(
      'reports-fraud',
      'safety',
      `
      (compte|comptes|espace client|boîte mail|messagerie|profil|mail) .. (a été|ont été|vient d'être|viennent d'être|s'est fait|est) (piraté|piratée|piratés|hacké|hackée|pirater|hacker|détourné|usurpé)
      (compte|comptes|livret|économies) .. (a été|ont été|vient d'être|s'est fait|se fait) (vidé|vidés|vider|siphonné|siphonner)
      (m'a|m'ont|a|ont) (piraté|hacké|cloné|vidé|siphonné|copié) (mon|ma|mes|tout mon|le) (compte|comptes|carte|cartes|livret|téléphone|ordinateur|boîte|espace|messagerie)
      (me suis|s'est|viens de me|vient de se|me suis bien|nous sommes) (fait|faire) (arnaquer|escroquer|pirater|hacker|frauder|hameçonner|avoir par un faux) !(par (vous|votre|vos|ce|cette)|chez vous|avec vous)
      (on|quelqu'un|ils|pirate|pirates|escroc|escrocs|inconnu|voleur|voleurs) .. (vide|vident|vider|siphonne|débite) (mon|mes|tout mon|nos|notre) (compte|comptes|livret|argent)
      (quelqu'un|inconnu|inconnus|escroc|escrocs|voleur|voleurs|pirate|pirates|des gens|ils) [d'autre] .. (utilise|utilisent|se sert|se servent|paie|paye|paient|achète|retire|retirent|dépense|a utilisé|a payé|a retiré|commande|entré sur|entré dans) .. (ma carte|mon compte|mes identifiants|mes coordonnées|mon argent|ma banque en ligne|mon nom sans)
      (donné|communiqué|dicté|transmis|filé|fourni|validé|payé) ... à (un escroc|un faux|une fausse|un arnaqueur|des escrocs|un inconnu au téléphone|des arnaqueurs) | (faux|fausse) (conseiller|conseillère|banquier|banquière|policier|technicien|livreur|vendeur) .. (m'a|donné|pris|mes codes|mon code|virement|arnaqué|ma carte)
      victime .. (fraude|arnaque|escroquerie|piratage|usurpation|phishing|hameçonnage) | (signaler|déclarer) (une fraude|une escroquerie|une arnaque|un vol de carte|le vol de ma carte|un piratage)
      (paiement|paiements|achat|achats|virement|virements|retrait|retraits|prélèvement|prélèvements|débit|débits|transaction|transactions|opération|opérations) .. (frauduleux|frauduleuse|frauduleuses|jamais autorisé|jamais autorisés|jamais autorisée|jamais faits)
      `,
      { unless: NOT_NOW },
    ),
    rule(
      'takes-legal-action',
      'legal',
      `
      (vais|allons|va|compte|comptons|hésiterai pas à|peux|veux|décidé de|pourrais|sinon je) .. (porter plainte|déposer plainte|porte plainte|vous poursuivre|vous attaquer|vous assigner|vous traîner|aller au tribunal|aller en justice) !(contre (un|mon|ma|le|x))
      je (porte|dépose|porterai|déposerai) plainte !(contre (un|mon|ma|x)) | plainte contre (vous|votre|vos)
      (saisir|saisis|saisirai|saisi|contacter|contacte|alerter|écrire à|signaler à|signalerai à|m'adresser à) [à|le|la|les|l'] (médiateur|médiatrice|ombudsman|ombudsfin|dgccrf|répression des fraudes|justice|tribunal|procureur|cnil|arcep|acpr|crtc|finma|conciliateur|juge|office de la protection|test achats|que choisir|défenseur des droits|prud'hommes)
      (mon|notre|mes|nos) (avocat|avocate|avocats) .. (va|vont|contactera|prendra|écrira|s'occupera|se chargera|prend) .. (vous|contact|contacter|s'occuper|charge|occupera|écrira)
      (nouvelles|entendre parler|entendrez parler|courrier|lettre) de (mon|mes|notre|nos) (avocat|avocate|avocats)
      (verra|retrouve|retrouvera|réglera ça|finira|finir|terminera|poursuis|attaque|assigne|traîne|poursuivrai|attaquerai|rendez vous) .. (au tribunal|en justice|devant le juge|devant la justice|devant les tribunaux|devant le tribunal|aux petites créances|en cour)
      (vous|on) (met|mets|ai mis|enverrai|envoie) .. (en demeure|une mise en demeure|un huissier) | (vous faire|vous ferai|vous faire condamner) .. procès
      (prendre|pris|prends|engager|engagé|mandater|mandaté|appelle|contacte|appeler) (un|mon) (avocat|huissier) .. (contre|pour vous|si vous|vous)
      `,
      {
        unless: `(voisin|voisine|ex mari|ex femme|propriétaire|divorce) ... (plainte|avocat|tribunal|procès)`,
      },
    ),
    rule(
      'threatens-to-leave',
      'cancel_threat',
      `
      (sinon|ou bien|autrement|soit) (je|j'|on) (résilie|résilierai|pars|partirai|quitte|ferme mon compte|clôture|change (de|d') (banque|opérateur|fournisseur|assurance|assureur|compagnie)|m'en vais|annule tout|vais voir ailleurs)
      (remboursez|remboursement|solution|réparez|enlevez|geste|remise|baissez|réglez) ... ou (je|j'|on) (résilie|pars|quitte|ferme mon compte|m'en vais|annule tout|change (de|d') (banque|opérateur|compagnie))
      si (vous|ce|c'|on|rien|ça|le|la) ... (je résilie|je vous quitte|je pars !(à|en|de|demain)|je m'en vais|je ferme mon compte|je change (d'opérateur|de banque|de fournisseur|d'assurance|de compagnie)|j'annule tout)
      (vais|pars|passe|aller|irai|partir|passer|m'en vais|allons) (chez|à|voir chez) [un|une|la|le|un autre|une autre|vos] (concurrent|concurrents|concurrence|autre opérateur|autre banque|autre fournisseur|autre compagnie)
      (vais|préfère|pense|songe à|irai|vais aller) [aller] voir ailleurs
      (perdez|perdu|perdre|perdrez) [un|une] [bon|bonne|très bon] [vieux|vieille] (client|cliente) [fidèle]
      (marre|assez|ras le bol|plein le dos|honte|lamentable|suffit|inadmissible) .. (je résilie|je quitte|je ferme mon compte|résiliez|je clôture|je change (d'opérateur|de banque))
      (plus jamais|jamais plus) .. (commande|commanderai|achèterai|achète|client|cliente|voyagerai|mettrai les pieds) .. (chez vous|avec vous|votre)
      `,
    ),
    rule(
      'insults-the-service',
      'frustration',
      `
      (vous|tu) [n'] (êtes|es) [tous|complètement|totalement|qu'une bande de|une bande d'|des|un|trop|tellement|de vrais] (nul|nuls|nulle|inutile|inutiles|stupide|stupides|idiot|idiote|incompétent|incompétents|débile|débiles|con|cons|incapables|voleurs|escrocs|bouché|sourd|lamentables)
      (robot|machine|assistant|bot|service) [client] (stupide|débile|de merde|idiot|idiote|à la con|pourri|incompétent|lamentable)
      (vous (moquez|foutez|fichez)|tu te (moques|fous)|on se (moque|fout)) (de moi|de ma gueule|du monde|de nous|de vos clients)
      (ta gueule|va te faire (foutre|voir)|allez vous faire (foutre|voir)|faites chier|fais chier|espèce d'abruti|espèce de con|connard|foutage de gueule)
      `,
    ),
    rule(
      'is-fed-up-with-assistant',
      'frustration',
      `
      (vous|tu) [ne] (comprenez|comprends|écoutez|écoutes|pigez|captes) (rien|jamais|absolument rien|toujours pas ce que|pas ce que je dis|que dalle) !(à la|au|aux)
      (vous|tu) [ne] (m'écoutez|m'écoutes|me comprenez|me comprends) (pas|jamais|toujours pas)
      combien de fois .. (répéter|répète|vous dire|le dire|vous expliquer|réexpliquer|redire|que je le dise|que je répète)
      (vous|tu) [ne] (servez|sers) [strictement|absolument] à rien | (vous|tu) (me faites|me fais|nous faites) .. perdre [mon|notre|tout mon] temps
      (marre|ras le bol|plein le dos|peux plus) (de vous|de toi|de votre|de vos|de ce robot|de cette machine|de répéter|de me répéter|d'expliquer)
      (vous|tu) (m'énervez|m'énerves|m'agacez|m'agaces|me gonflez|me gonfles|me saoulez|me saoules|me fatiguez)
      (on|nous) (tourne|tournons) en rond | fois que je (répète|vous répète|le répète|vous le dis|le dis|réexplique|redis|vous explique)
      `,
      { unless: `(je|j') (ne|n') comprends (rien|pas)` },
    ),
    rule(
      'offers-a-person',
      'offer',
      `
      (voulez|souhaitez|désirez|préférez|aimeriez|voudriez|souhaiteriez|veux tu|tu veux|souhaites tu|préfères tu) ... (parler|contacter|avoir|discuter|échanger|relation|contact|transféré|transférée|transfère|passe|mette|bascule|orienté|joindre|appeler) ... <whom>
      (puis je|je peux|je pourrais|dois je|vais je|permettez moi|permettez que|vous propose de|est-ce que je peux|nous pouvons|voulez vous que je|je vais) !pas ... (vous|te) (passer|transférer|mettre en relation|mettre en contact|passe|transfère|mette en relation|mettre en ligne|orienter|confier) ... <whom>
      je (vous|te) (passe|transfère à|transfère au|transfère vers|mets en relation avec|mets en contact avec|mets en ligne avec|bascule vers) <whom>
      (voulez|souhaitez|désirez|préférez|voudriez|aimeriez) [vous] [plutôt|avoir|l'aide d'|peut-être] <adviser>
      (transférer|transfère|passer|passe|relation|relais|parler) ... (<adviser>|collègue|spécialiste|personne) ... (voulez vous|souhaitez vous|cela vous|ça vous|qu'en pensez vous|qu'en dites vous|êtes vous d'accord)
      (<adviser>|un collègue|une collègue|mes collègues|un spécialiste) ... (voulez vous|souhaitez vous) .. (lui parler|parler|le passe|transfère|mette|relation)
      (à un|qu'un|qu'une) (collègue|conseiller|conseillère|agent|spécialiste|responsable|préposé) (de prendre|de vous parler|de reprendre|vous rappelle|vous appelle|vous parle|prenne le relais) | je vous (le|la) passe | un (collègue|conseiller|agent) ... je vous transfère | (seriez vous|êtes vous|accepteriez vous|ça vous irait|cela vous irait) ... (parler|passer|passe|transfère|transféré|relation|passais) ... <whom>
      (souhaitez vous|voulez vous) .. (être transféré|être transférée|un transfert|être mis en relation|être mise en relation|que je vous transfère) !(d'argent|les|des|le|la|cinquante|cent)
      `,
      { unless: `(ne peux|ne peut|n'est|suis pas|impossible) .. (transférer|passer|mettre|possible)` },
    ),
    rule(
      'admits-failure',
      'failed',
      `
      (ai|avons|suis|sûr d'avoir|certain d'avoir) [malheureusement|toujours] (pas|mal) [bien|tout à fait|tout] (compris|entendu|saisi)
      (ne|n') (comprends|suis|saisis) [toujours] pas [bien|tout à fait] (votre|ce que vous|la question|en mesure)
      (peux|puis|pouvons) [malheureusement|hélas] (pas|rien) (vous aider|répondre|traiter|faire cela|faire pour vous)
      (pouvez|pourriez) vous [me] (répéter|reformuler|redire|préciser|le redire|le dire autrement)
      (n'ai|ne dispose|n'avons) [malheureusement] pas (accès|cette information|la réponse|d'information|trouvé|réussi) | (arrive|parviens|réussis) pas à (trouver|comprendre|ouvrir|répondre|accéder)
      (je ne trouve|je n'ai trouvé|je ne vois) (aucun|aucune|rien|pas) | (dépasse|hors de|au-delà de) (mes|ce que je peux) (capacités|compétences|possibilités|faire)
      `,
    ),
    rule(
      'says-it-again',
      'again',
      `
        je (vous|te) demande (si|quand|combien|où|pourquoi|comment|quel|quelle|la|le)
        je (veux|voulais|voudrais|cherche à) savoir
        (ma question|ce que je (demande|veux|voulais)|je parle (du|de|des)|je veux dire)
      (comme|puisque) je (l'ai dit|vous l'ai dit|viens de|le disais|vous le disais|disais|vous disais|l'ai déjà)
      (ai|l'ai|viens de) [déjà] (dit|le dire|demandé|expliqué|donné|répété|vous le dire) [déjà|tout à l'heure|avant]
      (ce n'est|c'est|c'était) pas (ma question|ce que je demande|ce que j'ai demandé|ce que je voulais|ce que j'ai dit|ça que je demande|ça)
      (avez|as|avez toujours) pas répondu | (répondez|réponds) pas à (ma|la) question | (je répète|vous répète|je redis|redemande|je reformule|encore une fois|une fois de plus|mal compris)
      ^ (non|mais non) [mais] (je parle|je parlais|j'ai demandé|je demandais|je vous ai demandé|je demande|je vous demande|je voulais)
      `,
    ),
    rule(
      'agrees',
      'accept',
      `
      [ah|oh|mais|que|écoutez|et|service] (oui|ouais|ok|okay|d'accord|dac|mouais|yes|yep|si|certes|affirmatif|correct|entendu|parfait|super|nickel|impeccable|génial|formidable|volontiers|absolument|certainement|évidemment|effectivement|exactement|ouf|allez)
      [très|bien] (volontiers|bien sûr|tout à fait|très bien|ma foi|mais oui|bon) | avec (plaisir|grand plaisir|joie)
      (je|j'|moi je) (veux|voudrais|aimerais) bien [ça|oui]
      (allez|vas) y | (faites|fais|faisons|on fait|allons y) [le|ça|comme ça] [oui]
      (ce|ça|cela) (serait|sera|me va|m'irait|me convient|m'arrange|m'arrangerait|m'aiderait|me plairait|marche|roule|joue|va|vaut mieux|peut aider) [très|super|sans doute|peut-être|pour moi|une] [bien|parfait|gentil|mieux|idéal|plus simple|aimable|génial|top|bonne idée|bonne chose]
      (c'est|est) (d'accord|parfait|bon pour moi|gentil|très gentil|très bien|bien|mieux|peut-être mieux|une bonne idée|une très bonne idée|bien aimable|oui|beau|bien gentil|ce que je veux|ça que je veux|ce que je voulais|ce que je demande)
      [très|excellente] bonne idée | excellente idée | [et|allez] pourquoi pas | tant mieux | il était temps | pas trop tôt
      (passez|passe) [moi|le moi|la moi] [<whom>|lui]
      (transférez|transfère|connectez|basculez|mettez) [moi|mon appel|l'appel] [en relation|en contact|en ligne] [avec lui|avec elle|avec <who>|à <who>|vers <who>] | faites le transfert
      (je|j') (préfère|préférerais|aimerais mieux) [ça|oui|autant|parler] [à|avec] [<who>|le transfert]
      (je|j') (veux|voudrais|aimerais) (parler|discuter|lui parler|leur parler) [à|avec] [<who>]
      [avec|à] [un|une|le|la|votre] (humain|personne|conseiller|conseillère|agent|collègue|vraie personne|être humain|opérateur|vrai conseiller|quelqu'un|quelqu un)
      (je|j') [peux|vais] (attends|patiente|patienter|attendre|reste en ligne|ne quitte pas) | j'ai le temps | (pas de|aucun|sans) (problème|souci|soucis)
      (j'accepte|je suis d'accord|je suis pour|je dis oui|je suis preneur|je suis preneuse|j'apprécierais|je pense|je crois) [bien] [que oui]
      si (vous voulez|vous pouvez|tu veux|ça peut aider|ça va plus vite|vous pensez|c'est mieux|ce n'est pas trop long|il le faut)
      [le] (plus vite possible|tout de suite|maintenant|vite|immédiatement|beaucoup) | (ah|oh|mais|écoutez) [ça|ce|que|si]
      (vous êtes|t'es|vous seriez) [bien|très] (gentil|aimable|gentille|un ange) | comme vous voulez | faites au mieux | je vous laisse faire | je vous suis
      `,
    ),
    rule(
      'declines',
      'refuse',
      `
      ^ [ah|oh|mais|merci] (non|nan) !(je veux (un|une|parler|quelqu'un)|donnez|passez|c'est (la|le|l'|un|une|ma|mon)|je suis)
      pas (besoin|la peine|nécessaire|maintenant|tout de suite|encore|pour l'instant|pour le moment|aujourd'hui|question|utile)
      (ça ira|ça va aller|ce sera tout|sans façon|surtout pas|certainement pas|hors de question|très peu pour moi|pantoute) | ^ (plus tard|une autre fois|peut-être plus tard|un autre jour)
      (continuons|on continue|continuez|restons|reprenons|recommençons|réessayons|essayons|on réessaie|réessayez|essayez encore)
      (préfère|préférerais|aime mieux) (continuer|rester|pas|que vous|le faire|essayer|finir|me débrouiller|non)
      (vous|tu) (pouvez|peux) [bien|aussi] (m'aider|le faire|essayer|continuer|me dire) !pas
      (me transférez|transférez|passez) (pas|personne) | je reste avec vous | gardez moi
      (je vais|on va) (me débrouiller|réfléchir|rappeler|voir moi-même|faire ça ensemble|essayer) | je rappelle | rappellerai | repasserai
      (veux|souhaite|envie|voudrais) (pas|plus) [attendre|parler|de conseiller|être transféré|d'humain|parler à quelqu'un] | (laisse|laissez) tomber | c'est réglé | j'ai trouvé | c'est bon !(pour moi|oui)
      `,
    ),
    rule(
      'asks-for-occupation',
      'asks_noun',
      `
      (quel|quelle) est votre (métier|profession|fonction|poste|travail|emploi|activité|rôle) | (faites vous|vous faites) (dans la vie|comme métier|comme travail)
      (avec qui|à qui|qui) .. (avez vous|vous avez|vous a|vous êtes) [parlé|répondu|appelé]
      `,
    ),
  ],
  lists: {
    ask: `
      veux | voudrais | aimerais | souhaite | souhaiterais | préfère | préférerais | préfererais | désire | désirerais | voulons | aimerions
      besoin (de|d') | envie (de|d') | possible (de|d'|que je) | moyen (de|d') | impossible (de|d') | possibilité (de|d')
      faut que (je|j'|nous|on) | faudrait que (je|j'|nous|on) | exige (de|d') | demande (à|de|d') | insiste pour | tiens à 
      puis je | je peux | je pourrais | pourrais je | on peut | peut on | est-ce que je peux | je saurais | on saurait
      laissez moi | laisse moi | me laisser | permettez moi de | cherche à | essaie (de|d') | essaye (de|d') | tente (de|d') | veus | voudré
    `,
    neg: `pas | plus | jamais | rien | ni | surtout pas | même pas`,
    soon: `maintenant | tout de suite | vite | immédiatement`,
    opening: `oui | non | bonjour | bonsoir | allô | allo | ok | d'accord | bon | salut | oui bonjour | bonjour oui | allô bonjour`,
    tail: `<soon> | merci | au téléphone | en ligne | en direct | tout de suite | rapidement | et vite | c'est tout | au plus vite | par téléphone`,
    det: `
      un | une | le | la | l' | votre | vos | ton | un de vos | une de vos | l'un de vos | l'une de vos | un des | ce | cet | cette | un autre | une autre
      d'autres | des | un bon | un de tes
    `,
    other_calling: `
      immobilier | immobilière | de voyage | de voyages | d'assurance | d'assurances | de police | de sécurité | d'entretien | de change
      sportif | secret | littéraire | artistique | conjugal | d'orientation | fiscal | pédagogique | municipal | financier | en image | principal d'éducation
    `,
    who: `
      [<det>] [<real>] (<agent>|<human>|<somebody>|<desk>) [<real>] !<other_calling>
      mon (conseiller|agent|gestionnaire|interlocuteur|chargé de clientèle|chargé de compte) !<other_calling>
      ma (conseillère|gestionnaire|interlocutrice|chargée de clientèle|chargée de compte)
    `,
    house: `
      [la|le|l'|votre|vos] (réception|accueil|direction|siège|boutique|magasin|agence|restaurant|spa|conciergerie|cabinet|secrétariat|comptabilité|compta|facturation|guichet|standard|hiérarchie)
      [le|votre|un|du|bon] [bon] service !(public|militaire|minimum|gratuit|en ligne)
    `,
    whom: `<who> | <house> | (un|une|l'|votre) (assistant|assistante) !(vocal|vocale|virtuel|virtuelle|automatique|google)`,
    adviser: `
      [un|une|le|la|votre|vos|ton|un de vos|une de vos|l'un de vos|des|un des] [<real>] <bare> [<real>] !<other_calling>
    `,
    bare: `
      conseiller | conseillère | conseillers | téléconseiller | téléconseillère | agent | agente | agents | opérateur | opératrice | téléopérateur
      représentant | représentante | superviseur | superviseure | responsable | interlocuteur | interlocutrice | standardiste | humain | humaine
      être humain | vraie personne | personne réelle | personne humaine | personne physique | vraie voix | voix humaine | préposé | préposée
      chargé de clientèle | conseiller clientèle | conseiller client | agent humain | agent en direct | service client | service clients | service clientèle
      personne en chair et en os | personne de chair | conseillé | conseiler | conseillier | téléphoniste | supérieur | supérieur hiérarchique
    `,
    flesh: `
      (un|une|d'un|d'une|à un|à une|avec un|avec une) [<real>] (humain|être humain|vraie personne|personne réelle|personne humaine|personne en chair|personne de chair|voix humaine|interlocuteur humain|agent humain|vrai conseiller)
      (aide|assistance|réponse|intervention) humaine | (un|le) (contact|support) humain
    `,
    intend: `
      veux | voudrais | vais | aimerais | souhaite | préfère | préférerais | autant | décidé de | envie de | pense à | songe à | mérite de | rêve de
      laissez moi | laisse moi | prêt à | prête à | point de | tenté de | essayé de | essaie de | compte | courage de | besoin de | devrais | ferais mieux de
      espère | comment | prévois de | vaut mieux | moyen de | façon de | aidez moi à | aide moi à
    `,
    figure: `de | d' | à | au | à la | un pneu | pour (ce|cette|un|une) | commercialement | devant`,
    living: `à | chez | ici | avec | dans | en | sans | là | au | aux | comme (un|des) | ensemble | seul | seule | loin | normalement | décemment | correctement | de ma | comme`,
  },
};
