origin-fetched = obtenido de { $name }
origin-feed = del canal { $name }

added-several = Añadidos: { $added }, actualizados: { $updated }, sin cambios: { $unchanged }.
quota = espacio para { articles }, { paragraphs } y { $megabytes } MB de texto; { $used } MB ocupados

feed-followed = Ahora sigo { $title }; añadidos: { articles }.
feed-followed-announced = Ahora sigo { $title }; añadidos: { articles }. Las entradas nuevas se anuncian en { $channel }.
feed-unfollowed = Ya no sigo { $title }; sus artículos se quedan.
feed-unknown = Aquí no se sigue ese canal; elige uno de la lista que se abre mientras escribes.
feed-channel-closed = No puedo escribir en { $channel }; permítemelo o elige otro canal.
feeds-none = Aquí todavía no se sigue ningún canal de noticias; `/library follow` añade uno.
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
