passage-number = Passage { $number } sur { $count }
declined-instead = Tu peux demander à { $whom }.

button-context = Contexte
button-why = Pourquoi cette réponse ?
button-share = Partager
button-private = Me la montrer en privé
button-solved = C’est résolu
button-memory = Chercher dans les messages
button-delete = Supprimer

answer-forgotten = Cette réponse est trop ancienne. Repose ta question.
shared-already = Cette réponse a déjà été partagée ici.
delete-not-yours = Seuls l’auteur de la question, les modérateurs et les gestionnaires du serveur peuvent l’effacer.
delete-refused = Je n’ai pas le droit de l’effacer ici. Demande à un modérateur.
vote-helpful = Merci ! Tu peux encore changer ton vote.
vote-unhelpful = Merci ! Tu peux encore changer ton vote.
vote-withdrawn = Vote retiré.
solved = Content d’avoir pu aider !
solved-tagged = Content d’avoir pu aider ! J’ai marqué cette publication comme résolue.
solved-untagged = Content d’avoir pu aider ! Je ne peux pas mettre le tag : il me manque *Gérer les fils*.
form-reason = C’est noté. Qu’est-ce qui n’allait pas ?
form-reason-text = Facultatif ; ton vote compte de toute façon
form-reason-hint = Par exemple : ça parle d’autre chose. L’équipe du serveur le lira, sans ton nom.

why-heading = ### Pourquoi cette réponse ?
why-confidence = Confiance : { $percent } %
why-likeness = Phrase la plus proche par le sens : { $percent } %
why-found = Mots qui correspondent, et leur poids : { $listed }.
why-elsewhere = Seulement dans d’autres passages : { $listed }.
why-nowhere = Dans aucun article : { $listed }.
why-runners-up = Les suivants (score relatif) : { $listed }.
why-synonym = { $word }, ici « { $synonym } » ({ $percent } %)
why-word = { $word } ({ $percent } %)
why-runner-up = ¶ { $paragraph } ({ $percent } %)

refused-automod = L’AutoMod de ce serveur a bloqué ma réponse. Essaie `/ask` avec `private`, ou demande une exception pour moi.
refused-permission = Je n’ai pas le droit d’écrire là-bas. Pose ta question dans un autre salon, ou ici.
refused-silent = Tu ne peux pas écrire dans ce salon ; je n’y écris donc pas pour toi. Pose ta question dans un autre.
refused-gone = Le message ou le salon n’existe plus. Repose ta question ailleurs.
refused-busy = Discord n’a pas accepté ma réponse. Réessaie dans une minute.

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


# $whom: mention of whoever shared it
shared-by = Partagé par { $whom }
button-closest = Passage le plus proche
button-team = Demander à l’équipe
closest = Cela ne répond peut-être pas à ta question, mais je n’ai rien de plus proche :
closest-none = Aucun passage ne s’en approche.
team-none = Ce serveur n’a pas désigné d’équipe.
team-unreachable = Je ne peux pas prévenir { $team } ici. Mentionne-la toi-même, ou demande aux gestionnaires de m’autoriser à mentionner les rôles.
team-asked-already = La question a déjà été posée à l’équipe.
# $team: mention of a role; $whom: mention of a member
team-question = { $team }, { $whom } demande : { $question }

# What members said. $channel: name of a channel. $day: a date
memory-heading = Dans les messages de ce serveur
memory-note = Des membres l’ont dit. Cela ne vient pas des articles.
memory-said = dit dans #{ $channel }, { $day }
memory-none = Je n’ai rien trouvé à ce sujet dans les messages que tu peux lire.
memory-indexing = Discord indexe encore les messages de ce serveur. Réessaie dans quelques minutes.
memory-refused = Je ne peux pas chercher dans les messages de ce serveur pour le moment. Ses gestionnaires verront pourquoi dans `/settings`.

# Being told when a question can be answered, and posts that ask the same.
button-wish = Préviens-moi
wish-how = Comment te prévenir quand les articles pourront répondre ? D’ici là, 30 jours au plus, je garde ta question et ton identifiant Discord.
button-wish-message = Message privé
button-wish-mention = Mentionne-moi ici
wish-kept = Je te préviens dès que les articles peuvent répondre. `/privacy forget-me` annule tout.
wish-too-many = Tu attends déjà 20 réponses ; je n’en garde pas plus.
wish-come-true = Les articles peuvent maintenant répondre :
similar-posts = Questions semblables :
