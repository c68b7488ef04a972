# `/settings` : le panneau où l’on choisit comment le bot se comporte sur un serveur.

panel-heading = ### Réglages de ce serveur
    -# Chaque choix vaut aussitôt. `/library log` montre qui a changé quoi.
button-settings-where = Salons
button-settings-answers = Réponses
button-settings-people = Personnes
button-settings-memory = Mémoire

panel-channels = **Salons textuels** où je réponds aux questions sans qu’on me le demande, quand j’en suis presque sûr
panel-without-content = Je ne peux pas lire les messages qui ne me mentionnent pas, car le réglage `message_content` n’est pas activé. D’ici là, je réponds aux publications de forum d’après leur titre, et à rien dans les salons textuels.
panel-forums = **Forums** où je réponds aux nouvelles publications
panel-never = **Jamais ici :** salons où je n’écris rien que tout le monde voie ; les réponses à `/ask` y sont privées

panel-passages = **Passages** par réponse, au plus
option-passages =
    { $count ->
        [one] { $count } passage
       *[other] { $count } passages
    }
panel-caution = **À quel point** je dois être sûr
panel-caution-preview =
    { $count ->
        [one] À la dernière question, j’aurais répondu { $cautious } fois avec prudence, { $balanced } avec équilibre, { $eager } avec largesse.
       *[other] Sur les { $count } dernières questions, j’aurais répondu à { $cautious } avec prudence, { $balanced } avec équilibre, { $eager } avec largesse.
    }
option-cautious = Avec prudence : plutôt aucune réponse qu’une fausse
option-balanced = Avec équilibre
option-eager = Avec largesse : plutôt un passage qui peut aider
panel-language = **Langue** de ce que tout le monde voit
option-language-server = Celle du serveur
panel-private = **Les réponses à** `/ask` sont vues par
button-private-on = La seule personne qui demande
button-private-off = Tout le monde

panel-instead-role = **Rôle** à qui demander ce que la bibliothèque ne dit pas
panel-instead-channel = ou le **salon** où le demander
panel-managers = **Rôles qui peuvent gérer** les articles et ces réglages, outre ceux qui ont Gérer le serveur

panel-retention = **Les réponses, votes et questions sans réponse** sont effacés après
option-days =
    { $days ->
        [one] { $days } jour
       *[other] { $days } jours
    }
panel-questions = **Les questions sans réponse** sont gardées, sans qui les a posées, pour que `/insights` montre ce qui manque
button-questions-on = Gardées
button-questions-off = Pas gardées
panel-digest = **Bilan de la semaine :** le salon qui reçoit chaque lundi un résumé de `/insights`

refused-never = Dans ce salon je ne réponds à personne, ainsi l’ont choisi ceux qui gèrent le serveur. Demande-moi dans un autre, ou avec `/ask` : là, je te réponds en privé.
control-outdated = Ce bouton vient d’une version plus ancienne de moi ; redonne la commande, s’il te plaît.

command-settings = Choisis comment je me comporte ici : où je réponds, comment, et ce que je retiens.
