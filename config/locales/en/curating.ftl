# `/library edit`, `undo`, `pin` and `log`: looking after what there is already.

add-facts-of-one = A title or an address belongs to one file; leave them out, or add the files one by one.
form-edit = Change what is known
button-undo = Undo
restored = { $title } is back: { paragraphs }.

button-pin = Pin
# $question: as people ask it
pin-question = ### { $question }
    This passage would come first for the question, marked as chosen by those who manage the server.
pin-no-passage = Nothing in that article answers the question, or it has no such paragraph; it has { paragraphs }. Give the number of the paragraph.
pinned = Pinned: “{ $question }” gets this passage first now.
unpinned = “{ $question }” is answered like any other question again.
unpin-unknown = No passage was chosen for that question; pick one from the list that opens while you type.
pins-none = No passage has been chosen for a question yet; `/library pin` does that.
pins-heading = Chosen passages: { $total }
pins-more =
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }

log-heading = Who changed what
log-empty = Nothing has been changed yet.
log-added = added { $what }
log-updated = updated { $what }
log-edited = changed what is known of { $what }
log-removed = removed { $what }
log-restored = brought back { $what }
log-pinned = chose the passage for { $what }
log-unpinned = let go of the passage for { $what }
log-followed = followed { $what }
log-unfollowed = stopped following { $what }
log-reindexed = reindexed: { $what }
log-stopped = cancelled a reindex
# $name: of a setting
log-setting = changed { $name }: { $value }
log-nothing = the default
log-yes = yes
log-no = no
log-cautious = cautious
log-balanced = balanced
log-eager = eager
setting-channels = text channels that are answered unasked
setting-forums = forums that are answered
setting-never = channels without public answers
setting-passages = passages in an answer
setting-caution = how sure I have to be
setting-language = language
setting-private = private answers
setting-instead = whom to ask instead
setting-managers = roles that may manage
setting-retention = how long answers and questions are kept
setting-questions = keeping unanswered questions
setting-digest = channel of the weekly digest

error-not-in-bin = That article cannot be brought back: it was removed more than a day ago, or it has been added again since.
error-pin-refused = The question has no words to know it by, or too many passages are pinned already.
