origin-fetched = obtenido de { $name }
origin-feed = del canal { $name }

added-several = Añadidos: { $added }, actualizados: { $updated }, sin cambios: { $unchanged }.
quota = espacio para { articles }, { paragraphs } y { $megabytes } MB de texto; { $used } MB ocupados

feed-followed = Ahora sigo { $title }. Añadidos: { articles }.
feed-followed-announced = Ahora sigo { $title }. Añadidos: { articles }. Anunciaré las entradas nuevas en { $channel }.
feed-unfollowed = Ya no sigo { $title }. Sus artículos se quedan.
feed-unknown = No sigo este canal. Elige uno de las sugerencias.
feed-channel-closed = No puedo escribir en { $channel }. Permítemelo o elige otro canal.
feeds-none = Este servidor aún no sigue ningún canal. Se hace con `/library follow`.
feeds-heading = Canales de noticias: { $total }
feeds-more =
    { $count ->
        [one] y { $count } más
       *[other] y { $count } más
    }
feed-asked = consultado { $when }
feed-news = Nuevo en { $title }
feed-dead = { $title } parece haber dejado de existir: { $problem }
error-feed-not-found = Aquí no se sigue ese canal.
