import type { Story } from '../story.js';

/** A food plant: the checklist signed at the desk. */
export const signedChecklist: Story = {
  lesson: 'leading-is-not-facilitating',
  texts: {
    'what-i-ran':
      'Quince minutos al empezar el segundo turno, nueve personas, sobre la hoja de despeje de línea. Desde entonces, quien cambia el producto tenía que caminar la línea desde la entrada hasta la encajadora y marcar cada estación parado frente a ella, antes del primer paquete bueno.',
    'what-people-did':
      'Las hojas llegaban llenas. Todas las casillas, todos los turnos. A las dos semanas encontré película de la corrida anterior debajo de la guarda de la estación cuatro, en una línea con la hoja completa. Las marcas de esa hoja estaban hechas de un tirón: la misma pluma, la misma inclinación.',
    'what-stood-in-the-way':
      'Le pregunté a Ray. Me dijo: “La hoja está en el escritorio; las estaciones, no”. En el cambio tiene once minutos, planeación le llama en el minuto seis y el montacargas ya está detrás de él con el rollo siguiente. Marca cuando llega al escritorio, de memoria.',
    'my-own-actions':
      'Escribí la hoja en mi escritorio y colgué la tabla donde me paro yo, en el escritorio. Antes no le pregunté a nadie. Di los quince minutos leyendo. Después estuve una semana de día y solo miré si las hojas volvían completas. Cuando una traía huecos, la devolvía. Nunca caminé un cambio con ellos.',
    'what-i-now-think':
      'Yo contaba hojas llenas. Devolviendo las que traían huecos les enseñé a llenar huecos. Si quiero saber si una revisión se hace, tengo que mirar el lugar que se revisa, y dónde cuelga el papel.',
    'what-i-will-do':
      'El jueves, con Ray, un cambio completo: yo con la hoja y él hablando. Después la colgamos donde él diga. Lo sabré si a la semana siguiente las marcas traen horas distintas, y si alguien deja una abierta porque la estación no estaba despejada.',
  },
  ready:
    'La frase de Ray, “la hoja está en el escritorio; las estaciones, no”, explica las dos semanas, y la tienes porque fuiste a preguntar. Ahora esperas una hoja con un hueco, después de haberlas devuelto. Dile eso a tu gente antes del jueves, o seguirán llenándolas. Y anota lo que diga Ray con sus palabras, como aquí.',
};

/** A machine shop: the notebook with the set-ups. */
export const setupNotebook: Story = {
  lesson: 'earning-buy-in',
  texts: {
    'what-happened':
      'Yo quería todos los valores de preparación en la carpeta compartida, para que cualquiera pudiera preparar el torno. Hank los lleva en una libreta. Le dije: ¿y si te enfermas? Me dijo: entonces esperas a que me alivie. Le dije que lo de esa libreta lo paga la compañía. Se la guardó en la bolsa y se fue a comer a las diez de la mañana.',
    'what-came-of-it':
      'En la carpeta hay once hojas, todas de los nuevos. Hank prepara como antes y ya no da los buenos días. Antes me avisaba cuando una herramienta estaba por tronar. Hace un mes que no me avisa, y ya rompimos dos insertos.',
    'what-it-did-for-them':
      'Sé que empezó la libreta con el jefe anterior, porque una vez me lo contó; el jefe se la regaló. Supongo que es lo único en todo el edificio que lleva su nombre. Supongo también que piensa que, cuando esté en la carpeta, ya no lo vamos a necesitar. No le he preguntado.',
    'my-own-part':
      'Se la pedí delante de los dos aprendices. Dije la frase de que la compañía paga. Tenía miedo de que en la auditoría se viera que yo no sé preparar ese torno. Le pude haber pedido que me enseñara. No quería que me enseñara.',
    'whom-i-owe':
      'A Hank. “Hablé de tu libreta como si fuera mía, delante de Luis y de Kenji. Eso me tocaba hacerlo de otro modo. ¿Me enseñas cómo preparas el Okuma? Yo no sé.”',
    'what-i-will-do':
      'En su torno, el martes a las seis, antes de que lleguen los demás. Solo la pregunta, nada de la carpeta. Sabré que pregunté de verdad si salgo de ahí habiéndolo preparado una vez, y feo. Más adelante, si vuelve a avisarme de una herramienta.',
  },
  deeper:
    'Que no querías que te enseñara es la línea en la que más me detuve: va antes que todo lo que le dijiste ese día. Y tu primera frase para Hank no lleva ningún “pero”. Antes del martes me gustaría entender una cosa. Supones que él piensa que ya no lo necesitarán cuando todo esté en la carpeta. Imagina que te lo pregunta ahí, junto al torno. ¿Qué le dirías que fuera verdad?',
};

/** A warehouse at night: the labels on the long side. */
export const palletLabels: Story = {
  lesson: 'leading-is-not-facilitating',
  texts: {
    'what-i-ran':
      'Le dije al turno de noche que las etiquetas van del lado corto para que las lea el escáner del puente. Seis hombres. Cinco minutos. Junto a la puerta del andén.',
    'what-people-did': 'Lado largo. Todas. Cada tarima que vi el jueves.',
    'what-stood-in-the-way':
      'Le pregunté a Tomasz. La impresora está a la izquierda, así que llegas por el lado largo. Tendría que dar la vuelta cada vez, y hay un poste.',
    'my-own-actions':
      'Se los dije junto a la puerta con el camión prendido. No lo enseñé. No lo caminé. Me fui a las diez.',
    'what-i-now-think':
      'Como nadie preguntó nada, pensé que estaba claro. Hay que caminarlo uno mismo una vez, con una tarima.',
    'what-i-will-do':
      'Caminarlo con Tomasz el miércoles en la noche. Ver si se puede mover la impresora. Si funciona, el puente las lee.',
  },
};

/** A warehouse in peak week: the tugger and the upright. */
export const peakWeek: Story = {
  lesson: 'learning-from-failure',
  texts: {
    'what-happened':
      'La semana fuerte del año pasado. El lunes me entraban 22 eventuales. Yo había recortado el recorrido de una hora a diez minutos, por el volumen. El martes a las 11 una de ellos, Shanice, metió el tractor en el rack 9. Se dobló el poste; no había nadie debajo. Cerramos el pasillo dos días, en la semana en que los necesitábamos todos.',
    'what-we-achieved':
      'El pasillo 9 cerrado, 4,000 líneas tarde, un poste doblado. Nadie lastimado, por un metro más o menos. Shanice no volvió el miércoles, y nadie le llamó.',
    'actions-that-led-there':
      'Recorté la hora a diez minutos. Puse a los eventuales en los tractores en su segundo día, que es un día antes. El martes temprano Curtis me dijo que ella manejaba con una mano y con la otra veía los pedidos en el teléfono; le dije que lo veíamos a la hora de comer. Eran las 11. La agencia mandó una hoja de que ya había manejado. No le llamé a la agencia. El lunes ella me dijo que había manejado “algo parecido”.',
    'my-own-part':
      'Quité la única hora en que se hubiera visto. Oí “algo parecido” y entendí que sí. A Curtis lo mandé para después. A ella la dejé irse sin una palabra y me dije que eso le tocaba a la agencia.',
  },
};

/** A haulier: the driver who calls in. */
export const driverPhones: Story = {
  lesson: 'earning-buy-in',
  texts: {
    'what-happened':
      'La aplicación para los choferes, en lugar de llamar por teléfono. Óscar llama. Les dije a los de despacho que no le contestaran, para que tuviera que usarla. Manejó cuarenta minutos hasta un andén cerrado, porque el cambio estaba en la aplicación. Entró a la oficina y me dijo: “Te llamé. Dos veces”.',
    'what-came-of-it':
      'Cuarenta minutos de ida y otros de vuelta, y la carga un día tarde. Despacho ya contesta otra vez. De eso no se habla. Óscar dejó de decirnos qué andenes están lentos, y es el que sabe.',
    'what-it-did-for-them':
      'Lo sé: manejando no puede leer la aplicación, y no se va a parar en el acotamiento para leerla. Lo dijo desde el principio y yo lo tomé como excusa. Lo supongo: le gusta oír una voz, las noches son largas.',
    'my-own-part':
      'La orden de no contestar la di yo. La di por medio de despacho, para no ser yo. Traía presión porque había prometido el cien por ciento en la aplicación antes de que cerrara el trimestre, y él era el último. Lo puse de ejemplo, y sabía que podía salir caro.',
    'whom-i-owe':
      '“Óscar, fui yo quien dijo que no te contestaran. Llamaste dos veces y dejé que sonara. Quisiera ir contigo una mañana, si me llevas.” Y a Kelly, de despacho, que tuvo que quedarse ahí sentada oyendo sonar.',
    'what-i-will-do':
      'El lunes se lo digo a Kelly. El miércoles a las cinco voy con Óscar, la ruta completa, sin sacar el teléfono. Sabré que estuve ahí de verdad si bajo con tres cosas que la aplicación no me dice. Y más adelante, si él nos vuelve a decir qué andenes están lentos.',
  },
};

/** A school bus depot: the stop that was moved. */
export const movedStop: Story = {
  lesson: 'learning-from-failure',
  texts: {
    'what-happened':
      'Primer día de clases. En julio yo había pasado la parada de la calle Linden a la vuelta de la esquina, porque ahí el autobús no puede girar. A las 7:20 había tres niños en la parada vieja. El 14 pasó a la vuelta, a su hora. Uno de los niños tenía seis años. Una vecina los llevó a la escuela a las 8:30.',
    'what-we-achieved':
      'Ese día todos los autobuses a tiempo; en papel, el mejor primer día que hemos tenido. Tres niños una hora en la banqueta. Una mamá que me llamó y no gritó, y eso fue peor.',
    'actions-that-led-there':
      'En julio decidí la parada. La puse en el sistema. El sistema manda las cartas, pensé. El sistema las manda cuando alguien aprieta un botón; eso lo sabe Carol, Carol estaba de vacaciones y no pregunté quién aprieta el botón. El viernes antes de clases Wes, que maneja el 14, me preguntó: “¿Ya saben los de Linden?”. Le dije que estaba en el sistema. El lunes Wes vio a los niños desde la esquina y no se paró, porque ahí ya no hay parada, y yo les he dicho cien veces: solo en las paradas.',
    'my-own-part':
      'A un hombre que me preguntaba por unos niños le dije “está en el sistema”. No pregunté quién hacía el trabajo de Carol. Nunca fui a ver el lugar. Yo le enseñé a Wes a no pararse.',
    'what-i-feared':
      'Los números de agosto. El año pasado el primer día salieron once autobuses tarde y me tocó ponerme de pie en la junta. Me decía que lo demás se iba a acomodar solo. Yo miraba minutos.',
    'whom-i-owe':
      'A la familia ya fui, con Wes; él quiso venir. La niña de seis nos enseñó su mochila. A Wes: “El viernes me preguntaste y te di una frase en vez de una respuesta”. A él no se lo he dicho con esas palabras.',
    'what-i-now-think':
      'Cuando alguien pregunta “¿ya saben?”, la única respuesta es un nombre: quién se los dijo y cuándo. En “está en el sistema” no hay nadie. Creo que eso vale para mucho más que los autobuses.',
    'what-i-will-do':
      'Con Carol, el jueves: una lista de todas las paradas que cambiaron desde mayo, y para el viernes alguien habrá llamado a cada familia y puesto sus iniciales. Hoy hablo con Wes. Lo sabré si los choferes me vuelven a preguntar “¿ya saben?”; Wes dejó de hacerlo.',
  },
};
