import { type LanguageRules, rule } from './rule.ts';

/** Talk about a person that is not a wish for one: refused, conditional, about others, or a question. */
const NOT_A_WISH = `
  <negs> [<mood>] [you] [to] [be] (<talk> (to|with)|<reach>|get|have|see|bother|involve|wait for|waiting for|call|ask for) <who>
  <negs> [<mood>] <who>
  <negs> [<mood>] [you] [to] [be] (<moving>|put|pass|hand|send|transferred|connected|passed|escalated|forwarded) [me|us|this|it|my call|the call] [through|over|on|off] [to|with] [<who>]
  (if|when|before|after|once|unless|until|in case|whether) (i|we) [ever|later|still|do] (want|need|have|wish|should|must) [to] [<talk> (to|with)|<reach>|call|ask] <who>
  (if|when|before|after|once|until|unless) (you|they|he|she) (<moving>|put|pass|hand|send|transferred|connected) (me|us|it|this)
  (do|would|will|should|must|did) (i|we) (need|have|want|has) [to] [<talk> (to|with)|<reach>|call|see] <who>
  <others> [also|already|has|have|was|were] (want|wants|wanted|need|needs|needed|asked|tried|likes|prefers|hoped|would like|d like|trying) [to] [<talk> (to|with)|<reach>|for] <who>
  (what|which|until what|till what) (time|times|hours|days|day) .. (i|we) .. (<talk> (to|with)|<reach>|call) <who>
  (how much|cost|costs|fee|fees|charge|charged|charges|price) ... (<talk> (to|with)|<reach>|call|having) <who>
  (can|could) (i|we) (<reach>|<talk> (to|with)|call) <who> (on|at|during|over) [the] (weekends|weekend|sundays|saturdays|sunday|saturday|night|christmas|holidays|easter)
  (last time|yesterday|earlier|previously|last week|already) (you|they|he|she|someone) (put|passed|sent|transferred|connected) (me|us)
  <who> <tail>
  (work|works|worked|working|job|jobs|trained|training|hired|hiring|applied|apply|career) (as|for|to be) [<det>] <who>
`;

/** Danger in a story, a question, a role or an insurance, but is not happening. */
const NOT_HAPPENING = `
  (film|movie|book|song|series|show|game|episode|story|article|news|documentary|novel|play|watch|stream|called) ... (suicide|kill myself|fire|bomb|shot|stabbed|kidnapped|hostage|murder|gas leak|drowning|die)
  (insurance|insure|insured|cover|covers|covered|coverage|policy|include|includes|protect|protects|protection|prevent|avoid) ... (fire|theft|stolen|steals|suicide|heart attack|stroke|gas leak|fraud|hacked|scammed|robbed|flood|burglary|burglars|attack)
  (fire|theft|fraud|suicide|smoke|gas|carbon monoxide|heart attack|stroke|emergency|burglar|intruder|overdose|allergic reaction) (insurance|cover|coverage|policy|prevention|protection|awareness|drill|alarm battery|detector battery|alarms|detectors|bill|meter|contract|tariff|contact|contacts|number|numbers|exit|fund|stick|tv|place|pit|extinguisher|sale|hotline|helpline|procedure|department|team|alert|alerts)
  (what|how|who) .. (if|when|happens|do i do|should i do) ... (stolen|hacked|steals|cloned|scammed|robbed|fire|gas|attack|stroke|unauthorised|unauthorized|fraudulent|compromised)
  (if|in case|suppose|supposing) (my|someone|somebody|anyone|i|we|it|there|the|a) ... (stolen|steals|hacked|cloned|scammed|robbed|compromised|fire|smell gas|gas leak)
  (last (year|month|summer|winter|spring|autumn|christmas)|(years|months) ago|when i was|back in|used to|in (twenty|nineteen|two thousand)|previously) ... (stolen|robbed|hacked|scammed|stroke|heart attack|seizure|fire|collapsed|gas leak|suicide|overdose|bleeding|attacked|stabbed|mugged|chest pain|chest pains|electric shock|emptied|compromised)
  (stolen|robbed|hacked|scammed|stroke|heart attack|seizure|fire|collapsed|fell|gas leak|overdose|attacked|mugged|chest pain|chest pains|electric shock|compromised|suicide|died) ... (last (year|month|summer|winter|spring|autumn|christmas)|years ago|months ago|long time ago|when i was|as a child)
  (not|isnt|wasnt|never|no|nobody|no one|nobody is|no one is|arent) [a|an|is|was|got|feeling|going to|trying to|thinking of|thinking about|any] (emergency|suicidal|suicide|kill myself|hurt myself|harm myself|bleeding|fraud|gas leak|smell of gas|fire|chest pain|in danger|choking|on fire|hurt|injured|trapped)
  (steps|rules|instructions|tips|advice|course|training|report) (for|on|about|against|how to) ... (fire|gas leak|fraud|suicide|heart attack|stroke|choking|scam|scams)
`;

const NOT_LEGAL = `
  (not|never|dont|wont|didnt|no|without|nobody wants to) [going to|want to|wanting to|have to|need to|planning to] (sue|suing|go to court|take legal|get a lawyer|make a formal complaint|press charges)
  (neighbour|neighbor|ex|landlord|he|she|they|boss|employer|husband|wife|brother|sister|friend) .. (sue|sues|sued|suing|court|lawyer|lawyers)
  (tennis|squash|basketball|badminton|food|royal|volleyball|padel) court*
  (do i|would i|should i|can i|who can|how) .. (lawyer|solicitor|attorney|court|sue) .. (divorce|will|house|landlord|employer|visa|inheritance)
`;

/** English. Rules hold the wordings that are certain; the classifier covers the rest. */
export const ENGLISH_RULES: LanguageRules = {
  language: 'en',
  rules: [
    rule(
      'asks-to-speak-with-person',
      'explicit_request',
      `
        (can|could|may|might|cant|couldnt) (i|we) [also|then|now|still|at least] <talk> (to|with) <who>
        (let|lemme|allow|letting) [me|us] [to] <talk> (to|with) <who>
        <wanting> [me|us|you to let me] [to] [be able to] <talk> [<now>] (to|with) <who>
        (able|possible|allowed|chance|possibility|way|help|help me|helping me|trying|ringing|calling|called) [to|of|for me to|i could] [be] (<talk> (to|with)|put through to|connected to) <who>
        (prefer|rather|insist on|keen on|comfortable|happier|better|easier|interested in) [be] (speaking|talking|chatting|dealing) (to|with) <who>
        ^ [<opening>] [<opening>] <talk> (to|with) <who>
        ^ [<opening>] (speak|talk) (agent|human|operator|representative|supervisor) [now] $
        (who|whom) (can|could|do|should) (i|we) (speak|talk) (to|with) (about (this|my|a complaint)|here|now|$)
        (better|easier|best|happier|comfortable|at ease|appreciate it|great) if i ((could|can) <talk>|spoke|talked) (to|with) <who>
        (<wanting>|can i|could i|may i|can we) [have|get|borrow] [a|two|five] (word|quick word|chat|quick chat|conversation|minute|minutes|moment) with <who>
      `,
      { unless: NOT_A_WISH },
    ),
    rule(
      'asks-to-reach-person',
      'explicit_request',
      `
        (<wanting>|trying|help|help me|help with|(can|could|may) (i|we)) [to] <reach> <who> !(of|at my|in my|who|that|i (bought|sold|met|rented|ordered)|from)
        (put|get|be) [put] [me|us] in (touch|contact) with <who> !(of|at my|in my|who|that|i (bought|sold|met|rented)|from)
        ^ [<opening>] (contact|reach|reaching|get hold of|get a hold of) (<officer>|<desk>|your (staff|team|people|support))
      `,
      { unless: NOT_A_WISH },
    ),
    rule(
      'asks-how-to-reach-person',
      'explicit_request',
      `
        how (do|can|could|would|might|does|should) (i|we|one|you|somebody) [ever|even] (<reach> <who>|<talk> (to|with) <who>|(get to|get) (<officer>|<boss>)) !(of|from|who|that|i (bought|sold|met|rented)|job|to (visit|fix|repair|install))
        how (to|i can|i could|one can|i|one) (<reach>|<talk> (to|with)|get to) <who>
        (what|which|where) (do|must|should|can|could|would|is|number|button|option|key) ... (<reach>|<talk> (to|with)|get to|get|be connected to) <officer> !(of|who|that|added)
        (fastest|quickest|easiest|best|right|any|a|another) way (to|of) (<reach>|<talk> (to|with)|get to|get|getting) <who>
        (cant|cannot|couldnt|dont|no) .. (find|see|figure out|work out|option|button|way) .. to (<reach>|<talk> (to|with)) <who>
      `,
      { unless: NOT_A_WISH },
    ),
    rule(
      'asks-for-transfer',
      'explicit_request',
      `
        (<moving>|send|move|swap) (me|us|my call|this call|the call) [straight|back|right] [through|over|on|up|across] (to|with) <who> !s
        (put|patch|stick|pop|whack|bung|shove) (me|us|my call|this call|the call) [straight|back|right] (through|thru) !(hell|this|that|all|so|a lot|the mill|security|it)
        (pass|hand|put|give) (me|us|my call|this call|the call|the phone) [straight|right|back] [over|on|along|across] to <who>
        (transfer|connect|escalate) (me|us|my call|this call|the call) [<now>|then|already|over|instead] $
        (<wanting>|(can|could|may) (i|we|this|my (call|case|question))|let me|okay|alright|possible) [to] (be|get) (transferred|connected|put through|forwarded|passed on|passed over|handed over|switched|redirected) [over|on] [<now>] (to <who>|with <who>|$)
        escalate (this|it|my (case|complaint|issue|call)|the (case|issue)) [<now>|to <who>|then] $
        (<wanting>|get|have) (this|it|my (case|complaint|issue|call|ticket)|the (case|issue)) [to be] escalated
        ^ [<opening>] (transfer|forward|connect|escalate|redirect|refer) [call|it] (to|with) (<officer>|<desk>|staff|<boss>|a person)
        (put|connect|transfer) (her|him|us) (through|to <who>)
      `,
      { unless: NOT_A_WISH },
    ),
    rule(
      'asks-to-be-given-person',
      'explicit_request',
      `
        ((give|get|find|bring|fetch|grab|gimme) [me|us]|(can|could|may) (i|we) (have|get)) (<officer>|<boss>) !(<tail>|to (visit|sell|fix|repair|sign)|in|near|for my|of)
        (<wanting>|(give|get|find|bring|put) (me|us)) (someone|somebody|a person) (real|human|alive|higher up|in charge|to take over|i can (talk|speak)|to (talk|speak) (to|with)|on the (phone|line) !line|who can help me|who has the authority)
        ((put|get|bring|have) [me]|<wanting>) <who> on (the|this) (line|phone|call) | put [me] on (<officer>|<boss>) | put (<officer>|<boss>) on
        ((get|take) (me|us) (out of|off|past|away from)|skip|bypass) (this|the|your) [stupid] (bot|robot|machine|automated*|chatbot)
      `,
      { unless: NOT_A_WISH },
    ),
    rule(
      'wants-person',
      'explicit_request',
      `
        (<wanting>|requesting) [to have|to get|to see] <officer> !(<tail>|to (visit|sell|fix|repair|sign|buy)|in|near|of my|from my)
        <wanting> (your|the) (manager|supervisor|boss|superior) !(s|of|name|email|number|special|signature|to sign|approval|role|position)
        <wanting> to be (helped|served|assisted|answered|attended|looked after) by <who>
        (help|assistance|support) from (<officer>|a [real|live|actual] (person|human))
        <wanting> [a|some|real|any] (human|live|real) (help|support|assistance|contact|interaction|touch|service|assistant)
        (wait|hold|waiting|holding) for (a|the next|an) [real|live|available] (agent|representative|operator|human|adviser|advisor) !(to (come|visit|deliver|arrive)) | (wait|hold|waiting|holding) for a (real|live) (person|human|voice)
      `,
      { unless: NOT_A_WISH },
    ),
    rule(
      'asks-whether-anyone-is-there',
      'explicit_request',
      `
        (is|isnt|are|arent) [there] [any] <who> [there|here|available|around|free|on duty|behind (this|that) (voice|machine)] [that|who|whom] (i|we) (can|could|may) <talk> [to|with]
        (is|isnt|are) [there] [any] <who> [there|here] (available|free|around) [to|who can|for me to] <talk>
        (is|isnt|are|arent) there (no|any|a|an|some) (real|live|actual|human) (person|people|agent|agents|human|humans|operator) [there|here|available|working|i|who|around|on]
        (do you have|have you got|you have|you got|must be|has to be|got to be) [any|a|an|some] <who> [there|here] [that|who] (i|we) (can|could) <talk>
        (anyone|anybody|someone|somebody) (real|human|alive) (there|here|around|available|on)
      `,
      { unless: NOT_A_WISH },
    ),
    rule(
      'refuses-the-machine',
      'explicit_request',
      `
        (dont|wont|cant stand|hate|refuse|not|do not|will not) [want|like|going|here|willing|happy|trying] [to] (speak|talk|talking|speaking|chat|chatting|deal|dealing|discuss this) (to|with) [a|an|this|these|your|the|any] [stupid|fake|dumb] (bot|bots|robot|robots|machine|machines|computer|computers|recording|ai|chatbot|this thing)
        (wont|refuse to|will not|not going to) (speak|talk) (to|with) you !(about|until|again|yet) | (talking|speaking|chatting) to [a|an|these] (bot|bots|robot|robots|machine|machines|recording|computers) is [so] (pointless|silly|useless|stupid|not for me|a waste)
        (dont|do not) want (a|an|this|your|any) [stupid] (bot|robot|recording|chatbot|automated*)
        ^ [<opening>] no [more] (bot|bots|robot|robots|machines|ai) [<now>|thanks|thank you] $
        (wont|not|dont|never|refuse to|not going to) .. (tell|telling|give|giving|explain|explaining) .. (a|this|some) (machine|robot|bot|computer)
        ^ [<opening>] [somebody|someone|anybody] pick up the phone [<now>|will you|for once] $
        [<det>] (human|person|agent|operator|representative) (instead of|rather than|not) (a|this|the|some|another) (bot|robot|machine|computer|recording)
      `,
    ),
    rule(
      'bare-noun',
      'explicit_request',
      `
        ^ [<opening>] [<opening>] [<det>] [<real>] (agent|representative|rep|operator|supervisor|human|human being|live agent|customer service|customer services|customer support|customer care|help desk|adviser|advisor|repre sentative|customer service (agent|rep|representative)) [<opening>] [<now>|then|instead|for me] [thanks|thank you] $
        ^ [<opening>] [<det>] (real|live|actual) (person|people|help|support|human|voice|assistance|someone) [<now>|then|instead|for once] [thanks|thank you] $
        ^ [<opening>] [a|another] (manager|person) [<now>|then|instead] [thanks|thank you] $
      `,
    ),
    rule(
      'asks-person-to-call-back',
      'explicit_request',
      `
        (can|could|would|will) (someone|somebody|anyone|<officer>|<boss>|one of your (people|colleagues|advisers|advisors|team|agents)) ((call|ring|phone|contact|talk to|speak to|speak with) (me|us)|take over|take this call)
        (get|have|ask|tell|<wanting>) (someone|somebody|<officer>|<boss>|one of your (people|colleagues|team)) [to] (call|ring|phone|contact) (me|us)
        <wanting> (a|the) (call|callback|call back|phone call) from (<officer>|<boss>|a person|someone|somebody)
      `,
      {
        unless:
          '(someone|somebody|anyone|driver) [to] (call|ring|phone|contact) (me|us) (when|once|before|about the delivery|if)',
      },
    ),

    rule(
      'wants-to-die',
      'safety',
      `
        (kill|killing|hang|hanging|shoot|drown|drowning|poison) (myself|my self|himself|herself|themselves) !(laughing|for|over|if)
        (end|ending|take|taking) my [own] life !(savings|insurance|cover|policy|story|plan) | (want|going|ready|about) to end it all | (like|about|of) ending it all
        (want|wanna|wish|ready|going|rather|prefer|deserve|like) [to|i could] (die|be dead) !(laughing|for|of|hard|in style|my hair|it|them|this)
        wish i (was dead|were dead|was never born|had never been born|could die) | if i (was|were) dead
        (dont|do not|no longer|not) want to (live|be alive|exist|be here) (anymore|any more|any longer) | (dont|do not|no longer) want to (live|be alive) $
        (commit|committing|attempted|attempt|thinking about|thinking of|thoughts of|considering|think about|talking about) suicide | suicide (note|letter) | (m|am|feel|feeling|been|is|s) [so|getting] suicidal
        (suicidal thoughts|better off (dead|without me|if i (was|were) (dead|gone)|when i m (dead|gone))|nothing [left] to live for|no reason to live|(lost the|no) will to live|given up on life|tired of (living|being alive)|done with life)
        (no|see the|see any|see a|any) (point|reason|sense) (in|of|to|for) (living|live|being alive|go on living|keep living|being here anymore|my life anymore) | cant (go on living|carry on living|keep living|live anymore|live any more) | want to (disappear|vanish|sleep) (forever|for good) | never wake up again
      `,
      { unless: NOT_HAPPENING },
    ),
    rule(
      'harms-self',
      'safety',
      `
        (want|going|urge|about|thoughts of|thinking about|thinking of|like|keep|started|been|am|m) [to|of|about] (hurt|harm|hurting|harming|cutting|cut) (myself|my self|my wrists|my arms) | (hurt|cut|harm|burn|burning) myself on purpose | (cut|slit) my (wrists|veins)
        (took|taken|swallowed|take) .. (too many|all my|all the|all of my|a bottle of|a whole bottle of) [sleeping] (pills|tablets|painkillers|medication)
        (overdosed|overdosing|took an overdose|taken an overdose)
        (jump|jumping|jumped) (off|from) (a|the|this) (bridge|roof|building|balcony|cliff) !(bungee|experience|for) | (jump|jumping) in front of (a|the) (train|bus|truck|car)
      `,
      { unless: NOT_HAPPENING },
    ),
    rule(
      'medical-emergency',
      'safety',
      `
        (cant|cannot|can not|isnt|not|stopped|barely|hardly|struggling to|trouble) (breathe|breathing|get any air) !(life|space|room|in (this|the|my|that) (jacket|dress|mask|shirt|coat))
        (he|she|<family>|man|woman|someone|somebody|passenger|guest|customer) [has|s|is] (collapsed|passed out|fainted|unconscious|unresponsive|choking)
        (he|she|<family>) (wont|isnt|is not|not|doesnt) (wake up|waking up|responding|moving) !(call|calls|until|before|early)
        (have|has|having|got|sudden|bad|severe|crushing) [a|bad|strong|severe|terrible] chest (pain|pains) | pain in (my|his|her|the) chest | chest (hurts|is tight) | pressure on my chest
        (having|is having|s having|think .. having) (a|an) (heart attack|stroke|seizure|asthma attack|allergic reaction|epileptic fit) !(when|at the|from the|over) | (lips|face) (is|are) (blue|drooping|turning blue|going blue) | think it s a stroke | (has no pulse|heart stopped|throat is closing|tongue is swelling)
        bleeding (heavily|badly|a lot|out|to death|everywhere|from) | blood everywhere | so much blood | (blood|bleeding) .. wont stop | pregnant and bleeding
        (baby|child|kid|son|daughter|toddler|boy|girl|he|she) .. (swallowed|drank|ate|eaten|drunk) .. (bleach|poison|battery|batteries|pills|detergent|antifreeze)
        (need|send|call|get) [me|us|for] [an|the] (ambulance|paramedics|fire brigade|fire department|police) !(bill|fee|charge|cover|number|invoice|report|station|certificate|clearance|check|academy|officer)
        (a|is|s) (medical emergency|life or death|matter of life and death)
        ((this|it) (is|s)|have) (an|a real|a medical) emergency !(contact|number|fund|exit|plumber|loan|appointment)
      `,
      { unless: NOT_HAPPENING },
    ),
    rule(
      'fire-or-explosion',
      'safety',
      `
        (house|home|kitchen|flat|apartment|building|car|room|hotel|office|oven|roof|garage|charger|socket|battery|dryer|toaster|stove|basement|router|laptop|scooter|school|shop|machine|curtain|curtains) .. (on fire|in flames|caught fire|burning down|full of smoke|exploded) | ^ [help] fire [help] $
        there (is|s) [a|something] [big|on] fire (in|at|here|next|on the) !(menu|stick|sale) | burning smell (from|coming|out of|in the (meter|socket|fuse box)) | (there was|heard) (an|a huge|a big) explosion
        (smoke|flames|sparks) .. (coming|pouring|flying) (out|from|under|through) !(chimney|the barbecue|the grill)
        (electrocuted|electric shock|shock from (the|a) socket|sparks from the|sparking socket|power line .. sparking|live wire) | water .. (into|onto|over|through|in) the (fuse box|electric panel|sockets|electrics)
      `,
      { unless: NOT_HAPPENING },
    ),
    rule(
      'smells-gas',
      'safety',
      `
        (smell|smells|smelling|smelled|stinks|smell of|reeks) [of|like|a|some|strong|strongly] gas !(station|stove|bill) | gas smell (is|in|at)
        (there|is|s|have|got|a|think) [a|an] gas leak !(cover|check|detector|repair) | gas (is|s) (leaking|escaping|hissing)
        (carbon monoxide|co|gas) (alarm|detector) .. (going off|gone off|went off|screaming) | carbon monoxide (poisoning|leak)
      `,
      { unless: NOT_HAPPENING },
    ),
    rule(
      'under-attack',
      'safety',
      `
        (someone|somebody|man|men|stranger|intruder|burglar|burglars|ex) .. (breaking in|breaking into|trying to get in|in my (house|home|flat|apartment)|following me|attacking me|attacked me|chasing me|outside my door|stalking me) | there (is|s) (an intruder|a burglar|someone|somebody|a stranger) (in|inside) (my|our|the) (house|home|flat|apartment|garden)
        (he|she|man|men|someone|somebody|husband|ex|boyfriend|they) [has|s|is|have|standing|here] (got|has|have|with|holding) (a|an) (gun|knife|weapon|axe|machete) !(set|block|licence|license|shop|show)
        (husband|wife|boyfriend|girlfriend|partner|ex|father|stepfather|he|she) .. (hits|hitting|beats|beating|strangled|strangling|attacked|raped) (me|us|my (child|kids|mother|son|daughter))
        (going|wants|trying|threatened|threatening|threatens) to (kill|shoot|stab) (me|us|him|her|someone|somebody|my (wife|kids|children|family|mother|boss)|everyone) !(time) | there (is|s) a (bomb|shooting|gunman|shooter)
        (being|been|was|got) (attacked|stabbed|shot at|raped|assaulted|kidnapped|beaten up|held hostage) !(by (a virus|malware)) | (am|m|are|re) being (followed|robbed|beaten|threatened with) !(by (you|your|this))
        (child|baby|son|daughter|kid|girl|boy|grandson|toddler) (was|has been|been|is|s|got|has) ((kidnapped|abducted|taken by a stranger)|(missing|disappeared|lost) $)
        (am|m|are|re|is) in [real|great|serious|immediate|grave] danger !of
        (is|s|are) drowning !(in) | (he|she|<family>|someone|swimmer) .. fell (in|into|through) the (river|lake|ice|sea|pool) | (crash|accident) ... (is hurt|are hurt|trapped|bleeding|isnt moving|not moving|blood) | (hit|ran over) a (pedestrian|cyclist|child) | locked in [the|a|my] hot car | trapped in (a|the) (lift|elevator|rubble|burning*|car|house)
      `,
      { unless: NOT_HAPPENING },
    ),
    rule(
      'theft-or-fraud',
      'safety',
      `
        (someone|somebody|thief|thieves|hacker|hackers|scammer|scammers|fraudster|criminals|stranger|pickpocket|burglars|crooks) .. (stole|stolen|hacked|emptied|drained|cloned|is using|s using|using|used|got into|logged into|broke into|stealing|draining|emptying|snatched|nicked|is in|has access to|took over|forged|making transfers from) .. my [bank|credit|debit|email|online] (card|cards|account|accounts|wallet|purse|money|savings|identity|banking|details|profile|signature|phone|bag|handbag|points) !(for me|with my permission) | they (stole|hacked|emptied|are emptying|are stealing|took all) my | (someone|somebody) has (stolen my|my) (card|pin|password|details)
        my [bank|credit|debit|email|online|business|company|loyalty] (card|cards|wallet|purse|handbag|bag|identity|account|accounts|banking|sim|points|miles|profile|card number|number) (was|were|is being|is|has been|have been|got|s been|been) (stolen|cloned|hacked|skimmed|hijacked|compromised|emptied|drained|taken over)
        (i|we|my (mum|mother|dad|father|wife|husband)) [ve|have|has|am|m|was|were|got] [been|being|got] (scammed|defrauded|phished|swindled|conned|robbed) !(by (the price|you|your)) | victim of (fraud|identity theft|a scam)
        (payments|payment|charges|transactions|transaction|withdrawals|withdrawal|transfers|purchases|purchase) .. (i|we) (never|didnt|did not) (make|made|authorise|authorize|authorised|authorized|approve) | (payment|purchase|withdrawal|transfer|transaction|order|money|card) ... (wasnt me|was not me|s not me|isnt me|without my (knowledge|permission|consent) !of|used by someone else)
        (unauthorised|unauthorized|fraudulent) (transaction|transactions|charge|charges|payment|payments|withdrawal|withdrawals|transfer|transfers|purchase|purchases|access) (on|from|to|in) my
        (report|reporting) [a|an|my] (fraud|scam|stolen (card|phone|wallet)|identity theft|card fraud|fraudulent activity)
        (gave|told|sent|read|handed|paid|transferred) .. (scammer|scammers|fraudster|fraudsters|fake (website|landlord|seller)|pretending to be) | clicked .. link ... (entered|typed|gave|put in) ... (card|bank|password)
        (someone|somebody|criminal|stranger|they) .. (opened|took out|taken out|taking out|ordered) .. (account|loan|contract|card|phone) in my name
      `,
      { unless: NOT_HAPPENING },
    ),

    rule(
      'will-sue',
      'legal',
      `
        ((ll|will|gonna|going to|ready to|have to|or i|before i|want to) sue|(am|m|are|re) suing) (you|your|this (company|airline|bank)|the (company|bank|lot|airline)|all of you|$)
        (take|taking|drag|dragging|see|bring) (you|this|it|your company|the matter) [all|people|lot] (to|into|in|before|through) [small claims|the|a|consumer] (court|courts|tribunal|forum) !(street|road)
        (ll|will|going to|taking|m|am|gonna|we re|consider|considering) [be] [take|taking|start|seek|seeking|pursue|getting] legal (action|advice|proceedings|steps) | or i take legal (action|steps)
        (hear|hearing|letter) from my (lawyer|solicitor|attorney|barrister|legal team)
        (my|our) (lawyer|solicitor|attorney|barrister) (will|ll|is going to) (contact|sue|be in touch|call|write to you|deal with|hear about|handle|decide|tell you) | my (lawyer|solicitor|attorney) (says|said|told me) (i should sue|i have a case|you are liable|we will win)
        (hired|instructed|engaged|involve|get|retained) (a|an|my) (lawyer|solicitor|attorney) (involved|against you|on this|about this|for this|to sue)
        (ll|will|going to) (press charges|file a lawsuit|have you prosecuted) | let (a|the) (court|courts|judge) (decide|settle|sort) | (you ll be|you will be) served papers
      `,
      { unless: NOT_LEGAL },
    ),
    rule(
      'complains-to-authority',
      'legal',
      `
        (make|file|lodge|raise|register|submit|making|filing|lodging) (a|an) (formal|official) complaint
        (report|reporting|reported) (you|your company) to (the|ofcom|trading)
        (go|going|write|complain|complaining|take this|taking this|turn|escalate this) [straight] to (the ombudsman|the [banking|energy] ombudsman|the regulator|trading standards|consumer (protection|affairs|court|forum)|the better business bureau|ofcom|ofgem|the financial conduct authority|small claims)
      `,
      { unless: NOT_LEGAL },
    ),

    rule(
      'will-leave',
      'cancel_threat',
      `
        (or|otherwise|or else) (i|we) (ll|will|m|am|are|re|cancel|leave) [going to|be] (cancel|cancelling|canceling|leave|leaving|switch|switching|close my|go elsewhere|off) !(work|home|the house|at|on)
        (going|go|switching|switch|moving|move|off) to (your (competitor|competitors|competition|rival|rivals)|another (provider|bank|insurer|carrier|network|supplier)|a competitor|the competition) !(how|what|branch|account|card)
        (take|taking) my (business|money|custom) (elsewhere|somewhere else|to)
        (you ve|you have|you) lost (a|me as a) [loyal|good] customer
        (losing|lose) me as a customer
        (never|not) (buy|buying|use|using|book|booking|fly|flying|shop|shopping) (from|with) you (again|anymore|any more)
        (cancel|close|terminate) (everything|my (contract|account|subscription|membership|policy)) .. (had enough|fed up|sick of|done with you|useless|joke)
        if .. (fixed|sorted|resolved|refunded|solved) .. (i m|i am|i ll|i will|we re|we ll) (leaving you|cancelling|canceling|cancel|out|gone|switching|switch)
      `,
      { unless: '(want|like|how|can i|could i|happy) .. (switch|move|moving|switching) to you' },
    ),

    rule(
      'insults-assistant',
      'frustration',
      `
        (you|you re|youre|you guys|you people|you lot|your (service|company|system|customer service)|this bot|this machine|this robot) [are|re|is|s] [all|so|such|totally|absolutely|completely|a bunch of|a|an|complete|total] (useless|stupid|idiot|idiots|idiotic|ridiculous|pathetic|incompetent|dumb|a joke|a disgrace|hopeless|worthless|liars|crooks|clowns|rubbish|terrible|appalling) !(at|but)
        (stupid|useless|dumb|idiotic|piece of shit) (bot|robot|machine|computer|chatbot|assistant|thing you)
        (fuck you|fuck off|screw you|go to hell|shut up|piss off|what the fuck)
        (waste|wasting|wasted) my time
      `,
      {
        unless:
          '(not|isnt|arent|nt) [so|that|at all|a] (useless|stupid|ridiculous|pathetic|dumb|rubbish|terrible|a joke)',
      },
    ),
    rule(
      'feels-not-heard',
      'frustration',
      `
        (you|it|this bot|this machine) (are|re|is|s|arent|dont|do|never|still) [still|not|even] [not] (listening|listen|understanding|understand) (to me|me|a word|what i|anything|at all)
        how many times (do i|must i|am i|do i have|should i|have i) .. (tell|told|say|said|repeat|explain|explained|give you)
        (said|told you|repeated|explained|asked) .. (a hundred|a thousand|a dozen|five|ten|so many|a million) times
        (going|talking|go) [round|around] in circles
        (getting|get|gets|going) (us|me) nowhere
      `,
    ),
    rule(
      'fed-up',
      'frustration',
      `
        (fed up|sick and tired|had it up to here|at my wits end) !(at work|with (the|my|this) (weather|rain|cold|heat|traffic|boss|husband|wife|neighbour|neighbor|job|kids|winter|snow))
        (sick|tired) of (you|your|repeating|being passed|explaining|this (bot|machine|company|call))
        (losing my (patience|temper)|lost my patience|running out of patience|driving me (crazy|mad|nuts|insane|up the wall)) !(with my (boss|kids))
      `,
      {
        unless:
          '(car|ex|tv|film|app|laptop|computer|job|kid|teenager|son|daughter|cat|cold|printer|weather|traffic|neighbour|neighbor|kids|boss|husband|wife|noise|heat|dog|boiler|phone|pain) [is|s|are] .. driving me',
      },
    ),

    rule(
      'offers-person',
      'offer',
      `
        (shall|should|may|can|could|let) (i|me) .. (put|connect|transfer|pass|hand|get|find|bring|ask) [you|in|over|this] .. <who>
        (would|do) you (like|want|prefer|rather) [me] [to] .. (speak|talk|connect|connected|transfer|transferred|put|get|hand|bring|wait for|hold for) .. <who>
        (would|do) you (like|want|prefer|need) <who> !(to (deliver|repair|install|fix|sign)|at home)
        (i can|i could|i ll|i d|i m happy to|we can|i will) [also|try to] (put|connect|transfer|pass|hand|get|find|bring|escalate) (you|this|in) .. (to|with|over|through|on) .. <who>
        (shall|should|may|can|do you want me to|would you like me to|want me to) [i] (put you through|connect you|transfer you|hand you over|pass you on) !(money|funds|bluetooth)
        <who> (can|could|will|would be able to) (help|take over|look|talk|call|answer) ... (shall|should|would|want|like|ok|okay|alright)
        would it help if you (spoke|talked) (to|with) <who>
        (shall|can|could|should|do you want|would you like|let) ... <who> (call|ring|phone|contact) you [back]
        (if you (like|prefer|want)) .. (get|connect|transfer|put|talk|speak) .. <who>
        interested in (speaking|talking) (to|with) <who>
      `,
      {
        unless: `
          (cannot|cant|unable to|not able to|sorry i cant) (connect|transfer|put|pass|hand)
          (all|our) .. (agents|colleagues|advisers|advisors|representatives) (are|is) .. (busy|closed|unavailable)
        `,
      },
    ),
    rule(
      'did-not-understand',
      'failed',
      `
        (didnt|did not|dont|do not|couldnt|could not|cant|cannot) [quite|fully] (catch|understand|get|hear|follow|make out) (that|you|what you|your)
        (having|have) trouble (understanding|hearing|following)
        (could|can) you (repeat|rephrase) (that|it|your|what)
        (cant|cannot|cant|unable to|not able to|wasnt able to) (help|assist) [you] (with|on) (that|this)
        (unable|not able) to (help|find|process|complete|access|understand)
        (couldnt|could not|cant|cannot) find (that|your|any|anything|an answer)
        dont have (that information|access to that|an answer|any information)
        (beyond|outside) [of] what i can
      `,
    ),
    rule(
      'said-before',
      'again',
      `
        (i m|im|i am|was|all i m) asking (if|whether|about|you|for|when|how|where|what|why|is)
        what i (mean|meant|want to know|wanted to know|asked|m asking|am asking)
        i (want|wanted|need) to know
        (my|the) question (is|was)
        i (mean|meant) (if|whether|the|can|is|do)
        (as|like) i [already] (said|told you|mentioned|was saying|explained)
        (i|ve) already (said|told|asked|explained|answered|gave|given|mentioned|tried|did|done) [that|you|it]
        (not|isnt|wasnt) (what i (asked|said|meant|mean|want|wanted)|my question|the question|an answer)
        (didnt|havent|did not|have not|dont) (answer|answered) (my question|me|the question)
        (i|let me|have to) repeat (myself|it|that|again|$)
        my question was
      `,
    ),
    rule(
      'accepts-offer',
      'accept',
      `
        [no problem|no objection|no worries] (do|go|lets do|let s do) (that|it|ahead|on|for it|so)
        (yes|yeah|sure|ok|okay) (do|go on|go ahead|i do|i would|we do)
        (that|it|this) (would|d|might|may|will|ll|could) be [so|much|the|a] (great|good|nice|lovely|perfect|wonderful|helpful|best|better|fine|kind|brilliant|ideal|easier|appreciated|good idea|best thing|great help|fantastic)
        (that s|thats|sounds|that sounds|it s|seems) [a|like a|so] (great|good|fine|perfect|lovely|okay|ok|alright|all right|good idea|plan|good plan|better|brilliant|wonderful|kind of you|what i (want|need))
        (i|we) (d|would|ll|will|do) [like|love|appreciate|prefer|take|want] [that|it|to]
        (connect|transfer|put) [me|us] [through|over] [to (them|<who>)] [<now>|then]
        (pass|hand) me (on|over) [to (them|<who>)]
        [let me|i want to|i d like to|i would like to|i need to] (speak|talk) (to|with) (them|him|her|<who>) [then]
        [the|a|an|your|i ll take the|i ll take a|i want a|i d like a] [real|live|human] (person|human|agent|adviser|advisor|colleague|operator|representative|specialist|supervisor|someone|somebody|expert|manager) [then|instead]
        (i|we) (can|ll|will|could|don t mind|dont mind|m happy to) (wait|waiting|hold|stay on the line)
        (why not|go on then|might as well|ok then|okay then|alright then|well yes|i suppose so|i guess so|i think so|i suppose|i guess)
        if (it s|its|that s|it is|you) [not too much|no|not] [trouble|ok|okay|alright|possible|could|can|would|wouldn t mind|dont mind|like|must|think so]
        (i|we) (dont|do not|wouldnt) mind
        (as soon as possible|the sooner the better|right away|now|straight away|immediately|at last|finally|about time)
        (with pleasure|gladly|by all means|great|perfect|excellent|wonderful|lovely|brilliant|good|super|fantastic|awesome|cool|grand|totally|for sure)
        (you|we) (can|may|could|should|better) (do (that|so)|connect me|put me through|transfer me|go ahead)
        (fine|okay|ok|good|works) (by|with|for) me
        (that ll do|that will do|that works|exactly that|that one|the latter)
        (then|so|well|and|also|much|a lot|indeed)
        (call|ring|phone) me [back]
        i think (so|that s best|that would be best|that s a good idea|that would help)
        (i|we) (have|ve got) [the|plenty of] time
      `,
      { unless: '(not|dont|isnt|nt|no longer) (that|it) (great|good|fine|perfect)' },
    ),
    rule(
      'declines-offer',
      'refuse',
      `
        ^ (no|nope|nah) [thanks|thank you] $ | ^ [no|nope|nah|well] (no thanks|no thank you|not (now|yet|necessary|needed|today|right now))
        (no need|not necessary|wont be necessary|not needed|isnt necessary|not required) !(to (sign|pay|print|register))
        (dont|do not|rather not) [want|need|have] [to|you to|me to] (<talk> (to|with)|be transferred|be connected|be put through|transfer me|connect me|bother) [<who>]
        (dont|do not) (want|need) (that|<who>|a transfer) !(with)
        (rather|prefer|like) [to] (continue|stay|carry on|keep (talking|going)|go on|do it|do this) (with|here|myself) [you|it]
        (lets|let s|let us|can we|i d like to) (continue|carry on|keep going|go on|try (again|once more|it again|first))
        you can (do|handle|help|answer|tell) (it|me|this) [yourself|too|as well]
        ^ [no] (later|some other time|another time|not at the moment) [thanks] $
        (i ll|i will|i can) (call back later|manage|try it (online|myself)|think about it|sort it myself|do it (online|myself|in the app))
        (i m|i am) (fine|good|okay|happy) (thanks|with you|as it is|like this|here)
      `,
    ),
    rule(
      'asks-for-the-job',
      'asks_noun',
      `
        (what|whats) .. (occupation|profession|job|job title|position|line of work|do you do|your role|work as)
        (who|whom) (did|was|told|called|gave|sent) (you|the|it) .. (speak|talk|call|help|account|order)
        your (occupation|profession|job|job title|role|position)
        how did you (book|buy|order|hear|contact|make)
      `,
    ),
  ],
  lists: {
    det: `
      (a|an|the|your|any|some|another|that|this|one of your|one of the|a different|an other|some kind of)
    `,
    who: `
      [<det>] [<real>] [<real>] [<desk>] (<agent>|<human>|<somebody>|<desk>)
    `,
    officer: `
      [<det>] [<real>] [<desk>] (agent|live agent|representative|rep|operator|adviser|advisor|supervisor|human|human being|human agent|repre sentative|customer service (agent|rep|representative))
      [<det>] (real|live|actual|living|human|flesh and blood) [live|living|breathing|human] (person|people|human|someone|somebody|one|voice|agent|adviser|operator|being)
      (a|an|another) person
      (someone|somebody) (real|human|alive|in charge)
    `,
    boss: `
      (the|your) (manager|supervisor|boss|superior|team leader|duty manager|owner)
      (the person|whoever is|whoever s|someone|somebody) in charge
      a (manager|team leader|duty manager)
    `,
    talk: `
      (speak|talk|chat|speaking|talking|chatting|converse|communicate|discuss [this|it|that]|have a (word|chat|conversation|talk)|speek|tok|go through (this|it)|have a yarn)
    `,
    reach: `
      (contact|reach|contacting|reaching|get hold of|get a hold of|get ahold of|getting hold of|get in touch with|getting in touch with|get in contact with|get through to|getting through to|be in contact with|be in touch with|get connected to|get connected with)
    `,
    moving: `(transfer|connect|forward|redirect|switch|route|reroute|direct|hook|refer|patch|escalate|transferring|connecting|tranfer|trasfer|conect)`,
    wanting: `
      (want|wanna|need|would like|d like|would love|d love|would prefer|d prefer|prefer|rather|would rather|d rather|wish to|must|have to|demand|demanding|require|requesting|request|hoping|insist on|wanted|would want|like to|asking|waiting|got to|gotta)
    `,
    opening: `
      (yes|yeah|no|nope|ok|okay|hello|hi|hey|so|well|then|right|look|listen|sorry|again|now|there|hi there|hello there|good morning|good afternoon|good evening|i said|excuse me|thanks|thank you|alright|but|and|get)
    `,
    negs: `
      (dont|do not|doesnt|didnt|did not|not|never|no need|no reason|without|wont|will not|wouldnt|rather not|instead of|rather than|no longer|neednt|not necessary|unnecessary|avoid|no)
    `,
    mood: `(want|need|like|have|wish|going|care|necessary|wanting|trying|asking|needing|to|prefer)`,
    others: `
      (he|she|they|my (wife|husband|mother|father|mum|mom|dad|son|daughter|brother|sister|friend|neighbour|neighbor|colleague|boss|partner)|the (customer|client|guest))
    `,
    tail: `
      (s|id|ids|code|codes|number|numbers|name|names|fee|fees|hours|address|email|salary|license|licence|job|jobs|commission|manual|resources|resource|rights|error|body|nature|translator|translation|hair|portal|login|app|account|discount|course|training|exam|position|role|office|offices|sized|size|sample|added|friendly)
    `,
  },
};
