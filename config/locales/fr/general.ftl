failure = Quelque chose s’est mal passé de mon côté ; réessaie. Si cela se reproduit, donne à la personne qui gère ce bot la référence `{ $reference }`.
outdated-command = Cette commande a changé sans que Discord le sache ; la personne qui gère ce bot doit lancer `quoth sync`.
not-your-buttons = Seule la personne qui a lancé la commande peut utiliser ces boutons.
button-next = Suivant
button-previous = Précédent

articles =
    { $articles ->
        [one] { $articles } article
       *[other] { $articles } articles
    }
paragraphs =
    { $paragraphs ->
        [one] { $paragraphs } paragraphe
       *[other] { $paragraphs } paragraphes
    }
characters =
    { $characters ->
        [one] { $characters } caractère
       *[other] { $characters } caractères
    }

duration-short = { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } s
duration-seconds = { $seconds } s
duration-minutes = { $minutes } min { $seconds } s

error-article-not-found = Cet article n’est plus ici ; regarde la liste des articles.
error-read-only-article = Cet article est fourni avec Quoth et ne peut pas être retiré.
error-reindex-running = Les articles sont déjà en cours de relecture ; attends la fin, s’il te plaît.
error-storage = La bibliothèque est inaccessible pour le moment ; réessaie dans une minute.
