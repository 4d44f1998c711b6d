import { type LanguagePhrases, lines, namesIn, wordsIn } from './language-phrases.ts';

export const ENGLISH: LanguagePhrases = {
  language: 'en',
  fillers: wordsIn(`
    uh uhh um umm uhm erm hmm hm mm mhm ah oh ugh aw just actually really basically literally honestly
    seriously simply directly kindly maybe perhaps possibly immediately urgently quickly fucking freaking
    bloody damn goddamn very
  `),
  courtesy: wordsIn(`
    please pls plz
  `),
  lookalikes: wordsIn(`
    operation operations operate operated operates operating manage managed manages managing
    representation represent represents advise advised employed employer association reaction receptions
    humanity urgent agency consultation consulting customers supports supported attended attending
    associated supervise supervised deception services serviced
  `),
  common: wordsIn(`
    i you he she it we they me my your his her our their the an and or but so because if when what where
    why who how which this that these those there here is are was were be been am do does did done have
    has had can could will would should may might must not no yes yeah ok okay to of in on at for from
    with by about into out up down want need like know get got go going help tell told said say asked
    ask asking again already still then than too also dont doesnt didnt isnt cant wont im ive id ll ve
    re d m s now today thanks thank hello hi hey sorry right well trying try give make let see look some
    any one all more much many thing something wait mean keep time times three two question sure good
    great
  `),
  nouns: namesIn(`
    agent, agents, human, humans, human being, representative, representatives, rep, reps, operator, operators,
    supervisor, supervisors, manager, managers, advisor, adviser, advisors, advisers, consultant, employee,
    employees, associate, receptionist, attendant, team leader, team member, staff member, customer service,
    customer services, customer support, customer care, customer relations, call center, call centre,
    help desk, helpdesk, technical support, tech support, support team, service desk, front desk, reception,
    live chat, switchboard, real person, live person
  `),
  words: {
    cue: lines(`
      want | wanna | need | can i | could i | can we | may i | can you | could you | would you | will you | would like | d like | would love | would prefer | d prefer
      prefer | rather | let me | get me | give me | gimme | lemme | get | give | find | bring | possible | hoping | wait for | waiting for | discuss (it|this|that) | discuss with | talk to | speak to | speak with | talk with
      trying | try to | demand | insist | reach | any way | some way | how do i | go ahead and | skip to | go to | straight to | way to | able to | better if | easier with | better with | easier to | necessary
    `),
    act: lines(`
      take over | take a look | look at | look into | handle | call me | ring me | phone me | help me | call me back | get back to me | assist | to help | instead | who can | that can | i can (talk|speak) | to talk | to speak | this time | on the line | on the phone | on the other end | for this
    `),
    i: lines(`
      i | we | id | im
    `),
    a: lines(`
      a | an | the | your | any | some | another | one of (your|the) | one | that | this | somebody
      someone | some kind of | a different | my account
    `),
    adj: lines(`
      real | live | actual | human | living | breathing | proper | other | different | another | senior
      qualified | competent | flesh and blood | local | normal | service | customer | support | sales
      billing | call center | accounts | duty | shift | store | branch | bank | person | genuine
      english speaking | like | customer service | customer support | customer care | care | available
      next | first | intelligent
    `),
    someone: lines(`
      someone | somebody | anyone | anybody | some one | some body | any one | any body | person | people
      persons | man | woman | guy | lady | gentleman | folks | whoever | specialist | expert | technician
      boss | superior | clerk | staff | personnel | colleague | team | head office | team (member|lead)
      member of (staff|the team|your team|your staff) | [real|human|actual|living|live] (one|voice|being)
      higher up | customer rep
    `),
    department: lines(`
      
      (billing|sales|support|technical support|tech support|claims|accounts|complaints|retention|retentions|returns|fraud|customer|service|collections|shipping|delivery|loans|mortgage|mortgages|cancellations|cancellation|technical|legal|accounting|hr|the right|another|other|booking|bookings|reservations) (department|team|desk|office|section|people|staff|line)
      (billing|sales|support|technical support|tech support|claims|complaints|retentions|fraud|customer (service|services|support|care))
      (department|team)
    `),
    who: lines(`
      [<a>] [<adj>] [<adj>] (<noun>|<someone>) | [<a>] <department>
      (someone|somebody) (real|else|human|alive|there|higher|senior|who|with)
      [<a>] (humane|humam|agant|agen|ajent|aget|represent)
    `),
    strong: lines(`
      [<a>] [<adj>] [<adj>] <noun>
      [<a>] (real|live|actual|human|living|proper|normal|flesh and blood|genuine) [human|live|living|breathing] (someone|somebody|person|people|one|voice|being|man|woman|guy|lady)
      (someone|somebody) (real|human|alive|else) | a person | an actual person | another person
      a different person | a <strong_plain>
    `),
    strong_plain: lines(`
      humam | agant | agen | ajent | person
    `),
    to: lines(`
      to | with | w | too | two | unto
    `),
    speak: lines(`
      speak | talk | chat | converse | have a (word|chat|conversation|talk|call)
      discuss (it|this|that|things|my) | communicate | be in touch | get in touch | take this up
      sort (it|this|that) out | deal | work | consult
    `),
    speaking: lines(`
      speaking | talking | chatting | dealing | working | discussing (it|this)
    `),
    move: lines(`
      connect | transfer | transferred | transfers | forward | redirect | patch | switch | route | direct
      refer | reroute | transfering | conect | connected | hook
    `),
    bot: lines(`
      bot | bots | robot | robots | machine | machines | computer | computers | ai | a i | recording
      automated [system|voice|thing|assistant|menu|message] | voice assistant | virtual assistant
      assistant | chatbot | chat bot | system | program | software | siri | alexa | answering machine
      voicemail | voice menu | artificial intelligence
    `),
    want: lines(`
      want | wanna | need | d like | would like | would love | d love | would prefer | d prefer | prefer
      demand | require | d rather have | would rather have | insist on | wish for | request | requesting
      asked for | asking for | wanted | would want | looking for | waiting for | like to have
      like to get | like
    `),
    neg: lines(`
      dont | do not | doesnt | didnt | did not | never | wont | wouldnt | would not | will not | not
      no need | no reason | without | no longer | neither | stop | avoid | hate | dont you dare
    `),
    mood: lines(`
      want | wanna | need | wish | have | like | d like | care | going | trying | asking | looking
      planning | intend | think i (need|want) | think | feel like | mean | interested in | ready | require
      prefer | saying i (want|need) | necessary | expecting | bother | bothering | you | there | wanting
      mind | see why i (need|should)
    `),
    third: lines(`
      he | she | they | his | her
      my (wife|husband|mother|father|mum|mom|dad|son|daughter|brother|sister|friend|neighbor|neighbour|colleague|boss|partner|grandmother|grandfather|uncle|aunt)
      the (customer|client|caller|patient) | people | some people | everybody | everyone | customers
      callers
    `),
    past: lines(`
      spoke | spoken | talked | chatted
      was (talking|speaking|told|transferred|connected|put|given|passed)
      were (talking|speaking|transferred|connected) | been (talking|speaking|transferred|connected|put)
      got (transferred|connected|put) | had (spoken|talked) | met | saw | dealt | heard from | reached
      had
    `),
    you: lines(`
      you | this | that | it
      this (bot|robot|machine|system|thing|assistant|ai|computer|service|call|conversation|menu)
      your (bot|robot|machine|system|service|assistant|company|customer service|answers|help|advice)
      the (bot|robot|machine|system|computer|ai|assistant)
    `),
    be: lines(`
      are | re | is | s | was | were | be | been | being
    `),
    stupid: lines(`
      useless | stupid | dumb | idiot | idiotic | moron | worthless | incompetent | pathetic | hopeless
      ridiculous | terrible | awful | rubbish | garbage | crap | crappy | bullshit | bs | nonsense
      a joke | absurd | infuriating | unacceptable | a waste of (time|my time|everyone s time)
      driving me (crazy|nuts|mad|insane|up the wall) | the worst | pointless | so frustrating
      frustrating | annoying | horrible | an idiot | a moron | unbelievable | insane | maddening
      unhelpful | outrageous | shit | shitty | a disgrace | disgraceful | no (use|good|help)
      not (helping|helpful|any help|useful|any use|good enough|working for me|acceptable)
      of no (use|help) | a nightmare | brainless | trash | clueless
    `),
    hello: lines(`
      hello | hi | hey | well | so | and | then | you know what | i think
    `),
    bare: lines(`
      [a|an|the|your|one] [<adj>] [<adj>] <noun>
      [a|an|another] (real|live|actual|human|living|different) [human|live|living] (person|people|one|voice|being)
      someone (real|else|human) | [a|another] person
      [the] (billing|sales|complaints|claims|technical support|retention|retentions) [department|team]
      transfer | escalate | escalation | (human|agent|operator|representative) <noun>
    `),
    tail: lines(`
      now | right now | right away | thanks | thank you | today | here | already | sir | madam | maam
      ma am | for me | on the line | on the phone | thats all | that s all | that s it | and now
      for this | i said | not (a|the|you|an) [<bot>] | not <bot> | then | instead | yes | only | hello
      on the line now | asap | as soon as possible | if possible | if you can | can you | would you
      will you
    `),
    account: lines(`
      account | accounts | contract | subscription | service | membership | policy | plan | line
      everything | all of it | policies | services | subscriptions | card | it all | the whole thing
      the lot
    `),
  },
  rules: {
    explicit_request: {
      always: lines(`
        why (dont|wont|cant) you [let me|get me|give me] (<move>|put|pass|speak|talk|have|<strong>)
        why (cant|dont|wont|couldnt|can) i .. <who>
        (cant|couldnt|cannot|can not|wont) (you|i|we|anyone|somebody|someone) [be|get|have] (<move>|put|pass|get|give|<speak>) .. <who>
        (cant|couldnt|wont) you (<move>|put) me [through|over]
        (dont|do) you (have|not have) [<a>] [<adj>] (<noun>|real person|actual person|real people|actual people|people|humans) [there|who|that|i|available|to]
        why is there no (<strong>|<noun>|real person|one)
        (cant|cannot|can not|impossible to|never|unable to) (get|reach|find|get hold of|get through to|contact) [<a>] [<adj>] (<noun>|real person|actual person|person)
        (not|no|dont want|instead of|rather than|sick of|tired of|done with|enough of) .. <bot> .. (<want>|get|give|<move>) .. <strong>
        not [<a>] <bot> [but] [<i>] [<want>] <strong>
        no [more] <bot> <strong>
        <want> <strong> not [<a>] [<adj>] <bot>
        <strong> (not|instead of|rather than) [<a>|you|this|talking to] [<adj>] (<bot>|you|this)
        (dont|do not|didnt) (leave|keep) .. until .. <who>
        (isnt|arent|aint|is not|wasnt) there .. (<noun>|person|anyone|anybody|someone|somebody|people|one human) .. [there|working|who|that|i]
        (not|never) .. (talk|speak|talking|speaking|chat) to (a|an|this|these|your) <bot>
        (can|could|may|might) (i|we|you) not .. (<speak>|<move>|get|have|put) .. <who>
      `),
      perhaps: lines('<noun> | <someone>'),
      say: lines(`
        <speak> <to> <who>
        <speak> <to> [<a>] (in charge|charge)
        <speak> <who>
        speak human
        <speak> <to> (not|anything but) [<a>] <bot>
        (prefer|rather be|insist on|how about|consider|comfortable|better|interested in|like|end up|mind|appreciate|about|waiting on|keen on|try|trying) <speaking> <to> <who>
        <move> (me|us|my call|the call|this call|it|this|the line)
        <move> to <who>
        <move> [me] (through|over) [to]
        connect with <who>
        be <move>
        get <move>
        want <move>
        (put|pass|hand|get|send|patch|plug|push|ring) (me|us|my call|this call|the call|it|this) [on|straight|back|right] (through|thru|over|across|along) !(the|a|an) 
        (put|pass|hand|patch) (me|us|my call|this call|the call|it|this) [on|straight|back] (through|thru|over|across|on|onto) [to|with] <who>
        (put|get|bring|have) <who> on [the|this] [line|phone|call]
        put me on [the] (line|phone) with
        put me on (to|with)
        (be|get) put (through|on|over)
        put through to
        pass me [to|on to|over to] <who>
        (send|take|bring|lead|switch) me [over|back] to <who>
        (get|give|find|bring|grab|fetch|pass|assign|hand) (me|us) [<adj>] <strong>
        (get|give|find|bring|pass) (me|us) .. (someone|somebody|anyone|person|man|woman) [who|that|real|else|i|on|to|higher]
        (get|give) [me] (your|the|a) (boss|superior|superiors)
        <want> <strong>
        (want|need|d like|would like|prefer) (someone|somebody) (real|else|human|alive|who|that|to|from|with|on the)
        <want> to (see|have|get|reach|contact|be helped by|hear from) <strong>
        <want> to be <move>
        (can|could|may|might|let) [i|we|me|us] (have|get|see|reach|contact) <strong>
        (can|could) (i|we) (have|get) (someone|somebody) (on|to|who|real|else|from|there)
        (can|could) (you|we) (have|get) (<strong>|someone|somebody) .. (call|ring|phone|contact|on|to help|to talk|help|take|involved|here)
        (get|have) (someone|somebody|<strong>) (call|to call|ring|phone|contact|to contact|to ring|to phone|on the line|on the phone)
        (can|could|will|would) (someone|somebody|anyone|anybody|<strong>) (call|ring|phone|contact|talk|speak|take over|else|there|real) [me|us|to]
        (want|need|like|have) (someone|somebody|<strong>) [to] (call|ring|phone|contact|take over|look into|look at|handle|help)
        is there [<a>] .. (<noun>|person|people|someone|somebody|anyone|anybody|human) [real|human|alive|else|there|available|around|here|on|who|that|i|we] [<i>] [can] [help|<speak>|available|there|free|around|here|on] [<to>]
        (is|are) there (any|some|real|actual|a real|an actual|a live|a|an) [<adj>] (<noun>|people|persons|person)
        (is|are) (any|some|a|an|the|your) [<adj>] (<noun>|person|people) (available|free|there|around)
        is (anyone|anybody|someone|somebody) (real|human|alive|available|around|else) [i|there|available|to]
        is (anyone|anybody|someone|somebody) there [i|who|that] (can|to|could|real|human)
        (anyone|anybody|someone|somebody|any one|no one) [there|else|real|available|human] (i|we) (can|could|may) (speak|talk)
        (anyone|anybody) (real|human|alive) [there]
        (who|whom) (can|could|do|should|would|may) (i|we) (speak|talk|contact|call) [<to>]
        (how|where) (do|can|could|would) (i|we) (get|reach|find|contact|speak|talk|get through|get hold|get a hold) [of|to|with|through to|in touch with] <strong>
        (get|reach) [hold|ahold|a hold|through|in touch] [of|to|with] <strong>
        (trying|tried|want|need|like|possible|way) to (reach|get|contact|find) [through|hold of|ahold of] [to] <strong>
        (be|get) (helped|served|assisted|answered|handled|attended|taken care of) by <who>
        (help|assistance|support|service) from <strong>
        ^ [yes|yeah|ok|okay|hello|hi|hey|no|well|so|then|good morning|good afternoon|i said|i say|again|sorry|excuse me] [yes|no|hello|hi] <bare> [<tail>] $
        (dont|do not|didnt|wont|will not|not|refuse|hate|cant stand|sick of|tired of|stop|fed up [with|of]|done|enough) .. (talk|speak|talking|speaking|chat|chatting|deal|dealing|communicate|communicating) (to|with) [<a>|these|this|you] [<adj>|stupid] <bot>
        (dont|do not) (want|need|like) [to] [talk to|speak to|speak with|talk with] [<a>|this|these|your|you] [stupid] (bot|bots|robot|robots|machine|machines|computer|chatbot|recording)
        no (bots|robots|machines|more bots|more robots|more machines)
        escalate (this|it|my|the|me|to)
        want to escalate
        let me (out|talk|speak) to <who>
        <want> .. human (contact|interaction|help|support|assistance|touch|assistant|intervention|voice|service|agent)
        human (help|support|assistance|assistant|agent) [now]
        switch [me] (to|over to) <strong>
        (take|get) (me|us) off (this|the) (bot|machine|system|robot)
        (agent|representative|operator|human|supervisor|manager) (now|agent|representative|operator|human)
        speak to (your|the|a) (manager|boss|superior|supervisor)
        a word with <who>
        (have|want|get) (a|an|some) (callback|call back) from <who>
        call me back
        (the|your) (manager|supervisor) (now|on the)
        <cue> ... <strong>
        <strong> .. <act>
        who s [a|the] <strong> there
        (someone|somebody|anyone|anybody|one of your colleagues|a colleague) .. (ring|call|phone) me
        (talk|talking|discuss|discussing|work|working|sort|sorting|go|going|get|walk) .. (through|over|out) with [<a>] (<noun>|<someone>)
        (any|some|actual|real) people .. (speak|talk) [<to>]
        (not|no) [the|a|another|more] <bot> [again] .. (colleague|<strong>)
        (want|need|like|prefer|rather have|get) (someone|somebody|anyone) [to|who] (call|help|talk|speak|explain|assist|deal|human|real|there|on)
        (human|person|agent|someone|somebody|representative) (instead|not you)
        (talk|speak|chat|discuss) .. in person
        (is|are) (anybody|anyone|somebody|someone) .. (i can|that can|who can|able to|available to) (talk|speak|help|assist)
        (have|got) [any|some|real|actual] (people|humans|person|agents|someone|anybody|anyone) .. (speak|talk|speaks|help) [<to>]
        (anyone|anybody|someone|somebody|people|person|human) .. (i|we) (can|could|may) .. (speak|talk|chat|discuss)
        (want|need|like|get|have|be|been) [this|it|my|the] [call|case|issue|complaint|ticket|matter|problem] escalated
        (get|put|have|bring|want) <who> on the (phone|line|call)
        (can|could|may|let) [i|me|we] (tell|ask|explain .. to|give it to|show) (a|an) [<adj>] (<noun>|person)
        (stick|shove|whack|pop|ping|bung) me (through|over|on) [to]
        (one of) (the|your) [..] (girls|guys|ladies|boys|people|agents|advisors|staff|colleagues|team|folks|reps|representatives)
      `),
      unless: lines(`
        <neg> [<mood>] [to] [be] [have] [<speak>|<speaking>|<move>|call|ask|asking|hear|get|put|see|wait|bother|involve|pass|send|hand|contact|reach] [me|us|it|this|my call] [through|over|on|from|for|in] [<to>|for|by|of] (<who>|<someone>)
        (dont|do not|didnt ask you to|not asking you to|never|no need to|not necessary to|rather you didnt|not to|without|stop) [have to|need to|want to|want you to|ask you to|try to|be] (<move>|put|pass|hand|send|escalate|transferring|connecting|switching|putting|escalating|passing) [me|us|my call|the call|this|it] [off|through|over|on|back|away|again] [to|with] [<who>]
        dont want [to be|you to] (<move>|put through|passed|put on) [me] [to <who>]
        (not|dont) .. (transferred|put through|connected) [to <who>] | (give|send|tell|know|have|check|confirm|update) me [<a>] <noun> (code|number|name|id|address|email)
        no (<noun>|transfer|transfers|human|person) [is] (needed|required|necessary)
        (<noun>|person|human) (is|was) (not|nt) (needed|necessary|required)
        isnt necessary
        (if|when|before|after|once|unless|until|while|whenever|since|suppose|imagine|in case) (i|you|we|someone|he|she|they) .. (<speak>|<past>|<move>|ask|asked|call|called|need|needed|want|wanted|put|request|get|got|reach) .. [<who>]
        (whether|if) (i|we) (need|should|have|want|must|needed|had) [to] .. <who>
        what (happens|would happen|if) .. <who>
        would i (need|have) to .. <who>
        do i (need|have) to .. <who>
        should i .. <who>
        (was|were) (going|about|thinking|considering) (to|of|about) .. <who>
        (thought|think) [that] (i|you|we|this|it) .. <who>
        <past> [me|us|my call|to|with|for|through|over|on] .. (<who>) [yesterday|last|before|earlier|already|ago]
        (already|yesterday|last (week|month|time|year|night|monday|tuesday)|earlier|previously|this morning) [i|we] .. (<who>)
        <who> .. (yesterday|last (week|month|time|year|night|summer|winter)|days ago|weeks ago|months ago|years ago|the other day|back in)
        (the|your|an|a|one of your|that|this|some|another|last|previous) [<adj>] (<noun>|person|people|lady|guy|man|woman) [i (spoke|talked) [to|with]] (told|said|says|called|promised|was|were|helped|gave|sent|explained|had|has|who|made|did|asked|already|at|in|from|came|sold|signed|never|always|looks|has|emailed|wrote|put|took|hung)
        (travel|estate|real estate|realestate|insurance|booking|ticket|shipping|letting|leasing|mortgage|loan|property|secret|free|sports|literary|casting|cleaning|chemical|customs|fbi|undercover|change|forwarding|listing|buying|selling|purchasing|transfer|parking) (agent|agents|agency|representative|broker)
        my (manager|managers|supervisor|boss|agent|agents|colleague|employees|employee|representative|operator|advisor|adviser|consultant|team|staff|people|superior|receptionist|team leader|human|line manager|bank manager|rep|guy|man|lady|woman|person|department|accountant|doctor)
        (machine|tour|crane|forklift|radio|camera|network|mobile|phone|telephone|cell|ferry|train|bus|plant|heavy equipment|equipment|boolean|computer|system|drone|hotel|building|project|property|product|case|password|task|file|window|account|store|restaurant|office|fund|asset|device|download|boot) (operator|operators|manager|managers|supervisor) !(now)
        human (resources|resource|rights|right|error|body|nature|trafficking|hair|readable|size|race|history|anatomy|biology|mistake|made|capital|factor)
        (agent|agents|operator|manager|representative|supervisor|person|employee|advisor|human resources|customer service|customer support|call center|reception|help desk) (s) (hours|number|numbers|phone|telephone|email|address|salary|salaries|job|jobs|position|positions|role|fee|fees|commission|commissions|code|id|ids|portal|name|names|opening|schedule|schedules|manual|license|licence|training|course|discount|handbook|login|page|website|policy|survey|rating|team size|department address|department|availability|awards|open|opens|close|closes|contract|benefits|count|working)
        (hours|times|schedule|number|numbers|phone|email|address|salary|salaries|job|jobs|career|course|training|position|vacancy|vacancies|fee|cost|interview|application|name|definition|meaning|role|duties) (of|for|as|with|do|are) .. (<noun>|<someone>|<department>)
        how (many|much|long|old|often) ... (<noun>|<someone>|people|persons|agents)
        (what|which) (does|do|is|are|was|s|did|time|times|hours|kind|exactly|days) .. (<noun>|person|human|people)
        when (do|does|are|is|will|did) .. (<noun>|<someone>)
        (until|till) (what time|when) .. <who>
        (what time|which hours|what hours|what days) .. <who>
        (are|is) .. (<noun>|people|staff) .. (on|at|during|over) [the] (sunday|saturday|sundays|saturdays|weekend|weekends|night|christmas|holidays|easter)
        (are there|do you have) .. (<noun>) .. (saturday|saturdays|sunday|sundays|weekend|weekends|night|christmas|holidays|abroad|spain|france|germany|london|new york|overseas|country|area|near me|in my)
        (work|working|worked|works|job|career|position|employed|trained|hired|hiring|hire|applying|apply|applied|interview|interviewing|become|becoming|training|promoted|qualified) (as|for|to be|with) [<a>] .. (<noun>|<someone>|<department>)
        (i m|im|i am|he is|she is|he s|she s|we are|i was|they are|being|become|becoming) [only|also|not|still|both|already|now|myself] (a|an|the|one of the|your|their) [<adj>] (<noun>|person|man|woman|human|people|guy|lady|specialist|expert)
        (are you|is this|is it|is that|are u|was that|was it|were you|you re|you are|am i|this is|was i|are we|you were|if you re|if you are|whether you are|arent you|isnt this) [speaking|talking|connected] [to|with] [even|like|only|sure] (<who>|real|human)
        <third> .. (want|wants|wanted|need|needs|needed|ask|asked|asks|like|likes|liked|prefer|prefers|said|told|insisted|is|works|work|would|had|has|was|tried|called) .. (<who>)
        (than|(sound|sounds|act|acts|talk|talks|feel|feels|look|looks|seem|seems|more|much) like|better than|sound like|sounds like|as good as|faster than|act like) [talking to|speaking to|speaking with|dealing with|any|most|with] <who>
        (instead of|rather than|without) [talking|speaking|calling|asking|having|waiting|going|using|getting|bothering|involving] [to|with|for|through] [<move>] <who>
        (not|no|neither|nor) [to|with] [<a>] [<adj>] (human|agent|person|representative|operator|supervisor|manager) !(not)
        (you|i) can (help|do|handle|answer|manage) .. (yourself|without .. <who>)
        (transfer|transferring|transferred|forward|switch|send|move|redirect) (me|us|it|this|the|my) (the|my|a|an|some|that|back the|back my) [money|funds|points|balance|payment|cash|number|amount|refund|domain|file|email|mail|package|document|link|details|invoice|confirmation|receipt|code|bill]
        (transfer|switch|move|send|forward|redirect) (it|this|the line) [over] (to|into|from) [my|the|another|a] (savings|checking|current|account|bank|card|provider|email|address|wife|husband|phone|plan|name|other|new|different|joint|house|place|mailbox|inbox|network)
        (transfer|move|send|switch) me (to|onto|on to) [a|an|the|my|another] (new|cheaper|better|different|plan|tariff|another|paperless|savings|smaller|bigger|other|monthly) !(department|agent|person|representative|human)
        (connect|connecting|connected|hook) (me|it|this|us) (to|with|on) [the|my|a] (wifi|wi fi|internet|network|bluetooth|tv|router|computer|phone|car|server|speaker|printer|app|facebook|linkedin|vpn|web)
        (get|got|put|be|switched) (connected|transferred|switched) (to|into|from|on) [the|my|a|his|her] (wifi|wi fi|internet|network|bluetooth|tv|router|vpn|account|savings|school|hospital|new|another plan|paperless)
        be (forward|direct|transferred|switch)
        (tell|told|telling|ask|asked|thank|thanks to|say thanks to|compliment|praise|rate|review|tip|pay|sue|feedback (about|for|on)|complain about|complaint about) [to] (the|your|an|a|that|this|my) [<adj>] (<noun>|<someone>)
        (talked|spoke|speak|talk) about <who>
        call (me|us) back (when|if|later|at|tomorrow|number|on) !(and)
        (will|would|did|does|going to|is someone going to|should|when will|supposed to|said (they|he|she) (would|will|d)) .. call me back
        (they|he|she|nobody|no one|who|agent|someone) (to|will|would|did|didnt|never|was (going|supposed) to) call me back
        missed call
        (this number|number|that number) .. call me back
        (good|nice|great|friendly|helpful|lovely|kind|polite|rude|wonderful) (person|people|agent|agents|human|representative|guy|lady|man|woman|staff|customer service)
        like (people|a person|a human) 
        (person|people) (s) (name|account|address|number|who (lives|lived|bought|ordered))
        for (one|two|three|four|five|six|per) (person|people|persons)
        (per|each|every|first|second|third|third party|single|busy|young|old|wrong|disabled|missing|contact|authorized|named|private) person
        (i|we) (will|ll|can|could|should|might) (speak|talk) (to|with) .. (later|tomorrow|another time|next week|some other time)
        (speak|talk) (to|with) (my|his|her|their|our) 
        (talk|speak) to (people|someone|somebody) (about my day|in spanish|abroad|overseas|at work|at home|in the shop)
        (used to|love to|like to) .. (people)
        (agents|agent|representatives|operators|staff|people|someone|anyone) [who|that] (speak|speaks|speaking) (english|spanish|french|german|italian|portuguese|hindi|chinese|another language)
        (call|calls|email|message|letter|visit|text) from [<a>] [<adj>] (<noun>|<someone>)
        (call|calling|speaking|contacting you) on behalf of
        (hear|heard|hearing|see|saw|seeing|met|know|knows|knew|like) [that|that there is] (someone|somebody|people|a person|a guy|a man|a woman) !(real|human|who can help)
        (fee|fees|charge|charges|charged|cost|costs|pay|paying|price|extra|free) .. (for|to|of|if) .. (<speak>|<speaking>|call|calling|reach|having|get|getting) .. <who>
        (talk|speak|discuss|check|go over) [it|this|that] [over] (to|with) (someone|somebody|my) .. (first|before)
        (talk|speak|discuss) .. (before|first) (i|we) (decide|sign|commit|buy)
        (how|what) .. (become|be|work as|qualify) .. (<noun>)
      `),
    },
    safety: {
      say: lines(`
        (kill|hurt|harm|cut|hang|shoot|hurting|killing|harming) (myself|my self|himself|herself|themselves|themself)
        (end|ending|take|taking) (my|his|her) [own] life
        end it all
        (want|going|wish|ready|like) to die !(to|for|laughing)
        dont want to (live|be alive|be here|go on) [anymore|any more]
        suicide
        suicidal
        (better off dead|nothing to live for|no reason to live)
        jump off (a|the) (bridge|roof|building)
        (swallowed|took|taken) .. (pills|tablets|bleach|poison)
        (overdose|overdosed|overdosing)
        chest (pain|pains)
        pain in (my|his|her|the) chest
        (cant|cannot|can not|cant hardly|can hardly|can barely|struggling to|hard to|trouble|difficulty|not|stopped|isnt) (breathe|breathing)
        (having|has|have|had|think .. having) (a|an) (heart attack|stroke|seizure|allergic reaction|asthma attack)
        (unconscious|passed out|collapsed|unresponsive|choking|convulsing)
        (bleeding|blood) .. (a lot|lot|heavily|badly|everywhere|stop|out)
        (need|call|send|get) .. (ambulance|paramedic|paramedics|police|fire brigade|fire department|firefighters|cops)
        medical emergency
        (this|it) (is|s) [an|a|an|a real|like an] emergency
        have an emergency
        there (is|s) an emergency
        emergency emergency
        ^ emergency $
        (is|s|on|caught|catching|are|are all) [on] fire !(insurance|alarm|place|stick|tv|sale|works|damage)
        (there is|there s|theres) [a|something|smoke] [on] (fire|smoke|gas)
        fire in (my|the|our)
        (house|kitchen|apartment|flat|building|car|room|oven|home) .. (burning|in flames|on fire|filling with smoke)
        (smell|smells|smelling|smelled) [of|like|strong|some] gas
        gas (leak|leaking|smell)
        leaking gas
        carbon monoxide
        (smoke|sparks|flames) (coming|everywhere|pouring|out|from)
        (breaking|broke|break|trying to get) (into|in|in to) (my|our|the) (house|home|apartment|flat|door)
        (someone|somebody|man|burglar|intruder) .. (in my house|breaking in|at my door with|following me|attacking|outside my (door|window|house))
        (threatening|threatened) (me|us|to kill|to hurt|my)
        (has|have|with|got|holding) a (gun|knife|weapon)
        (being|am|m) (attacked|followed|stalked|beaten|threatened|held|robbed)
        (hitting|hit|beating|beats|attacking|hurting|abusing|choking) (me|my (child|kid|kids|mother|son|daughter))
        (in|m in|are in|am in) danger
        nine one one
        bomb
        (someone|somebody|they|he|she|hacker|hackers|thief|scammer|people|who) .. (stealing|taking|withdrawing|draining|emptying|moving|spending|transferring|using|emptied|drained|stole|withdrew|hacked|accessed|is in|got into|logged into|took|stolen) .. (money|savings|card|account|accounts|identity|cash|funds|credit|wallet|everything)
        (money|cash|funds|savings|payments|withdrawals) .. (is|are|s|being|keeps|keep) [being] (disappearing|leaving|stolen|taken|withdrawn|drained|stealing|vanishing|going out|missing)
        (card|cards|wallet|purse|identity|phone|checkbook|credit card) .. (was|is|been|got|being|has been|were) [being] (stolen|cloned|hacked|skimmed|used by|used right)
        (stole|stolen|cloned) my (card|cards|wallet|purse|identity|credit card|bank card|debit card|account|money|phone)
        (account|accounts|email|bank|profile|phone) .. (was|is|been|got|being|has been|s been) [being] (hacked|compromised|emptied|drained|hijacked|broken into)
        (been|being|got|was|am|m) (scammed|hacked|defrauded|robbed|conned|phished|a victim)
        (charges|charge|payments|payment|transactions|transaction|transfers|transfer|purchases|purchase|withdrawals|withdrawal) .. (i|we) (didnt|did not|never|dont) (make|made|authorize|authorized|authorise|authorised|recognize|recognise|do|did|approve)
        (unauthorized|unauthorised|fraudulent|suspicious|strange) (charge|charges|payment|payments|transaction|transactions|transfer|transfers|withdrawal|withdrawals|purchases|activity|access|login)
        (fraud|scam) (on|in|with|happening|going on|right now|against) [my|the] [account|card|bank|right now]
        (report|reporting) [a|an] (fraud|scam|stolen)
        (using|used) my (card|credit card|debit card|bank card|account|identity) [right now|without|to buy|somewhere|at|in]
        gave .. (scammer|scammers|my pin|the code to)
        (charge|charges|payment|payments|transaction|transactions|transfer|transfers|purchase|purchases|withdrawal|withdrawals|orders) .. (that i never|i never|wasnt me|was not me|isnt mine|arent mine|not mine|werent me|i know nothing about|without my (permission|knowledge|consent)|not authorized|not authorised|werent by me|nobody authorized)
        (someone|somebody|they|he|she) .. (has|got|have|stole|took|knows|used|is using|are using) my (card|pin|password|bank|account|identity|details|login|cards) .. [and]
        (emptying|draining|cleaning out|wiping out) my (account|bank|savings|accounts)
        (arm|face|left side|body) .. (numb|drooping|tingling|paralyzed)
        (swallowed|drank|ate) .. (poison|bleach|battery|detergent|pills)
        (fell|fallen|falling|hit) .. (head|stairs|not moving|isnt moving|wont wake|unconscious|not responding|down the stairs and)
        (wont|not|isnt|cant) (wake up|waking up|responding|moving|breathing) !(screen|app|button|phone|page|website)
        (baby|child|kid|son|daughter|mother|father|mum|mom|dad|wife|husband|grandmother|grandma|grandpa|toddler) .. (choking|turning blue|not breathing|unconscious|bleeding|fainted|passed out|having a (seizure|stroke|heart attack)|collapsed)
        (going|want|about) to (hurt|harm|kill|shoot|stab) (someone|somebody|people|him|her|you|everyone|me|us)
        (water|electric|power) .. (sparking|sparks|electrocuted) | electrocuted | (explosion|exploded) !(in sales)
        (house|kitchen|garage|basement|car|stove|oven|dryer|outlet|socket|charger) .. (caught|catching|is on|s on|on) fire
        locked (in|out) .. (baby|child|kid|toddler)
        (life|lives) (in|at) (danger|risk) | life threatening | (call|dial) 911 | call (999|112|an ambulance|the police)
        (being|getting) (scammed|hacked|robbed|blackmailed|extorted) | (blackmailing|extorting) me
        i (think|believe) .. (scammed|hacked|fraud|scam|stroke|heart attack)
        (drank|drunk|swallowed|ate|eaten|drinking|ingested|inhaled|took) .. (bleach|poison|detergent|chemicals|battery|batteries|antifreeze|cleaner|pesticide|acid|gasoline|petrol|medication|overdose)
        (money|cash|funds|payments|savings|amounts|debits) ... (didnt|did not|never|dont|havent|without) .. (authorize|authorise|authorized|authorised|approve|approved|permission|knowledge|consent|my say so)
        (without my) (permission|knowledge|consent|authorization|authorisation)
        (missing|kidnapped|abducted|lost) (child|baby|kid|son|daughter) | (child|baby|kid|son|daughter) (is|has been|was) (missing|kidnapped|abducted)
        (drowning|drowned|poisoned|poisoning|burned badly|badly burned|severe (pain|bleeding|burns)|heart is racing and)
        (husband|wife|boyfriend|girlfriend|partner|ex|father|he|she) .. (hits|hitting|beats|beating|hit|strangled|choking|threatened|threatening|wants to kill|is going to kill) (me|us|my)
      `),
      unless: lines(`
        emergency (contact|contacts|fund|funds|number|numbers|exit|kit|brake|service|services|plumber|repair|repairs|loan|visit|callout|call out|room bill|coverage|cover|light|lights|appointment|details|savings|credit)
        (not|isnt|no|nt) [an|a|an] emergency
        in case of [an|a] .. (emergency|fire|theft|accident)
        for emergencies
        emergency (only|use)
        fire (insurance|alarm|alarms|extinguisher|safety|drill|place|stick|tv|sale|works|damage|coverage|cover|policy|door|pit|hydrant|regulations|tablet|question|wall|wire|fox)
        (smoke|carbon monoxide|gas) (detector|detectors|alarm|alarms|bill|meter|boiler|supply|contract|tariff|price|prices|sensor|account|station)
        (heart attack|stroke|suicide|fraud|identity theft|theft|carbon monoxide|overdose) (insurance|coverage|cover|policy|prevention|protection|awareness|statistics|risk|alert|alerts|helpline|survivor|department|team|detection|detector|alarm)
        (cover|covers|covered|covering|coverage|insurance|insured|policy|policies|include|includes) .. (fire|fires|theft|stroke|heart attack|heart attacks|fraud|stolen|suicide|emergency|gas leak|gas leaks|robbed|burglary)
        (protect|prevent|avoid|what is|what s|about|information|recognize|recognise|how (do|can|does|to)) .. (fraud|scam|scams|hacked|scammed|identity theft|fires|heart attack|stolen|suicide)
        (if|what if|in case|suppose|when) .. (stolen|hacked|fire|emergency|fraud|gas leak|smell gas|chest pain|scammed|robbed|breaks in|dies|ambulance|heart attack|unauthorized .. )
        (last|ago|years|yesterday|in (january|february|march|april|may|june|july|august|september|october|november|december)|in twenty .. |used to|when i was|back in) .. (heart attack|stroke|seizure|fire|suicide|stolen|robbed|hacked|collapsed|scammed|surgery|bleeding|ambulance|overdose)
        (heart attack|stroke|seizure|fire|stolen|robbed|hacked|ambulance|burglary|scammed|overdose|collapsed) .. (last (year|month|week|summer|winter|spring)|years ago|months ago|weeks ago|when i was|a long time ago|in the movie|in the film|in the news|on tv)
        (movie|film|book|song|news|article|series|game|episode) .. (suicide|fire|bomb|killed|kill|die|stolen|hacked|fraud|emergency)
        (bath|sex|photo|cherry|seed|glitter) bomb
        (killing|kill) (time|two birds|me|it|the)
        (to die for|dying to|die hard|die laughing|dying of laughter)
        (battery|phone|laptop|computer|car|engine|boiler|heating|screen|app|site|website|line) .. (died|dead|dying|dies|collapsed|bleeding|choking|on fire)
        (on fire|fire) (today|lately|with|this season)
        hire and fire
        got fired
        (charges|transactions|payment|payments) i (dont|didnt) (understand|get|make (it|the|my|a) (payment|yet|last|this|on time))
        (ambulance|police) (bill|charge|charges|fee|fees|report|station|invoice|cover|number|academy|officer|record|job)
        (false|no) alarm
        (sold|lost|found|misplaced) my (card|phone|wallet)
        already (resolved|sorted|fixed|reported|solved|refunded)
        police report number
        (procedure|process|policy|steps|instructions|rules|number|hotline|form|guide|tips|advice) .. (gas leak|gas leaks|fire|fires|fraud|emergency|emergencies|stolen|scam|scams|suicide|theft|heart attack)
        (can|could|would) .. (cause|causes|lead to) .. (fire|explosion|stroke|heart attack)
      `),
    },
    legal: {
      say: lines(`
        (sue|suing|sew) (you|your|the (company|bank|airline|hotel|provider)|this company|them|all of you)
        going to sue
        (ll|will|gonna|could|might|want to|ready to|have to|i d) sue
        (take|taking|taken|see|drag|bring) (you|this|them|it|your company|the company|that) [all] (to|in|into|before) [the|a|small claims] court
        small claims
        go [ing] to [a|the] court
        going to court
        (legal|court) (action|actions|proceedings|steps|measures|consequences|case against)
        (press|pressing|file|filing) (charges|a lawsuit|lawsuit|suit|a suit)
        class action
        lawsuit
        (my|a|an|our|the|get|call|hire|calling|hiring|contact|contacting|involve|involving|see|through) [a|my|an|our] (lawyer|lawyers|attorney|attorneys|solicitor|solicitors|barrister) .. (will|ll|contact|call|sue|touch|involved|about this|writing|letter|knows|is going|are going|next|now|today|to handle|handle|hear|against|says you|says this|advised|on (this|it|you)|if)
        (hear|hearing) from (my|our|a|the) [lawyer|lawyers|attorney|attorneys|solicitor|solicitors|legal team]
        (talk|speak|talking|speaking|turn|turning|go|going|hand|handing|give|giving|pass|take|taking|call|calling|contact|contacting|get|getting|hire|hiring|consult|consulting|instruct|bring in) .. [to|with|over to|in] [a|an|my|our|the] (lawyer|lawyers|attorney|attorneys|solicitor|solicitors)
        lawyer up
        (ombudsman|ombudsmen|better business bureau|trading standards|attorney general|consumer (protection|affairs|rights|council|watchdog|court)|financial conduct authority|regulator|regulators|watchdog|federal trade commission|ftc|fcc|ofcom|ofgem|cfpb|bbb|data protection (authority|commissioner)|the authorities)
        report (you|this|your company|them) to
        (this is|that s|thats|it s|is|what you re doing is) illegal
        against the law
        (breaking|broke|violating|violation of) the law
        breach of contract
        (go|going|take .. ) (to|to the) (press|media|newspaper|newspapers|journalists)
        know my rights
        (take|taking|pursue|pursuing|seek|seeking|start|starting|begin|initiate|consider|considering|threatening) .. legal (action|advice|proceedings|steps|route|claim)
        (lodge|lodging|file|filing|make|making|submit|raise|raising|escalate) .. (complaint|claim|case|grievance) (with|to|at|through) the (ombudsman|regulator|authority|authorities|commission|commissioner|court|courts|bureau|fca|ftc|fcc|attorney general|consumer)
        (involve|involving|notify|contact|contacting|call|report .. to) the (authorities|regulator|police about you|fca|ftc|fcc|bbb)
        (my|our) (legal team|legal counsel|counsel|lawyers|solicitors)
        (sued|sue) (for|over) (damages|this|breach) | (lawsuit|legal case) (against|coming)
        (you|this) (violate|violates|violated|break|breaks|broke) (my|the|gdpr|consumer) (rights|law|privacy|contract)
        (letter|letters|email|call|notice|something) from (my|our|a) (lawyer|lawyers|attorney|attorneys|solicitor|solicitors|legal team)
      `),
      unless: lines(`
        (my|our|the|a|his|her) (lawyer|attorney|solicitor|accountant) (asked|needs|need|wants|requested|said|told|sent|wrote|called) [me] .. (invoice|copy|document|documents|statement|statements|letter|form|paper|papers|details|address|number|receipt|for)
        (i am|i m|im|he is|she is|work as|working as|job as|wife is|husband is|brother is|sister is|to be|become|becoming|work for|works for|working for|office of|married to) (a|an|the) (lawyer|attorney|solicitor|regulator|barrister|law firm)
        (not|never|dont|no|nothing|isnt|without) .. (sue|suing|court|legal|lawyer|lawyers|attorney|illegal|lawsuit|ombudsman)
        power of attorney
        my attorney in fact
        (tennis|food|basketball|squash|badminton|royal|supreme|court) (court|courts|street|road|yard|house)
        on (the|a) court
        (legal|court) (department|aid insurance|insurance|protection|cover|expenses|advice line|address|age|name|guardian|holiday|entity|notice|documents|terms|representative|fees|costs|studies|tv)
        (lawyer|lawyers|attorney|solicitor) (fee|fees|address|office|name|number|phone|email|letter arrived|discount|appointment|bill|invoice|account|insurance|business)
        (name is|is|named|called|aunt|miss|mrs|dear|with|for) sue
        sue (is|was|said|called|me by|has)
        (pressure|gas|voltage|speed|temperature|current|power|water) (regulator|regulators)
        (movie|film|book|series|show|tv|news|documentary|study|studying) .. (lawyer|lawyers|court|lawsuit|sue|ombudsman|law)
        (what|who|how|where|is there|do you have) .. (ombudsman|regulator|regulators|legal department|illegal)
        (jury|court) (duty|date)
        (he|she|they|neighbor|neighbour|ex|landlord|ex wife|ex husband|company|brother|sister) .. (sued|suing|sue|took|taking|going to court|court) .. [me|him|her|them|us|court]
        sued (me|him|her|us|them)
        (last|ago|yesterday) .. (court|lawyer|sued)
        (do i need|would i need|should i get|need) a (lawyer|solicitor|attorney) (to|for)
        is it (legal|illegal)
      `),
    },
    cancel_threat: {
      say: lines(`
        (cancel|cancelling|canceling|terminate|terminating|close|closing|end|ending|quit|quitting) [all] (my|our|the|this|all my|all our|with|all of my|everything|it all|your) [whole|entire] <account> .. (if|unless|right now|today|because of this|and (go|leave|move|switch)|over this|then|otherwise|period|for good|altogether|with you)
        (or|otherwise|or else|then|if .. ) (i|we) [ll|will|m|am|are|re|have to|want to] [going to|gonna] [be] (cancel|cancelling|canceling|leave|leaving|switch|switching|go|going elsewhere|terminate|close|closing|quit|change|changing)
        (ll|will|am|m|re|are|going to|gonna|want to|have decided to|ve decided to|decided to|about to|ready to|thinking of|thinking about|considering|might as well|might|may|rather) [going to|be] (cancel|cancelling|canceling|terminate|terminating|close|closing|quit|quitting|end|ending) (my|our|the|this|all|everything|with|your) [whole|entire|my|of|our] [whole] [<account>] !(appointment|order|booking|reservation|meeting|flight|ticket|table|delivery|payment|transfer|request|call|trip|room|ride|lesson|class|tickets|it)
        (if|unless) .. (cancel|cancelling|canceling|terminate|close|leave|leaving|switch|switching|quit|moving) .. (<account>|you|provider|competitor|company|bank|elsewhere)
        cancel everything
        cancel (it|this) all
        (cancel|end|terminate|close) (my|the|our) (contract|account|subscription|membership|service) (right now|today|now|for good|then)
        (switch|switching|go|going|move|moving|change|changing|leave|leaving|transfer|defect|sign|signing) .. (competitor|competitors|competition|another (company|provider|bank|carrier|insurer|supplier|operator|airline)|a different (company|provider|bank|carrier|insurer|supplier)|other (company|provider|bank|supplier)|someone else|somewhere else|elsewhere|rival|verizon|vodafone|t mobile|at and t)
        (change|changing|switch|switching) (provider|providers|banks|bank|companies|company|carriers|supplier|suppliers|insurer) !(name|address)
        (take|taking) (my|our) (business|money|custom|account|accounts) (elsewhere|somewhere|to|away|out)
        (losing|lose|lost) (me as a|a) [loyal|good|long time] (customer|client)
        (leaving|leave|ditch|ditching|dump|dumping|quitting) (you|your (company|bank|service)|this (company|bank|provider)) !(a|alone|feedback|review|message|voicemail)
        (done|finished|through) with (you|this company|your company|this bank|this provider|you people|you guys)
        (never|not) .. (do|doing|buy|buying|use|using|order|ordering|shop|shopping|come|coming) .. (business with you|from you|with you|your (service|company|services)|here|back) [again]
        last time (i|we) (use|buy|order|do business|shop|fly|call)
        (want|going) to leave [you|your|the company|this company]
        i (am|m) leaving [you|for|your|this|then]
        no longer .. (customer|be a customer)
        stop being (a|your) customer
        (close|closing|cancel|cancelling) all (my|our) (accounts|policies|contracts|lines)
        (moving|move|switching|switch|taking|take|transferring|pulling) (all|everything|my|our) [of] [my|our] (accounts|account|money|business|policies|service|services|number|lines|contracts) .. (to|elsewhere|away|out|with)
        (if|unless|or) .. (i m|im|i am|we re|i ll|i will|we ll) (leaving|gone|out|done|off|moving|switching|cancelling|canceling|out of here)
        (i ll|i will|i m going to|gonna) (find|look for|get|choose) [myself] (another|a different|a new|a better) (provider|company|bank|supplier|carrier|insurer)
        (you|you ve|you re) [about to|going to] (lost|lose|losing) (me|a customer|my business|our business)
        (want|going|ready|about) to (terminate|end|close|cancel) (my|our|the|this) (contract|relationship|account|membership|service|policy) (because|since|if|unless|as|over|due)
      `),
      unless: lines(`
        cancel* (my|the|this|that|an|a|our|his|her|tomorrow s|today s) .. (appointment|order|booking|reservation|meeting|flight|ticket|tickets|table|delivery|payment|transfer|request|call|trip|room|ride|lesson|class|alarm|reminder|visit|package|parcel|item|return|game|dinner|event|newsletter|hotel|car|rental)
        (dont|not|wont|didnt|never|isnt|do not) [want|going|trying|planning|looking|plan|intend|here] [to] (cancel|cancelling|leave|leaving|close|switch|switching|quit|change|changing|lose)
        (how|what|can|could|where|when|is there|does it|do i|may) .. (cancel|close|switch|change|terminate|leave|end) .. [<account>|provider]
        (if|when|what happens if) i (cancel|canceled|cancelled|close|closed|leave|switch|terminate|quit) !(my .. (will|i))
        (leaving|leave|go|going|moving|move) [on|for|to|from|at|in|home|the|out|tomorrow|today|tonight|early|late|work|soon|now for] (vacation|holiday|holidays|work|monday|tuesday|wednesday|thursday|friday|saturday|sunday|paris|london|spain|house|home|country|town|hospital|airport|message|office|another city|another address|a new)
        (leave|leaving) (a|you a|feedback|the|my|it|your|me|that|this|at|in|on|tomorrow) !(company|bank|provider|contract)
        (switched|changed|moved|came|coming|switching|switch) .. (to you|from .. to you|to your)
        <third> .. (cancel|cancelled|canceled|leave|left|switch|switched|close|closed|leaving)
        (cancelled|canceled|switched|left|closed) .. (last|ago|yesterday|already)
        (screen|program|app|save|tab|window|door|browser)
        (go|going|move|moving) to (another|a different) (city|country|state|apartment|house|store|branch|address)
      `),
    },
    frustration: {
      say: lines(`
        (you|this bot|this machine|this thing|the system|this system|this assistant) [<be>|ve been] [all|so|such|being|quite|completely|totally|absolutely|complete|a|an|not|of] [a|an|completely|total|totally] <stupid>
        (this|that|it|this whole thing|this call|this conversation|this service|your service|your customer service|customer service|this company|your company|your system|the whole thing|everything) (<be>) [all|so|such|being|quite|completely|totally|absolutely|complete|getting|becoming|like|a total|a complete|beyond] [a|an|completely|total] <stupid>
        ^ [this|that|so|how|what] [is|s|a|an|complete|total|totally|absolutely|completely|utterly] [a|an|complete|total] (useless|ridiculous|stupid|pathetic|unbelievable|nonsense|bullshit|hopeless|absurd|garbage|rubbish|waste of time|joke|unacceptable|annoying|frustrating) [thing|bot|machine|robot|service|system|computer|company|assistant] $
        (stupid|useless|dumb|idiotic|damned|piece of (shit|crap|junk|garbage)|worthless|crappy|shitty|ridiculous|terrible|awful|horrible|pathetic) (bot|robot|machine|computer|system|assistant|thing|ai|automated|service|customer service|voice|chatbot|idiot|company|phone system|phone menu|recording|program)
        piece of (shit|crap|junk|garbage)
        waste of (time|my time|everyone s time)
        (wasting|wasted|waste) my time
        you idiot
        fuck (you|this|off|it)
        (screw) (you|this)
        go to hell
        shut (up|the)
        what the (hell|fuck|heck)
        wtf
        for (fuck|god|christ|heaven|heavens|goodness|pete) [s] sake
        (you|it|this|the (bot|system|machine|assistant)|this (bot|system|machine|thing)) [clearly|obviously|still|s|re|are|is] (dont|doesnt|do not|does not|didnt|not|cant|cannot|can not|never|arent|isnt|wont) [even|seem to|be able to|going to|at all] (understand|understanding|get it|get what|get me|listen|listening|helping|help me|help at all|help|hear me|know anything|know what|make sense|making sense|answer my|answering|comprehend|solve|solving|work at all|working for me|do anything) !(you|with (pain|sleep)|him|her)
        (do|are|can) you [even|ever|at all] (listening|listen|deaf|stupid|dumb|serious|kidding|joking|mocking|an idiot)
        are you (kidding|joking|deaf|stupid|serious|even listening|dumb)
        is this a joke
        you (must be|ve got to be|have to be|gotta be) (kidding|joking)
        what is wrong with you
        what s wrong with you
        whats wrong with you
        (said|told|asked|explained|repeated|repeating|answered|given|gave|tried|saying|telling|mentioned|called|explaining|asking|say|tell|ask|explain|repeat) .. (three|four|five|six|seven|eight|ten|twenty|fifty|hundred|a hundred|thousand|a thousand|a million|million|several|many|multiple|so many|countless|dozen|a dozen|few|a few|too many|3|4|5|10) times
        (three|four|five|ten|hundred|a hundred|thousand|a thousand|million|several|many|so many|multiple|countless|3|4|5|10) times [now|already|i ve|i have|i] (said|told|asked|explained|have|ve|i|we|now)
        how many times
        for the (third|fourth|fifth|sixth|tenth|hundredth|thousandth|millionth|last|umpteenth|nth|3rd|4th) time
        (you|it|this|bot|machine|system|that|thing) (keep|kept|keeps) (repeating|asking|saying|telling|giving|sending|going|getting|explaining|looping|misunderstanding|making) .. (same|over|you|me|myself|again|wrong|in circles|question|mistake)
        (i|we) (keep|kept) (repeating|saying|telling|asking|explaining)
        (over and over|again and again|on and on)
        (going|go|run|running|talking) [around|round|in] [in] circles
        round and round
        (fed up|sick and tired|had enough|had it up|losing my (mind|patience|temper)|lost my patience|run out of patience|out of patience|at my wits end|end of my rope|end of my tether|pissed off|pissed|had it with|i give up|giving up)
        (sick|tired) of (this|you|repeating|talking|waiting|your|explaining|these|being|saying|it|all|hearing)
        (i m|im|i am|getting|getting|becoming|so|making me|make me|makes me) [getting|so|extremely|super|quite|pretty|incredibly] (angry|annoyed|frustrated|furious|upset|mad|irritated|livid|pissed|impatient|sick) !(about (my|the) (ex|boss|neighbor)|at (my|him|her))
        this is driving me
        driving me (crazy|nuts|mad|insane)
        (not|isnt|nt|never) (getting|going|get) (anywhere|any where|nowhere)
        getting (nowhere|no where)
        (this|it) (is not|isnt|s not|does not|doesnt) (working|helping|getting)
        (nothing|none) (of|you|that) .. (helps|helping|works|makes sense|helped|help)
        (i|we) (hate|can t stand|cant stand|despise) (this|you|talking|these|your|the (system|menu|bot))
        enough (of this|already|is enough|with this)
        i ve had enough
        what a (joke|waste|mess|nightmare|disaster|disgrace|stupid|useless|terrible|ridiculous)
        the worst (service|customer service|company|support|bot|experience|call)
        (not|never) .. (listening|understanding) (to|what|a word|me)
        no help at all
        (you|it) (never|still havent|havent|have not|didnt|hasnt) (help|helped|answer|answered|solve|solved|listen|understand|understood) [me|my|a|at|anything|the|what|this]
        you are (the worst|a joke|worthless|dumb|killing me)
        (same|stupid|wrong) (answer|question|thing|nonsense|response|reply) [again|every time|over|all the time|and]
        stop (repeating|asking|wasting|saying|telling|giving me)
        (can you|do you|does anybody|does this thing) .. (even) (help|understand|do anything)
        you [obviously|clearly|still] have no (clue|idea)
        no (clue|idea) what (i m|i am|im|you re|you are) (saying|talking|doing|asking)
        (you re|you are|youre|you) [still] not (getting|hearing|following|listening|answering|helping|understanding|fixing|solving)
        (solved|fixed|done|achieved|accomplished|answered|helped with) nothing
        (on (this|the) (call|line|phone)|been (here|waiting|holding|talking)) for .. (minutes|hour|hours|ages|forever)
        (nothing|none of this|this|it) (is|s|has been|was) (getting|going) (anywhere|nowhere|solved|fixed|done)
        (what|how) [is|are] .. (hard|difficult|complicated) .. (understand|about|get) 
        (not|isnt|aren t|arent) .. what i (asked|said|want|wanted|need) .. (again|still|already|time)
        (horrible|terrible|awful|appalling|dreadful|shocking|lousy|pathetic|rubbish|crap) (service|customer service|experience|support|system|assistant|help)
        (you|this|it) (make|makes|making) no sense
        (i m|im|i am|i ve) [so|about|completely|totally|this close] [to] (done|losing|lose|fed up|over this|over it|boiling|raging|at the end|had enough|hang up|hanging up|fuming|exhausted|beyond frustrated|sick) (with (this|you|it)|of (this|you|it)|my (patience|temper|mind|cool)|up|now|it)
        (stop|quit) (saying|telling|asking|repeating|giving|reading|interrupting)
        (talking|speaking) to (a|the) [brick] wall(like) (talking|speaking) to (a|the) (wall|brick wall|toddler|child)
        what part of .. (dont|do not|didnt) you understand
        answer (me|my|the) [question]
        (we ve|we have|i ve|i have) been (over|through) this
        (you|it) (got|get|getting|gets) it wrong (again|every time|once more)
        (you|re|are|keep) repeating (yourself|the same)
        how hard (can|could|is) (it|this) [be]
        how (dumb|stupid|useless|incompetent) (are|can|is)
        (you|this) (are|is|re|s) (a bunch of|nothing but|such) [a|an] .. (idiots|clowns|crooks|liars|robots|thieves|jokers)
      `),
      unless: lines(`
        (you|it|this|that) (are|re|is|s|was|were|have been|ve been) not (stupid|useless|dumb|bad|frustrating|annoying|a waste|ridiculous|terrible|the worst)
        (not|isnt|wasnt|never|aren t|arent|nt) .. (useless|stupid|angry|annoyed|frustrated|upset|mad|furious|frustrating|ridiculous|terrible) 
        (i|we) (dont|didnt|do not|don t|cant|couldnt) (understand|get|hear|know)
        (my|his|her|the old|an old|the|our) [old|new|little] (phone|printer|laptop|computer|game|router|tv|weather|car|food|traffic|movie|film|book|husband|wife|boss|ex|dog|cat|neighbor|neighbour|kids|internet|wifi|battery|boyfriend|charger|camera|fridge|oven|washing machine|vacuum) .. (<stupid>|angry|annoyed|frustrated|mad|upset|crazy|doesnt listen|not working|isnt working|listen)
        (weather|traffic|game|movie|film|song|book|food|day|week|game|headache|pain|cold|heat|flu|commute|joke) [is|was|s|it] [so|a|such|been|has been] (<stupid>)
        (no|not) (worries|problem|a problem|angry|upset|mad|frustrated)
        (was|were|got|been|felt|used to be) [so|a bit] (angry|annoyed|frustrated|upset|mad|furious) .. (yesterday|last|before|but|at first|earlier)
        sorry .. (stupid|dumb|annoying|many times|so many)
        (stupid|dumb|silly) question
        feel (stupid|dumb|useless|like an idiot)
        (am i|i m|i am|im|i was) [being|so|such|a|an] (stupid|dumb|an idiot|useless|hopeless|terrible|crazy|slow|not (helpful|helping|working))
        i m not working
        (how many times) (a|per|can|do i have to (take|use|pay|charge|reboot|restart|apply|water)|does|did|should|is|has|was) 
        how many times (a|per|each|can|may|do i (take|need)) 
        (times) (a|per) (day|week|month|year)
        (three|four|two|several|many|five) times (a|per|more|as|the (price|size|amount)|bigger|this (month|year)|daily|in)
        (it|this|that|the) (isnt|is not|s not|doesnt|not) (working|work) (on|with|when|properly|since|anymore|after|for my|in|either|today)
        (this|it) (isnt|is not|s not|doesnt|does not) (help|helping) (my|the|with)
        (give up|giving up) (smoking|my seat|sugar|the|drinking|coffee|work)
        (laugh|joke|funny) 
      `),
    },
    offer: {
      say: lines(`
        (would|do|should|shall|can|could|may|want|like|happy|ll|can|might|is it ok|are you ok|let) ... (me|i|you|to|us) ... (<move>|put|pass|hand|get|bring|find|call|arrange|have|<speak>|speak|talk|pull|escalate|loop) ... <who>
        (would|do) you (like|want|prefer|rather) [to] ... <who>
        (shall|should|can|could|may|let) (i|me) [go ahead and|try to|get you] (<move>|put|pass|hand|escalate|get) [you|this|your call|the call|that] [over|through|on|to]
        want me to (<move>|put you|get|escalate|pass you|hand you)
        (like|want) me to (<move>|put you through|get you|pass you|hand you|escalate|find you|bring in)
        (would|is) ... (speaking|talking) (to|with) <who> ... (help|better|ok|okay|preferable|easier)
        (like|want|prefer) to (speak|talk|be (connected|transferred)) [to|with|instead]
        (like|want) to be (connected|transferred|put through)
        happy to (<move>|put you|get|hand)
        (i can|i could|we can) [also|always] (<move>|put|pass|hand|get|bring|arrange|have|find) ... <who> ... (if|would|should|shall|ok|okay|want|like)
        (option|options) ... <who>
        (or|otherwise) ... (speak|talk|transfer|connect) ... <who>
        how about (<speaking>|i (<move>|put|get)) ... [<who>]
        (a|an|one of our) (<noun>|colleague|colleagues|person|specialist|member of (our|the) team|someone) (can|could|will) ... (shall|should|would|want|like|ok|okay)
        interested in (<speaking>) ... <who>
        (would you|do you|did you) (like|want|prefer|need|wish|rather) ... <who>
        (connect|transfer|put|pass|hand) you ... (like|want|ok|okay|right|would that|shall i|should i|help|prefer|alright|fine|sound)
        <who> ... (would you like|do you want|if you like|if you want|if you prefer|shall i|should i|is that ok|is that okay|would that|sound good|want that)
      `),
      unless: lines(`
        (i m|i am) (transferring|connecting|putting)
        (cannot|cant|unable to|not able to) (<move>|put|pass|offer)
        (spoke|talked|spoken) .. <who>
        (name of|speak|talk) (to|with) (me|us)
      `),
    },
    accept: {
      say: lines(`
        ^ [<hello>] (yes|yeah|yep|yup|ya|yea|ye|yah|huh|ok|okay|okey|sure|certainly|absolutely|definitely|of course|correct|right|fine|good|great|perfect|alright|all right|indeed|sounds good|do it|do that|lets do|go|why not|by all means|totally|exactly|affirmative|if you (could|can|would|don t mind|dont mind)|i guess|i suppose|i think so|gladly|with pleasure|wonderful|finally|at last|excellent|thank you yes|thanks yes) !(but first|but (not|wait|before|let|can you|could|i)|try again|you can|question|answer|and what|what|how|can i (ask|know)|im (good|fine)|no|not|about)
        (go|yes go|go) (ahead|for it|on)
        (yes) do
        (do|lets do|let s do) (that|it|so)
        (that|it) (would|will|d|ll|s|is|sounds|seems) [be] [so|a|probably|the|much] (great|good|nice|lovely|perfect|fine|wonderful|helpful|best|better|fantastic|ideal|awesome|appreciated|ok|okay|alright|excellent|brilliant|amazing|a good idea|good idea|what i (want|need))
        (i|we) (would|d|ll|will) (like|love|appreciate|take|prefer|want) (that|it|to)
        i d like that
        (yes|ok|okay|sure) (connect|transfer|put|get|i would|i want|i d|that|do|go|lets|let s|talk|speak|thanks|thank)
        i (want|need|do|would|d) [like] (that|it|to|so)
        (as|the) (soon|sooner|fast) [as|the|better]
        (the|a|an|with) (human|person|agent|representative|operator|first|first one|latter|former|real one|someone|colleague|supervisor|manager|live one|second option|specialist) [then] $
        (i think|guess|yeah) (that|it|so) (would|s|is|d)
        (you|we) (can|could|may|should|better) (do|connect|transfer|put)
        much (better|appreciated)
        about time
        (all|that s|thats) (right|fine|good|ok|okay) (connect|go|yes|do|with me)
        fine by me
        (works|fine|good|okay|ok) (for|with|by) me
        whatever gets
      `),
    },
    refuse: {
      say: lines(`
        ^ [<hello>] (no|nope|nah|naw|not|never|dont|do not|negative|nevermind|never mind|forget it|later)
        (no|nope) (thanks|thank|need|no|not|its|it s|i m|im|that|lets|let s|i d|i|don t)
        (not|no) (now|yet|necessary|needed|today|at the moment|right now|thank)
        (dont|do not) (need|want|think|bother|have to|transfer|connect)
        (rather|prefer) (not|you|stay|continue|keep|try|do it with you|that you|going on with)
        (continue|go on|carry on|stay|keep going|try|try again|proceed|stick) (with|here|again|one more|once more|it with|talking) [you|me]
        (one more|another|once more|try) (time|try|again)
        (you|u) can (help|do|answer|try|handle|tell|manage)
        (but|well) (first|wait|before|hold on|not)
        (wait|hold on|hang on|one (second|moment|sec)|let me think) 
        later
        later
        (it s|its|that s|thats|i m|im|i am|all) (fine|ok|okay|good|alright) (thanks|thank|no|as|like|with you|for now|now|i (can|ll)|you|here|without)
        (i ll|i will|i can) (manage|wait|think|try|do it|call back|figure)
        no (need|problem|worries)
        call back later
        im good
        i m good
        don t bother
      `),
      unless: lines(`
        (no|not) (problem|worries) [go|yes|sure|do]
        no (that would|i think that would|yeah|yes|that d|that sounds) (be|sounds|great|good|perfect|ok|okay|yes)
        (dont|do not|wouldn t|wouldnt|don t) mind
        why not
        (can|could|will|would) not wait
        cant wait
        (sooner|rather) than later
      `),
    },
    failed: {
      say: lines(`
        (did not|didnt|do not|dont|not|couldnt|could not|cant|cannot|unable to|not able to|wasnt able to|am not|having trouble|trouble|difficulty|not sure i|hard time|wasn t) [quite|able|to|sure|fully|be|i|that i|have] (catch|understand|understanding|understood|get|hear|hearing|find|help|follow|following|sure|do|process|answer|have (information|that|an answer|access)|access|see|make out|complete|recognize|locate|assist|resolve|get that)
        (sorry|apologize|apologies|pardon)
        (say|repeat|rephrase|try) .. (again|that|differently|another way|question|request)
        (could|can) you (repeat|rephrase|say|clarify|try)
        (come again|unfortunately)
        (something|that) (went wrong|didnt work|isnt working)
        no (information|result|results|record|answer) 
        not (possible|available|found|something i)
        (beyond|outside) (what|my)
      `),
    },
    again: {
      say: lines(`
        (like|as) i (said|told|mentioned|was saying|explained|asked)
        (i|ve|have) [already|have|ve] (said|told you|asked|explained|asked you|repeat|mentioned)
        i (am|m) (asking|telling|saying|talking about)
        (that|this) (is|s|was|s not|isnt|is not|wasnt) [not] (what|my question|the question|answering|right|it)
        not what i (asked|said|meant|mean|want|wanted|need)
        ^ no 
        (again|still|once more|another time|second time|yet again)
        (didnt|doesnt|not) (answer|work|help|solve|respond)
        listen
        my question (is|was)
        wrong
        i repeat
        let me repeat
        i meant
        i mean 
      `),
    },
    asks_noun: {
      say: lines(`
        (what|whats|what s) .. (occupation|profession|job|do you do|do for a living|job title|your role|position|do you work as|line of work)
        (who|whom) (did|was|is|were|has|told|called|gave|sent|are|s) !(ready)
        who (you|they|he|she|spoke|speak|called|answered|told|helped|the|account|calling|that)
        your (role|occupation|profession|job|job title|position)
        how did you (book|buy|order|purchase|hear|contact|make)
        (was it|were you|is it|did you (book|buy|order)) .. (or|through|by|with)
        what (type|kind) of
        what does (he|she|your)
        (password|security (question|word|answer)|secret word|mother s maiden|spell|company name|name of)
      `),
    },
  },
};
