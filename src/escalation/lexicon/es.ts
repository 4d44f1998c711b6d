import { type Lexicon, words } from './lexicon.ts';

/** Spain, Mexico, Colombia, Argentina, the United States. "sí" and "si", "qué" and "que" are the same word here. */
export const SPANISH: Lexicon = {
  language: 'es',
  fillers: words(`
    eh, eeh, ehm, em, mmm, mm, uhm, pues, mire, mira, oiga, oye, o sea, a ver, digamos, la verdad es que, la verdad,
    en serio, sinceramente, directamente, simplemente, disculpe, disculpa, perdone, perdona, nomás, híjole, ay, ah, uy, oh, uf,
    solamente, quizás, quizá, tal vez, mejor dicho, sabe qué, fíjese, fíjate, che, verá, vamos a ver,
    cómo le diría, por así decirlo, no más que, básicamente, realmente
  `),
  courtesy: words(`
    por favor, porfa, porfavor, por fa, porfis, si es tan amable, si fuera tan amable, si fueras tan amable,
    sea tan amable, sería tan amable de, si no es molestia, si no es mucha molestia, si me hace el favor,
    si me hiciera el favor, hágame el favor de, hágame el favor, hazme el favor, se lo ruego, te lo ruego, se lo pido,
    tenga la bondad de, tenga la amabilidad de, si no le importa, si no te importa, si es posible
  `),
  common: words(`
    yo, tú, él, ella, usted, nosotros, nosotras, ustedes, vosotros, ellos, ellas, vos, me, te, se, le, lo, la, los, las,
    les, nos, os, mi, mis, tu, tus, su, sus, el, un, una, uno, unos, unas, de, del, al, a, en, con, por, para, sin, sobre,
    entre, desde, hasta, hacia, según, durante, contra, y, e, o, u, ni, pero, sino, porque, aunque, pues, si, que, quien,
    quién, cómo, cuándo, dónde, cuánto, cuánta, cuántos, cuántas, cuál, cuáles, este, esta, esto, estos, estas, ese, esa,
    eso, esos, esas, aquel, aquella, aquello, aquí, ahí, allí, acá, allá, soy, eres, es, somos, son, sos, era, eran, fue,
    fui, fueron, ser, sea, sido, estoy, estás, está, estamos, están, estaba, estaban, estuve, estuvo, esté, estar, he, has,
    ha, hemos, han, había, habían, haber, haya, hay, hubo, tengo, tiene, tienes, tenemos, tienen, tenía, tenga, tener,
    hago, hace, haces, hacen, hacer, haga, hizo, hice, hecho, puedo, puede, puedes, podemos, pueden, podría, podrías,
    pueda, poder, pudo, pude, quiero, quiere, quieres, queremos, quieren, quisiera, quería, querer, necesito, necesita,
    necesitamos, gustaría, gusta, debo, debe, debería, voy, va, vas, vamos, van, iba, ir, vaya, digo, dice, dicen, dijo,
    dije, dijeron, decir, diga, dígame, sé, sabe, sabes, saber, veo, ve, ver, vi, viene, venir, llega, llegar, llegó, sale,
    salir, da, dan, doy, dar, dieron, pasa, pasar, pone, poner, queda, quedar, sigue, llamo, llama, llamar, hablo, habla,
    hablar, busco, buscar, creo, cree, parece, pago, pagar, cuesta, compré, comprar, no, sí, ya, más, menos, muy, mucho,
    mucha, muchos, muchas, poco, bien, mal, mejor, también, tampoco, nunca, siempre, nada, nadie, algo, alguien, algún,
    alguna, todo, toda, todos, todas, otro, otra, otros, otras, cada, mismo, misma, tan, tanto, así, entonces, luego,
    después, antes, ahora, ahorita, hoy, ayer, mañana, todavía, aún, cuando, donde, como, mientras, vez, veces, cosa,
    gracias, hola, buenos, buenas, días, día, tarde, bueno, vale, claro, favor, señor, señora, dos, tres, gente, casa, aquí
  `),
  concepts: {
    agent: words(`
      agente, agentes, operador, operadora, operadores, operadoras, asesor, asesora, asesores, asesoras, representante,
      representantes, ejecutivo, ejecutiva, ejecutivos, supervisor, supervisora, supervisores, encargado, encargada,
      encargados, gerente, gerentes, responsable, responsables, empleado, empleada, empleados, teleoperador,
      teleoperadora, teleoperadores, telefonista, recepcionista, gestor, gestora, jefe, jefa, jefes, superior, superiores,
      dueño, dueña, propietario, propietaria, fundador, fundadora, director, directora, manager, mánager, consultor,
      consultora, especialista, especialistas, experto, experta, expertos, licenciado, licenciada, funcionario,
      funcionaria, coordinador, coordinadora, un técnico, el técnico, los técnicos, algún técnico, una técnica, ingeniero,
      un comercial, vendedor, vendedora, compañero suyo, compañera suya, un compañero, una compañera, su compañero,
      su compañera, otro compañero, otra compañera, algún compañero, un colega, una colega, su personal, el personal,
      miembro de su equipo, miembro del equipo, alguien de su equipo, miembro de nuestro equipo, alguien de nuestro equipo,
      nuestro equipo, nuestro personal, alguien de la oficina, agent, operator,
      representative, team leader, conserje, promotor, promotora, analista, asistente humano, agente humano
    `),
    human: words(`
      humano, humana, humanos, ser humano, seres humanos, persona, persona real, personas reales, persona de verdad,
      personas de verdad, persona humana, persona física, persona viva, gente real, gente de verdad, carne y hueso,
      voz humana, voz de una persona, voz de verdad, voz real, alguien real, alguien humano, human, real person
    `),
    somebody: words(`
      alguien, alguno de ustedes, alguna de ustedes, una persona, otra persona, una señorita, la señorita, un señor,
      el señor, una señora, la señora, algún señor, alguna señorita, una muchacha, la muchacha, un muchacho, un chico,
      una chica, quien corresponda, quien mande, quien esté a cargo, uno de ustedes, alguien más
    `),
    desk: words(`
      atención al cliente, servicio al cliente, servicio de atención al cliente, atención a clientes, servicio a clientes,
      atención al usuario, servicio al usuario, soporte técnico, soporte, servicio técnico, facturación,
      departamento de, el departamento, otro departamento, área de, otra área, área correcta, área correspondiente,
      reclamaciones, reclamos, quejas, cobranza, cobranzas, ventas, postventa, posventa, recepción, conserjería,
      centralita, conmutador, oficina central, la oficina, sede central, gerencia, administración,
      contabilidad, siniestros, averías, mesa de ayuda, línea de ayuda, call center, la sucursal, la tienda, la central,
      el spa, servicio de habitaciones, retenciones, devoluciones, tesorería,
      secretaría, admisiones, urgencias, customer service, help desk, presidencia
    `),
    speak: words(`
      hablar, hablarlo, hablarle, hablarles, hablo, hablas, hablamos, hablemos, habla, hable, hablando, platicar,
      platicarlo, platico, platicamos, conversar, conversarlo, converso, charlar, charlarlo, charlo, chatear, chateo,
      dialogar, dialogo, discutir, discutirlo, tratarlo, entenderme, comentarlo, contarle, contarlo, explicarle,
      consultar con, consultarlo, speak, talk
    `),
    contact: words(`
      contactar, contactarme, contactarnos, contactarlos, contactarse, contacto, contacte, contacten, comunicarme,
      comunicarnos, comunicarse, comunico con, en contacto, ponerme en contacto, localizar, localizo, dirigirme,
      llegar a un, llegar a una, llegar a hablar, dar con, ubicar a, acudir a, escribirle a, llamar a
    `),
    spoke: words(`
      hablé con, ya hablé, hablado, hablaba, hablaron, hablé ayer, platiqué con, platicado, conversé con, conversado,
      me dijo, me dijeron, me dijiste, me han dicho, me ha dicho, me había dicho, dijo, dijeron, me comentó, me comentaron,
      comentaron, me explicaron, explicaron, me prometió, me prometieron, prometieron, prometió, me aseguraron,
      me atendió, me atendieron, atendió, atendieron, me contestó, me contestaron, me pasaron, me comunicaron,
      me transfirieron, me pusieron, me llamaron, llamaron, me recomendó, me recomendaron, me informaron, contaron,
      que me vendió, me mandaron
    `),
    move: words(`
      páseme, pásame, pásenme, páselo, pásemelo, pásemela, pásamelo, pásele, pasarme, me pasa, me pasas, me pasás,
      me pasan, me pase, me pases, me pasen, me puede pasar, me puedes pasar, me podés pasar, me podría pasar,
      me pueden pasar, me podrías pasar, comuníqueme, comunícame, comuníquenme, me comunica, me comunicas, me comunicás,
      me comunican, me comunique, me comuniquen, me puede comunicar, me puedes comunicar, me podría comunicar,
      me pueden comunicar, póngame, ponme, poneme, pónganme, ponerme, me pone, me pones, me ponés, me ponen, me ponga,
      me pongas, me pongan, me puede poner, me podría poner, me puedes poner, transfiérame, transfiéreme, transferime,
      transferirme, transfiéranme, me transfiere, me transfieres, me transferís, me transfieren, me transfiera,
      me transfieran, me puede transferir, me podría transferir, transferir, transfiera, transfiere, transferido,
      transferida, conécteme, conéctame, conectame, conéctenme, conectarme, me conecta, me conectas, me conectan,
      me conecte, me conecten, me puede conectar, derívame, deríveme, derivarme, me deriva, me derive, me deriven, derivar,
      enlázame, enláceme, enlácenme, enlazarme, me enlaza, me enlace, vincúlame, redirígeme, redirigirme, me redirige,
      redirigir, redirija, desvíe, desviar, desvíeme, remítame, remitir, escalar, escale, escalarlo, escalen,
      reenvíe, reenviar, mándeme con, mándame con, llévame con, que se ponga, ponga a, poner a, comunicar con, comunicarlo,
      comunicarle con, comunicarla, comunicarte con, pasarle con, pasarlo con, pasarla con, pasarte con, le paso, lo paso,
      la paso, te paso, le comunico, lo comunico, la comunico, te comunico, le transfiero, lo transfiero, la transfiero,
      te transfiero, le pongo, te pongo, le pase, lo pase, lo transfiera, le transfiera, le comunique, lo comunique,
      transferirle, transferirlo, transferirla, ponerle, ponerlo, conectarle, conectarlo, derivarlo, derivarle
    `),
    give: words(`
      deme, denme, dame un, dame una, dame a, dame con, dame otra, dame otro, me da un, me da una, me dan un, me das un,
      consígame, consígueme, consíganme, me consigue, búsqueme, búscame, búsquenme, tráigame, tráeme, tráiganme,
      encuéntreme, encuéntrame, encontrarme, mándeme, mándame, mándenme, envíeme, envíame, envíenme, facilíteme,
      proporcióneme, llámeme a, llámame a, llame a su, traiga a, busque a, buscar a
    `),
    want: words(`
      quiero, quisiera, quería, querría, queremos, quisiéramos, queríamos, quiere, quieres, querés, quieren, necesito,
      necesitaría, necesitaba, necesitamos, necesita, necesitas, gustaría, prefiero, preferiría, preferimos, prefiere,
      prefieres, deseo, desearía, desea, deseamos, deseas, exijo, exigimos, solicito, pido, pedimos, demando, preciso,
      precisamos, requiero, requerimos, ocupo, me urge, nos urge, urge, busco, buscamos, estoy buscando, me hace falta,
      hace falta, me interesa, espero, tengo ganas de, lo que quiero
    `),
    can: words(`
      puedo, puede, puedes, podés, podemos, pueden, podría, podrías, podríamos, podrían, pudiera, pudiese, se puede,
      es posible, sería posible, posible, me permite, permítame, permiten, déjeme, déjame, déjenme, hay manera, hay forma
    `),
    me: words('yo, me, mí, conmigo, nos, nosotros, nosotras, a mí'),
    you: words('usted, ustedes, tú, vos, vosotros, vosotras, te, ti, contigo, le, les, os, con usted'),
    real: words(`
      real, reales, de verdad, verdadero, verdadera, verdaderos, en vivo, viva, vivo, humano, humana, de carne y hueso,
      físico, física, competente, calificado, calificada, capacitado, capacitada, cualificado, cualificada, en persona,
      auténtico, auténtica
    `),
    other: words(
      'otro, otra, otros, otras, distinto, distinta, diferente, en vez de, en lugar de, otra cosa, más arriba',
    ),
    machine: words(`
      robot, robots, robó, robotito, máquina, máquinas, computadora, computadoras, computador, ordenador, bot, bots,
      chatbot, contestador, contestadora, contestador automático, grabación, grabaciones, grabadora, inteligencia artificial,
      asistente, asistente virtual, asistente automático, voz automática, sistema automático, operadora automática,
      automático, automática, automatizado, automatizada, menú, menús, aparato, programa, software, algoritmo
    `),
    not: words('no, nunca, jamás, tampoco, ni, sin, ningún, ninguna, ninguno, nadie, nada, en absoluto'),
    third: words(`
      ella, ellos, ellas, mi esposo, mi esposa, mi marido, mi mujer, mi hijo, mi hija, mis hijos, mi madre, mi padre,
      mi mamá, mi papá, mi hermano, mi hermana, mi abuela, mi abuelo, mi suegra, mi suegro, mi cuñado, mi cuñada, mi primo,
      mi prima, mi tía, mi tío, mi novio, mi novia, mi pareja, mi amigo, mi amiga, mi jefe, mi jefa, mi vecino, mi vecina,
      mi compañero, mi compañera, mi médico, mi doctora, mi abogado, mi agente, mi asesor, mi gestor, mi supervisor,
      mi gerente, el cliente, la clienta, el repartidor, el cartero, el técnico, el portero, un conocido, mi sobrino
    `),
    before: words(`
      ayer, anteayer, antier, antes de ayer, anoche, la semana pasada, el mes pasado, el año pasado, el lunes pasado,
      la última vez, la otra vez, la vez pasada, el otro día, esta mañana, hace un, hace una, hace dos, hace tres,
      hace cuatro, hace cinco, hace diez, hace unos, hace unas, hace años, hace meses, hace mucho, hace tiempo, hace poco,
      hace rato, anterior, anteriormente, antes, en su momento, de joven, hace varios
    `),
    if: words(`
      cuando, mientras, hasta que, antes de, antes de que, después de, en caso de, por si, y si, si no, si acaso, si algún,
      si necesito, si necesitara, si necesitase, si quisiera, si puedo, si hay, si me, si se, si pierdo, una vez que,
      siempre que, a menos que, qué pasa si, salvo que, depende
    `),
    asks: words(`
      por qué, para qué, qué es, qué hora, a qué hora, a qué cuenta, a qué número, qué día, qué días, qué tipo, qué clase,
      qué número, qué tal, qué pasa, qué pasó, qué hay, qué debo, qué precio, qué significa, qué incluye, qué más,
      de qué ciudad, de qué cuenta, de qué, en qué puedo, en qué, qué opciones, qué documentos, qué género, qué color,
      qué fecha, qué hago, quién, quiénes, con quién, a quién, de quién, cómo puedo, cómo está, cómo se, cómo le, cómo hago,
      cómo quiere, cómo funciona, cómo llego, cómo lo, cómo va, cómo es, cómo contacto, cuál, cuáles, cuándo llega,
      cuándo sale, cuándo abre, cuándo es, cuándo puedo, cuándo quiere, cuándo van, cuándo me, desde cuándo, hasta cuándo,
      dónde está, dónde queda, dónde puedo, dónde se, dónde hay, de dónde, a dónde, adónde, cuánto, cuánta, cuántos,
      cuántas
    `),
    now: words(`
      ya, ahora, ahora mismo, ahorita, ya mismo, ahoritita, inmediatamente, de inmediato, enseguida, en seguida, urgente,
      urgentemente, cuanto antes, lo antes posible, de una vez, por fin, hoy mismo, al instante, en este momento, rápido
    `),
    callback: words(`
      me llame, me llamen, me llamara, me llamaran, llámeme, llámame, llámenme, llamarme, me puede llamar,
      me puede devolver la llamada, devolverme la llamada, devuélvame la llamada, me devuelva la llamada,
      me devuelvan la llamada, regresarme la llamada, me regrese la llamada, me regresen la llamada, me marque, me marquen,
      márqueme, márquenme, marcarme, me contacte, me contacten, contáctenme, contácteme, contactarme, me telefonee,
      una llamada de, que me hablen, llamada de vuelta
    `),
    die: words(`
      morir, morirme, morirse, muero, me muero, muere, muera, muriera, muriendo, murió, muerto, muerta, muertos, muerte,
      matar, matarme, matarse, matarlo, me mato, mato, suicid*, quitarme la vida, quitarse la vida, quitar la vida,
      acabar con mi vida, terminar con mi vida, acabar con todo, fin a mi vida, ahorcarme, ahorcar, colgarme,
      dejar de existir, dejar de vivir, no despertar, quitarme de en medio, carta de despedida, cortarme las venas, asesin*
    `),
    self: words(`
      a mí mismo, a mí misma, mí mismo, mí misma, me hago daño, hacerme daño, hacerme, dañarme, matarme, suicidarme,
      lastimarme, cortarme, herirme, ahorcarme, quitarme, autolesionarme, autolesion*, me corto, me corté, tirarme,
      lanzarme, aventarme, mi vida, mi propia vida
    `),
    despair: words(`
      sin esperanza, no hay esperanza, esperanza, no hay salida, sin salida, única salida, no puedo más, ya no puedo,
      no aguanto más, no aguanto, no tiene sentido, sin sentido, no vale la pena, no valgo nada, no valgo, no merezco,
      soy una carga, un estorbo, sin mí, mejor sin mí, me odio, vacío, vacía, deprimid*, depresión, desesperanza,
      no quiero vivir, no quiero seguir, seguir viviendo, cansado de vivir, cansada de vivir, ganas de vivir, despedirme,
      me despido, para siempre, desaparecer, nadie me quiere, no tengo a nadie, no haber nacido, angustia, de este mundo
    `),
    hurt: words(`
      sangrando, sangra, sangrar, sangre, sangrado, desangr*, hemorragia, inconsciente, desmay*, desplom*, respirar,
      respira, respiro, respirando, falta el aire, ahogo, ahoga, ahogando, ahogándose, asfixi*, atragant*, dolor, duele,
      duelen, dolores, sobredosis, infarto, derrame, ictus, convuls*, ataque epiléptico, ataque al corazón,
      ataque cardíaco, paro cardíaco, pastillas, veneno, envenen*, intoxic*, cloro, lejía, no reacciona, no despierta,
      no responde, no se mueve, pulso, herido, herida, heridos, fractur*, quemadura, quemaduras, fiebre, alergia, alérgica,
      alérgico, vómito, vomita, mareado, mareada, mareados, de parto, contracciones, descarga, electrocut*, mordió
    `),
    body: words(`
      pecho, corazón, cabeza, garganta, brazo, brazos, muñeca, muñecas, venas, cara, lengua, labios, pierna, piernas,
      estómago, barriga, espalda, cuello, mano, manos, ojo, ojos, pulmones, cuerpo, dedo, boca
    `),
    fire: words(`
      fuego, incendio, incendios, incendiando, incendió, incendiado, humo, llamas, en llamas, quemando, quemado, ardiendo,
      arde, chispas, prendió fuego, prendiendo, explosión, explotó, explota, explotar, estalló, detector de humo
    `),
    gas: words(`
      gas, fuga de gas, escape de gas, olor a gas, huele a, huelo a, olor a, monóxido, monóxido de carbono, butano, propano,
      garrafa, bombona, cilindro de gas
    `),
    attack: words(`
      ataque, atacó, atacando, atacaron, agredió, agrediendo, agresión, cuchillo, pistola, arma, navaja, machete, armado,
      ladrón, ladrones, asalto, asaltando, asaltaron, asaltar, amenaza, amenazan, amenazó, amenazando, amenazas, golpea,
      golpeando, golpeó, golpes, me pega, pegando, me pegó, persigue, persiguiendo, me sigue, siguiéndome, siguiendo,
      acosa, acosador, acosando, entrando a mi casa, se metió en mi casa, se metió, forzando, secuestr*, rapt*, violaron,
      violarme, violación, abusaron, disparos, disparo, tiros, balazos, bomba, terrorista, apunta, encerrada, pelea, maltrat*
    `),
    emergency: words(`
      emergencia, emergencias, ambulancia, policía, bomberos, patrulla, auxilio, socorro, ayúdenme, ayúdeme, ayúdame,
      sálvenme, rescate, peligro, en peligro, urgencia, nueve once, ciento doce, guardia civil, accidente, choque,
      protección civil, cruz roja, paramédico, paramédicos, salvavidas
    `),
    family: words(`
      hijo, hija, hijos, hijas, niño, niña, niños, niñas, nene, nena, bebé, bebe, esposo, esposa, marido, mujer, madre,
      padre, mamá, papá, mami, papi, hermano, hermana, abuelo, abuela, abuelita, abuelito, nieto, nieta, suegro, suegra,
      cuñado, cuñada, tío, tía, primo, prima, sobrino, sobrina, novio, novia, pareja, vecino, vecina, amigo, amiga, perro,
      familia, ex marido, mi ex, padrastro
    `),
    steal: words(`
      robar, roban, robando, robaron, robado, robada, robados, robadas, robo, me robó, hurto, hurtaron, hacke*, jaque*,
      clon*, estaf*, fraude, fraudes, fraudulento, fraudulenta, fraudulentos, timo, timaron, timado, phishing, suplant*,
      usurp*, vaciando, vaciaron, vaciado, extorsi*, chantaj*, no fui yo, yo no fui, no autoricé, yo no hice,
      sin mi permiso, sin mi autorización, usando mi tarjeta, usando mi cuenta, usando mi nombre, usaron mi,
      página falsa, enlace falso, mensaje falso, duplicaron, sacando dinero, sacaron dinero, me quitaron, delincuente
    `),
    money: words(`
      dinero, plata, tarjeta, tarjetas, cuenta, cuentas, ahorros, efectivo, pin, clave, contraseña, banco, saldo, fondos,
      cartera, billetera, bolso, transferencia, transferencias, depósito, crédito, débito, préstamo, hipoteca, nómina,
      banca en línea, retiro, retiros, cajero, cheque, compra, compras, bizum, cargo, cargos, movimiento, movimientos
    `),
    law: words(`
      abogado, abogada, abogados, demanda, demandar, demandarlos, demandarles, demandarte, demando, demandaré,
      denuncia, denunciar, denunciarlos, denunciarles, denunciarte, denuncio, denunciaré, juicio, juez, jueza, juzgado,
      juzgados, tribunal, tribunales, la corte, acciones legales, medidas legales, acción legal, vía legal, vía judicial,
      judicial, legalmente, querella, fiscalía, ilegal, delito, hoja de reclamaciones, hojas de reclamaciones,
      libro de reclamaciones, profeco, condusef, sernac, indecopi, osiptel, superintendencia, facua, ocu, ombudsman,
      defensor del consumidor, defensa del consumidor, defensoría, defensor del pueblo, protección al consumidor,
      regulador, ministerio, consumo, cnmc, banco de españa, protección de datos, queja formal, reclamación oficial,
      reclamación formal, burofax, carta documento, indemnización, la prensa, los medios, la televisión, periódicos
    `),
    cancel: words(`
      cancelar, cancelo, cancele, cancela, cancelen, cancelaré, cancelarlo, cancelarla, cancelación, cancelado, anular,
      anulo, anule, rescindir, rescindo, terminar, dar de baja, darme de baja, doy de baja, deme de baja, dame de baja,
      den de baja, darnos de baja, la baja, de baja, cerrar, cierro, cierre, cierren, me voy, irme, nos vamos, me largo,
      dejo de ser, no renuevo, no renovar, portabilidad
    `),
    contract: words(`
      contrato, contratos, suscripción, suscripciones, membresía, póliza, pólizas, tarifa, tarifas, plan, planes, línea,
      líneas, servicio, servicios, seguro, seguros, cuenta, abono, afiliación, permanencia, cliente, clienta
    `),
    rival: words(`
      competencia, la competencia, competidores, otra compañía, otra empresa, otro banco, otro proveedor, otra operadora,
      otro operador, otra aseguradora, otro seguro, otro lado, otra parte, cambio de compañía, cambiar de compañía,
      cambiarme de compañía, cambio de banco, cambiarme de banco, me cambio, me paso, cambiarme, pasarme a, movistar,
      vodafone, orange, telcel, claro, tigo, bbva, santander, portar mi número, jazztel, yoigo
    `),
    anger: words(`
      harto, harta, hartos, hartas, hartó, cansado de, cansada de, me cansé, enojado, enojada, enojad*, enfadad*, molesto,
      molesta, furios*, indignad*, frustrad*, cabread*, encabronad*, emputad*, fastidiad*, rabia, coraje, enojo, enfado,
      paciencia, no aguanto, no soporto, hasta las narices, hasta la coronilla, hasta la madre, hasta el gorro,
      hasta los huevos, podrido, me tienen, me tiene, desesperad*, desesper*, me saca de quicio, de quicio, el colmo,
      odio, detesto, ya basta, basta, ya estuvo, tomando el pelo, el pelo, se burlan, se burla, exploto
    `),
    insult: words(`
      inútil, inútiles, estúpido, estúpida, estúpidos, idiota, idiotas, imbécil, imbéciles, tonto, tonta, tontos, inepto,
      ineptos, incompetente, incompetentes, ridículo, ridícula, absurdo, absurda, vergüenza, sinvergüenza, sinvergüenzas,
      ladrones, payasos, payaso, basura, porquería, mierda, asco, desastre, pésimo, pésima, nefasto, nefasta, patético,
      lamentable, indignante, inaceptable, maldito, maldita, pinche, puto, puta, jodido, jodida, joder, coño, carajo,
      pendejo, pendeja, cabrón, cabrones, gilipollas, pelotudo, boludo, chingada, verga, cojones, pérdida de tiempo,
      perder el tiempo, perdiendo el tiempo, tomadura de pelo, una burla, una broma, un chiste, no sirve, no sirves,
      no sirven, cállate, cállese, estafadores, rateros, falta de respeto, una pesadilla
    `),
    again: words(`
      otra vez, de nuevo, nuevamente, una vez más, tres veces, cuatro veces, cinco veces, diez veces, mil veces, cien veces,
      varias veces, muchas veces, tantas veces, cuántas veces, tercera vez, cuarta vez, quinta vez, una y otra vez, repito,
      repetir, repetirlo, repite, repites, repitiendo, repetido, sigo, sigue, siguen, seguimos, todavía, siempre,
      lo mismo, la misma, el mismo, volver a, vuelvo a, insisto, ya le dije, ya te dije, ya dije, ya se lo dije, de vuelta
    `),
    listen: words(`
      entiende, entiendes, entendés, entienden, entendiendo, entendió, entender, entenderme, comprende, comprendes, escucha,
      escuchas, escuchan, escuchando, escuche, escúcheme, escúchame, me oye, me oyes, ayuda, ayudas, ayudan, ayudando,
      ayudar, ayudarme, resuelve, resuelves, resuelven, resolver, soluciona, solucionan, solución, responde, respondes,
      responden, contesta, contestas, contestan, atiende, atienden, atender, hace caso, hacen caso, caso, haga caso
    `),
    yes: words(`
      sí, claro, claro que sí, vale, ok, okay, okey, por supuesto, desde luego, dale, órale, ándele, de acuerdo, correcto,
      exacto, exactamente, perfecto, afirmativo, está bien, cómo no, así es, bueno, obvio, listo, ajá, eso es, adelante,
      encantado, encantada, con gusto, hágalo, hazlo, genial, excelente, estupendo, venga, conforme
    `),
    no: words(
      'no, nop, nel, nanay, para nada, de ninguna manera, ni hablar, qué va, mejor no, todavía no, aún no',
    ),
    thanks: words(`
      gracias, muchas gracias, mil gracias, muchísimas gracias, muy amable, se lo agradezco, te lo agradezco, agradecido,
      agradecida, le agradezco, te agradezco, se agradece, dios se lo pague
    `),
    hello: words(`
      hola, buenas, buenos días, buenas tardes, buenas noches, buen día, aló, qué tal, holi, qué hubo, muy buenas, diga,
      cómo está, cómo estás, cómo le va
    `),
    bye: words(`
      adiós, hasta luego, hasta mañana, hasta pronto, hasta la próxima, chao, chau, nos vemos, que tenga buen día,
      que le vaya bien, que esté bien, buen fin de semana, cuídese, cuídate, bye, igualmente, eso es todo, nada más
    `),
    wait: words(`
      espere, espera, espéreme, espérame, espéreme tantito, esperar, espero, un momento, un momentito, un segundo,
      un segundito, un minuto, un minutito, aguarde, aguarda, permítame un momento, tantito, primero, no cuelgue,
      déjeme ver, en línea
    `),
    but: words('pero, sino, aunque, sin embargo, no obstante, en cambio'),
    device: words(`
      teléfono, teléfonos, celular, móvil, internet, wifi, router, módem, modem, decodificador, deco, televisor, televisión,
      tele, impresora, lavadora, secadora, nevera, refrigerador, calefacción, caldera, calentador, aire acondicionado,
      pantalla, app, aplicación, página, sitio, web, sistema, coche, carro, auto, batería, pila, cargador, portátil, laptop,
      tableta, control remoto, cable, ascensor, elevador, reloj, audífonos, auriculares, cámara, alarma, enchufe, cafetera
    `),
    order: words(`
      pedido, pedidos, orden, paquete, paquetes, envío, entrega, vuelo, vuelos, boleto, boletos, billete, billetes, pasaje,
      pasajes, entrada, entradas, reserva, reservas, reservación, reservar, mesa, habitación, cuarto, cita, citas, turno,
      consulta, factura, facturas, recibo, recibos, devolución, reembolso, maleta, equipaje, asiento, tren, hotel, taxi,
      talla, producto, garantía, trámite, documento, certificado, presupuesto, cotización, receta, menú del día
    `),
    pay: words(`
      cuesta, cuestan, costo, coste, precio, precios, cobro, cobros, cobran, cobraron, cobrado, cobrar, comisión,
      comisiones, cargo extra, cuota, cuotas, pagar, pago, pagos, pagué, paga, pagado, pendiente, interés, descuento,
      oferta, promoción, gratis, euro, euros, dólar, dólares, peso, pesos, soles, centavos, céntimos, barato, barata, caro,
      cara, límite, multa, penalización, impuesto, iva
    `),
    when: words(`
      lunes, martes, miércoles, jueves, viernes, sábado, domingo, enero, febrero, marzo, abril, mayo, junio, julio, agosto,
      septiembre, octubre, noviembre, diciembre, hoy, mañana, pasado mañana, esta tarde, esta noche, la próxima semana,
      fin de semana, mediodía, medianoche, por la mañana, por la tarde, por la noche, hora, horas, horario, horarios, día,
      días, semana, semanas, mes, meses, año, años, minutos, quincena, navidad, verano, vacaciones
    `),
    number: words(`
      cero, uno, dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez, once, doce, trece, catorce, quince, dieciséis,
      diecisiete, dieciocho, diecinueve, veinte, veint*, treinta, cuarenta, cincuenta, sesenta, setenta, ochenta, noventa,
      cien, ciento, doscientos, trescientos, cuatrocientos, quinientos, seiscientos, setecientos, ochocientos, novecientos,
      mil, millón, millones, número, números, código, dígitos, primero, segundo, segunda, tercero, medio, media
    `),
    place: words(`
      ciudad, calle, avenida, aeropuerto, estación, casa, tienda, oficina, sucursal, centro, pueblo, barrio, colonia, piso,
      departamento, apartamento, edificio, playa, restaurante, cine, banco, hospital, clínica, farmacia, escuela, colegio,
      universidad, supermercado, parque, carretera, autopista, país, méxico, madrid, barcelona, bogotá, buenos aires, lima,
      medellín, sevilla, valencia, guadalajara, monterrey, españa, argentina, colombia, estados unidos, miami, terminal
    `),
  },
};
