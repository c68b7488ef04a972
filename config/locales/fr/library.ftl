list-heading-all = Articles : { $total }
list-heading-page = Articles : { $first } à { $last } sur { $total }

fact-author = Auteur
fact-date = Date
fact-language = Langue
fact-paragraphs = Paragraphes
fact-origin = Origine
fact = **{ $name } :** { $value }
origin-sample = fourni avec Quoth
origin-uploaded = envoyé ici sous le nom { $name }
origin-pasted = collé ici sous le nom { $name }
origin-operator = fichier { $name } de l’opérateur du bot
everywhere = sur tous les serveurs

added = { $title } est ajouté : { paragraphs }. Pose tes questions !
updated =
    { $changed ->
        [0] Les détails de { $title } sont à jour. Le texte ({ paragraphs }) n’a pas changé.
        [one] { $title } est mis à jour : { $changed } paragraphe changé, { paragraphs } maintenant.
       *[other] { $title } est mis à jour : { $changed } paragraphes changés, { paragraphs } maintenant.
    }
updated-same-name = Même nom et presque le même texte qu’avant ; pendant un jour, `/library undo` rétablit l’ancienne version.
unchanged = { $title } est déjà dans la bibliothèque, mot pour mot : { paragraphs }.
add-url-wrong = L’adresse doit commencer par https:// ou http://.
add-date-wrong = Écris la date comme 2025-04-30 ou 30 avril 2025.
add-date-understood = J’ai lu la date ainsi : { $date }.
add-too-large = Ce fichier fait { $size } octets ; la limite est { $limit }.
add-not-downloaded = Discord n’a pas fourni le fichier. Réessaie.
form-add = Ajouter un article
form-text = Texte
form-text-hint = Plus de 4 000 caractères ? Joins plutôt un fichier.
form-title = Titre
form-title-hint = Vide : la première ligne
form-source = Source
form-author = Auteur
form-date = Date
form-date-hint = 30 avril 2025
button-back-to-form = Revenir au formulaire

manage-in-servers-only = Cela ne marche que sur un serveur.
manage-permission-needed = Seuls les gestionnaires du serveur peuvent faire cela (« Gérer le serveur »).

remove-question = Retirer { $title } ({ paragraphs }) ? Tu peux annuler pendant 24 heures.
remove-done = { $title } est retiré. Tu peux annuler pendant 24 heures.
button-remove = Retirer
button-keep = Garder
nothing-changed = Rien n’a changé.
nothing-changed-in-time = Rien n’a changé : tu n’as pas répondu à temps.

reindexing = Relecture… Je continue de répondre.
reindexing-progress = { $done } sur { articles }, { paragraphs }
reindexing-progress-left = { $done } sur { articles }, { paragraphs }, encore { $left } environ
reindexed =
    { $changed ->
        [0] Relecture terminée : { articles }, { paragraphs }, en { $duration } ; rien n’a changé.
       *[other] Relecture terminée : { articles }, { paragraphs }, en { $duration } ; paragraphes : { $diff }.
    }
button-stop = Annuler
reindex-stopped = Relecture annulée. Je réponds d’après les articles tels qu’ils étaient.
reindex-interrupted = Je me suis arrêté au milieu de cette relecture. Rien n’est perdu ; `/library reindex` recommence.
reindex-not-running = Aucune relecture n’est en cours.
reindexed-answered = Ont maintenant une réponse : { $questions }
reindexed-answered-hidden =
    { $count ->
        [one] { $count } question qui n’a pas été posée en public a maintenant une réponse.
       *[other] { $count } questions qui n’ont pas été posées en public ont maintenant une réponse.
    }
reindexed-pins =
    { $count ->
        [one] { $count } passage épinglé n’existe plus ; `/library pins` montre lequel.
       *[other] { $count } passages épinglés n’existent plus ; `/library pins` montre lesquels.
    }
reindexed-added = Ajoutés : { $titles }.
reindexed-updated = Mis à jour : { $titles }.
reindexed-missing = Gardés bien que le fichier ait disparu : { $titles }.
reindexed-and-more = { $titles } et { $count } de plus
reindexed-more-failed =
    { $count ->
        [one] { $count } autre fichier n’a pas pu être lu non plus.
       *[other] { $count } autres fichiers n’ont pas pu être lus non plus.
    }

status-sample = Bibliothèque d’exemple
status-shared = Bibliothèque de tous les serveurs
status-own = Bibliothèque de ce serveur
status-generation = relue { $when }
status-reindexing = en cours de relecture : { $done } sur { articles }
status-shard = -# Shard { $shard } sur { $count }

manage-roles-needed = Seuls les gestionnaires du serveur peuvent faire cela (« Gérer le serveur » ou { $roles }).
button-show = Afficher
added-answers =
    { $count ->
        [one] { $count } question en attente a maintenant une réponse.
       *[other] { $count } questions en attente ont maintenant une réponse.
    }
