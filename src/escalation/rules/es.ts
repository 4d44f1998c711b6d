import { type LanguageRules, rule } from './rule.ts';

/** Talk about a person that is not a wish for one: refused, told, asked about, or somebody else's. */
const NO_WISH = `
  (no|nunca|tampoco|ni|sin) [me|le|lo|te|yo|nos] [hace falta|es necesario|hay necesidad de|hay que|tengo que|tiene que|<wish>] [que|de|a|con|ser] [me|le] [<speak>|<contact>|<move>|<handover>|atienda|llame|atendido|transferido] [con|a] [nadie|ningun|ninguna|<whom>]
  (no|sin|ni) (<handover>|<move>) [con|a] [nadie|ningun|ninguna|<whom>]
  (<third>|ella|ellos|la gente|el cliente) [ya|siempre|no|tambien|me] (queria|quiere|quisiera|necesita|necesitaba|queria que|podria|quiso|pidio|prefiere|intento|querian|estaba) ... <whom>
  (cuando|por si|en caso de|antes de|despues de|y si|si algun dia|si luego|si despues|si acaso) .. (<wish>|<speak>|<contact>|<handover>|necesite|quiera|necesitara|necesitase|puedo) ... <whom>
  si (necesite|quiera|necesitara|necesitase|tuviera que|tengo que|un dia) ... <whom>
  si (necesito|quiero) .. <whom> .. (mas tarde|despues|luego|otro dia|manana|que hago|como lo hago|que numero)
  (a que hora|hasta que hora|desde que hora|que dias|que dia|que horario|cuando|cuanto cuesta|cuanto cobran|cuanto tarda) ... <whom>
  (ayer|anoche|anteayer|la semana pasada|el mes pasado|el ano pasado|la ultima vez|el otro dia) (queria|quise|intente|pude|necesitaba|pedi) ... <whom>
  (queria|quise|necesitaba) .. <whom> .. (ayer|la semana pasada|pero ya|el otro dia)
  (agente|agentes|operador|operadora|asesor|asesora|representante|gestor|gestora|supervisor|supervisora|encargado|empleado|empleada|consultor|experto|director) (de viajes|de seguros|de aduanas|de policia|de transito|de bolsa|de grua|de obra|de turismo|del hogar|de hogar|inmobiliario|inmobiliaria|turistico|financiero|financiera|fiscal|sindical|secreto|legal|logistico)
  (operador|operadora|operadores) (mas|movil|telefonico|telefonica|virtual|nuevo|de telefonia|de internet)
  con (usted|el asistente|la maquina|el robot) .. que con <whom>
  (recursos|derechos) humanos
  ser (un|una|agente|operador|operadora|asesor|asesora|supervisor|supervisora|representante) [<agent>|<human>]
  (soy|fui|eres|trabajo de|trabajo como|trabaja de|trabaja como|puesto de|trabajo para) [un|una] (<agent>|<human>)
`;

/** Danger that is asked about, insured, told or acted in a film. */
const NO_DANGER = `
  (seguro|poliza|cobertura|cubre|cubren|incluye|pelicula|serie|libro|cancion|noticia|noticias|novela|que hago si|que pasa si|que hacer si|en caso de|como evitar|como prevenir|simulacro|curso de|videojuego|por si|detector de|informacion sobre) ... (<steal>|<fire>|<hurt>|<attack>|<gas>|<emergency>|<die>|<body>|<family>|<money>)
  (el ano pasado|el mes pasado|la semana pasada|hace anos|hace tiempo|hace mucho|hace (un|una|dos|tres|cuatro|cinco|seis|diez|unos|varios) (ano|anos|mes|meses|semana|semanas)|en (enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)) ... (<steal>|<fire>|<hurt>|<attack>|<gas>|<emergency>|<body>)
  (<steal>|<fire>|<hurt>|<attack>|<gas>|<emergency>|<body>) ... (el ano pasado|el mes pasado|la semana pasada|hace anos|hace tiempo|hace mucho|hace (un|una|dos|tres|cuatro|cinco|seis|diez|unos|varios) (ano|anos|mes|meses|semana|semanas)|en (enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre))
  (no es|no hay|ninguna|no tengo) [una|ninguna] (emergencia|fuga|incendio|fuego|peligro|humo)
`;

/** Figures of speech about dying. */
const IDIOM = `
  (morir|morirme|muero|moria|muerto|muerta|matar|matarme|mato|mata) (de|por) [la|el] (risa|hambre|sueno|calor|frio|verguenza|aburrimiento|ganas|envidia|nervios|sed|amor|miedo|cansancio|pena|curiosidad|susto)
  (matarme|matar|mato) (a trabajar|trabajando|estudiando|a estudiar|el tiempo|el rato)
  (pelicula|serie|libro|cancion|novela|noticia|documental|personaje|videojuego) ... (<die>|<self>)
`;

/** Spanish. Without accents, "sí" and "si", "qué" and "que", "hablé" and "hable" are the same. */
export const SPANISH_RULES: LanguageRules = {
  language: 'es',
  rules: [
    rule(
      'asks-to-speak-with-person',
      'explicit_request',
      `
        (<wish>|<may>) [yo|ya|poder|mejor|por fin|ahora|intentar|volver a|chatear o] <speak> .. con <whom>
        (<wish>|<may>) [yo|ya|poder|que me pongan|ponerme|entrar|estar] [en contacto|<contact>] (con|a) <reach>
        (<wish>|<may>) [yo|ya|poder|mejor] <contact> (con <desk>|<reach>|con <reach>|a <reach>)
        (dejeme|dejame|dejenme|ayudame a|ayudeme a|ayuda para|ayuda a) (<speak>|<contact>) (con|a) <whom>
        ^ [<hello>] [<yes>] (hablar|contactar|comunicarme|chatear|comunicacion|contacto) (con|a) <whom> [<real>] [<thanks>|ya|ahora] $
      `,
      { unless: NO_WISH },
    ),
    rule(
      'no-i-want-somebody',
      'explicit_request',
      `
        ^ no [no] (mejor|prefiero|preferiria|exijo|lo que quiero es) [<speak>|<handover>] [con|a] (alguien|una persona|un humano|un agente|un asesor)
      `,
    ),
    rule(
      'asks-to-be-put-through',
      'explicit_request',
      `
        <handover> [ya|por fin|de una vez|mejor|entonces|directo|ahora|ahora mismo|por telefono|en contacto] (con|a|al) <whom>
        <handover> [ya|mejor|directo] (con|a) (quien|el que|la que|quienes) (corresponda|mande|pueda|sepa|lleve|este|tome|me pueda|sepan)
        <handover> (a|con) (la extension|el interno|el area|la linea) [de|del]
        (me|nos) (pasen|comuniquen|pongan|transfieran|conecten|deriven|comunique|transfiera|conecte|derive|pase|ponga) [ya|por fin|de una vez|en contacto] (con|a|al) <whom>
        (mandeme|mandame|mandenme|envieme|enviame|llevame|lleveme) con <whom>
        (pasarme|comunicarme|ponerme|transferirme|conectarme|derivarme|enlazarme) [ya|por fin|de una vez|en contacto|directo] (con|a) <whom>
      `,
      { unless: NO_WISH },
    ),
    rule(
      'asks-to-move-the-call',
      'explicit_request',
      `
        (transfiera|transfiere|pase|pasa|derive|redirija|desvie|desvia|mande|transferir|pasar|derivar) (mi|la|esta) llamada (a|con|al) [<det>] [<other>] (<agent>|<human>|<somebody>|<desk>|quien)
        (escale|escalar|escalen) (mi caso|mi queja|mi reclamo|mi reclamacion|el caso|mi problema|mi llamada|esto)
        ^ [<hello>] [<yes>] (transfierame|transfiereme|comuniqueme|comunicame|derivame|enlaceme) [ya|ahora|ahora mismo|de una vez] $
      `,
      { unless: NO_WISH },
    ),
    rule(
      'asks-for-a-person-to-be-given',
      'explicit_request',
      `
        (deme|dame|denme|consigame|consigueme|busqueme|buscame|traigame|facilitame|pongame|ponme|me da|me (puede|podria|puedes) dar) [a|con] [<det>] [<real>|<other>] <staff>
        (deme|denme|consigame|consigueme|busqueme|traigame) [a] (una persona|a alguien|alguien|un humano|otra persona) [<real>|ya|ahora|que sepa|que me ayude|que me atienda] $
        (llame|llameme|busque|busqueme|traiga) (a su jefe|al encargado|a la encargada|al gerente|al supervisor|a un supervisor|a su supervisor|a su supervisora|a un companero|al responsable)
        (que se ponga|pongame|ponga|poner|poneme|tener) [a] (<person>|<staff>) (al telefono|en la linea|al habla|al aparato|en linea)
      `,
      { unless: NO_WISH },
    ),
    rule(
      'wants-a-person',
      'explicit_request',
      `
        <wish> [tener|a|con] <det> [<real>|<other>] <staff>
        <wish> [tener|a|con] (<det>|otra) (persona|voz) (real|de verdad|humana|de carne y hueso|viva|en vivo|fisica)
        <wish> [hablarlo|verlo|tratarlo] (a alguien|una persona|otra persona|a una persona|con una persona|con alguien) [<real>|ya|ahora|ahora mismo|aqui|al telefono|en linea] $
        <wish> (a alguien|una persona|a una persona|alguien) (con quien hablar|que me atienda|para hablar|que me escuche|que me entienda|que sepa)
        <wish> [recibir|tener|la] (atencion|asistencia|ayuda|trato|contacto|soporte) (humana|humano|de una persona|de un humano|de un agente|de un asesor|de una persona real)
      `,
      { unless: NO_WISH },
    ),
    rule(
      'wants-to-be-served-by-a-person',
      'explicit_request',
      `
        que me (atienda|atiendan|conteste|asesore|atendiera|hable) .. (<person>|<staff>)
        (ser|estar) (atendido|atendida|asistido|asistida) por (<person>|<staff>)
        (puede|podria|pueda) (atenderme|atender|contestarme) (<person>|<staff>)
        que me (ayude|resuelva|explique|apoye) [<det>] [<real>|<other>] <staff>
      `,
      { unless: NO_WISH },
    ),
    rule(
      'asks-if-anyone-can-talk',
      'explicit_request',
      `
        (hay|habra|tienen|existe|tendra|tendran) [ahi|alli|por ahi|aqui] (<person>|<staff>) .. (con quien|con el que|con la que|para) .. (<speak>|tratar|<contact>)
        (hay|habra|tienen|tendran|nadie) [ahi|alli|por ahi|aqui] (<person>|<staff>|ahi) .. que me (atienda|conteste|escuche|hable)
        (con quien|a quien) (puedo|podria|debo) (hablar|dirigirme|comunicarme|contactar) !(si)
        (hay|habra|existe|tienen) .. (forma|manera|modo|posibilidad|opcion) .. (<speak>|<contact>|llegar) .. (con|a) <person>
      `,
      { unless: NO_WISH },
    ),
    rule(
      'asks-how-to-reach-a-person',
      'explicit_request',
      `
        (como|donde|de que manera) (puedo|podria|hago para|hacer para|le hago para|se hace para|logro|consigo|hace uno para|puede uno) (<speak>|<contact>|llegar|acceder) (con|a) <person>
        (que|cual) (tengo que|debo|hay que|puedo|numero|opcion|boton|tecla) .. para (<speak>|<contact>|llegar|que me atienda) [con|a] <person>
        no (se|encuentro|averiguo|logro averiguar|tengo idea de|tengo ni idea de|entiendo) como (<speak>|<contact>) (con|a) <person>
        (imposible|no hay manera de|no hay forma de|no logro|no consigo|no se puede|no me dejan) (<speak>|<contact>) (con|a) <person>
        por que no (puedo <speak>|puedo <contact>|me pasan|me comunican|me ponen|me transfieren|me dejan hablar) .. con <person>
      `,
    ),
    rule(
      'refuses-the-machine',
      'explicit_request',
      `
        no (quiero|pienso|voy a|me gusta|deseo|vine a|tengo por que) [seguir|estar] (<speak>|hablando|tratar|lidiar) con <bot>
        me niego a (<speak>|hablarle|tratar|seguir hablando) [con|a] <bot>
        (odio|detesto|no soporto|harto de|harta de|cansado de|cansada de) (<speak>|hablarle|estar hablando) (con|a) <bot>
        (basta de|no mas|ya no quiero|nada de|no quiero) [mas|un|una|el|la|ningun|ninguna|estos|estas] <bot> (quiero|deme|paseme|pasame|comuniqueme|sino|necesito|prefiero) .. (<person>|<staff>)
        ^ [<hello>] (basta de|no mas|ya no quiero|nada de|sin) (robots|bots|maquinas|grabaciones|maquina|robot) $
        (persona|humano|agente|operador|asesor|alguien) (no|y no|en vez de|en lugar de) [a|con] (un|una|esta) <bot>
        con (una maquina|un robot|un bot|maquinas|robots) no (hablo|quiero hablar|pienso hablar|voy a hablar|me entiendo)
        (en vez de|en lugar de) (un|una|esta|ese) <bot> (quiero|prefiero|deme|necesito|paseme)
      `,
    ),
    rule(
      'bare-noun',
      'explicit_request',
      `
        ^ [<hello>] [<yes>|dije|repito] [un|una|el|la|otro|otra|con|con un|con una] <bare> [real|humano|ya|ahora|ahora mismo|urgente|<thanks>|al telefono|en linea|he dicho|de verdad] $
        ^ [<hello>] [<yes>] (ayuda|asistencia|atencion|soporte|contacto|chat|agente) (humana|humano|en vivo|de una persona|con una persona) [ya|ahora|<thanks>] $
        ^ [<hello>] (transferir|transferencia|pasar|reenviar|contactar|contacto|llamar|conectar) [con|a|al] [un|una] (<bare>|personal|soporte) $
      `,
    ),
    rule('bare-person', 'explicit_request', '^ [<hello>] [<yes>] (una persona|alguien|con una persona) $', {
      hint: true,
    }),
    rule(
      'asks-to-be-called-by-a-person',
      'explicit_request',
      `
        (<wish>|puede|podria|haga|pida) [que] me (llame|llamen|contacte|marque|devuelva la llamada) (<staff>|<det> <staff>|alguien|una persona)
        (<wish>|haga|pida) que (<det> <staff>|alguien|una persona|un companero) me (llame|contacte|marque|devuelva la llamada|telefonee)
        (puede|podria) (llamarme|devolverme la llamada|contactarme) (<det> <staff>|alguien|una persona)
        (<det> <staff>|alguien|una persona) (puede|podria|me puede|me podria) (llamarme|devolverme la llamada|devolver la llamada|contactarme)
      `,
      { unless: NO_WISH },
    ),

    // Danger.
    rule(
      'wants-to-die',
      'safety',
      `
        (quiero|me quiero|quisiera|voy a|me voy a|ganas de|pienso en|pensando en|pensado en|planeo|decidido|deseo|pensar en) (matarme|suicidarme|quitarme la vida|morirme|morir|ahorcarme|estar muerto|estar muerta|desaparecer para siempre) !(en|con)
        me (quiero|voy a|quisiera|pienso) (matar|suicidar|quitar la vida|ahorcar|morir)
        (suicidarme|quitarme la vida|acabar con mi vida|terminar con mi vida|poner fin a mi vida|pensamientos suicidas|ideas suicidas)
        no (quiero|tengo ganas de|deseo|merezco) (vivir|seguir viviendo|seguir vivo|seguir viva) ((mas|asi) !(en|con|sin|aqui|alli|ahi|cerca|lejos) | !(mas|asi|en|con|sin|aqui|alli|ahi|cerca|lejos|de|solo|sola))
        (no [le] (veo|encuentro|tiene|hallo) [ningun] sentido (a|en|de) (vivir|la vida|mi vida|seguir viviendo) | (la vida|mi vida) (no|ya no) (vale la pena|tiene sentido|vale nada) | (todos|mi familia|mis hijos|ellos|el mundo|mi esposa|mis padres) (estarian|estaria) mejor sin mi)
        (cansado|cansada|harto|harta) de (vivir|estar vivo|estar viva) !(en|aqui|con|sin|cerca|asi en|de)
        (se quiere|se va a|se quiso|quiere|amenaza con|dice que va a|piensa) (suicidar|suicidarse|quitarse la vida|quitar la vida)
        voy a (saltar|tirarme|aventarme|lanzarme) (de|del|desde|por|al|a) [la|las|el|un|una] (puente|azotea|balcon|ventana|tren|metro|techo|edificio|vias)
      `,
      { unless: IDIOM },
    ),
    rule(
      'harms-himself',
      'safety',
      `
        (hacerme dano|lastimarme|cortarme|herirme|me hago dano) (a mi mismo|a mi misma|yo mismo|yo misma|otra vez|con un cuchillo|con una navaja|los brazos)
        (quiero|voy a|ganas de|estoy a punto de|pensando en|pienso en) (hacerme dano|lastimarme|cortarme las venas|autolesionarme|acabar con todo)
        (corte|cortado|cortando|cortarme|cortar|corto) las (venas|munecas)
        (me tome|me trague|he tomado|me he tomado|acabo de tomar|acabo de tomarme|tome|se tomo|se trago) (todas las|muchas|demasiadas|un frasco de|una caja de|todo el frasco de|un monton de|veinte|treinta|cuarenta|cincuenta) (pastillas|medicinas|medicamentos)
      `,
      { unless: NO_DANGER },
    ),
    rule(
      'cannot-breathe',
      'safety',
      `
        (no|casi no) (puedo|puede|logro|logra|podemos) respirar !(del|de la|por el precio)
        (no respira|no esta respirando|dejo de respirar|me falta el aire|le falta el aire|le cuesta respirar|me cuesta respirar|me cuesta mucho respirar)
        (se|me) (esta|estoy|estan) (ahogando|asfixiando|atragantando) !(en deudas|en trabajo|de deudas|en papeles|de trabajo|con las deudas)
        (reaccion alergica (grave|fuerte|muy fuerte|severa) | (se me|se le) (cierra|esta cerrando|cerro) la garganta)
      `,
      { unless: NO_DANGER },
    ),
    rule(
      'unconscious-or-attack-of-illness',
      'safety',
      `
        (esta|quedo|cayo|encuentra|encontre|sigue|estaba) inconsciente
        (<family>|el senor|la senora|una persona|un cliente|un huesped|alguien) .. (no reacciona|no despierta|no se mueve|se desmayo|se desplomo|se atraganto|se ahoga|convulsiona|esta convulsionando|no tiene pulso) !(de|del)
        (duele|dolor|presion|punzada|opresion) .. (el|en el|de) (pecho|corazon)
        (esta dando|esta teniendo|esta sufriendo|le dio|tuvo|le dieron|tiene) .. (un infarto|un derrame|un ictus|un ataque al corazon|un paro cardiaco|un ataque cardiaco|un ataque epileptico|convulsiones|una convulsion|una sobredosis)
        ((estoy|esta|sigo|sigue) sangrando (mucho|demasiado|sin parar)|me estoy desangrando|se esta desangrando|se desangra|no para de sangrar|no deja de sangrar|hay mucha sangre|sale mucha sangre|pierde mucha sangre)
        ((bebi|trague|tomo|bebio|trago|ingirio|comio) (cloro|lejia|veneno|raticida|gasolina|una pila|detergente) | estoy de parto | ya viene el bebe)
      `,
      { unless: NO_DANGER },
    ),
    rule(
      'fire-or-explosion',
      'safety',
      `
        se (esta|me esta|nos esta|prendio|incendio|me incendio) [quemando|incendiando|prendiendo] [fuego|fuego en] (la|mi|el|un|una|nuestra) (casa|cocina|edificio|departamento|apartamento|piso|carro|coche|auto|local|bodega|hotel|oficina|habitacion|techo|garaje)
        (hay|tenemos|veo|empezo) [un|mucho] (incendio|fuego|humo|llamas) (en|dentro) [el|la|mi|nuestro|del] (casa|cocina|edificio|hotel|piso|departamento|apartamento|habitacion|local|oficina|tienda|pasillo|sotano|garaje|coche|carro|avion|tren)
        (sale|saliendo|esta echando|echando|soltando) [mucho] (humo|fuego|chispas|llamas) (de|del|en|por)
        ((hubo|acaba de haber|oimos|hay) una explosion | (esta|estan|todo) en llamas)
      `,
      { unless: NO_DANGER },
    ),
    rule(
      'smells-gas',
      'safety',
      `
        (huele|olor|huelo|apesta|oliendo) [mucho|fuerte|muy fuerte|un poco|raro] a gas
        (hay|tengo|tenemos|es|creo que hay) una (fuga|escape) de gas
        ((suena|sono|pita|esta sonando|salto) [mi|la|el] [alarma|detector] de (monoxido|gas) | se (electrocuto|esta electrocutando))
      `,
      { unless: NO_DANGER },
    ),
    rule(
      'attacked-or-intruder',
      'safety',
      `
        (alguien|un hombre|un ladron|ladrones|un tipo|unos tipos|un desconocido) .. (esta entrando|estan entrando|se metio|se esta metiendo|quiere entrar|intenta entrar|intentando entrar|esta forzando) [a|en|por] (mi|la|nuestra) (casa|puerta|departamento|piso|apartamento|habitacion|ventana|patio|cuarto)
        (alguien|un hombre|un coche|un carro|un tipo|mi ex) me (esta siguiendo|viene siguiendo|esta persiguiendo|persigue|viene persiguiendo)
        (hombre|alguien|tipo|ladron) [armado] (tiene|trae|con) (un cuchillo|una pistola|un arma|una navaja|un machete)
        (me|nos) (estan|esta) (atacando|golpeando|asaltando|apuntando|pegando|violando|ahorcando|estrangulando|disparando)
        (me|nos) (amenaza|amenazan|esta amenazando|estan amenazando|apunta|apuntan|amenazo|amenazaron) (con un cuchillo|con una pistola|con un arma|con matarme|de muerte|con una navaja|con matarnos)
        (marido|esposo|novio|ex|padre|pareja|padrastro|esposa|mujer) me (pega|golpea|quiere matar|va a matar|esta pegando|esta golpeando|tiene encerrada|golpeo|esta ahorcando)
        (me violaron|me secuestraron|estoy secuestrado|estoy secuestrada|intento violarme|me tienen secuestrado|me tienen secuestrada | (secuestraron|raptaron|se llevaron) a mi (hijo|hija|nino|nina|bebe|esposo|esposa|hermano|hermana))
      `,
      { unless: NO_DANGER },
    ),
    rule(
      'calls-for-rescue',
      'safety',
      `
        (llame|llamen|llama|mande|manden|envie|envien|necesito|necesitamos|pida) [a] una ambulancia
        (llamen|llame|manden|mande|envien) [a] (la policia|los bomberos|una patrulla) !(de)
        (^ [<hello>] (auxilio|socorro) [ayuda|ayudenme|ayudeme] $ | (es|tengo|tenemos) una emergencia (medica|de vida o muerte))
        (acabo de|acabamos de) (chocar|volcar|tener un accidente|tener un choque|sufrir un accidente) ... (herido|heridos|herida|atrapado|atrapada|sangre|no despierta|no responde)
        (ahogando|ahoga|hundio) .. (piscina|alberca|pileta|mar|rio|lago)
      `,
      { unless: NO_DANGER },
    ),
    rule(
      'stolen-card-or-hacked-account',
      'safety',
      `
        me (robaron|acaban de robar|han robado|estan robando|hurtaron) (la|mi|las|mis|el|los) (tarjeta|tarjetas|billetera|cartera|bolso|celular|movil|identidad|cuenta|dinero|ahorros)
        (mi|la) (tarjeta|cuenta|identidad) (fue|ha sido|esta|me la han|esta siendo) (robada|clonada|hackeada|jaqueada|vaciada)
        me (hackearon|jaquearon|clonaron|han hackeado|han jaqueado|han clonado|acaban de hackear|acaban de clonar|duplicaron) (la|mi|el|las|mis) (tarjeta|tarjetas|cuenta|cuentas|celular|correo|banca|chip|whatsapp|identidad)
        (me|me estan|estan|me han|alguien me esta|acaban de) (vaciando|vaciaron|vaciado|vaciar) [la|mi|las] (cuenta|cuentas|tarjeta)
        (alguien|un extrano|un desconocido|un ladron|me estan|estan|otra persona) [me] [esta|estan] (usando|utilizando|comprando con|gastando con|pagando con|uso) mi (tarjeta|identidad|nombre|cuenta) !(de netflix|de spotify)
        (sacando|sacaron|sacado|robando|robaron|transfiriendo) [mi|todo mi|todo el] (dinero|plata|fondos) de mi (cuenta|tarjeta|banco)
        (compra|compras|retiro|retiros|transferencia|transferencias|pagos|prestamo) que [yo] no (hice|autorice|he hecho|he autorizado|realice)
        (di|le di|pase|dar|dicte) [mi|el|la|mis|los] (clave|codigo|datos|contrasena|pin) .. a (un estafador|un desconocido|un falso|una pagina falsa|unos estafadores|un supuesto)
        (fui|soy|he sido) victima de (un fraude|una estafa|fraude|phishing|un robo)
      `,
      { unless: NO_DANGER },
    ),

    rule(
      'will-sue',
      'legal',
      `
        (los|les|te|os) (voy a|vamos a|pienso) (demandar|denunciar|llevar a juicio|llevar a los tribunales)
        (los|les|te|os) (demando|denuncio|demandare|denunciare|demandaremos|denunciaremos|llevo a juicio)
        (voy a|vamos a|pienso|quiero) (demandarlos|demandarles|denunciarlos|denunciarles|demandarte|denunciarte|denunciaros|demandaros)
        (tomar|emprender|iniciar|tomare|emprendere) (acciones|medidas|un proceso) (legales|judiciales|legal|judicial)
        (poner|interponer|presentar|meter|pondre) una (demanda|denuncia|querella) contra (ustedes|su empresa|la empresa|la compania|el banco|su compania|vosotros)
        (nos vemos|nos veremos|los veo|les veo|te veo|nos encontramos) en (los tribunales|el juzgado|la corte|juicio|tribunales|los juzgados)
        (mi abogado|mi abogada|mis abogados) (los|les) (va a|van a) (contactar|demandar|llamar|escribir|denunciar)
        (tendran|van a tener|recibiran|van a recibir|sabran|van a saber) .. de mi (abogado|abogada)
        (voy a|vamos a|pienso|ire) .. (quejarme|denunciarlos|reclamar|acudir|denuncia|queja|reclamacion|ir|llamar) .. (profeco|condusef|sernac|indecopi|osiptel|superintendencia|defensor del consumidor|facua|ombudsman|fiscalia|banco de espana|cnmc)
        (quiero|deme|exijo|denme|necesito|traigame) (la|el|las|una|su) (hoja|hojas|libro) de reclamaciones
      `,
      {
        unless: `
          no (los|les|te|os) (voy a|vamos a|pienso)
          no (voy a|vamos a|pienso|quiero) (demandarlos|denunciarlos|demandarles|denunciarles|tomar|poner)
        `,
      },
    ),

    rule(
      'leaves-for-a-competitor',
      'cancel_threat',
      `
        (me voy|me cambio|me paso|me largo|me voy a ir|me voy a pasar|me voy a cambiar|nos vamos) (a|con) (la competencia|otra compania|otro proveedor|otro banco|otra empresa|otro operador|otra aseguradora|otra operadora)
        (si no|o|de lo contrario) ... (me doy de baja|cancelo todo|cancelo el contrato|cancelo mi contrato|cancelo el servicio|cierro la cuenta|cierro mi cuenta|me cambio de compania|me cambio de banco)
        (han perdido|acaban de perder|van a perder|estan por perder|perdieron|pierden) [a] (un|una|este|esta|otro) [buen] (cliente|clienta)
        (nunca mas|jamas|no vuelvo a|no volvere a|no pienso volver a) (contratar|comprar|comprarles|contrato|compro|volar|contratarles) .. (con ustedes|aqui|nada)
        (no quiero|dejo de|ya no quiero|no pienso) (ser|seguir siendo) (cliente|clienta) (de ustedes|suyo|suya|de esta|de su|aqui)
        (quiero|voy a|pienso) (darme de baja|cancelar todo|cancelar el contrato|cancelar mi contrato|cerrar mi cuenta|cerrar la cuenta|cancelar) .. (harto|harta|cansado de ustedes|pesimo|pesima|mal servicio|inutiles|no sirven)
        (harto|harta|ya tuve suficiente|ya me canse) ... (cancelo|cancele todo|cancelen todo|deme de baja|me doy de baja|cierro la cuenta|cierre mi cuenta)
      `,
      { unless: 'no (me voy|me cambio|me paso) (a|con)' },
    ),

    rule(
      'assistant-does-not-listen',
      'frustration',
      `
        (usted|tu|vos|ustedes|el robot|la maquina) no (entiende|entiendes|entendes|entienden|escucha|escuchas|escuchan|sirve|sirves|servis|sirven|resuelve|resuelven) (nada|para nada|lo que)
        no me (estas|esta) (entendiendo|escuchando|ayudando) [en] [nada] !(mi|el|la|su)
        no (sirves|servis|sirven) para nada
        (cuantas veces|cuantas veces mas) (tengo que|se lo tengo que|te lo tengo que|lo tengo que|se lo|te lo|le tengo que|hay que) (decir|decirlo|repetir|repetirlo|digo|repito|explicar|decirle|decirte)
        (se lo|te lo|lo|ya lo|le) (he dicho|dije|repeti|he repetido|explique|he explicado) (tres|cuatro|cinco|seis|diez|mil|cien|muchas|varias|tantas) veces
        (hablar|hablando|hablarle) (con|a) (la|una) pared
      `,
    ),
    rule(
      'insults-or-has-had-enough',
      'frustration',
      `
        (es usted|eres|sos|usted es|ustedes son|son ustedes|son todos|son) [un|una|unos|unas|muy|tan|todos|bien] (inutil|inutiles|idiota|idiotas|imbecil|imbeciles|estupido|estupida|estupidos|incompetente|incompetentes|ineptos|inepto|sinverguenzas|ladrones|payasos)
        (estupido|estupida|maldito|maldita|pinche|puto|puta|jodido|jodida) (robot|maquina|bot|grabacion|asistente|contestador|contestadora)
        (robot|bot|asistente|maquina) (inutil|estupido|estupida|de mierda|idiota|imbecil)
        (vete|vayase|vayanse|andate) (a la (mierda|chingada|porra|verga)|al (carajo|diablo))
        (estoy|ya estoy|me tiene|me tienen|me tenes) (harto|harta|hasta las narices|hasta la coronilla|hasta la madre|hasta los huevos|podrido|podrida) de (usted|ustedes|ti|la maquina|tanto repetir|repetir|esperar|hablar con|su servicio|que me|que no)
        (me esta|me estan|me estas) (tomando el pelo|haciendo perder el tiempo|sacando de quicio|viendo la cara)
        (que|vaya|menuda|menudo) (porqueria|mierda|asco|basura|desastre|verguenza) de (servicio|atencion|compania|empresa|asistente|banco)
      `,
    ),

    rule(
      'offers-a-person',
      'offer',
      `
        (quiere|desea|prefiere|gustaria|quieres|prefieres|deseas|ayudaria|necesita|o prefiere|mejor es|conviene) .. (hablar|chatear|comunicarse|ser atendido|ser atendida) (con|por) <whom>
        (quiere|desea|prefiere|gustaria|quieres|prefieres|si|parece si|importa si) [que] (le|lo|la|te) (comunique|pase|transfiera|ponga|conecte|derive|comunico|paso|transfiero|pongo|conecto) .. (con|a) <whom>
        (puedo|podria|podemos|permitame|dejeme|permite) <handing> [en contacto|su llamada|ahora] (con|a) <whom>
        (le|lo|la|te) (comunico|paso|transfiero|pongo|conecto|derivo|dejo) [ahora|enseguida|en contacto] (con|a) <whom>
        (quiere|desea|puedo|prefiere|le parece si) .. (transferir|transfiera|transfiero|pasar|pase|desviar|escalar|escale|conectar|derivar) su (llamada|caso) .. (con|a) <whom>
        (quiere|desea|gustaria|prefiere|desearia|mejor) que (<person>|<staff>) (le|lo|la|te) (llame|atienda|ayude|contacte|devuelva la llamada)
        (prefiere|quiere|desea) [la atencion de] (un|una) (agente|asesor|asesora|persona real|ejecutivo|representante|humano)
        (un agente|un asesor|una persona|un companero|un especialista|una asesora|una companera) (puede|podria) (ayudarle|ayudarlo|ayudarla|atenderle|atenderlo|revisarlo|ayudarte) ... (quiere|desea|le parece|comunico|paso|transfiero)
        (quiere|desea|prefiere) que (busque|llame|avise) a <person>
        <person> se (una|incorpore|sume) a la llamada
      `,
      { unless: 'no (puedo|es posible|podemos|podre|me es posible|sera posible|hace falta) ... <whom>' },
    ),
    rule(
      'agrees',
      'accept',
      `
        (si|claro|vale|ok|okay|okey|dale|orale|va|listo|bueno|perfecto|genial|excelente|estupendo|fantastico|correcto|exacto|obvio|venga|bien|afirmativo|chevere|buenisimo|entonces|conforme)
        (por supuesto|desde luego|como no|claro que si|de acuerdo|esta bien|muy bien|asi es|con gusto|con mucho gusto|encantado|encantada|por que no|ni modo|que remedio|ya era hora|por fin|al fin|menos mal|que si|eso si|de una|mejor si|si (senor|senora|senorita|hombre|mujer))
        (hagalo|hazlo|hacelo|hagale|adelante|proceda|procede|dele|hagamoslo|haganlo|haga eso|hagamos eso|haga asi) [ya]
        (seria|estaria|suena|me parece|eso me parece|es) [muy|lo|de] (genial|perfecto|mejor|bueno|bien|ideal|estupendo|excelente|buenisimo|fantastico|amable|mucha ayuda|mejor asi) [de su parte]
        ((buena|excelente|muy buena|que buena|gran) idea | [eso] me (gustaria|encantaria|vendria bien|ayudaria|ayudaria mucho|sirve|conviene|parece bien|viene bien|vale) [mucho])
        <handover> [ya|ahora|cuando quiera|cuando pueda|(con|a|al) <whom>]
        (con (el|ella|ellos|esa persona|quien sea|cualquiera) | pasemelo|pasemela|pasamelo|pasamela)
        [prefiero|quiero|mejor|prefiero mejor] [hablar] [con] <person> [mejor]
        (lo prefiero|lo agradezco|lo necesito|eso quiero|es lo que quiero|justo eso|eso mismo|eso es|lo quiero | (se lo|te lo|le) (agradeceria|agradezco) [mucho])
        (puedo esperar|yo espero|espero en linea|espero en la linea|me espero|no me importa esperar|me quedo esperando|aguardo|aguardo en linea|si espero|espero)
        ([si] no (hay mas remedio|queda otra|me queda otra|hay otra|puede usted|le importa|es molestia) | si (usted cree|le parece|es mejor|se puede|puede ser) | (no hay|no tengo|sin) [ningun] problema)
        (cuanto antes|lo antes posible|ahora|ahora mismo|de una vez|me urge|cuando quiera|cuando pueda|acepto|si quiero|quiero eso|quiero)
        (creo que|a lo mejor|supongo que|pienso que) (si|es lo mejor|seria lo mejor|conviene|convendria)
        [que|quiero que] me (pase|pasen|comunique|comuniquen|atienda|atiendan|llame|llamen|transfiera|ponga) [con|a] [<person>|el|ella]
        ((como|lo que) usted (diga|quiera|prefiera|mande) | (hablo|hablare|quiero hablar) con (el|ella|<person>))
      `,
    ),
    rule(
      'declines',
      'refuse',
      `
        ^ [bueno|<thanks>] (no|nop|nel|nanay) [<thanks>|senor|senora|senorita] $
        ^ (no|nop|nel) <thanks>
        (no hace falta|no es necesario|no lo necesito|no se moleste|no es para tanto|no lo creo necesario)
        (mejor no|por ahora no|todavia no|aun no|ahora no|de momento no|por el momento no|hoy no|ahorita no|para nada|prefiero que no|no por ahora|de ninguna manera|ni hablar)
        (sigamos|continuemos|seguimos|sigue|siga|seguir|continuar|continue) (con usted|aqui|asi|nosotros|contigo)
        (usted|tu|vos) [mismo|misma] [me|lo|la] (puede|puedes|podes) (ayudarme|ayudar|decirme|decirmelo|hacerlo|resolverlo|explicarme|explicarmelo|resolver|decir)
        (intentemos|probemos|intentelo|intentemoslo|volvamos a intentarlo|vamos a intentarlo) (otra vez|de nuevo|una vez mas|otra cosa|nuevamente)
        ^ [<thanks>|mejor] (mas tarde|despues|luego|otro dia|en otro momento) [mejor|<thanks>] $
        no (quiero|deseo|necesito) (hablar con nadie|que me pase|que me transfiera|ser transferido|ser transferida|a nadie|ningun agente|un agente|una persona|un asesor|esperar|hablar con (un|una|ningun))
        no me (pase|transfiera|comunique|ponga|pases|transfieras|comuniques|pasen) [con|a|todavia]
        (dejelo|dejalo|olvidelo|olvidalo) [asi|ya]
        (lo pensare|lo voy a pensar|dejeme pensarlo|me lo pienso|ya llamare|yo llamo luego|yo llamo despues|llamo otro dia)
      `,
      { unless: 'ahora no me (importa|molesta)' },
    ),
    rule(
      'did-not-understand-or-cannot-help',
      'failed',
      `
        no (le|lo|te|la) (entendi|he entendido|comprendi|entiendo|comprendo|escuche|escucho|oi|oigo)
        no (entendi|he entendido|comprendi|capte|entiendo|comprendo) (su|lo que|la pregunta|bien|tu|a que)
        (puede|podria|puedes|me puede) (repetirlo|reformular|reformularlo|decirlo de otra|repetir (la pregunta|su pregunta|lo que dijo))
        no (puedo|pude|he podido|logro|logre|podemos) (ayudarle|ayudarlo|ayudarla|ayudarte|encontrar|procesar|completar|acceder|resolver|verificar|responder)
        no (encontre|encuentro|he encontrado) (su|esa|ese|informacion|ninguna|ningun|nada)
        no (tengo|dispongo de) (acceso|esa informacion|informacion|esos datos|esa opcion)
        (lamentablemente|desafortunadamente|por desgracia) no (puedo|tengo|es posible|podemos|se)
        no estoy (seguro|segura) de (haber entendido|haberle entendido|entender|lo que)
      `,
    ),
    rule(
      'said-it-before',
      'again',
      `
        (digo|decía|pregunto|preguntaba|le pregunto|te pregunto|estoy preguntando) (que|si|por|cuándo|dónde|cuánto|cómo)
        (quiero|quería|quisiera|necesito) saber
        (mi pregunta|la pregunta|lo que (pregunto|quiero|digo)|me refiero)
        (como|como ya|ya) (le dije|te dije|dije|le he dicho|te he dicho|he dicho|le comente|le explique|se lo dije|te lo dije|lo dije|se lo he dicho|se lo explique|lo he dicho|se lo di)
        eso no (es|era|fue) (lo que [le|te] (pregunte|pedi|quiero|dije)|mi pregunta)
        no [me] (contesto|respondio|contestaste|respondiste|ha contestado|ha respondido) .. (pregunta|pregunte)
        (le repito|te repito|vuelvo a decir|vuelvo a preguntar|le estoy preguntando|te estoy preguntando|le pregunte|te pregunte|insisto en que)
        ^ no [no] [yo] (pregunte|me refiero a|hablo de|me referia a|estoy hablando de|dije)
        lo acabo de (decir|explicar|preguntar)
      `,
    ),
    rule(
      'asks-for-a-job-name-or-number-of-persons',
      'asks_noun',
      `
        (cual|en que|a que|que) .. (profesion|ocupacion|oficio|trabaja|se dedica|cargo|puesto|empleo)
        (con quien|quien) .. (hablo|atendio|hablado)
        (palabra clave|pregunta de seguridad|nombre de la empresa|cuantas personas)
      `,
    ),
  ],
  lists: {
    det: `
      un|una|el|la|los|las|algun|alguna|otro|otra|su|sus|tu|vuestro|vuestra|cualquier|unos|ese|esa|al|a un|a una|a su|uno de sus|una de sus|nuestro|nuestra|nuestros|uno de nuestros|una de nuestras
    `,
    reach: '[<det>] [<real>|<other>|verdadero|buen] (<staff>|<human>|<somebody>|supervisor)',
    person: '[<det>] [<real>|<other>|verdadero|buen] (<agent>|<human>|<somebody>)',
    whom: '[<det>] [<real>|<other>|verdadero|buen] (<agent>|<human>|<somebody>|<desk>|departamento|area)',
    staff: `
      agente|agentes|operador|operadora|operadores|asesor|asesora|asesores|representante|representantes|ejecutivo|supervisor|supervisora|encargado|encargada|responsable|gerente|manager|teleoperador|teleoperadora|telefonista|humano|humana|ser humano|empleado|empleada|superior|jefe|agente humano|operador humano|atencion al cliente|servicio al cliente
      persona (real|de verdad|humana|de carne y hueso|viva|fisica)
      alguien (real|de verdad|de carne y hueso|humano|vivo)
    `,
    bare: `
      agente|operador|operadora|asesor|asesora|representante|supervisor|supervisora|humano|humana|ser humano|ejecutivo|encargado|encargada|gerente|teleoperador|teleoperadora|agente humano|atencion al cliente|servicio al cliente|servicio de atencion al cliente|soporte tecnico
      persona (real|de verdad|humana|de carne y hueso|viva)
      alguien (real|de verdad|de carne y hueso|humano)
      voz humana|gente real|gente de verdad
    `,
    wish: `
      quiero|quisiera|queria|querria|queremos|necesito|necesitaria|necesitamos|me gustaria|gustaria|prefiero|preferiria|deseo|desearia|exijo|solicito|pido|preciso|requiero|ocupo|me urge|urge|me hace falta|hace falta|intento|estoy intentando|tratando de|esperaba|lo que quiero es
    `,
    may: `
      puedo|podria|podriamos|podemos|se puede|se podria|es posible|seria posible|hay posibilidad de|me permite|me permiten|me dejan|me deja
    `,
    handover: `
      paseme|pasame|pasenme|pasarme|me pasa|me pasas|me pasan|me (puede|puedes|podes|podria|podrias|pueden) pasar
      comuniqueme|comunicame|comuniquenme|comunicarme|me comunica|me comunicas|me comunican|me (puede|puedes|podes|podria|podrias|pueden) comunicar
      pongame|ponme|poneme|ponganme|ponerme|me pone|me pones|me ponen|me (puede|puedes|podes|podria|podrias|pueden) poner
      transfierame|transfiereme|transferime|transfieranme|transferirme|me transfiere|me transfieres|me transferis|me transfieren|me (puede|puedes|podes|podria|podrias|pueden) transferir
      conecteme|conectame|conectenme|conectarme|me conecta|me conectas|me conectan|me (puede|puedes|podria|pueden) conectar
      derivame|deriveme|derivarme|me deriva|me (puede|podria) derivar|enlazame|enlaceme|enlacenme|enlazarme|me enlaza|redirigeme|redirijame|redirigirme|me redirige|remitame|vinculame
    `,
    handing: `
      comunicarle|comunicarlo|comunicarla|comunicarte|pasarle|pasarlo|pasarla|pasarte|transferirle|transferirlo|transferirla|transferirte|ponerle|ponerlo|ponerla|ponerte|conectarle|conectarlo|conectarla|conectarte|derivarle|derivarlo|derivarla|comunicar|transferir|conectar|derivar|pasar
    `,
    bot: `
      [un|una|el|la|los|las|esta|ese|esa|estas|estos|otro|otra|unas|unos] (robot|robots|maquina|maquinas|computadora|computadoras|computador|ordenador|ordenadores|bot|bots|chatbot|contestador|contestadores|contestadora|grabacion|grabaciones|grabadora|asistente virtual|asistente automatico|inteligencia artificial|aparato|voz automatica)
    `,
  },
};
