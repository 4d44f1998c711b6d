/** Words of one language that show how a caller feels. Folded as turns are; a final `*` stands for any ending. */
export interface SentimentWords {
  readonly negative: readonly string[];
  readonly positive: readonly string[];
  /** Up to three words before another word, they reverse it: "not happy". */
  readonly negation: readonly string[];
}

const words = (text: string): readonly string[] => text.split(/\s+/);

/** By ISO 639-1 code. */
export const SENTIMENT_WORDS: ReadonlyMap<string, SentimentWords> = new Map([
  [
    'en',
    {
      negative: words(
        'angry annoy* awful terrible horrible ridiculous unacceptable useless frustrat* disappoint* upset furious hate stupid worst worse disgust* complain* complaint rude scam fraud stolen robbed broken wrong joke fed sick tired scared afraid emergency lawyer sue cheated',
      ),
      positive: words(
        'thanks thank great perfect wonderful excellent lovely happy glad helpful appreciate awesome brilliant fantastic nice love pleased',
      ),
      negation: words('not no never dont isnt wasnt arent cant cannot hardly without nothing'),
    },
  ],
  [
    'fr',
    {
      negative: words(
        'enerv* colere fache* inadmissible inacceptable scandal* nul nulle inutile* horrible decu* deception frustr* honteux honte ridicule deteste marre ras arnaqu* escroc* vole* casse* peur urgence avocat plainte pire agac*',
      ),
      positive: words(
        'merci parfait* super genial* excellent* content* ravi* formidable merveill* bravo utile aimable gentil* top',
      ),
      negation: words('pas ne jamais aucun aucune sans rien plus'),
    },
  ],
  [
    'it',
    {
      negative: words(
        'arrabbiat* inaccettabil* vergogn* assurd* ridicol* inutil* pessim* orribil* delus* frustrat* stuf* schifo odio truff* rubat* rotto rotta paura emergenza avvocato reclamo peggio scandal* incompetent* furios*',
      ),
      positive: words(
        'grazie perfett* ottim* fantastic* meraviglios* content* felice eccellent* gentil* bravissim* bravo benissimo splendid*',
      ),
      negation: words('non mai nessun nessuna senza niente nulla'),
    },
  ],
  [
    'de',
    {
      negative: words(
        'argerlich arger* wutend sauer unverschamt* frech* unmoglich inakzeptabel katastroph* schlecht* schlimm* furchtbar* enttausch* frustrier* nervt nervig nutzlos lacherlich hasse betrug* gestohlen kaputt angst notfall anwalt beschwer* unzufrieden genug mist scheisse',
      ),
      positive: words(
        'danke dank perfekt super toll prima wunderbar* ausgezeichnet zufrieden froh hilfreich freundlich klasse spitze gerne herzlichen',
      ),
      negation: words('nicht kein keine keinen nie niemals ohne nichts'),
    },
  ],
  [
    'es',
    {
      negative: words(
        'enojad* enfadad* molest* inaceptable indignant* vergonz* verguenza ridicul* inutil* horrible* terrible* pesim* decepcion* frustrad* frustracion hart* odio estaf* robad* robo fraude roto rota miedo emergencia abogad* queja reclam* peor asco furios*',
      ),
      positive: words(
        'gracias perfect* excelente* genial* estupend* maravill* content* feliz amable encanta fantastic* fenomenal buenisimo',
      ),
      negation: words('no nunca jamas ningun ninguna sin nada tampoco'),
    },
  ],
  [
    'pt',
    {
      negative: words(
        'irritad* bravo raiva inaceitav* absurd* vergonha ridicul* inutil* horriv* terriv* pessim* decepcion* frustrad* cansad* odeio golpe roubad* roubo fraude quebrad* medo emergencia advogad* reclam* pior nojo furios* chatead*',
      ),
      positive: words(
        'obrigad* perfeit* excelente* otim* maravilh* content* feliz gentil adorei fantastic* legal valeu show incrivel',
      ),
      negation: words('nao nunca jamais nenhum nenhuma sem nada nem'),
    },
  ],
  [
    'hi',
    {
      negative: words(
        'गुस्सा गुस्से परेशान बेकार घटिया बकवास खराब निराश शर्म धोखा ठगी चोरी टूटा डर आपातकाल वकील शिकायत तंग नाराज gussa pareshan bekar ghatiya bakwas kharab nirash dhokha thagi chori dar vakeel shikayat tang naraz',
      ),
      positive: words(
        'धन्यवाद शुक्रिया बढ़िया अच्छा अच्छी शानदार खुश मेहरबानी dhanyavad shukriya badhiya accha acchi shandar khush',
      ),
      negation: words('नहीं मत ना बिना nahi nahin mat bina'),
    },
  ],
]);
