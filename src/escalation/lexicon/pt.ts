import { type Lexicon, words } from './lexicon.ts';

/** Brazil and Portugal. */
export const PORTUGUESE: Lexicon = {
  language: 'pt',
  fillers: words(`
    hum, hmm, uhm, ahn, ahm, uhn, eh, ah, hein, né, tipo, tipo assim, olha, olhe, ué, uai, poxa, puxa, pois, pois é,
    ora, ora bem, ora pois, epá, então, quer dizer, na verdade, é que, sinceramente, simplesmente, por acaso, digamos,
    realmente, só, apenas, olha só, assim tipo, vamos lá ver, como é que eu digo, como direi, sabe como é
  `),
  courtesy: words(`
    por favor, por gentileza, se faz favor, faz favor, faça favor, por obséquio, fazendo favor, se puder, se possível,
    se for possível, por especial favor, se não se importa, se não se importar, por bondade
  `),
  common: words(`
    eu, tu, ele, ela, você, vocês, nós, eles, elas, me, te, se, lhe, lhes, nos, vos, mim, ti, si, comigo, contigo,
    consigo, connosco, conosco, convosco, o, a, os, as, um, uma, uns, umas, meu, minha, meus, minhas, teu, tua, seu,
    sua, seus, suas, nosso, nossa, nossos, nossas, vosso, vossa, vossos, vossas, de, do, da, dos, das, dum, duma, em,
    no, na, nas, num, numa, com, por, pelo, pela, pelos, pelas, para, pra, pro, pras, pros, ao, à, aos, às, sem, sobre,
    entre, desde, até, e, ou, mas, porque, porquê, porém, que, quê, quem, como, quando, onde, quanto, quanta, quantos,
    quantas, qual, quais, este, esta, estes, estas, isto, isso, esse, essa, esses, essas, aquele, aquela, aquilo,
    aqueles, aquelas, nisso, nisto, disso, disto, desse, dessa, deste, desta, nesse, nessa, neste, nesta, daquele,
    daquela, é, sou, somos, são, era, eram, foi, fui, foram, ser, seria, sendo, sido, está, estou, estás, estamos,
    estão, estava, estavam, esteve, estar, estando, tá, tô, tão, tava, tenho, tens, tem, temos, têm, ter, tinha, tinham,
    teve, tive, tido, há, havia, houve, haver, fazer, faço, faz, fazem, fazendo, fez, fiz, feito, façam, faça, poder,
    posso, podes, pode, podemos, podem, podia, podiam, poderia, poderiam, possa, querer, quero, queres, quer, queremos,
    querem, queria, queriam, quis, gostaria, gostava, gosto, preciso, precisa, precisava, precisamos, devo, deve, devia,
    saber, sei, sabe, sabem, soube, vou, vai, vamos, vão, ir, indo, ia, iam, vem, vêm, vim, veio, vir, ver, vejo, vi,
    viu, ficar, fica, fico, ficou, dar, dá, deu, dei, dou, dizer, digo, diz, disse, dito, diga, falar, falo, fala,
    falei, falou, alguém, ninguém, algum, alguma, alguns, algumas, nenhum, nenhuma, outro, outra, outros, outras, todo,
    toda, todos, todas, tudo, nada, cada, mesmo, mesma, próprio, não, sim, já, mais, menos, muito, muita, muitos,
    muitas, pouco, também, nunca, sempre, ainda, agora, hoje, aqui, aí, ali, lá, cá, bem, mal, depois, antes, assim,
    logo, talvez, quase, só, vez, vezes, coisa, gente, obrigado, obrigada, olá, oi, alô, tchau, deixa, deixe, acho,
    chega, consigo, consegue, conseguir, atender, atendimento, funciona, funcionar, assistir, assistência, operação, agência, transparência, estive, claro, certo, ok, exato, perfeito, ótimo, excelente,
    maravilha, aceito, combinado, beleza, bom, boa, melhor, favor, passe, passa, exatamente, tudo, verdade, pessoa,
    atendente, fazes, era, posso, preferia, prefiro, tranquilo, afirmativo, naturalmente, evidentemente, acabei, acabou, acabar, quiser, puder, for, fosse, tiver, houver
  `),
  concepts: {
    agent: words(`
      atendente, atendentes, operador, operadores, operadora humana, telefonista, agente, agentes, assistente,
      assistentes, representante, representantes, supervisor, supervisora, supervisores, gerente, gerentes, gerência,
      funcionário, funcionária, funcionários, funcionárias, consultor, consultora, consultores, responsável,
      responsáveis, encarregado, encarregada, colaborador, colaboradora, colaboradores, gestor, gestora, gestores,
      recepcionista, rececionista, recepcionistas, assessor, assessora, técnico, técnicos, especialista, especialistas,
      colega, colegas, chefe, chefes, chefia, um superior, o superior, seu superior, superiores, dono, dona da, dona do, proprietário, proprietária, diretor, diretora, director,
      teleoperador, teleoperadora, vendedor, vendedora, analista, ouvidor, perito, perita, concierge, governanta,
      secretária, secretário, membro da equipe, membro da equipa, fundador, fundadora, diretoria, administração
    `),
    human: words(`
      humano, humana, humanos, ser humano, seres humanos, pessoa, pessoa de verdade, pessoa real, pessoa viva,
      pessoa a sério, pessoas de verdade, pessoas reais, pessoa de carne e osso, gente de verdade, gente real,
      gente a sério, gente de carne e osso, carne e osso, voz humana, voz de verdade, voz de gente
    `),
    somebody: words(`
      alguém, uma moça, um moço, um rapaz, uma rapariga, uma senhora, um senhor, a moça, o rapaz, aquela moça,
      aquele rapaz, uma menina, alguma pessoa, um homem, uma mulher, quem resolva, quem resolve, quem manda,
      quem decida, quem decide, quem entenda, quem entende, quem me atenda, quem me ajude, um cara
    `),
    desk: words(`
      apoio ao cliente, apoio a clientes, atendimento ao cliente, atendimento humano, serviço ao cliente,
      serviço de apoio, serviço de atendimento, serviço de apoio ao cliente, linha de apoio, central de atendimento,
      centro de atendimento, sac, suporte, suporte técnico, apoio técnico, assistência técnica, ouvidoria, provedoria,
      recepção, receção, portaria, sede, financeiro, faturação, faturamento, setor, sector, departamento,
      departamentos, secção, setor de cobrança, reclamações, vendas, pós venda, departamento comercial,
      recursos humanos, call center, helpdesk, help desk, gabinete, balcão, tesouraria, contabilidade, jurídico,
      serviço de quarto, spa, setor responsável, retenção
    `),
    speak: words(`
      falar, falo, fala, fale, falem, falamos, falando, falarmos, conversar, converso, conversa, converse, conversando,
      dialogar, tratar, tratar disso, tratar disto, discutir, comunicar, me comunicar, comunicar me, bater um papo,
      bater papo, ter uma conversa, trocar uma palavra
    `),
    contact: words(`
      contatar, contactar, contato, contacto, contate, contacte, contatá, entrar em contato, entrar em contacto,
      entro em contato, entro em contacto, em contato com, em contacto com, chegar a, chegar num, chegar à fala,
      localizar, alcançar, encontrar, achar, comunicação com, ser atendido, ser atendida, atendido por, atendida por
    `),
    spoke: words(`
      falei, falamos, falou, falaram, falava, falado, falada, conversei, conversamos, conversou, disse, disseram,
      disse me, dito, contou, contaram, explicou, explicaram, informou, informaram, prometeu, prometeram, garantiu,
      garantiram, atendeu, atenderam, ligou, ligaram, avisou, avisaram, respondeu, responderam, mandou, mandaram,
      recomendou, pediu, pediram, tratei, contactei, contatei, fui atendido, fui atendida, me passaram, me transferiram
    `),
    move: words(`
      transferir, transfere, transferem, transfira, transfiram, transferido, transferida, transferência, transferes,
      transferia, transferissem, passar, passa, passe, passem, passas, passassem, encaminhar, encaminha, encaminhe,
      encaminhem, encaminhado, encaminhada, direcionar, direciona, direcione, direcionado, redirecionar, redireciona,
      redirecione, conectar, conecta, conecte, conectem, escalar, escale, me liga com, me ligue com, ligue me a,
      ligar me a, ligar me ao, ligue me ao, pôr em linha, põe na linha, coloca na linha, coloque na linha, ponha me,
      me põe, me coloca, me coloque, me bota
    `),
    give: words(`
      me dá, me dê, dá me, dê me, dar me, me arruma, me arranja, arranje me, arranja me, arruma, arranja, arranje,
      chama, chame, chamem, chamar, chama me, chame me, traz, traga, me traz, manda, mande, me manda, mandem, põe, ponha,
      coloca, coloque, bota, bote, me consegue, encontre, procura, procure, me acha, dão me, me deem
    `),
    want: words(`
      quero, queremos, queria, queríamos, quer, queres, querem, gostaria, gostaríamos, gostava, preciso, precisava,
      precisamos, precisa, precisando, necessito, necessitava, prefiro, preferia, preferiria, desejo, desejava, exijo,
      peço, pedia, solicito, procuro, espero, aguardo, pretendo, tenho que, tenho de, agradecia, estou à procura,
      tô querendo, faço questão, adoraria, apetecia me
    `),
    can: words(`
      posso, podes, pode, podemos, podem, podia, podias, podiam, poderia, poderiam, possa, possam, consigo, consegue,
      consegues, conseguem, conseguia, possível, possibilidade, dá pra, dá para, dava pra, dava para, tem como,
      há como, teria como, haveria como, importa se de, deixa, deixe, deixem, permite, será que
    `),
    me: words('me, mim, comigo, connosco, conosco, nós, eu, a gente'),
    you: words(`
      você, vocês, cê, tu, te, ti, contigo, convosco, vos, o senhor, a senhora, os senhores, vosso, vossa, vossos,
      vossas, de vocês, teu, tua
    `),
    real: words(`
      real, verdadeiro, verdadeira, de verdade, a sério, humano, humana, vivo, viva, ao vivo, em pessoa,
      qualificado, qualificada, competente, capacitado, capacitada, de carne e osso, de carne, presencial
    `),
    other: words(
      'outro, outra, outros, outras, diferente, diferentes, em vez de, ao invés de, no lugar de, invés',
    ),
    machine: words(`
      robô, robôs, robozinho, bot, bots, chatbot, máquina, máquinas, computador, computadores, gravação, gravações,
      inteligência artificial, uma ia, assistente virtual, assistente digital, assistente de voz, sistema,
      sistema automático, secretária eletrônica, secretária electrónica, atendimento automático, atendedor automático,
      atendimento eletrônico, voz automática, menu, programa de computador, software
    `),
    not: words('não, nem, nunca, jamais, nenhum, nenhuma, ninguém, nada, sem, tampouco, deixa de'),
    third: words(`
      ele, ela, eles, elas, dele, dela, deles, meu marido, minha esposa, minha mulher, meu irmão, minha irmã, minha mãe,
      meu pai, meu filho, minha filha, meu amigo, minha amiga, um amigo, uma amiga, meu vizinho, minha vizinha, vizinho,
      vizinha, meu chefe, minha chefe, meu patrão, meu gerente, meu colega, minha colega, meu primo, minha prima,
      meu sócio, meu corretor, meu médico, o cliente, a cliente, as pessoas, meu namorado, minha namorada, cunhado,
      cunhada, sogra, sogro, entregador, motorista, carteiro, porteiro
    `),
    before: words(`
      ontem, anteontem, semana passada, mês passado, ano passado, outro dia, noutro dia, da outra vez, última vez, já,
      antes, antigamente, anos atrás, dias atrás, meses atrás, há dois dias, há três dias, há uns dias, há anos,
      há meses, há semanas, hoje cedo, hoje de manhã, anteriormente, na altura, na época, faz tempo
    `),
    if: words(
      'se, caso, quando, antes de, antes que, até que, a menos que, enquanto, mesmo que, sempre que, em caso de',
    ),
    asks: words(`
      como, onde, quem, qual, quais, quanto, quanta, quantos, quantas, por que, porquê, porque é que, o que, cadê,
      aonde, que horas, a que horas, que dia, será que, quê
    `),
    now: words(`
      agora, já, agora mesmo, imediatamente, logo, urgente, urgentemente, de uma vez, neste momento, nesse momento,
      hoje, finalmente, até que enfim, quanto antes, o mais rápido possível, neste instante, rápido, depressa
    `),
    callback: words(`
      me ligar, me ligue, me liguem, me liga de volta, me ligasse, ligar me, ligue me, liguem me, me ligar de volta,
      ligar de volta, me retornar, me retorne, me retornem, retornar a ligação, retorno de ligação, me telefonar,
      telefonar me, telefone me, me telefone, me contactar, contactar me, contacte me, me contacte, me contate,
      me contatar, devolver a chamada, devolver a ligação, me dar um retorno, me dê um retorno, me telefonasse,
      me contactasse
    `),
    die: words(`
      morrer, morri, morrendo, morto, morta, mortos, morreu, morte, matar, matou, suicíd*, suicida, suicidas,
      suicidar, suicidou, me matar, matar me, se matar, enforcar, enforcou, acabar com a minha vida,
      acabar com minha vida, tirar a minha vida, tirar minha vida, tirar a própria vida, pôr fim à vida,
      pôr fim à minha vida, pôr termo à vida, não quero viver, não quero mais viver, cansei de viver, me jogar da,
      atirar me da
    `),
    self: words(
      'mim mesmo, mim mesma, mim próprio, mim própria, eu mesmo, eu mesma, a mim, me cortar, me machucar',
    ),
    despair: words(`
      sem esperança, desespero, desesperado, desesperada, sem saída, não vejo saída, não vejo sentido, sem sentido,
      não aguento mais viver, não vale a pena viver, melhor sem mim, sem mim, sou um peso, sou um fardo, não valho nada,
      despedida, me despedir, adeus para sempre, sumir pra sempre, desaparecer para sempre, minha falta, vontade de viver,
      razão para viver, razão pra viver, motivo pra viver, acabar com tudo, acabo com tudo, nunca mais acordar,
      não acordar mais
    `),
    hurt: words(`
      sangrar, sangrando, sangra, sangue, hemorragia, inconsciente, desacordado, desacordada, desmaiou, desmaiei,
      desmaiar, desmaiado, desmaiada, respirar, respira, respirando, respiração, engasgado, engasgada, engasgou,
      engasgando, sufocando, sufocar, sufoco, dor, dores, doendo, dói, overdose, avc, derrame, convuls*, infarto,
      infartando, enfarte, enfarto, ataque cardíaco, ataque do coração, comprimidos, remédios, pastilhas, veneno,
      envenen*, intoxic*, lixívia, água sanitária, ferido, ferida, feridos, machucado, machucada, queimadura, choque,
      alérgica, anafilático, desmaio, falta de ar, sem ar, atropelado, atropelada, afogando, afogar, afogou, trabalho de parto,
      hipoglicemia, não reage, não se mexe, passando mal, passou mal, me cortar, me cortando, me machucar
    `),
    body: words(`
      peito, coração, cabeça, garganta, pulso, pulsos, veias, braço, braços, perna, pernas, rosto, boca, barriga, costas,
      pescoço
    `),
    fire: words(`
      fogo, incêndio, incêndios, fumaça, fumo, chamas, queimando, a arder, ardendo, explosão, explodiu, explodir,
      faísca, faíscas, faiscando, pegando fogo, pegou fogo, a queimar, cheiro de queimado
    `),
    gas: words(`
      gás, monóxido, monóxido de carbono, cheiro de gás, cheiro a gás, fuga de gás, vazamento de gás, escape de gás,
      botijão, botija
    `),
    attack: words(`
      atacar, atacou, atacando, atacado, atacada, ataque, faca, facão, arma, armado, revólver, pistola, um tiro, tiros,
      tiroteio, ladrão, ladrões, bandido, bandidos, assaltante, assalto, assaltado, assaltada, invadindo, invadir,
      arrombar, arrombando, arrombou, ameaç*, me bate, me bateu, bateu me, me batendo, a bater me, agredir, agrediu,
      agredida, agredido, agredindo, agressão, violência, perseguindo, perseguir, me seguindo, a seguir me, sequestr*,
      raptar, raptaram, rapto, estuprada, estupro, violada, esfaque*, estrangul*, intruso, bomba, refém
    `),
    emergency: words(`
      emergência, ambulância, polícia, bombeiros, samu, inem, socorro, perigo, resgate, cento e doze, cento e noventa e
      dois, pronto socorro, urgência médica, vida ou morte, acidente, me acuda, acudam
    `),
    family: words(`
      filho, filha, filhos, filhas, bebê, bebé, neném, criança, crianças, esposa, mulher, marido, mãe, pai, avó, avô,
      neto, neta, irmão, irmã, sogra, sogro, tio, tia, primo, prima, namorado, namorada, companheiro, companheira,
      vizinho, vizinha, padrasto, madrasta, sobrinho, sobrinha, ex marido, família, menino, menina, amigo, amiga
    `),
    steal: words(`
      roubar, roubaram, roubou, roubado, roubada, roubados, roubando, roubo, furtar, furtaram, furtado, furtada, furto,
      clonar, clonaram, clonado, clonada, hackear, hackearam, hackeado, hackeada, hacker, invadiram, invadida, invadido,
      pirateada, pirateado, golpe, golpes, golpista, golpistas, burla, burlas, burlado, burlada, burlão, burlaram,
      fraude, fraudes, phishing, esvaziando, esvaziaram, esvaziar, limparam, zeraram, não autorizei, não fui eu,
      nunca fiz, sem minha autorização, sem a minha autorização, chantage*, extorqu*, um estranho, link falso, site falso
    `),
    money: words(`
      dinheiro, cartão, cartões, conta, contas, saldo, poupança, senha, pin, palavra passe, pix, pagamento, pagamentos,
      transferência bancária, saque, saques, levantamento, levantamentos, depósito, crédito, débito, carteira, banco,
      empréstimo, boleto, mb way, multibanco, extrato, limite, token, identidade
    `),
    law: words(`
      advogado, advogada, advogados, tribunal, justiça, juiz, processar, processá, processo vocês, processo judicial,
      ação judicial, ação legal, medidas legais, medidas judiciais, providências legais, judicialmente, procon, anatel,
      aneel, ans, anac, susep, bacen, banco central, banco de portugal, reclame aqui, consumidor gov, deco, anacom,
      asae, erse, asf, cnpd, anpd, juizado, pequenas causas, julgado de paz, ministério público, provedor de justiça,
      livro de reclamações, defesa do consumidor, código do consumidor, direitos do consumidor, meus direitos,
      danos morais, indenização, indemnização, queixa crime, apresentar queixa, fazer queixa, boletim de ocorrência,
      denunciar, denúncia, denuncio, regulador, entidade reguladora, ilegal, ação coletiva, fórum, notificação judicial,
      quebra de contrato, reclamação formal, queixa formal
    `),
    cancel: words(`
      cancelar, cancela, cancele, cancelo, cancelem, cancelei, cancelamento, cancelado, cancelada, rescindir, rescindo,
      rescisão, encerrar, encerra, encerro, encerre, encerramento, fechar, fecho, feche, terminar, termino, anular,
      anulo, desistir, vou embora, vou me embora, deixar de ser cliente, deixo de ser cliente, sair daí
    `),
    contract: words(`
      contrato, contratos, assinatura, subscrição, plano, planos, apólice, seguro, adesão, matrícula, mensalidade, tarifa,
      tarifário, pacote, fidelização, fidelidade, linha, serviço, serviços, cliente, inscrição
    `),
    rival: words(`
      concorrência, concorrente, concorrentes, outra operadora, outro banco, outra empresa, outra companhia,
      outra seguradora, outro fornecedor, mudar de operadora, trocar de operadora, mudar de banco, trocar de banco,
      mudo de operadora, troco de operadora, vou pra outra, vou pra outro, portabilidade, nubank, pra vivo,
      pra claro, pra tim, para a vivo, para a claro, para a tim, para a nos, meo, vodafone, noutro lado, outro lugar
    `),
    anger: words(`
      furioso, furiosa, irritado, irritada, irritando, irritante, irrita, farto, farta, cansei, cansado, cansada, que saco, um saco,
      de saco cheio, bravo, brava, zangado, zangada, raiva, ódio, odeio, detesto, frustrado, frustrada, frustrante,
      revoltado, revoltada, indignado, indignada, paciência, não aguento, não suporto, nervoso, nervosa, enervado,
      enervada, chateado, chateada, louco da vida, puto da vida, puta da vida, basta, já chega, insatisfeito, insatisfeita,
      decepcionado, decepcionada, enlouquecendo, perdi o dia
    `),
    insult: words(`
      inútil, inúteis, burro, burra, burros, estúpido, estúpida, idiota, idiotas, imbecil, incompetente, incompetentes,
      incompetência, ridículo, ridícula, absurdo, absurda, palhaçada, palhaço, palhaços, vergonha, vergonhoso, lixo,
      porcaria, merda, bosta, porra, caralho, droga, inferno, péssimo, péssima, horrível, pior, piada, perda de tempo,
      perder tempo, perdendo tempo, descaso, desrespeito, falta de respeito, mentirosos, ladrões, aldrabões, treta,
      foda se, vai se foder, puta que pariu, filho da puta, cala a boca, cale a boca, não serve, não presta, não prestam,
      inaceitável, lamentável, sacanagem, imprestáveis, surdo, surda, otário, enrolação, vai à merda
    `),
    again: words(`
      de novo, outra vez, novamente, duas vezes, três vezes, quatro vezes, cinco vezes, dez vezes, mil vezes,
      quantas vezes, várias vezes, muitas vezes, tantas vezes, segunda vez, terceira vez, quarta vez, quinta vez, sempre,
      ainda, continua, continuam, repetir, repito, repete, repetindo, repeti, a mesma coisa, toda hora, volta sempre,
      em círculos, às voltas
    `),
    listen: words(`
      ouvir, ouve, ouves, ouvindo, ouça, escutar, escuta, escute, escutando, entender, entende, entendes, entendem,
      entendeu, entendendo, perceber, percebe, percebes, percebeu, compreende, compreender, responde, responder, responda,
      respondes, ajuda, ajudar, ajude, ajudando, ajudam, resolve, resolver, resolva, resolvem, resolvendo, presta atenção,
      atender, atenda, atendem, serve
    `),
    yes: words(`
      sim, claro, claro que sim, com certeza, ok, okay, tá, tá bom, tá bem, está bem, está bom, tudo bem, certo, beleza,
      perfeito, ótimo, óptimo, excelente, pode ser, combinado, fechado, de acordo, concordo, uhum, aham, positivo,
      lógico, sem dúvida, sem problema, exato, exatamente, isso mesmo, aceito, maravilha, evidentemente, naturalmente,
      obviamente, afirmativo, bora, vá lá, tranquilo, yes
    `),
    no: words(`
      não, nada disso, negativo, de jeito nenhum, de maneira nenhuma, de forma alguma, nem pensar, claro que não,
      melhor não, ainda não, agora não, por enquanto não
    `),
    thanks: words(`
      obrigado, obrigada, obrigadão, obrigadinho, brigado, brigada, brigadão, muito obrigado, muito obrigada, valeu,
      agradecido, agradecida, agradeço, grato, grata, fico grato, fico grata, agradeço muito, bem haja, agradecia
    `),
    hello: words(
      'olá, oi, alô, bom dia, boa tarde, boa noite, está lá, tá lá, oi tudo bem, tudo bem, tudo bom',
    ),
    bye: words(`
      tchau, adeus, até logo, até mais, até amanhã, até breve, até já, até à próxima, bom fim de semana, bom descanso,
      fica bem, fique bem, passe bem, um abraço, é tudo, é só isso, era só isso, só isso, mais nada
    `),
    wait: words(`
      espera, espere, peraí, pera, aguarde, aguarda, um momento, um minuto, um instante, um segundo, momentinho,
      minutinho, calma, já volto, primeiro, antes disso, deixa eu ver, deixe ver
    `),
    but: words('mas, porém, no entanto, contudo, só que, todavia, embora'),
    device: words(`
      celular, telemóvel, telefone, aparelho, internet, wifi, modem, router, roteador, fibra, impressora, tela, ecrã, app,
      aplicativo, aplicação, site, página, carro, bateria, televisão, tv, box, decodificador, aquecedor, aquecimento,
      caldeira, chuveiro, geladeira, frigorífico, lavadora, fogão, micro ondas, tablet, notebook, portátil, cabo, tomada,
      chip, controle, comando, ar condicionado, alarme, detector, detetor, medidor, contador, bluetooth, sinal
    `),
    order: words(`
      pedido, pedidos, encomenda, encomendas, compra, voo, voos, passagem, passagens, bilhete, bilhetes, ingresso,
      ingressos, reserva, reservas, mesa, quarto, consulta, consultas, exame, marcação, agendamento, entrega, entregas,
      fatura, faturas, conta de luz, reembolso, estorno, devolução, troca, mala, bagagem, hotel, pizza, comida, produto,
      nota fiscal, recibo, orçamento, táxi, ônibus, autocarro, trem, comboio, carta, documento, passaporte, receita,
      sinistro, frete, horário, endereço, morada, correio, envio, prescrição, viagem
    `),
    pay: words(`
      custa, custo, custar, preço, preços, valor, valores, taxa, taxas, multa, cobrança, cobranças, cobrar, cobraram,
      cobram, cobrou, pagar, pago, paguei, paga, pagam, parcela, parcelas, parcelar, prestações, juros, euro, euros,
      reais, dólar, dólares, centavo, cêntimos, desconto, promoção, grátis, barato, caro, fica em, vencimento, comissão
    `),
    when: words(`
      segunda, terça, quarta, quinta, sexta, sábado, domingo, segunda feira, terça feira, quarta feira, quinta feira,
      sexta feira, janeiro, fevereiro, março, abril, maio, junho, julho, agosto, setembro, outubro, novembro, dezembro,
      amanhã, hoje, ontem, manhã, tarde, noite, meio dia, meia noite, hora, horas, minutos, dia, dias, semana, semanas,
      mês, meses, ano, anos, fim de semana, feriado, madrugada, depois de amanhã, natal
    `),
    number: words(`
      zero, dois, duas, três, quatro, cinco, seis, meia, sete, oito, nove, dez, onze, doze, treze, catorze, quatorze,
      quinze, dezesseis, dezasseis, dezessete, dezassete, dezoito, dezenove, dezanove, vinte, trinta, quarenta, cinquenta,
      sessenta, setenta, oitenta, noventa, cem, cento, duzentos, trezentos, quatrocentos, quinhentos, mil, milhão,
      primeiro, primeira, número, dígitos, código, cpf, nif, protocolo
    `),
    place: words(`
      casa, rua, avenida, praça, cidade, bairro, aeroporto, estação, loja, shopping, centro, agência, prédio, apartamento,
      andar, cozinha, banheiro, casa de banho, sala, escritório, hospital, clínica, farmácia, restaurante, cinema, escola,
      praia, estrada, mercado, supermercado, país, brasil, portugal, lisboa, porto, são paulo, rio, brasília, exterior
    `),
  },
};
