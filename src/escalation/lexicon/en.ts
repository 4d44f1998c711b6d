import { type Lexicon, words } from './lexicon.ts';

/** English of Britain, Ireland, America, India and Australia, and of people who learned it as a second language. */
export const ENGLISH: Lexicon = {
  language: 'en',
  fillers: words(`
    uh, uhh, um, umm, uhm, erm, er, hmm, hm, mm, mhm, ah, oh, ugh, aw, eh, just, actually, really, basically,
    literally, honestly, seriously, simply, kindly, directly, quickly, urgently, maybe, perhaps, possibly,
    very, kinda, sorta, fucking, freaking, bloody, damn, goddamn, flipping, effing
  `),
  courtesy: words(`please, pls, plz, if possible, if that's possible`),
  common: words(`
    i, you, he, she, it, we, they, me, him, us, them, my, your, his, her, its, our, their, mine, yours,
    myself, the, a, an, and, or, but, so, because, if, when, while, until, since, before, after, then, than,
    though, what, where, why, who, whom, whose, how, which, this, that, these, those, there, here, is, are,
    was, were, be, been, being, am, do, does, did, done, doing, have, has, had, having, can, could, will,
    would, shall, should, may, might, must, not, no, yes, yeah, yep, nope, ok, okay, to, of, in, on, at, for,
    from, with, without, by, about, into, out, up, down, off, over, through, under, between, against, around,
    back, away, again, want, wants, wanted, wanna, gonna, need, needs, needed, like, likes, know, knows, knew,
    get, gets, got, getting, go, goes, going, went, gone, come, comes, came, coming, make, makes, made,
    making, take, takes, took, taking, give, gives, gave, giving, help, helps, tell, tells, told, say, says,
    said, saying, ask, asked, asking, see, saw, seen, look, looking, let, lets, put, keep, kept, try, tried,
    trying, think, thought, thinking, find, found, use, used, using, work, works, working, call, called,
    calling, send, sent, show, pay, paid, buy, bought, already, still, too, also, even, ever, never, always,
    only, much, many, more, most, some, any, all, both, every, each, other, another, same, such, own, few,
    lot, lots, now, today, tomorrow, yesterday, tonight, dont, doesnt, didnt, isnt, wasnt, arent, werent,
    havent, hasnt, hadnt, cant, couldnt, wont, wouldnt, shouldnt, aint, im, ive, id, ill, youre, thats, ll,
    ve, re, d, m, s, thanks, thank, hello, hi, hey, sorry, right, well, good, great, nice, fine, bad, new,
    old, thing, things, something, anything, nothing, everything, someone, anyone, time, times, day, days,
    week, month, year, one, two, three, first, last, next, long, little, big, sure, maybe, please, way, yet,
    else, ago, mean, feel, happen, happened, wait, stop, start, hear, understand, believe, guess, hope
  `),
  concepts: {
    agent: words(`
      agent, agents, representative, representatives, rep, reps, operator, operators, adviser, advisers,
      advisor, advisors, supervisor, supervisors, manager, managers, team leader, team lead, team member, team
      members, staff member, staff members, member of staff, members of staff, member of the team, member of
      your team, member of your staff, your staff, the staff, staff, colleague, colleagues, colleague of
      yours, your people, your team, employee, employees, associate, consultant, consultants, executive,
      customer care executive, receptionist, receptionists, concierge, clerk, attendant, secretary, boss,
      superior, superiors, your senior, higher up, higher ups, higher authority, owner, founder, director,
      ceo, chief executive, person in charge, whoever is in charge, whoever s in charge, duty manager, shop
      manager, store manager, branch manager, technician, technicians, engineer, specialist, specialists,
      expert, experts, relationship manager, case worker, caseworker, claims handler, customer service agent,
      customer service rep, customer service representative, support agent, live agent, human agent, agant,
      agen, ajent, agint, represenative, representitive, reprezentative, reprasentative, repre sentative,
      represent ative, operater, oparator, oper ator, superviser, super visor, custumer rep
    `),
    human: words(`
      human, humans, human being, human beings, person, persons, real person, real people, live person, actual
      person, actual people, living person, flesh and blood, flesh and bone, human voice, real voice, live
      voice, real one, live one, human one, humane, humam, humann, hue man, persun, parson
    `),
    somebody: words(`
      someone, somebody, anyone, anybody, some one, some body, any one, any body, sumone, someone else,
      somebody else, anyone else, anybody else, a man, a woman, a lady, a gentleman, the lady, the gentleman,
      a guy, one of your people, one of your lot, one of the lads, one of the girls, one of your guys, whoever
    `),
    desk: words(`
      customer service, customer services, customer support, customer care, customer relations, client
      services, service desk, help desk, helpdesk, helpline, hotline, call center, call centre, support team,
      support desk, technical support, tech support, support line, reception, front desk, front office, spa
      desk, switchboard, billing department, billing team, billing, accounts department, accounts team, claims
      department, claims team, claims desk, complaints department, complaints team, complaints desk, sales
      team, sales department, sales desk, returns desk, returns department, returns team, fraud team, fraud
      department, loans department, loan department, mortgage team, bookings team, booking desk, reservations
      desk, reservations team, retention team, retentions team, retentions, cancellations team, baggage desk,
      loyalty desk, head office, headquarters, back office, right department, other department, another
      department, different department, concerned department, department, box office, housekeeping, live chat,
      live support, live help, human support, phone support, customer servise, custumer service, custumer
      servis
    `),
    speak: words(`
      speak, speaking, talk, talking, chat, chatting, converse, conversing, discuss, discussing, communicate,
      have a word, a word with, have a chat, have a conversation, a conversation with, have a talk, speek,
      spek, tok, have a yarn
    `),
    contact: words(`
      contact, contacting, reach, reaching, get hold of, get a hold of, get ahold of, getting hold of, get in
      touch, getting in touch, get in contact, in touch with, in contact with, put in touch, be in touch, get
      through, getting through, get through to, get connected, get on the line, reach out
    `),
    spoke: words(`
      spoke, spoken, talked, chatted, told me, told us, said, promised, explained, was told, were told, been
      told, mentioned, informed me, emailed me, wrote, was speaking, was talking
    `),
    move: words(`
      transfer, transfers, transferred, transferring, transfering, connect, connects, connected, connecting,
      conect, put through, put me through, put us through, putting me through, forward, forwarded, forwarding,
      redirect, redirected, escalate, escalated, escalating, escalation, patch, patched, patch me, route,
      rerouted, reroute, pass me, pass us, hand me over, hand me off, switch me, hook me up, refer me, put me
      on, put me over, tranfer, trasfer, transfir, transfur, connekt
    `),
    give: words(`
      give me, give us, gimme, get me, get us, find me, find us, bring me, bring us, fetch me, fetch, pass me,
      send me, put on, put someone on, put somebody on, show me, hand me, assign me, grab, grab me, lend me
    `),
    want: words(`
      want, wanna, wants, wanted, wanting, need, needs, needed, needing, would like, d like, would love, d
      love, prefer, would prefer, d prefer, rather, would rather, d rather, wish, wishing, demand, demanding,
      require, requires, insist, insisting, looking for, hoping, request, requesting, asking for, asked for,
      in need of
    `),
    can: words(`
      can, could, may, might, possible, able, allowed, let, lemme, let me, permit, any chance, any way,
      cannot, cant, couldnt
    `),
    me: words(`me, i, us, we, my, our, im, id, ive, myself, mine`),
    you: words(`you, your, yours, u, ya, ye, youre, you guys, you lot, you people, yourself`),
    real: words(`
      real, live, actual, human, proper, qualified, genuine, living, breathing, living breathing, normal,
      competent, flesh and blood, real life, real live, intelligent, senior, trained, sentient
    `),
    other: words(`other, others, another, different, else, instead, alternative, rather than`),
    machine: words(`
      bot, bots, robot, robots, machine, machines, computer, computers, ai, a i, recording, recorded voice,
      automated, automated system, automated voice, automated menu, voice menu, voicebot, chatbot, chat bot,
      voice assistant, virtual assistant, assistant, artificial intelligence, answering machine, software,
      siri, alexa, talking computer
    `),
    not: words(`
      not, dont, doesnt, didnt, never, no, cant, cannot, couldnt, wont, wouldnt, isnt, wasnt, arent, werent,
      havent, hasnt, hadnt, shouldnt, aint, neither, nor, without, none, no longer, stop, refuse, nt
    `),
    third: words(`
      he, she, they, him, her, them, his, their, my husband, my wife, my mother, my mum, my mom, my father, my
      dad, my son, my daughter, my brother, my sister, my friend, my boss, my colleague, my neighbour, my
      neighbor, my partner, my flatmate, my roommate, my doctor, my landlord, my ex, the customer, the client,
      the guest, the driver, the patient, people, everyone, everybody
    `),
    before: words(`
      yesterday, last week, last month, last year, last time, last night, ago, already, earlier, previously,
      before, the other day, this morning, once, back then, years ago, in the past, used to, when i was,
      recently
    `),
    if: words(`
      if, whether, in case, unless, before, until, till, when, suppose, supposing, should i need, provided
    `),
    asks: words(`
      what, which, who, whom, whose, where, when, why, how, how much, how many, how long, how often, what
      time, whats, wheres, whos, how come
    `),
    now: words(`
      now, right now, right away, straight away, immediately, at once, at last, finally, asap, as soon as
      possible, this minute, this instant, today, straightaway, on the double, urgent
    `),
    callback: words(`
      call me back, ring me back, phone me back, call me, ring me, phone me, give me a call, give me a ring,
      give me a bell, callback, call back, ring back, get back to me, call us back, return my call
    `),
    die: words(`
      die, dies, died, dying, dead, death, kill, killing, killed, suicide, suicidal, end my life, ending my
      life, end it all, ending it all, take my own life, take my life, taking my own life, end everything,
      jump off, hang myself, shoot myself, drown myself, overdose, better off dead, not be alive, want to
      live, be alive, wake up again, unalive
    `),
    self: words(`
      myself, my self, my own life, my life, my wrists, my arms, himself, herself, themselves, self harm, self
      harming, self injury
    `),
    despair: words(`
      hopeless, worthless, no point, the point, any point, pointless, point in living, go on living, carry on
      living, can t go on, cant go on, goodbye forever, say goodbye, saying goodbye, goodbyes, farewell, no
      reason, no hope, nothing to live for, nothing left, no way out, no future, meaningless, a burden,
      depressed, depression, despair, desperate, better off without me, without me, miss me, disappear,
      vanish, give up on life, tired of living, tired of life, done with life, not worth living, want to live,
      lonely, never wake up, not wake up, be gone, stop existing, exist, unbearable, take it anymore, pain to
      stop
    `),
    hurt: words(`
      bleed, bleeding, blood, unconscious, collapsed, collapse, fainted, passed out, faint, breathe,
      breathing, breath, choke, choking, pain, pains, hurt, hurting, hurts, injured, injury, overdose,
      overdosed, stroke, seizure, seizures, convulsions, a fit, heart attack, cardiac arrest, pills, tablets,
      poison, poisoned, bleach, swallowed, allergic reaction, anaphyla*, asthma attack, unresponsive, not
      responding, drowning, drown, drowned, electrocuted, electric shock, burned, burnt, turning blue, going
      blue, numb, slurred, drooping, paralysed, paralyzed, cut myself, cutting, harm, harming, labour,
      contractions, dizzy, stung, swelling, pulse, wound, stabbed, stab
    `),
    body: words(`
      chest, heart, head, throat, wrist, wrists, arm, arms, leg, legs, face, lips, tongue, stomach, neck,
      hand, hands, finger, fingers, eye, eyes, body, skin, veins, artery, lungs, pulse
    `),
    fire: words(`
      fire, on fire, fires, smoke, smoking, burn, burning, flames, flame, explosion, exploded, explode,
      exploding, sparks, sparking, spark, blast, bomb, blew up, caught fire, caught light, blaze
    `),
    gas: words(`
      gas, gas leak, leaking gas, smell gas, smell of gas, smells of gas, smells like gas, carbon monoxide,
      monoxide, gas escaping, fumes
    `),
    attack: words(`
      attack, attacked, attacking, attacker, knife, gun, weapon, axe, break in, breaking in, broke in,
      breaking into, burglar, burglars, burglary, intruder, intruders, threaten, threatened, threatening,
      threatens, beat, beats, beating, beaten, hit me, hits me, hitting, hitting me, stalk, stalker, stalking,
      follow me, following me, kidnap*, abduct*, robbed, robbery, mugged, assault, assaulted, raped, rape,
      strangle, strangled, shoot, shooting, shot at, stabbed, hostage, violent, violence, abusing me, in my
      house, hunting me, shooter, murder
    `),
    emergency: words(`
      emergency, ambulance, paramedic, paramedics, police, cops, fire brigade, fire department, firefighters,
      rescue, nine one one, 911, 999, 112, danger, in danger, life threatening, life or death, life and death,
      mayday, send help, save me
    `),
    family: words(`
      child, children, kid, kids, baby, toddler, son, daughter, wife, husband, mother, father, mum, mom,
      mummy, mommy, dad, daddy, brother, sister, grandmother, grandfather, grandma, grandpa, nan, grandson,
      granddaughter, neighbour, neighbor, partner, boyfriend, girlfriend, friend, flatmate, roommate, uncle,
      aunt, family, fiance, ex
    `),
    steal: words(`
      steal, stealing, stole, stolen, nicked, pinched, snatched, pickpocketed, hack, hacked, hacker, hackers,
      hacking, scam, scammed, scammer, scammers, scams, fraud, fraudster, fraudsters, fraudulent, cloned,
      skimmed, phish*, identity theft, theft, thief, thieves, someone used, somebody used, unauthorised,
      unauthorized, not authorised, compromised, hijacked, emptied, emptying, drained, defrauded, swindled,
      conned, tricked, crooks, criminals, forged, sim swap, without my permission, without my knowledge, wasnt
      me, robbed
    `),
    money: words(`
      money, cash, card, cards, debit card, credit card, bank card, account, accounts, savings, pin, password,
      passcode, payment, payments, bank, banking, wallet, purse, balance, transaction, transactions,
      withdrawal, withdrawals, deposit, funds, salary, loan, mortgage, cheque, otp, identity, code, bank
      details
    `),
    law: words(`
      lawyer, lawyers, solicitor, solicitors, attorney, attorneys, barrister, court, courts, sue, suing, sued,
      lawsuit, lawsuits, legal, legal action, legal advice, legal steps, prosecute, prosecuted, small claims,
      class action, judge, tribunal, ombudsman, ombudsmen, regulator, regulators, trading standards, financial
      conduct authority, fca, ofcom, ofgem, better business bureau, bbb, ftc, fcc, cfpb, federal trade
      commission, attorney general, consumer protection, consumer affairs, consumer court, consumer forum,
      consumer council, consumer rights, data protection authority, data protection office, gdpr, the
      authorities, formal complaint, official complaint, press charges, illegal, unlawful, against the law,
      breach of contract, my rights, watchdog, legal department, legal team, rbi, accc, trai
    `),
    cancel: words(`
      cancel, cancels, cancelled, canceled, cancelling, canceling, cancellation, terminate, terminated,
      terminating, termination, close, closing, quit, quitting, leave you, leaving you, end my contract, end
      the contract, ending, i m leaving, im leaving, i m off, i m out, i m gone, unsubscribe, done with you,
      finished with you, lost me, lose me, lost a customer, lose a customer, shut it down, port out
    `),
    contract: words(`
      contract, contracts, subscription, subscriptions, account, accounts, membership, policy, policies,
      tariff, plan, plans, agreement, service, services, line, lines, package
    `),
    rival: words(`
      competitor, competitors, competition, rival, rivals, other provider, another provider, different
      provider, another company, different company, other companies, another bank, different bank, other bank,
      another insurer, another carrier, another network, another supplier, another airline, switch to,
      switching to, go elsewhere, going elsewhere, elsewhere, somewhere else, someone cheaper, provider,
      providers, switch providers, switching providers, change providers, verizon, vodafone, t mobile,
      comcast, monzo, jio, airtel
    `),
    anger: words(`
      angry, annoyed, annoying, fed up, frustrated, frustrating, furious, sick of, sick and tired, patience,
      livid, mad, irritated, infuriating, fuming, pissed, pissed off, upset, outraged, unacceptable, had
      enough, had it with, hate, cant stand, at my wits end, wits end, disappointed, tired of, driving me
      crazy, driving me mad, driving me nuts, up the wall, lose my temper, losing my temper, losing it, passed
      around, appalling, disgusted, shambles, going in circles, round in circles, run around, runaround,
      getting nowhere, gets us nowhere, give up
    `),
    insult: words(`
      useless, stupid, idiot, idiots, idiotic, ridiculous, joke, a joke, rubbish, garbage, crap, crappy, shit,
      shitty, bullshit, fuck, fuck you, fuck off, screw you, moron, morons, dumb, pathetic, incompetent, waste
      of time, waste my time, wasting my time, wasted, terrible, awful, horrible, dreadful, disgrace,
      disgraceful, shameful, nonsense, clown, clowns, liars, lying, crooks, thieves, go to hell, shut up, piss
      off, hell, wtf, no help, no use, no good, absurd, outrageous, worst, nightmare, farce, unbelievable,
      brainless, clueless, trash, hopeless, unhelpful, ashamed
    `),
    again: words(`
      again, three times, four times, five times, ten times, a hundred times, many times, so many times,
      several times, how many times, keep, keeps, kept, over and over, again and again, still, repeat,
      repeating, repeated, once more, every time, each time, same, the same, twice, third time, fourth time,
      umpteenth time, hundredth time, round and round, already told, already said, as i said, like i said
    `),
    listen: words(`
      listen, listening, listens, understand, understanding, understands, understood, hear me, hearing me,
      answer me, answer my, answering, answer, help me, helping, helping me, helpful, get it, make sense,
      making sense, deaf, follow, comprehend, do your job
    `),
    yes: words(`
      yes, yeah, yep, yup, yea, ya, yah, aye, sure, ok, okay, okey, alright, all right, of course, certainly,
      absolutely, definitely, correct, exactly, indeed, right, fine, go ahead, do it, do that, sounds good, by
      all means, affirmative
    `),
    no: words(`
      no, nope, nah, naw, no thanks, no thank you, not now, not yet, not really, never mind, nevermind,
      negative, no need, not necessary, forget it, certainly not
    `),
    thanks: words(`
      thanks, thank you, thank u, thankyou, thank, cheers, ta, much appreciated, appreciate it, appreciated,
      grateful, thanks a lot, many thanks, thank you so much
    `),
    hello: words(`
      hello, hi, hey, hiya, good morning, good afternoon, good evening, morning, evening, afternoon, g day,
      howdy, hi there, good day, namaste, greetings, how are you
    `),
    bye: words(`
      bye, goodbye, good bye, bye bye, see you, take care, good night, have a good day, have a nice day, have
      a good one, talk soon, cheerio, that s all, that is all, that s it, nothing else, that s everything
    `),
    wait: words(`
      wait, wait a moment, moment, one moment, hold on, hang on, first, a second, one second, one sec, a sec,
      a minute, bear with me, give me a second, let me see, let me check, let me think, not so fast
    `),
    but: words(`but, however, though, although, only, still, yet, except`),
    device: words(`
      phone, internet, wifi, wi fi, broadband, router, modem, printer, heating, boiler, radiator, screen, app,
      website, site, car, battery, laptop, computer, tv, television, remote, tablet, charger, signal,
      connection, network, sim, line, machine, washing machine, dishwasher, fridge, oven, kettle, shower, air
      conditioning, door, link, page, camera, headphones, speaker, box, system, software, program, update
    `),
    order: words(`
      order, orders, ordered, parcel, parcels, package, packages, flight, flights, ticket, tickets, booking,
      bookings, booked, book, reservation, reservations, reserve, table, room, rooms, hotel, appointment,
      appointments, bill, bills, invoice, delivery, deliver, shipment, refund, refunds, return, returns, trip,
      train, bus, taxi, cab, ride, movie, movies, restaurant, seat, seats, meal, pizza, luggage, suitcase,
      bag, insurance, claim, quote, prescription, receipt, song, music, event, concert, item, items
    `),
    pay: words(`
      cost, costs, price, prices, fee, fees, charge, charges, charged, bill, bills, pay, pays, paid, paying,
      payment, euro, euros, dollar, dollars, pound, pounds, quid, bucks, rupee, rupees, cent, cents, pence,
      cheap, cheaper, expensive, discount, rate, amount, total, instalments, installments, interest, tax
    `),
    when: words(`
      monday, tuesday, wednesday, thursday, friday, saturday, sunday, january, february, march, april, june,
      july, august, september, october, november, december, morning, afternoon, evening, night, noon,
      midnight, tonight, tomorrow, today, weekend, week, weeks, month, months, day, days, hour, hours, minute,
      minutes, oclock, o clock, am, pm, next week, next month, year, years, later, soon
    `),
    number: words(`
      zero, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen,
      fifteen, sixteen, seventeen, eighteen, nineteen, twenty, thirty, forty, fifty, sixty, seventy, eighty,
      ninety, hundred, thousand, million, double, triple, second, third, fourth, fifth, sixth, seventh,
      eighth, ninth, tenth, twentieth, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, half, dozen, number, digits, digit,
      couple
    `),
    place: words(`
      city, town, street, road, avenue, airport, station, home, house, shop, store, branch, office, hospital,
      school, village, centre, center, north, south, east, west, london, paris, new york, dublin, mumbai,
      delhi, sydney, chicago, manchester, address, country, abroad, beach, hotel, area, building, floor, gate,
      terminal, platform, park, restaurant, pharmacy
    `),
  },
};
