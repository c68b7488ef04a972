passage-place = ¶ { $paragraph } sur { $paragraphs }
passage-curated = 📌 choisi par ceux qui gèrent le serveur

declined-hint = Interroge-moi sur les articles de la bibliothèque, de préférence par une question entière comme « Qui l’a écrit, et quand ? ». Je réponds avec leurs mots exacts ; `/library list` montre sur quoi tu peux m’interroger.
declined-empty-library = La bibliothèque n’a pas encore d’article. La personne qui gère ce serveur peut ajouter le premier avec `/library add`.
declined = La bibliothèque n’en dit rien.
declined-missing = Aucun article ne mentionne { $words }.
declined-closest = Au plus proche : { $titles }.
declined-try = Essaie avec d’autres mots, ou regarde dans `/library list` sur quoi tu peux m’interroger.

source-without-text = Ce message ne contient pas de texte à chercher ; essaie avec un message qui contient des mots.

article-unknown = Il n’y a pas d’article de ce titre ici ; choisis-en un dans la liste qui s’ouvre pendant que tu écris.
article-unknown-nearest = Il n’y a pas d’article de ce titre ici. Veux-tu dire « { $title } » ? Choisis-le dans la liste qui s’ouvre pendant que tu écris.
article-unclear =
    { $count ->
        [one] { $count } article a cela dans son titre ; choisis-en un dans la liste qui s’ouvre pendant que tu écris.
       *[other] { $count } articles ont cela dans leur titre ; choisis-en un dans la liste qui s’ouvre pendant que tu écris.
    }
