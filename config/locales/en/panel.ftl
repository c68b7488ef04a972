# `/settings`: the panel in which a server's managers choose how the bot behaves.

panel-heading = ### Settings of this server
    -# Each choice takes effect at once. `/library log` shows who changed what.
button-settings-where = Channels
button-settings-answers = Answers
button-settings-people = People
button-settings-memory = Memory

panel-channels = **Text channels** in which I answer questions without being asked, when I am nearly certain
panel-without-content = I cannot read messages that do not mention me, since whoever runs me has not switched on the setting `message_content`. Until then I answer forum posts by their title, and nothing in text channels.
panel-forums = **Forum channels** in which I answer new posts
panel-never = **Never here:** channels in which I write nothing that everybody sees; answers to `/ask` are private there

panel-passages = **Passages** in an answer, at most
option-passages =
    { $count ->
        [one] { $count } passage
       *[other] { $count } passages
    }
panel-caution = **How sure** I have to be
panel-caution-preview =
    { $count ->
        [one] Of the last question asked, I would have answered { $cautious } when cautious, { $balanced } when balanced, { $eager } when eager.
       *[other] Of the last { $count } questions, I would have answered { $cautious } when cautious, { $balanced } when balanced, { $eager } when eager.
    }
option-cautious = Cautious: rather no answer than a wrong one
option-balanced = Balanced
option-eager = Eager: rather a passage that may help
panel-language = **Language** of what everybody sees
option-language-server = The server’s own
panel-private = **Answers to** `/ask` are shown to
button-private-on = Nobody but the asker
button-private-off = Everybody

panel-instead-role = **Role** to ask what the library does not say
panel-instead-channel = or the **channel** to ask it in
panel-managers = **Roles that may manage** the articles and these settings, besides those with Manage Server

panel-retention = **Answers, votes and unanswered questions** are deleted after
option-days =
    { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
panel-questions = **Unanswered questions** are kept, without who asked, so that `/insights` can show what is missing
button-questions-on = Kept
button-questions-off = Not kept
panel-digest = **Weekly digest:** the channel that gets a summary of `/insights` every Monday

refused-never = In that channel I answer nobody, as those who manage the server have chosen. Ask me in another one, or with `/ask`: there I answer you privately.
control-outdated = This button is from an older version of me; please give the command again.
