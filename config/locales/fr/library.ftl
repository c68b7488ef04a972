list-heading-all = Articles : { $total }
list-heading-page = Articles : { $first } à { $last } sur { $total }

fact-author = Auteur
fact-date = Date
fact-language = Langue
fact-paragraphs = Paragraphes
fact-origin = Origine
origin-sample = fourni avec Quoth
origin-uploaded = envoyé ici sous le nom { $name }
origin-pasted = collé ici sous le nom { $name }
origin-operator = le fichier { $name } de la personne qui gère le bot
everywhere = sur tous les serveurs

added = { $title } est ajouté : { paragraphs }. À toi de poser tes questions !
updated =
    { $changed ->
        [0] { $title } est mis à jour : ce qu’on en sait ; les { paragraphs } sont comme avant.
        [one] { $title } est mis à jour : { $changed } paragraphe changé, { paragraphs } maintenant.
       *[other] { $title } est mis à jour : { $changed } paragraphes changés, { paragraphs } maintenant.
    }
unchanged = { $title } est déjà dans la bibliothèque, mot pour mot : { paragraphs }.
add-url-wrong = L’adresse doit commencer par https:// ou http:// et ne pas être trop longue.
add-date-wrong = La date doit être un jour écrit comme 2025-04-30.
add-too-large = Le fichier fait { $size } octets ; { $limit } au plus sont permis.
add-not-downloaded = Le fichier n’a pas pu être téléchargé depuis Discord ; réessaie.
form-add = Ajouter un article
form-text = Texte
form-text-hint = Plus de 4 000 caractères ? Joins plutôt un fichier.
form-title = Titre
form-title-hint = Sinon la première ligne
form-source = Source
form-author = Auteur
form-date = Date

manage-in-servers-only = Cela ne marche que sur un serveur ; les messages privés n’ont pas de bibliothèque à eux.
manage-permission-needed = Il faut la permission « Gérer le serveur » ; demande à quelqu’un qui gère ce serveur.

remove-question = Retirer { $title } ({ paragraphs }) de la bibliothèque de ce serveur ? Tu pourras le faire revenir pendant un jour.
remove-done = { $title } est retiré. On peut le faire revenir pendant un jour.
button-remove = Retirer
button-keep = Garder
nothing-changed = Rien n’a été changé.
nothing-changed-in-time = Rien n’a été changé : aucune réponse n’est venue.

reindexing = Relecture des articles… Je continue de répondre aux questions.
reindexing-progress = { $done } sur { articles }, { paragraphs }
reindexing-progress-left = { $done } sur { articles }, { paragraphs }, encore { $left } environ
reindexed =
    { $changed ->
        [0] Relecture terminée : { articles }, { paragraphs }, en { $duration } ; rien n’a changé.
       *[other] Relecture terminée : { articles }, { paragraphs }, en { $duration } ; paragraphes : { $diff }.
    }
button-stop = Annuler
reindex-stopped = La relecture a été annulée. Les réponses viennent des articles tels qu’ils étaient avant.
reindex-interrupted = Je me suis arrêté au milieu de cette relecture. Rien n’est perdu : les réponses viennent des articles tels qu’ils étaient avant. `/library reindex` recommence.
reindex-not-running = Il n’y a plus de relecture à annuler.
reindexed-answered = Ont une réponse à présent : { $questions }
reindexed-answered-hidden =
    { $count ->
        [one] A une réponse à présent : { $count } question qui n’a pas été posée en public.
       *[other] Ont une réponse à présent : { $count } questions qui n’ont pas été posées en public.
    }
reindexed-pins =
    { $count ->
        [one] { $count } passage choisi n’existe plus ; `/library pins` montre lequel.
       *[other] { $count } passages choisis n’existent plus ; `/library pins` montre lesquels.
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
status-generation = génération { $generation }, relue { $when }
status-generation-first = génération { $generation }, jamais relue
status-reindexing = en cours de relecture : { $done } sur { articles }
