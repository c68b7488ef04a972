command-privacy = Voir ou effacer ce que je garde sur toi.
command-privacy-show = Montre ce que je garde sur toi, et pour combien de temps.
command-privacy-forget-me = Efface ce que je garde sur toi, après confirmation.

privacy-heading = Ce que je garde sur toi
privacy-nothing = Rien.
privacy-answers =
    { $answers ->
        [one] { $answers } réponse que tu as demandée, { $questions } avec les mots de la question
       *[other] { $answers } réponses que tu as demandées, { $questions } avec les mots de la question
    }
privacy-votes =
    { $votes ->
        [one] { $votes } vote sur une réponse, { $reasons } avec une raison
       *[other] { $votes } votes sur des réponses, { $reasons } avec une raison
    }
privacy-changes =
    { $changes ->
        [one] { $changes } entrée à ton nom dans le journal des modifications d’une bibliothèque
       *[other] { $changes } entrées à ton nom dans les journaux des modifications des bibliothèques
    }
privacy-said =
    { $said ->
        [one] { $said } message de toi dans un article
       *[other] { $said } messages de toi dans des articles
    }
privacy-wishes =
    { $wishes ->
        [one] { $wishes } question que tu attends, avec ton numéro Discord, 30 jours au plus
       *[other] { $wishes } questions que tu attends, avec ton numéro Discord, 30 jours au plus
    }
privacy-oldest = le plus ancien date de { $when }
privacy-how = D’une réponse, je retiens quels passages elle a montrés, pas ce qui était demandé. Tu es enregistré sous un pseudonyme, pas sous ton nom.
privacy-how-questions = D’une réponse, je retiens quels passages elle a montrés et, comme l’a choisi la personne qui gère ce bot, les mots de la question. Tu es enregistré sous un pseudonyme, pas sous ton nom.
privacy-retention =
    { $days ->
        [one] Réponses et votes sont effacés au plus tard après { $days } jour ; `/privacy forget-me` efface tout immédiatement.
       *[other] Réponses et votes sont effacés au plus tard après { $days } jours ; `/privacy forget-me` efface tout immédiatement.
    }
privacy-elsewhere = Les questions sans réponse et les raisons des votes peuvent être montrées aux personnes qui gèrent le serveur, sans nom. Mes réponses sont des messages ordinaires, qui restent dans Discord jusqu’à ce qu’on les y efface.
privacy-nothing-to-forget = Je ne garde rien sur toi.
privacy-forget-question =
    { $answers ->
        [one] Effacer ce que je garde sur toi : { $answers } réponse que tu as demandée, votes : { $votes }, entrées de journal : { $changes } ? Les messages dans Discord restent.
       *[other] Effacer ce que je garde sur toi : { $answers } réponses que tu as demandées, votes : { $votes }, entrées de journal : { $changes } ? Les messages dans Discord restent.
    }
privacy-forget-said =
    { $said ->
        [one] { $said } message de toi est aussi retiré d’un article.
       *[other] { $said } messages de toi sont aussi retirés des articles.
    }
privacy-forgotten = C’est fait. Je ne garde plus rien sur toi.
privacy-forgotten-said =
    { $articles ->
        [one] C’est fait. Je ne garde plus rien sur toi ; { $articles } article n’a plus tes mots.
       *[other] C’est fait. Je ne garde plus rien sur toi ; { $articles } articles n’ont plus tes mots.
    }
button-forget = Oublie-moi
