passage-place = ¶ { $paragraph } sur { $paragraphs }
passage-curated = 📌 Épinglé par l’équipe du serveur
passage-elsewhere = Aussi dans { $titles }

declined-hint = Pose-moi une question complète sur les articles, comme « Qui l’a écrit, et quand ? ». `/help` montre ce que je sais faire d’autre.
declined-empty-library = La bibliothèque est vide. Les gérants du serveur peuvent ajouter un premier article avec `/library add`.
declined = Je n’ai pas trouvé de réponse dans les articles.
declined-missing = Aucun article ne mentionne { $words }.
declined-closest = Au plus proche : { $titles }.
declined-language =
    { $count ->
        [one] Les articles sont en { $languages } ; demande en { $languages }.
       *[other] Les articles sont en { $languages } ; demande dans une de ces langues.
    }
did-you-mean = Voulais-tu dire : { $question }
also-asked = Tu as aussi demandé : { $question }
button-corrected = Demander cela
overview = Je cite seulement, sans résumer. Voici l’article lui-même : { $title }.
declined-try = Essaie d’autres mots, ou regarde `/library list`.

source-without-text = Ce message ne contient pas de texte.

article-unknown = Aucun article ne porte ce titre. Choisis-en un parmi les suggestions.
article-unknown-nearest = Aucun article ne porte ce titre. Veux-tu dire « { $title } » ? Choisis-le parmi les suggestions.
article-unclear =
    { $count ->
        [one] { $count } article a cela dans son titre ; choisis-en un parmi les suggestions.
       *[other] { $count } articles ont cela dans leur titre ; choisis-en un parmi les suggestions.
    }
