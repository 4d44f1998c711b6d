import { type LanguagePhrases, lines, namesIn, wordsIn } from './language-phrases.ts';

export const SPANISH: LanguagePhrases = {
  language: 'es',
  fillers: namesIn(`
    eh, eeh, este, pues, mire, mira, oiga, oye, o sea, a ver, digamos, la verdad, en serio, sinceramente,
    directamente, simplemente, inmediatamente, de verdad que, urgentemente, buenas, buenos días, buenas tardes,
    disculpe, perdone, ahorita, nomás, híjole, ay, ah, mmm, solamente, quizás, tal vez, de una vez, mejor dicho
  `),
  courtesy: namesIn(
    'por favor, porfa, porfavor, si es tan amable, si fuera tan amable, sea tan amable, por fa',
  ),
  nouns: namesIn(`
    operador, operadora, operadores, humano, humana, humanos, ser humano, agente, agentes, asesor, asesora, asesores,
    representante, representantes, ejecutivo, ejecutiva, ejecutivos, supervisor, supervisora, encargado, encargada,
    gerente, empleado, empleada, empleados, responsable, teleoperador, teleoperadora, telefonista, recepcionista,
    comercial, gestor, gestora, funcionario, funcionaria, atención al cliente, servicio al cliente,
    servicio de atención al cliente, atención al usuario, soporte técnico, atención a clientes, servicio a clientes, centralita
  `),
  lookalikes: wordsIn(`
    operación operaciones operar opera humanidad agencia agenda asesoría representar supervisar encargo encargar
    gerencia empleo gestión gestiones ejecutar cliente clientes comercio atender
  `),
  common: wordsIn(`
    yo tú él ella usted nosotros ustedes ellos me te se le lo la los las les nos mi mis tu tus su sus el un una unos unas
    de del al a en con por para sin sobre entre desde hasta y o pero porque que qué quien quién cómo cuándo dónde cuánto
    cuál este esta esto ese esa eso aquel es soy eres somos son era fue ser está estoy estás estamos están he ha has
    hemos han había haber hay tengo tiene tienes tener hacer hago hace puedo puede puedes podría quiero quiere quisiera
    gustaría necesito debo debe no sí ya más muy bien también nunca siempre aquí ahí allí gracias hola dicho digo decir
    pedido pido saber sé ahora hoy ayuda dígame vez veces tres gente si otra otro cuando
  `),
  words: {
    cue: lines(`
      quiero | quisiera | quería | necesito | prefiero | preferiría | gustaría | deseo | puedo | podría | puede | puedes | pueden | pido | exijo | solicito | busco | ocupo | urge | posible | deme | dame | páseme | pásame | póngame | ponme | poner | poner con | pongas | cómo hago | cómo puedo | dónde puedo | forma de | manera de | déjeme | quiero que | que me | pásenme | consigue | localizar | contactar | espero
    `),
    act: lines(`
      me ayude | me atienda | me llame | me llamara | me llamen | que pueda | para hablar | al teléfono | en la línea | ahora | ya | en vez | en lugar | se encargue | me contacte | me resuelva
    `),
    a: lines(`
      un | una | el | la | los | algún | alguna | otro | otra | su | tu | uno de sus | una de sus | mi | ese
      unos | vuestro | vuestra | al | del | alguien de | cualquier | algunos
    `),
    adj: lines(`
      verdadero | verdadera | real | reales | otro | otra | humano | humana | competente | física | viva | vivo
      especializado | de verdad | calificado | capacitado
    `),
    someone: lines(`
      alguien | alguno | persona | personas | hombre | mujer | señor | señora | señorita | chico | chica | compañero | compañera | compañeros
      jefe | jefa | superior | técnico | experto | especialista | manager | personal | soporte | ventas | facturación | departamento .. | área .. | quien (mande|manda|corresponda)
      quién | carne y hueso | voz humana | cobranza | reclamaciones | reclamos | sistemas | administración
    `),
    who: lines(`
      [<a>] [<adj>] (<noun>|<someone>) [real|humano|humana|de verdad|de carne|física|viva|vivo]
    `),
    strong: lines(`
      [<a>] [<adj>] <noun>
      (una|otra|la|con una) [<adj>] persona [real|humana|de verdad|de carne|física|viva|de carne y hueso]
      persona (real|humana|de verdad|de carne|física|viva)
      personas (reales|de verdad) | gente (real|de verdad)
      alguien (real|humano|de verdad|de carne|más|vivo|que|de|competente|capacitado|superior)
      (un|una|el|la|tu|su) (jefe|jefa|compañero|compañera|superior|técnico)
    `),
    speak: lines(`
      hablar | hablarlo | hablo | platicar | conversar | comunicarme | comunicar | comunicarse | tratar
      tratarlo | discutir | contactar | dialogar | charlar | consultar | entenderme | hablarle | lidiar
      chatear
    `),
    to: lines('con | a | al | con el | con la'),
    wish: lines(`
      quiero | quisiera | quería | querría | necesito | necesitaría | gustaría | prefiero | preferiría | deseo
      puedo | podría | puede | puedes | pueden | podés | podrías | podemos | exijo | pido | solicito
      hace falta | quiere | queremos | requiero | busco | debo | ocupo | me urge | urge | necesitamos | espero
    `),
    bot: lines(`
      robot | robots | robó | máquina | máquinas | computadora | computador | ordenador
      contestador [automático] | contestadora | grabación | grabadora | bot | bots | inteligencia artificial
      ia | sistema [automático] | asistente [virtual] | voz automática | operadora automática | chatbot | menú
      máquinas | aparato
    `),
    put: lines(`
      páseme | pásame | pasame | pásenme | pasarme | me pasa | me pasas | me pasan | me pase | comuníqueme
      comunícame | comunicame | comuníquenme | comunicarme | me comunica | me comunicas | me comunique
      me comunican | póngame | ponme | poneme | pónganme | ponerme | me pone | me pones | me ponga | me ponen
      transfiérame | transfiéreme | transfiereme | transferime | transferirme | me transfiere | me transfieres
      me transfiera | me transfieran | conécteme | conéctame | conectame | conectarme | me conecta | me conectas
      me conecte | derívame | deríveme | derivarme | me deriva | me derive | enlázame | enlazarme | comunícarme
      redirigirme | me redirige | pásale | me comunicás | me transferís | me pasás
    `),
    family: lines(`
      (mi|mis|su|sus|un|una|nuestro|nuestra) (esposo|esposa|marido|mujer|hermano|hermana|madre|padre|mamá|papá|hijo|hija|amigo|amiga|compañero|vecino|vecina|primo|prima|tío|tía|abuela|abuelo|novio|novia|jefe|jefa|cuñado|cliente|pareja)
    `),
    yes: lines(`
      sí | si | claro | claro que sí | vale | ok | okay | bueno | por supuesto | perfecto | de acuerdo
      desde luego | adelante | dale | va | está bien | órale | cómo no | como no | sale | genial | excelente
      estupendo | encantado | encantada | con gusto | por qué no | correcto | exacto | eso | hágalo | hazlo
      bien | muy bien | obvio | venga | ya era hora | por fin | me encantaría
      sería (genial|bueno|mejor|ideal|perfecto|estupendo)
    `),
    contract: lines(`
      contrato | contratos | suscripción | cuenta | cuentas | todo | póliza | línea | servicio | servicios
      plan | membresía | seguro | tarjeta
    `),
    bare: lines(`
      [<a>] [<adj>] <noun> [<noun>|real|humano|humana|de verdad]
      (una|otra) [<adj>] persona [real|humana|de verdad|viva]
      persona (real|humana|de verdad)
      alguien (real|humano|de verdad)
      (ventas|facturación|soporte|reclamaciones|reclamos|cobranza)
    `),
    tail: lines(`
      gracias | ahora | ya | ahora mismo | al teléfono | no (un|una) <bot> | no <bot> | ya mismo | en línea
      he dicho | dije | sí | nada más | a
    `),
  },
  rules: {
    explicit_request: {
      always: lines(`
        por qué no .. (puedo|puede|puedes|pueden|me) .. (<who>|pasa|pasan|comunica|transfiere)
        no (puede|puedes|podría|pueden|me puede|me puedes|podrías) [usted|me] (<put>|pasarme|transferirme|comunicarme|ponerme)
        (imposible|no hay manera de|no hay forma de|no logro|no consigo|no se puede|nunca puedo|difícil) [de] (hablar|contactar|comunicarme|conseguir|localizar) [con] <who>
        (no|ni|basta de|harto de|cansado de|nada de|en vez de|en lugar de) .. <bot> .. (quiero|sino|quisiera|prefiero|necesito|deme|páseme|mejor|pásame|una|un|con) .. <strong>
        no [con|a] [un|una|otra|otro|la|el] <bot> [sino|quiero] [con] <strong>
        <strong> (no|y no|en vez de|en lugar de|antes que) [con|a] [un|una|esta|el|la] <bot>
        no tienen .. (<noun>|personas|gente|alguien) .. (con|que|hable|atienda|real|hablar)
        (nadie) .. (me atiende|que me atienda|real|humano) .. [<who>]
      `),
      perhaps: lines('<noun> | <someone>'),
      say: lines(`
        <speak> .. <to> <who>
        hablar <who> | hablar con (quien|el que|la que) | (hablarlo|tratarlo|verlo) en persona
        <put> [<to>|a|en contacto|en comunicación] <who>
        <put> con !(el wifi|internet)
        (transfiérame|transfiéreme|me transfiere|transferirme|comuníqueme|comunícame|derívame|deríveme|conécteme|conéctame) !(los|el dinero|la plata|dinero|mi|euros|cincuenta|cien|saldo|a mi cuenta|al wifi|a internet)
        (puede|puedes|podría|podrías|pueden) (transferirme|comunicarme|pasarme|derivarme) !(el|la|los|las|mi|un|una|por|a mi)
        (transferir|transfiera|transfiere|pase|pasar|desviar|derivar|pasa) (la|mi|esta|esa) (llamada)
        (ser|que me|estar) (transferido|transferida|comunicado|comunicada|atendido por|atendida por|transfieran|comuniquen|pasen con|atienda|pongan con|contacte|conecten) !(rápido|bien)
        (atienda|atender|atendiera|atendido|atendida|atiende|atiendan|ayude|ayudara|asistido|asesore) [por|bien] (<strong>|alguien|una persona)
        (deme|dame|denme|consígame|consigue|búsqueme|mándame|tráigame|llame a|llama a|llámame a|búscame) [con|a] <strong>
        <wish> [tener|contactar|ver|contactar con|de|la ayuda de|el apoyo de|la atención de|que me atienda|que me ayude|hablarle a|contacto con] [con|a] <strong>
        <wish> (contactar|localizar|encontrar) [con|a] <who>
        (quiero|necesito|prefiero|quisiera) [a|con] alguien
        (hay|habrá|existe|tienen|tiene|habría|no hay|está) [allí|ahí|aquí|por ahí] .. (alguien|una persona|un humano|un ser humano|<noun>|personas|gente) .. (con quien|con el que|con la que|que me|que|real|humano|de verdad|ahí|disponible|para hablar|vivo|al otro lado|atendiendo|hablar|puedo|quien|de carne)
        (hay|tienen|habrá) [algún|alguna|un|una] <strong>
        (con quién|con quien|a quién) (puedo|podría|debo|tengo que) (hablar|comunicarme|dirigirme|llamar|contactar)
        (cómo|dónde) .. (hablo|hablar|contacto|contactar|comunico|comunicarme|localizo|consigo|puedo hablar) [con|a] <strong>
        (alguien|un compañero|<noun>|una persona) .. (llame|llamara|llamar|llamarme|devolverme|contacte|contactarme|contactara|marque|devuelva|telefonee)
        que me .. (llame|atienda|llamara|contacte|marque|ayude|devuelva|atendiera|llamen|contacten) .. (alguien|<strong>|una persona)
        (que me llame|que me contacte) (alguien|un|una)
        (pueden|podrían|puede) (llamarme|devolverme la llamada)
        ^ [<yes>|no|aló|hola|dije|quiero|y] [no|sí] <bare> [<tail>] $
        no .. (hablar|tratar|hablando|hablo|lidiar|platicar|seguir) .. (con|a) [un|una|esta|estos|la|el|las|los] <bot>
        (no|tampoco) (quiero|soporto|me gustan|necesito) [a|con] [un|una|el|la|esta|los|las|más|otro] <bot>
        (harto|harta|cansado|cansada|odio|detesto) .. (hablar|hablando) .. <bot>
        (basta de|no más|nada de|sin) (robots|robot|máquinas|máquina|bots|grabaciones)
        (contacto|ayuda|asistencia|atención|trato|apoyo|soporte) (humano|humana|personalizada)
        (hablo|trato|me entiendo|tratar|hablar) [solo|mejor|únicamente] con <who>
        escalar (esto|mi|el|la) | escale (mi|el|esto|la)
        <cue> ... <strong>
        <strong> .. <act>
        (ponerme|poner|comunicar|pasar|poneme) con <who>
        (que|quisiera que|quiero que) .. <strong> .. me .. (llame|llamara|atienda|ayude|contacte)
        con <bot> no (hablo|quiero|trato|me entiendo|voy a) [hablar]
      `),
      unless: lines(`
        (no|nunca|sin|tampoco|ni) [me|le|lo|hace|es|te|he|había|se] [quiero|quería|quisiera|necesito|deseo|hace falta|falta|gustaría|interesa|busco|pedí|pido|necesario|pienso|tengo|prefiero|apetece|necesitaba|requiero|necesidad|preciso|haga falta|hay necesidad de|hay] [que|de|ganas de|tener que|por qué] [me|usted|ser] [<speak>|<put>|pase|pasar|pasarme|transfiera|transferir|ponga|poner|molestar|esperar|llamar|atienda|comuniquen|transferido|atendido por|pasen] [<to>] <who>
        no (<put>|me pase|me pases|me transfiera|me transfieras|me comunique|me comuniques|me ponga|me pongas|me pasen|me derive|me conecte|lo pase|me vaya a pasar) .. [<who>|nadie|ningún agente]
        no [hace falta|es necesario|quiero|necesito|quisiera|tiene|tienes|hay necesidad de] [que|de|ser] (<put>|me pase|me transfiera|transferirme|me transfieran|transferido|transferida|me comunique|pasarme|me pasen|me llame|me llamen) .. [<who>|nadie]
        (con|a) (nadie|ninguno|ninguna|ningún .. ) | sin (pasar por|hablar con|necesidad de|tener que hablar con) .. <who>
        (ya hablé|platiqué|conversé|hablamos|atendió|pasaron|transfirieron|comunicaron|hablaba|conocí|vi|tuve|pusieron|atendieron|hablado|tratado|pedí|fui atendido|contactado|dijo|explicó|vino) [ya|ayer|antes|anteriormente|por] .. (<who>)
        (ayer|la semana pasada|el mes pasado|el otro día|anteayer|esta mañana|el año pasado|la última vez|hace (dos|tres|unos) (días|semanas|meses|años)|antes de ayer|la vez pasada|anoche) .. (<who>)
        (<who>) .. (ayer|la semana pasada|el mes pasado|el otro día|anteayer|el año pasado|la última vez|la vez pasada|anoche|hace (dos|tres|unos) (días|semanas|meses|años))
        (<noun>|persona|señor|señora|señorita|alguien|compañero|técnico|chico|chica) (me (dijo|llamó ayer|atendió|ayudó mucho|explicó|vendió|prometió|mandó|recomendó|pidió|llamó en|llamó por|dio)|que (vino|me|está|vive|trabaja|atendió|estaba|compró|conocí)|es|era|fue|de la tienda|del local|dijo|en la tienda|le|muy|de ayer|no me)
        (agente|agentes) (de viajes|inmobiliario|inmobiliaria|de seguros|de tránsito|de policía|aduanal|de bolsa|secreto|comercial|de ventas|de aduanas|forestal)
        (operador|operadora|operadores) (de (grúa|máquinas|máquina|maquinaria|cámara|montacargas|telefonía|turismo|planta|radio)|turístico|móvil|logístico|telefónica|bursátil|económico)
        (mi|nuestro|nuestra|mis) (agente|gerente|jefe|jefa|supervisor|supervisora|responsable|encargado|operador|compañero|compañera|superior|empleado|empleada|empleados|equipo|personal|departamento|representante|técnico|señora|señor|gestor|humano|mujer)
        (recursos|derechos|error|cuerpo|naturaleza|género|capital) (humanos|humano|humana)
        (horario|horarios|hora|horas|número|teléfono|dirección|correo|email|sueldo|salario|puesto|trabajo|curso|nombre|vacante|empleo|definición|costo|apertura|cierre|tarifa|ubicación|significado|función) (de|del|para|como|tiene|con|hacen|de la) .. (<noun>|<someone>)
        (horario|horarios|sueldo|salario) .. <noun>
        (cuánto|cuánta|cuántos|cuántas|cuál|cuáles|qué) (gana|ganan|cobra|cobran|es|son|hace|hacen|cuesta|personas|agentes|asesores|gente|empleados|trabajan|significa|tarda|horas|días|operadores|años|representantes) .. (<noun>|<someone>|trabajan|hay|son)
        (cuándo|a qué hora|hasta qué hora|desde qué hora|qué días|hasta cuándo|en qué horario) .. (<noun>|<someone>)
        (trabajo|trabaja|trabajaba|trabajar|empleo|puesto|contratado|vacante|postularme|aplicar|oficio|profesión|carrera|trabajé|labora|laboro) (de|como|para|en|para ser|con) .. (<noun>|<someone>)
        (soy|eres|es|era|somos|son|fui|sería|estás|sos|serás) [también|una|un|usted|tú|de verdad|realmente|muy|que|acaso|ya] [<a>] [<adj>] (<noun>|persona|hombre|mujer|personas|alguien de|señora|real|humana)
        (estoy hablando|hablo|está hablando|estoy|estaba hablando|hablando|estamos hablando) [realmente|ahora|hablando|yo] con <who>
        (si|cuando|antes de|después de|en caso de|antes de que|una vez|y si|por si) [yo|no|algún día|me|luego|más tarde|quiero|quisiera|necesito|usted|después|necesitara|quisiera] .. (hablar|necesito|necesitara|necesitase|pido|quiero|quisiera|pasa|pasarme|transfiere|transferirme|llamo|comunico|contactar|pase|paso|ocupo) .. [<who>]
        (tengo que|debo|hace falta|hay que|es necesario|tendría que) (forzosamente|obligatoriamente|necesariamente) .. <who>
        (tengo que|debo|es obligatorio) hablar con .. para
        (<family>|él|ella|ellos|la gente) .. (quiere|quería|quiso|quisiera|pidió|pide|habló|hablaba|trabaja|es|prefiere|necesitaba|necesita|solicitó|querían|dijo|trabajaba|exigió) .. <who>
        (hablar|hablarlo|consultar|consultarlo|platicar|platicarlo|discutirlo|comentarlo|hablando) [primero|antes|lo] (con|a) (mi|mis|nuestro|el médico|mamá|papá)
        (transferir|transferirme|pasar|enviar|mandar|mover|transferencia|depositar|pasarme|girar|transfiérame) .. (euros|dólares|pesos|dinero|plata|cuenta|saldo|puntos|soles|factura|documento|número|plan|archivo|whatsapp|correo|recibo)
        (mesa|habitación|para|de|somos|reserva|son|éramos|cuarto) [para|de] (una|un|dos|tres|cuatro|cinco|seis|siete|ocho|diez|varias|muchas) personas
        (como|mejor que|más que|que con|igual que) (un|una|con un|con una|cualquier|muchas) [<adj>] (humano|persona|agente|asesor|operador|personas)
        (agradecer|felicitar|dígale|dile|calificar|evaluar|queja sobre|queja de|gracias a|agradezco|saludos|reseña) .. (<noun>|<someone>)
        (iba a|estaba por|pensé|pensaba|creía|creí|por poco) [en|que] .. <who>
        (y|pero) no [con|a] (un|una) (humano|persona|operador|agente|asesor)
        (más tarde|otro día|mañana|en otro momento) .. <who>
        (usted|tú) .. (puede|puedes) (ayudarme|ayudar) .. [sin .. <who>]
        (cada|por|una sola|buena|mala|primera|segunda|tercera|misma|sola) persona !(real)
        (agentes|asesores|personas|alguien|operadores) que (hable|hablen|habla|hablan) (inglés|español|francés|alemán|otro idioma)
        (llamada|mensaje|correo|carta|visita) de [<a>] [<adj>] (<noun>|<someone>)
        (cobran|cuesta|costo|pagar|gratis|tarifa|cobro|cargo|coste|precio|gratuito) .. (por|para|si|de) .. (hablar|llamar|contactar|comunicarme|tener) .. <who>
        (hablarlo|consultarlo|platicarlo|comentarlo|discutirlo) .. (con) .. [alguien|<family>]
        hablar con .. (antes de|primero)
        (conozco|conoce|conocí|vi|oigo|escucho|oí) [a] [una|un|unas] (alguien|persona|personas|gente|<noun>)
        no .. (deseo|quiero|quisiera|pedí|necesito|solicité) .. (ser|que me) .. [transferido|transferida|transfieran|pasen|llamen|comuniquen|atendido]
        (llega a ser|llegar a ser|convertirse en|volverse|hacerse) .. <noun>
        (pidió|pidieron|solicitó|exigió) .. <who> .. [pero|y no|nadie]
      `),
    },
    safety: {
      say: lines(`
        (suicidarme|suicidio|suicidarse|matarme|quitarme la vida|hacerme daño|cortarme las venas|ahorcarme|tirarme (de|por|del|al)|lastimarme|suicida)
        (quiero|me quiero|quisiera|ganas de|prefiero) (morir|morirme|estar muerto|estar muerta) !(de la risa)
        (no quiero|ya no quiero|sin ganas de|no tengo ganas de) (vivir|seguir viviendo)
        acabar con (mi vida|todo)
        (duele|dolor|dolores|presión|punzada) .. (pecho|corazón)
        (no|apenas|cuesta|falta) .. (puedo respirar|puede respirar|respira|respirar|respirando|el aire)
        (infarto|ataque al corazón|ataque cardíaco|derrame cerebral|paro cardíaco|convulsionando|convulsiones|sobredosis|shock anafiláctico|derrame|ictus|ataque epiléptico)
        (desmayado|desmayada|desmayó|desmayo|inconsciente|atragantando|ahogando|asfixiando|no reacciona|no responde mi|ahogándose)
        (sangrando|sangra|desangrando|desangra|hemorragia|mucha sangre)
        (llame|llamen|llama|mande|manden|necesito|envíe|envíen|necesitamos|llamar|urge) .. (ambulancia|policía|bomberos|911|112|emergencias)
        (es|tengo|tenemos|esto es) una [verdadera] emergencia | emergencia médica | ^ emergencia $ | estoy en peligro | en peligro
        (se|está|están) [está|me está|nos está] (incendiando|quemando|prendiendo|ardiendo|incendió) | (hay|hubo) [un|mucho] (incendio|fuego) | en llamas | prendió fuego
        (fuga|huele|olor|huelo|escape) [de|a|mucho a|fuerte a|fuerte|un] gas | monóxido de carbono
        (sale|hay|mucho|saliendo) .. humo
        (me|nos|lo|la) (están|está|han|ha|acaban de|acaba de|quiere|quieren) (amenazando|amenaza|golpeando|siguiendo|atacando|agredido|amenazado|persiguiendo|asaltando|asaltado|pegando|robando|robar|matar|golpear|agrediendo|asaltar|secuestrado)
        me (amenaza|amenazan|amenazó|persiguen|persigue|golpea|pega|asaltaron|atacaron|siguen|secuestraron)
        (tiene|con|trae) (un cuchillo|una pistola|un arma|una navaja) | bomba
        (alguien|ladrón|ladrones|un hombre|un tipo) .. (entrando|entrar|metió|metieron|entró|en mi casa|forzando|metiéndose|está afuera)
        (tomé|tomó|tragó|ingirió|tragué|tomado) .. (pastillas|cloro|veneno|medicamentos)
        (robando|robado|robaron|robó|roba|sacando|sacaron|sacado|vaciando|vaciaron|vaciado|retirando|retiraron|hackearon|hackeado|hackeando|clonaron|clonado|clonada|usando|usaron|transfiriendo|gastando|quitando|desapareciendo|haciendo compras|comprando|hackeó|cobrando|robada|robadas|vacían|usa|jaqueado|jaquearon|suplantando|suplantado) .. (dinero|cuenta|cuentas|tarjeta|plata|identidad|ahorros|cartera|efectivo|celular|móvil|datos|bolso|fondos|tarjetas|bolsa|billetera)
        (tarjeta|cuenta|dinero|identidad|plata|cuentas|cartera|correo|ahorros|celular|billetera) .. (robada|robado|robaron|hackeada|hackeado|clonada|clonaron|vaciada|vaciaron|desapareciendo|hackearon|jaqueada|comprometida|usando|robó|robadas|intervenida|suplantada)
        (fraude|estafa|estafado|estafada|estafaron|estafando|timado|timo|defraudado|phishing|estafarme|timaron) !(seguro)
        (cargo|cargos|pago|pagos|transacción|transacciones|transferencia|transferencias|compra|compras|retiro|retiros|movimiento|movimientos|operación|operaciones) .. (no reconozco|no autoricé|no hice|no autorizado|no autorizados|no autorizada|no autorizadas|sospechoso|sospechosa|sospechosos|sospechosas|fraudulento|fraudulentos|fraudulenta|yo no|que no son|no he hecho|no realicé|no reconocido|no reconocidos|extraños|raros)
        (compra|compras|cargo|cargos|pago|pagos|transferencia|transferencias|retiro|retiros|movimiento|movimientos|cobro|cobros|transacción|transacciones) ... (no hice|yo no hice|no reconozco|no autoricé|nunca hice|no fui yo|no he hecho|no realicé|no son mías|no son míos|sin mi permiso|sin mi autorización|que yo no)
        (acaban de|acaba de|me|están|han) .. (clonar|clonaron|robar|robaron|hackear|hackearon|estafar|estafaron|vaciar|vaciaron|asaltar|asaltaron|suplantar) .. (tarjeta|cuenta|dinero|identidad|celular|banco|cartera)
        (alguien|están|andan) .. (usando|utilizando|usa|comprando con|gastando|pagando con) .. (mi) (tarjeta|cuenta|dinero|identidad|nombre|datos)
        (se cayó|se desmayó|cayó) .. (no se mueve|no respira|cabeza|no reacciona|no responde|sangre|escaleras)
        (no) (respira|reacciona|despierta|se mueve) | (brazo|cara|lado) .. (dormido|paralizado|entumecido)
        (se está|está|estoy) (ahogando|asfixiando|muriendo|desangrando|infartando) !(de) | voy a matar | matarlo | (explosión|explotó|electrocutó|descarga eléctrica)
        me quiero (matar|quitar la vida|suicidar) | (quiero|voy a) (matarme|suicidarme|quitarme la vida|desaparecer para siempre)
        (tomó|bebió|tragó|comió|ingirió|inhaló|bebido|tomado|tragado) .. (cloro|veneno|lejía|detergente|pila|pilas|ácido|gasolina|pastillas|medicamentos|jabón|químicos|raticida)
        (dinero|plata|pagos|cargos|euros|pesos|retiros|montos) ... (sin) (mi|nuestra) (autorización|permiso|consentimiento)
        sin (mi) (autorización|permiso|consentimiento)
        (hijo|hija|bebé|niño|niña) .. (desaparecido|desaparecida|secuestrado|secuestrada|ahoga|ahogando|convulsiona|no respira|desmayó|quemó|perdida|raptado)
        (envenenado|envenenada|envenenó|intoxicado|intoxicada|ahogado|ahogada|contracciones|dando a luz|parto)
        (marido|esposo|novio|pareja|ex|él|ella) .. (me|nos) (golpea|pega|amenaza|ahorca|estrangula|golpeó|pegó|quiere matar)
      `),
      unless: lines(`
        (seguro|póliza|alarma|detector|extintor|puerta|cobertura|cubre|cubren|recibo|factura|medidor|caldera|contrato|protección|prevención|garantía|evitar|protegerme|información|tanque|tarifa|servicio|compañía|incluye|simulacro|prevenir|cómo) .. (incendio|incendios|gas|robo|fraude|fraudes|fuego|infarto|derrame|humo|estafas|estafa|monóxido)
        (número|contacto|salida|servicio|luces|freno|fondo|plomero|kit|en caso de|botón|teléfono|préstamo|escalera|para) [de|una] (emergencia|emergencias)
        (no es|ninguna|nada de|no hay) [una|ninguna] (emergencia|peligro|urgencia)
        (si|cuando|cómo|qué pasa|en caso de|qué hago) .. (roban|robaran|incendio|fraude|fuga|emergencia|estafa|robo|clonan|hackean|infarto|robada|robado|humo)
        (año pasado|hace (años|meses|un año|dos|tres|cinco|una semana|unos|mucho)|mes pasado|semana pasada|ayer|de joven|pasado) .. (infarto|derrame|incendio|robaron|robado|estafaron|asaltaron|ambulancia|desmayó|emergencia|hackearon|robo|fraude)
        (infarto|derrame|incendio|robaron|estafaron|asaltaron|ambulancia|hackearon|clonaron|desmayó) .. (año pasado|hace (años|meses|un año|dos|tres|cinco|una semana|unos|mucho)|mes pasado|semana pasada)
        (película|libro|serie|canción|artículo|noticia|noticias|novela|telenovela) .. (suicidio|bomba|incendio|asesinato|estafa|morir|robo|fraude|matar)
        (morir|muero|muriendo|morirme|morí) (de|por) [la] (risa|hambre|sueño|frío|calor|ganas|aburrimiento) | fuegos artificiales | bomba (de agua|de gasolina|de baño) | matar el tiempo | (me mata|matarme) de (risa)
        (batería|celular|teléfono|computadora|pantalla) .. (murió|muerta|muerto|desmayó) | fuego lento
        (factura|costo) .. ambulancia
      `),
    },
    legal: {
      say: lines(`
        (demandar|demandarlos|demandarles|demando|demandaré|demandarte|demandamos|demandarla|demandarlo|demanda legal|demanda contra|poner una demanda|interponer|meter una demanda|denunciarlos|denunciarles|los denuncio|los voy a denunciar|voy a denunciar|denunciaré|les denuncio|denunciar a|denunciarte|poner una denuncia|presentar una denuncia|pondré una denuncia|querella|os denuncio|denunciaros|denuncio)
        (acciones|acción|vía|medidas|proceso|vías) (legales|legal|judicial|judiciales) | proceder legalmente | (a|en|los|ir a) (juicio|tribunales|los tribunales|la corte|el juzgado|los juzgados) | nos vemos en (la corte|los tribunales|el juzgado|tribunales) | demanda colectiva
        (llevarlos|llevarlos a|llevo|llevaré) .. (juicio|tribunales|corte|juzgado)
        (mi|un|mis|el|los|nuestro|a mi|con mi|de mi) (abogado|abogada|abogados) .. (los|les|va|contactará|llamará|se|hará|se encargará|sabrá|te|le|escribirá|procederá|hablará|está|tomará)
        (noticias|saber|sabrán|oirán|tendrán) .. (abogado|abogados)
        (llamar|llamo|llamaré|contactar|contacto|hablar|hablo|hablaré|consultar|contratar|buscar|voy|ir|acudir|poner|recurrir|contrato|pasar|dejaré|consulto|busco|acudo|meter|meto) .. (abogado|abogada|abogados)
        (profeco|condusef|defensor del (consumidor|pueblo|cliente)|defensa del consumidor|superintendencia|ombudsman|oficina del consumidor|indecopi|sernac|protección al consumidor|facua|ocu|organización de consumidores|consumidor|regulador|osiptel|ift|la cnmc|banco de españa|defensoría|arbitraje de consumo|hoja de reclamaciones|hojas de reclamaciones|asociación de consumidores)
        (es|esto es|totalmente|completamente) (ilegal|contra la ley|un delito) | conozco mis derechos | incumplimiento de contrato
        (ir|voy|acudir|contar|llamar|contactar) .. (la prensa|los medios|periódicos|la televisión|las noticias)
        (queja|denuncia|reclamo|reclamación|demanda) .. (profeco|condusef|consumidor|consumo|tribunal|juzgado|autoridades|regulador|superintendencia|oficial|facua|ocu|ombudsman)
        (los|les|te|nos|os) (veo|vemos|voy a ver|demando|demandaré|denuncio|denunciaré|voy a demandar|voy a denunciar|llevo a juicio|llevaré a juicio) .. [tribunales|corte|juzgado|juicio]
        (voy|iré|acudo|acudiré|vamos) .. (autoridades|tribunales|juzgado|abogado|policía a denunciarlos|profeco|consumo)
        (carta|noticias|notificación|llamada|escrito) (de|del|por parte de) (mi|mis|un|nuestro) (abogado|abogada|abogados)
      `),
      unless: lines(`
        (abogado|abogada|notario|contador|gestor) (me|pidió|pide|necesita|quiere|requiere|solicita|solicitó|ha) [pidió|pide|pedido|dijo que] .. (factura|copia|documento|documentos|contrato|recibo|estado|papeles|datos|dirección|formulario|comprobante)
        (soy|es|trabajo|estudio|despacho|honorarios|dirección|oficina|número|ser|bufete|estudia) [de|un|una|para un|del|con un] (abogado|abogada|abogados)
        (no|nunca|sin|nada|ninguna) .. (demandar|demanda|denunciar|denuncia|abogado|juicio|tribunales|ilegal|denuncio)
        (asistencia|departamento|representante|domicilio|asesoría|defensa|edad|protección) (legal|jurídica)
        (oferta y demanda|alta demanda|mucha demanda|la demanda de|bajo demanda|tv a la carta|a juicio de|en demanda)
        (película|serie|libro|novela) .. (abogado|juicio|demanda)
        (<family>|él|ellos|el vecino|vecino) .. (demandó|demanda|denunció|juicio|demandaron|denuncia)
        (quién es|qué es|dónde está|cómo contacto) .. (defensor|profeco|ombudsman|tribunal|regulador) | es (legal|ilegal) (hacer|si|tener|grabar)
        denuncia (por robo|de robo|de pérdida)
      `),
    },
    cancel_threat: {
      say: lines(`
        (voy a|quiero|pienso|estoy por|he decidido|decidí|prefiero|vamos a|tendré que|estoy pensando en|estoy a punto de|terminaré por|voy) (cancelar|dar de baja|darme de baja|cerrar|rescindir|terminar|anular|darnos de baja) [a|todo|todos|mi|mis|el|la|con|esta|ya] [mi|mis|el] [<contract>]
        (cancelo|cancelaré|me doy de baja|doy de baja|rescindo|cierro|daré de baja|me daré de baja|cancelamos|anulo) [todo|mi|la|el|y|ya|ahora|si|hoy|el|todos|con] [mi|mis] [<contract>|mismo|y]
        (o|si no|sino|de lo contrario) [me|yo] (cancelo|voy|cambio|doy de baja|cierro|me cambio|me voy|me doy|voy a cancelar|voy a cambiar|largo)
        (voy|cambio|cambiar|cambiarme|cambiaré|irme|pasarme|paso|mudo|iré|pasaré|paso|largo|ir|pasar) .. (competencia|otra (compañía|empresa|aseguradora|operadora|entidad)|otro (banco|proveedor|operador|lado)|otra parte|otro sitio|otros)
        (cambiar|cambio|cambiarme|cambiaré|me cambio) de (compañía|banco|operadora|proveedor|empresa|operador|aseguradora|seguro)
        (perder|perdiendo|pierden|perderán|perdieron|perdido|pierde) .. (cliente|clienta)
        (nunca más|no vuelvo a|no volveré a|jamás) .. (comprar|contratar|ser cliente|con ustedes|cliente|compro)
        (me voy|los dejo|dejo) (de|con otra|a otra|la compañía|el banco|de esta|de su|su) [compañía|banco|empresa]
        dejar de ser (cliente|clienta)
        (si no|o|sino|si) ... (me cambio|me voy|cancelo|me doy de baja|doy de baja|cambio de|me paso a|me largo|cierro mi cuenta|cambiaré|cancelaré)
        (están|estás) (por|a punto de) (perder|perderme) .. [cliente]
      `),
      unless: lines(`
        (no|nunca|sin|tampoco) .. (cancelar|cancelo|cambiar|cerrar|dar de baja|cambio|irme|cancele)
        (cómo|puedo|podría|cuánto|cuándo|se puede|qué pasa|dónde|quisiera saber|me gustaría saber) .. (cancelar|cerrar|dar de baja|cambiar|darme de baja|cancelo|cambio)
        (cancelar|cancele|cancela|cancelo|anular|anulo) .. (cita|reserva|reservación|pedido|vuelo|boleto|orden|eso|hotel|clase|entrega|mesa|compra|consulta|viaje|pago|turno|suscripción al boletín|boletín|transferencia)
        (<family>|él|ellos) .. (canceló|cancelar|cambió|cambiar|dio de baja)
        (me voy|voy) (de vacaciones|a casa|al trabajo|a dormir|mañana|de viaje|a la playa)
        (cambiar|cambio|cambiarme) (de|el|la|mi) (dirección|número|contraseña|plan|nombre|fecha|domicilio|casa|hora|ropa|tema)
        cerrar (sesión|la app|la ventana)
        me voy a (la|el|otra) (playa|ciudad|país)
      `),
    },
    frustration: {
      say: lines(`
        no (me|nos) [está|estás|están|ha|han|has|puede|puedes|sabe] (ayudando|ayuda|ayudas|ayudan|entiende|entiendes|entienden|escucha|escuchas|escuchan|entendiendo|escuchando|comprende|comprendes|resuelve|resuelves|resuelven|sirve|sirves|sirven|ayudado|responde|respondes|contesta|contestas|entendió|entendido|hace caso|haces caso|ayudar|entender|hacen caso|soluciona|solucionan|ayudó)
        no (entiende|entiendes|entienden|comprende|comprendes|sirve|sirves|sirven|sabe|sabes|resuelve|resuelves|ayuda|ayudas|ayudan|está entendiendo|estás entendiendo|está sirviendo) (nada|ni|lo que|para|de nada|usted|lo más|que|una palabra|en nada)
        (es|esto es|eres|son|está siendo|usted es|qué|ustedes son|su servicio es|servicio es|sos|todo esto es|me parece|robot es|es usted|sistema es) [tan|muy|una|un|totalmente|completamente|lo más|el|la|unos|unas|de|bien|puro|pura|realmente|una verdadera] (inútil|inútiles|ridículo|ridícula|absurdo|absurda|inaceptable|estúpido|estúpida|idiota|idiotas|incompetente|incompetentes|vergüenza|pésimo|pésima|asco|porquería|basura|pérdida de tiempo|burla|imbécil|tonto|tonta|tontos|incapaz|frustrante|desesperante|desesperación|insoportable|pesadilla|desastre|colmo|locura|tontería|tomadura de pelo|indignante|terrible|horrible|inaudito|increíble|mierda|fastidio|bruto|torpe|sordo|sorda|patético|lamentable|intolerable|malísimo|estupidez|falta de respeto|vergonzoso|injusto|mamada|pendejada|broma)
        ^ (inútil|ridículo|absurdo|pésimo servicio|qué desastre|qué vergüenza|inaceptable|estúpido|qué barbaridad|qué fastidio|increíble|es el colmo|pérdida de tiempo) $
        qué (pérdida de tiempo|desesperación|asco|vergüenza|porquería|basura|desastre|coraje|rabia|pesadilla|fastidio|servicio tan|mal servicio|pésimo|inútil|estupidez|estrés|mierda|frustración|horror|burla)
        (perder|perdiendo|perdido|pérdida de|hacen perder|haces perder|hace perder|pierdo) .. tiempo
        (he dicho|lo he|le he|te he|he|dije|ya|les he|lo dije|repetido|llevo|tengo que|hay que|cuántas|me ha) .. (dicho|repetido|pedido|explicado|repito|dije|digo|expliqué|pregunté|repetir|repitiendo|diciendo|preguntado|explicar|llamado|pedí|llamé|pregunta) .. (tres|cuatro|cinco|seis|diez|cien|mil|varias|muchas|dos|quinientas|mil|como diez|veinte|tantas) veces
        (tres|cuatro|cinco|diez|cien|mil|varias|muchas|tantas|quinientas) veces (que|ya|se|te|le|lo) .. (digo|dicho|repito|repetido|explicado|dije|pedido|pido|preguntado|explico|llamo|pregunto)
        (cuántas veces|tercera vez|cuarta vez|quinta vez|décima vez|enésima vez|milésima vez|quincuagésima vez|una y otra vez) !(al|a la|puedo)
        (deje|deja|dejen|pare|basta) (de|ya de) .. (repetir|decir|preguntar|repetirme|preguntarme|decirme|hacerme|darme|dar)
        (siempre|otra vez|sigue|sigues|siguen|repite|repites|repitiendo) .. (lo mismo|la misma|repitiendo|diciendo|repitiendo lo|dando vueltas|con lo mismo|sin entender|preguntando)
        (dando|dar|damos) vueltas [en|a]
        (estoy|me tiene|me tienes|me tienen|ya me|estar|me estoy|me está|me estás|me están|me) (harto|harta|cansado|cansada|cansando|cansé|enojado|enojada|enojando|molesto|molesta|furioso|furiosa|frustrado|frustrada|desesperado|desesperada|desesperando|enfadado|enfadada|enfadando|cabreado|cabreada|cabreando|hasta|hartando|harté|volviendo loco|volviendo loca|encabronando|encabronado|poniendo nervioso|poniendo de|frustrando|desespera|molestando|irritando|perdiendo la paciencia|indignado|indignada|fastidiado|desesperan|tomando el pelo|haciendo perder|enfadé|hartaron|cansaron|frustra) !(por mi jefe)
        (hasta|hastá) (las narices|la coronilla|la madre|los huevos|el gorro|el moño|los cojones|aquí) | (perdiendo|perder|perdí|se me acaba|acabó|agotando|pierdo) .. paciencia | no (aguanto|soporto|puedo) más | ya (basta|estuvo) | estoy (que|a punto de) (exploto|explotar)
        (maldito|maldita|pinche|puto|puta|estúpido|estúpida|jodido|jodida|condenado|inútil|cochino|tonto) (robot|máquina|sistema|bot|computadora|aparato|asistente|cosa|grabadora|ordenador|servicio|contestadora|chisme|programa)
        (robot|máquina|sistema|bot|servicio|asistente|aparato) (inútil|de mierda|estúpido|estúpida|tonto|tonta|idiota|pésimo|de porquería|malísimo|imbécil|torpe|basura|incompetente)
        (mierda|carajo|chingada|joder|coño|pendejo|pendeja|vete a la|váyase a la|váyanse|hijo de puta|cállate|cállese|imbécil|gilipollas|al diablo|cabrón|cojones|chinga|cagada|boludo|pelotudo)
        (no) (llegamos|avanzamos|llego|estamos llegando) a (ninguna|ningún|nada) [parte|lado|sitio] | (no) avanzamos | así no (se puede|avanzamos|llegamos)
        (se burla|se burlan|te burlas|se está burlando|se están burlando|me toman|me toma|me está tomando|me están tomando|te estás burlando) [de mí|el pelo|por tonto|por idiota]
        (peor) (servicio|atención|compañía|empresa) | (odio|detesto) (esto|esta|hablar|su) | (está|estás) sord [o|a] | está usted sordo | no sirven para nada | nadie .. (ayuda|resuelve|soluciona|hace caso|da una solución)
        (qué|esta) (servicio|atención|robot|máquina|sistema|compañía) [tan] (malo|mala|horrible|pésimo|pésima|inútil|terrible|tonto|tonta|estúpido|deficiente|porquería)
        (mal|pésimo|terrible|horrible|nefasto|deplorable) (servicio|atención) | (servicio|atención) (pésimo|pésima|horrible|terrible|malo|nefasto|de porquería)
        (no) (estás|está|están) (entendiendo|escuchando|ayudando|resolviendo|captando|haciendo caso) .. [nada|lo que]
        (llevo|tengo|hace) .. (hora|horas|minutos|media hora|rato) .. (esperando|explicando|intentando|repitiendo|hablando|tratando|aquí)
        (mil|cien|diez|tres|cuatro|cinco|muchas|tantas|varias|veinte) veces .. (repetí|expliqué|dije|he|repetir|lo|te|le|digo) 
        (cuántas) veces .. (tengo|debo|hay|más|repetir|decir|voy)
        (hablar|hablando|hablarle) (con|a) (una|la) pared | (siempre|otra vez) (lo mismo|la misma) | no (sirves|sirve|sirven) [para|de] (nada)
        (me) (estás|está|están|haces|hace|hacen) .. (enojar|perder (el tiempo|la paciencia)|desesperar|enfadar|volver loco|perder tiempo)
        (son|es|eres) [unos|un|una|puros|una bola de] (ladrones|payasos|inútiles|estafadores|rateros|incompetentes|payaso|sinvergüenzas|sinvergüenza) | se repite | (solo|sólo) (repite|repites) | te repites
      `),
      unless: lines(`
        (no) (es|eres|son|está|estoy|estás) (inútil|estúpido|ridículo|enojado|enojada|molesto|tonto|grave|malo|cansado|enfadado|molesta|frustrado)
        [yo] no (entiendo|entendí|comprendo|escucho|sé|oigo|comprendí)
        (mi|el|la|esta|su) [vieja|viejo|antiguo|antigua|nuevo] (teléfono|celular|impresora|computadora|carro|coche|clima|película|libro|juego|tráfico|televisor|router|perro|gato|esposo|jefe|vecino|internet|móvil|lavadora|partido|wifi|hijo|marido|novio|ordenador|módem) .. (inútil|estúpido|basura|porquería|pésimo|desastre|no sirve|no funciona|horrible|malísimo|tonto|loco|enojado|mierda|molesto|terrible|escucha|ridículo|entiende)
        pregunta (tonta|estúpida|boba) | veces (al|a la|por|a) (día|semana|mes|año) | (cansado|cansada) (del trabajo|hoy|por el|de trabajar|de viajar)
        (estaba|estuve) .. (enojado|molesto|furioso|frustrado|enojada|molesta) .. (ayer|pero|antes)
        (película|libro|serie|clima) .. (aburrida|mala|horrible) | (bien|no está) (molesto|molesta) | (hasta) (aquí|ahora) (todo|bien|está) | (increíble) (servicio|atención|ayuda) | (servicio|atención|ayuda) increíble
        soy (tonto|tonta|torpe|inútil|malo|mala) | molestarle | (siento|perdón por) .. (molestarlo|molestia|molestar)
      `),
    },
    offer: {
      say: lines(`
        (quiere|quieres|desea|prefiere|prefieres|le gustaría|te gustaría|deseas|quisiera|gustaría|querría|le parece) ... (hablar|pase|transfiera|comunique|conecte|ponga|pasarlo|transferirlo|ser atendido|contactar|comunicarlo|derive|pasarle|transferirle|comunicarse|atienda|llame) ... [<who>|contacto]
        (puedo|podría|debo|puedo yo|permite|permítame|podemos|le puedo|te puedo|lo puedo|si quiere|si desea|si quieres|si gusta) ... (transferirle|transferirlo|transferirla|pasarle|pasarlo|pasarla|comunicarle|comunicarlo|comunicarla|conectarle|conectarlo|ponerle|ponerlo|transferirte|pasarte|comunicarte|paso|comunico|transfiero|conecto|conectarte|derivarlo|transferir|pongo|ponerte) ... [<who>|contacto|llamada]
        (quiere|quieres|desea|prefiere|prefieres) ... <strong>
        (le|te|lo|la) (paso|transfiero|comunico|pongo|conecto) (con) ... (le parece|de acuerdo|está bien|ok|vale|le va)
        (un|una|uno de nuestros) ... (<noun>|compañero|persona) ... (puede|podría) ... (desea|quiere|le parece|gustaría)
        (o) ... (hablar|transfiera|pase|prefiere) ... <who>
        (quiere|quieres|desea|prefiere|prefieres|gustaría|gusta|quisiera|deseas) ... <who>
        (puedo|podría|podemos|le|te|lo|la) ... (pasar|transferir|comunicar|conectar|poner|derivar) ... <who>
        <who> ... (le parece|si (quiere|desea|prefiere|gusta)|está de acuerdo|le gustaría|de acuerdo|quiere|lo prefiere)
      `),
      unless: lines(`
        (no puedo|no es posible|no podemos) .. (transferirlo|pasarlo|comunicarlo|transferirle|pasarle)
        ha[n] hablado (ya) con <who>
      `),
    },
    accept: {
      say: lines(`
        ^ [oh|uy] <yes> !(pero (primero|antes|no|espere)|no|primero|sigamos|intente|intentemos|espera|espere)
        (buena|excelente|muy buena) idea | (me|nos) (parece|gustaría|encantaría|vendría|pase|comunique|transfiera|sirve|conviene)
        (sería|estaría|es|eso es|suena) (perfecto|mejor|genial|bueno|ideal|estupendo|excelente|muy amable|fantástico|lo mejor|bien|lo que)
        (hágalo|hazlo|proceda|procede|hágame ese favor|páseme|pásame|comuníqueme|transfiérame|conécteme|hagámoslo|háganlo|pásemelo|pásemela)
        (prefiero|quiero|quisiera|preferiría|gustaría) [un|una|la|el|con|eso|que sí|hablar] [una|un] (persona|humano|agente|asesor|operador|primera|eso|sí|ser atendido)
        (un|una|el|la|con un|con una) (persona|humano|agente|asesor|operador|primera opción|primera|compañero)
        sin problema | no hay problema | que sí | ya era hora
        ^ (dale|órale|va|sale|venga|ok|okey|listo) [dale|gracias|sí]
      `),
    },
    refuse: {
      say: lines(`
        ^ [oh] (no|nop|nel|mejor no|para nada|todavía no|aún no|déjelo|déjalo|tampoco)
        (no gracias|gracias no|no hace falta|no es necesario|ahora no|por ahora no|todavía no|más tarde|después|luego|otro día|así está bien|no se preocupe|no te preocupes|no por el momento|mejor no)
        (continuar|continuemos|seguir|sigamos|continúe|sigue|seguimos|intentar|intentemos|intente|inténtelo|prefiero|probemos|probar) [con|aquí|otra|usted|contigo|ustedes|así|una|de nuevo|seguir|que usted|solo|hablando]
        (primero|antes|espere|espera|un momento|un segundo)
        (usted|tú) .. (puede|puedes) (ayudarme|decirme|hacerlo|responder) | (puede|puedes) (ayudarme|decírmelo|hacerlo) (usted|tú)
        (llamo|llamaré|lo pienso|lo pensaré|yo me encargo|me arreglo)
      `),
      unless: lines(
        `(no hay|sin) problema | por qué no | cómo no | no (estaría mal|sería|me molesta|me importa) | lo antes posible | cuanto antes | no (sí|claro|está bien sí)`,
      ),
    },
    failed: {
      say: lines(`
        (no|mal) [le|te|lo|pude|he|logré|puedo|estoy|la|logro|he podido|tengo|se] [bien|podido|logrado] (entendí|entender|entendido|escuché|escuchar|encontrar|encontré|ayudarle|ayudarlo|comprendí|comprender|entiendo|seguro|responder|capté|ayudarte|información|oí|escucho|encuentro|acceso|posible)
        (lo siento|perdón|lamentablemente|lamento|desafortunadamente|disculpa|una disculpa)
        (repetir|repita|repite|reformular|repetirlo|repetirme|intentar|aclarar|reformule|decirlo de otra)
      `),
    },
    again: {
      say: lines(`
        (como|ya) (dije|le dije|te dije|lo dije|he dicho|se lo|te lo|le he|expliqué) | (he|ya) .. (dicho|pedido|preguntado|explicado)
        (no|eso no) (es|era|fue|pregunté|pedí) [lo|esa|eso|mi|la] [que] [pregunté|pedí|dije|quería|quiero|pregunta]
        ^ no | (otra vez|de nuevo|nuevamente|repito|le repito|todavía|me refiero|mi pregunta|estoy preguntando|estoy hablando de|sigo)
      `),
    },
    asks_noun: {
      say: lines(`
        (cuál|en qué|a qué|qué) .. (profesión|ocupación|oficio|trabaja|se dedica|cargo|puesto|empleo)
        (quién|con quién|a quién) .. (habló|atendió|llamó|es|dijo|era|le|está|hablado)
        (profesión|ocupación|contraseña|pregunta de seguridad|palabra clave|nombre de la empresa)
      `),
    },
  },
};
