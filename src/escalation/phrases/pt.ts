import { type LanguagePhrases, lines, namesIn, wordsIn } from './language-phrases.ts';

export const PORTUGUESE: LanguagePhrases = {
  language: 'pt',
  fillers: namesIn(`
    é que, tipo, né, olha, olhe, então, quer dizer, na verdade, sinceramente, diretamente, simplesmente,
    imediatamente, urgentemente, por acaso, escute, hum, ahn, ué, poxa, puxa, logo, bom dia, boa tarde,
    boa noite, ora, pois, realmente, talvez, moço, moça, meu filho, só, apenas, aí, eh, ah
  `),
  courtesy: namesIn(
    'por favor, por gentileza, se faz favor, faz favor, faça favor, por obséquio, fazendo favor, se puder, se possível',
  ),
  nouns: namesIn(`
    atendente, atendentes, operador, operadora, operadores, humano, humana, humanos, ser humano, agente, agentes,
    assistente, assistentes, representante, representantes, supervisor, supervisora, gerente, funcionário, funcionária, funcionários,
    consultor, consultora, consultores, responsável, encarregado, colaborador, colaboradora, gestor, gestora,
    telefonista, recepcionista, apoio ao cliente, atendimento ao cliente, serviço ao cliente, serviço de apoio,
    serviço de apoio ao cliente, suporte técnico, central de atendimento, sac, assessor, técnico, apoio técnico, teleoperador
  `),
  lookalikes: wordsIn(`
    atende atender atendem atendimento atenção operação operações operar humanidade agência agenda assistência
    assistir consultoria consulta colaborar função funcionar funciona gestão gerência cliente clientes serviços suportar
    responsabilidade a agente
  `),
  common: wordsIn(`
    eu tu ele ela você vocês nós eles me te se lhe nos o a os asa uns umas meu minha meus minhas seu sua nosso de do
    da dos das em no na nos nas num numa com por para pra pro sem sobre entre desde até e ou mas porque que quê quem
    como quando onde quanto qual este esta isto isso esse essa é sou és somos são era foi ser está estou tá tô estamos
    estão tão tenho tem ter tinha há fazer faço faz posso pode podes poderia quero quer queria gostaria preciso devo não
    sim já mais muito também nunca sempre aqui ali obrigado obrigada olá oi alô dito digo dizer disse falei pedi saber
    sei agora hoje ajuda diga vez vezes três gente ao à se foi vou
  `),
  words: {
    cue: lines(`
      quero | queria | gostaria | gostava | preciso | precisava | prefiro | preferia | desejo | posso | podia | poderia | pode | podes | podem | peço | exijo | procuro | possível | dá pra | tem como | me dê | me passa | me passe | passa | chama | chame | como faço | jeito de | forma de | deixa eu | deixe me | que me | espero | contactar | aguardo
    `),
    act: lines(`
      me ajude | me atenda | me ligue | me ligar | me ligasse | que possa | para falar | pra falar | no telefone | na linha | agora | já | em vez | no lugar | resolva | me contacte | me retorne
    `),
    a: lines(`
      um | uma | o | a | os | algum | alguma | outro | outra | seu | sua | teu | vosso | um dos seus | um dos
      meu | num | numa | do | da | ao | à | alguém do | alguém da | qualquer | esse | uns
    `),
    adj: lines(`
      verdadeiro | verdadeira | real | reais | outro | outra | humano | humana | competente | física | vivo
      viva | de verdade | qualificado
    `),
    someone: lines(`
      alguém | alguem | pessoa | pessoas | homem | mulher | senhor | senhora | rapaz | colega | colegas | chefe | superior | especialista
      manager | pessoal | equipe | equipa | suporte | vendas | setor .. | departamento .. | financeiro | faturamento | gente (de verdade|real|humana) | quem (manda|resolva|decide|entenda)
      carne e osso | voz humana | cobrança | ouvidoria | reclamações | comercial
    `),
    who: lines(`
      [<a>] [<adj>] (<noun>|<someone>) [real|humano|humana|de verdade|de carne|física|viva]
    `),
    strong: lines(`
      [<a>] [<adj>] <noun> [humano|humana|real|de verdade]
      (uma|outra|a|com uma|numa) [<adj>] pessoa [real|humana|de verdade|de carne|física|viva]
      pessoa (real|humana|de verdade|de carne|física|viva)
      pessoas (reais|de verdade) | gente (de verdade|real)
      alguém (real|humano|de verdade|de carne|vivo|que|do|da|competente|capacitado|superior|daí)
      (um|uma|o|a|seu|teu|sua) (chefe|colega|superior|técnico)
      (a|na|pra|com a) ouvidoria
    `),
    speak: lines(`
      falar | falo | fala | conversar | conversa | comunicar | tratar | tratar disso | resolver isso | resolver
      contactar | contatar | entrar em contato | entrar em contacto | discutir | dialogar | bater um papo
      contato | contacto | lidar | me comunicar | comunicar me
    `),
    to: lines('com | para | pra | pro | a | ao | à | com o | com a'),
    wish: lines(`
      quero | queria | gostaria | preciso | precisava | prefiro | preferia | preferiria | desejo | posso | podia
      poderia | pode | podes | podem | dá | exijo | peço | solicito | queremos | gostava | necessito | quer
      dava | tem como | consigo | tô precisando | procuro | poderiam | deve | espero
    `),
    bot: lines(`
      robô | robôs | robo | máquina | máquinas | computador | gravação | bot | bots | inteligência artificial
      ia | sistema [automático] | assistente virtual | assistente digital | secretária eletrônica
      atendimento automático | atendimento eletrônico | atendedor automático | voz automática | chatbot
      robozinho | menu
    `),
    put: lines(`
      me passa | me passe | me passem | passe me | passa me | passar me | me passar | passem me | me transfere
      me transfira | me transferir | transfira me | transfere me | transferir me | me transferem | me liga
      ligue me | liga me | ligar me | me ligue | me ligar | me conecta | me conecte | me conectar | conecte me
      me põe | me ponha | ponha me | põe me | pôr me | me coloca | me coloque | me colocar | coloque me
      me encaminha | me encaminhe | me encaminhar | encaminhe me | encaminhar me | me direciona | me direcione
      me direcionar | chama | chame | chamar | me bota | me dá | me dê | dê me | me arruma | me redireciona
      redirecionar me | me manda | me ponham | me encaminhem
    `),
    family: lines(`
      (meu|minha|seu|sua|um|uma|o meu|a minha|nosso|nossa) (marido|esposa|mulher|irmão|irmã|mãe|pai|filho|filha|amigo|amiga|colega|vizinho|vizinha|primo|prima|tio|tia|avó|avô|namorado|namorada|chefe|cunhado|cliente|patrão)
    `),
    yes: lines(`
      sim | claro | claro que sim | com certeza | pode | pode ser | pode sim | por favor | ok | okay | tá
      tá bom | tá bem | está bem | está bom | beleza | perfeito | ótimo | certo | combinado | de acordo
      com prazer | com todo o gosto | quero | quero sim | aceito | por que não | isso | exato | faça isso
      faz isso | faz favor | faça | força | excelente | concordo | vá | bora
      seria (ótimo|bom|melhor|perfeito|ideal|excelente) | agradeço | agradecia | finalmente | até que enfim
      gostaria | adoraria | sem dúvida | positivo | uhum | sim | gostava | evidentemente | isso mesmo
    `),
    contract: lines(`
      contrato | contratos | assinatura | conta | contas | tudo | apólice | linha | serviço | serviços | plano
      seguro | cartão | subscrição | pacote
    `),
    bare: lines(`
      [<a>] [<adj>] <noun> [<noun>|real|humano|humana|de verdade]
      (uma|outra) [<adj>] pessoa [real|humana|de verdade|viva]
      pessoa (real|humana|de verdade)
      alguém (real|humano|de verdade)
      ouvidoria | setor (financeiro|de cobrança|de reclamações|de cancelamento|técnico)
    `),
    tail: lines(`
      obrigado | obrigada | agora | já | agora mesmo | no telefone | na linha | não (um|uma) <bot> | não <bot>
      eu disse | sim | urgente
    `),
  },
  rules: {
    explicit_request: {
      always: lines(`
        por que [é que] [eu|você|vocês|não] não .. (posso|pode|podem|me|consigo|dá) .. (<who>|passa|transfere|liga)
        (porque|por que) .. não (posso|consigo) .. <who>
        (não) (pode|podes|podia|poderia|dá pra|podem) [você] (<put>|transferir|passar)
        (impossível|não tem como|não há como|não consigo|não dá pra|nunca consigo|difícil) (falar|contatar|contactar|chegar a|conseguir|ser atendido) [com|por] <who>
        (não|nem|chega de|farto de|cansado de|nada de|em vez de|ao invés de) .. <bot> .. (quero|mas|prefiro|preciso|me passa|queria|sim|e sim|uma|um|com) .. <strong>
        não [com|é] [um|uma|outra|outro|a|o] <bot> [mas|quero] [com] <strong>
        <strong> (não|e não|em vez de|ao invés de|no lugar de) [com] [um|uma|este|essa|esse|o|a] <bot>
        não tem .. (<noun>|alguém|pessoa|gente|ninguém) .. (falar|que|atender|de verdade|real|com quem) .. comigo
        (não tem|não há|num tem) (ninguém|alguém|uma pessoa|nenhum atendente|nenhuma pessoa) .. (atender|falar|ajudar|atenda|fale|ajude|real|de verdade|humano)
      `),
      perhaps: lines('<noun> | <someone>'),
      say: lines(`
        <speak> .. <to> <who>
        falar <who> | falar com quem | conversar pessoalmente
        <put> [<to>|em contato|em contacto|na linha com|em linha com] <who>
        (me) (passa|passe|passar|transfere|transfira|transferir|encaminha|encaminhe|encaminhar|ligar|ligue|liga|direcionar|direcione) (para|pra|pro|ao|à|com) [o|a|um|uma] <who>
        (me|nos) (transfere|transfira|transferir|encaminha|encaminhe|encaminhar|direcione|direciona) !(o|a|os|as|dinheiro|cinquenta|reais|euros|meu|minha|por|pelo|pra minha|para minha|para a minha|cem)
        (transfira|transfere|transferir|encaminhe) me !(o|a|os|as|dinheiro|cinquenta|reais|euros|por)
        (transfere|transfira|transferir|passa|passe|passar|encaminhar) (a|minha|essa|esta|a minha) (ligação|chamada)
        (ser) (transferido|transferida|atendido por|atendida por|encaminhado|encaminhada|passado|ajudado por|contactado|contatado)
        (atendido|atendida|atenda|atender|atendesse|ajudado|ajudada|assistido) [por|bem] (<strong>|alguém|uma pessoa)
        (arruma|arranje|arranja|consegue|chama|chame|chamar|manda|bota|mande|arranjem) [me|pra mim|para mim] <strong>
        <wish> [ter|contactar|ver|de|a ajuda de|o apoio de|o atendimento de|que|chamar|contato com|de um|do] [com] <strong>
        <wish> (contactar|contatar|encontrar|chamar|chegar a) [com] <who>
        (quero|preciso de|prefiro|queria) [falar] [com] alguém
        (tem|há|existe|teria|não tem|não há|têm|haverá|está) [aqui|por] .. (alguém|uma pessoa|um humano|um ser humano|<noun>|pessoas|gente) .. (com quem|que|real|humano|de verdade|disponível|para falar|pra falar|vivo|do outro lado|atendendo|falar|possa|posso|quem|de carne|pra me|para me|me atender|livre)
        (tem|há|têm) [algum|alguma|um|uma] <strong> !(no|na|em)
        (com quem|pra quem|a quem) [é que] [eu] (posso|podia|poderia|devo|falo|tenho de|consigo) [falar|conversar|contactar]
        (como|onde) .. (falo|falar|contacto|contactar|contato|entro em contato|consigo falar|faço para falar|faço pra falar|chego) [com|a] <strong>
        (alguém|um colega|<noun>|uma pessoa) .. (ligue|ligar|ligasse|liga|contacte|contatar|contactar|telefone|retorne|retornar|ligar de volta|devolver)
        (quero|queria|gostaria|peço|preciso|podem|pode|gostava) .. que .. (alguém|<strong>) .. (ligue|ligasse|contacte|atenda|ajude|retorne|fale|atendesse)
        (pode|podem|poderia|podia) (me ligar|ligar me|ligar de volta|me retornar)
        ^ [<yes>|não|alô|eu disse|quero|e|ó] [não|sim] <bare> [<tail>] $
        não .. (falar|tratar|falando|falo|lidar|conversar|continuar) .. (com) [um|uma|esse|essa|este|esta|o|a|os|as] <bot>
        (não|nem) (quero|suporto|gosto de|aguento) [mais] [um|uma|o|a|esse|essa|este|falar com] <bot>
        (farto|farta|cansado|cansada|odeio|detesto|cansei) .. (falar|falando) .. <bot>
        (chega de|sem|nada de) (robôs|robô|máquinas|máquina|bots|gravação|gravações)
        (contato|contacto|ajuda|assistência|atendimento|apoio|suporte) (humano|humana|personalizado)
        (falo|falar|trato) [melhor|somente] com <who>
        escalar (isso|isto|o meu|meu|o|este)
        <cue> ... <strong>
        <strong> .. <act>
        (ser|for|seja|fosse) (atendido|atendida|ajudado|ajudada) por <who>
        que uma pessoa me (ajude|atenda|ligue)
        (uma|alguma|outra) pessoa .. (me|pra me|para me) (atender|ajudar|ouvir|ligar|escutar)
        com <bot> não (falo|quero|converso|dá)
      `),
      unless: lines(`
        (não|nunca|sem|nem|tampouco) [me|é|se|eu|mais] [quero|queria|preciso|precisa|desejo|gostaria|interessa|procuro|pedi|necessário|penso|tenho|prefiro|tem necessidade|necessito|precisava|faz falta|vale a pena|precisar|há necessidade|estou pedindo|pretendo] [que|de|vontade de|ter que|ter de] [me|ser] [<speak>|<put>|passe|passar|transferir|transfira|chamar|incomodar|esperar|ligar|atendido por|transferido|atenda] [<to>|de|por] <who>
        não [precisa|quero|é preciso|é necessário|tem necessidade de|vale a pena|precisam|precisas] [que|de] [me|ser] (transferir|passar|encaminhar|transferido|transferida|transfira|passe|ligar|chamar|<put>) .. [<who>|ninguém]
        não (me|lhe) (transfira|transfere|passe|passa|ligue|encaminhe|transfiras|passes|coloque|liga|ponha|mande) .. [<who>|ninguém]
        não (transfira|transfere|passe|passa|ligue|encaminhe) .. [me|<who>|ninguém|a ligação]
        com (ninguém|nenhum|nenhuma) | sem (passar por|falar com|ter que falar com|precisar de) .. <who>
        (falei|conversei|falamos|atendeu|contactei|contatei|passaram|transferiram|falava|conheci|vi|tive|falou|falado|tratei|passou|transferiu|fui atendido|ligou|liguei|disse|explicou|ajudou|veio|fui|pedi|atenderam|estive a falar|estava falando) [já|ontem|antes] .. (<who>)
        (ontem|semana passada|na semana passada|mês passado|no mês passado|outro dia|anteontem|hoje de manhã|ano passado|última vez|há (dois|três|uns|alguns) (dias|meses|anos)|da última vez) .. (<who>)
        (<who>) .. (ontem|semana passada|mês passado|outro dia|anteontem|ano passado|última vez|há (dois|três|uns|alguns) (dias|meses|anos|semanas))
        (<noun>|pessoa|senhor|senhora|alguém|colega|técnico|rapaz|homem|mulher) (me (disse|ligou|atendeu|ajudou muito|explicou|vendeu|prometeu|mandou|recomendou|pediu|deu)|que (veio|me|está|mora|trabalha|atendeu|estava|comprou|foi|conheci)|é|era|foi|da loja|do local|disse|na loja|lhe|muito|de ontem|não me|ligou)
        (agente|agentes) (de viagens|de viagem|imobiliário|imobiliária|de seguros|de trânsito|de polícia|secreto|comercial|de vendas|de saúde|penitenciário|aduaneiro|imobiliaria)
        (operador|operadora|operadores) (de (máquina|máquinas|caixa|câmara|empilhadeira|grua|turismo|telefonia|celular|telemarketing|guindaste|câmera|saúde|plano)|turístico|turística|móvel|logístico|nova|diferente|do)
        (mudar|trocar|troco|mudo) de operadora | outra operadora | minha operadora | assistente (social|administrativo|administrativa|de bordo|virtual|digital|de loja|de direção) | técnico (de enfermagem|em informática|de futebol) | corretor de imóveis
        (meu|minha|nosso|nossa|meus) (agente|gerente|chefe|supervisor|supervisora|responsável|operador|colega|colegas|superior|funcionário|funcionária|funcionários|equipe|equipa|pessoal|representante|técnico|consultor|assistente|gestor|patrão|corretor|mulher|senhora)
        (recursos|direitos|erro|corpo|natureza|género|gênero|capital) (humanos|humano|humana)
        (horário|horários|hora|horas|número|telefone|endereço|morada|email|salário|vaga|emprego|curso|nome|cargo|custo|abertura|fecho|função|significado|profissão|ordenado) (de|do|da|para|como|tem|pra|dos|das|ao) .. (<noun>|<someone>)
        (horário|horários|salário|ordenado) .. <noun>
        (quanto|quanta|quantos|quantas|qual|quais|o que) (ganha|ganham|é|são|faz|fazem|custa|pessoas|agentes|atendentes|funcionários|trabalham|significa|demora|recebe|horas|dias|operadores|anos|gente) .. (<noun>|<someone>|trabalham|trabalha|são)
        (quando|a que horas|até que horas|que horas|quais dias|até quando|desde que horas|em que dias) .. (<noun>|<someone>)
        (trabalho|trabalha|trabalhava|trabalhar|emprego|vaga|contratado|candidatar|profissão|carreira|trabalhei|contratada) (de|como|para|em|com|pra|para ser) .. (<noun>|<someone>)
        (sou|és|é|era|somos|são|fui|seria|tu és|estás|virar) [também|você|tu|mesmo|muito|uma|um|já] [<a>] [<adj>] (<noun>|pessoa|homem|mulher|pessoas|alguém do|real)
        (estou falando|tô falando|estou a falar|falo|está falando|estava falando|estamos falando|falando|estou) [mesmo|agora] com <who>
        (se|quando|antes de|depois de|caso|antes que|uma vez|e se) [eu|não|um dia|me|depois|mais tarde|quero|quiser|precisar|você|por acaso] .. (falar|precisar|precisasse|preciso|pedir|quero|quiser|quisesse|passa|passar|transferir|transfere|ligo|contactar|ligar|pedisse) .. [<who>]
        (tenho que|tenho de|preciso|é preciso|devo) (obrigatoriamente|necessariamente|mesmo) .. <who>
        preciso falar com .. para .. (mudar|alterar|trocar)
        (<family>|ele|ela|eles|as pessoas) .. (quer|queria|quis|pediu|pede|falou|falava|trabalha|é|prefere|precisava|precisa|solicitou|queriam|disse|gostaria|exigiu|está) .. <who>
        (falar|conversar|discutir|ver|consultar) [isso|disso|primeiro|antes|sobre isso] (com) (o meu|a minha|meu|minha|meus|minhas|nosso|o médico|a mãe)
        (transferir|transfere|transfira|passar|enviar|mandar|mover|transferência|depositar|pix) .. (euros|dólares|reais|dinheiro|conta|saldo|pontos|fatura|documento|número|plano|arquivo|whatsapp|email|boleto|recibo)
        (mesa|quarto|para|pra|de|somos|reserva|são) [para|pra|de] (uma|um|duas|dois|três|quatro|cinco|seis|sete|oito|dez|várias|muitas) pessoas
        (como|melhor que|melhor do que|mais que|do que com|do que|igual a) (um|uma|com um|com uma|muitas|qualquer) [<adj>] (humano|pessoa|atendente|agente|operador|pessoas)
        (agradecer|agradeça|parabenizar|diga ao|diga à|avaliar|queixa sobre|reclamação sobre|reclamar do|reclamar da|elogiar|elogio) .. (<noun>|<someone>)
        (ia|estava para|pensei|pensava|achei|achava|quase) [em|que|pedir] .. <who>
        (e|mas) não [com] (um|uma) (humano|pessoa|operador|agente|atendente)
        (mais tarde|outro dia|amanhã|em outro momento) .. <who>
        (você|tu) .. (pode|podes|consegue) (me ajudar|ajudar me|ajudar) .. [sem .. <who>]
        (cada|por|boa|má|primeira|segunda|terceira|mesma|única) pessoa !(real)
        a gente
        (atendentes|pessoas|alguém|operadores|agentes|funcionários) que (fale|falem|fala|falam) (inglês|português|espanhol|francês|outra língua)
        (ligação|chamada|mensagem|carta|email|visita) (de|do|da) [<a>] [<adj>] (<noun>|<someone>)
        (cobram|custa|custo|pagar|grátis|tarifa|cobrança|taxa|preço|gratuito|cobra) .. (por|para|pra|se|de) .. (falar|ligar|contactar|ter|contatar) .. <who>
        falar com .. (antes de|primeiro)
        (conheço|conhece|conheci|vi|ouço|ouvi|escuto) [uma|um|umas] (alguém|pessoa|pessoas|gente|<noun>)
        não .. (desejo|quero|queria|pedi|preciso|solicitei) [que|de] (ser|me) .. [transferido|transferida|transfiram|passem|liguem|encaminhado|atendido]
        (virar|tornar|me tornar|ser) (consultor|atendente|agente|operador|consultora|representante) [de|da|do]
        (pediu|pediram|solicitou|exigiu) .. <who> .. [mas|e não|ninguém]
      `),
    },
    safety: {
      say: lines(`
        (suicidar|suicídio|me matar|matar me|tirar a [minha] [própria] vida|me machucar|cortar os pulsos|me enforcar|me jogar (da|do|de)|suicida|fazer mal a mim|acabar com a minha vida|acabar com minha vida|pôr termo à vida)
        (quero|queria|vontade de|prefiro) (morrer|estar morto|estar morta) !(de rir)
        (não quero mais|já não quero|não quero|sem vontade de) viver
        (dor|dores|aperto|doendo|pontada|dói) .. (peito|coração)
        (não|mal|dificuldade|difícil|falta) .. (consigo respirar|consegue respirar|respira|respirar|respirando|ar)
        (infarto|enfarte|ataque cardíaco|ataque do coração|derrame|avc|parada cardíaca|paragem cardíaca|convulsão|convulsionando|overdose|choque anafilático|convulsões)
        (desmaiou|desmaiado|desmaiada|desmaiei|inconsciente|engasgando|engasgado|sufocando|não reage|sem sentidos|não está respondendo)
        (sangrando|sangra|a sangrar|hemorragia|muito sangue)
        (chame|chama|chamem|manda|mande|preciso de|precisamos|enviem|ligue para|chamar) .. (ambulância|polícia|bombeiros|samu|112|190|192|inem)
        (é|tenho|temos|isto é|isso é) uma [verdadeira] emergência | emergência médica | ^ emergência $ | (estou|estamos|corro) [em] perigo | em perigo
        (pegando|pegou|a|em|tocou|ateou) fogo | (há|tem|houve) [um] (incêndio|fogo) | em chamas | a arder | incêndio (na|no|em) (minha|meu|casa|prédio)
        (fuga|vazamento|cheiro|cheira|cheirando|escape|vazando) [de|a|um|forte|forte de|muito] gás | monóxido de carbono
        (saindo|sai|muita|muito) .. (fumaça|fumo) .. (da|do|na|no|em)
        (me|nos|o|a) (estão|está|tão|tá|ameaçou|querem|quer) (ameaçando|a ameaçar|batendo|seguindo|atacando|agredindo|assaltando|roubando|perseguindo|a seguir|a bater|matar|bater|a agredir)
        (ameaçando|seguindo|batendo|agredindo|perseguindo|atacando|assaltando|me ameaçou|me ameaça|me bate|me bateu|me atacou|fui assaltado|fui assaltada|fui atacado|ameaçou me|a ameaçar me|a perseguir me|a bater me)
        (com|tem) (uma faca|uma arma|um revólver|uma pistola) | bomba
        (alguém|ladrão|ladrões|um homem|bandido|bandidos) .. (entrando|entrar|entrou|invadindo|invadiu|dentro da minha casa|na minha casa|arrombando|a entrar|invadir|tentando entrar)
        (tomei|tomou|engoliu|ingeriu|engoli) .. (comprimidos|remédios|água sanitária|veneno|pastilhas|lixívia)
        (roubando|roubado|roubaram|roubou|rouba|tirando|tiraram|sacando|sacaram|esvaziando|esvaziaram|limparam|retirando|hackearam|hackeado|invadiram|clonaram|clonado|usando|usaram|transferindo|gastando|desviando|comprando|fazendo compras|a roubar|a tirar|a usar|a levantar|a esvaziar|desaparecendo|sumindo|a gastar|levantando|fazendo pix|mexendo) .. (dinheiro|conta|contas|cartão|cartões|identidade|poupança|economias|carteira|celular|telemóvel|dados|bolsa|nome)
        (cartão|conta|dinheiro|identidade|contas|carteira|email|poupança|celular|perfil|documentos) .. (roubado|roubada|hackeada|hackeado|clonado|clonada|esvaziada|sumindo|invadida|invadido|desaparecendo|a desaparecer|comprometida|roubados|roubaram|clonaram|pirateada|foi roubado|usado por)
        (fraude|golpe|burla|burlado|burlada|golpista|golpistas|golpe do|enganado por|phishing|burlaram|fraudado|vítima de) !(seguro)
        (cobrança|cobranças|pagamento|pagamentos|transação|transações|transferência|transferências|compra|compras|saque|saques|débito|débitos|movimento|movimentos|pix|levantamento|levantamentos) .. (não reconheço|não autorizei|não fiz|não autorizada|não autorizadas|não autorizado|não autorizados|suspeita|suspeitas|suspeito|suspeitos|fraudulenta|fraudulentas|não fui eu|nunca fiz|não reconhecida|indevida que|estranhos|estranhas|que não são)
        (compra|compras|cobrança|cobranças|pagamento|pagamentos|transferência|transferências|saque|saques|débito|débitos|transação|transações|pix|movimentos) ... (não fiz|eu não fiz|não reconheço|não autorizei|nunca fiz|não fui eu|não são minhas|não são meus|sem minha autorização|sem a minha autorização|que eu não)
        (acabaram de|me|estão|tão|foram) .. (clonar|clonaram|roubar|roubaram|hackear|hackearam|assaltar|assaltaram|burlar|enganar) .. (cartão|conta|dinheiro|identidade|celular|banco|carteira)
        (alguém|estão|tão|andam) .. (usando|utilizando|usa|a usar|comprando|gastando|a gastar|pagando) .. (meu|minha) (cartão|conta|dinheiro|identidade|nome|dados)
        (caiu|desmaiou) .. (não se mexe|não respira|cabeça|não reage|não responde|sangue|escadas|escada)
        não (respira|reage|acorda|se mexe|está respirando|tá respirando|está a respirar) | (braço|rosto|lado) .. (dormente|paralisado)
        (está|estou|tá) (engasgando|sufocando|morrendo|infartando|a sufocar|a morrer) !(de) | vou matar | matar alguém | (explosão|explodiu|choque elétrico|eletrocutado)
        (vou|quero) (me matar|me suicidar|suicidar me|matar me|sumir pra sempre|acabar com tudo)
        (me|nos) (roubando|roubaram|hackeando|hackearam|golpeando|enganando|extorquindo) | (estão|tão|está|tá) (me|nos|a) (roubando|roubar me|extorquindo|chantageando|clonando)
        (bebeu|tomou|engoliu|comeu|ingeriu|inalou|bebido) .. (água sanitária|lixívia|veneno|detergente|pilha|pilhas|ácido|gasolina|comprimidos|remédio|remédios|produto|sabão)
        (dinheiro|pagamentos|cobranças|euros|reais|saques|valores) ... (sem) [a] (minha|nossa) (autorização|permissão|licença)
        sem [a] (minha) (autorização|permissão)
        (filho|filha|bebê|criança|menino|menina) .. (desaparecido|desaparecida|sequestrado|afogando|engasgou|engasgando|convulsionando|não respira|desmaiou|queimou|sumiu|raptado)
        (envenenado|envenenada|envenenou|intoxicado|intoxicada|afogando|afogado|contrações|parindo|parto)
        (marido|namorado|companheiro|ex|ele|ela) .. (me|nos) (bate|bateu|ameaça|ameaçou|agride|agrediu|estrangula|quer matar)
      `),
      unless: lines(`
        (seguro|apólice|alarme|detector|detetor|extintor|porta|cobertura|cobre|cobrem|conta|fatura|medidor|contador|caldeira|contrato|proteção|prevenção|garantia|evitar|proteger|informação|botijão|tarifa|fornecedor|inclui|como) [de|do|contra|contra o|da|para|me proteger de|contra os] .. (incêndio|incêndios|gás|roubo|fraude|fraudes|fogo|infarto|derrame|fumaça|golpes|golpe|avc|burla|burlas)
        (número|contato|contacto|saída|serviço|luzes|freio|fundo|reserva|kit|em caso de|botão|telefone|empréstimo|para|travão|encanador) [de|uma] (emergência|emergências)
        (não é|nenhuma|nada de|não há) [uma|nenhuma] (emergência|perigo|urgência)
        (se|quando|como|o que acontece|em caso de|caso) .. (roubarem|roubado|incêndio|fraude|fuga|vazamento|emergência|golpe|roubo|clonarem|hackearem|infarto|fogo|burla)
        (ano passado|há (anos|meses|um ano|dois|três|cinco|uma semana|muito)|mês passado|semana passada|ontem|quando era|passado) .. (infarto|derrame|incêndio|roubaram|roubado|golpe|assaltaram|ambulância|desmaiou|emergência|hackearam|avc|enfarte|fraude|burlado|assaltado)
        (infarto|derrame|incêndio|roubaram|assaltaram|ambulância|hackearam|clonaram|desmaiou|avc|enfarte|golpe|roubado|assaltado) .. (ano passado|há (anos|meses|um ano|dois|três|cinco|uma semana|muito)|mês passado|semana passada)
        (filme|livro|série|música|artigo|notícia|notícias|novela) .. (suicídio|bomba|incêndio|assassinato|golpe|morrer|roubo|fraude|matar)
        (morrer|morrendo|morri|morro) de (rir|fome|sono|frio|calor|vontade|tédio|saudade|saudades) | fogos de artifício | fogo de artifício | bomba (de água|de gasolina|de banho|d'água) | matar o tempo
        (bateria|celular|telefone|computador|tela|telemóvel) .. (morreu|morta|morto|desmaiou) | fogo brando
      `),
    },
    legal: {
      say: lines(`
        (processar|processo|processá-los|processarei|processar-vos|processo na justiça|processá los|meter um processo|abrir um processo|entrar com um processo|entrar com processo|pôr em tribunal|pôr um processo|apresentar queixa|vou apresentar queixa|queixa crime|fazer queixa|denunciar|denunciá-los|denuncio|vou denunciar) .. (vocês|você|a empresa|essa empresa|os senhores|vos|essa|contra|na|em tribunal|a asae|ao|à|voces|esta|isso|tudo)
        vou (processar|denunciar) | (entrar|ir|recorrer|vou|acionar|colocar|botar) .. (na justiça|à justiça|a justiça|ao tribunal|para tribunal|tribunal|em tribunal|pequenas causas|judicialmente|juizado)
        (ação|ações|medidas|providências|vias|meios|processo|acção) (legal|legais|judicial|judiciais|legais) | nos vemos (no tribunal|na justiça|em tribunal) | ação coletiva
        (meu|um|minha|o meu|meus|a minha|nosso|do meu|com meu|com o meu) (advogado|advogada|advogados) .. (vai|entrará|ligará|contactará|vão|irá|falará|escreverá|processa|entra|sabe|tratará|trata|cuida|está)
        (notícias|ouvir|saber|carta) .. (advogado|advogados)
        (falar|falo|ligar|ligo|contactar|contatar|consultar|contratar|procurar|acionar|chamar|recorrer|vou|contrato|passar|chamo|aciono|entregar|meter|pôr|arranjar) .. (advogado|advogada|advogados)
        (procon|anatel|ombudsman|reclame aqui|bacen|banco central|deco|asae|anacom|consumidor gov|defesa do consumidor|livro de reclamações|ouvidoria geral|regulador|susep|aneel|provedor do cliente|direitos do consumidor|ministério público|órgão de defesa|provedor de justiça|banco de portugal|direito do consumidor|centro de arbitragem)
        (é|isso é|isto é|totalmente|completamente) (ilegal|contra a lei|um crime|crime) | conheço os meus direitos | conheço meus direitos | quebra de contrato
        (ir|vou|contar|ligar|contactar|procurar) .. (imprensa|mídia|jornal|jornais|televisão|comunicação social)
        (reclamar|reclamação|queixa|denúncia|denunciar|reclamo) .. (procon|anatel|deco|consumidor|regulador|tribunal|autoridades|livro de reclamações|justiça|asae|anacom|bacen)
        (vou|vamos) .. (procon|deco|tribunal|justiça|advogado|juizado)
        (vejo vos|vemo-nos|vemo nos|nos vemos|vejo vocês|vejo-vos) .. (tribunal|justiça)
        (carta|notícias|notificação|ligação|chamada) (do|de|da parte do|dos) (meu|minha|meus|um|nosso) (advogado|advogada|advogados)
      `),
      unless: lines(`
        (advogado|advogada|contador|contabilista|notário) (me|pediu|pede|precisa|quer|solicita|solicitou|está) [pediu|pede|pedindo|precisando|de] .. (fatura|cópia|documento|documentos|contrato|recibo|extrato|papéis|dados|endereço|formulário|comprovante|nota|comprovativo)
        (sou|é|trabalho|estudo|escritório|honorários|endereço|número|ser|estuda|formado) [de|um|uma|para um|do|com um|como|da] (advogado|advogada|advogados|advocacia)
        (não|nunca|sem|nada|nenhum|nenhuma) .. (processar|processo|denunciar|advogado|tribunal|ilegal|justiça|queixa)
        (assistência|departamento|representante|apoio|idade|proteção|defesa) (legal|jurídica|jurídico)
        (processo|processar) (de (compra|cadastro|troca|devolução|adesão|pagamento|inscrição|instalação|cancelamento|atendimento|seleção)|seletivo|o pagamento|meu pagamento|pagamento|o pedido|o meu pedido|número)
        (filme|série|livro|novela) .. (advogado|tribunal|processo|justiça)
        (<family>|ele|eles|o vizinho|vizinho) .. (processou|processo|denunciou|processando|tribunal|justiça)
        (quem é|o que é|onde fica|como contacto|qual o|qual é) .. (procon|ombudsman|tribunal|regulador|anatel|deco) | é (legal|ilegal) (fazer|se|ter|gravar) | que legal | muito legal
      `),
    },
    cancel_threat: {
      say: lines(`
        (vou|quero|penso em|estou para|decidi|prefiro|vamos|terei de|terei que|estou pensando em|estou quase a|tô quase|vou ter que) (cancelar|rescindir|encerrar|fechar|terminar|anular) [o|a|todo|todos|meu|minha|meus|tudo|com|este|esta|essa|esse|já|todas] [meu|minha|meus|minhas|o|os] [<contract>]
        (eu cancelo|cancelo tudo|cancelarei|cancelo (o|a|meu|minha)|cancelo e|cancelo já|cancelo agora|encerro|rescindo|encerro (minha|a minha) conta|cancelamos) [tudo|contrato|conta|linha|plano] 
        (ou|senão|se não|caso contrário) [eu|vou|me] (cancelo|cancelar|mudo|vou embora|troco|encerro|saio|mudar|trocar|vou cancelar|vou mudar)
        (vou|mudo|mudar|trocar|troco|passar|ir|passo|mudarei|migrar|vamos|mudando) .. (concorrência|concorrente|outra (empresa|companhia|operadora|seguradora)|outro (banco|fornecedor|lado|lugar|operador)|noutro lado|outro sítio)
        (mudar|trocar|mudo|troco) de (operadora|banco|empresa|companhia|fornecedor|seguradora|operador|plano de saúde|prestadora)
        (perder|perdendo|perdem|perderão|perderam|a perder|vão perder) .. (cliente)
        (nunca mais|não volto a|jamais) .. (compro|comprar|contratar|cliente|com vocês|convosco)
        deixar de ser cliente | deixo de ser cliente | vou embora (da|dessa|desta|de vocês)
        (se não|ou|senão) ... (mudo de|troco de|cancelo|vou embora|encerro|vou pra|vou para a|rescindo|mudarei|cancelarei|saio)
        (vão|está|estão) .. (perder|perdendo) .. cliente
      `),
      unless: lines(`
        (não|nunca|sem|nem) .. (cancelar|cancelo|mudar|fechar|encerrar|trocar|cancele|sair)
        (como|posso|poderia|quanto|quando|dá para|dá pra|o que acontece|onde|gostaria de saber|queria saber) .. (cancelar|encerrar|fechar|mudar|trocar|cancelo|cancelamento)
        (cancelar|cancele|cancela|cancelo|desmarcar|anular) .. (consulta|reserva|pedido|voo|bilhete|passagem|isso|hotel|aula|entrega|mesa|compra|viagem|pagamento|marcação|encomenda|agendamento|newsletter|boleto|exame)
        (<family>|ele|eles) .. (cancelou|cancelar|mudou|mudar|trocou)
        (vou|vou embora) (de férias|para casa|pra casa|trabalhar|dormir|amanhã|viajar|à praia)
        (mudar|trocar|mudo) (de|o|a|meu|minha) [meu|minha] (endereço|morada|número|senha|plano|nome|data|casa|horário|roupa|assunto) !(de saúde)
        fechar (a janela|o app|a porta)
      `),
    },
    frustration: {
      say: lines(`
        (não|nem) (me|nos) [está|tá|estás|estão|tão|consegue|pode|sabe] (ajudando|ajuda|ajudas|ajudam|entende|entendes|entendem|escuta|escutas|ouve|ouves|entendendo|escutando|ouvindo|compreende|resolve|resolvem|serve|a ajudar|a entender|a ouvir|responde|respondes|entendeu|ajudou|ajudar|entender|percebe|percebes|a perceber|resolveu)
        (você|vocês|tu|isso|isto|o senhor|esse robô|essa máquina|esta máquina|o sistema|este robô|esse sistema) não .. (ajuda|ajudas|entende|entendes|entendem|resolve|serve|escuta|ouve|presta|sabe|funciona|está ajudando|está me ajudando|está entendendo|tá entendendo|tá ajudando|está a ajudar|está a perceber|percebe|percebes|compreende|adianta|responde|consegue entender|consegue ajudar) !(no meu|quando|desde)
        não (entende|entendes|entendem|compreende|serve|sabe|resolve|ajuda|percebe|percebes|tá entendendo|está entendendo|adianta|presta) (nada|nem|o que|para|pra|de nada|uma palavra|patavina|coisa nenhuma)
        (é|isso é|isto é|você é|és|são|está sendo|vocês são|esse serviço é|este serviço é|que|tu és|esse atendimento é|tá|está|é tudo|isso tá|esse robô é) [tão|muito|uma|um|totalmente|completamente|o|a|uns|umas|um verdadeiro|uma verdadeira|ficando|de|bem|pura] (inútil|inúteis|ridículo|ridícula|absurdo|absurda|inaceitável|estúpido|estúpida|idiota|idiotas|incompetente|incompetentes|vergonha|péssimo|péssima|porcaria|lixo|perda de tempo|palhaçada|imbecil|burro|burra|burros|incapaz|frustrante|desesperador|insuportável|pesadelo|desastre|cúmulo|loucura|bobagem|brincadeira|horrível|terrível|merda|saco|surdo|surda|patético|lamentável|intolerável|estupidez|falta de respeito|vergonhoso|ridiculo|piada|sacanagem|irritante|desrespeito|descaso|enganação|bosta|droga|gozo|gozar|nojo|chato demais)
        ^ (inútil|ridículo|absurdo|péssimo atendimento|que absurdo|que vergonha|inaceitável|palhaçada|que saco|perda de tempo|que porcaria|que inferno) $
        que (absurdo|perda de tempo|raiva|ódio|vergonha|porcaria|lixo|desastre|palhaçada|saco|inferno|droga|merda|burrice|estupidez|serviço horrível|nervo|desespero|paciência|atendimento (horrível|péssimo)|frustração|bosta)
        (perder|perdendo|perdi|perda de|a perder|fazendo perder|desperdiçar|desperdiçando|perco) .. tempo
        (já|falei|disse|eu já|expliquei|repeti|tenho que|lhe|estou a|pedi|te|perguntei|preciso) .. (falei|disse|repeti|expliquei|pedi|repetir|repetindo|dizer|perguntei|a repetir|explicar|liguei|dito|respondi|falar|pedido) .. (três|quatro|cinco|seis|dez|cem|mil|várias|muitas|duas|quinhentas|umas dez|vinte|trocentas|milhões de|tantas|umas cinco) vezes
        (falei|disse|repeti|expliquei|pedi|perguntei|respondi) (três|quatro|cinco|seis|dez|cem|mil|várias|muitas|quinhentas|trocentas|umas dez|duas) vezes
        (três|quatro|cinco|dez|cem|mil|várias|muitas|trocentas) vezes (que|já|a|eu) .. (falo|disse|digo|repito|falei|explico|expliquei|pedi|peço|pergunto|ligo|mesma)
        (quantas vezes|terceira vez|quarta vez|quinta vez|décima vez|milésima vez|enésima vez|centésima vez) !(ao|por|posso|à|devo)
        (pare|para|chega|parem) (de|com) .. (repetir|dizer|perguntar|me|falar|repetir me|essa|dar) 
        (sempre|de novo|continua|continuas|continuam|repete|repetindo|fica) .. (a mesma coisa|a mesma|o mesmo|repetindo|perguntando|a repetir|sem entender|a dizer o mesmo)
        (andando|andar|rodando|às voltas|dando voltas|a andar|girando) [em|à] [círculos|roda|volta|voltas]
        (estou|tô|fico|ficando|me deixa|me deixando|já estou|a ficar|já tô|me|está me|tá me|estou a ficar) (farto|farta|cansado|cansada|cansando|irritado|irritada|irritando|furioso|furiosa|frustrado|frustrada|bravo|brava|puto|puta|nervoso|nervosa|estressado|estressada|estressando|de saco cheio|saturado|saturada|zangado|zangada|chateado|chateada|com raiva|indignado|indignada|louco|louca|perdendo a paciência|sem paciência|desesperado|desesperada|revoltado|revoltada|fulo|enlouquecendo|doido|passado|irrita|a passar|a perder a paciência|enervado|enervada) !(com [o] (meu|minha))
        saco cheio | de saco cheio | (perdendo|perder|perdi|acabando|a perder|esgotou|acabou|esgotando) .. paciência | não (aguento|suporto|posso) mais | já chega | chega disso | cansei (disso|de repetir|de falar|de explicar|de esperar|de você) | pelo amor de deus
        (maldito|maldita|porra de|merda de|droga de|estúpido|estúpida|inútil|porcaria de|raio do|raio de|diabo de) (robô|máquina|sistema|bot|computador|coisa|assistente|atendimento|aparelho|serviço)
        (robô|máquina|sistema|bot|serviço|assistente|atendimento|robozinho) (inútil|burro|burra|de merda|estúpido|estúpida|idiota|péssimo|horrível|lixo|imbecil|incompetente|ridículo|do caralho|da porra|ruim)
        (merda|caralho|porra|foda-se|vai se foder|vai tomar|filho da puta|filha da puta|cala a boca|cale a boca|cala-te|vai à merda|vai pro inferno|desgraça|imbecil|vá à merda|otário|cacete|puta que pariu)
        não (chegamos|vamos|saímos|estamos chegando|estamos indo|saio|estamos a chegar) (a|do|em|pra|para) (lugar|lado|nada|canto) | assim não (dá|vai|vamos) | não (avançamos|sai disso)
        (tá|está|estão|tão|estás) (me|de|a) (zoando|brincadeira|gozar|brincando|tirando sarro|fazendo de|fazendo perder|enrolando|fazer de|brincar) [comigo|palhaço|bobo|idiota|parvo]
        pior (atendimento|serviço|empresa|companhia) | (odeio|detesto) (isso|isto|esse|essa|falar|este|esta|vocês) | (tá|está|estás) surd[o|a] | ninguém .. (ajuda|resolve|me entende|resolve nada)
        não (serve|servem) (para|pra) nada | não adianta [nada|falar]
        (que|esse|este|essa|esta) (atendimento|serviço|robô|máquina|sistema|empresa) [tão] (ruim|horrível|péssimo|péssima|inútil|terrível|burro|burra|estúpido|lixo|mau|má|vergonhoso|fraco)
        (mau|péssimo|terrível|horrível|pior) (serviço|atendimento) | (serviço|atendimento) (péssimo|horrível|terrível|ruim|lixo|vergonhoso)
        (robô|sistema|atendimento|assistente|máquina) .. não (resolve|serve|ajuda|entende|funciona|presta)
        (estou|tô|já) .. (hora|horas|minutos|meia hora|tempão) .. (esperando|explicando|tentando|repetindo|falando|à espera|aqui|a tentar)
        (mil|cem|dez|três|quatro|cinco|muitas|tantas|várias|vinte) vezes .. (repeti|expliquei|disse|falei|repetir|já)
        quantas vezes .. (tenho|preciso|vou|mais|repetir|dizer|falar)
        (falar|falando|a falar) com (uma|a) parede | (sempre|de novo) (a mesma|o mesmo) | não (serve|serves|servem) (para|pra) (nada)
        (tá|está|estás|estão|tão) .. (fazendo perder|a fazer perder|me irritando|me tirando do sério|a irritar me|a gozar|me enrolando)
        (são|é|és) [uns|um|uma|um bando de|uma cambada de] (ladrões|palhaços|inúteis|incompetentes|golpistas|palhaço|sem vergonha) | repete | se repete
      `),
      unless: lines(`
        não (é|és|são|está|estou|tá|tô) [tão|mais] (inútil|estúpido|ridículo|bravo|irritado|burro|ruim|cansado|zangado|chateado|frustrado|grave)
        [eu|desculpe|ainda] não (entendo|entendi|compreendo|escuto|sei|ouço|compreendi|percebi|percebo|ouvi|tô entendendo|estou entendendo|estou a perceber)
        (meu|minha|o|a|este|esta|esse|essa) [velho|velha|antigo|antiga|novo] (telefone|celular|impressora|computador|carro|clima|filme|livro|jogo|trânsito|televisão|roteador|cachorro|cão|gato|marido|chefe|vizinho|internet|telemóvel|máquina de lavar|wifi|filho|tempo|namorado|bateria|modem) .. (inútil|estúpido|lixo|porcaria|péssimo|péssima|desastre|não presta|não funciona|horrível|burro|louco|bravo|merda|terrível|não ouve|não escuta|ridículo|me irrita|chato|uma droga)
        pergunta (boba|burra|estúpida|idiota) | vezes (ao|por|à|no) (dia|semana|mês|ano) | (cansado|cansada) (do trabalho|hoje|de trabalhar|de viajar)
        (estava|fiquei) .. (bravo|brava|irritado|furioso|chateado|frustrado) .. (ontem|mas|antes)
        (sou|me sinto) (burro|burra|péssimo|inútil) | (incrível|ótimo) (serviço|atendimento) | (de) nada | desculpe .. (incomodar|incómodo)
      `),
    },
    offer: {
      say: lines(`
        (quer|queres|deseja|prefere|gostaria|gostava|desejaria|preferes|quereria|prefere) ... (falar|passe|transfira|ligue|conecte|coloque|transferido|transferida|ser atendido|contactar|encaminhe|passar|conversar|transferir|encaminhado|atendido|chame) ... [<who>|contato|contacto]
        (posso|poderia|devo|podemos|posso lhe|se quiser|se desejar|se preferir|permita me|vou|quer que eu) ... (transferi-lo|transferi lo|transferir|transferi-la|transferi|passar|passá-lo|passá lo|ligar|conectar|colocar|encaminhar|encaminhá-lo|encaminhá lo|transfiro|passo|encaminho|transferir te|passar te|chamar|transfira|passe|chame|te transferir|te passar) ... (<who>|ligação|chamada)
        (posso|devo|quer que eu|quer que) ... (transferir|transfira|encaminhar|encaminhe)
        (quer|queres|deseja|prefere|gostaria de) ... <strong>
        (um|uma|um dos nossos) ... (<noun>|colega|pessoa) ... (pode|poderia) ... (deseja|quer|gostaria|pode ser)
        (ou) ... (falar|transfira|passe|prefere) ... <who>
        vou (transferir|passar) ... <who> ... (pode ser|tudo bem|ok|certo|concorda)
        (quer|queres|deseja|prefere|gostaria|gostava|gostarias|preferes|desejas) ... <who>
        (posso|podemos|poderia|vou|lhe|te) ... (passar|transferir|encaminhar|ligar|colocar|direcionar) ... <who>
        <who> ... (pode ser|se (quiser|desejar|preferir)|tudo bem|de acordo|o que acha|gostaria|quer)
      `),
      unless: lines(`
        (não posso|não é possível|não consigo|não podemos) .. (transferi-lo|transferir|passar|encaminhar)
        já falou com <who>
      `),
    },
    accept: {
      say: lines(`
        ^ [oh|opa|é] <yes> !(mas (primeiro|antes|não|espera|espere)|não|primeiro|continuar|tente|tentar|espera|espere)
        (boa|ótima|excelente) ideia | (me|nos) (parece|passa|passe|transfere|transfira|ajudaria|agradaria)
        (seria|é|isso é|acho|parece) (perfeito|melhor|ótimo|bom|ideal|excelente|fantástico|muito bom|bem|o que|óptimo|isso|uma boa|que sim)
        (faça|faz|pode fazer|pode passar|pode transferir|podes|pode ir|transfira|passe|transfere|pode me|passa) (isso|favor|me|sim|por favor)
        pode (passar|transferir|fazer|sim|chamar|ligar|ser)
        (prefiro|quero|queria|preferia|gostaria|gostava) [um|uma|a|o|com|isso|falar|sim|de] [uma|um] (pessoa|humano|atendente|primeira|isso|sim|operador|agente)
        (um|uma|o|a|com um|com uma) (pessoa|humano|atendente|operador|primeira opção|primeira|colega|agente)
        sem problema | não há problema | tudo bem | já não era sem tempo
      `),
    },
    refuse: {
      say: lines(`
        ^ [oh|é] (não|nao|nem|melhor não|ainda não|deixa|deixe|de jeito nenhum)
        (não obrigado|não obrigada|obrigado não|obrigada não|não precisa|não é necessário|agora não|por enquanto não|ainda não|mais tarde|depois|outro dia|não é preciso|assim está bom|tá bom assim|está bem assim|deixa pra|deixe estar|prefiro não|não se preocupe)
        (continuar|continuamos|continue|seguir|vamos continuar|tentar|tentamos|tente|ficar|prefiro|vamos tentar) [com|aqui|de novo|outra|você|contigo|assim|mais uma|que você|falando|a falar|por aqui]
        (primeiro|antes|espera|espere|um momento|um minuto|peraí)
        (você|tu) .. (pode|podes|consegue) (me ajudar|ajudar|resolver|responder|fazer|dizer)
        (eu ligo|ligo depois|vou pensar|eu me viro|eu resolvo|ligo mais)
      `),
      unless: lines(
        `(não há|sem) problema | por que não | não (seria mau|me importo|vejo problema) | (o mais|quanto) (rápido|antes) [possível] | não (sim|claro|pode sim|tudo bem)`,
      ),
    },
    failed: {
      say: lines(`
        não [te|lhe|consegui|posso|consigo|o|a|foi|tenho|estou|fui capaz de] [bem|a] (entendi|entender|percebi|perceber|ouvi|ouvir|encontrar|encontrei|ajudar|ajudá-lo|compreendi|compreender|entendo|certeza|responder|captei|conseguindo|informação|informações|acesso|possível|localizar)
        (desculpe|desculpa|lamento|infelizmente|sinto muito|peço desculpa|perdão|peço desculpas|perdoe)
        (repetir|repita|repete|reformular|tentar de novo|tente novamente|esclarecer|reformule)
      `),
    },
    again: {
      say: lines(`
        (como|já) (disse|falei|eu disse|lhe disse|expliquei|pedi|te falei) | já .. (disse|pedi|falei|perguntei|expliquei)
        não (é|era|foi) [isso|o|essa|bem] [que|a] .. (perguntei|pedi|quero|queria|pergunta|disse)
        ^ não | (de novo|outra vez|novamente|repito|ainda|estou perguntando|minha pergunta|estou falando de|refiro-me|quero dizer|continuo)
      `),
    },
    asks_noun: {
      say: lines(`
        (qual|em que|com que|o que) .. (profissão|ocupação|trabalha|cargo|função|faz da vida|emprego|trabalho)
        (quem|com quem) .. (falou|atendeu|ligou|é|disse|era|lhe|está|te)
        (profissão|senha|pergunta de segurança|palavra-passe|palavra passe|nome da empresa)
      `),
    },
  },
};
