# `/insights` : ce qu’on demande et ce qui est resté sans réponse ; le bilan de chaque semaine.

insights-heading = Statistiques : les { $days } derniers jours
digest-heading = Les { $days } derniers jours
insights-nothing = Rien n’a été demandé.
insights-questions =
    { $questions ->
        [one] **{ $questions } question**, { $percent } % avec réponse
       *[other] **{ $questions } questions**, { $percent } % avec réponse
    }
insights-helpful =
    { $votes ->
        [one] **{ $votes } vote**, { $percent } % utile
       *[other] **{ $votes } votes**, { $percent } % utiles
    }
insights-top = Les plus cités
insights-article =
    { $answers ->
        [one] { $title } : { $answers } réponse
       *[other] { $title } : { $answers } réponses
    }
insights-sources = Sources des réponses
insights-source = { $name } : { $answers }
insights-unused = Jamais cités : { $count } sur { $total } articles
insights-from-files = fichiers et textes collés
insights-from-messages = messages
insights-from-shared = bibliothèque commune
insights-from-sample = bibliothèque d’exemple
insights-open = Questions sans réponse
insights-none-open = Aucune question n’attend de réponse.
insights-times =
    { $count ->
        [one] posée { $count } fois
       *[other] posée { $count } fois
    }
insights-answered-now = a maintenant une réponse
insights-more =
    { $count ->
        [one] et { $count } autre, dans le tableau
       *[other] et { $count } autres, dans le tableau
    }
digest-hidden =
    { $count ->
        [one] et { $count } qui n’a pas été posée en public
       *[other] et { $count } qui n’ont pas été posées en public
    }
digest-more = Les gestionnaires du serveur en voient plus dans `/insights`.
button-add-article = Ajouter un article
button-days =
    { $days ->
        [one] { $days } jour
       *[other] { $days } jours
    }
chart-answered = avec réponse
chart-unanswered = sans réponse
chart-described = Les questions de chaque jour, avec et sans réponse

command-insights = Montre ce qu’on demande ici, ce qui trouve une réponse et ce qui n’en trouve pas.

insights-work = Traiter une question
insights-closest = Le passage le plus proche :
insights-unhelpful = Réponses jugées inutiles
insights-none-unhelpful = Aucune réponse à revoir.
insights-unhelpful-votes =
    { $count ->
        [one] { $count } vote
       *[other] { $count } votes
    }
insights-unknown-question = Une question que je ne garde pas
insights-unquoted = Articles jamais cités
insights-all-quoted = Tous les articles ont été cités.
button-unhelpful = Jugées inutiles : { $count }
button-unquoted = Jamais cités : { $count }
button-pin-this = Épingler ce passage
button-answer-with = Répondre avec…
button-dismiss = Écarter
button-look = Voir
form-answer = Répondre avec un passage
form-answer-question = La question, telle qu’on la pose
form-answer-article = Titre de l’article qui y répond
form-answer-paragraph = Numéro du paragraphe (vide : le meilleur)
question-dismissed = Écarté.
question-not-open = C’est déjà fait. `/insights` montre ce qui reste.
log-dismissed = a écarté la question { $what }
