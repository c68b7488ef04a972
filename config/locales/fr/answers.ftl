passage-place = ¶ { $paragraph } sur { $paragraphs }
passage-curated = 📌 Épinglé par l’équipe du serveur
passage-elsewhere = Aussi dans { $titles }

declined-hint = Pose-moi une question complète sur les articles, comme « Qui l’a écrit, et quand ? ». `/help` montre ce que je sais faire d’autre.
declined-empty-library = La bibliothèque est vide. Les gestionnaires du serveur peuvent ajouter un premier article avec `/library add`.
declined = Je n’ai pas trouvé de réponse dans les articles.
declined-missing = Aucun article ne mentionne { $words }.
declined-closest = Le plus proche : { $titles }.
declined-language =
    { $count ->
        [one] Les articles sont en { $languages } ; pose ta question en { $languages }.
       *[other] Les articles sont en { $languages } ; pose ta question dans une de ces langues.
    }
did-you-mean = Voulais-tu dire : { $question }
also-asked = Tu as aussi demandé : { $question }
button-corrected = Oui, c’est ça
overview = Je ne fais que citer, je ne résume pas. Voici l’article : { $title }.
declined-try = Essaie avec d’autres mots, ou consulte `/articles`.
declined-shared-only = Ici, je n’ai que les articles communs ; pour ceux d’un serveur, demande-moi là-bas.

source-without-text = Ce message ne contient pas de texte.

article-unknown = Aucun article ne porte ce titre. Choisis-en un parmi les suggestions.
article-unknown-nearest = Aucun article ne porte ce titre. Veux-tu dire « { $title } » ? Choisis-le parmi les suggestions.
article-unclear =
    { $count ->
        [one] { $count } titre correspond ; choisis-le parmi les suggestions.
       *[other] { $count } titres correspondent ; choisis-en un parmi les suggestions.
    }
