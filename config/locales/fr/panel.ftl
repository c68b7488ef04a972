# `/settings` : le panneau où l’on choisit comment le bot se comporte sur un serveur.

panel-heading = ### Réglages de ce serveur
    -# Chaque choix prend effet aussitôt. `/library log` montre qui a changé quoi.
button-settings-where = Salons
button-settings-threads = Fils
button-settings-answers = Réponses
button-settings-people = Personnes
button-settings-memory = Mémoire

panel-channels = **Salons textuels** où je réponds sans qu’on me le demande, si je suis presque sûr
panel-without-content = Je ne peux pas lire les messages qui ne me mentionnent pas : l’opérateur du bot n’a pas activé `message_content`. Dans les forums, je réponds d’après le titre.
panel-forums = **Forums** où je réponds aux nouvelles publications
panel-never = **Jamais ici :** salons où je ne réponds qu’en privé

panel-threads = **Réponses dans un fil,** toujours
panel-threads-without-content = Pour continuer dans un fil, il faut me mentionner ou me répondre : l’opérateur du bot n’a pas activé `message_content`.
panel-busy-threads = **Réponses dans un fil,** quand d’autres discutent dans le salon
panel-solved-tags = **Tags qui veulent dire résolu :** j’en mets un après *C’est résolu*. Sans choix, je me fie à leur nom.
panel-offers = **Salon de l’équipe** où je propose des articles tirés de fils résolus : tag, ✅ de l’auteur ou de l’équipe, *C’est résolu*
panel-offers-without-content = Je ne peux pas encore lire les fils : l’opérateur du bot doit activer `message_content` et l’intent de contenu des messages de Discord.
offers-not-private = Choisis un salon que seule l’équipe voit et où je peux écrire, pas { $channel }.
panel-credit = **Articles faits de messages :** les auteurs sont-ils nommés ?
option-credit-yes = Nommer les auteurs
option-credit-no = Ne nommer personne

panel-memory = **Messages de ce serveur,** là où les articles se taisent : mot pour mot, sans noms, seulement des salons que le lecteur peut lire
panel-memory-without-content = Je ne peux pas encore chercher dans les messages : l’opérateur du bot doit activer `message_content` et l’intent de contenu des messages de Discord.
panel-memory-without-history = Je ne peux pas encore chercher dans les messages : il me manque *Voir les anciens messages*.
option-memory-off = Ne pas chercher dans les messages
option-memory-private = Les montrer seulement à qui pose la question
option-memory-public = Les montrer à tous, depuis les salons ouverts à tous

panel-passages = **Passages** par réponse
option-passages =
    { $count ->
        [one] { $count } passage
       *[other] { $count } passages
    }
panel-caution = **Prudence**
panel-caution-preview =
    { $count ->
        [one] À la dernière question, j’aurais donné { $cautious } réponse en mode prudent, { $balanced } en mode équilibré, { $eager } en mode généreux.
       *[other] Sur les { $count } dernières questions, j’aurais répondu à { $cautious } en mode prudent, { $balanced } en mode équilibré, { $eager } en mode généreux.
    }
option-cautious = Prudent : plutôt aucune réponse qu’une fausse
option-balanced = Équilibré
option-eager = Généreux : plutôt un passage qui peut aider
panel-language = **Langue** de ce que tout le monde voit
option-language-server = Celle du serveur
panel-private = **Réponses à** `/ask`

panel-instead-role = **À qui demander** quand je n’ai pas de réponse : rôle
panel-instead-unreachable = Je ne peux pas prévenir ce rôle. Permets à tout le monde de le mentionner, ou autorise-moi à mentionner tous les rôles.
panel-instead-channel = ou **salon**
panel-managers = **Rôles qui peuvent gérer** articles et réglages, outre « Gérer le serveur »
panel-managers-hidden = Discord leur montre `/library`, `/settings` et `/insights` dès que tu autorises le rôle dans *Paramètres du serveur → Intégrations*.

panel-retention = **Effacer** réponses, votes et questions sans réponse après
option-days =
    { $days ->
        [one] { $days } jour
       *[other] { $days } jours
    }
panel-questions = **Questions sans réponse**, sans noms ; `/insights` les montre
panel-digest = **Bilan de la semaine :** un résumé de `/insights` chaque lundi, dans

refused-never = Je ne réponds pas dans ce salon ; c’est un choix du serveur. Pose ta question ailleurs, ou en privé avec `/ask`.
control-outdated = Ce bouton vient d’une version plus ancienne. Relance la commande.

command-settings = Choisis comment je me comporte ici : où je réponds, comment, et ce que je retiens.

option-private-yes = Visibles seulement par qui demande
option-private-no = Visibles par tous
option-questions-yes = Garder
option-questions-no = Ne pas garder
questions-delete = Ne plus garder les questions sans réponse ? Cela efface celles qui existent : { $count }.
questions-deleted = Les questions sans réponse ne sont plus gardées.
button-delete-questions = Les effacer
