# `/library edit`, `undo`, `pin` and `log`: looking after what there is already.

add-facts-of-one = A title or an address fits one file only. Leave them out, or add the files one by one.

# Articles made of threads. $thread: a link
solved-offer = { $thread } is solved. Make an article of it? Nothing is added until you say so.
button-review = Look at it
solved-choose = Which messages make the article? At most { $most }; you can edit them next.
button-edit-and-add = Edit and add
solved-gone = This thread has nothing left that I could quote.
solved-withheld = I can’t read this thread: the operator has to switch on `message_content`.
form-message = Message { $number }
form-edit = Edit details
button-undo = Undo
restored = { $title } is back: { paragraphs }.
restored-version = The earlier version of { $title } is back: { paragraphs }.

bin-heading = The bin: { $total }
bin-none = The bin is empty: nothing was removed in the last 24 hours.
bin-undo = `/library undo` brings an article back.

button-pin = Pin
# $question: as people ask it
pin-question = ### { $question }
    This passage would come first for the question, marked as pinned by the server team.
pin-no-passage = Nothing here matches. This article has { paragraphs }; give a paragraph number.
pinned = Pinned. This passage now comes first for “{ $question }”.
unpinned = Unpinned “{ $question }”.
unpin-unknown = No passage is pinned for this question. Pick one from the suggestions.
pins-none = No passage is pinned yet. `/library pin` pins one.
pins-heading = Pinned passages: { $total }

log-heading = Who changed what
log-empty = Nothing has been changed yet.
log-added = added { $what }
log-updated = updated { $what }
log-edited = edited { $what }
log-removed = removed { $what }
log-restored = restored { $what }
log-pinned = pinned a passage for { $what }
log-unpinned = unpinned { $what }
log-followed = followed { $what }
log-unfollowed = unfollowed { $what }
log-reindexed = reindexed: { $what }
log-unchanged = nothing changed
log-stopped = cancelled a reindex
# $name: of a setting
log-setting = changed { $name }: { $value }
log-nothing = the default
log-cautious = careful
log-balanced = balanced
log-eager = eager
setting-channels = channels where I answer unasked
setting-forums = forums where I answer
setting-never = channels without public answers
setting-threads = channels where I answer in threads
setting-busy-threads = channels where I answer in threads when they are busy
setting-solved-tags = tags that mean solved
setting-offers = the channel where I offer articles
setting-credit = naming the authors of messages
setting-memory = searching this server’s messages
setting-passages = passages per answer
setting-caution = caution
setting-language = language
setting-private = private answers
setting-instead = who to ask instead
setting-managers = roles of managers
setting-retention = how long I keep things
setting-questions = keeping unanswered questions
setting-digest = the channel of the weekly digest


log-turned-on = turned on { $name }
log-turned-off = turned off { $name }

# $words: a list of words
synonyms-added = { $words } now mean the same in questions.
synonyms-removed = Removed these synonyms:
synonyms-unknown = No such synonyms here. `/library synonyms list` shows them.
synonyms-none = No synonyms yet. `/library synonyms add` adds some.
synonyms-heading = Synonyms: { $total }
log-synonyms-added = added the synonyms { $what }
log-synonyms-removed = removed the synonyms { $what }

# `/library test`: questions with the passage that should come first.

# $question: as people ask it
test-question = ### { $question }
    This passage should come first.
button-add-test = Add as a test
test-added = Added the test question “{ $question }”.
test-removed = Removed the test question “{ $question }”.
test-unknown = There is no such test question. Pick one from the suggestions.
tests-none = There are no test questions yet. `/library test add` adds one.
tests-none-changed = Nothing changed at the last run.
tests-heading = Test questions: { $total }
tests-as-before = { $same } of { $total } as before; { $changed } changed.
tests-passed = Right passage first: { $passed }.
tests-upgraded = I was upgraded, and asked your test questions again:
tests-place = at place { $place }
tests-nowhere = not found
# $now and $before: two of the above
tests-was = { $now }, before: { $before }
button-tests-changed = What changed
button-tests = All test questions
log-test-added = added the test question { $what }
log-test-removed = removed the test question { $what }
