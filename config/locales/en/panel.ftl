# `/settings`: the panel in which a server’s managers choose how the bot behaves.

panel-heading = ### Settings of this server
    -# Every choice takes effect at once. `/library log` shows who changed what.
button-settings-where = Channels
button-settings-threads = Threads
button-settings-answers = Answers
button-settings-people = People
button-settings-memory = Memory

panel-channels = **Text channels** where I answer unasked, when I am nearly certain
panel-without-content = I can’t read messages that don’t mention me: the operator has left `message_content` off. I answer forum posts by their title only.
panel-forums = **Forum channels** where I answer new posts
panel-never = **Never here:** channels where I answer privately only

panel-threads = **Answers in a thread,** always
panel-threads-without-content = Follow-ups in a thread need a mention or a reply: the operator has left `message_content` off.
panel-busy-threads = **Answers in a thread,** while others are talking in the channel
panel-solved-tags = **Tags that mean solved:** I set one after *That solved it*. Choose none, and I go by their names.
panel-offers = **The team’s channel,** where I offer articles of solved threads: solved tag, ✅ by the asker or the team, *That solved it*
panel-offers-without-content = I can’t read threads yet: the operator has to switch on `message_content` and Discord’s message content intent.
offers-not-private = Choose a channel that only the team can see and I can write in, not { $channel }.
panel-credit = **Articles made of messages:** are authors named?
option-credit-yes = Name who wrote the messages
option-credit-no = Name nobody

panel-memory = **This server’s messages,** where the articles are silent: word for word, without names, only from channels that the reader can read
panel-memory-without-content = I can’t search messages yet: the operator has to switch on `message_content` and Discord’s message content intent.
panel-memory-without-history = I can’t search messages yet: I lack *Read Message History*.
option-memory-off = Don’t search messages
option-memory-private = Show them to the asker only
option-memory-public = Show them to everyone, from channels open to all

panel-passages = **Passages** per answer
option-passages =
    { $count ->
        [one] { $count } passage
       *[other] { $count } passages
    }
panel-caution = **How careful** to be
panel-caution-preview =
    { $count ->
        [one] Of the last question asked, I would have answered { $cautious } when careful, { $balanced } when balanced, { $eager } when eager.
       *[other] Of the last { $count } questions, I would have answered { $cautious } when careful, { $balanced } when balanced, { $eager } when eager.
    }
option-cautious = Careful: rather no answer than a wrong one
option-balanced = Balanced
option-eager = Eager: rather a passage that may help
panel-language = **Language** of what everybody sees
option-language-server = The server’s own
panel-private = **Answers to** `/ask`

panel-instead-role = **Who to ask** when I have no answer: role
panel-instead-unreachable = I can’t notify this role. Allow everyone to mention it, or give me *Mention @everyone*.
panel-instead-channel = or **channel**
panel-managers = **Roles that may manage** articles and settings, besides Manage Server
panel-managers-hidden = Discord shows `/library`, `/settings` and `/insights` to them once you allow the role in *Server Settings → Integrations*.

panel-retention = **Delete** answers, votes and unanswered questions after
option-days =
    { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
panel-questions = **Unanswered questions**, without names; `/insights` shows them
panel-digest = **Weekly digest:** a summary of `/insights` every Monday, in

refused-never = I don’t answer in that channel; the server chose so. Ask me elsewhere, or privately with `/ask`.
control-outdated = This button is from an older version of me. Please run the command again.

option-private-yes = Shown only to the asker
option-private-no = Shown to everybody
option-questions-yes = Keep
option-questions-no = Don’t keep
questions-delete = Stop keeping unanswered questions? This deletes those kept so far: { $count }.
questions-deleted = Unanswered questions are no longer kept.
button-delete-questions = Delete them
