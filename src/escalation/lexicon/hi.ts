import { type Lexicon, words } from './lexicon.ts';

/**
 * Hindi in both scripts. Romanised words that are everyday words of another language (me, to, do, is, par, the) are
 * left out on purpose, or are only part of longer entries. "main", "hum", "se" and "mein" only identify the language.
 */
export const HINDI: Lexicon = {
  language: 'hi',
  fillers: words(`
    अ, अं, आं, उम, उम्म, हम्म, हूंम, अरे, अरे भाई, अबे, ओए, यार, मतलब, मतलब कि, वो क्या है, क्या है कि, देखो, देखिए, देखिये, सुनो,
    सुनिए, सुनिये, जरा, दरअसल, असल में, एक्चुअली, बेसिकली, सर, सर जी,
    hmm, hmmm, arre, arey, abe, oye, yaar, yar, matlab, matlab ki, dekho, dekhiye, dekhie, dekhiyega, suno, suniye,
    sunie, zara, jara, darasal, asal mein, asal me, wo kya hai, kya hai ki, sir ji, sirji, actually, basically
  `),
  courtesy: words(`
    प्लीज, प्लीस, प्लिज, कृपया, कृपा करके, कृपा कर के, मेहरबानी करके, मेहरबानी कर के,
    please, pls, plz, pliz, plij, plees, kripya, kripaya, krupya, kripa karke, meherbani karke, meharbani karke
  `),
  common: words(`
    मैं, मै, मुझे, मुझको, मुझसे, मेरा, मेरे, मेरी, हम, हमें, हमको, हमारा, हमारे, हमारी, आप, आपको, आपसे, आपका, आपके, आपकी, आपने, तुम, तुमको,
    तुम्हारा, तुम्हारी, तू, वो, वह, वे, उस, उसे, उसको, उसका, उसकी, उसके, उसने, उन, उनको, उनका, उनकी, उनके, उन्होंने, ये, यह, इस, इसे, इसको, इसका,
    इसकी, इसके, इन, मैंने, हमने, का, के, की, को, से, ने, में, पर, पे, तक, साथ, लिए, बारे, पास, और, या, लेकिन, मगर, क्योंकि, कि, अगर, तो, जो,
    जब, जिस, जिससे, जैसे, जैसा, क्या, क्यों, कैसे, कैसा, कैसी, कब, कहां, कौन, कौनसा, किस, किससे, किसको, कितना, कितने, कितनी, है, हैं, हो, हूं, हू, था, थी, थे,
    होगा, होगी, होंगे, होना, होता, होती, होते, हुआ, हुई, हुए, रहा, रही, रहे, गया, गई, गए, गयी, गये, जा, जाना, जाता, जाती, जाए, जाएगा, जाएगी, जाऊंगा, आ,
    आया, आई, आए, आना, आता, आती, आएगा, आएगी, कर, करो, करना, करनी, करने, करता, करती, करते, करके, करूं, करूंगा, करूंगी, करें, करेंगे, किया, की, कीजिए, करिए,
    दो, दीजिए, दीजिये, दे, दें, देना, देते, दिया, दी, दूं, ले, लो, लीजिए, लेना, लिया, लूं, सकता, सकती, सकते, पाया, पाई, पा, चाहिए, चाहिये, चाहता, चाहती, चाहते,
    चाहूंगा, नहीं, नही, ना, न, मत, हां, जी, भी, ही, बहुत, थोड़ा, ज्यादा, कुछ, कोई, किसी, सब, सारे, अभी, अब, फिर, कल, आज, यहां, वहां, बार, एक, अच्छा, ठीक,
    बता, बताओ, बताइए, बताना, बताया, बोल, बोला, बोली, बोलो, बोलिए, कहा, कह, पता, बात, काम, वाला, वाले, वाली, अपना, अपने, अपनी, चुका, चुकी, लगा, लग, रख, मिल,
    मिला, मिलेगा, पहले, बाद, जल्दी, तरफ, बिना, ऐसा, ऐसे, वैसे, इतना, इतनी, कई,
    mujhe, mujhko, muje, mujhse, mujko, mera, meri, hame, humein, hamein, humko, hamko, hamara, hamare, hamari, aap, aapko, aapse,
    aapka, aapke, aapki, aapne, tumhara, tumhari, tumko, tumse, woh, uska, uski, uske, usko, usne, unka, unki, unke, unko, unhone, yeh,
    iska, iski, iske, isko, maine, humne, hamne, ka, ke, ki, ko, liye, liya, saath, baare, aur, lekin, magar, kyunki, kyuki, kyonki,
    agar, toh, jisse, jaise, kya, kyun, kyu, kyon, kaise, kaisa, kaisi, kahan, kaun, kaunsa, kisse, kisko, kitna, kitne, kitni,
    hai, hain, hoon, hu, hun, tha, thi, hoga, hogi, honge, hona, hota, hoti, hote, hua, hui, hue, raha, rahi, rahe, rha, rhi, rhe,
    gaya, gayi, gaye, gya, gyi, jana, jaana, jata, jati, jayega, jayegi, jaunga, aaya, aayi, aaye, aana, aata, aati, aayega,
    karo, karna, karni, karne, karta, karti, karte, karke, karu, karun, karoon, karunga, karungi, karein, karenge, kiya, kijiye,
    kijie, kariye, krna, krni, kardo, dijiye, dijie, dena, dete, diya, doon, dedo, lena, lijiye, lunga, sakta, sakti, sakte,
    paya, payi, chahiye, chahie, chaiye, chahta, chahti, chahte, chahunga, nahi, nahin, nai, nhi, mat, haan, haanji, bhi, bahut,
    bohot, thoda, thodi, zyada, jyada, kuch, koi, kisi, sab, saare, abhi, phir, fir, aaj, yahan, yahaan, wahan, baar, accha, achha,
    theek, thik, bata, batao, bataiye, bataye, batana, bataya, bol, bola, boli, bolo, boliye, kaha, keh, pata, baat, kaam, wala, wale,
    wali, apna, apne, apni, chuka, chuki, laga, rakha, mil, mila, milega, pehle, pahle, baad, jaldi, taraf, bina, aisa, aise, waise,
    itna, itni, kai,
    se, ho, mein, main, mai, hum, tum, wo, ye, pe, ab, jo, kab, jab, kar, kara, karwa, karva, karao, karwao, karado, karwado, ghar, din,
    lo, jao, rakho, diye, liyo, toh, haal, acche, dusra, dusre, zaroor, bilkul, ji, hanji
  `),
  concepts: {
    agent: words(`
      एजेंट, एजेन्ट, एजंट, ऐजेंट, एजेंटों, ए जेंट, एग्जीक्यूटिव, एग्जिक्यूटिव, एक्जीक्यूटिव, एक्ज़िक्यूटिव, एक्सिक्यूटिव, प्रतिनिधि, प्रतिनिधी, रिप्रेजेंटेटिव, रिप्रेजेन्टेटिव,
      रिप्रजेंटेटिव, अधिकारी, अधिकारियों, वरिष्ठ अधिकारी, नोडल अधिकारी, नोडल ऑफिसर, ऑफिसर, आफिसर, अफसर, कर्मचारी, कर्मचारियों, ऑपरेटर, आपरेटर, ओपरेटर,
      सलाहकार, एडवाइजर, कंसल्टेंट, सुपरवाइजर, सुपरवाईजर, सूपरवाइजर, मैनेजर, मेनेजर, मैनेजरों, प्रबंधक, ब्रांच मैनेजर, रिलेशनशिप मैनेजर, सीनियर, सिनियर,
      टीम लीडर, टीम लीड, बॉस, मालिक, ओनर, इंचार्ज, इन्चार्ज, बड़े साहब, टेक्नीशियन, टेक्निशियन, टेक्नीशीयन, इंजीनियर, विशेषज्ञ, एक्सपर्ट, स्पेशलिस्ट,
      सहकर्मी, सहयोगी, सहायक अधिकारी, कलीग, आपके साथी, आपके किसी साथी, हमारे साथी, हमारे किसी साथी, स्टाफ, स्टाफ मेंबर, टीम मेंबर, टीम के सदस्य, टीम के किसी सदस्य,
      रिसेप्शनिस्ट, डायरेक्टर, फाउंडर, सीईओ, जिम्मेदार व्यक्ति, जिम्मेदार आदमी, कस्टमर केयर एग्जीक्यूटिव, कस्टमर केयर वाले, ग्राहक सेवा अधिकारी,
      agent, agents, ajent, agant, ejent, agnt, executive, executives, exicutive, customer care executive, pratinidhi, representative,
      representatives, adhikari, adhikaari, officer, afsar, karmchari, karamchari, karmachari, operator, oprator, oprater, salahkar,
      advisor, adviser, consultant, supervisor, superviser, manager, managers, menager, branch manager, senior, team leader, team lead,
      boss, malik, maalik, owner, incharge, in charge, bade sahab, bade saab, bade adhikari, technician, engineer, visheshagya, expert,
      specialist, sahkarmi, sahyogi, colleague, staff, team member, receptionist, director, founder, zimmedar aadmi, jimmedar aadmi,
      customer care wale, grahak seva adhikari
    `),
    human: words(`
      इंसान, इन्सान, ईंसान, इंसानों, इंसा, ह्यूमन, हयूमन, मनुष्य, मानव प्रतिनिधि, मानव सहायक, व्यक्ति, व्यक्ती, आदमी, आदमियों, पर्सन, रियल पर्सन, असली आवाज, जीता जागता,
      जीते जागते, असली आदमी, असली बंदा, असली बंदे, सच का आदमी, सच के आदमी,
      insaan, insan, insaano, insaanon, insaaan, inshan, inssan, vyakti, vyakti se, aadmi, admi, aadmee, admee, manushya, person, human,
      humans, human being, real person, live person, live agent, asli aadmi, asli banda, asli bande, asli awaaz, jeeta jaagta, jeete jaagte
    `),
    somebody: words(`
      किसी से, किसी को, किसी के पास, किसी और से, किसी और को, किसी और के पास, किसी दूसरे से, किसी दूसरे को, किसी जानकार, किसी समझदार, कोई और, कोई है जो,
      कोई है जिससे, कोई है क्या, कोई सुन, कोई बात करे, बंदा, बंदे, बंदी, मैडम, साहब, भाई साहब, लेडी, महिला अधिकारी, केहू, कौनो, कउनो,
      kisi se, kisi ko, kisi ke paas, kisi aur se, kisi aur ko, kisi dusre se, kisi doosre se, koi aur, koi hai jo, koi hai jisse,
      koi hai kya, koi baat kare, banda, bande, bandi, madam, maidam, sahab, saab, bhai sahab, lady, someone, somebody
    `),
    desk: words(`
      कस्टमर केयर, कस्टमर केर, कस्टमर सर्विस, कस्टमर सपोर्ट, कॉल सेंटर, काल सेंटर, ग्राहक सेवा, ग्राहक सहायता, ग्राहक सेवा केंद्र, उपभोक्ता सेवा, हेल्पडेस्क, हेल्प डेस्क, हेल्पलाइन,
      सपोर्ट, सपोर्ट टीम, टेक्निकल टीम, टेक्निकल सपोर्ट, टेक टीम, सेल्स, सेल्स टीम, बिक्री विभाग, बिलिंग टीम, बिलिंग विभाग, बिलिंग डिपार्टमेंट, शिकायत विभाग, शिकायत केंद्र,
      कंप्लेंट डिपार्टमेंट, क्लेम विभाग, क्लेम डिपार्टमेंट, क्लेम टीम, लोन विभाग, लोन डिपार्टमेंट, कार्ड विभाग, रिफंड टीम, विभाग, डिपार्टमेंट, संबंधित विभाग, सही विभाग, रिसेप्शन, रिसेप्सन,
      फ्रंट डेस्क, स्पा डेस्क, रूम सर्विस, हाउसकीपिंग, हेड ऑफिस, मुख्यालय, मुख्य कार्यालय, मैनेजमेंट, प्रबंधन, आपकी टीम, आपके लोग, आपके लोगों, हमारी टीम, हमारे लोग,
      customer care, customer kear, customer service, customer support, call center, call centre, grahak seva, grahak sewa, grahak sahayata,
      helpdesk, help desk, helpline, support, support team, technical team, technical support, tech team, sales, sales team, billing team,
      billing department, billing wale, complaint department, shikayat vibhag, claim department, claims team, loan department, refund team,
      vibhag, department, reception, front desk, spa desk, room service, housekeeping, head office, mukhyalay, management, aapki team,
      aapke log, aapke logon, hamari team
    `),
    speak: words(`
      बात, बातचीत, बात चीत, वार्ता, बात करना, बात करनी, बात करने, बात करूं, बात करो, बात करें, बात कीजिए, बात करा, बात करवा, बात कराओ, बात करवाओ, बात कराइए, बात करवाइए,
      चर्चा, टॉक, स्पीक, चैट, बोलना चाहता, बोलना चाहती, कहना चाहता, कहना चाहती, मिलवा*,
      baat, baat cheet, baatcheet, batchit, bat karni, bat karna, bat karne, bat karo, bat kara, bat karao, bat karwa, bat karwao, bat karva,
      baat karni, baat karna, baat karao, baat karwao, baat karwa, baat karva, charcha, talk, speak, chat, bolna chahta, bolna chahti,
      kehna chahta, kehna chahti
    `),
    contact: words(`
      संपर्क, सम्पर्क, कांटेक्ट, कॉन्टैक्ट, कॉन्टेक्ट, कांटैक्ट, पहुंचूं, पहुंचना, पहुंचने, पहुंचाइए, पहुंचा दीजिए, फोन लगाओ, फोन मिलाओ, फोन उठाओ, फोन उठाइए, मिलना है, मिलना चाहता, मिलना चाहती,
      sampark, samparak, contact, kontact, kantact, pahunchu, pahunchun, pahunchna, pahunchne, pahuchna, pahuchu, phone lagao, phone milao,
      phone uthao, phone uthaiye, milna hai, milna chahta, milna chahti, reach
    `),
    spoke: words(`
      बात हुई, बात हुई थी, बात की थी, बात की है, बात कर ली, बात कर चुका, बात कर चुकी, बात हो गई, बात हो गयी, बात हो चुकी, बात करी थी, बोला था, बोली थी, बोला है, बोले थे, कहा था, कहा है,
      बताया था, बताया गया, बताया है, वादा किया, वादा किया था, ने कहा, ने बोला, ने बताया, फोन आया था, फोन किया था, कॉल किया था,
      baat hui, baat ki thi, baat ki hai, baat kar li, baat kar chuka, baat kar chuki, baat ho gayi, baat ho gai, baat ho chuki, baat kari thi,
      bola tha, boli thi, bola hai, bole the, kaha tha, kaha hai, bataya tha, bataya gaya, bataya hai, vaada kiya, wada kiya, phone aaya tha,
      phone kiya tha, call kiya tha
    `),
    move: words(`
      ट्रांसफर, ट्रान्सफर, ट्रांस्फर, ट्रांसफ़र, कनेक्ट, कनैक्ट, कनेक्शन करवा, फॉरवर्ड, फारवर्ड, फॉर्वर्ड, डायवर्ट, एस्केलेट, रीडायरेक्ट, जोड़ो, जोड़िए, जोड़िये, जोड़ दो, जोड़ दीजिए, जोड़ दें,
      जोड़ दूं, जोड़ दे, जोड़ने, जोड़ें, जोड़ सकते, जोड़ सकता, जोड़ सकती, मिलाओ, मिलाइए, मिला दो, मिला दीजिए, मिला दें, मिलवा दो, मिलवा दीजिए, मिलवाइए, मिलवाओ, मिलवा सकते, लाइन पर लाओ,
      लाइन पर लाइए, लाइन पर लो, लाइन पर लीजिए, लाइन पे लाओ, लाइन दो, लाइन दीजिए, फोन दो, फोन दीजिए, फोन दे दो, कॉल दो, कॉल दे दो, कॉल दीजिए, आगे बढ़ाइए, सौंपिए, के पास भेजो, के पास भेजिए,
      transfer, transfar, trasfer, tranfer, trnsfer, connect, conect, konnect, kanekt, conekt, forward, farward, divert, escalate, redirect,
      jodo, jodiye, jodie, jod do, jod dijiye, jod dein, jod doon, jod dun, jod de, jod sakte, milao, milaiye, mila do, mila dijiye, milwa do,
      milwa dijiye, milwaiye, milwao, milva do, line par lao, line pe lao, line par lo, line pe lo, line par lijiye, phone do, phone dijiye,
      phone de do, call do, call de do, ke paas bhejo
    `),
    give: words(`
      दीजिए, दीजिये, दे दो, दे दीजिए, दे दें, दिला दो, दिला दीजिए, दिलाओ, दिलवा दो, दिलवाइए, को दो, बुलाओ, बुलाइए, बुला दो, बुला दीजिए, बुला लो, बुलवा*, लाओ, लाइए, ले आओ, ले आइए, पकड़ाओ,
      ढूंढो, ढूंढिए, ढूंढ दो, भेजो, भेजिए, भेज दो, भेज दीजिए, करा दो, करवा दो, करा दीजिए, करवा दीजिए,
      dijiye, dijie, dijiyega, dedo, de do, de dijiye, dila do, dila dijiye, dilao, dilwa do, bulao, bulaiye, bulaie, bula do, bula dijiye,
      bula lo, bulwa*, lao, laiye, le aao, pakdao, dhoondho, dhundho, dhoondo, bhejo, bhejiye, bhej do, bhej dijiye, kara do, karwa do,
      kara dijiye, karwa dijiye, karva do, karva dijiye
    `),
    want: words(`
      चाहिए, चाहिये, चाहीए, चाहता, चाहती, चाहते, चाहूंगा, चाहूंगी, चाहेंगे, करनी है, करना है, करनी थी, करवानी है, करानी है, जरूरत है, ज़रूरत है, मांग रहा, मांग रही, इच्छा है, मन है, पसंद करूंगा,
      chahiye, chahie, chaiye, chahiy, chahye, chahta, chahti, chahte, chahunga, chahungi, chahenge, mangta, karni hai, karna hai, karni thi,
      karwani hai, karani hai, krni hai, krna hai, zaroorat hai, zarurat hai, jarurat hai, maang raha, maang rahi, want, need
    `),
    can: words(`
      सकता, सकती, सकते, सकूं, सकें, पाएगा, पाएगी, पाऊंगा, पाऊंगी, हो पाएगी, हो सकता, हो सकती, हो जाएगी, मुमकिन, संभव, इजाजत, मिल सकता, मिल सकती,
      sakta, sakti, sakte, sakun, sakoon, sakein, skta, skti, skte, payega, payegi, paunga, paungi, ho payegi, ho sakta, ho sakti, ho jayegi,
      mumkin, sambhav, ijazat
    `),
    me: words(`
      मैं, मै, मुझे, मुझको, मुझसे, मेरा, मेरे, मेरी, मेरे को, मैंने, हम, हमें, हमको, हमसे, हमारा, हमारी, हमारे, अपुन,
      mujhe, mujhko, muje, mujko, mujhse, mera, meri, mere ko, mereko, maine, humein, hamein, humko, hamko, hamara, hamari, hamare
    `),
    you: words(`
      आप, आपको, आपसे, आप से, आपका, आपकी, आपके, आपने, आप लोग, आप लोगों, तुम, तुमको, तुमसे, तुम लोग, तुम्हारा, तुम्हारी, तुम्हारे, तुम्हें, तू, तेरे, तेरी,
      aap, aapko, aapse, aap se, aapka, aapki, aapke, aapne, aap log, tumko, tumse, tum log, tumhara, tumhari, tumhare, tumhe, tumhein
    `),
    real: words(`
      असली, असल, रियल, लाइव, सच का, सच के, सच्चे, सचमुच का, सचमुच के, जिंदा, ज़िंदा, जीता जागता, जीते जागते, वास्तविक, मानवीय, इंसानी, ढंग का, ढंग के, काबिल, जानकार, समझदार, जिम्मेदार,
      asli, asal, sach ka, sach ke, sachmuch ka, sachmuch ke, zinda, jinda, jeeta jaagta, jeete jaagte, vastavik, insaani, dhang ka, dhang ke,
      kabil, jaankar, samajhdar, samajhdaar, zimmedar, jimmedar, real
    `),
    other: words(`
      दूसरा, दूसरे, दूसरी, कोई और, किसी और, कुछ और, अलग, अन्य, बदले, की जगह, के अलावा,
      doosra, doosre, doosri, dusra, dusre, dusri, koi aur, kisi aur, kuch aur, alag, anya, badle, ki jagah, ke alawa
    `),
    machine: words(`
      मशीन, मशीनों, मशीन से, रोबोट, रोबोटों, बॉट, चैटबॉट, चैट बॉट, कंप्यूटर, कम्प्यूटर, एआई, ए आई, रिकॉर्डिंग, रेकॉर्डिंग, टेप, ऑटोमेटिक आवाज, ऑटोमेटेड, आईवीआर, असिस्टेंट, वर्चुअल असिस्टेंट, सॉफ्टवेयर, सिस्टम,
      mashin, masheen, machine, robot, robo, bot, chatbot, computer, recording, automated, ivr, assistant, virtual assistant, software, system
    `),
    not: words(`
      नहीं, नही, ना, न, मत, नहि, नहिं, बिना, मना, कभी नहीं, जरूरत नहीं, ज़रूरत नहीं, बजाय,
      nahi, nahin, nai, nhi, nahee, naa, mat karo, mat kijiye, bina, mana kar, kabhi nahi, zaroorat nahi, zarurat nahi, jarurat nahi
    `),
    third: words(`
      वो, वह, वे, उसको, उसे, उसने, उसका, उसकी, उसके, उनको, उन्हें, उन्होंने, उनका, उनकी, उनके, वो लोग, मेरे दोस्त, मेरा दोस्त, मेरी दोस्त, मेरे बॉस, मेरा बॉस, मेरे पति, मेरी पत्नी, मेरे पापा, मेरी मां,
      मेरी मम्मी, मेरा भाई, मेरे भाई, मेरी बहन, मेरा बेटा, मेरे बेटे, मेरी बेटी, मेरे पिताजी, मेरे पिता, मेरी बीवी, मेरे ससुर, मेरी सास, मेरे पड़ोसी, ग्राहक ने, किसी ने, लोग कहते,
      woh, usko, usne, uska, uski, uske, unko, unhein, unhone, unka, unki, unke, wo log, mere dost, mera dost, meri dost, mere boss, mere pati,
      meri patni, mere papa, meri maa, meri mummy, mera bhai, mere bhai, meri behen, meri bahan, mera beta, mere bete, meri beti,
      mere pitaji, meri biwi, mere sasur, meri saas, mere padosi, kisi ne, log kehte
    `),
    before: words(`
      कल, परसों, पिछले, पिछली, पिछला, पहले, पहले भी, पहले ही, महीने पहले, साल पहले, दिन पहले, हफ्ते पहले, पिछले साल, पिछले हफ्ते, पिछले महीने, सुबह, उस दिन, बचपन, चुका, चुकी, चुके,
      parso, parson, pichle, pichli, pichla, pichhle, pehle, pahle, pehle bhi, pehle hi, mahine pehle, saal pehle, din pehle, hafte pehle,
      pichle saal, pichle hafte, pichle mahine, subah, us din, bachpan, chuka, chuki, chuke
    `),
    if: words(`
      अगर, यदि, जब, जब तक, कभी, हो तो, तब तक, चाहे, से पहले, वरना, नहीं तो,
      agar, yadi, jab tak, jab bhi, tab tak, chahe, se pehle, warna, varna, nahi to, nahin to
    `),
    asks: words(`
      क्या, क्यों, कैसे, कैसा, कैसी, कब, कहां, कहाँ, कौन, कौनसा, कौन सा, कौन सी, किस, किससे, किसको, किसने, कितना, कितने, कितनी, किधर,
      kya, kyun, kyu, kyon, kaise, kaisa, kaisi, kahan, kahaan, kaun, kaunsa, kaun sa, kaun si, kisse, kisko, kisne, kitna, kitne, kitni,
      kidhar, kab tak, kab hoga
    `),
    now: words(`
      अभी, अभी के अभी, अब, तुरंत, तुरन्त, फौरन, फ़ौरन, जल्दी, जल्द, जल्दी से, झट से, सीधे, सीधा, डायरेक्ट, आखिर, आखिरकार, इसी वक्त, इसी समय,
      abhi, abhi ke abhi, turant, fauran, jaldi, jaldi se, seedhe, seedha, sidhe, direct, aakhir, aakhirkar, isi waqt, isi samay, right now
    `),
    callback: words(`
      कॉल बैक, कॉलबैक, काल बैक, वापस कॉल, वापस फोन, मुझे फोन करे, मुझे फोन करें, मुझे कॉल करे, मुझे कॉल करें, मुझे फोन कर ले, फोन करवा, फोन करवाइए, फोन करा दो, कॉल करवा, कॉल करवाइए, का फोन चाहिए,
      call back, callback, wapas call, wapas phone, vapas call, vapas phone, mujhe phone kare, mujhe phone karein, mujhe call kare,
      mujhe call karein, mujhe call kar le, phone karwa, phone karwaiye, call karwa, call karwaiye, phone karva, call karva, ka phone chahiye
    `),
    die: words(`
      मरना, मर जाना, मर जाऊं, मर जाऊंगा, मर जाऊंगी, मरने का, मरने के, मरने की, मरने जा, मरने वाला, मरने वाली, मर रहा, मर रही, मर रहे, मर गया, मर गई, मर जाएगा, मर जाएगी, मार लूंगा, मार लूंगी,
      मार डालूंगा, मार डालूंगी, आत्महत्या, आत्म हत्या, खुदकुशी, ख़ुदकुशी, सुसाइड, सुइसाइड, जान दे, जान दे दूंगा, जान दे दूंगी, जान लेने, जान ले लूंगा, जान ले लूंगी, जान देने, जीना नहीं, नहीं जीना, जीने का मन नहीं,
      जिंदगी खत्म, जिंदगी ख़त्म, जीवन समाप्त, खत्म कर लूंगा, खत्म कर लूंगी, खत्म कर रहा हूं, फांसी, फंदे, लटक जाऊंगा, कूद जाऊंगा, कूद जाऊंगी, कूदने वाला, कूदने वाली, मौत, नस काट, कलाई काट,
      marna chahta, marna chahti, marna hai, mar jana, mar jaana, mar jaun, mar jaunga, mar jaungi, marne ka, marne ke, marne ki, marne ja,
      marne wala, marne wali, mar raha, mar rahi, mar rahe, mar gaya, mar gayi, mar jayega, mar jayegi, maar lunga, maar lungi, maar dalunga,
      maar dalungi, aatmahatya, atmahatya, aatmhatya, atmhatya, khudkushi, khudkhushi, suicide, susaid, jaan de, jaan dene, jaan lene,
      jaan le lunga, jaan le lungi, jeena nahi, jina nahi, nahi jeena, nahi jina, jeene ka man nahi, zindagi khatam, jindagi khatam,
      zindagi khatm, khatam kar lunga, khatam kar lungi, phansi, faansi, fansi laga, latak jaunga, kood jaunga, kood jaungi, kud jaunga,
      maut, nas kaat, kalai kaat
    `),
    self: words(`
      खुद, खुद को, ख़ुद को, अपने आप, अपने आप को, स्वयं, अपनी जान, अपनी जिंदगी, अपना जीवन, अपनी नस, अपना हाथ,
      khud ko, khudko, apne aap ko, apni jaan, apni zindagi, apni jindagi, apni nas, swayam
    `),
    despair: words(`
      कोई मतलब नहीं, कोई फायदा नहीं जीने, कोई उम्मीद नहीं, उम्मीद नहीं बची, कोई रास्ता नहीं बचा, सब खत्म, हार गया हूं, हार गई हूं, टूट चुका, टूट चुकी, टूट गया हूं, टूट गई हूं, जीने की वजह, जीने का मतलब, जीने का मन,
      जीने की इच्छा, मेरे बिना, मैं ना रहूं, बर्दाश्त नहीं होता, सहा नहीं जाता, हमेशा के लिए सो, हमेशा के लिए चला, हमेशा के लिए चली, आखिरी कॉल, आखिरी दिन, अलविदा दुनिया, बोझ हूं, अकेला हूं, अकेली हूं, जीते जीते थक, जिंदगी से थक,
      जिंदगी से हार,
      koi matlab nahi, koi umeed nahi, koi ummeed nahi, koi rasta nahi bacha, sab khatam, haar gaya hoon, haar gayi hoon, toot chuka, toot chuki,
      toot gaya hoon, toot gayi hoon, jeene ki wajah, jeene ka matlab, jeene ka man, jine ka man, jeene ki ichha, mere bina,
      bardasht nahi hota, saha nahi jata, hamesha ke liye so, hamesha ke liye chala, aakhri call, aakhri din, bojh hoon, akela hoon,
      akeli hoon, zindagi se thak, jindagi se thak, zindagi se haar
    `),
    hurt: words(`
      खून बह, खून निकल, खून रुक, खून आ रहा, बेहोश, बेहोशी, होश नहीं, होश में नहीं, गिर गए, गिर गई, गिर गया, उठ नहीं रहे, सांस, सांसें, साँस, सांस नहीं, दम घुट, दम फूल, घुटन, दर्द, तेज दर्द, ओवरडोज, स्ट्रोक, लकवा, लकवे,
      दौरा, दौरे, मिर्गी, हार्ट अटैक, दिल का दौरा, हृदयाघात, गोलियां, गोलियाँ, नींद की गोलियां, जहर, ज़हर, सल्फास, फिनाइल, कीटनाशक, तेजाब, एसिड, एलर्जी, सूज रहा, सूज गया, चोट, घायल, जल गया, जल गई, डूब रहा, डूब रही,
      डूब गया, निगल लिया, निगल ली, फंस गया गले, गले में फंस, करंट लग, एक्सीडेंट, दुर्घटना, टक्कर, डस लिया, सांप,
      khoon beh, khoon nikal, khoon ruk, khoon aa raha, khun beh, khun nikal, behosh, behoshi, hosh nahi, hosh mein nahi, hosh me nahi,
      gir gaye, gir gayi, gir gaya, uth nahi rahe, saans, saans nahi, sans nahi, dam ghut, ghutan, dard, overdose, stroke, lakwa, lakva,
      daura, mirgi, heart attack, dil ka daura, goliyan, goliya kha, neend ki goliyan, zeher, zehar, jahar, zahar, sulfas, phenyl, tezaab,
      tezab, acid, allergy, sooj raha, sooj gaya, chot, ghayal, jal gaya, jal gayi, doob raha, doob rahi, doob gaya, nigal liya, nigal li,
      gale mein phas, gale me phas, current lag, accident, durghatna, takkar, saanp
    `),
    body: words(`
      सीने, सीना, छाती, चेस्ट, दिल, हार्ट, सिर, सर में, गला, गले, कलाई, हाथ, पैर, बाजू, मुंह, होंठ, आंख, आंखें, पेट, दिमाग की नस, नस, शरीर, जबड़ा,
      seene, seena, sine mein, chhati, chaati, chati, chest, dil mein, dil me, gala, mere gale, gale mein, kalai, haath, muh, munh, honth, aankh,
      aankhein, pet mein, pet me, sharir, jabda
    `),
    fire: words(`
      आग, आग लग, आग लगी, धुआं, धुंआ, धुएं, लपटें, जल रहा, जल रही, जल रहे, धमाका, विस्फोट, ब्लास्ट, फट गया, फट गई, चिंगारी, चिनगारी, शॉर्ट सर्किट, फायर ब्रिगेड, दमकल,
      aag lag, aag lagi, aag laga, aag phail, aag fail, dhuan, dhua, dhuaan, dhuwa, lapte, jal raha, jal rahi, jal rahe, dhamaka, visfot, blast,
      phat gaya, fat gaya, chingari, short circuit, fire brigade, damkal
    `),
    gas: words(`
      गैस, गैस लीक, गैस की बदबू, गैस की गंध, गैस की महक, गैस की स्मेल, गैस का रिसाव, रिसाव, कार्बन मोनोऑक्साइड, सिलेंडर फट,
      gas, gas leak, gas lik, gas ki badbu, gas ki smell, gas ki boo, gas ki mehak, gas ka risav, risav, carbon monoxide, cylinder phat
    `),
    attack: words(`
      हमला, चाकू, छुरा, छुरी, बंदूक, पिस्तौल, तमंचा, तलवार, हथियार, गोली मार, गोली चला, बम, घुस आया, घुस गया, घुस गए, घुस रहा, घुसा हुआ, चोर घर, घर में चोर, डाकू, लुटेरे, धमकी, धमका, मार रहा, मार रहे, मार डालेगा, मार देगा,
      मारता है, मारने की, पीट, पीटता, पीट रहा, पीछा कर, गला दबा, अगवा, किडनैप, अपहरण, बंधक, फिरौती, बलात्कार, रेप, छेड़छाड़, जबरदस्ती, दरवाजा तोड़, ताला तोड़, छीन लिया,
      hamla, chaku, chaaku, chhura, bandook, banduk, pistol, talwar, hathiyar, goli maar, goli chala, ghus aaya, ghus gaya, ghus gaye,
      ghus raha, ghar mein chor, ghar me chor, daku, lutere, dhamki, dhamka, maar raha, maar rahe, maar dalega, maar dega, maarta hai,
      maarne ki, peet raha, peetta, pit raha, peecha kar, picha kar, pichha kar, gala daba, agwa, kidnap*, apaharan, bandhak, firauti,
      phirauti, balatkar, chhedchhad, zabardasti, jabardasti, darwaza tod, tala tod, chheen liya
    `),
    emergency: words(`
      इमरजेंसी, इमर्जेंसी, एमरजेंसी, आपातकाल, आपातकालीन, एंबुलेंस, एम्बुलेंस, अम्बुलेंस, पुलिस, रेस्क्यू, बचाओ, बचाइए, बचा लो, बचा लीजिए, जान खतरे, जान को खतरा, जान का खतरा, खतरे में, मदद भेजो, मदद भेजिए,
      emergency, imergency, emergensi, aapatkal, aapatkaal, ambulance, ambulens, ambulanse, police, pulis, rescue, bachao, bachaiye, bacha lo,
      jaan khatre, jaan ko khatra, khatre mein, khatre me, madad bhejo
    `),
    family: words(`
      बच्चा, बच्चे, बच्ची, बच्चों, बेटा, बेटे, बेटी, मां, माँ, माता, मम्मी, पापा, पिता, पिताजी, बाबूजी, पति, पत्नी, बीवी, वाइफ, हस्बैंड, भाई, भैया, बहन, बहन जी, दीदी, दादा, दादी, नाना, नानी, दादाजी, सास, ससुर, बहू, चाचा, चाची, मामा, पड़ोसी,
      दोस्त, परिवार, घर वाले, घरवाले, किरायेदार, भतीजा,
      bachcha, bachha, bacha, bachche, bacche, bachchi, bachon, mera beta, mere bete, bete, beti, maa, mataji, mummy, mammi, papa, pitaji, mere pita, babuji, pati,
      patni, biwi, bivi, wife, husband, bhai, bhaiya, behen, bahan, behan, didi, dadi, nani, dadaji, meri saas, sasur, bahu, chacha,
      chachi, padosi, dost, parivar, ghar wale, gharwale, kirayedar
    `),
    steal: words(`
      चोरी, चोरी हो, चुरा, चुरा लिया, चुराया, चोर, हैक, हैकर, हैकिंग, फ्रॉड, फ्राड, धोखा, धोखाधड़ी, धोखे, ठग, ठगी, ठग लिया, ठगे, स्कैम, स्कैमर, लूट लिया, लूट, छीन लिया, छिन गया, क्लोन, फिशिंग, फर्जी, फर्ज़ी, नकली लिंक, गायब, उड़ गए, उड़ा लिए,
      खाता खाली, खाली कर दिया, किसी ने निकाल, निकाल लिए, निकाल लिया, इस्तेमाल कर रहा, यूज कर रहा, ब्लैकमेल, डिजिटल अरेस्ट, सिम स्वैप, जेब कट,
      chori, chori ho, chura liya, churaya, chura li, hack, haik, hacked, hacker, hacking, fraud, frod, fraud ho, dhokha, dhokhadhadi,
      dhokadhadi, dhokhe, thag, thagi, thag liya, scam, scammer, loot liya, lut liya, chheen liya, chhin gaya, clone, phishing, farzi,
      farji, nakli link, gayab, khata khali, khali kar diya, nikal liye, nikaal liye, nikal liya, istemal kar raha, use kar raha,
      blackmail, digital arrest, sim swap, jeb kat
    `),
    money: words(`
      पैसे, पैसा, पैसों, रुपये, रुपए, रुपया, रकम, राशि, अमाउंट, फंड, बैलेंस, कार्ड, क्रेडिट कार्ड, डेबिट कार्ड, एटीएम, एटीएम कार्ड, खाता, खाते, अकाउंट, बचत, सेविंग, वॉलेट, पर्स, बटुआ, पिन, पासवर्ड, ओटीपी, यूपीआई, पेमेंट, भुगतान, ट्रांजैक्शन, ट्रांजेक्शन,
      ट्रांसैक्शन, लेनदेन, चेक, चेकबुक, नेट बैंकिंग, सीवीवी, हजार, लाख,
      paise, paisa, paison, paisey, rupaye, rupay, rupees, rupaya, rakam, rashi, amount, fund, balance, card, credit card, debit card, atm,
      khata, khate, account, bachat, savings, wallet, purse, batua, password, otp, upi, payment, bhugtan, transaction, lenden, cheque, cvv,
      net banking, lakh
    `),
    law: words(`
      वकील, वकीलों, लॉयर, एडवोकेट, कोर्ट, अदालत, कचहरी, न्यायालय, जज, मुकदमा, मुकद्दमा, केस करूंगा, केस करूंगी, केस करेंगे, केस कर दूंगा, केस ठोक, केस डाल, केस फाइल, केस दर्ज, कानूनी, कानूनी कार्रवाई, लीगल, लीगल नोटिस, लीगल एक्शन, कानूनी नोटिस,
      कंज्यूमर कोर्ट, कंज्यूमर फोरम, उपभोक्ता फोरम, उपभोक्ता अदालत, उपभोक्ता आयोग, उपभोक्ता न्यायालय, कंज्यूमर हेल्पलाइन, लोक अदालत, लोकपाल, ओम्बड्समैन, आरबीआई, ट्राई में, ट्राई को, इरडा, आईआरडीएआई, सेबी, डीजीसीए, रेरा, साइबर सेल,
      साइबर क्राइम, एफआईआर, थाने में, पुलिस में शिकायत, पुलिस में रिपोर्ट, मुआवजा, हर्जाना, मानहानि, गैरकानूनी, गैर कानूनी, इलीगल, लिखित शिकायत, औपचारिक शिकायत, आपकी शिकायत, आपके खिलाफ, ग्रीवांस,
      vakil, wakil, vakeel, lawyer, advocate, court, kort, adalat, kachehri, nyayalay, mukadma, mukadama, muqadma, muqaddama, case karunga,
      case karungi, case karenge, case kar dunga, case kar dungi, case thok, case file, kes karunga, kanooni, kanuni, kaanuni, kanooni karwai,
      legal, legal notice, legal action, kanooni notice, consumer court, consumer forum, upbhokta forum, upbhokta adalat, consumer helpline,
      lok adalat, lokpal, ombudsman, rbi, trai, irdai, irda, sebi, dgca, cyber cell, cyber crime, fir karunga, fir darj, fir karwa,
      thane mein, thane jaunga, police mein shikayat, police me shikayat, police complaint, muavza, muawza, harjana, gairkanooni,
      gair kanooni, gair kanuni, illegal, sue kar, likhit shikayat, aapki shikayat, aapke khilaf, aapke khilaaf
    `),
    cancel: words(`
      कैंसिल, कैंसल, केंसल, रद्द, बंद कर दो, बंद कर दीजिए, बंद करो, बंद करना, बंद करवा, बंद करा, बंद कर दूंगा, बंद कर दूंगी, खत्म करो, खत्म कर दो, समाप्त, कटवा, काट दो, कनेक्शन काट, छोड़ दूंगा, छोड़ दूंगी, छोड़ रहा, छोड़ रही, छोड़ देंगे, छोड़ दी,
      पोर्ट, सरेंडर, क्लोज, डिलीट कर, हटा दूंगा, नाम कटवा,
      cancel, cancle, kensal, radd, rad kar, band kar do, band kar dijiye, band karo, band karna, band karwa, band karva, band kara,
      band kar dunga, band kar dungi, khatam karo, khatam kar do, katwa, katva, kaat do, connection kaat, chhod dunga, chhod dungi, chod dunga,
      chod dungi, chhod raha, chhod rahi, chhod denge, port kara, port karwa, port kar, surrender, close kar, delete kar
    `),
    contract: words(`
      कॉन्ट्रैक्ट, कांट्रैक्ट, अनुबंध, सब्सक्रिप्शन, सदस्यता, मेंबरशिप, पॉलिसी, पालिसी, बीमा, प्लान, टैरिफ, कनेक्शन, सिम, खाता, अकाउंट, मेरा नंबर, सर्विस, सेवा, ब्रॉडबैंड, लोन, एफडी,
      contract, anubandh, subscription, sadasyata, membership, policy, bima, beema, insurance, plan, tariff, connection, sim, khata, account,
      mera number, service, seva, sewa, broadband, loan
    `),
    rival: words(`
      दूसरी कंपनी, दूसरे बैंक, दूसरा बैंक, दूसरे नेटवर्क, दूसरी सर्विस, किसी और कंपनी, किसी दूसरी कंपनी, कहीं और, दूसरी जगह, दूसरा कनेक्शन, कंपटीटर, कॉम्पिटिटर, प्रतिद्वंद्वी, जियो में, एयरटेल में, वोडाफोन में, पोर्ट करा, पोर्ट करवा, स्विच कर, शिफ्ट हो जाऊंगा, चला जाऊंगा,
      चली जाऊंगी, चले जाएंगे,
      dusri company, doosri company, dusre bank, doosre bank, dusra bank, dusre network, kisi aur company, kisi dusri company, kahin aur,
      dusri jagah, doosri jagah, dusra connection, competitor, jio mein, jio me, airtel mein, airtel me, vodafone mein, port kara, port karwa,
      switch kar, shift ho jaunga, chala jaunga, chali jaungi, chale jayenge
    `),
    anger: words(`
      गुस्सा, गुस्से, नाराज, नाराज़, परेशान, तंग, तंग आ गया, तंग आ गई, तंग आ चुका, थक गया हूं, थक गई हूं, थक चुका, पक गया, चिढ़, झुंझला*, फ्रस्ट्रेट*, इरिटेट*, दिमाग खराब, सिर दर्द कर, सब्र, बर्दाश्त, हद हो गई, हद है, बहुत हो गया, बहुत हुआ, निराश, खून खौल,
      नाक में दम, जीना हराम,
      gussa, gusse, naraz, naraaz, naaraz, pareshan, pareshaan, tang aa gaya, tang aa gayi, tang aa chuka, thak gaya hoon, thak gayi hoon,
      thak chuka, pak gaya, chidh, jhunjhla*, frustrat*, irritat*, dimag kharab, dimaag kharab, sar dard kar, sabr, bardasht, had ho gayi,
      hadd ho gayi, had hai, hadd hai, bahut ho gaya, bohot ho gaya, bahut hua, nirash, khoon khaul, naak mein dam
    `),
    insult: words(`
      बेकार, बकवास, फालतू, फ़ालतू, घटिया, वाहियात, बेवकूफ, बेवक़ूफ़, बेवकूफी, पागल, निकम्मा, निकम्मे, नालायक, यूजलेस, स्टुपिड, इडियट, कचरा, मजाक, मज़ाक, तमाशा, नाटक, गधा, गधे, उल्लू, साला, साले, कुत्ता, कुत्ते, कमीना, कमीने, हरामी, हरामखोर, चूतिया, चुतिया, भोसड़ी,
      मादरचोद, बहनचोद, भेनचोद, गांडू, झूठे, झूठा, धोखेबाज, लुटेरे हो, बदतमीज, बदतमीजी, थर्ड क्लास, समय बर्बाद, टाइम बर्बाद, समय खराब, टाइम वेस्ट, टाइम खराब, वक्त बर्बाद, किसी काम के नहीं, किसी काम का नहीं, किसी काम की नहीं, भाड़ में, चुप करो, चुप रहो, शर्म करो, शर्म आनी,
      शर्म नहीं, मूर्ख, बुड़बक,
      bekar, bekaar, bakwas, bakwaas, faltu, faaltu, phaltu, ghatiya, ghatia, wahiyat, vahiyat, bewakoof, bevkuf, bewkuf, bewakuf, bewaqoof,
      pagal, paagal, nikamma, nikamme, nalayak, useless, stupid, idiot, kachra, mazak, majak, mazaak, tamasha, natak, gadha, gadhe, ullu, saala,
      saale, kutta, kutte, kamina, kamine, harami, haramkhor, chutiya, chutia, bhosdi*, madarchod, bhenchod, behenchod, gandu, jhoothe,
      jhuthe, dhokebaaz, dhokhebaaz, badtameez, badtamizi, third class, samay barbad, time barbad, time barbaad, time waste, time kharab,
      kisi kaam ke nahi, kisi kaam ka nahi, bhaad mein, bhad me, chup karo, chup raho, sharam karo, sharm karo, sharam nahi, murkh
    `),
    again: words(`
      फिर से, फिर भी, दोबारा, दुबारा, बार बार, तीन बार, चार बार, पांच बार, दस बार, सौ बार, कई बार, कितनी बार, हर बार, तीसरी बार, चौथी बार, पांचवीं बार, वही, वही बात, एक ही बात, अभी भी, अब भी, अब तक, अभी तक, लगातार, रोज, घंटे से, घंटों से, सुबह से, कब से,
      phir se, fir se, phir bhi, fir bhi, dobara, dubara, baar baar, bar bar, teen baar, char baar, chaar baar, paanch baar, das baar, sau baar,
      kai baar, kitni baar, kitni bar, har baar, teesri baar, tisri baar, chauthi baar, wahi, vahi, wahi baat, ek hi baat, abhi bhi, ab bhi,
      ab tak, abhi tak, lagatar, ghante se, ghanto se, subah se, kab se
    `),
    listen: words(`
      समझ, समझते, समझता, समझे, समझ नहीं, समझ ही नहीं, समझ रहे, समझ पा, सुन, सुनते, सुन नहीं, सुन ही नहीं, सुन रहे, सुनाई, सुनता, सुनवाई, जवाब, जवाब नहीं, जवाब दो, मदद, मदद नहीं, हेल्प, सहायता, ध्यान दो, ध्यान से,
      samajh, samaj, samajhte, samajhta, samjhe, samajh nahi, samajh hi nahi, samajh rahe, samajh pa, sun rahe, sunte, sun nahi, sun hi nahi,
      sunai, sunta, sunwai, jawab, javab, jawab nahi, jawab do, madad, madad nahi, help, sahayata, dhyan do, dhyan se
    `),
    yes: words(`
      हां, हाँ, हा, हां जी, जी हां, जी, बिल्कुल, बिलकुल, जरूर, ज़रूर, अवश्य, ठीक है, ठीक, सही है, ओके, यस, श्योर, हओ, चलेगा, मंजूर, क्यों नहीं, बढ़िया, परफेक्ट, कर दीजिए, कर दो, करा दीजिए, करवा दीजिए,
      haan, hanji, haanji, haan ji, ji haan, han ji, bilkul, zaroor, zarur, jarur, jaroor, theek hai, thik hai, theek, sahi hai, okay, yes,
      sure, chalega, manzoor, kyun nahi, kyu nahi, badhiya, perfect, kar dijiye, kardo, kara dijiye, karwa dijiye
    `),
    no: words(`
      नहीं, नही, ना, जी नहीं, नहीं जी, ना जी, नो, मत, रहने दो, रहने दीजिए, छोड़ो, छोड़िए, जाने दो, जरूरत नहीं, अभी नहीं, बिल्कुल नहीं, हरगिज नहीं,
      nahi, nahin, nai, nhi, ji nahi, nahi ji, na ji, rehne do, rehne dijiye, rahne do, rahne dijiye, chhodo, chhodiye, jaane do,
      zaroorat nahi, jarurat nahi, abhi nahi, bilkul nahi
    `),
    thanks: words(`
      धन्यवाद, धन्यावाद, शुक्रिया, थैंक यू, थैंक्यू, थैंक्स, आभार, मेहरबानी, बहुत बहुत धन्यवाद, भला हो,
      dhanyavad, dhanyavaad, dhanyawad, shukriya, shukria, thank you, thankyou, thanks, thanku, aabhar, meherbani, meharbani
    `),
    hello: words(`
      हेलो, हैलो, हलो, नमस्ते, नमस्कार, प्रणाम, राम राम, सत श्री अकाल, सलाम, आदाब, गुड मॉर्निंग, गुड इवनिंग, गुड आफ्टरनून, सुप्रभात, शुभ संध्या, शुभ प्रभात, कैसे हैं आप, कैसे हो,
      hello, helo, namaste, namaskar, namashkar, pranam, ram ram, sat sri akal, salaam, adaab, good morning, good evening, good afternoon,
      suprabhat, kaise hain aap, kaise ho
    `),
    bye: words(`
      अलविदा, बाय, बाय बाय, टाटा, फिर मिलते हैं, फिर मिलेंगे, रखता हूं, रखती हूं, फोन रखता, शुभ रात्रि, गुड नाइट, अपना ख्याल रखना, बस इतना ही, और कुछ नहीं,
      alvida, bye, bye bye, phir milte hain, fir milte hain, phir milenge, rakhta hoon, rakhti hoon, phone rakhta, shubh ratri,
      good night, apna khayal rakhna, bas itna hi, aur kuch nahi
    `),
    wait: words(`
      रुको, रुकिए, रुकिये, रुक जाओ, ठहरो, ठहरिए, एक मिनट, एक सेकंड, एक क्षण, इंतजार, इंतज़ार, वेट, होल्ड, थोड़ी देर, दो मिनट, पहले, पहले तो,
      ruko, rukiye, rukie, ruk jao, thehro, thahro, ek minute, ek min, ek second, intezar, intezaar, intzar, intjar, wait karo, hold karo,
      thodi der, pehle, pahle, pehle to
    `),
    but: words(
      'लेकिन, मगर, परंतु, परन्तु, किंतु, पर पहले, फिर भी, हालांकि, lekin, magar, parantu, halanki, par pehle, phir bhi',
    ),
    device: words(`
      फोन, मोबाइल, इंटरनेट, नेट, वाईफाई, वाई फाई, राउटर, मॉडेम, ब्लूटूथ, प्रिंटर, स्कैनर, लैपटॉप, टीवी, टी वी, सेट टॉप बॉक्स, रिमोट, हीटर, गीजर, एसी, कूलर, पंखा, फ्रिज, वॉशिंग मशीन, मिक्सर, मीटर, इन्वर्टर, स्क्रीन, कैमरा, स्पीकर, हेडफोन, चार्जर, ऐप, एप, एप्प,
      वेबसाइट, लिंक, बैटरी, गाड़ी, कार, बाइक, स्कूटी, नेटवर्क, सिग्नल, एटीएम मशीन, कपड़े धोने की मशीन, सिलाई मशीन, पाइप, नल, चूल्हा,
      phone, mobile, internet, wifi, wi fi, router, modem, bluetooth, printer, laptop, set top box, remote, heater, geyser, cooler, pankha,
      fridge, washing machine, mixer, meter, inverter, screen, camera, speaker, headphone, charger, app, website, battery, gaadi, gadi, bike,
      scooty, network, signal, atm machine, nal, chulha
    `),
    order: words(`
      ऑर्डर, आर्डर, पार्सल, पैकेट, कूरियर, डिलीवरी, डिलिवरी, सामान, फ्लाइट, उड़ान, टिकट, ट्रेन, बस, कैब, टैक्सी, ऑटो, बुकिंग, रिजर्वेशन, आरक्षण, टेबल, कमरा, कमरे, रूम, होटल, अपॉइंटमेंट, अप्वाइंटमेंट, मुलाकात, बिल, रसीद, रिफंड, वापसी, रिचार्ज, खाना, पिज्जा, सीट, पीएनआर,
      स्टेटमेंट, क्लेम, रिपोर्ट, फॉर्म, सिलेंडर,
      order, parcel, packet, courier, delivery, saman, saamaan, flight, ticket, train, cab, taxi, booking, reservation, table, kamra, kamre,
      room, hotel, appointment, mulakat, bill, raseed, rasid, refund, wapsi, recharge, khana, pizza, seat, pnr, statement, claim, report, form,
      cylinder
    `),
    pay: words(`
      कीमत, दाम, भाव, रेट, खर्चा, खर्च, चार्ज, फीस, शुल्क, किराया, किस्त, ईएमआई, प्रीमियम, ब्याज, टैक्स, भरना, भरनी, भर दिया, कितने का, कितने की, कितना लगेगा, रुपये, रुपए, यूरो, डॉलर, सस्ता, महंगा, छूट, डिस्काउंट, ऑफर, कूपन,
      keemat, kimat, daam, bhav, kharcha, kharch, charge, charges, fees, shulk, kiraya, kist, emi, premium, byaj, tax, bharna, bharni,
      bhar diya, kitne ka, kitne ki, kitna lagega, rupaye, rupees, dollar, sasta, mehnga, mahanga, chhoot, discount, offer, coupon
    `),
    when: words(`
      आज, कल, परसों, सुबह, दोपहर, शाम, रात, सोमवार, मंगलवार, बुधवार, गुरुवार, शुक्रवार, शनिवार, रविवार, इतवार, संडे, मंडे, जनवरी, फरवरी, मार्च, अप्रैल, मई, जून, जुलाई, अगस्त, सितंबर, अक्टूबर, नवंबर, दिसंबर, बजे, तारीख, महीना, महीने, हफ्ता, हफ्ते, साल, दिन, अगले, अगली, घंटे, मिनट,
      aaj, parso, subah, dopahar, dopehar, shaam, raat, somvar, somwar, mangalvar, mangalwar, budhvar, budhwar, guruvar, guruwar, shukravar,
      shukrawar, shanivar, shaniwar, ravivar, raviwar, itwar, baje, tareekh, tarikh, mahina, mahine, hafta, hafte, saal, agle, agli, ghante,
      minute
    `),
    number: words(`
      एक, दो, तीन, चार, पांच, पाँच, छह, छे, छः, सात, आठ, नौ, दस, ग्यारह, बारह, तेरह, पंद्रह, सोलह, अठारह, बीस, पच्चीस, तीस, चालीस, पचास, साठ, सत्तर, अस्सी, नब्बे, सौ, हजार, लाख, शून्य, जीरो, डबल, पहला, दूसरा नंबर, अंक, नंबर है,
      teen, chaar, paanch, panch, chhe, chhah, saat, aath, nau, gyarah, barah, terah, pandrah, solah, atharah, bees, pachees, chalis,
      pachas, pachaas, saath rupaye, sattar, assi, nabbe, hazaar, hazar, hajar, lakh, shunya, zero, ank, number hai
    `),
    place: words(`
      शहर, गांव, सड़क, गली, मोहल्ला, इलाका, इलाके, एयरपोर्ट, हवाई अड्डा, स्टेशन, बस अड्डा, प्लेटफार्म, घर, दुकान, स्टोर, मॉल, बाजार, अस्पताल, हॉस्पिटल, क्लिनिक, बैंक, ब्रांच, शाखा, ऑफिस, दफ्तर, स्कूल, रेस्टोरेंट, मंदिर, थाना, पता, दिल्ली, मुंबई, बेंगलुरु, कोलकाता, चेन्नई, हैदराबाद,
      पुणे, लखनऊ, जयपुर, पटना, नोएडा, कानपुर, भोपाल,
      shahar, sheher, gaon, sadak, gali, mohalla, ilaka, ilake, airport, hawai adda, station, bus adda, platform, ghar, dukan, dukaan, store,
      mall, bazaar, bazar, aspatal, haspatal, hospital, clinic, bank, branch, shakha, office, daftar, school, restaurant, mandir, delhi, dilli,
      mumbai, bangalore, kolkata, chennai, hyderabad, pune, lucknow, jaipur, patna, noida, kanpur, bhopal
    `),
  },
};
