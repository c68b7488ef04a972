origin-fetched = obtenido de { $name }
origin-feed = del feed { $name }

several-added = He añadido { articles }.
several-updated = He actualizado { articles }.
several-unchanged = Sin cambios: { articles }.
quota = espacio para { articles }, { paragraphs } y { $megabytes } MB de texto; { $used } % ocupado

feed-followed = Ahora sigo { $title }. Añadidos: { articles }.
feed-followed-announced = Ahora sigo { $title }. Añadidos: { articles }. Anunciaré las entradas nuevas en { $channel }.
feed-or-site = Este es el feed de esa página. Para seguir todas las páginas del sitio, elige `site: True`.
feed-unfollowed = Ya no sigo { $title }. Sus artículos se quedan.
feed-unknown = No sigo este feed. Elige uno de las sugerencias.
feed-channel-closed = No puedo escribir en { $channel }. Permítemelo o elige otro canal.
feeds-none = Este servidor aún no sigue ningún feed. Se hace con `/library follow`.
feeds-heading = Feeds: { $total }
feeds-more =
    { $count ->
        [one] y { $count } más
       *[other] y { $count } más
    }
feed-asked = consultado { $when }
feed-news = Nuevo en { $title }
feed-dead = { $title } parece haber dejado de existir: { $problem }

site-finding = Busco las páginas del sitio…
site-reading = Leo el sitio: { $done } de { $total } páginas.
site-goes-on = Esto sigue solo, también tras un reinicio. `/library sources` muestra por dónde va.
site-followed = Ahora sigo { $title } y lo reviso cada día.
site-partly = Ahora sigo { $title }. Aún no he podido leerlo todo; el resto llega solo.
site-stopped = Detenido. Lo leído se queda, el resto sigue mañana. `/library unfollow` lo termina.
site-interrupted = Me detuve mientras leía este sitio. Cuando vuelva, continúo.
site-not-running = Ahora no se está leyendo ningún sitio.
site-seen = visto { $when }
site-under-way = se está leyendo
site-news = Cambios en { $title }
site-added = nuevas: { $count }
site-updated = cambiadas: { $count }
site-moved = trasladadas: { $count }
site-removed = eliminadas: { $count }
site-unchanged = sin cambios: { $count }
site-failed = fallidas: { $count }
sources-none = Este servidor aún no sigue ningún sitio ni feed. Se hace con `/library follow`.
sources-heading = Fuentes: { $total }
sources-pages = Páginas sueltas que reviso cada día: { $count }

# Channels as sources. $channel: a mention. $articles: so many articles
channel-followed = Sigo { $channel }: { $articles } por ahora; el resto llega solo. Todos en este servidor pueden leer estos artículos.
channel-followed-already = Ya sigo { $channel }. Nuevo desde la última vez: { $articles }.
channel-needed = Indica una dirección o un canal.
channel-hidden = Tienes que poder leer { $channel }.
channel-gone = El canal ya no existe; sus artículos se quedan.
channel-refused = No puedo leerlo: necesito allí *Ver canal* y *Leer el historial de mensajes*.
channel-quota = La biblioteca está llena; no se añaden más mensajes.
channel-without-content = No puedo leerlo: quien opera el bot tiene que activar `message_content` y el permiso de contenido de mensajes de Discord.
channel-under-way = leyéndose
