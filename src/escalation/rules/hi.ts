import { type LanguageRules, rule } from './rule.ts';

/** Every list holds both scripts, so that one pattern serves Devanagari, romanised and mixed speech. */
export const HINDI_RULES: LanguageRules = {
  language: 'hi',
  rules: [
    rule(
      'asks-to-speak-with-person',
      'explicit_request',
      `
      <who> <se> [<aside>] [<aside>] <baat> <wish> !<neg>
      <baat> <wish> [<aside>] <who> <se>
      <who> <se> [<aside>] <baat> <may>
      (^|<mujhe> ...|मैं|main|mai|आपके यहां|आपकी टीम में|aapke yahan|aapki team mein) <someone> <se> [<aside>] <baat> (<wish>|<may>) !<neg>
      <baat> <wish> [<mujhe>] <someone> <se>
      <person> <se> (ही|hi) .. <baat> (करूंगा|करूंगी|करेंगे|karunga|karungi|karenge)
      <baat> .. <person> <se> [ही|hi] (<wish>|करूंगा|करूंगी|karunga|karungi) !<neg>
      ^ [<hello>] [<mujhe>] [<any>] [<genuine>] (<lineperson>|<agent>|<someone>) <se> (<baat> [करनी|करा|करवा|karni|kara|karwa]|<verb-of-moving>) $
      `,
      {
        unless: `
        (<own>|(वो|wo|woh|उसे|उसको|उनको|usko|unko|उसने|उन्होंने|usne|unhone) ..) [<any>] <callee> <se> .. <baat> <wish>
        <who> <se> [<aside>] <baat> (करनी|करना|karni|karna) (थी|था|thi|tha) (लेकिन|मगर|पर|lekin|magar|par)
        <family> .. (<who>|<someone>) <se> .. <baat> ((करना|karna) (चाहता|चाहती|चाहते|chahta|chahti|chahte)|करनी|karni) (था|थी|थे|tha|thi|the)
        (घर|परिवार|ghar|parivar|family) .. <someone> <se>
        (किस|kis) <callee> <se>
        `,
      },
    ),
    rule(
      'asks-to-be-let-speak',
      'explicit_request',
      `
      <who> <se> .. <baat> <cause>
      <baat> <cause> .. (<who>|<someone>) <se>
      <someone> <se> [<aside>] <baat> <cause>
      (मेरी|meri) <baat> .. (<who>|<someone>) <se> [<aside>] <cause>
      (<person>|<agent>) ... (उससे|उनसे|उस से|usse|unse|us se|uss se) <baat> (<cause>|<wish>)
      `,
      { unless: '<neg> (<baat> <cause>|<cause>)' },
    ),
    rule(
      'asks-whether-anyone-is-there',
      'explicit_request',
      `
      (कोई|koi) [<genuine>] [<person>|<agent>] .. (है|मिलेगा|मिल सकता है|hai|he|milega|mil sakta hai) [क्या|kya|वहां|wahan] (जिससे|जिस से|जिनसे|jisse|jis se|jinse) [<mujhe>|मैं|main] <baat>
      (कोई|koi) (<person>|<agent>) .. (है|मिलेगा|hai|milega) .. (जो|jo) .. (मुझसे|मेरी|mujhse|meri) <baat>
      ((मुझसे|mujhse) (कोई|koi) [<genuine>] (<person>|<agent>)|(कोई|koi) [<genuine>] (<person>|<agent>) (मुझसे|mujhse)) <baat> (करे|कर सकता|करेगा|kare|kar sakta|karega)
      (कोई|koi) [<genuine>] (<person>|<agent>) (है|hai) [क्या|kya] <baat> (करने|karne)
      ^ [वहां|यहां|क्या|wahan|yahan|kya] (कोई|koi) [<genuine>] <person> [<neg>] (है|hai) [वहां|यहां|क्या|wahan|yahan|kya] $
      <baat> (करने|karne) (के लिए|को|ke liye|ko) .. (<person>|<lineagent>) .. (है|मिलेगा|चाहिए|मिल सकता|hai|milega|chahiye|mil sakta)
      `,
    ),
    rule(
      'asks-for-contact',
      'explicit_request',
      `
      <who> <se> .. (संपर्क|सम्पर्क|कांटेक्ट|कॉन्टैक्ट|कॉन्टेक्ट|contact|kontact|sampark) (करना है|करना चाहता|करना चाहती|करवा|करा|कराइए|करवाइए|करवाएं|कराएं|कैसे|karna hai|karna chahta|karna chahti|karwa|karva|kara|karaiye|karwaiye|kaise)
      (<person>|<lineagent>|<chief>) (तक|tak) .. (पहुंचूं|पहुंचना|पहुंचने|pahunchu|pahunchun|pahunchoon|pahunchna|pahunchne)
      `,
    ),
    rule(
      'asks-how-to-reach-person',
      'explicit_request',
      `
      <who> <se> <baat> (क्यों|kyun|kyu|kyon) <neg> (करा|करवा|हो|kara|karwa|karva|ho) (रहे|रही|rahe|rahi)
      (<who>|<someone>) <se> [<aside>] <baat> (कैसे|kaise|kese) (करूं|करू|करें|होगी|हो|की|कर|karu|karun|karoon|kare|karein|hogi|ho|kar)
      (कैसे|kaise|kese) [मैं|मेरी|main|meri] <who> <se> <baat>
      <who> <se> <baat> (करने|karne) (के लिए|ke liye) .. (क्या|कौन|कैसे|कहां|kya|kaun|kaise|kahan) .. (करना|करूं|दबा*|बोल*|karna|karu|karun|daba*|bol*)
      (<person>|<lineagent>) (कैसे|kaise|kese) (मिलेगा|मिलेगी|मिलता|milega|milegi)
      `,
      { unless: '<trade> <agent>' },
    ),
    rule(
      'asks-for-transfer',
      'explicit_request',
      `
      <line> !(नंबर|number) .. <who> (<ko>|<se>|तक|पर|tak|par|pe) .. (<connects>|<handover>)
      <who> (<se> [<mujhe>|मेरी|meri] [<line>] <connects>|(<ko>|पर|par|pe) [<line>] <transfers>)
      (<connects> [<mujhe>|मेरी|meri] [<line>] <who> <se>|<transfers> [<mujhe>|मेरी|meri] [<line>] <who> (<ko>|पर|par|pe))
      <mujhe> <someone> <se> <connects>
      <mujhe> (किसी|kisi) (के पास|ke paas) <connects>
      (कॉल|काल|call) (ट्रांसफर|transfer) <karo> [<now>|आगे|ऊपर|aage|upar] $
      `,
      {
        unless: `
        <sum> ... (ट्रांसफर|transfer|भेज*|bhej*)
        (फाइल|फोटो|डेटा|ईमेल|मेल|मैसेज|file|photo|data|email|mail|message) ... (ट्रांसफर|transfer|फॉरवर्ड|forward) [<karo>]
        (<neg> <connects>|<verb-of-moving> <neg>)
        (वाईफाई|ब्लूटूथ|wifi|bluetooth) ... <connects>
        `,
      },
    ),
    rule(
      'wants-person-on-the-line',
      'explicit_request',
      `
      ([<any>] (<chief>|<lineperson>|<person>) (को|ko) .. (<summons>|<handover-line>)|<someone> (को|ko) .. <handover-line>)
      [<any>] (<chief>|<lineperson>) <summons>
      <summons> .. (<chief>|<lineperson>|<person>) (को|ko)
      `,
      {
        unless: `
        (मेरे|मेरी|हमारे|उस|mere|meri|hamare|us) <callee> (को|ko) .. (बुला*|bula*)
        <neg> <summons>
        (पुलिस|एंबुलेंस|police|ambulance) .. (बुला*|bula*)
        `,
      },
    ),
    rule(
      'wants-an-agent',
      'explicit_request',
      `
      (<lineagent>|इंसान|इन्सान|insaan|insan) (चाहिए|चाहिये|chahiye|chahie|chaiye) !(<neg>|तो|to|toh|था|tha|होगा|hoga)
      <genuine> (<person>|<agent>|बंदा|बंदे|banda|bande) (चाहिए|चाहिये|chahiye|chahie|chaiye) !<neg>
      ^ .. (<lineagent>|इंसान|इन्सान|insaan|insan) (दो|दे दो|दीजिए|दे दीजिए|do|de do|dedo|dijiye) $
      <people-help> (चाहिए|चाहिये|दो|दीजिए|chahiye|chahie|chaiye|do|dijiye) !<neg>
      (मदद|हेल्प|madad|help) (चाहिए|chahiye) [<any>] [<genuine>] (<person>|<lineagent>) (की|ki)
      `,
      {
        unless: `
        <trade> (<agent>|<person>)
        (अगर|यदि|कभी|जब|agar|yadi|kabhi|jab) .. <lineagent> (चाहिए|chahiye)
        (दुकान|ऑफिस|कंपनी|फैक्ट्री|गोदाम|dukan|dukaan|office|company|factory) .. (के लिए|में|ke liye|mein|me) ... (चाहिए|chahiye)
        (चाहिए|chahiye) .. (दुकान|ऑफिस|कंपनी|फैक्ट्री|dukan|dukaan|office|company|factory) (के लिए|में|ke liye|mein|me)
        `,
      },
    ),
    rule(
      'bare-noun',
      'explicit_request',
      `
      ^ [<hello>] [<any>] (<genuine> (<person>|बंदा|banda)|<lineagent>|इंसान|insaan|insan|<people-help>) [<lineagent>] [<now>] $
      ^ [<hello>] (कस्टमर केयर|कस्टमर सर्विस|ग्राहक सेवा|customer care|customer service|grahak seva) [वाले|अधिकारी|एग्जीक्यूटिव|wale|adhikari|executive] [<now>] $
      `,
    ),
    rule(
      'refuses-the-machine',
      'explicit_request',
      `
      <bots> <se> .. <baat> <neg> (करनी|करना|करूंगा|करूंगी|करेंगे|karni|karna|karunga|karungi|karenge|krni)
      (<bots> <se> <neg> .. <baat> .. (करनी|करना|करूंगा|करूंगी|karni|karna|karunga|karungi)|<neg> (करनी|karni) .. <bots> <se> <baat>)
      <bots> (को|ko) .. <neg> (बताऊंगा|बताऊंगी|बताना|दूंगा|दूंगी|bataunga|bataungi|batana|dunga|dungi)
      (<bots>|आप|तुम|aap|tum) <neg> [चाहिए|chahiye] .. (<person>|<lineagent>) (चाहिए|से बात|को बुलाओ|को दो|दो|chahiye|se baat|ko bulao|ko do|do)
      (आपसे|आप से|तुमसे|aapse|aap se|tumse) .. <baat> <neg> (करनी|करूंगा|करूंगी|karni|karunga|karungi|krni)
      `,
      { unless: '(वॉशिंग|सिलाई|एटीएम|कपड़े धोने की|washing|silai|atm) <bots>' },
    ),
    rule(
      'wants-to-be-called-by-person',
      'explicit_request',
      `
      (<person>|<agent>|<desk>|<someone>) [<se>] .. <mujhe> .. <call-back> (करे|करें|करवा|करा|करवाइए|चाहिए|कर ले|kare|karein|karwa|karva|kara|karwaiye|chahiye|kar le)
      (कोई|koi) <mujhe> (<call-back>|फोन|कॉल|phone|call) (करे|करें|कर ले|kare|karein|kar le) !(तो|to|toh)
      (<person>|<agent>|<someone>) <se> (बोलो|बोलिए|कहिए|कहो|bolo|boliye|kahiye|kaho) [कि|ki] <mujhe> (<call-back>|फोन|कॉल|phone|call)
      (<lineagent>|<chief>|<person>) (का|की|से|ka|ki|se) (<call-back>|फोन|कॉल|phone|call) (चाहिए|करवा|करा|करवाइए|कराइए|chahiye|karwa|karva|kara|karwaiye)
      `,
      { unless: '(<own>|<trade>) <callee> (का|की|से|ka|ki|se) (फोन|कॉल|phone|call)' },
    ),

    rule(
      'wants-to-die',
      'safety',
      `
      <suicide> .. (कर (लूंगा|लूंगी|रहा|रही|लेंगे)|करने|करना|करूंगा|करूंगी|करनी|kar (lunga|lungi|raha|rahi|lenge)|karne|karna|karunga|karungi|karni)
      (<suicide>|मरने|marne) (का|के|की|ka|ke|ki) .. (मन|ख्याल|विचार|सोच|कोशिश|man|mann|khayal|khyal|vichar|soch|koshish)
      (<mujhe>|मैं|अब|main|mai|ab) .. (मरना|marna) (है|चाहता|चाहती|hai|chahta|chahti)
      (मर|mar) (जाना|jana|jaana) (है|ही|चाहिए|चाहता|चाहती|hai|hi|chahiye|chahta|chahti)
      (मैं|main|mai) .. (मरने|marne) (जा|वाला|वाली|ja|wala|wali) (रहा|रही|हूं|raha|rahi|hoon|hu)
      (<mujhe>|मैं|अब|और|main|mai|ab|aur) .. (जीना|jeena|jina) <neg> (है|चाहता|चाहती|hai|chahta|chahti)
      (<mujhe>|मैं|अब|main|mai|ab) .. <neg> .. (जीना|jeena|jina)
      (जीने|jeene|jine) (का|की|ka|ki) .. (मन|इच्छा|वजह|man|mann|ichha|iccha|wajah|vajah) .. <neg>
      (खुद को|अपने आप को|khud ko|khudko|apne aap ko) .. (खत्म|मार|काट*|नुकसान|चोट|khatam|khatm|maar|maarna|kaat*|nuksan|nuksaan|chot)
      ((अपनी|apni) (जान|jaan) (दे|ले|लेने|देने|देना|लेना|de|le|lene|dene|dena|lena)|(जान|jaan) (दे|ले|de|le) (दूंगा|दूंगी|लूंगा|लूंगी|dunga|dungi|lunga|lungi))
      (<life>|जान|jaan) (खत्म|समाप्त|khatam|khatm|samapt) (करना|करने|karna|karne|(कर|kar) (लूंगा|लूंगी|रहा|रही|दूंगा|दूंगी|lunga|lungi|raha|rahi|dunga|dungi))
      (फांसी|फंदे|phansi|faansi|fansi|phande) .. (लगा|लटक|laga|latak) (लूंगा|लूंगी|ली|रहा|रही|जाऊंगा|lunga|lungi|li|raha|rahi|jaunga|jaungi)
      (नस|कलाई|nas|kalai) .. (काट|kaat|kat) (ली|लूंगा|लूंगी|रहा|रही|li|lunga|lungi|raha|rahi)
      (छत|पुल|बिल्डिंग|नदी|chhat|pul|bridge|building|nadi) (से|में|se|mein|me) .. (कूदने|koodne|(कूद|kood|kud) (जाऊंगा|जाऊंगी|रहा|रही|गया|गई|jaunga|jaungi|raha|rahi|gaya|gayi))
      `,
      { unless: '<story>' },
    ),
    rule(
      'speaks-of-dying',
      'safety',
      `
      (मैं|main|mai|मन|man|mann) .. (मर|mar) (जाऊं|जाऊंगा|जाऊंगी|jaun|jaunga|jaungi)
      (हमेशा के लिए|hamesha ke liye) .. (सो|चला|चली|गायब|so|chala|chali|gayab) .. (जाना|जाऊंगा|जाऊंगी|jana|jaana|jaunga|jaungi)
      (जी|जीने|जीते जीते|jee|jeene|jeete jeete) (के|से|थक|ke|se|thak) (क्या|गया|गई|kya|gaya|gayi)
      `,
      { unless: '<story>', hint: true },
    ),
    rule(
      'took-poison-or-pills',
      'safety',
      `
      <poison> .. (खा|पी|निगल|kha|pi|nigal) (लिया|ली|लूंगा|लूंगी|गया|गई|liya|li|lunga|lungi|gaya|gayi)
      (नींद की|बहुत सारी|neend ki|bahut saari) .. (गोलियां|goliyan|goliya) .. (खा|kha) (ली|लीं|लिया|लूंगा|लूंगी|li|liya|lunga|lungi)
      (ओवरडोज|overdose) (हो|ले|कर|ho|le|kar) (गई|गया|ली|लिया|gayi|gaya|li|liya)
      <child> (ने|ne) .. (निगल|nigal) (लिया|ली|liya|li)
      `,
      { unless: '<story>' },
    ),
    rule(
      'cannot-breathe',
      'safety',
      `
      <breath> .. <neg> (आ रही|आ रहा|ले रहा|ले रहे|ले रही|ले पा|चल रही|aa rahi|aa raha|le raha|le rahe|le rahi|le pa|chal rahi)
      <breath> (लेने|lene) .. (तकलीफ|दिक्कत|परेशानी|मुश्किल|takleef|taklif|dikkat|pareshani|mushkil) (हो रही|ho rahi)
      <breath> (रुक|बंद हो|ruk|band ho) (रही|गई|rahi|gayi)
      (दम|dam) (घुट|ghut) (रहा|raha)
      (गले|gale) (में|mein|me) .. (फंस|अटक|phas|phans|fas|atak) (गया|गई|gaya|gayi)
      `,
      { unless: '<story>' },
    ),
    rule(
      'unconscious-heart-stroke',
      'safety',
      `
      (बेहोश|behosh|behos) (हो गया|हो गई|हो गए|हो रहे|हो रही|है|हैं|पड़ा|पड़ी|पड़े|ho gaya|ho gayi|ho gaye|hai|hain|pada|padi|pade) !(था|थी|थे|tha|thi|the)
      (होश|hosh) (में|mein|me) <neg> (है|हैं|hai|hain)
      (सीने|छाती|चेस्ट|seene|sine|chhati|chaati|chati|chest) (में|mein|me) .. (दर्द|dard|pain|दबाव|जकड़न) !(की|का|के|ki|ka|ke|था|tha)
      (हार्ट अटैक|दिल का दौरा|heart attack|dil ka daura) .. (आया|आ|पड़ा|पड़|aaya|aa|pada|pad) (है|रहा|गया|hai|raha|gaya)
      (लकवा|दौरा|दौरे|lakwa|lakva|daura|daure) (मार|पड़|आ|maar|pad|aa) (गया|रहा|रहे|gaya|raha|rahe)
      (खून|khoon|khun) .. (बह|निकल|beh|bah|nikal) (रहा|raha)
      (खून|khoon|khun) (रुक|बंद|ruk|band) <neg>
      `,
      { unless: '<story> | (आप|तुम|aap|tum) (होश|hosh) | (मसूड़*|दांत*|masud*|daant*) .. (खून|khoon|khun)' },
    ),
    rule(
      'accident-drowning-shock',
      'safety',
      `
      (एक्सीडेंट|दुर्घटना|accident) (हो|ho) (गया|gaya) .. (खून|फंस*|बेहोश|घायल|चोट|एंबुलेंस|khoon|phas*|behosh|ghayal|chot|ambulance) !<neg>
      (अभी अभी|abhi abhi) .. (एक्सीडेंट|accident) (हो|हुआ|ho|hua)
      (करंट|current) (लग|lag) (गया|रहा|gaya|raha)
      (<child>|कोई|मेरा भाई|koi|mera bhai) .. (डूब|doob) (रहा|रही|गया|गई|raha|rahi|gaya|gayi)
      `,
      { unless: '<story>' },
    ),
    rule(
      'fire-or-explosion',
      'safety',
      `
      (आग|aag) (लग|फैल|lag|phail|fail) (गई|गयी|रही|gayi|gai|rahi)
      (आग|aag) (लगी|lagi) (है|हुई|hai|hui)
      (घर|कमरे|बिल्डिंग|किचन|रसोई|मीटर|गलियारे|ghar|kamre|building|kitchen|meter) (में|से|mein|me|se) .. <smoke> .. (भर|निकल|आ|bhar|nikal|aa) (रहा|गया|raha|gaya)
      ((सिलेंडर|बॉयलर|cylinder|boiler) .. (फट|ब्लास्ट हो|phat|fat|blast ho) (गया|gaya)|(धमाका|विस्फोट|dhamaka|visfot) (हुआ|हो गया|hua|ho gaya))
      (चिंगारी|चिनगारी|chingari) .. (निकल|nikal) (रही|rahi)
      `,
      {
        unless:
          '<story> | (दाम|दामों|कीमत|भाव|सब्जी|सब्जियों|टमाटर|daam|daamon|keemat|bhav|sabzi|sabji|tamatar) .. (आग|aag)',
      },
    ),
    rule(
      'smells-gas',
      'safety',
      `
      (गैस|gas) .. (लीक|रिसाव|leak|lik|risav) (हो (रही|रहा|गई|गया)|है|ho (rahi|raha|gayi|gaya)|hai)
      (गैस|gas) (की|ki) .. (बदबू|गंध|महक|स्मेल|बू|badbu|badboo|smell|gandh|mehak|boo) (आ|है|aa|hai)
      (सिलेंडर|पाइप|cylinder|pipe) (से|se) (गैस|gas) (निकल|nikal) (रही|rahi)
      (गैस|कार्बन मोनोऑक्साइड|gas|carbon monoxide) (का|ka) (अलार्म|alarm) .. (बज|baj) (रहा|raha)
      `,
      { unless: '<story> | (एसी|फ्रिज|कूलिंग|ac|fridge|cooling) .. (गैस|gas)' },
    ),
    rule(
      'intruder-or-attack',
      'safety',
      `
      <stranger> .. (घर|कमरे|ghar|kamre) .. (घुस|ghus) (आया|आए|गया|गए|रहा|रहे|aaya|aaye|gaya|gaye|raha|rahe)
      (घर|ghar) (में|mein|me) <stranger> .. (घुस|ghus) (आया|आए|गया|गए|रहा|रहे|हुआ|aaya|gaya|gaye|raha|rahe|hua)
      (घर|ghar) (में|mein|me) (चोर|डाकू|chor|daku) (है|हैं|hai|hain)
      <stranger> .. (दरवाजा|ताला|darwaza|tala) (तोड़|tod) (रहा|रहे|raha|rahe)
      (मुझ पर|हम पर|मेरे ऊपर|mujh par|mujh pe|mujhpe|hum par) .. (हमला|hamla) (कर|हुआ|किया|kar|hua|kiya)
      (<mujhe>|बच्चों को|bachon ko) [बहुत|बुरी तरह|bahut|buri tarah] (मार|पीट|maar|peet|pit) (रहा|रहे|रही|raha|rahe|rahi) (है|हैं|hai|hain)
      (जान से|jaan se) (मारने|मार|maarne|marne|maar)
      <mujhe> .. (मार|maar) (डालेगा|डालेंगे|देगा|dalega|dalenge|dega)
      (मेरा|mera) (पीछा|peecha|picha|pichha) (कर|kar) (रहा|रहे|raha|rahe)
      <weapon> .. (लेकर|दिखा|मार|lekar|leke|dikha|maar) .. (है|हैं|रहा|दिया|hai|hain|raha|diya)
      (पास|हाथ में|paas|haath mein|haath me) <weapon> (है|hai)
      (<child>|भाई|bhai) .. (किडनैप|अगवा|kidnap|agwa) (हो|कर|ho|kar)
      (बलात्कार|रेप|balatkar|rape) (हुआ|किया|कर|hua|kiya|kar)
      (तेजाब|एसिड|tezab|tezaab|acid) (फेंक*|phenk*|fenk*)
      `,
      { unless: '<story>' },
    ),
    rule(
      'emergency-services',
      'safety',
      `
      (एंबुलेंस|एम्बुलेंस|अम्बुलेंस|पुलिस|फायर ब्रिगेड|दमकल|ambulance|police|fire brigade|damkal) [को|ko] [जल्दी|तुरंत|jaldi|turant] (<summons>|<sends>)
      (एंबुलेंस|एम्बुलेंस|ambulance) (चाहिए|chahiye) [<now>] $
      (जान|jaan) (खतरे में|को खतरा|का खतरा|khatre mein|khatre me|ko khatra|ka khatra)
      ^ (बचाओ|बचाइए|bachao|bachaiye) (मुझे|हमें|कोई|mujhe|humein|hamein|koi)
      `,
      { unless: '<story>' },
    ),
    rule(
      'card-or-account-stolen',
      'safety',
      `
      <valuable> .. (चोरी|chori) (हो गया|हो गई|हो गए|हुआ है|ho gaya|ho gayi|ho gaye|hua hai) !(था|थी|थे|tha|thi|the|तो|to|toh)
      (किसी ने|चोर ने|लड़के ने|kisi ne|chor ne|ladke ne) .. <valuable> .. (चुरा|छीन|बदल|chura|chheen|chhin|badal) (लिया|ली|liya|li)
      (मेरा ..|मेरी ..|हमारा ..|अकाउंट|खाता|सिम|व्हाट्सऐप|mera ..|meri ..|hamara ..|account|khata|sim|whatsapp) (हैक|haik|hack) (हो|कर|ho|kar) (गया|गई|लिया|रहा|चुका|gaya|gayi|liya|raha|chuka)
      ((कोई|किसी ने|koi|kisi ne) .. <purse> <se>|<purse> <se> (कोई|किसी ने|koi|kisi ne)) .. (निकाल|उड़ा|खर्च कर|nikal|nikaal|uda|kharch kar) (रहा|लिए|लिया|दिए|raha|liye|liya|diye)
      <purse> <se> (किसी ने|kisi ne) .. (शॉपिंग|खरीद*|shopping|kharid*|ट्रांजैक्शन|transaction|payment|पेमेंट)
      (मेरे|mere) <purse> <se> (पैसे|paise) (निकल|nikal) (रहे|rahe) (हैं|hain)
      (किसी ने|kisi ne) .. (पैसे|पैसा|पेंशन|paise|paisa|pension) (निकाल|nikal|nikaal) (लिए|लिया|ली|liye|liya|li)
      (मेरे|mere) (खाते|अकाउंट|khate|account) (में|mein|me) (कोई और|किसी और|koi aur|kisi aur) .. (लॉग इन|घुसा|login|log in|ghusa)
      <purse> <se> .. (निकल|कट|उड़|गायब|nikal|kat|ud|gayab) .. (मैंने|maine) [तो|to] <neg> (निकाले|किया|किए|की|nikale|nikaale|kiya|kiye|ki)
      (कोई|किसी ने|koi|kisi ne) .. (मेरा|मेरी|मेरे|mera|meri|mere) .. (कार्ड|सिम|card|sim) .. (इस्तेमाल|यूज|istemal|use) (कर रहा|किया|kar raha|kiya)
      (ठग|फ्रॉड|अनजान|किसी को|thag|fraud|scammer|anjaan|kisi ko) ... <secret> .. (बता|दे|शेयर कर|bata|de|share kar) (दिया|diya)
      <secret> .. (बता|दे|bata|de) (दिया|diya) .. (पैसे|खाता|अकाउंट|paise|khata|account) .. (कट|निकल|खाली|kat|nikal|khali)
      (मेरे साथ|हमारे साथ|mere saath|mere sath|hamare saath) .. (फ्रॉड|ठगी|धोखाधड़ी|स्कैम|fraud|frod|thagi|dhokhadhadi|scam) (हो|हुआ|हुई|ho|hua|hui)
      ((फ्रॉड|fraud|frod) (हो रहा|हो गया|ho raha|ho gaya) !(तो|to|toh|था|tha)|(उसने|किसी ने|usne|kisi ne) .. <secret> (ले|पूछ|le|pooch) (लिया|liya))
      (कार्ड|एटीएम|card|atm) .. (क्लोन|clone) (हो गया|करके|कर लिया|बना|ho gaya|karke|kar liya|bana)
      (खाता|अकाउंट|khata|account) (खाली|साफ|khali|saaf) (कर दिया|कर रहे|कर रहा|हो रहा|kar diya|kar rahe|kar raha|ho raha)
      `,
      { unless: '<story> | (<neg> (हैक|hack))' },
    ),

    rule(
      'will-sue',
      'legal',
      `
      (केस|मुकदमा|मुकद्दमा|case|kes|mukadma|mukadama|muqadma) (करूंगा|करूंगी|करेंगे|कर दूंगा|कर दूंगी|ठोक*|फाइल|karunga|karungi|karenge|kar dunga|kar dungi|thok*|file)
      (कोर्ट|अदालत|court|kort|adalat) [में|तक|mein|me|tak] (जाऊंगा|जाऊंगी|जाएंगे|मिलेंगे|ले जाऊंगा|घसीट*|jaunga|jaungi|jayenge|milenge|le jaunga|ghaseet*)
      (आपको|आप लोगों को|आपकी कंपनी को|तुमको|aapko|aap logon ko|aapki company ko|tumko) (कोर्ट|अदालत|court|kort|adalat)
      (लीगल|कानूनी|वकील का|legal|kanooni|kanuni|vakil ka|wakil ka) (नोटिस|कार्रवाई|कार्यवाही|एक्शन|notice|karwai|karyawahi|action) .. (भेजूंगा|भेजूंगी|ले रहा|भिजवा*|le raha|bhijwa*|भेज रहा|भेज रही|भेजेगा|भेजेंगे|लूंगा|लूंगी|करूंगा|करूंगी|करेंगे|bhejunga|bhejungi|bhej raha|bhej rahi|bhejega|bhejenge|lunga|lungi|karunga|karungi|karenge)
      (मेरा|मेरे|हमारे|mera|mere|hamare) (वकील|लॉयर|vakil|wakil|vakeel|lawyer) .. ((आपसे|आपको|aapse|aapko) .. (बात|संपर्क|नोटिस|निपट*|baat|sampark|contact|notice)|(नोटिस|notice) (भेजेगा|भेजेंगे|भेज|bhejega|bhejenge|bhej))
      (आप पर|aap par|aap pe) .. (केस|मुकदमा|case|mukadma) (बनता|होगा|चलेगा|banta|hoga|chalega)
      (मैंने|हमने|maine|humne) (वकील|vakil|wakil|vakeel|lawyer) (कर|kar) (लिया|liya)
      (सू|स्यू|sue) (करूंगा|करूंगी|कर दूंगा|कर दूंगी|karunga|karungi|kar dunga|kar dungi)
      `,
      {
        unless: `
        (पड़ोसी|भाई|मकान मालिक|किरायेदार|पति|padosi|bhai|makan malik|pati) (पर|के ऊपर|par|pe|ke upar) .. (केस|मुकदमा|case|mukadma)
        (टेनिस|बैडमिंटन|फूड|tennis|badminton|food) (कोर्ट|court)
        `,
      },
    ),
    rule(
      'will-complain-to-authority',
      'legal',
      `
      (कंज्यूमर|उपभोक्ता|consumer|upbhokta) (कोर्ट|फोरम|अदालत|आयोग|court|forum|adalat|ayog) .. (जाऊंगा|जाऊंगी|जाएंगे|जा रहा|शिकायत|केस|jaunga|jaungi|jayenge|ja raha|shikayat|complaint|case)
      <regulator> (में|को|के पास|mein|me|ko|ke paas) .. (करूंगा|करूंगी|करेंगे|कर रहा|कर दूंगा|जाऊंगा|जाऊंगी|लिखूंगा|जा रहा|karunga|karungi|karenge|kar raha|kar dunga|jaunga|jaungi|likhunga|ja raha)
      (आपके|तुम्हारे|आपकी कंपनी के|aapke|tumhare|aapki company ke) (खिलाफ|खिलाफ़|khilaf|khilaaf) .. (केस|मुकदमा|एफआईआर|रिपोर्ट|शिकायत|कानूनी|case|mukadma|fir|report|shikayat|complaint|kanooni|legal)
      (पुलिस|थाने|police|thane) (में|mein|me) (आपकी|आपके|तुम्हारी|aapki|aapke|tumhari) .. (शिकायत|रिपोर्ट|एफआईआर|shikayat|report|fir|complaint)
      `,
    ),

    rule(
      'goes-to-a-rival',
      'cancel_threat',
      `
      <rival-firm> .. (चला जाऊंगा|चली जाऊंगी|चले जाएंगे|जाऊंगा|जाऊंगी|(जा रहा|जा रही) (हूं|हू)|chala jaunga|chali jaungi|chale jayenge|jaunga|jaungi|(ja raha|ja rahi) (hoon|hu|hun))
      (पोर्ट|port) (करा|करवा|kara|karwa|karva) (लूंगा|लूंगी|दूंगा|दूंगी|लेंगे|lunga|lungi|dunga|dungi|lenge)
      (ग्राहक|कस्टमर|customer|grahak) (खो|kho) (दिया|दोगे|देंगे|diya|doge|denge)
      (आपको|आपकी कंपनी|आपका बैंक|आपकी सर्विस|aapko|aapki company|aapka bank|aapki service) (छोड़|chhod|chod) (रहा|रही|दूंगा|दूंगी|raha|rahi|dunga|dungi)
      `,
      { unless: '(आपके|aapke) (नेटवर्क|यहां|पास|network|yahan|paas) .. (पोर्ट|port)' },
    ),
    rule(
      'or-else-i-cancel',
      'cancel_threat',
      `
      (वरना|नहीं तो|warna|varna|nahi to|nahin to) .. (बंद|कैंसिल|छोड़|कटवा|band|cancel|chhod|chod|katwa) [कर|करा|करवा|kar|kara|karwa] (दूंगा|दूंगी|लूंगा|देंगे|dunga|dungi|lunga|denge)
      (तो|to|toh) .. (कनेक्शन|खाता|अकाउंट|सब|connection|khata|account|sab) .. (बंद|कटवा|कैंसिल|band|katwa|cancel) [कर|करा|करवा|kar|kara|karwa] (दूंगा|दूंगी|लूंगा|dunga|dungi|lunga)
      (कनेक्शन|खाता|अकाउंट|connection|khata|account) .. (बंद|काट|कटवा|band|kaat|katwa) .. (तंग|बहुत हुआ|बहुत हो गया|घटिया|tang|bahut hua|bahut ho gaya|ghatiya)
      (मैं|main|mai) .. (कनेक्शन|खाता|अकाउंट|connection|khata|account) (कटवा|katwa|बंद करवा|बंद करा|band karwa|band kara) (दूंगा|दूंगी|लूंगा|dunga|dungi|lunga)
      `,
    ),

    rule(
      'you-do-not-listen',
      'frustration',
      `
      (आप|तुम|aap|tum) [मेरी बात|meri baat] (समझ|samajh|samaj) [ही|hi] <neg> (रहे|पा रहे|rahe|pa rahe)
      (आप|तुम|aap|tum) [मेरी बात|meri baat] (सुन|sun) (ही|hi) <neg> (रहे|rahe)
      (आप|तुम|रोबोट|aap|tum|robot) (कुछ|kuch) [भी|bhi] <neg> (समझते|समझता|सुनते|samajhte|samajhta|sunte)
      (आप|तुम|aap|tum) (मेरी|meri) (मदद|madad|help) <neg> (कर|kar) (रहे|rahe)
      (आप|तुम|aap|tum) .. (समझते|सुनते|समझ|सुन|samajhte|sunte|samajh|sun) (क्यों|kyun|kyu|kyon) <neg>
      (कितनी|kitni) (बार|baar|bar) .. (बोलूं|बताऊं|समझाऊं|कहूं|बोलना पड़ेगा|बताना पड़ेगा|bolu|bolun|batau|bataun|samjhau|samjhaun|kahu|bolna padega|batana padega)
      (तीन|चार|पांच|दस|सौ|कई|teen|char|chaar|paanch|das|sau|kai) (बार|baar|bar) .. ((बोल|बता|समझा|bol|bata|samjha) (चुका|चुकी|chuka|chuki)|(बोला|बताया|कहा|bola|bataya|kaha) (है|hai|ना|na))
      (गोल गोल|इधर उधर|इधर से उधर|gol gol|idhar udhar|idhar se udhar) (घुमा|ghuma) (रहे|rahe)
      `,
      { unless: '(दवाई|गोली|dawai|goli) ... (बार|baar)' },
    ),
    rule(
      'insults',
      'frustration',
      `
      (आप|तुम|आप लोग|तुम लोग|aap|tum|aap log|tum log) [सब|बिल्कुल|एकदम|sab|bilkul|ekdum] <bad> (हो|हैं|ho|hain)
      <bad> (रोबोट|बॉट|कंपनी|robot|bot|company)
      (घटिया|बेकार|वाहियात|थर्ड क्लास|ghatiya|bekar|bekaar|wahiyat|third class) (सर्विस|सेवा|कस्टमर केयर|service|seva|customer care)
      ((बकवास|bakwas|bakwaas) (बंद|मत|कर रहे|band|mat|kar rahe)|(क्या|kya) (बकवास|bakwas|bakwaas) (है|hai)|^ (ये|यह|yeh|ye) [सब|sab] (बेकार|बकवास|bekar|bekaar|bakwas) (है|hai) $)
      (बेवकूफ|उल्लू|पागल|bewakoof|bevkuf|bewkuf|ullu|pagal) (बना|कर|bana|kar) (रहे|रखा|rahe|rakha)
      (भाड़|bhaad|bhad) (में|mein|me) (जाओ|जाए|jao|jaye)
      (चूतिया|चुतिया|मादरचोद|बहनचोद|भेनचोद|गांडू|हरामखोर|chutiya|chutia|madarchod|behenchod|bhenchod|haramkhor)
      `,
    ),
    rule(
      'fed-up',
      'frustration',
      `
      (आपसे|आप लोगों से|आपकी सर्विस से|आपके रोबोट से|aapse|aap logon se|aapki service se) .. (तंग आ|परेशान हो|थक|पक|tang aa|pareshan ho|thak|pak) (गया|गई|चुका|चुकी|gaya|gayi|chuka|chuki)
      (मेरा|mera) (टाइम|समय|वक्त|time|samay|waqt) (बर्बाद|वेस्ट|खराब|barbad|barbaad|waste|kharab) (कर रहे|मत|कर रखा|किया|kar rahe|mat|kar rakha|kiya)
      (दिमाग|dimag|dimaag) (खराब कर दिया|मत खाओ|मत खाइए|खा रहे|kharab kar diya|mat khao|kha rahe)
      (शर्म|sharam|sharm) (आनी चाहिए|नहीं आती|aani chahiye|nahi aati)
      `,
    ),

    rule(
      'offers-a-person',
      'offer',
      `
      <colleague> <se> .. <baat> (करना|करनी|करवानी|karna|karni|karwani) (चाहेंगे|चाहेंगी|चाहते|चाहती|पसंद|है|chahenge|chahengi|chahte|chahti|pasand|hai)
      <colleague> <se> .. <verb-of-moving> [कर|करवा|kar|karwa] <shall-i>
      <colleague> <se> .. <baat> [करा|करवा|kara|karwa] <shall-i>
      (आपकी|aapki) (बात|कॉल|baat|call) ... <colleague> (<se>|<ko>) ... <shall-i>
      (आपको|aapko) ... <colleague> <se> ... (<shall-i>|(जोड़|मिला|jod|mila) (सकता|सकती|sakta|sakti|सकते|sakte))
      <colleague> (को|ko) (बुलाऊं|बुलाता|बुलाती|bulaun|bulata|bulati|(लाइन पर|बुला|ढूंढ*|line par|line pe|bula|dhoondh*) .. (लाऊं|लूं|लाता|लाती|दूं|जो|laun|lau|lun|lata|lati|doon|dun|jo))
      (मैं|main|हम|hum) ... <colleague> (को|ko) (सौंप*|saunp*)
      (अगर|यदि|agar|yadi) (आप|aap) (चाहें|chahein|chahe) .. <colleague> ... (बात|मदद|लाइन|baat|madad|line)
      <colleague> ... (उनसे|unse) .. (जोड़|कनेक्ट|बात|jod|connect|baat)
      (<colleague> ... (कॉल|call)|<colleague> (का|ka) (फोन|कॉल|कॉल बैक|phone|call|callback)) .. (ट्रांसफर|करवा|transfer|karwa) <shall-i>
      <colleague> ... (आपसे बात|आपकी मदद|aapse baat|aapki madad) (कर सकते|कर सकता|करे|करें|kar sakte|kar sakta|kare|karein) ... (चाहेंगे|जोड़ दूं|कनेक्ट|chahenge|jod doon|jod dun|connect)
      `,
      {
        unless: `
        <neg> .. (सकता|सकती|सकते|sakta|sakti|sakte)
        (पैसे|रुपये|टिकट|paise|rupaye|ticket) ... <shall-i>
        `,
      },
    ),
    rule(
      'accepts',
      'accept',
      `
      (हां|हाँ|हा|haan|han|haa) [<tail>] [<tail>]
      (जी|ji) [<tail>]
      (हांजी|hanji|haanji|यस|ओके|ओ के|श्योर|yes|okay|ok|sure|yeah) [<tail>]
      (बिल्कुल|बिलकुल|जरूर|अवश्य|एकदम|bilkul|zaroor|zarur|jarur|jaroor|ekdum) [<tail>]
      [<lead>] (ठीक|सही|theek|thik|sahi) [है|hai] [<tail>] [<tail>]
      [<lead>] [<now>] [<it>] (कर|करा|करवा|जोड़|मिला|kar|kara|karwa|karva|jod|mila) <give-do> [<tail>] [<mine>]
      [<lead>] [<now>] [<it>] (करो|कीजिए|करिए|करवाइए|कराइए|जोड़िए|जोड़ो|मिलाइए|मिलाओ|karo|kijiye|kijie|kariye|karwaiye|karaiye|jodiye|jodo|milaiye|milao|kardo) [<tail>]
      [<it>] <verb-of-moving> <karo> [<tail>]
      [<lead>] [<mine>] [<any>] [<genuine>] (<callee>|<someone>|उनसे|उन्हीं से|unse|unhi se) [<se>|<ko>] [ही|hi] [<mine>] <baat> (<cause>|<wish>|karni|करनी) [<tail>]
      [<mine>] <baat> (<cause>|<wish>) [<tail>] [उनसे|unse]
      [<lead>] [<any>] [<genuine>] (<callee>) [<se>|<ko>] [ही|hi] [<connects>|चाहिए|chahiye]
      [<lead>] (यही|यह|ये|ऐसा|yahi|yehi|yeh|aisa) [ही|तो|hi|to] [<very>] (अच्छा|बेहतर|ठीक|सही|बढ़िया|accha|achha|behtar|theek|thik|sahi|badhiya) (रहेगा|होगा|है|rahega|hoga|hai)
      ([<very>] (अच्छा|बेहतर|ठीक|सही|बढ़िया|accha|achha|behtar|theek|thik|sahi|badhiya) (रहेगा|होगा|rahega|hoga)|(बहुत|bahut|bohot) (अच्छा|बढ़िया|accha|achha|badhiya))
      [यही|ऐसा ही|yahi|yehi|aisa hi] [तो|to] (चाहिए|चाहूंगा|चाहूंगी|चाहेंगे|चाहता हूं|चाहती हूं|चाहता था|चाहती थी|chahunga|chahungi|chahenge|chahiye|chahta hoon|chahti hoon|chahta tha|chahti thi)
      (मैं|main) (यही|yahi|yehi) (कहने|बोलने|kehne|bolne) (वाला था|वाली थी|wala tha|wali thi)
      [<lead>] (क्यों|kyun|kyu|kyon) (नहीं|nahi|nahin) [<tail>]
      (चलेगा|मंजूर|परफेक्ट|बढ़िया|chalega|manzoor|manjoor|perfect|badhiya) [है|hai] [<tail>]
      [मैं|main] [लाइन पर|होल्ड पर|line par|line pe|hold par|hold pe] (रुकता हूं|रुकती हूं|रुक जाता हूं|रुक सकती हूं|रुक सकता हूं|रुका हूं|रहता हूं|रहूंगा|रहूंगी|rukta hoon|rukti hoon|ruk jata hoon|ruk sakta hoon|rukta hu|rahunga|rahungi)
      [मैं|main] (इंतजार|वेट|intezar|intezaar|intzar|wait) (कर लूंगा|कर लूंगी|कर सकता हूं|कर सकती हूं|करूंगा|करूंगी|करता हूं|kar lunga|kar lungi|kar sakta hoon|kar sakti hoon|karunga|karungi|karta hoon)
      [अगर|agar] (हो सके|मुमकिन हो|दिक्कत ना हो|ho sake|mumkin ho|dikkat na ho) (तो|to|toh) [<give-yes>]
      [उनको|उन्हें|unko|unhe] (<summons>|<handover-line>) [<tail>]
      ((मैं|main) (तैयार|राजी|taiyar|taiyaar|raazi) (हूं|hoon|hu|hun)|जैसा आप ठीक समझें)
      `,
    ),
    rule(
      'declines',
      'refuse',
      `
      ^ [बिल्कुल|हरगिज|अभी|bilkul|hargiz|abhi] (जी नहीं|नहीं जी|ना जी|नहीं|नही|ना|नो|ji nahi|nahi ji|nahi|nahin|nai|nhi|no) [<thanks>|जी|बस|रहने दो|ji|bas|rehne do] $
      (जरूरत|आवश्यकता|zaroorat|zarurat|jarurat|jaroorat) <neg>
      (रहने|rehne|rahne) (दो|दीजिए|दें|do|dijiye|dein)
      ^ [<neg>] (फिलहाल|filhal|अभी|abhi) <neg>
      ^ [<neg>] (बाद में|फिर कभी|baad mein|baad me|phir kabhi|fir kabhi)
      (आप|aap) (ही|hi) .. (बता*|कर|करिए|मदद|bata*|kar|kariye|madad|help)
      (आपसे|आप से|आपके साथ|aapse|aap se|aapke saath) (ही|हो जाएगा|काम हो जाएगा|hi|ho jayega)
      (<verb-of-moving> (मत|नहीं|mat|nahi)|(मत|mat) (जोड़*|करो|कीजिए|करिए|jod*|karo|kijiye|kariye))
      <who> <se> .. <baat> <neg> (करनी|करना|karni|karna|krni)
      <lineagent> <neg> (चाहिए|chahiye|chahie|chaiye)
      (फिर से|एक बार और|दोबारा|phir se|fir se|ek baar aur|dobara) (कोशिश|ट्राई|koshish|try) (कर|करते|kar|karte)
      (मैं|main) (खुद|khud) .. (कर लूंगा|कर लूंगी|देख लूंगा|देख लूंगी|kar lunga|kar lungi|dekh lunga|dekh lungi)
      `,
      { unless: '(क्यों|kyun|kyu|kyon) <neg> | (कोई|koi) (बात|दिक्कत|baat|dikkat) <neg>' },
    ),
    rule(
      'did-not-understand',
      'failed',
      `
      (समझ|samajh) .. <neg> (पाया|पाई|पा रहा|पा रही|सका|सकी|आया|आई|paya|payi|pa raha|pa rahi|saka|saki|aaya|aayi)
      <neg> (समझ|समझा|समझी|samajh|samjha|samjhi) [पाया|पाई|paya|payi]
      (मैं|main|mai) .. (सुन|sun) <neg> (पाया|पाई|paya|payi)
      (मदद|madad|sahayata|सहायता) <neg> (कर|kar) (सकता|सकती|पा|sakta|sakti|pa)
      (इसकी|इस बारे में|मेरे पास|iski|is baare mein|mere paas) .. (जानकारी|jaankari|jankari) <neg> (है|hai)
      (दोबारा|फिर से|दूसरे शब्दों में|dobara|phir se|fir se) .. (बोल|कह|बता|पूछ|bol|keh|bata|pooch|puch) (सकते|सकती|sakte) (हैं|hain)
      `,
    ),
    rule(
      'said-that-before',
      'again',
      `
        (पूछ|pooch|puch|poochh) (रहा|रही|raha|rahi) (हूं|हूँ|hoon|hun|hu|tha|था|थी|thi)
        (जानना|jaanna|janna) (है|hai|chahta|chahti|चाहता|चाहती|था|tha)
        (मेरा सवाल|सवाल ये|मेरा मतलब|mera sawaal|mera sawal|sawaal ye|mera matlab|matlab ye)
      (जैसा|jaisa) .. (कहा|बताया|बोला|kaha|bataya|bola)
      (मैंने|maine) .. (कहा|बताया|बोला|पूछा|kaha|bataya|bola|poocha|pucha) (ना|था|है|na|tha|hai)
      (पहले|अभी|pehle|pahle|abhi) (भी|ही|तो|bhi|hi|to) .. (बताया|कहा|बोला|bataya|kaha|bola)
      (ये|यह|yeh) <neg> (पूछा|पूछ रहा|पूछ रही|poocha|pucha|pooch raha|puch raha)
      (मेरे|mere) (सवाल|sawal|sawaal) (का|ka) .. (जवाब|jawab|javab) <neg>
      (मेरा|mera) (सवाल|sawal|sawaal) .. (ये|यह|वो|कुछ और|yeh|kuch aur) .. (था|है|tha|hai)
      (बता|बोल|कह|bata|bol|keh) (चुका|चुकी|chuka|chuki) (हूं|hoon|hu|hun)
      `,
    ),
    rule(
      'asks-for-occupation',
      'asks_noun',
      `
      (आप|आपका|aap|aapka) .. (काम|नौकरी|पेशा|व्यवसाय|kaam|naukri|pesha|vyavsay) .. (क्या|कौन|kya|kaun)
      `,
    ),
  ],
  lists: {
    // persons
    callee: '<agent> | <human> | <desk>',
    person: `
      इंसान | इन्सान | ईंसान | आदमी | व्यक्ति | ह्यूमन | पर्सन | रियल पर्सन | बंदा | बंदे | insaan | insan | aadmi | admi | vyakti | human | person | banda | bande
    `,
    lineagent: `
      एजेंट | एजेन्ट | एजंट | लाइव एजेंट | ह्यूमन एजेंट | ऑपरेटर | आपरेटर | रिप्रेजेंटेटिव | प्रतिनिधि | मानव प्रतिनिधि | एग्जीक्यूटिव | एक्जीक्यूटिव
      कस्टमर केयर एग्जीक्यूटिव | कस्टमर केयर एजेंट | ग्राहक सेवा अधिकारी | ग्राहक सेवा प्रतिनिधि | ह्यूमन | रियल पर्सन
      agent | agents | ajent | agant | live agent | human agent | real agent | operator | oprator | representative | pratinidhi | executive
      customer care executive | customer care agent | customer care representative | human | real person
    `,
    lineperson: '<lineagent> | इंसान | इन्सान | insaan | insan',
    chief: `
      मैनेजर | मेनेजर | सुपरवाइजर | सुपरवाईजर | सीनियर | बॉस | मालिक | ओनर | इंचार्ज | टीम लीडर | बड़े साहब | अधिकारी | ब्रांच मैनेजर
      manager | menager | supervisor | senior | boss | malik | maalik | owner | incharge | team leader | bade sahab | adhikari
    `,
    colleague: `
      [<any>|हमारे|हमारे किसी|हमारी|मेरे|अपने|अपनी|hamare|hamari|hamare kisi|mere|apne|apni] [<genuine>] (<agent>|<human>|<desk>|साथी|सदस्य|टीम|team|saathi|sadasya)
    `,
    who: '[<any>] [<genuine>] <callee> [जी|साहब|मैडम|वाले|वालों|ji|sahab|madam|wale|walo|walon]',
    someone: `
      किसी | किसी और | किसी दूसरे | किसी जानकार | किसी समझदार | किसी बंदे | किसी मैडम | किसी साथी | kisi | kisi aur | kisi dusre | kisi doosre | kisi bande | kisi madam
    `,
    any: `
      किसी | किसी भी | किसी और | किसी दूसरे | एक | कोई | अपने | आपके | आपके किसी | अपने किसी | किसी अच्छे | किसी जिम्मेदार
      kisi | kisi bhi | kisi aur | kisi dusre | ek | koi | apne | aapke | aapke kisi | apne kisi | kisi acche
    `,
    genuine: `
      असली | रियल | लाइव | ह्यूमन | सच के | सच का | सचमुच के | सचमुच का | जीते जागते | जीता जागता | जिंदा | दूसरे | जिम्मेदार
      asli | real | live | sach ke | sach ka | sachmuch ke | sachmuch ka | jeete jaagte | jeeta jaagta | zinda | jinda | dusre | zimmedar | jimmedar
    `,
    'people-help': `
      (ह्यूमन|इंसानी|मानवीय|लाइव) (सपोर्ट|हेल्प|मदद|सहायता)
      (human|insaani|live) (support|help|madad|sahayata)
      (<person>|<agent>) (की|ki) (मदद|हेल्प|सहायता|madad|help|sahayata)
    `,
    own: 'मेरे | मेरी | अपने | अपनी | हमारे | mere | meri | apne | apni | hamare',
    trade: `
      ट्रैवल | प्रॉपर्टी | बीमा | इंश्योरेंस | एलआईसी | रियल एस्टेट | वीजा | टिकट | टूर | केबल | नेटवर्क | मशीन | क्रेन
      travel | property | insurance | lic | real estate | visa | ticket | tour | cable | network | machine | crane
    `,
    // speaking and connecting
    se: 'से | के साथ | se | sey | ke saath | ke sath',
    ko: 'को | के पास | ko | ke paas | ke pas',
    baat: 'बात | बातचीत | बात चीत | टॉक | चैट | baat | bat | baatcheet | baat cheet | batchit | talk | chat',
    neg: 'नहीं | नही | ना | न | मत | nahi | nahin | nai | nhi | nahee | mat',
    mujhe:
      'मुझे | मुझको | मेरे को | हमें | हमको | mujhe | mujhko | muje | mujko | mere ko | humein | hamein | hume | humko',
    aside: `
      अभी | ही | सीधे | सीधा | मेरी | मुझे | हमारी | एक बार | फोन पर | फोन पे | जल्दी | तुरंत | क्या | भी | जी
      abhi | hi | seedhe | seedha | meri | mujhe | hamari | ek baar | phone par | phone pe | jaldi | turant | kya | bhi | ji
    `,
    wish: `
      (करनी|करना|करने) (है|हैं|थी|था|चाहता|चाहती|चाहते|चाहूंगा|चाहूंगी|का है)
      हो (सकती|पाएगी|जाएगी) [है|क्या]
      हो जाए
      हो जाती
      (karni|karna|krni|krna) (hai|hain|he|h|thi|tha|chahta|chahti|chahte|chahunga|chahungi)
      ho (sakti|payegi|jayegi|skti) [hai|kya]
      ho jaye
    `,
    may: '(कर|kar) (सकता|सकती|sakta|sakti|skta|skti) (हूं|हू|hoon|hu|hun|hoo) | कर सकूं | kar sakun | कर लूं',
    'give-do':
      'दे दो | दे दीजिए | de do | de dijiye | दो | दीजिए | दीजिये | दे | दें | देना | दीजिएगा | do | dijiye | dijie | dijiyega | dein | den | dena | dedo | de',
    cause: `
      (करा|करवा|कर वा|kara|karwa|karva|krwa|karvaa) (<give-do>|सकते|सकती|sakte|sakti)
      कराओ | करवाओ | कराइए | कराइये | करवाइए | करवाइये | कराएं | करवाएं | करवादो | करादो | करवाना | कराना
      karao | karaao | karwao | karvao | karaiye | karwaiye | karvaiye | karwado | karado | karwayein | karvado | krwao | krwado
    `,
    karo: `
      (कर|करा|करवा|kar|kara|karwa|karva|kr) <give-do>
      करो | कीजिए | कीजिये | करिए | करें | कराओ | करवाओ | कराइए | करवाइए
      karo | kro | kardo | krdo | kijiye | kijie | kariye | karein | karo na | karao | karwao | karvao | karaiye | karwaiye
    `,
    'verb-of-moving': `
      ट्रांसफर | ट्रान्सफर | कनेक्ट | कनैक्ट | फॉरवर्ड | जोड़ | मिला | मिलवा | transfer | transfar | trasfer | connect | conect | kanekt | forward | jod | mila | milwa | milva
    `,
    transfers: `
      (ट्रांसफर|ट्रान्सफर|कनेक्ट|कनैक्ट|फॉरवर्ड|डायवर्ट|transfer|transfar|trasfer|connect|conect|kanekt|forward|divert) (<karo>|(कर|करवा|kar|karwa) (सकते|sakte))
    `,
    connects: `
      <transfers>
      (जोड़|मिला|मिलवा|jod|mila|milwa|milva) <give-do>
      जोड़ो | जोड़िए | जोड़िये | जोड़ें | मिलाओ | मिलाइए | मिलवाओ | मिलवाइए | jodo | jodiye | jodie | milao | milaiye | milwao | milvao | milwaiye
    `,
    line: 'कॉल | काल | फोन | लाइन | call | kol | phone | line',
    handover:
      'दो | दे दो | दीजिए | दे दीजिए | do | de do | dedo | dijiye | de dijiye | लगा दो | लगाइए | laga do | lagaiye',
    'handover-line': `
      (फोन|कॉल|लाइन|phone|call|line) (<give-do>|पकड़ाओ|pakdao) | (दो|दे दो|do|de do) (फोन|phone)
      (लाइन|फोन) (पर|पे) (लाओ|लाइए|लो|लीजिए|ले आओ|दीजिए|दो)
      (line|phone) (par|pe) (lao|laiye|lo|lijiye|le aao|dijiye|do)
    `,
    summons:
      'बुलाओ | बुलाइए | बुलाइये | बुला <give-do> | बुलवाइए | bulao | bulaao | bulaiye | bulaie | bula <give-do> | bulwaiye',
    sends: 'भेजो | भेजिए | भेज <give-do> | bhejo | bhejiye | bhej <give-do>',
    'call-back':
      'कॉल बैक | कॉलबैक | वापस कॉल | वापस फोन | call back | callback | wapas call | wapas phone | vapas call | vapas phone',
    bots: `
      मशीन | मशीनों | रोबोट | रोबोटों | बॉट | चैटबॉट | कंप्यूटर | कम्प्यूटर | एआई | ए आई | रिकॉर्डिंग
      machine | mashin | robot | bot | chatbot | computer | ai | recording
    `,
    sum: `
      सैलरी | किराया | salary | kiraya | पैसे | पैसा | रुपये | रुपए | अमाउंट | रकम | फंड | हजार | लाख | paise | paisa | paisey | rupaye | rupay | rupees | amount | fund | hazaar | hazar | lakh
    `,
    // danger
    suicide: `
      आत्महत्या | आत्म हत्या | खुदकुशी | सुसाइड | सुइसाइड | aatmahatya | atmahatya | aatmhatya | atmhatya | khudkushi | khudkhushi | suicide
    `,
    life: 'जिंदगी | लाइफ | life | जिन्दगी | जीवन | zindagi | jindagi | jeevan',
    poison: `
      जहर | फिनाइल | सल्फास | तेजाब | कीटनाशक | टॉयलेट क्लीनर | मिट्टी का तेल | mitti ka tel | zeher | zehar | jahar | zahar | phenyl | sulfas | tezab | tezaab | keetnashak
    `,
    breath: 'सांस | सांसें | saans | sans | saansein',
    smoke: 'धुआं | धुंआ | dhuan | dhua | dhuaan | dhuwa',
    child:
      'बच्चा | बच्चे | बच्ची | बेटा | बेटे | बेटी | bachcha | bachha | bacha | bachche | bacche | bachchi | beta | bete | beti',
    stranger: 'कोई | चोर | आदमी | लोग | बदमाश | डाकू | गुंडे | koi | chor | aadmi | log | badmash | daku | gunde',
    weapon: 'चाकू | बंदूक | पिस्तौल | तमंचा | हथियार | chaku | chaaku | bandook | banduk | pistol | hathiyar',
    valuable: `
      कार्ड | एटीएम | पर्स | बटुआ | मोबाइल | फोन | बैग | चेकबुक | पासपोर्ट | card | atm | purse | batua | mobile | phone | wallet | bag | cheque book | passport
    `,
    purse: `
      बैंक | bank | खाते | खाता | अकाउंट | कार्ड | वॉलेट | यूपीआई | एटीएम | khate | khata | account | card | wallet | upi | atm
    `,
    secret: 'ओटीपी | पिन | पासवर्ड | सीवीवी | otp | pin | password | cvv',
    /** Danger that is past, only possible, or in a film. */
    story: `
      (पिछले (साल|महीने|हफ्ते)|(साल|महीने) पहले|बचपन में|बहुत पहले|pichle (saal|mahine|hafte)|(saal|mahine) pehle|bachpan mein|bahut pehle) ... (था|थी|थे|tha|thi|the)
      (बीमा|बीमे|इंश्योरेंस|पॉलिसी|insurance|policy|bima|beema) (में|mein|me) ... (कवर|शामिल|मिलेगा|मिलता|cover|covered|shamil|milega|milta)
      (अगर|यदि|कभी|agar|yadi|kabhi) ... (हो|जाए|ले|लग जाए|ho|jaye|jaaye|le) (तो|to|toh)
      (गर्मी|भूख|ठंड|प्यास|हंसी|शर्म|garmi|bhookh|bhukh|thand|pyaas|hansi|sharam) (से|के मारे|se|ke maare) .. (मर|मरने|mar|marne)
      (फिल्म|मूवी|सीरियल|गाने|किताब|सीरीज|खबर|न्यूज|film|movie|serial|gaane|kitab|series|khabar|news) (में|mein|me) ... (है|था|गया|hai|tha|gaya)
    `,
    // law, rivals, anger
    regulator: `
      आरबीआई | ट्राई | लोकपाल | बैंकिंग लोकपाल | इरडा | सेबी | डीजीसीए | ओम्बड्समैन | साइबर सेल | उपभोक्ता मंत्रालय
      rbi | trai | lokpal | irdai | irda | sebi | dgca | ombudsman | cyber cell
    `,
    'rival-firm': `
      (दूसरी|किसी और|किसी दूसरी|dusri|doosri|kisi aur|kisi dusri) (कंपनी|company)
      (दूसरे|किसी और|किसी दूसरे|dusre|doosre|kisi aur) (बैंक|नेटवर्क|bank|network)
      (जियो|एयरटेल|वोडाफोन|jio|airtel|vodafone) (में|mein|me)
    `,
    bad: `
      बेकार | निकम्मे | निकम्मा | बेवकूफ | पागल | घटिया | झूठे | चोर | धोखेबाज | फालतू | bekar | bekaar | nikamme | bewakoof | bevkuf | bewkuf | pagal | ghatiya
      jhoothe | chor | dhokebaaz | faltu
    `,
    // the assistant's offer and its answer
    'shall-i': `
      दूं | कर दूं | करूं | करवाऊं | कराऊं | देता हूं | देती हूं | कर देता हूं | कर देती हूं | सकता हूं | सकती हूं | कर सकता हूं | कर सकती हूं | सकते हैं
      doon | dun | du | kar doon | kar dun | kar du | karun | karoon | karu | karwaun | karaun | deta hoon | deti hoon | kar deta hoon | kar deti hoon
      sakta hoon | sakti hoon | kar sakta hoon | kar sakti hoon | sakte hain
    `,
    lead: 'आखिर | आखिरकार | शायद | aakhir | shayad | अच्छा | चलो | चलिए | तो | हां | accha | achha | chalo | chaliye | to | toh | haan',
    tail: `
      जी | भाई | मैडम | बेटा | भैया | ना | तो | फिर | अभी | जल्दी | तुरंत | हां | ji | bhai | madam | beta | bhaiya | na | to | toh | phir | fir | abhi | jaldi | turant | haan
    `,
    it: 'ऐसा ही | ऐसा | ये | यही | कॉल | aisa hi | aisa | yeh | yahi | call',
    mine: 'मेरी | मुझे | मेरी बात | बात | meri | mujhe | meri baat | baat',
    very: 'बहुत | ज्यादा | सबसे | bahut | zyada | sabse',
    'give-yes': '(कर|करा|करवा|जोड़|मिला|kar|kara|karwa|jod|mila) <give-do> | हां | haan',
  },
};
