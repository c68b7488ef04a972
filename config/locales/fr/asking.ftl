passage-number = Passage { $number } sur { $count }
declined-instead = Tu peux demander à { $whom }.

button-context = Contexte
button-why = Pourquoi cette réponse ?
button-share = Partager
button-private = Me la montrer en privé
button-delete = Supprimer

answer-forgotten = Cette réponse est trop ancienne pour ses boutons ; pose la question à nouveau.
shared-already = Cette réponse a déjà été partagée ici.
delete-not-yours = Seuls l’auteur de la question, les modérateurs et les gérants du serveur peuvent l’effacer.
vote-helpful = Merci ! Tu peux encore changer ton vote.
vote-unhelpful = Merci ! Tu peux encore changer ton vote.
vote-withdrawn = Vote retiré.
form-reason = Compté. Qu’est-ce qui n’allait pas ?
form-reason-text = Facultatif ; ton vote compte déjà
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

# $whom: mention of whoever shared it
shared-by = Partagé par { $whom }
button-closest = Passage le plus proche
button-team = Demander à l’équipe
closest = Cela ne répond peut-être pas à ta question, mais rien ne s’en approche plus :
closest-none = Aucun passage ne s’en approche.
team-none = Ce serveur n’a pas d’équipe à qui demander.
team-asked-already = L’équipe a déjà reçu la question.
# $team: mention of a role; $whom: mention of a member
team-question = { $team }, { $whom } demande : { $question }
