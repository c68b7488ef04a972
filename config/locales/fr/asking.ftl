passage-number = Passage { $number } sur { $count }
declined-instead = Tu peux demander à { $whom }.

button-context = Contexte
button-why = Pourquoi cette réponse ?
button-helpful = Utile
button-unhelpful = Pas utile
button-share = Partager
button-private = Me la montrer en privé
button-delete = Supprimer

answer-forgotten = Cette réponse est trop ancienne pour ses boutons ; pose la question à nouveau.
shared-already = Cette réponse a déjà été partagée ici.
delete-not-yours = Seules la personne qui a demandé et celles qui gèrent les messages peuvent supprimer cette réponse.
vote-helpful = Merci, notée comme utile. Tu peux changer d'avis avec l'autre bouton.
vote-unhelpful = Merci, notée comme pas utile. Tu peux changer d'avis avec l'autre bouton.
vote-same = C'est ce que tu avais déjà dit ; rien n'a changé.
form-reason = Noté. Qu'est-ce qui n'allait pas ?
form-reason-text = En quelques mots, si tu veux
form-reason-hint = Par exemple : il s'agit d'autre chose

why-heading = ### Pourquoi cette réponse ?
why-confidence = À quel point j'étais sûr : { $percent } %
why-likeness = À quel point le sens de sa meilleure phrase est proche de la question : { $percent } %
why-found = Mots de la question qui sont ici, et combien chacun en dit : { $listed }.
why-elsewhere = Mots qui ne sont que dans d'autres passages : { $listed }.
why-nowhere = Mots qu'aucun article ne contient : { $listed }.
why-runners-up = Les suivants, comparés au meilleur : { $listed }.
why-word = { $word } ({ $percent } %)
why-runner-up = { $title } ¶ { $paragraph } ({ $percent } %)

refused-automod = L'AutoMod de ce serveur ne me laisse pas publier cela ici. Essaie `/ask` avec l'option `private`, ou demande à qui gère le serveur de faire une exception pour moi.
refused-permission = Je n'ai pas le droit d'écrire là-bas. Pose-moi la question dans un autre salon ou ici en message privé, ou demande à qui gère le serveur de me laisser écrire.
refused-gone = Le message ou le salon n'existe plus ; pose la question à nouveau là où je peux répondre.
refused-busy = Discord n'a pas accepté ma réponse ; pose la question à nouveau dans une minute.

cooldown-member =
    { $seconds ->
        [one] Tu as posé beaucoup de questions en peu de temps ; attends { $seconds } seconde.
       *[other] Tu as posé beaucoup de questions en peu de temps ; attends { $seconds } secondes.
    }
cooldown-channel =
    { $seconds ->
        [one] Beaucoup de questions sont posées dans ce salon ; attends { $seconds } seconde.
       *[other] Beaucoup de questions sont posées dans ce salon ; attends { $seconds } secondes.
    }

error-article-gone = L'article a été retiré de la bibliothèque depuis ; demande à nouveau pour voir ce qu'il y a maintenant.
error-passage-changed = L'article a changé depuis et n'a plus ce passage ; demande à nouveau pour voir ce qu'il dit maintenant.
