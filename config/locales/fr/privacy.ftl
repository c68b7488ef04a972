command-privacy = Voir ou effacer ce que je garde sur toi.
command-privacy-show = Montre ce que je garde sur toi, et pour combien de temps.
command-privacy-forget-me = Efface ce que je garde sur toi, après confirmation.

privacy-heading = Ce que je garde sur toi
privacy-nothing = Rien.
privacy-answers =
    { $answers ->
        [one] { $answers } réponse que tu as demandée
       *[other] { $answers } réponses que tu as demandées
    }{ $questions ->
        [0] { "" }
       *[other] , { $questions } avec les mots de la question
    }
privacy-votes =
    { $votes ->
        [one] { $votes } vote sur une réponse
       *[other] { $votes } votes sur des réponses
    }{ $reasons ->
        [0] { "" }
       *[other] , { $reasons } avec une raison
    }
privacy-changes =
    { $changes ->
        [one] { $changes } entrée à ton nom dans le journal d’une bibliothèque
       *[other] { $changes } entrées à ton nom dans les journaux des bibliothèques
    }
privacy-said =
    { $said ->
        [one] { $said } message de toi dans un article
       *[other] { $said } messages de toi dans des articles
    }
privacy-wishes =
    { $wishes ->
        [one] { $wishes } question dont tu attends la réponse, avec ton identifiant Discord, 30 jours au plus
       *[other] { $wishes } questions dont tu attends la réponse, avec ton identifiant Discord, 30 jours au plus
    }
privacy-oldest = élément le plus ancien : { $when }
privacy-how = Pour chaque réponse, je retiens les passages montrés, pas la question. Tu es enregistré sous un pseudonyme, pas sous ton nom.
privacy-how-questions = Pour chaque réponse, je retiens les passages montrés et, comme l’a choisi l’opérateur du bot, les mots de la question. Tu es enregistré sous un pseudonyme, pas sous ton nom.
privacy-retention =
    { $days ->
        [one] Réponses et votes sont effacés au plus tard après { $days } jour ; `/privacy forget-me` efface tout immédiatement.
       *[other] Réponses et votes sont effacés au plus tard après { $days } jours ; `/privacy forget-me` efface tout immédiatement.
    }
privacy-elsewhere = Les gestionnaires du serveur peuvent voir les questions sans réponse et les raisons des votes, sans nom. Mes réponses sont des messages ordinaires ; elles restent dans Discord jusqu’à ce qu’on les supprime.
privacy-nothing-to-forget = Je ne garde rien sur toi.
privacy-forget-question = Effacer tout ce que je garde sur toi ? Mes réponses dans Discord restent.
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
