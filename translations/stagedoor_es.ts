<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Commands</name>
    <message>
        <source>Next notice</source>
        <translation>Anuncio siguiente</translation>
    </message>
    <message>
        <source>Previous notice</source>
        <translation>Anuncio anterior</translation>
    </message>
    <message>
        <source>Search the queue</source>
        <translation>Buscar en la cola</translation>
    </message>
    <message>
        <source>Show what is new in the queue</source>
        <translation>Mostrar las novedades de la cola</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>Hallazgo siguiente</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Hallazgo anterior</translation>
    </message>
    <message>
        <source>Confirm the finding</source>
        <translation>Confirmar el hallazgo</translation>
    </message>
    <message>
        <source>Dismiss the finding</source>
        <translation>Descartar el hallazgo</translation>
    </message>
    <message>
        <source>Paid or not paid</source>
        <translation>Remunerado o no remunerado</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Aprobar</translation>
    </message>
    <message>
        <source>Ask the poster for clarification</source>
        <translation>Pedir aclaración al anunciante</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation>Escalar</translation>
    </message>
    <message>
        <source>Hide now</source>
        <translation>Ocultar ahora</translation>
    </message>
    <message>
        <source>Suspend the account</source>
        <translation>Suspender la cuenta</translation>
    </message>
    <message>
        <source>Undo the last decision</source>
        <translation>Deshacer la última decisión</translation>
    </message>
    <message>
        <source>Send the letter, suspend</source>
        <translation>Enviar la carta, suspender</translation>
    </message>
    <message>
        <source>Close the open panel</source>
        <translation>Cerrar el panel abierto</translation>
    </message>
    <message>
        <source>Fetch and send now</source>
        <translation>Recibir y enviar ahora</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>Desplazamiento</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>Deciding</source>
        <translation>Decisión</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>The server refused the token. Enter a valid one in Settings; your decisions are kept.</source>
        <translation>El servidor rechazó el token. Introduzca uno válido en Ajustes; sus decisiones se conservan.</translation>
    </message>
    <message>
        <source>The server asks for a pause. It is tried again by itself.</source>
        <translation>El servidor pide una pausa. Se reintentará automáticamente.</translation>
    </message>
    <message>
        <source>The server has a fault (%1). It is tried again by itself.</source>
        <translation>El servidor tiene un fallo (%1). Se reintentará automáticamente.</translation>
    </message>
    <message>
        <source>The server refused this (%1): %2</source>
        <translation>El servidor no aceptó esto (%1): %2</translation>
    </message>
    <message>
        <source>This is not complete: %1</source>
        <translation>Esto no está completo: %1</translation>
    </message>
    <message>
        <source>This notice is no longer in the cache.</source>
        <translation>Este anuncio ya no está en la caché.</translation>
    </message>
    <message>
        <source>The notice changed or somebody decided it meanwhile. Look at it again.</source>
        <translation>El anuncio cambió o alguien decidió sobre él entretanto. Vuelva a revisarlo.</translation>
    </message>
    <message>
        <source>Your role does not allow this.</source>
        <translation>Su rol no permite esto.</translation>
    </message>
    <message>
        <source>The server cannot be reached. Work goes on; it is sent when the connection is back.</source>
        <translation>No se puede conectar con el servidor. Puede seguir trabajando; todo se enviará cuando vuelva la conexión.</translation>
    </message>
    <message>
        <source>The disk or the database failed (%1). Nothing was saved: check the free space.</source>
        <translation>Falló el disco o la base de datos (%1). No se guardó nada: compruebe el espacio libre.</translation>
    </message>
    <message>
        <source>This profile was written by a newer version of the program.</source>
        <translation>Este perfil se guardó con una versión más reciente del programa.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Detenido.</translation>
    </message>
    <message>
        <source>Not decided: choose Paid or Not Paid.</source>
        <translation>Sin decidir: elija Remunerado o No remunerado.</translation>
    </message>
    <message>
        <source>Not decided: pick at least one reason.</source>
        <translation>Sin decidir: elija al menos un motivo.</translation>
    </message>
    <message>
        <source>Not decided: the letter has no words.</source>
        <translation>Sin decidir: la carta está vacía.</translation>
    </message>
    <message>
        <source>Not decided: write the reason.</source>
        <translation>Sin decidir: escriba el motivo.</translation>
    </message>
    <message>
        <source>Not decided: write what you want to know.</source>
        <translation>Sin decidir: escriba lo que quiere saber.</translation>
    </message>
    <message>
        <source>Not decided: a complaint is neither upheld nor not upheld.</source>
        <translation>Sin decidir: una queja no está ni confirmada ni no confirmada.</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Categoría</translation>
    </message>
    <message>
        <source>Production company</source>
        <translation>Productora</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Personajes</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>Pago</translation>
    </message>
    <message>
        <source>Declared pay</source>
        <translation>Pago declarado</translation>
    </message>
    <message>
        <source>Union</source>
        <translation>Sindicato</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>Cuotas</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Lugares</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Fechas</translation>
    </message>
    <message>
        <source>How to apply</source>
        <translation>Cómo postularse</translation>
    </message>
    <message>
        <source>Poster&apos;s e-mail</source>
        <translation>Correo del anunciante</translation>
    </message>
    <message>
        <source>Poster&apos;s company</source>
        <translation>Empresa del anunciante</translation>
    </message>
    <message>
        <source>Poster&apos;s website</source>
        <translation>Sitio web del anunciante</translation>
    </message>
    <message>
        <source>Poster&apos;s name</source>
        <translation>Nombre del anunciante</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>pay</source>
        <translation>pago</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texto</translation>
    </message>
    <message>
        <source>Role %1</source>
        <translation>Personaje %1</translation>
    </message>
    <message>
        <source>Complaint %1</source>
        <translation>Queja %1</translation>
    </message>
    <message>
        <source>Message %1</source>
        <translation>Mensaje %1</translation>
    </message>
    <message>
        <source>Picture or file %1</source>
        <translation>Imagen o archivo %1</translation>
    </message>
    <message>
        <source>Place %1</source>
        <translation>Lugar %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>NoticeWriter</name>
    <message>
        <source>
… %1 more, not shown</source>
        <translation>
… %1 más, sin mostrar</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Empresa</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Categoría</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>Pago</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>Cuotas</translation>
    </message>
    <message>
        <source>Declared</source>
        <translation>Declaradas</translation>
    </message>
    <message>
        <source>Not declared</source>
        <translation>No declaradas</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Personajes</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more role(s)</source>
        <translation>
            <numerusform>… y %n personaje más</numerusform>
            <numerusform>… y %n personajes más</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 a %2 años</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>desde %1 años</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>hasta %1 años</translation>
    </message>
    <message>
        <source>Pay: </source>
        <translation>Pago: </translation>
    </message>
    <message>
        <source>Places and dates</source>
        <translation>Lugares y fechas</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>sin indicar</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Fechas</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Caduca</translation>
    </message>
    <message>
        <source>How to apply</source>
        <translation>Cómo postularse</translation>
    </message>
    <message>
        <source>Attached</source>
        <translation>Adjuntos</translation>
    </message>
    <message>
        <source>Poster</source>
        <translation>Anunciante</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Sitio web</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Enlace</translation>
    </message>
    <message>
        <source>%1 old</source>
        <translation>%1 de antigüedad</translation>
    </message>
    <message>
        <source>address verified</source>
        <translation>correo verificado</translation>
    </message>
    <message>
        <source>address not verified</source>
        <translation>correo no verificado</translation>
    </message>
    <message numerus="yes">
        <source>%n notice(s)</source>
        <translation>
            <numerusform>%n anuncio</numerusform>
            <numerusform>%n anuncios</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n approved</source>
        <translation>
            <numerusform>%n aprobado</numerusform>
            <numerusform>%n aprobados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n declined</source>
        <translation>
            <numerusform>%n rechazado</numerusform>
            <numerusform>%n rechazados</numerusform>
        </translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>suspendida</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>Quejas</translation>
    </message>
    <message>
        <source>Letters and answers</source>
        <translation>Cartas y respuestas</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>Editor</translation>
    </message>
    <message>
        <source>Also missing</source>
        <translation>También falta</translation>
    </message>
</context>
<context>
    <name>Obstacles</name>
    <message>
        <source>Your decision waits to be sent (%1). Z takes it back.</source>
        <translation>Su decisión está pendiente de envío (%1). Z la retira.</translation>
    </message>
    <message>
        <source>Your decision is on its way to the server (%1).</source>
        <translation>Su decisión se está enviando al servidor (%1).</translation>
    </message>
    <message>
        <source>Your last decision was refused: read again or drop it first.</source>
        <translation>Su última decisión no se aceptó: primero vuelva a leer o descártela.</translation>
    </message>
    <message>
        <source>This notice names no account.</source>
        <translation>Este anuncio no indica ninguna cuenta.</translation>
    </message>
    <message>
        <source>The account is suspended already.</source>
        <translation>La cuenta ya está suspendida.</translation>
    </message>
    <message>
        <source>The notice is hidden already.</source>
        <translation>El anuncio ya está oculto.</translation>
    </message>
    <message>
        <source>The account is suspended: its notices stay hidden until it is reinstated.</source>
        <translation>La cuenta está suspendida: sus anuncios siguen ocultos hasta que se rehabilite.</translation>
    </message>
    <message>
        <source>No notice is open.</source>
        <translation>No hay ningún anuncio abierto.</translation>
    </message>
    <message>
        <source>%1 works on this notice. Hide and Suspend land all the same.</source>
        <translation>%1 está trabajando en este anuncio. Ocultar y Suspender se aplican igualmente.</translation>
    </message>
</context>
<context>
    <name>OpenReport</name>
    <message>
        <source>The file of your decisions was damaged or lost. The decisions were read again from the journal; drafts are gone.</source>
        <translation>El archivo de sus decisiones estaba dañado o se perdió. Las decisiones se leyeron de nuevo del diario; los borradores se han perdido.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of the decision journal could not be read: decisions may be missing. What is now listed as refused was not sent again; please look at it.</source>
        <translation>
            <numerusform>No se pudo leer %n línea del diario de decisiones: puede que falten decisiones. Lo que ahora figura como rechazado no se ha vuelto a enviar; revíselo, por favor.</numerusform>
            <numerusform>No se pudieron leer %n líneas del diario de decisiones: puede que falten decisiones. Lo que ahora figura como rechazado no se ha vuelto a enviar; revíselo, por favor.</numerusform>
        </translation>
    </message>
    <message>
        <source>The decision journal was damaged or lost and was written again.</source>
        <translation>El diario de decisiones estaba dañado o se perdió y se ha escrito de nuevo.</translation>
    </message>
    <message>
        <source>Damaged, and kept as: %1</source>
        <translation>Dañado, y conservado como: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) of the last session were found in the journal and are sent now.</source>
        <translation>
            <numerusform>Se encontró en el diario %n decisión de la última sesión y se envía ahora.</numerusform>
            <numerusform>Se encontraron en el diario %n decisiones de la última sesión y se envían ahora.</numerusform>
        </translation>
    </message>
    <message>
        <source>The cache was damaged and is fetched again; the damaged file is kept as %1.</source>
        <translation>La caché estaba dañada y se descarga de nuevo; el archivo dañado se conserva como %1.</translation>
    </message>
    <message>
        <source>The cache was lost and is fetched again.</source>
        <translation>La caché se perdió y se descarga de nuevo.</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>%1: %2 earlier</source>
        <translation>%1: %2 antes</translation>
    </message>
    <message>
        <source>%1 old, target %2: %3</source>
        <translation>%1 de antigüedad, objetivo %2: %3</translation>
    </message>
    <message>
        <source>%1 over</source>
        <translation>%1 de retraso</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 de margen</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>Quejas</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>Cuenta nueva</translation>
    </message>
    <message>
        <source>Proposed: %1</source>
        <translation>Propuesta: %1</translation>
    </message>
    <message>
        <source>Claimed by %1</source>
        <translation>Reservado por %1</translation>
    </message>
    <message>
        <source>Assigned to %1</source>
        <translation>Asignado a %1</translation>
    </message>
    <message numerus="yes">
        <source>%n blocking finding(s)</source>
        <translation>
            <numerusform>%n hallazgo bloqueante</numerusform>
            <numerusform>%n hallazgos bloqueantes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) to check</source>
        <translation>
            <numerusform>%n hallazgo por revisar</numerusform>
            <numerusform>%n hallazgos por revisar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n nota</numerusform>
            <numerusform>%n notas</numerusform>
        </translation>
    </message>
    <message>
        <source>claimed by %1</source>
        <translation>reservado por %1</translation>
    </message>
    <message>
        <source>no longer in this queue</source>
        <translation>ya no está en esta cola</translation>
    </message>
    <message>
        <source>answer overdue</source>
        <translation>respuesta vencida</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>vence %1</translation>
    </message>
</context>
<context>
    <name>ServerAddress</name>
    <message>
        <source>This is no address. One looks like https://queue.example.org</source>
        <translation>Esto no es una dirección. Un ejemplo: https://queue.example.org</translation>
    </message>
    <message>
        <source>The address must begin with https://</source>
        <translation>La dirección debe empezar por https://</translation>
    </message>
    <message>
        <source>Plain http is for this machine only: the token would be readable on the way. Use https.</source>
        <translation>El http sin cifrar solo vale para este equipo: el token podría leerse en tránsito. Use https.</translation>
    </message>
    <message>
        <source>Leave the user name and password out; the token says who you are.</source>
        <translation>Omita el usuario y la contraseña; el token ya indica quién es usted.</translation>
    </message>
    <message>
        <source>Leave out what follows the server&apos;s name.</source>
        <translation>Omita lo que sigue al nombre del servidor.</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>under a minute</source>
        <translation>menos de un minuto</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>%1 months</source>
        <translation>%1 meses</translation>
    </message>
    <message>
        <source>%1 years</source>
        <translation>%1 años</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>hace %1</translation>
    </message>
    <message>
        <source>%1 over</source>
        <translation>%1 de retraso</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Film</source>
        <translation>Cine</translation>
    </message>
    <message>
        <source>Student film</source>
        <translation>Cine estudiantil</translation>
    </message>
    <message>
        <source>Short film</source>
        <translation>Cortometraje</translation>
    </message>
    <message>
        <source>TV</source>
        <translation>TV</translation>
    </message>
    <message>
        <source>Reality TV</source>
        <translation>Telerrealidad</translation>
    </message>
    <message>
        <source>Commercial</source>
        <translation>Publicidad</translation>
    </message>
    <message>
        <source>Theater</source>
        <translation>Teatro</translation>
    </message>
    <message>
        <source>Musical</source>
        <translation>Musical</translation>
    </message>
    <message>
        <source>Voiceover</source>
        <translation>Locución</translation>
    </message>
    <message>
        <source>Web series</source>
        <translation>Serie web</translation>
    </message>
    <message>
        <source>Music video</source>
        <translation>Videoclip</translation>
    </message>
    <message>
        <source>Modeling</source>
        <translation>Modelaje</translation>
    </message>
    <message>
        <source>Event work</source>
        <translation>Trabajo en eventos</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Extras</translation>
    </message>
    <message>
        <source>Dance</source>
        <translation>Danza</translation>
    </message>
    <message>
        <source>Cruise or theme park</source>
        <translation>Crucero o parque temático</translation>
    </message>
    <message>
        <source>Podcast</source>
        <translation>Pódcast</translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation>Taller</translation>
    </message>
    <message>
        <source>Competition</source>
        <translation>Concurso</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Evento</translation>
    </message>
    <message>
        <source>Group membership</source>
        <translation>Membresía de grupo</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>Equipo técnico</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Otra</translation>
    </message>
    <message>
        <source>Blocking</source>
        <translation>Bloqueante</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Aprobar</translation>
    </message>
    <message>
        <source>Clarify</source>
        <translation>Pedir aclaración</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Hide now</source>
        <translation>Ocultar ahora</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Suspend account</source>
        <translation>Suspender cuenta</translation>
    </message>
    <message>
        <source>Reinstate account</source>
        <translation>Rehabilitar cuenta</translation>
    </message>
    <message>
        <source>Deactivate account</source>
        <translation>Desactivar cuenta</translation>
    </message>
    <message>
        <source>Reactivate account</source>
        <translation>Reactivar cuenta</translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation>Escalar</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>Revertir</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Aprobado</translation>
    </message>
    <message>
        <source>Clarification asked for</source>
        <translation>Aclaración pedida</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Rechazado</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Ocultado</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restaurado</translation>
    </message>
    <message>
        <source>Account suspended</source>
        <translation>Cuenta suspendida</translation>
    </message>
    <message>
        <source>Account reinstated</source>
        <translation>Cuenta rehabilitada</translation>
    </message>
    <message>
        <source>Account deactivated</source>
        <translation>Cuenta desactivada</translation>
    </message>
    <message>
        <source>Account reactivated</source>
        <translation>Cuenta reactivada</translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation>Escalado</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Editado</translation>
    </message>
    <message>
        <source>Reversed</source>
        <translation>Revertido</translation>
    </message>
    <message>
        <source>Ask for clarification</source>
        <translation>Pedir aclaración</translation>
    </message>
    <message>
        <source>Suspend the account</source>
        <translation>Suspender la cuenta</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Pendiente</translation>
    </message>
    <message>
        <source>Waiting for the poster</source>
        <translation>En espera del anunciante</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Remunerado</translation>
    </message>
    <message>
        <source>Not paid</source>
        <translation>No remunerado</translation>
    </message>
    <message>
        <source>Not declared</source>
        <translation>No declarado</translation>
    </message>
    <message>
        <source>Unclear</source>
        <translation>No está claro</translation>
    </message>
    <message>
        <source>Union</source>
        <translation>Sindical</translation>
    </message>
    <message>
        <source>Nonunion</source>
        <translation>No sindical</translation>
    </message>
    <message>
        <source>Union and nonunion</source>
        <translation>Sindical y no sindical</translation>
    </message>
    <message>
        <source>No nudity</source>
        <translation>Sin desnudez</translation>
    </message>
    <message>
        <source>Implied nudity</source>
        <translation>Desnudez insinuada</translation>
    </message>
    <message>
        <source>Partial nudity</source>
        <translation>Desnudez parcial</translation>
    </message>
    <message>
        <source>Full nudity</source>
        <translation>Desnudez total</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Condiciones</translation>
    </message>
    <message>
        <source>Audition</source>
        <translation>Audición</translation>
    </message>
    <message>
        <source>Spam</source>
        <translation>Spam</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Cuota</translation>
    </message>
    <message>
        <source>Nudity</source>
        <translation>Desnudez</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abierta</translation>
    </message>
    <message>
        <source>upheld</source>
        <translation>confirmada</translation>
    </message>
    <message>
        <source>not upheld</source>
        <translation>no confirmada</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nuevo</translation>
    </message>
    <message>
        <source>Edited by the poster</source>
        <translation>Editado por el anunciante</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Respondido</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>Queja</translation>
    </message>
    <message>
        <source>Appeal</source>
        <translation>Apelación</translation>
    </message>
    <message>
        <source>Answer overdue</source>
        <translation>Respuesta vencida</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>Por revisar</translation>
    </message>
    <message>
        <source>Blocking findings</source>
        <translation>Hallazgos bloqueantes</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>Quejas</translation>
    </message>
    <message>
        <source>Answered or edited</source>
        <translation>Respondidos o editados</translation>
    </message>
    <message>
        <source>Waiting for posters</source>
        <translation>En espera del anunciante</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Míos</translation>
    </message>
    <message>
        <source>All notices</source>
        <translation>Todos los anuncios</translation>
    </message>
    <message>
        <source>No server set</source>
        <translation>Sin servidor</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Conectando</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>En línea</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Token refused</source>
        <translation>Token rechazado</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Documento</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>No aceptadas</translation>
    </message>
</context>
<context>
    <name>stagedoor::AccountTab</name>
    <message>
        <source>%1 posted, %2 approved, %3 declined</source>
        <translation>%1 enviados, %2 aprobados, %3 rechazados</translation>
    </message>
    <message>
        <source>a school&apos;s</source>
        <translation>de una escuela</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>verificado</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>no verificado</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>active</source>
        <translation>activa</translation>
    </message>
    <message>
        <source>deactivated until the poster answers</source>
        <translation>desactivada hasta que responda el anunciante</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>suspendida</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>The notice names no account.</source>
        <translation>El anuncio no indica ninguna cuenta.</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Consultando al servidor…</translation>
    </message>
    <message>
        <source>The account&apos;s history is not known offline. %1</source>
        <translation>El historial de la cuenta no se conoce sin conexión. %1</translation>
    </message>
    <message>
        <source>Poster</source>
        <translation>Anunciante</translation>
    </message>
    <message>
        <source>✗ The account is suspended</source>
        <translation>✗ La cuenta está suspendida</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Empresa</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Sitio web</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Enlace</translation>
    </message>
    <message>
        <source>Account made</source>
        <translation>Cuenta creada</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Anuncios</translation>
    </message>
    <message>
        <source>The account is %1.</source>
        <translation>La cuenta está %1.</translation>
    </message>
    <message>
        <source>Suspensions</source>
        <translation>Suspensiones</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>Quejas</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>sin fecha</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Earlier notices</source>
        <translation>Anuncios anteriores</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>sobre %1</translation>
    </message>
</context>
<context>
    <name>stagedoor::ActionBar</name>
    <message>
        <source>Approve</source>
        <translation>Aprobar</translation>
    </message>
    <message>
        <source>Clarify</source>
        <translation>Pedir aclaración</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation>Escalar</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>Suspender</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Decisiones</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Reinstate</source>
        <translation>Rehabilitar</translation>
    </message>
</context>
<context>
    <name>stagedoor::ClarifyComposer</name>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>Hide the notice until answered</source>
        <translation>Ocultar el anuncio hasta la respuesta</translation>
    </message>
    <message>
        <source>Deactivate the account until answered</source>
        <translation>Desactivar la cuenta hasta la respuesta</translation>
    </message>
    <message>
        <source>Send (Ctrl+Enter)</source>
        <translation>Enviar (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Cancel (Esc)</source>
        <translation>Cancelar (Esc)</translation>
    </message>
    <message>
        <source>Ask about another clause</source>
        <translation>Preguntar por otra cláusula</translation>
    </message>
    <message>
        <source>Answer due by</source>
        <translation>Responder antes del</translation>
    </message>
    <message>
        <source>Language of the letter</source>
        <translation>Idioma de la carta</translation>
    </message>
    <message>
        <source>Letter in</source>
        <translation>Carta en</translation>
    </message>
    <message>
        <source>Ask the poster</source>
        <translation>Preguntar al anunciante</translation>
    </message>
    <message>
        <source>Ask about “%1”</source>
        <translation>Preguntar sobre “%1”</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) to fill in: Tab goes to the next.</source>
        <translation>
            <numerusform>%n espacio por completar: Tab lleva al siguiente.</numerusform>
            <numerusform>%n espacios por completar: Tab lleva al siguiente.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tick a question, or write one.</source>
        <translation>Marque una pregunta o escriba una.</translation>
    </message>
    <message>
        <source>The letter is empty.</source>
        <translation>La carta está vacía.</translation>
    </message>
</context>
<context>
    <name>stagedoor::ClauseChips</name>
    <message>
        <source>Reasons</source>
        <translation>Motivos</translation>
    </message>
    <message>
        <source>Add a clause</source>
        <translation>Añadir una cláusula</translation>
    </message>
</context>
<context>
    <name>stagedoor::ClausePicker</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>stagedoor::ComplaintsBox</name>
    <message>
        <source>Complaints</source>
        <translation>Quejas</translation>
    </message>
    <message>
        <source>Complaints (%1)</source>
        <translation>Quejas (%1)</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>sin fecha</translation>
    </message>
    <message>
        <source>%1. %2, %3, %4</source>
        <translation>%1. %2, %3, %4</translation>
    </message>
    <message>
        <source>Complaint %1: %2</source>
        <translation>Queja %1: %2</translation>
    </message>
    <message>
        <source>Upheld</source>
        <translation>Confirmada</translation>
    </message>
    <message>
        <source>Not upheld</source>
        <translation>No confirmada</translation>
    </message>
</context>
<context>
    <name>stagedoor::DecisionPanel</name>
    <message>
        <source>Decide</source>
        <translation>Decidir</translation>
    </message>
    <message>
        <source>About the notice</source>
        <translation>Sobre el anuncio</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
</context>
<context>
    <name>stagedoor::ExplanationView</name>
    <message>
        <source>%1 %2 an hour</source>
        <translation>%1 %2 por hora</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Explicación</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Política</translation>
    </message>
    <message>
        <source>Why here</source>
        <translation>Por qué aquí</translation>
    </message>
    <message>
        <source>Words in %1</source>
        <translation>Texto en %1</translation>
    </message>
    <message>
        <source>None: it is not said.</source>
        <translation>Ninguno: no se indica.</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>Rule %1, policy %2</source>
        <translation>Regla %1, política %2</translation>
    </message>
    <message>
        <source>Nothing was found</source>
        <translation>No se encontró nada</translation>
    </message>
    <message>
        <source>No finding selected</source>
        <translation>Ningún hallazgo seleccionado</translation>
    </message>
    <message>
        <source>No rule of the policy speaks for or against this notice.</source>
        <translation>Ninguna regla de la política habla a favor ni en contra de este anuncio.</translation>
    </message>
    <message>
        <source>N goes to the next finding, Shift+N to the one before.</source>
        <translation>N lleva al hallazgo siguiente; Shift+N, al anterior.</translation>
    </message>
    <message>
        <source>Policy %1</source>
        <translation>Política %1</translation>
    </message>
    <message>
        <source>Wage arithmetic</source>
        <translation>Cálculo del salario</translation>
    </message>
    <message>
        <source>%1 (assumed, not in the notice)</source>
        <translation>%1 (supuesto, no consta en el anuncio)</translation>
    </message>
    <message>
        <source>comes to</source>
        <translation>resultado</translation>
    </message>
    <message>
        <source>minimum</source>
        <translation>mínimo</translation>
    </message>
    <message>
        <source>%1, %2, since %3</source>
        <translation>%1, %2, desde %3</translation>
    </message>
    <message>
        <source>below the minimum</source>
        <translation>por debajo del mínimo</translation>
    </message>
    <message>
        <source>not below the minimum</source>
        <translation>no está por debajo del mínimo</translation>
    </message>
    <message>
        <source>not known for this place</source>
        <translation>no se conoce para este lugar</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Fuente: %1</translation>
    </message>
    <message>
        <source>Why not flagged (%1)</source>
        <translation>Por qué no se señaló (%1)</translation>
    </message>
    <message>
        <source>“%1” (%2): %3</source>
        <translation>“%1” (%2): %3</translation>
    </message>
</context>
<context>
    <name>stagedoor::FindingMap</name>
    <message>
        <source>Map of the findings</source>
        <translation>Mapa de los hallazgos</translation>
    </message>
</context>
<context>
    <name>stagedoor::FindingsModel</name>
    <message>
        <source>confirmed</source>
        <translation>confirmado</translation>
    </message>
    <message>
        <source>dismissed</source>
        <translation>descartado</translation>
    </message>
    <message>
        <source>Finding %1 of %2, %3, %4: %5</source>
        <translation>Hallazgo %1 de %2, %3, %4: %5</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>not said: %1</source>
        <translation>no se indica: %1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>%1 %2, in %3</source>
        <translation>%1 %2, en %3</translation>
    </message>
    <message>
        <source>%1 ×%2</source>
        <translation>%1 ×%2</translation>
    </message>
</context>
<context>
    <name>stagedoor::FindingsView</name>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
</context>
<context>
    <name>stagedoor::HistoryTab</name>
    <message>
        <source>%1 by %2, %3</source>
        <translation>%1 por %2, %3</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>alguien</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>sin fecha</translation>
    </message>
    <message>
        <source>%1, revision %2</source>
        <translation>%1, versión %2</translation>
    </message>
    <message>
        <source>Letter: %1</source>
        <translation>Carta: %1</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Nothing was decided on this notice yet.</source>
        <translation>Aún no se ha decidido nada sobre este anuncio.</translation>
    </message>
    <message>
        <source>The rest is not known offline. %1</source>
        <translation>El resto no se conoce sin conexión. %1</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Consultando al servidor…</translation>
    </message>
    <message>
        <source>There are more decisions than are shown here.</source>
        <translation>Hay más decisiones que las que se muestran aquí.</translation>
    </message>
</context>
<context>
    <name>stagedoor::KeyButton</name>
    <message>
        <source>Key %1</source>
        <translation>Tecla %1</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>propuesta</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>stagedoor::LetterView</name>
    <message>
        <source>Subject</source>
        <translation>Asunto</translation>
    </message>
    <message>
        <source>Subject of the letter</source>
        <translation>Asunto de la carta</translation>
    </message>
    <message>
        <source>The letter as it will be sent</source>
        <translation>La carta tal como se enviará</translation>
    </message>
</context>
<context>
    <name>stagedoor::MainWindow</name>
    <message>
        <source>Stagedoor</source>
        <translation>Stagedoor</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decisión</translation>
    </message>
    <message>
        <source>Undone: %1 “%2”</source>
        <translation>Deshecho: %1 “%2”</translation>
    </message>
    <message>
        <source>%1 “%2”</source>
        <translation>%1 “%2”</translation>
    </message>
    <message>
        <source>No notice to show: the column at the left says why.
New ones appear there by themselves; other queues are a click away.</source>
        <translation>No hay anuncio que mostrar: la columna de la izquierda dice por qué.
Los nuevos aparecen allí por sí solos; las otras colas están a un clic.</translation>
    </message>
    <message>
        <source>Not applied: %1. The notice changed or somebody else decided it; it waits in “Refused”.</source>
        <translation>No aplicado: %1. El anuncio cambió u otra persona lo decidió; espera en “No aceptadas”.</translation>
    </message>
    <message>
        <source>The server refused: %1. It waits in “Refused”.</source>
        <translation>El servidor no aceptó: %1. Espera en “No aceptadas”.</translation>
    </message>
</context>
<context>
    <name>stagedoor::NoticeBody</name>
    <message>
        <source>Notice</source>
        <translation>Anuncio</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Seleccionar todo</translation>
    </message>
</context>
<context>
    <name>stagedoor::NoticeHeader</name>
    <message>
        <source>Declared</source>
        <translation>Declarado</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Propuesto</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Here for</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Versión</translation>
    </message>
</context>
<context>
    <name>stagedoor::NoticeView</name>
    <message>
        <source>Show more</source>
        <translation>Mostrar más</translation>
    </message>
    <message>
        <source>Long texts are cut: %1 not shown. The policy has read all of it.</source>
        <translation>Los textos largos se recortan: %1 sin mostrar. La política se aplicó al texto completo.</translation>
    </message>
    <message>
        <source>finding %1 of %2, %3, %4</source>
        <translation>hallazgo %1 de %2, %3, %4</translation>
    </message>
    <message>
        <source>%1: “%2”</source>
        <translation>%1: “%2”</translation>
    </message>
</context>
<context>
    <name>stagedoor::PayTagBar</name>
    <message>
        <source>%1 does not say it</source>
        <translation>%1: no se indica</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>%1 %2 an hour, minimum %3 (%4)</source>
        <translation>%1 %2 por hora, mínimo %3 (%4)</translation>
    </message>
    <message>
        <source>Proposed: unclear, so P chooses</source>
        <translation>Propuesto: no está claro; elija con P</translation>
    </message>
    <message>
        <source>No tag is needed in this category</source>
        <translation>Esta categoría no necesita etiqueta</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Proposed: %1</source>
        <translation>Propuesto: %1</translation>
    </message>
    <message>
        <source>Pay tag</source>
        <translation>Etiqueta de pago</translation>
    </message>
</context>
<context>
    <name>stagedoor::PendingBanner</name>
    <message>
        <source>Sent at %1; until then Z takes it back.</source>
        <translation>Se envía: %1; hasta entonces, Z la retira.</translation>
    </message>
    <message>
        <source>Sent as soon as the server is reached.</source>
        <translation>Se enviará en cuanto haya conexión con el servidor.</translation>
    </message>
    <message>
        <source>Sent, no answer yet. It is asked for again.</source>
        <translation>Enviada, aún sin respuesta. Se volverá a consultar.</translation>
    </message>
    <message>
        <source>The server failed on it three times. It is tried again every hour.</source>
        <translation>El servidor falló tres veces al procesarla. Se reintenta cada hora.</translation>
    </message>
    <message>
        <source>The server has it; a second person must confirm it.</source>
        <translation>El servidor la ha recibido; otra persona debe confirmarla.</translation>
    </message>
    <message>
        <source>The server has it.</source>
        <translation>El servidor la ha recibido.</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Volver a leer</translation>
    </message>
    <message>
        <source>Drop my decision</source>
        <translation>Descartar mi decisión</translation>
    </message>
    <message>
        <source>Keeps what you said and lets you decide on the notice as it is now</source>
        <translation>Conserva lo que usted indicó y permite decidir sobre el anuncio tal como está ahora</translation>
    </message>
    <message>
        <source>Not taken: %1</source>
        <translation>No aceptada: %1</translation>
    </message>
    <message>
        <source>Your decision: %1</source>
        <translation>Su decisión: %1</translation>
    </message>
    <message>
        <source>You read revision %1; this is revision %2.</source>
        <translation>Usted leyó la versión %1; esta es la versión %2.</translation>
    </message>
    <message>
        <source>%1 decided meanwhile: %2.</source>
        <translation>%1 decidió entretanto: %2.</translation>
    </message>
    <message>
        <source>The notice changed after you read it.</source>
        <translation>El anuncio cambió después de su lectura.</translation>
    </message>
    <message>
        <source>The server refused it (%1).</source>
        <translation>El servidor no la aceptó (%1).</translation>
    </message>
    <message>
        <source>The server refused it (%1): %2</source>
        <translation>El servidor no la aceptó (%1): %2</translation>
    </message>
</context>
<context>
    <name>stagedoor::QuestionList</name>
    <message>
        <source>Questions</source>
        <translation>Preguntas</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>stagedoor::QueueModel</name>
    <message>
        <source>Loading …</source>
        <translation>Cargando …</translation>
    </message>
</context>
<context>
    <name>stagedoor::QueuePanel</name>
    <message>
        <source>Filter the queue</source>
        <translation>Filtrar la cola</translation>
    </message>
    <message>
        <source>Words in the notice  ( / )</source>
        <translation>Palabras del anuncio  ( / )</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n nuevo</numerusform>
            <numerusform>%n nuevos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gone</source>
        <translation>
            <numerusform>%n fuera</numerusform>
            <numerusform>%n fuera</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: show ( . )</source>
        <translation>%1: mostrar ( . )</translation>
    </message>
    <message>
        <source>No notice in “%1” has these words. Esc clears the filter.</source>
        <translation>Ningún anuncio de “%1” contiene estas palabras. Esc borra el filtro.</translation>
    </message>
    <message>
        <source>No server yet. Set its address and your token in Settings (Ctrl+,).</source>
        <translation>Aún no hay servidor. Indique la dirección y su token en Ajustes (Ctrl+,).</translation>
    </message>
    <message>
        <source>Nothing fetched yet. Notices appear here as they arrive.</source>
        <translation>Aún no se ha recibido nada. Los anuncios aparecerán aquí a medida que lleguen.</translation>
    </message>
    <message>
        <source>Nothing in “%1”.</source>
        <translation>Nada en “%1”.</translation>
    </message>
    <message>
        <source>Queue clear.</source>
        <translation>Cola vacía.</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for posters</source>
        <translation>
            <numerusform>%n en espera del anunciante</numerusform>
            <numerusform>%n en espera de los anunciantes</numerusform>
        </translation>
    </message>
    <message>
        <source>, next due %1.</source>
        <translation>, próximo vencimiento: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n notice(s) with these words</source>
        <translation>
            <numerusform>%n anuncio con estas palabras</numerusform>
            <numerusform>%n anuncios con estas palabras</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stagedoor::QueueView</name>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
</context>
<context>
    <name>stagedoor::ReasonStrip</name>
    <message>
        <source>Letter in</source>
        <translation>Carta en</translation>
    </message>
    <message>
        <source>Cancel (Esc)</source>
        <translation>Cancelar (Esc)</translation>
    </message>
    <message>
        <source>Language of the letter</source>
        <translation>Idioma de la carta</translation>
    </message>
    <message>
        <source>The letter as it will be sent</source>
        <translation>La carta tal como se enviará</translation>
    </message>
    <message>
        <source>Approve as Paid or Not Paid?</source>
        <translation>¿Aprobar como Remunerado o No remunerado?</translation>
    </message>
    <message numerus="yes">
        <source>Approve with %n blocking finding(s)?</source>
        <translation>
            <numerusform>¿Aprobar con %n hallazgo bloqueante?</numerusform>
            <numerusform>¿Aprobar con %n hallazgos bloqueantes?</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2: “%3”</source>
        <translation>%1 %2: “%3”</translation>
    </message>
    <message>
        <source>Approve (Enter)</source>
        <translation>Aprobar (Enter)</translation>
    </message>
    <message>
        <source>Decline, and tell the poster why</source>
        <translation>Rechazar y explicar el motivo al anunciante</translation>
    </message>
    <message>
        <source>Added to the letter</source>
        <translation>Se añade a la carta</translation>
    </message>
    <message>
        <source>Decline (Enter)</source>
        <translation>Rechazar (Enter)</translation>
    </message>
    <message>
        <source>Hide at once, and tell the poster why</source>
        <translation>Ocultar de inmediato y explicar el motivo al anunciante</translation>
    </message>
    <message>
        <source>It leaves at once and has no undo time; Restore brings the notice back.</source>
        <translation>Se envía de inmediato, sin tiempo para deshacer; Restaurar recupera el anuncio.</translation>
    </message>
    <message>
        <source>Hide (Enter)</source>
        <translation>Ocultar (Enter)</translation>
    </message>
    <message>
        <source>Escalate to a senior editor</source>
        <translation>Escalar a un editor sénior</translation>
    </message>
    <message>
        <source>Your question (colleagues only)</source>
        <translation>Su pregunta (solo para colegas)</translation>
    </message>
    <message>
        <source>Escalate (Enter)</source>
        <translation>Escalar (Enter)</translation>
    </message>
    <message>
        <source>Escalating hides nothing. H hides the notice first.</source>
        <translation>Escalar no oculta nada. H oculta antes el anuncio.</translation>
    </message>
    <message>
        <source>Choose Paid or Not Paid first: P.</source>
        <translation>Elija antes Remunerado o No remunerado: P.</translation>
    </message>
    <message>
        <source>Pick at least one reason below.</source>
        <translation>Elija abajo al menos un motivo.</translation>
    </message>
    <message>
        <source>Write what you want to know.</source>
        <translation>Escriba lo que desea saber.</translation>
    </message>
</context>
<context>
    <name>stagedoor::SavedQueues</name>
    <message>
        <source>Saved queues</source>
        <translation>Colas guardadas</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n notice(s)</source>
        <translation>
            <numerusform>%1, %n anuncio</numerusform>
            <numerusform>%1, %n anuncios</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stagedoor::SettingsDialog</name>
    <message>
        <source>as %1 (%2)</source>
        <translation>como %1 (%2)</translation>
    </message>
    <message>
        <source>last sync %1</source>
        <translation>última sincronización %1</translation>
    </message>
    <message>
        <source>Enter the server&apos;s address and your token.</source>
        <translation>Introduzca la dirección del servidor y su token.</translation>
    </message>
    <message>
        <source>The server does not accept the token. Ask for a new one; nothing you decided is lost.</source>
        <translation>El servidor no acepta el token. Pida uno nuevo; no se pierde ninguna de sus decisiones.</translation>
    </message>
    <message>
        <source>The server is not reached; it is tried again by itself.</source>
        <translation>No hay conexión con el servidor; se reintentará automáticamente.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Probar la conexión</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Address of the queue server</source>
        <translation>Dirección del servidor de la cola</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Como el escritorio</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Undo time</source>
        <translation>Tiempo para deshacer</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Servidor</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>&amp;Token</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>Te&amp;ma</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>A new language shows at the next start.</source>
        <translation>El nuevo idioma se aplica en el próximo inicio.</translation>
    </message>
    <message>
        <source>&amp;Undo time</source>
        <translation>Tiempo para &amp;deshacer</translation>
    </message>
    <message>
        <source>A decision waits so long before it is sent. Hide and Suspend leave at once.</source>
        <translation>Lo que espera una decisión antes de enviarse. Ocultar y Suspender se envían de inmediato.</translation>
    </message>
    <message>
        <source>kept; type to replace it</source>
        <translation>guardado; escriba para reemplazarlo</translation>
    </message>
    <message>
        <source>There is no keychain on this desktop: the token is held in memory only and must be entered again at the next start.</source>
        <translation>Este escritorio no tiene llavero: el token solo se guarda en memoria y habrá que introducirlo de nuevo en el próximo inicio.</translation>
    </message>
    <message>
        <source>The token is kept in the desktop&apos;s keychain.</source>
        <translation>El token se guarda en el llavero del escritorio.</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Aplicar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>stagedoor::ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Any key closes this</source>
        <translation>Cualquier tecla lo cierra</translation>
    </message>
</context>
<context>
    <name>stagedoor::StatusStrip</name>
    <message>
        <source>Connection</source>
        <translation>Conexión</translation>
    </message>
    <message>
        <source>Last sync</source>
        <translation>Última sincronización</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Bandeja de salida</translation>
    </message>
    <message>
        <source>My claims</source>
        <translation>Mis reservas</translation>
    </message>
    <message numerus="yes">
        <source>%n claim(s)</source>
        <translation>
            <numerusform>%n reserva</numerusform>
            <numerusform>%n reservas</numerusform>
        </translation>
    </message>
    <message>
        <source>Fetching …</source>
        <translation>Recibiendo …</translation>
    </message>
    <message>
        <source>next try in %1 s</source>
        <translation>nuevo intento en %1 s</translation>
    </message>
    <message>
        <source>Synced %1</source>
        <translation>Sincronizado %1</translation>
    </message>
    <message numerus="yes">
        <source>%n to send</source>
        <translation>
            <numerusform>%n por enviar</numerusform>
            <numerusform>%n por enviar</numerusform>
        </translation>
    </message>
    <message>
        <source>All sent</source>
        <translation>Todo enviado</translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n no aceptada</numerusform>
            <numerusform>%n no aceptadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the notices that these decisions are on</source>
        <translation>Mostrar los anuncios de estas decisiones</translation>
    </message>
    <message>
        <source>Undo (Z): %1 “%2”, %3 s</source>
        <translation>Deshacer (Z): %1 “%2”, %3 s</translation>
    </message>
</context>
<context>
    <name>stagedoor::SuspendPanel</name>
    <message>
        <source>Suspend (Ctrl+Enter)</source>
        <translation>Suspender (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Cancel (Esc)</source>
        <translation>Cancelar (Esc)</translation>
    </message>
    <message>
        <source>Notices that are taken down</source>
        <translation>Anuncios que se retiran</translation>
    </message>
    <message>
        <source>Reason, sent to the poster and kept in the log</source>
        <translation>Motivo, se envía al anunciante y queda en el registro</translation>
    </message>
    <message>
        <source>Reason, in your words (sent to the poster, kept in the log)</source>
        <translation>Motivo, en sus propias palabras (se envía al anunciante y queda en el registro)</translation>
    </message>
    <message>
        <source>Clauses</source>
        <translation>Cláusulas</translation>
    </message>
    <message>
        <source>The letter as it will be sent</source>
        <translation>La carta tal como se enviará</translation>
    </message>
    <message>
        <source>Language of the letter</source>
        <translation>Idioma de la carta</translation>
    </message>
    <message>
        <source>Letter in</source>
        <translation>Carta en</translation>
    </message>
    <message>
        <source>Suspend the account</source>
        <translation>Suspender la cuenta</translation>
    </message>
    <message>
        <source>Suspend the account of %1? It leaves at once and has no undo time; Reinstate brings it back.</source>
        <translation>¿Suspender la cuenta de %1? Se envía de inmediato, sin tiempo para deshacer; Rehabilitar la recupera.</translation>
    </message>
    <message>
        <source>It takes down this notice; asking the server for the others…</source>
        <translation>Retira este anuncio; consultando al servidor por los demás…</translation>
    </message>
    <message>
        <source>It takes down this notice and all others of the account. Which those are is not known offline. %1</source>
        <translation>Retira este anuncio y todos los demás de la cuenta. Sin conexión no se sabe cuáles son. %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>It takes down %n notice(s):</source>
        <translation>
            <numerusform>Retira %n anuncio:</numerusform>
            <numerusform>Retira %n anuncios:</numerusform>
        </translation>
    </message>
    <message>
        <source>The account is suspended already.</source>
        <translation>La cuenta ya está suspendida.</translation>
    </message>
    <message>
        <source>Pick at least one clause.</source>
        <translation>Elija al menos una cláusula.</translation>
    </message>
    <message>
        <source>Write the reason.</source>
        <translation>Escriba el motivo.</translation>
    </message>
</context>
<context>
    <name>stagedoor::Toast</name>
    <message>
        <source>Undo (Z)</source>
        <translation>Deshacer (Z)</translation>
    </message>
    <message>
        <source>%1 “%2”</source>
        <translation>%1 “%2”</translation>
    </message>
    <message>
        <source>sends in %1 s</source>
        <translation>se envía en %1 s</translation>
    </message>
    <message>
        <source>being sent</source>
        <translation>enviándose</translation>
    </message>
    <message>
        <source>waits for the connection</source>
        <translation>espera la conexión</translation>
    </message>
    <message>
        <source>waits for a second person</source>
        <translation>espera a una segunda persona</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>enviado</translation>
    </message>
</context>
<context>
    <name>stagedoor::Workstation</name>
    <message>
        <source>The demo&apos;s queue server did not start. %1</source>
        <translation>El servidor de la cola de la demostración no se inició. %1</translation>
    </message>
    <message>
        <source>The language changes when the program is started again.</source>
        <translation>El idioma cambiará al reiniciar el programa.</translation>
    </message>
</context>
</TS>
