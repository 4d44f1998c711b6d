import { foldText } from './words.ts';

/** The languages that are stemmed. Text in any other is found by its exact words. */
export type KnownLanguage = 'en' | 'de' | 'fr' | 'es' | 'it' | 'pt' | 'hi';

/**
 * Words that carry no subject, by language: grammar, and what callers say around their question ("could you please
 * tell me"). They are left out of the search, and they tell which language a text is in.
 */
export const STOP_WORDS: Readonly<Record<KnownLanguage, ReadonlySet<string>>> = {
  en: words(`a about after all also am an and any anybody anyone anything are aren as ask at be because been before
    being but by can could couldn did didn do does doesn doing don done each else ever every find for from get gets getting
    give go going gonna got guys had happens hard has have haven having hello help her here hey hi his hm how i if in
    into is isn it its just know last let like ll long look looking lot m make many may maybe me mean might mine more
    most much must my myself need needs next no not now of off ok okay on one only or other our out over own please pls
    possible question quick re really s said same say says see she should shouldn so some somebody someone something still such
    sure t take takes tell tells than thank thanks that the their them then there these they thing things think this those through
    time to today too told try uh um under until up us use ve very wait wanna want wanted wants was wasn way we well were
    what when where which while who whom whose why will with within without won wonder work would wouldn yeah yes yet
    you your yours`),
  de: words(`ab aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bekomme bekommen
    bin bis bitte brauche brauchen bräuchte bräuchten da dabei dafür damit dann darf dass das daß dein dem den denn der
    des dich die dies diese diesem diesen dieser dieses dir doch dort du durch dürfen eben ein eine einem einen einer
    eines einfach einmal er es etwas euch euer eure frage für gab ganz geben geht gehen gerade gern gerne gewesen gibt
    ging gut guten hab habe haben hallo hat hatte hätte hätten heute hier hin ich ihm ihn ihnen ihr ihre ihrem ihren
    ihrer im immer in ins irgendwie ist ja jede jedem jeden jeder jedes jetzt kann kannst kein keine keinem keinen
    keiner können könnte könnten könnten lange lassen leider mach mache machen mal man mehr mein meine meinem meinen
    meiner mich mir mit möchte möchten muss müssen müsste na nach nächste nächsten nächster nicht nichts noch nun nur
    ob oder ohne schon sehr sei sein seine seinem seinen seiner selbst sich sie sind so soll sollen sollte sondern
    sonst tag tun über uhr um und uns unser unsere unserem unseren unserer unter viel viele vielleicht vom von vor wann
    war wäre waren warum was weg weil welche welchem welchen welcher welches wenn wer werde werden wie wieder wieviel
    will wir wird wissen wo wollen wollte worden wurde würde würden zu zum zur`),
  fr: words(`a acheté ai aie aimerais ainsi alors après as au aucun aujourd aussi autre aux avait avant avec avez
    avoir avons bah bien bonjour bon c ça car ce ceci cela celle celui ces cet cette ceux chez combien comme comment d
    dans de déjà depuis des dire dites doit dois donc du elle elles en encore entre es est et étais était été êtes être
    eu eux faire fais fait faites faut font heure hui ici il ils j je juste l la là le les leur leurs lui m ma madame
    mais me même merci mes moi moins mois mon monsieur n ne ni non nos notre nous on ont ou où oui par parce pas
    pendant peu peut peux plait plus possible pour pourquoi pourrais pourrait pourriez pouvez prochain puis puisque qu
    quand que quel quelle quelles quels quelque qui quoi sa sais sans savoir se sera ses si soit son sont sous sur svp t
    ta te temps tes toi ton toujours tous tout toute toutes très trop tu un une va vais vers veut veux voici voilà
    vos votre voudrais vous vraiment y`),
  es: words(`a ahora al algo alguien algún alguna algunas alguno algunos allí antes aquí así aun aunque bien buenas
    buenos cada casi como cómo con cosa cual cuál cuando cuándo cuanto cuánto cuánta cuánto cuántos da dan dar de debe
    debo decir del desde después dia dias dice dime día días donde dónde dos e el él ella ellas ellos en entonces entra
    entre era es esa esas ese eso esos esta está estaba están estar estas este esto estos estoy favor fue fui ha había
    haber hace hacer hacia hago han hasta hay he hola hora hoy igual ir la las le les lo los luego más me mes mi mí
    mientras mis mismo mucho muy nada necesito ni no nos nosotros o os otra otro para pasa pasada pero poco podría
    podrías por porque pregunta próximo pude puede pueden puedo pues que qué querer quería quiere quiero quién quien
    quisiera saber se sea semana ser si sí sido sin sobre solo son su sus tal también tan tanto te tener tengo tenía
    ti tiene tienen toda todo todos tu tú un una unas uno unos usted ustedes va vale vamos voy y ya yo`),
  it: words(`a abbia adesso ai al alla alle allo altra altro anche ancora avere avete aveva avevo avrei avrebbe
    bisogno buonasera buongiorno c che chi ci ciao cioè col come con cosa così cui da dai dal dalla dalle dallo deve
    devo dei del della delle dello di dice dire dove dovrei dopo due e è ecco ed era essere fa faccio far fare fate
    fatto favore fra già giorno gli grazie ha hai hanno ho i il in io l la le lei li lo loro lui ma mai me mentre mese
    mi mia mie miei mio molto ne nei nel nella nelle nello niente no noi non nostra nostro o ogni oggi ora ore per
    perché perche però piacere più po poi posso possiamo possono potete potrei potrebbe prima pronto proprio può puo
    qual quale quali qualche qualcosa quando quanta quante quanti quanto quella quello questa queste questi questo qui
    quindi s sa sapere scusi se sei sempre senta senza si sì sia siamo siete solo sono sopra sta sto su sua sue sui
    sul sulla suo suoi tra tu tua tuo tutta tutte tutti tutto un una uno va vado vi voglio voi volevo vorrei vostra
    vostro`),
  pt: words(`a agora aí ainda algo alguém algum alguma ao aos apenas após aqui as às assim até bem boa bom cada com
    como comprei consigo da dá daí das de dela dele depois desde deste devo dia dias diz dizer do dois dos e é ela elas
    ele eles em embora enquanto então entre era eram essa esse esta está estão estar estas este estes estou eu eu faço
    favor faz fazer fiz foi for fui gostaria gostava há hoje hora horas isso isto já la lá lhe lo mais mas me mesmo meu
    meus mim minha minhas mês muito na nada não nas nem nenhum nessa nesse nesta neste no nos nós nossa nosso num numa o
    obrigada obrigado oi olá onde os ou outra outro para parte pela pelo pergunta perguntar pode podem poderia podia
    por porque porquê posso pouco precisava preciso próximo pra qual quais qualquer quando quanta quantas quanto
    quantos que quê quem queria quer quero saber são se seja sem sempre ser será seu seus si sim sobre só sou sua suas
    também tão te tem têm tenho ter teu tinha tipo toda todas todo todos tu tua tudo um uma umas uns vai vamos você
    vocês vos vou`),
  hi: words(`अगर अगला अगले अपना अपनी अपने अब अभी आ आज आप आपका आपकी आपके आपको इस इसका इसकी इसके इसमें इसे उन उनका उस उसका उसकी
    उसके उसे एक ऐसा ऐसे और कब कभी कर करके करता करती करते करना करनी करने करूँ करें कहाँ कहां का कि कितना कितनी कितने किस किसी की
    कुछ कृपया के कैसा कैसी कैसे को कोई कौन कौनसा क्या क्यों गई गए गया चाहता चाहती चाहते चाहिए जब जहाँ जा जाए जाएगा जाता जाती
    जाते जाना जाने जी जो तक तब तो था थी थे दिया दीजिए दे देता देना दो नमस्ते नहीं ने पर पास फिर बता बताइए बताओ बहुत बात भी मत
    मिल मिलता मिलेगा मिलेगी मुझे में मेरा मेरी मेरे मैं यदि यह यहाँ यही या ये रहा रही रहे लिए लेकिन लेना लोग वह वहाँ वाला
    वाली वाले वे वो सकता सकती सकते सब सभी साथ से हम हमारा हमारी हमारे हमें ही हुआ हुई हुए हूँ हूं है हैं हो होगा होगी होता होती
    होते होना`),
};

function words(text: string): ReadonlySet<string> {
  return new Set(foldText(text).split(/\s+/));
}
