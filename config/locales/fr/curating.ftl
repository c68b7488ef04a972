# `/library edit`, `undo`, `pin` et `log` : prendre soin de ce qui est déjà là.

add-facts-of-one = Un titre ou une adresse ne vaut que pour un fichier. Enlève-les, ou ajoute les fichiers un par un.

# Articles made of threads. $thread: a link
solved-offer = { $thread } est résolu. En faire un article ? Rien n’est ajouté sans ton accord.
button-review = Regarder
solved-choose = Quels messages forment l’article ? Au plus { $most } ; tu pourras ensuite les modifier.
button-edit-and-add = Modifier et ajouter
solved-gone = Il ne reste rien à citer dans ce fil.
solved-withheld = Je ne peux pas lire ce fil : l’opérateur du bot doit activer `message_content`.
form-message = Message { $number }
form-edit = Modifier les détails
button-undo = Annuler
restored = { $title } est de retour : { paragraphs }.
restored-version = L’ancienne version de { $title } est de retour : { paragraphs }.

bin-heading = Corbeille : { $total }
bin-none = La corbeille est vide : rien n’a été retiré ces dernières 24 heures.
bin-undo = `/library undo` rétablit un article.

button-pin = Épingler
pin-question = ### { $question }
    Ce passage viendrait en premier pour cette question, avec la mention que l’équipe du serveur l’a épinglé.
pin-no-passage = Rien ne correspond ici. L’article a { paragraphs } ; donne le numéro d’un paragraphe.
pinned = Épinglé. Ce passage vient maintenant en premier pour « { $question } ».
unpinned = J’ai désépinglé « { $question } ».
unpin-unknown = Aucun passage n’est épinglé pour cette question. Choisis-en une parmi les suggestions.
pins-none = Aucun passage n’est épinglé. `/library pin` en épingle un.
pins-heading = Passages épinglés : { $total }

log-heading = Qui a changé quoi
log-empty = Rien n’a encore été changé.
log-added = a ajouté { $what }
log-updated = a mis à jour { $what }
log-edited = a modifié { $what }
log-removed = a retiré { $what }
log-restored = a restauré { $what }
log-pinned = a épinglé un passage pour { $what }
log-unpinned = a désépinglé { $what }
log-followed = suit { $what }
log-unfollowed = ne suit plus { $what }
log-reindexed = a tout relu : { $what }
log-unchanged = rien n’a changé
log-stopped = a annulé une relecture
log-setting = a changé { $name } : { $value }
log-nothing = la valeur par défaut
log-cautious = prudent
log-balanced = équilibré
log-eager = généreux
setting-channels = salons où je réponds sans qu’on me le demande
setting-forums = forums où je réponds
setting-never = salons sans réponses publiques
setting-threads = salons où je réponds dans des fils
setting-busy-threads = salons où je réponds dans des fils quand ils sont animés
setting-solved-tags = tags qui veulent dire résolu
setting-offers = le salon où je propose des articles
setting-credit = nommer les auteurs de messages
setting-memory = chercher dans les messages de ce serveur
setting-passages = passages par réponse
setting-caution = prudence
setting-language = langue
setting-private = réponses privées
setting-instead = à qui demander
setting-managers = rôles de gestion
setting-retention = durée de conservation
setting-questions = la conservation des questions sans réponse
setting-digest = le salon du bilan de la semaine


command-library-edit = Change le titre, la source, l’auteur ou la date d’un article de ce serveur.
    .article = Le titre de l’article
command-library-bin = Montre les articles retirés ou remplacés ces dernières 24 heures.
command-library-undo = Fait revenir un article retiré ou remplacé au cours des dernières 24 heures.
    .article = Le titre d’un article retiré
command-library-pin = Épingle le passage qui vient en premier pour une question.
    .question = La question, comme on la pose ; les mots et l’ordre peuvent varier un peu
    .article = Le titre de l’article qui y répond
    .paragraph = Le numéro du paragraphe ; sans lui, celui qui convient le mieux
command-library-unpin = Désépingle une question.
    .question = La question pour laquelle le passage a été choisi
command-library-pins = Montre les passages épinglés, et lesquels ont disparu.
command-library-log = Montre qui a changé les articles et réglages de ce serveur, et quand.

log-turned-on = a activé { $name }
log-turned-off = a désactivé { $name }

synonyms-added = { $words } veulent maintenant dire la même chose dans les questions.
synonyms-removed = J’ai supprimé ces synonymes :
synonyms-unknown = Ces synonymes n’existent pas ici. `/library synonyms list` les affiche.
synonyms-none = Pas encore de synonymes. `/library synonyms add` en ajoute.
synonyms-heading = Synonymes : { $total }
log-synonyms-added = a ajouté les synonymes { $what }
log-synonyms-removed = a supprimé les synonymes { $what }

# `/library test` : des questions avec le passage qui devrait venir en premier.

test-question = ### { $question }
    Ce passage devrait venir en premier.
button-add-test = Ajouter comme test
test-added = Question test « { $question } » ajoutée.
test-removed = Question test « { $question } » retirée.
test-unknown = Cette question test n’existe pas. Choisis-en une parmi les suggestions.
tests-none = Il n’y a pas encore de questions test. `/library test add` en ajoute une.
tests-none-changed = Rien n’a changé la dernière fois.
tests-heading = Questions test : { $total }
tests-as-before = { $same } sur { $total } comme avant ; { $changed } ont changé.
tests-passed = Bon passage en premier : { $passed }.
tests-upgraded = J’ai été mis à jour et j’ai reposé vos questions test :
tests-place = en position { $place }
tests-nowhere = introuvable
tests-was = { $now }, avant : { $before }
button-tests-changed = Ce qui a changé
button-tests = Toutes les questions test
log-test-added = a ajouté la question test { $what }
log-test-removed = a retiré la question test { $what }
