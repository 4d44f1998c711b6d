import { type LanguageRules, rule } from './rule.ts';

/** Refusals, stories and questions about the service: they name people, but ask for none. */
const MENTIONS = `
  não (quero|queria|pretendo|desejo|gostaria) [mais] [de] [<speech>|<put>|que (me|nos) <moved>|incomodar|chamar] [com|por|pra|para|de] (ninguém|nenhum|nenhuma|<target>)
  não .. ser (transferid*|encaminhad*|atendid*|passad*|direcionad*)
  (não|nem) [me|eu|se|mais|é|há|vale|faz|tenho] (preciso|precisa|precisava|precisamos|precisas|necessário|necessidade|pena|pedi|interesse|falta|vontade) .. [<speech>|<moved>|<put>] [com|para|pra|por|a|de] (<target>|ninguém|nenhum|nenhuma|atendente)
  não (precisa|preciso|quero|é preciso|é necessário|vale a pena) [que|de|ser] [me] (<moved>|<put>) [<target>]
  não (<put>|[me|nos|lhe] (<moved>|passa|passe|liga|ligue|chama|chame|escale))
  sem (falar|passar|precisar|ter que|ter de) .. <target>
  (falei|falamos|conversei|conversamos|falou|conversou|falava|falado|tratei) .. com <target>
  (fui|fomos|foi|era) .. (atendid*|ajudad*|passad*|transferid*) .. <target>
  (disseram|mandaram|mandou|recomendou|recomendaram|<agent> disse|ele disse|ela disse) .. <speech> com <target>
  <agent> .. (disse|falou|mandou|explicou) .. (posso|podia|pode|poderia|devia) <speech> com <target>
  <target> (que|me|nos) .. (atendeu|disse|ligou|falou|veio|explicou|vendeu|prometeu|mandou|garantiu|informou)
  (<third>|<family>) .. (queria|quis|pediu|tentou|falou|quer|precisa|precisava|pode|conseguiu) .. [<speech>] [com] <target>
  (horas|quando|horário|horários|dias|telefone|número|email|salário) .. (atend*|<target>|trabalh*|<speech>) [com] [<target>]
  (quando|caso|se) [eu|a gente|um dia] [não|quiser|precisar|precisasse|quisesse|preciso] .. <speech> com <target>
  (como|se) .. (chama|chamam) .. <target>
  (tenho que|tenho de|preciso) .. com <target> .. (antes|primeiro)
  (preciso|tenho que|tenho de|devo|é preciso|é necessário|dá) .. com <target> ... ou .. (dá|posso|você|faço|pode|consigo|fazemos)
  (cobra|cobram|custa|pago|taxa|tarifa|grátis|custo) ... <target>
  (ia|pensei em|gosto de|gosto mais|detesto|odeio|melhor que|mais rápido que|como se fosse) .. [<speech>] [com] <target>
  (trabalho|trabalhar|trabalha|trabalhei|trabalhava|vaga|vagas|emprego|curso|salário|sou|virar|profissão) (de|como|um|uma|para|pra|do|da) <agent>
  (agradecer|elogiar|avaliar|parabenizar|elogio|reclamar do|reclamar da|queixa do|queixa da) .. <target>
`;
/** Danger that is long past, in a film, in an insurance policy, or in a question about what to do if. */
const NOT_NOW = `
  (ano passado|mês passado|semana passada|anos atrás|meses atrás|há (anos|meses|semanas|muito|dois|três|cinco|dez|um ano)|faz (anos|meses)|quando era) ... ... $
  ... (ano passado|mês passado|semana passada|anos atrás|meses atrás|há (anos|meses|semanas|dois anos|três anos|muito tempo)|em (janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dois mil)|faz (anos|meses))
  (seguro|apólice|cobertura|cobre|cobrem|inclui|proteção|garantia) ... ... $
  (filme|livro|série|novela|jogo|música|episódio|notícia|documentário|peça) ... ... $
  (se|caso|quando|em caso de) [eu|alguém|me|o|a|meu|minha|um dia] .. (roubarem|clonarem|hackearem|for|fosse|houver|perder|sentir|sofrer|tiver|pegar) ... ... $
  (evitar|prevenir|prevenção|proteger|curso de|aula de|marcar) ... $
`;

/** Brazil and Portugal. */
export const PORTUGUESE_RULES: LanguageRules = {
  language: 'pt',
  rules: [
    rule(
      'asks-to-speak-with-person',
      'explicit_request',
      `
      (<want>|<can>|<ask>) .. <speech> (com|no|na) <target>
      (quero|queria|preciso|preciso de|gostaria de|gostava de|posso|podia) falar (pra|ao|para) <target>
      ^ [<yes>|<hello>|não|mas|eu disse|opção|tecla|vamos|bora] (falar|conversar|falar agora) com <target> [<now>] $
      (<want>|<can>|<ask>) .. <speech> .. com quem (manda|resolv*|decid*|entend*|pode)
    `,
      { unless: MENTIONS },
    ),
    rule(
      'asks-how-to-reach-person',
      'explicit_request',
      `
      como .. (falo|falar|falamos|fala) com <target>
      (como|que|qual|o que|forma de|jeito de|maneira de|modo de) ... (falar com|chegar a|chegar num|contatar|contactar|ser atendido por|atendido por) (um|uma|algum) <strong>
      (com quem|com que (pessoa|setor|departamento)) .. (posso|podia|poderia|devo|preciso|preciso de|tenho de) falar
      (ajuda|ajude|ajudar) .. (falar com|contatar|contactar|encontrar|localizar|entrar em contato com) <target>
    `,
      { unless: MENTIONS },
    ),
    rule(
      'asks-to-contact-person',
      'explicit_request',
      `
      (<want>|<can>|<ask>|como|onde) .. (contato|contacto|contatar|contactar|entro em contato com|entro em contacto com|entrar em contato com|entrar em contacto com|fazer contato com|contato com|contacto com) <target>
      (ponha|põe|pôr|coloca|coloque|colocar|bota) .. em (contato|contacto) com <target>
      ^ (contatar|contactar|chamar|falar com) (<strong>|agente|assistente|apoio|suporte) [<now>] $
    `,
      { unless: MENTIONS },
    ),
    rule(
      'asks-for-transfer',
      'explicit_request',
      `
      <put> .. (para|pra|pro|a|ao|à|às|com|com o|com a) <target>
      <put> (<strong> [<now>]|(a|à|com a|para a) operadora) $
      (<moved>|passa|passe|passar|passem) [a|essa|esta] [minha] (chamada|ligação) ($ | (para|pra|pro|a|ao|à|às|com) <target>)
      (me (transfere|transfira|transferir|encaminha|encaminhe)|(transfira|transfere|transferir|encaminhe) me) [<now>] $
      (<want>|<can>) .. ser (transferid*|encaminhad*|direcionad*) ($ | .. <target>)
      ^ (transferir|transfere|transfira|transferência|encaminhar|encaminha|passar|passa|passe) (para|pra|pro|a|ao|à|com) <target>
      (<moved>|suba|leve|levar|vá|siga) [isso|isto|o|a] [meu|minha] [caso|reclamação|processo|problema|chamada] (para|pra|ao|pro) (<target>|a gerência)
      (escalar|escale|escalem) (isso|isto|o meu caso|meu caso|o caso|esse caso|este caso|a minha|o problema|esta situação|esse problema)
    `,
      { unless: MENTIONS },
    ),
    rule(
      'asks-to-be-served-by-person',
      'explicit_request',
      `
      (<want>|<can>|prefiro) .. (atendid*|ajudad*|ouvid*) .. por (um|uma|algum|alguma|outro|outra|seu|sua|alguém) [<strong>]
      (quero|queria|prefiro|gostaria|gostava|preciso) .. que (alguém|<human>|um <agent>|uma <human>) .. (me|nos) (atenda|ajude|escute|ouça|explique|ligue|explicasse|atendesse|ajudasse)
      (quero|queria|exijo|preciso de|prefiro|solicito|necessito|gostaria de|^) [um|uma|a] (atendimento|suporte|apoio|ajuda|contacto|contato|assistência) (humano|humana|de um humano|de uma pessoa|com uma pessoa|com um humano)
    `,
      { unless: MENTIONS },
    ),
    rule(
      'asks-to-fetch-person',
      'explicit_request',
      `
      (chama|chame|chamem|chamar) [me|aí|aqui|logo] [pra mim] ([um|uma] <strong>|(o|a|seu|sua|um|uma|o seu|a sua) (gerente|supervisor|supervisora|responsável|chefe|encarregado|dono|superior))
      (arruma|arranja|arranje|arrume|dá|dê|manda|mande|traz|traga|acha|encontre|consegue|põe|ponha|coloca|coloque|bota) [me|pra mim|aí|logo] ([um|uma] <strong>|alguém|<target>) .. (na linha|em linha|no telefone|ao telefone|pra falar|para falar|comigo|que me atenda|pra me atender|para me atender|pra eu falar|para eu falar)
      (me|pra mim|para mim) (dá|dê|arruma|arranja|chama|chame|arrume) (um|uma|outro|outra) <strong>
      (chame me|arranje me|dê me|dá me|arranja me) ((um|uma|o) <strong>|alguém)
    `,
      { unless: MENTIONS },
    ),
    rule(
      'wants-person',
      'explicit_request',
      `
      (quero|queria|exijo|prefiro|solicito|procuro|preciso de|precisava de|precisando de|gostaria de|necessito) [mesmo|é|de|ter] (um|uma|outro|outra|algum) <strong> !(na|no|em|bom|boa|a mais|para a|para minha|pra minha|que conhe*|de (obras|vendas|loja|caixa|campo))
      (^ [não] (quero|queria) <strong> [<now>] $) | ((já pedi|estou a pedir|tô pedindo|estou pedindo) [por] (um|uma|o) <strong>)
      (preciso|precisava|quero) [de|da|a] ajuda de (um|uma|algum|alguém) [<strong>] $
      (quero|queria|preciso) .. (alguém|uma pessoa) (de verdade|de carne e osso|real|humano|a sério|competente)
    `,
      { unless: MENTIONS },
    ),
    rule(
      'bare-noun',
      'explicit_request',
      `
      ^ [<hello>|<yes>|não|mas|eu disse|disse|falei|repito] [um|uma|o|a|outro|outra|seu|algum] <strong> [<now>|obrigado|obrigada|sim] $
      ^ [<hello>|<yes>|não|mas|eu disse] [um|uma] (gerente|supervisor|supervisora|responsável|agente|representante|assistente humano|assistente humana|técnico humano) [<now>|obrigado|obrigada] $
      ^ [<hello>|<yes>|não|o|a] <helpline> [<now>|obrigado|obrigada|na linha agora] $
      ^ [<hello>] (suporte|atendimento|assistência|apoio) (agora|já|urgente|na linha|na linha agora) $
    `,
    ),
    rule(
      'asks-if-anyone-there',
      'explicit_request',
      `
      (tem|têm|há|existe|haverá|haveria|teria) .. (alguém|ninguém|<human>|gente|atendente|operador|assistente|alguma pessoa) .. (com quem .. (falar|conversar|tratar)|(que|pra|para) !(quer|queria|quis) .. (me atender|atender me|me ajudar|ajudar me|falar comigo|conversar comigo|me atenda|me ajude|fale comigo|me escute|me ouça|eu falar))
      (tem|há|não tem|não há) .. (um humano|um ser humano|algum humano|pessoa de verdade|gente de verdade|alguém de verdade|alguém real|pessoa real|alguém de carne e osso|algum atendente|algum operador) (aí|disponível|do outro lado|por aí|nessa linha)
    `,
    ),
    rule(
      'refuses-the-machine',
      'explicit_request',
      `
      (não|nem|recuso|recuso me|me recuso|cansado|cansada|farto|farta) .. (quero|vou|falo|converso|suporto|aguento|trato|fico|falar|conversar|tratar) .. com .. <robot>
      (não|nem) (quero|vou) .. (dar|dizer|contar|passar|explicar) .. (a|para|pra) (um|uma) <robot>
      (chega de|nada de|não quero [mais] [um|esse|este|outro|essa|outra]) <robot> !(de|aspirador)
      ^ com <robot> [eu] não (falo|converso|trato)
      (^ não [é|quero] [um|uma|o|a] <robot> [mas|quero|e sim|sim|é] (uma pessoa|um humano|um atendente|um operador|alguém de verdade)) | ((uma pessoa|um humano|um atendente|um operador|alguém) [e] não (um|uma|o|a|esse|essa) <robot>)
    `,
      {
        unless:
          '(você|o senhor|a senhora|isso|tu) .. é .. <robot> | não (falo|converso|trato|falava) com .. (ontem|há)',
      },
    ),
    rule(
      'wants-call-from-person',
      'explicit_request',
      `
      (<want>|<can>|pede|peça|peçam) .. (alguém|uma pessoa|um humano|um atendente|um operador|um colega|um consultor|um responsável|um supervisor|um agente) .. (<callback>|me ligue|me ligasse)
      (alguém|uma pessoa|um humano|um atendente|um operador|um colega|um consultor|um responsável|um supervisor) [seu|aí] (pode|podia|poderia|podem|consegue) [vir] (<callback>|me atender|atender me|falar comigo)
    `,
      {
        unless:
          '(se|quando|caso) .. (alguém|uma pessoa|um atendente|um consultor) | <third> .. (pode|podia|quer)',
      },
    ),
    rule(
      'why-no-person',
      'explicit_request',
      `
      (por que|porque) .. não .. (posso|consigo|dá pra) .. (falar|conversar) com <target>
      (por que|porque) .. não me (passa|passam|transfere|transferem|liga|ligam) .. (a|para|pra|com) (<target>|ninguém)
      (impossível|não há como|não tem como|nunca consigo|não consigo|difícil) [é] (falar|contatar|contactar|conversar) [com] (um|uma|algum|nenhum|nenhuma) <strong>
    `,
    ),
    rule(
      'asks-for-the-boss',
      'explicit_request',
      `
      (quem manda|quem é o chefe|quem é o responsável|quem é que manda) .. (me passa|passe me|quero falar|deixa eu falar)
      (quero|exijo|solicito|preciso de|traga|chama) (um|o|seu|o seu|algum) (supervisor|superior|gerente|responsável|encarregado) [<now>|seu] $
    `,
      { unless: MENTIONS },
    ),

    rule(
      'wants-to-die',
      'safety',
      `
      (quero|queria|prefiro|preferia|vontade de|penso em|pensando em|a pensar em|pensado em|desejo|decidi que vou) (morrer|estar morto|estar morta|desaparecer para sempre|sumir pra sempre) !(de|na praia)
      (quero|queria|vou|vontade de|penso em|pensando em|a pensar em|pensar em|pensado em|decidi|tentei|ia|prefiro) .. (me matar|matar me|me suicidar|suicidar me|me enforcar|enforcar me|tirar [a] [minha] [própria] vida|acabar com [a] minha [própria] vida|pôr (fim|termo) à [minha] vida|dar [um] fim (à|na) minha vida)
      ((pensamentos|ideias|ideação) (suicidas|suicida|de suicídio)) | ((penso|pensando|a pensar|pensado) (em|no) suicídio)
      (não quero|já não quero|cansei de|cansado de|cansada de|não aguento|não suporto|perdi a vontade de|não tenho vontade de|sem vontade de|não consigo) [mais] [vontade de] viver [mais] $
      (não vejo|já não vejo|não há|não tem|não encontro) .. (sentido|razão|motivo) .. (viver|continuar vivo|continuar viva|em estar vivo|para estar vivo|pra estar aqui)
      (todo mundo|toda a gente|todos|família|mundo|filhos) .. (melhor|bem) sem mim
      (dormir|deitar me|adormecer) .. (não|nunca mais) acordar [mais] $
    `,
      { unless: NOT_NOW },
    ),
    rule(
      'self-harm',
      'safety',
      `
      ((quero|vou|vontade de|preciso de|queria) (me machucar|me cortar|cortar me|me ferir|magoar me|fazer mal a mim)) | ((cortei|cortar|cortando|corto|a cortar) [os|as] [meus|minhas] (pulsos|veias))
      (vou|quero|penso em|vontade de) .. (me jogar|jogar me|atirar me|me atirar|saltar|pular) .. (ponte|janela|prédio|varanda|viaduto|na frente do|debaixo de|debaixo do|para a linha|nos trilhos)
      (tomei|tomou|engoli|engoliu) .. (muitos|demasiados|trinta|vinte|quarenta|cinquenta|monte de|frasco de|caixa inteira de|cartela inteira de|cartela de) .. (comprimidos|remédios|remédio|pastilhas|calmantes)
      (<family>|ele|ela) .. (quer|vai|tentou|ameaça|ameaçou|a ameaçar|disse que vai) .. (se matar|matar se|suicidar se|se suicidar|se enforcar|se jogar)
    `,
      { unless: NOT_NOW },
    ),
    rule(
      'cannot-breathe',
      'safety',
      `
      não .. (respira|((consigo|consegue|conseguindo|está|estou|tá|a conseguir) [a] (respirar|respirando))) !(bem o)
      (parou de respirar) | (mal (consigo|consegue) respirar) | (<family> mal respira)
      (está|tá|estou|tô) [a] (engasgando|engasgar|engasgado|engasgada|sufocando|sufocar)
      ((bebê|bebé|filho|filha|neto|neta|criança|menino|menina) .. engasgou) | ((minha|a minha) garganta .. (fechando|a fechar|fechou|inchando|a inchar))
      ((estou|tô|está|tá) com [muita] falta de ar !condicionado) | ((estou|tô) sem ar $)
    `,
      { unless: NOT_NOW },
    ),
    rule(
      'heart-or-stroke',
      'safety',
      `
      (estou|tô|está|tá|sinto|sentindo|a sentir|tenho|ficar com) .. (dor|dores|aperto|pressão|pontada) .. no peito
      (está|tá|estou|tô|acho|parece) .. (tendo|a ter|teve|infartando|sofrendo|é|em) [um|uma] (infarto|enfarte|enfarto|avc|derrame|ataque cardíaco|ataque do coração|convulsão|overdose|parada cardíaca|reação alérgica|choque anafilático)
      (está|tá) (convulsionando|infartando)
    `,
      {
        unless: `${NOT_NOW}
      peito ... (há meses|há semanas|há dias|consulta|cardiologista)`,
      },
    ),
    rule(
      'unconscious-or-bleeding',
      'safety',
      `
      (está|tá|ficou) (inconsciente|desacordado|desacordada|desmaiado|desmaiada|sem sentidos|sem pulso)
      (desmaiou|caiu|bateu a cabeça) .. não .. (acorda|reage|responde|mexe|levanta|respira)
      (<family>|ele|ela|homem|senhora|criança) .. ((desmaiou (agora|aqui|e não|em casa|no chão|$))|(perdeu os sentidos)|(não (reage|tem pulso|se mexe)))
      ((estou|tô|está|tá) (sangrando (muito|$)|a sangrar (muito|imenso|$)|perdendo muito sangue|a perder muito sangue|com hemorragia)) | ((não para|não paro) de sangrar)
      (entrou|está|estou|tá) em trabalho de parto
      (bebeu|engoliu|ingeriu|comeu|tomou) .. (água sanitária|lixívia|detergente|veneno|pilha|soda cáustica|desentupidor|gasolina|amaciante)
      (fui|foi) atropelad* | (acabei|acabamos) de (sofrer um acidente|ter um acidente|capotar|bater o carro)
    `,
      { unless: NOT_NOW },
    ),
    rule(
      'calls-for-help',
      'safety',
      `
      ^ socorro
      (chama|chame|chamem|manda|mande|mandem|envie|enviem|preciso de|precisamos de) (uma ambulância|ambulância|a polícia|polícia aqui|os bombeiros|bombeiros|o samu|o inem|socorro)
      (^ [é|isto é|isso é|tenho|olá] [uma] emergência [médica] $) | ((é|tenho|temos|isto é|isso é) uma emergência (médica|de vida ou morte)) | (^ estou em perigo)
    `,
      { unless: 'preciso de (uma ambulância|ambulância) .. (para|pra) (transportar|consulta|amanhã)' },
    ),
    rule(
      'house-on-fire',
      'safety',
      `
      (casa|prédio|apartamento|cozinha|carro|quarto|loja|aparelho|televisão|fogão|bateria|carregador|celular|telemóvel|tomada|aquecedor|frigorífico|hotel|aqui) .. (pegando fogo|pegou fogo|em chamas|a arder|explodiu)
      (tem|há|tá tendo|está havendo|houve|teve) [um|uma] (incêndio|fogo|explosão) [grande] [aqui] (na|no|em) .. (casa|cozinha|prédio|apartamento|quarto|rua|hotel|escritório|loja|vizinho)
      ((casa|quarto|corredor|apartamento|prédio|cozinha) .. (cheio|cheia|encheu) de (fumaça|fumo)) | ((saindo|sai|a sair|soltando|a deitar) (fumaça|fumo|faísca|faíscas|fogo|chamas) (de|do|da|pelo))
      (levou|levei|tomou|tomei|apanhei) um choque .. (elétrico|da tomada|elétrica) .. (desmai*|peito|não|chão|braço)
    `,
      { unless: NOT_NOW },
    ),
    rule(
      'smells-gas',
      'safety',
      `
      (cheiro [forte|muito forte|intenso|horrível] (de|a) gás) | ((cheira|cheirando|a cheirar) [muito|imenso] [a] gás)
      ((tem|há|temos|tá tendo|é) .. (fuga|vazamento|escape) de gás) | (gás .. (está vazando|tá vazando|está a verter|está a vazar|vazando aqui))
      alarme .. (monóxido|gás) .. (tocando|apitando|a tocar|a apitar|disparou) .. (tonto|tonta|tontos|dor de cabeça|mal|enjoado|enjoados)
    `,
      {
        unless: `${NOT_NOW}
      (se|caso|quando) ... (cheiro|fuga|vazamento)
      (alarme|detector|detetor|sensor) de .. gás !(.. (tocando|apitando|a tocar|a apitar|disparou))`,
      },
    ),
    rule(
      'attacked-or-threatened',
      'safety',
      `
      (tem|há|entrou|está|tá) .. (ladrão|ladrões|bandido|assaltante|intruso|homem armado) .. (casa|quintal|quarto|dentro|porta|apartamento)
      (alguém|homem|homens|ladrão|bandido|estranho) .. (invadindo|invadir|arrombando|arrombar|forçando|entrar|entrou) .. (minha casa|minha porta|a porta|meu apartamento|em casa|pela janela)
      (marido|namorado|companheiro|ex|padrasto|pai|vizinho|homem|ele) .. (me bate|me bateu|bateu me|bate me|me agrediu|agrediu me|me batendo|a bater me|quer me matar|vai me matar|vai matar me|me ameaçou de morte|ameaçou me de morte|tentou me enforcar|tentou me matar|quer matar a gente)
      (homem|alguém|estranho|cara|carro|ele|ex) .. (está|tá|vem) .. (me seguindo|a seguir me|me perseguindo|a perseguir me|me atacando|a atacar me|me ameaçando|a ameaçar me)
      (ele|homem|ladrão|ex|marido|cara) .. (tem|está com|com) (uma faca !de|uma arma|um revólver|uma pistola|um facão)
      ((sequestraram|raptaram|levaram) .. (filho|filha|bebê|bebé|neto|neta|criança)) | ((meu|minha) (filho|filha|neto|neta|bebê) .. (foi sequestrad*|foi raptad*|desapareceu|sumiu !com|está desaparecid*))
      ((fui|ela foi|ele foi|filha foi|filho foi) (estuprad*|violada|esfaquead*|balead*|sequestrad*|raptad*)) | ((está|tá) (se afogando|a afogar se)) | (vítima de violência doméstica)
    `,
      { unless: NOT_NOW },
    ),
    rule(
      'stolen-or-hacked',
      'safety',
      `
      (roubaram|furtaram|clonaram|hackearam|invadiram|esvaziaram|zeraram|limparam) [me] [o|a|os|as] [meu|minha|meus] (cartão|cartões|conta|carteira|celular|telemóvel|identidade|whatsapp|chip)
      (meu|minha) (cartão|conta|celular|telemóvel|carteira|email|identidade) .. (foi|está sendo|tá sendo|está a ser) (roubad*|clonad*|furtad*|hackead*|invadid*|piratead*|esvaziad*)
      ^ (cartão|conta|carteira|celular|telemóvel) (roubado|roubada|clonado|clonada|hackeada|invadida|furtado|furtada) !(ano|há)
    `,
      { unless: NOT_NOW },
    ),
    rule(
      'money-is-being-taken',
      'safety',
      `
      (alguém|estão|tão|andam|estranho|burlão|hacker) .. (usando|a usar|usa|gastando|a gastar|esvaziando|a esvaziar|tirando|a tirar|sacando|roubando|a roubar|a levantar|levantando|mexendo|comprando) .. (meu|minha) (cartão|conta|dinheiro|poupança|identidade)
      (compras|transferências|saques|pagamentos|levantamentos|uma transferência|um saque|um levantamento|um pix) .. que [eu] (nunca fiz|não fiz|não autorizei)
      não fui eu (que|quem) (fiz|fez) [essa|esse|essas|esta|este|a|o] (transferência|compra|compras|pix|saque|levantamento)
      (empréstimo|conta|crédito|cartão|financiamento) .. (no meu nome|em meu nome) .. (não fui eu|sem eu saber|fraude)
    `,
      { unless: NOT_NOW },
    ),
    rule(
      'was-scammed',
      'safety',
      `
      (caí|cai|caiu|caímos) (num|em um|no|numa|na) (golpe|burla|fraude|conto)
      (fui|fomos) .. (burlado|burlada|vítima de (fraude|uma fraude|burla|uma burla|golpe|um golpe|phishing))
      (passei|dei|informei|forneci|digitei|coloquei|entreguei|pus|passou|deu) .. (senha|código|pin|dados|token|palavra passe|cartão) .. (golpista|burlão|estranho|falso|falsa|desconhecido)
    `,
      { unless: NOT_NOW },
    ),

    rule(
      'will-sue',
      'legal',
      `
      (vou|vamos|vai|irei|pretendo|quero) (processar|acionar judicialmente|levar a tribunal|pôr em tribunal) (vocês|você|a empresa|essa empresa|esta empresa|a operadora|o banco|os senhores|todos|essa loja|tudo isso)
      (vou|vamos|pretendo) .. (processar vos|pôr vos em tribunal|levar vos a tribunal|pôr vos um processo)
      (vou|vamos|vai|terei que|ou) .. (entrar na justiça|à justiça|entrar com [um|uma] (processo|ação)|abrir um processo contra|meter um processo|levar isto a tribunal|levar isso a tribunal|avançar para tribunal|levar isso pra justiça|levar vocês pra justiça|levar vocês ao tribunal|levar vos a tribunal|pequenas causas|acionar a justiça)
      (nos vemos|vejo vocês|vemo nos|a gente se vê|a gente se encontra) .. (tribunal|justiça|juizado|fórum|juiz)
      (medidas|providências|ação|meios) (legais|judiciais|judicial|legal) .. (contra|vocês|vou|tomar|$)
    `,
      {
        unless:
          '(seguro|filme|série|novela|vizinho|ex) .. (tribunal|justiça|processar|processo) | não (vou|quero) .. (processar|justiça|tribunal)',
      },
    ),
    rule(
      'sends-the-lawyer',
      'legal',
      `
      (meu|minha) (advogado|advogada) .. (vai|vão|entra|entrará|cuida|cuidará|trata) .. (vocês|processar|notificar|contato|contacto|convosco|disso|disto|ação)
      (vou|já|vamos) .. (contratar|contratei|acionar|acionei|constituí|chamar|procurar) .. (advogado|advogada) !(para comprar|de divórcio)
    `,
    ),
    rule(
      'goes-to-the-regulator',
      'legal',
      `
      (vou|vamos|pretendo|quero|irei) .. (reclamar|denunciar|queixar me|apresentar queixa|fazer queixa|abrir uma reclamação|abrir reclamação|acionar|fazer uma denúncia) .. (procon|anatel|aneel|ans|anac|banco central|consumidor|deco|anacom|asae|erse|ministério público|banco de portugal|provedor de justiça|juizado)
      (vou|vamos|eu vou) (no|ao|pro|à) (procon|deco|ministério público|juizado) ($|contra|se|e|reclamar|agora)
      (quero|exijo|vou [escrever no|reclamar no]|dê me|traga) [o] livro de reclamações
    `,
    ),

    rule(
      'threatens-to-cancel',
      'cancel_threat',
      `
      (ou|senão|se não|caso contrário|do contrário) ... (cancelo|vou cancelar|rescindo|encerro a conta|fecho a conta|vou embora|troco de|mudo de|vou pra concorrência|vou para a concorrência|cancelo tudo)
      (chega|cansei|já chega|farto|farta|não aguento mais) .. (cancel*|encerr*|rescind*|quero cancelar|quero sair)
      (cancela|cancele|cancelem|encerra|encerre) (tudo|o contrato|meu contrato|minha conta|a minha conta|o serviço) .. (cansei|chega|não aguento|porque vocês|farto)
      (vou|vamos|estou pensando em|estou a pensar) .. (cancelar|rescindir|encerrar) .. (contrato|tudo|conta) .. (porque vocês|por causa de vocês|se vocês|já que vocês|por culpa)
    `,
      {
        unless:
          '(como|quanto|qual|quero saber|queria saber|posso|multa) ... (cancel*|encerr*|rescind*) | não (vou|quero) cancelar',
      },
    ),
    rule(
      'goes-to-the-competition',
      'cancel_threat',
      `
      (vou|vamos|mudo|passo|quero|decidi) .. (pra|para a|para|à) (concorrência|concorrente)
      (vou|vamos|decidi|estou pensando em|estou a pensar em|penso em) (mudar|trocar) (de|pra|para) (operadora|banco|outra operadora|outro banco|seguradora|companhia|outra empresa|fornecedor)
      (perder|perderam|perdem|perdendo|perdeu) (um|uma|mais um|o|este) cliente
      (deixo de|vou deixar de|não quero mais) ser [vosso] cliente
    `,
      { unless: 'não (vou|quero) .. (mudar|trocar|concorrência) | (como|preciso) .. (mudar|trocar) de' },
    ),

    rule(
      'insults-the-service',
      'frustration',
      `
      (vocês são|você é|és|são todos|bando de|cambada de) .. (incompetentes|incompetente|inútil|inúteis|burro|burra|burros|idiota|idiotas|palhaços|imbecil|imbecis|ladrões|imprestáveis|estúpido|estúpida|aldrabões)
      (robô|máquina|sistema|bot|atendimento|assistente|serviço) (burro|burra|inútil|idiota|estúpido|estúpida|imbecil|de merda|péssimo|horrível|ridículo|lixo|vergonhoso)
      (merda|porcaria|droga|bosta|porra|lixo) de (atendimento|robô|serviço|empresa|sistema|máquina|assistente|banco|operadora)
      (vai se foder|vai tomar no cu|vai à merda|filho da puta|puta que pariu|foda se|cala a boca|cale a boca|vai pro inferno)
      (que|pior|péssimo|mau) (atendimento|serviço) (horrível|péssimo|ridículo|lixo|vergonhoso|de merda|do mundo|que já vi|da minha vida)
      (isso|isto) é (inútil|ridículo|uma falta de respeito|um absurdo|uma palhaçada|uma vergonha|inaceitável|o fim da picada|perda de tempo) !de
    `,
    ),
    rule(
      'says-assistant-does-not-listen',
      'frustration',
      `
      (você|vocês|tu|esse robô|essa máquina) não .. (entende|entendes|entendem|escuta|ouve|percebe|percebes|ajuda|resolve|resolvem|serve|presta) (nada|o que|pra nada|para nada|$)
      não [está|estás|tá|estão] (me|a) (ajudando|ajudar me|ajudar|entendendo|entender me|ouvindo|ouvir me|escutando) [em nada] $
      não (me entende|me escuta|me ouve|me entendes|me percebe)
    `,
      { unless: '(<family>|<third>|alexa|siri|microfone|carro|fone|telefone|celular|aparelho) .. não' },
    ),
    rule(
      'is-fed-up',
      'frustration',
      `
      (andando|andar|rodando) em círculos
      quantas vezes .. (tenho|vou|preciso|é preciso) .. (repetir|dizer|falar|explicar)
      (já|eu já) (falei|disse|expliquei|repeti) (três|quatro|cinco|dez|mil|cem|várias|quinhentas) vezes
      (farto|farta|cansado|cansada|cansei|saco cheio|não aguento mais|perdendo a paciência|a perder a paciência) .. (de vocês|de repetir|desse robô|dessa máquina|desse atendimento|deste atendimento|de esperar|disso|disto)
      (farto|farta|cansei|de saco cheio|não aguento mais|perdendo a paciência|a perder a paciência) $
    `,
      {
        unless:
          '(cansado|cansada|farto|farta|cansei) (hoje|do trabalho|de trabalhar|do calor|do frio|da viagem|da chuva)',
      },
    ),

    rule(
      'offers-a-person',
      'offer',
      `
      (quer|queres|queria|deseja|prefere|preferes|gostaria|gostava|pretende) .. (falar|conversar|ser atendido|ser atendida|tratar|passar) .. (com|por|para) <target>
      (quer|queres|deseja|prefere|gostaria|gostava|pretende|autoriza|permite) [que] [eu|o|a|lhe|te] (transfira|passe|encaminhe|conecte|chame|coloque|ligue|peça|peças|pedisse|solicite|procure|te passe) ... (<target>|chamada|ligação)
      (posso|podia|podemos|devo|vou|vamos|permita me) .. (transferi|passá|ligá|conectá|encaminhá) (lo|la) ... <target>
      (posso|podia|podemos|devo|vou|vamos|se eu) .. (transferir|passar|encaminhar|conectar|colocar|ligar|pôr|deixar|passasse) [você|a chamada|a ligação|o senhor|a senhora|te|lhe] ... <target>
      (posso|quer que eu|devo|vou|se eu) .. (chamar|chame|procurar|procure|buscar|chamasse) .. <target>
      (quer|deseja|prefere|gostaria|gostaria de) ser (transferido|transferida|encaminhado|encaminhada) .. <target>
      <target> .. (pode|poderá|disponível|livre) ... (quer|deseja|gostaria|pode ser|posso transferir|posso passar)
      (quer|deseja) que <target> .. (ligue|entre em contato|entre em contacto|telefone|contacte|retorne)
      (passo|transfiro|encaminho|chamo|posso passar|posso transferir) [já] [a chamada|a ligação|você|o senhor|a senhora] (a|para|pra|com|ao|um|uma) .. <target>
      (ou|^) (prefere|quer|falar com) .. (uma pessoa|um atendente|um colega|um humano|um operador|alguém da nossa)
    `,
      {
        unless:
          '(não posso|não consigo|não é possível|não me é possível|não podemos|não precisa|não é necessário) | (euros|reais|conta|poupança|saldo)',
      },
    ),
    rule(
      'accepts-the-offer',
      'accept',
      `
      [<yes>] (pode|podes|podem) [sim|me|ir] (transferir|passar|fazer|chamar|ligar|ser|encaminhar|avançar|pedir) [me|sim] [isso|a chamada|a ligação|a um colega|ele]
      ^ (sim|claro|ok|okay|pode|certo|passe|transfere|transfira|força|maravilha|afirmativo|naturalmente|obviamente|evidentemente|aleluia|exatamente|yes|excelente|com certeza|beleza|tá|isso|exato|positivo|lógico|uhum|aham|combinado|fechado|aceito|quero|perfeito|ótimo|excelente|bora|boa|força|é) [sim|mesmo|aí|lá|claro|isso] $
      (sim|claro|ok|tá|ótimo|perfeito|bom|certo|tá bom|está bem|com certeza|tudo bem|pode ser|claro que sim|de acordo|combinado)
      [eu] (quero|gostaria|gostava|adoraria|aceito|agradeço|agradecia|preferia|prefiro|queria) [sim|muito|mesmo|imenso|isso|de]
      (seria|era|isso seria|é|acho que é|acho) [uma|o|muito|mais] (ótimo|bom|melhor|perfeito|excelente|ideal|maravilhoso|boa|óptimo|bem)
      (por que não|porque não|acho que sim|acho que seria melhor|creio que sim|espero que sim|parece me bem|me parece bem|ia adorar|ficaria feliz)
      (faça|faz|façam) (isso|sim|favor)
      (me) (passa|passe|transfere|transfira|conecta|conecte|coloca|coloque|põe|encaminha|liga) [com|pra|para|logo]
      (passe|transfira|transfere|ligue|passa|encaminhe|ponha|avance|conecte) [me] [com|a|ao|à|para|pra]
      (^ [sim] (pessoa|humano|atendente|operador) $) | [com|a|para|pra|falar com|passar pra|por] (o humano|uma pessoa|um atendente|um humano|um operador|um colega|uma atendente|a pessoa|o atendente|o colega|o operador|ele|ela|alguém|um agente|um assistente|um supervisor|um especialista|um consultor) [mesmo]
      (quero|queria|prefiro|preferia|gostaria de|gostava de) falar
      (eu|nós) (espero|aguardo|posso esperar|posso aguardar)
      (espero|aguardo|fico à espera|fico na linha|posso esperar|posso aguardar|espero na linha|fico grato|fico grata|ficava agradecida) [imenso|um pouco|o tempo que for|sem problema]
      ((não|sem) [há|tem|vejo] problema) | (não me importo|por mim tudo bem|por mim pode ser|pra mim está bom|para mim tudo bem|por mim|pra mim)
      (se não for|se não der) [muito] (incômodo|incómodo|trabalho)
      (talvez|se calhar|acho que|é) [seja|é|fosse] [o|a] (melhor|melhor opção|melhor solução|melhor assim|melhor sim|mais fácil)
      (melhor assim|melhor sim|melhor mesmo|assim é melhor|melhor|desse jeito|finalmente|até que enfim|já não era sem tempo|aleluia|o melhor|capaz de ser|graças a deus|que bom|que maravilha|boa ideia|ótima ideia)
      (vá lá|vamos lá|bora lá|manda ver|manda|demorou|vamos|tá combinado|com prazer|com todo o gosto)
      (agora|já|agora mesmo|o quanto antes|quanto antes|o mais rápido possível|imediatamente|logo)
      (chama|chame|pode chamar) (ele|ela|alguém|o colega|o atendente|um colega)
      (a segunda opção|a primeira opção|a segunda|a opção de falar com alguém|que ele me ligue|que me liguem|que um colega me ligue)
      [isso|é] (o melhor|isso mesmo|exatamente isso|isso aí|o que eu quero|isso que eu quero|o que quero)
    `,
    ),
    rule(
      'declines-the-offer',
      'refuse',
      `
      ^ [ai|bem|<thanks>] [mas] não [não|muito] [<thanks>] $
      ^ [<thanks> [mas]] não [não] (obrigado|obrigada|valeu|agradeço|é preciso|precisa|preciso|é necessário|há necessidade|vale a pena|faz falta|quero)
      ^ [<thanks>] (ainda não|agora não|por enquanto não|hoje não|neste momento não) [<thanks>] $
      (melhor não|de jeito nenhum|nem pensar|de maneira nenhuma|claro que não|prefiro que não|acho que não)
      ^ [não] (mais tarde|depois|outro dia|outra hora|deixa pra lá|deixe estar|deixa estar|esquece|deixa|fica para depois) [obrigado|obrigada|talvez] $
      (prefiro|quero|gostaria de|vamos|podemos|posso) (continuar|ficar|seguir|resolver|tratar) .. (com você|contigo|consigo|aqui|assim|por aqui)
      (vamos|podemos|posso|quero) (tentar) (de novo|outra vez|mais uma vez|novamente|aqui|sozinho|sozinha)
      não ((me|nos) (transfere|transfira|passe|passa|encaminhe|transfiras|passes)) | não (quero|queria) (ser transferido|ser transferida|falar com ninguém|atendente|transferência|incomodar)
      (você|tu) (pode|podes|consegue|consegues) [mesmo] (me ajudar|ajudar me|resolver|fazer isso|me dizer|dizer me)
      (eu ligo|ligo|volto a ligar|eu volto a ligar) (depois|mais tarde|amanhã|outra hora|outro dia|na segunda)
      ^ [não] (está bom assim|tá bom assim|já está bem|tá tranquilo|assim está bem|assim está bom|dispenso|eu dispenso|já resolvi|já não é preciso)
    `,
      { unless: 'por que não | porque não | (não|sem) [há|tem|vejo] problema | não me importo' },
    ),
    rule(
      'did-not-understand',
      'failed',
      `
      não [te|lhe|o|a|consegui|fui capaz de|estou conseguindo|estou a conseguir] [bem] (entendi|percebi|compreendi|captei|entender|perceber|compreender|ouvi bem)
      não (posso|consigo|sei como|tenho como) .. (ajudar|ajudá|responder|resolver|fazer isso)
      não (encontrei|encontro|localizei|consegui encontrar|consegui localizar|tenho) .. (pedido|reserva|conta|informação|informações|acesso|resposta|registro|registo|nada)
      (pode|poderia|podia|importa se de) (repetir|reformular|dizer de outra forma|explicar melhor|ser mais específico)
      ^ (repita|reformule|tente novamente|tente de novo)
      não (tenho|estou com) certeza [de] (se|que) .. (entendi|percebi)
      (fora do meu alcance|além do que posso|não fui programado|não fui treinada|não está disponível para mim)
      (ocorreu|houve) (um erro|uma falha|um problema)
    `,
    ),
    rule(
      'says-it-was-said-before',
      'again',
      `
        (pergunto|perguntei|estou perguntando|estou a perguntar|tô perguntando|digo) (se|quando|quanto|como|onde|que)
        (quero|queria|preciso) saber
        (minha pergunta|a pergunta|o que eu (pergunto|quero|perguntei)|me refiro|refiro me)
      (como|conforme) [eu] (disse|falei|já disse|já falei|já expliquei|lhe disse|te disse)
      já [te|lhe|lhes|vos] (disse|falei|expliquei|pedi|perguntei|informei|repeti)
      não (é|era|foi) [bem] (isso|isto|essa|nada disso) .. (perguntei|pedi|pergunta|quero|queria)
      ^ não [não] [eu|o que eu] (perguntei|pedi|queria saber|falei|quero saber|quis dizer|queria)
      (não respondeu|não respondeste|não me respondeu|minha pergunta|estou perguntando|estou a perguntar|voltando à)
      ^ (de novo|outra vez|repito|novamente|ainda não)
    `,
    ),
    rule(
      'asks-for-a-profession',
      'asks_noun',
      `
      (qual|em que|com que|o que) .. (profissão|ocupação|trabalha|cargo|função|faz da vida|emprego)
      (quem|com quem) .. (falou|atendeu|ligou|lhe disse)
      (palavra passe|pergunta de segurança|nome da empresa|quantas pessoas|quantos passageiros|quantos hóspedes|quantos lugares)
    `,
    ),
  ],
  lists: {
    ask: `
      tem como | há como | dá pra | dá para | dava pra | dava para | deixa | deixe | deixem | liguei | ligando | a ligar
      tentando | a tentar | vim | precisar | precisando | querendo | seria possível | era possível | é possível | esperando | aguardo | aguardando
    `,
    speech: `
      falar | conversar | dialogar | tratar | tratar disso | tratar disto | discutir isso | discutir isto | resolver isso
      resolver isto | me comunicar | comunicar me | bater um papo | conversa
    `,
    art: `
      um | uma | o | a | os | algum | alguma | outro | outra | qualquer | seu | sua | o seu | a sua | vosso | vossa
      o vosso | um dos seus | um dos vossos | um dos nossos | uma das nossas | uma das suas | esse | aquele | um outro | uma outra | nenhum | nenhuma
    `,
    target: `
      [<art>] [<real>] (<agent>|<desk>) !(virtual|digital|social|automático|automática|eletrônico|eletrónico|de voz|de viagens|de viagem|imobiliário|imobiliária|de seguros|de trânsito|de bordo)
      [um|uma|outra|alguma|qualquer|um outro|uma outra] [<real>] <human>
      uma operadora
      <somebody> !(mais|da minha família)
    `,
    strong: `
      atendente | operador | humano | humana | ser humano | pessoa | pessoa de verdade | pessoa real | pessoa viva
      pessoa de carne e osso | pessoa a sério | gente de verdade | alguém de verdade | alguém real | funcionário
      funcionária | atendente humano | operador humano | agente humano | atendimento humano | voz humana | supervisor
      representante | colega seu | assistente humano | teleoperador | alguém de carne e osso | alguém da equipe
    `,
    helpline: `
      apoio ao cliente | atendimento ao cliente | serviço de apoio ao cliente | serviço ao cliente | central de atendimento
      linha de apoio | ouvidoria | suporte humano | suporte ao vivo | serviço de apoio
    `,
    robot: `
      robô | robôs | robozinho | bot | bots | chatbot | máquina | máquinas | gravação | gravações | computador
      inteligência artificial | secretária eletrônica | secretária electrónica | assistente virtual | assistente digital
      atendimento automático | atendedor automático | sistema automático | atendimento eletrônico
    `,
    moved: `
      transferir | transfere | transfira | transfiram | transferido | transferida | encaminhar | encaminhe | encaminha
      encaminhado | encaminhada | direcionar | direcione | passem | passado | passada
    `,
    put: `
      me passa | me passe | me passem | passe me | passa me | passar me | me passar | passem me | passares me
      me transfere | me transfira | me transferir | transfira me | transfere me | transferir me | me transferem
      me encaminha | me encaminhe | me encaminhar | encaminhe me | encaminhar me | me direciona | me direcione
      me direcionar | me redireciona | redirecionar me | me conecta | me conecte | me conectar | conecte me | conectar me
      me liga | ligue me | liga me | ligar me | me põe | me ponha | ponha me | põe me | pôr me | me coloca | me coloque
      me colocar | coloque me | me bota | me manda | me joga | me passassem | me transferissem
      me ligassem | me coloquem | me transfiram | me encaminhem
    `,
  },
};
