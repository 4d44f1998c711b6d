import { type LanguagePhrases, lines, namesIn, wordsIn } from './language-phrases.ts';

/** Every word list holds both scripts, so that one pattern serves Devanagari, romanised and mixed speech. */
export const HINDI: LanguagePhrases = {
  language: 'hi',
  fillers: namesIn(`
    arre, are bhai, yaar, yar, matlab, bhaiya, bhaisahab, ji, zara, jara, dekho, dekhiye, suniye, suno,
    haan to, bas, sirf, turant, jaldi se, abhi ke abhi, seedha, seedhe, sach mein, shayad, namaste, namaskar,
    sir, madam, matlab ki, अरे, यार, मतलब, भैया, जी, ज़रा, देखो, देखिए, सुनिए, सुनो, बस, सिर्फ, तुरंत,
    जल्दी से, सीधे, सीधा, शायद, नमस्ते, नमस्कार, सर, मैडम, अ, हम्म, उम, वो क्या है
  `),
  courtesy: namesIn(
    'please, pliz, plij, kripya, kripaya, meherbani karke, प्लीज, प्लीज़, कृपया, कृपा करके, मेहरबानी करके',
  ),
  nouns: namesIn(`
    insaan, insan, insaano, vyakti, aadmi, adhikari, adhikaari, pratinidhi, karmchari, karamchari, executive, manager, senior, supervisor,
    operator, agent, customer care, customer service, representative, helpdesk, staff, officer, team leader, consultant, advisor,
    customer care executive, sahayak, grahak seva, grahak sewa,
    इंसान, व्यक्ति, आदमी, अधिकारी, प्रतिनिधि, कर्मचारी, एग्जीक्यूटिव, एक्जीक्यूटिव, एग्ज़ीक्यूटिव, मैनेजर, मैनेज़र, सीनियर, सुपरवाइजर, सुपरवाइज़र, ऑपरेटर, आपरेटर,
    एजेंट, एजेन्ट, एजंट, कस्टमर केयर, कस्टमर सर्विस, कस्टमर सपोर्ट, ग्राहक सेवा, ग्राहक सेवा अधिकारी, रिप्रेजेंटेटिव, स्टाफ, ऑफिसर, ह्यूमन, मनुष्य, टीम लीडर, सलाहकार
  `),
  lookalikes: wordsIn(
    'insaaf insurance agenda karm vyaktigat operation managing इंसाफ मैनेज ऑपरेशन एजेंसी एजेंडा इंश्योरेंस',
  ),
  common: wordsIn(`
    main mai mein me mujhe mujhko mere mera meri hum hame hamara aap aapko aapka aapke aapki tum tumhara wo woh vo ye yeh is us
    uska uske uski ka ke ki ko se ne par pe aur ya lekin magar kyunki kyuki ki agar to toh jo kya kyu kyun kaise kab kahan
    kaun kitna kitne kitni hai hain ho hoon hu hun tha thi the hoga hogi raha rahe rahi gaya gayi gaye kar karo karna karni
    karne karke kiya kijiye do dijiye de dena diya sakta sakti sakte chahiye chahta chahti nahi nahin nai na haan han ji bhi hi
    bahut abhi phir fir ab kal aaj yahan wahan baar teen do ek kuch koi kisi sab bata batao bataiye bola boli kaha pata
    dhanyavad shukriya zaroorat jarurat wala wale wali liye saath baare
    मैं में मुझे मुझको मेरे मेरा मेरी हम हमें हमारा आप आपको आपका आपके आपकी तुम वो वह ये यह इस उस उसका उसके उसकी का के की को से
    ने पर पे और या लेकिन मगर क्योंकि कि अगर तो जो क्या क्यों कैसे कब कहां कौन कितना कितने कितनी है हैं हो हूं था थी थे होगा होगी
    रहा रहे रही गया गई गए गयी कर करो करना करनी करने करके किया कीजिए दो दीजिए दे देना दिया सकता सकती सकते चाहिए चाहता चाहती नहीं
    ना न हां जी भी ही बहुत अभी फिर अब कल आज यहां वहां बार तीन एक कुछ कोई किसी सब बता बताओ बताइए बोला बोली कहा पता धन्यवाद शुक्रिया
    हेलो जरूरत वाला वाले वाली लिए साथ बारे
  `),
  words: {
    neg: lines('nahi | nahin | nai | nhi | na | mat | nahee | नहीं | नही | ना | न | मत'),
    se: lines('se | sey | say | ke saath | ke sath | से | के साथ'),
    ko: lines('ko | ke paas | ke pas | tak | को | के पास | तक'),
    baat: lines('baat | bat | baatcheet | batchit | baat chit | bath | बात | बातचीत | बात चीत'),
    kisi: lines(`
      kisi | kisee | koi | ek | apne | aapke | aap ke | apne kisi | aapke kisi | किसी | कोई | एक | अपने | आपके
      अपने किसी | आपके किसी
    `),
    real: lines(`
      asli | real | sachmuch ke | sach ke | jinda | zinda | doosre | dusre | dusra | aur | human | bade
      insaani | asal | live | असली | सच्चे | ज़िंदा | जिंदा | दूसरे | दूसरा | और | बड़े | रियल | लाइव | ह्यूमन
      सच में | वास्तविक
    `),
    someone: lines(`
      kisi | kisi aur | koi | log | saathi | sathi | साथी | banda | bande | bandi | ladka | ladki | person | boss | malik | incharge | in charge | team | department | bade sahab | senior wale
      किसी | किसी और | कोई | लोग | बंदा | बंदे | पर्सन | बॉस | मालिक | इंचार्ज | टीम | विभाग | डिपार्टमेंट | सपोर्ट | व्यक्ती | ईंसान | इन्सान | टेक्निकल टीम
      technical team | support | technical support | billing (team|department|wale) | human | admi | admee | insaaan | inshan | inssan | aadmee | agant | ajent | एजेंटों
      jimmedar | zimmedar | ज़िम्मेदार | जिम्मेदार व्यक्ति | kisi bande | kisi admi
    `),
    who: lines(`
      [<kisi>] [<real>] (<noun>|<someone>) [agent|executive|person|vyakti|adhikari|staff|एजेंट|एग्जीक्यूटिव|अधिकारी|व्यक्ति|wale|वाले|sahab|साहब|member]
    `),
    strong: lines(`
      [<kisi>] [<real>] <noun>
      (<kisi>|<real>) [<real>] (banda|bande|person|log|human|admi|पर्सन|बंदा|बंदे|लोग|इन्सान)
      (boss|senior|बॉस)
    `),
    karo: lines(`
      karo | kar do | kardo | karna | karni | karne | karao | karaao | karwao | karwa do | karvao | karva do | karwado | kara do | karado | kara dijiye | karwa dijiye | karva dijiye | karaiye | karwaiye | karvaiye | kar dijiye | kardijiye | kijiye | kariye | karna hai | karni hai | karunga | karungi | karwana | karvana | karwani | karvani
      karwa | kara | karva | kar | karega | kr | krni | krna | krwao | krwa do | krao | kro | kardena | kar dena | karwa dena | krdo | hogi | ho sakti | ho jaye | hone | chahiye | chahta | chahti
      करो | कर दो | करना | करनी | करने | कराओ | करवाओ | करवा दो | करा दो | करा दीजिए | करवा दीजिए | कराइए | करवाइए | कर दीजिए | कीजिए | करिए | कर | करवाना | करवानी | कराना | करानी | करूंगा | करूंगी | करवा | करा | कराएं | करवाएं | करें | हो सकती | हो जाए | चाहिए | चाहता | चाहती | करवा दें | करा दें | करवाये | कराये | करें
    `),
    transfer: lines(`
      transfer | connect | forward | divert | jodo | jod do | jod dijiye | milao | mila do | mila dijiye | lagao
      laga do | laga dijiye | conect | kanekt | trasfer | ट्रांसफर | ट्रान्सफर | कनेक्ट | फॉरवर्ड | जोड़ो
      जोड़ दो | जोड़ दीजिए | जोड़िए | मिलाओ | मिला दो | मिला दीजिए | लगाओ | लगा दो | लगा दीजिए | डायवर्ट | जोड़
      मिलाइए | milaiye | jodiye
    `),
    bot: lines(`
      robot | robo | machine | mashin | computer | bot | ai | recording | automated | system | chatbot | रोबोट
      मशीन | कंप्यूटर | बॉट | एआई | रिकॉर्डिंग | सिस्टम | चैटबॉट | मशीनों | कम्प्यूटर
    `),
    want: lines(`
      chahiye | chahie | chaiye | chahta | chahti | chahte | mangta | do | dijiye | dedo | de do | bulao
      bula do | bulaiye | bula dijiye | dilao | dila do | mangwao | चाहिए | चाहता | चाहती | चाहते | दो | दीजिए
      दे दो | बुलाओ | बुला दो | बुलाइए | बुला दीजिए | दिलाओ | दिलवाओ | दे दीजिए | दीजिये
    `),
    family: lines(`
      (mere|mera|meri|uske|uski|hamare|मेरे|मेरा|मेरी|उसके|उसकी|हमारे) (bhai|behen|bahan|papa|pita|pitaji|mummy|maa|mata|pati|patni|wife|husband|dost|beta|bete|beti|chacha|padosi|boss|sister|brother|father|mother|friend|भाई|बहन|पापा|पिता|पिताजी|मम्मी|मां|पति|पत्नी|दोस्त|बेटा|बेटे|बेटी|चाचा|पड़ोसी|बॉस|वाइफ|हस्बैंड)
    `),
    yes: lines(`
      haan | han | ha | haa | hanji | haanji | haan haan | haan | bilkul | zaroor | jarur | zarur | jaroor
      theek hai | thik hai | thik | theek | ok | okay | yes | sure | kyun nahi | kyu nahi | kar do | kardo
      kar dijiye | kara do | karwa do | karwa dijiye | kara dijiye | sahi hai | chalega | kijiye | karo
      haan | accha rahega | badhiya | perfect | हां | हाँ | बिल्कुल | बिलकुल | ज़रूर | जरूर | ठीक है
      ठीक | ओके | क्यों नहीं | कर दो | कर दीजिए | करा दीजिए | करवा दीजिए | करा दो | करवा दो | सही है | चलेगा
      कीजिए | करो | बढ़िया | यस | अच्छा रहेगा | हा | हां | connect kar | कनेक्ट कर | transfer kar
      ट्रांसफर कर
    `),
    bare: lines(`
      [<kisi>] [<real>] <noun> [<noun>|agent|executive|adhikari|एजेंट|अधिकारी]
      (real|asli|असली|रियल) (person|insaan|aadmi|human|इंसान|आदमी|पर्सन)
      human | ह्यूमन एजेंट | human agent | live agent
    `),
    paisa: lines(`
      paise | paisa | paisey | rupaye | rupay | rupees | money | amount | balance | पैसे | पैसा | रुपये | रुपए
      अमाउंट | रकम
    `),
  },
  rules: {
    explicit_request: {
      always: lines(`
        (kyun|kyu|kyon|क्यों) <neg> .. (<baat>|transfer|connect|ट्रांसफर|कनेक्ट) 
        <who> <se> <baat> kyun <neg>
        (kyun|kyu|क्यों) .. <who> <se> .. <neg>
        <bot> .. <neg> .. <strong>
        <neg> .. <bot> .. <strong> .. (<want>|<se>)
      `),
      perhaps: lines('<noun> | <someone>'),
      say: lines(`
        <who> <se> [meri|mera|mujhe|hi|abhi|ek baar|seedhi|pehle|मेरी|मुझे|ही|अभी|एक बार] <baat>
        <who> <se> .. <baat> [<karo>]
        <baat> <karo> .. <who> <se>
        <who> <se> [<baat>] (<karo>|contact|sampark|connect|milna|milao|milwa|milwao|judna|संपर्क|कनेक्ट|मिलना|मिलवा|मिलाओ|कांटेक्ट|जोड़ो|जोड़ दो|जोड़ें|जोड़िए|मिला|<transfer>)
        <who> <ko> .. (<transfer>|phone|call|line|bulao|bula|bulaiye|do|de|dijiye|pass|फोन|कॉल|लाइन|बुलाओ|बुला|बुलाइए|दो|दे|दीजिए|पास) 
        <transfer> <karo> .. [<who>]
        (call|kol|phone|line|कॉल|फोन|लाइन) .. (<transfer>|aage|आगे) .. <karo>
        (meri|mera|mujhe|ye|yeh|मेरी|मेरा|मुझे|ये|यह) [call|kol|phone|line|कॉल|फोन|लाइन] [<who>] [<ko>|<se>|pe|par|पर] <transfer>
        <transfer> <karo> | <who> (pe|par|पर|main|mein|में) <transfer>
        <strong> <want> | <strong> <se> [hi|ही] <want>
        <kisi> (insaan|aadmi|इंसान|आदमी|human) (<want>|<ko>|<se>)
        (koi|kya koi|कोई|क्या कोई) .. (hai|है) .. (jisse|jis se|jinse|jo|जिससे|जिस से|जो|जिनसे) .. (<baat>|help|madad|sun|मदद|मेरी|सुन|samajh|समझ|मेरी)
        (koi|kya koi|कोई) .. (insaan|aadmi|<real>|<noun>|इंसान|आदमी|banda) .. (hai|hain|milega|mil sakta|baitha|available|है|हैं|मिलेगा|मिल सकता|उपलब्ध|बैठा)
        (koi|कोई) [<real>] (insaan|aadmi|<noun>|इंसान|आदमी|banda|बंदा) .. (hai|है|milega|मिलेगा) .. (kya|wahan|udhar|vahan|वहां|क्या|उधर|yahan|यहां)
        (kisi|kisi aur|किसी|किसी और) <se> [<baat>] .. (sakta|sakti|sakte|karni|karna|karao|kara|karwa|karwao|सकता|सकती|सकते|करनी|करना|कराओ|करा|करवा|करवाओ|कराइए)
        (kaise|kahan|कैसे|कहां) .. <strong> <se> .. (<baat>|contact|sampark|संपर्क)
        <strong> <se> .. (kaise|कैसे) .. (<baat>|contact|sampark|संपर्क|करूं|karu|karoon|karun)
        (kis|kisse|kaun|किस|किससे) [<se>] .. <baat> .. (sakta|sakti|karu|karun|karoon|सकता|सकती|करूं)
        (koi|kisi|koi insaan|<strong>|कोई|किसी) .. (call back|callback|phone kare|call kare|call karwa|phone karwa|call karein|कॉल बैक|कॉल करे|फोन करे|फ़ोन करे|कॉल करवा|कॉल कर ले)
        (mujhe|muje|मुझे) .. (call back|callback|कॉल बैक|वापस कॉल|wapas call) 
        ^ [<yes>|nahi|hello|नहीं|हेलो|mujhe|मुझे] <bare> [chahiye|do|dijiye|abhi|ab|bulao|hi|चाहिए|दो|दीजिए|अभी|thanks|now|dena|ही] $
        <bot> <se> .. <neg> .. (<baat>|<karo>|karni|करनी|karna|करना|bolna|बोलना)
        <bot> <se> <baat> .. <neg>
        <bot> <neg> (chahiye|चाहिए|insaan|इंसान|aadmi|आदमी)
        <neg> <bot> <se> <baat>
        (human|insaani|मानवीय) (help|support|madad|assistance|मदद|सहायता)
        (want|need|talk|speak|like|can i|chahta) .. <who> <se>
        (talk|speak|connect|transfer|baat|बात) .. (to|with|<who>|kisi) (insaan|aadmi|इंसान|आदमी|kisi|senior|adhikari|vyakti)
        (i want|i need|can i|want to) .. <baat> <karo>
        <strong> <se> (hi|ही) .. (samajh|batau|bataunga|बताऊंगा|बताउंगी|bolunga|बोलूंगा)
        (apne|aapke|अपने|आपके) (senior|manager|boss|supervisor|सीनियर|मैनेजर|बॉस) (<ko>|<se>) .. (<baat>|bulao|do|dijiye|phone|connect|milao|बात|बुलाओ|दो|दीजिए|फोन|कनेक्ट|मिलाओ|बुलाइए)
        <who> (ki|की) .. (madad|help|sahayata|मदद|हेल्प|सहायता) .. (chahiye|do|चाहिए|दो)
      `),
      unless: lines(`
        <who> <se> .. <baat> [karni|karna|karne|kari|hi|करनी|करना|करने|ki|ही] [ki|की] [zaroorat|jarurat|zarurat|ichchha|ज़रूरत|जरूरत|इच्छा|chahta|chahti] <neg> [hai|chahta|chahti|karo|है|chahiye|चाहता|चाहती|चाहिए]
        <who> <se> <baat> <neg> [karni|karna|karwao|karao|chahta|chahti|करनी|करना|करवाओ|कराओ|चाहता|चाहती|karwana|करवानी|करानी]
        <who> <se> <neg> .. [<baat>|karni|करनी|milna] [karni|करनी]
        <neg> (mujhe|मुझे) .. <who> <se> <baat> <neg>
        <who> [<ko>|<se>|ki|ke|की|के|kii] [<baat>|transfer|connect|ट्रांसफर|कनेक्ट|phone|call] [karne|karna|karni|ki|करने|करना|की] [ki|की] [koi|कोई] (zaroorat|jarurat|zarurat|avashyakta|need|ज़रूरत|जरूरत|आवश्यकता) <neg>
        <who> <neg> (chahiye|chahie|चाहिए|mangta|bulao|बुलाओ)
        (transfer|connect|forward|ट्रांसफर|कनेक्ट|call|कॉल|फॉरवर्ड) <neg> [karo|karna|kijiye|करो|करना|कीजिए|karein|karni|करिए|kare|करें|kariye|करनी|chahiye]
        <neg> (transfer|connect|forward|ट्रांसफर|कनेक्ट|फॉरवर्ड) .. [<karo>]
        (transfer|connect|ट्रांसफर|कनेक्ट) [karne|karna|करने|करना] [ki|की] (zaroorat|jarurat|ज़रूरत|जरूरत) <neg>
        <who> <se> [meri|मेरी|pehle|phone|पहले|phone par|फोन पर|bhi|भी] <baat> [ho|kar|की|ki|kari|हो|कर|karke|हुई] (ki|kari|kiya|ho gayi|ho chuki|hui|chuka|chuki|li|gayi|ki thi|thi|karke|की|करी|किया|हुई|चुका|चुकी|ली|गई|थी|gaya) [gayi|thi|tha|hai|chuka|chuki|thi|थी|था|है|chuke|गई|गयी|hui|हुई]
        (maine|mene|humne|hamne|मैंने|मैने|हमने|usne|उसने|unhone|उन्होंने) .. <who> <se> .. [<baat>] [ki|kari|की] [thi|hai|थी|है]
        (kal|parson|pichle|pehle|subah|pichli|कल|परसों|पिछले|पहले|सुबह|पिछली) .. <who> .. (ki|kiya|tha|thi|hui|bola|aaya|aya|kaha|की|किया|था|थी|हुई|बोला|आया|कहा|बताया|bataya)
        (kal|pichle (hafte|mahine)|कल|पिछले (हफ्ते|महीने)) .. <who> <ko> .. (call|phone|कॉल|फोन)
        <who> (ne|ने) .. [kaha|bola|bataya|diya|call|phone|bheja|kiya|कहा|बोला|बताया|दिया|कॉल|फोन|भेजा|किया]
        (travel|real estate|property|insurance|ticket|booking|ट्रैवल|प्रॉपर्टी|इंश्योरेंस|बीमा|टिकट|lic|estate|बुकिंग) (agent|agents|एजेंट|broker|वाला)
        (machine|mashin|crane|computer|tour|cable|मशीन|क्रेन|कंप्यूटर|केबल|टूर) (operator|ऑपरेटर)
        (mera|mere|meri|hamara|hamare|मेरा|मेरे|मेरी|हमारा|हमारे) (agent|manager|boss|senior|supervisor|staff|karmchari|officer|team|operator|एजेंट|मैनेजर|बॉस|सीनियर|सुपरवाइजर|स्टाफ|कर्मचारी|टीम|ऑफिसर|aadmi|आदमी|banda)
        (human resources|human resource|hr|मानव संसाधन|manav sansadhan|manavadhikar|ह्यूमन रिसोर्स)
        <who> (ka|ki|ke|का|की|के) (time|timing|timings|number|no|samay|salary|naam|address|pata|email|kaam|job|naukri|tankhwah|office|phone number|kitna|kya|vetan|टाइम|टाइमिंग|नंबर|समय|सैलरी|नाम|एड्रेस|पता|ईमेल|काम|जॉब|नौकरी|तनख्वाह|वेतन|ऑफिस|फोन नंबर|ghante|घंटे|bhai|kharcha|charge|fees)
        <who> [<ko>] (kitne|kitna|kitni|kab|कितने|कितना|कितनी|कब) .. (hai|hain|milta|milti|kamata|kamate|khulta|khulti|band|है|हैं|मिलता|मिलती|कमाता|खुलता|खुलती|मिलते|available|hote|होते|baje)
        (kitne|kitna|kitni|kaun|कितने|कितना|कितनी|कौन) .. <who>
        (kab|kitne baje|kis time|kis samay|कब|कितने बजे|किस समय|किस टाइम) .. <who>
        <who> .. (kab|kitne baje|कब|कितने बजे) 
        (kya aap|aap|tum|kya tum|kya ye|kya yeh|kya main|ye|yeh|क्या आप|आप|तुम|क्या ये|क्या यह|ये|यह) [koi|ek|sach mein|sachmuch|asli|real|कोई|एक|सच में|असली] [<bot> [ho|hain|hai] ya|<bot> [हो|हैं|है] या] <who> (ho|hain|hai|hoon|हो|हैं|है) [ya|या] [<bot>]
        <bot> [ho|hain|hai|हो|हैं|है] (ya|या) [<real>] <who> | <who> [ho|hain|hai|हो|हैं|है] (ya|या) <bot>
        <who> <se> <baat> (kar|कर) (raha|rahi|rahe|रहा|रही|रहे) [hoon|hu|hun|ho|hain|हूं|हो|हैं|था|tha]
        (main|mai|mein|hum|मैं|हम) .. [ek] <who> (hoon|hu|hun|hain|tha|thi|हूं|हैं|था|थी) 
        (main|mai|मैं|wo|vo|वो) .. <who> (ka|ki|के|का|की|ke) (kaam|job|naukri|काम|जॉब|नौकरी|taur|तौर|roop|रूप)
        <who> (ka|ki|का|की) .. (kaam|naukri|job|काम|नौकरी) .. 
        (agar|yadi|jab|अगर|यदि|जब) .. <who> .. (baad|zaroorat|jarurat|padi|pade|chahiye|karni|बाद|ज़रूरत|जरूरत|पड़ी|पड़े|चाहिए|करनी|hui|karna|बात|baat) .. [to|toh|तो] .. (kaise|kya|kahan|kaha|कैसे|क्या|कहां)
        <family> .. (<who>|<baat>) .. [<baat>] (karni|karna|ki|chahta|chahte|chahti|करनी|करना|की|चाहता|चाहते|चाहती|kari) .. [thi|tha|the|hai|थी|था|है]
        (wo|woh|vo|uska|usko|unko|unhe|वो|वह|उसको|उनको|उन्हें) .. <who> <se> .. <baat> .. (karna|karni|chahta|chahte|chahti|करना|करनी|चाहता|चाहते|चाहती|thi|थी)
        (apni|apne|meri|mere|अपनी|अपने|मेरी|मेरे) (patni|pati|wife|husband|papa|mummy|maa|bhai|behen|doctor|vakil|family|parivar|dost|bete|beti|पत्नी|पति|वाइफ|पापा|मम्मी|मां|भाई|बहन|डॉक्टर|वकील|परिवार|दोस्त|बेटे|बेटी) <se> .. <baat>
        <paisa> .. (transfer|ट्रांसफर|भेज|bhej) .. [<karo>] | (transfer|ट्रांसफर) .. <paisa> | (account|khate|bank|खाते|अकाउंट|बैंक|upi) .. (mein|me|main|में|par|को|ko) .. (transfer|ट्रांसफर) .. [<karo>] | fund transfer | money transfer | (wifi|internet|bluetooth|net|वाईफाई|इंटरनेट|ब्लूटूथ|नेट) .. (connect|कनेक्ट) .. [<karo>] | (number|sim|नंबर|सिम) .. (transfer|ट्रांसफर) .. [<karo>]
        (do|teen|char|paanch|chhe|chah|दो|तीन|चार|पांच|छह|छे|saat|das) (logon|log|logo|vyakti|vyaktiyon|aadmi|लोगों|लोग|व्यक्ति|व्यक्तियों|आदमी)
        (dukan|dukaan|shop|store|दुकान|स्टोर) .. <who> | (kal|कल) .. (aadmi|vyakti|koi|आदमी|व्यक्ति|कोई) .. (call|phone|aaya|कॉल|फोन|आया)
        <who> .. (accha|achha|acche|bahut|badhiya|अच्छा|अच्छे|बहुत|बढ़िया) .. (tha|thi|the|hai|था|थी|थे|है)
        (aap|आप) (hi|ही) .. (bata|batao|madad|help|kar|बता|बताओ|मदद|कर) .. [sakte|do|dijiye|दो|दीजिए|सकते]
        <who> (jaise|jaisa|की तरह|ki tarah|se behtar|se accha|से बेहतर|जैसे|जैसा)
        (baad mein|बाद में|kal|कल) .. <who> <se> .. <baat> .. (karunga|karungi|कर लूंगा|kar lunga|करूंगा|करूंगी)
        (bill|plan|offer|recharge|बिल|प्लान|ऑफर|इस|is|us|उस) .. (ki|की|ke baare|के बारे) <baat>
        (dukan|dukaan|office|company|ghar|shop|दुकान|ऑफिस|कंपनी|घर) (ke liye|के लिए|mein|में) .. [<who>] | <who> (chahiye|चाहिए) .. (dukan|dukaan|office|company|ghar|shop|दुकान|ऑफिस|कंपनी|घर) (ke liye|के लिए|mein|में)
        <who> .. (jaanta|jaanti|janta|janti|pehchanta|जानता|जानती) (hoon|hu|hun|हूं)
        <who> <se> <baat> .. (charge|paise|fees|kharcha|चार्ज|पैसे|फीस|free|मुफ्त) .. [lagta|लगता|lagte|kitna]
        (kaise|कैसे) (bante|bane|banu|banun|बनते|बनें|बनूं) | <noun> (bante|banna|banne|बनते|बनना)
        (ghar|घर) (mein|में) .. (kisi|किसी) <se> .. (poochna|puchna|baat|पूछना|बात)
        (usne|unhone|isne|उसने|उन्होंने|इसने|logon ne) .. <who> .. [manga|maanga|मांगा|se]
        (kisi|किसी) <se> (mat|मत) .. [jodo|milao|baat|जोड़ो|मिलाओ|बात]
        (usne|unhone|isne|उसने|उन्होंने|इसने) .. <who> .. (manga|maanga|mangi|bulaya|मांगा|मांगी|बुलाया)
      `),
    },
    safety: {
      say: lines(`
        (aatmahatya|atmahatya|suicide|khudkushi|khudkhushi|आत्महत्या|सुसाइड|खुदकुशी)
        (apni|meri|apna|khud|अपनी|खुद|अपने आप) .. (jaan|ko|जान|को) .. (lene|le|khatam|maar|marna|देना|ले|लेने|खत्म|मार|dena|de|nuksan|नुकसान)
        (marna|mar jana|mar jaana|marne|मरना|मर जाना) (chahta|chahti|hai|चाहता|चाहती|है|ka man|का मन) | jeena nahi | जीना नहीं | jeene ka man nahi | जीने का मन नहीं | zindagi khatam | जिंदगी खत्म
        (seene|chest|chhati|chaati|dil|सीने|छाती|चेस्ट|दिल) .. (dard|pain|दर्द|पेन|jalan)
        (saans|sans|sas|सांस|साँस) .. (nahi|nahin|takleef|dikkat|pareshani|ruk|phool|नहीं|तकलीफ|दिक्कत|परेशानी|रुक|फूल|band)
        (heart attack|dil ka daura|stroke|lakwa|daura|हार्ट अटैक|दिल का दौरा|लकवा|दौरा|स्ट्रोक|मिर्गी|overdose) !(insurance|बीमा)
        (behosh|बेहोश|unconscious|hosh nahi|होश नहीं|bebosh)
        khoon .. (beh|nikal|baha|ruk|bah) | खून .. (बह|निकल|रुक)
        (ambulance|police|fire brigade|damkal|एंबुलेंस|एम्बुलेंस|पुलिस|फायर ब्रिगेड|दमकल) .. (bhejo|bulao|bula|chahiye|bhej|call|भेजो|बुलाओ|बुला|चाहिए|भेज|भेजिए|बुलाइए|ko)
        (emergency|imergency|aapatkal|aapatkaal|इमरजेंसी|आपातकाल|आपात) [स्थिति|sthiti] (hai|ho|हो|है|ho gayi|हो गई) | ^ (emergency|इमरजेंसी) $
        (aag|aaag|आग) .. (lagi|lag|laga|lgi|लगी|लग|phail|फैल) | jal raha | जल रहा
        (gas|गैस) .. (leak|lik|risav|badbu|smell|boo|bu|लीक|रिसाव|बदबू|स्मेल|बू|निकल|nikal|mahak|महक)
        (dhuan|dhua|धुआं|धुंआ) .. (nikal|bhar|aa raha|निकल|भर|आ रहा)
        (mujhe|hume|mere|humko|मुझे|हमें|मेरे) .. (dhamki|dhamka|maar dalne|maar raha|maar rahe|peet|hamla|pichha|peecha|धमकी|धमका|मार रहा|मार रहे|मार डालने|पीट|हमला|पीछा) .. (raha|rahe|mil|di|de|kar|रहा|रहे|मिल|दी|दे|कर)
        (chaku|chaaku|bandook|hathiyar|bomb|चाकू|बंदूक|हथियार|बम) .. (hai|leke|lekar|है|लेकर) | jaan (ko|ka) khatra | जान (को|का) खतरा | (khatre|खतरे) (mein|में)
        (chor|koi|चोर|कोई) .. ghar (mein|me|में) .. (ghus|घुस) | (chor|कोई|चोर) .. घर में .. घुस | ghar mein chor | घर में चोर
        (zeher|zehar|jahar|goliyan|ज़हर|जहर|गोलियां|goli) .. (kha|pi|le|खा|पी|ले)
        (account|khate|khata|bank|card|wallet|upi|खाते|खाता|अकाउंट|बैंक|कार्ड|वॉलेट|यूपीआई) .. <paisa> .. (nikal|nikaal|kat|cut|chori|ja rahe|gayab|ud|uda|निकल|निकाल|कट|चोरी|जा रहे|गायब|उड़)
        <paisa> .. (chori|nikal|nikaal|chura|gayab|loot|uda|चोरी|निकल|निकाल|चुरा|गायब|लूट|उड़ा) .. (rahe|raha|liye|gaye|gaya|ho|li|diye|रहे|रहा|लिए|गए|गया|हो|ली|दिए|rha|rhe)
        (card|कार्ड|phone|wallet|purse|debit card|credit card|atm|फोन|पर्स|एटीएम) .. (chori|chura|clone|चोरी|चुरा|क्लोन|use kar|यूज कर|इस्तेमाल कर|istemal kar|yuz)
        (account|khata|mobile|phone|अकाउंट|खाता|मोबाइल|फोन) .. (hack|haik|हैक)
        (fraud|frod|dhokha|dhokadhadi|scam|thagi|फ्रॉड|धोखा|धोखाधड़ी|स्कैम|ठगी) .. (ho|hua|hui|kar|kiya|gaya|हो|हुआ|हुई|कर|किया|गया|chal)
        (mere saath|मेरे साथ) (fraud|scam|dhokha|thagi|फ्रॉड|स्कैम|धोखा|ठगी|धोखाधड़ी)
        (transaction|payment|ट्रांजैक्शन|ट्रांजेक्शन|पेमेंट|लेनदेन) .. (maine nahi|nahi kiya|मैंने नहीं|नहीं किया|bina permission|बिना) | (maine|मैंने) .. (transaction|payment|ट्रांजैक्शन|ट्रांजेक्शन|पेमेंट) .. (nahi|नहीं) (kiya|kari|ki|किया|की)
        (card|account|upi|कार्ड|अकाउंट|खाते) .. <se> .. (kisi|koi|किसी|कोई) .. (shopping|kharid*|transaction|payment|paise|शॉपिंग|खरीद*|पेमेंट|पैसे|nikal|use)
        (kisi|koi|किसी|कोई) .. (mera|mere|meri|मेरा|मेरे|मेरी) .. (card|account|paise|upi|atm|otp|कार्ड|अकाउंट|पैसे|खाता|ओटीपी) .. (use|istemal|nikal|chura|le|hack|चुरा|निकाल|इस्तेमाल|यूज|ले|हैक)
        (jo|जो) .. (maine|मैंने) (nahi|नहीं) (ki|kiya|kiye|की|किया|किए)
        (paise|पैसे) .. (kat|nikal|chale|gayab|ud|कट|निकल|चले|गायब|उड़) (gaye|rahe|liye|ja|गए|रहे|लिए|जा) .. (maine|bina|kisi|abhi|मैंने|बिना|किसी|अभी|ne)
        (bachcha|bachche|beta|papa|mummy|pati|patni|maa|dadi|बच्चा|बच्चे|बेटा|पापा|मम्मी|पति|पत्नी|मां|दादी) .. (behosh|saans|gir|khoon|बेहोश|सांस|गिर|खून|hosh|होश)
        (khudkushi|suicide|mar) .. (kar lunga|kar lungi|karna|jaunga|jaungi) | (खुद को) .. (मार|खत्म) | मर .. (जाऊंगा|जाऊंगी) | jeene (ka|ki) .. nahi | (marne|मरने) .. (wala|man|ja|वाला|मन|जा)
        (dhamaka|blast|visfot|धमाका|ब्लास्ट|विस्फोट) | current lag | करंट लग
        (phenyl|zeher|zehar|tezaab|tezab|bleach|dawai|goliyan|acid|kerosene|petrol|फिनाइल|ज़हर|जहर|तेजाब|दवाई|गोलियां|केरोसिन|पेट्रोल) .. (pi|kha|nigal|पी|खा|निगल) .. (li|liya|gaya|gayi|ली|लिया|गया|गई)
        (bina|बिना) .. (permission|ijazat|anumati|poochhe|puche|otp|परमिशन|इजाजत|अनुमति|पूछे) .. (paise|paisa|account|पैसे|पैसा|अकाउंट|खाते|kat|transaction)
        (beta|beti|bachcha|bachchi|bachha|बेटा|बेटी|बच्चा|बच्ची) .. (gayab|kidnap|lapata|doob|jal gaya|jal gayi|गायब|किडनैप|लापता|डूब|जल गया|जल गई|saans nahi|सांस नहीं)
        (pati|husband|sasur|पति|ससुर|boyfriend) .. (maarta|maar|peet|dhamki|मारता|मार|पीट|धमकी) .. (hai|raha|rahe|है|रहा|रहे)
      `),
      unless: lines(`
        (bima|beema|insurance|policy|cover|alarm|detector|बीमा|बीमे|इंश्योरेंस|पॉलिसी|कवर|अलार्म) .. (aag|gas|fire|chori|heart|fraud|stroke|आग|गैस|फायर|चोरी|हार्ट|फ्रॉड|दौरा|accident|lag) .. [lag|attack|leak|cover|ka cover|का कवर|लग]
        (aag|gas|fire|chori|heart attack|आग|गैस|फायर|चोरी|हार्ट अटैक) .. (bima|beema|insurance|cover|policy|connection|cylinder|bill|booking|alarm|बीमा|इंश्योरेंस|कवर|पॉलिसी|कनेक्शन|सिलेंडर|बिल|बुकिंग|अलार्म|subsidy)
        emergency (contact|number|fund|service|light|nahi|loan) | इमरजेंसी (नंबर|कांटेक्ट|फंड|नहीं|लोन|सर्विस)
        (agar|yadi|अगर|यदि) .. (chori|fraud|aag|emergency|hack|चोरी|फ्रॉड|आग|इमरजेंसी|हैक)
        (pichle (saal|mahine|hafte)|kal|saal pehle|mahine pehle|पिछले (साल|महीने|हफ्ते)|साल पहले|महीने पहले) .. (chori|aag|heart attack|fraud|hack|चोरी|आग|हार्ट अटैक|फ्रॉड|हैक|दौरा|behosh) .. [hua|hui|gayi|lagi|tha|हुआ|हुई|गई|लगी|था|लग]
        (film|movie|khabar|news|serial|kitab|फिल्म|मूवी|खबर|न्यूज|सीरियल) .. (aag|suicide|bomb|fraud|chori|आग|बम|फ्रॉड|चोरी|आत्महत्या)
        (fraud|frod|scam|फ्रॉड|स्कैम|धोखाधड़ी) (se|से) (bachne|bachna|kaise|बचने|बचना|कैसे|bachav) | (kaise|कैसे) .. (bache|bachein|बचें|बचे)
        <paisa> .. (nikalne|nikalna|nikal sakta|nikal sakte|nikalwa|निकालने|निकालना|निकाल सकता|kat gaye the) .. | (balance|bill) .. kitna
        gas (cylinder|connection|bill|booking) | गैस (सिलेंडर|कनेक्शन|बिल|बुकिंग)
        (battery|phone|बैटरी|फोन) .. (mar|dead|मर|डेड) | dil jal
      `),
    },
    legal: {
      say: lines(`
        (case|kes|केस|mukadma|mukadama|muqadma|मुकदमा|मुक़दमा|लीगल केस|legal case) .. (karunga|karungi|kar dunga|kar dungi|karenge|karne|kar du|thok|karna|daal|dal|करूंगा|करूंगी|कर दूंगा|कर दूंगी|करेंगे|करने|ठोक|डाल|करना|करवा|dunga)
        (court|kort|adalat|kachehri|consumer forum|consumer court|upbhokta|lok adalat|कोर्ट|अदालत|कचहरी|कंज्यूमर फोरम|कंज्यूमर कोर्ट|उपभोक्ता|लोक अदालत) .. (jaunga|jaungi|jaenge|jayenge|jana|jaa|ja|le|mein|me|ghasit|complaint|shikayat|जाऊंगा|जाऊंगी|जाएंगे|जाना|जा|ले|में|घसीट|शिकायत|milenge|मिलेंगे|forum|फोरम|आयोग)
        (vakil|wakil|vakeel|lawyer|advocate|वकील|लॉयर|एडवोकेट) .. (se baat|notice|karunga|karungi|bhejega|bhejunga|karega|se milunga|hire|ke paas|से बात|नोटिस|करूंगा|करूंगी|भेजेगा|भेजूंगा|करेगा|के पास|से मिलूंगा|कर लूंगा|bulaunga|करनी)
        (kanooni|kanuni|kaanuni|legal|kanoon|qanooni|कानूनी|लीगल) (karyawahi|karwai|karyavahi|karvai|action|notice|kadam|kaarwai|karrwai|कार्रवाई|कार्यवाही|एक्शन|नोटिस|कदम)
        (sue) .. (kar|करूंगा|karunga|dunga) | legal action | लीगल एक्शन | (fir|एफआईआर) .. (karunga|karwaunga|karaunga|darj|kar|करूंगा|करवाऊंगा|दर्ज) | police (mein|me) (shikayat|complaint|report) .. (karunga|karungi|kar) | पुलिस में (शिकायत|रिपोर्ट|कंप्लेंट) | thane jaunga
        (trai|rbi|ombudsman|lokpal|irdai|ट्राई|आरबीआई|लोकपाल|ओम्बड्समैन|consumer helpline|upbhokta forum|cyber cell|sebi|कंज्यूमर हेल्पलाइन|उपभोक्ता फोरम) .. (shikayat|complaint|complain|karunga|mein|jaunga|ko|शिकायत|कंप्लेंट|करूंगा|में|जाऊंगा|को|karungi|tak)
        (gair kanooni|gairkanuni|illegal|gair kanuni|गैरकानूनी|गैर कानूनी|इलीगल) (hai|है) | media (mein|me|ko|tak) .. (jaunga|bataunga|le|dunga) | मीडिया (में|को) 
        (legal|kanooni|kanuni|लीगल|कानूनी) .. (action|notice|case|karwai|एक्शन|नोटिस|केस|कार्रवाई) .. (lunga|lungi|karunga|bhejunga|lenge|लूंगा|लूंगी|करूंगा|भेजूंगा|लेंगे)
        (police|पुलिस|consumer|कंज्यूमर|trai|rbi|ट्राई|आरबीआई|forum|फोरम) .. (complaint|shikayat|report|शिकायत|कंप्लेंट|रिपोर्ट) .. (karunga|karungi|karenge|दूंगा|करूंगा|करूंगी|करेंगे|dunga|darj)
        (vakil|wakil|vakeel|lawyer|वकील|लॉयर) (ka|ki|का|की) .. (notice|letter|chitthi|phone|नोटिस|लेटर|चिट्ठी|फोन)
      `),
      unless: lines(`
        (vakil|wakil|vakeel|lawyer|advocate|वकील|लॉयर|एडवोकेट) (ne|ko|ने|को) .. (bill|invoice|copy|document|kagaz|receipt|statement|manga|mangi|chahiye|बिल|इनवॉइस|कॉपी|दस्तावेज|कागज|रसीद|मांगा|मांगी|चाहिए|स्टेटमेंट)
        (main|mai|mera|mere|मैं|मेरा|मेरे|papa|bhai) .. (vakil|wakil|vakeel|lawyer|वकील|लॉयर) (hoon|hu|hai|hain|हूं|है|हैं) | (vakil|वकील|lawyer) (ka|ki|का|की) (number|office|fees|address|नंबर|ऑफिस|फीस)
        (case|court|legal|vakil|mukadma|केस|कोर्ट|मुकदमा|वकील) .. (nahi|nahin|नहीं) .. [karna|karunga|chahiye|करना|करूंगा]
        <family> .. (case|court|mukadma|केस|कोर्ट|मुकदमा)
        tennis court | (phone|mobile|laptop|फोन) (case|cover|केस) | (film|serial|movie|फिल्म) .. (court|vakil|कोर्ट|वकील) | consumer (number|id)
        (kal|pichle|कल|पिछले) .. (court|कोर्ट) .. (tha|thi|gaya|था|थी|गया) | legal department | लीगल डिपार्टमेंट
      `),
    },
    cancel_threat: {
      say: lines(`
        (account|connection|service|sim|plan|policy|subscription|contract|membership|sab kuch|sab|khata|number|अकाउंट|कनेक्शन|सर्विस|सिम|प्लान|पॉलिसी|सब्सक्रिप्शन|सब कुछ|सब|खाता|नंबर|कॉन्ट्रैक्ट) .. (band|cancel|close|port|bandh|बंद|कैंसिल|क्लोज|पोर्ट|रद्द|radd) .. (kar dunga|kar dungi|karwa dunga|karwa dungi|karunga|karungi|kara dunga|kar denge|kara dungi|karwa lunga|karwa denge|kar lunga|कर दूंगा|कर दूंगी|करवा दूंगा|करवा दूंगी|करूंगा|करूंगी|करा दूंगा|कर देंगे|करवा लूंगा|करा लूंगा|करवा देंगे|dunga|दूंगा|दूंगी|करा दूंगी|कर लूंगा)
        (dusri|doosri|dusre|doosre|kisi aur|kisi dusri|दूसरी|दूसरे|किसी और|किसी दूसरी) (company|network|provider|bank|operator|कंपनी|कम्पनी|नेटवर्क|प्रोवाइडर|बैंक|ऑपरेटर|service|सर्विस) .. (jaunga|jaungi|chala|chali|jaenge|le lunga|ja raha|ja rahi|switch|port|jayenge|chale|lunga|जाऊंगा|जाऊंगी|चला|चली|जाएंगे|ले लूंगा|जा रहा|जा रही|स्विच|पोर्ट|चले|लूंगा)
        (port|पोर्ट) (karwa|kara|kar|करवा|करा|कर) (lunga|dunga|lungi|dungi|lenge|denge|raha|लूंगा|दूंगा|लूंगी|दूंगी|लेंगे|देंगे|रहा)
        (customer|grahak|ग्राहक|कस्टमर) (kho|nahi rahunga|khona|खो|नहीं रहूंगा) 
        (warna|varna|nahi to|nahin to|वरना|नहीं तो) .. (cancel|band|chhod|chod|port|dusri|कैंसिल|बंद|छोड़|पोर्ट|दूसरी) .. (dunga|dungi|karunga|karungi|jaunga|denge|दूंगा|दूंगी|करूंगा|करूंगी|जाऊंगा|देंगे)
        (aapki|aapka|tumhari|आपकी|आपका) (company|service|कंपनी|सर्विस|bank|बैंक) .. (chhod|chod|छोड़) .. (dunga|dungi|raha|rahi|दूंगा|दूंगी|रहा|रही|denge) | main chhod raha
        (dusri|doosri|dusre|kisi aur|दूसरी|किसी और) (company|bank|network|कंपनी|बैंक) .. (ja|chal|जा|चल)
      `),
      unless: lines(`
        (appointment|order|booking|ticket|अपॉइंटमेंट|ऑर्डर|बुकिंग|टिकट|reservation|flight|meeting) .. (cancel|कैंसिल|रद्द|radd) .. <karo>
        (cancel|band|port|कैंसिल|बंद|पोर्ट) .. (nahi|nahin|mat|नहीं|मत) .. [karna|karunga|करना]
        (kaise|kya main|कैसे|क्या मैं) .. (cancel|band|port|close|कैंसिल|बंद|पोर्ट)
        <family> .. (cancel|band|port|कैंसिल|बंद|पोर्ट)
      `),
    },
    frustration: {
      say: lines(`
        (aap|tum|ye|yeh|koi|aapka|kuch|आप|तुम|ये|यह|कोई) .. (madad|help|sahayata|मदद|हेल्प|सहायता) .. (nahi|nahin|nhi|नहीं|नही) .. (kar|ho|kr|karte|mil|कर|हो|करते|मिल)
        (meri|mere|मेरी|meri koi|मेरी कोई) (madad|help|मदद|हेल्प) (nahi|nahin|नहीं) 
        (aap|tum|ye|yeh|meri baat|meri|आप|तुम|ये|यह|मेरी बात|मेरी) .. (samajh|samaj|smjh|sun|समझ|सुन) .. (nahi|nahin|nhi|hi nahi|नहीं|ही नहीं|नही) .. (rahe|raha|rahi|paa|pa|aa|aata|paate|te|rhe|rha|sakte|ta|रहे|रहा|रही|पा|आ|पाते|सकते|सकता|आता|ते)
        (aap|tum|ye|आप|तुम|ये|यह) [meri|meri baat|मेरी|मेरी बात|kuch|कुछ|mujhe|मुझे] [kuch|कुछ] (nahi|nahin|नहीं) (samajh|samajhte|sun|sunte|samjhe|समझ|समझते|सुन|सुनते|समझे|samajhta|समझता|samaj)
        (samajh|समझ) (nahi|नहीं) .. (rahe|pa rahe|रहे|पा रहे) | (sunte|सुनते) (hi|ही) (nahi|नहीं) | (sun|samajh) .. (kyun|kyu) nahi | (सुन|समझ) .. क्यों नहीं
        (ye|yeh|aap|tum|sab|kya|bahut|ekdum|bilkul|ye sab|यह|ये|आप|तुम|सब|क्या|बहुत|एकदम|बिल्कुल|kitna|कितना|aapki service|आपकी सर्विस|robot|रोबोट|machine|मशीन|service|सर्विस|system|सिस्टम) [to|bot|robot|machine|service|system|bilkul|ekdum|bahut|sab|kitne|तो|बॉट|रोबोट|मशीन|सर्विस|सिस्टम|बिल्कुल|एकदम|बहुत|सब|कितने|kitna|hi|ही] (bekar|bekaar|bakwas|bakwaas|faltu|faaltu|ghatiya|bewakoof|bevkuf|bewkuf|pagal|nikamma|nikamme|useless|kachra|ganda|mazak|wahiyat|vahiyat|stupid|tamasha|gadha|gadhe|बेकार|बकवास|फालतू|फ़ालतू|घटिया|बेवकूफ|पागल|निकम्मा|निकम्मे|यूजलेस|कचरा|गंदी|गंदा|मज़ाक|मजाक|वाहियात|तमाशा|गधा|गधे|किसी काम के नहीं|kisi kaam ke nahi)
        ^ (bekar|bekaar|bakwas|bakwaas|faltu|ghatiya|बेकार|बकवास|फालतू|घटिया) [hai|service|bot|है|सर्विस|robot|machine|रोबोट|बंद करो] $
        (bekar|bakwas|faltu|ghatiya|bewakoof|pagal|gadha|बेकार|बकवास|फालतू|घटिया|बेवकूफ|पागल|bakwaas|bekaar) (robot|machine|bot|service|system|रोबोट|मशीन|बॉट|सर्विस|सिस्टम|customer|aadmi)
        (kitni|teen|char|chaar|paanch|das|sau|hazaar|hazar|kai|itni|do|कितनी|तीन|चार|पांच|दस|सौ|हज़ार|हजार|कई|इतनी|दो|5|3|4|बीस|pachas) (baar|bar|dafa|martaba|बार|दफा|मर्तबा) .. (bol|bola|boli|bata|bataya|bataun|batau|kaha|kah|keh|pooch|pucha|puch|samjha|dohra|call|phone|repeat|बोल|बोला|बोली|बता|बताया|बताऊं|कहा|कह|पूछ|पूछा|समझा|दोहरा|कॉल|फोन|बोलूं|bolu|bolun|batana|बताना|बताई)
        (baar baar|bar bar|बार बार|बार-बार) .. (wahi|vahi|ek hi|same|bol|pooch|puch|bata|repeat|kyun|keh|kah|वही|एक ही|सेम|बोल|पूछ|बता|रिपीट|कह|क्यों)
        (wahi|vahi|same|ek hi|वही|सेम|एक ही) (baat|jawab|cheez|sawal|bat|javab|answer|बात|जवाब|चीज|सवाल|चीज़|आंसर) .. (baar|bol|repeat|de|pooch|kar|phir|rahe|बार|बोल|रिपीट|दे|पूछ|कर|फिर|रहे|बता)
        (pareshan|tang|thak|pak|dimag|dimaag|gussa|frustrate|irritate|sar dard|bore|परेशान|तंग|थक|पक|दिमाग|गुस्सा|फ्रस्ट्रेट|सिरदर्द|इरिटेट) .. (ho gaya|ho gayi|aa gaya|aa gayi|kar diya|kar rakha|gaya hoon|gayi hoon|gaya|gayi|aa raha|kharab|chaat|kar rahe|mat kha|kha|kar raha|हो गया|हो गई|आ गया|आ गई|कर दिया|कर रखा|गया हूं|गई हूं|आ रहा|खराब|चाट|कर रहे|मत खा|गया|गई|खा|ho chuka|हो चुका)
        (time|samay|waqt|टाइम|समय|वक्त) .. (waste|barbad|kharab|barbaad|वेस्ट|बर्बाद|बरबाद|खराब) .. (kar|mat|ho|hai|कर|मत|हो|है|करो)
        (bakwas|bakwaas|बकवास) (band|mat|बंद|मत) | chup (karo|raho|kar) | चुप (करो|रहो) | bhaad mein | भाड़ में | (saala|sala|kutta|kamina|harami|chutiya|bhenchod|madarchod|gadhe|ullu|साला|कुत्ता|कमीना|हरामी|गधे|उल्लू|चूतिया) 
        (koi|कोई) (fayda|faida|फायदा|sunwai|सुनवाई) (nahi|नहीं) | kuch (nahi|nahin) (ho raha|ho rha|samajhte|aata) | कुछ नहीं (हो रहा|समझते|आता) | (kisi|किसी) (kaam|काम) (ka|ke|ki|का|के|की) (nahi|नहीं)
        (mazak|majak|मज़ाक|मजाक) (kar|uda|bana|कर|उड़ा|बना) | behre ho | बहरे (हो|हैं) | (bahut|bohot) ho gaya | बहुत हो गया | bahut ho gaya | had ho gayi | हद हो गई | hadd hai | हद है | bardasht .. (nahi|bahar) | बर्दाश्त .. (नहीं|बाहर)
        you [are] not helping | gol gol ghuma | गोल गोल घुमा | (ghuma|घुमा) (rahe|raha|रहे|रहा) (ho|hai|हो|हैं)
        (robot|machine|bot|system|रोबोट|मशीन|सिस्टम|ye|ये|यह|tum|aap|तुम|आप) .. (kuch|koi|कुछ) .. (nahi|nahin|नहीं) .. (samajh*|samjh*|sun*|kar*|समझ*|सुन*|कर*|aata|jaanta|pata)
        (samajh*|samjh*|समझ*) .. (nahi|nahin|नहीं) .. (rahe|raha|aata|ho|रहे|रहा|आता|हो) .. [ho|hai]
        (kitni|कितनी|aur kitni) (baar|bar|बार) .. (bol*|bata*|kah*|samjh*|बोल*|बता*|कह*|समझ*|dohra*|दोहरा*|repeat)
        (bahut|itni|kitni|ekdum|bohot|बहुत|इतनी|कितनी|एकदम) .. (ghatiya|bekar|kharab|bakwas|gandi|ganda|घटिया|बेकार|खराब|बकवास|गंदी) .. (service|sarvis|seva|सर्विस|सेवा|system|hai)
        (service|seva|सर्विस|सेवा) .. (ghatiya|bekar|bakwas|gandi|घटिया|बेकार|बकवास|गंदी|third class|थर्ड क्लास)
        (ghante|ghanta|minute|der|घंटे|घंटा|मिनट|देर) se .. (bol|baat|wait|intezar|intzar|koshish|samjha|लाइन|pareshan)  | (घंटे|घंटा|मिनट|देर) से .. (बोल|बात|वेट|इंतजार|इंतज़ार|कोशिश|समझा|परेशान)
        (deewar|deewaar|दीवार) se (baat|बात) | दीवार से बात | kuch bhi (bol|बोल) | कुछ भी बोल | dimag (kharab|mat kha) | दिमाग (खराब|मत खा)
        (samajh|sun|samaj|समझ|सुन) (hi|ही) (nahi|nahin|नहीं) .. (rahe|raha|rahi|paa|aata|रहे|रहा|रही|पा|आता)
        (teesri|chauthi|paanchvi|dasvi|तीसरी|चौथी|पांचवी|दसवीं|sauvi|kayi) (baar|bar|बार) .. (call|bol|phone|bata|keh|कॉल|बोल|फोन|बता|कह|puch)
        (pagal|paagal|पागल) (kar|bana|samajh|कर|बना|समझ) .. (rahe|raha|diya|rakha|रहे|रहा|दिया|ho)
        (teen|char|chaar|paanch|das|kai|kitni|sau|तीन|चार|पांच|दस|कई|कितनी|सौ) (baar|bar|बार) .. (samjha*|bata*|bol*|keh*|kaha|समझा*|बता*|बोल*|कह*)
      `),
      unless: lines(`
        (mujhe|muje|mujhko|मुझे|mujhse|मुझसे|main|mai|मैं|mere ko) .. (samajh|samaj|समझ) .. (nahi|nahin|नहीं) .. [aaya|aayi|aa|paa|pa|आया|आई|आ|पा|raha|रहा]
        (bill|plan|ye baat|process|offer|form|बिल|प्लान|प्रोसेस|ऑफर|फॉर्म|yeh charge|ये चार्ज) .. (samajh|समझ) .. (nahi|नहीं) .. [aaya|आया|aa raha|आ रहा]
        (mera|meri|mere|purana|मेरा|मेरी|मेरे|पुराना) (phone|mobile|internet|wifi|computer|laptop|tv|printer|gaadi|boss|padosi|modem|router|network|फोन|मोबाइल|इंटरनेट|वाईफाई|कंप्यूटर|लैपटॉप|टीवी|गाड़ी|बॉस|नेटवर्क|राउटर) .. (bekar|bakwas|faltu|ghatiya|pagal|kharab|बेकार|बकवास|फालतू|घटिया|खराब|useless|pareshan|परेशान)
        (din|hafte|mahine|दिन|हफ्ते|महीने|saal|साल) (mein|me|में) (ek|do|teen|char|kitni|एक|दो|तीन|चार|कितनी) (baar|बार)
        (nahi|नहीं) (gussa|pareshan|bekar|गुस्सा|परेशान|बेकार) | (bekar|bakwas|pareshan|gussa|बेकार|परेशान) nahi | (film|movie|mausam|match|khana|फिल्म|मौसम|मैच|खाना) .. (bekar|bakwas|ghatiya|बेकार|बकवास|घटिया)
        (teen|do|char|तीन|दो|चार) (baar|बार) .. (recharge|payment|order|रिचार्ज|पेमेंट|ऑर्डर|paise|cut) | pareshan karne ke liye (maaf|sorry)
      `),
    },
    offer: {
      say: lines(`
        (kya|क्या) (aap|main|tum|आप|मैं) ... (<who>|<transfer>|call|कॉल) ... (<baat>|<transfer>|connect|chahenge|chahte|chahoge|karwa|kara|chahengi|kar du|kar dun|kar doon|karun|karwaun|चाहेंगे|चाहते|करवा|करा|कनेक्ट|ट्रांसफर|कर दूं|करूं|करवाऊं|जोड़)
        <who> <se> ... (<baat>|connect|<transfer>|कनेक्ट) ... (chahenge|chahte|chahoge|chahengi|karwa|kara|kar|karna|चाहेंगे|चाहते|करवा|करा|कर|करना|चाहेंगी) ... (hain|ho|du|dun|doon|sakta|sakti|dijiye|kya|हैं|हो|दूं|दूँ|सकता|सकती|क्या|pasand|पसंद)
        <who> <se> ... (<baat>|connect|कनेक्ट|<transfer>) ... (chahenge|chahte hain|चाहेंगे|चाहते हैं|chahoge|karwaun|karaun|करवाऊं|कराऊं|kara du|karwa du|करवा दूं|करा दूं|kar du|kar dun|कर दूं)
        (main|मैं) ... (aapko|aapki|आपको|आपकी) ... <who> ... (connect|transfer|<baat>|कनेक्ट|ट्रांसफर|jod|जोड़) ... (sakta|sakti|du|dun|doon|deta|deti|सकता|सकती|दूं|देता|देती)
        (would|shall|do|can) ... (connect|transfer|speak|talk) ... <who>
        (aap|आप) ... <who> <se> <baat> ... (karna|चाहेंगे|chahenge|करना)
        <who> <se> ... (chahenge|chahte|chahoge|chahengi|karwa|kara|karaun|karwaun|jod|connect|चाहेंगे|चाहते|चाहेंगी|करवा|करा|कराऊं|करवाऊं|जोड़|कनेक्ट|karni hai|करनी है)
        <who> <ko> ... (connect|transfer|call|कनेक्ट|ट्रांसफर|कॉल) ... (kya|doon|dun|du|sakta|sakti|क्या|दूं|सकता|सकती)
        (agar aap chahe|agar aap chahein|अगर आप चाहें) ... <who>
      `),
      unless: lines(`
        <who> <se> <baat> (ki|kari|ho|की|हो) (thi|chuki|gayi|थी|चुकी|गई)
        (nahi|नहीं) (kar sakta|kar sakti|कर सकता|कर सकती)
      `),
    },
    accept: {
      say: lines(`
        ^ <yes> !(lekin|par pehle|nahi|pehle|magar|लेकिन|पर पहले|नहीं|पहले|मगर|ruko|रुको)
        (kar|kara|karwa|jod|mila|connect|transfer|कर|करा|करवा|जोड़|मिला|कनेक्ट|ट्रांसफर) [kar|कर] (do|dijiye|dena|dein|de|दो|दीजिए|देना|दें|दे)
        (accha|achha|behtar|badhiya|theek|अच्छा|बेहतर|बढ़िया|ठीक) (rahega|hoga|rahegaa|रहेगा|होगा) | <baat> (karwa|kara|करवा|करा) (do|dijiye|दो|दीजिए) | (insaan|agent|aadmi|इंसान|एजेंट|आदमी|person) se [hi] | (yehi|yahi|यही) (chahta|chahti|chahiye|चाहता|चाहती|चाहिए) | (mujhe|मुझे) (yehi|यही|manzoor|मंजूर) | manzoor | मंजूर | do
        ^ (yes|sure|ok|okay|go ahead)
        ^ (haan|han|ha|हां) .. (karwa|kara|kar|jod|mila|करवा|करा|कर|जोड़|मिला|transfer|connect) .. (do|dijiye|de|den|दो|दीजिए|दें)
        <baat> (karwa|kara|करवा|करा) (do|dijiye|dijie|दो|दीजिए|den|dein)
      `),
    },
    refuse: {
      say: lines(`
        ^ (nahi|nahin|nai|nhi|naa|na|mat|no|नहीं|नही|ना|मत|नो|jee nahi|rehne|रहने|abhi nahi|अभी नहीं)
        (zaroorat|jarurat|zarurat|ज़रूरत|जरूरत) (nahi|nahin|नहीं) | (rehne|rahne|रहने) (do|dijiye|दो|दीजिए) | (baad mein|बाद में) | (abhi|अभी) (nahi|नहीं) | (aap|आप) (hi|ही) .. (bata|batao|bataiye|kar|madad|help|बता|बताओ|बताइए|कर|मदद) | (pehle|पहले) .. (bata|batao|ye|बता|बताओ|ये|mera|मेरा) | (ruko|rukiye|रुको|रुकिए) | phir se (koshish|try) | फिर से (कोशिश|ट्राई) | (aapse|aap se|आपसे|आप से) (hi|ही) | (mat|मत) (karo|kijiye|करो|कीजिए)
      `),
      unless: lines(`
        kyun nahi | kyu nahi | क्यों नहीं | (nahi|नहीं) nahi [haan|हां] | koi (baat|dikkat) nahi
        कोई (बात|दिक्कत) नहीं
      `),
    },
    failed: {
      say: lines(`
        (samajh|samajh mein|सुन|समझ|समझ में|sun|mil|मिल|jaankari|जानकारी|madad|मदद) .. (nahi|nahin|नहीं) .. (paya|payi|aaya|aayi|saka|saki|paa|pa|sakta|sakti|hai|पाया|पाई|आया|आई|सका|सकी|पा|सकता|सकती|है)
        (maaf|maf|kshama|khed|sorry|afsos|माफ|माफ़|क्षमा|खेद|सॉरी|अफसोस) | (dobara|phir se|fir se|दोबारा|फिर से) .. (bol|bata|kah|bolein|बोल|बता|कह|कोशिश)
      `),
    },
    again: {
      say: lines(`
        (maine|मैंने) .. (kaha|bola|bataya|poocha|pucha|कहा|बोला|बताया|पूछा) | (ye|yeh|यह|ये) (nahi|नहीं) (poocha|pucha|chahiye|kaha|पूछा|चाहिए|कहा) | ^ (nahi|nahin|नहीं) | (phir se|fir se|dobara|wapas|abhi bhi|ab bhi|फिर से|दोबारा|अभी भी|अब भी) | (mera|मेरा) (sawal|सवाल) | phir bhi | फिर भी
      `),
    },
    asks_noun: {
      say: lines(`
        (aap|आप|aapka|आपका) .. (kaam|naukri|pesha|vyavsay|occupation|profession|काम|नौकरी|पेशा|व्यवसाय) .. (kya|kaun|क्या|कौन|karte|करते)
        (kaun|kisne|kis|kisse|कौन|किसने|किस|किससे) .. (baat|call|bola|बात|कॉल|बोला|madad|tha|था) | (password|पासवर्ड|security question)
      `),
    },
  },
};
