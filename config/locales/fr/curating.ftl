# `/library edit`, `undo`, `pin` et `log` : prendre soin de ce qui est déjà là.

add-facts-of-one = Un titre ou une adresse vaut pour un seul fichier ; laisse-les de côté, ou ajoute les fichiers un par un.
form-edit = Changer ce qu’on en sait
button-undo = Annuler
restored = { $title } est de retour : { paragraphs }.

button-pin = Épingler
pin-question = ### { $question }
    Ce passage viendrait en premier pour cette question, avec la mention que ceux qui gèrent le serveur l’ont choisi.
pin-no-passage = Rien dans cet article ne répond à la question, ou il n’a pas ce paragraphe ; il en a { paragraphs }. Donne le numéro du paragraphe.
pinned = Épinglé : pour « { $question } », ce passage vient maintenant en premier.
unpinned = « { $question } » reçoit de nouveau une réponse comme toute autre question.
unpin-unknown = Aucun passage n’a été choisi pour cette question ; prends-en une dans la liste qui s’ouvre quand tu écris.
pins-none = Aucun passage n’a encore été choisi pour une question ; `/library pin` sert à cela.
pins-heading = Passages choisis : { $total }
pins-more =
    { $count ->
        [one] et { $count } autre
       *[other] et { $count } autres
    }

log-heading = Qui a changé quoi
log-empty = Rien n’a encore été changé.
log-added = a ajouté { $what }
log-updated = a mis à jour { $what }
log-edited = a changé ce qu’on sait de { $what }
log-removed = a retiré { $what }
log-restored = a fait revenir { $what }
log-pinned = a choisi le passage pour { $what }
log-unpinned = a défait le choix pour { $what }
log-followed = suit { $what }
log-unfollowed = ne suit plus { $what }
log-reindexed = a tout relu : { $what }
log-stopped = a annulé une relecture
log-setting = a changé { $name } : { $value }
log-nothing = la valeur par défaut
log-yes = oui
log-no = non
log-cautious = avec prudence
log-balanced = avec équilibre
log-eager = avec largesse
setting-channels = salons textuels où je réponds sans qu’on me le demande
setting-forums = forums où je réponds
setting-never = salons sans réponses publiques
setting-passages = passages par réponse
setting-caution = à quel point je dois être sûr
setting-language = langue
setting-private = réponses privées
setting-instead = à qui demander à la place
setting-managers = rôles qui peuvent gérer
setting-retention = combien de temps réponses et questions sont gardées
setting-questions = garder les questions sans réponse
setting-digest = salon du résumé hebdomadaire

error-not-in-bin = Cet article ne peut pas revenir : il a été retiré il y a plus d’un jour, ou il a été ajouté de nouveau depuis.
error-pin-refused = La question n’a pas de mots auxquels la reconnaître, ou trop de passages sont déjà épinglés.

command-library-edit = Change le titre, la source, l’auteur ou la date d’un article de ce serveur.
    .article = Le titre de l’article
command-library-undo = Fait revenir un article retiré au cours des dernières 24 heures.
    .article = Le titre d’un article retiré
command-library-pin = Choisit le passage qui vient en premier quand on pose une question.
    .question = La question, comme on la pose ; les mots et l’ordre peuvent varier un peu
    .article = Le titre de l’article qui y répond
    .paragraph = Le numéro du paragraphe ; sans lui, celui qui convient le mieux
command-library-unpin = Laisse de nouveau une question recevoir une réponse comme toute autre.
    .question = La question pour laquelle le passage a été choisi
command-library-pins = Montre les passages choisis pour des questions, et lesquels ont disparu.
command-library-log = Montre qui a changé les articles et réglages de ce serveur, et quand.
